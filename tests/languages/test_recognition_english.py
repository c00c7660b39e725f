"""English phrases: persons with their posts, posts with rank, portfolio and bodies, sides, titles."""

from __future__ import annotations

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.languages.annotation import Annotation, Phrase, Post
from kg.languages.pipeline import annotate


def read(sentence: str) -> Annotation:
    return annotate(from_text(sentence, identifier="test", settings=Settings(), language="en"))


def phrases(sentence: str) -> list[Phrase]:
    return [phrase for part in read(sentence) for phrase in part.phrases]


def name(phrase: Phrase) -> str | None:
    return phrase.element.name if phrase.kind == "person" and phrase.element is not None else None


def structure(post: Post) -> str:
    """Ranks, head, portfolio and bodies in one line: `deputy minister/defence of PE`."""
    portfolio = f"/{post.portfolio.rpartition('/')[2]}" if post.portfolio else ""
    bodies = ", ".join((body.key or body.name).rpartition("/")[2] for body in post.bodies)
    head = post.head.rpartition("/")[2] + portfolio
    return " ".join([*post.ranks, head]) + (f" of {bodies}" if bodies else "")


PEOPLE = [
    ("Foreign Minister Ann Linde left.", ["Ann Linde: foreign-minister"]),
    ("Deputy Minister Delano Fairbanks left for Nairobi.", ["Delano Fairbanks: deputy minister"]),
    ("Ambassador Victoria Marsh left for Nairobi.", ["Victoria Marsh: ambassador"]),
    ("The king received H.E. Tomas Virtala, Minister of Peru.", ["Tomas Virtala: minister of PE"]),
    ("The President of Chile, Gabriel Boric, spoke.", ["Gabriel Boric: president of CL"]),
    ("Ghana's First Deputy Speaker Kofi Mensah spoke.", ["Kofi Mensah: first-deputy speaker of GH"]),
    ("Deputy Minister of Defence of Peru Luis Soto spoke.", ["Luis Soto: deputy minister/defence of PE"]),
    ("Luis Soto, Minister of Agriculture of Peru, spoke.", ["Luis Soto: minister/agriculture of PE"]),
    ("King Abdullah II of Jordan spoke.", ["Abdullah II: king of JO"]),
    ("The US Secretary of State John Kerry spoke.", ["John Kerry: secretary-of-state of US"]),
    ("UN Secretary-General António Guterres spoke.", ["António Guterres: secretary-general of un"]),
    ("India's newly-appointed Ambassador to Chile Vikram Rao spoke.", ["Vikram Rao: ambassador of IN"]),
    ("The Honourable Gaston Browne, Prime Minister of Antigua and Barbuda, spoke.",
     ["Gaston Browne: prime-minister of AG"]),
    ("H.E. Dr. Mona Juul, Permanent Representative of Norway to the United Nations, spoke.",
     ["Mona Juul: permanent-representative of NO"]),
    ("Foreign Minister TANAKA Kenji met Foreign Minister Sergio LOPEZ.",
     ["Tanaka Kenji: foreign-minister", "Sergio Lopez: foreign-minister"]),
    ("President Abdel Fattah al-Burhan spoke.", ["Abdel Fattah al-Burhan: president"]),
    ("Russian and Chinese foreign ministers, Sergei Lavrov and Wang Yi, spoke.",
     ["Sergei Lavrov: foreign-minister of RU", "Wang Yi: foreign-minister of CN"]),
    ("The presidents of Ghana and Togo, John Mahama and Faure Gnassingbe, spoke.",
     ["John Mahama: president of GH", "Faure Gnassingbe: president of TG"]),
    ("Minister of Defence Ana Cruz, Minister of Health of Cuba Luis Soto and Senator Ray Hill spoke.",
     ["Ana Cruz: minister/defence", "Luis Soto: minister/health of CU", "Ray Hill: senator"]),
    ("Ambassador Mary Wong, leaders of the Vietnamese community and students came.", ["Mary Wong: ambassador"]),
    ("Speaker of Parliament Tan Chuan spoke.", ["Tan Chuan: speaker of parliament"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), PEOPLE)
def test_a_person_is_found_with_posts(sentence: str, expected: list[str]) -> None:
    found = [(name(phrase), phrase.posts) for phrase in phrases(sentence)]
    assert [f"{who}: {'; '.join(map(structure, posts))}" for who, posts in found if who] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The foreign ministers of Egypt and Kenya spoke.", ["foreign-minister of EG", "foreign-minister of KE"]),
        ("The Danish and Dutch prime ministers spoke.", ["prime-minister of DK", "prime-minister of NL"]),
        ("The visit of the Foreign Minister of Oman to Tunis ended.", ["foreign-minister of OM"]),
        ("The Ambassador of Peru to Italy spoke.", ["ambassador of PE"]),
    ],
)
def test_a_post_without_a_name_stands_for_its_holder(sentence: str, expected: list[str]) -> None:
    posts = [structure(post) for phrase in phrases(sentence) if phrase.kind == "post" for post in phrase.posts]
    assert posts == expected


@pytest.mark.parametrize(
    "headline",
    [
        "African Union Envoy, Tigray Leader Hold Talks on Regional Crisis",
        "Indian Foreign Minister Holds Bilateral Talks on Sidelines of Forum",
        "Kremlin Reveals What Leaders Discussed Over the Phone",
    ],
)
def test_words_of_headlines_are_no_names(headline: str) -> None:
    assert [name(phrase) for phrase in phrases(headline) if phrase.kind == "person"] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They attended the 12th World Water Forum in Dakar.", "12th World Water Forum"),
        ("They met at the NATO foreign ministers’ meeting in Brussels.", "NATO foreign ministers’ meeting"),
        ("They came to the Munich Security Conference on Saturday.", "Munich Security Conference"),
        ("They will hold the Summit for the 50th Year of ASEAN-Japan Friendship in December.",
         "Summit for the 50th Year of ASEAN-Japan Friendship"),
        ("The fifty-first session of the Human Rights Council opened.",
         "fifty-first session of the Human Rights Council"),
        ("They launched the Initiative to strengthen the political will of states.",
         "Initiative to strengthen the political will of states"),
    ],
)  # fmt: skip
def test_a_title_reaches_as_far_as_the_name(sentence: str, expected: str) -> None:
    assert [title.name for part in read(sentence) for title in part.titles] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "She spoke at a press conference.",
        "At the initiative of the Kenyan side they met.",
        "Members of the Pacific Islands Forum Secretariat came.",
    ],
)
def test_what_only_sounds_like_a_title_is_none(sentence: str) -> None:
    assert [title.name for part in read(sentence) for title in part.titles] == []
