"""A post told once, in the plural, of several who are named behind it with their states: “the new ambassadors: X of
Peru, Y of Chad and Z (Oman)”.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import Element, Phrase, Post

# What stands between the post and the first name, between a name and its state, and between two names.
_OPENING: Final = frozenset({"PUNCT", "AUX", "DET", "SYM"})
_LINKING: Final = frozenset({"ADP", "DET"})
_DIVIDING: Final = frozenset({"PUNCT", "CCONJ", "DET"})
_LEAST: Final = 2


def with_rosters(doc: Doc, phrases: Sequence[Phrase], elements: Sequence[Element]) -> list[Phrase]:
    """The phrases of a sentence, with the post for each of a row of names who has none of his own."""
    found = list(phrases)
    for at, phrase in enumerate(found):
        if phrase.kind == "post" and phrase.posts and phrase.posts[0].plural and not phrase.posts[0].bodies:
            row = _row(doc, found, at, elements) or _row(doc, found, at, elements, colon=True)
            if len(row) >= _LEAST:
                told = [found[name].posts[0] for name, _ in row if found[name].posts]
                post = told[0] if told else phrase.posts[0]
                for name, state in row:
                    found[name] = _given(found[name], state, post)
    return found


def _given(name: Phrase, state: Element | None, post: Post) -> Phrase:
    if name.posts or state is None:
        return name
    return replace(name, posts=(replace(post, plural=False, bodies=(state,)),))


def _row(
    doc: Doc, phrases: Sequence[Phrase], start: int, elements: Sequence[Element], *, colon: bool = False
) -> list[tuple[int, Element | None]]:
    """The places of names, each with the state behind it, in one row behind a post; with none for who has a post.

    With `colon` the row begins behind the first colon: “Two envoys saw the president today: X (Peru) and Y (Chad)”.
    """
    row: list[tuple[int, Element | None]] = []
    last, opening = phrases[start].last, _OPENING
    if colon:
        mark = next((t.i for t in doc[last : phrases[-1].first] if t.text == ":"), None)
        if mark is None:
            return []
        last = mark
    for at in range(start + 1, len(phrases)):
        name, state = phrases[at], phrases[min(at + 1, len(phrases) - 1)]
        if name.first < last:
            continue
        between = doc[last : name.first]
        if name.kind != "person" or not len(between) or any(token.pos_ not in opening for token in between):
            break
        if name.posts and name.posts[0].bodies:
            row.append((at, None))
            last, opening = name.last, _DIVIDING
            continue
        inside = next((e for e in elements if e.code == "S" and name.first < e.first and e.last <= name.last), None)
        if inside is not None:
            row.append((at, inside))
            last, opening = name.last, _DIVIDING
            continue
        link = doc[name.last : state.first]
        bracket = link.text == "("
        if state.kind != "state" or not (bracket or (len(link) and all(t.pos_ in _LINKING for t in link))):
            break
        row.append((at, state.element))
        last, opening = state.last + bracket, _DIVIDING
    return row
