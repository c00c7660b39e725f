"""Which paragraphs say nothing of the news: contacts, captions, navigation, boilerplate, date lines, repetitions."""

from __future__ import annotations

import re
from typing import Final

from kg.documents import contacts, phrases
from kg.documents.blocks import Paragraph

# A line of a contact block or of a list of other news is shorter than this, or ends without a full stop.
_SHORT: Final = 12
# A heading, a name, an office: what may stand in a contact block before its first number.
_NAME_LINE: Final = 8
# Words beside a number or an address that still make no sentence of news; beside a link.
_SENTENCE_LINE: Final = 5
_LINK_LINE: Final = 4
_LONGEST_MENU: Final = 30
_LONGEST_CAPTION: Final = 40
_LONGEST_IDLE: Final = 45
# So many paragraphs on, a detail still shows that an opening phrase did open a contact block.
_REACH: Final = 5
_URL: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HASHTAGS: Final = re.compile(r"(?:#\w+[\s,]*)+")
_MENU_SIGN: Final = re.compile(r"\s[|>»›/•·→]\s")


def mark_silent(paragraphs: list[Paragraph]) -> None:
    """Give a silent kind to each paragraph that has no kind yet and says nothing of the news."""
    _mark_own_words(paragraphs)
    _mark_contact_blocks(paragraphs)
    _mark_lists_of_other_news(paragraphs)
    _mark_repetitions(paragraphs)


def _mark_own_words(paragraphs: list[Paragraph]) -> None:
    for paragraph in paragraphs:
        if paragraph.kind is None:
            paragraph.kind = _own_kind(paragraph)


def _own_kind(paragraph: Paragraph) -> str | None:
    """The silent kind that a paragraph has by itself, whatever stands around it."""
    if not any(character.isalpha() for character in paragraph.text):
        return "contact" if contacts.find(paragraph.text) else "boilerplate"
    return _kind_by_details(paragraph) or _kind_by_phrase(paragraph)


def _kind_by_details(paragraph: Paragraph) -> str | None:
    """Contact or navigation if hardly anything is left of the paragraph without its numbers, addresses and links."""
    text = paragraph.text
    if contacts.is_social(text):
        return "navigation"
    has_link = _URL.search(text) is not None
    spans = contacts.find(text)
    if not has_link and not spans:
        return None
    rest = len(re.findall(r"\w+", _URL.sub(" ", contacts.mask(text, spans))))
    if spans and rest <= (_SENTENCE_LINE if paragraph.is_sentence else _NAME_LINE):
        return "contact"
    return "navigation" if rest <= _LINK_LINE else None


def _kind_by_phrase(paragraph: Paragraph) -> str | None:
    """The kind that a phrase gives the paragraph, unless it is too long to be only that."""
    kind = phrases.kind_of(paragraph.text)
    if kind is None and phrases.is_byline(paragraph.text):
        return "boilerplate"
    if kind is None and _HASHTAGS.fullmatch(paragraph.text):
        return "navigation"
    if kind is None:
        signs = len(_MENU_SIGN.findall(paragraph.text))
        menu = signs >= 2 and not paragraph.is_sentence and paragraph.words <= _LONGEST_MENU
        return "navigation" if menu else None
    if kind == "caption":
        return kind if paragraph.words <= _LONGEST_CAPTION else None
    return None if _reads_as_news(paragraph) and not contacts.find(paragraph.text) else kind


def _reads_as_news(paragraph: Paragraph) -> bool:
    """Several whole sentences: a phrase at the head of so long a paragraph does not make all of it idle."""
    return paragraph.is_sentence and paragraph.words > _LONGEST_IDLE


def _mark_contact_blocks(paragraphs: list[Paragraph]) -> None:
    index = 0
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        if paragraph.kind is None and phrases.opens(paragraph.text, "contact") and _opens_contacts(paragraphs, index):
            paragraph.kind = "contact"
            index = _run_of_contacts(paragraphs, index + 1)
            continue
        if paragraph.kind == "contact":
            _mark_names_before(paragraphs, index)
            index = _run_of_contacts(paragraphs, index + 1, names_follow=False)
            continue
        index += 1


def _opens_contacts(paragraphs: list[Paragraph], index: int) -> bool:
    """Whether the phrase is meant: a detail is in it or near after it, or it is no sentence."""
    paragraph = paragraphs[index]
    if contacts.find(paragraph.text) or _URL.search(paragraph.text):
        return True
    near = paragraphs[index + 1 : index + 1 + _REACH]
    return any(other.kind == "contact" for other in near) or (
        paragraph.text.endswith(":") and paragraph.words <= _SHORT
    )


def _run_of_contacts(paragraphs: list[Paragraph], index: int, *, names_follow: bool = True) -> int:
    """Mark what belongs to the contact block before `index`; returns where the text goes on."""
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        idle = paragraph.kind in ("contact", "navigation")
        ends = paragraph.kind not in (None, "contact", "navigation") or (paragraph.kind is None and _goes_on(paragraph))
        if ends or not (idle or names_follow or _contact_ahead(paragraphs, index)):
            break
        paragraph.kind = "contact"
        index += 1
    return index


def _goes_on(paragraph: Paragraph) -> bool:
    """Whether a paragraph after contacts is the report going on: a sentence, or a line too long for an address."""
    if contacts.find(paragraph.text) or _URL.search(paragraph.text) or paragraph.text.endswith(":"):
        return _reads_as_news(paragraph)
    return (paragraph.is_sentence and paragraph.words >= 6) or paragraph.words > 2 * _SHORT


def _contact_ahead(paragraphs: list[Paragraph], index: int) -> bool:
    """Whether a name line stands between two details."""
    after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    return _name_like(paragraphs[index]) and after is not None and after.kind == "contact"


def _mark_names_before(paragraphs: list[Paragraph], index: int) -> None:
    """A press officer's name and office stand before the first number: up to two lines, never the first of the text."""
    gap = paragraphs[index].gap
    for before in reversed(paragraphs[max(1, index - 2) : index]):
        if before.kind is not None or not _name_like(before):
            return
        before.kind = "contact"
        if before.gap and not gap:
            return


def _name_like(paragraph: Paragraph) -> bool:
    words = re.findall(r"[^\W\d_]+", paragraph.text)
    capitals = sum(word[0].isupper() for word in words)
    return (
        paragraph.words <= _NAME_LINE
        and not paragraph.is_sentence
        and not paragraph.is_item
        and (2 * capitals >= len(words) or "," in paragraph.text)
        and capitals >= 2
    )


def _mark_lists_of_other_news(paragraphs: list[Paragraph]) -> None:
    """A "Read also" alone on its line makes the headlines after it navigation; with a headline, only itself."""
    listing = False
    for paragraph in paragraphs:
        long_sentence = paragraph.is_sentence and paragraph.words >= _SHORT and ":" not in paragraph.text
        if paragraph.kind is None and not long_sentence and phrases.opens(paragraph.text, "navigation"):
            paragraph.kind = "navigation"
            listing = paragraph.words <= 4
        elif listing and paragraph.kind is None and not paragraph.is_sentence and paragraph.words <= 2 * _SHORT:
            paragraph.kind = "navigation"
        elif paragraph.kind is None:
            listing = False


def _mark_repetitions(paragraphs: list[Paragraph]) -> None:
    """Of paragraphs that are alike word for word, the first speaks; a line of few words may come twice by right."""
    seen: set[str] = set()
    for paragraph in paragraphs:
        if paragraph.kind is not None or paragraph.words < 4:
            continue
        key = " ".join(paragraph.text.split()).casefold()
        if key in seen:
            paragraph.kind = "duplicate"
        seen.add(key)
