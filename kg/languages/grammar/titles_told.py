"""Names that only their sentence shows to be one: a plan that is signed, a compact that is joined."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from kg.languages.annotation import Element
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

# How many tokens from a head noun the word may stand that shows what it is.
_NEAR = 14
# How far behind a noun of meeting those who meet are told.
_BEHIND = 7
_FARTHER = 3
_QUOTES = frozenset('«“„"')
# How many words of capitals make a name.
_WORDS = 2
_LONGEST = 7


def told_kind(doc: Doc, at: int, first: int, last: int, profile: Profile) -> str | None:
    """The kind of a noun that names something only where the sentence says that it is signed, launched or joined.

    What is launched or joined must have a name, in capitals or quotation marks; what is signed need not.
    """
    rules = profile.title.told.get(doc[at].lemma_, ())
    if not rules:
        return None
    window = doc[max(first, at - _NEAR) : min(last, at + _NEAR)]
    triggers = [trigger for token in window for trigger in profile.triggers.get(token.lemma_, ())]
    told = {kind for trigger in triggers if len(trigger.lemmas) == 1 for kind in trigger.kinds}
    fits = (kind for kind, kinds in rules if kinds & told and (kind != "Initiative" or _named(doc, at, first, last)))
    return next(fits, None)


def _named(doc: Doc, at: int, first: int, last: int) -> bool:
    if at + 2 < last and doc[at + 1].text in _QUOTES and doc[at + 2].text[0].isupper():
        return True
    before = at > first and doc[at - 1].text[0].isupper() and not doc[at - 1].is_sent_start
    goes_on = at + 1 < last and doc[at + 1].is_alpha and doc[at + 1].text[0].isupper()
    return before and doc[at].text[0].isupper() and not goes_on


def circle_behind(
    doc: Doc, at: int, last: int, elements: Sequence[Element], profile: Profile, *, numbered: bool
) -> bool:
    """Whether a noun of meeting is one of a circle told behind it: “third meeting of the commission”.

    Without a number only where a body's name stands before those who meet (“the meeting of NATO foreign ministers”);
    the ministers of two states that are told meet each other.
    """
    words = profile.title.circles.get(doc[at].lemma_, frozenset())
    window = range(at + 1, min(last, at + _BEHIND + (_FARTHER if numbered else 0)))
    found = next((to for to in window if doc[to].lemma_ in words), None)
    between = doc[at + 1 : found] if found is not None else ()
    if found is None or any(_parts(token, profile) for token in between):
        return False
    bodies = any(item.code in "OG" and at < item.first <= found for item in elements)
    stated = any(item.code in "SDN" and at < item.first < at + _BEHIND for item in elements)
    post = any(item.code in "HRF" and item.first <= found < item.last for item in elements)
    if post or feature(doc[found], "Number") == "Plur":
        return feature(doc[found], "Number") == "Plur" and not stated and (numbered or bodies)
    return numbered or _of_states(doc, found, profile)


def _parts(token: Token, profile: Profile) -> bool:
    """Whether a mark or a verb parts a noun of meeting from those who meet; the sign of a possessive does not."""
    return (token.is_punct and token.lower_ not in profile.possessives) or token.pos_ == "VERB"


def _of_states(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a commission is one of two states: “the session of the A-B commission”, “… the mixed commission”."""
    first = at
    while doc[first - 1].pos_ in {"ADJ", "NOUN", "PROPN"} and doc[first - 1].is_alpha:
        first -= 1
    compound = doc[first - 1].text.split("-")
    told = any(token.lower_ in profile.between_states for token in doc[first:at])
    return told or (len(compound) > 1 and all(word.istitle() for word in compound))


def called_beside(
    doc: Doc, head: int, floor: int, last: int, elements: Sequence[Element], profile: Profile
) -> Span | None:
    """The name beside a bare “initiative”: “the Coast Compact, an initiative …”, “an initiative, Coast Watch”.

    Only a run of capitals that is no state, person or post.
    """
    others = {at for item in elements if item.code in "SNDHRFG" for at in range(item.first, item.last)}

    def capital(at: int) -> bool:
        return doc[at].text[0].isupper() and doc[at].is_alpha and at not in others

    at = head - 1
    while at > floor and doc[at].pos_ in {"DET", "ADJ"}:
        at -= 1
    if at > floor and doc[at].text == "," and doc[at + 1].lower_ in profile.indefinite:
        first = at
        while first > floor and capital(first - 1):
            first -= 1
        if _WORDS <= at - first <= _LONGEST:
            return doc[first:at]
    if head + 1 < last and doc[head + 1].text == ",":
        end = head + 2
        while end < last and capital(end):
            end += 1
        if _WORDS <= end - head - 2 <= _LONGEST and (end >= last or doc[end].is_punct):
            return doc[head + 2 : end]
    return None
