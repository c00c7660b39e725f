"""Which nouns head the title of a conference, an initiative or an agreement, and of which of the three."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.languages.annotation import Element
from kg.languages.grammar import titles_before
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile
from kg.languages.grammar.title_nouns import (
    counted_body,
    held_by_body,
    last_of_capitals,
    number_before,
    within_another,
)
from kg.languages.grammar.title_numbers import counts, ordinal
from kg.languages.grammar.titles_told import circle_behind, told_kind


def _may_head(token: Token, profile: Profile) -> bool:
    """Whether a word is one of those that head a title only in the company of others."""
    rules, word, lemma = profile.title, token.lower_, token.lemma_
    return word in rules.gatherings or lemma in rules.circles or lemma in rules.counted or word in rules.capital


def conference_paper(doc: Doc, at: int, first: int, last: int, elements: Sequence[Element], profile: Profile) -> bool:
    """Whether a heading names the paper of a conference: “Communiqué of the Ninth Meeting of Ministers”."""
    if profile.title.before or any(feature(token, "VerbForm") == "Fin" for token in doc[first:last]):
        return False
    return any(
        number_before(doc, to, first, profile) > at
        and counts(doc[number_before(doc, to, first, profile)].text, profile)
        and kind_of(doc, to, first, last, elements, profile) == "Conference"
        for to in range(at + 1, last)
        if doc[to].pos_ in {"NOUN", "PROPN"}
    )


def kind_of(doc: Doc, at: int, first: int, last: int, elements: Sequence[Element], profile: Profile) -> str | None:
    """What kind of title the noun at a token of a sentence heads; `None` where it heads none."""
    token = doc[at]
    rules = profile.title
    heads = token.lemma_ in rules.heads or token.lemma_ in rules.conditional or token.lemma_ in rules.told
    if not heads and (rules.before or not _may_head(token, profile)):
        return None
    gerund = feature(token, "VerbForm") == "Ger" and token.lower_ in rules.gatherings
    capitals = last_of_capitals(doc, at, first, last, profile)
    noun = token.pos_ in {"NOUN", "PROPN"} or capitals or (gerund and gathering(doc, at, elements, profile))
    if not noun or (not rules.before and within_another(doc, at, last, profile)):
        return None
    if at > first and (doc[at - 1].lower_ in rules.unless or doc[at - 1].lemma_ in rules.unless):
        return None
    around = (doc[max(first, at - 2) : min(last, at + 2)].text.lower(), doc[max(first, at - 1) : at + 1].text.lower())
    if any(words in rules.idioms for words in around):
        return None
    if rules.before and titles_before.is_council_that_meets(doc, at, last, profile=profile):
        return "Conference"
    if rules.before and token.lemma_ in rules.heads and at > first and titles_before.is_counted(doc[at - 1]):
        return rules.heads[token.lemma_]  # “VI құрылтайы”: no parliament of that name is counted
    if _in_body(doc, at, last, elements, profile):
        return None
    if rules.before and titles_before.is_gathering(doc, at, elements, profile=profile):
        return "Conference"
    if rules.before and (
        titles_before.is_body(doc, at, elements, profile=profile) or titles_before.inside_name(doc, at, first, last)
    ):
        return None
    if token.lower_ in rules.gatherings and gathering(doc, at, elements, profile):
        return "Conference"
    number = at - 1 if rules.before else number_before(doc, at, first, profile)
    numbered = at > first and counts(doc[number].text, profile)
    if circle_behind(doc, at, last, elements, profile, numbered=numbered):
        return "Conference"
    if numbered and (
        counted_body(doc, at, number, profile)
        or (token.lemma_ in rules.owned and held_by_body(doc, number, first, elements, profile))
    ):
        return "Conference"
    if token.lemma_ in rules.heads and numbered:
        return rules.heads[token.lemma_]
    if token.lemma_ in rules.conditional:
        kind, beside = rules.conditional[token.lemma_]
        if numbered and token.lemma_ in rules.numbered:
            return kind
        near = [*doc[max(first, at - 3) : at], *_behind(doc, at, last, profile)]
        if any(word.lemma_ in beside or word.lower_ in beside for word in near):
            return kind
    told = rules.heads.get(token.lemma_) if token.lemma_ not in rules.conditional else None
    told = told or told_kind(doc, at, first, last, profile)
    return "Conference" if told is None and capitals else told


def _behind(doc: Doc, at: int, last: int, profile: Profile) -> list[Token]:
    """The few words that belong to a noun and what hangs on it; not those with whom it is held."""
    others = profile.words_of("with", "between")
    words = list(doc[at : min(last, at + 4)])
    stop = next((number for number, token in enumerate(words) if token.lower_ in others), len(words))
    return words[:stop]


def _in_body(doc: Doc, at: int, last: int, elements: Sequence[Element], profile: Profile) -> bool:
    """Whether a word belongs to the name of a body that is no event here: “members of the Pacific Islands Forum”."""
    if any(item.code == "G" and item.first <= at < item.last for item in elements):
        return True
    body = next((item for item in elements if item.code == "O" and item.first <= at < item.last), None)
    if body is None or body.first == at:
        return False
    goes_on = body.last < last and (doc[body.last].text[0].isupper() or doc[body.last].tag_ == "POS")
    back = body.first - 1
    while back > 0 and doc[back].pos_ == "DET":
        back -= 1
    heads = profile.heads.get("words", ())
    part = doc[at - 1].lower_ in profile.title.owners  # “House of Assembly of Barbados”
    if part or any(doc[to].lemma_ in heads for to in range(at + 1, body.last)):
        return True  # "the Pacific Islands Forum Secretariat"
    governed = doc[back].lower_ == "of" and doc[max(0, back - 1) : back + 1].text.lower() not in profile.adpositions
    return goes_on or (governed and body.key is not None)


def gathering(doc: Doc, head: int, elements: Sequence[Element], profile: Profile) -> bool:
    """Whether a meeting is one of a whole circle: “NATO foreign ministers' meeting”, “56th Leaders' Meeting”."""
    rule = profile.title.gatherings
    at = head - 1
    while at > 0 and doc[at].lower_ in profile.possessives:
        at -= 1
    if doc[head].lower_ not in rule or at < 0 or doc[at].lower_ not in rule[doc[head].lower_]:
        return False
    post = next((item for item in elements if item.first <= at < item.last), None)
    first = post.first if post is not None else at
    before = next((item for item in elements if item.last == first), None)
    if before is not None and before.code in "SD":
        return False
    circle = before is not None and before.code in "OL"
    return circle or doc[head].text[0].isupper() or (first > 0 and ordinal(doc[first - 1].text) is not None)


def of_ministers(doc: Doc, at: int, posts: set[int], profile: Profile) -> bool:
    """Whether a possessive stands behind those of a circle whose gathering it is: “Foreign Ministers' Dialogue”."""
    if at < 1 or doc[at].lower_ not in profile.possessives or at - 1 not in posts or not doc[at - 1].text.istitle():
        return False
    return any(doc[at - 1].lower_ in words for words in profile.title.gatherings.values())
