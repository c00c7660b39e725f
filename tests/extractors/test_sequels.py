"""The days of meetings that no words of their own date, and of conferences told day by day."""

from datetime import date

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors.reading import read
from kg.model import Literal

# A Tuesday.
ISSUED = date(2031, 5, 6)


def days(text: str, language: str, kind: str = "meeting") -> list[str]:
    """First and last day of the events of a kind, in the order in which the text tells of them."""
    document = from_text(text, identifier="a", settings=Settings(), language=language, issued=ISSUED)
    claims = [claim for claim in read(document).claims if claim.subject.startswith(kind)]
    found: dict[str, dict[str, str]] = {}
    for claim in claims:
        told = found.setdefault(claim.subject, {})
        if claim.predicate in {"earliest", "latest"} and isinstance(claim.object, Literal):
            told[claim.predicate] = claim.object.value
    spans = [(told.get("earliest", ""), told.get("latest", "")) for _, told in sorted(found.items())]
    return [first if first == last else f"{first}/{last}" for first, last in spans]


MEETINGS = {
    "what lies ahead is not of the day on which the guest came": (
        "ru",
        "Госсекретарь США Ян Долан прибыл в Лиму 3 мая. Программой визита предусмотрены его переговоры с президентом"
        " Перу Луисом Вегой.",
        [""],
    ),
    "what follows a dated meeting is of its day": (
        "en",
        "On 2 May the President of Peru received the Prime Minister of Norway.\n\n"
        "Later the President of Peru met the Foreign Minister of Kenya.",
        ["2031-05-02", "2031-05-02"],
    ),
    "of the day of the journey that it was made on": (
        "ru",
        "Президент Перу обсудил планы на год.\n\n"
        "В марте президент Перу посетил Кению, где встретился с президентом Норвегии.",
        ["2031-03-01/2031-03-31"],
    ),
    "not of the day of the news, where another day was told": (
        "kk",
        "АСТАНА. Пікірсайыс 4 мамырда өтті.\n\nЖиын аясында Перу президенті Кения президентімен кездесті.",
        ["2031-05-04"],
    ),
    "on the first day of a visit": (
        "en",
        "The King of Norway paid a state visit to Peru from 1 to 3 May.\n\n"
        "On the first day of the visit the King of Norway met the President of Peru.",
        ["2031-05-01"],
    ),
    "under a day of a programme": (
        "ru",
        "Программа президента Перу на неделю\n\n"
        "Среда, 7 мая. Президент Перу примет премьер-министра Норвегии.\n\n"
        "Пятница, 9 мая. Президент Перу примет министра иностранных дел Кении.",
        ["2031-05-07", "2031-05-09"],
    ),
    "what is long past dates nothing but the next sentence": (
        "en",
        "In March 2027 the President of Peru visited Norway.\n\nPeru exports fish.\n\n"
        "The countries have much in common.\n\nTrade has grown.\n\nThe President of Kenya has met the King of Norway.",
        [""],
    ),
}


@pytest.mark.parametrize(("language", "text", "expected"), MEETINGS.values(), ids=MEETINGS)
def test_the_day_of_a_meeting_is_taken_from_what_is_told_before(language: str, text: str, expected: list[str]):
    assert days(text, language) == expected


CONFERENCES = {
    "opened and ends, in two sentences": (
        "en",
        "The Third Lima Fisheries Forum opened in Lima on Monday.\n\nPeru spoke.\n\nThe forum ends on Thursday.",
    ),
    "until": ("kk", "Үшінші Лима балық форумы кеше Лимада ашылды. Форум 8 мамырға дейін жалғасады."),
    "opened by somebody, and its length": (
        "ru",
        "Международный форум «Рыба Перу» открыл 5 мая президент Перу. Четырёхдневная встреча проходит в Лиме.",
    ),
}


@pytest.mark.parametrize(("language", "text"), CONFERENCES.values(), ids=CONFERENCES)
def test_a_conference_has_all_days_from_its_first_to_its_last(language: str, text: str):
    assert days(text, language, "conference") == ["2031-05-05/2031-05-08"]


def test_a_day_in_the_course_of_a_visit_is_not_its_length():
    text = (
        "The President of Kenya paid a state visit to Peru from 1 to 4 May 2031. "
        "On 3 May the President of Kenya travelled to Cusco."
    )
    assert days(text, "en", "visit")[0] == "2031-05-01/2031-05-04"
