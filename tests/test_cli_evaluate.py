"""The command `kg evaluate`."""

import json
from pathlib import Path

import pytest

from kg.cli import main

GOLD = """\
document:
  language: en
  issued: 2031-05-06
  text: |
    On 5 May 2031, the President of Ghana, Kofi Mensah, met with the President of Finland, Aino Lehtonen, in Accra.
meetings:
  - participants: [Kofi Mensah, Aino Lehtonen]
    parties: [GH, FI]
    status: Held
    place: Tema
    edtf: 2031-05-05
posts:
  - {holder: Kofi Mensah, role: President, of: GH}
  - {holder: Aino Lehtonen, role: President, of: FI}
"""


@pytest.fixture(autouse=True)
def _gold(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("gold").mkdir()
    Path("gold/accra.yaml").write_text(GOLD, encoding="utf-8")
    Path("names/ru").mkdir(parents=True)
    Path("names/ru/a.bio").write_text(
        "Иван B-PER\nПетренко I-PER\nприбыл O\nв O\nЛиссабон B-LOC\n. O\n", encoding="utf-8"
    )


def refused(capsys, *arguments):
    assert main(["evaluate", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def test_it_prints_a_table(capsys):
    assert main(["evaluate", "gold"]) == 0
    out = capsys.readouterr().out
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines()[4:]}
    assert out.startswith("1 document (1 en)\n")
    assert rows["meetings"] == ["1.000", "1.000", "1.000", "1", "0", "0"]
    assert rows["participants"][-3:] == ["2", "0", "0"]
    assert rows["place"] == ["0.000", "0.000", "0.000", "0", "1", "1"]
    assert rows["posts"][-3:] == ["2", "0", "0"]


def test_it_lists_what_was_missed_and_made_up(capsys):
    assert main(["evaluate", "gold/accra.yaml", "--list"]) == 0
    missed, made_up = capsys.readouterr().out.splitlines()[-2:]
    assert missed == "gold/accra.yaml:7: missed: meetings.place: Tema, of Kofi Mensah, Aino Lehtonen, GH, FI"
    assert made_up.startswith("gold/accra.yaml: made up: meetings.place: Accra, of Kofi Mensah")
    assert made_up.endswith("in Accra”")


def test_it_prints_json(capsys):
    assert main(["evaluate", "gold", "--format", "json", "--list", "--calibration"]) == 0
    data = json.loads(capsys.readouterr().out)
    scores = {(row["language"], row["name"]): row for row in data["scores"]}
    assert scores["en", "meetings"]["f1"] == scores["all", "total"]["f1"] == 1.0
    assert {item["text"] for item in data["findings"]} == {"Tema", "Accra"}
    assert sum(item["claims"] for item in data["calibration"]["bins"]) > 8


def test_it_ends_with_one_below_what_was_asked_for(capsys):
    assert main(["evaluate", "gold", "--min-f1", "0.9", "--min-f1", "posts=1"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["evaluate", "gold", "--min-f1", "0.9", "--min-f1", "meetings.place=0.5"]) == 1
    captured = capsys.readouterr()
    assert captured.err == "kg: meetings.place (en): F1 0.000 is below 0.5\n"
    assert "total" in captured.out


def test_names_alone(capsys):
    assert main(["evaluate", "--ner", "names"]) == 0
    rows = {line.split()[0]: line.split()[1:] for line in capsys.readouterr().out.splitlines()[4:]}
    assert rows["PERSON"][-3:] == rows["PLACE"][-3:] == ["1", "0", "0"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Give GOLD, --ner FOLDER or --facts FOLDER"),
        (["gold", "--ner", "names"], "one of the three"),
        (["--facts", "facts", "--ner", "names"], "one of the three"),
        (["--facts", "facts", "--calibration"], "--calibration goes with GOLD"),
        (["gold", "--language", "en"], "--language goes with --ner"),
        (["--ner", "names", "--calibration"], "--calibration goes with GOLD"),
        (["none"], "none: no such file or folder"),
        (["names"], "no gold is there"),
        (["--ner", "gold"], "no marked texts are there"),
        (["--ner", "names", "--language", "xx"], "xx"),
        (["gold", "--min-f1", "high"], "'high' is no least F1"),
        (["gold/broken.yaml"], "gold/broken.yaml:2: unknown key 'meting'; did you mean meetings?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_no_good_is_told_in_one_line(arguments, says, capsys):
    Path("gold/broken.yaml").write_text("document: {text: a}\nmeting: []\n") if "broken" in str(arguments) else None
    assert says in refused(capsys, *arguments)


def test_a_threshold_of_what_was_not_counted_is_told(capsys):
    assert main(["evaluate", "gold", "--min-f1", "visits=0.5"]) == 2
    assert "nothing called 'visits' was counted" in capsys.readouterr().err
