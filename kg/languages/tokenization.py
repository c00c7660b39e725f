"""Tokens as the grammar wants them: names with a hyphen are one word, what is glued together comes apart.

As it comes, `spacy.blank("ru")` and `spacy.blank("en")` make three tokens of "Жан-Клод", "Нью-Йорк", "вице-премьер"
and "Asia-Pacific"; leave "10–12", "Ж.Ширак" and "2024,Reuters" whole; and split "т. д." into "т", "." and "д.".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_suffix_regex

from kg import resources

_LOWER: Final = "a-zß-öø-ÿа-яёәғқңөұүһіşğıçöü"
_UPPER: Final = "A-ZÀ-ÖØ-ÞА-ЯЁӘҒҚҢӨҰҮҺІŞĞİÇ"
_ALPHA: Final = _LOWER + _UPPER
_CYRILLIC_LOWER: Final = "а-яёәғқңөұүһі"
_CYRILLIC_UPPER: Final = "А-ЯЁӘҒҚҢӨҰҮҺІ"
# Initials of two letters: “Дж.Байден”, “Чж. Ли”.
_PAIRED: Final = "(?:Дж|Дз|Чж|Цз|Тх|Пх|Кх|Гх|Бх)"
# Taken whole before anything is split: dates in figures, addresses of outlets, initials.
_WHOLE: Final = re.compile(
    rf"""(?x)
    \d{{4}}-\d{{2}}-\d{{2}}
    | \d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})
    | (?:[{_UPPER}][{_CYRILLIC_LOWER}]?\.-?){{2,4}}
    | {_PAIRED}\.
    """
)
# Breaks that every language has: a figure and a comma before a letter, a range of figures, initials glued to a
# surname, two sentences glued together, a long dash between words.
_BREAKS: Final = (
    rf"(?<=[0-9]),(?=[{_ALPHA}])",
    rf"(?<=[{_ALPHA}]),(?=[{_ALPHA}0-9])",
    r"(?<=[0-9])[-–—−](?=[0-9])",
    rf"(?<=[{_UPPER}]\.)(?=[{_UPPER}][{_LOWER}]{{2}})",
    rf"(?<={_PAIRED}\.)(?=[{_UPPER}][{_LOWER}])",
    rf"(?<=[{_CYRILLIC_LOWER}]{{2}})\.(?=[{_CYRILLIC_UPPER}][{_CYRILLIC_LOWER}]*)",
    rf"(?<=[{_ALPHA}0-9»”\"])[—–](?=[{_ALPHA}0-9«“\"])",
    rf"(?<=[{_ALPHA}0-9])[«»“”\"](?=[{_ALPHA}0-9—–-])",
    rf"(?<=[{_ALPHA}0-9])[/+:=<>](?=[{_ALPHA}])",
    rf"(?<=[{_ALPHA}0-9)»”\"])--(?=[{_ALPHA}(«“\"])",
    r"\.\.+|…",
    r"(?<=[0-9])[+*^](?=[0-9])",
)
_HYPHEN: Final = rf"(?<=[{_ALPHA}0-9])[-‑](?=[{_ALPHA}0-9])"
_RUSSIAN_BREAKS: Final = (
    rf"(?<=[{_CYRILLIC_UPPER}][{_CYRILLIC_UPPER}])-(?=[{_CYRILLIC_UPPER}][{_CYRILLIC_LOWER}]{{3}})",
    r"(?<=[0-9])(?=(?:г|гг)\.$)",
    r"(?<=^г\.)(?=[А-ЯЁ])",
)


def customize(nlp: Language) -> Language:
    """The pipeline with a tokenizer of ours; the same object. Languages without rules of their own keep spaCy's.

    >>> import spacy
    >>> [token.text for token in customize(spacy.blank("ru"))("Ж.-К.Юнкер прибыл в Нью-Йорк 10–12 мая 2016г.")]
    ['Ж.-К.', 'Юнкер', 'прибыл', 'в', 'Нью-Йорк', '10', '–', '12', 'мая', '2016', 'г.']
    """
    tokenizer: Any = nlp.tokenizer
    infixes = _infixes(nlp)
    if infixes:
        compiled = compile_infix_regex(infixes)
        english = nlp.lang == "en"
        tokenizer.infix_finditer = partial(_english_infixes, infixes=compiled) if english else compiled.finditer
    if nlp.lang in ("ru", "en"):
        _keep_abbreviations(nlp)
        suffixes = [*(nlp.Defaults.suffixes or ()), r"(?<=[0-9])(?:г|гг)\.", r"(?<=[0-9])[%₸₽€$]", "—", "–"]
        tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    before = tokenizer.token_match
    tokenizer.token_match = lambda text: _WHOLE.fullmatch(text) or (before(text) if before else None)
    return nlp


def _infixes(nlp: Language) -> list[str]:
    if nlp.lang == "ru":
        return [*_BREAKS, *_RUSSIAN_BREAKS]
    if nlp.lang == "en":
        return [*_BREAKS, _HYPHEN, rf"(?<=[{_LOWER}])\.(?=[{_UPPER}])"]
    if nlp.lang == "kk":
        return [*map(str, nlp.Defaults.infixes or ()), *_BREAKS]
    return []


def _english_infixes(text: str, infixes: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The infixes of a stretch of English, without the hyphens that hold a name together."""
    for match in infixes.finditer(text):
        if match.group() not in ("-", "‑") or _parts(text, match.start()):
            yield match


def _parts(text: str, at: int) -> bool:
    """Whether the hyphen at `at` parts two words; in "Jean-Claude", "Ki-moon", "al-Assad", "COVID-19" it does not."""
    left = re.split(r"[-‑]", text[:at])[-1]
    right = re.split(r"[-‑]", text[at + 1 :])[0]
    if not left or not right:
        return True
    table = resources.toml("en", "tokenization.toml")
    if right[0].isdigit():
        return not left.isupper()
    if right[0].isupper():
        return not ((left.istitle() and left.isalpha()) or left.lower() in table["articles"])
    short = left.istitle() and 1 < len(left) <= 5 and len(right) <= 5 and right.isalpha()
    return not short or right in table["tails"] or left.lower() in table["prefixes"]


def _keep_abbreviations(nlp: Language) -> None:
    tokenizer: Any = nlp.tokenizer
    for short in resources.toml(nlp.lang or "", "tokenization.toml")["abbreviations"]:
        for form in sorted({short, short[0].upper() + short[1:]}):
            tokenizer.add_special_case(form, [{ORTH: form}])
