"""Learn what tells that somebody met somebody of whom no rule says it: `kg/extractors/likely_met.py`.

    python training/meetings/acquaintances.py [--write] [--leave PART …] GOLD …

Every person who is named is an example, whether or not rules tell whom he met; what they tell of him is hidden. The
ways in which he may have met somebody are the candidates, and nobody; right are those that `GOLD` says. Of those whom
rules have meet nobody there are few, and they weigh more. `--leave` keeps parts out of the fit and measures on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
from given import given, takes_part, values_of
from logit import Example, Vector, fit, marks_of, scores_of, write

from kg.evaluation.facts import Fact, Value
from kg.evaluation.gold import Gold
from kg.extractors import likely_met, meetings, read
from kg.extractors.context import Context
from kg.extractors.meeting_marks import Option, Seen, meetings_seen, options

RIDGE: Final = 1.0
# How much more those weigh whom no rule has meet anybody.
ALONE: Final = 3.0
Asked = tuple[str, bool, list[Seen], list[Option]]


def collect(gold: Gold, part: str) -> Iterator[Example]:
    """The examples of one document."""
    contexts: list[Context] = []
    asked: list[Asked] = []

    def watch(context: Context, *, extractor: str) -> Iterator[likely_met.Likely]:
        contexts.append(context)
        met = {key for event in context.events_told("Meeting") for key in event.actors}
        for person in [known.key for known in context.entities.persons]:
            seen = meetings_seen(context, without=person)
            found = options(context, person, seen, alone=person not in met)
            asked.extend([(person, person not in met, seen, found)] if len(found) > 1 else [])
        return iter(())

    whole: Any = meetings
    own = whole.likely_met
    whole.likely_met = watch
    try:
        read(gold.document)
    finally:
        whole.likely_met = own
    values = values_of(contexts)
    held = [fact for fact in gold.facts if fact.kind.name == "meetings"]
    for person, alone, seen, found in asked:
        right = _right(values, person, seen, found, held)
        yield Example(
            part, gold.document.language or "", alone, [option.marks for option in found], right, len(found) - 1
        )


def _right(
    values: dict[str, Value], person: str, seen: Sequence[Seen], found: Sequence[Option], held: Sequence[Fact]
) -> list[bool]:
    """Which ways are right: at a meeting that is told of, where two of it are of one of his; else with whom he met."""
    right = [False] * len(found)
    own = [fact for fact in held if takes_part(values, person, fact)]
    for fact in own:
        told = [item.event for item in seen if sum(takes_part(values, key, fact) for key in item.actors) > 1]
        for at, option in enumerate(found):
            there = any(option.event is event for event in told)
            right[at] = right[at] or there or (not told and takes_part(values, option.partner, fact))
    right[-1] = not own
    return right


def _counted(examples: Sequence[Example], places: dict[str, int], weights: Vector) -> str:
    """How many are found, told with others than whom they met, made up and missed, of those no rule has met anybody."""
    found = otherwise = wrong = missed = 0
    for example in examples:
        scores = scores_of(example, places, weights)
        best = int(np.argmax(scores))
        least = likely_met.THERE if "at" in example.marks[best] else likely_met.SURER
        told = scores[best] - scores[-1] > least
        found += told and example.right[best]
        otherwise += told and not example.right[best] and not example.right[-1]
        wrong += told and example.right[-1]
        missed += not told and not example.right[-1]
    return f"{found} found, {otherwise} with others, {wrong} made up, {missed} missed"


def main() -> None:
    """Fit, measure and, where told, write the table."""
    told = given(__doc__.splitlines()[0], collect)
    learned = told.learned()
    places = marks_of(learned)
    weights = fit(learned, places, ridge=RIDGE, shares=[ALONE if e.opens else 1.0 for e in learned])
    print(f"{len(learned)} examples, {len(places)} marks")
    for part, here in told.parts():
        alone = [example for example in here if example.opens]
        print(f"{part}: {len(alone)} met by no rule: {_counted(alone, places, weights)}")
    if told.write:
        write(likely_met.TABLE, places, weights, "training/meetings/acquaintances.py", least=0.02)


if __name__ == "__main__":
    main()
