"""What a document tells of a person beside name and posts: gender, and the side of one who is named without a post."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import takewhile
from typing import Any

from spacy.tokens import Token

from kg import resources
from kg.extractors import genders
from kg.extractors.actors import Person
from kg.languages.annotation import Annotation, Element, Phrase, Sentence
from kg.languages.grammar.by_side import acts_for
from kg.languages.grammar.morph import feature
from kg.languages.grammar.parted_posts import beside_sides
from kg.languages.grammar.profile import Profile, profile

_REACH = 4
# How far behind a head the noun stands that says of what: “the head of the bank”.
_BEHIND = 3
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET"})
# What stands between a delegation and who leads it: the body that it is of.
_WHOSE = frozenset({"organization", "state"})
# What a possessive stands before, maybe with words between.
_OWNED = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV"})


def tell_genders(annotation: Annotation, person_of: Callable[[Phrase], Person]) -> None:
    """Set the gender of every person named: by verbs that agree, by words beside the name, by pronouns."""
    named = [(sentence, p) for sentence in annotation for p in sentence.phrases if p.kind == "person"]
    mentions: dict[str, list[tuple[Sentence, Phrase]]] = {}
    for sentence, phrase in named:
        mentions.setdefault(person_of(phrase).key, []).append((sentence, phrase))
    for own in mentions.values():
        person_of(own[0][1]).gender = genders.gender(annotation, own)
    for _, phrase in named:
        person = person_of(phrase)
        person.gender = person.gender or gender(annotation, phrase)
        person.guess = person.guess or by_given_name(annotation, phrase)
    for phrase, found in spoken_of(annotation):
        person = person_of(phrase)
        person.gender = person.gender or (found if agrees(found, person.guess) else None)


def gender(annotation: Annotation, phrase: Phrase) -> str | None:
    """`Masc` or `Fem`, by the form where the language shows it, else by the words before a name."""
    telling = _telling(annotation.document.language)
    if phrase.gender or not telling or phrase.element is None:
        return phrase.gender
    governed = phrase.first > 0 and annotation.doc[phrase.first - 1].pos_ == "ADP"  # “a spokeswoman for X”
    first = phrase.first if governed else max(0, min(phrase.first, phrase.element.first - 2))
    words = annotation.doc[first : phrase.element.last]
    told = {telling[token.lower_] for token in words if token.lower_ in telling}
    return told.pop() if len(told) == 1 else None


def by_given_name(annotation: Annotation, phrase: Phrase) -> str | None:
    """The gender that the first word of a name in full is of, where the language shows none."""
    if not _telling(annotation.document.language) or phrase.element is None:
        return None
    several = phrase.element.last - phrase.element.first > 1
    return _given().get(annotation.doc[phrase.element.first].text) if several else None


@cache
def _telling(language: str) -> dict[str, str]:
    """Words that tell the gender of who bears them (“Mr”, "queen")."""
    table = resources.toml(language, "grammar.toml").get("genders", {})
    return {word: name for name, words in table.items() for word in words}


@cache
def _given() -> dict[str, str]:
    """Given names in Latin letters that only men, or only women, bear."""
    found: dict[str, str] = {}
    names = {"m": "Masc", "f": "Fem"}
    for row in resources.rows(resources.COMMON, "given_names.tsv"):
        for form in row["en"].split("|"):
            name = names.get(row["gender"], "")
            found[form] = name if found.get(form, name) == name else ""
    return {form: name for form, name in found.items() if name}


def spoken_of(annotation: Annotation) -> Iterator[tuple[Phrase, str]]:
    """Persons with the gender of the pronoun that can only be theirs: nobody else is named before it."""
    table = resources.toml(annotation.document.language, "grammar.toml")
    if not _telling(annotation.document.language):
        return
    forms = table.get("pronouns", {})
    for sentence in annotation:
        people = [phrase for phrase in sentence.phrases if phrase.kind == "person"]
        if any(
            phrase.kind == "pronoun" and phrase.first < people[0].first for phrase in sentence.phrases[: bool(people)]
        ):
            continue  # “she met X in her office”
        for token in annotation.doc[people[0].last : sentence.last] if people else ():
            if len(people) > 1 and people[1].first <= token.i:
                break
            if token.nbor(-1).pos_ == "VERB" and _is_object(token, sentence, table):
                break  # “X thanked her”
            told = forms.get(token.lower_) or forms.get(table.get("owners", {}).get(token.lower_, ""))
            if told and told["gender"] and not sentence.in_quotes(token.i):
                yield people[0], told["gender"]
                break


def _is_object(token: Token, sentence: Sentence, table: dict[str, Any]) -> bool:
    """Whether a word is a pronoun that owns nothing: “thanked her with …”."""
    behind = token.nbor(1) if token.i + 1 < sentence.last else None
    return token.lower_ in table.get("owners", {}) and (behind is None or behind.pos_ not in _OWNED)


def lands(annotation: Annotation) -> Iterator[tuple[Phrase, Element]]:
    """Persons with the state that they are said to be of: “Peru's X”, “a Peruvian delegation led by X”."""
    grammar = profile(annotation.document.language)
    by = beside_sides(grammar) if grammar.adpositions_follow else frozenset()
    for sentence in annotation:
        for at, phrase in enumerate(sentence.phrases):
            if phrase.kind != "person" or phrase.element is None:
                continue
            own = _owner(sentence, phrase) if not phrase.posts else None
            before = sentence.phrases[at - 1] if at else None
            if own is None and before is not None and before.kind == "side" and _leads(annotation, before, phrase):
                own = _whose(sentence, before) if grammar.free_order else before.element
            if own is None and before is not None and acts_for(annotation.doc, before, phrase, by):
                own = before.element
            if own is not None and own.code in "SD":
                yield phrase, own


def _whose(sentence: Sentence, side: Phrase) -> Element | None:
    """The state of a delegation, told right behind its body maybe: «делегация парламента Ганы»."""
    body = side.element
    behind = (item for item in sentence.elements if body is not None and item.first == body.last <= side.last - 1)
    return next((item for item in behind if item.code in "SD"), body)


def leader_of(annotation: Annotation, sentence: Sentence, side: Phrase) -> Phrase | None:
    """The person by whom a delegation is led, where the words right behind it, or behind its body, say so."""
    last = side
    for phrase in (phrase for phrase in sentence.phrases if phrase.first >= side.last):
        whose = phrase.kind in _WHOSE or (phrase.kind == "post" and phrase.posts and phrase.posts[0].plural)
        if side.kind != "side" or not whose:
            plural = (
                side.kind == "post" and bool(side.posts) and side.posts[0].plural
            )  # “members of the council, led by X”
            led = side.kind == "side" or ((side.kind in _WHOSE or plural) and annotation.document.language == "en")
            return phrase if led and phrase.kind == "person" and _leads(annotation, last, phrase) else None
        last = phrase
    return None


def _owner(sentence: Sentence, phrase: Phrase) -> Element | None:
    """The state that stands within the phrase, before the name (“Peru's X”) or in brackets behind it (“X (Peru)”)."""
    inside = (item for item in sentence.elements if phrase.first <= item.first and item.last <= phrase.last)
    return next((item for item in inside if item.code == "S"), None)


def _leads(annotation: Annotation, side: Phrase, person: Phrase) -> bool:
    """Whether “led by” stands between a delegation and a person."""
    between = annotation.doc[side.last : person.first]
    words = f" {' '.join(token.lower_ for token in between)} "
    leading = profile(annotation.document.language).leading
    return len(between) <= _REACH and any(f" {run} " in words for run in leading)


def leaders(annotation: Annotation) -> Iterator[tuple[Phrase, Element]]:
    """“X led the delegation of Y”: whoever leads a side, with the state or body of it."""
    for sentence in annotation:
        for frame in sentence.frames:
            if "lead" not in frame.kinds or frame.nominal or frame.negated:
                continue
            sides = [unit.element for unit in frame.phrases("object") if unit.kind == "side" and unit.element]
            people = [unit for unit in frame.phrases("subject") if unit.kind == "person"]
            if len(sides) == 1 and len(people) == 1:
                yield people[0], sides[0]


def persons_behind(annotation: Annotation, phrase: Phrase) -> list[Phrase]:
    """The persons whom the sentence of a phrase names behind it."""
    sentence = next(s for s in annotation if s.first <= phrase.first < s.last)
    return [unit for unit in sentence.phrases if unit.kind == "person" and unit.first >= phrase.last]


def of_arms(annotation: Annotation, phrase: Phrase) -> Iterator[Phrase]:
    """The persons told of before a phrase with a general's title: “Gen. X … The general”."""
    titles = profile(annotation.document.language).generals
    for sentence in annotation if titles else ():
        for unit in sentence.phrases:
            if unit.kind == "person" and unit.element is not None and unit.last <= phrase.first:
                words = annotation.doc[max(unit.first - 1, 0) : unit.element.last]
                if any(token.lower_ in titles for token in words):
                    yield unit


def others(annotation: Annotation, phrase: Phrase) -> list[Phrase]:
    """The persons whom the clause of a phrase names besides: in “the minister met X” the minister is not X."""
    sentence = next(s for s in annotation if s.first <= phrase.first < s.last)
    clause = sentence.clause(phrase.first)
    named = [unit for unit in sentence.phrases if unit.kind == "person" and unit.posts]
    apart = [
        u for u in named if u.last <= phrase.first or any(t.is_alpha for t in annotation.doc[phrase.last : u.first])
    ]
    return [unit for unit in apart if sentence.clause(unit.first) == clause]


def acting_before(annotation: Annotation, phrase: Phrase) -> Iterator[Phrase]:
    """The persons who are told of before a phrase as those who act."""
    before = (unit for sentence in annotation for unit in sentence.phrases if unit.last <= phrase.first)
    return (unit for unit in before if unit.kind == "person" and unit.case in (None, "Nom"))


def of_gender(annotation: Annotation, phrase: Phrase, candidates: list[Person]) -> list[Person]:
    """Those who may be meant where the verb of a post tells that its holder is a woman; all where it does not."""
    sentence = next(s for s in annotation if s.first <= phrase.first < s.last)
    if genders.of_subject(annotation, sentence, phrase) != "Fem":
        return candidates
    return [p for p in candidates if p.gender != "Masc"] or candidates


def agrees(wanted: str | None, told: str | None) -> bool:
    """Whether two genders may be one; what is not told may be either."""
    return wanted is None or told is None or wanted == told


def of_same_body(annotation: Annotation, phrase: Phrase) -> list[Phrase]:
    """The persons whose posts name the body that a head is said to be one of: “the head of the bank”."""
    doc = annotation.doc
    follows = profile(annotation.document.language).case_on_last
    behind = takewhile(lambda token: token.pos_ in _NOMINAL, doc[phrase.first : phrase.last + _BEHIND])
    span = list(doc[max(0, phrase.first - 1) : phrase.last] if follows else behind)
    heads = {post.last - 1 for post in phrase.posts}
    heads |= set() if follows else {post.first for post in phrase.posts}
    nouns = {token.lemma_ for token in span if token.pos_ in {"NOUN", "PROPN"} and token.i not in heads}
    found = []
    for sentence in annotation:
        for other in sentence.phrases:
            words = doc[other.posts[0].first : other.last] if other.kind == "person" and other.posts else ()
            if any(token.lemma_ in nouns for token in words):
                found.append(other)
    return found


def owns(annotation: Annotation, grammar: Profile, unit: Phrase) -> bool:
    """Whether a state only says whose the thing is that is named behind it: “Кения шекарасындағы жол”."""
    doc = annotation.doc
    if not grammar.verb_final or unit.kind != "state" or unit.last >= len(doc):
        return False
    return doc[unit.last].pos_ in {"NOUN", "ADJ"} and feature(doc[unit.last], "Person[psor]") is not None


def indefinite(annotation: Annotation, phrase: Phrase) -> bool:
    """Whether any holder of a post may be meant: “the first visit by a president of X”."""
    doc, words = annotation.doc, profile(annotation.document.language).indefinite
    return doc[phrase.first].lower_ in words or doc[max(0, phrase.first - 1)].lower_ in words
