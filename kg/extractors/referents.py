"""Whom a word without a name means at a meeting: every person told of before, weighed by what speaks for each.

The rules of the language find somebody for “she”, “the minister”, “the guest” or a subject that is left out; what they
find is one of the things that speak for a person. The others are where, as what and how often he was told of, whether
his post, his side and his gender fit, and whom he has met by then. How much each weighs was learned, see
`training/meetings`; the weights are a table, so that a reading is the same everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.extractors.actors import Person
from kg.extractors.context import Context
from kg.extractors.discourse import UNSURE, Mention
from kg.extractors.entities import Actor
from kg.extractors.heads import HEADS, HEADS_OF_GOVERNMENT, HEADS_OF_STATE, diplomatic
from kg.extractors.home import report_city
from kg.extractors.met_by_grammar import by_grammar
from kg.extractors.roles import office
from kg.extractors.sides import OURS, THEIRS
from kg.extractors.traits import agrees
from kg.extractors.weights import weighed
from kg.languages.annotation import Frame, Phrase, Post, Sentence
from kg.languages.grammar.elements import COUNTERPART

TABLE: Final = "referents.tsv"
# Kinds of phrases that stand for somebody by themselves.
_KINDS: Final = frozenset({"pronoun", "post", "side"})
# By how much more must speak for another one than for whom the rules find, in units of the logarithm of odds.
AHEAD: Final = 1.5
# By how much more must speak for somebody than for nobody at all.
SURER: Final = 1.5
# Marks that say more where one of the candidates alone has them.
_ALONE: Final = ("post held", "post akin", "state fits", "side other", "travels", "gender fits", "gender fits surely")
# Who was told of last of all, of those who can be meant, and of those who are none of the side that is met.
_UNFIT: Final = frozenset({"gender differs", "gender differs surely", "state differs", "post differs"})
_LATEST: Final = (("of all", frozenset[str]()), ("that fits", _UNFIT), ("of others", _UNFIT | {"side same"}))
_MEETING: Final = frozenset({"meet", "talk", "receive", "call", "host", "visit", "discuss", "meal", "credentials"})
# How far back somebody was told of last, in sentences.
_NEAR: Final = ("0", "1", "2", "3", "3", "far")
_TOP: Final = HEADS | HEADS_OF_STATE | HEADS_OF_GOVERNMENT | {"speaker", "chairperson-in-office", "leader", "chief"}
_BROAD: Final = frozenset({"head", "chairperson", "chairman", "leader", "chief", "speaker", "president"})
_NO_ENVOYS: Final = HEADS_OF_STATE | HEADS_OF_GOVERNMENT | {"minister", "speaker", "secretary-of-state"}
_ENVOYS: Final = frozenset({"diplomat", "envoy", "representative", "ambassador"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A word that stands for somebody, or the place of one that is left out.

    Args:
        at: The token before which whoever is meant was told of.
        kind: `pronoun`, `post`, `side` …; `none` where no word stands for him.
        subject: Whether it is who acts.
        gender: `Masc` or `Fem`, where a form tells.
        post: The post that it tells, if any.
        state: The node of the state or body that it says he is of, if any.
    """

    at: int
    kind: str
    subject: bool
    gender: str | None = None
    post: Post | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """How a person was told of before a word."""

    back: int
    role: str
    how: str
    topic: bool
    bound: bool
    times: int = 1


def meant(
    context: Context, sentence: Sentence, frame: Frame, ours: list[Actor], theirs: list[Actor]
) -> tuple[list[Actor], list[Actor]]:
    """Who meets whom, with whoever is far likelier in the place of one whom no name tells."""
    sides = [ours, theirs]
    for at, reference in references(context, sentence, frame, ours, theirs):
        sides[at] = _likelier(context, reference, sides[at][0], sides[1 - at])
    return sides[0], sides[1]


def references(
    context: Context, sentence: Sentence, frame: Frame, ours: Sequence[Actor], theirs: Sequence[Actor]
) -> Iterator[tuple[int, Reference]]:
    """The sides (0 is that of who acts) that are one person whom no name tells, and the words for him."""
    for at, (mine, others) in enumerate(((ours, theirs), (theirs, ours))):
        if len(mine) != 1 or not others or mine[0].named:
            continue
        unit = mine[0].phrase
        if unit.kind == "post" and unit.posts and unit.posts[0].plural:
            continue
        if unit.kind == "pronoun" and not _open(context, unit):
            continue
        here = unit.kind in _KINDS and sentence.first <= unit.first < sentence.last
        borrowed = any(not unit.first <= post.first < unit.last for post in unit.posts)  # of a sentence before
        yield at, _reference(context, frame, unit if here and not borrowed else None, at)


def _reference(context: Context, frame: Frame, unit: Phrase | None, at: int) -> Reference:
    """What is known of whom a unit of a side stands for, or one that is left out."""
    subject = at == 0 and not frame.nominal
    if unit is None:
        return Reference(frame.first, "none", subject)
    post = unit.posts[0] if unit.kind == "post" and unit.posts else None
    sentence = next(s for s in context.annotation if s.first <= unit.first < s.last)
    own = (e for e in sentence.elements if e.code in "SD" and unit.first - 1 <= e.first and e.last <= unit.last)
    body = next((body for body in post.bodies if body.code in "SD"), None) if post is not None else None
    body = body or next(own, None)  # “the Finnish guest”
    side = context.entities.element(body) if body is not None else None
    kind = _kind(unit, post)
    return Reference(unit.first, kind, subject, unit.gender if kind == "pronoun" else None, post, side)


def _open(context: Context, unit: Phrase) -> bool:
    """Whether a word may stand for anybody: “she”, and not “the guest”, “the Canadian” or “His Highness”.

    Whom the rules find for these is right as often as whom the weights find.
    """
    name = unit.element.name if unit.element is not None else ""
    return name in context.profile.pronouns and context.annotation.doc[unit.first].pos_ == "PRON"


def _kind(unit: Phrase, post: Post | None) -> str:
    """What kind of word stands for somebody: counterparts are not told as others are."""
    return COUNTERPART if post is not None and post.head == COUNTERPART else unit.kind


def ranked(
    context: Context, reference: Reference, rules: Actor, anchors: Sequence[Actor]
) -> list[tuple[str | None, dict[str, float]]]:
    """Who may be meant, each with what speaks for him; whom the rules found as well where that is no person."""
    told = candidates(context, reference.at, {actor.node for actor in anchors if actor.node})
    found = _featured(context, reference, anchors, told)
    if rules.node is not None and rules.node not in told:
        found.append((rules.node, features(context, reference, anchors, rules.node, None)))
    return found


def _featured(
    context: Context, reference: Reference, anchors: Sequence[Actor], told: dict[str, Told]
) -> list[tuple[str | None, dict[str, float]]]:
    """The candidates with their marks, and with that of being the only one who has it."""
    found: list[tuple[str | None, dict[str, float]]] = [
        (key, features(context, reference, anchors, key, known)) for key, known in told.items()
    ]
    for mark in _ALONE:
        having = [marks for _, marks in found if mark in marks]
        if len(having) == 1:
            having[0][f"alone {mark}"] = 1.0
    for name, barred in _LATEST:
        fits = [marks for _, marks in found if not barred & marks.keys()]
        if fits:  # candidates stand in the order of their last mention
            fits[0][f"latest {name}"] = fits[0][f"latest {name} {reference.kind}"] = 1.0
    # Who goes to a state of which nobody says that it is his is not of it: “the Samoan president”.
    # Where the order of words tells who does what, a pronoun means nobody beside it: “besides X he met Y”.
    beside = [f"bound {role} pronoun" for role in ("object", "oblique")]
    never = {"state unknown travels", *(beside if context.profile.possessives else ())}
    head = office(reference.post)[0] if reference.post is not None else ""
    apart = _envoys(context) if head in _NO_ENVOYS else set()  # no ambassador is “the minister”
    return [(key, marks) for key, marks in found if not never & marks.keys() and key not in apart]


def _envoys(context: Context) -> set[str]:
    """Those who hold no posts but those of envoys."""
    envoys: dict[str, bool] = {}
    for person, post in context.entities.told_posts():
        envoys[person] = envoys.get(person, True) and office(post)[0] in _ENVOYS
    return {person for person, alone in envoys.items() if alone}


def _likelier(context: Context, reference: Reference, rules: Actor, anchors: Sequence[Actor]) -> list[Actor]:
    scores = _weighed(ranked(context, reference, rules, anchors))
    best = max(scores, key=lambda key: scores[key], default=None)
    if best is None or best == rules.node or scores[best] - scores.get(rules.node, -math.inf) <= AHEAD:
        return [rules]
    return [Actor(best, context.entities.side_of(best), rules.phrase, named=False, confidence=UNSURE)]


def _weighed(found: Sequence[tuple[str | None, dict[str, float]]]) -> dict[str | None, float]:
    return {key: weighed(TABLE, marks) for key, marks in found}


def completed(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Actor], list[Actor]] | None:
    """Who meets whom where grammar and rules find one side alone: the likeliest of those told of on the other."""
    if (
        not context.events_told("Meeting", "Visit", "Conference")
        or (half := open_side(context, sentence, frame)) is None
    ):
        return None  # nothing says that the document is about diplomacy
    at, reference, anchors = half
    scores = _weighed(open_ranked(context, sentence, frame, reference, anchors))
    best = max(scores, key=lambda key: scores[key], default=None)
    if best is None or scores[best] - scores[None] <= SURER:
        return None
    found = [Actor(best, context.entities.side_of(best), _words(frame), named=False, confidence=UNSURE)]
    return (found, anchors) if at == 0 else (anchors, found)


def open_side(context: Context, sentence: Sentence, frame: Frame) -> tuple[int, Reference, list[Actor]] | None:
    """The side (0 is that of who acts) of which nothing is known, the word for it, and the other side."""
    if frame.negated or frame.mood not in {"asserted", "planned"}:
        return None
    sides = by_grammar(context, sentence, frame)
    if bool(sides[0]) == bool(sides[1]):
        return None
    at = 1 if sides[0] else 0
    anchors = sides[1 - at]
    known = {(actor.phrase.first, actor.phrase.last) for actor in anchors}
    units = [u for u in frame.phrases(*(THEIRS if at else (*OURS, "inherited"))) if u.kind in _KINDS]
    units = [u for u in units if (u.first, u.last) not in known and u.number == "Sing"]
    reference = _reference(context, frame, units[0] if units else None, at)
    place = reference.at if units else sentence.last
    return at, replace(reference, kind=f"open {reference.kind}", at=place), anchors


def open_ranked(
    context: Context, sentence: Sentence, frame: Frame, reference: Reference, anchors: Sequence[Actor]
) -> list[tuple[str | None, dict[str, float]]]:
    """Who may be on a side that is open, each with what speaks for him; `None` for nobody."""
    told = candidates(context, reference.at, {actor.node for actor in anchors if actor.node})
    found = _featured(context, reference, anchors, told)
    marks = {"nobody", f"nobody {reference.kind}", *(f"nobody {kind}" for kind in frame.kinds & _MEETING)}
    marks |= {f"nobody {'nominal' if frame.nominal else 'verb'}", f"nobody {frame.mood}"}
    marks |= {f"nobody side {int(reference.subject)}"}
    before = [e for e in context.events_told("Meeting") if e.at <= frame.first]
    mine = [e for e in before if any(actor.node in e.actors for actor in anchors)]
    marks |= {"nobody new" if not mine else "nobody known"}
    if any(sentence.first <= event.at for event in mine):
        marks.add("nobody known here")
    if all(actor.named for actor in anchors):
        marks.add("nobody named")
    if any(not context.entities.is_person(actor.node) for actor in anchors):
        marks.add("nobody whole")
    return [*found, (None, dict.fromkeys(marks, 1.0))]


def _words(frame: Frame) -> Phrase:
    """The words of a frame in the place of those of somebody whom none stands for."""
    return Phrase(frame.first, frame.last, "pronoun")


def candidates(context: Context, at: int, but: Collection[str]) -> dict[str, Told]:
    """The persons told of before a token, by name or by a pronoun, with how they were."""
    found: dict[str, Told] = {}
    before = [s for s in context.annotation if s.first <= at and s.passage.kind != "title"]
    for back, other in enumerate(reversed(before)):
        for mention in reversed(context.entities.discourse.mentions(other)):
            if mention.phrase.last > at:
                continue
            key = _node(context, mention)
            if key is None or key in but:
                continue
            known = found.get(key)
            if known is None:
                topic = mention is context.entities.discourse.mentions(other)[0]
                bound = back == 0 and _of_one_clause(other, mention.phrase.first, at)
                found[key] = Told(back, mention.role, mention.phrase.kind, topic, bound)
            else:
                found[key] = replace(known, times=known.times + 1)
    return found


def _of_one_clause(sentence: Sentence, one: int, other: int) -> bool:
    """Whether two tokens are of one clause, where a pronoun means somebody else: “besides X, he met Y”."""
    return other < sentence.last and sentence.clause(one) == sentence.clause(other)


def _node(context: Context, mention: Mention) -> str | None:
    actor = context.entities.discourse.meaning(mention)
    key = actor.node if actor is not None else None
    return key if context.entities.is_person(key) else None


def features(
    context: Context, reference: Reference, anchors: Sequence[Actor], key: str, told: Told | None
) -> dict[str, float]:
    """What speaks for somebody, or against him, as marks that are there (1) or by how much.

    Args:
        anchors: Those whom he is told to meet.
        key: The person, or what the rules found where that is no person told of before.
        told: How he was told of before.
    """
    if told is None:
        return {"whole": 1.0, f"whole {reference.kind}": 1.0}
    marks: dict[str, float] = {}
    entities = context.entities
    person = next(item for item in entities.persons if item.key == key)
    near = _NEAR[min(told.back, len(_NEAR) - 1)]
    kind = reference.kind
    marks[f"near {near}"] = marks[f"near {near} {told.role}"] = marks[f"near {near} {kind}"] = 1.0
    marks[f"told {told.how}"] = marks[f"told {told.how} {kind}"] = 1.0
    marks["parallel"] = marks[f"parallel {kind}"] = float((told.role == "subject") == reference.subject)
    marks[f"bound {told.role} {kind}"] = marks["bound"] = float(told.bound)
    marks["topic"] = marks[f"topic {kind}"] = float(told.topic)
    marks["often"] = marks[f"often {kind}"] = math.log(told.times)
    if key == entities.discourse.protagonist():
        marks["first"] = marks[f"first {kind}"] = marks[f"first {near}"] = 1.0
    for mark in (*sides_of(context, person, anchors), *_history(context, person, anchors)):
        marks[mark] = marks[f"{mark} {kind}"] = 1.0
    marks.update(dict.fromkeys(_fits(context, person, reference), 1.0))
    marks.update(dict.fromkeys(_levels(context, person, anchors), 1.0))
    return {mark: value for mark, value in marks.items() if value}


def _levels(context: Context, person: Person, anchors: Sequence[Actor]) -> Iterator[str]:
    """Whether somebody is of the level of those he meets: ministers meet ministers, and are received by presidents."""
    mine = level(person)
    theirs = [level(p) for p in context.entities.persons if any(p.key == actor.node for actor in anchors)]
    if mine and theirs and max(theirs):
        yield f"level {max(-2, min(2, mine - max(theirs)))}"
    if not mine:
        yield "level none"


def level(person: Person) -> int:
    """How high the posts of somebody are: 4 for who is at the head of a state, 0 for none."""
    found = [0]
    for post, _ in person.posts:
        head, ranks, _ = office(post)
        if head in HEADS_OF_STATE:
            found.append(5 if not ranks else 3)
        elif head in HEADS_OF_GOVERNMENT or head == "speaker":
            found.append(4 if not ranks else 3)
        elif head in {"minister", "secretary-of-state", "secretary-general"}:
            found.append(3 if not ranks else 2)
        elif diplomatic(post):
            found.append(2)
        else:
            found.append(1)
    return max(found)


def sides_of(context: Context, person: Person, anchors: Sequence[Actor]) -> Iterator[str]:
    entities = context.entities
    mine = entities.side_at_home(person.key)
    theirs = {actor.party for actor in anchors if actor.party}
    yield "side " + ("unknown" if mine is None else "same" if mine in theirs else "other" if theirs else "alone")
    home = _home(context)
    if home is not None and mine is not None:
        yield "at home" if mine == home else "abroad"
        if theirs:
            yield ("at home" if mine == home else "abroad") + (" with ours" if home in theirs else " with theirs")
    if person.key in entities.discourse.travellers():
        yield "travels"


def _home(context: Context) -> str | None:
    city = report_city(context.annotation, context.morphology)
    home = context.country_of(city[0]) if city is not None else None
    return home or context.entities.home()


def _fits(context: Context, person: Person, reference: Reference) -> Iterator[str]:
    if reference.gender is not None:
        sure, guess = person.gender, person.gender or person.guess
        if guess is None:
            yield "gender unknown"
        else:
            fits = agrees(reference.gender, guess)
            yield ("gender fits" if fits else "gender differs") + (" surely" if sure else "")
    if reference.state is not None:
        side = context.entities.side_at_home(person.key)
        known = "state unknown" if side is None else "state fits" if side == reference.state else "state differs"
        yield known
        if known == "state unknown" and person.key in context.entities.discourse.travellers():
            yield "state unknown travels"
    post = reference.post
    if post is None or post.head == COUNTERPART:
        yield f"{reference.kind} official" if person.posts else f"{reference.kind} no official"
        return
    if context.entities.holds(person, post, None):
        yield "post held"
    elif _kin(person, post):
        yield "post akin"
    else:
        yield "post differs" if person.posts else "post none"


def _kin(person: Person, post: Post) -> bool:
    """Whether somebody may be called by a broader or a kindred post."""
    head, ranks, _ = office(post)
    for own, _ in person.posts:
        mine, theirs, _ = office(own)
        if mine == head or (head in _BROAD and mine in _TOP and not theirs) or (head in _ENVOYS and diplomatic(own)):
            return True
        if head == "minister" and mine in {"minister", "secretary-of-state"} and not ranks:
            return True
    return False


def _history(context: Context, person: Person, anchors: Sequence[Actor]) -> Iterator[str]:
    told = [event for event in context.events_told("Meeting") if not event.background]
    with_him = [event for event in told if person.key in event.actors]
    if any(actor.node in event.actors for event in with_him for actor in anchors):
        yield "met them"
    if told and person.key in told[-1].actors:
        yield "met last"
    if with_him and not any(person.key in event.met for event in with_him):
        yield "attends"
    if len(with_him) > 1:
        yield "meets many"
    elif with_him:
        yield "met once"


__all__ = [
    "AHEAD",
    "SURER",
    "TABLE",
    "Told",
    "candidates",
    "completed",
    "level",
    "meant",
    "open_ranked",
    "open_side",
    "ranked",
    "references",
    "sides_of",
]
