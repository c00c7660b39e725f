"""A model's span of a person as the name alone: without what stands before it, cut where another name begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Span, Token

from kg import resources
from kg.languages.annotation import Element
from kg.languages.grammar.morph import feature
from kg.languages.grammar.names import charge_joined, closes, is_courtesy, is_name_word, is_patronymic
from kg.languages.grammar.profile import Profile
from kg.languages.recognition.features import Listed, listed_names

_HYPHENS: Final = frozenset("-‑")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.-?)+")
# Initials without their dots: “K P Sharma”, “AK Momen”.
_UNDOTTED: Final = re.compile(r"[A-Z]{1,2}")
_BEFORE: Final = frozenset("HRFOG")
_PLACES: Final = frozenset("SL")
_POSTS: Final = frozenset("HRF")
_BODIES: Final = frozenset("GO")
# Posts of those who head a town or a region, which stands right behind them.
_LOCAL: Final = frozenset({"role/mayor", "role/akim", "role/governor"})
# Ends of towns in the genitive, and of the given names of women.
_GENITIVES: Final = frozenset("аяыи")
_VOWELS: Final = frozenset("аяоёуюыиэеь")
# Words of a name in full.
_IN_FULL: Final = 2
_ABBREVIATED: Final = re.compile(r"[^\W\d_]{3,6}")
_GUESSED: Final = 0.7
_CLOSING: Final = frozenset({"»", "”", '"'})
_OBLIQUE: Final = frozenset({"Loc", "Abl", "Dat"})


def persons(
    doc: Doc, item: Element, known: Sequence[Element], taken: Iterable[range], last: int, profile: Profile
) -> list[Element]:
    """The names in a span that the model takes for a person's, and the body of the post before it that it holds.

    Args:
        doc: The text.
        item: The span.
        known: The lexicon's elements in the sentence.
        taken: The other spans of the model.
        last: The token after the sentence's last.
        profile: Of the language.
    """
    item = _closed(doc, _bare(doc, item, known, profile), profile.language)
    if item.first >= item.last:
        return []
    if item.last < last and doc[item.last].lower_ in profile.namesakes:
        return []  # what is called after somebody
    if item.first > 0 and doc[item.first - 1].lower_ in profile.honouring:
        return []  # “университет имени X”
    if item.last - item.first == 1 and doc[item.first].lower_ in profile.no_names:
        return []  # “the General Election”
    if charge_joined(doc, item.first, item.last, known, profile):
        return []  # “Minister of Trade and Investment Promotion”
    if _tells(doc, item, profile):
        return []  # “Trilateral Meeting”
    if profile.case_on_last and of_a_house(doc, item, last, profile):
        return []  # “«Торре Эхекутива» ғимараты”
    if not profile.case_on_last:
        body, item = of_the_post(doc, item, known, profile)
        return [*body, *([_whole(doc, item, known, taken, last, profile)] if item.first < item.last else [])]
    item = _before_word(doc, _before_place(doc, _before_small(doc, item, profile), known), known)
    item = _with_family(doc, item, known, profile)
    parts = [_behind_word(doc, part, profile) for part in _apart(doc, item, profile)]
    return [part for part in parts if part.first < part.last]


def of_a_house(doc: Doc, item: Element, last: int, profile: Profile) -> bool:
    """Whether a name in quotation marks is that of the house that the noun behind them names."""
    at = item.last + 1
    return at < last and doc[item.last].text in _CLOSING and doc[at].lemma_ in profile.buildings


def _tells(doc: Doc, item: Element, profile: Profile) -> bool:
    """Whether a span of capitals ends in a noun of meeting or in that of a street, as no name of a person does."""
    if item.last - item.first == 1 or not profile.possessives:
        return False
    if doc[item.last - 1].lower_ in profile.no_families:
        return True
    found = profile.triggers.get(doc[item.last - 1].lemma_, ())
    return any(t.pos == "NOUN" and len(t.lemmas) == 1 and t.kinds & {"meet", "talk"} for t in found)


def _bare(doc: Doc, item: Element, known: Sequence[Element], profile: Profile) -> Element:
    """The name without the post, the body or the words of courtesy before it: “Ambassador X”, “JICA X”, “Sheikh X”."""
    ends = {other.first: other.last for other in known if other.code in _BEFORE}
    if not profile.case_on_last:
        ends |= {other.first: other.last for other in known if other.code == "S" and _of_which(doc, other)}
    first = item.first
    while first < item.last - 1:
        if ends.get(first, item.last) < item.last:
            first = ends[first]
        elif is_courtesy(doc[first], profile) or _is_day(doc, first, profile):
            first += 1
        else:
            break
    inside = [at for at in range(first + 1, item.last - 1) if doc[at].text[-1] == "." and is_courtesy(doc[at], profile)]
    first = inside[-1] + 1 if inside else first  # “Chief Dr. X”, whatever rank of honour the first word is
    while first > 0 and _is_initial(doc[first - 1], profile):
        first -= 1
    first = _without_dots(doc, first, known, profile)
    if all(_INITIALS.fullmatch(doc[at].text) for at in range(first, item.last)):
        return replace(item, first=item.last)
    return replace(item, first=first)


def _without_dots(doc: Doc, first: int, known: Sequence[Element], profile: Profile) -> int:
    """Where a name begins whose initials have no dots, behind a post or a word of courtesy: “Minister Dr A K Momen”."""
    if not profile.possessives:
        return first
    covered = {at for other in known for at in range(other.first, other.last)}
    at = first
    while at > 0 and at - 1 not in covered and _UNDOTTED.fullmatch(doc[at - 1].text):
        at -= 1
    opens = at > 0 and (is_courtesy(doc[at - 1], profile) or any(o.code == "H" and o.last == at for o in known))
    return at if opens else first


def _is_day(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a word is the day or month that a preposition stands before: “On Wednesday X met …”."""
    governed = at > 0 and doc[at - 1].pos_ == "ADP"
    return governed and not profile.adpositions_follow and doc[at].lower_ in profile.title.calendar


def _of_which(doc: Doc, state: Element) -> bool:
    """Whether a state in the genitive stands right behind a post, and so is no part of a name: “президент Чили X”."""
    token = doc[state.last - 1]
    post = state.first > 0 and doc[state.first - 1].pos_ == "NOUN"
    return post and feature(token, "Case") == "Gen" and token.lemma_ != token.lower_


def of_the_post(doc: Doc, item: Element, known: Sequence[Element], profile: Profile) -> tuple[list[Element], Element]:
    """What stands between a post and its holder, which no table has: “президент ФИШО Котов”, “главы Холмска Анны Ли”.

    An abbreviation, or one word in the genitive that is no name of a person, before one that is a given name.
    """
    heads = [other for other in known if other.code == "H" and other.last == item.first]
    words = doc[item.first : item.last]
    if not heads or feature(doc[item.first - 1], "Case") is None:
        return [], item
    if not doc[item.first - 1].text.isascii() and all(word.text.isascii() for word in words):
        return [replace(item, code="O", confidence=_GUESSED)], replace(item, first=item.last)
    if words[0].text.isascii() and not words[-1].text.isascii() and len(words[0]) > len("X."):
        body = replace(item, last=item.first + 1, code="O", confidence=_GUESSED)
        return [body], replace(item, first=item.first + 1, code="N")
    names = listed_names(profile.language)
    given = [not {word.lower_, word.lemma_}.isdisjoint(names.given) for word in words]
    local = any(other.key in _LOCAL for other in heads)
    parted = _abbreviated(words, item.code, names) or _in_genitive(words, given, names, local=local)
    if given[0] or given[-1] or not parted:
        return [], item
    holder = replace(item, first=item.first + 1, code="N")
    if local:
        return [], holder  # the town is no body, and no table says which it is
    return [replace(item, last=item.first + 1, code="O", confidence=_GUESSED)], holder


def _abbreviated(words: Span, code: str, names: Listed) -> bool:
    """Whether an abbreviation stands before a name that is not written in capitals."""
    first, rest = words[0].text, words[1:]
    if not len(rest) or not first.isupper() or not _ABBREVIATED.fullmatch(first):
        return False
    return all(word.text.istitle() for word in rest) and (
        code == "N" or not {rest[-1].lower_, rest[-1].lemma_}.isdisjoint(names.family)
    )


def _in_genitive(words: Span, given: Sequence[bool], names: Listed, *, local: bool) -> bool:
    """Whether a word in the genitive that is no name of a person stands before a name in full.

    Behind the post of a town's head it is the town, whatever name it looks like: “мэр Корсакова Тимур Пак”.
    """
    first = words[0]
    if len(words) <= _IN_FULL or not words[1].text.istitle():
        return False
    genitive = feature(first, "Case") == "Gen" or (first.text[-1] in _GENITIVES and words[1].text[-1] not in _VOWELS)
    if local and words[1].pos_ == "PROPN" and (given[1] or genitive):
        return True
    if not given[1]:
        return False
    inflected = feature(first, "Case") == "Gen" and first.lemma_ != first.lower_
    return inflected and {first.lower_, first.lemma_}.isdisjoint(names.family)


def _closed(doc: Doc, item: Element, language: str) -> Element:
    """The name without the hyphen and the prefix of the word behind it: “X co-chaired”."""
    prefixes = resources.toml(language, "tokenization.toml").get("prefixes", ())
    last = item.last
    while last > item.first and (
        doc[last - 1].text in _HYPHENS or (last < item.last and doc[last - 1].lower_ in prefixes)
    ):
        last -= 1
    return replace(item, last=last)


def _is_initial(token: Token, profile: Profile) -> bool:
    """“J.”, “J.-P.”, but not “H.E.”, which only looks like them."""
    return _INITIALS.fullmatch(token.text) is not None and token.lower_ not in profile.honorifics


def _whole(
    doc: Doc, item: Element, known: Sequence[Element], taken: Iterable[range], last: int, profile: Profile
) -> Element:
    """The name with the capitals that go on behind it and are nothing else."""
    covered = {at for other in known for at in range(other.first, other.last)} | {at for span in taken for at in span}
    end = item.last
    while end < last and end not in covered and is_name_word(doc[end], profile) and doc[end].pos_ == "PROPN":
        end += 1
    return replace(item, last=end)


def _before_small(doc: Doc, item: Element, profile: Profile) -> Element:
    """The name without the everyday words behind it, which have no capital: “Министр Котов бейсенбіде”."""
    last = item.last
    while last > item.first + 1 and doc[last - 1].text.isalpha() and doc[last - 1].text.islower():
        if doc[last - 1].lower_ in profile.particles or is_patronymic(doc[last - 1].text, profile):
            break
        last -= 1
    return replace(item, last=last) if doc[item.first].text[0].isupper() else item


def _with_family(doc: Doc, item: Element, known: Sequence[Element], profile: Profile) -> Element:
    """A given name behind a post with the family name that is written like a place: “хатшы Элина Саар”."""
    posts = {other.last for other in known if other.code == "H"}
    place = next((o for o in known if o.code == "L" and (o.first, o.last) == (item.last, item.last + 1)), None)
    if item.last - item.first != 1 or item.first not in posts or place is None:
        return item
    given = doc[item.first].lower_ in listed_names(profile.language).given
    case = feature(doc[place.first], "Case")
    return replace(item, last=place.last) if given and case in (None, "Nom", "Gen", "Ins") else item


def _before_place(doc: Doc, item: Element, known: Sequence[Element]) -> Element:
    """The name without the place behind it that carries a case of its own, “Филипп Брюссельде”, or has a post behind
    it: “Луис Кано Чили президентімен”.
    """
    posts = {other.first for other in known if other.code in _POSTS}
    for other in known:
        closes_it = other.code in _PLACES and other.last == item.last and other.first > item.first
        if closes_it and (feature(doc[other.last - 1], "Case") in _OBLIQUE or other.last in posts):
            return replace(item, last=other.first)
    return item


def _before_word(doc: Doc, item: Element, known: Sequence[Element]) -> Element:
    """The name without an adjective, a body or a post behind it with a capital of its own: “Тан Лан Халықаралық …”."""
    bodies = {o.first for o in known if o.key and (o.code in _BODIES or (o.code == "H" and o.last > item.last))}
    for at in range(item.first + 1, item.last):
        if at in bodies or (doc[at].pos_ == "ADJ" and doc[at].text[0].isupper()):
            return replace(item, last=at)
    return item


def _behind_word(doc: Doc, item: Element, profile: Profile) -> Element:
    """The name without the everyday word before it that only opens the sentence: “Кешке И.Оспан …”."""
    first = item.first
    while first < item.last and (_everyday(doc[first], profile) or (first + 1 < item.last and _owned(doc[first]))):
        first += 1
    return replace(item, first=first)


def _everyday(token: Token, profile: Profile) -> bool:
    adverb = token.is_sent_start and token.pos_ in {"ADV", "CCONJ"}
    return adverb or token.lower_ in profile.common_capitals or token.lemma_ in profile.common_capitals


def _owned(token: Token) -> bool:
    """Whether a word is somebody's and carries a case of its own: “Президент Жарлығымен Марат Оспан …”."""
    owned = token.pos_ == "NOUN" and bool(feature(token, "Person[psor]"))
    return owned and feature(token, "Case") not in (None, "Nom", "Gen")


def _apart(doc: Doc, item: Element, profile: Profile) -> list[Element]:
    """The names of several persons where one closes before the span does."""
    found = []
    first = item.first
    if first >= item.last:
        return []
    for end in range(item.first + 1, item.last):
        if closes(doc, first, end, profile) or _shortened(doc, first, end, item.last):
            found.append(replace(item, first=first, last=end))
            first = end
    return [*found, replace(item, first=first)]


def _shortened(doc: Doc, first: int, end: int, last: int) -> bool:
    """Whether initials and a family name end before a name in full begins, or that before these: “Б.Оспан Данияр …”."""
    if end - first >= _IN_FULL and _INITIALS.fullmatch(doc[end].text) and not _INITIALS.fullmatch(doc[first].text):
        return True  # “Данияр Қыранов Б.Оспанды”, but “Джон Ф.Кеннеди”
    opens = _INITIALS.fullmatch(doc[first].text) is not None and _INITIALS.fullmatch(doc[end - 1].text) is None
    return opens and last - end >= _IN_FULL and all(token.text[0].isupper() for token in doc[end:last])


def told_apart(doc: Doc, sentences: Sequence[Sequence[Element]]) -> list[list[Element]]:
    """The elements of a text's sentences, with names of two persons cut where the second is that of somebody whom the
    text has named before with a post: “Президент Амина Диалло Тан Ланды қабылдады”.
    """
    seen: set[tuple[str, ...]] = set()
    found: list[list[Element]] = []
    for items in sentences:
        parts = [one for item in items for one in _cut(doc, item, seen)]
        posts = {item.last for item in items if item.code == "H"}
        names = [item for item in parts if item.code == "N" and item.last - item.first >= _IN_FULL]
        seen |= {_words(doc, item.first, item.last) for item in names if item.first in posts}
        found.append(parts)
    return found


def _words(doc: Doc, first: int, last: int) -> tuple[str, ...]:
    """The words of a name in lower case, the last without its case."""
    return (*(token.lower_ for token in doc[first : last - 1]), doc[last - 1].lemma_)


def _cut(doc: Doc, item: Element, seen: set[tuple[str, ...]]) -> list[Element]:
    starts = range(item.first + _IN_FULL, item.last - 1) if item.code == "N" and item.source == "model" else ()
    for at in starts:
        if _words(doc, at, item.last) in seen and all(token.text[0].isupper() for token in doc[at - 1 : item.last]):
            return [replace(item, last=at), replace(item, first=at)]
    return [item]
