"""One document through the extractors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from kg.extractors.conference_places import place_the_conferences
from kg.extractors.context import Context
from kg.extractors.continuing import go_on
from kg.extractors.diplomacy import keep_diplomacy
from kg.extractors.edges import stretch
from kg.extractors.fragments import date_by_headings
from kg.extractors.locals import side_with_the_place
from kg.extractors.scenes import stage
from kg.extractors.sequels import carry_on
from kg.extractors.whereabouts import place_the_news
from kg.extractors.wholes import arrival, date_the_parts, join, place_the_parts
from kg.languages.grammar.profile import profile
from kg.languages.pipeline import annotate, morphology
from kg.model import Document, Reading
from kg.registry import Registry


@dataclass(frozen=True, slots=True)
class Extractor:
    """A kind of fact.

    Args:
        run: Reads the context and adds nodes and claims to its builder.
        after: Names of extractors whose events it needs.
    """

    run: Callable[[Context], None]
    after: tuple[str, ...] = ()


EXTRACTORS: Registry[Extractor] = Registry("extractor")
_BUILT_IN = ("posts", "conferences", "initiatives", "agreements", "visits", "meetings", "outcomes", "statements")


def _built_in() -> None:
    for name in _BUILT_IN:
        module = import_module(f"kg.extractors.{name}")
        if name not in EXTRACTORS.names():
            EXTRACTORS.add(name, Extractor(module.extract, tuple(module.AFTER)))


def in_order() -> list[tuple[str, Extractor]]:
    """The registered extractors, each after those it needs; by name where nothing else decides."""
    _built_in()
    waiting = {name: EXTRACTORS.get(name) for name in EXTRACTORS.names()}
    done: list[tuple[str, Extractor]] = []
    while waiting:
        ready = [name for name, item in waiting.items() if not (set(item.after) & waiting.keys())]
        name = min(ready or waiting)
        done.append((name, waiting.pop(name)))
    return done


def read(document: Document) -> Reading:
    """What a document tells.

    >>> from kg.documents import from_text
    >>> from kg.config import Settings
    >>> document = from_text("The President of Finland met the King of Norway in Oslo on 5 May 2024.",
    ...                      identifier="a", settings=Settings(), language="en")
    >>> sorted({claim.predicate for claim in read(document).claims})
    ['country', 'earliest', 'latest', 'participant', 'party', 'place', 'status', 'when']
    """
    context = Context(annotate(document), profile(document.language), morphology(document.language))
    for _, extractor in in_order():
        extractor.run(context)
    keep_diplomacy(context)
    stretch(context)
    place_the_conferences(context)
    join(context)
    stage(context)
    date_by_headings(context)
    place_the_parts(context)
    go_on(context)
    carry_on(context, news=True)
    context.date_the_news(but=partial(arrival, context))
    date_the_parts(context)
    carry_on(context)
    date_the_parts(context, arrivals=True)
    place_the_news(context)
    side_with_the_place(context)
    return context.builder.reading()
