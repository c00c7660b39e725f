"""A sentence as a string of letters, on which the phrase grammar of a language is regular expressions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from kg.languages.annotation import Element
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

OTHER: Final = "x"
# A name in an oblique case, which goes with no noun behind it.
GOVERNED: Final = "Z"
BODY_CODES: Final = frozenset("SODGL")
_MILITARY: Final = "M"
_CLOSED_POST: Final = "V"
# Attributes of a post: “newly appointed”.
_ATTRIBUTE: Final = "n"
_DASH: Final = "d"
_COURTESY: Final = "h"
_OPENING: Final = frozenset("„«“")
_CLOSING: Final = frozenset("“”»‟")
# A name in one of these cases, or in the locative, belongs to a verb.
_ADVERBIAL: Final = frozenset({"Dat", "Acc", "Abl", "Ins"})


class Coded:
    """A sentence as a string of codes, each with the tokens it stands for."""

    def __init__(
        self,
        doc: Doc,
        first: int,
        last: int,
        elements: Sequence[Element],
        profile: Profile,
        *,
        whole: bool = True,
        apart: bool = False,
    ) -> None:
        """Unless `whole`, a name in an oblique case is written `Z`: it goes with no noun behind it.

        `apart` writes `V` for a whole post in an oblique case, which goes with no name behind it.
        """
        starts = {item.first: item for item in elements}
        self.items: list[tuple[int, int, Element | None]] = []
        letters: list[str] = []
        at = first
        while at < last:
            item = starts.get(at)
            if item is None:
                token = doc[at]
                letters.append(_glue(token, profile))
                self.items.append((at, at + 1, None))
                at += 1
            else:
                letter = _letter(doc, item, whole, apart)
                letters.append(_MILITARY if letter == "T" and item.key in profile.military else letter)
                end = item.last + (_unclosed(doc, item, last) or _quoted(doc, item, starts, profile))
                self.items.append((at, end, item))
                at = end
        self.code = "".join(letters)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that the letters `start` up to `end` stand for."""
        return self.items[start][0], self.items[end - 1][1]

    def after(self, token: int, start: int) -> int:
        """The first letter from `start` on that stands for the token or a later one."""
        return next((at for at in range(start, len(self.items)) if self.items[at][0] >= token), len(self.items))

    def elements(self, start: int, end: int) -> list[tuple[str, Element]]:
        """The elements among the letters, each with the nearest glue letter before it inside the match."""
        found: list[tuple[str, Element]] = []
        glue = ""
        for at in range(start, end):
            item = self.items[at][2]
            if item is None:
                letter = self.code[at]
                glue = letter if letter in "oufivlr" else glue
            else:
                found.append((glue, item))
                glue = ""
        return found


def _unclosed(doc: Doc, item: Element, last: int) -> int:
    """How many tokens behind a body close a quotation mark in its name: “РКК „Энергия“”."""
    if item.code != "O" or item.last >= last or doc[item.last].text not in _CLOSING:
        return 0
    return int(not _OPENING.isdisjoint(token.text for token in doc[item.first : item.last]))


def _quoted(doc: Doc, item: Element, starts: Mapping[int, Element], profile: Profile) -> int:
    """How many tokens close the quotation marks around a body that what stands behind them says more of.

    “«Атамекен» кәсіпкерлер палатасының төрағасы”: told where the head stands last.
    """
    behind = starts.get(item.last + 1)
    if item.code != "O" or not profile.case_on_last or not item.first or behind is None or behind.code not in "GHR":
        return 0
    return int(doc[item.last].text in _CLOSING and doc[item.first - 1].text in _OPENING)


def _glue(token: Token, profile: Profile) -> str:
    """The letter of a word that stands between names; a verb that tells of something only looks like an attribute."""
    letter = _COURTESY if token.text in profile.courtesy_letters else profile.glue.get(token.lower_, OTHER)
    if letter != _ATTRIBUTE or feature(token, "VerbForm") != "Fin":
        return letter
    before = profile.glue.get(token.nbor(-1).lower_) if token.i else None
    return letter if before in (_ATTRIBUTE, _DASH) else OTHER


def _letter(doc: Doc, item: Element, whole: bool, apart: bool) -> str:
    if apart and item.code == "T" and feature(doc[item.last - 1], "Case") not in (None, "Nom"):
        return _CLOSED_POST
    return item.code if whole or not _oblique(doc, item) else GOVERNED


def _oblique(doc: Doc, item: Element) -> bool:
    token = doc[item.last - 1]
    case = feature(token, "Case")
    return item.code in BODY_CODES and (case in _ADVERBIAL or (case == "Loc" and token.pos_ != "ADJ"))
