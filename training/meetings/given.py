"""What both trainings share: the command line, the examples of all gold that is given, and who took part in what."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from logit import Example

from kg.config import Settings
from kg.evaluation.facts import Fact, Value
from kg.evaluation.gold import Gold, load
from kg.evaluation.told import of_node
from kg.extractors.context import Context


@dataclass(slots=True)
class Given:
    """The examples, and what the command line says of them: parts that are only measured on, and whether to write."""

    examples: list[Example]
    leave: list[str]
    write: bool

    def learned(self) -> list[Example]:
        """The examples that are learned from, of which a candidate is right."""
        return [example for example in self.examples if example.part not in self.leave and any(example.right)]

    def parts(self) -> Iterator[tuple[str, list[Example]]]:
        """The examples by folder and language, each with what to call them."""
        for folder in dict.fromkeys(example.part for example in self.examples):
            for language in ("en", "ru", "kk"):
                here = [e for e in self.examples if e.part == folder and e.language == language]
                yield f"{folder} {language}", here


def given(about: str, collect: Callable[[Gold, str], Iterable[Example]]) -> Given:
    """Read the command line and all gold that it names."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--leave", action="append", default=[], help="a folder of GOLD that is only measured on")
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args()
    folders = [*told.gold, *(Path(folder) for folder in told.leave)]
    documents = [(gold, str(folder)) for folder in folders for gold in load(folder, settings=Settings())]
    return Given([example for gold, part in documents for example in collect(gold, part)], told.leave, told.write)


def values_of(contexts: Iterable[Context]) -> dict[str, Value]:
    """What gold would call each node of some documents."""
    return {key: of_node(node, ()) for context in contexts for key, node in context.builder.nodes.items()}


def takes_part(values: dict[str, Value], key: str | None, fact: Fact) -> bool:
    """Whether gold has somebody in a meeting."""
    value = values.get(key or "")
    return value is not None and any(one.agrees(value) > 0 for one in fact.of("participants"))
