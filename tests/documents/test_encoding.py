"""Bytes become the text they are, or an error that says where they do not."""

from __future__ import annotations

import codecs

import pytest

from kg.documents.encoding import decode
from kg.errors import BinaryFileError, EmptyFileError, EncodingError

RUSSIAN = "Министр иностранных дел Норвегии прибыл в Лиму. Стороны обсудили сотрудничество и торговлю на встрече."
KAZAKH = "Норвегия сыртқы істер министрі Лимада әріптесімен кездесті. Тараптар бұл сапар туралы және сауданы талқылады."
ENGLISH = "The minister’s visit to Malmö ended on Friday – he met Señor José Peña. The sides discussed the “treaty”."


def test_utf8_needs_no_warning() -> None:
    assert decode(KAZAKH.encode()) == (KAZAKH, None)


def test_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(codecs.BOM_UTF8 + RUSSIAN.encode()) == (RUSSIAN, None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH, ENGLISH])
def test_wide_encodings_are_converted_with_a_warning(text: str, encoding: str) -> None:
    decoded, warning = decode(text.encode(encoding))
    assert decoded == text
    assert warning is not None
    assert warning.startswith("converted from UTF-")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, encoding) for encoding in ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic")),
        *((KAZAKH, encoding) for encoding in ("kz1048", "ptcp154")),
        *((ENGLISH, encoding) for encoding in ("cp1252", "mac-roman")),
    ],
)
def test_one_byte_encoding_is_converted_where_the_language_vouches_for_it(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, f"converted from {encoding.upper()}")


def test_damaged_utf8_is_an_error_at_the_byte_and_not_another_encoding() -> None:
    data = f"{RUSSIAN}\n{RUSSIAN}".encode()
    place = data.index(b"\n") + 12
    damaged = data[: place - 1] + b"\xff" + data[place - 1 :]
    with pytest.raises(
        EncodingError, match=rf"^a.txt:2: byte {place} \(0xff\) is not UTF-8 .*; convert the file to UTF-8$"
    ):
        decode(damaged, where="a.txt")


@pytest.mark.parametrize(
    "data",
    [
        "Šéf české diplomacie přijal v Praze velvyslance Norska".encode("cp1250"),
        b"abc \xe9",
    ],
)
def test_uncertain_encoding_is_an_error(data: bytes) -> None:
    with pytest.raises(EncodingError):
        decode(data)


@pytest.mark.parametrize(
    ("data", "sort"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"{\\rtf1 text}", "a rich-text document"),
        (bytes(range(256)) * 8, "a binary file"),
        (b"\x00\x01\x02\x03" * 50, "a binary file"),
    ],
)
def test_binary_file_is_refused_by_its_sort(data: bytes, sort: str) -> None:
    with pytest.raises(BinaryFileError, match=f"a.bin: this is {sort}"):
        decode(data, where="a.bin")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF8 + b" \n"])
def test_file_without_text_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyFileError, match=r"^a.txt: .*; leave it out or give it text$"):
        decode(data, where="a.txt")


def test_one_control_character_does_not_make_a_text_binary() -> None:
    assert decode(b"The minister\x00 of Norway arrived in Lima for talks.")[0].startswith("The minister\x00")
