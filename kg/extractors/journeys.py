"""Which frames tell of a journey, also without a word that means one.

left Rome on Monday for Tunis             a verb of leaving with where to
was in Oslo on Tuesday                    a verb of being beside a place, with a day
a tour that took him to Chad and Mali     whom a tour leads somewhere
returned from Tunis                       where somebody comes back from
met the visiting Peruvian minister        who visits the other side
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.context import Context
from kg.extractors.dating import dated
from kg.extractors.places import where_told
from kg.languages.annotation import Argument, Element, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.lexicon import lexicon

_PLACES = frozenset({"place", "state"})
# How many words may part a verb of being from its place: “was also in”, “12 мамырда болып”.
_REACH = 5
# After what a gerund tells of the next stop.
_STOPS = frozenset({"visit", "meet", "talk", "receive"})
# “Was to have” before a participle.
_UNREAL = ("be", "to", "have")
# What one comes for.
_MET = frozenset({"meet", "talk", "visit"})
# The clause of what is told without a day of its own.
_NOWHERE = -1


def journey(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """The frame as one of a visit; `None` where it tells of none."""
    if frame.negated and _falls_through(context, sentence, frame):
        ahead = "future" if frame.tense == "future" else "present"
        frame = replace(frame, negated=False, mood="cancelled", tense=ahead)
    elif _was_to(context, sentence, frame) and (off := _given_up(context, sentence, frame)):
        frame = replace(frame, mood=off, tense="present")
    elif _unrealised(context, sentence, frame):
        frame = replace(frame, mood=_given_up(context, sentence, frame) or "cancelled", tense="present")
    elif frame.negated and (off := _given_up(context, sentence, frame)):
        frame = replace(frame, negated=False, mood=off, tense="present")
    if frame.negated or frame.mood == "habitual":
        return None
    if "stay" in frame.kinds and frame.participial and frame.mood == "planned" and frame.tense == "present":
        frame = replace(frame, mood="asserted")  # «условились король и гостящий там министр»
    if "visit" in frame.kinds:
        return None if _before_that(context, sentence, frame) else _thereupon(context, sentence, frame)
    if "return" in frame.kinds:
        return _returned(frame)
    if _leaves_for(context, frame):
        onward = tuple(item for item in frame.arguments if item.role != "object")
        return _visit(frame, onward, lemma=f"{frame.lemma} for")
    if "receive" in frame.kinds and (hosted := _hosted(context, frame)) is not None:
        return hosted
    if "carry" in frame.kinds:
        return _carried(context, sentence, frame)
    if "escort" in frame.kinds:
        return _escorted(frame)
    return _visit(frame, frame.arguments) if _stays(context, sentence, frame) else None


def _visit(frame: Frame, arguments: tuple[Argument, ...], *, lemma: str = "") -> Frame:
    return replace(frame, kinds=frame.kinds | {"visit"}, lemma=lemma or frame.lemma, arguments=arguments)


def _hosted(context: Context, frame: Frame) -> Frame | None:
    """“Ташкент министрді қарсы алды”: who is received by a state or its capital has come there."""
    guests = [unit for unit in frame.phrases("object") if unit.kind in {"person", "post"} and _told_fully(unit)]
    hosts = frame.phrases("subject")
    if not context.profile.verb_final or frame.nominal or len(hosts) != 1 or not guests:
        return None
    place = hosts[0].element
    entry = lexicon().find(place.key) if place is not None and place.key else None
    if entry is None or not (hosts[0].kind == "state" or (hosts[0].kind == "place" and entry.sort == "capital")):
        return None
    who = tuple(Argument("subject", unit) for unit in guests)
    others = tuple(item for item in frame.arguments if item.role not in {"subject", "object"})
    return _visit(frame, (*others, *who, Argument("to", hosts[0])), lemma="received")


def _leaves_for(context: Context, frame: Frame) -> bool:
    """Whether somebody leaves one place for another: “left Rome on Monday for Tunis”."""
    if "depart" not in frame.kinds or frame.nominal or context.profile.verb_final:
        return False
    goals = context.profile.words_of("about")
    units = [unit for unit in frame.phrases("about") if unit.kind in _PLACES]
    before = [context.annotation.doc[unit.first - 1].lower_ for unit in units if unit.first]
    onward = context.profile.title.purpose | {"for"}
    return bool(frame.phrases("object")) and any(word in goals & onward for word in before)


def _falls_through(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a journey is told not to come about: “the trip to Oslo did not take place”.

    Where the verb comes last its noun tells it itself; that somebody will not go somewhere was nobody's plan.
    """
    if not frame.nominal or context.profile.verb_final:
        return False
    verbs = [f for f in sentence.frames if f.clause == frame.clause and not f.nominal and f.negated]
    ahead = context.profile.moods["planned"]
    return any("take-place" in verb.kinds and (verb.mood != "planned" or verb.lemma not in ahead) for verb in verbs)


def _given_up(context: Context, sentence: Sentence, frame: Frame) -> str:
    """How a journey that will not be made is told to be off: “will not travel to Oslo: the trip has been postponed”."""
    if frame.nominal or "visit" not in frame.kinds or (frame.tense == "past" and frame.mood == "asserted"):
        return ""
    here = context.annotation.sentences.index(sentence)
    for near in context.annotation.sentences[here : here + 2]:
        for noun in near.frames:
            bare = noun.nominal and "visit" in noun.kinds and not noun.phrases("to", "in", "of")
            if bare and noun.mood in {"cancelled", "postponed"} and (near is not sentence or noun.first > frame.first):
                return noun.mood
    return ""


def _was_to(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a journey was planned at an earlier time: “had been due to travel on to Ottawa”."""
    if frame.mood != "planned" or not context.profile.possessives:
        return False
    words = [t for t in context.annotation.doc[sentence.first : frame.first] if sentence.clause(t.i) == frame.clause]
    return any(t.lemma_ == "have" and feature(t, "Tense") == "Past" for t in words if t.pos_ == "AUX")


def _unrealised(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether somebody “was to have visited” a place, which says that he did not."""
    doc, words = context.annotation.doc, context.profile.perfect
    if frame.nominal or frame.negated or not words:
        return False
    before = [t for t in doc[max(sentence.first, frame.first - _REACH) : frame.first] if t.pos_ != "ADV"][-3:]
    lemmas = [token.lemma_ for token in before]
    return (
        len(before) == len(_UNREAL)
        and lemmas[0] in context.profile.copulas
        and feature(before[0], "Tense") == "Past"
        and lemmas[1] == "to"
        and lemmas[2] in words
    )


def headlined(context: Context, sentence: Sentence) -> Iterator[Frame]:
    """A headline without a verb that says who is where: “Peruvian premier in Oslo for talks”, «Глава МИД – в Осло»."""
    doc, profile = context.annotation.doc, context.profile
    words = doc[sentence.first : sentence.last]
    if sentence.passage.kind != "title" or any(t.pos_ in {"VERB", "AUX"} for t in words):
        return
    units = [unit for unit in sentence.phrases if unit.kind != "pronoun"][:2]
    if (
        len(units) < 2
        or units[0].kind not in {"person", "post"}
        or units[1].kind != "place"
        or units[0].case not in (None, "Nom")
        or not _told_fully(units[0])
    ):
        return
    who, where = units
    between = [t for t in doc[who.last : where.first] if t.is_alpha]
    roles = profile.words_of("in")
    inside = (
        where.case == "Loc" and not between if profile.verb_final else [t.lower_ in roles for t in between] == [True]
    )
    if not inside or where.element is None or not where.element.key or (where.case or "Loc") != "Loc":
        return
    told = Argument("subject", who), Argument("to" if profile.verb_final else "in", where)
    kinds, clause = frozenset({"visit", "stay"}), sentence.clause(where.first)
    yield Frame(kinds, "in", where.first, where.last, nominal=False, arguments=told, tense="present", clause=clause)


def _told_fully(unit: Phrase) -> bool:
    """Whether words tell of which state somebody holds a post, who is not sent there."""
    return any(post.stated and not post.plural for post in unit.posts)


def _before_that(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a gerund dates something else: “was chief of protocol before coming to Oslo”.

    Beside a journey or a meeting it is the next stop: “held talks in Doha before flying to Muscat”.
    """
    doc = context.annotation.doc
    before = doc[frame.first - 1].lower_ if frame.first else ""
    if feature(doc[frame.first], "VerbForm") != "Ger" or before not in context.profile.aftermath:
        return False
    return _main_of(sentence, frame) is None


def _main_of(sentence: Sentence, frame: Frame) -> Frame | None:
    """What the main clause before a gerund tells of: a journey or a meeting."""
    told = (f for f in sentence.frames if f.first < frame.first and f.clause < frame.clause and not f.negated)
    return next((f for f in told if f.kinds & _STOPS), None)


def _thereupon(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """A gerund with the tense of what it goes on from; a verb of going on in the present tells of what is ahead."""
    if frame.nominal or frame.mood != "asserted":
        return frame
    if feature(context.annotation.doc[frame.first], "VerbForm") == "Ger":
        main = _main_of(sentence, frame)
        ahead = main is not None and (
            main.tense != "past" or main.mood == "planned" or _present(context, sentence, main)
        )
        return replace(frame, tense="future") if ahead else frame
    return replace(frame, tense="future") if "onward" in frame.kinds and frame.tense == "present" else frame


def _present(context: Context, sentence: Sentence, frame: Frame) -> bool:
    words = context.annotation.doc[sentence.first : sentence.last]
    return any(feature(t, "Tense") == "Pres" for t in words if sentence.clause(t.i) == frame.clause)


def _returned(frame: Frame) -> Frame | None:
    """“X returned from Tunis” as a visit to Tunis; the day is that of the return."""
    origins = [Argument("to", unit) for unit in frame.phrases("from", "clause-from") if unit.kind in _PLACES]
    if not origins or frame.mood != "asserted" or frame.tense == "future":
        return None
    who = [item for item in frame.arguments if item.role in {"subject", "inherited", "of", "clause-subject"}]
    return replace(_visit(frame, (*who, *origins)), tense="past", clause=_NOWHERE)


def guests_named(context: Context, sentence: Sentence) -> Iterator[Frame]:
    """“Met the visiting foreign minister of Peru in Oslo”: a visit of the minister to where he is met."""
    doc, words = context.annotation.doc, context.profile.visiting
    for unit in sentence.phrases if words else ():
        head = unit.element.first if unit.kind == "person" and unit.element is not None else unit.last
        at = next((to for to in range(unit.first, head) if doc[to].lower_ in words), None)
        goal = met_at(context, sentence, unit) if at is not None and unit.kind in {"person", "post"} else None
        if at is not None and goal is not None:
            told = Argument("subject", unit), Argument("to", goal)
            yield Frame(frozenset({"visit"}), "visiting", at, at + 1, nominal=False, arguments=told, clause=_NOWHERE)


def met_at(context: Context, sentence: Sentence, unit: Phrase) -> Phrase | None:
    """The place or the state of the other side in what is told of somebody."""
    guest = context.entities.actor(unit)
    own = guest.party
    if not context.entities.is_person(guest.node):
        return None
    for frame in sentence.frames:
        if not any(unit == item.unit for item in frame.arguments):
            continue
        places = [place for place in frame.phrases("in", "clause-in") if place.kind in _PLACES]
        if places:
            return places[0]
        for actor in context.actors(frame.phrases("subject", "clause-subject", "with", "object"), sentence):
            node = context.builder.nodes.get(actor.party or "")
            if node is not None and node.kind == "State" and actor.party != own:
                words = actor.phrase
                return Phrase(
                    words.first, words.last, "state", Element(words.first, words.last, "S", node.anchor or None)
                )
    return None


def _carried(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“Her trip will take the minister to A and B”: a journey of whom it takes there."""
    tours = [f for f in sentence.frames if f.nominal and "visit" in f.kinds and f.last <= frame.first]
    people = frame.phrases("object")
    if not tours or frame.nominal or not people or frame.phrases("with"):
        return None
    goals = [item for item in frame.arguments if item.role == "to"]
    if people[0].kind == "pronoun" and (traveller := _on_tour(context, frame)) is not None:
        people = [traveller]
    return _visit(frame, (*goals, *(Argument("subject", unit) for unit in people)))


def _escorted(frame: Frame) -> Frame | None:
    """“The ambassador accompanied the minister to Lumbini”: a journey of whom somebody goes along with."""
    goals = [item for item in frame.arguments if item.role == "to" and _is_place(item)]
    people = [unit for unit in frame.phrases("object") if unit.kind in {"person", "post"}]
    if not goals or not people or frame.nominal or frame.passive:
        return None
    return _visit(frame, (*goals, *(Argument("subject", unit) for unit in people)))


def _is_place(item: Argument) -> bool:
    return isinstance(item.unit, Phrase) and item.unit.kind in _PLACES


def _on_tour(context: Context, frame: Frame) -> Phrase | None:
    """Whose journey was told of last, by the words that name him."""
    event = context.last_event(frame.first, "Visit")
    who = set(context.builder.objects(event.key, "visitor")) if event is not None else set()
    named = [p for s in context.annotation for p in s.phrases if p.kind == "person" and p.last <= frame.first]
    return next((p for p in reversed(named) if context.entities.actor(p).node in who), None)


def _stays(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb of being tells of somebody who is in a place on a certain day: “министр Каирде болды”."""
    profile = context.profile
    if frame.nominal or not ("stay" in frame.kinds or frame.lemma in profile.staying):
        return False
    subjects = [unit for unit in frame.phrases("subject", "inherited") if unit.kind in {"person", "post", "pronoun"}]
    if not subjects or any(
        post.head in profile.accredited | profile.sent_to for unit in subjects for post in unit.posts
    ):
        return False  # an ambassador is where he serves
    spots = [unit for unit in frame.phrases("in", "as") if unit.kind in _PLACES]
    if profile.verb_final and any(
        t.lower_ in profile.thither for t in context.annotation.doc[sentence.first : frame.first]
    ):
        return any(unit.first - sentence.first <= 1 for unit in subjects)  # “Ол мұнда үш күн болды”
    if profile.verb_final:
        return any(unit.case == "Loc" and _beside(context, sentence, unit.last, frame.first) for unit in spots)
    if not spots:
        spots = where_told(context, sentence, frame)
        return bool(spots) and dated(context, sentence, frame) is not None
    near = any(_beside(context, sentence, frame.first + 1, unit.first) for unit in spots)
    if not near or not _alone(context, sentence, frame):
        return False
    if frame.tense == "future" and frame.mood == "planned" and not frame.quoted:
        return True
    return dated(context, sentence, frame) is not None or any(_came_for(context, sentence, unit) for unit in spots)


def _came_for(context: Context, sentence: Sentence, place: Phrase) -> bool:
    """Whether words right behind a place say that somebody is there to meet others: “will be in Oslo for talks”."""
    behind = context.annotation.doc[place.last : place.last + 1].text.lower()
    goals = context.profile.bound_for | {"on"} if context.profile.possessives else frozenset()
    told = (f for f in sentence.frames if f.nominal and f.clause == sentence.clause(place.first))
    return behind in goals and any(f.kinds & _MET and 0 < f.first - place.last <= _REACH for f in told)


def _beside(context: Context, sentence: Sentence, first: int, last: int) -> bool:
    """Whether nothing but a date, an adposition or an adverb stands between a verb of being and its place."""
    doc = context.annotation.doc
    if not 0 <= last - first <= _REACH:
        return False
    dates = context.expressions(sentence)
    between = doc[first:last]
    return all(
        token.pos_ in {"ADP", "ADV", "DET"} or any(d.start <= token.idx < d.end for d in dates) for token in between
    ) and not any(token.lower_ in context.profile.returning for token in between)


def _alone(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb of being is the only verb of its clause, and no auxiliary of another one."""
    doc = context.annotation.doc
    others = (t for t in doc[sentence.first : sentence.last] if sentence.clause(t.i) == frame.clause)
    return all(t.pos_ != "VERB" or frame.first <= t.i < frame.last or feature(t, "VerbForm") == "Inf" for t in others)


def spots(frame: Frame) -> list[Phrase]:
    """The places that somebody stays in."""
    return [unit for unit in frame.phrases("in", "as") if unit.kind in _PLACES]
