"""Calls: somebody calls on a minister, phones or sees him, or pays a call on him; and what only looks like one.

“The envoy called on the minister”, “called Minister Y about a boat”, “saw the minister for an hour”, “a courtesy call
on the minister”. Told where no case shows what is done to whom.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.extractors.goals import asked
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.meeting_words import meeting_words

_PEOPLE = frozenset({"person", "post", "pronoun"})
_NEAR = 2
# The most words that say what callers do.
_CALLERS = 4
_BEING_THERE = frozenset({"stay", "visit", "arrive"})
# How far behind the verb what is handed over is named.
_HANDED = 14
# Kinds of verbs by which somebody is told something.
_TOLD_BY_PHONE = frozenset({"say", "greet"})
_DAYS = frozenset({"today", "yesterday", "tomorrow"})
# What one calls on somebody to do with him.
_TALK = frozenset({"discuss", "talk", "meet", "present", "credentials", "brief"})


def called_on(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“The envoy called on the minister”; not where somebody is called on to do something, or for it."""
    if not context.profile.calling or frame.nominal or frame.lemma not in context.profile.calling:
        return None
    if frame.passive:
        return _was_called_on(context, frame)
    doc = context.annotation.doc
    if any(token.pos_ in {"NOUN", "PRON", "PROPN"} for token in doc[frame.first + 1 : frame.last]):
        return None  # “called it a tax on visitors”
    host = next((unit for unit in frame.phrases("object", "about") if unit.first - frame.last <= _NEAR), None)
    if host is None or host.kind not in _PEOPLE or host.first < frame.last or not frame.phrases("subject", "inherited"):
        return None
    row = _row_of_hosts(context, frame, host)
    wanted = asked(context.annotation.doc, row[-1])
    if wanted is not None and not _to_talk(context, sentence, wanted):
        return None
    others = tuple(item for item in frame.arguments if item.unit not in row)
    hosts = tuple(Argument("object", unit) for unit in row)
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*others, *hosts))


def _was_called_on(context: Context, frame: Frame) -> Frame | None:
    """“The minister was called on by the envoy”; not where what he is called on to do stands behind."""
    guests = [unit for unit in frame.phrases("subject") if unit.first >= frame.last]
    hosts = [unit for unit in frame.phrases("object") if unit.last <= frame.first]
    if not guests or not hosts or any(unit.kind not in _PEOPLE for unit in (*guests, *hosts)):
        return None
    return replace(frame, kinds=frozenset({"meet"})) if asked(context.annotation.doc, guests[-1]) is None else None


def _row_of_hosts(context: Context, frame: Frame, host: Phrase) -> list[Phrase]:
    """The first of those who are called on with those joined to it: “called on Premier X and the Speaker, Y”."""
    role = next(item.role for item in frame.arguments if item.unit is host)
    row, doc = [host], context.annotation.doc
    for unit in (unit for unit in frame.phrases(role) if unit.first >= host.last and unit.kind in _PEOPLE):
        between = {t.lower_ for t in doc[row[-1].last : unit.first]}
        if not between <= context.profile.conjunctions | context.profile.skipped | {",", "on", "upon"}:
            break
        row.append(unit)
    return row


def phoned(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“The minister called Minister Y on Monday about a boat”; not “called Y a friend”, which says what Y is."""
    if frame.nominal or frame.passive or frame.quoted or frame.negated:
        return None
    if frame.kinds & _TOLD_BY_PHONE and _over_the_phone(context, sentence, frame):
        people = [unit for unit in frame.phrases("object") if unit.kind in {"person", "post"} and unit.posts]
        sides = context.actors([*frame.phrases("subject", "inherited"), *people[:1]], sentence)
        told_so = bool(people) and frame.mood == "asserted" and of_two_sides(context, sides)
        return replace(frame, kinds=frozenset({"call"})) if told_so else None
    if frame.kinds != {"convene", "say"}:
        return None
    told = _official(context, sentence, frame)
    return replace(frame, kinds=frozenset({"call"})) if told is not None else None


def _over_the_phone(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether “by telephone” stands behind a verb of telling in its clause: “congratulated X by phone on Monday”."""
    doc = context.annotation.doc
    by = context.profile.words_of("by")
    pairs = ((at, doc[at].lower_, doc[at + 1].lower_) for at in range(frame.last, sentence.last - 1))
    return any(
        word in by and means in context.words.phones and sentence.clause(at) == frame.clause
        for at, word, means in pairs
    )


def seen(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“She will see the minister on Friday”: a meeting told ahead; told as past, of officials of two sides only."""
    if not frame.kinds & {"see", "brief"} or frame.nominal or frame.negated:
        return None
    if frame.passive:
        return _briefed(context, sentence, frame)
    ahead = frame.tense == "future" and frame.mood in {"asserted", "planned"} and bool(frame.kinds & {"see"})
    people: list[Phrase] = [unit for unit in frame.phrases("object") if unit.kind in _PEOPLE]
    if ahead and frame.phrases("subject", "inherited") and people:
        return replace(frame, kinds=frozenset({"meet"}))
    told = _official(context, sentence, frame) if frame.mood in {"asserted", "planned"} else None
    return replace(frame, kinds=frozenset({"meet"})) if told is not None else None


def _briefed(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“He was briefed by Prime Minister Y”: officials of two sides."""
    people = [unit for unit in frame.phrases("subject") if unit.kind in {"person", "post"} and unit.posts]
    told = [unit for unit in frame.phrases("object", "inherited") if unit.kind in _PEOPLE]
    ours, theirs = context.actors(told, sentence), context.actors(people, sentence)
    if "brief" not in frame.kinds or len(ours) != 1 or len(theirs) != 1 or not of_two_sides(context, [*ours, *theirs]):
        return None
    kept = tuple(item for item in frame.arguments if item.role in {"in"})
    sides = (Argument("subject", told[0]), Argument("with", people[0]))
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*kept, *sides), passive=False)


def told_visitor(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“The minister told visiting Minister Y that …”: who is told something where he visits is met there."""
    if "say" not in frame.kinds or frame.lemma not in context.profile.telling or frame.nominal or frame.negated:
        return None
    doc, words = context.annotation.doc, context.profile.visiting
    guests = [
        unit
        for unit in frame.phrases("object")[:1]
        if unit.posts and any(t.lower_ in words for t in doc[max(sentence.first, unit.first - 1) : unit.last])
    ]
    guests = guests or _where_told(context, sentence, frame)
    theirs = context.actors(guests, sentence)
    ours = context.actors([u for u in frame.phrases("subject") if u.kind in _PEOPLE], sentence)
    parties = {actor.party for actor in (*ours, *theirs)}
    if not (ours and theirs) or None in parties or len(parties) < _NEAR or frame.mood != "asserted":
        return None
    return replace(frame, kinds=frozenset({"meet"}))


def _where_told(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The official who is told something where somebody is: “was in Oslo, where she told Prime Minister X that …”."""
    doc, clauses = context.annotation.doc, sentence.clauses
    opens = sentence.first + clauses.index(frame.clause)
    stays = [f for f in sentence.frames if f.kinds & _BEING_THERE and f.last <= opens and f.mood == "asserted"]
    if frame.quoted or doc[opens].lower_ not in context.profile.where or not stays:
        return []
    return [unit for unit in frame.phrases("object")[:1] if unit.kind in {"person", "post"} and unit.posts]


def delivered(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“The envoy delivered a letter from her president to Prime Minister Y”: who hands somebody a message sees him."""
    words = meeting_words(context.document.language)
    if frame.lemma not in words.delivering or frame.nominal or frame.passive or frame.quoted or frame.negated:
        return None
    doc = context.annotation.doc
    behind = doc[frame.last : min(frame.last + _HANDED, sentence.last)]
    if not any(t.lemma_ in words.messages and sentence.clause(t.i) == frame.clause for t in behind):
        return None
    hosts = [
        u for u in frame.phrases("to", "object") if u.kind in {"person", "post"} and u.posts and u.first > frame.first
    ]
    ours, theirs = context.actors(frame.phrases("subject", "inherited"), sentence), context.actors(hosts, sentence)
    if len(theirs) != 1 or frame.mood not in {"asserted", "planned"} or not of_two_sides(context, [*ours, *theirs]):
        return None
    others = tuple(item for item in frame.arguments if item.role in {"subject", "inherited", "in"})
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*others, Argument("with", theirs[0].phrase)))


def went_to(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“She visited Premier Y at his office”, “paid a visit to Minister Y”: a person who is visited is met."""
    if "visit" not in frame.kinds or frame.nominal or frame.passive or not context.profile.possessives:
        return None
    paid = frame.lemma != "visit" and len(frame.lemma.split()) > 1
    hosts = [u for u in frame.phrases("to") if u.kind in {"person", "post"} and u.posts] if paid else []
    if frame.lemma in context.words.coming_to:  # “had come to her in July”
        hosts = hosts or [unit for unit in frame.phrases("to") if unit.kind == "pronoun" and unit.number == "Sing"]
    told = hosts[0] if hosts else _official(context, sentence, frame)
    if told is None or frame.negated or frame.mood not in {"asserted", "planned"}:
        return None
    if hosts and not of_two_sides(context, context.actors([*frame.phrases("subject", "inherited"), told], sentence)):
        return None
    others = tuple(item for item in frame.arguments if item.unit is not told)
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*others, Argument("with", told)))


def _official(context: Context, sentence: Sentence, frame: Frame) -> Phrase | None:
    """The official of another side who is the object of a verb, where nothing is said of what he is or does then."""
    if not context.profile.possessives:
        return None
    others = frame.phrases("object")
    guest = next((unit for unit in others if unit.kind in {"person", "post"} and unit.posts), None)
    if guest is None or guest.first < frame.last or guest.first - frame.last > _NEAR:
        return None
    doc = context.annotation.doc
    if any(token.pos_ in {"ADP", "ADV", "PART"} for token in doc[frame.last : guest.first]):
        return None  # “saw off the envoy”, “called in the envoy”
    after = doc[guest.last] if guest.last < sentence.last else None
    if after is not None and not (
        (after.is_punct and not after.is_quote) or after.pos_ in {"ADP", "CCONJ", "ADV"} or _dated(context, after)
    ):
        return None
    if after is not None and after.lower_ in context.profile.capacities:
        return None
    theirs = context.actors([guest], sentence)
    ours = context.actors(frame.phrases("subject", "inherited"), sentence)
    return guest if ours and theirs and of_two_sides(context, [*ours, *theirs]) else None


def of_two_sides(context: Context, actors: list[Actor]) -> bool:
    """Whether officials are of several sides; one of whom no words say the state has another side than a guest."""
    parties = {actor.party or (actor.node if context.entities.holds_office(actor.node) else None) for actor in actors}
    return len(parties) > 1 and None not in parties and any(actor.party for actor in actors)


def _dated(context: Context, token: Token) -> bool:
    return token.lower_ in context.profile.title.calendar or token.lower_ in _DAYS


def _to_talk(context: Context, sentence: Sentence, verb: Token) -> bool:
    """Whether what somebody is called on for is to talk with him, or to do what callers do: “to discuss trade”."""
    words = " ".join(token.lemma_ for token in context.annotation.doc[verb.i : min(verb.i + _CALLERS, sentence.last)])
    if any(f"{words} ".startswith(f"{run} ") for run in context.profile.called_to):
        return True
    return any(frame.first <= verb.i < frame.last and frame.kinds & _TALK for frame in sentence.frames)


def paid_to(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“The envoy's courtesy call on the minister”: a call that has a person behind “on” is no telephone call."""
    if not frame.nominal or "call" not in frame.kinds or not context.profile.calling:
        return None
    doc = context.annotation.doc
    paid = _paid_by(context, sentence, frame)
    frame = paid or frame
    on = {word.split()[-1] for word in context.profile.calling}
    if frame.last >= sentence.last or doc[frame.last].lower_ not in on:
        return paid
    units = [unit for unit in frame.phrases("about", "clause-about") if unit.kind in _PEOPLE]
    host = next((unit for unit in units if frame.last < unit.first <= frame.last + _NEAR), None)
    if host is None:
        return None
    others = tuple(item for item in frame.arguments if item.unit is not host)
    if paid is not None:
        others = tuple(replace(item, role="of") if item.role == "with" else item for item in others)
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*others, Argument("with", host)))


def _paid_by(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“A farewell call by the ambassador, X”: a call of courtesy that tells who paid it."""
    before = context.annotation.doc[max(sentence.first, frame.first - _NEAR) : frame.first]
    words = meeting_words(context.document.language).courtesy
    callers = [unit for unit in frame.phrases("by") if unit.kind in _PEOPLE]
    if not callers or not any(token.lower_ in words for token in before):
        return None
    others = tuple(item for item in frame.arguments if item.unit not in callers)
    told = tuple(Argument("with", unit) for unit in callers)
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*others, *told))


def by_phone(context: Context, frame: Frame) -> bool:
    """Whether a call is one by telephone, though no word says so: “called Minister Y”, “had a call with Y”."""
    paid = meeting_words(context.document.language).courtesy
    if not paid or "call" not in frame.kinds or frame.kinds & {"meet", "credentials"}:
        return False
    before = context.annotation.doc[max(0, frame.first - 2) : frame.first]
    told = not frame.nominal or bool(frame.phrases("with", "between", "clause-with"))
    return told and not any(token.lower_ in paid for token in before)
