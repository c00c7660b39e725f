"""What hangs on a post by its cases alone, up to its holder: “спикер эдускунты”, “глава отдела продаж завода «Маяк»”.

No table has these words. A run of genitives with the names among them belongs to a post where its holder follows at
once, or where the holder stands before it and a mark closes the run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from kg.languages.annotation import Element, Post, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile
from kg.languages.morphology import Morphology

_QUOTES: Final = frozenset("«»“”„‟\"'")
_OPENING: Final = frozenset("«“„\"'")
_DASHES: Final = frozenset("-–—")
_MARKS: Final = frozenset(",.;:()") | _DASHES
_NAMES: Final = frozenset("NC")
_BODIES: Final = frozenset("SOGL")
_LONGEST: Final = 14
# What may stand before a name in the words for what a post is of: “of the municipal council”.
_DESCRIBING: Final = frozenset({"NOUN", "ADJ", "DET"})
_HOUSED: Final = frozenset({"at", "in"})
# What ends the words for what a post is for.
_ENDS: Final = frozenset({"VERB", "AUX", "PRON", "SCONJ"})


def with_tails(
    doc: Doc, sentence: Sentence, found: Sequence[Post], *, profile: Profile, morphology: Morphology
) -> list[Post]:
    """The posts of a sentence with what hangs on them, and what persons do for bodies that are named beside them."""
    told = [with_tail(doc, post, sentence.elements, sentence.last) for post in found]
    if profile.free_order:
        told = [_with_matter(doc, post, sentence.elements, sentence.last, profile) for post in told]
    if profile.possessives:
        told = [_of_some(doc, post, sentence.elements, sentence.last) for post in told]
        told = [_at_house(doc, post, sentence) for post in told]
    covered = {at for post in told for at in range(post.first, post.last)}
    others = _occupations(doc, sentence, profile=profile, morphology=morphology) if profile.occupations else ()
    told += [post for post in others if covered.isdisjoint(range(post.first, post.last))]
    return sorted(told, key=lambda post: post.first)


def with_tail(doc: Doc, post: Post, elements: Sequence[Element], last: int) -> Post:
    """A post of which no body is told but by an adjective, with the genitives behind it."""
    adjective = bool(post.bodies) and post.bodies[-1].last == post.last
    sort = adjective and post.last < last and doc[post.last].text in _OPENING and _unknown(post.bodies[-1])
    bodies = post.bodies[:-1] if sort else post.bodies
    if post.plural or any(body.code != "D" for body in bodies):
        return post
    starts = {item.first: item for item in elements if item.code != "C"}
    walk = _Walk(doc, post.last, last, starts, adjective)
    at = walk.end()
    if at == post.last:
        return post
    ends = {item.last: item for item in elements}
    holder = starts.get(at) or next((item for item in elements if item.first == at), None)
    if holder is None or holder.code not in _NAMES:
        before = ends.get(post.first - 1) if post.first else None
        closed = at == last or doc[at].text in _MARKS
        opened = doc[post.first - 1].text == "," or doc[post.first - 1].text in _DASHES
        if not walk.bodies or before is None or before.code != "N" or not opened or not closed:
            return post
    return replace(post, last=at, bodies=(*bodies, *walk.bodies) if walk.bodies else post.bodies)


def _with_matter(doc: Doc, post: Post, elements: Sequence[Element], last: int, profile: Profile) -> Post:
    """A post with what it is for, however long, up to its holder: “посол Чили по делам мира в Африке X”."""
    at = post.last
    if post.plural or not post.bodies or at + 1 >= last:
        return post
    if doc[at].lower_ not in profile.charged_with or doc[at + 1].lemma_ not in profile.charges:
        return post
    names = {item.first: item for item in elements if item.code in _NAMES}
    holder = next((names[to] for to in range(at + 1, min(last, at + _LONGEST)) if to in names), None)
    if holder is None or any(word.pos_ in _ENDS or word.text in _MARKS for word in doc[at : holder.first]):
        return post
    case = feature(doc[post.first], "Case")
    return replace(post, last=holder.first) if feature(doc[holder.first], "Case") in (None, case) else post


def _of_some(doc: Doc, post: Post, elements: Sequence[Element], last: int) -> Post:
    """A post with common nouns for what it is of, up to its holder: “the khokim of the region, X”."""
    at = post.last
    behind = bool(post.bodies) and post.bodies[-1].last == at
    if post.plural or at + 2 >= last or not (doc[at].lower_ == "of" or (behind and doc[at].pos_ in _DESCRIBING)):
        return post
    inside = {to for item in elements for to in range(item.first, item.last)}
    to = at
    while (
        to < min(last, at + _LONGEST) and to not in inside and (doc[to].pos_ in _DESCRIBING or doc[to].lower_ == "of")
    ):
        to += 1
    holder = next((item for item in elements if item.first in (to, to + 1) and item.code == "N"), None)
    if holder is None or doc[to - 1].pos_ != "NOUN" or (holder.first > to and doc[to].text != ","):
        return post
    return replace(post, last=to)


def _at_house(doc: Doc, post: Post, sentence: Sentence) -> Post:
    """A post with the house where it is held, if that tells the state: “secretary at the Croatian Ministry of …”."""
    at = post.last
    if post.plural or post.bodies or at + 1 >= len(doc) or doc[at].lower_ not in _HOUSED:
        return post
    at += 2 if doc[at + 1].pos_ == "DET" else 1
    starts = {item.first: item for item in sentence.elements if item.code in "DSOG"}
    state = starts.get(at)
    house = starts.get(state.last) if state is not None and state.code == "D" else state
    if state is None or house is None or house.code not in "OG" or not _states(sentence, state, house):
        return post
    return replace(post, last=house.last, bodies=(house,) if state is house else (state, house))


def _states(sentence: Sentence, state: Element, house: Element) -> bool:
    """Whether a house is told with its state: “the Croatian Ministry”, as one name or two."""
    return state is not house or any(item.code == "D" and item.first == house.first for item in sentence.nested)


def _unknown(body: Element) -> bool:
    """Whether a word before a name in quotation marks only says what sort of body it is: “РКК «Энергия»”."""
    return body.code == "O" and body.key is None and body.last - body.first == 1


class _Walk:
    """Goes behind a post as far as the words hang on it, and gathers the bodies among them."""

    def __init__(self, doc: Doc, first: int, last: int, starts: dict[int, Element], adjective: bool) -> None:
        self.doc, self.first, self.last, self.starts = doc, first, min(last, first + _LONGEST), starts
        self.governed = adjective
        self.bodies: list[Element] = []

    def end(self) -> int:
        at = self.first
        while at < self.last:
            to = self._step(at)
            if to == at:
                break
            at = to
        while at > self.first and (self.doc[at - 1].pos_ in {"CCONJ", "ADV"} or self.doc[at - 1].text in _OPENING):
            at -= 1
        return at

    def _step(self, at: int) -> int:
        """Where what begins at a token ends, if it hangs on the post; else the token itself."""
        token, item = self.doc[at], self.starts.get(at)
        if item is not None:
            return self._named(item)
        if token.text in _OPENING and self.governed:
            return self._quoted(at)
        if token.text == "(" and self.bodies:
            return self._short(at)
        if token.pos_ in {"NOUN", "ADJ", "VERB"} and feature(token, "Case") == "Gen" and token.text.islower():
            self.governed = True
            return at + 1
        follows = self.doc[at + 1] if at + 1 < self.last else None
        body = self.starts.get(at + 1)
        joins = token.pos_ in {"CCONJ", "ADV"} and self.governed and (body is None or body.code == "O")
        if joins and follows is not None and follows.text.islower() and feature(follows, "Case") == "Gen":
            return at + 1
        return at

    def _named(self, item: Element) -> int:
        if item.code in "FDQ" and (self.governed or item.code == "D"):
            self.governed = True
            return item.last
        if item.code not in _BODIES or (item.code in "SL" and not _genitive(self.doc, item)):
            return item.first
        if item.code in "OG" and not self.governed and item.first > self.first:
            return item.first
        if item.code in "SL" and self.bodies:
            return item.first
        self.bodies.append(item)
        self.governed = True
        return item.last

    def _quoted(self, at: int) -> int:
        """Over a name in quotation marks; of what no table has a body is made."""
        close = next((to for to in range(at + 1, self.last) if self.doc[to].text in _QUOTES), None)
        if close is None or close == at + 1:
            return at
        inside = [self.starts[to] for to in range(at + 1, close) if to in self.starts]
        body = next((item for item in inside if item.code == "O" and item.last == close), None)
        if body is None:
            body = Element(at + 1, close, "O", name=self.doc[at + 1 : close].text, confidence=0.75, source="quotes")
        self.bodies.append(body)
        return close + 1

    def _short(self, at: int) -> int:
        """Over the abbreviation of a body in brackets: “(ЭСЦАГ)”."""
        close = at + 2
        short = close < self.last and self.doc[close].text == ")" and self.doc[at + 1].text.isupper()
        return close + 1 if short else at


def _genitive(doc: Doc, item: Element) -> bool:
    return feature(doc[item.last - 1], "Case") in ("Gen", None)


def _occupations(doc: Doc, sentence: Sentence, *, profile: Profile, morphology: Morphology) -> Iterator[Post]:
    """What persons do for a body that is named beside them: “редактор газеты «Маяк» Анна Котова”.

    These nouns are no offices by themselves, and without the body they say nothing that is kept.
    """
    covered = {at for item in sentence.elements for at in range(item.first, item.last)}
    for at in range(sentence.first, sentence.last):
        token = doc[at]
        if token.lemma_ not in profile.occupations or at in covered or feature(token, "Number") == "Plur":
            continue
        start = at - 1 if at > sentence.first and _attribute(doc[at - 1], token) else at
        words = [word.text.lower() for word in doc[start : at + 1]]
        title = morphology.nominative(words, "organization")
        post = Post(start, at + 1, f"role/{title.casefold()}", title=title[:1].upper() + title[1:])
        post = with_tail(doc, post, sentence.elements, sentence.last)
        if post.bodies:
            yield post


def _attribute(before: Token, noun: Token) -> bool:
    """Whether an adjective belongs to a noun: “главный редактор”."""
    return before.pos_ == "ADJ" and feature(before, "Case") == feature(noun, "Case") and before.is_alpha
