"""Several meetings told in one sentence."""

from typing import Any

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors.reading import read


def meetings(reading: Any) -> list[set[str]]:
    names = {node.key: node.names[0].text for node in reading.nodes if node.names}
    found: dict[str, set[str]] = {}
    for claim in reading.claims:
        if claim.predicate == "participant":
            found.setdefault(claim.subject, set()).add(names[claim.object])
    return list(found.values())


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Minister of Ghana Ama Boateng held talks with the Speaker of the Parliament of Kenya, Peter Otieno, "
            "and with the President of the Senate of Kenya, Mary Wambui.",
            "en",
            [{"Ama Boateng", "Peter Otieno"}, {"Ama Boateng", "Mary Wambui"}],
        ),
        (
            "Министр Ганы Ама Боатенг провела переговоры с премьером Кении Питером Отиено и с президентом Кении "
            "Мэри Вамбуи.",
            "ru",
            [{"Ама Боатенг", "Питер Отиено"}, {"Ама Боатенг", "Мэри Вамбуи"}],
        ),
        (
            "Президенту Чили Хуану Рохасу вручили верительные грамоты посол Нидерландов Хендрик ван Остен и посол "
            "Кувейта Бадер Аль-Мутаири.",
            "ru",
            [{"Хуан Рохас", "Хендрик ван Остен"}, {"Хуан Рохас", "Бадер Аль-Мутаири"}],
        ),
        (
            "Minister of Ghana Ama Boateng held trilateral talks with the Speaker of the Parliament of Kenya, "
            "Peter Otieno, and the President of the Senate of Kenya, Mary Wambui.",
            "en",
            [{"Ama Boateng", "Peter Otieno", "Mary Wambui"}],
        ),
    ],
)
def test_who_met_whom_apart(text: str, language: str, expected: list[set[str]]):
    assert meetings(read(from_text(text, identifier="a", settings=Settings(), language=language))) == expected
