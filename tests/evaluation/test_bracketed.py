"""The bracketed format: names marked by hand, inside one another."""

from pathlib import Path

import pytest

from kg.errors import FormatError
from kg.evaluation.entities import bracketed

TEXT = """# style=wire countries=PE
= [STATE Peru] calls
[ROLE President of [STATE Peru]] [PERSON Rosa Quispe] spoke.
+ [PERSON Quispe] left.

# style=wire countries=NO
[PLACE Oslo] waits.
"""


def test_documents_lines_and_nested_names(tmp_path: Path):
    path = tmp_path / "one.marked"
    path.write_text(TEXT, encoding="utf-8")
    first, second = bracketed.read(path)
    assert first.text == "Peru calls\nPresident of Peru Rosa Quispe spoke. Quispe left."
    assert [(first.text[item.start : item.end], item.name, item.line) for item in first.entities] == [
        ("Peru", "STATE", 2),
        ("President of Peru", "ROLE", 3),
        ("Peru", "STATE", 3),
        ("Rosa Quispe", "PERSON", 3),
        ("Quispe", "PERSON", 4),
    ]
    assert [item.name for item in second.entities] == ["PLACE"]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("[PERSON Ada", "the bracket of PERSON is not closed"),
        ("Ada]", "is closed that was not opened"),
        ("[ada Sol]", "has no class"),
        ("[PERSON ]", "holds nothing"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, line: str, what: str):
    path = tmp_path / "bad.marked"
    path.write_text(f"# x\nfine\n{line}\n", encoding="utf-8")
    with pytest.raises(FormatError, match=what) as caught:
        bracketed.read(path)
    assert caught.value.line == 3
