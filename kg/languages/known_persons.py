"""Persons whose names are known in several scripts, with their public identifiers.

The table (`common/persons.tsv`, and one that a user plugs in) helps to tell who is meant, and nothing else: that “Си
Цзиньпин” and “Xi Jinping” are one. It is true of its date, so no claim that somebody holds a post is made from it;
where a document gives somebody a post and not of what, it tells the state, as an inference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from anyascii import anyascii

from kg import resources
from kg.languages.identity_table import Identified, read_table
from kg.languages.lexicon import cells

FILE: Final = "persons.tsv"
_DATE: Final = re.compile(r"^#.*\bDate: (\d{4}-\d{2}-\d{2})", re.MULTILINE)
_WORD: Final = re.compile(r"[^\W\d_]+\.?")
_APOSTROPHES: Final = re.compile("['’ʼ‘`ʻ]")
_FULL: Final = 2
# Roles by which one and the same office is called.
_SAME_OFFICE: Final = (
    frozenset({"role/prime-minister", "role/head-of-government", "role/chancellor"}),
    frozenset({"role/president", "role/head-of-state", "role/leader"}),
    frozenset({"role/king", "role/head-of-state"}),
    frozenset({"role/emir", "role/sultan", "role/head-of-state"}),
    frozenset({"role/supreme-leader", "role/leader"}),
    frozenset({"role/secretary-of-state", "role/minister-of-foreign-affairs"}),
)

Day = date
Post = tuple[str, str]  # a role and the state or body that it is of: ("role/president", "state/KZ")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownPost:
    """A post that a person of the table held.

    Args:
        role: `role/president`, as a document's post is called.
        of: The key of the state or body: `state/KZ`, `organization/un`.
        since: The first day, month or year, as far as it is known: `2019-03-20`, `2023`; else empty.
        until: Likewise the last; empty where the post was held at the date of the table.
    """

    role: str
    of: str
    since: str = ""
    until: str = ""

    def held_on(self, day: date) -> bool:
        """Whether it was held on that day, as far as the table knows."""
        told = day.isoformat()
        return self.since <= told and (not self.until or told[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the table.

    Args:
        key: `kassym-jomart-tokayev`.
        names: The full names by language, the usual one first.
        posts: What tells the person from others of the name.
        wikidata: The identifier in Wikidata, where it is verified.
        common: Whether so many bear the name that it says nothing without the post, the state or the body.
    """

    key: str
    names: Mapping[str, tuple[str, ...]]
    posts: tuple[KnownPost, ...] = ()
    wikidata: str | None = None
    common: bool = False

    def bodies(self) -> frozenset[str]:
        """The states and bodies that the posts are of."""
        return frozenset(post.of for post in self.posts)


@dataclass(frozen=True, slots=True)
class KnownPersons:
    """A table of persons, to be asked who is meant.

    Args:
        entries: The persons.
        date: The day that the table is true of.

    >>> table().person("dina-boluarte").names["ru"]
    ('Дина Болуарте',)
    """

    entries: tuple[KnownPerson, ...]
    date: date | None = None
    _by_words: dict[frozenset[str], list[KnownPerson]] = field(default_factory=dict, repr=False, compare=False)
    _by_family: dict[str, list[KnownPerson]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for entry in self.entries:
            words = {written(name) for names in entry.names.values() for name in names}
            for key in {frozenset(each) for each in words}:
                self._by_words.setdefault(key, []).append(entry)
            for family in {each[-1] for each in words if len(each) >= _FULL}:
                self._by_family.setdefault(family, []).append(entry)

    def person(self, key: str) -> KnownPerson:
        """The person of that key; `KeyError` where there is none."""
        for entry in self.entries:
            if entry.key == key:
                return entry
        raise KeyError(key)

    def find(self, names: Iterable[str], posts: Iterable[Post] = (), bodies: Iterable[str] = ()) -> KnownPerson | None:
        """Who is meant, `None` where that is not sure; see `known_person`."""
        held = frozenset(posts)
        sides = frozenset(bodies) | {of for _, of in held}
        spellings = sorted({spelling for name in names if (spelling := written(name))})
        meant = {entry.key: entry for words in spellings for entry in self._called(words, held, sides)}
        return next(iter(meant.values())) if len(meant) == 1 else None

    def seat(self, names: Iterable[str], role: str, day: Day | None = None) -> str | None:
        """What the post of that role is of that somebody of a whole name held on a day; `None` where it is not sure.

        It fills in what a document leaves out, “President X met …”, and makes nobody the holder of a post.

        Args:
            names: What a document calls the person.
            role: `role/president`: the post that the document gives, without saying of what.
            day: The day of the document; without it, of all that the table knows.

        >>> table().seat(["Қасым-Жомарт Тоқаев"], "role/president"), table().seat(["Тоқаев"], "role/president")
        ('state/KZ', None)
        """
        spellings = [spelling for name in names if len(spelling := written(name)) >= _FULL]
        entries = {entry.key: entry for words in spellings for entry in self._by_words.get(frozenset(words), ())}
        found = {
            post.of
            for entry in entries.values()
            for post in entry.posts
            if _same_office(role, post.role) and (day is None or post.held_on(day))
        }
        return found.pop() if len(found) == 1 else None

    def only_state(self, names: Iterable[str], role: str, named: Container[str] = frozenset()) -> str | None:
        """The one state that all posts of somebody are of, whatever the day; `None` where it is not sure.

        It tells whose office a document gives somebody who held another, or held it before: nobody is the president of
        one state and was the minister of another. A family name alone tells it for an office of the table, where
        nobody else has it and the document names the state.

        Args:
            names: What a document calls the person.
            role: The post that the document gives, without saying of what.
            named: The keys of the states that the document names.

        >>> table().only_state(["Vladimir Putin"], "role/prime-minister")
        'state/RU'
        >>> table().only_state(["Putin"], "role/president", ["state/RU"])
        'state/RU'
        """
        spellings = [spelling for name in names if (spelling := written(name))]
        whole = [words for words in spellings if len(words) >= _FULL]
        entries = [entry for words in whole for entry in self._by_words.get(frozenset(words), ())]
        if not whole:
            near = [entry for words in spellings for entry in self._by_family.get(words[-1], ())]
            fits = len({entry.key for entry in near}) == 1
            entries = [entry for entry in near if fits and any(_same_office(role, post.role) for post in entry.posts)]
        states = {of for entry in entries for of in entry.bodies()}
        sure = len(states) == 1 and not any(entry.common for entry in entries)
        found = next(iter(states)) if sure else ""
        return found if found.startswith("state/") and (whole or found in named) else None

    def _called(self, words: Words, held: frozenset[Post], sides: frozenset[str]) -> Iterable[KnownPerson]:
        if any(word.endswith(".") for word in words):
            near = self._by_family.get(words[-1], ()) if not words[-1].endswith(".") else ()
            return [entry for entry in near if _initials_fit(words, entry) and _holds(entry, held)]
        found = self._by_words.get(frozenset(words), ())
        return [entry for entry in found if _fits(words, entry, held, sides, alone=len(found) == 1)]


def known_person(
    names: Iterable[str], posts: Iterable[Post] = (), bodies: Iterable[str] = (), *, identities: str = ""
) -> KnownPerson | None:
    """The person of the tables that documents mean, `None` where that is not sure.

    A name of the table, whole, is needed; a patronymic may be left out or be there. With it a post (role and body), or
    the state or body, must agree; what is told must not speak against it: another state, or of the same state only
    other posts. Where no state, body or post is told, a name is enough that is the only one in the table, in the
    order of the table and not borne by many. Initials with a family name need the very post.

    Args:
        names: The names that documents use for the person, in any language.
        posts: Roles with the state or body that they are of.
        bodies: Other states and bodies that the person stands for.
        identities: A further table, as the setting `identities` names it.

    Raises:
        SettingError: The further table cannot be read; the message has file and line.

    >>> known_person(["Си Цзиньпин"]).wikidata
    'Q15031'
    >>> known_person(["Wang Yi"]) is None, known_person(["Wang Yi"], [("role/rector", "state/CN")]) is None
    (True, True)
    >>> known_person(["Ван И"], [("role/minister-of-foreign-affairs", "state/CN")]).wikidata
    'Q701801'
    """
    return table(identities).find(names, posts, bodies)


@cache
def table(identities: str = "") -> KnownPersons:
    """The persons of the package's table and of the further one, which has the last word on an identifier."""
    own = tuple(_entry(row) for row in resources.rows(resources.COMMON, FILE))
    head = _DATE.search(resources.language_file(resources.COMMON, FILE).read_text(encoding="utf-8"))
    day = date.fromisoformat(head[1]) if head else None
    if not identities:
        return KnownPersons(own, day)
    return KnownPersons(_with(own, read_table(identities)), day)


def _with(own: tuple[KnownPerson, ...], further: Iterable[Identified]) -> tuple[KnownPerson, ...]:
    entries = {entry.wikidata or entry.key: entry for entry in own}
    known = KnownPersons(own)
    for row in further:
        if row.kind != "Person":
            continue
        names = [name for texts in row.names.values() for name in texts]
        same = entries.get(row.wikidata) or known.find(names, bodies=row.bodies)
        if same is not None:
            entries.pop(same.wikidata or same.key, None)
        entries[row.wikidata] = _merged(same, row)
    return tuple(entries.values())


def _merged(same: KnownPerson | None, row: Identified) -> KnownPerson:
    posts = tuple(KnownPost(row.role, body) for body in row.bodies)
    if same is None:
        return KnownPerson(row.wikidata, row.names, posts, row.wikidata)
    names = {language: same.names.get(language, ()) for language in {**same.names, **row.names}}
    joined = {code: tuple(dict.fromkeys((*texts, *row.names.get(code, ())))) for code, texts in names.items()}
    return KnownPerson(same.key, MappingProxyType(joined), (*same.posts, *posts), row.wikidata, same.common)


def _entry(row: Mapping[str, str]) -> KnownPerson:
    names = {language: cells(row.get(language, "")) for language in resources.languages()}
    return KnownPerson(
        key=row["key"],
        names=MappingProxyType({language: texts for language, texts in names.items() if texts}),
        posts=tuple(_post(cell) for cell in cells(row["posts"])),
        wikidata=row["wikidata"] or None,
        common=row["common"] == "yes",
    )


def _post(cell: str) -> KnownPost:
    """
    >>> _post("role/president state/PE 2022-12-07/2025-10-10")
    KnownPost(role='role/president', of='state/PE', since='2022-12-07', until='2025-10-10')
    """
    role, of, *when = cell.split()
    since, _, until = (when[0] if when else "").partition("/")
    return KnownPost(role, of, since, until)


# what has to agree


def _fits(words: Words, entry: KnownPerson, held: frozenset[Post], sides: frozenset[str], *, alone: bool) -> bool:
    """Whether a person who is called so by somebody who stands for these sides is the one of the table."""
    if sides:
        agreeing = sides & entry.bodies()
        told = {post for post in held if post[1] in agreeing}
        return bool(agreeing) and (_holds(entry, told) if told else len(words) >= _FULL)
    in_order = any(words == written(name) for names in entry.names.values() for name in names)
    return alone and in_order and len(words) >= _FULL and not entry.common


def _holds(entry: KnownPerson, held: Iterable[Post]) -> bool:
    return any(of == post.of and _same_office(role, post.role) for role, of in held for post in entry.posts)


def _same_office(one: str, other: str) -> bool:
    return not other or one == other or any({one, other} <= office for office in _SAME_OFFICE)


def _initials_fit(words: Words, entry: KnownPerson) -> bool:
    letters = [word[0] for word in words[:-1]]
    for name in (written(name) for names in entry.names.values() for name in names):
        if name[-1] == words[-1] and letters[: len(name) - 1] == [word[0] for word in name[:-1]][: len(letters)]:
            return True
    return False


# how names are written


@lru_cache(maxsize=65536)
def written(name: str) -> Words:
    """The words of a name without what writers leave out or add: marks, capitals, a patronymic. Initials keep the dot.

    >>> written("Қасым-Жомарт Кемелұлы Тоқаев"), written("Donald J. Trump"), written("С. Лавров")
    (('қасым', 'жомарт', 'тоқаев'), ('donald', 'trump'), ('с.', 'лавров'))
    """
    found = [word for raw in bare(_WORD.findall(_APOSTROPHES.sub("", name))) if (word := _plain(raw))]
    whole = [word for word in found if not _initial(word)]
    if len(whole) > _FULL:
        whole = [whole[0], *(word for word in whole[1:-1] if not _patronymic().search(word)), whole[-1]]
    # Beside a given and a family name an initial is a middle name, which others leave out.
    return tuple(whole if len(whole) >= _FULL else [*(word for word in found if _initial(word)), *whole])


def bare(name: Sequence[str]) -> tuple[str, ...]:
    """The words of a name without what tells a son from his father, which writers leave out as often as not.

    >>> bare(["Surangel", "Whipps", "Jr."]), bare(["Junior"])
    (('Surangel', 'Whipps'), ('Junior',))
    """
    told = len(name) > _FULL and _generation().fullmatch(name[-1].casefold())
    return tuple(name[:-1] if told else name)


@cache
def _generation() -> re.Pattern[str]:
    return re.compile(resources.toml(resources.COMMON, "skeleton.toml")["generation"])


def _plain(word: str) -> str:
    word = word if _initial(word) else word.rstrip(".")
    bare = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return "".join(anyascii(char).lower() if "LATIN" in unicodedata.name(char, "") else char for char in letters)


def _initial(word: str) -> bool:
    return word.endswith(".") and len(word) == len("a.")


@cache
def _patronymic() -> re.Pattern[str]:
    return re.compile(resources.toml(resources.COMMON, "skeleton.toml")["patronymic"])
