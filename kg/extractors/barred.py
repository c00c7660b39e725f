"""Of which states a post without one is not: where another holds it, where the holder goes, whose people he meets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from kg.extractors.discourse import SURE
from kg.extractors.entities import Entities
from kg.extractors.goals import JOURNEY, OURS, anothers, asked, ends, guests, travellers
from kg.extractors.heads import MISSIONS
from kg.extractors.home import stateless
from kg.extractors.post_kinds import held_alone, states_of
from kg.extractors.roles import office
from kg.extractors.surroundings import APART, THEIRS, Bare, Surroundings
from kg.languages.annotation import Frame, Phrase, Post, Sentence
from kg.languages.grammar.elements import COUNTERPART
from kg.languages.grammar.meeting_words import meeting_words

_AT_HOME: Final = frozenset({"receive", "host"})
_CALLS: Final = frozenset({"call", "credentials"})
# What somebody on a journey does with those of another state.
_DONE_TOGETHER: Final = frozenset({"discuss", "sign"})
# What those do who are of his own state: they come along, or sit in with him.
_ALONG: Final = frozenset({"visit", "arrive", "depart", "escort", "attend", "lead"})
_SPEECH: Final = frozenset({"say", "welcomes", "supports", "calls-for", "invite"})
_WHOM: Final = ("with", "object", "of")
# What an official does with another in person.
_SEEING: Final = frozenset({"see", "brief", "guest"})
# What tells at whose house somebody was.
_RECEPTIONS: Final = frozenset({"reception", "meet", "talk"})
_SEEN_AT: Final = frozenset({"visit", "meal", "stay", "guest"})
# Whom one calls on.
_CALLED: Final = frozenset({"person", "post", "pronoun"})
_PAIR: Final = 2
# Who may be “the guests”.
_CAME = frozenset({"person", "post", "side"})


def same_posts(bare: Bare, entities: Entities) -> list[Post]:
    """The posts of the same kind that other persons hold; the president of a chamber is not that of the state."""
    others = (post for person, post in entities.told_posts() if person != bare.person)
    same = [post for post in others if office(post) == office(bare.post)]
    return [post for post in same if _organs(post) == _organs(bare.post)]


def _organs(post: Post) -> set[str | None]:
    return {body.key for body in post.bodies if body.code == "G"}


def barred(bare: Bare, around: Surroundings) -> set[str]:
    """The states that a post without one is not of: where another holds it, where the holder goes, whom he meets.

    Whom he meets is looked for wherever the document tells of him.
    """
    mentions = [bare]
    # Whoever holds a post of a state alone is of none that she meets anywhere; others may serve a body of several.
    held = around.entities.posts_of(bare.person)
    alone = around.profile.possessives and all(stateless(post) for post in held)
    for sentence in around.annotation if bare.person else ():
        own = [p for p in sentence.phrases if p.kind == "person" and around.entities.actor(p).node == bare.person]
        own += _pronouns(bare.person, sentence, around, sure=not own) if own or alone else []
        mentions += [replace(bare, sentence=sentence, phrase=p) for p in own if p is not bare.phrase]
    return _excluded(bare, around).union(*(_met(mention, around) for mention in mentions))


def _pronouns(person: str, sentence: Sentence, around: Surroundings, *, sure: bool) -> list[Phrase]:
    """The pronouns for a person who meets somebody or goes somewhere: “X spoke of it when he met Y of Peru”.

    Args:
        sure: Whether only those count that can hardly mean anybody else.
    """
    told = (unit for f in sentence.frames if f.kinds & (APART | JOURNEY) for unit in f.phrases(*OURS))
    said = (unit for unit in told if unit.kind == "pronoun" and unit.number == "Sing")
    meant = ((unit, around.actor(unit)) for unit in said)
    return [u for u, a in meant if a is not None and a.node == person and (a.confidence == SURE or not sure)]


def _excluded(bare: Bare, around: Surroundings) -> set[str]:
    """The states whose post of that kind another person holds, and where the holder goes."""
    others = same_posts(bare, around.entities) if not _formerly(bare, around) else []
    out = {key for post in others if held_alone(post) for key in states_of(post)}
    out |= _gone_to(bare, around) | _of_counterparts(bare) | around.each_of_another(bare) | _joined(bare, around)
    for frame in bare.sentence.frames:
        if frame.kinds & _AT_HOME and not frame.nominal and bare.phrase in frame.phrases("object"):
            goals = frame.phrases("to")  # “welcomed Minister X to Oslo”
            out |= {m.key for goal in goals for m in around.within(bare.sentence, goal)}
        told = (*frame.phrases(*OURS), *frame.phrases("of"))
        if frame.kinds & JOURNEY and bare.phrase in told and not anothers(bare.sentence, frame, [bare.phrase]):
            goals = [*frame.phrases("to", "object"), *ends(frame, around.profile)]
            out |= {m.key for goal in goals for m in around.within(bare.sentence, goal)}
        elif frame.kinds & JOURNEY and frame.first > bare.phrase.last and _leads(bare, frame, around):
            out |= {m.key for goal in frame.phrases("to") for m in around.within(bare.sentence, goal)}
    return out


def _formerly(bare: Bare, around: Surroundings) -> bool:
    """Whether a post is that of another time, when nobody told of now held it: “then-Minister X”."""
    doc, at = around.annotation.doc, bare.post.first
    return bool({token.lower_ for token in doc[max(at - 2, 0) : at + 1]} & around.profile.at_that_time)


def _leads(bare: Bare, frame: Frame, around: Surroundings) -> bool:
    """Whether a delegation that travels is the holder's: “a delegation led by Minister X flies to Oslo”."""
    between = [p for p in bare.sentence.phrases if bare.phrase.last <= p.first < frame.first]
    return around.comes_along(bare) and not any(p.kind in {"person", "post", "pronoun"} for p in between)


def _met(bare: Bare, around: Surroundings) -> set[str]:
    """The states of those who meet the holder."""
    out = _sides(guests(bare.sentence, bare.phrase), around)
    for frame in bare.sentence.frames:
        ours = frame.phrases(*OURS)
        cased = frame.nominal and not around.profile.possessives
        if frame.nominal and around.profile.verb_final:  # a house is nobody whom he meets: “X-пен келіссөз өтті”
            ours = [unit for unit in ours if unit.kind != "organization"]
        if cased and bare.phrase in frame.phrases("with", "clause-with"):
            ours = [*ours, *frame.phrases("of")]  # “X-тің Премьер-министр Y-пен кездесуі”
        feted = ("about", "honoured") if "banquet" in frame.kinds else ()  # “a dinner for Minister Y”
        theirs = [u for u in frame.phrases(*THEIRS, *feted) if u.kind != "place" and not around.along(u)]
        theirs = [unit for unit in theirs if not around.any_such(unit)]
        called = _called_on(frame, around) or _gone_to_see(frame) or _dealt_with(frame, around)
        theirs = called or theirs
        apart = frame.kinds & APART or _with_a_guest(frame, around) or _sees(frame, around)
        apart = apart or _with_a_foreigner(frame, around)
        if (called or apart) and bare.phrase in (*ours, *theirs):
            others = theirs if bare.phrase in ours else ours
            if not theirs and len(ours) == _PAIR:  # "X of A and Minister Y held talks"
                others = [unit for unit in ours if unit is not bare.phrase]
                others = [u for u in others if not frame.nominal or any(post.stated for post in u.posts)]
            between = frame.phrases("between") or frame.phrases("clause-between")
            if frame.nominal and around.profile.verb_final:
                between = between or frame.phrases("of")  # “X мен Y-тің кездесуі”
            if bare.phrase in between and len(between) == _PAIR:
                others = [unit for unit in between if unit is not bare.phrase]
            others = [unit for unit in others if not _mission(bare.sentence, unit)]
            found = _sides(others, around) or _several_guests(others, around)
            if not found and _sits_in(bare, frame, around):
                continue  # “кездесуге министрлік өкілі де қатысты”: he meets nobody by that
            out |= found or _unnamed(bare, [*ours, *theirs], around) or _by_guest(bare, frame, around)
    return out


def _mission(sentence: Sentence, unit: Phrase) -> bool:
    """Whether a house abroad is told of, which its own people go to as well: “a reception hosted by the embassy”."""
    inside = (item for item in sentence.elements if unit.first <= item.first and item.last <= unit.last)
    return unit.kind == "organization" and any(item.key in MISSIONS for item in inside)


def _several_guests(others: list[Phrase], around: Surroundings) -> set[str]:
    """The side of those who came, where the holder meets “the guests”."""
    words = (unit.element.name for unit in others if unit.kind == "pronoun" and unit.element is not None)
    unsaid = any(unit.kind == "side" and unit.element is None for unit in others)
    if not unsaid and not any(word in around.profile.guests for word in words):
        return set()
    return _sides(list(travellers(around.annotation, _CAME))[:1], around)


def _with_a_guest(frame: Frame, around: Surroundings) -> bool:
    """Whether somebody who is on a journey discusses something: “X is in Oslo. He discussed it with the Premier”."""
    speaks = frame.kinds & _SPEECH and frame.lemma not in around.profile.telling  # “said that Minister X had left”
    if frame.nominal or frame.kinds & _ALONG or speaks:
        return False
    actors = {actor.node for unit in frame.phrases(*OURS, *_WHOM) if (actor := around.actor(unit)) is not None}
    if actors & around.abroad:
        return True
    if not (frame.kinds & _DONE_TOGETHER or frame.lemma in around.profile.telling):
        return False
    told = (f for s in around.annotation for f in s.frames if "receive" in f.kinds and not f.nominal)
    received = [unit for f in told for unit in f.phrases("object") if unit.kind == "person"]
    guests_told = (*travellers(around.annotation), *received)
    if any(around.entities.actor(unit).node in actors for unit in guests_told):
        return True
    sent = {person for person, post in around.entities.told_posts() if post.head in around.profile.sent_to}
    return around.profile.free_order and bool(sent & actors)


def _with_a_foreigner(frame: Frame, around: Surroundings) -> bool:
    """Whether somebody of another state than that at home discusses something with another: “X Премьермен талқылады”.

    Told where the language has one home, which the document names, or where the other meets somebody, too.
    """
    home, land = around.entities.home(), around.entities.land
    told = frame.phrases(*OURS)
    if home is None or frame.nominal or "discuss" not in frame.kinds:
        return False
    if not frame.phrases("with") and len(told) != _PAIR:
        return False
    actors = [actor for unit in told if (actor := around.actor(unit)) is not None]
    others = [a for a in actors if a.party not in (None, home) and not around.entities.assumed_side(a.node)]
    if not others or any(mention.key == land for found in around.mentions.values() for mention in found):
        return bool(others)
    nodes = {actor.node for actor in others}
    met = (unit for s in around.annotation for f in s.frames if f.kinds & APART for unit in f.phrases(*OURS, *THEIRS))
    return any((actor := around.actor(unit)) is not None and actor.node in nodes for unit in met)


def _sees(frame: Frame, around: Surroundings) -> bool:
    """Whether an official sees another: “the minister saw the envoy on Monday”, “handed the Premier a letter”."""
    if frame.nominal:
        return False
    if frame.lemma in meeting_words(around.annotation.doc.lang_).delivering:
        return any(unit.posts for unit in frame.phrases("to", "object"))
    told = ("object", "to") if "visit" in frame.kinds else ("subject",) if frame.passive else ("object",)
    kinds = frozenset({"visit"}) if around.profile.possessives else frozenset()
    return bool(frame.kinds & (_SEEING | kinds)) and any(unit.posts for unit in frame.phrases(*told))


def _called_on(frame: Frame, around: Surroundings) -> list[Phrase]:
    """Whom an envoy or a delegation calls on: “the ambassador of Peru called on Minister X”.

    Or whom anybody does, where a case tells it: “нанёс визит министру X”.
    """
    if "visit" in frame.kinds and not frame.nominal and (hosts := frame.phrases("dative")):
        return hosts
    if around.profile.verb_final and "visit" in frame.kinds and not frame.nominal and not frame.participial:
        return [unit for unit in frame.phrases("to") if unit.kind in {"person", "post"}]  # “министрге сапармен кірді”
    if frame.lemma not in around.profile.calling and not (frame.kinds & _CALLS and around.profile.possessives):
        return []
    callers = frame.phrases("subject", "inherited")
    told = [unit for unit in frame.phrases("about", "object") if unit.first >= frame.last]
    sent = any(unit.kind == "side" for unit in callers)
    sent = sent or any(post.head in around.profile.accredited for unit in callers for post in unit.posts)
    if sent:
        return told[:1]
    if frame.lemma not in around.profile.calling or not told or asked(around.annotation.doc, told[-1]) is not None:
        return []  # “called on the minister to resign”
    return [unit for unit in told if unit.kind in _CALLED]


def _gone_to_see(frame: Frame) -> list[Phrase]:
    """Whom somebody goes to see or is the guest of, where a case tells it: “побывал у министра”, “был его гостем”."""
    if frame.nominal:
        hosts = frame.phrases("having", "clause-having") if frame.kinds & _RECEPTIONS else []
        return [unit for unit in hosts if unit.kind in {"person", "post"}]  # “был на приёме у министра”
    if not frame.kinds & _SEEN_AT or not frame.phrases("subject", "inherited"):
        return []
    roles = ("of",) if "guest" in frame.kinds else ("having",)
    return [unit for unit in frame.phrases(*roles) if unit.kind in {"person", "post"}]


def _dealt_with(frame: Frame, around: Surroundings) -> list[Phrase]:
    """Whom an envoy does something to in person, or who does it to an envoy: “елші X министр Y-ке хат тапсырды”."""
    if "in-person" not in frame.kinds or not around.profile.verb_final or frame.nominal or frame.participial:
        return []
    whom = [unit for unit in frame.phrases("object", "to", "with", "of") if unit.kind in {"person", "post"}][:1]
    units = [*frame.phrases(*OURS), *whom]
    sent = any(post.head in around.profile.sent_to and post.state is not None for u in units for post in u.posts)
    return whom if sent else []


def _gone_to(bare: Bare, around: Surroundings) -> set[str]:
    """The states that the holder travels to by a verb: “X had arrived in Peru”, “Visiting Lima, Minister X …”."""
    out: set[str] = set()
    for sentence in around.annotation:
        own = [p for p in sentence.phrases if p.kind == "person" and around.entities.actor(p).node == bare.person]
        for frame in sentence.frames if own else ():
            someone = any(unit.kind in {"person", "post"} for unit in frame.phrases("object"))
            thing = "direct" in frame.kinds and not frame.phrases("object")  # “reached an agreement in Lima”
            stays = "stay" in frame.kinds and _to_meet(sentence, frame)
            if ("visit" not in frame.kinds and not stays) or frame.nominal or someone or thing:
                continue  # “hosted a dinner for visiting Minister Y in Lima”
            ours = frame.phrases(*OURS)
            leads = own[0].last < frame.first and around.leads(own[0])
            if own[0] in ours or leads or (not ours and _opens(sentence, frame, own[0])):
                goals = [*frame.phrases("to", "object", "in"), *ends(frame, around.profile)]
                named = around.mentions[sentence.first]
                out |= {m.key for goal in goals for m in named if goal.first <= m.element.first < goal.last}
    return out


def _to_meet(sentence: Sentence, frame: Frame) -> bool:
    """Whether somebody is somewhere to meet others: “was in Moscow for talks with his colleague Y”."""
    behind = (f for f in sentence.frames if f.clause == frame.clause and f.first >= frame.last and f.kinds & APART)
    return any(f.nominal and f.phrases("with") for f in behind)


def _opens(sentence: Sentence, frame: Frame, phrase: Phrase) -> bool:
    """Whether a verb stands before somebody with nobody else before that who could be meant."""
    others = [p for p in sentence.phrases if p.last <= phrase.first and p.kind in {"person", "post", "pronoun"}]
    return frame.last <= phrase.first and all(p.posts and p.posts[0].plural for p in others)


def _of_counterparts(bare: Bare) -> set[str]:
    """The states of those called the counterparts of the holder right behind: “X wrote to his Kenyan counterpart”."""
    called = [item.first for item in bare.sentence.elements if item.key == COUNTERPART]
    behind = [p for p in bare.sentence.phrases if p.first >= bare.phrase.last and p.kind in {"person", "post"}][:1]
    theirs = [phrase for phrase in behind if any(phrase.first <= at < phrase.last for at in called)]
    return {key for phrase in theirs for post in phrase.posts for key in states_of(post)}


def _joined(bare: Bare, around: Surroundings) -> set[str]:
    """The state of who is joined to the holder by “and”, where it is told only then: “Minister X and Minister Y of A”.

    Of one state both would be told before the first.
    """
    doc, at = around.annotation.doc, bare.phrase.last
    conjunction = doc[at : at + 1].text.lower() in around.profile.conjunctions
    behind = next((p for p in bare.sentence.phrases if p.first == at + 1), None) if conjunction else None
    if behind is None or behind.kind != "person" or around.before(bare):
        return set()
    return {post.state.key for post in behind.posts if post.state is not None and post.state.key}


def _sits_in(bare: Bare, frame: Frame, around: Surroundings) -> bool:
    """Whether a noun of meeting is only what the holder attends, by a verb at the end of the clause."""
    attends = (f for f in bare.sentence.frames if "attend" in f.kinds and not f.nominal and f.clause == frame.clause)
    return around.profile.verb_final and frame.nominal and any(bare.phrase in f.phrases("subject") for f in attends)


def _unnamed(bare: Bare, told: list[Phrase], around: Surroundings) -> set[str]:
    """The side that meets the holder where the words leave it open: who is told of before, or the protagonist."""
    before = [p for p in around.before(bare) if p not in told and not around.along(p)]
    actor = around.actor(before[0]) if before else None
    along = around.comes_along(bare)
    found = around.mention(actor) if actor is not None else around.first() if along else None
    return {found.key} if found is not None else set()


def _by_guest(bare: Bare, frame: Frame, around: Surroundings) -> set[str]:
    """The side of whoever travels, where words tell only whom it meets: “Talks with Minister Y”, “before meeting Y”."""
    theirs = frame.phrases("with") if frame.nominal else frame.phrases("object", "with")
    alone = bare.phrase in theirs and not frame.phrases(*OURS)
    guest = next((unit for unit in travellers(around.annotation) if unit is not bare.phrase), None) if alone else None
    return _sides([guest], around) if guest is not None else set()


def _sides(phrases: Iterable[Phrase], around: Surroundings) -> set[str]:
    actors = [around.actor(phrase) for phrase in phrases]
    return {m.key for actor in actors if actor is not None and (m := around.mention(actor)) is not None}
