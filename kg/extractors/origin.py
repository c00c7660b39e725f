"""Where the news is from: the state of the city or the office that a document, or a part of it, is told from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from kg.extractors.home import dateline_place, dateline_state
from kg.languages.annotation import Annotation, Element, Sentence, lines
from kg.languages.grammar.elements import gazetteer
from kg.languages.lexicon import lexicon
from kg.languages.morphology import Morphology

# What it weighs that news is from a state: by a heading, the dateline, the dateline alone.
_HEADING, _HOME, _HOME_ALONE, _ELSEWHERE = 4.0, 2.5, 1.5, 0.5
# What is told to have been done in the city that a report is from.
_MEETING: Final = frozenset({"meet", "talk", "receive", "credentials"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A state that the text names, or that a place or organ lies in, at its element."""

    key: str
    element: Element


class Origin:
    """The states that the news of a document is from.

    Args:
        homes: By the first token of a sentence the state of the city that its news is from.
        publisher: The state that the publisher has in its name, where the text names that state too.
    """

    def __init__(
        self, annotation: Annotation, mentions: dict[int, list[Mention]], named: Counter[str], morphology: Morphology
    ) -> None:
        self.annotation, self.mentions, self.named = annotation, mentions, named
        self._lines = lines(annotation.doc, annotation.sentences)
        self.homes = self._from_where(morphology)
        self.publisher = self._published(morphology)

    def _from_where(self, morphology: Morphology) -> dict[int, Mention]:
        """By sentence the state of the city that its news is from."""
        home = self._dateline(morphology)
        homes = {}
        for line in self._lines:
            heading = self._heading(line[0])
            if heading is not None and home is None:
                # The first is the dateline of all that follows.
                city = lexicon().get(heading.element.key or "")
                heading = Mention(heading.key, replace(heading.element, code="S", name=city.sort))
            home = heading or home
            if home is not None:
                homes.update({sentence.first: home for sentence in line})
        return homes

    def weight(self, home: Mention) -> float:
        """What it weighs that the news is from a city of a state; less where the text does not name that state."""
        if home.element.code == "L":
            return _HEADING
        capital = home.element.name == "capital"
        if capital and home.key in self.named:
            return _HOME
        return _HOME_ALONE if capital or home.key in self.named else _ELSEWHERE

    def _heading(self, sentence: Sentence) -> Mention | None:
        """The state of a city that stands before a line: “NAPLES – …”, “Любляна. …”."""
        doc = self.annotation.doc
        element = next((item for item in sentence.elements if item.code == "L"), None)
        if element is None or element.first > sentence.first + 1 or element.last >= len(doc):
            return None
        dateline = self.annotation.document.dateline
        if dateline is not None and doc[element.first].idx < dateline[1]:
            return None
        alone = doc[element.last].text in {"–", "—", "-", ":", "."}
        if not alone and not doc[element.first : element.last].text.isupper():
            return None
        return next((m for m in self.mentions[sentence.first] if m.element is element), None)

    def _dateline(self, morphology: Morphology) -> Mention | None:
        """The state of the city in the dateline."""
        match, span = dateline_place(self.annotation.document, morphology), self.annotation.document.dateline
        entry = lexicon().find(match.entry_key) if match is not None else None
        words = self.annotation.doc.char_span(*span, alignment_mode="expand") if span is not None else None
        if words is not None and entry is None and (land := dateline_state(self.annotation.document, morphology)):
            return Mention(land, Element(words.start, words.end, "S", key=land, name="capital"))
        if words is None or entry is None or not entry.country:
            return self._letterhead() or self._scene()
        key = f"state/{entry.country}"
        return Mention(key, Element(words.start, words.end, "S", key=key, name=entry.sort))

    def _letterhead(self) -> Mention | None:
        """The state of the office whose name alone is a line above the text: “Press Service of the Government of X”."""
        for sentence in self.annotation:
            if sentence.passage.kind not in {"title", "heading"} or sentence.frames:
                return None
            last = sentence.phrases[-1] if sentence.phrases else None
            ends = last is not None and last.last >= sentence.last - 1 and last.kind == "organization"
            found = [m for m in self.mentions[sentence.first] if last is not None and m.element.first >= last.first]
            if ends and len({m.key for m in self.mentions[sentence.first]}) == 1 and found:
                return Mention(found[0].key, replace(found[0].element, code="S", name="capital"))
        return None

    def _scene(self) -> Mention | None:
        """The state of the capital where people meet, as the first sentence of the report tells.

        “X and Y held talks in Tallinn yesterday”; of a state that the document names.
        """
        lead = next((s for s in self.annotation if s.passage.kind not in {"title", "heading", "dateline"}), None)
        for frame in lead.frames if lead is not None else ():
            place = next((unit.element for unit in frame.phrases("in", "clause-in") if unit.kind == "place"), None)
            entry = lexicon().find(place.key or "") if place is not None and frame.kinds & _MEETING else None
            if place is None or entry is None or entry.sort != "capital":
                continue
            key = f"state/{entry.country}"
            return Mention(key, replace(place, code="S", key=key)) if key in self.named else None
        return None

    def _published(self, morphology: Morphology) -> Mention | None:
        """The state that the publisher has in its name, where the text names that state too."""
        document = self.annotation.document
        words = (document.publisher or "").split()
        for match in gazetteer(document.language, morphology).find(words) if words else ():
            entry = lexicon().find(match.entry_key)
            iso = entry.iso or entry.country if entry is not None else None
            if iso and (found := [m for items in self.mentions.values() for m in items if m.key == f"state/{iso}"]):
                return found[0]
        return None
