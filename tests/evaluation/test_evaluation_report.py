"""Reports: measures, tables, JSON and thresholds."""

import json

import pytest

from kg.errors import SettingError
from kg.evaluation import rendering, thresholds
from kg.evaluation.report import Report
from kg.evaluation.scores import Counts, Finding, Row

REPORT = Report(
    documents={"en": 2, "kk": 1},
    counts={
        Row("en", "meetings"): Counts(right=3, made_up=1),
        Row("kk", "meetings"): Counts(missed=1),
        Row("en", "meetings", "place"): Counts(right=1, missed=1),
        Row("en", "posts"): Counts(right=1),
    },
    findings=(
        Finding(Row("kk", "meetings"), False, "Лунд", None, "b.yaml:4"),
        Finding(Row("en", "meetings", "place"), True, "Tema", "Lund, Mensah", "a.yaml", "in Tema"),
    ),
    points=((0.9, True), (0.9, False)),
    silent=(1, 0),
)


def test_measures():
    counts = Counts(right=3, made_up=1, missed=2)
    assert (counts.precision, counts.recall, round(counts.f1, 3)) == (0.75, 0.6, 0.667)
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)
    assert (Counts(made_up=1).recall, Counts(made_up=1).f1) == (None, 0.0)


def test_the_total_is_of_facts_and_not_of_values():
    assert REPORT.of("total") == Counts(right=4, made_up=1, missed=1)
    assert REPORT.of("meetings", "kk") == Counts(missed=1)
    assert REPORT.names() == ["meetings", "meetings.place", "posts", "total"]


def test_the_table_has_a_line_for_each_kind_and_slot():
    lines = rendering.text(REPORT).splitlines()
    assert lines[0] == "3 documents (2 en, 1 kk); 1 tell of no diplomacy, in 0 of them something was made up"
    assert lines[2].split() == ["en", "kk", "all", "right", "made", "up", "missed"]
    cells = {line.split()[0]: line.split()[1:] for line in lines[4:]}
    assert cells["meetings"] == [
        "0.750",
        "1.000",
        "0.857",
        "–",
        "0.000",
        "0.000",
        "0.750",
        "0.750",
        "0.750",
        "3",
        "1",
        "1",
    ]
    assert cells["place"] == ["1.000", "0.500", "0.667", "–", "–", "–", "1.000", "0.500", "0.667", "1", "0", "1"]
    assert list(cells) == ["meetings", "place", "posts", "total"]


def test_what_was_missed_and_made_up_is_listed_where_it_is_asked_for():
    assert rendering.text(REPORT, listing=True).splitlines()[-2:] == [
        "b.yaml:4: missed: meetings: Лунд",
        "a.yaml: made up: meetings.place: Tema, of Lund, Mensah  “in Tema”",
    ]
    assert "Tema" not in rendering.text(REPORT)


def test_calibration_is_shown_where_it_is_asked_for():
    lines = rendering.text(REPORT, calibrated=True).splitlines()
    assert lines[-2].split() == ["0.90–0.95", "0.900", "2", "1", "0.500"]
    assert lines[-1] == "expected calibration error: 0.400"


def test_json_has_the_same():
    data = json.loads(json.dumps(rendering.data(REPORT, listing=True, calibrated=True)))
    assert data["documents"] == {"en": 2, "kk": 1}
    assert data["silent"] == {"documents": 1, "with_something_made_up": 0}
    assert {"language": "kk", "name": "meetings", "right": 0, "made_up": 0, "missed": 1} | {
        "precision": None,
        "recall": 0.0,
        "f1": 0.0,
    } in data["scores"]
    assert [item["verdict"] for item in data["findings"]] == ["missed", "made up"]
    assert data["calibration"]["bins"][0]["right"] == 1
    assert not {"findings", "calibration"} & rendering.data(REPORT).keys()


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("0.8", []),
        ("0.81", ["total (all): F1 0.800 is below 0.81"]),
        ("posts=1", []),
        ("meetings=0.8", ["meetings (kk): F1 0.000 is below 0.8"]),
        ("meetings.place=0.7", ["meetings.place (en): F1 0.667 is below 0.7"]),
    ],
)
def test_a_threshold_holds_in_each_language_that_has_any(text, below):
    assert thresholds.below(REPORT, thresholds.parse(text)) == below


@pytest.mark.parametrize("text", ["much", "1.5", "-1", "=0.5", "meetings=", "nan"])
def test_a_threshold_is_a_number_from_0_to_1(text):
    with pytest.raises(SettingError, match="is no least F1"):
        thresholds.parse(text)


def test_a_threshold_of_what_was_not_counted_is_told():
    with pytest.raises(SettingError, match="nothing called 'visits' was counted; use one of meetings"):
        thresholds.below(REPORT, thresholds.parse("visits=0.5"))
