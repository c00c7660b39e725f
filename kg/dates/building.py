"""From the slots that a pattern filled to what they mean: one function for each value of `means` in `dates.toml`.

A slot holds a number, a name out of the tables, or the meaning that an inner rule found. A function returns `None`
where the slots make no date (a 31 April); the words are then not taken for one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final, TypeAlias

from kg.dates import period as calendar
from kg.dates.counted import Easter, Monthly, NthWeekday, Stretch, Unplaced, Weekend
from kg.dates.meaning import Fixed, Meaning, Part, Range, Unit, Weekday, Yearly

Value: TypeAlias = "int | str | Meaning"
Slots: TypeAlias = Mapping[str, Value]

_LONGEST: Final = timedelta(days=3653)


class Nothing:
    """Words that look like a date and are none: the name of a programme."""

    anchor = ""
    kind = "nothing"

    def resolve(self, at: object) -> None:
        """Never a period."""


def build(means: str, slots: Slots) -> Meaning | None:
    """The meaning of a pattern's slots.

    Args:
        means: A key of the table below, as `dates.toml` has it.
        slots: What the pattern's placeholders matched, and its constants.
    """
    function, _ = BUILDERS[means]
    return function(slots)


def _number(slots: Slots, name: str) -> int | None:
    value = slots.get(name)
    return int(value) if isinstance(value, int | str) else None


def _year(slots: Slots) -> Meaning | None:
    given = slots.get("year")
    if given is not None and not isinstance(given, int | str):
        return given
    number = _number(slots, "yyyy")
    return None if number is None else Fixed(calendar.year(number), "year")


def _meaning(slots: Slots, name: str) -> Meaning | None:
    value = slots.get(name)
    return None if isinstance(value, int | str) else value


def _yearly(slots: Slots, *, day: str = "d") -> Meaning | None:
    """A day or a month, once it is sure that there is such a day."""
    weekday = _number(slots, "weekday")
    found = Yearly(
        month=_number(slots, "month"),
        day=_number(slots, day),
        part=str(slots["part"]) if "part" in slots else None,
        year=_year(slots),
        weekday=None if weekday is None else weekday - 1,
        tense=str(slots.get("tense", "")),
    )
    if isinstance(found.year, Fixed):
        period = found.of(found.year.period.earliest.year)
        return Fixed(period, found.kind) if period else None
    return found if found.of(2000) else None  # a leap year


def _figures(slots: Slots) -> Meaning | None:
    """A date in figures: the year first, or the day first unless that is impossible."""
    text = str(slots["figures"])
    numbers = [int(part) for part in text.replace(".", "-").replace("/", "-").split("-")]
    usual = (0, 1, 2) if text[4] == "-" else (2, 1, 0)
    for order in (usual, (2, 0, 1)) if "/" in text else (usual,):
        try:
            return Fixed(calendar.day(date(*(numbers[place] for place in order))), "day")
        except ValueError:
            continue
    return None


def _until_figures(slots: Slots) -> Meaning | None:
    """“28–31.10.2024”."""
    last = _figures(slots)
    if not isinstance(last, Fixed):
        return None
    end = last.period.earliest
    return _ordered(_yearly({"d": _number(slots, "d") or 0, "month": end.month, "yyyy": end.year}), last)


def _ordered(first: Meaning | None, last: Meaning | None) -> Meaning | None:
    if first is None or last is None:
        return None
    if isinstance(first, Fixed) and isinstance(last, Fixed):
        if first.period.earliest >= last.period.latest:
            return None
        return Fixed(calendar.span(first.period, last.period), "range")
    return Range(first, last)


def _range(slots: Slots) -> Meaning | None:
    """From one to another; two days that a dash parts and more than ten years are those of a birth and a death."""
    first, last = _meaning(slots, "first"), _meaning(slots, "last")
    days = [each.period.earliest for each in (first, last) if isinstance(each, Fixed) and each.kind == "day"]
    if "by" in slots and len(days) > 1 and days[1] - days[0] > _LONGEST:
        return None
    return _ordered(first, last)


def _days(slots: Slots) -> Meaning | None:
    first, last = _number(slots, "from"), _number(slots, "to")
    if first is None or last is None or first >= last:
        return None
    if "adjacent" in slots and last != first + 1:
        return None
    return _ordered(_yearly(slots, day="from"), _yearly(slots, day="to"))


def _years(slots: Slots) -> Meaning | None:
    first, last = _number(slots, "from") or 0, _number(slots, "to") or 0
    if last < 100:  # 2024–26
        last += first // 100 * 100
    if not first < last:
        return None
    return Fixed(calendar.span(calendar.year(first), calendar.year(last)), "range")


def _unit(slots: Slots) -> Meaning | None:
    count = _number(slots, "n")
    shift = _number(slots, "shift") or 0
    anchor = str(slots.get("anchor", "document"))
    unit = str(slots["unit"])
    if count is not None:
        count += _number(slots, "tens") or 0
    clip, ahead = str(slots.get("clip", "")), "ahead" in slots
    return Unit(unit, shift if count is None else shift * count, anchor, clip, ahead)


def _part(slots: Slots) -> Meaning | None:
    whole, name = _meaning(slots, "whole"), str(slots["part"])
    if whole is None:
        return _yearly(slots)
    if isinstance(whole, Fixed):
        period = calendar.part(whole.period, name)
        return Fixed(period, "part") if period else None
    probe = Yearly(whole.month, None, name) if isinstance(whole, Yearly) else None
    return Part(name, whole) if probe is None or probe.of(2000) else None


def _decade(slots: Slots) -> Meaning | None:
    first = _number(slots, "yyyy")
    if first is None:
        tens = _number(slots, "tens") or 0
        first = tens + (1900 if tens >= 30 else 2000)
    return Fixed(calendar.decade(first), "decade") if first % 10 == 0 else None


def _winter(slots: Slots) -> Meaning | None:
    """A winter told by both its years."""
    first, last = _number(slots, "from") or 0, _number(slots, "to") or 0
    if last % 100 != (first + 1) % 100:
        return None
    return Fixed(calendar.winter(first), "part")


def _weekday(slots: Slots) -> Meaning | None:
    return Weekday((_number(slots, "weekday") or 1) - 1, str(slots.get("which", "")))


def _weekdays(slots: Slots) -> Meaning | None:
    """Two days of the week, from one to the other; without `run` only the next one: “on Sunday and Monday”."""
    which = str(slots.get("which", ""))
    first, last = (Weekday((_number(slots, name) or 1) - 1, which) for name in ("from", "to"))
    if "run" not in slots and (last.number - first.number) % 7 != 1:
        return None
    return Range(first, last)


def _monthly(slots: Slots) -> Meaning | None:
    return Monthly(_number(slots, "d") or 1)


def _numbered(slots: Slots) -> Meaning | None:
    """A day of this month or the next, or several in a row."""
    month = Unit("month", _number(slots, "shift") or 0)
    first, last = _number(slots, "from") or _number(slots, "d") or 0, _number(slots, "to")
    if last is None:
        return _day_of(first, month)
    return Range(_day_of(first, month), _day_of(last, month)) if first < last else None


def _day_of(day: int, month: Meaning) -> Meaning:
    return Stretch(day, 1, "day", month)


def _nth_weekday(slots: Slots) -> Meaning | None:
    whole = _meaning(slots, "whole") or _yearly({name: slots[name] for name in ("month", "year") if name in slots})
    if whole is None:
        return None
    return NthWeekday(_number(slots, "nth") or 1, (_number(slots, "weekday") or 1) - 1, whole)


def _stretch(slots: Slots) -> Meaning | None:
    whole = _meaning(slots, "whole")
    if whole is None:
        return None
    return Stretch(_number(slots, "nth") or 1, _number(slots, "n") or 1, str(slots["unit"]), whole)


def _easter(slots: Slots) -> Meaning | None:
    return Easter("orthodox" in slots, _year(slots))


# What each value of `means` makes, and the slots that its patterns must fill (`a|b`: one of them).
BUILDERS: Final[dict[str, tuple[Callable[[Slots], Meaning | None], str]]] = {
    "same": (lambda slots: _meaning(slots, "same"), "same"),
    "day": (_yearly, "d month"),
    "month": (_yearly, "month"),
    "year": (_year, "yyyy"),
    "figures": (_figures, "figures"),
    "until-figures": (_until_figures, "d figures"),
    "days": (_days, "from to month"),
    "years": (_years, "from to"),
    "range": (_range, "first last"),
    "unit": (_unit, "unit shift"),
    "part": (_part, "part"),
    "winter": (_winter, "from to"),
    "decade": (_decade, "yyyy|tens"),
    "weekday": (_weekday, "weekday"),
    "weekdays": (_weekdays, "from to"),
    "weekend": (lambda slots: Weekend(str(slots.get("which", ""))), ""),
    "day-of-month": (_monthly, "d"),
    "day-of-unit": (_numbered, "shift d|from"),
    "nth-weekday": (_nth_weekday, "nth weekday whole|month"),
    "stretch": (_stretch, "nth unit whole"),
    "easter": (_easter, ""),
    "unplaced": (lambda slots: Unplaced(), ""),
    "nothing": (lambda slots: Nothing(), ""),
}
