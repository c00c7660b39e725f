"""The node of a place that a phrase names, also of a town or a house that no table has.

в Таллуаре, at State House, во дворце «Каса Гранде»        known by their names alone, which say nothing of a state
the airport of Lima                                       the city that the name of the house has in it
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kg.languages.annotation import Element, Phrase
from kg.languages.grammar.elements import gazetteer
from kg.languages.lexicon import lexicon

if TYPE_CHECKING:
    from kg.extractors.context import Context

_OPENING: Final = frozenset("«“\"„'")
# What the anchor of a place begins with that only its name tells.
_NAME: Final = "name/"


@dataclass(frozen=True, slots=True)
class Told:
    """The nodes of a place and of the state that it lies in, as far as they are told.

    `known` says whether the tables have the place.
    """

    place: str | None
    country: str | None
    known: bool = True


def told(context: Context, unit: Phrase) -> Told | None:
    """The place or the state that a phrase names; nothing where it is neither."""
    element = unit.element
    if element is None:
        return None
    if unit.kind not in {"place", "state"}:
        house = unit.kind == "organization" and element.code == "O" and element.key is None
        return _named(context, unit, element) if house and _house(context, unit) else None
    if element.key is None:
        element = _city_inside(context, unit) or _declined(context, element) or _in_full(context, element) or element
    if element.key is None:
        return _named(context, unit, element) if element.code == "L" else None
    node = context.entities.element(element)
    country = node if element.code in "SD" else context.country_of(element.key)
    return Told(node if element.code == "L" else None, country)


def _in_full(context: Context, element: Element) -> Element | None:
    """A house that the document names in full elsewhere: “at State House” beside “State House, Nairobi”."""
    short = f"{context.annotation.text(element.first, element.last).lower()},"
    for item in (item for sentence in context.annotation for item in sentence.elements if item.code == "L"):
        entry = lexicon().find(item.key) if item.key else None
        names = entry.names.get(context.document.language, ()) if entry is not None and entry.sort == "venue" else ()
        if any(name.lower().startswith(short) for name in names):
            return replace(item, first=element.first, last=element.last)
    return None


def only_house(context: Context, node: str) -> bool:
    """Whether a place is a house that no table has, so that nothing says yet in which town it was."""
    anchor = context.builder.nodes[node].anchor or ""
    if not anchor.startswith(_NAME):
        return False
    words = anchor.removeprefix(_NAME).replace("-", " ").split()
    return any(form in context.profile.houses for word in words for form in (word, *context.morphology.keys(word)))


def _city_inside(context: Context, unit: Phrase) -> Element | None:
    """The city whose part or house a place is that no table has: “the airport of Lima”."""
    nested = (item for sentence in context.annotation for item in sentence.nested if item.code == "L")
    return next((item for item in nested if unit.first <= item.first and item.last <= unit.last), None)


def _declined(context: Context, element: Element) -> Element | None:
    """A town of the tables whose name in a case looks like another word: “в Нише”."""
    if element.code != "L" or element.last - element.first > 1 or context.profile.possessives:
        return None
    word = context.annotation.doc[element.first].text
    names = gazetteer(context.document.language, context.morphology)
    found = (match for end in (1, 2) for match in names.find([word[:-end]]) if match.kind == "place" and len(word) > 3)
    match = next(found, None)
    entry = lexicon().find(match.entry_key) if match is not None else None
    return replace(element, key=entry.key) if entry is not None and entry.is_city else None


def _house(context: Context, unit: Phrase) -> bool:
    """Whether a name has the word for a house in it, or right before it: “дворец «Каса Гранде»”."""
    first, doc = max(0, _noun_before(context, unit)), context.annotation.doc
    return any(token.lemma_ in context.profile.houses for token in doc[first : unit.last])


def _noun_before(context: Context, unit: Phrase) -> int:
    """The noun for a house right before a name, outside of its quotation marks; else where the name begins."""
    doc, at = context.annotation.doc, unit.first - 1
    if at > 0 and doc[at].text in _OPENING:
        at -= 1
    known = at >= 0 and doc[at].lemma_ in context.profile.houses and not context.profile.case_on_last
    return at if known else unit.first


def _named(context: Context, unit: Phrase, element: Element) -> Told | None:
    """A place by its name, in the nominative; with the noun for a house before it."""
    first = _noun_before(context, unit)
    words = context.annotation.words(element.first, element.last)
    quoted = element.first > 0 and context.annotation.doc[element.first - 1].text in _OPENING
    name = element.name or (" ".join(words) if quoted else context.morphology.nominative(words, "place"))
    behind, houses = context.annotation.doc[element.last : element.last + 1], context.profile.houses
    own = any(word.lower() in houses for word in words)
    if context.profile.possessives and behind and behind[0].lower_ in houses and not own:
        name = f"{name} {behind[0].text}"  # “the Hilton hotel”
    if first < unit.first:
        noun = context.annotation.doc[first].lemma_
        name = f"{noun} «{name}»" if quoted else f"{noun} {context.annotation.text(element.first, element.last)}"
    return Told(context.entities.element(Element(element.first, element.last, "L", name=name)), None, known=False)
