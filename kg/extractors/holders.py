"""Who holds a post that is told without a name: “the minister”, “the President of Finland”, “the Kazakh diplomat”.

Whom the document names with that post, else the state or body that it is a post of.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from kg.extractors import traits
from kg.extractors.actors import Actor, Person
from kg.extractors.discourse import UNSURE, Discourse, people
from kg.extractors.heads import HEADS_OF_STATE, diplomatic, ministerial
from kg.extractors.home import UNITED_NATIONS, highest, of_the_united_nations, stateless
from kg.extractors.roles import office, slug, sole_element
from kg.extractors.two_holders import by_whom_met
from kg.languages.annotation import Annotation, Element, Phrase, Post
from kg.languages.grammar.elements import COUNTERPART
from kg.languages.grammar.profile import profile

_GENERAL = "role/general"
# Posts that say no more than for whom somebody is there.
_DELEGATE: Final = "role/head-of-delegation"
_FOR_A_SIDE: Final = frozenset({"role/representative", _DELEGATE})
_MINISTRY = "organ/ministry"


class Known(Protocol):
    """What knows the persons of a document and their posts."""

    annotation: Annotation
    persons: list[Person]
    discourse: Discourse
    land: str | None

    def actor(self, phrase: Phrase) -> Actor:
        """Who a phrase stands for."""

    def person(self, phrase: Phrase) -> Person:
        """The person that a phrase names."""

    def holds(self, person: Person, post: Post, side: str | None) -> bool:
        """Whether a person holds a post of a side."""

    def party(self, post: Post) -> str | None:
        """The side that the holder of a post stands for."""

    def element(self, element: Element) -> str:
        """The node of a state, a body or a place."""

    def home(self) -> str | None:
        """The node of the state whose offices the document names without saying whose."""

    def seat_of(self, post: Post) -> str | None:
        """The node of the state of a post that the document tells of alone."""

    def side_of(self, person: str) -> str | None:
        """The side that a person stands for."""

    def assumed_side(self, key: str | None) -> bool:
        """Whether no words beside a person's posts tell the side, but the rest of the document does."""


class Holders:
    """The holders of the posts of one document."""

    def __init__(self, known: Known) -> None:
        self._known, self._annotation = known, known.annotation

    def holder(self, phrase: Phrase) -> Actor:
        """The one person who is meant by a post, else the state or body alone."""
        post, known = phrase.posts[0], self._known
        sole = sole_element(post)
        side = known.party(post) or (known.element(sole) if sole is not None else None)
        if traits.indefinite(self._annotation, phrase):
            return Actor(side, side, phrase, named=False)
        candidates = self._candidates(phrase, side)
        candidates = self._told_before(candidates, phrase) or candidates
        named = [person for person in candidates if any(own.head == post.head for own, _ in person.posts)]
        broad, candidates = candidates, named or candidates
        if side is None and not post.plural and (guests := self._guests(candidates, phrase)):
            broad = candidates = guests
        elif side is None and not post.plural and stateless(post):
            likely = broad if known.land is not None else candidates
            candidates = self._at_home(likely, phrase) or self._at_home(candidates, phrase)
            if not candidates and highest(post):
                side = known.home()
                if side is None:
                    return self._unnamed(phrase)
        if candidates and side is None and not post.plural and self._spoken_of_before(phrase, candidates):
            return self._unnamed(phrase)
        candidates = self._of_same_organ(candidates, post)
        if _several(candidates) and post.bodies and not post.plural:
            candidates = _first_of_state(self._before(candidates, phrase) or candidates, post)
        if _several(candidates) and not post.plural and not post.bodies:
            candidates = by_whom_met(
                self._annotation, phrase, candidates, known.person, known.side_of, known.discourse.travellers
            )
            candidates = self._told_last(candidates, phrase)
        candidates = candidates or self._of_side(phrase, side)
        if not candidates and side is None and of_the_united_nations(self._annotation, post):
            side = known.element(Element(phrase.first, phrase.last, "O", key=UNITED_NATIONS))
        if len({person.key for person in candidates}) == 1 and (not post.plural or len(post.bodies) == 1):
            return Actor(candidates[0].key, side or known.side_of(candidates[0].key), phrase, named=False)
        return Actor(side, side, phrase, named=False)

    def _told_before(self, candidates: list[Person], phrase: Phrase) -> list[Person]:
        """Of several who may hold a post that is told alone those who are told of by then: “the minister” takes up."""
        post = phrase.posts[0]
        if not _several(candidates) or post.plural or post.bodies or post.portfolio:
            return []
        return self._before(candidates, phrase)

    def _named_by_then(self, candidates: list[Person], phrase: Phrase) -> list[Person]:
        """Of several those who are named before a post, if any is: “the Peruvian diplomat” takes up who was told of."""
        return (self._before(candidates, phrase) if _several(candidates) else None) or candidates

    def _before(self, candidates: list[Person], phrase: Phrase) -> list[Person]:
        keys = {person.key for person in candidates}
        named = (p for s in self._annotation for p in s.phrases if p.kind == "person" and p.last <= phrase.first)
        told = {key for unit in named if (key := self._known.person(unit).key) in keys}
        return [person for person in candidates if person.key in told]

    def _guests(self, candidates: list[Person], phrase: Phrase) -> list[Person]:
        """“The visiting minister”: of those who hold such a post the ones whose state the document has to say."""
        if not self._visiting(phrase):
            return []
        known = self._known
        return [
            p for p in candidates if known.side_of(p.key) not in (None, known.home()) and not known.assumed_side(p.key)
        ]

    def _visiting(self, phrase: Phrase) -> bool:
        """Whether a word says of the holder of a post that he is a guest, or a foreigner."""
        words = self._annotation.doc[max(phrase.first - 1, 0) : phrase.last]
        grammar = profile(self._annotation.document.language)
        return any(token.lower_ in grammar.visiting | grammar.foreign for token in words)

    def _unnamed(self, phrase: Phrase) -> Actor:
        """Who holds a post that nobody is named for: the state that it is likely to be of, if there is one."""
        seat = self._known.seat_of(phrase.posts[0])
        return Actor(seat, seat, phrase, named=False, inferred=seat is not None, confidence=UNSURE)

    def _candidates(self, phrase: Phrase, side: str | None) -> list[Person]:
        """The persons who hold such a post, or who are told to be of the body that somebody is the head of."""
        post, known = phrase.posts[0], self._known
        beside = {known.person(unit).key for unit in traits.others(self._annotation, phrase)}
        if self._of_department(phrase):
            found = [p for p in known.persons if p.key not in beside and any(ministerial(own) for own, _ in p.posts)]
        elif slug(post.head) == "head" and not (post.bodies or post.portfolio):  # “the head of the bank”
            meant = {known.person(unit).key for unit in traits.of_same_body(self._annotation, phrase)}
            found = [p for p in known.persons if p.key in meant - beside] if len(meant) == 1 else []
        else:
            found = [p for p in known.persons if p.key not in beside and known.holds(p, post, side)]
        if not found and side is None and post.head == _GENERAL and not post.plural:
            meant = {known.person(unit).key for unit in traits.of_arms(self._annotation, phrase)}
            found = [p for p in known.persons if p.key in meant - beside] if len(meant) == 1 else []
        return traits.of_gender(self._annotation, phrase, found)

    def _of_department(self, phrase: Phrase) -> bool:
        """Whether who is meant heads a ministry that no words name: “the head of the department”."""
        post = phrase.posts[0]
        bodies = {body.key for body in post.bodies} - {_MINISTRY}
        if slug(post.head) != "head" or post.portfolio or bodies or post.plural:
            return False
        words = self._annotation.doc[max(0, phrase.first - 1) : phrase.last]
        return any(token.lemma_ in profile(self._annotation.document.language).departments for token in words)

    def apart(self, phrase: Phrase, *, but: frozenset[str], apart: frozenset[str]) -> Actor | None:
        """The one holder of a bare post who is of none of some sides, which he meets."""
        if slug(phrase.posts[0].head) == "head" and not self._of_department(phrase):
            return None
        sides = {person.key: self._known.side_of(person.key) for person in self._candidates(phrase, None)}
        sides = {key: side for key, side in sides.items() if key not in but and side not in {None, *apart}}
        units = (u for s in self._annotation for u in s.phrases if u.kind == "person" and u.last <= phrase.first)
        before = {self._known.person(unit).key for unit in units} if sides else set()
        found = [key for key in sides if key in before]
        return Actor(found[0], sides[found[0]], phrase, named=False) if len(found) == 1 else None

    def _of_same_organ(self, candidates: list[Person], post: Post) -> list[Person]:
        """Of several who hold such a post, those of the organ that is named: “the Speaker of the Senate”."""
        organs = _organs([post])
        found = [person for person in candidates if organs & _organs(own for own, _ in person.posts)]
        found = found if _several(candidates) and found else candidates
        # “Мәжіліс төрағасы” is none of those who chair a committee of it.
        whole = [p for p in found if any(own.head == post.head and _organs([own]) == organs for own, _ in p.posts)]
        return whole if organs and _several(found) and whole else found

    def _of_side(self, phrase: Phrase, side: str | None) -> list[Person]:
        """“The French colleague” is the one who stands for France, “the French diplomat” the one told of most.

        “The diplomat” is the one told of most of those who serve abroad or at the foreign ministry.
        """
        post, known = phrase.posts[0], self._known
        accredited = profile(self._annotation.document.language).sent_to
        language = profile(self._annotation.document.language)
        for_a_side = _FOR_A_SIDE if language.free_order else {_DELEGATE} if language.possessives else frozenset()
        vague = {COUNTERPART, *language.vague, *(() if post.plural else for_a_side)}
        if post.head not in vague or (side is None and (post.plural or slug(post.head) != "diplomat")):
            return []
        if post.head in _FOR_A_SIDE and any(body.code not in "SDO" for body in post.bodies):
            return []  # one of the staff of a body
        if post.plural and post.head != COUNTERPART and profile(self._annotation.document.language).possessives:
            return []  # “the Swedish diplomats”
        if side is None:
            found = [person for person in known.persons if any(diplomatic(own) for own, _ in person.posts)]
            found = (self._guests(found, phrase) if self._visiting(phrase) else None) or found
        else:
            unsaid = side == known.home()  # the state at home is left unsaid
            found = [
                person
                for person in known.persons
                if any(own == side for _, own in person.posts)
                or (unsaid and known.side_of(person.key) in (None, side) and _without_state(person))
            ]
            found = found if post.plural else self._named_by_then(found, phrase)
            envoys = [person for person in found if any(diplomatic(own) for own, _ in person.posts)]
            found = envoys if slug(post.head) == "diplomat" and envoys else found
        if post.head == _DELEGATE:  # nor does he who lives there lead those who come
            found = [p for p in found if not all(own.head in accredited for own, _ in p.posts)] or found
        if post.head == COUNTERPART:  # a minister's counterpart is no ambassador
            found = [p for p in found if not all(own.head in accredited for own, _ in p.posts)]
            found = self._of_like_post(found, phrase, side) or found
        if len(found) > 1 and slug(post.head) not in {slug(COUNTERPART), "leader"} and not post.plural:
            likeliest = known.discourse.likeliest({person.key for person in found}, phrase)
            found = [person for person in found if person.key == likeliest]
        return found

    def _of_like_post(self, found: list[Person], phrase: Phrase, side: str | None) -> list[Person]:
        """Of several of a side those who hold the post of whose counterpart is told: no First Lady is a president's."""
        told = (p for s in self._annotation for p in s.phrases if (p.first, p.last) == (phrase.first, phrase.last))
        likened = next((p.posts[0] for p in told if p.posts and p.posts[0].head != COUNTERPART), None)
        if likened is None or not _several(found):
            return []
        return [person for person in found if self._known.holds(person, likened, side)]

    def _spoken_of_before(self, phrase: Phrase, candidates: list[Person]) -> bool:
        """“The Premier spoke to … The Premier of Peru, X, …”: the first is whoever holds it where the news is from."""
        if any(side is None for person in candidates for _, side in person.posts):
            return False
        keys, mine = {person.key for person in candidates}, office(phrase.posts[0])
        for sentence in (item for item in self._annotation if item.passage.kind != "title"):
            for other in sentence.phrases:
                if other.kind == "person" and self._known.person(other).key in keys:
                    return False
                bare = other.kind == "post" and other.posts and not other.posts[0].bodies and not other.posts[0].plural
                if bare and office(other.posts[0]) == mine and not traits.indefinite(self._annotation, other):
                    return sentence is not next(iter(self._annotation))
        return False

    def _taken_up(self, phrase: Phrase, others: set[str]) -> bool:
        """Whether the sentence before has another holder as its subject, by post and name: “Minister X has left. …”."""
        last = [s for s in self._annotation if s.last <= phrase.first][-1:]
        told = [p for s in last for p in s.phrases if p.kind == "person" and p.case == "Nom" and p.posts]
        return any(self._known.person(unit).key in others for unit in told)

    def _told_last(self, candidates: list[Person], phrase: Phrase) -> list[Person]:
        """Of several who hold such a post, the one told of last before, as a subject rather than not.

        Who acts is first of all the one with whom the text begins: his counterparts are called by their lands.
        """
        keys = {person.key for person in candidates}
        if (
            (first := self._known.discourse.protagonist()) in keys
            and phrase.case == "Nom"
            and not self._taken_up(phrase, keys - {first})
        ):
            return [person for person in candidates if person.key == first]
        before = [s for s in self._annotation if s.first <= phrase.first]
        speech = before[-1].in_quotes(phrase.first) if before else False
        for subjects in (True, False) if phrase.case == "Nom" else (False,):
            for sentence in reversed(before):
                for other in people(sentence, phrase.first):
                    if sentence.in_quotes(other.first) and not speech:
                        continue
                    if (other.case == "Nom" or not subjects) and (key := self._known.actor(other).node) in keys:
                        return [person for person in candidates if person.key == key]
        return candidates

    def _at_home(self, candidates: list[Person], phrase: Phrase) -> list[Person]:
        """Of those who hold a post that is told without its state, who can be meant where the document is at home.

        The head of state is that of the home, and who is named behind the post in its sentence is somebody else.
        """
        home, post = self._known.home(), phrase.posts[0]
        several = len({person.key for person in candidates}) > 1
        if home is None:
            # The one whose own state need not be told is of the state that the document tells from.
            own = [p for p in candidates if not any(side for _, side in p.posts) or self._known.assumed_side(p.key)]
            before = traits.acting_before(self._annotation, phrase)
            sure = several and len(own) == 1 and any(self._known.person(unit) is own[0] for unit in before)
            return own if sure else candidates
        own = [person for person in candidates if any(side == home or stateless(p) for p, side in person.posts)]
        if own or several or office(post)[0] == "head-of-state":
            return own
        behind = [self._known.person(unit).key for unit in traits.persons_behind(self._annotation, phrase)]
        return [p for p in candidates if p.key not in behind] if highest(post) else candidates


def _first_of_state(candidates: list[Person], post: Post) -> list[Person]:
    """Of several whom “the Peruvian leader” may mean the head of state."""
    if slug(post.head) != "leader":
        return candidates
    heads = [p for p in candidates if any(office(own)[0] in HEADS_OF_STATE and not own.ranks for own, _ in p.posts)]
    return heads or candidates


def _several(candidates: list[Person]) -> bool:
    return len({person.key for person in candidates}) > 1


def _without_state(person: Person) -> bool:
    """Whether somebody has a post of some state that no words name."""
    return any(own is None and stateless(post) for post, own in person.posts)


def _organs(posts: Iterable[Post]) -> set[str]:
    return {body.key for post in posts for body in post.bodies if body.code in "GO" and body.key is not None}


__all__ = ["Holders"]
