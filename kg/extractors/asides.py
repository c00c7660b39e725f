"""Meetings that are told by the way, so that what follows is not said of them.

“X received Y. They followed up on their discussions in Lima. Ambassador Z was also present.”: Z was with X and Y now.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kg.languages.annotation import Frame, Sentence
from kg.languages.grammar.morph import feature

if TYPE_CHECKING:
    from kg.extractors.context import Context, Event

_LIGHT: Final = frozenset({"take-place", "hold", "host", "attend"})
_SAYING: Final = frozenset({"say", "brief", "address-to"})
# So long before the news meetings are that it only mentions.
_OLD: Final = timedelta(days=20)
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


def main_meeting(context: Context, at: int, *kinds: str) -> Event | None:
    """The meeting told of last before a token that is no aside: “Y-мен кездескенін айтты. Тараптар …” are not those.

    Args:
        kinds: Of which kinds it may be as well: a conference.
    """
    event = context.last_event(at, "Meeting", *kinds)
    if event is None or not _passing(context, event):
        return event
    told = (e for e in context.events_told("Meeting", *kinds) if e.at <= at and not _passing(context, e))
    return max(told, key=lambda e: e.at, default=event)


def _passing(context: Context, event: Event) -> bool:
    """Whether a meeting is told by the way, or was so long before another of one of its people that it is mentioned."""
    if event.aside or (event.background and context.profile.verb_final):
        return True
    bounds, news = context.bounds(event.key), context.day_of_news
    if event.kind != "Meeting" or bounds is None or news is None or bounds[1] >= (news - _OLD).isoformat():
        return False
    before = (e for e in context.events_told("Meeting") if e is not event and e.at < event.at)
    mine = event.actors | context.parties(event.key)
    others = (e for e in before if (e.actors | context.parties(e.key)) & mine)
    return any((own := context.bounds(e.key)) is None or own[0] > bounds[1] for e in others)


__all__ = ["by_the_way", "main_meeting", "mentioned"]
