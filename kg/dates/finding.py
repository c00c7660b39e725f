"""Date expressions in running text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from kg.dates.building import Nothing, build
from kg.dates.grammar import Form, Grammar, Rule, grammar
from kg.dates.meaning import Meaning, Moment, Range
from kg.dates.nodes import ANY, Filled
from kg.dates.period import Period
from kg.dates.tokens import Token, tokenise


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a date.

    Args:
        start: Where they start, in code points of the text that was given.
        end: Where they end.
        text: The words, without a preposition ("on", "в") before them.
        relative: Whether they mean a day only against another one: the day of writing or that of an event.
        kind: `day`, `week`, `month`, `quarter`, `year`, `decade`, `part` (of a year, a month or a week), `weekday`,
            `range`, or against an event `same-day` and `near-day` ("the next day").
        anchor: What they lean on: nothing (`""`), the `document`, the `event` that was told of before, or `either`.
        relation: How the date bounds what is told: `in`, or `since`, `until`, `before`, `after`
            where words beside it say so ("by 2030", "с 2019 года", "2030 жылға дейін").
    """

    start: int
    end: int
    text: str
    relative: bool
    kind: str
    anchor: str
    relation: str
    meaning: Meaning = field(repr=False, compare=False)

    def period(self, reference: date | None, *, tense: str = "past", event: date | None = None) -> Period | None:
        """The days that the words mean.

        Args:
            reference: The day of writing, where it is known.
            tense: `past`, `present` or `future`: the tense of the sentence, which decides where the year or the week
                is left out. In the past the last such day up to the day of writing, in the future the first from
                then on, in the present the nearest.
            event: The day of the event told of before, for "on the same day".

        Returns:
            The period; `None` where the words lean on a day that is not given.

        >>> (friday,) = find("They met on Friday.", "en")
        >>> friday.period(date(2026, 3, 10)).edtf, friday.period(date(2026, 3, 10), tense="future").edtf
        ('2026-03-06', '2026-03-13')
        >>> friday.period(None) is None
        True
        """
        if tense not in ("past", "present", "future"):
            raise ValueError(f"tense must be past, present or future, not {tense!r}")
        try:
            return self.meaning.resolve(Moment(reference, tense, event))
        except (ValueError, OverflowError):  # beyond the years 1 to 9999
            return None

    def ending(self, reference: date | None, *, tense: str = "past") -> Period | None:
        """The days that what goes on from one to another ends on; those of any other expression as they are.

        >>> (moved,) = find("The visit was moved from April to September.", "en")
        >>> moved.ending(date(2026, 3, 10), tense="future").edtf
        '2026-09'
        """
        whole = self.period(reference, tense=tense)
        last = self.meaning.last if isinstance(self.meaning, Range) else None
        if last is None or whole is None:
            return whole
        return last.resolve(Moment(whole.earliest, "future")) or whole


def find(text: str, language: str, *, start: int = 0, end: int | None = None) -> list[Expression]:
    """The date expressions of a text, from left to right, the longest at each place, none over another.

    Args:
        text: Running text.
        language: The code of a language that has a `dates.toml`: `en`, `ru`, `kk`.
        start: Where to start looking.
        end: Where to stop; the end of the text by default.

    >>> [(each.text, each.period(None).edtf) for each in find("Held from 28 to 31 October 2024 in Geneva.", "en")]
    [('from 28 to 31 October 2024', '2024-10-28/2024-10-31')]
    >>> (planned,) = find("Форум пройдёт в конце года.", "ru")
    >>> planned.text, planned.relative, planned.period(date(2026, 3, 6), tense="future").edtf
    ('конце года', True, '2026-36')
    >>> [each.period(None).edtf for each in find("2024 жылғы қыркүйекте басталды", "kk")]
    ['2024-09']
    >>> find("The minister may call 555-1234 at 14:30.", "en")
    []
    """
    rules = grammar(language)
    reading = _Reading(rules, text, tokenise(text, rules.abbreviations, start=start, end=end))
    expressions: list[Expression] = []
    last = -1
    for first, after, meaning in sorted(reading.candidates(), key=lambda each: (each[0], -each[1])):
        if first < last:
            continue
        last = after
        if not isinstance(meaning, Nothing):
            expressions.append(reading.expression(first, after, meaning))
    return expressions


class _Reading:
    """One text under one grammar; what inner rules find is kept, so that each place is read once."""

    def __init__(self, rules: Grammar, text: str, tokens: list[Token]) -> None:
        self.rules = rules
        self.text = text
        self.tokens = tokens
        self._inner: dict[tuple[str, int], list[tuple[int, Meaning]]] = {}

    def candidates(self) -> list[tuple[int, int, Meaning]]:
        """All that any rule finds: the first token, the one after the last, and the meaning."""
        found: list[tuple[int, int, Meaning]] = []
        starters = self.rules.starters
        for at, token in enumerate(self.tokens):
            for rule in starters.get(token.key, ()):
                following = self.tokens[at + 1].key
                for form, seconds in rule.found_by_start[token.key]:
                    if following in seconds or ANY in seconds:
                        found.extend(self._found(form, at))
        return found

    def _found(self, form: Form, at: int) -> Iterator[tuple[int, int, Meaning]]:
        for after, filled in self._walk(form, at):
            meaning = _meaning(form, filled)
            if meaning is None and form.means == "day":
                meaning = Nothing()  # "31 April 2024" is not April 2024 either
            if meaning:
                marks = dict(filled)
                yield int(str(marks.get("<", at))), int(str(marks.get(">", after))), meaning

    def inner(self, rule: Rule, at: int) -> list[tuple[int, Meaning]]:
        """The meanings of a rule at a token, the longest first, each with the token after it."""
        kept = self._inner.get((rule.name, at))
        if kept is not None:
            return kept
        ways: dict[int, Meaning] = {}
        for form in rule.by_start.get(self.tokens[at].key, ()):
            for after, filled in self._walk(form, at):
                meaning = _meaning(form, filled)
                if meaning:
                    ways.setdefault(after, meaning)
        result = sorted(ways.items(), key=lambda each: -each[0])
        self._inner[rule.name, at] = result
        return result

    def expression(self, first: int, after: int, meaning: Meaning) -> Expression:
        """What the tokens from `first` up to `after` say."""
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        ending = next((each for each in self.rules.outside if self.text.endswith(each, start, end)), "")
        end -= len(ending)
        return Expression(
            start=start,
            end=end,
            text=self.text[start:end],
            relative=bool(meaning.anchor),
            kind=meaning.kind,
            anchor=meaning.anchor,
            relation=self._relation(first, after),
            meaning=meaning,
        )

    def _walk(self, form: Form, at: int) -> list[tuple[int, Filled]]:
        out: list[tuple[int, Filled]] = []
        form.node.walk(self, at, (), out)
        return out

    def _relation(self, first: int, after: int) -> str:
        for words, relation in self.rules.before:
            if self._words(first - len(words), first) == words:
                return relation
        for words, relation in self.rules.after:
            if self._words(after, after + len(words)) == words:
                return relation
        return "in"

    def _words(self, first: int, after: int) -> tuple[str, ...]:
        return tuple(token.word for token in self.tokens[max(first, 0) : after])


def _meaning(form: Form, filled: Filled) -> Meaning | None:
    return build(form.means, {**dict(form.constants), **dict(filled)})
