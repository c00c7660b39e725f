"""The values that the stages hand to each other: documents, mentions, nodes and claims.

All offsets are code points in `Document.text`, half-open: `text[start:end]`.
A *reading* is what one document tells, in names of its own (`person:1`); resolution
joins the readings of all documents into one graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias

# Kinds of node: the classes of the ontology that a reading can speak of, and concepts.
ACTOR_KINDS: Final = frozenset({"Person", "State", "Organization"})
EVENT_KINDS: Final = frozenset({"Meeting", "Visit", "Conference"})
NODE_KINDS: Final = ACTOR_KINDS | EVENT_KINDS | {"Tenure", "Initiative", "Agreement", "Statement", "Place", "Concept"}

MODALITIES: Final = frozenset({"Asserted", "Planned", "Possible", "Denied", "Inferred"})
# A claim of one of these makes no plain triple.
UNBACKING_MODALITIES: Final = frozenset({"Possible", "Denied"})

# Kinds of passage that facts may be taken from. The others are kept only so that offsets hold.
TELLING: Final = frozenset({"title", "lead", "body", "item", "heading"})
SILENT: Final = frozenset({"dateline", "contact", "caption", "navigation", "boilerplate", "duplicate"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of lines of one kind.

    Args:
        start: Where it starts in the text.
        end: Where it ends.
        kind: One of `TELLING` or `SILENT`.
    """

    start: int
    end: int
    kind: str

    @property
    def tells(self) -> bool:
        """Whether facts may be taken from it."""
        return self.kind in TELLING


@dataclass(frozen=True, slots=True)
class Document:
    """What was read.

    Args:
        identifier: Unique in a store; the file's name by default.
        text: The text as it is stored: line ends are `\\n`, contact details are masked by
            spaces of the same length. Every offset is one in this text.
        language: `en`, `ru` or `kk`.
        title: The headline, where the text has one.
        issued: The day of publication, where the text or the caller gives one.
        publisher: The outlet's name, where the text or the caller gives one.
        source: Where the document came from: a URL, where one is known.
        dateline: The span of the place name that the text opens with ("ASTANA, 6 March"), if any.
        passages: The text's passages in order; together they cover all that is not blank.
        warnings: What was noticed and mended while reading, one line each.

    >>> Document(identifier="a.txt", text="The ministers met.", language="en").speaking()[0].kind
    'body'
    """

    identifier: str
    text: str
    language: str
    title: str | None = None
    issued: date | None = None
    publisher: str | None = None
    source: str | None = None
    dateline: tuple[int, int] | None = None
    passages: tuple[Passage, ...] = ()
    warnings: tuple[str, ...] = ()

    def speaking(self) -> tuple[Passage, ...]:
        """The passages that facts may be taken from; the whole text where none are marked."""
        if not self.passages:
            return (Passage(0, len(self.text), "body"),)
        return tuple(passage for passage in self.passages if passage.tells)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names or describes one thing.

    Args:
        start: Where it starts.
        end: Where it ends.
        kind: `person`, `state`, `organization`, `place`, `role`, `date`, `topic`, `initiative`,
            `conference`, `agreement` or `demonym`.
        text: The words themselves.
        name: The words in the nominative, as a label would have them.
        key: The identity that a lexicon gives it (`state/KZ`, `organization/icrc`), if any.
        case: The grammatical case it stands in, as a Universal Dependencies value (`Nom`, `Gen` …), if known.
        number: `Sing` or `Plur`, if known.
        confidence: How sure the recogniser is, 0 to 1.
        source: Which recogniser found it.
    """

    start: int
    end: int
    kind: str
    text: str
    name: str
    key: str | None = None
    case: str | None = None
    number: str | None = None
    confidence: float = 1.0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal of a claim: its lexical form and the datatype's prefixed name.

    `datatype` is one of `xsd:string`, `xsd:date`, `xsd:integer`, `edtf:EDTF` or, with `language` set, `rdf:langString`.
    """

    value: str
    datatype: str = "xsd:string"
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Individual:
    """An individual that the ontology itself defines, by its local name: `Held`, `Supports`."""

    name: str


# The object of a claim: the key of a node in the same reading, a literal, or an individual of the ontology.
Object: TypeAlias = str | Literal | Individual


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a document uses for a node.

    Args:
        text: The name in the nominative.
        language: `en`, `ru` or `kk`.
        kind: `label` for a full name, `alt` for an abbreviation or a shorter name.
    """

    text: str
    language: str
    kind: str = "label"


@dataclass(frozen=True, slots=True)
class Node:
    """One thing, as one document tells of it.

    Args:
        key: Unique in its reading: `person:1`, `meeting:2`.
        kind: One of `NODE_KINDS`.
        names: The names that the document uses for it, in order of first use, without repetition.
        anchor: The identity that a lexicon gives it, if any: `state/KZ`, `organization/icrc`,
            `place/astana`, `role/minister-of-defence`, `topic/international-humanitarian-law`.
        signature: Language-independent marks that help to tell whether two nodes of different documents
            are one: `word:global`, `topic/…`, `ordinal:34`, `format:phone`; sorted.
    """

    key: str
    kind: str
    names: tuple[Name, ...] = ()
    anchor: str | None = None
    signature: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """That a document says a triple, in the words `text[start:end]`.

    Args:
        subject: The key of a node of the same reading.
        predicate: The local name of a property of the ontology: `participant`.
        object: What it says of the subject.
        start: Where the words start.
        end: Where they end.
        confidence: 0 to 1; of the claims at .9, nine in ten are right.
        modality: One of `MODALITIES`.
        said_by: The key of the node whose words it is, where it is somebody's.
        extractor: The registered name of the extractor that made it.
    """

    subject: str
    predicate: str
    object: Object
    start: int
    end: int
    confidence: float = 0.9
    modality: str = "Asserted"
    said_by: str | None = None
    extractor: str = ""

    @property
    def backs(self) -> bool:
        """Whether it makes a plain triple, unless a finer value takes its place."""
        return self.modality not in UNBACKING_MODALITIES


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document tells: its nodes and what it claims of them.

    Both tuples are in an order that depends on the document alone.
    """

    document: Document
    nodes: tuple[Node, ...] = ()
    claims: tuple[Claim, ...] = ()

    def node(self, key: str) -> Node:
        """The node of that key; `KeyError` where there is none."""
        for node in self.nodes:
            if node.key == key:
                return node
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a resolved node: `property` is `label`, `alt` or `hidden`; `language` may be `ru-Latn`."""

    text: str
    language: str
    property: str = "label"


@dataclass(frozen=True, slots=True)
class Resource:
    """A node of the whole graph.

    Args:
        path: Its IRI below the base: `person/kassym-jomart-tokayev`, `state/KZ`.
        kind: One of `NODE_KINDS`.
        labels: Sorted, without repetition.
        same_as: IRIs of the same thing elsewhere (Wikidata), sorted.
        iso: ISO 3166-1 alpha-2 of a state.
        scheme: For a concept, the scheme it belongs to: `role`, `topic`, `format`.
    """

    path: str
    kind: str
    labels: tuple[Label, ...] = ()
    same_as: tuple[str, ...] = ()
    iso: str | None = None
    scheme: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim whose subject and object are nodes of the whole graph.

    Args:
        subject: A resource's path.
        predicate: The local name of a property of the ontology.
        object: A resource's path, a literal or an individual.
        document: The identifier of the document that says it.
        backs: Whether the plain triple stands in the graph on this claim. It does not where the claim is
            denied or possible, and where a finer or later value has taken its place.
        start, end, confidence, modality, said_by, extractor: as in `Claim`; `said_by` is a path.
    """

    subject: str
    predicate: str
    object: Object
    document: str
    start: int
    end: int
    confidence: float
    modality: str
    said_by: str | None
    extractor: str
    backs: bool = True


@dataclass(frozen=True, slots=True)
class Merge:
    """Why a node of a reading stands for a resource of the graph: `reason` is one plain sentence."""

    path: str
    document: str
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The graph that a set of readings makes; every tuple sorted, so that the same set gives the same bytes."""

    resources: tuple[Resource, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    merges: tuple[Merge, ...] = ()
    paths: dict[tuple[str, str], str] = field(default_factory=dict)

    def facts(self) -> Iterator[tuple[str, str, Object]]:
        """The plain triples of the domain, each once, in order."""
        seen: set[tuple[str, str, Object]] = set()
        for item in self.evidence:
            triple = (item.subject, item.predicate, item.object)
            if item.backs and triple not in seen:
                seen.add(triple)
                yield triple
