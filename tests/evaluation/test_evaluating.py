"""All of the gold, from files to a report."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.config import Settings
from kg.evaluation import Row, evaluate, load
from kg.model import Claim, Name, Node, Reading

SHIPPED = Path(__file__).parents[1] / "gold"


@pytest.fixture(scope="module")
def report():
    return evaluate(load(SHIPPED, settings=Settings()))


def test_most_of_the_shipped_gold_is_found_in_each_language(report):
    assert report.documents == {"en": 2, "kk": 2, "ru": 2}
    for language in report.documents:
        assert report.of("total", language).f1 >= 0.5


def test_all_of_gold_is_counted(report):
    golds = load(SHIPPED, settings=Settings())
    total = report.of("total")
    assert total.right + total.missed == sum(len(gold.facts) for gold in golds)
    assert total.missed + total.made_up == sum(finding.row.slot is None for finding in report.findings)


def test_what_is_made_up_is_quoted_from_its_document(report):
    texts = {gold.where: " ".join(gold.document.text.split()) for gold in load(SHIPPED, settings=Settings())}
    for finding in report.findings:
        if finding.made_up:
            assert finding.quote.removesuffix("…") in texts[finding.where]


def test_documents_without_diplomacy_are_counted_with_what_was_made_up_in_them(tmp_path):
    told = {"a": "", "b": "", "c": "posts: [{holder: Ola Berg, role: governor}]"}
    for name, lists in told.items():
        text = f"document: {{text: Team {name} won., language: en}}\n{lists}"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    def read(document):
        if document.identifier == "a.yaml":
            return Reading(document)
        if document.identifier == "c.yaml":
            holder, role = (
                Node("person:1", "Person", (Name("Ola Berg", "en"),)),
                Node("role:1", "Concept", anchor="role/governor"),
            )
            telling = (Claim("post:1", "holder", holder.key, 0, 4), Claim("post:1", "role", role.key, 0, 4))
            return Reading(document, (Node("post:1", "Tenure"), holder, role), telling)
        sides = [Node(f"state:{at}", "State", (Name(name, "en"),)) for at, name in enumerate(["Ghana", "Togo"])]
        claims = tuple(Claim("meeting:1", "party", node.key, 0, 4) for node in sides)
        return Reading(document, (Node("meeting:1", "Meeting"), *sides), claims)

    found = evaluate(load(tmp_path, settings=Settings()), read=read)
    assert found.silent == (3, 1)
    assert found.counts[Row("en", "meetings")].made_up == 1
    assert found.counts[Row("en", "posts")].right == 1


def test_gold_is_loaded_without_a_language_model():
    program = "import sys, kg.evaluation.gold; assert not {'spacy', 'kg.extractors'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
