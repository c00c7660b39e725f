"""What lexicon and model say of the same words, brought to one reading.

The lexicon is sure of what it knows, the model has a probability; the longest reading that is well enough supported
wins, and the readings inside it are kept beside it (`kg.languages.recognition.spans`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import BEHIND_STATE, Element
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile
from kg.languages.recognition.features import listed_names
from kg.languages.recognition.persons import of_a_house, of_the_post, persons
from kg.languages.recognition.tagger import Span

# What stands before a month that looks like the name of a place.
_BEFORE_MONTHS: Final = frozenset({"in", "since", "until", "by"})
_CODES: Final = {"PERSON": "N", "ORG": "O", "PLACE": "L"}
# Below it a span is left to the rules; against a name that the lexicon has for the same words more is asked.
_ENOUGH: Final = 0.4
_AGAINST_LEXICON: Final = 0.8
_NAMES: Final = frozenset("SDOGLQ")
_STATES: Final = frozenset("SD")
# The most words that the name of a holder has.
_HOLDER: Final = 3
_INITIAL: Final = re.compile(r"[^\W\d_]\.")
# An initial and a family name.
_INITIALED: Final = 2
# As many names at least has a holder who is told from the body before him.
_PAIR: Final = 2
# Heads of posts that firms have as well.
_OF_FIRMS: Final = frozenset(
    f"role/{head}"
    for head in ("head", "chairperson", "director", "managing-director", "chief-executive-officer", "board-chairman")
)
# Titles that are given names as well.
_TITLES: Final = frozenset({"role/emir", "role/sultan"})
_JOINTS: Final = frozenset({"of", "the", "for", "and"})


def vote(
    doc: Doc,
    spans: Sequence[Span],
    known: Sequence[Element],
    last: int,
    profile: Profile,
    roles: Sequence[Span] = (),
) -> tuple[list[Element], list[tuple[int, int]]]:
    """What the model adds to the lexicon: persons (`N`), bodies (`O`) and places (`L`) that the lexicon has not or has
    less of; and the bodies that it finds where the lexicon knows all the words, which the phrase grammar puts together.

    Args:
        doc: The text.
        spans: What the model finds in a sentence, by tokens of the text.
        known: The lexicon's elements in it.
        last: The token after the sentence's last.
        profile: Of the language.
        roles: The posts that the model finds.
    """
    found: list[Element] = []
    composed: list[tuple[int, int]] = []
    for span in spans:
        code = _CODES.get(span.label)
        if code is None or span.probability < _ENOUGH:
            continue
        item = Element(span.first, span.last, code, confidence=round(span.probability, 2), source="model")
        item = _without_opening(doc, _without_days(doc, item, profile), profile)
        item = _without_letters(doc, item, profile)
        code = item.code
        letters = profile.postnominals | profile.courtesy_letters
        if all(token.text in letters for token in doc[item.first : item.last]):
            continue
        items = [item]
        if profile.free_order and (parted := _with_holder(doc, item, known, roles)):
            items = parted
        elif code == "N":
            item = _without_post(doc, item, known, profile) if profile.free_order else item
            others = [range(other.first, other.last) for other in spans if other is not span]
            items = persons(doc, item, known, others, last, profile)
        elif code == "L" and profile.case_on_last:
            items = [_with_noun(doc, item, last, profile)]
        elif code == "L" and _no_place(doc, item, profile):
            items = []
        elif code == "O" and profile.case_on_last:
            item = _behind_words(doc, _behind_holder(doc, _behind_case(doc, item), known), known)
            item = _before_post(doc, item, known)
            item = _behind_post(doc, item, known, profile) if item.first < item.last else item
            items = [item] if item.first < item.last and not of_a_house(doc, item, last, profile) else []
        elif code == "O" and any(token.lower_ in profile.no_places for token in doc[item.first : item.last]):
            items = _of_letters(doc, item, profile)
        elif code == "O":
            item = _without_office(doc, item, known) if profile.free_order else item
            item = _without_courtesy(doc, item, known, profile)
            body, item = of_the_post(doc, item, known, profile)
            items = [*body, *([_without_owner(doc, item, known, profile)] if item.first < item.last else [])]
        for one in items:
            inside = [other for other in known if other.first < one.last and one.first < other.last]
            if _wins(doc, one, inside, known, profile):
                found.append(replace(one, country=_country(inside)) if code in "OL" else one)
            elif code == "O" and _composed(doc, one, inside):
                composed.append((one.first, one.last))
    return found, composed


def _without_post(doc: Doc, item: Element, known: Sequence[Element], profile: Profile) -> Element:
    """A name without the last word of the post before it: “Папа Римский Целестин”, “Президент Республики Анна Лима”."""
    post = next((o for o in known if o.code == "H" and o.first < item.first < o.last < item.last), None)
    first = item.first if post is None else post.last
    realm = doc[first].lemma_ in profile.realms and feature(doc[first], "Case") == "Gen"
    return replace(item, first=first + (realm and first + 1 < item.last))


def _with_holder(doc: Doc, item: Element, known: Sequence[Element], roles: Sequence[Span]) -> list[Element]:
    """A body or place with the holder of its post as the two that they are: “глава сената Анна Лима”.

    The model of posts tells where the post ends and the names begin.
    """
    end = next((r.last for r in roles if r.first < item.first < r.last < item.last), item.last)
    names = doc[end : item.last]
    if item.code == "N" or not _PAIR <= len(names) <= _HOLDER:
        return []
    bodies = any(o.code in "GOH" and o.first < item.last and end < o.last for o in known)
    follows = item.last < len(doc) and doc[item.last].is_title and doc[item.last].pos_ == "PROPN"
    if bodies or follows or not any(word.text.islower() for word in doc[item.first : end]):
        return []
    if any(not word.is_title or word.pos_ != "PROPN" for word in names):
        return []
    if not any(feature(word, "NameType") in {"Giv", "Sur"} for word in names):
        return []
    holder = replace(item, first=end, code="N")
    return [holder] if item.code == "L" else [replace(item, last=end), holder]


def _without_office(doc: Doc, item: Element, known: Sequence[Element]) -> Element:
    """A body without the holder of a post behind it, whom it has not in its name: «в Парламенте главу Перу принял X».

    He stands in another case than the genitive, or right behind what is a whole body by itself.
    """
    organs = {other.last for other in known if other.code == "G" and item.first <= other.first}
    for other in known:
        if other.code != "H" or not item.first < other.first < other.last < item.last or doc[other.first].is_title:
            continue
        governed = feature(doc[other.first], "Case") in (None, "Gen") and other.first not in organs
        if not governed:
            return replace(item, last=other.first)
    return item


def _without_owner(doc: Doc, item: Element, known: Sequence[Element], profile: Profile) -> Element:
    """A body whose name begins with the state that has it goes by the rest: “Fiji's Ministry of Fisheries”."""
    state = next((other for other in known if other.code in "SD" and other.first == item.first), None)
    if state is None or state.last >= item.last - 1 or doc[state.last].lower_ not in profile.possessives:
        return item
    rest = doc[state.last + 1 : item.last].text
    return replace(item, name=rest, source=BEHIND_STATE) if rest[:1].isupper() else item


def _without_days(doc: Doc, item: Element, profile: Profile) -> Element:
    """A name without the day or the month behind it, that the model has taken in: “министр X бейсенбіде”."""
    last = item.last
    while last > item.first and item.code in "NL" and _names_a_day(doc, last - 1, item, profile):
        last -= 1
    return replace(item, last=last)


def _without_letters(doc: Doc, item: Element, profile: Profile) -> Element:
    """A person without the letters behind the name, which say that he sits in a parliament or has an order: “X TD”."""
    last = item.last
    while last - 1 > item.first and (doc[last - 1].text in profile.postnominals or doc[last - 1].text == ","):
        last -= 1
    if last == item.last or item.code == "L" or last - item.first < _PAIR:
        return item
    return replace(item, last=last, code="N")


def _without_courtesy(doc: Doc, item: Element, known: Sequence[Element], profile: Profile) -> Element:
    """A body that the tables know without the letters of courtesy before its post: “HE UN Under-Secretary-General”."""
    bare = replace(item, first=item.first + 1)
    courtesy = doc[item.first].text in profile.courtesy_letters
    return bare if courtesy and any(_same(other, bare) for other in known if other.code in _NAMES) else item


def _without_opening(doc: Doc, item: Element, profile: Profile) -> Element:
    """A name without an everyday word that has its capital from the start of the sentence: “Ертеңіне Әнуар Бекенов”."""
    first = doc[item.first]
    opens = profile.case_on_last and item.code in "NO" and first.i == first.sent.start
    opens = opens and first.text[0].isupper() and first.lower_ in profile.openers
    return replace(item, first=item.first + 1) if opens else item


def _names_a_day(doc: Doc, at: int, item: Element, profile: Profile) -> bool:
    if item.code == "N" and (at == item.first or profile.possessives):
        return False  # “Minister April May”
    if profile.possessives:
        return at > 0 and doc[at].lower_ in profile.title.calendar and doc[at - 1].lower_ in _BEFORE_MONTHS
    return doc[at].text[0].islower() and doc[at].lemma_ in profile.title.calendar


def _no_place(doc: Doc, item: Element, profile: Profile) -> bool:
    """Whether one word with a capital is that of a month, of a day or of letters of credence."""
    word = doc[item.first].lower_
    return item.last - item.first == 1 and (word in profile.title.calendar or word in profile.no_places)


def _of_letters(doc: Doc, item: Element, profile: Profile) -> list[Element]:
    """Whose letters are presented, where letters look like a body: “the Letters of Credence of H.E. X”."""
    first = max(token.i for token in doc[item.first : item.last] if token.lower_ in profile.no_places) + 1
    while first < item.last and (doc[first].lower_ in profile.title.owners or doc[first].lower_ in profile.honorifics):
        first += 1
    return [replace(item, first=first, code="N")] if first < item.last and doc[first].is_title else []


def _with_noun(doc: Doc, item: Element, last: int, profile: Profile) -> Element:
    """The place with the noun behind it that carries its case, “Тогур қаласына”, and without what is behind its own.

    “Тогурға сапары”: behind a case no name goes on.
    """
    for at in range(item.first, item.last - 1):
        if feature(doc[at], "Case") in ("Dat", "Loc", "Abl", "Acc", "Ins") and doc[at + 1].text[0].islower():
            return replace(item, last=at + 1)
    for at in range(item.first + 1, item.last):  # “Загреб сапарынан”: a journey is no part of a name
        told = (trigger for trigger in profile.triggers.get(doc[at].lemma_, ()) if "visit" in trigger.kinds)
        if doc[at].text[0].islower() and next(told, None) is not None:
            return replace(item, last=at)
    nominative = feature(doc[item.last - 1], "Case") == "Nom"
    carried = nominative and item.last < last and doc[item.last].lemma_ in profile.place_nouns
    return replace(item, last=item.last + 1) if carried else item


def _behind_case(doc: Doc, item: Element) -> Element:
    """The body without the words before it that carry a case of their own: “кеш әлетінде Сенат …”.

    The object of a noun of doing belongs to the name: “Аралды құтқару қоры”.
    """
    for at in range(item.last - 2, item.first - 1, -1):
        case = feature(doc[at], "Case")
        governed = any(
            feature(doc[to], "VerbForm") == "Vnoun" or doc[to].pos_ == "ADP" for to in range(at + 1, item.last)
        )
        if doc[at].pos_ == "NOUN" and (case == "Loc" or (case in ("Acc", "Dat") and not governed)):
            return replace(item, first=at + 1)
    return item


def _behind_holder(doc: Doc, item: Element, known: Sequence[Element]) -> Element:
    """The body without the person before it: “Б.Оспан Сенаттың комитеті …”, “Оспанов Чили Ғылым академиясының …”."""
    first = item.first
    if _INITIAL.fullmatch(doc[first].text) and item.last - first > _INITIALED:
        return replace(item, first=first + _INITIALED)
    state = next((other for other in known if other.code == "S" and other.first == first + 1), None)
    if state is None or state.last >= item.last or doc[first].pos_ != "PROPN" or doc[first].text.isupper():
        return item
    listed = any(other.first <= first < other.last for other in known)
    return item if listed else replace(item, first=state.first)


def _behind_post(doc: Doc, item: Element, known: Sequence[Element], profile: Profile) -> Element:
    """The body without a post before it that is somebody's who does something with it: “Чили Президенті Сейм …”.

    What belongs to the post goes on with it: “Чили Президенті Кеңсесінің …”.
    """
    owner = next((other for other in known if other.code in "SD" and other.first == item.first), None)
    start = owner.last if owner is not None else item.first
    post = next((other for other in known if other.code == "H" and other.first == start), None)
    if owner is None or post is None or post.last >= item.last or feature(doc[item.last - 1], "Person[psor]"):
        return item
    first = post.last + (doc[post.last].lower_ in profile.conjunctions)
    return replace(item, first=min(first, item.last))


def _behind_words(doc: Doc, item: Element, known: Sequence[Element]) -> Element:
    """An organ without a post before it, “министр Сенат”; with its state, without words: “Түс ауа поляк парламенті”."""
    organ = next((o for o in known if o.code == "G" and o.last == item.last), None)
    post = next((o for o in known if organ is not None and o.code == "H" and o.last == organ.first), None)
    if organ is not None and post is not None and feature(doc[post.last - 1], "Person[psor]") is None:
        return replace(item, first=organ.first)
    state = next((o for o in known if organ is not None and o.code in "SD" and o.last == organ.first), None)
    if state is None or state.first <= item.first:
        return item
    opens = bool(doc[item.first].is_sent_start) and item.first + 1 < state.first
    named = any(token.pos_ == "PROPN" for token in doc[item.first + opens : state.first])
    return item if named else replace(item, first=state.first)


def _before_post(doc: Doc, item: Element, known: Sequence[Element]) -> Element:
    """The body without the first word of a post that begins in it: “БҰҰ-ның Адам құқықтары жөніндегі Жоғарғы …”.

    Nothing where what is left ends with a postposition: it says what the post is for.
    """
    post = next((o for o in known if o.code == "H" and item.first <= o.first < item.last < o.last), None)
    if post is None:
        return item
    topical = post.first > item.first and doc[post.first - 1].pos_ == "ADP"
    return replace(item, last=item.first if topical else post.first)


def _wins(doc: Doc, item: Element, inside: Sequence[Element], known: Sequence[Element], profile: Profile) -> bool:
    """Whether the model's reading takes the place of what the lexicon has there."""
    if any(other.first < item.first or other.last > item.last for other in inside):
        return item.confidence >= _AGAINST_LEXICON and all(_shorter(other, item) for other in inside)
    if item.code == "O" and _of_two_states(doc, item, inside):
        return False
    if item.code == "N" and item.last - item.first == 1 and any(o.key in _TITLES and _same(o, item) for o in inside):
        return False  # “Әмірмен кездесуде”
    names = [other for other in inside if other.code in _NAMES]
    if any(_same(other, item) for other in names):
        organ = any(other.code == "G" for other in names) and any(o.code == "H" and o.first == item.last for o in known)
        if organ and profile.case_on_last:
            return False  # “Альтинг төрағасы”
        return item.code == "N" and item.confidence >= _AGAINST_LEXICON
    if item.code != "N" and _composed(doc, item, inside):
        return False
    if (
        item.code == "O"
        and profile.possessives
        and (_office(doc, item, inside) or _town(doc, item, inside, profile) or _charged(doc, item, inside, known))
    ):
        return False
    if item.code == "O" and _before_holder(doc, item, inside, known, profile):
        return False
    return item.code != "O" or not (_of_a_post(item, inside) or _and_person(doc, item, inside, profile.language))


def _of_a_post(item: Element, inside: Sequence[Element]) -> bool:
    return any(other.code in "HR" and other.first == item.first for other in inside)


def _and_person(doc: Doc, item: Element, inside: Sequence[Element], language: str) -> bool:
    """Whether a body of the lexicon is followed by what the tables have as names of persons alone: “Parliament
    Tan Chuan”.
    """
    last = max((other.last for other in inside if other.code in "GO" and other.first == item.first), default=item.last)
    names = listed_names(language)
    return last < item.last and all(
        doc[at].lower_ in names.given or doc[at].lower_ in names.family for at in range(last, item.last)
    )


def _office(doc: Doc, item: Element, inside: Sequence[Element]) -> bool:
    """Whether what looks like a body is a post with the body before it: “the GA President”."""
    joined = any(doc[at].lower_ in _JOINTS for at in range(item.first, item.last))
    return not joined and any(o.code == "H" and o.first > item.first and o.last == item.last for o in inside)


def _before_holder(
    doc: Doc, item: Element, inside: Sequence[Element], known: Sequence[Element], profile: Profile
) -> bool:
    """Whether a body or state of the lexicon is that of the post before it, and two or three names of its holder
    follow: “the Director of the World Bank Ada Nilsen”, “Foreign Minister of Peru Ada Nilsen”.
    """
    body = next((other for other in reversed(inside) if other.key and other.code in "OGS"), None)
    if body is None or not 2 <= item.last - body.last <= _HOLDER:
        return False
    words = doc[body.last : item.last]
    bodies = profile.heads.get("words", ())
    if any(not word.is_title or word.pos_ != "PROPN" or word.lower_ in bodies for word in words):
        return False
    at = item.first
    while at > 0 and doc[at - 1].lower_ in _JOINTS:
        at -= 1
    if at == item.first:
        return False
    heads = [other for other in known if other.code == "H" and other.last == at]
    # The head or chairman of what begins with the name of a state is that of a firm.
    return bool(heads) and (body.code in "GO" or not any(head.key in _OF_FIRMS for head in heads))


def _charged(doc: Doc, item: Element, inside: Sequence[Element], known: Sequence[Element]) -> bool:
    """Whether a body that a post is of ends before what the post is for: “High Representative of the EU for Trade”."""
    body = next((other for other in inside if other.key and other.code == "O" and other.first == item.first), None)
    opens = body is not None and body.last < item.last and doc[body.last].lower_ == "for"
    at = item.first
    while at > 0 and doc[at - 1].lower_ in {"the", "of"}:
        at -= 1
    return opens and at < item.first and any(other.code == "H" and other.last == at for other in known)


def _town(doc: Doc, item: Element, inside: Sequence[Element], profile: Profile) -> bool:
    """Whether what looks like a body is a city that words before its name call one: “the Kazakh capital Astana”."""
    before = next((other.first for other in inside if other.code == "L" and other.last == item.last), item.first)
    return before > item.first and doc[before - 1].lemma_ in profile.settlement_nouns


def _shorter(other: Element, item: Element) -> bool:
    return other.last - other.first < item.last - item.first


def _same(other: Element, item: Element) -> bool:
    return (other.first, other.last) == (item.first, item.last)


def _composed(doc: Doc, item: Element, inside: Sequence[Element]) -> bool:
    """Whether the lexicon knows all the words as several names, or as a body with its state: the phrase grammar puts
    these together.
    """
    names = [other for other in inside if other.code in "SDOGL"]
    if len(names) < 2 and not any(other.code == "G" or other.key for other in names if other.code in "GO"):
        return False
    covered = {at for other in names for at in range(other.first, other.last)}
    return all(
        at in covered or doc[at].lower_ in _JOINTS or not doc[at].is_alpha for at in range(item.first, item.last)
    )


def _of_two_states(doc: Doc, item: Element, inside: Sequence[Element]) -> bool:
    """Whether two states that end what looks like one body have a body each: “МИД Казахстана и Франции”."""
    last = next((other for other in inside if other.code == "S" and other.last == item.last), None)
    if last is None or doc[last.first - 1].pos_ != "CCONJ":
        return False
    before = next((other for other in inside if other.code == "S" and other.last == last.first - 1), None)
    organ = next((other for other in inside if other.code == "G" and other.first == item.first), None)
    return before is not None and organ is not None and organ.last == before.first


def _country(inside: Sequence[Element]) -> str | None:
    states = [other for other in inside if other.code in _STATES and other.key]
    places = [other.country for other in inside if other.code == "L" and other.country]
    if states:
        return (states[0].key or "").rpartition("/")[2]
    return places[0] if places else None
