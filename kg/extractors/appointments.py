"""Who comes into a post, holds it or leaves it, as verbs tell: “X was appointed minister”, “X heads the ministry”."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kg.extractors.actors import ASSUMED
from kg.extractors.context import Context
from kg.extractors.owned import of_a_brand
from kg.extractors.roles import office, owners
from kg.extractors.tenures import NAME, tenure
from kg.languages.annotation import Argument, Element, Frame, Phrase, Post, Sentence
from kg.languages.grammar.elements import CHAIR, HEAD, MINISTER, charges
from kg.languages.grammar.morph import feature
from kg.model import Literal

KINDS: Final = frozenset({"appoint", "dismiss", "serve", "succeed", "lead"})
# Where a verb that has its post behind a preposition, or in a case of its own, leaves the holder.
_HOLDERS: Final = ("object", "dative")
_ACTORS: Final = ("subject", "inherited", "clause-subject")
# How far behind a verb the noun for a post stands.
_NEAR: Final = 4
# How many sentences before the post is told that “this post” is.
_BACK: Final = 2
# Whose heads have an office of their own in the state.
_HEADS: Final = {
    "organ/government": "role/prime-minister",
    "organ/embassy": "role/ambassador",
    "organ/consulate": "role/consul",
    "organ/permanent-mission": "role/permanent-representative",
}
# In these cases a post is what somebody becomes.
_BECOME: Final = ("Ins", "Dat", "Nom", None)
# Cases in which a participle looks like no other case.
_SHOWN: Final = ("Ins", "Dat", "Loc")
# In an instrumental, these are rather who puts somebody in a post: “утверждён президентом”.
_APPOINTERS: Final = frozenset(f"role/{head}" for head in ("president", "head-of-state", "king", "emperor", "emir"))


def told(context: Context, sentence: Sentence, frame: Frame) -> None:
    """The tenures that a verb tells of, with their first or last day."""
    if frame.negated:
        return
    people, posts = _people(context, sentence, frame), _posts(context, sentence, frame)
    if "succeed" in frame.kinds and not posts:
        new, old = _taken_over(frame)
        people, posts = new or people, old
    if not posts and people:
        posts = _left(context, sentence, frame) or _led(context, frame) or _that_post(context, sentence, frame)
    if not people or not (posts or ("dismiss" in frame.kinds and people[0].posts)):
        return
    if any(post.posts[0].plural or of_a_brand(context.annotation, sentence, post.posts[0]) for post in posts[:1]):
        return
    whose = posts or people[:1]
    for person in people if "succeed" in frame.kinds else people[:1]:
        for phrase in whose:
            _tenure(context, sentence, frame, person, phrase)


def being(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“Ол осыған дейін тұрақты өкіл болған”: a verb of being right behind the post, where the verb comes last."""
    if (
        not context.profile.verb_final
        or frame.nominal
        or frame.participial
        or frame.lemma not in context.profile.staying
    ):
        return None
    people = [unit for unit in frame.phrases("subject") if unit.kind in {"person", "pronoun"} and not unit.posts]
    before = next((u for u in sentence.phrases if u.last == frame.first and u.kind == "post" and u.posts), None)
    if not people or before is None or before.case != "Nom" or before.posts[0].plural or frame.phrases("as"):
        return None
    if any(
        unit.kind in {"person", "post"} and people[-1].last <= unit.first < before.first for unit in sentence.phrases
    ):
        return None
    return replace(frame, kinds=frozenset({"serve"}), arguments=(*frame.arguments, Argument("as", before)))


def listed(context: Context, sentence: Sentence) -> None:
    """The tenures of a list of appointments: “X as Peru's next ambassador to Chad”, in a line without a verb.

    And those that share the verb before them: “A was sworn in as foreign minister, B as health minister”, “… named X
    ambassador to Peru and Y ambassador to Chad”.
    """
    named = any("appoint" in frame.kinds and not frame.negated for frame in sentence.frames)
    if sentence.frames and not named:
        return
    for holder, post in pairwise(sentence.phrases):
        opens = holder.kind == "person" and not holder.posts and (named or holder.first <= sentence.first + 1)
        if not opens or post.kind != "post" or not post.posts or post.posts[0].plural:
            continue
        said = context.annotation.doc[holder.last : post.first]
        joint = " ".join(token.lower_ for token in said if token.pos_ != "DET")
        shared = named and not joint and not context.profile.verb_final and post.case in _BECOME
        said_so = shared or joint in context.profile.words_of("as")
        node = context.entities.actor(holder).node if said_so else None
        if node is not None and not _known(context, node, post.posts[0]):
            appoint = next((frame for frame in sentence.frames if "appoint" in frame.kinds), None)
            own = at_home(context, sentence, appoint, node, post.posts[0])
            tenure(context, node, own, context.span(holder.first, post.last))


def _known(context: Context, person: str, post: Post) -> bool:
    """Whether a person is known by a post already, told of its state."""
    return any(own == person and office(told) == office(post) for own, told in context.entities.told_posts())


def _tenure(context: Context, sentence: Sentence, frame: Frame, person: Phrase, phrase: Phrase) -> None:
    actor = context.actors([person], sentence)[0] if person.kind == "pronoun" else context.entities.actor(person)
    if actor.node is None or not context.entities.is_person(actor.node):
        return
    post = context.entities.fullest(actor.node, phrase.posts[0])
    post = at_home(context, sentence, frame, actor.node, post)
    span = context.cover(frame, person, phrase)
    key = tenure(context, actor.node, post, span, modality=context.modality(frame))
    holds = "appoint" in frame.kinds or (frame.tense == "present" and bool(frame.kinds & {"serve", "lead"}))
    if key is not None and holds and context.modality(frame) == "Asserted":
        context.entities.learn(actor.node, post)
    if key is not None and frame.kinds & {"serve", "lead"}:
        since(context, sentence, key, frame.clause)
    if key is None or not frame.kinds & {"appoint", "dismiss"}:
        return
    dating = context.when(sentence, frame.first, tense=frame.tense, clause=frame.clause)
    if dating is None or dating.period.earliest != dating.period.latest:
        return
    predicate = "from" if "appoint" in frame.kinds else "until"
    value = Literal(dating.period.earliest.isoformat(), "xsd:date")
    context.builder.claim(key, predicate, value, dating.span, extractor=NAME, confidence=0.85)


def since(context: Context, sentence: Sentence, key: str, clause: int) -> None:
    """The first day of who holds a post since then: “has been foreign minister since July 24”."""
    doc, found = context.annotation.doc, [e for e in context.expressions(sentence) if e.relation == "since"]
    for expression in found if len(found) == 1 and found[0].kind == "day" else ():
        token = next((t for t in doc[sentence.first : sentence.last] if t.idx + len(t) > expression.start), None)
        period = expression.period(context.document.issued, tense="past", event=None)
        if token is None or period is None or period.earliest != period.latest:
            continue
        if sentence.clause(token.i) not in (clause, clause + 1):  # "since" may open a clause of its own
            continue
        value, where = Literal(period.earliest.isoformat(), "xsd:date"), (expression.start, expression.end)
        context.builder.claim(key, "from", value, where, extractor=NAME, confidence=0.85)


# who


def _people(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Who comes into a post, holds it or leaves it.

    The object, and only of verbs without an appointer the subject; both of a verb of succession.
    """
    objects, subjects = frame.phrases(*_HOLDERS), frame.phrases(*_ACTORS)
    if "succeed" in frame.kinds:
        own = _posts(context, sentence, frame)
        found = [*subjects, *objects] if own else objects
    elif "lead" in frame.kinds and not frame.passive:
        found = _persons(subjects) or objects
    elif "serve" in frame.kinds:
        found = _persons(subjects) or _pronouns(context, sentence, subjects) or [p for p in objects if not p.posts]
    elif frame.passive or "by-authority" in frame.kinds:
        found = _own(context, frame, objects) or _put_in_place(context, frame)
    else:
        found = _persons(subjects) or objects
    people = _persons(found) or _persons(p for p in frame.phrases("as") if p.posts)
    people = people or _pronouns(context, sentence, found)
    people = [unit for unit in people if _agrees(context, frame, unit)]
    if not people and frame.passive:
        people = _unplaced(context, sentence, frame)
    return people


def _agrees(context: Context, frame: Frame, unit: Phrase) -> bool:
    """Whether a participle may be said of a unit before it, by its case: not “Иванов был в утверждённом списке”."""
    words = context.annotation.doc[frame.first : frame.last]
    verb = next((token for token in words if feature(token, "VerbForm") == "Part"), None)
    case = feature(verb, "Case") if verb is not None and not context.profile.verb_final else None
    return case not in _SHOWN or unit.case is None or unit.first > frame.first or unit.case == case


def _own(context: Context, frame: Frame, objects: list[Phrase]) -> list[Phrase]:
    """The objects of a verb that stand behind it, if any: one before it is that of another verb.

    A name that does not decline is taken for the subject, even behind the verb and another subject.
    """
    if context.profile.verb_final or frame.passive:
        return objects
    behind = [p for p in _persons(objects) if p.first > frame.first]
    if behind or _persons(objects):
        return behind or objects
    bare = [p for p in _persons(frame.phrases("subject")) if p.first > frame.first and not p.posts]
    return bare[:1] if not any(own.first > frame.first and own.posts for own in frame.phrases("subject")) else objects


def _put_in_place(context: Context, frame: Frame) -> list[Phrase]:
    """Who is put “in his place”, where that noun takes the name for its own: “назначил на его место Петра Ильина”."""
    doc = context.annotation.doc
    named = [p for p in frame.phrases("of") if p.kind == "person" and p.first > frame.last]
    return [p for p in named if doc[p.first - 1].lemma_ in context.profile.offices][:1]


def _persons(units: Iterable[Phrase]) -> list[Phrase]:
    return [unit for unit in units if unit.kind == "person"]


def _pronouns(context: Context, sentence: Sentence, units: Iterable[Phrase]) -> list[Phrase]:
    """The pronouns among units that stand for one person: “she was appointed ambassador”."""
    said = [unit for unit in units if unit.kind == "pronoun" and unit.number == "Sing"]
    return [unit for unit in said if len(context.actors([unit], sentence)) == 1]


def _unplaced(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The one person of a clause in the passive, whatever case the name seems to stand in; or that of the verb before.

    “X was dismissed and appointed Y”: the second verb has no object of its own.
    """
    own = [p for p in frame.phrases("as", "from", "of") if p.kind == "person" and not p.posts]
    if own or not context.profile.verb_final:
        return own[-1:]
    before = [f for f in sentence.frames if f.kinds & KINDS and f.passive and f.last <= frame.first]
    return _persons(before[-1].phrases("object", "as")) if before else []


# which post


def _posts(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The posts that a verb tells of: the first, and those that are joined to it."""
    said = [p for p in frame.phrases("as") if p.kind == "post" and p.posts]
    if said or "succeed" in frame.kinds:
        return said[:1] or _at_post(context, sentence, frame)
    clause = [p for p in sentence.phrases if p.kind == "post" and p.posts and sentence.clause(p.first) == frame.clause]
    found = [p for p in clause if p.first >= frame.first or p.case in _BECOME or _at_office(context, p)]
    if "lead" in frame.kinds and frame.participial and context.profile.verb_final:
        return []  # who leads a delegation: “консул министр X бастаған делегация келетінін айтты”
    if not frame.passive and _people(context, sentence, frame):
        found = [p for p in found if p not in frame.phrases("subject", "inherited")]
    found = [p for p in found if not _first_to(context, frame, p) and not _stood_for(context, frame, p)]
    return joined(context, [p for p in found if not _of_another(context, frame, p)])


def _of_another(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """Whether the holder of a post acts, or is met, rather than that somebody comes into the post or leaves it.

    “Appointed by the president”, “dismissed by a decree of the governor”, “ушёл в отставку после встречи с мэром”.
    """
    doc, profile = context.annotation.doc, context.profile
    if profile.verb_final:
        return phrase.case == "Ins"
    if phrase.case == "Ins" and frame.passive and _appointing(frame, phrase):
        return True
    at = phrase.first - 1
    while at > 0 and doc[at].pos_ in {"DET", "ADV"}:
        at -= 1
    if at <= 0:
        return False
    if doc[at].pos_ != "ADP":
        return phrase.case == "Gen" and doc[at].pos_ == "NOUN" and doc[at].lemma_ not in profile.offices
    if profile.glue.get(doc[at].lower_) == "o" and doc[at - 1].lemma_ in profile.offices:
        return False  # “the post of governor”
    return doc[at].lower_ not in profile.posts_behind or phrase.case == "Ins"


def _appointing(frame: Frame, phrase: Phrase) -> bool:
    """Whether a post in the instrumental is rather that of who appoints or dismisses: “уволен губернатором”."""
    if "dismiss" in frame.kinds:
        return True
    post = phrase.posts[0]
    return post.head in _APPOINTERS and not post.bodies and phrase.last - phrase.first == 1 and frame.participial


def _at_post(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The post behind a noun for it, where somebody takes another's place: “сменил X на посту министра”."""
    told = [p for p in sentence.phrases if p.kind == "post" and p.posts and sentence.clause(p.first) == frame.clause]
    return [p for p in told if _at_office(context, p)][:1]


def _at_office(context: Context, phrase: Phrase) -> bool:
    """Whether a noun for a post stands before one: “на пост министра”."""
    return phrase.first > 0 and context.annotation.doc[phrase.first - 1].lemma_ in context.profile.offices


def _left(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The post that the verb before told of: “was sworn in as minister, replacing X”, “… and named Y to the post”."""
    doc = context.annotation.doc
    before = [f for f in sentence.frames if f.kinds & {"appoint", "dismiss"} and f.last <= frame.first]
    same = any(token.lemma_ in context.profile.offices for token in doc[frame.last : sentence.last][:_NEAR])
    if not before or not ("succeed" in frame.kinds or ("appoint" in frame.kinds and same)):
        return []
    taken = _posts(context, sentence, before[-1]) if "appoint" in before[-1].kinds else []
    whose = [*_people(context, sentence, before[-1]), *_persons(before[-1].phrases("of"))]
    told = [p for p in whose[:1] if p.posts and "former" not in p.posts[0].ranks]
    return taken or told or _posts(context, sentence, before[-1])


def _that_post(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The post that somebody was appointed to in the sentence before: “бұған дейін бұл қызметті X атқарған”."""
    words = context.annotation.doc[max(sentence.first, frame.first - 1) : frame.first]
    pointed = any(token.lower_ in context.profile.title.determiners for token in words)
    if "serve" not in frame.kinds or not pointed:
        return []
    for before in reversed([s for s in context.annotation if s.last <= sentence.first][-_BACK:]):
        for other in reversed([f for f in before.frames if "appoint" in f.kinds and not f.negated]):
            if found := _posts(context, before, other):
                return found
    return []


def _taken_over(frame: Frame) -> tuple[list[Phrase], list[Phrase]]:
    """Who takes the post that the words tell of another: “Minister X was replaced by Y”."""
    old = [p for p in _persons(frame.phrases(*_HOLDERS)) if p.posts and "former" not in p.posts[0].ranks]
    new = [p for p in _persons(frame.phrases(*_ACTORS)) if frame.passive or not p.posts]
    return (new[:1], old[:1]) if old and new else ([], [])


def _led(context: Context, frame: Frame) -> list[Phrase]:
    """The body that somebody heads, as the post of its head: “возглавил министерство обороны”."""
    if "lead" not in frame.kinds:
        return []
    roles = ("object",) if frame.passive else ("object", "subject")  # not "the process led by the United Nations"
    bodies = [p for p in frame.phrases(*roles) if p.kind == "organization" and p.element is not None]
    chairs = frame.lemma in context.profile.chairing
    if chairs and frame.tense != "present":
        return []  # who chaired it may have done so for one meeting
    posts = ((p, _head_of(context, p, chairs=chairs)) for p in bodies[:1])
    return [replace(p, kind="post", posts=(post,)) for p, post in posts if post is not None]


def _head_of(context: Context, body: Phrase, *, chairs: bool) -> Post | None:
    """The post of whoever heads a body: its minister, the head of government, or the head."""
    sentence = next(s for s in context.annotation if s.first <= body.first < s.last)
    inside = [item for item in sentence.elements if body.first <= item.first and item.last <= body.last]
    bodies = tuple(item for item in inside if item.code in "GOSD")
    organ = next((item for item in bodies if item.code == "G"), None)
    if organ is None:
        return Post(body.first, body.last, CHAIR if chairs else HEAD, bodies=bodies)
    if organ.key in _HEADS:
        return Post(
            body.first, body.last, _HEADS[organ.key], bodies=tuple(item for item in bodies if item.code in "SD")
        )
    charge = charges().get(organ.key or "")
    return Post(
        body.first, body.last, MINISTER if charge else CHAIR if chairs else HEAD, portfolio=charge, bodies=bodies
    )


def joined(context: Context, found: list[Phrase]) -> list[Phrase]:
    """The first of several posts with those that a conjunction joins to it: “ambassador to A and to B at once”."""
    kept = found[:1]
    for before, phrase in pairwise(found):
        between = context.annotation.doc[before.last : phrase.first]
        joins = any(token.lower_ in context.profile.conjunctions for token in between)
        if not joins or phrase.case != before.case or any(token.text == "," for token in between):
            break
        kept.append(phrase)
    return kept


def _first_to(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """“Became the first president to visit …” tells of no new post."""
    doc, ordinals = context.annotation.doc, context.profile.title.ordinals
    return any(token.lower_ in ordinals for token in doc[frame.last : phrase.first])


def _stood_for(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """“Became a candidate for the post of president” tells of no new post."""
    doc = context.annotation.doc
    first, last = min(frame.last, phrase.first), max(frame.first, phrase.last)
    return any(token.lemma_ in context.profile.candidates for token in doc[first:last])


# of what


def at_home(context: Context, sentence: Sentence, frame: Frame | None, person: str, post: Post) -> Post:
    """A post of which no words say of what it is one, as one of the state of whoever appoints or dismisses.

    Else of that which another post of its holder is one of.
    """
    if post.stated or not ("state" in owners(post) or not owners(post)):
        return post
    for phrase in _appointers(sentence, frame) if frame is not None and "by-authority" in frame.kinds else ():
        for own in phrase.posts:
            if own is not post and (state := _state(context, phrase, own)) is not None:
                return _assumed(post, state)
    if frame is not None and "by-authority" in frame.kinds and (land := _authority(sentence, frame)) is not None:
        return _assumed(post, land)
    for known, own in context.entities.told_posts():
        if known == person and own.state is not None:
            return _assumed(post, own.state)
    return post


def _authority(sentence: Sentence, frame: Frame) -> Element | None:
    """The state whose parliament, government or court appoints or dismisses."""
    units = [unit for unit in frame.phrases("subject", "inherited", "by") if unit.kind == "organization"]
    states = (e for e in sentence.elements if e.code == "S" for u in units if u.first <= e.first < u.last)
    return next(states, None)


def _appointers(sentence: Sentence, frame: Frame) -> list[Phrase]:
    told = [p for p in frame.phrases("subject", "inherited", "by") if p.kind in {"person", "post"}]
    return told + [p for p in sentence.phrases if p.kind in {"person", "post"} and p.last <= frame.first and p.posts]


def _assumed(post: Post, state: Element) -> Post:
    return replace(post, bodies=(*post.bodies, replace(state, source=ASSUMED, confidence=0.8)))


def _state(context: Context, phrase: Phrase, post: Post) -> Element | None:
    """The state whose office an appointer holds."""
    if "state" not in owners(post):
        return None
    node = context.entities.actor(phrase).node
    fuller = context.entities.fullest(node, post) if node is not None and phrase.kind == "person" else post
    found = fuller.state or next((body for body in fuller.bodies if body.code == "D"), None)
    return replace(found, code="S") if found is not None else None
