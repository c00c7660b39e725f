"""Where the name of a conference, initiative or agreement ends, and whether what stands around its head is a name."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.languages.annotation import Element, Phrase, Title
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

# How many adjectives may stand between a conjunction and the head noun that it joins.
_ATTRIBUTES = 3
_DASHES = frozenset("–—-")
_OWNING = frozenset({"'s", "’s", "'", "’"})


def whole_name(doc: Doc, at: int, floor: int, others: set[int], profile: Profile) -> int:
    """The first word of a name in capitals with a small word inside it: “the Seeds of Peace Initiative”.

    Only behind an article, so that nothing is taken for a part of the name that is told of it.
    """
    if not profile.possessives or not doc[at].text[0].isupper():
        return at
    first = at
    while first - 2 > floor and doc[first - 1].lower_ in profile.title.small:
        to = first - 2
        if to - 1 > floor and doc[to].lower_ in profile.title.small:
            to -= 1  # “Gardens of the Sea”
        if doc[to].text[0].islower():
            break
        while to > floor and to - 1 not in others and doc[to - 1].text[0].isupper() and doc[to - 1].is_alpha:
            to -= 1
        if to in others or not doc[to].is_alpha or doc[to].lower_ in profile.title.calendar:
            break
        first = to
    return first if first < at and first > floor and doc[first - 1].lower_ in profile.title.determiners else at


def only_owned(start: int, end: int, head: int, elements: Sequence[Element]) -> bool:
    """Whether only the states whose it is stand behind a head: “the initiative of X and Y” has no name of its own."""
    owners = [item for item in elements if item.code == "S" and head < item.first and item.last <= end]
    return start == head and bool(owners) and owners[0].first == head + 1 and owners[-1].last == end


def only_part(doc: Doc, start: int, end: int, head: int, profile: Profile) -> bool:
    """Whether a title says no more than which part of an event it is: “the plenary session”."""
    rest = [doc[at] for at in range(start, end) if at != head and doc[at].is_alpha]
    phases = profile.phases_of_events
    if doc[head].lemma_ in profile.title.conditional:
        phases |= profile.phases_of_sessions
    return bool(rest) and all(token.lemma_ in phases for token in rest)


def another(doc: Doc, at: int, head: int, last: int, kind: str, profile: Profile) -> bool:
    """Whether a conjunction joins another title of the kind: “a memorandum on X and an agreement on Y”."""
    if doc[at].pos_ != "CCONJ" and doc[at].text != ",":
        return False
    to = at + 1
    while to < last and to - at <= _ATTRIBUTES and doc[to].pos_ in {"DET", "ADJ"}:
        to += 1
    if to >= last or profile.title.heads.get(doc[to].lemma_) != kind:
        return False
    if feature(doc[to], "NameType") == "Sur":
        return True  # a head noun with a capital that has been taken for a family name
    cases = {feature(doc[to], "Case"), feature(doc[head], "Case")}
    return len(cases) == 1 or cases == {"Nom", "Acc"}  # of most nouns one form


def another_party(doc: Doc, head: int, at: int) -> bool:
    """Whether a post or person in the instrumental stands behind a name that has no word for it.

    “Встреча с прибывшими на саммит глав государств президентами A и B”: those are whom somebody met.
    """
    inside = doc[head + 1 : at]
    return feature(doc[at], "Case") == "Ins" and not any(token.pos_ in {"ADP", "CCONJ"} for token in inside)


def acts(doc: Doc, head: int, at: int) -> bool:
    """Whether a post or person behind a name is the subject, as the nominative tells: “к форуму России и Чили министр”.

    Told only where the head noun shows a case of its own, so that it is a language in which names do.
    """
    shown = feature(doc[head], "Case") is not None and feature(doc[at - 1], "Case") != "Nom"
    return shown and feature(doc[at], "Case") == "Nom" and doc[at - 1].pos_ not in {"CCONJ", "ADP"}


def of_a_person(doc: Doc, elements: Sequence[Element], at: int) -> bool:
    """Whether a post in the singular stands at a token, with its holder's name: “участие в форуме президента X”."""
    if feature(doc[at], "Case") != "Gen" or feature(doc[at], "Number") != "Sing":
        return False
    ends = {item.first: item for item in elements}
    item = ends.get(at)
    while item is not None and item.code != "N":
        item = ends.get(item.last)
    return item is not None and item.first > at


def goes_on_in(doc: Doc, at: int, head: int, last: int, places: set[int], kind: str) -> bool:
    """Whether a name in capitals goes on behind “in”: “Agreement on Legal Assistance in Criminal Matters”."""
    if kind != "Agreement" or doc[at].lower_ != "in" or at + 1 >= last or not doc[head].text[0].isupper():
        return False
    return doc[at + 1].text[0].isupper() and at + 1 not in places and at > head + 1


def inner_run(doc: Doc, at: int, last: int, profile: Profile) -> int:
    """How many words a run has that a complement goes on behind, 0 where none begins: “in charge of water”."""
    lengths = {run.count(" ") + 1 for run in profile.title.inner_runs}
    found = (n for n in lengths if at + n < last and doc[at : at + n].text.lower() in profile.title.inner_runs)
    return next(found, 0)


def in_the_field(doc: Doc, at: int, last: int, profile: Profile) -> bool:
    """Whether “in the field of” goes on with what a name is about: “меморандум о взаимопонимании в области связи”."""
    return at + 2 < last and doc[at].pos_ == "ADP" and doc[at + 1].lemma_ in profile.title.fields


def for_years(doc: Doc, at: int, last: int, kind: str, profile: Profile) -> int:
    """The token behind the years for which something is agreed, “план сотрудничества на 2030–2032 годы”; else `at`."""
    if kind == "Conference" or at + 2 >= last or doc[at].lower_ not in profile.moving:
        return at
    to = at + 1
    while to < last and (doc[to].text in _DASHES or (doc[to].text[:4].isdigit() and len(doc[to].text) in (4, 9))):
        to += 1
    return to + 1 if at + 1 < to < last and doc[to].lemma_ in profile.years else at


def of_members(doc: Doc, at: int, last: int, profile: Profile) -> bool:
    """Whether a dash goes on with whose members are meant: “совет глав государств – участников СНГ”."""
    if doc[at].text not in _DASHES or at + 1 >= last or doc[at - 1].lemma_ not in profile.members:
        return False
    return doc[at + 1].lemma_ in profile.members and feature(doc[at + 1], "Case") in ("Gen", "Acc")


def abbreviated(doc: Doc, at: int, last: int, profile: Profile) -> bool:
    """Whether an abbreviation in brackets stands within a name: “Memorandum of Understanding (MoU) on Fishing”."""
    if doc[at].text != "(" or at + 3 >= last or doc[at + 2].text != ")":
        return False
    goes_on = doc[at + 3].lower_ in profile.title.links or profile.title.heads.get(doc[at + 3].lemma_) is not None
    named = doc[at + 3].text.istitle() and at + 4 < last and doc[at + 4].text.istitle()
    goes_on = goes_on or (named and profile.title.heads.get(doc[at + 4].lemma_) is not None)  # “(UN) General Assembly”
    return sum(letter.isupper() for letter in doc[at + 1].text) > 1 and goes_on


def ends_at_number(doc: Doc, at: int, last: int, profile: Profile) -> bool:
    """Whether a number opens a date or tells of something else: “заседание совета 20 мая”, “the session six”."""
    token = doc[at]
    if token.is_digit and at + 1 < last and doc[at + 1].lower_ in profile.title.calendar:
        return feature(doc[at + 1], "Case") is not None and doc[at - 1].pos_ != "ADP"
    if token.is_digit and at + 3 < last and doc[at + 1].text in _DASHES and doc[at + 2].is_digit:
        return doc[at + 3].lower_ in profile.title.calendar and doc[at - 1].pos_ != "ADP"
    return token.lower_ in profile.counts and doc[at - 1].pos_ not in {"ADP", "DET", "ADJ"}


def leaves(doc: Doc, at: int, last: int, kind: str, profile: Profile) -> bool:
    """Whether a link leads out of the name: to a date, or to what people meet for."""
    token = doc[at]
    if token.lower_ not in profile.title.links or at + 1 >= last:
        return False
    dated = (
        doc[at + 1].lower_ in profile.title.calendar
        or doc[at + 1].lower_ in profile.pointing
        or doc[at + 1].text[0].isdigit()
    )
    to = at + 1 if doc[at + 1].pos_ != "DET" or at + 2 >= last else at + 2
    aim = token.lower_ in profile.title.purpose and kind != "Initiative" and doc[to].text[0].islower()
    return dated or aim


def infinitive(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a verb form that looks finite belongs to a complement: “to strengthen and protect”."""
    return any(word.lower_ in profile.title.links and word.lower_ == "to" for word in doc[max(0, at - 3) : at])


def peak(doc: Doc, start: int, head: int, elements: Sequence[Element], profile: Profile) -> bool:
    """Whether a noun of meeting ends the name of a place, which has no article: “the crews met at Bear Summit”."""
    if doc[head].lower_ not in profile.title.peaks or head - start != 1 or not doc[head].is_title or start == 0:
        return False
    if doc[start - 1].pos_ != "ADP" or not doc[start].is_title:
        return False
    # Where states, officials or known places are told of, it is rather a meeting of theirs.
    return not any(item.key is not None and item.code in "SDOGHL" for item in elements)


def without_holders(titles: Sequence[Title], phrases: Sequence[Phrase]) -> list[Title]:
    """The titles that do not run over the holder of a post that they begin in."""
    return [title for title in titles if not _over_holder(title, phrases)]


def without_bodies(doc: Doc, titles: Sequence[Title], elements: Sequence[Element]) -> list[Title]:
    """The titles of conferences that are no end of a body's name: “the People's [Unity Congress] won the seat”.

    Nor a body's whole name, where its letters stand behind it: “the National Congress (NC)”.
    """
    return [title for title in titles if title.kind != "Conference" or not _of_a_body(doc, title, elements)]


def _of_a_body(doc: Doc, title: Title, elements: Sequence[Element]) -> bool:
    for item in elements:
        if item.code != "O" or item.key is not None or item.last != title.last:
            continue
        cut = doc[title.first - 1] if item.first < title.first else None
        if cut is not None and (cut.text in _OWNING or cut.text[0].isupper()):
            return True
        behind = doc[item.last : item.last + 3]
        if item.first <= title.first and len(behind) == 3 and behind[0].text == "(" and behind[2].text == ")":
            words = [token.text for token in doc[item.first : item.last] if token.text[0].isupper()]
            return behind[1].text == "".join(word[0] for word in words)
    return False


def _over_holder(title: Title, phrases: Sequence[Phrase]) -> bool:
    """Whether what looks like a title begins in a post and runs into its holder's name: «директор Программы X Ли»."""
    return any(
        phrase.first < title.first <= phrase.element.first < title.last
        for phrase in phrases
        if phrase.kind == "person" and phrase.posts and phrase.element is not None
    )
