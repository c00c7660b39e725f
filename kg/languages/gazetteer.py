"""Finding the names of a lexicon in a row of words, whatever case they stand in.

The names are a trie whose edges are words as a dictionary has them, so that "Международного комитета
Красного Креста" finds "Международный комитет Красного Креста". The trie grows as it is asked: a name is put
into it when a text first has a word that begins like the name does, since looking words up in a morphology
costs more than finding them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from kg.languages.lexicon import Form

Keys = Callable[[str], frozenset[str]]

_HYPHENS: Final = re.compile(r"[-\u2010\u2011\u2013\u2014]")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
# An abbreviation with a case ending: МИДа, БҰҰ-ның, UN's.
_ENDING: Final = re.compile(r"(?<=[^\W\d_a-zа-яё])(?:['’]s|[-\u2010\u2011]?[а-яёәғқңөұүһі]{1,6})$")
_SENTENCE_ENDS: Final = frozenset('.!?…:;"«»“”„—–-•\n')
_BUCKET: Final = 3
_SHORT: Final = 5
_QUOTES: Final = "«»“”„"
_FOLD: Final = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "‘": "'"} | dict.fromkeys(_QUOTES, '"'))
# Marks that tokenisers make words of their own, inside a name too: аэропорт «Манас».
_MARKS: Final = str.maketrans({mark: f" {mark} " for mark in f',"{_QUOTES}'})


@dataclass(frozen=True, slots=True)
class Match:
    """A name found in a row of words.

    Args:
        start: The index of its first word.
        end: The index after its last word.
        entry_key: The key of the entry it names; where several have the name, the one whose form was given first.
        exact: Whether the words are letter for letter those of the form, capitals apart in a common noun.
        form: The name as the lexicon has it.
        kind: The kind of the form: `state`, `organization`, `demonym` …
        alternatives: The keys of the other entries that have the name.
    """

    start: int
    end: int
    entry_key: str
    exact: bool
    form: str
    kind: str
    alternatives: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class _Node:
    """A place in the trie: by which word one goes on, and which names end here."""

    edges: dict[str, list[_Node]] = field(default_factory=dict)
    children: dict[frozenset[str], _Node] = field(default_factory=dict)
    forms: list[tuple[Form, tuple[str, ...]]] = field(default_factory=list)

    def child(self, keys: frozenset[str]) -> _Node:
        found = self.children.get(keys)
        if found is None:
            found = self.children[keys] = _Node()
            for key in keys:
                self.edges.setdefault(key, []).append(found)
        return found


class _Piece(NamedTuple):
    """A part of a word between hyphens, and whether a name may begin before it or end after it."""

    text: str
    word: int
    first: bool
    last: bool


class Gazetteer:
    """The names of one language, ready to be found.

    Args:
        forms: The names, those that win a tie first (`Lexicon.forms` gives them).
        keys: The lower-case dictionary forms of a word, itself among them (`Morphology.keys`).

    >>> forms = [Form("Red Cross", "organization/red-cross", "organization")]
    >>> gazetteer = Gazetteer(forms, lambda word: frozenset({word.lower()}))
    >>> gazetteer.find("The Red Cross met .".split())[0].entry_key
    'organization/red-cross'
    """

    def __init__(self, forms: Iterable[Form], keys: Keys) -> None:
        self._keys = lru_cache(maxsize=1 << 16)(lambda word: frozenset(_fold(key) for key in keys(word)))
        self._root = _Node()
        self._abbreviations: dict[str, list[Form]] = {}
        self._waiting: dict[str, list[Form]] = {}
        self._opened: set[str] = set()
        for form in forms:
            if form.abbreviation and " " not in form.text:
                self._abbreviations.setdefault(form.text, []).append(form)
            elif pieces := _split(form.text):
                self._waiting.setdefault(_bucket(pieces[0]), []).append(form)

    def find(self, words: Sequence[str]) -> list[Match]:
        """The names among the words, longest first where they overlap, in the order of the text.

        Args:
            words: The words and punctuation marks of a sentence or a text, in order. A hyphenated word may be one
                word or several.
        """
        pieces = _pieces(words)
        found = [match for at in range(len(pieces)) if pieces[at].first and (match := self._longest(words, pieces, at))]
        found.sort(key=lambda match: (match.start - match.end, match.start))
        taken: set[int] = set()
        chosen, crossed = [], []
        for match in found:
            span = range(match.start, match.end)
            if taken.isdisjoint(span):
                taken.update(span)
                chosen.append(match)
            elif match.start not in taken:
                crossed.append(match.start)
        for start in crossed:
            short = self._before(words, pieces, start, min(at for at in taken if at > start))
            if short is not None and taken.isdisjoint(range(short.start, short.end)):
                taken.update(range(short.start, short.end))
                chosen.append(short)
        return sorted(chosen, key=lambda match: match.start)

    def _before(self, words: Sequence[str], pieces: Sequence[_Piece], start: int, end: int) -> Match | None:
        """The longest name between two words, where a longer one runs over another name: “minister” before “foreign
        affairs and trade”.
        """
        ahead = [piece for piece in pieces if piece.word < end]
        at = next(at for at, piece in enumerate(ahead) if piece.word == start)
        return self._longest(words, ahead, at)

    def _longest(self, words: Sequence[str], pieces: Sequence[_Piece], at: int) -> Match | None:
        abbreviation = self._abbreviation(words, pieces[at].word)
        name = self._name(words, pieces, at)
        if name and (abbreviation is None or name.end > abbreviation.end):
            return name
        return abbreviation

    def _abbreviation(self, words: Sequence[str], word: int) -> Match | None:
        text = words[word]
        bare = text if text in self._abbreviations else _without_ending(text)
        forms = self._abbreviations.get(bare)
        return _match(forms, word, word + 1, exact=bare == text) if forms else None

    def _name(self, words: Sequence[str], pieces: Sequence[_Piece], at: int) -> Match | None:
        if not self._open(pieces[at].text):
            return None
        best: Match | None = None
        nodes = [self._root]
        for end in range(at, len(pieces)):
            keys = self._keys(pieces[end].text)
            nodes = list(
                {id(node): node for here in nodes for key in keys for node in here.edges.get(key, ())}.values()
            )
            if not nodes:
                break
            if pieces[end].last:
                best = self._ending(nodes, words, pieces[at : end + 1]) or best
        return best

    def _ending(self, nodes: Iterable[_Node], words: Sequence[str], pieces: Sequence[_Piece]) -> Match | None:
        start, end = pieces[0].word, pieces[-1].word + 1
        texts = tuple(piece.text for piece in pieces)
        forms = [(form, own) for node in nodes for form, own in node.forms if _fits(form, own, words, pieces)]
        if not forms:
            return None
        small = tuple(map(str.lower, texts))
        exact = [form for form, own in forms if own == texts or (form.anycase and tuple(map(str.lower, own)) == small)]
        return _match(exact or [form for form, _ in forms], start, end, exact=bool(exact))

    def _open(self, word: str) -> bool:
        """Put the names that begin like `word` into the trie; whether there are any names at all for it."""
        prefix = _fold(word)[:_BUCKET]
        if prefix not in self._opened:
            self._opened.add(prefix)
            for length in range(1, len(prefix) + 1):
                for form in self._waiting.pop(prefix[:length], ()):
                    self._add(form)
        return any(key in self._root.edges for key in self._keys(word))

    def _add(self, form: Form) -> None:
        own = _split(form.text)
        node = self._root
        for text in own:
            node = node.child(self._keys(text) if len(own) > 1 else self._keys_of_one(text))
        node.forms.append((form, own))

    def _keys_of_one(self, text: str) -> frozenset[str]:
        """The keys of a name of one word: with those of a short word, "Малый" would find "Мали"."""
        return self._keys(text) if len(text) > _SHORT else frozenset({_fold(text)})


@lru_cache(maxsize=1 << 14)
def _without_ending(abbreviation: str) -> str:
    return _ENDING.sub("", abbreviation)


def _match(forms: Sequence[Form], start: int, end: int, *, exact: bool) -> Match:
    first = forms[0]
    others = tuple(dict.fromkeys(form.key for form in forms if form.key != first.key))
    return Match(start, end, first.key, exact, first.text, first.kind, others)


def _bucket(word: str) -> str:
    """The first letters of a word, those that its endings leave alone: the last of "Уфа" is not among them."""
    return _fold(word)[: max(2, min(_BUCKET, len(word) - 1))]


def _fold(text: str) -> str:
    return text.lower().translate(_FOLD)


def _split(text: str) -> tuple[str, ...]:
    return tuple(piece for word in text.translate(_MARKS).split() for piece in _parts(word))


@lru_cache(maxsize=1 << 14)
def _parts(word: str) -> tuple[str, ...]:
    """A word without its hyphens and the ending of the English genitive, which tokenisers split off or leave on."""
    parts = [part for part in _HYPHENS.split(word) if part]
    if parts:
        parts[-1] = _POSSESSIVE.sub("", parts[-1])
    return tuple(part for part in parts if part)


def _pieces(words: Sequence[str]) -> list[_Piece]:
    found = []
    for index, word in enumerate(words):
        parts = _parts(word)
        if len(parts) == 1:
            found.append(_Piece(parts[0], index, True, True))
        else:
            found += [_Piece(part, index, place == 0, place == len(parts) - 1) for place, part in enumerate(parts)]
    return found


def _fits(form: Form, own: Sequence[str], words: Sequence[str], pieces: Sequence[_Piece]) -> bool:
    texts = [piece.text for piece in pieces]
    if form.guarded and _opens_sentence(words, pieces[0].word):
        return False
    if form.never and " ".join(texts).lower() in form.never:
        return False
    return form.anycase or _capitals_agree(own, texts)


def _capitals_agree(name: Sequence[str], text: Sequence[str]) -> bool:
    """Whether the text has a capital wherever the name has one; the last of three words or more may lack it (ұйымы)."""
    strict = len(name) if len(name) < 3 else len(name) - 1
    return all(not own[:1].isupper() or word[:1].isupper() for own, word in zip(name[:strict], text, strict=False))


def _opens_sentence(words: Sequence[str], index: int) -> bool:
    return index == 0 or words[index - 1] in _SENTENCE_ENDS
