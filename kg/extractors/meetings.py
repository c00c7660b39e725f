"""Meetings: two or more sides who talk to each other, in person, by phone or by video."""

from __future__ import annotations

from itertools import product

from kg import resources
from kg.extractors.again import again, attended, instead_of_sides
from kg.extractors.also_there import also_there
from kg.extractors.announced_calls import announced_call
from kg.extractors.asides import by_the_way
from kg.extractors.at_his_side import at_his_side
from kg.extractors.at_the_host import of_the_host
from kg.extractors.being_there import present
from kg.extractors.besides import besides
from kg.extractors.calls import by_phone
from kg.extractors.ceremonies import as_before, held_where, listed
from kg.extractors.chairs import heads_of_talks, named_after
from kg.extractors.company import among_them, in_company
from kg.extractors.context import Context, Event
from kg.extractors.dating import ahead, rescheduled, soon
from kg.extractors.delegations import heads_of_delegations, members, members_of_delegations
from kg.extractors.each_his_own import Part, parts
from kg.extractors.encounters import encounter
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, claim, participants, situate, thing, topics
from kg.extractors.fragments import lying_ahead
from kg.extractors.hanging import came_to_see, held, met_in, not_yet, of_theirs, told_in
from kg.extractors.in_presence import in_presence
from kg.extractors.in_turn import in_turn
from kg.extractors.items import as_opened, itemised
from kg.extractors.left_over import left_over
from kg.extractors.likely_met import likely_met
from kg.extractors.met_by_grammar import by_grammar
from kg.extractors.next_meetings import next_meeting, told_by_verb
from kg.extractors.one_sided import of_the_row, with_guest
from kg.extractors.pairings import distinct, groups, of_one_post
from kg.extractors.recalled import recalled
from kg.extractors.referents import completed, meant
from kg.extractors.retinue import retinue
from kg.extractors.rounds import other_rounds
from kg.extractors.same_meeting import offices, only_announced, same_meeting
from kg.extractors.sat_in import at_one_of_others, at_one_told, sat_in
from kg.extractors.sides import (
    contest,
    described,
    interview,
    only_spoken_of,
    session,
    with_leaders,
)
from kg.extractors.standing import apart, domestic, of_each, with_parties
from kg.extractors.unsaid import (
    dropped,
    left_out,
    of_counterpart,
    owned_receiver,
    protagonist,
)
from kg.extractors.visit_parts import part_of_visits
from kg.extractors.visits import format_concept
from kg.languages.annotation import Frame, Sentence, Title
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

AFTER: tuple[str, ...] = ("posts", "conferences", "initiatives", "agreements", "visits")
NAME = "meetings"
# How near before the name of a conference a word says that a meeting was held beside it.
_OF_TITLE = 4
_SEVERAL = 2


def extract(context: Context) -> None:
    """Meetings from verbs and nouns of meeting, then what was discussed and which visit they were part of."""
    for sentence in context.annotation:
        line = listed(context, sentence)
        if line is not None:
            _meeting(context, sentence, line)
        item = itemised(context, sentence)
        if item is not None:
            before = len(context.events)
            _meeting(context, sentence, item.frame)
            for event in context.events[before:]:
                as_opened(context, event, item, extractor=NAME)
                _format(context, item.opening, item.told, event)
        for turn in in_turn(context, sentence):
            _meeting(context, sentence, turn)
        heads_of_talks(context, sentence, extractor=NAME)
        named_after(context, sentence, extractor=NAME)
        for frame in sentence.frames:
            told = encounter(context, sentence, frame)
            if told_by_verb(context, sentence, frame):
                next_meeting(context, sentence, frame, frame, extractor=NAME)
            elif told is not None and not _goes_on(context, frame):
                _meeting(context, sentence, told)
            if "round" in frame.kinds:
                again(context, sentence, frame, extractor=NAME)
            present(context, sentence, frame, extractor=NAME)
            sat_in(context, sentence, frame, extractor=NAME)
            held_where(context, sentence, frame, extractor=NAME)
            in_company(context, sentence, frame, extractor=NAME)
            heads_of_delegations(context, sentence, frame, extractor=NAME)
            members_of_delegations(context, sentence, frame, extractor=NAME)
            if "discuss" in frame.kinds and not _said_by_a_verb(sentence, frame):
                _discussed(context, sentence, frame)
        for frame in sentence.frames:
            at_one_of_others(context, sentence, frame, extractor=NAME)
        other_rounds(context, sentence, extractor=NAME)
        among_them(context, sentence, extractor=NAME)
        heads_of_talks(context, sentence, extractor=NAME)  # of talks that stand behind the verb
        also_there(context, sentence, extractor=NAME)
        retinue(context, sentence, extractor=NAME)
        in_presence(context, sentence, extractor=NAME)
        members(context, sentence, extractor=NAME)
        at_his_side(context, sentence, extractor=NAME)
    for sentence in [s for s in context.annotation if s.passage.kind == "title"]:
        for frame in sentence.frames:
            if (told := encounter(context, sentence, frame)) is not None:
                _meeting(context, sentence, told, left=True)
    for likely in likely_met(context, extractor=NAME):
        _tell(context, likely.sentence, Part(likely.frame), likely.actors)
    for event in [event for event in context.events if event.kind == "Meeting"]:
        part_of_visits(context, event, extractor=NAME)


def _goes_on(context: Context, frame: Frame) -> bool:
    """Whether “the sides” or “they” only discuss something at the meeting that is told of already."""
    told = frame.phrases("subject")
    if "discuss" not in frame.kinds or not context.profile.verb_final or frame.phrases("with"):
        return False
    sides = all(unit.kind == "side" and unit.element is None for unit in told)
    return bool(told) and (sides or all(unit.kind == "pronoun" and unit.number == "Plur" for unit in told))


def _meeting(context: Context, sentence: Sentence, frame: Frame, *, left: bool = False) -> None:
    if any(title.first <= frame.first < title.last and title.kind == "Conference" for title in sentence.titles):
        return
    if frame.mood == "habitual" or only_spoken_of(context, sentence, frame) or attended(context, sentence, frame):
        return
    if at_one_told(context, sentence, frame):
        return
    sides = _sides(context, sentence, frame)
    if sides is None and (told := met_in(context, sentence, frame)) is not None:
        sides, frame = (told[0], []), told[1]
    sides = sides or told_in(context, sentence, frame) or of_theirs(context, sentence, frame)
    sides = sides or with_guest(context, sentence, frame) or of_the_row(context, sentence, frame)
    sides = sides or recalled(context, sentence, frame)
    if sides is None:
        told_again = again(context, sentence, frame, extractor=NAME)
        if told_again is not None:
            _format(context, sentence, frame, told_again)
            return
        sides = left_over(context, sentence, frame) or completed(context, sentence, frame)
    if sides is None:
        return
    sides = with_parties(context, frame, *meant(context, sentence, frame, *sides))
    if left and (sides := _not_told(context, *sides)) is None:
        return
    if session(context, sentence, frame, sides[0]):
        return
    if not left and _only_announced(sentence, sides[1]):
        return
    if interview(context, [*sides[0], *sides[1]]):
        return
    hosts, guests_apart = groups(context, sentence, frame, *sides)
    guests_apart = [[actor] for actor in sides[1]] if left else guests_apart
    if sides[1]:
        known = {actor.node for group in (*hosts, *guests_apart) for actor in group}
        guests_apart += [[actor] for actor in besides(context, sentence, frame) if actor.node not in known]
    theirs = list(zip(guests_apart, parts(context, sentence, frame, guests_apart), strict=True))
    ours = list(zip(hosts, parts(context, sentence, frame, hosts), strict=True))
    for (host, of_host), (group, part) in product(ours, theirs):
        actors = of_each(context, sentence, distinct([*host, *group]))
        if len(actors) >= 2 and not contest(context, sentence, actors) and not domestic(context, actors):
            _tell(context, sentence, of_host if len(theirs) == 1 else part, apart(context, actors))


def _only_announced(sentence: Sentence, theirs: list[Actor]) -> bool:
    """Whether a headline tells of several at once (“receives ambassadors of A and B”), of whom the text tells apart."""
    return sentence.passage.kind == "title" and len(theirs) > 1 and of_one_post(theirs)


def _not_told(context: Context, ours: list[Actor], theirs: list[Actor]) -> tuple[list[Actor], list[Actor]] | None:
    """Of several whom a headline has somebody meet, those whom the text names in no meeting of his."""
    if len(theirs) < _SEVERAL or len(ours) != 1:
        return None
    told = [e for e in context.events_told("Meeting") if ours[0].keys & (e.actors | context.parties(e.key))]
    known = {key for event in told for key in event.actors | context.parties(event.key)}
    left = [actor for actor in theirs if not actor.keys & known]
    return (ours, left) if left and len(left) < len(theirs) else None


def _sides(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Actor], list[Actor]] | None:
    """Who meets whom; `None` where no two sides are named."""
    ours, theirs = with_leaders(context, sentence, frame, *by_grammar(context, sentence, frame))
    ours, theirs = of_the_host(context, sentence, frame, ours, theirs)
    if ours and theirs and _of_another_clause(context, frame, ours, theirs):
        ours = protagonist(context, sentence, frame, theirs)
    if not ours and theirs and not _told_already(context, frame, theirs):
        ours = of_counterpart(context, sentence, theirs) or dropped(context, sentence, frame, theirs)
    if not theirs and (hosts := owned_receiver(context, sentence, frame)):
        ours, theirs = hosts, dropped(context, sentence, frame, hosts)
    if ours and not theirs and frame.passive and "receive" in frame.kinds:
        theirs = left_out(context, sentence, frame, ours)
    alone = len(ours) == 1 and not theirs and frame.nominal and not frame.phrases("with", "clause-with")
    if alone and frame.phrases("having", "clause-having"):
        theirs = protagonist(context, sentence, frame, ours)  # “намечена аудиенция у президента X”
    return (ours, theirs) if ours and (theirs or len(ours) > 1) else None


def _told_already(context: Context, frame: Frame, theirs: list[Actor]) -> bool:
    """Whether a noun only says what was spoken of at a meeting told before: “X-пен әңгімеде … сөз болды”."""
    if not context.profile.verb_final or not frame.nominal:
        return False
    aside = feature(context.annotation.doc[frame.last - 1], "Case") == "Loc"
    held = (e for e in context.events if e.kind == "Meeting" and context.told_held(e.key))
    return aside and any({actor.node for actor in theirs} <= event.actors for event in held)


def _of_another_clause(context: Context, frame: Frame, ours: list[Actor], theirs: list[Actor]) -> bool:
    """Whether who seems to meet people of his own state only did what the clause before tells: “X received him, talks
    with Minister Y are planned”.
    """
    told = frame.phrases("of", "between", "subject", "clause-subject", "having", "clause-having")
    parties = {actor.party for actor in (*ours, *theirs)}
    return frame.nominal and not told and len(parties) == 1 and None not in parties


def _tell(context: Context, sentence: Sentence, part: Part, actors: list[Actor]) -> None:
    frame = came_to_see(context, sentence, held(context, sentence, part.frame))
    frame = lying_ahead(context, sentence, not_yet(context, sentence, frame))
    frame = rescheduled(context, sentence, ahead(context, sentence, frame))
    if sentence.passage.kind != "title":
        frame = soon(context, sentence, frame)
    event = same_meeting(context, sentence, frame, actors)
    known = event is not None
    if event is None and _only_dates(context, sentence, frame, actors):
        return
    if event is None:
        event = context.event("Meeting", frame.first, word=frame.lemma)
        event.background = _long_before(context, sentence, frame)
    if known and context.modality(frame) == "Planned" and only_announced(context, event):
        context.builder.drop(event.key, "status")  # the text says what of the headline's “welcomes” lies ahead
        event.news = ""
    event.at = max(event.at, frame.first)
    telling = Telling(frame, sentence, NAME, said_by=context.speaker(frame, sentence))
    event.offices |= offices(sentence, actors)
    parties = set(context.builder.objects(event.key, "party")) - event.actors
    if not (known and _only_discussed(frame) and {actor.node for actor in actors} <= event.actors):
        participants(context, event, [actor for actor in actors if actor.node not in parties], telling)
    instead_of_sides(context, event, actors)
    event.met |= {actor.node for actor in actors if actor.node is not None}
    event.aside = event.aside or (not known and by_the_way(context, sentence, frame, event))
    span = context.cover(frame, *(actor.phrase for actor in actors))
    silent = frame.mood != "planned" and described(context, sentence, frame)
    if not frame.negated and frame.mood != "possible" and not silent:
        context.status_claim(event.key, frame.mood, frame.tense, span, extractor=NAME, said_by=telling.said_by)
    if not (known and described(context, sentence, frame)):  # “their second meeting this year” is that of Monday
        situate(context, event, telling, anchor=part.anchor, named=not (known and _only_discussed(frame)))
    if "credentials" in frame.kinds:
        as_before(context, event, sentence, extractor=NAME)
    _beside_conference(context, frame, event, telling)
    _news_date(context, sentence, frame, event)
    _format(context, sentence, frame, event)


def _only_discussed(frame: Frame) -> bool:
    """Whether words say what the sides discussed and name nobody, which is no better proof of who was there."""
    told = frame.phrases("subject")
    unnamed = all(unit.kind == "pronoun" or (unit.kind == "side" and unit.element is None) for unit in told)
    return "discuss" in frame.kinds and bool(told) and unnamed and not frame.phrases("with")


def _long_before(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a meeting is told as one of long before: “Айта кетейік, екеуі бұған дейін кездескен еді”.

    Or as what somebody who met another tells of: “X сөз арасында Y-мен не жайында уағдаласқанын баяндады”.
    """
    doc = context.annotation.doc
    if context.profile.verb_final and frame.participial and frame.mood == "asserted":
        return any(e.kind == "Meeting" and e.key in context.builder.nodes for e in context.events[:-1])
    words = doc[sentence.first : frame.first].text.lower()
    remote = any(token.lower_ in context.profile.remote for token in doc[frame.first : sentence.last])
    return remote and any(run in words for run in context.profile.formerly)


def _beside_conference(context: Context, frame: Frame, event: Event, telling: Telling) -> None:
    """“On the sidelines of the summit”: the meeting is part of the conference."""
    for title in frame.titles("during", "clause-during"):
        conference = thing(context, title) if title.kind == "Conference" else None
        if conference is not None:
            claim(
                context,
                event.key,
                "partOf",
                conference.key,
                context.cover(frame, title),
                telling,
                context.modality(frame),
            )


def _news_date(context: Context, sentence: Sentence, frame: Frame, event: Event) -> None:
    """A meeting that the news opens with, told in the past, is of the day of the news, unless a day is told."""
    first = next((known for known in context.events if known.kind == "Meeting"), None)
    each = first is not None and event.at == first.at  # those who are met one by one
    if (event is not first and not each) or frame.quoted:
        return
    if (
        frame.tense != "past"
        or frame.mood != "asserted"
        or frame.negated
        or sentence.passage.kind not in {"title", "lead", "body"}
    ):
        return
    if _after_something(context, sentence, frame) or context.expressions(sentence):
        return
    event.news = NAME


def _after_something(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether the meeting only dates something else: “after the meeting of …”."""
    doc = context.annotation.doc
    first, end = frame.first - 3, frame.first
    if not frame.nominal:  # “after X had met Y”, “после того как X встретился с Y”
        opens = (at for at in range(sentence.first, frame.first) if sentence.clause(at) == frame.clause)
        end = next(opens, frame.first) + 2
        first = end - 5
    elif feature(doc[frame.last - 1], "Case") == "Loc" and sentence.passage.kind != "title":
        about = context.profile.words_of("about")
        if any(token.lower_ in about for token in doc[max(sentence.first, first + 1) : frame.first]):
            return True  # what somebody tells of a meeting says no day of it
    window = range(max(sentence.first, first), end)
    return any(doc[at].lower_ in context.profile.aftermath for at in window)


def _only_dates(context: Context, sentence: Sentence, frame: Frame, actors: list[Actor]) -> bool:
    """Whether a meeting only says when people of no known side did something: “after the talks, X and Y signed …”."""
    told = frame.nominal and not frame.phrases("with", "between", "of")
    return told and len({a.party for a in actors} - {None}) < 2 and _after_something(context, sentence, frame)


def _format(context: Context, sentence: Sentence, frame: Frame, event: Event) -> None:
    doc = context.annotation.doc
    if announced_call(context, sentence, frame):
        node = format_concept(context, "phone")
        span = context.span(frame.first, frame.last)
        context.builder.claim(event.key, "format", node, span, extractor=NAME, confidence=0.7)
    for token in doc[sentence.first : sentence.last]:
        if sentence.clause(token.i) not in (frame.clause, frame.shares):
            continue
        for row in resources.rows(context.document.language, "formats.tsv"):
            lemmas, behind = row["lemmas"].split("|"), row.get("behind", "")
            if behind and (token.i == sentence.first or doc[token.i - 1].lemma_ not in behind.split("|")):
                continue
            if row.get("titled") and not any(
                title.first - _OF_TITLE <= token.i < title.first for title in sentence.titles
            ):
                continue  # “на площадке форума”, and not of a ministry
            if row["of"] == "meeting" and (token.lemma_ in lemmas or token.lower_ in lemmas):
                span = context.span(min(token.i, frame.first), max(token.i + 1, frame.last))
                node = format_concept(context, row["key"])
                context.builder.claim(event.key, "format", node, span, extractor=NAME, confidence=0.85)
    if by_phone(context, frame) and not context.builder.objects(event.key, "format"):
        node = format_concept(context, "phone")
        context.builder.claim(event.key, "format", node, context.cover(frame), extractor=NAME, confidence=0.8)


def _discussed(context: Context, sentence: Sentence, frame: Frame) -> None:
    """What a meeting was about: titles and topics of the sentence that says what was discussed."""
    event = context.last_event(sentence.last, "Meeting")
    if event is None or frame.quoted or not _between_the_sides(context, sentence, frame, event):
        return
    telling = Telling(frame, sentence, NAME, confidence=0.85)
    for title in _spoken_titles(sentence, frame, context.profile):
        told = next(
            (known for known in context.events if known.title is not None and _covers(context, known, title)), None
        )
        if told is not None and told.kind in {"Initiative", "Conference", "Agreement"}:
            claim(context, event.key, "about", told.key, context.cover(frame, title), telling)
    topics(context, event.key, sentence, telling, clause=frame.clause)


def _spoken_titles(sentence: Sentence, frame: Frame, profile: Profile) -> list[Title]:
    """The titles of a sentence, without those that say where or at what occasion something was discussed."""
    if frame.nominal and not profile.verb_final:
        return frame.titles("of", "to", "about")
    occasions = frame.titles("during", "in", "clause-during", "clause-in")
    return [title for title in sentence.titles if title.kind != "Conference" or title not in occasions]


def _said_by_a_verb(sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun of discussing stands beside a verb of discussing, which then tells it all."""
    return frame.nominal and any("discuss" in other.kinds and not other.nominal for other in sentence.frames)


def _covers(context: Context, event: Event, title: Title) -> bool:
    return title.kind == event.kind and thing(context, title, create=False) is event


def _between_the_sides(context: Context, sentence: Sentence, frame: Frame, event: Event) -> bool:
    """Whether who discusses are the sides of the meeting: no subject, "the sides", or participants."""
    units = frame.phrases("subject", "inherited")
    subjects = context.actors(units, sentence)
    if units and all(unit.kind == "place" for unit in units):
        return False
    return not subjects or any(actor.keys & event.actors for actor in subjects)
