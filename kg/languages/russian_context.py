"""One reading for each word of a Russian sentence: a beam search over the readings, scored by how words fit together.

What counts: a preposition governs its cases, an adjective agrees with its noun, a noun after a noun is a genitive or
agrees with it as a name with a title, joined words share a case, the subject is a nominative that the verb agrees with.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from kg import resources
from kg.languages import russian_forms
from kg.languages.morphology import Analysis
from kg.languages.russian_paradigms import name_readings

_WIDTH: Final = 5
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "VERB"})
_MODIFIER: Final = frozenset({"ADJ", "DET"})
_PERSONAL: Final = frozenset({"Giv", "Sur", "Pat"})
_BREAKS: Final = frozenset({".", "!", "?", ";", ":", "…", "\n"})
_QUOTES: Final = frozenset('«»"“”„()[]')
# How much likelier the dictionary's own frequencies make a reading.
_EMISSION: Final = 0.5
# How much less likely than the dictionary has it a rare lemma is.
_RARE: Final = 3.0
# How much dearer than the best reading of a name another may be.
_NAME_RANGE: Final = 1.5
_ORDER: Final = {"Nom": 0, "Gen": 1, "Acc": 2, "Dat": 3, "Ins": 4, "Loc": 5}
# What a case costs where nothing asks for it.
_UNASKED: Final = {"Nom": 0.0, "Gen": -0.6, "Dat": -0.5, "Acc": -0.3, "Ins": -0.3, "Loc": -5.0}


@dataclass(frozen=True, slots=True, eq=False)
class _Reading:
    """An analysis with its features taken apart once, for speed."""

    analysis: Analysis
    emission: float
    pos: str
    case: str | None
    number: str | None
    gender: str | None
    animate: bool | None
    personal: bool
    modifier: bool
    finite: bool
    transitive: bool


class _State(NamedTuple):
    """What of the words so far the next one is judged by."""

    left: _Reading | None = None  # the last nominal of the phrase
    joined: str = ""  # the comma or the conjunction (`and`) that stands after it
    governed: frozenset[str] | None = None  # the cases that an open preposition asks for
    titles: tuple[_Reading, ...] = ()  # the last two common nouns for persons, the later first
    subject: _Reading | None = None
    several: bool = False  # the subject is more than one
    verb: _Reading | None = None
    objects: int = 0
    negated: bool = False


@dataclass(slots=True)
class _Path:
    score: float
    state: _State
    reading: _Reading | None = None
    before: _Path | None = None


def choose(words: Sequence[str]) -> list[Analysis]:
    """The readings that fit together best."""
    beam = [_Path(0.0, _State())]
    for index, word in enumerate(words):
        grown: dict[tuple[_Reading, _State], _Path] = {}
        for reading in _candidates(word, index == 0):
            for path in beam:
                state, gain = _step(path.state, reading, word)
                score = path.score + reading.emission + gain
                key = (reading, state)
                if key not in grown or grown[key].score < score:
                    grown[key] = _Path(score, state, reading, path)
        beam = sorted(grown.values(), key=lambda path: -path.score)[:_WIDTH]
    return _trace(beam[0])


def _trace(path: _Path) -> list[Analysis]:
    chosen: list[Analysis] = []
    end: _Path | None = path
    while end is not None and end.reading is not None:
        chosen.append(end.reading.analysis)
        end = end.before
    return chosen[::-1]


@lru_cache(maxsize=50_000)
def _candidates(word: str, first: bool) -> tuple[_Reading, ...]:
    """The readings of a word worth trying, with what each costs by itself."""
    capital = word[:1].isupper() and word[1:] != word[1:].upper()
    analyses = russian_forms.readings(word)
    made: dict[tuple[str, str], _Reading] = {}
    for item, weight in _weighted(word, analyses, capital=capital, first=first):
        made.setdefault((item.pos + item.lemma, item.features), _take_apart(item, weight))
    return tuple(sorted(made.values(), key=lambda item: -item.emission)[:18])


def _weighted(
    word: str, analyses: tuple[Analysis, ...], *, capital: bool, first: bool
) -> Iterator[tuple[Analysis, float]]:
    known = russian_forms.is_known(word)
    adjective = any(item.pos == "ADJ" for item in analyses)
    script = word.replace("-", "").isalpha() and analyses[0].get("Foreign") is None
    if capital and script:
        place = any(item.get("NameType") == "Geo" for item in analyses) and known
        common = known and not any(item.get("NameType") in _PERSONAL for item in analyses)
        # No name is like the plural of a noun: “с Президентами двух стран”.
        several = common and all(item.pos == "NOUN" and item.get("Number") == "Plur" for item in analyses)
        if not several and not (common and any(item.pos not in ("NOUN", "PROPN") for item in analyses)):
            for item, cost in named(word):
                # An everyday word that opens a sentence has its capital from there, unless it ends as names do.
                usual = 0.8 if cost < 0 else 2.7 if first else 1.2
                handicap = 2.0 if place else usual if common else 0.0
                yield item, cost * -_EMISSION - handicap
    animate = max((item.score for item in analyses if _is_animate(item, "Gen")), default=0.01) * 0.7
    for item in analyses:
        # The accusative that is like the genitive is as common; corpora that are not disambiguated count it too low.
        score = max(item.score, 0.01, animate if _is_animate(item, "Acc") else 0.0)
        weight = math.log(score) * _EMISSION - (_RARE if item.lemma in _set("rare") else 0.0)
        if item.pos == "PROPN":
            weight += 0.8 if capital and not first and not adjective else 0.0
            weight -= 2.0 if not capital and item.get("NameType") in _PERSONAL else 0.0
        elif capital and script and not known:
            weight -= 0.7 if item.pos in ("NOUN", "ADJ") or first else 2.5
        yield item, weight


def _is_animate(item: Analysis, case: str) -> bool:
    return f"Animacy=Anim|Case={case}" in item.features


@lru_cache(maxsize=20_000)
def named(word: str) -> tuple[tuple[Analysis, float], ...]:
    """A capitalised word read as a person's name, by its last half where it is a double one; with what each costs."""
    last = word.rpartition("-")[2]
    front = word[: len(word) - len(last)].lower()
    best: dict[tuple[str, str], dict[str, float]] = {}
    for item in name_readings(last) if last else ():
        best.setdefault((item.nominative, item.case), {})[item.gender] = item.cost
    least = min((min(costs.values()) for costs in best.values()), default=0.0)
    made = []
    for (nominative, case), costs in best.items():
        # A form that serves both genders alike is one reading, not two.
        groups = [(None, min(costs.values()))] if len(set(costs.values())) < len(costs) else list(costs.items())
        for gender, cost in groups:
            if cost > least + _NAME_RANGE:
                continue
            marks = {"Animacy": "Anim", "Case": case, "NameType": "Sur", "Number": "Sing"}
            marks |= {"Gender": gender} if gender else {}
            score = 1 / (1 + math.exp(cost + 1))
            analysis = Analysis(front + nominative, "PROPN", russian_forms.features(marks.items()), score)
            made.append((analysis, cost))
    return tuple(sorted(made, key=lambda pair: (pair[1], pair[0].lemma, _ORDER[pair[0].get("Case") or "Nom"])))


@lru_cache(maxsize=10_000)
def _marks(features: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in features.split("|") if pair)


def _take_apart(item: Analysis, weight: float) -> _Reading:
    marks = _marks(item.features)
    form, case = marks.get("VerbForm"), marks.get("Case")
    modifying = item.pos in _MODIFIER or form == "Part" or marks.get("NumType") == "Ord"
    return _Reading(
        analysis=item,
        emission=weight,
        pos=item.pos,
        case=case,
        number=marks.get("Number"),
        gender=marks.get("Gender"),
        animate={"Anim": True, "Inan": False}.get(marks.get("Animacy", "")),
        personal=marks.get("NameType") in _PERSONAL,
        modifier=case is not None and modifying,
        finite=form == "Fin" or marks.get("Variant") == "Short",
        transitive=marks.get("Subcat") == "Tran" and marks.get("Voice") != "Pass",
    )


@cache
def _prepositions() -> dict[str, frozenset[str]]:
    return {row["preposition"]: frozenset(row["cases"].split()) for row in resources.rows("ru", "prepositions.tsv")}


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(resources.toml("ru", "tagging.toml").get(name, ()))


@lru_cache(maxsize=400_000)
def _step(state: _State, reading: _Reading, word: str) -> tuple[_State, float]:
    """The state after a word, and what it gains by fitting into the state before."""
    lower = word.lower()
    if reading.pos == "ADP" and lower in _prepositions():
        return state._replace(governed=_prepositions()[lower], left=None, joined=""), 0.3
    if reading.pos == "PUNCT" or word.isspace():
        dangling = state.governed is not None and word not in _QUOTES
        return _after_sign(state, word), -2.0 if dangling else 0.0
    if reading.pos == "CCONJ":
        return state._replace(joined="and"), 0.1
    if reading.pos == "SCONJ":
        return _State(titles=state.titles), 0.0
    if reading.case is not None and reading.pos in _NOMINAL:
        return _nominal(state, reading)
    if reading.finite:
        return _predicate(state, reading)
    if reading.pos == "VERB":
        return state._replace(verb=reading, left=None, joined="", governed=None, objects=0), 0.0
    if reading.pos == "NUM":
        return state._replace(left=reading, joined=""), 0.0
    if reading.pos == "PART" and lower in _set("negation"):
        return state._replace(negated=True), 0.2
    return state, -2.0 if state.governed and reading.pos not in ("ADJ", "PROPN", "X", "NOUN", "SYM") else 0.0


def _after_sign(state: _State, word: str) -> _State:
    if word in _BREAKS or "\n" in word:
        return _State()
    if word in _QUOTES:
        return state
    if word == ",":
        return state._replace(joined=",", governed=None)
    return state._replace(left=None, joined="", governed=None)


def _nominal(state: _State, item: _Reading) -> tuple[_State, float]:
    gain = 0.0
    if state.governed is not None:
        gain += 1.5 if item.case in state.governed else -4.0
        gain += 0.5 if item.case == "Loc" and item.pos == "PROPN" else 0.0
    else:
        gain += _beside(state, item)
    relative = item.analysis.lemma == "который"
    subject = state.subject
    if relative:
        state = state._replace(subject=None, several=False, verb=None, objects=0)
        subject = None
    free = state.governed is None and not _agrees_left(state, item)
    if item.case == "Nom" and not item.modifier and free:
        if subject is not None and not state.joined and subject is not state.left and not item.personal:
            gain -= 0.8
        elif subject is None and state.verb is not None and state.verb.finite:
            gain += 0.3 if state.joined == "," else _inverted(item, state.verb)
        if state.joined == "," and subject is not None and state.verb is not None:
            state, subject = state._replace(verb=None, objects=0, several=False), None  # a clause of its own
        subject = subject or item
    elif relative and item.case == "Nom":
        subject = item
    titles = (item, *state.titles[:1]) if item.pos == "NOUN" and item.animate else state.titles
    several = state.several or (item.case == "Nom" and bool(state.joined) and _agrees_left(state, item))
    objects = state.objects + (item.case == "Acc" and not item.modifier)
    return _State(item, "", None, titles, subject, several, state.verb, objects, state.negated), gain


def _agrees_left(state: _State, item: _Reading) -> bool:
    left = state.left
    return left is not None and not left.modifier and left.case == item.case


def _beside(state: _State, item: _Reading) -> float:
    """How a nominal fits the one before it, the title before that, and the verb."""
    left = state.left
    gain = 0.0
    tied = False
    if item.personal and state.titles and not (left is not None and left.personal and not state.joined):
        fits = [_same(title, item, loosely=True) for title in state.titles]
        gain += 1.6 if fits[0] else 1.4 if any(fits) else -0.8
        tied = gain > 0
    if left is not None and not tied:
        bond = _joined(left, item, state.joined) if state.joined else _adjacent(left, item)
        gain += bond
        tied = tied or bond > 0.3
    return gain if tied else gain + _unasked(state, item)


def _unasked(state: _State, item: _Reading) -> float:
    assert item.case is not None
    verb = state.verb
    if item.case == "Acc" and verb is not None:
        return 0.6 if verb.transitive and not state.objects else -1.2
    if item.case == "Gen" and state.negated:
        return 0.0
    return _UNASKED[item.case]


def _joined(left: _Reading, item: _Reading, sign: str) -> float:
    """Words on both sides of a conjunction share a case; those on both sides of a comma may."""
    if left.case == item.case:
        return (0.9 if sign == "and" else 0.35) if left.modifier == item.modifier else 0.3
    return -0.3 if sign == "and" else 0.0


def _adjacent(left: _Reading, item: _Reading) -> float:
    if left.pos == "NUM" and left.case is None:
        return 1.0 if item.case == "Gen" else -0.2
    if left.modifier:
        return 1.8 if _same(left, item) else (0.2 if left.pos == "VERB" else -1.8)
    if item.personal and left.personal:
        return 2.0 if _same(left, item) else -1.0
    if item.modifier and item.pos == "VERB":
        return 0.3 if left.case == item.case else -0.2
    if item.case == "Gen":
        return 1.1
    if item.pos == "PROPN" and not item.personal and left.case == item.case and item.number == left.number:
        return 0.6
    return -0.2 if item.case == "Ins" else -0.4


def _same(left: _Reading, right: _Reading, *, loosely: bool = False) -> bool:
    """Agreement in case, number and, in the singular, gender; a title may stand for either gender."""
    if left.case != right.case or (left.number and right.number and left.number != right.number):
        return False
    if (
        left.modifier
        and left.case == "Acc"
        and None not in (left.animate, right.animate)
        and left.animate != right.animate
    ):
        return False
    if loosely or right.number == "Plur" or left.gender is None or right.gender is None:
        return True
    return left.gender == right.gender


def _concord(subject: _Reading, verb: _Reading, *, several: bool) -> bool:
    """Whether a subject, or several, and a finite verb agree."""
    person = verb.analysis.get("Person")
    if person is not None and person != (subject.analysis.get("Person") or "3"):
        return False
    if subject.number is None or several:
        return True
    if subject.number != verb.number:
        return False
    return verb.gender is None or subject.gender is None or subject.gender == verb.gender or _either(subject)


def _inverted(subject: _Reading, verb: _Reading) -> float:
    """How a nominative after its verb fits; after a plural it may be the first of several, but mostly is no subject."""
    if _concord(subject, verb, several=False):
        return 1.3
    return 0.0 if subject.number == "Sing" and verb.number == "Plur" else -1.0


def _either(subject: _Reading) -> bool:
    """A title of the masculine may be a woman's: "министр заявила"."""
    return subject.animate is True and not subject.personal and subject.gender == "Masc"


def _predicate(state: _State, verb: _Reading) -> tuple[_State, float]:
    gain = -0.8 if verb.pos == "VERB" else 0.0
    if state.subject is not None:
        gain = 1.0 if _concord(state.subject, verb, several=state.several) else -2.5
        if state.subject.gender == verb.gender and verb.gender is not None:
            gain += 0.4
    if state.governed is not None:
        gain -= 3.0
    return state._replace(verb=verb, left=None, joined="", governed=None, objects=0), gain
