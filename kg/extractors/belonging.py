"""What a post is a post of where no words beside it say so: “President X” in the news of one state.

The rest of the document tells it. The state is the one that the surroundings speak for most; those are out of which
another person holds the post, whose people meet the holder, or where the holder travels to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from kg.extractors.actors import ASSUMED
from kg.extractors.common_home import common_home, fits
from kg.extractors.entities import Entities
from kg.extractors.goals import JOURNEY, OURS, anothers, ends, guests, travellers
from kg.extractors.home import UNITED_NATIONS
from kg.extractors.origin import Mention
from kg.extractors.owned import owned
from kg.extractors.roles import office, owners, sole_owner
from kg.extractors.seats import seat
from kg.extractors.surroundings import APART, THEIRS, Bare, Surroundings, is_region
from kg.languages.annotation import Annotation, Element, Frame, Phrase, Post, Sentence
from kg.languages.grammar.elements import COUNTERPART, serves
from kg.languages.grammar.profile import Profile
from kg.languages.morphology import Morphology

_AT_HOME: Final = frozenset({"receive", "host"})
_CALLS: Final = frozenset({"call", "credentials"})
# What somebody on a journey does with those of another state.
_DONE_TOGETHER: Final = frozenset({"discuss", "sign"})
_STATES: Final = frozenset({"state", "home", "body"})
_PRESIDENTS: Final = frozenset({"role/president", "role/vice-president"})
# Ranks that several have at a time, or one after the other.
_SEVERAL: Final = frozenset({"deputy", "first-deputy", "vice", "assistant", "senior", "former"})
# Heads of posts that no firm, office or part of a state has.
_INTERNATIONAL: Final = frozenset({"role/secretary-general"})
_PAIR: Final = 2
# Heads that are those of a state with a portfolio: “Energy Secretary X”.
_SECRETARIES: Final = frozenset({"role/secretary", "role/permanent-secretary"})
# Heads of those whom a state sends or employs, told without it only where their side is told.
_SENT: Final = frozenset(
    f"role/{head}"
    for head in (
        "ambassador", "ambassador-at-large", "permanent-representative", "permanent-observer", "high-commissioner",
        "consul", "consul-general", "charge-daffaires", "counsellor", "attache", "envoy", "special-envoy",
        "head-of-department", "director", "deputy-director",
    )
)  # fmt: skip
_EMBASSIES: Final = frozenset({"organ/embassy", "organ/consulate", "organ/permanent-mission"})
# “The embassy reports”, as the whole of a first line.
_REPORTS: Final = frozenset({"report"})
_AT_EMBASSIES: Final = _SENT - {"role/head-of-department", "role/director", "role/deputy-director"}
_CLERGY: Final = frozenset({"role/cardinal", "role/archbishop"})
_HOLY_SEE: Final = "state/VA"
# Elements of which a post may be one.
_OWNERS: Final = "SDLGO"
# How much the best must weigh, and how far ahead of the next it must be to be sure.
_LEAST, _SURE = 1.5, 3.0


def complete(annotation: Annotation, entities: Entities, profile: Profile, morphology: Morphology) -> None:
    """Give the posts without a body the state or body that the document tells; see `ASSUMED`."""
    bare = list(_bare(annotation, entities))
    if not bare:
        return
    around = Surroundings(annotation, entities, profile, morphology)
    for item in bare:  # those first of whom it is known, whom the others meet
        if (known := _known(item, around)) is not None:
            entities.give(item.person, item.post, known)
    given: list[str] = []
    for item in bare:
        if not entities.stated(item.person, item.post) and (found := _told(item, around)) is not None:
            entities.give(item.person, item.post, found)
            given += [found.key] if found.key is not None and _of(item.post) == "state" else []
    left = [item for item in bare if not entities.stated(item.person, item.post) and _at_home(item, around)]
    if left and not _rivals(left):
        out = [barred(item, around) for item in left]
        home = common_home(left, around, set().union(*out), given)
        if home is not None:
            at_home = [item for item, apart in zip(left, out, strict=True) if fits(item, home, around, apart)]
            for item in at_home:
                entities.give(item.person, item.post, home)


def _at_home(bare: Bare, around: Surroundings) -> bool:
    """Whether a post is one of those that the news of a state leaves without it: “the Prime Minister”."""
    own = not serves(bare.post.head) and _of(bare.post) == "state"
    return own and _alone(bare.post) and not _unresolved(bare, around)


def _rivals(bares: Iterable[Bare]) -> bool:
    """Whether several hold one office, who are then not all of one state."""
    holders: dict[object, set[str]] = defaultdict(set)
    for bare in bares:
        holders[office(bare.post)].add(bare.person)
    return any(len(persons) > 1 for persons in holders.values())


def _bare(annotation: Annotation, entities: Entities) -> Iterator[Bare]:
    """The posts of persons that the words do not say what they are of."""
    for sentence in annotation:
        for phrase in sentence.phrases:
            for post in phrase.posts if phrase.kind == "person" else ():
                kind, person = _of(_serving(sentence, post)), entities.actor(phrase).node or ""
                told = post.stated or entities.stated(person, post) or not (kind or post.head in _SENT)
                away = post.head in _AT_EMBASSIES and _embassy(annotation) is not None
                firm = _of_firm(phrase, post) or (not away and owned(annotation, sentence, post))
                if not told and not _shared(phrase, sentence) and not firm:
                    yield Bare(sentence, phrase, post, person)


def _told(bare: Bare, around: Surroundings) -> Element | None:
    """What the document tells that a post is of."""
    kind = _of(_serving(bare.sentence, bare.post))
    if _of_the_holy_see(bare.phrase, bare.post):
        kind = _HOLY_SEE
    if "/" in kind:
        return _only(bare, kind)
    if (
        bare.post.head in _SENT
        and (found := _of_side(bare, around) or _of_embassy(bare, around.annotation)) is not None
    ):
        return found
    if not kind:
        return None
    if kind == "body":
        return _of_united_nations(bare, around.annotation) or _body(bare, around.annotation, around.entities)
    return None if _unresolved(bare, around) else _state(bare, around)


def _only(bare: Bare, key: str) -> Element:
    """The one state or body that has such a post, which the words leave out: “the Pope”."""
    code = "O" if key.startswith("organization/") else "S"
    return Element(bare.phrase.first, bare.phrase.last, code, key=key, source=ASSUMED, confidence=0.87)


def _of_side(bare: Bare, around: Surroundings) -> Element | None:
    """The state whose side an envoy or official is told to be on, or that a pronoun stands for.

    “On the Kenyan side were Minister X and Ambassador Y”, “Kenya's minister, X, and Y, its envoy to Chad”.
    """
    mention = around.own_side(bare)
    return replace(mention.element, code="S", key=mention.key, source=ASSUMED, confidence=0.8) if mention else None


def _of_embassy(bare: Bare, annotation: Annotation) -> Element | None:
    """The state whose embassy the document is from, for who serves there."""
    state = _embassy(annotation) if bare.post.head in _AT_EMBASSIES else None
    return replace(state, code="S", source=ASSUMED, confidence=0.8) if state is not None else None


def _embassy(annotation: Annotation) -> Element | None:
    """The state whose embassy the first line of a document names."""
    first = next(iter(annotation), None)
    if (
        first is None
        or any(frame.kinds != _REPORTS for frame in first.frames)
        or _EMBASSIES.isdisjoint(item.key or "" for item in first.elements)
    ):
        return None
    return next((item for item in first.elements if item.code in "SD"), None)


def _of_the_holy_see(phrase: Phrase, post: Post) -> bool:
    """“Cardinal Secretary of State X”: whoever is of the clergy is that of the Pope."""
    return post.head == "role/secretary-of-state" and any(other.head in _CLERGY for other in phrase.posts)


def _serving(sentence: Sentence, post: Post) -> Post:
    """The post that the holder of another serves, as its words say: “adviser to the president”; else itself."""
    if not serves(post.head):
        return post
    inside = (item for item in sentence.elements if post.first <= item.first and item.last <= post.last)
    others = [item.key for item in inside if item.code == "H" and item.key and item.key != post.head]
    return replace(post, head=others[0]) if others else post


def _of_united_nations(bare: Bare, annotation: Annotation) -> Element | None:
    """The United Nations, for who serves “the Secretary-General” in a document that names it or a part of it."""
    served = _serving(bare.sentence, bare.post).head
    keys = [item.key for sentence in annotation for item in sentence.elements if item.code == "O" and item.key]
    named = any(key == UNITED_NATIONS or key.startswith(f"{UNITED_NATIONS}-") for key in keys)
    return _only(bare, UNITED_NATIONS) if served != bare.post.head and served in _INTERNATIONAL and named else None


def _shared(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether several hold a post that is told once, in the plural: “their foreign ministers, X and Y”.

    Senators who are told of together are of one state.
    """
    own = {post.first for post in phrase.posts if _alone(post)}
    return any(post.first in own for other in sentence.phrases if other is not phrase for post in other.posts)


def _unresolved(bare: Bare, around: Surroundings) -> bool:
    """Whether words before the post name an owner that is no state: “Quebec’s premier”, “the Ornex president”."""
    doc, post = around.annotation.doc, bare.post
    for at in range(max(bare.phrase.first - 1, 1), post.last):
        before = {item.code: item for item in bare.sentence.elements if item.first < at <= item.last}
        known = next((before[code] for code in _OWNERS if code in before), None)
        owned = doc[at].lower_ in around.profile.possessives and doc[at - 1].pos_ == "PROPN"
        president = (
            post.head in _PRESIDENTS and at == post.last - 1 and doc[at].is_lower and not before.keys().isdisjoint("CL")
        )
        if (president and "L" in before) or ((owned or president) and (known is None or is_region(known))):
            return True
    return False


def _of_firm(phrase: Phrase, post: Post) -> bool:
    """Whether a president is that of a firm, as an office beside it that no state has tells: “president and CEO X”."""
    others = (other for other in phrase.posts if other is not post)
    return post.head in _PRESIDENTS and any(not (o.bodies or o.portfolio or owners(o) & _STATES) for o in others)


def _body(bare: Bare, annotation: Annotation, entities: Entities) -> Element | None:
    """The international body that is named last before the holder, unless another person holds the post there.

    For a post that only international bodies have, and where none is named before, the first that is named behind.
    """
    taken = {body.key for post in _same_posts(bare, entities) for body in post.bodies}
    elements = (item for sentence in annotation for item in sentence.elements)
    known = [item for item in elements if item.code == "O" and item.key and item.key not in taken]
    before = [item for item in known if item.last <= bare.phrase.first]
    behind = known[:1] if bare.post.head in _INTERNATIONAL else []
    found = max(before or behind, key=lambda item: item.first, default=None)
    return replace(found, source=ASSUMED, confidence=0.8) if found is not None else None


def _known(bare: Bare, around: Surroundings) -> Element | None:
    """The state whose offices the table of known persons gives the holder."""
    if _of(_serving(bare.sentence, bare.post)) != "state":
        return None
    person = next((item for item in around.entities.persons if item.key == bare.person), None)
    named = {m.key for found in around.mentions.values() for m in found}
    key = seat(person.names, [bare.post], around.annotation.document.issued, named) if person is not None else None
    return _only(bare, key) if key is not None else None


def _state(bare: Bare, around: Surroundings) -> Element | None:
    """The state that most speaks for, if it is ahead of the others."""
    weights: dict[str, float] = defaultdict(float)
    words: dict[str, Mention] = {}
    for weight, mention in around.evidence(bare):
        words.setdefault(mention.key, mention)
        weights[mention.key] += weight
    out = barred(bare, around)
    own = (around.mention(around.entities.actor(bare.phrase)), around.whose(bare))
    out -= {found.key for found in own if found is not None}
    ranked = sorted(((weight, key) for key, weight in weights.items() if key not in out), reverse=True)
    left = [key for key in around.named if key not in out]
    if not ranked or (ranked[0][0] < _LEAST and left != [ranked[0][1]]):
        return None
    ahead = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0)
    key = ranked[0][1]
    if is_region(words[key].element):
        return None
    told = replace(words[key].element, code="S", key=key, source=ASSUMED, confidence=0.87 if ahead >= _SURE else 0.65)
    return told if ahead > 0 else None


# Who may be “the guests”.
_CAME = frozenset({"person", "post", "side"})


def _same_posts(bare: Bare, entities: Entities) -> list[Post]:
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
    for sentence in around.annotation if bare.person else ():
        own = [p for p in sentence.phrases if p.kind == "person" and around.entities.actor(p).node == bare.person]
        own += _pronouns(bare.person, sentence, around) if own else []
        mentions += [replace(bare, sentence=sentence, phrase=p) for p in own if p is not bare.phrase]
    return _excluded(bare, around).union(*(_met(mention, around) for mention in mentions))


def _pronouns(person: str, sentence: Sentence, around: Surroundings) -> list[Phrase]:
    """The pronouns for a person who meets somebody or goes somewhere: “X spoke of it when he met Y of Peru”."""
    told = (unit for f in sentence.frames if f.kinds & (APART | JOURNEY) for unit in f.phrases(*OURS))
    said = (unit for unit in told if unit.kind == "pronoun" and unit.number == "Sing")
    return [unit for unit in said if (meant := around.actor(unit)) is not None and meant.node == person]


def _excluded(bare: Bare, around: Surroundings) -> set[str]:
    """The states whose post of that kind another person holds, and where the holder goes."""
    others = _same_posts(bare, around.entities) if not _formerly(bare, around) else []
    out = {key for post in others if _alone(post) for key in _keys(post)}
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
        feted = ("about", "honoured") if "banquet" in frame.kinds else ()  # “a dinner for Minister Y”
        theirs = [u for u in frame.phrases(*THEIRS, *feted) if u.kind != "place" and not around.along(u)]
        called = _called_on(frame, around)
        theirs = called or theirs
        apart = frame.kinds & APART or _with_a_guest(frame, around) or _sees(frame)
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
            found = _sides(others, around) or _several_guests(others, around)
            if not found and _sits_in(bare, frame, around):
                continue  # “кездесуге министрлік өкілі де қатысты”: he meets nobody by that
            out |= found or _unnamed(bare, [*ours, *theirs], around) or _by_guest(bare, frame, around)
    return out


def _several_guests(others: list[Phrase], around: Surroundings) -> set[str]:
    """The side of those who came, where the holder meets “the guests”."""
    words = (unit.element.name for unit in others if unit.kind == "pronoun" and unit.element is not None)
    unsaid = any(unit.kind == "side" and unit.element is None for unit in others)
    if not unsaid and not any(word in around.profile.guests for word in words):
        return set()
    return _sides(list(travellers(around.annotation, _CAME))[:1], around)


def _with_a_guest(frame: Frame, around: Surroundings) -> bool:
    """Whether somebody who is on a journey discusses something: “X is in Oslo. He discussed it with the Premier”."""
    if not frame.kinds & _DONE_TOGETHER or frame.nominal:
        return False
    actors = {actor.node for unit in frame.phrases(*OURS, "with") if (actor := around.actor(unit)) is not None}
    return any(around.entities.actor(unit).node in actors for unit in travellers(around.annotation))


def _sees(frame: Frame) -> bool:
    """Whether an official sees another: “the minister saw the ambassador on Monday”."""
    return "see" in frame.kinds and not frame.nominal and any(unit.posts for unit in frame.phrases("object"))


def _called_on(frame: Frame, around: Surroundings) -> list[Phrase]:
    """Whom an envoy or a delegation calls on: “the ambassador of Peru called on Minister X”.

    Or whom anybody does, where a case tells it: “нанёс визит министру X”.
    """
    if "visit" in frame.kinds and not frame.nominal and (hosts := frame.phrases("dative")):
        return hosts
    if frame.lemma not in around.profile.calling and not (frame.kinds & _CALLS and around.profile.possessives):
        return []
    callers, called = frame.phrases("subject"), frame.phrases("about", "object")[:1]
    behind = around.annotation.doc[called[0].last : called[0].last + 1] if called else ()
    if frame.lemma in around.profile.calling and any(token.is_punct for token in behind):
        return called  # nothing that he is called on to do
    envoys = (post.head in around.profile.accredited for unit in callers for post in unit.posts)
    delegations = (unit.kind == "side" for unit in callers)
    return called if any(envoys) or any(delegations) else []


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
    return {key for phrase in theirs for post in phrase.posts for key in _keys(post)}


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


def _of(post: Post) -> str:
    """What a post of that head is a post of where no words say it; an organ is of a state."""
    if any(body.code == "G" for body in post.bodies):
        return "state"
    if key := sole_owner(post):
        return key
    if post.head in _SECRETARIES and post.portfolio:
        return "state"
    return next((kind for kind in ("state", "body") if kind in owners(post)), "")


def _alone(post: Post) -> bool:
    """Whether only one person at a time holds such a post in a state."""
    _, ranks, portfolio = office(post)
    many = "many" in owners(post) and not (portfolio or post.title)
    return not many and not set(ranks) & _SEVERAL


def _keys(post: Post) -> set[str]:
    states = {body.key for body in post.bodies if body.code in "SD" and body.key}
    return states | {f"state/{body.country}" for body in post.bodies if body.country}
