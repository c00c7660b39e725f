"""The documents of a made world as text: news in English, Russian and Kazakh, with what each of their words is of.

The events are those of `world.py`. Each is told by one to five texts in the words that news use, in several
constructions, with names in the case that these ask for, with initials, with a family name in the next sentence, with
errors of typing, and with or without the day, the year and the city.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pymorphy3 import MorphAnalyzer
from world import LANGUAGES, TYPING, Event, Person, World

from kg.languages.kazakh.sounds import last_class, rows
from kg.languages.lexicon import lexicon
from kg.resolution.romanization import romanised

_ROLES = {
    "president": ("President", "президент", "Президенті"),
    "prime-minister": ("Prime Minister", "премьер-министр", "Премьер-министрі"),
    "minister-of-foreign-affairs": ("Foreign Minister", "министр иностранных дел", "Сыртқы істер министрі"),
    "minister-of-defence": ("Defence Minister", "министр обороны", "Қорғаныс министрі"),
    "ambassador": ("Ambassador", "посол", "елшісі"),
}
_MONTHS = {
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    "kk": [
        "қаңтарда",
        "ақпанда",
        "наурызда",
        "сәуірде",
        "мамырда",
        "маусымда",
        "шілдеде",
        "тамызда",
        "қыркүйекте",
        "қазанда",
        "қарашада",
        "желтоқсанда",
    ],
}
# What conferences are about, each a series of its own.
_MATTERS = (
    ("Water Resources", "водным ресурсам", "су ресурстары"),
    ("Nuclear Safety", "ядерной безопасности", "ядролық қауіпсіздік"),
    ("Food Security", "продовольственной безопасности", "азық-түлік қауіпсіздігі"),
    ("Digital Trade", "цифровой торговле", "цифрлық сауда"),
    ("Climate Change", "изменению климата", "климаттың өзгеруі"),
    ("Public Health", "общественному здравоохранению", "қоғамдық денсаулық"),
    ("Transport Corridors", "транспортным коридорам", "көлік дәліздері"),
    ("Renewable Energy", "возобновляемой энергетике", "жаңартылатын энергетика"),
    ("Migration", "миграции", "көші-қон"),
    ("Cultural Heritage", "культурному наследию", "мәдени мұра"),
)
_AFTER = {
    "en": ("The sides discussed trade.", "They exchanged views on regional security.", "An agreement was not signed."),
    "ru": ("Стороны обсудили торговлю.", "Речь шла о региональной безопасности.", "Соглашение подписано не было."),
    "kk": ("Тараптар сауданы талқылады.", "Аймақтық қауіпсіздік туралы сөз болды.", "Келісімге қол қойылған жоқ."),
}
_STRESSED = {
    "en": "{} stressed that ties are growing.",
    "ru": "{} отметил рост связей.",
    "kk": "{} байланыстың өскенін айтты.",
}


@dataclass(frozen=True)
class Words:
    """Words of a text: what they are of, the sort of thing, and the class of an event."""

    text: str
    key: str
    group: str
    kind: str = ""


@dataclass(frozen=True)
class Issued:
    """What a world asks of a document."""

    identifier: str
    issued: date


@dataclass(frozen=True)
class Reported:
    """In the place of a reading."""

    document: Issued


@dataclass(frozen=True)
class News:
    """A text with its truth."""

    reading: Reported
    language: str
    text: str
    words: tuple[Words, ...]


class TextWorld(World):
    """A world that is told in texts."""

    def _tell(self, event: Event) -> Iterator[News]:  # type: ignore[override]
        several = self._random.choices((1, 2, 3, 4, 5), (40, 25, 18, 10, 7))[0]
        for at in range(several):
            planned = event.kind != "Conference" and self._random.random() < 0.12
            back = self._random.randrange(1, 20) if planned else -self._random.choice((0, 0, 0, 1, 2))
            issued = event.day - timedelta(days=back)
            name = f"{issued:%Y%m%d}-{event.number:08d}-{self._random.randrange(16**4):04x}-{at}.txt"
            writer = _Writer(self._random, self._random.choice(LANGUAGES), issued, event, planned)
            text = writer.written()
            yield News(Reported(Issued(name, issued)), writer.language, text, tuple(writer.words))


class _Writer:
    """One text on one event."""

    def __init__(self, rng: random.Random, language: str, issued: date, event: Event, planned: bool) -> None:
        self._random = rng
        self.language = language
        self._issued = issued
        self._event = event
        self._planned = planned
        self._key = f"event:{event.number}"
        self.words: list[Words] = []
        self._family: dict[int, str] = {}

    def written(self) -> str:
        told = {"Meeting": self._meeting, "Visit": self._visit, "Conference": self._conference}[self._event.kind]()
        more = [self._random.choice(_AFTER[self.language])]
        if self._event.kind != "Conference" and self._random.random() < 0.6:
            person = self._random.choice(self._event.people[1:] if self._event.kind == "Visit" else self._event.people)
            name = self._written(person.family, typed=False)
            self.words.append(Words(name, f"person:{person.number}", "persons"))
            more.insert(0, _STRESSED[self.language].format(name))
        return " ".join([told[0].upper() + told[1:], *more]) + "\n"

    # events

    def _meeting(self) -> str:
        host, guest = self._event.people
        if self._event.remote:
            return self._call(host, guest)
        form = self._random.randrange(2)
        if self.language == "en":
            verb = self._tell(
                ("will meet" if self._planned else "met", "will receive" if self._planned else "received")[form]
            )
            return f"{self._who(host)} {verb} {self._who(guest)}{self._where()}{self._when()}."
        if self.language == "ru":
            verbs = ("встретится с", "примет") if self._planned else ("встретился с", "принял")
            verb, case = self._tell(verbs[form]), ("ablt", "gent")[form]
            return f"{self._when()} {self._who(host)} {verb} {self._who(guest, case)}{self._where()}.".lstrip()
        verbs = ("кездеседі", "қабылдайды") if self._planned else ("кездесті", "қабылдады")
        middle = f"{self._who(host)}{self._when()}{self._where()} {self._who(guest, ('ablt', 'accs')[form])}"
        return f"{middle} {self._tell(verbs[form])}."

    def _call(self, host: Person, guest: Person) -> str:
        if self.language == "en":
            verb = self._tell("will speak by phone with" if self._planned else "spoke by phone with")
            return f"{self._who(host)} {verb} {self._who(guest)}{self._when()}."
        if self.language == "ru":
            verb = self._tell("проведёт телефонный разговор" if self._planned else "провёл телефонный разговор")
            return f"{self._when()} {self._who(host)} {verb} с {self._who(guest, 'ablt')}.".lstrip()
        verb = "телефон арқылы сөйлеседі" if self._planned else "телефон арқылы сөйлесті"
        return f"{self._who(host)}{self._when()} {self._who(guest, 'ablt')} {self._tell(verb)}."

    def _visit(self) -> str:
        guest, state = self._event.people[1], self._post(self._event.people[0])[1]
        kind = "Visit"
        if self.language == "en":
            verb = self._tell("will pay a visit" if self._planned else "paid a visit", kind)
            return f"{self._who(guest)} {verb} to {self._state(state)}{self._when()}."
        if self.language == "ru":
            verb = self._tell("посетит с визитом" if self._planned else "посетил с визитом", kind)
            return f"{self._when()} {self._who(guest)} {verb} {self._state(state, 'accs')}.".lstrip()
        verb = self._tell("сапармен барады" if self._planned else "сапармен барды", kind)
        return f"{self._who(guest)}{self._when()} {self._state(state, 'datv')} {verb}."

    def _conference(self) -> str:
        event = self._event
        english, russian, kazakh = _MATTERS[event.series % len(_MATTERS)]
        number = event.ordinal if self._random.random() < 0.6 else 0
        sort = event.series // len(_MATTERS)
        kind = "Conference"
        if self.language == "en":
            name = f"International {('Forum', 'Conference', 'Congress', 'Symposium')[sort]} on {english}"
            name = self._tell(f"{_ordinal(number)} {name}" if number else name, kind)
            return f"The {name} was held{self._where()}{self._when(always=True)}."
        if self.language == "ru":
            sorts = (
                "Международный форум",
                "Международная конференция",
                "Международный конгресс",
                "Международный симпозиум",
            )
            ending = "я" if sort == 1 else "й"
            name = f"{sorts[sort]} по {russian}"
            name = self._tell(f"{number}-{ending} {name[0].lower()}{name[1:]}" if number else name, kind)
            held = "прошла" if sort == 1 else "прошёл"
            return f"{self._when(always=True)}{self._where()} {held} {name}.".lstrip()
        sorts = ("форум", "конференция", "конгресс", "симпозиум")
        which = f"{number}-халықаралық" if number else "халықаралық"
        name = self._tell(f"{kazakh[0].upper()}{kazakh[1:]} жөніндегі {which} {sorts[sort]}", kind)
        return f"{self._when(always=True)}{self._where()} {name} өтті.".lstrip()

    def _tell(self, words: str, kind: str = "Meeting") -> str:
        self.words.append(Words(words, self._key, "events", kind))
        return words

    # who, where, when

    def _post(self, person: Person) -> tuple[str, str]:
        post = person.post(self._event.day)
        assert post is not None
        return post

    def _who(self, person: Person, case: str = "nomn") -> str:
        role, state = self._post(person)
        name = self._name(person, case)
        english, russian, kazakh = _ROLES[role]
        if self.language == "en":
            if self._random.random() < 0.5:
                return f"the {english} of {self._state(state)}, {name},"
            return f"{_possessive(self._state(state))} {english} {name}"
        if self.language == "ru":
            head, _, rest = russian.partition(" ")
            post = _inflected(head, case) + (f" {rest}" if rest else "")
            return f"{post} {self._state(state, 'gent')} {name}"
        return f"{self._state(state)} {kazakh} {name}"

    def _name(self, person: Person, case: str) -> str:
        given, family = self._written(person.given), self._written(person.family)
        style = self._random.random()
        if self.language == "ru":
            given, family = _declined(given, case), _declined(family, case)
        elif self.language == "kk":
            family = _kazakh(family, case)
        name = f"{given[0]}. {family}" if style < 0.07 else family if style < 0.15 else f"{given} {family}"
        self.words.append(Words(name, f"person:{person.number}", "persons"))
        return name

    def _written(self, name: str, *, typed: bool = True) -> str:
        """A name in the letters of the text, now and then with an error."""
        name = romanised(name) if self.language == "en" else name
        if typed and len(name) > 5 and self._random.random() < TYPING:
            at = self._random.randrange(2, len(name) - 1)
            name = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        return name

    def _state(self, key: str, case: str = "nomn") -> str:
        name = _called(key, self.language)
        if self.language == "ru":
            name = _inflected(name, case)
        elif self.language == "kk":
            name = _kazakh(name, case)
        self.words.append(Words(name, key, "bodies"))
        return name

    def _where(self) -> str:
        if self._event.kind != "Conference" and self._random.random() > 0.7:
            return ""
        city = _called(self._event.city, self.language)
        if self.language == "en":
            return f" in {city}"
        return f" в {_inflected(city, 'loct')}" if self.language == "ru" else f" {_kazakh(city, 'loct')}"

    def _when(self, *, always: bool = False) -> str:
        if not always and self._random.random() > 0.85:
            return ""
        day = self._event.day
        year = always or self._random.random() < 0.5 or day.year != self._issued.year
        if self.language == "en":
            return f" on {day.day} {day:%B}" + (f" {day.year}" if year else "")
        month = _MONTHS[self.language][day.month - 1]
        if self.language == "ru":
            return f"{day.day} {month}" + (f" {day.year} года" if year else "")
        return (f" {day.year} жылғы" if year else "") + f" {day.day} {month}"


# words in their cases


def _called(key: str, language: str) -> str:
    entry = lexicon().find(key)
    assert entry is not None
    return entry.names[language][0]


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _ordinal(number: int) -> str:
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


@cache
def _morph() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")


@cache
def _inflected(name: str, case: str) -> str:
    """A Russian name of a state, a city or a post in a case; words that are not names of such stay as they are."""
    if case == "nomn" or ("-" in name and name[0].isupper()):
        return name
    return " ".join(_word(word, case) if word != "и" else word for word in name.split())


def _word(word: str, case: str) -> str:
    head, dash, last = word.rpartition("-")
    for parse in _morph().parse(last):
        if "nomn" in parse.tag and {"NOUN", "ADJF"} & {str(parse.tag.POS)}:
            form = parse.inflect({case})
            if form is not None:
                return head + dash + (form.word.capitalize() if last[0].isupper() else form.word)
    return word


def _declined(name: str, case: str) -> str:
    """A man's Russian given or family name in the genitive or the instrumental, as its ending asks."""
    if case == "nomn":
        return name
    genitive = case == "gent"
    if name.endswith(("ов", "ев", "ин")):
        return name + ("а" if genitive else "ым")
    if name.endswith("ский"):
        return name[:-2] + ("ого" if genitive else "им")
    if name.endswith("й"):
        return name[:-1] + ("я" if genitive else "ем")
    if name[-1] in "аеёиоуыэюя":
        return name
    return name + ("а" if genitive else "ом")


# A last б, в, г or д of a name is voiceless too: Лавровпен, Петербургке.
_HARD = frozenset("пфкқтсшщчцхһбвгд")


def _kazakh(name: str, case: str) -> str:
    """A name with the ending of a Kazakh case: -мен, -ны, -ға, -да and their variants."""
    if case == "nomn":
        return name
    word = name.casefold()
    sound, front = last_class(word), rows(word) == "front"
    hard = word[-1] in _HARD
    if case == "ablt":
        return name + ("пен" if word[-1] in _HARD else "бен" if word[-1] in "жз" else "мен")
    if case == "accs":
        start = "н" if sound in ("vowel", "high") else "т" if hard else "д"
        return name + start + ("і" if front else "ы")
    start = {"datv": "к" if hard and front else "қ" if hard else "г" if front else "ғ", "loct": "т" if hard else "д"}[
        case
    ]
    return name + start + ("е" if front else "а")
