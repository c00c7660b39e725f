"""The names and descriptions of conferences, initiatives and agreements.

A title is a head noun with the words that belong to it: adjectives and names before it, a complement
after it (in Kazakh before it too), an ordinal, a name in quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.languages.annotation import Element, Title
from kg.languages.grammar import titles_before
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile
from kg.languages.grammar.title_edges import (
    abbreviated,
    acts,
    another,
    another_party,
    ends_at_number,
    for_years,
    goes_on_in,
    in_the_field,
    infinitive,
    inner_run,
    leaves,
    of_a_person,
    of_members,
    only_owned,
    only_part,
    peak,
    whole_name,
)
from kg.languages.grammar.title_heads import conference_paper, gathering, kind_of, of_ministers
from kg.languages.grammar.title_marks import signature
from kg.languages.grammar.title_nouns import attribute
from kg.languages.grammar.title_numbers import number_of, ordinal
from kg.languages.grammar.titles_told import called_beside
from kg.languages.morphology import Morphology

_OPEN_QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"'}
_LONGEST = 24
_DASHES = frozenset("–—-")


def titles(
    doc: Doc, first: int, last: int, elements: Sequence[Element], *, profile: Profile, morphology: Morphology
) -> list[Title]:
    """The titles of a sentence, in order; of two that overlap the one that starts first."""
    found: list[Title] = []
    for at in range(first, last):
        kind = kind_of(doc, at, first, last, elements, profile)
        if kind is None or (found and at < found[-1].last):
            continue
        floor = found[-1].last if found else first
        if kind == "Agreement" and conference_paper(doc, at, first, last, elements, profile):
            continue
        title = _title(doc, at, floor, last, kind, elements, profile, morphology)
        if title is not None and profile.title.before and found and titles_before.is_part(found[-1], title):
            title = titles_before.joined(doc, found.pop(), title)
        if title is not None and profile.title.before and found:
            title = titles_before.dedicated(doc, found[-1], title, profile)
        if title is not None:
            found.append(title)
    return found


def _title(
    doc: Doc,
    head: int,
    floor: int,
    last: int,
    kind: str,
    elements: Sequence[Element],
    profile: Profile,
    morphology: Morphology,
) -> Title | None:
    """The title around a head noun; `None` for a bare plural ("various initiatives"), which names nothing."""
    start = _left(doc, head, floor, elements, profile, kind=kind)
    end = head + 1 if profile.title.before else _right(doc, head, last, elements, profile, kind=kind)
    start, end = (start, end) if profile.title.before else _quoted(doc, start, end, last)
    if not profile.title.before:
        end = _dedicated(doc, end, last, profile)
    words = [token.text for token in doc[start:end]]
    modified = start < head or end > head + 1
    if kind == "Initiative" and only_owned(start, end, head, elements):
        modified = False
    called = called_beside(doc, head, floor, last, elements, profile) if kind == "Initiative" and not modified else None
    if called is not None:
        return Title(
            first=min(called.start, start),
            last=max(called.end, end),
            kind=kind,
            head=head,
            word=doc[head].lemma_,
            name=called.text,
            proper=True,
            signature=signature(doc, called.start, called.end, head, profile, morphology),
        )
    if kind == "Initiative" and number_of(words[: head - start + 1], profile) is not None and profile.possessives:
        return None  # “the 75th Independence Day programme”
    if kind == "Conference" and peak(doc, start, head, elements, profile):
        return None
    capital = any(doc[at].text[0].isupper() and at > floor for at in range(start, end))
    if feature(doc[head], "Number") == "Plur" and not capital:
        return None
    return Title(
        first=start,
        last=end,
        kind=kind,
        head=head,
        word=doc[head].lemma_,
        name=_nominative(doc, start, end, head, words, profile, morphology),
        proper=modified
        and doc[head].lemma_ not in profile.title.generic
        and not only_part(doc, start, end, head, profile),
        signature=signature(doc, start, end, head, profile, morphology),
        ordinal=number_of(words[: head - start + 1], profile),
        case=feature(doc[head], "Case"),
        generic=doc[head].lemma_ in profile.title.generic,
    )


def _nominative(
    doc: Doc, start: int, end: int, head: int, words: list[str], profile: Profile, morphology: Morphology
) -> str:
    """The name with its head phrase in the nominative; what is governed by the head stays as it stands."""
    if profile.title.before:
        front = "".join(t.text_with_ws for t in doc[start:head] if t.lemma_ not in profile.following)
        words = [token.text for token in doc[max(start, head - 1) : head + 1]]
        name = doc[head].text
        if feature(doc[head], "Case") != "Nom":
            name = morphology.nominative(words, "organization").rpartition(" ")[2]
        if feature(doc[head], "Person[psor]") is None:
            name = doc[head].text[0] + doc[head].lemma_[1:]
        return f"{front.strip()} {name}".strip()
    opening = words[: head - start + 1]
    figures = [at for at, word in enumerate(opening[:-1]) if ordinal(word) is not None]
    named = morphology.nominative(
        [word for at, word in enumerate(opening) if at not in figures], "organization"
    ).split()
    for at in figures:
        named.insert(at, _figure(opening[at], feature(doc[head], "Gender"), profile))
    return f"{' '.join(named)}{_tail(doc, head, end, profile, morphology)}"


def _figure(word: str, gender: str | None, profile: Profile) -> str:
    """An ordinal in figures with the ending of the nominative: “23-й” of a feminine noun is “23-я”."""
    number, hyphen, _ = word.partition("-")
    ending = profile.title.figures.get(gender or "")
    return f"{number}-{ending}" if hyphen and ending and number.isdigit() else word


def _tail(doc: Doc, head: int, end: int, profile: Profile, morphology: Morphology) -> str:
    """What follows the head, as it stands; a participle that opens a theme agrees with the head's nominative."""
    theme = next((at for at in range(head + 1, end) if doc[at].lemma_ in profile.title.dedicated), None)
    if theme is None or theme == 0 or doc[theme - 1].text != ",":
        return f" {doc[head + 1 : end].text}".rstrip()
    participle = morphology.nominative([doc[theme].text, doc[head].text], "organization").split()[0]
    before = f" {doc[head + 1 : theme - 1].text}".rstrip()
    return f"{before}, {participle} {doc[theme + 1 : end].text}"


def _left(doc: Doc, head: int, floor: int, elements: Sequence[Element], profile: Profile, *, kind: str) -> int:
    """Adjectives, ordinals and names that stand before the head."""
    if profile.title.before:
        return titles_before.start(doc, head, floor, elements, kind=kind, profile=profile)
    at = head
    linked = False
    gathered = gathering(doc, head, elements, profile)
    posts = {to for item in elements if item.code in "HRFGOSD" for to in range(item.first, item.last)}
    settings = _settings(doc, elements, profile) if kind == "Agreement" else set()
    subjects = {to for item in elements if item.code in "SNO" for to in range(item.first, item.last)}
    while at > floor and head - at < _LONGEST:
        token = doc[at - 1]
        if kind == "Conference" and attribute(doc, at - 1, head, profile):
            at -= 1
            continue
        if at - 1 in settings or (linked and at - 1 in subjects and feature(token, "Case") in (None, "Nom")):
            break
        gathered = gathered or of_ministers(doc, at - 1, posts, profile)
        if gathered and (at - 1 in posts or token.lower_ in profile.possessives):
            at -= 1
            continue
        if profile.title.before and token.lower_ in profile.title.links:
            linked = True
        elif not _modifies(token, doc[head], profile) and not (linked and _complement(token, profile)):
            break
        at -= 1
    while at < head and _idle(doc[at], profile):
        at += 1
    others = {
        to
        for item in elements
        if item.code in "HRFGSDN" or (item.code == "O" and item.key is not None)
        for to in range(item.first, item.last)
    }
    return whole_name(doc, at, floor, others, profile) if at < head else at


def _settings(doc: Doc, elements: Sequence[Element], profile: Profile) -> set[int]:
    """The tokens of places that say where something happens: “signed in Samarkand joint declaration”."""
    where = profile.words_of("in")
    placed = [item for item in elements if item.code in "LSC" and item.first and doc[item.first - 1].lower_ in where]
    return {at for item in placed for at in range(item.first, item.last)} if not profile.adpositions_follow else set()


def _idle(token: Token, profile: Profile) -> bool:
    """A word that a title cannot begin with: an article, a mark, a conjunction."""
    return token.is_punct or token.lower_ in profile.title.determiners or token.lower_ in profile.conjunctions


def _modifies(token: Token, head: Token, profile: Profile) -> bool:
    if _part_of_name(token, profile):
        return True
    if token.lower_ in profile.title.determiners or token.lower_ in profile.title.stops:
        return False
    if ordinal(token.text) is not None or token.lower_ in profile.title.ordinals:
        return True
    if not profile.title.before and token.lemma_ in profile.earlier | profile.moods.get("planned", frozenset()):
        return False
    if token.pos_ == "VERB" and not profile.title.before and (token.is_sent_start or not token.text[0].isupper()):
        # "The planned summit", "the past conference": no part of the name.
        return False
    if _compound(token, profile) or (token.pos_ == "NUM" and token.is_title and not profile.title.before):
        return True  # "the Three Seas Summit"
    if token.i > 1 and token.nbor(-1).text in _DASHES and token.nbor(-2).text[0].islower() and token.text.islower():
        return False  # "a week-long summit"
    if token.text in _DASHES and token.i + 1 < len(token.doc) and token.i > 0:
        return token.nbor(1).text[0].isupper() and token.nbor(-1).text[0].isupper()
    if token.pos_ == "ADJ" or (
        token.pos_ == "VERB" and feature(token, "VerbForm") == "Part" and not profile.title.before
    ):
        case, wanted = feature(token, "Case"), feature(head, "Case")
        if not case and wanted and token.text.islower() and token.lemma_ != token.lower_:
            return False  # a short form, which tells and does not name: “принята декларация”
        return not case or not wanted or case == wanted
    if profile.title.before:
        return token.pos_ in {"NOUN", "PROPN"} and feature(token, "Case") in (None, "Nom")
    if token.text[0].isupper() and token.lower_.endswith(tuple(profile.title.endings)):
        return True
    if token.i == head.i - 1 and token.pos_ == "NOUN" and token.text.islower():
        return head.lemma_ in profile.title.named_by_nouns  # “a donor conference”
    return token.pos_ in {"NOUN", "PROPN"} and not feature(token, "Case") and token.text[0].isupper()


def _part_of_name(token: Token, profile: Profile) -> bool:
    """Whether a determiner with a capital belongs to a name: “the 7th Our Ocean Conference”."""
    if not token.text[0].isupper() or token.i == 0 or token.pos_ == "ADP" or profile.title.before:
        return False
    return token.lower_ in profile.title.determiners and ordinal(token.nbor(-1).text) is not None


def _compound(token: Token, profile: Profile) -> bool:
    """Whether a token is a part of “fifty-first”."""
    rules = profile.title
    if token.i + 1 >= len(token.doc):
        return False
    if token.text in _DASHES:
        return token.i > 0 and token.nbor(-1).lower_ in rules.tens and token.nbor(1).lower_ in rules.ordinals
    if token.lower_ in rules.tens and token.nbor(1).lower_ in rules.ordinals:
        return True  # “двадцать седьмое”
    return token.lower_ in rules.tens and token.nbor(1).text in _DASHES


def _complement(token: Token, profile: Profile) -> bool:
    """Whether a word may stand in a complement that comes before its head."""
    if token.lower_ in profile.title.stops:
        return False
    if token.pos_ == "VERB":
        return feature(token, "VerbForm") == "Vnoun"
    return token.text not in {",", ";", ":", "«", "»", ".", "–", "—"}


def _right(doc: Doc, head: int, last: int, elements: Sequence[Element], profile: Profile, *, kind: str) -> int:
    """The genitives and the linked complement after the head, up to a mark, a verb or a place or time."""
    places = {
        item.first
        for item in elements
        if item.code in "LS" and not (kind == "Conference" and item.code == "L" and _before_noun(doc, item.last, last))
    }
    people = {item.first for item in elements if item.code == "N"}
    holders = {item.first for item in elements if item.code in "HTN"}
    named = {item.last for item in elements if item.code == "O"}
    at = head + 1
    while at < last and at - head < _LONGEST:
        token = doc[at]
        begins = at == head + 1 and at in people
        begins = begins or (kind == "Conference" and (at == head + 1 or at in named) and of_a_person(doc, elements, at))
        if at in holders and (begins or another_party(doc, head, at) or acts(doc, head, at)):
            break
        if token.text in _OPEN_QUOTES and token.text != '"':
            break
        if leaves(doc, at, last, kind, profile) or another(doc, at, head, last, kind, profile):
            break
        if abbreviated(doc, at, last, profile):
            at += 3
            continue
        if goes_on_in(doc, at, head, last, places, kind) or of_members(doc, at, last, profile):
            at += 1
            continue
        run = inner_run(doc, at, last, profile)
        if run:
            at += run
            continue
        if in_the_field(doc, at, last, profile):
            at += 2
            continue
        if (beyond := for_years(doc, at, last, kind, profile)) > at:
            at = beyond
            break
        if ends_at_number(doc, at, last, profile):
            break
        if (
            (token.is_punct and not _hyphen(doc, at, last) and not _owning(doc, at, last, profile))
            or token.is_space
            or (
                token.lower_ in profile.title.stops
                and (doc[at - 1].lemma_ not in profile.title.governing or at in named)
            )
            or not _continues(doc, at, head, places, profile)
        ):
            break
        at += 1
    while at > head + 1 and (
        doc[at - 1].pos_ in {"ADP", "CCONJ", "DET", "SCONJ"} or doc[at - 1].lower_ in profile.title.links
    ):
        at -= 1
    return at


def _before_noun(doc: Doc, at: int, last: int) -> bool:
    """Whether a noun stands behind a name of a place, which then only tells whose it is: “of Pacific ministers”."""
    return at < last and doc[at].pos_ in {"NOUN", "PROPN"} and not doc[at].is_sent_start and doc[at].is_alpha


def _hyphen(doc: Doc, at: int, last: int) -> bool:
    """Whether a dash ties two capitals together: “ASEAN-Japan”."""
    if doc[at].text not in _DASHES or at + 1 >= last or at == 0:
        return False
    return doc[at + 1].text[0].isupper() and doc[at - 1].text[0].isupper() and not doc[at].whitespace_


def _owning(doc: Doc, at: int, last: int, profile: Profile) -> bool:
    """Whether the sign of a possessive stands inside a name: “round of the Foreign Ministers' Dialogue”."""
    return doc[at].lower_ in profile.possessives and at + 1 < last and doc[at + 1].text[0].isupper()


def _continues(doc: Doc, at: int, head: int, places: set[int], profile: Profile) -> bool:
    token = doc[at]
    if feature(token, "Variant") == "Short" or (
        token.pos_ in {"ADV", "PART"} and feature(doc[head], "Case") is not None
    ):
        return False  # “форум впервые прошёл”
    if token.lower_ in profile.closing and token.text.islower() and doc[at - 1].pos_ != "ADP":
        return False
    if profile.possessives and token.pos_ == "VERB" and token.text.islower() and feature(token, "VerbForm") == "Part":
        return False  # “the session of the Assembly closed”
    if at == head + 1 and token.lower_ not in profile.title.links:
        # “Саммит БРИКС”: letters do not decline, whatever case the context has them in.
        bare = len(token) > 1 and token.text.isupper() and feature(doc[head], "Case") is not None
        named = token.pos_ in {"NOUN", "PROPN", "ADJ"} or (bare and token.is_alpha and token.pos_ == "X")
        return (feature(token, "Case") == "Gen" or bare) and named
    if doc[at - 1].lemma_ in profile.title.governing and token.pos_ == "ADP":
        return True
    if (
        token.pos_ in {"VERB", "AUX"}
        and feature(token, "VerbForm") in (None, "Fin")
        and not infinitive(doc, at, profile)
    ):
        return False
    if token.pos_ == "ADP" and token.lower_ not in profile.title.links:
        return False
    owns = not profile.title.owners or token.lower_ in profile.title.owners
    return not (token.pos_ == "ADP" and owns and at + 1 in places)


def _quoted(doc: Doc, start: int, end: int, last: int) -> tuple[int, int]:
    """A title is widened by a name in quotation marks that follows it at once."""
    close = _OPEN_QUOTES.get(doc[end].text) if end < last else None
    if close is None or end + 1 >= last or doc[end + 1].text[0].islower():
        return start, end
    to = next((at for at in range(end + 1, min(last, end + _LONGEST)) if doc[at].text == close), None)
    return (start, to + 1) if to is not None else (start, end)


def _dedicated(doc: Doc, end: int, last: int, profile: Profile) -> int:
    """A title is widened by a clause that says what it is about: “a conference, dedicated to …”."""
    at = end + 1 if end < last and doc[end].text == "," else end
    if at >= last or doc[at].lemma_ not in profile.title.dedicated:
        return end
    to = at + 1
    while to < last and to - end < _LONGEST and not doc[to].is_space and doc[to].text not in {",", ".", ";", "("}:
        finite = doc[to].pos_ in {"VERB", "AUX"} and feature(doc[to], "VerbForm") in (None, "Fin")
        if finite or doc[to].lower_ in profile.title.stops:
            break
        to += 1
    return to if to > at + 1 else end
