"""The nodes of the states, bodies and places of one document."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.extractors.actors import ASSUMED
from kg.extractors.building import ReadingBuilder
from kg.extractors.heads import narrowest, owned
from kg.extractors.shortened import called, named_before, part_named
from kg.languages.annotation import BEHIND_STATE, Annotation, Element, Post
from kg.languages.grammar.elements import gazetteer
from kg.languages.grammar.profile import profile
from kg.languages.lexicon import lexicon
from kg.languages.morphology import Morphology

# Organs that are known by a name of their own, and called by one noun where it has been told.
_BROAD: Final = frozenset({"organ/agency", "organ/committee", "organ/mission"})


class Bodies:
    """The states, bodies and places of one document; a body that no table has is known by its name."""

    def __init__(self, annotation: Annotation, builder: ReadingBuilder, morphology: Morphology) -> None:
        self.annotation = annotation
        self.builder = builder
        self.morphology = morphology
        self._known: dict[str, str] = {}

    def element(self, element: Element) -> str:
        """The node of a state, a body or a place."""
        key = element.key
        if element.code in "SD" and key:
            return self.state(key)
        if element.code == "O" and key:
            return self.builder.node("Organization", anchor=key, name=self.label(key))
        name = element.name or self.annotation.text(element.first, element.last)
        if element.code == "L":
            own = key or f"name/{name.casefold()}"
            return self.builder.node("Place", anchor=own, name=self.label(key) if key else name)
        if element.source == BEHIND_STATE and element.country:
            state = self.label(f"state/{element.country}")
            return self.body(f"{name} ({state})", country=element.country)
        return self._in_short(element, name) or self.body(name)

    def _in_short(self, element: Element, name: str) -> str | None:
        """“The Bank” after “the World Bank”: the body told of last before whose name has the word."""
        if name.casefold() in self._known:
            return None
        names = gazetteer(self.annotation.document.language, self.morphology)
        if key := part_named(self.annotation, element, name, names):
            return self.element(replace(element, key=key))
        found = named_before(self.annotation, element, name)
        return self.element(found) if found is not None else None

    def body(self, name: str, *, country: str | None = None) -> str:
        known = self._known.get(name.casefold())
        if known is None:
            known = self.builder.node("Organization", anchor=f"name/{name.casefold()}", name=name)
            self._known[name.casefold()] = known
        if country:
            self.builder.mark(known, [f"country:{country}"])
        return known

    def organ(self, bodies: tuple[Element, ...]) -> str | None:
        """The node of the narrowest body of a post: an organ with its state, a known or an unknown body."""
        before = profile(self.annotation.document.language).case_on_last
        return next((key for o in narrowest(bodies, before=before) if (key := self._organ(o, bodies))), None)

    def _organ(self, organ: Element, bodies: tuple[Element, ...]) -> str | None:
        if organ.code == "O":
            return self.element(organ)
        state, entry = next((b for b in bodies if b.code in "SD" and b.key), None), lexicon().find(organ.key or "")
        if organ.key in _BROAD and (state is None or state.source == ASSUMED):
            name = self.annotation.doc[organ.last - 1].lemma_ if organ.last - organ.first == 1 else ""
            if name and (told := named_before(self.annotation, organ, name)) is not None:
                return self.element(told)
        if state is None and (entry is None or entry.country is None):
            return None  # "the mission", "parliament": of whom is not said
        words = self.annotation.words(organ.first, organ.last)
        name = self.morphology.nominative(words, "organization")
        of = f" ({self.label(state.key)})" if state and state.key else ""
        key = self.body(name + of, country=state.key.rpartition("/")[2] if state is not None and state.key else None)
        for label in called(organ, name, self.annotation.document.language):
            self.builder.name(key, label + of, kind="alt")
        self.builder.mark(key, [f"organ:{(organ.key or name).rpartition('/')[2]}"])
        return key

    def of(self, post: Post) -> list[str]:
        """What a post is a post of: the body and the state, as far as they are named."""
        found = [self.element(body) for body in owned(post)]
        return list(dict.fromkeys([*filter(None, [self.organ(post.bodies)]), *found]))

    def of_a_party(self, body: Element, post: Post) -> bool:
        """Whether words behind a name say that it is a party's or a club's: “«Жаңа жол» партиясының төрағасы”."""
        doc, words = self.annotation.doc, profile(self.annotation.document.language).private_bodies
        return any(doc[at].lemma_ in words for at in range(body.first, min(post.last, body.last + 2)))

    def state_of(self, body: Element) -> str | None:
        """The state of an organ that only one has, or that an unknown body has in its name (“Армения Ұлттық банкі”).

        And that of a town or a region, whose officials stand for it.
        """
        own = body.code in "GL" or (body.code == "O" and body.key is None)
        return self.land(body.country) if own else None

    def land(self, country: str | None) -> str | None:
        """The node of the state with a country code; `None` for a code that the lexicon does not have."""
        state = lexicon().find(f"state/{country}") if country else None
        return self.state(state.key) if state is not None else None

    def label(self, key: str) -> str:
        """What the document's language calls an entry of the lexicon."""
        return lexicon().get(key).label(self.annotation.document.language)

    def state(self, key: str) -> str:
        """The node of a state of the lexicon, under the name that the document's language gives it."""
        return self.builder.node("State", anchor=key, name=self.label(key))
