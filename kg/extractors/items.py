"""Meetings told as a list: “The Minister met: – X of A; – Y of B”, where each line names one of those who were met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.extractors.context import Context, Event
from kg.extractors.events import Telling, situate
from kg.languages.annotation import Argument, Frame, Phrase, Sentence

_MET: Final = frozenset({"meet", "talk", "receive", "call"})
_OURS: Final = ("subject", "inherited", "clause-subject")
_THEIRS: Final = ("with", "object", "clause-with", "clause-object", "between")
_ITEM: Final = "item"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list as a meeting, with the frame and the sentence that the list hangs on."""

    frame: Frame
    told: Frame
    opening: Sentence


def itemised(context: Context, sentence: Sentence) -> Item | None:
    """The meeting of a line that only names somebody with a post, in a list of those who were met."""
    if sentence.passage.kind != _ITEM or any(frame.kinds & _MET for frame in sentence.frames):
        return None
    words = context.annotation.doc[sentence.first : sentence.last]
    who = next((p for p in sentence.phrases if p.kind == "person"), None)
    if who is None or not who.posts or any(token.pos_ in {"VERB", "AUX"} for token in words):
        return None
    opening = _opening(context, sentence)
    told = _meeting(opening) if opening is not None else None
    if opening is None or told is None:
        return None
    ours = told.phrases(*_OURS)
    arguments = (*(Argument("subject", unit) for unit in ours), Argument("with", who))
    kinds = told.kinds & {"call", "talk"} or frozenset({"meet"})
    frame = Frame(
        kinds=frozenset(kinds),
        lemma=told.lemma,
        first=who.first,
        last=who.last,
        nominal=False,
        arguments=arguments,
        tense=told.tense,
        mood=told.mood,
        clause=sentence.clause(who.first),
    )
    return Item(frame, told, opening)


def as_opened(context: Context, event: Event, item: Item, *, extractor: str) -> None:
    """Where and when a meeting of a list was, as far as only the words tell it that the list hangs on."""
    known = any(context.builder.objects(event.key, name) for name in ("place", "country"))
    if not known or context.bounds(event.key) is None:
        situate(context, event, Telling(item.told, item.opening, extractor, confidence=0.8))


def _opening(context: Context, sentence: Sentence) -> Sentence | None:
    """The sentence that ends with a colon before the first line of a list."""
    at = context.annotation.sentences.index(sentence)
    while at > 0 and context.annotation.sentences[at].passage.kind == _ITEM:
        at -= 1
    before = context.annotation.sentences[at]
    words = [token for token in context.annotation.doc[before.first : before.last] if not token.is_space]
    return before if words and words[-1].text == ":" else None


def _meeting(sentence: Sentence) -> Frame | None:
    """The frame of meeting that says who met those of the list and names none of them."""
    for frame in sentence.frames:
        people = [unit for unit in frame.phrases(*_OURS) if _acts(unit)]
        if frame.kinds & _MET and people and not frame.negated and not frame.passive and not frame.phrases(*_THEIRS):
            return frame
    return None


def _acts(unit: Phrase) -> bool:
    return unit.kind in {"person", "post", "pronoun", "side"}


__all__ = ["Item", "as_opened", "itemised"]
