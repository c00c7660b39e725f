"""What a recogniser of names beside the lexicon finds, as far as it is to be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.languages.annotation import Element

_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_BRACKETS = frozenset("()[]")


def trusted(doc: Doc, spans: Iterable[Element], known: Sequence[Element]) -> list[Element]:
    """The spans of persons (`N`) and bodies (`O`) without brackets, and without what the lexicon knows better.

    A body that begins with a post ("Ministers of Defence") is none, and neither is one that the lexicon knows and
    the recogniser has given a longer tail ("… (OSCE)").
    """
    posts = {item.first for item in known if item.code in "HR"}
    bodies = {item.first: item.last for item in known if item.code in "OG" and item.key}
    found: list[Element] = []
    for span in spans:
        if span.code not in "NO":
            continue
        cut = next((at for at in range(span.first, span.last) if doc[at].text in _BRACKETS), span.last)
        start = span.first
        if span.code == "N":
            start = _after_post(start, cut, known)
            while start > 0 and _INITIALS.fullmatch(doc[start - 1].text):
                start -= 1
        if all(_INITIALS.fullmatch(doc[at].text) for at in range(start, cut)):
            continue
        if cut == span.first or (span.code == "O" and (span.first in posts or bodies.get(span.first, -1) >= cut)):
            continue
        found.append(replace(span, first=start, last=cut))
    return found


def _after_post(first: int, last: int, known: Sequence[Element]) -> int:
    """Where a name begins that has been given the post before it as well: “Ambassador X”."""
    ends = {item.first: item.last for item in known if item.code in "HR"}
    while first in ends and ends[first] < last:
        first = ends[first]
    return first
