"""Names across scripts: what only transliteration changes is the same, what a typist may have done is near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.names import Likeness, distance, likeness, skeletons

LETTERS = st.text("абвгдежзийклмнопрстуфхцчшщыьэюяәғқңөұүіabcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)
WORDS = st.lists(LETTERS, min_size=1, max_size=3).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Yerbol Shaimerdenov", "Ербол Шаймерденов", Likeness.SAME),
        ("Ербол Шаймерденов", "Shaimerdenov Yerbol", Likeness.SWAPPED),
        ("Ербол Шаймерденов", "Е. Шаймерденов", Likeness.PART),
        ("Ербол Шаймерденов", "А. Шаймерденов", Likeness.NONE),
        ("Шаймерденов Ербол", "Е. Шаймерденов", Likeness.PART),
        ("Lucía Ortega Vidal", "Lucía Ortega", Likeness.PART),
        ("Ингрид Хансен", "Ингрид Ханссон", Likeness.NEAR),
        ("Li Na", "Li Ni", Likeness.NONE),
        ("Иван Олегович Дроздов", "Иван Петрович Дроздов", Likeness.NONE),
        ("", "Иван Дроздов", Likeness.NONE),
    ],
)
def test_how_alike_two_names_are(one, other, expected):
    assert likeness(one, other) is expected
    assert likeness(other, one) is expected


@pytest.mark.parametrize(
    "spellings",
    [
        {"Zhanibekov", "Жанибеков", "Жәнібеков", "Janibekov", "Zhānibekow"},
        {"Dmitriy", "Dmitry", "Дмитрий", "Dmitri"},
        {"Alexey", "Aleksei", "Алексей", "Alexei"},
        {"Guliyev", "Гулиев", "Guliev"},
    ],
)
def test_all_spellings_of_one_name_share_a_skeleton(spellings):
    assert frozenset.intersection(*map(skeletons, spellings))


@given(WORDS, WORDS)
def test_likeness_does_not_depend_on_which_name_comes_first(one, other):
    assert likeness(one, other) is likeness(other, one)


@given(WORDS)
def test_a_name_is_like_itself(name):
    assert likeness(name, name) is not Likeness.NONE or all(len(word) == 1 for word in name.split())


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_the_distance_is_symmetric_and_nought_only_for_the_same(one, other):
    assert distance(one, other, 6) == distance(other, one, 6)
    assert (distance(one, other, 6) == 0) is (one == other)
    assert distance(one, other, 1) == min(distance(one, other, 6), 2)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Seo Tae-hyun", "Со Тхэ Хён"),
        ("Moon Ji-won", "Мун Чи Вон"),
        ("Lu Yongjian", "Лу Юнцзянь"),
        ("Zhang Wei", "Чжан Вэй"),
        ("Trần Quốc Hưng", "Чан Куок Хынг"),
        ("Rashid bin Nasser Al Mansouri", "Рашид бен Насер аль-Мансури"),
        ("Fahad Al-Jarrah Al-Sabah", "Фахад әл-Джаррах әс-Сабах"),
        ("Clémence Vautrin", "Клеманс Вотрен"),
        ("Bertrand Lemoine", "Бертран Лемуан"),
        ("Claire Whitby", "Клэр Уитби"),
        ("Ximena Larraguibel", "Химена Ларрагибель"),
        ("Agron Hoxhaj", "Агрон Ходжай"),
        ("Zsófia Kertész", "Жофия Кертес"),
        ("Ľubica Šimková", "Lubica Simkova"),
        ("Danica Hribar", "Даница Хрибар"),
        ("Carlos Medina", "Карлуш Медина"),
        ("Amélie Grossmann", "Амелия Гроссман"),
        ("Kyaw Thein", "Чжо Теин"),
        ("Lakshmi Iyengar", "Лакшми Айенгар"),
        ("Trần Ngọc Hà", "Tran Ngoc Ha"),
        ("Lidia Ferrero", "Лидию Ферреро"),
        ("Fatima Sesay", "Фатиму Сесай"),
        ("Danica Hribar", "Даницей Хрибар"),
    ],
)
def test_one_name_written_as_its_language_is_in_another_script_is_the_same(latin, cyrillic):
    assert likeness(latin, cyrillic) == Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lamin Sanyang", "Lamine Sanyang"), ("Jan Berg", "Jane Berg"), ("Zhang Wei", "Zhao Wei"), ("Ли Вэй", "Лу Вэй")],
)
def test_two_names_that_no_writing_joins_are_not_the_same(one, other):
    assert likeness(one, other) != Likeness.SAME
