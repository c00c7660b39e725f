"""What relative and participial clauses speak of: “the minister, who arrived …”, “министр, прибывший …”.

The relative pronoun or participle agrees with its antecedent where the language shows number and gender.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from spacy.tokens import Doc, Token

from kg.languages.annotation import Phrase, Sentence, Title
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

_OPENING = 3
# How many words “in the course of” has at most.
_RUN = 4


def relative(doc: Doc, sentence: Sentence, clause: int, *, profile: Profile) -> Token | None:
    """The relative pronoun that opens a clause, perhaps after an adposition."""
    words = opening(doc, sentence, clause)
    candidates = words[:2] if words and words[0].pos_ == "ADP" else words[:1]
    return next((token for token in candidates if token.lemma_ in profile.relatives), None)


def there_and_then(doc: Doc, sentence: Sentence, clause: int, profile: Profile) -> Token | None:
    """The word by which a clause goes on with where and when something was: “where”, “when”, “during which”."""
    words = opening(doc, sentence, clause)
    if not words or words[0].i == sentence.first:
        return None
    if words[0].lower_ in profile.where | profile.when:
        return words[0]
    which = relative(doc, sentence, clause, profile=profile)
    if which is None:
        return None
    for first in range(max(sentence.first + 1, which.i - _RUN), which.i):
        if " ".join(token.lower_ for token in doc[first : which.i]) in profile.course_of:
            return doc[first]
    return None


def participle(doc: Doc, sentence: Sentence, clause: int) -> Token | None:
    """The participle that opens a clause after a comma, maybe behind a word for when: “накануне встретившийся”."""
    words = opening(doc, sentence, clause)
    if not words or not _after_comma(doc, sentence, words[0]):
        return None
    if len(words) > 1 and words[0].pos_ == "ADV" and feature(words[1], "Case"):
        words = words[1:]
    form = feature(words[0], "VerbForm"), feature(words[0], "Variant")
    return words[0] if form[0] == "Part" and form[1] != "Short" else None


def opening(doc: Doc, sentence: Sentence, clause: int) -> list[Token]:
    """The first few words of a clause."""
    inside = (doc[at] for at in range(sentence.first, sentence.last) if sentence.clause(at) == clause)
    words: list[Token] = []
    for token in inside:
        if token.is_alpha:
            words.append(token)
        if len(words) == _OPENING:
            break
    return words


def antecedents(
    doc: Doc,
    sentence: Sentence,
    units: Sequence[Phrase | Title],
    word: Token,
    himself: Container[str] = frozenset(),
) -> list[Phrase | Title]:
    """The units that a relative pronoun or participle stands for: those right before its clause that agree with it.

    The whole of a coordination where the word is in the plural.

    Args:
        himself: Words that may stand behind one of them: “it was the president himself who …”.
    """
    at = word.i
    while at > sentence.first and sentence.clause(at - 1) == sentence.clause(word.i):
        at -= 1
    at = _beginning(doc, sentence, at)
    before = [unit for unit in units if unit.last <= at]
    if not before or any(token.is_alpha and token.lower_ not in himself for token in doc[before[-1].last : at]):
        return []
    last = _event_there(doc, before)
    if feature(word, "Number") == "Plur" and _number(doc, last) != "Plur":
        found = [last]
        for unit in reversed(before[:-1]):
            if any(token.is_alpha and token.pos_ != "CCONJ" for token in doc[unit.last : found[-1].first]):
                break
            found.append(unit)
        return found[::-1] if len(found) > 1 else []
    return [last] if _agrees(doc, last, word) else []


def _event_there(doc: Doc, before: Sequence[Phrase | Title]) -> Phrase | Title:
    """The unit right before a relative clause; the event where that is its place: “the forum in X, which …”."""
    last = before[-1]
    if len(before) == 1 or not isinstance(last, Phrase) or last.kind != "place" or last.case is not None:
        return last
    between = doc[before[-2].last : last.first]
    return before[-2] if isinstance(before[-2], Title) and all(token.pos_ == "ADP" for token in between) else last


def _beginning(doc: Doc, sentence: Sentence, at: int) -> int:
    """Where the first of relative clauses in a row begins: “X, who came … and who met …”."""
    if not any(token.pos_ == "CCONJ" for token in doc[max(sentence.first, at - 1) : at + 1]):
        return at
    word = next((token for token in doc[at : at + 3] if token.pos_ in {"PRON", "DET"}), None)
    earlier = [to for to in range(sentence.first + 1, at) if word is not None and doc[to].lemma_ == word.lemma_]
    if not earlier:
        return at
    to = earlier[-1]
    while to > sentence.first and sentence.clause(to - 1) == sentence.clause(earlier[-1]):
        to -= 1
    return to


def _agrees(doc: Doc, unit: Phrase | Title, word: Token) -> bool:
    if _number(doc, unit) != (feature(word, "Number") or _number(doc, unit)):
        return False
    named = isinstance(unit, Phrase) and unit.kind in {"person", "post"}
    mine, theirs = feature(doc[unit.head], "Gender"), feature(word, "Gender")
    return named or mine is None or theirs is None or mine == theirs


def _number(doc: Doc, unit: Phrase | Title) -> str:
    if isinstance(unit, Phrase) and unit.kind == "person":
        return "Sing"
    return feature(doc[unit.head], "Number") or "Sing"


def _after_comma(doc: Doc, sentence: Sentence, word: Token) -> bool:
    return word.i > sentence.first and doc[word.i - 1].text == ","
