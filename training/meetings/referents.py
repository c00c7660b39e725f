"""Learn how much each thing speaks for whom a word without a name means at a meeting: `kg/extractors/referents.py`.

    python training/meetings/referents.py [--write] [--leave PART …] GOLD …

Every time the rules put a person whom no name tells into a meeting of `GOLD`, those told of before are the candidates,
and who took part in a meeting with the same other side is right. A conditional logit over the candidates is fitted to
that, with a ridge. `--leave` keeps parts out of the fit and measures on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import numpy as np
from given import given, takes_part, values_of
from logit import Example, fit, marks_of, scores_of, write

from kg.evaluation.facts import Fact, Value
from kg.evaluation.gold import Gold
from kg.evaluation.matching import match
from kg.evaluation.told import facts
from kg.extractors import meetings, read, referents
from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.languages.annotation import Frame, Sentence

RIDGE: Final = 5.0


def collect(gold: Gold, part: str) -> Iterator[Example]:
    """The examples of one document."""
    seen: list[tuple[str | None, list[str | None], list[tuple[str | None, dict[str, float]]]]] = []
    contexts: list[Context] = []

    def watch(
        context: Context, sentence: Sentence, frame: Frame, ours: list[Actor], theirs: list[Actor]
    ) -> tuple[list[Actor], list[Actor]]:
        contexts[:] = [context]
        sides = ours, theirs
        for at, reference in referents.references(context, sentence, frame, ours, theirs):
            rules, anchors = sides[at][0], sides[1 - at]
            found = referents.ranked(context, reference, rules, anchors)
            if found and not frame.negated:
                seen.append((rules.node, [actor.node for actor in anchors], found))
        return ours, theirs

    def watch_open(context: Context, sentence: Sentence, frame: Frame) -> None:
        contexts[:] = [context]
        if (half := referents.open_side(context, sentence, frame)) is not None:
            _, reference, anchors = half
            found = referents.open_ranked(context, sentence, frame, reference, anchors)
            seen.append((None, [actor.node for actor in anchors], found))

    whole: Any = meetings
    own = whole.meant, whole.completed
    whole.meant, whole.completed = watch, watch_open
    try:
        reading = read(gold.document)
    finally:
        whole.meant, whole.completed = own
    told = [fact for fact in gold.facts if fact.kind.name == "meetings"]
    values = values_of(contexts)
    by_rules = [fact for fact in facts(reading) if fact.kind.name == "meetings"]
    known = [told[at] for at, _ in match(told, by_rules)]
    for rules, anchors, found in seen:
        held = [fact for fact in told if any(takes_part(values, key, fact) for key in anchors)]
        right = _right(values, rules, [key for key, _ in found], held, known)
        if any(right):
            keys = [key for key, _ in found]
            at = keys.index(rules) if rules in keys else None
            yield Example(part, gold.document.language or "", None in keys, [marks for _, marks in found], right, at)


def _right(
    values: dict[str, Value], rules: str | None, keys: Sequence[str | None], held: Sequence[Fact], known: Sequence[Fact]
) -> list[bool]:
    """Which candidates are right: where the rules are, theirs; else those of the meetings that no rule has found.

    Somebody may have met several, of whom one is meant. Where all his meetings are found, the words may tell of any of
    them again, or of none.
    """
    if rules is not None and any(takes_part(values, rules, fact) for fact in held):
        return [key == rules for key in keys]
    left = [fact for fact in held if fact not in known]
    right = [any(takes_part(values, key, fact) for fact in left or held) for key in keys]
    if None in keys and (not left or not any(right)):
        right[keys.index(None)] = True  # nobody: the words tell of no meeting
    return right


def right_share(examples: Sequence[Example], choose: Callable[[Example], int | None]) -> float:
    picks = [(example, choose(example)) for example in examples]
    return sum(at is not None and example.right[at] for example, at in picks) / max(1, len(picks))


def main() -> None:
    """Fit, measure and, where told, write the table."""
    told = given(__doc__.splitlines()[0], collect)
    learned = told.learned()
    places = marks_of(learned)
    weights = fit(learned, places, ridge=RIDGE)

    def likeliest(example: Example) -> int | None:
        scores = scores_of(example, places, weights)
        best = int(np.argmax(scores))
        ours = len(example.marks) - 1 if example.opens else example.rules
        ahead = referents.SURER if example.opens else referents.AHEAD
        return best if ours is None or scores[best] - scores[ours] > ahead else ours

    print(f"{len(learned)} examples, {len(places)} marks")
    for part, here in told.parts():
        own, opened = ([e for e in here if e.opens is opens] for opens in (False, True))
        rules, both = right_share(own, lambda example: example.rules), right_share(own, likeliest)
        print(f"{part}: {len(own)} words, right by the rules {rules:.3f}, with the weights {both:.3f}")
        silent = right_share(opened, lambda example: len(example.marks) - 1)
        found = right_share(opened, likeliest)
        print(f"    {len(opened)} open sides, right to tell nobody {silent:.3f}, with the weights {found:.3f}")
    if told.write:
        write(referents.TABLE, places, weights, "training/meetings/referents.py")


if __name__ == "__main__":
    main()
