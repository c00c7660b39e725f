"""What the language floor hands to the extractors: sentences with phrases, titles and frames in them.

Every position named `first`, `last`, `head` or `at` is a token's index in the spaCy `Doc`; `last` is the first
token that is no longer part of the thing. Offsets in the text come from `Annotation.span`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from spacy.strings import get_string_id
from spacy.tokens import Doc

from kg.model import Document, Passage

# Where a body comes from whose words begin with the state that has it.
BEHIND_STATE: Final = "behind-state"


@dataclass(frozen=True, slots=True)
class Element:
    """A run of tokens that the lexicon or a recogniser knows, with a one-letter code for the phrase grammar.

    Codes: `S` state, `D` demonym, `O` organisation, `L` place, `H` head of a post ("minister"), `R` rank
    ("deputy"), `F` portfolio ("foreign affairs"), `N` person, `C` a run of capitals that may be one,
    `T` a whole post, `Y` a side ("delegation", "side"), `P` a pronoun. `rank` is that of a head that is written
    together with it ("ex-minister"). `source` is `BEHIND_STATE` for a body whose words begin with the state that has
    it ("Fiji's Ministry of Fisheries"): its `name` is without that.
    """

    first: int
    last: int
    code: str
    key: str | None = None
    name: str = ""
    country: str | None = None
    confidence: float = 1.0
    source: str = "lexicon"
    rank: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A post as structure.

    Args:
        head: Key of the head noun's role: `role/minister`.
        ranks: Ranks in order: `("first", "deputy")`.
        portfolio: Key of the portfolio: `portfolio/foreign-affairs`, if any.
        bodies: The elements it is a post of, from the narrowest to the widest: an organ, a body, a state.
        plural: Whether the head noun is in the plural ("the presidents of …").
        title: What a post is called of which no table has the head or the portfolio, in the nominative.
    """

    first: int
    last: int
    head: str
    ranks: tuple[str, ...] = ()
    portfolio: str | None = None
    bodies: tuple[Element, ...] = ()
    plural: bool = False
    title: str = ""

    @property
    def state(self) -> Element | None:
        """The state it is a post of, if one is named."""
        return next((body for body in reversed(self.bodies) if body.code == "S"), None)

    @property
    def stated(self) -> bool:
        """Whether it is told of which state, body or place it is a post; an organ that any state has tells it not."""
        return any(body.code in "SDOL" or body.country for body in self.bodies)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand for one actor or place: a name, the posts beside it, or a post alone.

    Args:
        kind: `person`, `post` (whoever holds it), `state`, `organization`, `place`, `side`
            (a delegation or side of a state or body) or `pronoun`.
        element: The person's, state's, body's or place's element; for a side, the state or body.
        posts: The posts told with it.
        case: The case it stands in, if the language shows one.
        number: `Sing` or `Plur`.
    """

    first: int
    last: int
    kind: str
    element: Element | None = None
    posts: tuple[Post, ...] = ()
    case: str | None = None
    number: str = "Sing"
    gender: str | None = None
    head: int = -1


@dataclass(frozen=True, slots=True)
class Title:
    """The name or description of a conference, initiative or agreement.

    Args:
        kind: `Conference`, `Initiative` or `Agreement`.
        head: The head noun's token.
        word: Its lemma.
        name: The words in the nominative.
        proper: Whether it is a name or a full description, rather than a bare "the conference".
        signature: Language-independent marks of what it is called.
        ordinal: Its number, for the 34th conference.
        generic: Whether the head noun says no more than that it is an event.
    """

    first: int
    last: int
    kind: str
    head: int
    word: str
    name: str
    proper: bool
    signature: tuple[str, ...] = ()
    ordinal: int | None = None
    case: str | None = None
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase or title in the role that the grammar gives it: `subject`, `object`, `with`, `of`, `in` …

    `antecedent` marks what a relative or participial clause speaks of, which stands outside it.
    """

    role: str
    unit: Phrase | Title
    antecedent: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A word that tells of an event, with who and what it takes.

    Args:
        kinds: What it may tell of, from the trigger table: `meet`, `visit`, `sign` …
        lemma: The trigger's lemma or lemmas.
        nominal: Whether the trigger is a noun.
        tense: `past`, `present` or `future`.
        mood: `asserted`, `planned`, `possible`, `cancelled` or `postponed`.
        negated: Whether it is denied.
        quoted: Whether it stands in direct speech.
        clause: Index of its clause in the sentence.
        participial: Whether the trigger is a participle that modifies a noun.
        passive: Whether the verb is in the passive; its arguments are those of the active.
        shares: The clause whose day it shares where it tells none, for a verb that is not said again.
    """

    kinds: frozenset[str]
    lemma: str
    first: int
    last: int
    nominal: bool
    arguments: tuple[Argument, ...] = ()
    tense: str = "past"
    mood: str = "asserted"
    negated: bool = False
    quoted: bool = False
    clause: int = 0
    participial: bool = False
    passive: bool = False
    shares: int | None = None

    def all(self, *roles: str) -> list[Phrase | Title]:
        """Units in any of the roles, in the order of the text."""
        found = [argument.unit for argument in self.arguments if argument.role in roles]
        return sorted(found, key=lambda unit: unit.first)

    def phrases(self, *roles: str) -> list[Phrase]:
        """Phrases in any of the roles."""
        return [unit for unit in self.all(*roles) if isinstance(unit, Phrase)]

    def titles(self, *roles: str) -> list[Title]:
        """Titles in any of the roles."""
        return [unit for unit in self.all(*roles) if isinstance(unit, Title)]


@dataclass(slots=True)
class Sentence:
    """One sentence of a passage, with all that was recognised in it.

    `nested` are the lexicon's elements inside longer names, `roles` the posts that the model finds, if
    the language has one, `bodies` those of its bodies that the lexicon has in parts.
    """

    first: int
    last: int
    passage: Passage
    elements: list[Element] = field(default_factory=list)
    nested: list[Element] = field(default_factory=list)
    roles: list[tuple[int, int]] | None = None
    bodies: list[tuple[int, int]] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)

    def units(self) -> list[Phrase | Title]:
        """Phrases and titles in the order of the text."""
        return sorted([*self.phrases, *self.titles], key=lambda unit: (unit.first, -unit.last))

    def clause(self, at: int) -> int:
        """The index of the clause that the token at `at` belongs to."""
        return self.clauses[at - self.first]

    def in_quotes(self, at: int) -> bool:
        """Whether the token at `at` is direct speech."""
        return self.quoted[at - self.first]


@cache
def _hashes(words: frozenset[str]) -> frozenset[int]:
    """The words as the numbers that spaCy has for them."""
    return frozenset(get_string_id(word) for word in words)


@dataclass(slots=True)
class Annotation:
    """A document, its tokens and its sentences."""

    document: Document
    doc: Doc
    sentences: list[Sentence]
    _forms: frozenset[int] | None = field(default=None, init=False, repr=False, compare=False)

    def told(self, words: frozenset[str]) -> int:
        """How many of some words the document has, in lower case as they stand or as lemmas: a quick first look."""
        if self._forms is None:
            self._forms = frozenset(int(form) for form in self.doc.to_array(["LOWER", "LEMMA"]).ravel())
        return len(_hashes(words) & self._forms)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets in the text of the tokens `first` up to `last`."""
        return self.doc[first].idx, self.doc[last - 1].idx + len(self.doc[last - 1])

    def text(self, first: int, last: int) -> str:
        """The words of the tokens `first` up to `last`."""
        return str(self.doc[first:last].text)

    def words(self, first: int, last: int) -> list[str]:
        """The tokens `first` up to `last`, without spaces."""
        return [token.text for token in self.doc[first:last] if not token.is_space]

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self.sentences)


def lines(doc: Doc, sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """The sentences, line by line: direct speech and who says it hold over a whole line."""
    found: list[list[Sentence]] = []
    for sentence in sentences:
        if found and "\n" not in doc[found[-1][-1].last - 1 : sentence.first].text:
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return found
