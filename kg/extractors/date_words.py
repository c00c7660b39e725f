"""Whether a date belongs to what is dated, by the words beside it, or to another noun, verb or time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.dates import Expression
from kg.languages.annotation import Sentence

if TYPE_CHECKING:
    from kg.extractors.context import Context

# Tokens from “since” to the date of what was then.
_SINCE = 14
# Dates of a day or a few.
_DAYS = frozenset({"day", "weekday", "same-day", "near-day", "week"})


def of_another(context: Context, sentence: Sentence, expression: Expression, date: int, at: int, until: int) -> bool:
    """Whether words beside a date say that it is that of something else than what stands from `at` to `until`."""
    return (
        possessive(context, expression.end, sentence, at, until)
        or since(context, date, sentence)
        or purpose(context, expression, sentence, at, until)
        or (context.profile.verb_final and attribute(context, expression, sentence, at, until))
    )


def of_verb_before(context: Context, sentence: Sentence, date: int, at: int) -> bool:
    """Whether a date belongs to the verb before it and not to the one joined: “flies on Friday and meets”."""
    if context.profile.verb_final or date >= at:
        return False
    words = [token.pos_ for token in context.annotation.doc[date : at + 1]]
    joined = "CCONJ" in words and "VERB" in words[words.index("CCONJ") :]
    return joined and any(f.first < date and not f.nominal for f in sentence.frames)


def parted(context: Context, date: int, first: int, last: int) -> bool:
    """Whether a comma parts a date from a stop of a journey."""
    between = context.annotation.doc[last + 1 : date] if date > last else context.annotation.doc[date:first]
    return any(token.text in {",", ";"} for token in between)


def possessive(context: Context, end: int, sentence: Sentence, at: int, until: int) -> bool:
    """Whether a date belongs to another noun than the one that is dated: “this year's festival”."""
    doc = context.annotation.doc
    mark = next((t for t in doc[sentence.first : sentence.last] if t.idx + len(t) > end), None)
    if mark is None or mark.lower_ not in context.profile.possessives:
        return False
    noun = next((t.i for t in doc[mark.i + 1 : sentence.last] if t.pos_ in {"NOUN", "PROPN"}), at)
    return not at <= noun < until and noun != at - 1


def attribute(context: Context, expression: Expression, sentence: Sentence, at: int, until: int) -> bool:
    """Whether a date is an attribute of a noun that is not dated: “келер жылғы квота”."""
    words = context.annotation.doc[sentence.first : sentence.last]
    last = next((t for t in reversed(words) if t.idx < expression.end), None)
    if last is None or not last.lower_.endswith(context.profile.attributive) or last.i + 1 >= sentence.last:
        return False
    following = (t for t in words if t.i > last.i and t.pos_ in {"NOUN", "PROPN", "VERB"})
    noun = next(following, None)
    return noun is not None and noun.pos_ == "NOUN" and not at <= noun.i < until


def since(context: Context, at: int, sentence: Sentence) -> bool:
    """Whether a date is that of something earlier: “for the first time since taking office in May 2028”."""
    doc, words = context.annotation.doc, context.profile.since
    for to in range(at - 1, max(sentence.first, at - _SINCE) - 1, -1):
        if doc[to].text == "," or sentence.clause(to) != sentence.clause(at):
            return False
        if doc[to].lower_ in words or doc[max(sentence.first, to - 1) : to + 1].text.lower() in words:
            return True
    return False


def purpose(context: Context, expression: Expression, sentence: Sentence, at: int, until: int) -> bool:
    """Whether a date of months says what another noun is for: “the plan for 2031”, «план на 2031 год»."""
    if expression.kind in _DAYS or not context.profile.planned_for:
        return False
    doc = context.annotation.doc
    first = next(
        (t.i for t in doc[sentence.first : sentence.last] if t.idx + len(t) > expression.start), sentence.first
    )
    if doc[first].lower_ not in context.profile.planned_for:  # the word may be a part of the date
        first -= 1
    if first <= sentence.first or doc[first].lower_ not in context.profile.planned_for:
        return False
    noun = doc[first - 1]
    return noun.pos_ in {"NOUN", "PROPN"} and not at <= noun.i < until
