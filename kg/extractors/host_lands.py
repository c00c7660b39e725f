"""Where a guest is of whom only “in the country” is said: in the land of who receives him, else that told of last.

“The President of Peru received X, who is on a visit to the country”: in Peru.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extractors.context import Context
from kg.extractors.goals import OURS
from kg.extractors.home import dateline_place, dateline_state
from kg.extractors.places import capital_of
from kg.languages.annotation import Element, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.lexicon import lexicon

_PEOPLE: Final = frozenset({"person", "post", "side"})
# How many sentences back the land is looked for.
_BACK: Final = 2


def host_land(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The state, or its capital, that a bare noun for a land stands for where somebody goes; empty where none does."""
    doc, profile = context.annotation.doc, context.profile
    if not profile.host_lands or frame.quoted or not _travels(sentence, frame):
        return []
    goes = {word for rule in profile.roles if rule.role in {"to", "in"} for word in rule.adpositions}
    nouns = profile.host_lands | profile.capital
    for token in doc[sentence.first + 1 : sentence.last]:
        if token.lemma_ not in nouns or doc[token.i - 1].lower_ not in goes or sentence.clause(token.i) != frame.clause:
            continue
        behind = doc[token.i + 1] if token.i + 1 < sentence.last else None
        if behind is not None and behind.pos_ in {"NOUN", "ADJ", "PROPN", "DET"} and feature(behind, "Case") == "Gen":
            return []  # “в страну пребывания”, “в столицу Перу”
        land = next(_lands(context, sentence, frame), None)
        if land is None:
            return []
        city = capital_of(land) if token.lemma_ in profile.capital else None
        item = Element(token.i, token.i + 1, "L" if city else "S", city or land)
        return [Phrase(token.i, token.i + 1, "place" if city else "state", item)]
    return []


def _travels(sentence: Sentence, frame: Frame) -> bool:
    """Whether words tell of a journey: whoever only is in a land may be at home there."""
    visits = (f for f in sentence.frames if f.nominal and "visit" in f.kinds and f.clause == frame.clause)
    return "stay" not in frame.kinds or " " in frame.lemma or any(True for _ in visits)


def _lands(context: Context, sentence: Sentence, frame: Frame) -> Iterator[str]:
    """The keys of the states that may be meant, the likeliest first: none that the guest himself is of."""
    guests = {actor.party for actor in context.actors(frame.phrases(*OURS), sentence)}
    for other in sentence.frames:
        others = [unit for unit in other.phrases(*OURS, "with", "object") if unit not in frame.phrases(*OURS)]
        units = [unit for unit in others if unit.kind in _PEOPLE]
        for actor in context.actors(units, sentence):
            node = context.builder.nodes.get(actor.party or "")
            if node is not None and node.kind == "State" and actor.party not in guests and node.anchor:
                yield node.anchor
    before = [s for s in context.annotation if s.first <= sentence.first][-_BACK - 1 :]
    for told in reversed(before):
        for item in reversed([e for e in told.elements if e.code in "SD" and e.key and e.last <= frame.first]):
            if context.entities.element(item) not in guests:
                yield item.key or ""
    city = dateline_place(context.document, context.morphology)
    entry = lexicon().find(city.entry_key) if city is not None else None
    land = f"state/{entry.country}" if entry is not None and entry.country else None
    land = land or dateline_state(context.document, context.morphology)
    if land is not None and all(context.builder.nodes[key].anchor != land for key in guests if key):
        yield land


__all__ = ["host_land"]
