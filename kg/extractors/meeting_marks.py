"""What speaks for it that somebody met somebody, as marks: words around a name, roles, sides, and who is told of there.

Used by `likely_met`, which says who is asked, and learned by `training/meetings/acquaintances.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.extractors.actors import Person
from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.extractors.face_to_face import deeds
from kg.extractors.hearsay import questioned, rumoured
from kg.extractors.in_person import dead
from kg.extractors.presence_cues import away, cues, elsewhere, of_presence, sits_in
from kg.extractors.referents import Told, candidates, level, sides_of
from kg.extractors.standing import domestic
from kg.languages.annotation import Phrase, Sentence
from kg.languages.grammar.meeting_words import meeting_words
from kg.languages.grammar.morph import feature

# Words of these kinds say what goes on; those beside a name may be others as well.
_TELLING: Final = frozenset({"VERB", "AUX", "NOUN", "ADV"})
_BESIDE: Final = _TELLING | {"ADJ", "ADP", "CCONJ", "SCONJ", "PART", "PRON"}
# What stands right before a name is told by its word where it is one of these.
_JOINING: Final = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT"})
_MEETING: Final = frozenset({"meet", "talk", "call", "reception", "receive", "discuss", "meal", "credentials", "host"})
_NO_MEETING: Final = frozenset({"represent", "attend", "join", "escort"})
_PEOPLE: Final = frozenset({"person", "post", "pronoun"})
# How many words beside a name count apart, how many mentions of somebody are looked at, how far back the other one was
# told of, and how many meetings back they may both have been at.
_NEAR, _MENTIONS, _REACH, _MEETINGS = 3, 4, 3, 4
# Numbers above these count as they do.
_FAR, _MANY = 4, 3
# How many sentences make a text longer.
_SOME: Final = 3
# How many words may join two who are told of side by side: “, and”.
_LINK: Final = 2
Marks = dict[str, float]


@dataclass(frozen=True, slots=True)
class Option:
    """One way in which somebody may have met somebody: a person, or those of a meeting that is told of; or nobody.

    Args:
        marks: What speaks for it, each mark with how much of it there is.
        sentence: The sentence that tells it; `None` where nobody was met.
        unit: The name of whoever may have met somebody, there.
        partner: The node of the person whom he may have met apart from all meetings that are told of.
        event: The meeting that is told of, at which he may have been.
    """

    marks: Marks
    sentence: Sentence | None = None
    unit: Phrase | None = None
    partner: str | None = None
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A meeting that is told of, with those of whom it is known that they were there."""

    event: Event
    actors: frozenset[str]


def meetings_seen(context: Context, *, without: str) -> list[Seen]:
    """The meetings that are told of, as if nothing told that somebody was there: of two, none is left."""
    found: list[Seen] = []
    for event in context.events_told("Meeting"):
        actors = frozenset(event.actors) - {without}
        if len(actors) > 1 or without not in event.actors:
            found.append(Seen(event, actors))
    return found


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody where a sentence names him."""

    context: Context
    person: Person
    sentence: Sentence
    unit: Phrase

    @property
    def clause(self) -> int:
        return self.sentence.clause(self.unit.first)

    @property
    def role(self) -> str:
        """His role by the first frame that has him."""
        items = (item for frame in self.sentence.frames for item in frame.arguments)
        return next((item.role for item in items if item.unit == self.unit), "none")


def options(context: Context, person: str, seen: Sequence[Seen], *, alone: bool) -> list[Option]:
    """The ways in which somebody may have met somebody; nobody, last.

    Args:
        person: The node of a person.
        seen: The meetings that are told of.
        alone: Whether none of them has him.
    """
    found: list[Option] = []
    persons = {known.key: known for known in context.entities.persons}
    mentions = _mentions(context, person)
    for number, (sentence, unit) in enumerate(mentions[:_MENTIONS]):
        named = _Named(context, persons[person], sentence, unit)
        own = set(_about(named, number, seen))
        found += _apart(named, persons, seen, own)
        found += _there(named, persons, seen, own)
    nobody = set(_nobody(context, persons[person], mentions, len(seen), alone=alone))
    return [*found, Option(dict.fromkeys(nobody, 1.0))]


def _apart(named: _Named, persons: dict[str, Person], seen: Sequence[Seen], own: set[str]) -> Iterator[Option]:
    """The persons whom somebody may have met apart from the meetings that are told of."""
    if sits_in(named.context, named.sentence, named.unit) or _done_nothing(named):
        return
    near = _near(named)
    for key in near:
        marks = own | set(_with(named, persons[key], near, seen))
        yield Option(dict.fromkeys(marks, 1.0), named.sentence, named.unit, partner=key)


def _there(named: _Named, persons: dict[str, Person], seen: Sequence[Seen], own: set[str]) -> Iterator[Option]:
    """The meetings that are told of, at which somebody may have been."""
    context, sentence = named.context, named.sentence
    if elsewhere(context, sentence, named.unit):
        return
    told = own | {f"join {mark}" for mark in own if not mark.startswith("word ")}
    told |= {f"at {mark}" for mark in cues(context, sentence, named.unit)}
    present, ahead = of_presence(context, sentence), _ahead(named)
    escorts = any("escort" in frame.kinds for frame in sentence.frames)
    before = sorted((item for item in seen if item.event.at < sentence.last), key=lambda item: -item.event.at)
    for rank, item in enumerate(before[:_MEETINGS]):
        if ahead and context.told_held(item.event.key):
            continue
        if escorts and context.planned(item.event.key):
            continue  # who comes along on the journey is not yet at the talks
        if sentence.first <= item.event.at and not present:
            continue  # of its own sentence the grammar knows who was there
        people = [persons[key] for key in item.actors if key in persons]
        marks = told | {f"at rank {rank}", *_at(named, item), *_levels(named.person, people)}
        yield Option(dict.fromkeys(marks, 1.0), sentence, named.unit, event=item.event)


def _mentions(context: Context, person: str) -> list[tuple[Sentence, Phrase]]:
    """Where somebody is named, once a sentence, without headlines and what others say."""
    found: list[tuple[Sentence, Phrase]] = []
    for sentence in context.annotation:
        if sentence.passage.kind == "title" or questioned(context, sentence) or rumoured(context, sentence):
            continue
        named = (u for u in sentence.phrases if u.kind == "person" and not sentence.in_quotes(u.first))
        unit = next((u for u in named if context.entities.actor(u).node == person), None)
        if unit is not None and not dead(context, unit) and not away(context, sentence, unit):
            found.append((sentence, unit))
    return found


def _done_nothing(named: _Named) -> bool:
    """Whether no word is of a meeting, and somebody is told of in what another says, is represented, or does nothing.

    “X said Y was right”, “X was represented by Y”, “X was joined at a gala by Y”, «X знаком с Y с детства», «X спорит с
    Y в соцсетях».
    """
    context, sentence = named.context, named.sentence
    if any(frame.kinds & _MEETING for frame in sentence.frames):
        return False
    if any(frame.kinds & _NO_MEETING for frame in sentence.frames):
        return True
    if any("say" in frame.kinds and named.unit not in frame.phrases("subject") for frame in sentence.frames):
        return True
    words = context.annotation.doc[sentence.first : sentence.last]
    language = context.document.language
    afar = meeting_words(language).from_afar | deeds(language).afar
    return not any(token.pos_ == "VERB" for token in words) or any(token.lemma_ in afar for token in words)


def _ahead(named: _Named) -> bool:
    """Whether what is told of somebody lies ahead."""
    sentence, clause = named.sentence, named.clause
    frames = [frame for frame in sentence.frames if frame.clause == clause]
    if any(frame.mood == "planned" or frame.tense == "future" for frame in frames):
        return True
    words = named.context.annotation.doc[sentence.first : sentence.last]
    return any(feature(token, "Tense") == "Fut" for token in words if sentence.clause(token.i) == clause)


def _near(named: _Named) -> dict[str, Told]:
    """The others who are told of in a sentence or not long before, and whom the text begins with."""
    context = named.context
    told = candidates(context, named.sentence.last - 1, {named.person.key})
    first = context.entities.discourse.protagonist()
    return {
        key: how for key, how in told.items() if (how.back <= _REACH or key == first) and not _of_one_state(named, key)
    }


def _of_one_state(named: _Named, key: str) -> bool:
    """Whether what two do together is the affair of one state."""
    side_of = named.context.entities.side_of
    return domestic(named.context, [Actor(one, side_of(one), named.unit) for one in (named.person.key, key)])


def _about(named: _Named, number: int, seen: Sequence[Seen]) -> Iterator[str]:
    """What a sentence says of somebody whom it names."""
    context, sentence, unit = named.context, named.sentence, named.unit
    yield from _words(named)
    yield from _doing(named)
    yield f"mention {min(number, _MANY)}"
    yield f"others {min(sum(other.kind == 'person' for other in sentence.phrases) - 1, _MANY)}"
    here = [item for item in seen if sentence.first <= max(item.event.at, item.event.spoken) < sentence.last]
    yield f"told here {min(len(here), _MANY)}"
    if unit.posts:
        yield "with a post"
    if any(sentence.quoted):
        yield "speech"
    if context.expressions(sentence):
        yield "dated"
    tokens = context.annotation.doc[sentence.first : sentence.last]
    if any(token.lower_ in context.profile.aftermath for token in tokens):
        yield "aftermath"
    if any(token.lower_ in context.profile.another for token in tokens):
        yield "another"


def _words(named: _Named) -> Iterator[str]:
    """The words of the clause, those beside a name, and the case it stands in."""
    sentence, unit, clause = named.sentence, named.unit, named.clause
    doc, language = named.context.annotation.doc, named.context.document.language
    inside = {at for phrase in sentence.phrases for at in range(phrase.first, phrase.last)}
    for token in doc[sentence.first : sentence.last]:
        if token.i in inside or token.pos_ not in _BESIDE:
            continue
        own = sentence.clause(token.i) == clause
        if token.pos_ in _TELLING:
            yield f"word {language} {token.lemma_}" if own else f"word besides {language} {token.lemma_}"
        if own and unit.first - _NEAR <= token.i < unit.first:
            yield f"before {language} {token.lemma_}"
        if own and unit.last <= token.i < unit.last + _NEAR:
            yield f"behind {language} {token.lemma_}"
    if unit.first == sentence.first:
        yield f"next {language} start"
    else:
        token = doc[unit.first - 1]
        yield f"next {language} {token.lower_ if token.pos_ in _JOINING else token.pos_}"
    if unit.case:
        yield f"case {language} {unit.case}"


def _doing(named: _Named) -> Iterator[str]:
    """What somebody does or is done to him, and what else goes on in the sentence."""
    sentence, unit, clause = named.sentence, named.unit, named.clause
    roles = [(frame, item.role) for frame in sentence.frames for item in frame.arguments if item.unit == unit]
    for frame, role in roles:
        noun = "noun" if frame.nominal else "verb"
        yield f"does {role} {noun}"
        for kind in frame.kinds:
            yield f"does {role} {kind}"
            yield f"does {role} {kind} {noun}"
        yield f"mood {frame.mood}{' negated' if frame.negated else ''}"
        yield f"tense {frame.tense}"
    if not roles:
        yield "does nothing"
    if any("say" in frame.kinds and role == "subject" for frame, role in roles):
        yield "says"
    for frame in sentence.frames:
        yield from (f"told {kind}" if frame.clause == clause else f"told besides {kind}" for kind in frame.kinds)
    if not any(frame.kinds & _MEETING for frame in sentence.frames):
        yield "no word of meeting"
    if any(frame.negated and frame.clause == clause for frame in sentence.frames):
        yield "negated"
    for title in sentence.titles:
        beside = sentence.clause(title.first) == clause
        yield f"title {title.kind}{' beside' if beside else ''}"
        frames = (f for f in sentence.frames if f.clause == clause and any(a.unit == title for a in f.arguments))
        yield from (f"title {kind}" for frame in frames for kind in frame.kinds)


def _with(named: _Named, other: Person, near: dict[str, Told], seen: Sequence[Seen]) -> Iterator[str]:
    """How another one who is told of stands to somebody."""
    context, sentence, key = named.context, named.sentence, other.key
    told = near[key]
    back = str(told.back) if told.back < _REACH else "far"
    yield "with"
    yield f"with back {back}"
    yield f"with role {told.role} {back}"
    yield f"with {told.how} {back}"
    if told.topic:
        yield f"with topic {back}"
    if told.bound:
        yield "with bound"
    if key == context.entities.discourse.protagonist():
        yield "with first"
        yield f"with first {back}"
    if key == next(iter(near)):
        yield "with latest"
    if [one for one, how in near.items() if how.back == told.back] == [key]:
        yield f"with only {back}"
    anchor = Actor(named.person.key, context.entities.side_of(named.person.key), named.unit)
    yield from (f"with {mark}" for mark in sides_of(context, other, [anchor]))
    yield from _levels(named.person, [other])
    meetings = [item for item in seen if key in item.actors]
    yield f"with met {min(len(meetings), _LINK)}"
    if any(sentence.first <= item.event.at < sentence.last for item in meetings):
        yield "with met here"
    before = [item for item in seen if item.event.at < sentence.first]
    if before and key in max(before, key=lambda item: item.event.at).actors:
        yield "with met last"
    for kind in {kind for frame in sentence.frames for kind in frame.kinds & _MEETING}:
        yield f"with {kind} {back} {told.role}"
    if told.back == 0:
        yield f"with roles {named.role} {told.role}"
        if _beside(named, {key}):
            yield "with beside"
            yield f"with beside {named.role}"
            kinds = {kind for frame in sentence.frames if frame.clause == named.clause for kind in frame.kinds}
            yield from (f"with beside told {kind}" for kind in kinds)
            if not kinds & _MEETING:
                yield "with beside no word of meeting"


def _at(named: _Named, item: Seen) -> Iterator[str]:
    """How a meeting that is told of stands to somebody."""
    context, sentence, clause, event = named.context, named.sentence, named.clause, item.event
    here = sentence.first <= event.at < sentence.last
    yield "at"
    yield f"at far {min(sum(event.at < s.first <= sentence.first for s in context.annotation), _FAR)}"
    if event.background:
        yield "at background"
    if event.aside:
        yield "at aside"
    side, sides = context.entities.side_at_home(named.person.key), context.parties(event.key)
    yield "at side " + ("unknown" if side is None else "of theirs" if side in sides else "of none")
    ahead = any(frame.mood == "planned" for frame in sentence.frames if frame.clause == clause)
    yield "at planned alike" if ahead == context.planned(event.key) else "at planned otherwise"
    others = {context.entities.actor(other).node for other in sentence.phrases if other is not named.unit}
    yield "at with one of them" if others & item.actors else "at with nobody of them"
    if len(item.actors) > _LINK:
        yield "at many"
    if _beside(named, item.actors):
        yield "at beside"
        yield f"at beside {named.role}"
        if here:
            yield "at beside here"
    if here and any(frame.first == event.at and frame.clause == clause for frame in sentence.frames):
        yield "at same clause"


def _nobody(
    context: Context, person: Person, mentions: Sequence[tuple[Sentence, Phrase]], meetings: int, *, alone: bool
) -> Iterator[str]:
    """What speaks for it that somebody met nobody, or nobody else."""
    entities = context.entities
    yield "nobody"
    yield f"nobody {context.document.language}"
    if alone:
        yield "nobody alone"
        yield f"nobody alone {context.document.language}"
        yield f"nobody alone of {min(len(context.annotation.sentences) // _SOME, _FAR)}"
        others = {key for event in context.events_told("Meeting") for key in event.actors}
        left = sum(bool(known.posts) and known.key not in others for known in entities.persons)
        yield f"nobody alone of those left {min(left, _FAR)}"
    yield f"nobody level {level(person)}"
    side, home = entities.side_at_home(person.key), entities.home()
    yield "nobody side " + ("unknown" if side is None else "at home" if side == home else "abroad")
    yield f"nobody named {min(len(mentions), _MANY)}"
    if person.key == entities.discourse.protagonist():
        yield "nobody first"
    yield f"nobody met {min(meetings, _MANY)}"
    if context.events_told("Conference"):
        yield "nobody conference"
    if not any(len(name) > 1 for name in person.names):
        yield "nobody of one name"
    if all(any("say" in f.kinds and unit in f.phrases("subject") for f in s.frames) for s, unit in mentions):
        yield "nobody only says"


def _levels(mine: Person, others: Sequence[Person]) -> Iterator[str]:
    """How far somebody stands above or below the highest of others."""
    own, theirs = level(mine), max((level(other) for other in others), default=0)
    if own and theirs:
        yield f"level {max(-2, min(2, own - theirs))}"
    else:
        yield f"level of {'one' if own or theirs else 'none'}"


def _beside(named: _Named, keys: Collection[str]) -> bool:
    """Whether nothing but a conjunction or a comma stands between somebody and one of some others."""
    context, unit = named.context, named.unit
    units = (other for other in named.sentence.phrases if other.kind in _PEOPLE and other is not unit)
    return any(_joined(context, unit, other) for other in units if context.entities.actor(other).node in keys)


def _joined(context: Context, one: Phrase, other: Phrase) -> bool:
    first, second = sorted((one, other), key=lambda phrase: phrase.first)
    between = context.annotation.doc[first.last : second.first]
    words = context.profile.conjunctions
    return 0 < len(between) <= _LINK and all(
        token.is_punct or token.pos_ == "CCONJ" or token.lower_ in words for token in between
    )


__all__ = ["Marks", "Option", "Seen", "meetings_seen", "options"]
