"""What the extractors of events share: who took part, where and when, and which title is which event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.extractors.context import Context, Dating, Event
from kg.extractors.dating import clause_about, dated
from kg.extractors.entities import Actor
from kg.extractors.places import capitals, elsewhere_told
from kg.extractors.sequels import day_in_course
from kg.extractors.stays import stretch_claims
from kg.languages.annotation import Frame, Phrase, Sentence, Title
from kg.languages.grammar.morph import feature
from kg.languages.lexicon import lexicon
from kg.model import Literal, Name

# Marks that are no part of a word: quotation marks, and the apostrophe of "ministers' meeting".
_MARKS = str.maketrans(dict.fromkeys("«»“”\"'’", " "))
# The proper name of an initiative: “the joint programme ‘Clean Heat’”.
_CALLED = re.compile(r"«([^»]{3,})»|“([^”]{3,})”")
# Whose conference “the next summit” may be.
_BODIES = frozenset({"organization", "state"})
# An ordinal and a noun, which name no more than the number of what was told of.
_NUMBERED = 2
PLACE_ROLES = ("in", "clause-in", "apposed", "clause-apposed")


@dataclass(frozen=True, slots=True)
class Telling:
    """How claims of one frame are to be made."""

    frame: Frame
    sentence: Sentence
    extractor: str
    confidence: float = 0.9
    said_by: str | None = None


def participants(context: Context, event: Event, actors: Iterable[Actor], telling: Telling) -> None:
    """Claims of `participant` and `party`."""
    modality, whole = context.modality(telling.frame), telling
    for actor in actors:
        span = context.cover(telling.frame, actor.phrase)
        telling = replace(telling, confidence=whole.confidence * actor.confidence)
        if actor.node:
            claim(context, event.key, "participant", actor.node, span, telling, modality)
            event.actors.add(actor.node)
        if actor.party:
            how = "Inferred" if actor.inferred and modality == "Asserted" else modality
            claim(context, event.key, "party", actor.party, span, telling, how)


def claim(
    context: Context,
    subject: str,
    predicate: str,
    object: str | Literal,
    span: tuple[int, int],
    telling: Telling,
    modality: str = "Asserted",
) -> None:
    """A claim made the way a telling says."""
    context.builder.claim(
        subject,
        predicate,
        object,
        span,
        extractor=telling.extractor,
        confidence=telling.confidence,
        modality=modality,
        said_by=telling.said_by,
    )


def settings(context: Context, sentence: Sentence, frame: Frame, places: Sequence[Phrase]) -> list[Phrase]:
    """The places where something happened, without those of what it is for: “to open a school in X”."""
    doc = context.annotation.doc
    found: list[Phrase] = []
    aim: Phrase | None = None
    for unit in places:
        listed = aim is not None and all(t.is_punct or t.pos_ == "CCONJ" for t in doc[aim.last : unit.first])
        at = unit.first - 1
        while at > sentence.first and doc[at].pos_ in {"DET", "ADP", "ADJ"}:
            at -= 1
        aimed = any(
            token.lower_ in context.profile.title.purpose and feature(doc[token.i + 1], "VerbForm") == "Inf"
            for token in doc[frame.last : max(frame.last, at)]
        )
        if listed or (aimed and at >= frame.last and doc[at].pos_ == "NOUN"):
            aim = unit
        else:
            found.append(unit)
    return found


def situate(
    context: Context, event: Event, telling: Telling, *, anchor: tuple[int, int] | None = None, named: bool = True
) -> None:
    """Claims of where and when, from the clause of the frame.

    Args:
        context: The document.
        event: What took place.
        telling: The words that tell of it.
        anchor: The words that its day belongs to, where they are not those of the frame.
        named: Whether a place that the clause names is that of the event, and not of what was spoken of.
    """
    frame, sentence = telling.frame, telling.sentence
    places = [unit for unit in frame.all(*PLACE_ROLES) if isinstance(unit, Phrase)] if named else []
    places = [] if "call" in frame.kinds else settings(context, sentence, frame, places)
    places = _without_lists(frame, places)
    places = [unit for unit in places if not _of_another_verb(context, sentence, frame, unit)]
    if event.kind == "Meeting":
        places = [unit for unit in places if _a_spot(unit) and not _spoken_of(context, frame, unit)]
    if not any(unit.kind in {"place", "state"} for unit in places) and "call" not in frame.kinds:
        places = elsewhere_told(context, sentence, frame) or _of_clause_about(context, sentence, frame)
    elif all(unit.kind == "state" for unit in places):
        places = capitals(context, sentence, frame) or places  # “in the capital of Russia” is no more than a city
    elif all(unit.element is not None and unit.element.key is None for unit in places):
        places = [*places, *capitals(context, sentence, frame)]  # “at the Blue Hotel in the Peruvian capital”
    if frame.mood == "postponed" and frame.nominal:
        places = _of_the_next_verb(sentence, frame) or places  # and not where it was to be first
    modality = context.modality(frame)
    if modality in {"Denied", "Possible"}:
        return
    context.place_claims(event.key, places, frame, extractor=telling.extractor, modality=modality)
    dating = dated(context, sentence, frame, anchor=anchor)
    if dating is not None:
        if modality == "Planned":
            dating = Dating(dating.period, dating.span, dating.confidence, "Planned")
        stretch_claims(context, event, dating, extractor=telling.extractor, said_by=telling.said_by)
    elif event.kind == "Meeting" and (day := day_in_course(context, event, sentence)) is not None:
        context.date_claims(event.key, day, extractor=telling.extractor)


def _a_spot(unit: Phrase) -> bool:
    """Whether people can be said to meet in a place: in no sea, in no part of the world that is no one state's."""
    entry = lexicon().find(unit.element.key or "") if unit.kind == "place" and unit.element is not None else None
    return entry is None or entry.country is not None or entry.sort not in {"region", "water"}


def _spoken_of(context: Context, frame: Frame, unit: Phrase) -> bool:
    """Where words stand in any order: whether a place is that of what is discussed, named right before it.

    «Обсудили открытие консульства в Лиме»; those who discuss something in Lima do so before it is said what.
    """
    if frame.nominal or "discuss" not in frame.kinds or not context.profile.free_order or unit.first < frame.last:
        return False
    return any(token.pos_ == "NOUN" for token in context.annotation.doc[frame.last : unit.first])


def _of_clause_about(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The place that a participle behind a noun tells for it: “встреча, намеченная на май в Лиме, отменена”."""
    if not frame.nominal or context.profile.verb_final:
        return []
    clause = clause_about(context, sentence, frame)
    if clause is None:
        return []
    bare = bool(context.profile.possessives)  # a participle looks like a finite verb: “their talks, held in Lima”
    verbs = [f for f in sentence.frames if f.clause == clause and (f.participial or bare) and "take-place" in f.kinds]
    return [unit for verb in verbs for unit in verb.phrases("in") if unit.kind == "place"]


def _of_the_next_verb(sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The place that a second verb tells for the noun of the first: “was moved to May and will be held in Lima”."""
    behind = [f for f in sentence.frames if f.first >= frame.last and not f.nominal and f.clause > frame.clause]
    own = [f for f in behind if "take-place" in f.kinds and f.tense == "future" and f.mood != "postponed"]
    shared = [f for f in own if not f.participial and not f.phrases("subject", "object", "inherited", "with")][:1]
    return [unit for verb in shared for unit in verb.phrases("in") if unit.kind == "place"]


def _without_lists(frame: Frame, places: list[Phrase]) -> list[Phrase]:
    """The places without several states in brackets, which say who they are that were told of: “(A, B and C)”."""
    apposed = [unit for unit in frame.phrases("apposed", "clause-apposed") if unit.kind == "state"]
    return [unit for unit in places if unit not in apposed] if len(apposed) > 1 else places


def _of_another_verb(context: Context, sentence: Sentence, frame: Frame, unit: Phrase) -> bool:
    """Whether a place behind a verb is what is told in the course of the event: “at the talks X spoke of aid to …”."""
    doc = context.annotation.doc
    if not frame.nominal or context.profile.verb_final or feature(doc[frame.last - 1], "Case") in (None, "Nom", "Acc"):
        return False
    between = [token for token in doc[frame.last : max(frame.last, unit.first)] if token.pos_ == "VERB"]
    kinds = {kind for t in between for trigger in context.profile.triggers.get(t.lemma_, ()) for kind in trigger.kinds}
    finite = any(feature(token, "VerbForm") == "Fin" for token in between)
    return finite and not kinds & {"take-place", "hold"}


def topics(context: Context, key: str, sentence: Sentence, telling: Telling, *, clause: int | None = None) -> bool:
    """Claims of `topic` for every topic of the tables that the sentence, or one clause of it, names."""
    found = False
    for first, last, anchor in context.topics(sentence):
        if clause is not None and sentence.clause(first) != clause:
            continue
        node = topic(context, anchor)
        claim(context, key, "topic", node, context.span(first, last), telling)
        found = True
    return found


def topic(context: Context, anchor: str) -> str:
    """The node of a topic, with its labels in every language."""
    entry = lexicon().get(anchor)
    names = [Name(forms[0], language) for language, forms in sorted(entry.names.items()) if forms]
    return context.builder.node("Concept", anchor=anchor, names=names)


def thing(context: Context, title: Title, *, kind: str | None = None, create: bool = True) -> Event | None:
    """The event of the document that a title stands for; a new one where it names one that was not told of before.

    A bare title ("the conference") stands for the last one of its kind that fits.
    """
    kind = kind or title.kind
    if (row := _of_row(context, title)) is not None:
        return _one_of_row(context, row, kind, create=create)
    earlier = [event for event in context.events if event.kind == kind and event.title is not None]
    fitting = [event for event in reversed(earlier) if _same(title, event)]
    before = (event for event in fitting if event.title is not None and event.title.first <= title.first)
    known = next(before, next(iter(fitting), None))
    if known is not None and title.proper and _next_of_row(context, title) and context.told_held(known.key):
        known = None  # “Next year's Leaders Meeting”, after the 60th
    if known is not None and context.profile.verb_final and _follows(context, title) and context.told_held(known.key):
        known = None  # “Ұйымның кезекті саммиті 2034 жылы өтпек”, after the last
        title = replace(title, name=context.annotation.text(title.first, title.last))
    if known is None and create and title.proper:
        known = context.event(kind, title.first, word=title.word, title=title)
    if known is None:
        return None
    known.at = max(known.at, title.first)
    if title.proper:
        context.builder.name(known.key, clean(title.name))
        called = _CALLED.search(title.name) if kind == "Initiative" else None
        if called is not None:
            context.builder.name(known.key, clean(called[1] or called[2]), kind="alt")
        marks = [*title.signature, *([f"ordinal:{title.ordinal}"] if title.ordinal is not None else [])]
        context.builder.mark(known.key, marks)
        if known.title is None or len(title.name) > len(known.title.name):
            known.title = title
    return known


def _of_row(context: Context, title: Title) -> Title | None:
    """A bare title with the word before it by which it is another one of its row: “келесі форум”, “өткен саммит”."""
    words, doc = context.profile.title, context.annotation.doc
    if title.proper or title.kind != "Conference" or not context.profile.verb_final or title.first == 0:
        return None
    before = doc[title.first - 1]
    opens = before.is_sent_start or before.i == 0 or doc[before.i - 1].is_punct
    if before.lower_ not in words.upcoming and not (opens and before.lower_ in words.previous):
        return None
    sentence = next(s for s in context.annotation if s.first <= before.i < s.last)
    body = next((p for p in sentence.phrases if p.last == before.i and p.case == "Gen" and p.kind in _BODIES), None)
    whose = f"{context.annotation.text(body.first, body.last)} " if body is not None else ""
    return replace(title, first=before.i, name=f"{whose}{before.lower_} {title.name}", ordinal=None, signature=())


def _one_of_row(context: Context, title: Title, kind: str, *, create: bool) -> Event | None:
    """The event that another one of a row is, which no bare title stands for."""
    told = (e for e in context.events if e.kind == kind and e.of_row)
    known = next((e for e in told if e.title is not None and e.title.name == title.name), None)
    if known is None and create:
        known = context.event(kind, title.first, word=title.word, title=title)
        known.of_row = True
        context.builder.name(known.key, clean(title.name))
    return known


def _next_of_row(context: Context, title: Title) -> bool:
    """Whether what stands right before a title says that it is the next of a row."""
    words = context.annotation.doc[max(0, title.first - 3) : title.first]
    return any(token.lower_ in context.profile.title.upcoming for token in words)


def _follows(context: Context, title: Title) -> bool:
    """Whether a title with a body of its own is the next of its row, which lies ahead: “ұйымның кезекті саммиті”."""
    words = context.annotation.doc[max(0, title.first - 1) : title.head]
    if not title.proper or not any(token.lower_ in context.profile.following for token in words):
        return False
    sentence = next(s for s in context.annotation if s.first <= title.first < s.last)
    verbs = [f for f in sentence.frames if not f.nominal and title in f.titles("subject", "object")]
    return any(f.tense == "future" or f.mood == "planned" for f in verbs)


def _same(title: Title, event: Event) -> bool:
    other = event.title
    if other is None or event.of_row:
        return False
    if title.ordinal is not None and other.ordinal is not None:
        return title.ordinal == other.ordinal
    if not title.proper:
        return title.word == other.word or title.generic or other.generic
    if title.ordinal is not None and len(title.name.split()) == _NUMBERED and title.word == other.word:
        return True  # “a summit of the Union … The 22nd summit”
    if title.word == other.word and _words(title) & _words(other) in (_words(title), _words(other)):
        return True
    mine, theirs = set(title.signature), set(other.signature)
    if title.word != other.word or not mine or not theirs:
        return False
    return mine <= theirs or theirs <= mine or len(mine & theirs) >= 3


def _words(title: Title) -> frozenset[str]:
    return frozenset(word for word in title.name.casefold().translate(_MARKS).split() if len(word) > 2)


def clean(name: str) -> str:
    """A title without the marks that open or close it, with a capital. Quotation marks stay where they are in pairs.

    >>> clean('forum “Clean Air”,'), clean('“Clean Air Forum')
    ('Forum “Clean Air”', 'Clean Air Forum')
    """
    name = " ".join(name.split()).strip(" ,;:–—-")
    for opening, closing in ("«»", "“”"):
        if name.count(opening) != name.count(closing):
            name = name.strip(opening + closing)
    name = name.strip(" ,;:–—-")
    return name[:1].upper() + name[1:]
