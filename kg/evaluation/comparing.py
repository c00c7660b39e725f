"""One document's facts against its gold: what is right, made up and missed, fact by fact and slot by slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.evaluation.facts import Fact, Value, pairs
from kg.evaluation.gold import Gold
from kg.evaluation.kinds import KINDS, Kind, Slot
from kg.evaluation.matching import match
from kg.evaluation.scores import Counts, Finding, Point, Row

_QUOTE = 160


class Comparison:
    """The counts, findings and points of one document.

    Args:
        gold: What it tells.
        told: What was read in it.
    """

    def __init__(self, gold: Gold, told: Iterable[Fact]) -> None:
        self.gold = gold
        self.counts: dict[Row, Counts] = defaultdict(Counts)
        self.findings: list[Finding] = []
        self.points: list[Point] = []
        self.made_up = 0
        by_kind: dict[str, list[Fact]] = defaultdict(list)
        for fact in told:
            by_kind[fact.kind.name].append(fact)
        for kind in KINDS:
            if kind.name in gold.judged:
                self._kind(kind, [fact for fact in gold.facts if fact.kind is kind], by_kind[kind.name])

    def _kind(self, kind: Kind, gold: list[Fact], told: list[Fact]) -> None:
        found = match(gold, told)
        matched, used = dict(found), {column for _, column in found}
        for at, fact in enumerate(gold):
            if at in matched:
                self._found(kind, fact, told[matched[at]])
            elif not fact.optional:
                self._missed(kind, fact)
        for at, fact in enumerate(told):
            if at not in used:
                self._made_up(kind, fact)

    def _slots(self, kind: Kind) -> list[Slot]:
        return [slot for slot in kind.slots if slot.name in self.gold.judged[kind.name]]

    def _row(self, kind: Kind, slot: Slot | None = None) -> Row:
        return Row(self.gold.document.language, kind.name, slot.name if slot else None)

    def _found(self, kind: Kind, gold: Fact, told: Fact) -> None:
        """A fact that is in both; one that is optional counts neither way."""
        if gold.optional:
            return
        self.counts[self._row(kind)] += Counts(right=1)
        for slot in self._slots(kind):
            if slot.name not in gold.unclear:
                self._values(slot, gold, told)

    def _values(self, slot: Slot, gold: Fact, told: Fact) -> None:
        row = self._row(gold.kind, slot)
        ours, theirs = gold.slots.get(slot.name, ()), told.slots.get(slot.name, ())
        agreed = [
            (one, other)
            for one, other in pairs(ours, theirs)
            if slot.sort != "title" or ours[one].names & theirs[other].names
        ]
        right = {column for _, column in agreed}
        for at, value in enumerate(ours):
            if at not in {line for line, _ in agreed}:
                self._miss(row, value.text, gold, of=str(gold))
        for at, value in enumerate(theirs):
            # A ministry and its state are two names of what a post is of, where gold says so.
            same = slot.several and any(value.names & known.names for known in ours)
            if at not in right and not value.implied and not same:
                self._make_up(row, value.text, value, told, of=str(gold))
            if at in right or not value.implied:
                self._point(value, at in right or same)
        self.counts[row] += Counts(right=len(agreed))

    def _missed(self, kind: Kind, gold: Fact) -> None:
        self._miss(self._row(kind), str(gold), gold)
        for slot in self._slots(kind):
            if slot.makes and slot.name not in gold.unclear:
                self.counts[self._row(kind, slot)] += Counts(missed=len(gold.slots.get(slot.name, ())))

    def _made_up(self, kind: Kind, told: Fact) -> None:
        """A fact that is not in gold: whatever is claimed of it is wrong."""
        self.made_up += 1
        self._make_up(self._row(kind), str(told), None, told)
        for slot in self._slots(kind):
            values = [value for value in told.slots.get(slot.name, ()) if not value.implied]
            if slot.makes:
                self.counts[self._row(kind, slot)] += Counts(made_up=len(values))
            for value in values:
                self._point(value, False)

    def _point(self, value: Value, right: bool) -> None:
        self.points.extend((claim.confidence, right) for claim in value.claims)

    def _miss(self, row: Row, text: str, fact: Fact, *, of: str | None = None) -> None:
        self.counts[row] += Counts(missed=1)
        self.findings.append(Finding(row, False, text, of, f"{self.gold.where}:{fact.line}"))

    def _make_up(self, row: Row, text: str, value: Value | None, fact: Fact, *, of: str | None = None) -> None:
        self.counts[row] += Counts(made_up=1)
        claim = value.claims[0] if value and value.claims else None
        span = (claim.start, claim.end) if claim else fact.span
        self.findings.append(Finding(row, True, text, of, self.gold.where, self._quote(span)))

    def _quote(self, span: tuple[int, int] | None) -> str | None:
        if span is None:
            return None
        words = " ".join(self.gold.document.text[slice(*span)].split())
        return words if len(words) <= _QUOTE else f"{words[: _QUOTE - 1]}…"
