"""What every extractor works on: the annotation, the actors, the dates, and the events found so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, partial

from kg import dates
from kg.dates import Expression, Period
from kg.dates.period import days
from kg.extractors import anaphora, belonging, date_words, named_places, told_days, unnamed
from kg.extractors.building import ReadingBuilder
from kg.extractors.entities import Actor, Entities
from kg.extractors.speech import attribute
from kg.languages.annotation import Annotation, Element, Frame, Phrase, Post, Sentence, Title
from kg.languages.grammar.meeting_words import meeting_words
from kg.languages.grammar.profile import Profile
from kg.languages.grammar.title_marks import topic_gazetteer
from kg.languages.lexicon import lexicon
from kg.languages.morphology import Morphology
from kg.model import Individual, Literal

STATUS = {"asserted": "Held", "planned": "Planned", "cancelled": "Cancelled", "postponed": "Postponed"}
_HELD = Individual("Held")
_PLANNED = Individual("Planned")
# Relations of a date to what is only told to begin or end then.
_EDGES = frozenset({"since", "before", "after", "until"})
# What a day is told from that may be another event's: “the next day”.
_LEANING = frozenset({"event", "either"})
# How much farther, in characters, the date of the verb before is than one of the verb's own.
_ANOTHERS = 1000
# How far behind the place of a dateline its day stands, which may have no year.
_BESIDE = 3
# How much less is believed of a place that no table has.
_UNKNOWN = 0.1
# How long after the day that it is from a report is put out.
_PUT_OUT = timedelta(days=3)
# How many passages a document's head has.
_HEADS = 2
# So many words of sport make a report of it.
_REPORT = 3


@dataclass(slots=True)
class Event:
    """An event of the document: its node, where it was last told of, and what is known of it.

    `spoken` is where words without sides took it up last: “at the talks”.
    `of_row` says that it is told of as the next or an earlier one of a row of such events.
    `aside` says that it is only mentioned where another is told of, and `met` who meets by the words that tell of it,
    without those who are said to have been there as well.
    `news` is the extractor that takes it for the news of the day: it is of the day of publication where no words
    of the document date it, nor the visit that it is part of.
    """

    key: str
    kind: str
    word: str
    at: int
    actors: set[str] = field(default_factory=set)
    title: Title | None = None
    quoted: bool = False
    background: bool = False
    aside: bool = False
    met: set[str] = field(default_factory=set)
    news: str = ""
    offices: dict[str, Post] = field(default_factory=dict)  # by side, of those who are told by a post alone
    of_row: bool = False
    spoken: int = -1


@dataclass(frozen=True, slots=True)
class Dating:
    """A period with the words it rests on."""

    period: Period
    span: tuple[int, int]
    confidence: float
    modality: str = "Asserted"


class Context:
    """The state of reading one document."""

    def __init__(self, annotation: Annotation, profile: Profile, morphology: Morphology) -> None:
        self.annotation = annotation
        self.document = annotation.document
        self.profile = profile
        self.words = meeting_words(annotation.document.language)
        self.morphology = morphology
        self.builder = ReadingBuilder(annotation.document)
        self.entities = Entities(annotation, self.builder, morphology)
        belonging.complete(annotation, self.entities, profile, morphology)
        unnamed.complete(annotation, self.entities, profile, morphology)
        self.events: list[Event] = []
        self._dates: dict[int, list[Expression]] = {}
        self._topics: dict[int, list[tuple[int, int, str]]] = {}
        self.speakers = attribute(annotation, self.entities)
        self.schedule = _is_schedule(annotation, profile)

    # words

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of a run of tokens."""
        return self.annotation.span(first, last)

    def cover(self, frame: Frame, *units: Phrase | Title) -> tuple[int, int]:
        """Offsets of the shortest run of words that holds a trigger and units."""
        first = min([frame.first, *(unit.first for unit in units)])
        last = max([frame.last, *(unit.last for unit in units)])
        return self.span(first, last)

    def sentence_span(self, sentence: Sentence) -> tuple[int, int]:
        """Offsets of a whole sentence."""
        return self.span(sentence.first, sentence.last)

    @cached_property
    def of_sport(self) -> bool:
        """Whether the document has so many words of sport that it reports of that."""
        return self.annotation.told(self.profile.contests) >= _REPORT

    @cached_property
    def names_told(self) -> list[Element]:
        """All names, those inside others too, but not what is part of a person's name: “Элина Саар”."""
        found: list[Element] = []
        for sentence in self.annotation:
            people = [item for item in sentence.elements if item.code == "N"]
            nested = (n for n in sentence.nested if not any(p.first <= n.first and n.last <= p.last for p in people))
            found += [*sentence.elements, *nested]
        return found

    @cached_property
    def lands_named(self) -> frozenset[str]:
        """The anchors of the states that the document names, whose people, or in which places."""
        keys = {item.key for item in self.names_told if item.code in "SDL" and item.key}
        entries = ((key, lexicon().find(key)) for key in keys)
        return frozenset(f"state/{entry.country}" if entry.country else key for key, entry in entries if entry)

    # who

    def actors(
        self,
        units: Iterable[Phrase | Title],
        sentence: Sentence,
        *,
        but: frozenset[str] = frozenset(),
        apart: frozenset[str] = frozenset(),
    ) -> list[Actor]:
        """The actors that phrases stand for; pronouns and bare "the sides" are followed back.

        Args:
            but: Nodes that no pronoun among them stands for.
            apart: Sides that are unlikely to be a pronoun's, as they are what it meets.
        """
        found: list[Actor] = []
        units = list(units)
        named = [unit for unit in units if isinstance(unit, Phrase) and unit.kind in {"person", "post"}]
        if len(named) < len(units):
            but |= {actor.node for unit in named if (actor := self.entities.actor(unit)).node is not None}
        for unit in units:
            if not isinstance(unit, Phrase) or unit.kind == "place":
                continue
            followed = anaphora.followed(self, unit, but=but, apart=apart)
            if followed is None and apart and (other := self.entities.holder_apart(unit, but=but, apart=apart)):
                followed = [other]
            for actor in [self.entities.actor(unit)] if followed is None else followed:
                if actor.node is not None and all(actor.node != known.node for known in found):
                    found.append(actor)
        return found

    def speaker(self, frame: Frame, sentence: Sentence) -> str | None:
        """Whose direct speech a frame stands in."""
        return self.speakers.get(sentence.first) if frame.quoted else None

    # when

    def expressions(self, sentence: Sentence) -> list[Expression]:
        """The date expressions of a sentence."""
        if sentence.first not in self._dates:
            start, end = self.sentence_span(sentence)
            self._dates[sentence.first] = dates.find(self.document.text, self.document.language, start=start, end=end)
        return self._dates[sentence.first]

    def when(
        self,
        sentence: Sentence,
        at: int,
        *,
        tense: str,
        clause: int | None = None,
        until: int | None = None,
        stop: bool = False,
        firm: bool = False,
    ) -> Dating | None:
        """The date told for what the token at `at` tells of: in its clause, the nearest first.

        Args:
            clause: Only expressions of that clause count; any of the sentence where it is `None`.
            until: A further token of the thing that is dated, so that nearness is measured from its whole length.
            stop: Whether it is one of several that each have their day: “Chile on Monday, on Tuesday Peru”.
            firm: Whether no day counts that is told from another event.
        """
        doc, end = self.annotation.doc, until or at + 1
        last = doc[end - 1]
        left, right = doc[at].idx, last.idx + (len(last) if until else 0)
        closing = self.profile.verb_final and "VERB" in (doc[at].pos_, last.pos_)
        ranked: list[tuple[int, int, Expression]] = []
        for expression in self.expressions(sentence):
            token = next((t for t in doc[sentence.first : sentence.last] if t.idx + len(t) > expression.start), None)
            if token is None or expression.relation in _EDGES or (firm and expression.anchor in _LEANING):
                continue
            if clause is not None and sentence.clause(token.i) != clause:
                continue
            if date_words.of_another(self, sentence, expression, token.i, at, end):
                continue
            behind = expression.start >= right and self.document.text[right : expression.start].strip() != ":"
            if closing and behind:
                continue  # what stands behind a verb belongs to the next
            gap = max(expression.start - right, left - expression.end, 0)
            anothers = date_words.of_verb_before(self, sentence, token.i, at)
            anothers = anothers or (stop and date_words.parted(self, token.i, at, last.i))
            ranked.append((gap + _ANOTHERS * anothers, token.i, expression))
        for _, told_at, expression in sorted(ranked, key=lambda item: item[0]):
            told = None
            if expression.anchor in _LEANING:
                near, same = expression.anchor == "either", expression.kind == "same-day"
                told = told_days.day_told_before(self, sentence, min(at, told_at), tense, same=same, near=near)
            period = expression.period(self.document.issued, tense=tense, event=told)
            if told is not None and tense == "past" and self._to_come(period):
                continue
            if period is not None:
                return Dating(period, (expression.start, expression.end), 0.85)
        return None

    def _to_come(self, period: Period | None) -> bool:
        return period is not None and self.document.issued is not None and period.earliest > self.document.issued

    def bounds(self, key: str) -> tuple[str, str] | None:
        """The first and last day of an event as far as they are known, in ISO form."""
        first = [item.value for item in self.builder.objects(key, "earliest") if isinstance(item, Literal)]
        last = [item.value for item in self.builder.objects(key, "latest") if isinstance(item, Literal)]
        return (min(first), max(last)) if first and last else None

    def apart(self, one: str, other: str) -> bool:
        """Whether the days of two events are known and none is of both."""
        mine, theirs = self.bounds(one), self.bounds(other)
        return mine is not None and theirs is not None and (mine[1] < theirs[0] or theirs[1] < mine[0])

    def told_held(self, key: str) -> bool:
        """Whether some words tell that an event was held."""
        return _HELD in self.builder.objects(key, "status")

    def held(self, key: str) -> bool:
        """Whether an event is told to have been held, and no words tell otherwise."""
        return self.builder.objects(key, "status") == [_HELD]

    def planned(self, key: str) -> bool:
        """Whether an event is told to be planned, and no words tell otherwise."""
        return self.builder.objects(key, "status") == [_PLANNED]

    def wholes(self, key: str) -> list[str]:
        """The events that an event is part of."""
        return [whole for whole in self.builder.objects(key, "partOf") if isinstance(whole, str)]

    def parties(self, key: str) -> set[str]:
        """The sides of an event."""
        return {party for party in self.builder.objects(key, "party") if isinstance(party, str)}

    def date_of_news(self) -> Dating | None:
        """The day of publication, with the words of the date line, for news that names no day."""
        return self._date_of_news

    @cached_property
    def _date_of_news(self) -> Dating | None:
        issued = self.document.issued
        if issued is None:
            return None
        head, dateline = self.document.text[:1500], self.document.dateline
        for expression in dates.find(head, self.document.language):
            beside = dateline is not None and 0 <= expression.start - dateline[1] <= _BESIDE
            period = expression.period(issued if beside else None)
            if period is None or period.earliest != period.latest:
                continue
            # A report may be put out some days after the day that it is from.
            if period.earliest == issued or (beside and timedelta() <= issued - period.earliest <= _PUT_OUT):
                return Dating(period, (expression.start, expression.end), 0.5, "Inferred")
        opening = told_days.day_of_lead(self)
        return Dating(days(opening[0], opening[0]), opening[1], 0.5, "Inferred") if opening is not None else None

    @cached_property
    def day_of_news(self) -> date | None:
        """The day that the news is from, which a dateline may tell; else that of publication."""
        told = self.date_of_news()
        return told.period.earliest if told is not None else self.document.issued

    def date_the_news(self, *, but: Callable[[str], bool]) -> None:
        """Claims of the day of publication for the events that are its news and are dated by nothing else.

        Args:
            but: Of which wholes the days are none of what is in their course.
        """
        dating = self.date_of_news() if any(event.news for event in self.events) else None
        for event in self.events:
            if dating is None or not event.news or event.key not in self.builder.nodes:
                continue
            wholes = [whole for whole in self.wholes(event.key) if self.bounds(whole) is None or not but(whole)]
            if not any(self.builder.objects(key, "earliest") for key in (event.key, *wholes)):
                self.date_claims(event.key, dating, extractor=event.news)

    def date_claims(self, key: str, dating: Dating, *, extractor: str, said_by: str | None = None) -> None:
        """Claims of `earliest`, `latest` and `when`.

        A date within one told before takes its place; a wider one, or one that contradicts it, is left out.
        """
        period = dating.period
        known = self.bounds(key)
        if known is not None and known != (period.earliest.isoformat(), period.latest.isoformat()):
            inside = known[0] <= period.earliest.isoformat() and period.latest.isoformat() <= known[1]
            if not inside and not self._guessed(key):
                return
            self.builder.drop(key, "earliest", "latest", "when")
        for predicate, value in (
            ("earliest", Literal(period.earliest.isoformat(), "xsd:date")),
            ("latest", Literal(period.latest.isoformat(), "xsd:date")),
            ("when", Literal(period.edtf, "edtf:EDTF")),
        ):
            self.builder.claim(
                key,
                predicate,
                value,
                dating.span,
                extractor=extractor,
                confidence=dating.confidence,
                modality=dating.modality,
                said_by=said_by,
            )

    def _guessed(self, key: str) -> bool:
        """Whether the date of an event is so far only that of the news."""
        return all(claim.modality == "Inferred" for claim in self.builder.of(key, "earliest"))

    def topics(self, sentence: Sentence) -> list[tuple[int, int, str]]:
        """The topics named in a sentence, each as `(first, last, key)`."""
        if sentence.first not in self._topics:
            words = [token.text for token in self.annotation.doc[sentence.first : sentence.last]]
            found = topic_gazetteer(self.document.language, self.morphology).find(words)
            self._topics[sentence.first] = [
                (sentence.first + match.start, sentence.first + match.end, match.entry_key)
                for match in found
                if not self._in_name(sentence, sentence.first + match.start)
            ]
        return self._topics[sentence.first]

    def _in_name(self, sentence: Sentence, at: int) -> bool:
        """Whether a topic's words are part of a body's name or of a post: “Minister of Agriculture”."""
        bodies = (item for item in sentence.elements if item.code == "O" and item.key is not None)
        posts = (post for phrase in sentence.phrases for post in phrase.posts)
        spans = [*((item.first, item.last) for item in bodies), *((post.first, post.last) for post in posts)]
        return any(first <= at < last for first, last in spans)

    # what of it

    def status_claim(
        self, key: str, mood: str, tense: str, span: tuple[int, int], *, extractor: str, said_by: str | None = None
    ) -> None:
        """The claim of an event's status, from the mood and tense of what tells of it; none of what may not be."""
        if mood in {"possible", "habitual"}:
            return
        status = STATUS.get(mood, "Held")
        if mood == "asserted" and (tense == "future" or (self.schedule and tense == "present")):
            status = "Planned"
        elif status == "Cancelled" and self._set_anew(span):
            status = "Postponed"
        self.builder.claim(
            key,
            "status",
            Individual(status),
            span,
            extractor=extractor,
            confidence=0.9,
            modality="Planned" if status == "Planned" else "Asserted",
            said_by=said_by,
        )

    def _set_anew(self, span: tuple[int, int]) -> bool:
        """Whether what did not come about will on another day (“new dates will be set”), and is not told to be off."""
        behind = [s for s in self.annotation if self.sentence_span(s)[1] > span[0]][:2]
        own = self.annotation.doc[behind[0].first : behind[0].last] if behind else ()
        words = " ".join(self.document.text[slice(*self.sentence_span(s))].lower() for s in behind)
        lemmas = f" {' '.join(token.lemma_ for token in own)} "
        off = any(f" {run} " in lemmas for run in self.profile.moods["cancelled"] if run not in self.profile.fallen)
        return not off and any(run in words for run in self.profile.set_anew)

    def place_claims(
        self,
        key: str,
        units: Iterable[Phrase | Title],
        frame: Frame | None,
        *,
        extractor: str,
        confidence: float = 0.85,
        modality: str = "Asserted",
    ) -> bool:
        """Claims of `place` and `country` from phrases of places and states; whether there were any."""
        found = False
        for unit in units:
            told = named_places.told(self, unit) if isinstance(unit, Phrase) else None
            if not isinstance(unit, Phrase) or told is None:
                continue
            span = self.cover(frame, unit) if frame is not None else self.span(unit.first, unit.last)
            claim = partial(self.builder.claim, span=span, extractor=extractor, modality=modality)
            if told.place is not None:
                less = 0.0 if told.known else _UNKNOWN
                claim(key, "place", told.place, confidence=confidence - less)
            if told.country is not None:
                claim(key, "country", told.country, confidence=confidence)
            found = True
        return found

    def country_of(self, place: str) -> str | None:
        """The node of the state that a place of the lexicon lies in."""
        entry = lexicon().find(place)
        return self.entities.bodies.land(entry.country) if entry is not None else None

    def modality(self, frame: Frame) -> str:
        """The modality of what a frame says."""
        if frame.negated:
            return "Denied"
        if frame.mood in {"possible", "habitual"}:
            return "Possible"
        ahead = frame.tense == "future" or (self.schedule and frame.tense == "present")
        if frame.mood == "planned" or (ahead and frame.mood == "asserted"):
            return "Planned"
        return "Asserted"

    # events

    def event(self, kind: str, at: int, *, word: str = "", title: Title | None = None) -> Event:
        """A new event of the document."""
        found = Event(self.builder.node(kind), kind, word, at, title=title)
        self.events.append(found)
        return found

    def events_told(self, *kinds: str) -> list[Event]:
        """The events of some kinds told of so far, in the order they were found, without those taken back since."""
        return [event for event in self.events if event.kind in kinds and event.key in self.builder.nodes]

    def last_event(self, at: int, *kinds: str) -> Event | None:
        """The event of one of the kinds that was told of last before the token at `at`."""
        before = [event for event in self.events_told(*kinds) if event.at <= at]
        return max(before, key=lambda event: event.at, default=None)


def _is_schedule(annotation: Annotation, profile: Profile) -> bool:
    """Whether the heading says that what is told in the present is a programme: “The Minister's engagements”."""
    document, doc = annotation.document, annotation.doc
    heads = [passage for passage in document.passages[:_HEADS] if passage.kind in {"title", "dateline"}]
    lines = [document.text[head.start : head.end].lower().replace(":", " ").replace(",", " ").split() for head in heads]
    if not any(word in profile.schedules for line in lines for word in line):
        return False
    titles = (sentence for sentence in annotation if sentence.passage.kind == "title")
    return not any(t.pos_ in {"VERB", "AUX"} for sentence in titles for t in doc[sentence.first : sentence.last])
