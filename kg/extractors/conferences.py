"""Conferences: forums, summits, congresses, sessions; held or planned, where and when, who took part."""

from __future__ import annotations

from dataclasses import replace

from kg.extractors.attendance import among, assembled, enumerated
from kg.extractors.bound_for import bound_for
from kg.extractors.context import Context, Dating, Event
from kg.extractors.dating import soon
from kg.extractors.events import Telling, claim, participants, situate, thing, topic
from kg.extractors.places import cities_named
from kg.extractors.sides import by_leader
from kg.extractors.turnout import beside, occasion, present
from kg.extractors.unsaid import left_out
from kg.languages.annotation import Frame, Phrase, Sentence, Title
from kg.languages.grammar.morph import feature
from kg.languages.lexicon import lexicon
from kg.model import Literal

AFTER: tuple[str, ...] = ("posts",)
NAME = "conferences"
_REACH = 3
# In how many sentences a report tells its news.
_LEAD = 2
_MEETING_AT = ("in", "during", "clause-in", "clause-during")
# Marks between the name of a conference and its place, where no verb is.
_MARKS = frozenset({",", "(", "–", "—"})
# Characters between a title and its date.
_NEAR = 25
# Nouns of these kinds are what a verb behind them tells of.
_EVENTS = frozenset({"visit", "meet", "talk", "call"})


def extract(context: Context) -> None:
    """Conferences from their titles, and what the frames around a title tell of them."""
    for sentence in context.annotation:
        for title in sentence.titles:
            if title.kind == "Conference":
                _title(context, sentence, title)
        occasion(context, sentence)
        present(context, sentence)
        among(context, sentence, extractor=NAME)
    for event in context.events:
        if event.kind == "Conference" and event.title is not None and event.key in context.builder.nodes:
            _named_after(context, event, event.title)


def _named_after(context: Context, event: Event, title: Title) -> None:
    """A conference of which no words say where it is takes place in the city that it is called after."""
    told = context.builder.objects(event.key, "status")
    if not told or context.builder.objects(event.key, "place") or context.builder.objects(event.key, "country"):
        return
    sentence = next(s for s in context.annotation if s.first <= title.first < s.last)
    elements = [*sentence.elements, *cities_named(context, title.first, title.last)]
    for item in elements:
        entry = lexicon().find(item.key) if item.key and item.code == "L" else None
        inside = title.first <= item.first and item.last <= max(title.head, title.first + 1)
        if inside and entry is not None and entry.is_city:
            unit = Phrase(item.first, item.last, "place", item)
            context.place_claims(event.key, [unit], None, extractor=NAME, confidence=0.75, modality="Inferred")
            return


def _title(context: Context, sentence: Sentence, title: Title) -> None:
    if _holds_its_own(context, sentence, title):
        return
    event = thing(context, _of_its_body(context, sentence, title))
    if event is None:
        return
    span = context.span(title.first, title.last)
    if title.ordinal is not None:
        value = Literal(str(title.ordinal), "xsd:integer")
        context.builder.claim(event.key, "ordinal", value, span, extractor=NAME, confidence=0.95)
    for mark in title.signature:
        if mark.startswith("topic/"):
            context.builder.claim(event.key, "topic", topic(context, mark), span, extractor=NAME, confidence=0.85)
    here = [unit for unit in sentence.phrases if unit.case == "Attr" and unit.last == title.first]
    context.place_claims(event.key, here, None, extractor=NAME, confidence=0.88)
    told = False
    for frame in sentence.frames:
        told |= _frame(context, sentence, frame, title, event)
    bound = bound_for(context, sentence, title, event)
    if not told:
        _beside(context, sentence, title, event, bound=bound)
    elif not any(context.builder.objects(event.key, name) for name in ("place", "country")):
        context.place_claims(event.key, _places_behind(context, sentence, title), None, extractor=NAME, confidence=0.85)


def _held_by(context: Context, sentence: Sentence, title: Title) -> Frame | None:
    """The frame in which a body holds a session of its own: “the Assembly holds its 48th session”."""
    before = context.annotation.doc[title.first - 1] if title.first > sentence.first else None
    if before is None or title.ordinal is None or before.lower_ not in context.profile.its:
        return None
    held = (f for f in sentence.frames if f.kinds & {"hold", "convene"} and not f.nominal and not f.passive)
    return next((frame for frame in held if title in frame.titles("object")), None)


def _of_its_body(context: Context, sentence: Sentence, title: Title) -> Title:
    """The title of a session with the body whose it is: “its 48th session” as the 48th session of the Assembly."""
    frame = _held_by(context, sentence, title)
    bodies = [unit for unit in frame.all("subject", "inherited") if _is_body(unit)] if frame is not None else []
    if not bodies:
        return title
    link = next(iter(context.profile.title.owners), "")
    body = context.annotation.text(bodies[0].first, bodies[0].last)
    body = body.removeprefix("The ").removeprefix("the ")
    return replace(title, name=f"{title.name} {link} the {body}", proper=True)


def _is_body(unit: Phrase | Title) -> bool:
    return isinstance(unit, Title) or unit.kind == "organization"


def _holds_its_own(context: Context, sentence: Sentence, title: Title) -> bool:
    """Whether what looks like a conference is the body that holds one: “the Baltic Assembly holds its session”."""
    own = (other for other in sentence.titles if other is not title and title.ordinal is None)
    frames = (frame for other in own if (frame := _held_by(context, sentence, other)) is not None)
    return any(title in frame.titles("subject", "inherited") for frame in frames)


def _frame(context: Context, sentence: Sentence, frame: Frame, title: Title, event: Event) -> bool:
    """What one frame tells of the conference; whether it tells its status."""
    telling = Telling(frame, sentence, NAME, said_by=context.speaker(frame, sentence))
    if (
        frame.kinds & {"take-place", "convene", "host", "hold"}
        and not frame.nominal
        and takes(sentence, frame, title, explicit=context.profile.verb_final)
    ):
        if frame.negated or _of_another_time(context, frame):
            return True
        planned = frame.participial and frame.mood == "planned"
        if planned and any(other.mood == "postponed" for other in sentence.frames):
            return False  # “the forum, planned for May, is put off until June”: what was planned is no more
        frame = _upcoming(context, soon(context, sentence, frame), title)
        telling = replace(telling, frame=frame)
        span = context.cover(frame, title)
        tense = "past" if _ends(context, frame) else frame.tense
        context.status_claim(event.key, frame.mood, tense, span, extractor=NAME, said_by=telling.said_by)
        _news_of_the_lead(context, sentence, frame, event)
        if not _only_ends(context, frame, event):
            situate(context, event, telling, anchor=(min(frame.first, title.first), max(frame.last, title.last)))
        _hosts(context, sentence, frame, event, telling)
        if "attend" in frame.kinds and title in frame.titles("object"):
            told = by_leader(context, sentence, context.actors(_attendants(context, sentence, frame), sentence))
            participants(context, event, told, telling)
        if frame.mood == "asserted" or frame.tense == "future":
            beside(context, sentence, frame, event, telling)
        return True
    if _apposed(sentence, frame, title):
        participants(context, event, context.actors(_attendants(context, sentence, frame), sentence), telling)
        return False
    if _told_to(frame, title) or ("attend" in frame.kinds and _attended(frame, title)):
        if frame.nominal and frame.mood == "asserted" and _prepared(context, sentence, title):
            frame = replace(frame, mood="planned", tense="future")
            telling = replace(telling, frame=frame)
        actors = by_leader(context, sentence, context.actors(_attendants(context, sentence, frame), sentence))
        actors = actors or (left_out(context, sentence, frame, []) if context.profile.verb_final else [])
        participants(context, event, actors, telling)
        held = frame.mood == "asserted" and frame.tense == "past" and not frame.nominal
        if (actors or held) and not frame.negated:
            context.status_claim(event.key, frame.mood, frame.tense, context.cover(frame, title), extractor=NAME)
            if not _on_the_way(context, sentence, frame, title) and not _only_told(sentence, frame):
                situate(context, event, telling, anchor=(min(frame.first, title.first), max(frame.last, title.last)))
            if (
                not context.builder.objects(event.key, "earliest")
                and frame.tense == "past"
                and sentence.passage.kind in {"title", "lead", "body"}
            ):
                _news_date(context, event)
            return True
    if "assemble" in frame.kinds and title in frame.titles("subject") and not frame.nominal:
        participants(context, event, assembled(context, sentence, frame), telling)
        context.status_claim(event.key, frame.mood, frame.tense, context.cover(frame, title), extractor=NAME)
        return False
    if frame.kinds & {"meet", "talk"} and title in frame.titles(*_MEETING_AT):
        return _met_at(context, sentence, frame, title, event)
    return False


def _upcoming(context: Context, frame: Frame, title: Title) -> Frame:
    """What takes place, as planned where it is the next of its row: “agreed on holding the next round in Oslo”."""
    doc = context.annotation.doc
    if doc[title.first].lower_ not in context.profile.title.upcoming or frame.mood != "asserted":
        return frame
    told = frame.tense == "past" and (frame.passive or feature(doc[frame.first], "VerbForm") == "Fin")
    return frame if told else replace(frame, mood="planned", tense="future")


def _of_another_time(context: Context, frame: Frame) -> bool:
    """Whether an adverb says that another of the series is told of: “the forum was previously held in Oslo”."""
    words = context.annotation.doc[max(0, frame.first - 1) : frame.first + 2]
    return any(token.lower_ in context.profile.other_times for token in words)


def _apposed(sentence: Sentence, frame: Frame, title: Title) -> bool:
    """Whether a participle behind a title says who took part: “the forum, chaired by X, …”."""
    if "attend" not in frame.kinds or frame.nominal or not frame.passive or frame.negated or frame.titles():
        return False
    return 0 <= frame.first - title.last <= 1 and title is _before(sentence, frame)


def _before(sentence: Sentence, frame: Frame) -> Title | None:
    return next((title for title in reversed(sentence.titles) if title.last <= frame.first), None)


def _met_at(context: Context, sentence: Sentence, frame: Frame, title: Title, event: Event) -> bool:
    """A conference at which somebody has met took place: “they met at the summit in Lima in May 2023”.

    Not where they met “ahead of” it.
    """
    before = context.annotation.doc[max(sentence.first, title.first - 2) : title.first]
    if any(token.lower_ in context.profile.aftermath for token in before) and title in frame.titles("during"):
        return False
    if frame.mood != "asserted" or frame.tense != "past" or frame.negated or frame.quoted:
        return False
    span = context.cover(frame, title)
    context.status_claim(event.key, frame.mood, frame.tense, span, extractor=NAME)
    return False


def _hosts(context: Context, sentence: Sentence, frame: Frame, event: Event, telling: Telling) -> None:
    """Who hosts: the subject of a verb of hosting; a state or city that receives a conference is where it is held."""
    if "host" not in frame.kinds or frame.passive:
        return
    modality = context.modality(frame)
    units = frame.phrases("subject", "inherited") or _city_before(context, sentence, frame)
    for actor in context.actors(units, sentence):
        host = actor.party if actor.phrase.kind in {"post", "side"} else actor.node
        if host:
            claim(context, event.key, "host", host, context.cover(frame, actor.phrase), telling, modality)
    if "receive" in frame.kinds and modality not in {"Denied", "Possible"}:
        context.place_claims(event.key, units, frame, extractor=NAME, modality=modality)


def _city_before(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The place that stands right before a verb of hosting: “Oslo will host the forum”."""
    doc = context.annotation.doc
    before = [unit for unit in sentence.phrases if unit.last <= frame.first and unit.kind == "place"][-1:]
    between = doc[before[0].last : frame.first] if before and not context.profile.adpositions_follow else ()
    opens = bool(before) and (before[0].first == sentence.first or doc[before[0].first - 1].pos_ not in {"ADP", "DET"})
    return before if opens and all(token.pos_ in {"AUX", "ADV", "PART"} for token in between) else []


def _attendants(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Who attends: for a noun those that it is of, and else the subject of its clause ("with the participation of")."""
    if not frame.nominal:
        owners = [unit for unit in frame.phrases("of") if unit.case is not None or unit.last <= frame.first]
        owners = [unit for unit in owners if not _cited(context, sentence, unit)]
        subjects = frame.phrases("subject", "inherited")
        return [*(enumerated(context, sentence, subjects) or subjects), *owners]
    return frame.phrases("of", "chair") or frame.phrases("subject", "inherited", "clause-subject")


def _cited(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether words right before somebody say that he is only who tells it: “по словам посла”."""
    words = context.annotation.doc[max(sentence.first, unit.first - 2) : unit.first].text.lower()
    return words in context.profile.according


def _ends(context: Context, frame: Frame) -> bool:
    """Whether a conference is told in the present to end, so that it has begun: “the forum wraps up tomorrow”."""
    verb = context.annotation.doc[frame.first]
    return feature(verb, "Tense") == "Pres" and verb.lemma_ in context.profile.closing and frame.mood == "asserted"


def _only_ends(context: Context, frame: Frame, event: Event) -> bool:
    """Whether only the day to come is told on which a conference ends of which no day is known: “ертең аяқталады”."""
    verb = context.annotation.doc[frame.last - 1]
    ahead = frame.tense == "future" and verb.lemma_ in context.profile.closing
    return context.profile.verb_final and ahead and not context.builder.objects(event.key, "earliest")


def _told_to(frame: Frame, title: Title) -> bool:
    """Whether somebody tells a conference something: “told the forum that …”."""
    return "say" in frame.kinds and not frame.nominal and not frame.passive and title in frame.titles("object")


def _on_the_way(context: Context, sentence: Sentence, frame: Frame, title: Title) -> bool:
    """Whether place and date are those of the journey: “arrived in Oslo on Monday to attend the summit”."""
    travels = any("visit" in f.kinds and not f.nominal and f.clause == frame.clause for f in sentence.frames)
    words = context.annotation.doc[title.last : sentence.last]
    own = {t.idx for t in words if sentence.clause(t.i) == frame.clause}
    later = any(expression.start in own for expression in context.expressions(sentence))
    return (travels or frame.lemma.count(" ") > 1) and not later


def _only_told(sentence: Sentence, frame: Frame) -> bool:
    """Whether place and date are those of who tells that somebody attends: “on 11 May X confirmed that of Y”."""
    same = (f for f in sentence.frames if f.clause == frame.clause and not f.nominal and f is not frame)
    return frame.nominal and any("say" in f.kinds for f in same)


def _news_date(context: Context, event: Event) -> None:
    """A conference that somebody speaks at in the news of the day is of that day, unless a day is told anywhere."""
    if event is next((e for e in context.events if e.kind == "Conference"), None):
        event.news = NAME


def _news_of_the_lead(context: Context, sentence: Sentence, frame: Frame, event: Event) -> None:
    """A conference that the lead tells to have opened or been held without a day is of the day of the news."""
    lead = [s for s in context.annotation if s.passage.kind in {"lead", "body"}][:_LEAD]
    took_place = frame.tense == "past" and frame.mood == "asserted" and not frame.quoted and not frame.participial
    if took_place and not _ends(context, frame) and sentence in lead and not context.expressions(sentence):
        _news_date(context, event)


def takes(sentence: Sentence, frame: Frame, title: Title, *, explicit: bool) -> bool:
    """Whether what takes place is the title: its subject or object, its antecedent, or the noun it stands before.

    Args:
        explicit: Whether the grammar of the language tells the antecedent of every participle, so that nothing is left.
    """
    if title in frame.titles("subject", "object", "by"):
        return True
    units = frame.titles("subject", "object")
    if units or explicit:
        return False
    before = [item for item in sentence.titles if item.first < frame.first]
    after = [item for item in sentence.titles if item.first >= frame.last]
    if not before and after and after[0] is title:
        return title.first - frame.last <= _REACH
    if not before or before[-1] is not title:
        return False
    between = [f for f in sentence.frames if title.last <= f.first < frame.first]
    if any(f.nominal and f.clause == frame.clause and f.kinds & _EVENTS for f in between) and not explicit:
        return False  # “after the session he said that the visit is planned for May”
    if sentence.clause(frame.first) != sentence.clause(title.first) or frame.first - title.last <= 2:
        return True
    return frame.mood == "planned" and not any(
        unit.last > title.last for unit in sentence.phrases if unit.last <= frame.first
    )


def _attended(frame: Frame, title: Title) -> bool:
    roles = ["object", "in", "to", "of", "during", "clause-in", "clause-during", "about", "dative"]
    if frame.nominal and frame.phrases("of", "chair"):
        # "The forum was held with the participation of …".
        roles.append("clause-subject")
    return title in frame.titles(*roles, *(["clause-with"] if frame.nominal else []))


def _beside(context: Context, sentence: Sentence, title: Title, event: Event, *, bound: bool) -> None:
    """Place and date that follow a title at once: “the summit in Oslo on 3 May”; planned where it is prepared for."""
    clause, units = sentence.clause(title.first), _places_behind(context, sentence, title)
    context.place_claims(event.key, units, None, extractor=NAME, confidence=0.85)
    near = [f for f in sentence.frames if f.clause == clause]
    ahead = any(f.tense == "future" or (f.mood == "planned" and f.tense != "past") for f in near)
    ahead |= any(t.lower_ in context.profile.coming for t in context.annotation.doc[sentence.first : title.first])
    behind = _behind(context, sentence, title)
    tense = "future" if not behind and (ahead or _prepared(context, sentence, title)) else "past"
    end = max([title.last, *(unit.last for unit in units)])
    dating = context.when(sentence, title.first, tense=tense, clause=clause, until=end)
    # The day of the journey to a conference is not that of the conference.
    own = dating is not None and not (bound and dating.span[0] < context.span(title.first, title.last)[0])
    if dating is not None and own and _at_once(context, sentence, title, end, dating):
        context.date_claims(event.key, dating, extractor=NAME)
    if tense == "future":
        context.status_claim(event.key, "planned", tense, context.span(title.first, title.last), extractor=NAME)


def _places_behind(context: Context, sentence: Sentence, title: Title) -> list[Phrase]:
    """The places that follow a title at once: “the summit in Oslo”."""
    clause = sentence.clause(title.first)
    units = [
        unit
        for unit in sentence.phrases
        if unit.kind in {"place", "state"}
        and 0 <= unit.first - title.last <= _REACH
        and sentence.clause(unit.first) == clause
    ]
    return [u for u in units if _adposition_between(context, title, u) or _after_comma(context, sentence, title, u)]


def _adposition_between(context: Context, title: Title, unit: Phrase) -> bool:
    if context.profile.adpositions_follow:
        return False
    where = context.profile.words_of("in")
    return any(token.lower_ in where for token in context.annotation.doc[title.last : unit.first])


def _after_comma(context: Context, sentence: Sentence, title: Title, unit: Phrase) -> bool:
    """Whether a place stands behind a name and a mark, in a line without a verb: “Global Forum, Lima, 3 May”."""
    doc = context.annotation.doc
    if unit.first != title.last + 1 or doc[title.last].text not in _MARKS or context.profile.adpositions_follow:
        return False
    closes = unit.last >= sentence.last or not doc[unit.last].is_alpha
    words = [t for t in doc[sentence.first : sentence.last] if t.lower_ not in context.profile.title.calendar]
    return closes and not any(feature(token, "VerbForm") == "Fin" for token in words)


def _at_once(context: Context, sentence: Sentence, title: Title, end: int, dating: Dating) -> bool:
    """Whether a date follows a title at once, or stands before it with no verb between."""
    doc = context.annotation.doc
    if dating.span[0] >= context.span(title.first, end)[1]:
        after = [token for token in doc[end : sentence.last] if token.idx < dating.span[0]]
        near = dating.span[0] - context.span(title.first, end)[1] < _NEAR
        return near and not any(t.pos_ in {"VERB", "AUX"} and feature(t, "VerbForm") != "Part" for t in after)
    between = [token for token in doc[sentence.first : title.first] if token.idx >= dating.span[1]]
    verbs = [token for token in between if token.pos_ in {"VERB", "AUX"} and feature(token, "VerbForm") != "Part"]
    return not verbs


def _prepared(context: Context, sentence: Sentence, title: Title) -> bool:
    """Whether the title stands with a word of planning right before it: “preparations for the conference”."""
    window = context.annotation.doc[max(sentence.first, title.first - 4) : title.head]
    line = f" {window.text.lower()} "
    if any(f" {run} " in line for run in context.profile.moods.get("planned", ()) if " " in run):
        return True
    planned = context.profile.moods.get("planned", frozenset())
    return any(
        token.lemma_ in planned or token.lower_ in planned
        for token in window
        if feature(token, "VerbForm") != "Fin" and feature(token, "Variant") != "Short" and token.pos_ != "SCONJ"
    )


def _behind(context: Context, sentence: Sentence, title: Title) -> bool:
    """Whether a title is told of as past: “the results of the summit”, “the summit held last year”."""
    words = context.annotation.doc[max(sentence.first, title.first - 2) : title.head]
    return any(token.lemma_ in context.profile.earlier or token.lower_ in context.profile.aftermath for token in words)
