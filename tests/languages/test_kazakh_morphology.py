"""The morphology of Kazakh: readings of words, tags in context, keys for look-up, names in the nominative."""

from collections import Counter
from pathlib import Path

import pytest

from kg.languages.kazakh_morphology import KazakhMorphology
from kg.languages.morphology import Morphology

MORPHOLOGY = KazakhMorphology()
INFLECTIONS = Path(__file__).with_name("kazakh_inflections.tsv")


def _inflections() -> list[list[str]]:
    lines = INFLECTIONS.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith(("#", "inflected"))]


@pytest.mark.parametrize("part", ["first", "held-out"])
def test_names_are_brought_to_the_nominative_in_95_of_100(part: str) -> None:
    listed = [row for row in _inflections() if row[3] == part]
    found = [(row[0], MORPHOLOGY.nominative(row[0].split(), row[2]), row[1]) for row in listed]
    wrong = [f"{given} -> {made}, not {right}" for given, made, right in found if made != right]
    assert len(listed) >= 250
    assert len(wrong) <= 0.05 * len(listed), "\n".join(wrong)


def test_the_list_of_inflections_covers_every_kind_and_names_in_the_nominative() -> None:
    listed = _inflections()
    assert min(Counter(row[2] for row in listed).values()) >= 100
    assert sum(row[0] == row[1] for row in listed) >= 60
    assert len({(row[0], row[2]) for row in listed}) == len(listed)


def test_class_satisfies_the_protocol() -> None:
    morphology: Morphology = MORPHOLOGY
    assert morphology.language == "kk"


@pytest.mark.parametrize(
    ("words", "kind", "nominative"),
    [
        (["«", "Қазпочта", "»", "-ның"], "organization", "«Қазпочта»"),
        (["«", "Қазпочта", "»", "мен"], "organization", "«Қазпочта»"),
        (["“", "Шеврон", "”"], "organization", "“Шеврон”"),
        (["ЮНЕСКО-ның"], "organization", "ЮНЕСКО"),
        (["АСТАНА"], "place", "АСТАНА"),
        ([], "person", ""),
        (["Мюллерге"], "person", "Мюллер"),
        (["Ерсін"], "person", "Ерсін"),
    ],
)
def test_nominative_keeps_quotation_marks_and_capitals(words: list[str], kind: str, nominative: str) -> None:
    assert MORPHOLOGY.nominative(words, kind) == nominative


@pytest.mark.parametrize(
    ("word", "lemma", "pos", "features"),
    [
        ("елшілер", "елші", "NOUN", {"Case": "Nom", "Number": "Plur"}),
        ("халқының", "халық", "NOUN", {"Case": "Gen", "Person[psor]": "3"}),
        ("одағына", "одақ", "NOUN", {"Case": "Dat", "Person[psor]": "3"}),
        ("елімізге", "ел", "NOUN", {"Case": "Dat", "Number[psor]": "Plur", "Person[psor]": "1"}),
        ("өңірдегі", "өңір", "ADJ", {"Case": "Loc"}),
        ("шартпен", "шарт", "NOUN", {"Case": "Ins", "Person[psor]": None}),
        ("құжаттардан", "құжат", "NOUN", {"Case": "Abl", "Number": "Plur"}),
        ("кездесті", "кездесу", "VERB", {"Tense": "Past", "VerbForm": "Fin", "Person": "3"}),
        ("кездестік", "кездесу", "VERB", {"Tense": "Past", "Person": "1", "Number": "Plur"}),
        ("кездеспек", "кездесу", "VERB", {"Tense": "Fut", "VerbForm": "Fin"}),
        ("кездеседі", "кездесу", "VERB", {"Tense": "Pres", "VerbForm": "Fin"}),
        ("кездескен", "кездесу", "VERB", {"Tense": "Past", "VerbForm": "Part"}),
        ("өтетін", "өту", "VERB", {"Tense": "Fut", "VerbForm": "Part"}),
        ("кездесуін", "кездесу", "NOUN", {"Case": "Acc", "Person[psor]": "3", "VerbForm": "Vnoun"}),
        ("қабылдамады", "қабылдау", "VERB", {"Polarity": "Neg", "Tense": "Past"}),
        ("келмейді", "келу", "VERB", {"Polarity": "Neg", "Tense": "Pres"}),
        ("айтылды", "айту", "VERB", {"Voice": "Pass", "Tense": "Past"}),
        ("жарияланды", "жариялау", "VERB", {"Voice": "Pass", "Tense": "Past"}),
        ("бастаса", "бастау", "VERB", {"Mood": "Cnd"}),
        ("келгісі", "келу", "VERB", {"Mood": "Des"}),
        ("шығып", "шығу", "VERB", {"VerbForm": "Conv"}),
        ("тауып", "табу", "VERB", {"VerbForm": "Conv"}),
        ("қояды", "қою", "VERB", {"Tense": "Pres"}),
        ("оқиды", "оқу", "VERB", {"Tense": "Pres"}),
        ("маңызсыз", "маңызсыз", "ADJ", {}),
        ("ауыздан", "ауыз", "NOUN", {"Case": "Abl"}),
        ("сайлаушылардың", "сайлаушы", "NOUN", {"Case": "Gen", "Number": "Plur"}),
        ("көлік-логистика", "көлік-логистика", "NOUN", {"Case": "Nom"}),
        ("оларға", "олар", "PRON", {"Case": "Dat", "Number": "Plur"}),
        ("емес", "емес", "PART", {"Polarity": "Neg"}),
        ("Лиссабоннан", "лиссабон", "PROPN", {"Case": "Abl"}),
        ("МАГАТЭ-ге", "магатэ", "PROPN", {"Case": "Dat"}),
        ("Осло", "осло", "PROPN", {"Case": "Nom"}),
    ],
)
def test_likeliest_reading_of_a_form(word: str, lemma: str, pos: str, features: dict[str, str | None]) -> None:
    reading = MORPHOLOGY.analyse(word)[0]
    assert (reading.lemma, reading.pos) == (lemma, pos)
    assert {name: reading.get(name) for name in features} == features


@pytest.mark.parametrize("word", ["кездесті", "бзргх", "x", "-", "2031", "Мбвана", "ә", ""])
def test_every_word_has_a_reading_and_scores_add_up(word: str) -> None:
    readings = MORPHOLOGY.analyse(word)
    assert readings
    assert sum(reading.score for reading in readings) == pytest.approx(1.0, abs=0.01)


def test_a_verb_of_no_table_is_still_told_by_its_ending() -> None:
    assert ("дірілдеу", "VERB") in {(reading.lemma, reading.pos) for reading in MORPHOLOGY.analyse("дірілдеген")}


def test_a_verb_of_no_table_loses_its_negation() -> None:
    readings = [reading for reading in MORPHOLOGY.analyse("дірілдемейді") if reading.lemma == "дірілдеу"]
    assert [reading.get("Polarity") for reading in readings[:1]] == ["Neg"]


def _tags(sentence: str) -> dict[str, str]:
    words = sentence.split()
    return {word: reading.pos for word, reading in zip(words, MORPHOLOGY.tag(words), strict=True)}


def test_men_is_a_conjunction_between_nouns_and_a_pronoun_elsewhere() -> None:
    assert _tags("Перу мен Чили келісті .")["мен"] == "CCONJ"
    assert _tags("Мен бұған сенемін .")["Мен"] == "PRON"


def test_qatysty_is_a_verb_at_the_end_and_a_postposition_before_a_noun() -> None:
    assert _tags("Форумға отыз министр қатысты .")["қатысты"] == "VERB"
    assert _tags("Суға қатысты келісім дайын .")["қатысты"] == "ADP"


def test_a_participle_with_a_place_is_a_verb_and_one_without_an_attribute() -> None:
    assert _tags("Варшавада өткен саммит аяқталды .")["өткен"] == "VERB"
    assert _tags("өткен жылы кездесті .")["өткен"] == "ADJ"


@pytest.mark.parametrize("sentence", ["Кездесу өткен жоқ .", "Тараптар келіскен емес ."])
def test_a_participle_before_a_negation_is_denied(sentence: str) -> None:
    reading = MORPHOLOGY.tag(sentence.split())[-3]
    assert (reading.pos, reading.get("Polarity")) == ("VERB", "Neg")


def test_a_verbal_noun_in_the_locative_that_ends_the_sentence_is_a_present() -> None:
    reading = MORPHOLOGY.tag(["Комиссия", "есеп", "дайындауда", "."])[2]
    assert (reading.lemma, reading.pos, reading.get("Tense")) == ("дайындау", "VERB", "Pres")


def test_numbers_in_figures_carry_their_ending() -> None:
    tags = MORPHOLOGY.tag(["34-ші", "сессияға", "100-ден", "астам", "делегат", "келді", "."])
    assert (tags[0].pos, tags[0].get("NumType")) == ("NUM", "Ord")
    assert (tags[2].lemma, tags[2].get("Case")) == ("100", "Abl")


def test_tag_gives_one_reading_for_each_word() -> None:
    assert MORPHOLOGY.tag([]) == []
    assert [reading.pos for reading in MORPHOLOGY.tag(["«", "!", "»"])] == ["PUNCT"] * 3


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("Комитетінің", {"комитетінің", "комитеті", "комитет"}),
        ("Одағымен", {"одағымен", "одағы", "одақ"}),
        ("Исландияда", {"исландияда", "исландия"}),
        ("БҰҰ-ға", {"бұұ-ға", "бұұ"}),
        ("Штаттарының", {"штаттарының", "штаттары", "штаттар", "штат"}),
        ("халқына", {"халқына", "халқы", "халық"}),
        ("кездескен", {"кездескен", "кездесу"}),
    ],
)
def test_keys_hold_the_word_its_stems_and_the_possessed_form(word: str, keys: set[str]) -> None:
    assert keys <= MORPHOLOGY.keys(word)
