"""The world as the tables know it: states, places, international bodies, roles, ranks, portfolios, organs, topics.

A kind of entry is one table in the folder `common` (its keys and what is the same in every language) and
one table of the same file name in each language's folder (its names there). The first name is the label.

    common/states.tsv    key  wikidata …             kk/states.tsv    key  label  official  other  abbreviation
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final

from kg import resources

# kind of entry -> the file name of its tables
TABLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "state": "states.tsv",
        "place": "places.tsv",
        "organization": "organizations.tsv",
        "role": "roles.tsv",
        "rank": "ranks.tsv",
        "portfolio": "portfolios.tsv",
        "organ": "organs.tsv",
        "topic": "topics.tsv",
    }
)
# Columns of a language's table that hold names, in the order of preference.
_NAME_COLUMNS: Final = ("label", "official", "other")
_SEPARATOR: Final = "|"
# Kinds whose names are common nouns: "Foreign Minister" and "foreign minister" are one.
_COMMON_NOUNS: Final = frozenset({"role", "rank", "portfolio", "organ", "topic"})

Texts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the tables know.

    Args:
        key: Its identity: `state/KZ`, `place/geneva`, `organization/icrc`, `role/president`.
        kind: One of `TABLES`.
        names: Its names by language, the label first; without abbreviations.
        abbreviations: Its abbreviations by language, the usual one first. Capitals matter in them.
        iso: ISO 3166-1 alpha-2 of a state.
        wikidata: The Wikidata identifier, where it has been verified.
        country: ISO 3166-1 alpha-2 of the state that a place or a national body lies in.
        sort: A finer kind: `capital`, `city`, `venue`, `region`, `water` (sea, strait, river, lake, canal) of a place.
        attributes: Any other column of the tables, by column and language (or `common`): a state's
            `adjective` and `noun` (demonyms), the `genitive` of a role, the `template` of a rank or an
            organ. `guarded` repeats the names that are everyday words too (ru "Того"); `never` lists
            words that a morphology may take for a form of the name and that are none (ru "после" for "посол").

    >>> lexicon().get("state/CH").attribute("adjective", "en")
    ('Swiss',)
    """

    key: str
    kind: str
    names: Texts
    abbreviations: Texts = field(default_factory=lambda: MappingProxyType({}))
    iso: str | None = None
    wikidata: str | None = None
    country: str | None = None
    sort: str = ""
    attributes: Mapping[str, Texts] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_city(self) -> bool:
        """Whether it is a city, capitals among them."""
        return self.sort in {"city", "capital"}

    def label(self, language: str) -> str:
        """The preferred name in a language; the English one, then the key, where it has none."""
        for code in (language, "en"):
            if self.names.get(code):
                return self.names[code][0]
        return self.key

    def attribute(self, column: str, language: str) -> tuple[str, ...]:
        """The cells of a further column in a language; empty where there are none."""
        return self.attributes.get(column, {}).get(language, ())


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an entry's name in one language.

    Args:
        text: The words.
        key: The key of the entry.
        kind: The kind of entry, or `demonym` for the adjectives and nouns of a state.
        abbreviation: Whether the capitals must be exactly these and the word is not inflected like a noun.
        anycase: Whether the name may stand in small letters although the lexicon has capitals in it.
        guarded: Whether the word is also an everyday word, so that its capital says nothing where a sentence starts.
        never: Words in small letters that look like a form of the name and are none.
    """

    text: str
    key: str
    kind: str
    abbreviation: bool = False
    anycase: bool = False
    guarded: bool = False
    never: tuple[str, ...] = ()


class Lexicon:
    """All entries, by key and by kind. Use `lexicon()`, which reads the tables once.

    >>> lexicon().get("state/KZ").label("kk")
    'Қазақстан'
    >>> lexicon().get("organization/icrc").abbreviations["ru"]
    ('МККК',)
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_key: dict[str, Entry] = {}
        self._by_kind: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_key[entry.key] = entry
            self._by_kind.setdefault(entry.kind, []).append(entry)

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def get(self, key: str) -> Entry:
        """The entry of that key; `KeyError` where there is none."""
        return self._by_key[key]

    def find(self, key: str) -> Entry | None:
        """The entry of that key, `None` where there is none."""
        return self._by_key.get(key)

    def entries(self, kind: str) -> tuple[Entry, ...]:
        """All entries of a kind, in the order of their table."""
        return tuple(self._by_kind.get(kind, ()))

    def forms(self, language: str, kinds: Iterable[str]) -> Iterator[Form]:
        """Every way to write the names of the given kinds in a language; `demonym` is a kind here too."""
        for kind in kinds:
            if kind == "demonym":
                yield from self._demonyms(language)
                continue
            for entry in self.entries(kind):
                yield from _forms(entry, language)

    def _demonyms(self, language: str) -> Iterator[Form]:
        for entry in self.entries("state"):
            for column in ("adjective", "noun"):
                for text in entry.attribute(column, language):
                    yield Form(text, entry.key, "demonym")


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package's tables; read on the first call."""
    return Lexicon(entry for kind, file in TABLES.items() for entry in _entries(kind, file))


def _forms(entry: Entry, language: str) -> Iterator[Form]:
    guarded = entry.attribute("guarded", language)
    never = entry.attribute("never", language)
    anycase = entry.kind in _COMMON_NOUNS
    for name in entry.names.get(language, ()):
        yield Form(name, entry.key, entry.kind, anycase=anycase, guarded=name in guarded, never=never)
    for text in entry.abbreviations.get(language, ()):
        yield Form(text, entry.key, entry.kind, abbreviation=True)


def cells(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, in order and once each.

    >>> cells("Britain|Great Britain")
    ('Britain', 'Great Britain')
    """
    if _SEPARATOR not in text:  # as most are, and there are tens of thousands of them
        return (bare,) if (bare := text.strip()) else ()
    return tuple(dict.fromkeys(part for raw in text.split(_SEPARATOR) if (part := raw.strip())))


def _entries(kind: str, file: str) -> Iterator[Entry]:
    tables = {language: _named_rows(language, file) for language in resources.languages()}
    for row in resources.rows(resources.COMMON, file):
        name = row["key"]
        named = {language: table[name] for language, table in tables.items() if name in table}
        yield Entry(
            key=f"{kind}/{name}",
            kind=kind,
            names=MappingProxyType({language: _names(cell) for language, cell in named.items()}),
            abbreviations=MappingProxyType(
                {language: found for language, cell in named.items() if (found := cells(cell.get("abbreviation", "")))}
            ),
            iso=name if kind == "state" else None,
            wikidata=row.get("wikidata") or None,
            country=row.get("country") or None,
            sort=row.get("sort", ""),
            attributes=_attributes({resources.COMMON: row, **named}),
        )


def _named_rows(language: str, file: str) -> dict[str, dict[str, str]]:
    table = {row["key"]: dict(row) for row in resources.rows(language, file)}
    if file == TABLES["state"]:
        for row in resources.rows(language, "demonyms.tsv"):
            table.get(row["key"], {}).update(row)
    return table


def _names(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for column in _NAME_COLUMNS for name in cells(row.get(column, ""))))


def _attributes(named: Mapping[str, Mapping[str, str]]) -> Mapping[str, Texts]:
    known = {"key", "abbreviation", "wikidata", "country", "sort", *_NAME_COLUMNS}
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for language, row in named.items():
        for column, cell in row.items():
            if column not in known and cell:
                found.setdefault(column, {})[language] = cells(cell)
    return MappingProxyType({column: MappingProxyType(texts) for column, texts in found.items()})
