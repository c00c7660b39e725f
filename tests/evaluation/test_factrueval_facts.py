"""Posts and meetings against factRuEval's facts."""

import os
from pathlib import Path

import pytest

from kg.cli import main
from kg.config import Settings
from kg.documents import from_text
from kg.errors import FormatError, InputError, NoSuchPathError
from kg.evaluation.factrueval import evaluate, layers
from kg.evaluation.factrueval.comparing import compare, counted, quality
from kg.evaluation.factrueval.facts import Argument, Told, of_ours
from kg.evaluation.names import normal
from kg.evaluation.scores import Counts, Row
from kg.evaluation.told import facts as told_facts
from kg.extractors import read

TEXT = (
    "Министр обороны Латвии Янис Калниньш встретился в Риге с министром обороны Португалии Жоаном Перейрой.\r\n\r\n"
    "Директор Института рек Академии наук Латвии Инга Озола на встрече не была."
)
# The words that are marked, in order: each is a span, numbered from 1.
WORDS = (
    ("job", "Министр обороны"),
    ("org_name", "Латвии"),
    ("name", "Янис"),
    ("surname", "Калниньш"),
    ("job", "министром обороны"),
    ("org_name", "Португалии"),
    ("name", "Жоаном"),
    ("surname", "Перейрой"),
    ("job", "Директор"),
    ("org_name", "Института рек"),
    ("org_name", "Академии наук"),
    ("name", "Инга"),
    ("surname", "Озола"),
)
OBJECTS = """\
101 LocOrg 2 # Латвии
102 Person 3 4 # Янис Калниньш
103 LocOrg 6 # Португалии
104 Person 7 8 # Жоаном Перейрой
105 Org 10 # Института рек
106 Org 11 # Академии наук
107 Person 12 13 # Инга Озола
"""
COREF = """\
1 101
name Латвия
wikidata

2 102
firstname Янис
firstname2 Ян
lastname Калниньш
patronymic

3 103
name Португалия

4 104
firstname Жоан
lastname Перейра

5 105
descriptor Институт
name Институт рек

6 106
name Академия наук

7 107
firstname Инга
lastname Озола
"""
FACTS = """\
7-0 Occupation
Who obj2 Калниньш Янис
Position span1 Министр обороны | span9 Директор
Where obj1 Латвия | Латвийская Республика
Фаза начало

7-1 Occupation
Who obj4 Перейра Жоан
Position span5 министром обороны
Where obj3 Португалия

7-2 Meeting
Participant obj2 Калниньш Янис
Participant obj4 Перейра Жоан

7-3 Occupation
Who obj7 Озола Инга
Position span9 Директор
Where obj5 Институт рек
Сложность повышенная

7-4 isPartOf
Part obj5 Институт рек
Whole obj6 Академия наук

7-5 Deal
Participant obj2 Калниньш Янис
"""


def spans() -> str:
    lines, after = [], 0
    for number, (name, words) in enumerate(WORDS, start=1):
        after = TEXT.index(words, after)
        lines.append(f"{number} {name} {after} {len(words)} 900{number} 1  # 900{number} {words}")
    return "\n".join(lines)


@pytest.fixture
def folder(tmp_path):
    for suffix, content in {
        ".txt": TEXT,
        ".spans": spans(),
        ".objects": OBJECTS,
        ".coref": COREF,
        ".facts": FACTS,
    }.items():
        (tmp_path / f"book_7{suffix}").write_text(content, encoding="utf-8", newline="")
    return tmp_path


def argument(name, *forms):
    return Argument(name, forms[0], frozenset(map(normal, forms)))


def occupation(who, where=None, position=None, **more):
    given = {"who": who, "where": where, "position": position}
    return Told("occupation", tuple(argument(name, value) for name, value in given.items() if value), **more)


def meeting(*participants, **more):
    return Told("meeting", tuple(argument("participant", name) for name in participants), **more)


def test_occupations_and_meetings_are_read_and_no_other_facts(folder):
    text, facts = layers.read(folder / "book_7.facts")
    assert text == TEXT
    assert [(fact.tag, fact.line, fact.ignored) for fact in facts] == [
        ("occupation", 1, False),
        ("occupation", 7, False),
        ("meeting", 12, False),
        ("occupation", 16, True),
    ]
    assert str(facts[0]) == "Калниньш Янис, Министр обороны, Латвия"
    assert [argument.name for argument in facts[2].arguments] == ["participant", "participant"]


def test_an_argument_goes_by_all_names_of_what_it_means(folder):
    _, facts = layers.read(folder / "book_7.facts")
    who, position, where = (argument.forms for argument in facts[0].arguments)
    assert who >= {"янис калниньш", "калниньш янис", "ян калниньш", "калниньш", "янис"}
    assert position == {"министр обороны", "директор"}
    assert where == {"латвия", "латвии", "латвииская республика"}


def test_a_body_goes_also_by_what_it_is_part_of(folder):
    _, facts = layers.read(folder / "book_7.facts")
    where = facts[3].arguments[2].forms
    assert where >= {"институт рек", "института рек", "институт институт рек", "академия наук"}


def test_a_name_may_differ_in_a_letter_or_two_and_a_post_in_its_endings():
    assert argument("who", "Инга Озола").agrees(argument("who", "Ингой Озола"))
    assert argument("who", "Инга").agrees(argument("who", "Инге"))
    assert not argument("who", "Инга").agrees(argument("who", "Янис"))
    assert not argument("where", "Рига").agrees(argument("who", "Рига"))
    assert argument("position", "министром обороны").agrees(argument("position", "министр обороны"))
    assert argument("position", "мэра").agrees(argument("position", "мэр"))
    assert not argument("position", "министр обороны").agrees(argument("position", "заместитель министра обороны"))


def test_a_post_weighs_half_of_a_person_and_a_body():
    gold = occupation("Янис Калниньш", "Латвия", "министр")
    assert quality(gold, gold) == 1.0
    assert quality(gold, occupation("Янис Калниньш", None, "министр")) == 1.5 / 2.5
    assert quality(gold, occupation("Янис Калниньш", "Латвия", "директор")) == 2 / 3
    assert quality(gold, occupation("Инга Озола", "Эстония", "министр")) == 0.0


def test_two_values_that_are_one_argument_are_no_mistake():
    gold = Told("occupation", (argument("who", "Инга Озола"), argument("where", "Институт рек", "Академия наук")))
    parts = (argument("where", "Институт рек"), argument("where", "Академия наук"))
    told = Told("occupation", (*gold.arguments[:1], *parts))
    assert quality(gold, told) == 1.0


def test_facts_are_paired_so_that_they_share_the_most():
    gold = [occupation("Инга Озола", "Латвия"), occupation("Инга Озола", "Эстония", "директор")]
    told = [occupation("Инга Озола", "Эстония", "директор"), occupation("Инга Озола"), occupation("Ян Лунд")]
    assert compare(gold, told) == [(gold[0], told[1]), (gold[1], told[0]), (None, told[2])]


def test_a_difficult_fact_counts_neither_way():
    gold = [occupation("Инга Озола", "Латвия", ignored=True)]
    assert compare(gold, []) == []
    assert compare(gold, [occupation("Инга Озола")]) == []
    assert compare(gold, [occupation("Ян Лунд")]) == [(None, occupation("Ян Лунд"))]


def summed(gold, told):
    counts: dict[Row, Counts] = {}
    findings = []
    for row, item, finding in counted(gold, told, where="a.facts"):
        counts[row] = counts.get(row, Counts()) + item
        findings += [finding] if finding else []
    return {row.name: item for row, item in counts.items()}, findings


def test_a_fact_that_is_right_in_part_counts_by_its_share():
    counts, findings = summed(meeting("Ян Лунд", "Инга Озола", line=4), meeting("Ян Лунд", "Рига"))
    assert counts["meeting"] == Counts(right=1 / 3, made_up=1 - 1 / 3, missed=1 - 1 / 3)
    assert counts["meeting.participant"] == Counts(right=1, made_up=1, missed=1)
    assert [(item.made_up, item.text, item.where) for item in findings] == [
        (False, "Инга Озола", "a.facts:4"),
        (True, "Рига", "a.facts"),
    ]


def test_a_fact_alone_is_listed_once_with_all_of_its_arguments_counted():
    counts, findings = summed(occupation("Инга Озола", "Латвия", line=2), None)
    assert counts == {
        "occupation": Counts(missed=1),
        "occupation.who": Counts(missed=1),
        "occupation.where": Counts(missed=1),
    }
    assert [(item.made_up, item.text, item.where) for item in findings] == [(False, "Инга Озола, Латвия", "a.facts:2")]
    counts, findings = summed(None, meeting("Ян Лунд"))
    assert counts == {"meeting": Counts(made_up=1), "meeting.participant": Counts(made_up=1)}
    assert [(item.made_up, item.text) for item in findings] == [(True, "Ян Лунд")]


def test_a_text_is_read_and_compared(folder):
    report = evaluate(folder, settings=Settings())
    assert report.documents == {"ru": 1}
    assert report.of("occupation") == Counts(right=2)
    assert report.of("meeting") == Counts(right=1)
    assert report.of("meeting.participant") == Counts(right=2)
    assert report.findings == ()


@pytest.mark.parametrize(
    ("told", "gold", "same"),
    [
        ("Глава МИД Латвии Янис Калниньш", "Глава", True),
        ("Янис Калниньш, глава МИД Латвии", "Глава", True),
        ("Глава МИД Латвии Янис Калниньш", "МИД", False),
        ("Глава МИД Латвии Янис Калниньш", "Посол", False),
    ],
)
def test_a_post_goes_also_by_the_words_that_it_begins_with(told, gold, same):
    reading = read(from_text(f"{told} прибыл в Ригу.", identifier="a", settings=Settings(), language="ru"))
    facts = [of_ours(fact, reading.document.text) for fact in told_facts(reading)]
    posts = [a for fact in facts if fact and fact.tag == "occupation" for a in fact.arguments if a.name == "position"]
    assert [post.text for post in posts] == ["Minister of Foreign Affairs"]
    assert posts[0].agrees(argument("position", gold)) is same


def test_the_command_prints_the_table(folder, capsys):
    assert main(["evaluate", "--facts", str(folder), "--min-f1", "occupation=0.9"]) == 0
    rows = {line.split()[0]: line.split()[1:] for line in capsys.readouterr().out.splitlines()[4:]}
    assert list(rows) == ["occupation", "who", "where", "position", "meeting", "participant", "total"]
    assert rows["occupation"] == ["1.000", "1.000", "1.000", "2", "0", "0"]


@pytest.mark.parametrize(
    ("suffix", "old", "new", "where"),
    [
        (".facts", "Who obj4", "Who obj9", ".facts:8: this is no known object"),
        (".facts", "span5", "span99", ".facts:9: this is no known span"),
        (".facts", "7-2 Meeting", "Meeting", ".facts:12: this is no head of a fact"),
        (".objects", "Person 3 4", "Person 3 44", ".objects:2: this is no object of known spans"),
        (".spans", "1 job 0", "1 job none", ".spans:1: this is no span"),
        (".txt", "встретился", "\udcff", ".txt: this is not UTF-8"),
    ],
)
def test_a_line_that_is_no_good_is_named(folder, suffix, old, new, where):
    file = folder / f"book_7{suffix}"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8", errors="surrogateescape")
    with pytest.raises(FormatError) as error:
        layers.read(folder / "book_7.facts")
    assert where in str(error.value)


def test_what_is_missing_is_named(folder, tmp_path):
    (folder / "book_7.coref").unlink()
    with pytest.raises(NoSuchPathError, match=r"there is no \.coref beside it"):
        evaluate(folder, settings=Settings())
    with pytest.raises(NoSuchPathError):
        evaluate(folder / "none", settings=Settings())
    (folder / "empty").mkdir()
    with pytest.raises(InputError, match="no facts are there"):
        evaluate(folder / "empty", settings=Settings())


@pytest.mark.shared
def test_factrueval_is_read_and_half_of_its_posts_are_found():
    folder = os.environ.get("KG_BENCHMARKS")
    if not folder or not Path(folder, "factrueval-dev").is_dir():
        pytest.skip("KG_BENCHMARKS names no folder that holds factrueval-dev")
    report = evaluate(Path(folder, "factrueval-dev"), settings=Settings())
    assert report.documents == {"ru": 122}
    # 211 occupations and 5 meetings, of which 31 occupations are difficult.
    assert report.of("occupation").right + report.of("occupation").missed == pytest.approx(180)
    assert report.of("meeting").right + report.of("meeting").missed == pytest.approx(5)
    assert report.of("occupation").f1 > 0.45
    assert report.of("meeting").f1 > 0.4
