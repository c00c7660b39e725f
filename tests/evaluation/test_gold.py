"""Gold facts in YAML."""

import re
from datetime import date
from pathlib import Path

import pytest

from kg.config import Settings
from kg.errors import FormatError, InputError, NoSuchPathError
from kg.evaluation import gold
from kg.evaluation.kinds import KINDS

SHIPPED = Path(__file__).parents[1] / "gold"
DOCUMENT = 'document: {text: "The ministers of Norway and Togo met in Lome.", language: en}\n'


def read(text, *, path=Path("gold.yaml")):
    return gold.from_text(text, path=path, settings=Settings())


def values(found, slot, *, at=0):
    return [value.text for value in found.facts[at].slots.get(slot, ())]


def test_a_fact_has_its_values_and_its_line():
    found = read(DOCUMENT + "meetings:\n  - parties: [NO, TG]\n    status: Held\n    place: Lomé\n    edtf: 2031-05\n")
    (fact,) = found.facts
    assert (fact.kind.name, fact.line) == ("meetings", 3)
    assert values(found, "parties") == ["NO", "TG"]
    assert values(found, "status") == ["Held"]
    assert values(found, "dates") == ["2031-05-01/2031-05-31"]
    assert found.document.language == "en"


@pytest.mark.parametrize(
    ("lists", "silent"),
    [
        ("", True),
        ("posts: [{holder: Ola Berg, role: governor}]", True),
        ("statements: [{speaker: NO, stance: Welcomes, target: TG}]", False),
        ("agreements: [{name: Free Trade Agreement, optional: true}]", True),
        ("posts: [{holder: Ola Berg, role: governor}]\nvisits: [{visitor: Ola Berg, destination: TG}]", False),
        ("judged: [posts]", False),
        ("judged: [posts, meetings.place]", True),
    ],
)
def test_a_document_tells_of_no_diplomacy_where_gold_asks_for_no_more_than_posts(lists, silent):
    assert read(DOCUMENT + lists).silent is silent


def test_the_code_of_norway_is_no_truth_value():
    found = read(DOCUMENT + "meetings: [{parties: [NO, TG]}]\n")
    assert [value.names for value in found.facts[0].slots["parties"]] == [{"state/NO"}, {"state/TG"}]


def test_two_letters_that_are_no_state_are_a_name():
    found = read(DOCUMENT + "meetings: [{parties: [EU, UK]}]\n")
    assert [value.names for value in found.facts[0].slots["parties"]] == [{"eu"}, {"uk"}]


def test_a_stroke_stands_between_names_of_one_thing():
    found = read(DOCUMENT + "posts: [{holder: Kari Lund | Lund, role: Minister}]\n")
    (holder,) = found.facts[0].slots["holder"]
    assert (holder.text, holder.names) == ("Kari Lund", {"kari lund", "lund"})


def test_one_value_needs_no_list_and_nothing_is_none():
    found = read(DOCUMENT + "conferences: [{name: Forum, participants: Kari Lund, place: , ordinal: []}]\n")
    assert values(found, "participants") == ["Kari Lund"]
    assert values(found, "place") == values(found, "ordinal") == []


def test_earliest_and_latest_are_a_stretch_of_days():
    found = read(DOCUMENT + "visits: [{visitor: A, destination: NO, earliest: 2031-05-04, latest: 2031-05-06}]\n")
    assert values(found, "dates") == ["2031-05-04/2031-05-06"]


def test_a_slot_may_be_unclear_and_a_fact_optional():
    found = read(DOCUMENT + "meetings: [{parties: [NO, TG], place: unclear, optional: true}]\n")
    (fact,) = found.facts
    assert (fact.unclear, fact.optional, values(found, "place")) == ({"place"}, True, [])


def test_all_is_judged_unless_gold_says_what():
    assert read(DOCUMENT).judged.keys() == {kind.name for kind in KINDS}
    judged = read(DOCUMENT + "judged: [posts, visits.destination]\n").judged
    assert judged == {"posts": {"holder", "role", "of", "from", "until"}, "visits": {"destination"}}


def test_the_document_may_stand_beside(tmp_path):
    (tmp_path / "a.txt").write_text("The ministers of Norway and Togo met in Lome.", encoding="utf-8")
    text = "document: {path: a.txt, language: en, issued: 2031-05-04, publisher: The Courier}\n"
    document = read(text, path=tmp_path / "a.yaml").document
    assert (document.identifier, document.issued, document.publisher) == ("a.yaml", date(2031, 5, 4), "The Courier")
    assert document.text.startswith("The ministers")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("document: {text: a}\nmeeting: []\n", 2, r"unknown key 'meeting'; did you mean meetings"),
        (DOCUMENT + "meetings:\n  - parties: [NO]\n    where: Lome\n", 4, "unknown key 'where'"),
        (DOCUMENT + "meetings:\n  - parties: [NO]\n    place: Oslo | unclear\n", 4, "place is unclear as a whole"),
        (DOCUMENT + "meetings:\n  - status: Held\n", 3, "meetings need participants or parties"),
        (DOCUMENT + "visits:\n  - visitor: A\n", 3, "visits need destination"),
        (DOCUMENT + "statements:\n  - speaker: A\n", 3, "statements need stance or target or topic"),
        (DOCUMENT + "posts:\n  - holder: A\n    role: [B, C]\n", 4, "role has one value"),
        (
            DOCUMENT + "meetings:\n  - parties: [NO]\n    status: held\n",
            4,
            r"status cannot be 'held'; use one of Planned",
        ),
        (
            DOCUMENT + "meetings:\n  - parties: [NO]\n    status: Held\n    status: Held\n",
            5,
            "'status' stands here twice",
        ),
        (DOCUMENT + "meetings:\n  - parties: [NO]\n    earliest: 2031-05-04\n", 4, "earliest and latest go together"),
        (DOCUMENT + "meetings:\n  - parties: [NO]\n    dates: 2031-05-04\n", 4, "given as earliest and latest"),
        (DOCUMENT + "meetings:\n  - parties: [NO]\n    edtf: May\n", 4, "'May' is no EDTF date"),
        (DOCUMENT + "posts:\n  - {holder: A, role: B, from: 2031}\n", 3, "'2031' is no day"),
        (DOCUMENT + "conferences:\n  - {name: A, ordinal: first}\n", 3, "ordinal is a whole number"),
        (DOCUMENT + "conferences:\n  - {name: A, optional: maybe}\n", 3, "optional is true or false"),
        (DOCUMENT + "judged: [meetings.visitor]\n", 2, r"no 'meetings.visitor' to judge"),
        ("document: {language: en}\n", 1, "either text: or path:"),
        ("document:\n  path: none.txt\n", 2, "there is no file none.txt"),
        ("meetings: []\n", 1, "there is no document"),
        ("document: {text: a\n", 2, "this is not YAML"),
        ("- a\n", 1, "keys with values are wanted"),
    ],
)
def test_what_is_no_good_is_told_with_file_and_line(text, line, says):
    with pytest.raises(FormatError, match=rf"^gold\.yaml:{line}:(\d+:)? .*{says}"):
        read(text)


def test_an_empty_file_is_told():
    with pytest.raises(FormatError, match=r"gold\.yaml: the file is empty"):
        read("# nothing\n")


def test_a_folder_is_searched_at_any_depth(tmp_path):
    (tmp_path / "en").mkdir()
    for name in ("en/b.yml", "a.yaml", ".hidden.yaml"):
        (tmp_path / name).write_text(DOCUMENT, encoding="utf-8")
    assert [Path(item.where).name for item in gold.load(tmp_path, settings=Settings())] == ["a.yaml", "b.yml"]


def test_where_nothing_is_there_it_is_told(tmp_path):
    with pytest.raises(NoSuchPathError):
        gold.load(tmp_path / "none", settings=Settings())
    with pytest.raises(InputError, match="no gold is there"):
        gold.load(tmp_path, settings=Settings())


def test_the_shipped_gold_is_in_the_format():
    found = gold.load(SHIPPED, settings=Settings())
    assert sorted(item.document.language for item in found) == ["en", "en", "kk", "kk", "ru", "ru"]
    assert {fact.kind.name for item in found for fact in item.facts} == {kind.name for kind in KINDS}


def test_the_documentation_has_every_list_and_key():
    page = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([A-Za-z-]+)`", page))
    assert {kind.name for kind in KINDS} <= told
    assert {slot.name for kind in KINDS for slot in kind.slots if slot.sort != "dates"} <= told
    assert {value for kind in KINDS for slot in kind.slots for value in slot.values} <= told


def test_the_example_of_the_documentation_is_gold():
    page = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert len(read(example).facts) == 3
