"""What a recogniser of names beside the lexicon finds, as far as it is to be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.languages.annotation import Element

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
        cut = next((at for at in range(span.first, span.last) if doc[at].text in _BRACKETS), span.last)
        if cut == span.first or (span.code == "O" and (span.first in posts or bodies.get(span.first, -1) >= cut)):
            continue
        found.append(replace(span, last=cut))
    return found
