"""Initiatives: who launched or proposed them and when, who joined, how many."""

from __future__ import annotations

from kg.extractors.agreements import is_signed
from kg.extractors.context import Context, Event
from kg.extractors.counts import adherents_told
from kg.extractors.events import Telling, claim, thing, topic
from kg.extractors.membership import members
from kg.languages.annotation import Frame, Phrase, Sentence, Title
from kg.languages.grammar.morph import feature
from kg.model import Literal

AFTER: tuple[str, ...] = ("posts", "conferences")
NAME = "initiatives"
_STARTING = frozenset({"launch", "propose", "initiator"})
# How many sentences after an initiative “it” still stands for it.
_NEAR = 2
_QUOTES = {"«": "»", "“": "”"}
_JOINING = frozenset({"join", "support", "supports"})
# What a verb may say of the beginning of an initiative by one who did not begin it.
_STANDS = frozenset({"welcomes", "supports", "support", "condemns", "opposes", "calls-for"})


def extract(context: Context) -> None:
    """Initiatives from their titles, with the frames of launching, proposing, joining and supporting."""
    for sentence in context.annotation:
        titles = [title for title in sentence.titles if title.kind == "Initiative" and not is_signed(sentence, title)]
        for title in titles:
            named = _named_by(context, title, titles)
            if any(title is _named_by(context, other, titles) for other in titles if other is not title):
                continue
            _title(context, sentence, title, named)
        _told_on(context, sentence)
        members(context, sentence, "Initiative", extractor=NAME)


def _told_on(context: Context, sentence: Sentence) -> None:
    """Who joins “it”, and how many members it has, where the initiative is the one told of just before."""
    event = context.last_event(sentence.last, "Initiative")
    for frame in sentence.frames:
        if "join" not in frame.kinds or frame.nominal or frame.titles():
            continue
        joined = _quoted(context, sentence, frame) or (event if _by_word(context, sentence, frame, event) else None)
        if joined is not None and joined.at < frame.first:
            said_by = context.speaker(frame, sentence)
            _joined(context, sentence, frame, None, joined, Telling(frame, sentence, NAME, 0.85, said_by))
    if event is None or not _just_before(context, sentence, event):
        return
    doc, word = context.annotation.doc, event.title.word if event.title is not None else ""
    named = any(t.lemma_ == word or t.lower_ in context.profile.things for t in doc[sentence.first : sentence.last])
    count = adherents_told(context, sentence, nouns=context.profile.joiners) if named else None
    if count is not None and not context.builder.objects(event.key, "adherentCount"):
        value = Literal(str(count[0]), "xsd:integer")
        context.builder.claim(
            event.key, "adherentCount", value, context.span(count[1], count[2]), extractor=NAME, confidence=0.8
        )


def _by_word(context: Context, sentence: Sentence, frame: Frame, event: Event | None) -> bool:
    """Whether those who join join “it”, or “the initiative”, behind the verb or, where that comes last, before it."""
    if event is None or not _just_before(context, sentence, event):
        return False
    doc, things = context.annotation.doc, context.profile.things
    if not context.profile.verb_final:
        return any(token.lower_ in things for token in doc[frame.last : min(sentence.last, frame.last + 2)])
    word = event.title.word if event.title is not None else ""
    before = [token for token in doc[sentence.first : frame.first] if sentence.clause(token.i) == frame.clause]
    return any(token.lower_ in things or (token.lemma_ == word and feature(token, "Case") == "Dat") for token in before)


def _quoted(context: Context, sentence: Sentence, frame: Frame) -> Event | None:
    """The initiative that is called by its name alone: “«Тірі теңізге» Гана қосылды”."""
    doc = context.annotation.doc
    for at in range(sentence.first, frame.first) if context.profile.verb_final else ():
        if doc[at].text not in _QUOTES or sentence.clause(at) != frame.clause:
            continue
        end = next((to for to in range(at + 1, frame.first) if doc[to].text == _QUOTES[doc[at].text]), at)
        called = doc[at + 1 : end].text.casefold()
        for event in context.events:
            words = event.title.name.split(_QUOTES[doc[at].text])[0].lstrip(doc[at].text) if event.title else ""
            if event.kind == "Initiative" and len(words) > 1 and called.startswith(words.casefold()[:-1]):
                return event
    return None


def _just_before(context: Context, sentence: Sentence, event: Event) -> bool:
    between = [s for s in context.annotation if event.at < s.last and s.first < sentence.first]
    return len(between) <= _NEAR


def _named_by(context: Context, title: Title, titles: list[Title]) -> Title:
    """“The initiative, voiced by X, on creating Y”: the second title says what the first, which is bare, is called."""
    if title.proper:
        return title
    later = [other for other in titles if other.first >= title.last and other.proper and other.word != title.word]
    return later[0] if later else title


def _title(context: Context, sentence: Sentence, title: Title, named: Title) -> None:
    frames = [frame for frame in sentence.frames if _about(context, sentence, frame, title)]
    event = thing(context, named)
    if event is None:
        return
    span = context.span(named.first, named.last)
    for mark in named.signature:
        if mark.startswith("topic/"):
            context.builder.claim(event.key, "topic", topic(context, mark), span, extractor=NAME, confidence=0.85)
    _owned(context, sentence, title, named, event)
    for frame in frames:
        telling = Telling(frame, sentence, NAME, said_by=context.speaker(frame, sentence))
        if frame.kinds & _STARTING:
            _started(context, sentence, frame, title, event, telling)
        elif "join" in frame.kinds or _stands_by(context, frame):
            _joined(context, sentence, frame, title, event, telling)


def _stands_by(context: Context, frame: Frame) -> bool:
    """Whether a state is told to support an initiative for good; who once spoke for it has not joined it."""
    verb = next((t for t in context.annotation.doc[frame.first : frame.last] if t.pos_ == "VERB"), None)
    return bool(frame.kinds & _JOINING) and not frame.nominal and verb is not None and feature(verb, "Tense") == "Pres"


def _owned(context: Context, sentence: Sentence, title: Title, named: Title, event: Event) -> None:
    """“Lesotho's initiative on X” is that of Lesotho, where the language puts whose it is right before a full name."""
    if not context.profile.title.before or not named.proper:
        return
    owners = [unit for unit in sentence.phrases if unit.last == title.first and unit.case == "Gen"]
    doc = context.annotation.doc
    adjectives = (item for item in sentence.elements if item.code == "D" and item.last == title.first)
    adjectives = (item for item in adjectives if item.first == 0 or doc[item.first - 1].pos_ != "NUM")
    owners += [Phrase(item.first, item.last, "state", item) for item in adjectives]  # “ирандық «X» бастамасы”
    for actor in context.actors(owners, sentence):
        key = actor.party or actor.node
        if key:
            span = context.span(actor.phrase.first, title.last)
            context.builder.claim(event.key, "initiator", key, span, extractor=NAME, confidence=0.8)


def _about(context: Context, sentence: Sentence, frame: Frame, title: Title) -> bool:
    """Whether a frame of starting or joining has the title as what is started or joined."""
    if not frame.kinds & (_STARTING | _JOINING):
        return False
    if title in frame.titles("object", "of", "to", "dative", "about", "with", "by", "in"):
        return True
    if "initiator" in frame.kinds:
        return abs(frame.first - title.first) <= 12
    if _relative(context, sentence, frame, title):
        return True
    if context.profile.verb_final:
        if frame.first <= title.head < frame.last:
            return True
        return 0 <= title.first - frame.last <= 2 or _heads_relative(context, sentence, frame, title)
    return 0 <= frame.first - title.last <= 2 and not frame.titles()


def _relative(context: Context, sentence: Sentence, frame: Frame, title: Title) -> bool:
    """“The programme, to which Peru later acceded”: a frame of the relative clause right behind."""
    doc = context.annotation.doc
    if title.last + 1 >= sentence.last or doc[title.last].text != "," or frame.titles() or frame.nominal:
        return False
    words = doc[title.last + 1 : min(sentence.last, title.last + 4)]
    opening = [t for t in words if t.lemma_ in context.profile.relatives or t.lower_ in context.profile.relatives]
    return bool(opening) and sentence.clause(opening[0].i) == frame.clause and frame.first >= opening[0].i


def _heads_relative(context: Context, sentence: Sentence, frame: Frame, title: Title) -> bool:
    """In a verb-final language: a participle that stands before the title with no finite verb between."""
    doc = context.annotation.doc
    verb = doc[frame.last - 1]
    if feature(verb, "VerbForm") != "Part" or title.first < frame.last:
        return False
    between = doc[frame.last : title.first]
    return not any(token.pos_ == "VERB" and feature(token, "VerbForm") == "Fin" for token in between)


def _welcomed(sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb takes a stand on the beginning that a noun tells of: “Kenya welcomed the launch of the fund”."""
    verbs = (f for f in sentence.frames if not f.nominal and f.clause == frame.clause and f.last <= frame.first)
    return frame.nominal and any(verb.kinds & _STANDS for verb in verbs)


def _started(context: Context, sentence: Sentence, frame: Frame, title: Title, event: Event, telling: Telling) -> None:
    roles: tuple[str, ...] = (
        ("subject", "inherited", "by", "with", "clause-subject")
        if "initiator" not in frame.kinds
        else ("subject", "inherited", "clause-subject")
    )
    if _welcomed(sentence, frame):
        roles = tuple(role for role in roles if role != "clause-subject")
    units = [unit for unit in frame.phrases(*roles) if unit.kind != "place"]
    if frame.nominal and "initiator" not in frame.kinds:
        units = list(frame.phrases("by", "with")) or units
    if frame.passive and not units and not context.profile.verb_final:
        units = [unit for unit in frame.phrases("of") if unit.first >= frame.last]  # names that are not declined
    if "initiator" in frame.kinds and context.profile.verb_final:
        units = _nominatives(sentence, frame)
    elif "initiator" in frame.kinds:
        own = [f for f in sentence.frames if f.clause == frame.clause and not f.nominal and f.first >= frame.last]
        units = [unit for f in own for unit in f.phrases("subject") if unit.kind != "place"] or units
    modality = context.modality(frame)
    for actor in context.actors(units, sentence):
        key = actor.party or actor.node
        if key:
            claim(context, event.key, "initiator", key, context.cover(frame, title, actor.phrase), telling, modality)
    if modality in {"Denied", "Possible"} or "initiator" in frame.kinds:
        return
    dating = context.when(sentence, frame.first, tense=frame.tense, clause=frame.clause, until=frame.last)
    if dating is not None:
        context.date_claims(event.key, dating, extractor=NAME, said_by=telling.said_by)


def _nominatives(sentence: Sentence, frame: Frame) -> list[Phrase]:
    return [
        phrase
        for phrase in sentence.phrases
        if phrase.kind in {"state", "organization", "person", "side"} and phrase.case in (None, "Nom")
    ]


def _joiners(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Who joins: the subject, whose decision it is, whoever has become the n-th to join; of a noun whose it is."""
    if frame.nominal:
        return [*frame.phrases("of", "by")] or [*frame.phrases("subject", "inherited", "clause-subject")]
    decided = _deciders(context, sentence, frame)
    if decided:
        return decided
    units = [*frame.phrases("subject", "inherited", *(("by",) if frame.passive or context.profile.verb_final else ()))]
    if units or context.profile.verb_final:
        return units
    if adherents_told(context, sentence) is not None:
        units = [unit for f in sentence.frames if "appoint" in f.kinds for unit in f.phrases("subject")]
    return units or [unit for unit in frame.phrases("of") if unit.kind == "state" and unit.last <= frame.first]


def _deciders(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“Welcomed Peru's decision to join”: it is Peru that joins."""
    doc = context.annotation.doc
    noun = frame.first - 2
    if noun <= sentence.first or doc[frame.first - 1].lower_ not in context.profile.title.purpose:
        return []
    if doc[noun].pos_ != "NOUN" or doc[noun - 1].lower_ not in context.profile.possessives:
        return []
    return [unit for unit in sentence.phrases if unit.last in {noun, noun - 1}]


def _joined(
    context: Context, sentence: Sentence, frame: Frame, title: Title | None, event: Event, telling: Telling
) -> None:
    modality = context.modality(frame)
    for actor in context.actors(_joiners(context, sentence, frame), sentence):
        key = actor.party or actor.node
        if key:
            units = (actor.phrase,) if title is None else (title, actor.phrase)
            claim(context, event.key, "adherent", key, context.cover(frame, *units), telling, modality)
    count = adherents_told(context, sentence) if "join" in frame.kinds else None
    if count is not None:
        number, first, last = count
        span = context.span(min(first, frame.first), max(last, frame.last))
        claim(context, event.key, "adherentCount", Literal(str(number), "xsd:integer"), span, telling)
