"""Title, date of publication, outlet and dateline are taken where a text has them and left open where not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kg.model import Document

BODY_EN = "The foreign ministers of Norway and Chile met in Lima on Tuesday and spoke of trade."
BODY_RU = "Министры иностранных дел Норвегии и Чили встретились во вторник в Лиме."
BODY_KK = "Норвегия мен Чили сыртқы істер министрлері сейсенбіде Лимада кездесті."


def test_scraped_page_gives_date_and_title(document: Callable[..., Document]) -> None:
    found = document(f" date 2023-11-09 Министры встретились в Лиме\n\n{BODY_RU}")
    assert (found.issued, found.title) == (date(2023, 11, 9), "Министры встретились в Лиме")
    assert [passage.kind for passage in found.passages] == ["dateline", "title", "lead"]


def test_paragraph_after_a_scraper_mark_is_no_title(document: Callable[..., Document]) -> None:
    found = document(f"date 2023-11-09 {BODY_RU} Обсудили торговлю, передает Fjord.example.\n\n{BODY_RU}")
    assert found.title is None
    assert found.publisher == "Fjord.example"


def test_press_release_gives_publisher_date_and_place(document: Callable[..., Document]) -> None:
    found = document(
        f"БҰҰ Баспасөз хабарламасы\n\n2023 жылғы 9 қараша\n\nЛимадағы кездесу аяқталды\n\nЛима (БҰҰ) – {BODY_KK}"
    )
    assert (found.publisher, found.issued, found.title) == ("БҰҰ", date(2023, 11, 9), "Лимадағы кездесу аяқталды")
    assert found.dateline is not None
    assert found.text[slice(*found.dateline)] == "Лима"


def test_agency_report_gives_place_day_and_agency(document: Callable[..., Document]) -> None:
    found = document(f"Ministers meet\nLIMA, Nov 9, 2023 (Nordic News) – {BODY_EN}")
    assert (found.publisher, found.issued, found.title) == ("Nordic News", date(2023, 11, 9), "Ministers meet")


def test_date_in_a_sentence_is_not_that_of_publication(document: Callable[..., Document]) -> None:
    found = document(f"On 9 November 2023 talks were held. {BODY_EN}\nThe text was signed on 10 November 2023.")
    assert (found.issued, found.title, found.publisher, found.dateline) == (None, None, None, None)


def test_dates_that_head_a_chronicle_are_not_that_of_publication(document: Callable[..., Document]) -> None:
    found = document(f"Visit in brief\n9 November 2023\n{BODY_EN}\n10 November 2023\nThe ministers flew home.")
    assert found.issued is None


def test_labelled_date_goes_before_a_bare_one_and_an_update_counts_for_nothing(
    document: Callable[..., Document],
) -> None:
    found = document(f"Ministers meet\nUpdated: 12.11.2023\nPublished: 9 November 2023\n{BODY_EN}")
    assert found.issued == date(2023, 11, 9)


def test_day_of_an_update_serves_where_no_other_is_told(document: Callable[..., Document]) -> None:
    assert document(f"Ministers meet\nUpdated: 12.11.2023\n{BODY_EN}").issued == date(2023, 11, 12)
    assert document(f"Ministers meet\nAccessed: 12.11.2023\n{BODY_EN}").issued is None
    opened = document(f"Ministers meet\nUpdated: 12.11.2023\nLIMA, 9 November 2023 – {BODY_EN}")
    assert opened.issued == date(2023, 11, 9)


def test_dateline_is_found_after_a_headline_in_two_lines(document: Callable[..., Document]) -> None:
    found = document(f"Ministers of Norway and Chile meet\nTalks on trade in Lima\nLIMA, 9 November 2023 – {BODY_EN}")
    assert found.issued == date(2023, 11, 9)
    assert found.dateline is not None


def test_agency_dateline_without_year_gives_no_date(document: Callable[..., Document]) -> None:
    found = document(f"Осло. 9 ноября. Интерфакс – {BODY_RU}")
    assert (found.issued, found.publisher) == (None, "Интерфакс")


def test_place_and_date_under_a_text_are_read(document: Callable[..., Document]) -> None:
    found = document(f"{BODY_RU}\nСтороны подписали меморандум.\nЛима, 9 ноября 2023 года")
    assert found.issued == date(2023, 11, 9)
    assert found.dateline is not None
    assert found.text[slice(*found.dateline)] == "Лима"


def test_sentence_is_no_title_and_a_lone_line_is_none(document: Callable[..., Document]) -> None:
    assert document(f"{BODY_EN}\nThey agreed.").title is None
    assert document("Ministers of Norway and Chile to meet in Lima").title is None
    assert document(f"Norway, Chile agree: talks to open\n{BODY_EN}").title == "Norway, Chile agree: talks to open"


def test_what_the_caller_gives_stands_before_what_the_text_says(document: Callable[..., Document]) -> None:
    found = document(
        f"Ministers meet\n9 November 2023\n{BODY_EN}",
        title="Other",
        issued=date(2020, 1, 1),
        publisher="Someone",
        source="https://fjord.example/1",
        language="en",
    )
    assert (found.title, found.issued, found.publisher, found.source) == (
        "Other",
        date(2020, 1, 1),
        "Someone",
        "https://fjord.example/1",
    )


def test_a_city_on_the_line_above_the_date_is_where_the_document_is_from(document: Callable[..., Document]) -> None:
    found = document(f"Joint statement of two governments\n\nLima\n\n9 November 2023\n\n{BODY_EN}")
    assert found.dateline is not None
    assert found.text[slice(*found.dateline)] == "Lima"
    assert [passage.kind for passage in found.passages] == ["title", "dateline", "dateline", "lead"]


def test_a_headline_above_the_date_stays_one(document: Callable[..., Document]) -> None:
    found = document(f"Joint Statement\n\n9 November 2023\n\n{BODY_EN}")
    assert (found.title, found.dateline) == ("Joint Statement", None)
