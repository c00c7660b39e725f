"""What lexicon, rules and the trained models find together, and how the parts fit."""

import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg.languages.annotation import Element
from kg.languages.grammar.profile import profile
from kg.languages.pipeline import annotate, load, morphology
from kg.languages.recognition.context import linked
from kg.languages.recognition.features import features, hints
from kg.languages.recognition.tagger import Span, spans, tags
from kg.languages.recognition.voting import vote
from kg.model import Document

TRAINING = Path(__file__).parents[2] / "training" / "recognition"


def readings(text: str, language: str = "en") -> set[tuple[str, str]]:
    doc = annotate(Document(identifier="text", text=text, language=language)).doc
    return {(span.text, span.label_) for span in doc.spans["names"]}


def english(*words: str) -> Doc:
    return Doc(load("en").vocab, words=list(words))


def voted(doc: Doc, found: list[Span], known: list[Element]) -> list[tuple[str, str]]:
    added, _ = vote(doc, found, known, len(doc), profile("en"))
    return [(doc[item.first : item.last].text, item.code) for item in added]


def test_readings_inside_others_are_kept():
    assert readings("The President of Peru flew to Lima.") >= {
        ("President of Peru", "ROLE"),
        ("Peru", "STATE"),
        ("Lima", "PLACE"),
    }


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "Ngozi Chukwuemeka-Obi told reporters that the talks had failed.",
            "en",
            {("Ngozi Chukwuemeka-Obi", "PERSON")},
        ),
        ("В переговорах участвовала Илзе Калниньш-Озола.", "ru", {("Илзе Калниньш-Озола", "PERSON")}),
        ("Бұл туралы Ерасыл Қойшыманұлы мәлімдеді.", "kk", {("Ерасыл Қойшыманұлы", "PERSON")}),
    ],
)
def test_a_name_that_no_table_has_is_found_without_a_post(text: str, language: str, names: set[tuple[str, str]]):
    assert readings(text, language) >= names


def test_the_longer_name_wins_over_what_the_lexicon_has_in_it():
    doc = english("Samarkand", "River", "Authority", "met", ".")
    place = Element(0, 1, "L", "place/samarkand", country="UZ")
    added, _ = vote(doc, [Span(0, 3, "ORG", 0.9)], [place], len(doc), profile("en"))
    assert [(item.first, item.last, item.code, item.country) for item in added] == [(0, 3, "O", "UZ")]


def test_what_the_lexicon_knows_whole_stays_the_lexicons():
    doc = english("Ministry", "of", "Justice", "of", "Peru", "said", ".")
    known = [Element(0, 3, "G", "organ/ministry-of-justice"), Element(4, 5, "S", "state/PE")]
    added, bodies = vote(doc, [Span(0, 5, "ORG", 0.95)], known, len(doc), profile("en"))
    assert (added, bodies) == ([], [(0, 5)])


def test_an_unsure_span_adds_nothing():
    doc = english("Kelmora", "said", "so", ".")
    assert voted(doc, [Span(0, 1, "PERSON", 0.2)], []) == []
    assert voted(doc, [Span(0, 1, "PERSON", 0.9)], []) == [("Kelmora", "N")]


def test_courtesy_and_post_are_no_part_of_a_name():
    doc = english("Ambassador", "Sheikh", "Omar", "Kelmor", "left", ".")
    post = Element(0, 1, "H", "role/ambassador")
    assert voted(doc, [Span(0, 4, "PERSON", 0.9)], [post]) == [("Omar Kelmor", "N")]


def test_tags_and_spans_say_the_same():
    marked = [(0, 2, "ORG"), (2, 3, "PERSON"), (4, 6, "PLACE")]
    assert spans(tags(7, marked)) == marked


def test_tables_of_names_know_diacritics_and_womens_family_names():
    forms = morphology("ru")
    doc = Doc(spacy.blank("ru").vocab, words=["Анна", "Иванова"])
    told = features(list(doc), hints(0, 2, [], {}), forms)
    assert "listed=given" in told[0]
    assert "listed=family" in told[1]
    told = features(list(english("José")), hints(0, 1, [], {}), morphology("en"))
    assert any(feature.startswith("listed=") for feature in told[0])


def test_the_second_look_sees_what_a_word_is_elsewhere_in_the_document():
    sentences = [list(english("Editor", "of", "Kelmorian")), list(english("Kelmorian", "asked"))]
    rows = [[["bias"] for _ in sentence] for sentence in sentences]
    again = linked(sentences, rows, [[Span(2, 3, "ORG", 0.9)], []], morphology("en"))
    assert "0:elsewhere=last ORG" in again[1][0]
    assert "0:elsewhere=none" in again[0][2]


@pytest.mark.skipif(not TRAINING.is_dir(), reason="the training code lies beside the source tree alone")
def test_training_twice_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(TRAINING))
    import data
    import fitting

    forms = morphology("en")
    documents = []
    for name in ("Anna Berg", "Omar Diallo", "Ilze Ozola", "Juan Rojas", "Mei Tan", "Sami Aho"):
        words = [*name.split(), "met", "the", "minister", "in", "Oslo", "."]
        doc = Doc(load("en").vocab, words=words)
        told = hints(0, len(words), [], {})
        documents.append([data.Sentence(doc, told, [(0, 2, "PERSON")], [(4, 5, "ROLE")], "test")])
    made = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        fitting.train(documents, forms, ["PERSON"], folder, names=fitting.Settings(), roles=fitting.Settings())
        made.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert made[0] == made[1]
    assert set(made[0]) == {"names.crf", "names_again.crf", "roles.crf"}
    for name in ("data", "fitting"):
        sys.modules.pop(name, None)
