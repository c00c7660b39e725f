"""Paths, bytes and text become documents, or an error of one line that says what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.config import Settings
from kg.documents import READERS, Content, discover, from_bytes, from_text, read
from kg.documents.cleaning import clean
from kg.errors import (
    BinaryFileError,
    EmptyFileError,
    EncodingError,
    InputError,
    NoSuchPathError,
    TooLargeError,
    UnknownLanguageError,
)
from kg.model import Document

SETTINGS = Settings()
TEXT = "The foreign ministers of Norway and Chile met in Lima on Tuesday and spoke of trade."


def test_folder_gives_its_texts_in_order_without_hidden_files_and_readmes(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "c.jpg", ".hidden.txt", "README.md", "readme.txt", "deep/z.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert [path.relative_to(tmp_path).as_posix() for path in discover([tmp_path], settings=SETTINGS)] == [
        "a.TXT",
        "b.txt",
        "deep/z.txt",
    ]


def test_named_file_is_read_whatever_its_suffix_and_only_once(tmp_path: Path) -> None:
    path = tmp_path / "note.news"
    path.write_text(TEXT)
    assert discover([path, str(path)], settings=SETTINGS) == [path]
    assert read(path, settings=SETTINGS).language == "en"


def test_missing_path_is_an_error(tmp_path: Path) -> None:
    for call in (lambda path: discover([path], settings=SETTINGS), lambda path: read(path, settings=SETTINGS)):
        with pytest.raises(NoSuchPathError, match=r"gone.txt: no such file.*; check the path$"):
            call(tmp_path / "gone.txt")


def test_identifier_is_the_file_name_unless_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    assert read(path, settings=SETTINGS).identifier == "a.txt"
    assert read(path, settings=SETTINGS, identifier="x/a").identifier == "x/a"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFileError),
        (b"%PDF-1.7", BinaryFileError),
        (TEXT.encode() + b"\xff\xc3\xa9", EncodingError),
        (
            "Les ministres de la Norvège et du Chili se sont rencontrés à Lima pour parler de la pêche.".encode(),
            UnknownLanguageError,
        ),
        (b"a" * (SETTINGS.document_bytes + 1), TooLargeError),
    ],
)
def test_bad_file_is_an_error_of_one_line_with_its_name_and_a_remedy(
    tmp_path: Path, data: bytes, error: type[InputError]
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        read(path, settings=SETTINGS)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "; " in message
    assert "\n" not in message


def test_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a folder"):
        read(tmp_path, settings=SETTINGS)


def test_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(TooLargeError, match="50,000,000 bytes, more than the 2,000,000"):
        read(path, settings=SETTINGS)


def test_limit_on_text_counts_bytes() -> None:
    small = Settings(document_bytes=100)
    with pytest.raises(TooLargeError):
        from_text("ы" * 51, identifier="a", settings=small)
    assert from_text("Министры встретились.", identifier="a", settings=small).language == "ru"


def test_converted_encoding_is_a_warning() -> None:
    text = "Министр иностранных дел Норвегии прибыл в Лиму и встретился с президентом."
    found = from_bytes(text.encode("cp1251"), identifier="-", settings=SETTINGS)
    assert (found.text, found.language, found.warnings) == (text, "ru", ("converted from CP1251",))


def test_document_in_which_nothing_tells_is_a_warning_and_no_error(document: Callable[..., Document]) -> None:
    for text in ("Tel: +47 22 95 00 00\nPhoto: the Ministry", "***", "12 345"):
        found = document(text)
        assert not found.speaking()
        assert len(found.warnings) == 1
        assert found.warnings[0].startswith("nothing in it tells")


def test_white_space_is_no_document(document: Callable[..., Document]) -> None:
    with pytest.raises(EmptyFileError):
        document(" \n\t\u00a0")


def test_given_language_is_not_doubted_but_must_be_known(document: Callable[..., Document]) -> None:
    assert document("OK", language="kk").language == "kk"
    with pytest.raises(UnknownLanguageError):
        document(TEXT, language="fr")


def test_contact_details_are_nowhere_in_the_stored_text(document: Callable[..., Document]) -> None:
    text = f"{TEXT} Write to talks@mfa.example before May, the ministers of both countries said.\nTel: +47 22 95 00 00"
    found = document(text)
    assert len(found.text) == len(text)
    assert "mfa.example" not in found.text
    assert "22 95" not in found.text
    assert found.text.index("before May") == text.index("before May")


def test_reader_of_another_format_can_be_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Shouted:
        suffixes = frozenset({".shout"})

        def read(self, data: bytes, *, where: str) -> Content:
            return Content(data.decode().lower(), title=where[-7:], publisher="Shouters")

    monkeypatch.setattr(READERS, "_entries", dict(READERS._entries))
    READERS.add("shout", Shouted())
    path = tmp_path / "a.shout"
    path.write_text(TEXT.upper())
    assert discover([tmp_path], settings=SETTINGS) == [path]
    found = read(path, settings=SETTINGS)
    assert (found.text, found.title, found.publisher) == (TEXT.lower(), "a.shout", "Shouters")


@given(st.text(max_size=200))
def test_stored_text_is_as_long_as_the_cleaned_text(raw: str) -> None:
    try:
        found = from_text(raw, identifier="a", settings=SETTINGS, language="en")
    except EmptyFileError:
        return
    assert len(found.text) == len(clean(raw))
    assert all(after in (before, " ") for before, after in zip(clean(raw), found.text, strict=True))
