"""The head of a document: the lines with a date, the press release's label, the headline, the dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kg.documents import datelines, outlet
from kg.documents.blocks import Paragraph

# A date alone on its line is the document's only among so many first paragraphs, or on the last.
_HEAD: Final = 6
_LONGEST_TITLE: Final = 220
_MOST_TITLE_WORDS: Final = 30
_CITED_IN: Final = 3
# A line that may be the name of a city and nothing else.
_NAME_LINE: Final = re.compile(r"[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_]+(?:[ -][^\W\d_a-zа-яёәғқңөұүһі][^\W\d_]+)?,?")


@dataclass(slots=True)
class Header:
    """What the lines around the report say of it.

    Args:
        title: The headline.
        issued: The day of publication.
        publisher: The outlet.
        dateline: The span of the place that the report opens with.
    """

    title: str | None = None
    issued: date | None = None
    publisher: str | None = None
    dateline: tuple[int, int] | None = None
    _days: dict[str, date] = field(default_factory=dict)

    def _note(self, label: str, day: date) -> None:
        """Keep the first date of each label."""
        self._days.setdefault(label, day)


def split_markers(paragraphs: list[Paragraph], header: Header) -> list[Paragraph]:
    """The paragraphs with a scraper's "date 2024-05-17" cut off as one of its own, and the date noted."""
    result: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        marked = datelines.marked_head(paragraph.text) if index < _HEAD else None
        if marked is None or datelines.date_line(paragraph.text):
            result.append(paragraph)
            continue
        cut = paragraph.start + marked.end
        label = paragraph.text[: marked.end].rstrip()
        result += [
            Paragraph(paragraph.start, paragraph.start + len(label), label, paragraph.gap, "dateline"),
            Paragraph(cut, paragraph.end, paragraph.text[marked.end :], gap=False),
        ]
        header._note(marked.label or "issued", marked.day)
    return result


def read_date_lines(paragraphs: list[Paragraph], header: Header) -> None:
    """Mark the lines that are all about a date, and note the day of publication and a place beside it.

    Several unlabelled dates that differ are the headings of a chronicle, and none of them is the day of publication.
    """
    bare: list[tuple[Paragraph, datelines.DateLine]] = []
    for index, paragraph in enumerate(paragraphs):
        line = datelines.date_line(paragraph.text) if paragraph.kind is None and not paragraph.is_item else None
        if line is None:
            continue
        if line.label:
            paragraph.kind = "dateline"
            header._note(line.label, line.day)
        elif index < _HEAD or index == len(paragraphs) - 1:
            bare.append((paragraph, line))
    if len({line.day for _, line in bare}) == 1:
        for paragraph, line in bare:
            paragraph.kind = "dateline"
            header._note(line.label, line.day)
            if line.place and header.dateline is None:
                header.dateline = (paragraph.start + line.place[0], paragraph.start + line.place[1])
        for paragraph, _ in bare:  # the date may stand at the head and, with the place above it, at the foot as well
            if header.dateline is None:
                _read_place_above(paragraphs, paragraph, header)
    header.issued = next((header._days[label] for label in ("issued", "") if label in header._days), None)


def _read_place_above(paragraphs: list[Paragraph], line: Paragraph, header: Header) -> None:
    """Take a name of one or two words on the line above the date for the place, unless it heads the document."""
    above = paragraphs.index(line) - 1
    if above > 0 and paragraphs[above].kind is None and _NAME_LINE.fullmatch(paragraphs[above].text.strip()):
        place = paragraphs[above]
        place.kind = "dateline"
        header.dateline = (place.start, place.start + len(place.text))


def read_release_line(paragraphs: list[Paragraph], header: Header) -> None:
    """Mark a press release's label and take the body that issues it for the publisher."""
    for paragraph in paragraphs[:_HEAD]:
        if paragraph.kind in (None, "boilerplate"):
            body = outlet.in_release_line(paragraph.text)
            if body is not None:
                paragraph.kind = "boilerplate"
                header.publisher = header.publisher or body or None


def find_title(paragraphs: list[Paragraph], header: Header) -> None:
    """Mark the first telling paragraph as the title if it reads like a headline and a report follows."""
    telling = [paragraph for paragraph in paragraphs if paragraph.kind is None]
    if len(telling) < 2 or not _headline(telling[0]):
        return
    telling[0].kind = "title"
    header.title = " ".join(telling[0].text.split())


def _headline(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if (
        paragraph.is_item
        or len(text) > _LONGEST_TITLE
        or paragraph.words > _MOST_TITLE_WORDS
        or text.endswith((":", ",", ";"))
    ):
        return False
    inner_end = re.search(r"[^\W\d_]{3}[.!?…][»”\"]?\s+[«“\"]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]", text)
    return not inner_end and not re.search(r"[^.]\.[»”\"]?$", text) and datelines.opening(text) is None


def split_opening(paragraphs: list[Paragraph], header: Header) -> list[Paragraph]:
    """The paragraphs with the dateline of the report cut off as one of its own; it stands before the first sentence."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.kind is not None:
            continue
        found = datelines.opening(paragraph.text)
        if found is None and not paragraph.is_sentence:
            _read_place_line(paragraphs, index, header)
            continue
        if found is None:
            break
        start = paragraph.start
        header.dateline = (start + found.place[0], start + found.place[1])
        header.issued = header.issued or found.day
        if found.outlet and outlet.is_outlet(found.outlet):
            header.publisher = header.publisher or found.outlet
        label = paragraph.text[: found.end].rstrip()
        rest = Paragraph(start + found.end, paragraph.end, paragraph.text[found.end :], gap=False)
        return [
            *paragraphs[:index],
            Paragraph(start, start + len(label), label, paragraph.gap, "dateline"),
            *([rest] if rest.text.strip() else []),
            *paragraphs[index + 1 :],
        ]
    return paragraphs


def _read_place_line(paragraphs: list[Paragraph], index: int, header: Header) -> None:
    """Take a line that is nothing but a city for the dateline, below another line and right above the report.

    Several such lines head the parts of a chronicle.
    """
    line, behind = paragraphs[index], paragraphs[index + 1 : index + 2]
    place = datelines.place_line(line.text) if index and behind and behind[0].is_sentence else None
    alone = not any(datelines.place_line(other.text) for other in paragraphs[index + 1 :])
    if place is not None and alone and header.dateline is None:
        line.kind = "dateline"
        header.dateline = (line.start + place[0], line.start + place[1])


def settle(header: Header) -> None:
    """Take the day of an update for that of publication where nothing else tells it."""
    header.issued = header.issued or header._days.get("updated")


def find_publisher(paragraphs: list[Paragraph], header: Header) -> None:
    """The outlet that the first paragraphs cite as their own, or that a label names."""
    if header.publisher:
        return
    telling = [paragraph.text for paragraph in paragraphs if paragraph.kind is None or paragraph.kind == "title"]
    # The credit stands at the end of the lead, or of the whole report.
    cited = outlet.first([*telling[:_CITED_IN], *telling[-1:]])
    labelled = (outlet.in_label(paragraph.text) for paragraph in paragraphs if paragraph.kind == "boilerplate")
    header.publisher = cited or next((name for name in labelled if name), None)
