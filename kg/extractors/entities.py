"""Which node of the document a phrase stands for: names and parts of names, posts, pronouns, sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extractors import traits
from kg.extractors.actors import ASSUMED, Actor, Person
from kg.extractors.bodies import Bodies
from kg.extractors.building import ReadingBuilder
from kg.extractors.counterparts import with_posts
from kg.extractors.deputies import with_deputies
from kg.extractors.discourse import Discourse, Wanted, delegation_before
from kg.extractors.headed_posts import named_behind
from kg.extractors.heads import (
    heads_state,
    lasting,
    leads_government_or_diplomacy,
    same_office,
    same_ranks,
    says_more,
)
from kg.extractors.holders import Holders
from kg.extractors.home import home, stateless, unnamed_offices
from kg.extractors.in_house import with_portfolios
from kg.extractors.named_by_land import named_by_land
from kg.extractors.named_in_order import led_in_order, named_in_order
from kg.extractors.named_later import named_later
from kg.extractors.naming import same_forms, same_name, shortness
from kg.extractors.roles import office, slug
from kg.extractors.seats import seat
from kg.extractors.stated_later import stated_later
from kg.languages.annotation import Annotation, Element, Phrase, Post
from kg.languages.grammar.elements import COUNTERPART
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import profile
from kg.languages.known_persons import bare
from kg.languages.lexicon import lexicon
from kg.languages.morphology import Morphology

_NUMERAL = re.compile(r"[IVX]{2,}")

# Governors that one state has alone.
_AKIM = "role/akim"


class Entities:
    """The actors of one document.

    `land` is the key of the state whose offices it names without saying whose, where its language has one home; `seats`
    are those of the offices that it names nobody for, as `unnamed` finds them.
    """

    def __init__(self, annotation: Annotation, builder: ReadingBuilder, morphology: Morphology) -> None:
        self.annotation = annotation
        self.builder = builder
        self.morphology = morphology
        self.persons: list[Person] = []
        self.bodies = Bodies(annotation, builder, morphology)
        self._by_phrase: dict[tuple[int, int], Actor] = {}
        self._people: dict[tuple[int, int], Person] | None = None
        self.seats: dict[tuple[str, tuple[str, ...], str | None], str] = {}
        self.assumed: list[tuple[str, Post, Phrase]] = []
        self.land = home(annotation, morphology)
        self.discourse = Discourse(self, profile(annotation.document.language))
        self._learn()
        self._people = {}

    def _learn(self) -> None:
        """Persons first, the fullest names before their parts, so that “X” alone finds “A. B. X”."""
        with_deputies(self.annotation)
        with_portfolios(self.annotation)
        with_posts(self.annotation)
        phrases = [phrase for sentence in self.annotation for phrase in sentence.phrases if phrase.kind == "person"]
        for phrase in sorted(phrases, key=lambda item: (*shortness(self._parts(item)), item.first)):
            person = self.person(phrase)
            for post in phrase.posts:
                person.posts.append((post, self.party(post)))
        traits.tell_genders(self.annotation, self.person)
        for phrase, land in traits.lands(self.annotation):
            self.person(phrase).land = self.element(land)
        in_order = list(named_in_order(self.annotation, self.person, self._is_held))
        for one, post, words in [*in_order, *led_in_order(self.annotation, self.person)]:
            one.posts.append((post, self.party(post)))
            self.assumed.append((one.key, post, words))
        self._adopt_leader()
        self._adopt_office_at_home()
        for phrase, side in traits.leaders(self.annotation):
            self.person(phrase).leads.append(self.element(side))
        for phrase, words, post in named_later(self.annotation):
            self.person(phrase).posts.append((post, self.party(post)))
            self.assumed.append((self.person(phrase).key, post, words))
        self._learn_seats()
        for one, post, words in named_by_land(
            self.annotation, self._unnamed(counterparts=True), self.person, self._is_held
        ):
            one.posts.append((post, self.party(post)))
            self.assumed.append((one.key, post, words))
        for one, post, words in list(named_behind(self._unnamed(), self.annotation, self.person, self._is_held)):
            if one.land and self.party(post) not in (None, one.land):
                continue  # “the speaker of A's parliament … a delegation from B led by Speaker X”
            one.posts.append((post, self.party(post)))
            self.assumed.append((one.key, post, words))
        for one, post, words in list(
            stated_later(self._unnamed(), self.annotation, self.person, self._is_held, self.morphology)
        ):
            one.posts.append((post, self.party(post)))
            self.assumed.append((one.key, post, words))
        for sentence in self.annotation:
            for phrase in sentence.phrases:
                self.actor(phrase)

    def _adopt_leader(self) -> None:
        """“X said … The President of Y noted …”: the one person without a post is the one leader without a name.

        A head of state; else a head of government or foreign minister who is told of as the subject. `assumed` keeps
        the post with its words, for a tenure that is told as inferred.
        """
        lone = [person for person in self.persons if not person.posts and any(len(name) > 1 for name in person.names)]
        if len(lone) != 1 or not self._acts(lone[0]):
            return
        for leads in (heads_state, leads_government_or_diplomacy):
            told = [(phrase, phrase.posts[0]) for phrase in self._unnamed() if leads(phrase.posts[0])]
            sides = {side for _, post in told if not post.plural and (side := self._state(post))}
            cases = (None, "Nom") if leads is heads_state else ("Nom",)
            subjects = {side for phrase, post in told if phrase.case in cases and (side := self._state(post))}
            wanted = subjects or (sides if leads is heads_state else set())
            others = (pair for person in self.persons for pair in person.posts)
            held = any(leads(post) and (side is None or side in wanted) for post, side in others)
            if len(wanted) == 1 and not held:
                (side,) = wanted
                phrase, post = next((p, q) for p, q in told if self._state(q) == side)
                lone[0].posts.append((post, side))
                self.assumed.append((lone[0].key, post, phrase))
                return

    def _unnamed(self, *, counterparts: bool = False) -> Iterator[Phrase]:
        """The posts told of without a name, of which not any holder is meant, nor, if not asked for, a counterpart."""
        for sentence in (item for item in self.annotation if self.annotation.doc[item.last - 1].text != "?"):
            called = [item.first for item in sentence.elements if item.key == COUNTERPART]
            for phrase in sentence.phrases:
                counterpart = any(phrase.first <= at < phrase.last for at in called)
                told = phrase.kind == "post" and phrase.posts and (counterparts or not counterpart)
                if told and not traits.indefinite(self.annotation, phrase):
                    yield phrase

    def _is_held(self, post: Post) -> bool:
        return any(self.holds(person, post, self.party(post)) for person in self.persons)

    def _adopt_office_at_home(self) -> None:
        """“The Speaker met Y … X said”: the one person without a post holds the one office at home that has no name."""
        if self.land is None:
            return
        lone = [person for person in self.persons if not person.posts and any(len(name) > 1 for name in person.names)]
        lone = [person for person in lone if self._acts(person)]
        told = unnamed_offices(self.annotation, self.land)
        posts = [post for post in told if not any(self.holds(person, post, None) for person in self.persons)]
        if len(lone) == 1 and len({office(post)[0] for post in posts}) == 1:
            lone[0].posts.append((posts[0], self.party(posts[0])))

    def _learn_seats(self) -> None:
        """“President X”, whom the document nowhere calls the president of anything."""
        for person in self.persons:
            if self.side_of(person.key) is None:
                key = seat(person.names, (post for post, _ in person.posts), self.annotation.document.issued)
                person.seat = self.bodies.state(key) if key else None

    def _acts(self, person: Person) -> bool:
        """Whether the text tells what a person does, rather than only naming him."""
        frames = (frame for sentence in self.annotation for frame in sentence.frames)
        subjects = (unit for frame in frames for unit in frame.phrases("subject", "inherited", "clause-subject"))
        if any(unit.kind == "person" and self.person(unit) is person for unit in subjects):
            return True
        named = (unit for sentence in self.annotation for unit in sentence.phrases if unit.kind == "person")
        return any(self.person(unit) is person for unit in named if self.discourse.according(unit))

    def _state(self, post: Post) -> str | None:
        return self.party(post) if post.state is not None else None

    # persons

    def _parts(self, phrase: Phrase) -> tuple[str, ...]:
        parts = tuple(phrase.element.name.split()) if phrase.element is not None else ()
        # "James Baker III" is called Baker, but "Abdullah II" keeps his number.
        return parts[:-1] if len(parts) > 2 and _NUMERAL.fullmatch(parts[-1]) else parts

    def person(self, phrase: Phrase) -> Person:
        """The person that a phrase names; once all names of the document are known, it is the same each time."""
        if self._people is None:
            return self._person(phrase)
        place = (phrase.first, phrase.last)
        if place not in self._people:
            self._people[place] = self._person(phrase)
        return self._people[place]

    def _person(self, phrase: Phrase) -> Person:
        parts = self._parts(phrase)
        forms = self._forms(phrase)
        known = self._called(parts, phrase) or self._declined(forms)
        if known is not None:
            known.forms.append(forms)
            if parts not in known.names:
                known.names.append(parts)
                kind = "label" if len(parts) > 1 and len(parts) >= len(known.names[0]) else "alt"
                self.builder.name(known.key, " ".join(parts), kind=kind)
            return known
        key = self.builder.node("Person", anchor=f"name/{' '.join(parts)}", name=" ".join(parts))
        person = Person(key, [parts], [forms])
        self.persons.append(person)
        return person

    def _forms(self, phrase: Phrase) -> tuple[frozenset[str], ...]:
        """What each word of a name may be the form of, where the language declines names."""
        element = phrase.element
        words = self.annotation.doc[element.first : element.last] if element is not None else ()
        if not any(feature(token, "Case") for token in words):
            return ()
        return tuple(self._lemmas(token.text) for token in words)

    def _lemmas(self, word: str) -> frozenset[str]:
        return self.morphology.keys(word) | {item.lemma.replace("ё", "е") for item in self.morphology.analyse(word)}

    def _declined(self, forms: tuple[frozenset[str], ...]) -> Person | None:
        """The one person whose name these words are forms of, where no table tells its nominative."""
        if not forms:
            return None
        found = [person for person in self.persons if any(same_forms(forms, other) for other in person.forms)]
        return found[0] if len(found) == 1 else None

    def _called(self, parts: tuple[str, ...], phrase: Phrase) -> Person | None:
        """Who has a name already: of several the one of the same post; by a first name only with no other post."""
        heads = {office(post)[0] for post in phrase.posts}
        found: list[tuple[int, Person]] = []
        for person in self.persons:
            if not any(same_name(parts, name) for name in person.names):
                continue
            theirs = {office(post)[0] for post, _ in person.posts}
            family = any(bare(name)[-1].casefold() == bare(parts)[-1].casefold() for name in person.names)
            if not family and heads and theirs and not heads & theirs:
                continue
            found.append((2 * bool(heads & theirs) + family, person))
        return max(found, key=lambda pair: pair[0])[1] if found else None

    # states and bodies

    def element(self, element: Element) -> str:
        """The node of a state, a body or a place."""
        return self.bodies.element(element)

    def organ(self, bodies: tuple[Element, ...]) -> str | None:
        """The node of the narrowest body of a post: an organ with its state, a known or an unknown body."""
        return self.bodies.organ(bodies)

    def of(self, post: Post) -> list[str]:
        """What a post is a post of: the body and the state, as far as they are named."""
        return self.bodies.of(post)

    def fullest(self, person: str, post: Post) -> Post:
        """The post as the document tells it elsewhere with its body, where it has none here ("President X")."""
        if post.stated:
            return post
        if not post.portfolio and not post.ranks:
            # "Minister X" of whom the document says elsewhere of what.
            for known in (known for known in self.persons if known.key == person):
                fuller = [own for own, _ in known.posts if says_more(own, post)]
                if fuller:
                    return max(fuller, key=lambda own: len(own.bodies))
        for known in self.persons:
            if known.key == person:
                return next((own for own, _ in known.posts if own.stated and office(own) == office(post)), post)
        return post

    def stated(self, person: str, post: Post) -> bool:
        """Whether the document tells of what a person's post is one, at that post or a like one."""
        return any(self.party(own) for own in self.posts_of(person) if office(own) == office(post))

    def told_posts(self) -> Iterator[tuple[str, Post]]:
        """The persons with their posts, as far as they are known."""
        for person in self.persons:
            for post, _ in person.posts:
                yield person.key, post

    def holds_office(self, key: str | None) -> bool:
        """Whether a node is a person of whom the document tells a post."""
        return self.is_person(key) and any(own == key for own, _ in self.told_posts())

    def learn(self, person: str, post: Post) -> None:
        """Know a person by a post that other words tell than those beside the name."""
        for known in (known for known in self.persons if known.key == person):
            known.posts.append((post, self.party(post)))
        self.forget()

    def forget(self) -> None:
        """Look up anew who phrases stand for, as more is known now."""
        self._by_phrase.clear()
        self.discourse.clear()

    def give(self, person: str, post: Post, body: Element) -> None:
        """Make a post without a body one of that body, wherever the person is told with it."""
        self.learn(person, replace(post, bodies=(*post.bodies, body)))

    def posts_of(self, person: str | None) -> list[Post]:
        """The posts that the document tells of a person."""
        return [post for known in self.persons if known.key == person for post, _ in known.posts]

    def party(self, post: Post) -> str | None:
        """The side that the holder of a post stands for: the state, else the body; a former holder stands for none."""
        if "former" in office(post)[1]:
            return None
        state = next((body for body in post.bodies if body.code in "SD"), None)
        if state is not None:
            return self.element(state)
        body = next((body for body in post.bodies if body.code == "O" or body.country), None)
        if body is None:
            return self.home() if post.head == _AKIM else None
        if body.code == "O" and body.key is None and self.bodies.of_a_party(body, post):
            return None
        if body.code == "L" and body.key is not None:
            return self.bodies.state_of(body)
        if post.head == _AKIM:
            return self.home()
        return self.bodies.state_of(body) or (self.element(body) if body.code == "O" else None)

    # phrases

    def actor(self, phrase: Phrase) -> Actor:
        """Who a phrase stands for."""
        place = (phrase.first, phrase.last)
        known = self._by_phrase.get(place)
        if known is None:
            known = self._actor(phrase)
            own = next((person.seat for person in self.persons if person.key == known.node), None)
            if own is not None and known.party == own:
                known = replace(known, inferred=True)
            self._by_phrase[place] = known
        return known

    def _actor(self, phrase: Phrase) -> Actor:
        if phrase.kind == "person":
            person = self.person(phrase)
            party = next((side for post in phrase.posts if (side := self.party(post))), None)
            return Actor(person.key, party or self.side_of(person.key), phrase)
        if phrase.kind == "post" and phrase.posts:
            return Holders(self).holder(phrase)
        if phrase.kind == "side" and phrase.element is None and phrase.number == "Sing":
            return self._delegation(phrase)
        if phrase.element is not None and phrase.kind in {"state", "side", "organization", "place"}:
            return self._standing(phrase, phrase.element)
        return Actor(None, None, phrase, named=False)

    def _delegation(self, phrase: Phrase) -> Actor:
        """“The delegation”: that of the side whose delegation was told of last before; none of somebody's own."""
        last = delegation_before(self.annotation, phrase)
        known = self.actor(last) if last is not None else Actor(None, None, phrase)
        return Actor(known.node, known.party, phrase, named=False)

    def _standing(self, phrase: Phrase, element: Element) -> Actor:
        if element.code == "G":
            inside = [
                item
                for sentence in self.annotation
                for item in sentence.elements
                if phrase.first <= item.first and item.last <= phrase.last
            ]
            entry = lexicon().find(element.key or "")
            own = self.bodies.state_of(element) if entry is not None and entry.country else None
            state = own or next((self.element(item) for item in inside if item.code in "SD"), None)
            if state is None and (entry is None or entry.country is None):
                return Actor(None, None, phrase, named=False)
            key = self.organ(tuple(inside)) or self.bodies.body(self.annotation.text(phrase.first, phrase.last))
            return Actor(key, state or key, phrase)
        key = self.element(element)
        return Actor(key, self.bodies.state_of(element) or key, phrase)

    def may_hold(self, key: str, post: Post) -> bool:
        """Whether the document gives a person a post of that kind, of whatever state."""
        return any(person.key == key and self.holds(person, post, None) for person in self.persons)

    def home(self) -> str | None:
        """The node of the state whose offices the document names without saying whose."""
        return self.bodies.state(self.land) if self.land else None

    def seat_of(self, post: Post) -> str | None:
        """The node of the state of a post that the document tells of alone."""
        key = self.seats.get(office(post))
        return self.bodies.state(key) if key else None

    def is_person(self, key: str | None) -> bool:
        """Whether a node is a person's."""
        return any(person.key == key for person in self.persons)

    def assumed_side(self, key: str | None) -> bool:
        """Whether no words beside a person's posts tell the side, but the rest of the document does."""
        told = [p.bodies for person in self.persons if person.key == key for p, side in person.posts if side]
        return bool(told) and all(any(body.source == ASSUMED for body in bodies) for bodies in told)

    def without_state(self, person: str) -> bool:
        """Whether a person is told of as an official of a state, and nowhere of which one."""
        known = next((item for item in self.persons if item.key == person), None)
        if known is None or self.side_of(person) is not None:
            return False
        return any(stateless(post) for post, _ in known.posts)

    def holds(self, person: Person, post: Post, side: str | None) -> bool:
        ranks = lasting(office(post)[1])
        for own, own_side in person.posts:
            unsaid = own_side is None and stateless(own) and not self._told_elsewhere(person, own)
            at = person.seat or (self.home() if self.land is not None else None)
            elsewhere = side is not None and own_side != side and not (unsaid and side == at)
            if elsewhere or not same_ranks(lasting(office(own)[1]), ranks):
                continue
            if (held := same_office(own, post, at_side=side == own_side, of_side=side is not None)) is not None:
                return held
        return False

    def _told_elsewhere(self, person: Person, post: Post) -> bool:
        """Whether the document tells at a like post of a person of what it is one."""
        return any(side is not None and office(own) == office(post) for own, side in person.posts)

    def side_of(self, person: str) -> str | None:
        """The side that a person stands for, by the posts that the document gives."""
        for known in self.persons:
            if known.key == person:
                sides = (*(side for _, side in known.posts), *known.leads, known.land, known.seat)
                return next((side for side in sides if side), None)
        return None

    def side_at_home(self, person: str) -> str | None:
        """The side that a person stands for, which for an official of no state that is told is the one at home."""
        return self.side_of(person) or (self.home() if self.without_state(person) else None)

    def pronoun(
        self, phrase: Phrase, *, but: frozenset[str] = frozenset(), apart: frozenset[str] = frozenset()
    ) -> Actor | None:
        """Whom a pronoun in the singular stands for, of those told of before; see `discourse.Wanted`."""
        if phrase.number != "Sing":
            return None
        guests = profile(self.annotation.document.language).guests
        guest = phrase.element is not None and phrase.element.name in guests
        wanted = Wanted(phrase.first, self.discourse.acts(phrase), phrase.gender, but, apart, guest)
        meant = self.discourse.meant(wanted)
        return replace(meant, phrase=phrase) if meant is not None else None

    def holder_apart(self, phrase: Phrase, *, but: frozenset[str], apart: frozenset[str]) -> Actor | None:
        """The one other holder of a bare post where who seems meant is of a side that it meets: “Министр спикермен …”.

        Of two ministers who were told of, the one who meets the Speaker of A is the one who is not of A.
        """
        if phrase.kind != "post" or not phrase.posts or phrase.posts[0].bodies or phrase.posts[0].plural:
            return None
        meant = self.actor(phrase)
        if meant.node is not None and meant.party not in apart:
            return None
        return Holders(self).apart(phrase, but=but, apart=apart)

    def agrees(self, phrase: Phrase, actor: Actor) -> bool:
        """Whether a person may be of the gender of a pronoun."""
        person = next((person for person in self.persons if person.key == actor.node), None)
        return person is not None and traits.agrees(phrase.gender, person.gender)


__all__ = ["Actor", "Entities", "slug"]
