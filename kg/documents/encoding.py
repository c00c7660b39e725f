"""Bytes to text: UTF-8 and UTF-16 as they say they are, one-byte encodings only where a language vouches for them.

A one-byte encoding makes some text of any bytes, and a detector that goes by letter shapes takes Kazakh in KZ-1048
for Windows-1251 and turns `әріптес` into `јріптес`. So the text itself must speak: each candidate is decoded,
its words are held against the languages that are read, and the encoding is taken only if one reading is in such
a language and every other is plainly worse.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from kg.documents import language
from kg.errors import BinaryFileError, EmptyFileError, EncodingError, UnknownLanguageError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a file that is no text starts with, and what it then is.
_MAGIC: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
# In order of preference where two give the same text.
_ONE_BYTE: Final = (
    "cp1252",
    "cp1251",
    "kz1048",
    "ptcp154",
    "koi8-r",
    "iso8859-5",
    "cp866",
    "mac-cyrillic",
    "mac-roman",
)
# More than this share of the bytes beyond ASCII in UTF-8 sequences: a damaged UTF-8 file, not another encoding.
_DAMAGED: Final = 0.6
_UTF8_SEQUENCE: Final = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# What no text in the right encoding has: two scripts in one word, a capital after a small letter, a sign in a word.
_MISPLACED: Final = re.compile(
    r"[a-zA-Z][Ѐ-ӿ]|[Ѐ-ӿ][a-zA-ZÀ-ɏ]|[a-z][À-ÖØ-ÞŠŽŒŸ]|[а-яё][А-ЯЁ]|[^\W\d_][\u00a1-\u00b6\u00b8-\u00ba\u2020-\u2022\u2500-\u25ff](?=[^\W\d_])"
    r"|[\u0080-\u009f\ufffd\u2500-\u25ff]"
)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# A text has no more control characters than this share of its bytes.
_MOST_CONTROLS: Final = 0.01
_SAMPLE: Final = 8_000


def decode(data: bytes, *, where: str | None = None) -> tuple[str, str | None]:
    """The text that the bytes are, and a warning where they had to be converted.

    Args:
        data: A whole file.
        where: Its name, for the errors.

    Returns:
        The text without a byte order mark, and one line that names the encoding if it is not UTF-8.

    Raises:
        EmptyFileError: There is nothing but white space.
        BinaryFileError: It is no text.
        EncodingError: It is text, in an encoding that cannot be told for certain.

    >>> decode("Осло".encode())
    ('Осло', None)
    >>> decode("Oslo".encode("utf-16"))
    ('Oslo', 'converted from UTF-16-LE')
    """
    if not data.strip():
        raise EmptyFileError("the file is empty", where=where, remedy="leave it out or give it text")
    text, encoding = _by_mark(data, where) or _by_content(data, where)
    if not text.strip("\ufeff \t\r\n\x0b\x0c\x00"):
        raise EmptyFileError("the file has no text in it", where=where, remedy="leave it out or give it text")
    return text, None if encoding == "utf-8" else f"converted from {encoding.upper()}"


def _by_mark(data: bytes, where: str | None) -> tuple[str, str] | None:
    """The text by its byte order mark, if it has one."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding).removeprefix("\ufeff"), encoding
            except UnicodeDecodeError as error:
                raise _undecodable(data, error, where) from None
    return None


def _by_content(data: bytes, where: str | None) -> tuple[str, str]:
    _refuse_binary(data, where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    else:
        if b"\x00" not in data:
            return text, "utf-8"
        return _wide(data) or (text, "utf-8")
    found = _wide(data) or _one_byte(data)
    if found is None:
        if _binary(data):
            raise _not_text(where)
        raise _undecodable(data, broken, where)
    return found


def _refuse_binary(data: bytes, where: str | None) -> None:
    for magic, sort in _MAGIC:
        if data.startswith(magic):
            raise _not_text(where, sort)
    if _binary(data) and _wide(data) is None:
        raise _not_text(where)


def _binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > _MOST_CONTROLS * len(sample) + 1


def _wide(data: bytes) -> tuple[str, str] | None:
    """The text if it is UTF-16 without a mark: half of a Latin text's bytes are zero, of a Cyrillic one's 4."""
    high_first, low_first = (sum(data[offset:_SAMPLE:2].count(byte) for byte in (0, 4)) for offset in (0, 1))
    half = min(len(data), _SAMPLE) // 2
    for count, encoding in ((low_first, "utf-16-le"), (high_first, "utf-16-be")):
        if half and count > 0.8 * half and len(data) % 2 == 0:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return (text, encoding) if _speaks(text) else None
    return None


def _speaks(text: str) -> bool:
    try:
        language.identify(text)
    except UnknownLanguageError:
        return False
    return True


def _one_byte(data: bytes) -> tuple[str, str] | None:
    """The text in the one-byte encoding that is certain, if one is."""
    beyond = sum(byte >= 0x80 for byte in data)
    if sum(map(len, _UTF8_SEQUENCE.findall(data))) > _DAMAGED * beyond:
        return None
    readings: dict[str, tuple[float, str]] = {}
    for encoding, text in _candidates(data):
        if text not in readings:
            readings[text] = (_score(text), encoding)
    ranking = sorted(((score, text, encoding) for text, (score, encoding) in readings.items()), reverse=True)
    if not ranking:
        return None
    score, text, encoding = ranking[0]
    # Half of what one letter out of the alphabet weighs: the next reading has at least one that fits less well.
    margin = language.FOREIGN_WEIGHT / 2 / len(text)
    ahead = len(ranking) == 1 or score - ranking[1][0] >= margin
    return (text, encoding) if ahead and score > 0 and _speaks(text) else None


def _candidates(data: bytes) -> Iterator[tuple[str, str]]:
    for encoding in _ONE_BYTE:
        try:
            yield encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue


def _score(text: str) -> float:
    """How much the text is in a language that is read; letters in places where no word has them count against it."""
    known = [likeness.score for likeness in language.likenesses(text) if likeness.profile.known]
    misplaced = len(_MISPLACED.findall(text)) / len(text)
    return max(known, default=-1.0) - 10 * misplaced


def _not_text(where: str | None, sort: str = "a binary file") -> BinaryFileError:
    return BinaryFileError(f"this is {sort}, not text", where=where, remedy="save it as plain text in UTF-8")


def _undecodable(data: bytes, error: UnicodeDecodeError, where: str | None) -> EncodingError:
    line = data.count(b"\n", 0, error.start) + 1
    byte = f"byte {error.start + 1} (0x{data[error.start]:02x})"
    return EncodingError(
        f"{byte} is not {error.encoding.upper()} and no other encoding is certain",
        where=where,
        line=line,
        remedy="convert the file to UTF-8",
    )
