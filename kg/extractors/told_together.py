"""Those told of together: “the two”, “they”, “the ministers”, “the sides” are those of the meeting told of last.

Where no meeting was told, the two whom the sentence, or the one before it, tells of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg.extractors.asides import main_meeting
from kg.extractors.discourse import UNSURE
from kg.extractors.entities import Actor
from kg.languages.annotation import Phrase, Sentence

if TYPE_CHECKING:
    from kg.extractors.context import Context, Event

# How many sentences after a meeting those who met are meant by “they”.
_NEAR: Final = 3
# A word for whoever stands at the head of a state or a government.
_LEADER: Final = "role/leader"
_SEVERAL: Final = 2
_ONE: Final = frozenset({"person", "post", "pronoun"})


def together(context: Context, unit: Phrase, *, but: frozenset[str] = frozenset()) -> list[Actor]:
    """“The ministers”, “the sides”, “they”: the two or more of the meeting told of last, if it is near.

    Else the several who are the subject of the sentence before, where they are of two sides.
    """
    if (two := _in_the_sentence(context, unit, but)) is not None:
        return two
    topic = _topic(context, unit) if but or _is_guest(context, unit) else None
    if topic is not None and topic.node not in but:
        return [topic]
    event = main_meeting(context, unit.first)
    reach = _NEAR + (unit.kind == "post" and context.profile.free_order)
    if event is None or not (is_near(context, event, unit.first, reach) or _only_one(context, event, unit)):
        return _joint_subject(context, unit, but)
    persons = [key for key in _who_met(context, event) if key not in but]
    # “Встреча дипломатов”; elsewhere such a word may name others: “spoke to young leaders”.
    vague = unit.kind == "post" and unit.posts[0].head in context.profile.vague and context.profile.free_order
    leader = unit.kind == "post" and unit.posts[0].head == _LEADER
    vague = vague or (unit.kind == "post" and len(persons) == _SEVERAL and _no_others(context, unit, persons))
    vague = vague or (leader and len(persons) == _SEVERAL and _the_leaders(context, unit))
    vague = vague or (leader and (context.profile.verb_final or context.profile.free_order))
    if unit.kind == "post" and not vague:
        persons = [key for key in persons if context.entities.may_hold(key, unit.posts[0])]
    if received := context.profile.free_order and unit.kind == "pronoun" and _is_guest(context, unit):
        persons = context.entities.discourse.of_the_guests(persons)
    sides_alone = unit.kind == "pronoun" and not any(context.entities.is_person(key) for key in persons)
    if sides_alone and (two := _officials_beside(context, event, unit)):
        return two  # “X congratulated Y on the talks of A and B. They agreed to meet”
    return [actor_of(context, key, unit) for key in persons] if len(persons) > 1 or received else []


def _no_others(context: Context, unit: Phrase, persons: list[str]) -> bool:
    """Whether “the two ministers” can be nobody but two who met, one of them a state secretary maybe."""
    words = context.annotation.doc[max(0, unit.first - 1) : unit.last - 1]
    if not context.profile.possessives or not any(t.lower_ in context.profile.both for t in words):
        return False
    post = replace(unit.posts[0], plural=False)
    holders = {p.key for p in context.entities.persons if context.entities.may_hold(p.key, post)}
    return bool(unit.posts[0].plural and not unit.posts[0].bodies) and holders <= set(persons)


def _the_leaders(context: Context, unit: Phrase) -> bool:
    """Whether “the leaders” are those told of, whatever they are leaders of, and no others: “the two leaders”."""
    words = context.annotation.doc[max(0, unit.first - 1) : unit.last - 1]
    told = context.profile.both | context.profile.title.determiners if context.profile.possessives else frozenset()
    return len(words) <= _SEVERAL + 1 and any(t.lower_ in told for t in words) and words[-1].pos_ != "ADJ"


def _who_met(context: Context, event: Event) -> list[str]:
    """Those of a meeting without whoever only joined it, where two or more are left: “Y sat in. They will meet …”."""
    there = [key for key in context.builder.objects(event.key, "participant") if isinstance(key, str)]
    met = [key for key in there if key in event.met]
    return met if len(met) >= _SEVERAL else there


def _in_the_sentence(context: Context, unit: Phrase, but: frozenset[str]) -> list[Actor] | None:
    """The only two of two sides whom the sentence has told of before “the two”: “X hosts Y, when the two …”."""
    word = unit.element.name if unit.element is not None else ""
    if but or unit.kind != "pronoun" or word not in context.profile.both or not context.profile.possessives:
        return None
    sentence = _sentence(context, unit)
    before = [item for item in sentence.phrases if item.last <= unit.first and item.kind in _ONE]
    named = [item for item in before if item.kind != "pronoun"]
    before = named if len(named) >= _SEVERAL else [u for u in before if u.kind != "pronoun" or u.number == "Sing"]
    told = {actor.node: actor for actor in context.actors(before, sentence) if actor.node is not None}
    parties = {actor.party for actor in told.values()} - {None}
    if len(told) != _SEVERAL or len(parties) != _SEVERAL:
        return None
    return _meant(told.values(), unit)


def _officials_beside(context: Context, event: Event, unit: Phrase) -> list[Actor]:
    """The only two officials of two sides whom the sentence names that tells of talks of states."""
    told = next((s for s in context.annotation if s.first <= event.at < s.last), None)
    if told is None or told.last > unit.first:
        return []
    people = [context.entities.actor(phrase) for phrase in told.phrases if phrase.kind == "person" and phrase.posts]
    two = {actor.node: actor for actor in people}
    parties = {actor.party for actor in two.values()} - {None}
    return _meant(two.values(), unit) if len(two) == len(parties) == _SEVERAL else []


def _only_one(context: Context, event: Event, unit: Phrase) -> bool:
    """Whether “they” are those of the one meeting that the text has told of, and who meet again: “они виделись”."""
    sentence = _sentence(context, unit)
    meet = any(f.kinds & {"meet", "talk"} and unit in f.phrases("subject") for f in sentence.frames if not f.nominal)
    told = [event for event in context.events_told("Meeting") if event.at < unit.first]
    told = [event for event in told if not event.background] if context.profile.verb_final else told
    who = "side" if context.profile.verb_final else "pronoun"
    return meet and unit.kind == who and told == [event] and not context.profile.possessives


def _is_guest(context: Context, unit: Phrase) -> bool:
    """Whether a word stands for those whom somebody receives."""
    sentence = _sentence(context, unit)
    return any("receive" in f.kinds and unit in f.phrases("object") and f.phrases("subject") for f in sentence.frames)


def _topic(context: Context, unit: Phrase) -> Actor | None:
    """The delegation, or the several of one side, that the sentence before speaks of: “The MPs were received by …”."""
    before = [s for s in context.annotation if s.last <= unit.first and not all(s.quoted)][-1:]
    for frame in before[0].frames if before and unit.kind == "pronoun" and not context.profile.free_order else ():
        units = [item for item in frame.phrases("subject", "object") if item.last <= frame.first]
        told = units[0] if len(units) == 1 and not frame.nominal else None
        several = told is not None and bool(told.posts) and told.posts[0].plural
        if told is not None and (told.kind == "side" or (told.kind == "post" and several)):
            actor = context.entities.actor(told)
            return replace(actor, phrase=unit, named=False) if actor.party is not None else None
    return None


def _joint_subject(context: Context, unit: Phrase, but: frozenset[str]) -> list[Actor]:
    """The two or more persons who do together what the sentence before tells."""
    before = [s for s in context.annotation if s.last <= unit.first and s.passage.kind != "title" and not all(s.quoted)]
    for sentence in before[-1:]:
        for frame in sentence.frames:
            told = frame.phrases("subject")
            units = [
                item for item in told if item.kind == "person" or (item.kind == "pronoun" and item.number == "Sing")
            ]
            if len(units) == 1 and context.profile.free_order:  # “X рассказал послу Y … Их встреча”
                units += [item for item in frame.phrases("with", "dative") if item.kind == "person"]
            if frame.nominal or frame.quoted or len(units) < _SEVERAL:
                continue
            found = [
                context.entities.pronoun(item) if item.kind == "pronoun" else context.entities.actor(item)
                for item in units
            ]
            actors = [a for a in found if a is not None and a.node not in but and a.party is not None]
            leader = unit.kind == "post" and unit.posts[0].head == _LEADER and context.profile.free_order
            if unit.kind == "post" and not leader:
                actors = [a for a in actors if a.node is not None and context.entities.may_hold(a.node, unit.posts[0])]
            if len({actor.party for actor in actors}) >= _SEVERAL:
                return _meant(actors, unit)
        if unit.kind == "pronoun" and context.profile.possessives:
            row = _listed(context, sentence, unit, but)
            return row if but or len(row) == _SEVERAL else _two_told(context, sentence, unit)
        if unit.kind == "post" and context.profile.verb_final:
            return _two_at_the_meeting(context, sentence, unit)
    return []


def _two_at_the_meeting(context: Context, sentence: Sentence, unit: Phrase) -> list[Actor]:
    """The only two whom the sentence before names: “X Y-ке алғыс айтты. Кездесуде мемлекет басшылары … талқылады”."""
    met = any(f.nominal and f.kinds & {"meet", "talk"} for f in _sentence(context, unit).frames)
    people = [context.entities.actor(phrase) for phrase in sentence.phrases if phrase.kind == "person"]
    two = {actor.node: actor for actor in people}
    posts, entities = unit.posts[:1], context.entities
    able = [a for a in two.values() if a.node is not None and entities.may_hold(a.node, posts[0])]
    bare = [a for a in two.values() if a not in able and not entities.holds_office(a.node)]  # named without a post
    apart = len({actor.party for actor in two.values()}) == _SEVERAL
    return _meant(two.values(), unit) if met and apart and able and len(able) + len(bare) == _SEVERAL else []


def _two_told(context: Context, sentence: Sentence, unit: Phrase) -> list[Actor]:
    """The only two of two sides whom a sentence tells of: “X sat next to Y. The two met later”."""
    word = unit.element.name if unit.element is not None else ""
    people = [context.entities.actor(phrase) for phrase in sentence.phrases if phrase.kind == "person"]
    two = {actor.node: actor for actor in people}
    actors = list(two.values())
    apart = len(actors) == len({actor.party for actor in actors} - {None}) == _SEVERAL
    if word not in context.profile.both or not apart:
        return []
    return _meant(actors, unit)


def _listed(context: Context, sentence: Sentence, unit: Phrase, but: frozenset[str]) -> list[Actor]:
    """The officials of several sides whom a sentence lists: “the guests included X of A and Y of B. Z met both”."""
    row: list[Phrase] = []
    for phrase in sentence.phrases:
        if phrase.kind != "person" or not phrase.posts:
            continue
        between = context.annotation.doc[row[-1].last : phrase.first] if row else ()
        if all(t.text == "," or t.pos_ in {"CCONJ", "DET"} for t in between):
            row.append(phrase)
        elif len(row) < _SEVERAL:
            row = [phrase]
    actors = [context.entities.actor(phrase) for phrase in row]
    actors = [actor for actor in actors if actor.node not in but and actor.party is not None]
    apart = len({actor.party for actor in actors}) == len(actors) >= _SEVERAL
    return _meant(actors, unit) if apart else []


def _sentence(context: Context, unit: Phrase) -> Sentence:
    """The sentence that a phrase stands in."""
    return next(s for s in context.annotation if s.first <= unit.first < s.last)


def _meant(actors: Iterable[Actor], unit: Phrase) -> list[Actor]:
    """Those whom a phrase stands for, as far as can be told."""
    return [replace(actor, phrase=unit, named=False, confidence=UNSURE) for actor in actors]


def is_near(context: Context, event: Event, at: int, reach: int = _NEAR) -> bool:
    between = [sentence for sentence in context.annotation if event.at < sentence.last and sentence.first <= at]
    return len(between) <= reach + 1


def actor_of(context: Context, key: str, unit: Phrase) -> Actor:
    return Actor(key, context.entities.side_of(key) or _whole(context, key), unit, named=False)


def _whole(context: Context, key: str) -> str | None:
    return key if context.builder.nodes[key].kind in {"State", "Organization"} else None


__all__ = ["actor_of", "is_near", "together"]
