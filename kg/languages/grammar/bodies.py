"""Bodies that no table knows, told by a head noun such as "committee" among capitals."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.languages.annotation import Element
from kg.languages.grammar.morph import feature
from kg.languages.grammar.names import is_courtesy, is_surname
from kg.languages.grammar.profile import Profile

_LONGEST = 12


def bodies(doc: Doc, first: int, last: int, known: Sequence[Element], *, profile: Profile) -> list[Element]:
    """Elements of code `O` without a key: capitals around a head noun, the tail that the head governs with them.

    A state at the end ("of the Swiss Confederation") is left to the phrase grammar.
    """
    heads = profile.heads.get("words", ())
    states = {at: item for item in known if item.code in "SD" for at in range(item.first, item.last)}
    names = {at for item in known if item.code in "HRN" for at in range(item.first, item.last)}
    if profile.case_on_last:
        names |= {at for item in known if item.code == "O" and item.key for at in range(item.first, item.last)}
    found: list[Element] = []
    for at in range(first, last):
        token = doc[at]
        if not _is_head(token, heads, profile) or at in names or at in states or (found and at < found[-1].last):
            continue
        start = _start(doc, at, first, states, names, profile)
        end = at + 1 if profile.case_on_last else _end(doc, at, last, states, names)
        while (
            start in states
            and start < at
            and doc[start].text[0].isupper()
            and end - start > 2
            and not profile.case_on_last
        ):
            start += 1
        if profile.case_on_last and _known_behind_state(start, end, known):
            continue
        if end - start > 1 and any(word.text[0].isupper() for word in doc[start:end]):
            country = _code(states.get(start)) if profile.case_on_last else None
            found.append(Element(start, end, "O", name="", country=country, confidence=0.7, source="head noun"))
    return found


def _is_head(token: Token, heads: Sequence[str], profile: Profile) -> bool:
    if token.lower_ in profile.heads.get("unless", ()):
        return False
    if profile.case_on_last:
        return token.lower_ in heads or token.lower_.startswith(profile.possessed_heads)
    return token.lemma_ in heads and token.text[0].isupper()


def _start(doc: Doc, head: int, first: int, states: dict[int, Element], names: set[int], profile: Profile) -> int:
    at = head
    while at > first and head - at < _LONGEST and at - 1 not in names:
        token = doc[at - 1]
        if (
            token.lower_ in profile.possessives
            and at - 2 >= first
            and doc[at - 2].text[0].isupper()
            and at - 2 not in states
        ):
            at -= 1
            continue
        if is_courtesy(token, profile) or not token.text[0].isupper() or (not token.is_alpha and "-" not in token.text):
            break
        if token.i == first and token.pos_ in {"DET", "ADP", "PRON", "CCONJ"}:
            break
        if profile.case_on_last and is_surname(token, profile):
            break
        if profile.case_on_last and (
            _governed(token) or (token.i == first and token.lower_ in profile.common_capitals)
        ):
            break
        at -= 1
    return at


def _code(state: Element | None) -> str | None:
    return state.key.rpartition("/")[2] if state is not None and state.key else None


def _governed(token: Token) -> bool:
    """Whether a word before a name belongs to something else, where a name's own words are in the nominative."""
    return feature(token, "Case") not in (None, "Nom")


def _known_behind_state(start: int, end: int, known: Sequence[Element]) -> bool:
    """Whether a body is a state with an organ that the tables know: the phrase grammar puts them together."""
    inside = [item for item in known if start <= item.first and item.last <= end]
    codes = "".join(item.code for item in inside)
    return codes in ("SG", "SO", "G", "O") and sum(item.last - item.first for item in inside) == end - start


def _end(doc: Doc, head: int, last: int, states: dict[int, Element], names: set[int]) -> int:
    """Over capitals, and over small words that stand between two capitals of one name."""
    end = at = head + 1
    while at < last and at - head < _LONGEST and at not in names:
        token = doc[at]
        if at in states:
            break
        if token.text[0].isupper() and token.is_alpha:
            if at == head + 1 and not _case_or_capitals(token):
                break  # "Parliament Tan Chuan-Jin": a name begins
            end = at + 1
        elif not _joins(token):
            break
        at += 1
    return end


def _case_or_capitals(token: Token) -> bool:
    """Whether a capital right after the head can be governed by it: by its case, or as an abbreviation."""
    return feature(token, "Case") is not None or token.text.isupper()


def _joins(token: Token) -> bool:
    if feature(token, "Case") == "Gen" and token.pos_ in {"NOUN", "ADJ"}:
        return True
    return token.pos_ in {"ADP", "DET"} and token.lower_ in {"of", "for", "the", "on", "по"}
