"""A text to its passages: what tells, what is silent, and what the lines around the report say of it."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from kg.documents import contacts, header, silence
from kg.documents.blocks import Paragraph, paragraphs
from kg.documents.header import Header
from kg.model import Passage

_LONGEST_HEADING: Final = 12
# What each line of a list may start with that opens direct speech elsewhere.
_DASHES: Final = ("–", "—")


def mark(text: str) -> tuple[tuple[Passage, ...], Header]:
    """The passages of a text in order, and its header.

    Every character that is not white space is in exactly one passage.

    >>> [passage.kind for passage in mark("Talks in Lima\\n\\nThe ministers met.\\nPhoto: the Ministry")[0]]
    ['title', 'lead', 'caption']
    """
    found = Header()
    blocks = header.split_markers(paragraphs(text), found)
    header.read_date_lines(blocks, found)
    header.read_release_line(blocks, found)
    silence.mark_silent(blocks)
    header.find_title(blocks, found)
    header.find_publisher(blocks, found)
    blocks = header.split_opening(blocks, found)
    header.settle(found)
    _mark_telling(blocks)
    return tuple(Passage(block.start, block.end, block.kind or "body") for block in blocks), found


def details(text: str, passages: tuple[Passage, ...]) -> list[tuple[int, int]]:
    """The spans to mask: all of the contact passages, and contact details and social links wherever they stand."""
    blocks = [(passage.start, passage.end) for passage in passages if passage.kind == "contact"]
    return [*blocks, *contacts.find(text)]


def _mark_telling(blocks: list[Paragraph]) -> None:
    """Give the telling kinds: lead to the first paragraph of the report, heading and item by their form."""
    lead, dashed = False, False
    telling = [block for block in blocks if block.kind is None]
    for block, after in zip_longest(telling, telling[1:]):
        dash = block.text.startswith(_DASHES)
        if block.is_item or (dash and dashed):  # the last line of a list ends with a full stop
            block.kind = "item"
            dashed = dash and block.text.endswith(";")
        elif after is not None and not after.is_item and _heading(block):
            block.kind = "heading"
        else:
            block.kind = "body" if lead else "lead"
            lead = True


def _heading(block: Paragraph) -> bool:
    text = block.text
    return (
        block.words <= _LONGEST_HEADING
        and not block.is_sentence
        and not text.endswith((":", ",", ";", "–", "—"))
        and text[0].isupper()
        and "\n" not in text
    )
