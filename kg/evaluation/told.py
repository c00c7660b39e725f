"""The facts of a reading, in the form of gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from kg.evaluation.facts import Fact, Value
from kg.evaluation.gold import stretch
from kg.evaluation.kinds import KINDS, Kind
from kg.evaluation.names import normal
from kg.languages.lexicon import lexicon
from kg.model import Claim, Evidence, Individual, Literal, Node, Object, Reading
from kg.resolution.refinement import refine

_TITLED = frozenset({"Conference", "Initiative", "Agreement"})
# Kinds of node whose keys the lexicon gives, so that all its names are theirs.
_KNOWN = frozenset({"State", "Organization", "Place", "Concept"})


def facts(reading: Reading) -> list[Fact]:
    """What a reading tells, as a graph of that document alone would hold it.

    Denied and possible claims tell nothing, and a finer or later value stands in the place of others.
    """
    nodes = {node.key: node for node in reading.nodes}
    standing: dict[str, list[Claim]] = defaultdict(list)
    for claim in _standing(reading, nodes):
        standing[claim.subject].append(claim)
    meant = {claim.object for claims in standing.values() for claim in claims if isinstance(claim.object, str)}
    kinds = {kind.node: kind for kind in KINDS}
    found = []
    for node in reading.nodes:
        kind = kinds.get(node.kind)
        if kind is not None and (node.key in standing or node.key in meant):
            fact = _fact(kind, node, standing[node.key], nodes)
            if any(fact.of(*group) for group in kind.needs):
                found.append(fact)
    return found


def _standing(reading: Reading, nodes: dict[str, Node]) -> list[Claim]:
    claims = sorted(reading.claims, key=lambda claim: claim.subject)
    # A lexicon's keys in the place of the reading's, so that places are known for what they are.
    paths = {key: node.anchor if node.kind in _KNOWN and node.anchor else key for key, node in nodes.items()}
    documents = {reading.document.identifier: reading.document}
    refined = refine([_evidence(claim, paths, reading.document.identifier) for claim in claims], documents)
    return [claim for claim, item in zip(claims, refined, strict=True) if item.backs]


def _evidence(claim: Claim, paths: dict[str, str], document: str) -> Evidence:
    return Evidence(
        subject=claim.subject,
        predicate=claim.predicate,
        object=paths[claim.object] if isinstance(claim.object, str) else claim.object,
        document=document,
        start=claim.start,
        end=claim.end,
        confidence=claim.confidence,
        modality=claim.modality,
        said_by=claim.said_by,
        extractor=claim.extractor,
        backs=claim.backs,
    )


def _fact(kind: Kind, node: Node, claims: Sequence[Claim], nodes: dict[str, Node]) -> Fact:
    slots: dict[str, tuple[Value, ...]] = {}
    for slot in kind.slots:
        telling = [claim for claim in claims if claim.predicate in slot.predicates]
        values = _dates(telling) if slot.sort == "dates" else _values(telling, nodes)
        if slot.sort == "title":
            values = [of_node(node, ())]
        if slot.sort == "place":
            values = _with_implied(values)
        if values:
            slots[slot.name] = tuple(values)
    first = min(((claim.start, claim.end) for claim in claims), default=None)
    return Fact(kind, slots, span=first)


def _values(claims: Iterable[Claim], nodes: dict[str, Node]) -> list[Value]:
    grouped: dict[Object, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(claim.object, []).append(claim)
    return [_of(value, nodes, tuple(telling)) for value, telling in grouped.items()]


def _of(value: Object, nodes: dict[str, Node], claims: tuple[Claim, ...]) -> Value:
    if isinstance(value, str):
        return of_node(nodes[value], claims)
    if isinstance(value, Individual):
        return Value(value.name, frozenset({normal(value.name)}), claims=claims)
    return Value(value.value, frozenset({value.value}), claims=claims)


def of_node(node: Node, claims: tuple[Claim, ...]) -> Value:
    """A node as the value of a slot, by all names that it goes by."""
    names = [name.text for name in node.names]
    called = {normal(name) for name in names}
    # “Ministry of Defence (Portugal)” is a ministry of defence.
    called |= {normal(name.partition(" (")[0]) for name in names}
    if node.kind in _KNOWN and node.anchor:
        called |= {node.anchor, normal(node.anchor.rpartition("/")[2])}
        if (entry := lexicon().find(node.anchor)) is not None:
            texts = (*entry.names.values(), *entry.abbreviations.values())
            called |= {normal(text) for forms in texts for text in forms}
    text = names[0] if names else node.key
    return Value(text, frozenset(called), tuple(names) if node.kind in _TITLED else (), claims)


def _dates(claims: Iterable[Claim]) -> list[Value]:
    """One value for each stretch of days that some words tell, by its first and its last day."""
    told: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.start, claim.end].append(claim)
    values: dict[str, list[Claim]] = {}
    for telling in told.values():
        days = {
            claim.predicate: date.fromisoformat(claim.object.value)
            for claim in telling
            if claim.predicate in {"earliest", "latest"} and isinstance(claim.object, Literal)
        }
        if len(days) == 2:
            values.setdefault(stretch(days["earliest"], days["latest"]).text, []).extend(telling)
    return [Value(text, frozenset({text}), claims=tuple(telling)) for text, telling in values.items()]


def _with_implied(values: list[Value]) -> list[Value]:
    """The values, those marked that are but the states of cities among them."""
    places = [lexicon().find(name) for value in values for name in value.names if name.startswith("place/")]
    states = {f"state/{place.country}" for place in places if place is not None and place.country}
    return [
        Value(value.text, value.names, value.titles, value.claims, implied=bool(states & value.names))
        for value in values
    ]
