"""Russian words are read in context, and names come back in the nominative whatever case they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.languages.morphology import Analysis
from kg.languages.russian import RussianMorphology

RUSSIAN = RussianMorphology()
TABLE = Path(__file__).with_name("russian_inflections.tsv")
NAMES = [
    tuple(line.split("\t"))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith(("#", "kind\t"))
]


def tagged(sentence: str) -> dict[str, Analysis]:
    words = sentence.split()
    return dict(zip(words, RUSSIAN.tag(words), strict=True))


@pytest.mark.parametrize(("kind", "form", "nominative"), NAMES)
def test_nominative_of_a_name(kind: str, form: str, nominative: str) -> None:
    assert RUSSIAN.nominative(form.split(), kind) == nominative


def test_the_table_of_names_is_long_enough() -> None:
    assert len(NAMES) >= 250


def test_a_hint_decides_where_the_form_alone_cannot() -> None:
    assert RUSSIAN.nominative(["Димова"], "person") == "Димов"
    assert RUSSIAN.nominative(["Димова"], "person", case="Nom") == "Димова"
    assert RUSSIAN.nominative(["Димову"], "person", gender="Fem") == "Димова"


def test_a_name_in_the_genitive_is_no_instrumental_whatever_stands_before_it() -> None:
    # “Назначил послом бывшего министра Мурата Бекова”.
    assert RUSSIAN.nominative(["Мурата", "Бекова"], "person", case="Ins") == "Мурат Беков"
    assert RUSSIAN.nominative(["Тиагу", "Монтенегру"], "person", case="Ins") == "Тиагу Монтенегру"


@pytest.mark.parametrize("form", ["МакКейна", "О'Нила", "Smith", "С."])
def test_nominative_leaves_capitals_and_foreign_script_alone(form: str) -> None:
    assert RUSSIAN.nominative([form], "person")[0] == form[0]
    assert RUSSIAN.nominative(["МакКейна"], "person") == "МакКейн"
    assert RUSSIAN.nominative(["Smith"], "person") == "Smith"


@pytest.mark.parametrize(
    ("kind", "form", "case"),
    [
        ("person", "Эмманюэлем Макроном", "Ins"),
        ("person", "Урсулой фон дер Ляйен", "Ins"),
        ("person", "Анналену Бербок", "Acc"),
        ("person", "Педро Санчесу", "Dat"),
        ("person", "Марко Рубио", None),
        ("organization", "Европейской комиссией", "Ins"),
        ("organization", "Министерству обороны Чили", "Dat"),
        ("state", "Объединённых Арабских Эмиратах", "Loc"),
        ("state", "Казахстаном", "Ins"),
        ("place", "Нижнем Новгороде", "Loc"),
    ],
)
def test_case_of_a_name(kind: str, form: str, case: str | None) -> None:
    assert RUSSIAN.case_of(form.split(), kind) == case


def test_a_man_in_the_genitive_may_be_in_the_accusative() -> None:
    assert RUSSIAN.cases_of(["Олафа", "Шольца"], "person") == {"Gen", "Acc"}


def test_gender_of_a_name() -> None:
    assert RUSSIAN.gender_of(["Анналене", "Бербок"]) == "Fem"
    assert RUSSIAN.gender_of(["Олафу", "Шольцу"]) == "Masc"


def test_no_words_have_an_empty_nominative() -> None:
    assert RUSSIAN.nominative([], "organization") == ""
    assert RUSSIAN.nominative([], "person") == ""


def test_keys_hold_the_form_and_its_dictionary_forms() -> None:
    assert {"министерству", "министерство"} <= RUSSIAN.keys("Министерству")
    assert "объединенный" in RUSSIAN.keys("Объединённых")
    assert "объединенный" in RUSSIAN.keys("Объединенных")
    assert "люди" in RUSSIAN.keys("люди")
    assert RUSSIAN.keys("UNESCO") == {"unesco"}
    assert "год" in RUSSIAN.keys("г.")


@pytest.mark.parametrize(
    ("word", "pos"),
    [
        ("2024", "NUM"),
        ("34-й", "ADJ"),
        ("—", "PUNCT"),
        ("$", "SYM"),
        ("А.", "PROPN"),
        ("Reuters", "PROPN"),
        ("и", "CCONJ"),
    ],
)
def test_part_of_speech_of_what_is_no_common_word(word: str, pos: str) -> None:
    assert RUSSIAN.analyse(word)[0].pos == pos


def test_readings_come_with_the_likeliest_first() -> None:
    scores = [item.score for item in RUSSIAN.analyse("стали")]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 1


@pytest.mark.parametrize(
    ("sentence", "cases"),
    [
        ("Министр принял посла Чили .", {"Министр": "Nom", "посла": "Acc", "Чили": "Gen"}),
        ("Посла Перу принял министр .", {"Посла": "Acc", "министр": "Nom"}),
        (
            "Президент Турции Тургут Озал посетил Бишкек .",
            {"Президент": "Nom", "Тургут": "Nom", "Озал": "Nom", "Бишкек": "Acc"},
        ),
        (
            "Премьер Норвегии встретился с королём Бельгии Филиппом .",
            {"королём": "Ins", "Филиппом": "Ins", "Бельгии": "Gen"},
        ),
        ("Переговоры прошли в Осло и Хельсинки .", {"Осло": "Loc", "Хельсинки": "Loc"}),
        (
            "На встрече обсудили роль соседних стран .",
            {"встрече": "Loc", "роль": "Acc", "соседних": "Gen", "стран": "Gen"},
        ),
        ("Делегацию Ганы возглавил генерал Квеси Боатенг .", {"Делегацию": "Acc", "генерал": "Nom", "Боатенг": "Nom"}),
        (
            "Канцлер принял президента Всемирного банка Аджая Бангу .",
            {"президента": "Acc", "Всемирного": "Gen", "Аджая": "Acc"},
        ),
        ("Стороны подписали договор о торговле .", {"Стороны": "Nom", "договор": "Acc", "торговле": "Loc"}),
        (
            "По словам посла , страны договорились о мире .",
            {"словам": "Dat", "посла": "Gen", "страны": "Nom", "мире": "Loc"},
        ),
        ("Соглашение подписано министрами двух стран .", {"Соглашение": "Nom", "министрами": "Ins"}),
        (
            "Королева вручила премию писателю из Мали .",
            {"Королева": "Nom", "премию": "Acc", "писателю": "Dat", "Мали": "Gen"},
        ),
    ],
)
def test_cases_in_context(sentence: str, cases: dict[str, str]) -> None:
    found = tagged(sentence)
    assert {word: found[word].get("Case") for word in cases} == cases


def test_an_adjective_agrees_with_its_noun() -> None:
    found = tagged("Визит в Южную Корею перенесли из-за новых обстоятельств .")
    assert found["Южную"].get("Case") == found["Корею"].get("Case") == "Acc"
    assert found["новых"].get("Case") == "Gen"


def test_parts_of_a_name_agree() -> None:
    found = tagged("Глава МИД поблагодарил посла Аннику Торвальд .")
    assert found["Аннику"].get("Case") == found["Торвальд"].get("Case") == "Acc"


@pytest.mark.parametrize(
    ("sentence", "verb", "features"),
    [
        ("Саммит прошёл в Лиме .", "прошёл", {"Tense": "Past", "VerbForm": "Fin", "Polarity": None}),
        ("Президент посетит Кению .", "посетит", {"Tense": "Fut", "Aspect": "Perf", "Voice": "Act"}),
        ("Встреча не состоялась .", "состоялась", {"Tense": "Past", "Polarity": "Neg"}),
        ("Стороны не будут обсуждать границу .", "обсуждать", {"Tense": "Fut", "Polarity": "Neg", "VerbForm": "Inf"}),
        ("Договор был подписан в Лиме .", "подписан", {"Tense": "Past", "Voice": "Pass", "VerbForm": "Part"}),
        ("Договор будет подписан в Лиме .", "подписан", {"Tense": "Fut", "Voice": "Pass"}),
        ("На форуме обсуждаются вопросы торговли .", "обсуждаются", {"Tense": "Pres", "Voice": "Pass"}),
        ("Послы встречались в Риме .", "встречались", {"Tense": "Past", "Voice": "Mid"}),
        ("Визит может быть отложен .", "отложен", {"Mood": "Pot", "Voice": "Pass"}),
        ("Посол мог бы приехать в мае .", "приехать", {"Mood": "Pot"}),
        ("Прибыв в Лиму , министр дал интервью .", "Прибыв", {"VerbForm": "Conv"}),
        (
            "Договор , подписанный в Лиме , вступил в силу .",
            "подписанный",
            {"VerbForm": "Part", "Voice": "Pass", "Case": "Nom"},
        ),
    ],
)
def test_features_of_the_predicate(sentence: str, verb: str, features: dict[str, str | None]) -> None:
    found = tagged(sentence)[verb]
    assert found.pos == "VERB"
    assert {name: found.get(name) for name in features} == features


def test_a_verbs_lemma_is_the_infinitive() -> None:
    assert tagged("Министры встретились в Праге .")["встретились"].lemma == "встретиться"
    assert tagged("Договор подписан .")["подписан"].lemma == "подписать"


@pytest.mark.parametrize("words", [[], ["."], ["—", "\n", "«"], ["не"], ["в"], ["Ы" * 300], ["и"] * 1000])
def test_tag_gives_one_reading_for_every_word(words: list[str]) -> None:
    assert len(RUSSIAN.tag(words)) == len(words)


def test_tag_is_the_same_on_every_call() -> None:
    words = ["Глава", "МИД", "Перу", "принял", "в", "Лиме", "посла", "Бразилии", "."]
    assert RUSSIAN.tag(words) == RussianMorphology().tag(words)
