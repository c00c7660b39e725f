"""Lines are joined to paragraphs only where the text runs on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.documents.blocks import paragraphs


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(text)]


def test_each_line_is_a_paragraph_where_lines_are_long() -> None:
    lines = [
        "The ministers of Norway and Chile met in Lima.",
        "They spoke of trade.",
        "New agenda",
        "Fisheries came first.",
    ]
    assert texts("\n".join(lines)) == lines


def test_line_that_begins_small_goes_on_with_the_sentence() -> None:
    assert texts("The new videos can be seen and\ndownloaded from the site.") == [
        "The new videos can be seen and\ndownloaded from the site."
    ]


def test_text_set_to_a_width_is_joined_even_before_capitals() -> None:
    text = (
        "On Tuesday the foreign minister of Norway received her colleague from\n"
        "Chile in the old town hall of Lima, and the two spoke at length about\n"
        "the fisheries agreement that both parliaments will have to approve in\n"
        "Oslo and Santiago before the end of the year, according to the text.\n"
        "\n"
        "They will meet again in May."
    )
    assert len(paragraphs(text)) == 2


def test_text_set_to_a_wide_column_with_an_uneven_edge_is_joined() -> None:
    text = (
        "On Tuesday the foreign minister of Norway met her colleague from Chile in the town hall, where Ana Maria\n"
        "Soto spoke at length of the fisheries agreement that both parliaments will approve. The minister\n"
        "Ola Lund will travel to Santiago before the end of the year, as says the plan that the\n"
        "two ministries have agreed on, and a group of members of both parliaments will go with him.\n"
        "\n"
        "They will meet again in May."
    )
    assert len(paragraphs(text)) == 2


def test_list_items_stay_apart() -> None:
    assert texts("Topics:\n- trade\n- fisheries\n2) climate") == ["Topics:", "- trade", "- fisheries", "2) climate"]


@given(st.text("aБ.\n -1)", max_size=80))
def test_paragraphs_lie_in_order_and_leave_out_only_white_space(text: str) -> None:
    done = 0
    for paragraph in paragraphs(text):
        assert not text[done : paragraph.start].strip()
        assert text[paragraph.start : paragraph.end] == paragraph.text == paragraph.text.strip() != ""
        done = paragraph.end
    assert not text[done:].strip()


def test_a_text_of_few_full_lines_is_set_to_a_width_too() -> None:
    line = "On Monday she received the letters of three ambassadors: Bo Ek of Malawi, Eva Paz of Bolivia, and Thorunn"
    text = f"{line}\nHelgadóttir of Iceland, who had come by sea.\n\nThe rest of the week was given over to the fund."
    assert [item.text.count("\n") for item in paragraphs(text)] == [1, 0]
