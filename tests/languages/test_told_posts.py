"""Posts of which no table has the head, the portfolio or the body, as far as a model says that they run."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kg.languages import pipeline
from kg.languages.annotation import Element, Post
from kg.languages.grammar.elements import elements
from kg.languages.grammar.phrases import posts
from kg.languages.grammar.post_tails import with_tail
from kg.languages.grammar.profile import profile
from kg.languages.grammar.told_posts import extended


@dataclass(frozen=True)
class Told:
    """A sentence's posts, of which the model tells one by its words."""

    words: str
    post: Post

    @property
    def bodies(self) -> list[str]:
        return [body.key or body.name for body in self.post.bodies]


def told(text: str, words: str, language: str, *, body: str = "", name: str = "") -> Told:
    doc = pipeline.load(language)(text, disable=["kg_entities"])
    rules, forms = profile(language), pipeline.morphology(language)
    found = elements(doc, 0, len(doc), profile=rules, morphology=forms)
    for code, part in (("O", body), ("N", name)):
        if part:
            first, last = _tokens(doc.text, part)
            span = doc.char_span(first, last)
            found = [item for item in found if item.last <= span.start or span.end <= item.first]
            found.append(Element(span.start, span.end, code, name=part, source="model"))
    found.sort(key=lambda item: item.first)
    span = doc.char_span(*_tokens(doc.text, words))
    known = posts(doc, 0, len(doc), found, profile=rules)
    every = extended(doc, found, known, [(span.start, span.end)], profile=rules, morphology=forms)
    post = next(post for post in every if post.first < span.end and span.start < post.last)
    post = post if rules.case_on_last else with_tail(doc, post, found, len(doc))
    return Told(doc[post.first : post.last].text, post)


def _tokens(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


@pytest.mark.parametrize(
    ("language", "text", "words", "title", "bodies"),
    [
        (
            "ru",
            "Министр по морским промыслам Исландии Йон Скагфьорд прибыл в Осло.",
            "Министр по морским промыслам Исландии",
            "министр по морским промыслам",
            ["state/IS"],
        ),
        (
            "en",
            "Norwegian Minister of Lighthouses Per Haugland arrived in Lima.",
            "Norwegian Minister of Lighthouses",
            "Minister of Lighthouses",
            ["state/NO"],
        ),
        (
            "kk",
            "Норвегияның шамшырақтар министрі Пер Хаугланд келді.",
            "Норвегияның шамшырақтар министрі",
            "Шамшырақтар министрі",
            ["state/NO"],
        ),
    ],
)
def test_a_portfolio_that_no_table_has_is_told_in_the_words_of_the_text(
    language: str, text: str, words: str, title: str, bodies: list[str]
) -> None:
    found = told(text, words, language)
    assert (found.words, found.post.head, found.post.title) == (words, "role/minister", title)
    assert found.bodies == bodies


def test_a_head_that_no_table_has_makes_a_post_with_the_state_behind_it() -> None:
    found = told("Смотрителя маяков Исландии Йона Скагфьорда ждут в Осло.", "Смотрителя маяков Исландии", "ru")
    assert found.post.title == "Смотритель маяков"
    assert found.bodies == ["state/IS"]


def test_a_body_between_post_and_name_is_the_posts() -> None:
    found = told(
        "Председатель Союза ткачей Перу Уго Саласар выступил.",
        "Председатель Союза ткачей Перу",
        "ru",
        body="Союза ткачей Перу",
        name="Уго Саласар",
    )
    assert (found.words, found.bodies) == ("Председатель Союза ткачей Перу", ["Союза ткачей Перу"])


def test_a_state_told_again_in_brackets_is_where_an_envoy_is() -> None:
    words = "Посол Чили в Объединённых Арабских Эмиратах (ОАЭ)"
    found = told(f"{words} Уго Саласар выступил.", words, "ru")
    assert found.bodies == ["state/CL"]


def test_a_part_of_a_body_is_named_with_it() -> None:
    found = told(
        "Лидер фракции Партии Маяка Уго Саласар выступил.", "Лидер фракции Партии Маяка", "ru", body="Партии Маяка"
    )
    assert found.bodies == ["фракция Партии Маяка"]


def test_what_the_verb_governs_is_no_part_of_a_post() -> None:
    found = told(
        "Посол Ганы обсудил с министром туризма Перу вопросы рыболовства.",
        "министром туризма Перу вопросы рыболовства",
        "ru",
    )
    assert found.words == "министром туризма Перу"


def test_where_a_post_is_held_is_not_whose_it_is() -> None:
    found = told(
        "Ганаға Норвегияның Перудегі жаңа елшісі Пер Хаугланд келді.", "Норвегияның Перудегі жаңа елшісі", "kk"
    )
    assert found.bodies == ["state/NO"]


@pytest.mark.parametrize(
    ("text", "words", "head", "ranks"),
    [
        ("Экс-премьера Исландии Йона Скагфьорда ждут.", "Экс-премьера Исландии", "prime-minister", ("former",)),
        ("Замминистра туризма Исландии приехал.", "Замминистра туризма Исландии", "minister", ("deputy",)),
        ("Вице-губернатор Лимы приехал.", "Вице-губернатор Лимы", "governor", ("vice",)),
    ],
)
def test_a_rank_may_be_written_together_with_its_head(text: str, words: str, head: str, ranks: tuple[str, ...]) -> None:
    found = told(text, words, "ru")
    assert (found.words, found.post.head, found.post.ranks) == (words, f"role/{head}", ranks)


def test_a_rank_before_a_head_that_begins_with_a_rank_counts() -> None:
    found = told("First Deputy Prime Minister Per Haugland left.", "First Deputy Prime Minister", "en")
    assert (found.post.head, found.post.ranks) == ("role/vice-prime-minister", ("first",))


def test_a_post_that_is_anothers_is_one_post() -> None:
    words = "Special Representative of the Secretary-General"
    found = told(f"{words} Per Haugland left.", words, "en")
    assert (found.words, found.post.head) == (words, "role/special-representative")


def test_a_body_in_quotation_marks_before_the_holder_is_the_posts() -> None:
    text = "Координатор движения «Тихий берег» Уго Саласар выступил."
    found = told(text, "Координатор", "ru", body="Тихий берег", name="Уго Саласар")
    assert (found.words, found.bodies) == ("Координатор движения «Тихий берег»", ["Тихий берег"])


def test_posts_that_a_comma_parts_are_two() -> None:
    words = "Министр по делам маяков, глава Союза ткачей"
    found = told(f"{words} Уго Саласар выступил.", words, "ru", body="Союза ткачей", name="Уго Саласар")
    assert (found.words, found.post.title) == ("Министр по делам маяков", "министр по делам маяков")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["Еленой", "Тарковской"], "Елена Тарковская"),
        (["Мартой", "Оливейрой"], "Марта Оливейра"),
        (["Кэндзи", "Ямамурой"], "Кэндзи Ямамура"),
    ],
)
def test_a_foreign_name_in_the_case_of_its_post_is_no_adjective(words: list[str], name: str) -> None:
    assert pipeline.morphology("ru").nominative(words, "person", case="Ins") == name


def test_where_a_minister_travels_is_no_part_of_the_post() -> None:
    found = told(
        "The visit of the Foreign Minister of Peru to Lisbon ended.", "Foreign Minister of Peru to Lisbon", "en"
    )
    assert found.words == "Foreign Minister of Peru"
