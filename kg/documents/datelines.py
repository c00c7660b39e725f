"""Lines that give the day of publication, and the place and day that a report opens with.

Only lines whose business is a date are read: a date inside a sentence is the sentence's, not the document's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from kg import resources
from kg.documents import phrases

_ISO: Final = re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)(?:T\d{2}:\d{2}\S*)?")
# 06.03.2026, and 6. 3. 2026 as Slovenes, Croats and Czechs write it.
_NUMERIC: Final = re.compile(
    r"(?P<d>\d{1,2})(?P<sep>[./-])(?P<space>(?<=\.) )?(?P<m>\d{1,2})(?P=sep)(?(space) )(?P<y>\d{4})(?!\d)"
)
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?|(?:gmt|utc)?\s*[+-]\d{1,2}(?::?\d{2})?")
_YEAR_WORD: Final = r"(?:\s*(?:года|год|г\.?|жылғы|жылдың|жылы|жыл|ж\.?)(?!\w))?"
# Words beside a date that still leave it a line of its own: a rubric, a place.
_MOST_OTHER_WORDS: Final = 3
_LONGEST_LINE: Final = 90
_LONGEST_OPENING: Final = 120
# What a label makes of the date behind it, and where its words stand.
_LABELS: Final = {"issued": "labels", "updated": "updated", "other": "stale"}
_CAPITAL: Final = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
_PLACE: Final = r"(?P<place>[^\W\d_][\w'’.-]*(?:[ ,/-]+[^\W\d_][\w'’.-]*){0,4}?)"
# The dash that ends a dateline; a hyphen only between spaces.
_DASH: Final = r"\s*(?:[–—]|--+|\s-(?=\s))\s*"

# What a dateline has at least: a dash, a number, or one word with a comma before it, the day of the week.
_MARKED: Final = re.compile(r"[–—/-]|\d|^\s*\w+, \w+\. ")

_CITY_IN_CAPITALS: Final = rf"{_CAPITAL}{{3,}}(?:[ -]{_CAPITAL}+){{0,3}}"
_NAME: Final = rf"{_CAPITAL}[\w’'-]+(?:[ -]{_CAPITAL}[\w’'-]+){{0,2}}"
# A line that is nothing but a city, in capitals or with its land.
_PLACE_LINE: Final = re.compile(rf"\s*(?P<place>{_CITY_IN_CAPITALS}(?:, {_NAME})?|{_CAPITAL}[\w’'-]+, {_NAME})\s*")
# How many letters the names of bodies that are put in letters have at most: “EU”, “NATO”.
_LETTERS: Final = 4


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line, or the head of one, that gives a date.

    Args:
        day: The date.
        label: What a word before it says: `issued` ("Published"), `updated`, `other` ("Accessed"), or nothing.
        place: The span in the line of a place beside it, if any.
        end: Where in the line it ends.
    """

    day: date
    label: str
    place: tuple[int, int] | None
    end: int


@dataclass(frozen=True, slots=True)
class Opening:
    """The dateline at the head of a paragraph: spans in it, and what it names.

    Args:
        end: Where the sentence proper starts.
        place: The span of the place.
        day: The date in it, when it has a year.
        outlet: The agency in it.
    """

    end: int
    place: tuple[int, int]
    day: date | None
    outlet: str | None


@cache
def months() -> dict[str, int]:
    """Month names of all languages, lower case, with their numbers."""
    return {
        row["form"]: int(row["month"]) for code in resources.languages() for row in resources.rows(code, "months.tsv")
    }


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(sorted({word for table in phrases.tables("header.toml") for word in table.get(key, ())}))


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _written() -> tuple[re.Pattern[str], ...]:
    """Dates with the month in letters: day first, month first, and year first as Kazakh has it."""
    month = rf"(?P<m>{_any(tuple(months()))})\.?"
    return (
        re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{month},?\s+(?P<y>\d{{4}})(?!\d){_YEAR_WORD}"),
        re.compile(rf"{month}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)"),
        re.compile(
            rf"(?P<y>\d{{4}})\s*(?:жылғы|жылдың|жылы|жыл|ж\.?|года|г\.?)?,?\s+(?P<d>\d{{1,2}})[\s-]+{month}(?!\w)"
        ),
    )


@cache
def _labels() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{kind}>{_any(_words(key))})" for kind, key in _LABELS.items())
    return re.compile(rf"\W*(?:{kinds})(?!\w)\s*[:–—-]?\s*")


def find_date(lower: str, start: int = 0, *, at_start: bool = False) -> tuple[int, int, date] | None:
    """The first full date in lower-case text from `start`, as (start, end, date); numbers alone are day first.

    >>> find_date("2026 жылғы 6 наурыз")
    (0, 19, datetime.date(2026, 3, 6))
    >>> find_date("06.03.2026, 14:30")
    (0, 10, datetime.date(2026, 3, 6))
    >>> find_date("friday, 06/03/2026")
    (8, 18, datetime.date(2026, 3, 6))
    """
    found: list[tuple[int, int, date]] = []
    for pattern in (_ISO, _NUMERIC, *_written()):
        match = pattern.match(lower, start) if at_start else pattern.search(lower, start)
        if match and not (match.start() and lower[match.start() - 1] in "0123456789-–—"):
            day = _day(match)
            if day:
                found.append((match.start(), match.end(), day))
    return min(found, key=lambda item: (item[0], -item[1])) if found else None


def _day(match: re.Match[str]) -> date | None:
    year, day = int(match["y"]), int(match["d"])
    month = int(match["m"]) if match["m"].isdigit() else months()[match["m"]]
    if match.re is _NUMERIC and match["sep"] == "/" and day <= 12 and month <= 12 and day != month:
        # 03/06/2026 is June in London and March in Washington, unless the line names the day of the week.
        found = {date(year, month, day), date(year, day, month)}
        fitting = [one for one in found if one.isoweekday() in _weekdays_of(match.string)]
        return fitting[0] if len(fitting) == 1 else None
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def _weekdays_of(line: str) -> frozenset[int]:
    words = _weekdays()
    return frozenset(words[word] for word in re.findall(r"[^\W\d_]+", line[:_LONGEST_LINE]) if word in words)


@cache
def _weekdays() -> dict[str, int]:
    """Names of the days of the week in all languages, lower case, with their numbers from Monday, 1."""
    words = [table.get("words", {}) for table in phrases.tables("dates.toml")]
    named = [group for table in words for key, group in table.items() if key.partition("_")[0] == "weekday"]
    return {form: int(number) for group in named for number, forms in group.items() for form in forms}


def date_line(line: str) -> DateLine | None:
    """What a line that is all about a date says, or None for any other line.

    >>> date_line("Published: Friday, 6 March 2026, 14:30").day
    datetime.date(2026, 3, 6)
    >>> date_line("On 6 March 2026 the ministers met in Oslo.") is None
    True
    """
    if len(line) > _LONGEST_LINE or not any(character.isdigit() for character in line):
        return None
    lower = line.lower()
    label = _labels().match(lower)
    found = find_date(lower, label.end() if label else 0)
    if found is None:
        return None
    start, end, day = found
    head, tail = line[label.end() if label else 0 : start], _releases().sub(" ", line[end:])
    if not (_incidental(head) and _incidental(tail)) or (
        line.rstrip().endswith((".", "!", "?")) and not _abbreviated(lower)
    ):
        return None
    offset = label.end() if label else 0
    return DateLine(day, _kind(label), _place_before(head, offset) or _place_after(tail, end), len(line))


def _abbreviated(lower: str) -> bool:
    return lower.rstrip().endswith((" г.", " ж.", " a.m.", " p.m."))


@cache
def _releases() -> re.Pattern[str]:
    """What a press release calls itself, also behind its date."""
    return re.compile(rf"(?<!\w)(?:{_any(_words('releases'))})(?!\w)", re.IGNORECASE)


def _incidental(text: str) -> bool:
    """Whether what stands beside a date is a weekday, a time, or a few words such as a place or a rubric."""
    rest = _CLOCK.sub(" ", text.lower())
    known = set(_words("weekdays")) | set(_words("fillers"))
    others = [word for word in re.findall(r"[^\W_]+", rest) if word not in known]
    capital = all(
        word[0].isupper() or word[0].isdigit() for word in re.findall(r"[^\W_]+", text) if word.lower() in others
    )
    return len(others) <= _MOST_OTHER_WORDS and capital


def _place_before(head: str, offset: int) -> tuple[int, int] | None:
    """The span of the capitalised words that end in a comma before a date: "Geneva, 6 March 2026"."""
    match = re.match(rf"\s*{_PLACE}\s*[,.]\s*$", head)
    if not match or not match["place"][0].isupper() or match["place"].lower() in _words("weekdays"):
        return None
    return offset + match.start("place"), offset + match.end("place")


def _place_after(tail: str, offset: int) -> tuple[int, int] | None:
    """The span of the capitalised words behind a date and a comma: "6 March 2026, Geneva"."""
    match = re.match(rf"\s*,\s*{_PLACE}\s*$", tail)
    if not match or not match["place"][0].isupper() or match["place"].lower() in _words("weekdays"):
        return None
    return offset + match.start("place"), offset + match.end("place")


def marked_head(line: str) -> DateLine | None:
    """The label and date that a scraper puts before a title on one line, or None.

    >>> marked_head("date 2024-05-17 Ministers meet in Lima").end
    16
    >>> marked_head("On 17 May 2024 ministers met in Lima.") is None
    True
    """
    lower = line[:_LONGEST_OPENING].lower()
    label = _labels().match(lower)
    found = find_date(lower, label.end() if label else len(line) - len(line.lstrip()), at_start=True)
    if found is None:
        return None
    _, end, day = found
    # Without a label only figures are a marker: a sentence may begin with "6 March 2026".
    figures = re.fullmatch(r"[\W\d_t]+", lower[label.end() if label else 0 : end])
    clock = re.compile(rf"(?:[\s,|–—-]+(?:{_CLOCK.pattern}))*[\s,|:–—-]*").match(lower, end)
    stop = clock.end() if clock else end
    if not (label or figures) or not line[stop:].strip() or line[stop].islower():
        return None
    return DateLine(day, _kind(label), None, stop)


def _kind(label: re.Match[str] | None) -> str:
    return (label.lastgroup or "") if label else ""


@cache
def _opening_day() -> str:
    """A day as datelines write it, with or without its year and its day of the week, or that alone."""
    month, weekday = _any(tuple(months())), rf"(?:{_any(_words('weekdays'))})(?!\w)\.?"
    first = rf"(?:\d{{4}}\s*(?:жылғы|ж\.?)?\s*)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{month})\.?"
    then = rf"(?:{month})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?"
    year = r"(?:,?\s+\d{4}(?:\s*(?:года|г\.?|жыл|ж\.?))?)?"
    date_alone = rf"(?:(?:{first}|{then}){year}|\d{{1,2}}\.\d{{1,2}}(?:\.\d{{4}}|\.\d{{2}})?)"
    return rf"(?:(?:{weekday},?\s+)?{date_alone}(?:,?\s+{weekday}|\s*\({weekday}\))?|{weekday})"


@cache
def _openings() -> tuple[re.Pattern[str], ...]:
    day = _opening_day()
    agency = r"[\w«»\"“”'’./ -]{2,40}?"
    name = rf"{_CAPITAL}[\w-]+"
    names = rf"{name}(?: {name}){{0,2}}"
    town = rf"{name}(?:[ -](?:(?:of|de|da|do|la|el|the|na|на)[ -])?{name}){{0,2}}"
    city = rf"(?P<place>{_CAPITAL}+(?:[ -]{_CAPITAL}+){{0,3}})"
    sentence = rf"(?=[«“\"]?(?:{_CAPITAL}|\d))"
    part = rf"{_CAPITAL}[^(),\d]{{2,40}}"
    flags = re.IGNORECASE
    return (
        # ТОКИО, 5 июл — РИА Новости.
        re.compile(rf"\s*{_PLACE}\s*[,.]\s*(?P<day>(?i:{day})){_DASH}(?P<outlet>{names})\.\s+(?=[«“\"]?{_CAPITAL})"),
        # АСТАНА. КАЗИНФОРМ –
        re.compile(rf"\s*{_PLACE}\.\s+(?P<outlet>{_CAPITAL}(?:{_CAPITAL}|[ -]){{2,30}}?){_DASH}"),
        # МОСКВА, 5 июня. /ТАСС/.
        re.compile(rf"\s*{_PLACE}(?:\s*[,.]\s*(?P<day>{day}))?\.?\s*/(?P<outlet>{agency})/[.,]?(?:{_DASH}|\s)", flags),
        # ASTANA, June 5 (Reuters) – · Астана (ХҚКК) – · GENEVA, 3 May –
        re.compile(
            rf"\s*{_PLACE}(?:\s*[,.]\s*(?P<day>{day}))?\s*(?:[,.]?\s*[(/](?P<outlet>{agency})[)/])?{_DASH}", flags
        ),
        # DELHI (ANI), Wednesday – · SUVA, Fiji (3 May) – · QUITO, 3 May 2031: · QUITO, 3 May, (EFE):
        # ISLAMABAD (APP - 3rd May, 2031)
        re.compile(rf"\s*{_PLACE}\s*[(/](?P<outlet>{agency})[)/]\s*,\s*(?P<day>{day}){_DASH}", flags),
        re.compile(rf"\s*{_PLACE}\s*\((?P<day>{day})\){_DASH}", flags),
        re.compile(
            rf"\s*{city}(?:, {name})?\s*,\s*(?P<day>(?i:{day}))\s*(?:,?\s*\((?P<outlet>{agency})\)\s*)?"
            rf":(?:\s+{sentence}|\s*$)"
        ),
        re.compile(rf"\s*{city}\s*,?\s*\((?P<outlet>{agency})\s+-\s+(?P<day>(?i:{day}))\s*\)\s*:?\s*{sentence}"),
        # РИГА, 5 июня 2031 г. (Дельфи). · SUVA, May 3 (PACNEWS).
        re.compile(
            rf"\s*{city}(?:, {name})?\s*[,.]\s*(?P<day>(?i:{day}))\.?\s*\((?P<outlet>{agency})\)\.\s+{sentence}"
        ),
        # Астана. 5 июня. КазТАГ –
        re.compile(rf"\s*{_PLACE}\s*[,.]\s*(?P<day>{day})\s*[,./]\s*(?P<outlet>{agency}){_DASH}", flags),
        # АСТАНА, 14 маусым. · ОСЛО. 5 мая 2030 года.
        re.compile(rf"\s*{city}\s*[,.]\s*(?P<day>(?i:{day}))\.\s+{sentence}"),
        # Rabat, 3 May 2031. The … · Port of Spain, May 3, 2031: The …
        re.compile(rf"\s*(?P<place>{town})(?:, {name})?\s*,\s*(?P<day>(?i:{day}))[.:]\s+{sentence}"),
        # 5 мая, Осло /Корр. NTB/. · 5 May 2031, Suva –
        re.compile(rf"\s*(?P<day>{day})\s*,\s*{_PLACE}{_DASH}", flags),
        re.compile(rf"\s*(?P<day>{day})\s*,\s*{_PLACE}\s*[(/](?P<outlet>{agency})[)/][.,]?(?:{_DASH}|\s)", flags),
        # 2030 жылғы 17 қазан, Астана. · 5 мая 2030 года, Осло.
        re.compile(rf"\s*(?P<day>(?i:{day}))\s*,\s*(?P<place>{name}(?:[ -]{name})?)\.\s+{sentence}"),
        # (Secretariat of the Forum, Suva, Fiji) The …
        re.compile(rf"\s*\((?P<outlet>{part})(?:, {part}){{0,2}}, (?P<place>{names})\)\s*{sentence}"),
        # Riga, 4 October (Press Service of the Parliament) – on a line of its own
        re.compile(rf"\s*(?P<place>{town})\s*,\s*(?P<day>(?i:{day}))\s*\((?P<outlet>{_CAPITAL}[^()]{{2,60}})\)\s*$"),
        # Баку, 26 января, АЗЕРТАДЖ · Suva, Fiji, May 3 – on a line of its own
        re.compile(
            rf"\s*(?P<place>{name}(?:[ -]{name}){{0,2}})(?:, {name})?\s*[,.]\s*(?P<day>(?i:{day}))"
            rf"(?:\s*[,./|]\s*(?P<outlet>{_CAPITAL}[\w-]*(?: {_CAPITAL}[\w-]*)?))?[\s.]*$"
        ),
    )


def opening(paragraph: str) -> Opening | None:
    """The dateline that a paragraph opens with, if any.

    Place names alone before a dash are one only in capitals: "Астана – город на Ишиме" is a sentence.

    >>> opening("LIMA, 17 May 2024 – The ministers met.").day
    datetime.date(2024, 5, 17)
    >>> opening("Lima – the capital of Peru – hosted the talks.") is None
    True
    """
    head = paragraph[:_LONGEST_OPENING]
    if not _MARKED.search(head):
        return None
    for pattern in _openings():
        match = pattern.match(head)
        if match and _is_opening(match, paragraph):
            groups = match.groupdict()
            found = find_date(groups["day"].lower()) if groups.get("day") else None
            outlet = (groups.get("outlet") or "").strip(' «»"“”.,/') or None
            return Opening(match.end(), match.span("place"), found[2] if found else None, outlet)
    return None


def place_line(line: str) -> tuple[int, int] | None:
    """The span of the city that a report is from, where a line is nothing but that: “QUITO”, “Quito, Ecuador”.

    >>> place_line("QUITO, Ecuador")
    (0, 14)
    >>> place_line("Quito") is None
    True
    """
    match = _PLACE_LINE.fullmatch(line)
    return match.span("place") if match else None


def _city_in_capitals(place: str) -> bool:
    """Whether a place is in capitals, its land maybe not: “QUITO”, “QUITO, Ecuador”, but not “EU, China”."""
    city = place.partition(",")[0]
    return place.isupper() or (len(city) > _LETTERS and city.isupper() and " " not in city.strip())


def _is_opening(match: re.Match[str], paragraph: str) -> bool:
    groups = match.groupdict()
    place = match["place"]
    rest = paragraph[match.end() :].lstrip()
    capitals = (
        all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", place) if len(word) > 2) and place[0].isupper()
    )
    outlet = groups.get("outlet") or ""
    dash = paragraph[match.end() - 1 : match.end()]
    joined = dash == "–" and not paragraph[match.end() - 2].isspace() and not (groups.get("day") or outlet)
    return (
        capitals
        and not joined  # “EU–Morocco summit”
        and (not rest[0].islower() if rest else match.end() == len(paragraph))
        and (bool(groups.get("day")) or (bool(outlet) and outlet.strip()[0].isupper()) or _city_in_capitals(place))
        and place.lower() not in months()
        and place.lower() not in _words("weekdays")
    )
