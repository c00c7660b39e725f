"""Bodies that no lexicon knows: one for one name, one for an organ of a state however it is called."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Final

from kg import resources
from kg.languages.lexicon import lexicon
from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities, shown
from kg.resolution.names import distance

_NOT_LETTERS: Final = re.compile(r"[^\w]+")
_ORGAN: Final = "organ:"
_FEWEST_WORDS: Final = 3  # of a name that may be a misspelling of another
_LONG_WORD: Final = 8


def plain(name: str) -> str:
    """A name without capitals, quotation marks and other marks.

    >>> plain("Фонд «Самал»") == plain("фонд “САМАЛ”")
    True
    """
    return _NOT_LETTERS.sub(" ", name.casefold().replace("ё", "е")).strip()


def join_bodies(identities: Identities) -> None:
    """Join the unknown bodies of different documents, and suppose which are misspelt names of known ones."""
    refs = [ref for ref in identities.corpus.of_kind("Organization") if identities.anchor(ref) is None]
    blocks: dict[tuple[str, ...], list[Ref]] = defaultdict(list)
    reasons: dict[tuple[str, ...], str] = {}
    for ref in refs:
        for key, reason in _keys(identities, ref):
            blocks[key].append(ref)
            reasons.setdefault(key, reason)
    for key in sorted(blocks):
        for ref in blocks[key][1:]:
            if key[0] != "abbreviation" or _agree(identities, blocks[key][0], ref):
                identities.joins.join(blocks[key][0], ref, reasons[key])
    for ref in refs:
        supposed = _supposed(identities, ref)
        if supposed is not None:
            identities.supposed[identities.of(ref)] = supposed


def _keys(identities: Identities, ref: Ref) -> list[tuple[tuple[str, ...], str]]:
    node = identities.corpus.nodes[ref]
    country = identities.country_of_body(ref) or ""
    organ = next((mark.removeprefix(_ORGAN) for mark in node.signature if mark.startswith(_ORGAN)), None)
    if organ and country:
        return [(("organ", organ, country), f"both are the same organ of {country} ({organ})")]
    found: list[tuple[tuple[str, ...], str]] = []
    for name in node.names:
        sort = "abbreviation" if name.kind == "alt" else "name"
        text = name.text if name.kind == "alt" else plain(name.text)
        found.append(((sort, name.language, country, text), f"same {sort} {name.text}"))
    return found


def _agree(identities: Identities, one: Ref, other: Ref) -> bool:
    """Whether two bodies of one abbreviation may be one: no full names that differ in one language."""
    names: dict[str, set[str]] = defaultdict(set)
    ours = [ref for root in (one, other) for ref in identities.joins.members(root)]
    for ref in ours:
        for name in identities.corpus.nodes[ref].names:
            if name.kind == "label" and not name.text.isupper():
                names[name.language].add(plain(name.text))
    return all(len(texts) == 1 for texts in names.values()) or shown(identities.corpus.nodes[one]) == shown(
        identities.corpus.nodes[other]
    )


def _supposed(identities: Identities, ref: Ref) -> str | None:
    """The known body whose long name is but a plural or an error of typing away, where it is the only one."""
    found = set()
    for name in identities.corpus.nodes[ref].names:
        words = tuple(plain(name.text).split())
        for at, rest in _without_one(words):
            for word, key in _long_names(name.language).get((at, rest), ()):
                allowed = 2 if min(len(word), len(words[at])) >= _LONG_WORD else 1
                if distance(word, words[at], allowed) <= allowed:
                    found.add(key)
    return found.pop() if len(found) == 1 else None


@cache
def _long_names(language: str) -> dict[tuple[int, tuple[str, ...]], list[tuple[str, str]]]:
    """The long names of known bodies, each under what is left of it when one word is taken out."""
    found: dict[tuple[int, tuple[str, ...]], list[tuple[str, str]]] = defaultdict(list)
    if language not in resources.languages():
        return found
    for form in lexicon().forms(language, ("organization",)):
        words = tuple(plain(form.text).split())
        for at, rest in _without_one(words):
            found[at, rest].append((words[at], form.key))
    return found


def _without_one(words: tuple[str, ...]) -> list[tuple[int, tuple[str, ...]]]:
    if len(words) < _FEWEST_WORDS:
        return []
    return [(at, (*words[:at], *words[at + 1 :])) for at in range(len(words))]
