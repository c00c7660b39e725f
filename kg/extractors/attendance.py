"""Who took part, where no verb of taking part has them as its subject: “among the participants in the forum were X …”.

Also what brings them together (“the forum brought together X and Y”), and those of whom one sentence tells that they
took part and the next who they are (“Among them were X and Y”). Told where no case shows who does what.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, participants, thing
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.presence import presence

_DOERS = frozenset({"person", "post", "state", "organization"})
_EVENTS = frozenset({"Conference", "Meeting"})
# How many words lie between “among” and the noun for those who take part, and how many sentences before name the event.
_NEAR = 4
_DASHES = frozenset("–—-")
_BACK = 1


def assembled(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Those whom an event brings together, as the objects of the verb."""
    people = [unit for unit in frame.phrases("object") if unit.kind in _DOERS and unit.first >= frame.last]
    return context.actors(people, sentence)


def enumerated(context: Context, sentence: Sentence, subjects: Sequence[Phrase]) -> list[Phrase]:
    """Who the several are that attend, told behind a colon: “приняли участие члены совета: X и Y”."""
    last = subjects[-1] if subjects else None
    if last is None or not any(post.plural for post in last.posts) or context.profile.verb_final:
        return []
    doc = context.annotation.doc
    colon = next((t.i for t in doc[last.last : sentence.last] if t.text == ":"), None)
    if colon is None or any(t.pos_ == "VERB" or t.text == "." for t in doc[last.last : colon]):
        return []
    return [unit for unit in sentence.phrases if unit.first > colon and unit.kind == "person" and unit.posts]


def sit_in(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a clause only says who was at a meeting: “на встрече были и A и B”."""
    doc, words = context.annotation.doc, presence(context.document.language)
    before = doc[max(sentence.first, frame.first - 2) : frame.first]
    if not words.at or feature(doc[frame.last - 1], "Case") not in {"Loc", "Gen"}:
        return False
    if frame.phrases("having", "clause-having"):
        return False  # “был на приёме у президента”
    own = (t for t in doc[sentence.first : sentence.last] if sentence.clause(t.i) == frame.clause)
    verbs = [t for t in own if t.pos_ in {"VERB", "AUX"} and feature(t, "VerbForm") == "Fin"]
    taking = any(t.lemma_ in context.profile.attendees for t in before)
    return (taking or any(t.lower_ in words.at for t in before)) and all(t.lemma_ in words.being for t in verbs)


def among(context: Context, sentence: Sentence, *, extractor: str, kinds: frozenset[str] = _EVENTS) -> None:
    """Those who are said to have been among the participants of an event of the sentence, or of the one before it."""
    at = _among(context, sentence)
    if at is None:
        return
    event = _event(context, sentence)
    if event is None or event.kind not in kinds:
        return
    people = _named(context, sentence, at)
    if not people:
        return
    frame = Frame(frozenset({"attend"}), "", at, at + 1, nominal=False, clause=sentence.clause(at))
    telling = Telling(frame, sentence, extractor, confidence=0.85)
    participants(context, event, context.actors(people, sentence), telling)


def _among(context: Context, sentence: Sentence) -> int | None:
    """The preposition before those who took part, where a verb of being joins it to who they are."""
    doc, profile = context.annotation.doc, context.profile
    if not any(phrase.posts for phrase in sentence.phrases):
        return None
    for token in doc[sentence.first : sentence.last]:
        if token.lower_ not in profile.among or sentence.in_quotes(token.i):
            continue
        words = doc[token.i + 1 : min(sentence.last, token.i + 1 + _NEAR)]
        told = any(word.lemma_ in profile.attendees or word.lower_ in profile.attendees for word in words)
        verbs = [word for word in doc[sentence.first : sentence.last] if _joins(context, word)]
        if told and verbs:
            return token.i
    return None


def _joins(context: Context, token: Token) -> bool:
    """Whether a word is a verb of being, or a dash in its place: «среди гостей – король»."""
    dashed = not context.profile.possessives and not context.profile.verb_final and token.text in _DASHES
    return dashed or token.lemma_ in context.profile.copulas


def _event(context: Context, sentence: Sentence) -> Event | None:
    titles = [title for title in sentence.titles if title.kind == "Conference"]
    if titles:
        return thing(context, titles[0])
    before = [s for s in context.annotation if s.first <= sentence.first][-1 - _BACK :]
    told = [e for e in context.events if e.kind in _EVENTS and before and before[0].first <= e.at < sentence.last]
    return max(told, key=lambda event: event.at, default=None)


def _named(context: Context, sentence: Sentence, at: int) -> list[Phrase]:
    """Who they are: behind the verb where “among” opens the sentence, else before it."""
    doc = context.annotation.doc
    opens = not any(token.pos_ in {"VERB", "AUX"} for token in doc[sentence.first : at])
    be = next((t.i for t in doc[at : sentence.last] if _joins(context, t)), at) if opens else at
    people = [unit for unit in sentence.phrases if unit.kind in {"person", "post"} and unit.posts]
    if not opens:
        be = next((t.i for t in doc[sentence.first : sentence.last] if _joins(context, t)), at)
    return [unit for unit in people if (unit.first > be if opens else unit.last <= be)]
