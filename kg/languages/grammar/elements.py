"""The first step of the grammar: which runs of tokens the lexicon knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from kg import resources
from kg.languages.annotation import Element
from kg.languages.gazetteer import Gazetteer, Match
from kg.languages.grammar.metonyms import with_metonyms
from kg.languages.grammar.morph import feature
from kg.languages.grammar.names import is_surname
from kg.languages.grammar.profile import Profile
from kg.languages.lexicon import Entry, lexicon
from kg.languages.morphology import Morphology

CODES = {
    "state": "S",
    "demonym": "D",
    "organization": "O",
    "place": "L",
    "role": "H",
    "rank": "R",
    "portfolio": "F",
    "organ": "G",
    "side": "Y",
}
_INITIAL = re.compile(r"[^\W\d_]\.")
_HYPHENS = frozenset("-–‑")
_DASHES = frozenset("–—-")
# How many words may stand between a state and its officials: “Omani defence officials”.
_BESIDE = 1
# The key of a post that is that of somebody told of before, elsewhere: “his Danish counterpart”.
COUNTERPART = "role/counterpart"
HEAD, MINISTER, CHAIR = "role/head", "role/minister", "role/chairperson"
HEAD_OF_STATE = "role/head-of-state"
FOREIGN = "portfolio/foreign-affairs"
SULTAN, EMIR = "role/sultan", "role/emir"
# A land that is called after a town, of which the tables know no more.
LAND = "Q"
# Where two readings of the same words are in the lexicon, the first of these is taken.
_PREFERENCE = "GOSDRHFLY"
# Those of a delegation, who stand for it: “делегация мүшелері”.
_MEMBERS = frozenset({"role/member", "role/representative"})
# Heads that have a portfolio behind them: “Minister of Justice”.
_CHARGED = frozenset({MINISTER, "role/state-minister", "role/secretary"})
# Ranks up to that length are written together with a head, which has as many letters at least.
_SHORTEST = 4
_PAIR = 2


@cache
def charges() -> dict[str, str]:
    """Key of an organ → key of the portfolio that its minister has."""
    rows = resources.rows(resources.COMMON, "organs.tsv")
    return {f"organ/{row['key']}": f"portfolio/{row['portfolio']}" for row in rows if row["portfolio"]}


@cache
def serves(role: str | None) -> bool:
    """Whether the holder of a post serves that of another: an aide, a spokesperson."""
    entry = lexicon().find(role or "")
    return entry is not None and "another" in entry.attribute("of", resources.COMMON)


@cache
def gazetteer(language: str, morphology: Morphology) -> Gazetteer:
    """The gazetteer of a language over all kinds of entry that phrases are made of."""
    forms = lexicon().forms(language, tuple(CODES))
    return Gazetteer(forms, morphology.keys)


def in_tables(doc: Doc, first: int, last: int, codes: Mapping[str, str], names: Gazetteer) -> Element | None:
    """What the tables have by some words as a whole.

    Args:
        codes: The code of an element for each kind of entry that will do: `{"state": "S", "place": "L"}`.
    """
    matches = names.find([token.text for token in doc[first:last]])
    match = next((m for m in matches if m.kind in codes and (m.start, m.end) == (0, last - first)), None)
    entry = lexicon().find(match.entry_key) if match is not None else None
    if match is None or entry is None:
        return None
    return Element(first, last, codes[match.kind], match.entry_key, entry.label(doc.lang_), country=entry.country)


def _two_posts(doc: Doc, first: int, words: list[str], names: Gazetteer) -> list[Match]:
    """What the gazetteer finds, but two posts with a dash between them as two: “вице-премьер – министр финансов”."""
    found: list[Match] = []
    for match in names.find(words):
        inside = range(first + match.start + 1, first + match.end - 1) if match.kind == "role" else range(0)
        dash = next((at for at in inside if doc[at].text in _DASHES and doc[at].whitespace_), None)
        if dash is None:
            found.append(match)
            continue
        for start, end in ((match.start, dash - first), (dash - first + 1, match.end)):
            parts = names.find(words[start:end])
            found += [replace(part, start=part.start + start, end=part.end + start) for part in parts]
    return found


def _attributes(doc: Doc, at: int, found: Sequence[Element]) -> int:
    """Where a delegation begins that a state's adjective and one of another kind describe: “чилийская торговая …”."""
    back = at
    while back > 0 and doc[back - 1].pos_ == "ADJ" and feature(doc[back - 1], "Case") == feature(doc[at], "Case"):
        back -= 1
    demonym = next((item for item in reversed(found) if back <= item.last - 1 < at and item.code == "D"), None)
    inside = demonym is not None and not any(demonym.last < item.last <= at for item in found)
    return demonym.last if demonym is not None and inside else at


def elements(doc: Doc, first: int, last: int, *, profile: Profile, morphology: Morphology) -> list[Element]:
    """The elements of one sentence, in order, without overlaps: the longest wins."""
    words = [token.text for token in doc[first:last]]
    found: list[Element] = []
    others: dict[int, str] = {}
    names = gazetteer(profile.language, morphology)
    for match in _of_several(doc, first, words, _two_posts(doc, first, words, names), names, profile):
        code = CODES[match.kind]
        entry = lexicon().find(match.entry_key)
        start, end = first + match.start, first + match.end
        behind = end - 1 if code == "H" else start  # "President-elect", "ambassador-designate"
        hyphened = behind > first and doc[behind - 1].text in _HYPHENS
        hyphened = hyphened and (code == "R" or (code == "H" and doc[behind].lower_ in _ranks(profile.language)))
        if code in "HRF" and not hyphened and (not _fits(doc[end - 1]) or _counted(doc, start, end, profile)):
            continue
        if code == "R" and doc[end - 1].pos_ == "ADP":
            continue  # “X-тің құрметіне премьер …”: no honorary premier
        if code == "G" and doc[end - 1].lemma_ in profile.sides:
            code, start = "Y", _attributes(doc, start, found)
        if code == "S" and start > first and profile.realms & set(morphology.keys(doc[start - 1].text)):
            start -= 1  # "Республика Киргизия"
        if code == "H" and end - start == 1 and _bears_name(doc[start], profile):
            continue
        name = entry.label(profile.language) if entry else match.entry_key
        found.append(Element(start, end, code, match.entry_key, name, country=entry.country if entry else None))
        if code == "H" and match.alternatives:
            others.update((start, key) for key in match.alternatives if key.startswith(("rank/", "portfolio/")))
    covered = {at for item in found for at in range(item.first, item.last)}
    before = ""
    for at, token in enumerate(doc[first:last], start=first):
        lemma, open_ = token.lemma_, at not in covered
        if open_ and (prefixed := _prefixed(token, profile, morphology)) is not None:
            found.append(prefixed)
        elif open_ and (lemma in profile.sides or _leadership(token, profile)):
            found.append(Element(_attributes(doc, at, found), at + 1, "Y", source="side"))
        elif open_ and lemma in profile.officials and _official(doc, token, found):
            found.append(Element(at, at + 1, "Y", source="official"))
        elif open_ and lemma in profile.counterparts:
            found.append(Element(at, at + 1, "H", COUNTERPART, source="counterpart"))
        elif before and f"{before} {lemma}" in profile.counterparts:
            found.append(Element(at - 1, at + 1, "H", COUNTERPART, source="counterpart"))
        before = token.lower_
    posts = {item.last + (doc[item.last : item.last + 1].text == ",") for item in found if item.code == "H"}
    found = [item for item in found if not (item.key == SULTAN and _given_name(doc, item.last, profile))]
    found = [item for item in found if not (item.code == "D" and _given_arab(doc, item, profile))]
    # "Foreign Minister Amir X" is no emir, “министр Сұлтан X” no sultan.
    found = [item for item in found if not (item.key in {EMIR, SULTAN} and _named(doc, item, posts))]
    found = [item for item in found if not (item.code == "F" and _borne_as_given(doc, item, profile))]
    found = longest(_as_said(doc, found, others, profile))
    if profile.case_on_last:
        return _places(doc, found, profile)
    found = [item for item in found if not _borne(doc, item, found)]
    found = _heads_of_state(doc, found, profile) if profile.realms else found
    return with_metonyms(doc, found, profile) if profile.possessives else found


def _heads_of_state(doc: Doc, found: list[Element], profile: Profile) -> list[Element]:
    """The elements, a head whose state an adjective names as the head of state: “глава российского государства”."""
    states = {item.first: item.last for item in found if item.code == "D"}
    return [
        replace(item, key=HEAD_OF_STATE)
        if item.key == HEAD and doc[states.get(item.last, 0)].lemma_ in profile.realms and item.last in states
        else item
        for item in found
    ]


def _leadership(token: Token, profile: Profile) -> bool:
    """Whether a noun is one for those who lead, and not part of the words for who leads others: «под руководством»."""
    if not profile.free_order or token.lemma_ not in profile.leaderships:
        return False
    return token.i == 0 or f"{token.nbor(-1).lower_} {token.lower_}" not in profile.adpositions


def _of_several(
    doc: Doc, first: int, words: list[str], found: Iterable[Match], names: Gazetteer, profile: Profile
) -> Iterator[Match]:
    """What the gazetteer finds, but word by word where a name of several holders stands for what is of one."""
    for match in found:
        body = match
        if profile.case_on_last and match.kind == "role" and match.end - match.start > _PAIR:
            body = next(iter(names.find(words[match.start : match.end - 1])), match)
            body = replace(body, start=match.start, end=match.end - 1) if body.kind == "organ" else match
        entry = lexicon().find(body.entry_key) if profile.case_on_last and body.kind == "organ" else None
        if entry is None or not _of_one_holder(doc, first + body.start, first + body.end, entry, profile.language):
            yield match
            continue
        for at in range(match.start, match.end):
            yield from (replace(part, start=at, end=at + 1) for part in names.find(words[at : at + 1]))


def _of_one_holder(doc: Doc, first: int, last: int, entry: Entry | None, language: str) -> bool:
    """Whether a word in the genitive singular stands in a name that has it in the plural: “министрдің кабинеті” is a
    room, and no “Министрлер кабинеті”.
    """
    words = {word.casefold() for form in (entry.names.get(language, ()) if entry else ()) for word in form.split()}
    one = (t for t in doc[first : last - 1] if feature(t, "Case") == "Gen" and feature(t, "Number") == "Sing")
    return any(not words & {token.lower_, token.lemma_} for token in one)


@cache
def _ranks(language: str) -> frozenset[str]:
    """The names of all ranks, in lower case."""
    return frozenset(name.lower() for entry in lexicon().entries("rank") for name in entry.names.get(language, ()))


@cache
def _prefixes(language: str) -> tuple[tuple[str, str], ...]:
    """The short words for ranks that are written together with a head, each with its rank, the longest first."""
    found = (
        (name.casefold(), entry.key.partition("/")[2])
        for entry in lexicon().entries("rank")
        for name in entry.names.get(language, ())
        if len(name) <= _SHORTEST and name.isalpha()
    )
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _openings(language: str) -> tuple[str, ...]:
    """How a word begins that may have such a rank in it."""
    return tuple(prefix for prefix, _ in _prefixes(language))


def _prefixed(token: Token, profile: Profile, morphology: Morphology) -> Element | None:
    """The head of a post whose rank is written together with it: “экс-премьер”, “замминистра”."""
    word = token.lower_
    if not word.startswith(_openings(profile.language)) or not _fits(token):
        return None
    for prefix, rank in _prefixes(profile.language):
        rest = word.removeprefix(prefix).lstrip("-")
        if rest == word or (len(rest) < _SHORTEST and f"{prefix}-" not in word):  # “вице-мэр”
            continue
        found = gazetteer(profile.language, morphology).find([rest])
        head = next((match.entry_key for match in found if match.kind == "role"), None)
        if head is not None:
            name = lexicon().get(head).label(profile.language)
            return Element(token.i, token.i + 1, "H", head, name, rank=rank)
    return None


@cache
def given_names(language: str) -> frozenset[str]:
    """The given names that a language knows, in lower case."""
    cells = (row.get(language, "") for row in resources.rows(resources.COMMON, "given_names.tsv"))
    return frozenset(name.strip().casefold() for cell in cells for name in cell.split("|"))


def _bears_name(token: Token, profile: Profile) -> bool:
    """Whether a word is a given name that only declines into what a post is called: “Раиса Зимина” is no “раис”."""
    if token.pos_ != "PROPN" or profile.possessives or not token.is_title:
        return False
    return token.lemma_ in given_names(profile.language)


def _given_name(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a title is a given name, as what stands behind it tells: “Sultan Al Jaber”, “Sultan bin Zayed”."""
    word = doc[at].lower_ if at < len(doc) else ""
    if profile.case_on_last and at < len(doc) and doc[at].text[0].isupper() and is_surname(doc[at], profile):
        return True  # “Сұлтан Ақышев”
    return word in profile.filiations or word.partition("-")[0] in profile.filiations


def _named(doc: Doc, title: Element, posts: set[int]) -> bool:
    """Whether a title behind a post is a given name, as a capital behind it tells: “Foreign Minister Amir X”."""
    return title.first in posts and doc[title.last : title.last + 1].text[:1].isupper()


def _borne_as_given(doc: Doc, item: Element, profile: Profile) -> bool:
    """Whether what looks like a portfolio is a given name before that of a family: “Әділет Сапаров”, “justice”."""
    word = doc[item.first]
    known = profile.case_on_last and word.is_title and f"{word.lower_}!" in given_names(profile.language)
    return known and item.last < len(doc) and doc[item.last].is_title and is_surname(doc[item.last], profile)


def _given_arab(doc: Doc, item: Element, profile: Profile) -> bool:
    """Whether what looks like the people of a state is a given name: “советник Турки аль-Мутаири”."""
    return profile.free_order and doc[item.first].text[0].isupper() and _given_name(doc, item.last, profile)


def _as_said(doc: Doc, found: list[Element], others: dict[int, str], profile: Profile) -> list[Element]:
    """The elements with the reading that their neighbours ask for.

    A head is the rank or portfolio of the head behind it (“Justice Minister”, “Assistant Foreign Minister”), or the
    portfolio of the one before it (“Minister of Justice”); a portfolio that goes on where a head ends with one is left
    to the head (“министр иностранных дел и торговли”).

    Args:
        doc: The text.
        found: The elements.
        others: By the first token of a head, the rank or portfolio that is written like it.
        profile: Of the language.
    """
    heads = {item.first: item for item in found if item.code == "H"}
    inner = {at for item in heads.values() for at in range(item.first + 1, item.last)}
    ends = {item.last for item in heads.values() if item.key in _CHARGED}
    told = []
    for item in found:
        if item.code == "F" and item.first in inner:
            continue
        charged = (
            item.code == "H" and item.first - 1 in ends and profile.glue.get(doc[item.first - 1].lower_) in ("o", "f")
        )
        key = others.get(item.first) if item.code == "H" and (item.last in heads or charged) else None
        if charged and key is not None and key.startswith("portfolio/"):
            told.append(replace(item, code="F", key=key))
        elif key is not None and item.last in heads and feature(doc[item.last], "Case") is None:
            told.append(replace(item, code=CODES[key.partition("/")[0]], key=key))
        else:
            told.append(item)
    return told


def _borne(doc: Doc, item: Element, found: list[Element]) -> bool:
    """Whether what is written like a place is part of the name of the holder of the post before it, where words have
    no cases that tell: “Deputy Minister Delano Fairbanks”, “Ambassador Victoria Marsh”.
    """
    if item.code != "L" or item.last - item.first > 1 or feature(doc[item.first], "Case"):
        return False
    covered = {at for other in found for at in range(other.first, other.last)}
    posts = {other.last for other in found if other.code in "HRF"}
    if item.first in posts:
        return item.last < len(doc) and item.last not in covered and _name_word(doc[item.last])
    return item.first - 1 in posts and _name_word(doc[item.first - 1])


def _name_word(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.is_title


def _places(doc: Doc, found: list[Element], profile: Profile) -> list[Element]:
    """Where the case is on the last word: places with the noun that carries theirs (“Осака қаласында”), and without
    those that are given names (“министр Мадина Орынбаева”).
    """
    kept: list[Element] = []
    for at, item in enumerate(found):
        before = found[at - 1] if at else None
        behind = doc[item.last] if item.last < len(doc) else None
        owned = behind is not None and feature(behind, "Person[psor]") == "3" and behind.lemma_ in profile.state_nouns
        if item.code == "S" and owned and not any(other.first == item.last for other in found):
            kept.append(replace(item, last=item.last + 1))
        elif kept and item.key in _MEMBERS and kept[-1].code == "Y" and kept[-1].last == item.first:
            kept[-1] = replace(kept[-1], last=item.last)
        elif kept and item.first < kept[-1].last < item.last:
            # “Алматы қаласының әкімі”: the noun behind a place is also the first word of a head.
            kept.append(replace(item, first=kept[-1].last))
        elif item.code == "L" and _initialed(doc, item):
            continue
        elif item.code != "L" or item.last >= len(doc) or feature(doc[item.last - 1], "Case") not in ("Nom", None):
            kept.append(item)
        elif doc[item.last].lemma_ in profile.place_nouns:
            kept.append(replace(item, last=item.last + 1))
        elif doc[item.last].lemma_ in profile.land_nouns:
            kept.append(replace(item, last=item.last + 1, code=LAND, key=None))
        elif not _given(doc, item, before, found, profile):
            kept.append(item)
    return kept


def _initialed(doc: Doc, item: Element) -> bool:
    """Whether an initial stands right before what is written like a place: “К.Берген”."""
    before = doc[item.first - 1] if item.first else None
    return before is not None and not before.whitespace_ and _INITIAL.fullmatch(before.text) is not None


def _given(doc: Doc, item: Element, before: Element | None, found: list[Element], profile: Profile) -> bool:
    """Whether what is written like a place stands between a post and a family name, or before a sure family name."""
    behind = doc[item.last]
    if any(other.first == item.last for other in found) or not behind.text[0].isupper() or behind.pos_ != "PROPN":
        return False
    post = before is not None and before.code in "HR" and before.last == item.first
    return post or behind.lower_.endswith(profile.surnames) or behind.lemma_.endswith(profile.surnames)


def longest(found: list[Element]) -> list[Element]:
    """The elements that remain when a longer one takes the place of all that overlap it."""
    found.sort(key=_rank)
    kept: list[Element] = []
    taken: set[int] = set()
    for item in found:
        if taken.isdisjoint(range(item.first, item.last)):
            kept.append(item)
            taken.update(range(item.first, item.last))
    return sorted(kept, key=lambda item: item.first)


def _rank(item: Element) -> tuple[int, bool, int, int]:
    return item.first - item.last, item.source != "lexicon", _PREFERENCE.find(item.code), item.first


def _official(doc: Doc, token: Token, known: list[Element]) -> bool:
    """Whether a noun for officials stands for a state told beside it: “Omani officials”, “officials from Oman”."""
    if feature(token, "Number") != "Plur":
        return False
    before = any(item.code in "SD" and 0 <= token.i - item.last <= _BESIDE for item in known)
    behind = any(item.code == "S" and item.first - token.i in (_BESIDE + 1, _BESIDE + 2) for item in known)
    return before or (behind and doc[token.i + 1].lower_ in {"from", "of"})


def opening_word(doc: Doc, item: Element, first: int, profile: Profile, morphology: Morphology) -> bool:
    """Whether a noun that tells of an event and has its capital from opening a sentence is taken for a name.

    Asked where names decline and so show that they are none: “Консультации с X отложены”.
    """
    if item.code not in "NC" or item.first != first or item.last != first + 1 or profile.possessives:
        return False
    if profile.case_on_last:
        return False
    triggers = (t for key in morphology.keys(doc[first].text) for t in profile.triggers.get(key, ()))
    return any(trigger.pos == "NOUN" and len(trigger.lemmas) == 1 for trigger in triggers)


def leading(doc: Doc, item: Element, profile: Profile) -> bool:
    """Whether what is written like a post is part of the words for who leads others: “делегация во главе с X”."""
    if item.code != "H" or item.first == 0 or item.last >= len(doc):
        return False
    if item.first > 1 and doc[item.first - 1].text == "-" and doc[item.first - 2].pos_ == "NUM":
        return True  # “a six-member delegation”
    return doc[item.first - 1 : item.last + 1].text.lower() in profile.leading


def _counted(doc: Doc, first: int, last: int, profile: Profile) -> bool:
    """Whether a head is the second half of how many something has: “a five-member delegation”."""
    if first < 2 or doc[first - 1].text not in _HYPHENS or last >= len(doc) or doc[last].pos_ not in {"NOUN", "ADJ"}:
        return False
    return doc[first - 2].like_num or doc[first - 2].lower_ in profile.counts


def _fits(token: Token) -> bool:
    """A verb that is written like a post or portfolio ("head", "chairs", "глав") is none."""
    noun = feature(token, "VerbForm") == "Part" and feature(token, "Case") is not None  # "временный поверенный"
    return token.pos_ not in {"VERB", "AUX"} or noun
