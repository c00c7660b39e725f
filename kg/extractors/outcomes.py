"""What an event came to: the agreements signed or adopted and the initiatives launched there.

Only what the words tie to one event: “at the forum a declaration was adopted”, “following the talks the sides signed”;
else what those who met sign right after it is told that they met.
"""

from __future__ import annotations

from kg.extractors.agreements import agreement, is_signed, taken, unnamed
from kg.extractors.context import Context, Event
from kg.extractors.events import Telling, claim, thing
from kg.languages.annotation import Frame, Sentence, Title

AFTER: tuple[str, ...] = ("posts", "conferences", "initiatives", "agreements", "visits", "meetings")
NAME = "outcomes"
_TALKS = frozenset({"meet", "talk"})
_COMING = frozenset({"sign", "adopt"})
# How many sentences after an event what comes of it is told.
_NEAR = 3


def extract(context: Context) -> None:
    """Claims of `outcome`, and of who signed where only the event says who “the sides” are."""
    for sentence in context.annotation:
        for title in sentence.titles:
            if title.kind == "Agreement" or is_signed(sentence, title):
                _agreement(context, sentence, title)
            elif title.kind == "Initiative":
                _initiative(context, sentence, title)


def _agreement(context: Context, sentence: Sentence, title: Title) -> None:
    for frame, kind in taken(context, sentence, title):
        found = agreement(context, title, create=False)
        if found is None or kind not in _COMING or not _happened(context, sentence, frame):
            continue
        theirs = {key for key in context.builder.objects(found.key, "signatory") if isinstance(key, str)}
        event = _named(context, sentence, frame) or _last(context, sentence, frame, theirs)
        if event is None:
            continue
        _claim(context, sentence, frame, title, event, found)
        if kind == "sign" and not theirs and unnamed(context, sentence, frame):
            telling = Telling(frame, sentence, NAME, confidence=0.8)
            for key in _sides(context, event):
                claim(context, found.key, "signatory", key, context.cover(frame, title), telling)


def _initiative(context: Context, sentence: Sentence, title: Title) -> None:
    """An initiative that is launched at an event which the sentence names."""
    for frame in sentence.frames:
        takes = title in frame.titles("object", "subject" if frame.passive else "object")
        if "launch" not in frame.kinds or frame.nominal or not takes or not _happened(context, sentence, frame):
            continue
        found, event = thing(context, title, create=False), _named(context, sentence, frame)
        if found is not None and event is not None:
            _claim(context, sentence, frame, title, event, found)
        if found is not None and context.profile.verb_final:
            _founders(context, sentence, frame, title, found)


def _founders(context: Context, sentence: Sentence, frame: Frame, title: Title, found: Event) -> None:
    """The sides that met as those who launch an initiative, where only “the two countries” are told to do so."""
    event = _last(context, sentence, frame, set())
    if event is None or context.builder.objects(found.key, "initiator") or frame.phrases("subject", "inherited"):
        return
    telling = Telling(frame, sentence, NAME, confidence=0.8)
    for key in _sides(context, event):
        claim(context, found.key, "initiator", key, context.cover(frame, title), telling)


def _happened(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a frame tells as a fact, in its own words, of what has been done."""
    told = frame.mood == "asserted" and frame.tense != "future" and not frame.negated and not frame.quoted
    return told and not any(item.antecedent for item in frame.arguments) and not frame.participial


def _claim(context: Context, sentence: Sentence, frame: Frame, title: Title, event: Event, found: Event) -> None:
    telling = Telling(frame, sentence, NAME, confidence=0.85)
    claim(context, event.key, "outcome", found.key, context.cover(frame, title), telling)


def _named(context: Context, sentence: Sentence, frame: Frame) -> Event | None:
    """The event that the sentence itself ties what is signed or adopted to: “following the talks”, “at the summit”."""
    for title in sentence.titles:
        if title.kind == "Conference":
            event = thing(context, title, create=False)
            if event is not None and event.key in context.builder.nodes:
                return event
    for other in sentence.frames:
        if not other.nominal or not other.kinds & {*_TALKS, "visit"} or other is frame:
            continue
        kind = "Visit" if "visit" in other.kinds else "Meeting"
        near = [e for e in context.events if e.kind == kind and sentence.first <= e.at < sentence.last]
        event = near[0] if near else context.last_event(other.first, kind) or _before(context, other, kind)
        if event is not None and (_close(context, event, sentence) or _same_word(context, event, other)):
            return event
    return None


def _before(context: Context, noun: Frame, kind: str) -> Event | None:
    """The one event of a kind that words before a noun told of, though later ones tell of it again."""
    start = context.span(noun.first, noun.last)[0]
    told = context.events_told(kind)
    found = [e for e in told if any(claim.start < start for claim in context.builder.of(e.key, "status"))]
    return found[0] if len(found) == 1 else None


def _same_word(context: Context, event: Event, noun: Frame) -> bool:
    """Whether the event told of last was told by that noun: “the consultations”, however far behind it."""
    return event.word == noun.lemma and not event.background and event.key in context.builder.nodes


def _last(context: Context, sentence: Sentence, frame: Frame, theirs: set[str]) -> Event | None:
    """The meeting or conference told of last, if it is near and those who sign are its sides."""
    event = context.last_event(frame.first, "Meeting", "Conference")
    if event is None or event.background or event.quoted or not _close(context, event, sentence):
        return None
    if not context.told_held(event.key):
        return None
    if theirs:
        return event if theirs <= set(_sides(context, event)) and len(theirs) > 1 else None
    return event if unnamed(context, sentence, frame) else None


def _close(context: Context, event: Event, sentence: Sentence) -> bool:
    at = event.spoken if sentence.first <= event.spoken < sentence.last else event.at
    between = [s for s in context.annotation if at < s.last and s.first <= sentence.first]
    return event.key in context.builder.nodes and len(between) <= _NEAR + 1


def _sides(context: Context, event: Event) -> list[str]:
    """The states and bodies that an event was between; of a visit the visitor's and the one that it went to."""
    found = [key for key in context.builder.objects(event.key, "party") if isinstance(key, str)]
    if event.kind == "Visit":
        goals = [key for key in context.builder.objects(event.key, "destination") if isinstance(key, str)]
        found += [key for key in goals if context.builder.nodes[key].kind == "State"]
    return found if len(found) > 1 else []
