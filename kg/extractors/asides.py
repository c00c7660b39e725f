"""Meetings that are told by the way, so that what follows is not said of them.

“X received Y. They followed up on their discussions in Lima. Ambassador Z was also present.”: Z was with X and Y now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.languages.annotation import Frame, Sentence
from kg.languages.grammar.morph import feature

if TYPE_CHECKING:
    from kg.extractors.context import Context, Event

_LIGHT: Final = frozenset({"take-place", "hold", "host", "attend"})
_SAYING: Final = frozenset({"say", "brief", "address-to"})
# How many words before a noun of meeting it is told whose it is: “their first meeting”.
_OWNED: Final = 3
# How many words before a verb its auxiliary stands: “had also met”.
_NEAR: Final = 2


def by_the_way(context: Context, sentence: Sentence, frame: Frame, event: Event) -> bool:
    """Whether a meeting is only mentioned where another of one of the same people was told of before.

    By a noun that says whose it was, beside a verb of something else (“updated him on her call with Z”), or in the
    pluperfect (“recalled that they had met in Lima”).
    """
    if not context.profile.possessives or frame.mood != "asserted" or frame.tense == "future":
        return False
    told = (e for e in context.events_told("Meeting") if e is not event and e.at < frame.first and not e.aside)
    if not any(e.actors & event.actors for e in told):
        return False
    return mentioned(context, sentence, frame)


def mentioned(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether words only mention a meeting, beside a verb of something else or in the pluperfect."""
    doc = context.annotation.doc
    if not context.profile.possessives:
        return False
    if not frame.nominal:
        before = doc[max(sentence.first, frame.first - _NEAR) : frame.first]
        return any(t.lemma_ in context.profile.perfect and feature(t, "Tense") == "Past" for t in before)
    owned = any(
        t.lower_ in context.profile.owners or t.lower_ in context.profile.possessives
        for t in doc[max(sentence.first, frame.first - _OWNED) : frame.first]
    )
    verbs = [f for f in sentence.frames if not f.nominal and f.clause == frame.clause]
    if any(f.kinds & _SAYING and f.last <= frame.first for f in verbs):
        return True  # “informed her of the exchange that he had had with Z”
    behind = any(t.pos_ == "VERB" for t in doc[sentence.first : frame.first] if sentence.clause(t.i) == frame.clause)
    return owned and behind and not any(f.kinds & _LIGHT for f in verbs)


def main_meeting(context: Context, at: int) -> Event | None:
    """The meeting told of last before a token that is no aside: “Y-мен кездескенін айтты. Тараптар …” are not those."""
    event = context.last_event(at, "Meeting")
    if event is None or not (event.aside or (event.background and context.profile.verb_final)):
        return event
    told = (e for e in context.events_told("Meeting") if e.at <= at and not e.background and not e.aside)
    return max(told, key=lambda e: e.at, default=event)


__all__ = ["by_the_way", "main_meeting", "mentioned"]
