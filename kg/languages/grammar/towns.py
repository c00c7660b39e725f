"""Names that a noun beside them says to be of towns: “the border town of X”, “the Peruvian capital X”, “X қаласы”."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import Element
from kg.languages.gazetteer import Gazetteer
from kg.languages.grammar.elements import in_tables
from kg.languages.grammar.morph import feature
from kg.languages.grammar.persons import named
from kg.languages.grammar.profile import Profile
from kg.languages.morphology import Morphology

# Of how many words the name of a person is that something may stand behind.
_NAME: Final = 2


def before_noun(doc: Doc, item: Element, rules: Profile, names: Gazetteer) -> list[Element]:
    """A capital before the noun for a town as the name of it, also behind that of a person: “X Тогур қаласына”.

    So is a state whose something is told behind the name of a person: “X Перу астанасында …”.
    """
    behind = doc[item.last] if item.last < len(doc) else None
    if item.code == "N" and item.last - item.first > _NAME and behind is not None:
        owned = feature(behind, "Person[psor]") == "3"
        state = in_tables(doc, item.last - 1, item.last, {"state": "S"}, names) if owned else None
        if state is not None:
            return [replace(item, last=state.first, name=""), state]
    if item.key or item.code not in "CN" or behind is None or behind.lemma_ not in rules.settlement_nouns:
        return [item]
    if feature(behind, "Person[psor]") != "3":
        return [item]
    town = replace(item, first=item.last - 1, last=item.last + 1, code="L", name="", source="settlement noun")
    return [town] if town.first == item.first else [replace(item, last=town.first, name=""), town]


def place_named(doc: Doc, item: Element, rules: Profile, forms: Morphology) -> Element:
    """A place that no table has with its name: in the nominative, without the noun that only says that it is a town."""
    if item.code != "L" or item.key or item.name:
        return item
    last = item.last - (item.last - item.first > 1 and doc[item.last - 1].lemma_ in rules.settlement_nouns)
    return replace(item, name=named(doc, replace(item, last=last), "place", forms).name)


def behind_noun(doc: Doc, item: Element, rules: Profile, names: Gazetteer) -> list[Element]:
    """A name behind the noun for a town as that of a town, where it was read as one of something else.

    “In the border town of X”: no body; “the Peruvian capital Lima”: no body but a state's people and its city.
    """
    if item.key or item.code not in "CNO":
        return [item]
    if item.first > 1 and doc[item.first - 1].lower_ == "of" and doc[item.first - 2].lemma_ in rules.settlement_nouns:
        return [replace(item, code="L", source="settlement noun")]
    noun = next((at for at in range(item.first + 1, item.last - 1) if _small(doc, at, rules)), None)
    parts = _known(doc, item, noun, names) if noun is not None else []
    return parts if len(parts) > 1 else [item]


def _small(doc: Doc, at: int, rules: Profile) -> bool:
    return doc[at].is_lower and doc[at].lemma_ in rules.settlement_nouns


def _known(doc: Doc, item: Element, noun: int, names: Gazetteer) -> list[Element]:
    """The people before the noun and the city behind it, where the tables have both."""
    found = (
        in_tables(doc, item.first, noun, {"demonym": "D"}, names),
        in_tables(doc, noun + 1, item.last, {"place": "L"}, names),
    )
    return [element for element in found if element is not None]
