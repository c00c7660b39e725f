"""Makes a world of states, persons and meetings, and the readings of the documents that tell of it, with their truth.

What is made: persons with names in three languages and scripts, some of them namesakes, who change posts; bodies that
no lexicon knows; visits, meetings and yearly conferences; for each event one to five documents of either side or of an
agency, in English, Russian or Kazakh, some days before or after it, with full names, family names, initials or none,
with or without the day and the city, and with errors of typing. A larger world is one of more days, with as many
documents a day: an archive grows in length. The same seed makes the same world.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.languages.lexicon import lexicon
from kg.model import Claim, Document, Individual, Literal, Name, Node, Reading
from kg.resolution.romanization import romanised

A_DAY = 40  # documents
FIRST = date(2015, 1, 5)
TYPING = 0.02  # share of mentions with an error
NAMESAKES = 0.04
LANGUAGES = ("en", "ru", "kk")
ROLES = ("president", "prime-minister", "minister-of-foreign-affairs", "minister-of-defence", "ambassador")
TEXT = "x" * 1500

_ONSET = ["б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х", "ш", "ч"]
_VOWEL = ["а", "е", "и", "о", "у"]
_FAMILY_END = ("ов", "ев", "ин", "ский", "енко", "адзе", "ян", "берг", "сон", "ез", "ани", "улы")
_GIVEN_END = ("р", "н", "й", "л", "с", "т", "м", "к")
_AGENCY = {
    "en": ("National Agency for {} of {}", "{} Development Corporation of {}"),
    "ru": ("Национальное агентство {} {}", "Корпорация развития {} {}"),
    "kk": ("{1} {0} ұлттық агенттігі", "{1} {0} даму корпорациясы"),
}


@dataclass
class Person:
    """A person of the world; `posts` are stretches of days with a role and the anchor of a state or body."""

    number: int
    given: str
    family: str
    posts: list[tuple[date, date, str, str]] = field(default_factory=list)

    def post(self, day: date) -> tuple[str, str] | None:
        """The role and the state or body on a day."""
        return next(((role, of) for first, last, role, of in self.posts if first <= day < last), None)


@dataclass
class Event:
    """A meeting or visit, or a conference with its number."""

    number: int
    kind: str
    day: date
    people: list[Person]
    city: str
    ordinal: int = 0
    series: int = 0
    remote: bool = False


@dataclass
class Told:
    """A document's reading with what each of its nodes is in truth."""

    reading: Reading
    truth: dict[str, str]


class World:
    """A world of as many days as that number of documents needs."""

    def __init__(self, documents: int, *, seed: int = 7) -> None:
        self._random = random.Random(seed)
        self._documents = documents
        self.days = max(20, documents // A_DAY)
        states = sorted(item.key for item in lexicon().entries("state") if item.iso and item.names.get("kk"))
        self.states = self._random.sample(states, 90)
        capitals = {
            f"state/{e.country}": e.key for e in lexicon().entries("place") if e.sort == "capital" and e.country
        }
        self.capitals = {state: capitals[state] for state in self.states if state in capitals}
        self.states = sorted(self.capitals)
        self.people: list[Person] = []
        self._holders: dict[tuple[str, str], list[Person]] = {}
        for state in self.states:
            for role in ROLES:
                self._fill(state, role)

    # persons

    def _word(self, ends: tuple[str, ...], syllables: int) -> str:
        syllable = lambda: self._random.choice(_ONSET) + self._random.choice(_VOWEL)  # noqa: E731
        return ("".join(syllable() for _ in range(syllables)) + self._random.choice(ends)).capitalize()

    def _fill(self, state: str, role: str) -> None:
        """Holders of a post one after another, each for some years; a former one may turn up in another post."""
        at, end = FIRST - timedelta(days=self._random.randrange(900)), FIRST + timedelta(days=self.days + 400)
        while at < end:
            until = at + timedelta(days=self._random.randrange(300, 1500))
            person = self._person(state, at)
            person.posts.append((at, until, role, state))
            self._holders.setdefault((state, role), []).append(person)
            at = until

    def _person(self, state: str, at: date) -> Person:
        former = [p for p in self.people if p.posts[-1][3] == state and p.posts[-1][1] < at]
        if former and self._random.random() < 0.25:
            return self._random.choice(former)
        if self.people and self._random.random() < NAMESAKES:
            other = self._random.choice(self.people)
            if all(of != state for _, _, _, of in other.posts):
                return self._new(other.given, other.family)
        return self._new(self._word(_GIVEN_END, 2), self._word(_FAMILY_END, self._random.choice((2, 3))))

    def _new(self, given: str, family: str) -> Person:
        self.people.append(Person(len(self.people), given, family))
        return self.people[-1]

    def _holder(self, state: str, role: str, day: date) -> Person:
        return next(p for p in self._holders[state, role] if any(a <= day < b and r == role for a, b, r, _ in p.posts))

    # events and the documents that tell of them

    def documents(self) -> Iterator[Told]:
        """All documents, in the order of their days."""
        waiting: list[tuple[date, int, Told]] = []
        made = number = 0
        for at in range(self.days + 40):
            day = FIRST + timedelta(days=at)
            while made < self._documents and (at + 1) * A_DAY > made:
                number += 1
                for told in self._tell(self._event(number, day)):
                    waiting.append((told.reading.document.issued or day, made, told))
                    made += 1
            ready = sorted((item for item in waiting if item[0] <= day), key=lambda item: item[:2])
            waiting = [item for item in waiting if item[0] > day]
            yield from (told for _, _, told in ready)
        yield from (told for _, _, told in sorted(waiting, key=lambda item: item[:2]))

    def _event(self, number: int, day: date) -> Event:
        chance = self._random.random()
        # Some states are in the news far more often than others.
        one, other = (self.states[int(len(self.states) * self._random.random() ** 2.5)] for _ in "ab")
        if one == other:
            other = self.states[(self.states.index(one) + 1) % len(self.states)]
        role = self._random.choice(ROLES[:4])
        people = [self._holder(one, role, day), self._holder(other, role, day)]
        city = self.capitals[one]
        if chance < 0.08:
            series = self._random.randrange(40)
            year = day.year
            return Event(
                10_000_000 + series * 100 + year - 2000,
                "Conference",
                date(year, 1 + series % 12, 1 + series % 27),
                people,
                self.capitals[self.states[(series * 7 + year) % len(self.states)]],
                year - 2000,
                series,
            )
        kind = "Visit" if chance < 0.2 else "Meeting"
        return Event(number, kind, day, people, city, remote=kind == "Meeting" and self._random.random() < 0.15)

    def _tell(self, event: Event) -> Iterator[Told]:
        several = self._random.choices((1, 2, 3, 4, 5), (40, 25, 18, 10, 7))[0]
        for at in range(several):
            if event.kind != "Conference" and self._random.random() < 0.12:
                issued, planned = event.day - timedelta(days=self._random.randrange(1, 20)), True
            else:
                issued, planned = event.day + timedelta(days=self._random.choice((0, 0, 0, 1, 2))), False
            name = f"{issued:%Y%m%d}-{event.number:08d}-{self._random.randrange(16**4):04x}-{at}.txt"
            yield _Telling(self._random, name, self._random.choice(LANGUAGES), issued, event, planned).told()


class _Telling:
    """One document on one event."""

    def __init__(self, rng: random.Random, name: str, language: str, issued: date, event: Event, planned: bool) -> None:
        self._random = rng
        self._event = event
        self._planned = planned
        self._document = Document(name, TEXT, language, issued=issued)
        self._nodes: dict[str, Node] = {}
        self._claims: list[Claim] = []
        self._truth: dict[str, str] = {}
        self._at = 0

    def told(self) -> Told:
        event = self._event
        {"Meeting": self._meeting, "Visit": self._visit, "Conference": self._conference}[event.kind]()
        if self._random.random() < 0.3:
            self._agency(event.people[0])
        return Told(Reading(self._document, tuple(self._nodes.values()), tuple(self._claims)), self._truth)

    # events

    def _meeting(self) -> None:
        event = self._event
        key = self._node("Meeting", truth=f"event:{event.number}")
        nameless = self._random.random() < 0.08
        for person in event.people:
            post = person.post(event.day)
            assert post is not None
            state = self._known(post[1])
            if nameless:
                self._say(key, participant=state, party=state)
            else:
                self._say(key, participant=self._person(person, post), party=state)
        self._status(key)
        if self._random.random() < 0.85:
            self._day(key)
        if event.remote:
            self._say(key, format=self._known("format/phone"))
        elif self._random.random() < 0.7:
            self._say(key, place=self._known(event.city))

    def _visit(self) -> None:
        event = self._event
        guest, host = event.people[1], event.people[0]
        post, at_home = guest.post(event.day), host.post(event.day)
        assert post is not None
        assert at_home is not None
        key = self._node("Visit", truth=f"event:{event.number}")
        visitor = self._person(guest, post)
        self._say(key, visitor=visitor, destination=self._known(at_home[1]))
        self._status(key)
        if self._random.random() < 0.8:
            self._day(key)
        if self._random.random() < 0.6:
            meeting = self._node("Meeting", truth=f"event:{event.number}:talks")
            self._say(meeting, participant=visitor, party=self._known(post[1]))
            self._say(meeting, participant=self._person(host, at_home), party=self._known(at_home[1]))
            self._status(meeting)
            self._say(meeting, partOf=key)
            if self._random.random() < 0.7:
                self._day(meeting)

    def _conference(self) -> None:
        event = self._event
        names = {
            "en": "International Forum on Sphere {}",
            "ru": "Международный форум по сфере {}",
            "kk": "{} саласы жөніндегі халықаралық форум",
        }
        word = f"word:sphere-{event.series}"
        key = self._node(
            "Conference",
            names[self._document.language].format(event.series),
            truth=f"event:{event.number}",
            marks=("kind:forum", f"ordinal:{event.ordinal}", word)
            if self._random.random() < 0.6
            else ("kind:forum", word),
        )
        if self._random.random() < 0.6:
            self._say(key, ordinal=event.ordinal)
        self._status(key)
        self._day(key)
        self._say(key, place=self._known(event.city))
        person = event.people[0]
        post = person.post(event.day)
        if post is not None and self._random.random() < 0.5:
            self._say(key, participant=self._person(person, post))

    def _status(self, key: str) -> None:
        self._say(key, status=Individual("Planned" if self._planned else "Held"))

    def _day(self, key: str) -> None:
        """The day of the event, or that of the news, from which the day is only implied."""
        issued = self._document.issued
        assert issued is not None
        implied = not self._planned and self._random.random() < 0.25
        day = issued if implied else self._event.day
        self._at += 10
        for predicate, value in (
            ("earliest", Literal(day.isoformat(), "xsd:date")),
            ("latest", Literal(day.isoformat(), "xsd:date")),
            ("when", Literal(day.isoformat(), "edtf:EDTF")),
        ):
            modality = "Inferred" if implied else "Planned" if self._planned else "Asserted"
            self._claim(key, predicate, value, modality)

    # who takes part

    def _person(self, person: Person, post: tuple[str, str]) -> str:
        known = next((key for key, truth in self._truth.items() if truth == f"person:{person.number}"), None)
        if known is not None:
            return known
        given, family = self._written(person.given), self._written(person.family)
        style = self._random.random()
        full = f"{given} {family}"
        names = (
            [full, family]
            if style < 0.6
            else [full]
            if style < 0.8
            else [f"{given[0]}. {family}"]
            if style < 0.87
            else [family]
        )
        key = self._node("Person", *names, truth=f"person:{person.number}")
        if self._random.random() < 0.85:
            tenure = self._node("Tenure", truth=f"tenure:{person.number}:{post[0]}:{post[1]}")
            self._say(tenure, holder=key, role=self._known(f"role/{post[0]}"), of=self._known(post[1]))
        return key

    def _written(self, name: str) -> str:
        """A name in the letters of the document, now and then with an error."""
        if self._document.language == "en":
            name = romanised(name)
        elif self._document.language == "kk":
            name = name.replace("и", "и").replace("х", "қ") if name.startswith("Х") else name
        if len(name) > 5 and self._random.random() < TYPING:
            at = self._random.randrange(2, len(name) - 1)
            name = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        return name

    def _agency(self, person: Person) -> None:
        """A body that no lexicon knows, of the state of a person, which holds something with him or her."""
        post = person.post(self._event.day)
        if post is None:
            return
        sort = self._random.randrange(2)
        field_ = ("Water", "Energy", "Transport", "Space")[self._random.randrange(4)]
        entry = lexicon().find(post[1])
        assert entry is not None
        language = self._document.language
        name = _AGENCY[language][sort].format(field_, entry.names[language][0])
        code = post[1].partition("/")[2]
        body = self._node(
            "Organization", name, truth=f"body:{code}:{sort}:{field_}:{language}", marks=(f"country:{code}",)
        )
        self._say(self._node("Statement", truth=f"statement:{self._document.identifier}"), speaker=body)

    # nodes and claims

    def _known(self, anchor: str) -> str:
        key = next((node.key for node in self._nodes.values() if node.anchor == anchor), None)
        if key is not None:
            return key
        kind = {"state": "State", "place": "Place", "organization": "Organization"}.get(
            anchor.partition("/")[0], "Concept"
        )
        entry = lexicon().find(anchor)
        names = entry.names.get(self._document.language, ())[:1] if entry else ()
        return self._node(kind, *names, truth=anchor, anchor=anchor)

    def _node(self, kind: str, *names: str, truth: str, anchor: str | None = None, marks: tuple[str, ...] = ()) -> str:
        key = f"{kind.lower()}:{sum(node.kind == kind for node in self._nodes.values()) + 1}"
        language = self._document.language
        told = tuple(Name(name, language, "alt" if at else "label") for at, name in enumerate(names))
        self._nodes[key] = Node(key, kind, told, anchor, tuple(sorted(marks)))
        self._truth[key] = truth
        return key

    def _say(self, subject: str, **told: object) -> None:
        self._at += 10
        for predicate, value in told.items():
            item = Literal(str(value), "xsd:integer") if isinstance(value, int) else value
            self._claim(
                subject,
                predicate,
                item,
                "Planned" if self._planned and subject.startswith(("meeting", "visit")) else "Asserted",
            )

    def _claim(self, subject: str, predicate: str, item: object, modality: str) -> None:
        self._claims.append(
            Claim(subject, predicate, item, self._at, self._at + 9, modality=modality, extractor="world")
        )  # type: ignore[arg-type]
