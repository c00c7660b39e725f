"""Phrases and posts of Russian sentences as structure: rank, head, portfolio, bodies, name, case and number."""

from __future__ import annotations

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.languages.annotation import Annotation, Phrase
from kg.languages.pipeline import annotate


def read(text: str) -> Annotation:
    return annotate(from_text(text, identifier="test", settings=Settings(), language="ru"))


def phrases(text: str) -> list[Phrase]:
    return [phrase for sentence in read(text) for phrase in sentence.phrases]


def structure(text: str) -> tuple[str, tuple[str, ...], str | None, list[str]]:
    """Head, ranks, portfolio and bodies of the first post of a text."""
    post = next(phrase for phrase in phrases(text) if phrase.posts).posts[0]
    bodies = [body.key or body.name for body in post.bodies]
    return post.head.partition("/")[2], post.ranks, post.portfolio and post.portfolio.partition("/")[2], bodies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Президент Эквадора прибыл.", ("president", (), None, ["state/EC"])),
        ("Эквадорский президент прибыл.", ("president", (), None, ["state/EC"])),
        ("Министр обороны Латвии прибыл.", ("minister", (), "defence", ["state/LV"])),
        (
            "Первый заместитель министра финансов Ганы прибыл.",
            ("minister", ("first-deputy",), "finance", ["state/GH"]),
        ),
        ("Посол Кубы в Японии Карлос Диас прибыл.", ("ambassador", (), None, ["state/CU"])),
        ("Генеральный секретарь ООН прибыл.", ("secretary-general", (), None, ["organization/un"])),
        ("Пресс-секретарь президента Сербии прибыл.", ("press-secretary", (), None, ["state/RS"])),
        (
            "Специальный представитель Генерального секретаря ООН по Судану прибыл.",
            ("special-representative", (), None, ["organization/un"]),
        ),
        ("Глава государственного банка прибыл.", ("head", (), None, [])),
    ],
)
def test_a_post_is_rank_head_portfolio_and_bodies(
    text: str, expected: tuple[str, tuple[str, ...], str | None, list[str]]
) -> None:
    assert structure(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("встретился с премьер-министром Эстонии Кристеном Михалом", "Кристен Михал"),
        ("принял министра иностранных дел Кипра Константиноса Комбоса", "Константинос Комбос"),
        ("переговоры с президентом Кении Уильямом Руто", "Уильям Руто"),
        ("заявил помощнику президента Замбии Джону Смиту", "Джон Смит"),
        ("приняла посла Новой Зеландии Хелен Грей", "Хелен Грей"),
    ],
)
def test_a_name_after_a_post_is_brought_to_the_nominative(text: str, name: str) -> None:
    person = next(phrase for phrase in phrases(f"Глава МИД {text}.") if phrase.kind == "person")
    assert person.element is not None
    assert person.element.name == name


def test_each_of_several_has_his_own_post_and_state() -> None:
    found = phrases("Переговоры с президентами Таджикистана Эмомали Рахмоном и Кыргызстана Садыром Жапаровым.")
    told = [
        (phrase.element.name, phrase.posts[0].state.key)
        for phrase in found
        if phrase.kind == "person" and phrase.element is not None and phrase.posts[0].state is not None
    ]
    assert told == [("Эмомали Рахмон", "state/TJ"), ("Садыр Жапаров", "state/KG")]


def test_an_aide_is_not_the_one_whom_he_aids() -> None:
    (person,) = [p for p in phrases("Советник президента Ганы Кофи Аду прибыл.") if p.kind == "person"]
    assert person.posts[0].head == "role/adviser"
    assert person.element is not None
    assert person.element.name == "Кофи Аду"


def test_a_post_in_the_genitive_after_a_name_does_not_make_its_holder() -> None:
    found = phrases("Представитель Иванова подчеркнул важность встречи.")
    assert not any(phrase.kind == "person" and phrase.posts for phrase in found)


def test_a_plural_post_stands_for_several_and_a_name_beside_it_is_not_one_of_them() -> None:
    found = phrases("Прибыли министр торговли Перу Ана Руис, руководители крупных компаний.")
    person = next(phrase for phrase in found if phrase.kind == "person")
    assert [post.head for post in person.posts] == ["role/minister"]


def test_a_body_in_the_lexicon_ends_where_a_name_begins() -> None:
    found = phrases("Встреча с генеральным секретарём Организации Объединённых Наций Пан Ги Муном.")
    person = next(phrase for phrase in found if phrase.kind == "person")
    assert person.element is not None
    assert person.element.name.startswith("Пан")
    assert [body.key for body in person.posts[0].bodies] == ["organization/un"]


@pytest.mark.parametrize(
    ("text", "kind", "key", "case"),
    [
        ("Он прибыл в столицу Сенегала.", "state", "state/SN", "Acc"),
        ("Он выступил в городе Самарканде.", "place", "place/samarkand", "Loc"),
        ("Делегация Марокко прибыла.", "side", "state/MA", "Nom"),
        ("Его приняли в ЮНЕСКО.", "organization", "organization/unesco", "Loc"),
    ],
)
def test_states_places_bodies_and_sides_show_their_case(text: str, kind: str, key: str, case: str) -> None:
    phrase = next(item for item in phrases(text) if item.kind == kind)
    assert phrase.element is not None
    assert (phrase.element.key, phrase.case) == (key, case)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Министр встретился с премьер-министром Мальты Робертом Абелой, который прибыл в Рим.", "Роберт Абела"),
        ("Премьер-министр Мальты Роберт Абела, прибывший в Рим, дал интервью.", "Роберт Абела"),
    ],
)
def test_a_clause_speaks_of_its_antecedent(text: str, subject: str) -> None:
    frame = next(f for sentence in read(text) for f in sentence.frames if f.lemma == "прибыть")
    (unit,) = frame.phrases("subject")
    assert unit.element is not None
    assert unit.element.name == subject


@pytest.mark.parametrize(
    ("text", "mood", "tense"),
    [
        ("Запланированная встреча министров состоится в мае.", "planned", "future"),
        ("Предстоящий визит обсуждался во время встречи министров.", "asserted", "past"),
        ("Встреча министров отменена.", "cancelled", "present"),
        ("Встреча министров может состояться.", "possible", "past"),
        ("Министры обычно проводят встречи весной.", "habitual", "present"),
    ],
)
def test_a_mood_belongs_to_the_word_that_it_stands_with(text: str, mood: str, tense: str) -> None:
    frame = next(f for sentence in read(text) for f in sentence.frames if f.lemma == "встреча")
    assert (frame.mood, frame.tense) == (mood, tense)


@pytest.mark.parametrize(
    ("text", "name", "ordinal"),
    [
        ("Он выступил на 58-й сессии Совета ООН по правам человека.", "58-я сессия Совета ООН по правам человека", 58),
        ("Он выступил на второй министерской конференции.", "вторая министерская конференция", 2),
        ("Он обсудил итоги прошедшего саммита АСЕАН.", "саммит АСЕАН", None),
        (
            "Он открыл конференцию, посвящённую защите ледников.",
            "конференция, посвящённая защите ледников",
            None,
        ),
    ],
)
def test_a_title_stands_in_the_nominative(text: str, name: str, ordinal: int | None) -> None:
    title = next(title for sentence in read(text) for title in sentence.titles)
    assert (title.name, title.ordinal) == (name, ordinal)
