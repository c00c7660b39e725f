"""Which runs of capitals are persons: those beside a post, those seen as persons before, those that act like one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg import resources
from kg.languages.annotation import Element, Phrase
from kg.languages.grammar.elements import elements
from kg.languages.grammar.morph import feature
from kg.languages.grammar.names import is_patronymic, is_surname
from kg.languages.grammar.profile import Profile
from kg.languages.grammar.profile import profile as rules_of
from kg.languages.morphology import Morphology

# What only a person, or one who stands for a state, is said to do.
_PERSONAL = frozenset({"say", "meet", "receive", "visit", "attend", "call", "appoint", "dismiss", "credentials"})
_SURNAME = 3
_QUOTES = frozenset('«»“”„"')
_INITIALS = 2
_DASHES = frozenset("–—")
_INITIAL = re.compile(r"[^\W\d_]\.")
_TWO_NAMES = 3
_OBLIQUE = frozenset({"Ins", "Dat"})
_PAIR = 2
# Ends of first names that no case changes.
_UNDECLINED = frozenset("оиэ")
_OF_OBJECTS = frozenset({"Gen", "Acc"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# Ends of family names that are a woman's in the nominative.
_OF_WOMEN = ("ова", "ева", "ёва", "ина", "ына", "ская", "цкая")


def known_names(phrases: Iterable[Phrase], doc: Doc, morphology: Morphology) -> set[str]:
    """The lower-case dictionary forms of the family names of the persons found so far."""
    found: set[str] = set()
    for phrase in phrases:
        if phrase.kind == "person" and phrase.element is not None:
            last = doc[phrase.element.last - 1].text
            if len(last) >= _SURNAME:
                found.update(form for form in morphology.keys(last) if len(form) >= _SURNAME)
            if phrase.posts and phrase.element.last - phrase.element.first in (2, 3):
                found.add(doc[phrase.element.first].text.lower())  # "Xi Jinping … Xi"
    return found


def named_before(doc: Doc, body: Element, known: set[str], *, morphology: Morphology) -> Element:
    """One word that is taken for a body or a place as a person, where it is the family name of one who is told of."""
    family = doc[body.last - 1].text
    initial = body.last - body.first == _PAIR and _INITIAL.fullmatch(doc[body.first].text) is not None
    alone = (body.last - body.first == 1 or initial) and family.istitle()
    if body.code not in "OL" or body.key is not None or not alone or doc[body.first - 1].text in _QUOTES:
        return body
    if not known & morphology.keys(family):
        return body
    return replace(body, code="N", name="", confidence=0.85, source="named before")


def behind_towns(doc: Doc, found: list[Element], known: set[str], profile: Profile, forms: Morphology) -> list[Element]:
    """The elements, each place of several words whose last is somebody's family name parted: “в Душанбе Линдхольм”."""
    parted: list[Element] = []
    for item in found:
        long = profile.free_order and item.code == "L" and item.key is None and item.last - item.first > 1
        if not long or not known & forms.keys(doc[item.last - 1].text):
            parted.append(item)
            continue
        town = elements(doc, item.first, item.last - 1, profile=profile, morphology=forms)
        whole = len(town) == 1 and town[0].code in "LS" and town[0].last - town[0].first == item.last - 1 - item.first
        name = replace(item, first=item.last - 1, code="N", name="", country=None, source="named before")
        parted += [town[0], name] if whole else [item]
    return parted


def with_particles(doc: Doc, found: list[Element], profile: Profile) -> list[Element]:
    """The elements, where a name is taken for two at a particle inside it as one: “Сиди ульд Салем”."""
    made: list[Element] = []
    for item in sorted(found, key=lambda each: each.first):
        before = made[-1] if made and item.code == made[-1].code == "N" else None
        between = [token.text for token in doc[before.last : item.first]] if before is not None else []
        if before is not None and between and len(between) <= _INITIALS:
            inside = profile.particles - profile.conjunctions
            if all(word in inside for word in between):
                made[-1] = replace(before, last=item.last, name="")
                continue
        made.append(item)
    return made


def promote(
    doc: Doc, run: Element, known: set[str], first: int, last: int, *, profile: Profile, morphology: Morphology
) -> Element:
    """A run of capitals as a person, where there is reason to take it for one; as it was otherwise."""
    words = [token.text for token in doc[run.first : run.last]]
    if len(words) == 1 and words[0].lower() in profile.heads.get("words", ()):
        return run  # "Assembly President X"
    if known & morphology.keys(words[-1]):
        return replace(run, code="N", confidence=0.9, source="named before")
    if len(words) > 1 and any(is_patronymic(word, profile) for word in words):
        return replace(run, code="N", confidence=0.85, source="patronymic")
    if 1 < len(words) <= 4 and is_surname(doc[run.last - 1], profile):
        return replace(run, code="N", confidence=0.8, source="family name")
    if 1 < len(words) <= 4 and _acts(doc, run, first, last, profile):
        return replace(run, code="N", confidence=0.7, source="acts as a person")
    return run


def in_pieces(doc: Doc, found: Sequence[Element], profile: Profile) -> list[Element]:
    """The elements, each name as several where one holds several, and as a name what ends in letters behind one."""
    honoured = [
        replace(item, code="N", name="")  # “Ane Holm TD”, taken for a body
        if item.code == "O" and item.last - item.first > _PAIR and doc[item.last - 1].text in profile.postnominals
        else item
        for item in found
        if not _of_courtesy(doc, item, profile)
    ]
    return [one for item in honoured for one in (_pieces(doc, item) if item.code == "N" else [item])]


def with_first_names(doc: Doc, found: Sequence[Element], profile: Profile) -> list[Element]:
    """The elements, each name whose first words are taken for another's made whole: “the minister, [Lê] [Quang Định]”.

    Only a word of a letter or two where two names may stand side by side: “премьер [Ю] [Сон Хи]”.
    """
    joined: list[Element] = []
    for item in sorted(found, key=lambda one: one.first):
        before = joined[-1] if joined else None
        if item.code == "N" and before is not None and before.code == "C" and before.last == item.first:
            words = doc[before.first : before.last]
            opens = bool(profile.possessives) and before.first > 0 and doc[before.first - 1].text == ","
            opens = opens or (before.last - before.first == 1 and len(words.text) <= _PAIR)  # “Speaker [Md] [X Y]”
            # “The chair, [Quang] [Định]”, but not “Federal [Councillor] [X]”.
            if opens and all(word.pos_ == "PROPN" and not (word.is_upper and len(word) > 1) for word in words):
                joined[-1] = replace(item, first=before.first, name="")
                continue
        joined.append(item)
    return joined


def _of_courtesy(doc: Doc, item: Element, profile: Profile) -> bool:
    """Whether letters of courtesy and those of a body are taken for a name: “HE UN Under-Secretary-General X”."""
    words = [token.text for token in doc[item.first : item.last]]
    return words[0] in profile.courtesy_letters and len(words) <= _PAIR and all(word.isupper() for word in words)


def _pieces(doc: Doc, item: Element) -> list[Element]:
    """A name as several where a verb or a dash stands in it: “Hu told Abe”, “Xi – Blinken meet”."""
    if item.last - item.first > 1 and _acts_in_headline(doc, item.last - 1):
        item = replace(item, last=item.last - 1, name="")
    cuts = [at for at in range(item.first + 1, item.last - 1) if _parts(doc[at])]
    if not cuts:
        return [item]
    ends = zip([item.first, *(at + 1 for at in cuts)], [*cuts, item.last], strict=True)
    return [replace(item, first=first, last=last, name="") for first, last in ends if doc[first].text[:1].isupper()]


def _acts_in_headline(doc: Doc, at: int) -> bool:
    """Whether the last word of a name is the verb of a headline in capitals: “Secretary X Travels to Oslo”."""
    follows = doc[at + 1] if at + 1 < len(doc) else None
    told = doc[at].pos_ == "VERB" and feature(doc[at], "VerbForm") == "Fin" and feature(doc[at], "Person") == "3"
    return told and follows is not None and follows.pos_ in {"ADP", "PART", "DET"}


def _parts(token: Token) -> bool:
    told = token.text.islower() and token.pos_ in {"VERB", "AUX"} and feature(token, "VerbForm") == "Fin"
    return told or token.text in _DASHES


def apart(doc: Doc, run: Element, known: set[str], morphology: Morphology) -> list[Element]:
    """A run of capitals as two, where a family name of the document closes before its end: “Х. Аспанов Данияр Қыранов”.

    A single name is one's own where the rest of the run is a family name of the document too.
    """
    for at in range(run.first + 1, run.last):
        word, rest = doc[at - 1], doc[run.last - 1]
        if len(word) < _SURNAME or known.isdisjoint({word.lower_}) or feature(word, "Case") not in (None, "Nom"):
            continue
        single = at - run.first == 1
        if not single or (run.last - at == 1 and known & morphology.keys(rest.text) and rest.lower_ != word.lower_):
            return [replace(run, last=at), replace(run, first=at)]
    return [run]


def before_a_family(doc: Doc, run: Element, known: set[str], morphology: Morphology) -> list[Element]:
    """A name as two where the family name of another stands behind it in a case: “А. Қыранов Сомовты”."""
    words = [token for token in doc[run.first : run.last] if not token.is_space]
    if len(words) < _TWO_NAMES:
        return [run]
    last, before = words[-1], words[-2]
    oblique = feature(last, "Case") not in (None, "Nom") and feature(before, "Case") in (None, "Nom")
    family = known & morphology.keys(last.text)
    if not oblique or not family:
        return [run]
    named = [t.i for t in doc if t.i < run.first and t.is_title and family & morphology.keys(t.text)]
    own = any(doc[run.first].lower_ in {t.lower_ for t in doc[max(at - _TWO_NAMES, 0) : at]} for at in named)
    if own or not named:
        return [run]
    return [replace(run, last=run.last - 1, name=""), replace(run, first=run.last - 1, name="")]


def in_two_cases(doc: Doc, run: Element) -> list[Element]:
    """A name as two where only its last word stands in the nominative: “с Иваном Петровым Котов …”.

    What shows no case before it, an initial or a first name that is not inflected, is of the second name.
    """
    words = doc[run.first : run.last]
    cases = [feature(token, "Case") for token in words]
    at = len(words) - 1
    while at > 1 and (cases[at - 1] is None or (at > _PAIR and words[at - 1].text[-1] in _UNDECLINED)):
        at -= 1
    if len(words) < _TWO_NAMES or cases[-1] != "Nom" or any(case not in _OBLIQUE for case in cases[:at]):
        return [run]
    return [replace(run, last=run.first + at, name=""), replace(run, first=run.first + at, name="")]


def _acts(doc: Doc, run: Element, first: int, last: int, profile: Profile) -> bool:
    """Whether the run is the subject of what persons do, or whom it is done with."""
    if profile.verb_final:
        return _acts_before(doc, run, first, last, profile)
    if run.last < last and doc[run.last].pos_ in {"VERB", "AUX"}:
        beside: Sequence[int] = range(run.last, min(run.last + 3, last))
        return any(_personal(doc, at, profile) for at in beside)
    if run.first > first and _appoints(doc, run.first - 1, profile):
        return True
    before = doc[run.first - 1].lower_ if run.first > first else ""
    if before in {"with", "by"} or (feature(doc[run.last - 1], "Case") == "Ins" and profile.verb_final):
        return any(_personal(doc, at, profile) for at in range(first, last))
    return False


def _appoints(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a verb puts persons into posts: “elected Maria Silva president”."""
    kinds = {kind for trigger in profile.triggers.get(doc[at].lemma_, ()) for kind in trigger.kinds}
    return doc[at].pos_ == "VERB" and bool(kinds & {"appoint", "dismiss"})


def _acts_before(doc: Doc, run: Element, first: int, last: int, profile: Profile) -> bool:
    """The same where the verb comes last: anywhere before it, unless the name is that of what the noun behind it is."""
    if run.last >= last or doc[run.first - 1].text in _QUOTES or doc[run.last].text in _QUOTES:
        return False
    behind = doc[run.last]
    if behind.pos_ == "NOUN" and feature(behind, "Person[psor]") is not None:
        return False
    return any(_personal(doc, at, profile) for at in range(first, last))


def _personal(doc: Doc, at: int, profile: Profile) -> bool:
    token = doc[at]
    found = (*profile.triggers.get(token.lemma_, ()), *profile.triggers.get(token.lower_, ()))
    return any(trigger.kinds & _PERSONAL for trigger in found)


def named(doc: Doc, run: Element, kind: str, morphology: Morphology) -> Element:
    """The element with its name in the nominative."""
    words = [token.text for token in doc[run.first : run.last]]
    if kind == "person":
        words = _without_letters(words, rules_of(doc.lang_).postnominals)
        words = [word.capitalize() if _in_capitals(word) else word for word in words]
        if run.first and _does_not_decline(doc, run, words, morphology):
            return replace(run, name=" ".join(words))
    return replace(run, name=morphology.nominative(words, kind))


def _without_letters(words: list[str], letters: frozenset[str]) -> list[str]:
    """The words of a name without the letters behind it, which say what somebody was awarded: “Ane Holm CBE”."""
    kept = list(words)
    while len(kept) > _PAIR and kept[-1] in letters:
        kept.pop()
    return kept


def _does_not_decline(doc: Doc, run: Element, words: Sequence[str], morphology: Morphology) -> bool:
    """Whether no case that a name may stand in is one that the preposition before it governs: “с Рикарду Нету”."""
    governed = _governed(doc.lang_).get(doc[run.first - 1].lower_)
    return governed is not None and len(words) > 1 and not governed & morphology.cases_of(words, "person")


def in_its_case(doc: Doc, phrase: Phrase, morphology: Morphology) -> Phrase:
    """A name behind a preposition, in a case that both its form and the preposition allow: “с Чан Ван Дыком”."""
    name = phrase.element
    if phrase.kind != "person" or name is None or phrase.case is None or not phrase.first:
        return phrase
    if phrase.posts:
        return _acting(doc, phrase, name, morphology)
    before = doc[phrase.first - 1]
    cases = _governed(doc.lang_)
    governed = cases.get(before.lower_) or cases.get(doc[max(before.i - 1, 0) : phrase.first].text.lower())
    adverb = before.pos_ == "ADV"  # “накануне В. Б. Иванов …” says when
    if governed is None or adverb or (phrase.last - phrase.first < _INITIALS and phrase.case != "Nom"):
        return phrase
    shown = morphology.cases_of([token.text for token in doc[name.first : name.last]], "person") & governed
    return replace(phrase, case=next(iter(shown))) if len(shown) == 1 and phrase.case not in shown else phrase


def _acting(doc: Doc, phrase: Phrase, name: Element, morphology: Morphology) -> Phrase:
    """Somebody whose post opens with a participle, in the case that the name shows: «с исполняющей обязанности …»."""
    word = next((t for t in doc[phrase.first : phrase.last] if t.pos_ != "ADV"), doc[phrase.first])
    if feature(word, "VerbForm") != "Part" or feature(word, "Gender") != "Fem":
        return phrase
    shown = {feature(token, "Case") for token in doc[name.first : name.last]} & {"Dat", "Ins"}
    if len(shown) != 1:
        return phrase
    (case,) = shown
    words = [token.text for token in doc[name.first : name.last]]
    return replace(phrase, case=case, element=replace(name, name=morphology.nominative(words, "person", case=case)))


def in_a_row(doc: Doc, phrases: Sequence[Phrase], morphology: Morphology) -> list[Phrase]:
    """The phrases of a sentence, where a name joined to another stands in the same case: “президенты X и Кваме Менса”.

    Told of a name without a post of its own, whose form allows that case.
    """
    found = list(phrases)
    for at, (before, phrase) in enumerate(pairwise(phrases), start=1):
        before, name = found[at - 1], phrase.element
        own = bool(phrase.posts) and phrase.posts[0].first >= before.last
        if not before.kind == phrase.kind == "person" or own or name is None or phrase.case in (None, before.case):
            continue
        if before.case is None or phrase.first - before.last != 1 or doc[before.last].pos_ != "CCONJ":
            continue
        words = [token.text for token in doc[name.first : name.last]]
        if before.case in morphology.cases_of(words, "person"):
            whole = morphology.nominative(words, "person", case=before.case)
            found[at] = replace(phrase, case=before.case, element=replace(name, name=whole))
    return found


def as_subjects(
    doc: Doc, first: int, last: int, phrases: Sequence[Phrase], profile: Profile, morphology: Morphology
) -> list[Phrase]:
    """The phrases, where a bare name is the subject that its verb has not else: “вечером Мбала побывал у премьера”.

    The form of such a name serves for a genitive as well; its verb is one that takes no object, or has one already.
    """
    found = list(phrases)
    for at, phrase in enumerate(found):
        if phrase.kind != "person" or phrase.posts or phrase.element is None:
            continue
        before = doc[phrase.first - 1] if phrase.first > first else None
        takes = before is not None and before.pos_ == "VERB" and feature(before, "Subcat") != "Intr"
        acts = phrase.case in _OF_OBJECTS and _only_subject(doc, first, last, phrase, profile)
        if acts or (phrase.case == "Nom" and not takes):
            found[at] = _in_nominative(doc, phrase, phrase.element, morphology)
    return found


def _in_nominative(doc: Doc, phrase: Phrase, name: Element, morphology: Morphology) -> Phrase:
    """A name as it stands, where its form may be the nominative."""
    words = [token.text for token in doc[name.first : name.last]]
    if "Nom" not in morphology.cases_of(words, "person"):
        return phrase
    told = replace(name, name=morphology.nominative(words, "person", case="Nom"))
    return replace(phrase, case="Nom", element=told)


def _only_subject(doc: Doc, first: int, last: int, phrase: Phrase, profile: Profile) -> bool:
    """Whether the verb beside a name agrees with it and nothing else between two marks can be its subject."""
    if phrase.first > first and _owns_name(doc, phrase.first - 1, profile):
        return False
    behind = next((t for t in doc[phrase.last : last] if t.pos_ not in {"ADV", "PART", "CCONJ"}), None)
    before = doc[phrase.first - 1] if phrase.first > first else None
    verb = next((t for t in (behind, before) if t is not None and t.pos_ in {"VERB", "AUX"}), None)
    if verb is None or feature(verb, "VerbForm") != "Fin" or feature(verb, "Number") != "Sing":
        return False
    hers = doc[phrase.last - 1].lower_.endswith(_OF_WOMEN)
    if feature(verb, "Tense") == "Past" and (feature(verb, "Gender") == "Fem") < hers:
        return False
    start = next((t.i + 1 for t in reversed(doc[first : phrase.first]) if t.is_punct), first)
    end = next((t.i for t in doc[phrase.last : last] if t.is_punct), last)
    others = [t for t in doc[start:end] if not phrase.first <= t.i < phrase.last]
    takes = feature(verb, "Subcat") != "Intr"
    things = [t for t in others if takes and t.i > verb.i and t.pos_ == "NOUN" and feature(t, "Animacy") == "Inan"]
    if any(feature(t, "Case") == "Nom" and t.pos_ in _NOMINAL for t in others if t not in things):
        return False
    done = any(feature(t, "Case") in {"Acc", "Nom"} for t in things)
    short = any(feature(t, "Variant") == "Short" for t in doc[verb.i : min(verb.i + 2, end)])
    if verb.lemma_ in profile.copulas:
        return short or any(t.i > verb.i and feature(t, "Case") == "Ins" for t in others)
    return done or short or feature(verb, "Subcat") == "Intr"


def _owns_name(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a word asks for a genitive behind it: a preposition, a noun that is no time and no attribute."""
    token = doc[at]
    if token.pos_ != "NOUN" or token.lemma_ in profile.manners:
        return token.pos_ in {"ADP", "NUM"}
    run = doc[max(at - 1, 0) : at + 1].text.lower()
    whose = run in profile.according or any(run in rule.adpositions for rule in profile.roles)
    return whose or feature(token, "Case") in {"Nom", "Acc"} or feature(token, "Animacy") == "Anim"


@cache
def _governed(language: str) -> dict[str, frozenset[str]]:
    """The cases that each preposition of a language governs, those of several words too: “в честь”."""
    rows = resources.rows(language, "prepositions.tsv")
    own = {row["preposition"]: frozenset(row["cases"].split()) for row in rows}
    roles = (rule for rule in resources.toml(language, "grammar.toml").get("roles", ()) if rule.get("cases"))
    return own | {run: frozenset(rule["cases"]) for rule in roles for run in rule.get("adpositions", ()) if " " in run}


def _in_capitals(word: str) -> bool:
    """“LAVROV”, not "III" or "JD"."""
    return len(word) > _INITIALS and word.isupper() and word.isalpha() and not set(word) <= set("IVX")
