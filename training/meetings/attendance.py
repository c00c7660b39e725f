"""Learn what tells that somebody was at a meeting told of before: `kg/extractors/likely_there.py`.

    python training/meetings/attendance.py [--write] [--leave PART …] GOLD …

The rules of the grammar for it are switched off; everybody whom a sentence names and of whom it tells no meeting is an
example, the meetings told of before are the candidates, and none. Right is a meeting that `GOLD` says he was at, where
he is named first behind it. `--leave` keeps parts out of the fit and measures on them, beside the rules.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np
from logit import Example, fit, marks_of, matrix, write

from kg import resources
from kg.config import Settings
from kg.evaluation.facts import Fact, Value
from kg.evaluation.gold import Gold, load
from kg.evaluation.told import of_node
from kg.extractors import likely_there, meetings, read
from kg.extractors.context import Context, Event
from kg.languages.annotation import Sentence

TABLE: Final = Path(str(resources.language_file(resources.COMMON, "there.tsv")))
RIDGE: Final = 1.0
# The extractors that say by rules who was there as well.
RULES: Final = ("being_there", "sat_in", "in_presence", "company", "also_there", "retinue", "at_his_side", "turnout")
Seen = tuple[str, list[tuple[Event | None, dict[str, float]]]]


def collect(gold: Gold, part: str, *, rules: bool) -> Iterator[Example]:
    """The examples of one document, with the rules of the grammar or without."""
    seen: list[Seen] = []
    contexts: list[Context] = []

    def watch(context: Context, sentence: Sentence, *, extractor: str) -> None:
        contexts[:] = [context]
        for unit, actor in likely_there.attending(context, sentence):
            options = likely_there.weighed(context, sentence, unit, actor)
            if actor.node is not None and len(options) > 1:
                seen.append((actor.node, options))

    whole: Any = meetings
    own = whole.likely_there
    muted = [] if rules else [_mute(name) for name in RULES]
    whole.likely_there = watch
    try:
        read(gold.document)
    finally:
        whole.likely_there = own
        for module, told in muted:
            module.participants = told
    values = {key: of_node(node, ()) for context in contexts for key, node in context.builder.nodes.items()}
    held = [fact for fact in gold.facts if fact.kind.name == "meetings"]
    known: set[tuple[str, str]] = set()
    for node, options in seen:
        right = []
        for event, _ in options[:-1]:
            met = {key for key in (event.met or event.actors) if key != node} if event is not None else set()
            fits = any(_was_there(values, node, met, fact) for fact in held)
            key = event.key if event is not None else ""
            right.append(fits and (node, key) not in known)
            if fits:
                known.add((node, key))
        marks = [marks for _, marks in options]
        yield Example(part, gold.document.language or "", True, marks, [*right, not any(right)], None)


def _mute(name: str) -> tuple[Any, Any]:
    """Have an extractor name nobody who was at a meeting; the module and what it called before."""
    module: Any = import_module(f"kg.extractors.{name}")
    told = module.participants

    def none(context: Context, event: Event, *rest: Any) -> None:
        if event.kind != "Meeting":
            told(context, event, *rest)

    module.participants = none
    return module, told


def _was_there(values: dict[str, Value], node: str, met: set[str], fact: Fact) -> bool:
    """Whether gold has somebody in a meeting of those who met: of two of them at least, where there are two."""

    def takes_part(key: str) -> bool:
        return key in values and any(one.agrees(values[key]) > 0 for one in fact.of("participants"))

    return bool(met) and takes_part(node) and sum(takes_part(key) for key in met) >= min(2, len(met))


def _counted(examples: Sequence[Example], places: dict[str, int], weights: np.ndarray[Any, Any]) -> str:
    """How many are found, made up and missed."""
    found = wrong = missed = 0
    for example in examples:
        scores = matrix(example, places) @ weights
        best = int(np.argmax(scores))
        nobody = len(scores) - 1
        chosen = best if scores[best] - scores[nobody] > likely_there.SURER else nobody
        if chosen != nobody:
            found += example.right[chosen]
            wrong += not example.right[chosen]
        missed += any(example.right[:-1]) and not example.right[chosen]
    return f"{found} found, {wrong} made up, {missed} missed"


def main() -> None:
    """Fit, measure and, where told, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--leave", action="append", default=[], help="a folder of GOLD that is only measured on")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()

    def examples(folders: Sequence[Path], *, rules: bool) -> list[Example]:
        documents = [(gold, str(folder)) for folder in folders for gold in load(folder, settings=Settings())]
        return [example for gold, part in documents for example in collect(gold, part, rules=rules)]

    learned = examples(given.gold, rules=False)
    places = marks_of(learned)
    weights = fit(learned, places, ridge=RIDGE)
    print(f"{len(learned)} examples, {sum(any(e.right[:-1]) for e in learned)} were there, {len(places)} marks")
    for folder in given.leave:
        for rules in (False, True):
            left = examples([Path(folder)], rules=rules)
            beside = "beside the rules" if rules else "without the rules"
            print(f"{folder}, {beside}: {_counted(left, places, weights)}")
    if given.write:
        write(TABLE, places, weights, "training/meetings/attendance.py")


if __name__ == "__main__":
    main()
