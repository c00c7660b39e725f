"""The readings of all documents to one graph."""

from __future__ import annotations

from collections.abc import Iterable

from kg.languages.lexicon import Entry
from kg.model import Evidence, Label, Merge, Object, Reading, Resolution, Resource
from kg.rdf.terms import SCHEMES, WD
from kg.resolution.bodies import join_bodies
from kg.resolution.captions import captioned
from kg.resolution.conferences import join_conferences
from kg.resolution.corpus import Corpus, Ref
from kg.resolution.identities import Identities, entry, shown
from kg.resolution.inference import infer
from kg.resolution.initiatives import join_initiatives
from kg.resolution.labels import known_labels, person_labels, plain_labels, preferred
from kg.resolution.meetings import join_meetings
from kg.resolution.paths import paths
from kg.resolution.persons import join_persons
from kg.resolution.refinement import refine
from kg.resolution.tenures import confirm_supposed, join_tenures
from kg.resolution.views import sides_of_persons
from kg.resolution.visits import join_visits


def resolve(readings: Iterable[Reading]) -> Resolution:
    """One graph from what each document tells.

    The same set of readings gives the same graph in whatever order they come, and a graph without a reading is what it
    would be had the document never been read.

    Args:
        readings: One for each document; two of one identifier are a `ValueError`.

    >>> from kg.model import Claim, Document, Node
    >>> readings = [
    ...     Reading(Document(name, "Norway met Peru.", "en"), (Node("m", "Meeting"), Node("s", "State", anchor=state)),
    ...             (Claim("m", "party", "s", 0, 6),)) for name, state in [("a", "state/NO"), ("b", "state/NO")]]
    >>> [resource.path for resource in resolve(readings).resources if resource.kind == "State"]
    ['state/NO']
    """
    corpus = Corpus(readings)
    identities = _identified(corpus)
    labels = {root: _labels(identities, root) for root in identities.joins.roots(corpus.nodes)}
    found = paths(identities, {root: preferred(known) for root, known in labels.items()})
    evidence = _evidence(identities, found)
    resources = {found[root]: _resource(identities, root, found[root], labels[root]) for root in labels}
    for item in evidence:
        if isinstance(item.object, str) and item.object not in resources:
            resources[item.object] = _known_resource(item.object)
    resources = captioned(resources, sorted(set(evidence), key=_order))
    return Resolution(
        resources=tuple(resources[path] for path in sorted(resources)),
        evidence=tuple(sorted(set(evidence), key=_order)),
        merges=tuple(_merges(identities, found)),
        paths={ref: found[identities.joins.find(ref)] for ref in sorted(corpus.nodes)},
    )


def _identified(corpus: Corpus) -> Identities:
    """Who is who and what is what: what others are compared by comes first."""
    identities = Identities(corpus)
    join_bodies(identities)
    join_persons(identities)
    confirm_supposed(identities)
    join_tenures(identities)
    sides = sides_of_persons(identities)
    join_conferences(identities, sides)
    join_initiatives(identities)
    join_visits(identities, sides)
    join_meetings(identities, sides)
    return identities


# resources


def _labels(identities: Identities, root: Ref) -> list[Label]:
    corpus = identities.corpus
    attested = [(ref[0], name) for ref in identities.joins.members(root) for name in corpus.nodes[ref].names]
    anchor = identities.anchor(root)
    known = entry(anchor) if anchor else None
    if known is not None and known.names:
        return known_labels(known, attested)
    return person_labels(attested) if corpus.nodes[root].kind == "Person" else plain_labels(attested)


def _resource(identities: Identities, root: Ref, path: str, labels: list[Label]) -> Resource:
    kind = identities.corpus.nodes[root].kind
    anchor = identities.anchor(root)
    known = entry(anchor) if anchor else None
    scheme = path.partition("/")[0] if kind == "Concept" else None
    return Resource(
        path,
        kind,
        tuple(sorted(set(labels), key=lambda label: (label.language, label.property, label.text))),
        _same_as(known),
        _iso(path, known) if kind == "State" else None,
        scheme if scheme in SCHEMES else None,
    )


def _known_resource(path: str) -> Resource:
    """A state of the lexicon that no document names, but that a place or an organ of it leads to."""
    known = entry(path)
    labels = known_labels(known, ()) if known is not None else [Label(path.rpartition("/")[2], "en")]
    kind = path.partition("/")[0].capitalize()
    ordered = tuple(sorted(set(labels), key=lambda label: (label.language, label.property, label.text)))
    return Resource(path, kind, ordered, _same_as(known), _iso(path, known))


def _same_as(known: Entry | None) -> tuple[str, ...]:
    return (WD + known.wikidata,) if known is not None and known.wikidata else ()


def _iso(path: str, known: Entry | None) -> str | None:
    code = known.iso if known is not None else path.rpartition("/")[2]
    return code if code and len(code) == 2 and code.isalpha() and code.isupper() else None


# evidence


def _evidence(identities: Identities, found: dict[Ref, str]) -> list[Evidence]:
    corpus, joins = identities.corpus, identities.joins
    told: list[Evidence] = []
    for document, claim in corpus.claims:
        value: Object = claim.object
        if isinstance(value, str):
            value = found[joins.find((document, value))]
        subject = found[joins.find((document, claim.subject))]
        if value == subject:
            continue
        said_by = found[joins.find((document, claim.said_by))] if claim.said_by else None
        told.append(
            Evidence(
                subject,
                claim.predicate,
                value,
                document,
                claim.start,
                claim.end,
                claim.confidence,
                claim.modality,
                said_by,
                claim.extractor,
                claim.backs,
            )
        )
    refined = refine(told, corpus.documents)
    organs = {
        found[joins.find(ref)]: country
        for ref in corpus.of_kind("Organization")
        if identities.anchor(ref) is None and (country := identities.country_of_body(ref)) is not None
    }
    return [*refined, *infer(refined, organs)]


def _order(item: Evidence) -> tuple[object, ...]:
    value = item.object
    shown_as = ("0", value, "") if isinstance(value, str) else ("1", type(value).__name__, repr(value))
    return (
        item.subject,
        item.predicate,
        *shown_as,
        item.document,
        item.start,
        item.end,
        item.modality,
        item.said_by or "",
        item.extractor,
        item.confidence,
        item.backs,
    )


# reasons


def _merges(identities: Identities, found: dict[Ref, str]) -> Iterable[Merge]:
    joins = identities.joins
    for ref in sorted(identities.corpus.nodes):
        path = found[joins.find(ref)]
        document, key = ref
        yield Merge(path, document, key, joins.reason(ref) or _alone(identities, ref))


def _alone(identities: Identities, ref: Ref) -> str:
    node = identities.corpus.nodes[ref]
    if node.kind == "Statement":
        return "a statement is told by its document alone"
    what = shown(node) if node.names else f"this {node.kind.lower()}"
    return f"nothing in another document agrees enough with {what}"
