"""From a resolution to quads: plain triples, the claims that back them, and what is known of nodes and documents.

Everything is in the default graph. Literals are in their canonical form, since Oxigraph rewrites others when it
stores them, and a graph could then not be compared with what is in a store.
"""

from __future__ import annotations

import re
from base64 import b32encode
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingType
from decimal import Decimal
from hashlib import sha256
from typing import Final, TypeAlias
from urllib.parse import quote

import pyoxigraph as ox

from kg.model import Document, Evidence, Individual, Label, Literal, Object, Resolution, Resource
from kg.rdf import terms

Term: TypeAlias = ox.NamedNode | ox.Literal

_NOT_IRI: Final = re.compile(r"[\s\x00-\x20\x7f-\x9f<>\"{}|\\^`]")
_DECIMALS: Final = Decimal("0.0001")


def quads(resolution: Resolution, documents: MappingType[str, Document], *, base: str) -> dict[str, frozenset[ox.Quad]]:
    """The quads that each document brings: together they are the graph.

    Args:
        resolution: What the documents tell, joined.
        documents: All documents by identifier; evidence from any other is a `KeyError`.
        base: What the IRIs of instances start with.

    Returns:
        For each document its node, its claims, the plain triples that they back, and what is known of the nodes
        that they speak of. A quad that several documents back is in the set of each.

    >>> document = Document("a.txt", "The ministers met.", "en")
    >>> graph = quads(Resolution(), {"a.txt": document}, base="https://example.org/")["a.txt"]
    >>> str(min(graph, key=str).subject)
    '<https://example.org/document/a.txt>'
    """
    mapping = Mapping(base)
    known = {resource.path: resource for resource in resolution.resources}
    evidence: dict[str, list[Evidence]] = {identifier: [] for identifier in documents}
    for item in resolution.evidence:
        evidence[item.document].append(item)
    found = {}
    for identifier, items in evidence.items():
        made = set(mapping.document(documents[identifier]))
        for item in best(items):
            made.update(mapping.claim(item, documents[identifier]))
            made.update([mapping.fact(item)] if item.backs else [])
            made.update(quad for path in nodes(item) if path in known for quad in mapping.node(known[path]))
        found[identifier] = frozenset(made)
    return found


def document_iri(identifier: str, *, base: str) -> str:
    """The IRI of a document's node. Letters of every script stay as they are.

    >>> document_iri("вести 7.txt", base="https://example.org/")
    'https://example.org/document/вести%207.txt'
    """
    return f"{base}document/{_escaped(identifier)}"


def claim_iri(evidence: Evidence, *, base: str) -> str:
    """The IRI of a claim: the same for the same words that say the same, whatever the confidence."""
    parts = (
        evidence.document,
        evidence.subject,
        evidence.predicate,
        repr(evidence.object),
        str(evidence.start),
        str(evidence.end),
        evidence.modality,
        evidence.said_by or "",
    )
    digest = sha256("\0".join(parts).encode()).digest()[:10]
    return f"{base}claim/{b32encode(digest).decode().lower()}"


# All predicates that the mapping writes. With them, a builder knows its own triples from those that users add.
PREDICATES: Final = frozenset(
    {
        *terms.DOMAIN_PROPERTIES,
        terms.RDF_type,
        terms.RDF_subject,
        terms.RDF_predicate,
        terms.RDF_object,
        terms.RDFS_label,
        terms.SKOS_prefLabel,
        terms.SKOS_altLabel,
        terms.SKOS_hiddenLabel,
        terms.SKOS_inScheme,
        terms.SCHEMA_sameAs,
        terms.SCHEMA_text,
        terms.DCTERMS_identifier,
        terms.DCTERMS_title,
        terms.DCTERMS_issued,
        terms.DCTERMS_language,
        terms.DCTERMS_publisher,
        terms.DCTERMS_source,
        terms.DIP_iso,
        terms.DIP_source,
        terms.DIP_quote,
        terms.DIP_start,
        terms.DIP_end,
        terms.DIP_confidence,
        terms.DIP_modality,
        terms.DIP_saidBy,
        terms.DIP_extractor,
    }
)

_LABELS: Final = {"label": terms.RDFS_label, "alt": terms.SKOS_altLabel, "hidden": terms.SKOS_hiddenLabel}


class Mapping:
    """Makes the quads of documents, claims, facts and nodes.

    Args:
        base: What the IRIs of instances start with.
    """

    def __init__(self, base: str) -> None:
        self._base = base

    def iri(self, path: str) -> str:
        """The IRI of a node."""
        # Paths are made of names that documents use, which may hold what no IRI can (RFC 3987, section 2.2).
        return self._base + _NOT_IRI.sub(lambda match: quote(match[0], safe=""), path)

    def fact(self, item: Evidence) -> ox.Quad:
        """The plain triple that a claim backs."""
        return _quad(self.iri(item.subject), terms.DIP + item.predicate, self._object(item.object))

    def _object(self, value: Object) -> Term:
        if isinstance(value, Literal):
            return _literal(value)
        if isinstance(value, Individual):
            return ox.NamedNode(terms.DIP + value.name)
        return ox.NamedNode(self.iri(value))

    def document(self, document: Document) -> Iterator[ox.Quad]:
        """What is known of a document."""
        node = document_iri(document.identifier, base=self._base)
        issued = document.issued.isoformat() if document.issued else None
        values: tuple[tuple[str, ox.Literal | None], ...] = (
            (terms.DCTERMS_identifier, _text(document.identifier)),
            (terms.DCTERMS_language, _text(document.language)),
            (terms.DCTERMS_title, _text(document.title, document.language)),
            (terms.DCTERMS_issued, _typed(issued, terms.XSD_date) if issued else None),
            (terms.DCTERMS_publisher, _text(document.publisher)),
            (terms.SCHEMA_text, _text(document.text)),
        )
        yield _quad(node, terms.RDF_type, ox.NamedNode(terms.DIP_Document))
        yield from (_quad(node, predicate, value) for predicate, value in values if value is not None)
        if document.source:
            yield _quad(node, terms.DCTERMS_source, _link(document.source))

    def weight(self, node: str, item: Evidence) -> Iterator[ox.Quad]:
        """What the claim of an IRI has that this does not follow from: how sure it is, and what took it."""
        yield _quad(node, terms.DIP_confidence, _typed(_decimal(item.confidence), terms.XSD_decimal))
        if item.extractor:
            yield _quad(node, terms.DIP_extractor, ox.Literal(item.extractor))

    def claim(self, item: Evidence, document: Document) -> Iterator[ox.Quad]:
        """A claim, with the words of the document that it is from."""
        node = claim_iri(item, base=self._base)
        values: tuple[tuple[str, Term | None], ...] = (
            (terms.RDF_type, ox.NamedNode(terms.DIP_Claim)),
            (terms.RDF_subject, ox.NamedNode(self.iri(item.subject))),
            (terms.RDF_predicate, ox.NamedNode(terms.DIP + item.predicate)),
            (terms.RDF_object, self._object(item.object)),
            (terms.DIP_source, ox.NamedNode(document_iri(document.identifier, base=self._base))),
            (terms.DIP_quote, _text(document.text[item.start : item.end])),
            (terms.DIP_start, _typed(str(item.start), terms.XSD_integer)),
            (terms.DIP_end, _typed(str(item.end), terms.XSD_integer)),
            (terms.DIP_modality, ox.NamedNode(terms.DIP + item.modality)),
            (terms.DIP_saidBy, ox.NamedNode(self.iri(item.said_by)) if item.said_by else None),
        )
        yield from (_quad(node, predicate, value) for predicate, value in values if value is not None)
        yield from self.weight(node, item)

    def node(self, resource: Resource) -> Iterator[ox.Quad]:
        """What is known of a node."""
        node = self.iri(resource.path)
        for iri in terms.classes(resource.kind):
            yield _quad(node, terms.RDF_type, ox.NamedNode(iri))
        for label in resource.labels:
            yield _quad(node, _label_property(label, resource.kind), ox.Literal(label.text, language=label.language))
        for iri in resource.same_as:
            yield _quad(node, terms.SCHEMA_sameAs, ox.NamedNode(iri))
        if resource.iso:
            yield _quad(node, terms.DIP_iso, ox.Literal(resource.iso))
        if resource.scheme:
            yield _quad(node, terms.SKOS_inScheme, ox.NamedNode(terms.SCHEMES[resource.scheme]))


def best(evidence: Iterable[Evidence]) -> list[Evidence]:
    """One of each claim: where two extractors take the same from the same words, that of the surer one."""
    return list(by_claim(evidence, base="").values())


def by_claim(evidence: Iterable[Evidence], *, base: str) -> dict[str, Evidence]:
    """One of each claim, by its IRI."""
    found: dict[str, Evidence] = {}
    for item in evidence:
        key = claim_iri(item, base=base)
        if key not in found or _rank(item) > _rank(found[key]):
            found[key] = item
    return found


def _rank(item: Evidence) -> tuple[bool, float, str]:
    return item.backs, item.confidence, item.extractor


def nodes(item: Evidence) -> Iterator[str]:
    """The paths of the nodes that a claim speaks of."""
    yield item.subject
    if isinstance(item.object, str):
        yield item.object
    if item.said_by:
        yield item.said_by


def _label_property(label: Label, kind: str) -> str:
    return terms.SKOS_prefLabel if kind == "Concept" and label.property == "label" else _LABELS[label.property]


def _quad(subject: str, predicate: str, value: Term) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), value)


def _text(value: str | None, language: str | None = None) -> ox.Literal | None:
    return None if value is None else ox.Literal(value, language=language)


def _typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(datatype))


def _literal(value: Literal) -> ox.Literal:
    if value.language:
        return ox.Literal(value.value, language=value.language)
    datatype = terms.expand(value.datatype)
    lexical = str(int(value.value)) if datatype == terms.XSD_integer else value.value
    return _typed(lexical, datatype)


def _decimal(number: float) -> str:
    """Four digits are more than any confidence deserves; trailing zeros are what the store would take away."""
    text = str(Decimal(str(number)).quantize(_DECIMALS))
    return text.rstrip("0").rstrip(".")


def _link(source: str) -> Term:
    """An IRI where it is one, the words themselves where it is not."""
    try:
        return ox.NamedNode(source) if "://" in source else ox.Literal(source)
    except ValueError:
        return ox.Literal(source)


def _escaped(identifier: str) -> str:
    return "".join(char if char.isalnum() or char in "-._~" else quote(char, safe="") for char in identifier)
