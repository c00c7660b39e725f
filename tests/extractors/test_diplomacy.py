"""What people do in sport, in court, in business and in the politics of one country is no diplomacy."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors import read

# Documents of sport, courts, trade, festivals, hospitals and memories, one file a language, parted by a line of dashes.
SILENT = Path(__file__).parent / "silent"
EVENTS = frozenset({"Meeting", "Visit", "Conference", "Initiative", "Agreement", "Statement"})


def told(text: str, language: str) -> set[str]:
    """The kinds of fact that a document tells, posts aside."""
    document = from_text(
        text, identifier="test", settings=Settings(), language=language, issued=datetime.date(2025, 6, 12)
    )
    return {node.kind for node in read(document).nodes} & EVENTS


def _silent() -> Iterator[object]:
    for path in sorted(SILENT.glob("*.txt")):
        for text in path.read_text(encoding="utf-8").split("\n----\n"):
            yield pytest.param(path.stem, text, id=f"{path.stem}: {text.splitlines()[0]}")


@pytest.mark.parametrize(("language", "text"), list(_silent()))
def test_a_document_without_diplomacy_tells_of_posts_at_most(language: str, text: str) -> None:
    assert told(text, language) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Dealer Tom Birch met Piet Kuiper in a bar in Ghent, a court in Belgium heard, and sold him a German car.",
        ),
        (
            "en",
            "The mine in Zambia will stay open. Zambian Labour Minister Joyce Banda-Phiri welcomed the jobs and called "
            "for safer shafts. Copper goes to China.",
        ),
        (
            "en",
            "LEUVEN - Talks between the Belgian transport unions and Mobility Minister Jonas Verhaeren broke up. "
            "Prime Minister Elise Dewaele, who met Verhaeren on Tuesday, called for calm.",
        ),
        ("en", "President Kofi Amoako of Ghana visited a clinic and met Abena Owusu, a trader who was treated there."),
        ("en", "The Tyrol Assembly, which joined in, was asked. The council's session is on Monday."),
        ("en", "Chief Minister Anil Rao visited Darbhangapur, where he met families. The rains came from Nepal."),
        ("en", "Striker Ana Ruiz flew to Peru on Monday. The coach of the squad said that the goalkeeper will play."),
        ("en", "Airbus pledged to pay its suppliers in France and Spain sooner."),
        ("ru", "В Казани прошла областная конференция педагогов. Учителя обсудили новые учебники."),
        (
            "ru",
            "Картины привезли из Италии и Франции. Министр культуры Армении Нарек Симонян пообещал студентам "
            "бесплатный вход.",
        ),
        (
            "kk",
            "Айыпталушы Ерлан Сүлейменов делдал Гиви Кобахидземен кездесіп, баға сұраған. Көлік Тбилисиден келген.",
        ),
    ],
)
def test_private_and_domestic_affairs_are_none(language: str, text: str) -> None:
    assert told(text, language) == set()


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("en", "Fiji's Foreign Minister Ratu Seru demanded more from Australia.", {"Statement"}),
        ("en", "The President of Palau, Ongos Rubasch, condemned terrorism.", {"Statement"}),
        ("en", "Uru Tako, who leads the rebels, received Deng Li of the Chinese Foreign Ministry.", {"Meeting"}),
        ("en", "President Ivan Petrov received Belgian Mobility Minister Jonas Verhaeren.", {"Meeting"}),
        ("ru", "Губернатор Московской области Иван Лугов прибыл с визитом в Осло.", {"Visit"}),
        ("ru", "Саммит Лиги арабских государств отложен.", {"Conference"}),
    ],
)
def test_what_is_said_between_states_stays(language: str, text: str, kinds: set[str]) -> None:
    assert told(text, language) == kinds


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Shadow home secretary Tom Birch objected. Mr Birch, the shadow home secretary, wants a vote."),
        ("en", "The General Election is in May. General Motors and the Metropolitan Police were asked."),
        ("ru", "Теневой министр финансов Джон Бёрч возражал."),
    ],
)
def test_what_only_looks_like_a_post_is_none(language: str, text: str) -> None:
    document = from_text(text, identifier="test", settings=Settings(), language=language)
    assert "Tenure" not in {node.kind for node in read(document).nodes}
