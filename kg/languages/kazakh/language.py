"""Kazakh for spaCy, which has no class of its own for it: tokenizer, stop words, lexical attributes.

Importing this module is enough for `spacy.blank("kk")`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from spacy.attrs import LIKE_NUM, ORTH  # type: ignore[import-not-found]
from spacy.lang.char_classes import (
    CURRENCY,
    LIST_CURRENCY,
    LIST_ELLIPSES,
    LIST_ICONS,
    LIST_PUNCT,
    LIST_QUOTES,
    PUNCT,
    UNITS,
)
from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS
from spacy.language import BaseDefaults, Language
from spacy.util import registry, update_exc

from kg import resources

# spaCy's own classes of letters lack Ғ, Қ and Ұ.
_LOWER: Final = "a-zà-öø-ÿа-яёәғқңөұүһі"
_UPPER: Final = "A-ZÀ-ÖØ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ"
_ALPHA: Final = _LOWER + _UPPER
_QUOTES: Final = "\"'”“«»„‘’`"
_ORDINAL: Final = re.compile(r"[0-9]+(-?(ші|шы|інші|ыншы|нші|ншы))?")


def _prefixes() -> list[str]:
    return [
        "§",
        "%",
        "=",
        "—",
        "–",
        r"\+(?![0-9])",
        *LIST_PUNCT,
        *LIST_ELLIPSES,
        *LIST_QUOTES,
        *LIST_CURRENCY,
        *LIST_ICONS,
    ]


def _suffixes() -> list[str]:
    return [
        *LIST_PUNCT,
        *LIST_ELLIPSES,
        *LIST_QUOTES,
        *LIST_ICONS,
        "—",
        "–",
        r"(?<=[0-9])\+",
        rf"(?<=[0-9])(?:{CURRENCY})",
        rf"(?<=[0-9])(?:{UNITS})",
        rf"(?<=[0-9{_LOWER}%²\-\+{PUNCT}{_QUOTES}])\.",
        rf"(?<=[{_UPPER}][{_UPPER}])\.",
    ]


def _infixes() -> list[str]:
    """No hyphen among them: ХҚКК-нің, күш-жігер and Қасым-Жомарт are one token each."""
    return [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        r"(?<=[0-9])[+\-\*^](?=[0-9-])",
        rf"(?<=[{_LOWER}])\.(?=[{_UPPER}{_QUOTES}])",
        rf"(?<=[{_ALPHA}]),(?=[{_ALPHA}])",
        rf"(?<=[{_ALPHA}0-9])[»”](?=[-{_ALPHA}])",
        rf"(?<=\.)[«“](?=[{_ALPHA}])",
        rf"(?<=[{_ALPHA}0-9])[—–](?=[{_ALPHA}0-9])",
        rf"(?<=[{_ALPHA}0-9])[:<>=/](?=[{_ALPHA}])",
    ]


def _exceptions() -> dict[str, list[dict[int, str]]]:
    """Abbreviations that keep their full stop, with either capital, and initials."""
    listed = resources.toml("kk", "morphology_tokens.toml")["abbreviations"]
    shorts = {form for short in listed for form in (short, short[0].upper() + short[1:])}
    initials = {f"{letter}." for letter in "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩІЭЮЯ"}
    return {form: [{ORTH: form}] for form in sorted(shorts | initials)}


def _function_rows() -> tuple[dict[str, str], ...]:
    return resources.rows("kk", "morphology_function.tsv")


def like_num(text: str) -> bool:
    """Whether a token is a number, in figures or words, cardinal or ordinal.

    >>> [like_num(text) for text in ("34-ші", "1,5", "жиырма", "бірінші", "елші")]
    [True, True, True, True, False]
    """
    bare = text.lstrip("+-±~").replace(",", "").replace(".", "").replace("\xa0", "")
    if _ORDINAL.fullmatch(bare):
        return True
    above, slash, below = bare.partition("/")
    if slash and above.isdigit() and below.isdigit():
        return True
    return bare.lower() in _NUMBER_WORDS


_NUMBER_WORDS: Final = frozenset(row["form"] for row in _function_rows() if row["pos"] == "NUM")
_STOP_WORDS: Final = frozenset(row["form"] for row in _function_rows() if row["pos"] != "NUM")
_LEX_ATTRS: Final[dict[int, Callable[[str], Any]]] = {LIKE_NUM: like_num}


class KazakhDefaults(BaseDefaults):
    """What the tokenizer of Kazakh is made of."""

    tokenizer_exceptions = update_exc(BASE_EXCEPTIONS, _exceptions())
    prefixes = _prefixes()
    suffixes = _suffixes()
    infixes = _infixes()
    lex_attr_getters = _LEX_ATTRS
    stop_words = set(_STOP_WORDS)  # noqa: RUF012 - spaCy declares it so


@registry.languages("kk")
class Kazakh(Language):  # type: ignore[no-untyped-call]
    """The Kazakh language.

    >>> [token.text for token in Kazakh()("ХҚКК-нің «Астана» форумы, т.б.")]
    ['ХҚКК-нің', '«', 'Астана', '»', 'форумы', ',', 'т.б.']
    """

    lang = "kk"
    Defaults = KazakhDefaults
