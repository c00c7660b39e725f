"""A bare noun of meeting that stands for the conference told of just before: “The meeting was opened by X”.

Nothing but its place in the document tells it from talks of two sides: it stands for the conference as long as no talks
are told of since.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import Frame, Sentence, Title
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

_TALKS: Final = frozenset({"meet", "talk", "call", "credentials"})
_PEOPLE: Final = frozenset({"person", "side", "post"})
# How many sentences without a word of the conference it is still spoken of.
_BACK: Final = 4
# Cases of a noun that has no part in the one behind it.
_APART: Final = frozenset({"Dat", "Loc", "Abl", "Acc", "Ins"})
# How many words may stand between the article and the noun: “the two-day meeting”.
_BETWEEN: Final = 3


@dataclass(slots=True)
class TakenUp:
    """Goes through the sentences of a document in order and knows which conference is spoken of."""

    doc: Doc
    profile: Profile
    told: Title | None = None
    since: int = 0
    named: Title | None = None

    def titles(self, sentence: Sentence, found: list[Title]) -> list[Title]:
        """The titles of a sentence with a bare noun that stands for the conference told of before."""
        if (self.told or self.named) is None or any(title.kind == "Conference" for title in found):
            return found
        for at in range(sentence.first, sentence.last):
            lemma: str = self.doc[at].lemma_
            told = self.told
            if self.profile.verb_final and self.named is not None and self.named.word == lemma:
                told = self.named  # by its own noun a conference is spoken of, whatever was told of since
            title = self._bare(sentence, at, told) if lemma in self.profile.title.taken_up else None
            if title is not None and not any(one.first < title.last and title.first < one.last for one in found):
                return sorted([*found, title], key=lambda one: one.first)
        return found

    def _bare(self, sentence: Sentence, at: int, told: Title | None) -> Title | None:
        doc, profile = self.doc, self.profile
        if told is None or feature(doc[at], "Number") == "Plur":
            return None
        if profile.verb_final and not self._alone(sentence, at):
            return None
        start, following = at, None
        if profile.possessives:
            while start > sentence.first and at - start < _BETWEEN and not self._article(start - 1):
                start -= 1
            if start == sentence.first or not self._article(start - 1) or not self._pointed(start, at):
                return None
            following = doc[start] if doc[start].lemma_ in profile.title.upcoming else None
        elif at > sentence.first and doc[at - 1].pos_ == "ADJ" and doc[at - 1].lower_ not in profile.title.determiners:
            return None
        if self._goes_on(sentence, at):
            return None
        return replace(
            told,
            first=start,
            last=at + 1,
            head=at,
            name=doc[start : at + 1].text,
            word=doc[at].lemma_ if following is not None else told.word,
            proper=following is not None,
            signature=(),
            ordinal=None,
            case=feature(doc[at], "Case"),
        )

    def _alone(self, sentence: Sentence, at: int) -> bool:
        """Whether a noun that the last word's case is told on stands by itself: no body's, nobody's, of no kind."""
        doc = self.doc
        before = doc[at - 1] if at > sentence.first else None
        if feature(doc[at], "Person[psor]") is not None:
            return False
        if before is None or before.lower_ in self.profile.title.determiners or before.is_punct:
            return True
        return before.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} or feature(before, "Case") in _APART

    def _article(self, at: int) -> bool:
        return feature(self.doc[at], "Definite") == "Def" or self.doc[at].lower_ in self.profile.pointing

    def _pointed(self, start: int, at: int) -> bool:
        """Whether what stands between an article and the noun only says how long it is, or that it is the next."""
        words = [token for token in self.doc[start:at] if token.text.isalpha()]
        return all(
            token.lemma_ in self.profile.title.upcoming or token.lower_ in {"day", "two", "three"} for token in words
        )

    def _goes_on(self, sentence: Sentence, at: int) -> bool:
        """Whether the noun has a complement of its own: “the meeting of the board”, “the meeting with X”."""
        if at + 1 >= sentence.last:
            return False
        doc, behind = self.doc, self.doc[at + 1]
        sides = self.profile.words_of("with", "between", "of")
        named = behind.pos_ in {"NOUN", "PROPN", "ADJ"} and feature(behind, "Case") == "Gen"
        return (
            behind.lower_ in sides
            or named
            or (bool(self.profile.possessives) and doc[at + 1].pos_ in {"NOUN", "PROPN"})
        )

    def read(self, sentence: Sentence) -> None:
        """Keep in mind what a sentence, its frames found, tells of."""
        inside = {at for title in sentence.titles for at in range(title.first, title.last)}
        talks = any(frame.first not in inside and self._talks(frame) for frame in sentence.frames)
        named = [t for t in sentence.titles if t.kind == "Conference" and (t.proper or self.told is not None)]
        self.since = 0 if named else self.since + 1
        proper = [title for title in named if title.proper]
        self.named = proper[-1] if proper else self.named
        if talks or self.since > _BACK:
            self.told = None
        elif proper:
            self.told = proper[-1]

    def _talks(self, frame: Frame) -> bool:
        """Whether a frame tells of talks of two sides; whoever receives a report has none."""
        if frame.kinds & _TALKS:
            return True
        return "receive" in frame.kinds and any(unit.kind in _PEOPLE for unit in frame.phrases("object"))
