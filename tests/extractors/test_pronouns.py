"""Who is meant by a word without a name, in all languages: each case lists who took part in each meeting told of."""

from __future__ import annotations

import datetime

import pytest
from participants import meetings

from kg.config import Settings
from kg.documents import from_text
from kg.extractors.reading import read

ISSUED = datetime.date(2025, 6, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The subject goes on, whoever else is named behind it.
        (
            "President Ana Silva of Togo met President Juan Quispe of Chad. She then held talks with Prime Minister "
            "Rosa Vargas of Oman.",
            ["Quispe – Silva", "Silva – Vargas"],
        ),
        # “Thanked her” tells nothing of who thanks, and a spokeswoman is not whom she speaks for.
        (
            "Togo's Foreign Minister Ama Boateng was in Lima. Juan Quispe thanked her. A spokeswoman for Juan Quispe, "
            "Eva Lind, denied it. On Friday he met the Foreign Minister of Chad, Idriss Sow.",
            ["Quispe – Sow"],
        ),
        # Who is told of with a preposition is told of less than the subject.
        (
            "The Speaker of Togo, Kossi Mensah, had talks with King Taufa Moala of Tonga. Yesterday he received the "
            "Foreign Minister of Oman, Salim Harthy.",
            ["Mensah – Moala", "Harthy – Mensah"],
        ),
    ],
)
def test_a_pronoun_stands_for_whom_the_text_speaks_of_most(text: str, expected: list[str]) -> None:
    assert meetings(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whom somebody of a state meets is not of that state.
        (
            "Премьер-министр Ганы Кофи Аньян прибыл в Лиму. Он провёл переговоры с главой МИД Перу Хулио Рохасом."
            " Вечером его принял президент Перу Хуан Киспе.",
            ["Аньян – Рохас", "Аньян – Киспе"],
        ),
        # Not one who is named in the same clause.
        (
            "Министр обороны Ганы Кофи Аньян посетил Лиму. Гостя принял президент Перу Хуан Киспе. С министром обороны"
            " Перу Хулио Рохасом он говорил о флоте.",
            ["Аньян – Киспе", "Аньян – Рохас"],
        ),
        # The participle behind a name tells the gender.
        (
            "Послом назначена Номин Дорж, прежде возглавлявшая комитет. Президент Перу Хуан Киспе поздравил её по"
            " телефону.",
            ["Дорж – Киспе"],
        ),
    ],
)
def test_a_russian_pronoun_agrees_with_whom_it_stands_for(text: str, expected: list[str]) -> None:
    assert meetings(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Перу Президенті Хуан Киспе Гана Президенті Кофи Аньянды қабылдады. Онымен Перу Премьер-министрі Хулио"
            " Рохас та кездесті.",
            ["Аньян – Киспе", "Аньян – Рохас"],
        ),
        # Who is the object of the verb before is meant, not the subject that both verbs share.
        (
            "Гана Сыртқы істер министрі Кофи Аньян Перу Сыртқы істер министрі Хулио Рохасты қарсы алып, онымен келіссөз"
            " жүргізеді.",
            ["Аньян – Рохас"],
        ),
        # A subject goes on where it is left out in between.
        (
            "Гана Президенті Кофи Аньян Лимаға барды. Перу Президенті Хуан Киспемен келіссөз жүргізді. Мұнан кейін ол"
            " Перу Премьер-министрі Хулио Рохаспен кездесті.",
            ["Аньян – Киспе", "Аньян – Рохас"],
        ),
    ],
)
def test_a_kazakh_pronoun_has_no_gender_but_the_sides_tell(text: str, expected: list[str]) -> None:
    assert meetings(text, "kk") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A guest is who travels, a host who invited him or received him.
        (
            "President Maria Zahra of Malta will pay a visit to Slovakia at the invitation of President Marek Hudec. "
            "In Bratislava she will hold talks with her host.",
            ["Hudec – Zahra"],
        ),
        # Of several officials of a state he who is told of most.
        (
            "Foreign Minister of Kazakhstan Samal Nurpeis met Foreign Minister of Cuba Yamila Cruz and thanked the "
            "Ambassador of Kazakhstan, Ruslan Omarov. The Kazakh diplomat also spoke with Prime Minister Juan Quispe "
            "of Peru.",
            ["Cruz – Nurpeis", "Nurpeis – Quispe"],
        ),
        # Whose counterpart somebody is.
        (
            "Georgian Foreign Minister David Beridze is in Riga. Talks with his Latvian counterpart, Sanita Berzina, "
            "are scheduled for Friday.",
            ["Beridze – Berzina"],
        ),
        # Two who do something together.
        (
            "The foreign ministers of Austria and Chile, Hans Gruber and Luis Soto, opened an exhibition in Vienna. "
            "They will meet again in May.",
            ["Gruber – Soto"],
        ),
        # Nobody knows who visitors are of whom nobody has told.
        ("The Baroque gallery reopens. Visitors will meet the curator, Misaki Terada.", []),
    ],
)
def test_a_noun_stands_for_who_is_known_by_what_he_does(text: str, expected: list[str]) -> None:
    assert meetings(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A subject that is not said again.
        (
            "Министр обороны Ганы Кофи Аньян был в Лиме. Встретился с президентом Перу Хуаном Киспе. Завтра отправится"
            " в Сантьяго, где встретится с министром обороны Чили Хулио Рохасом.",
            ["Аньян – Киспе", "Аньян – Рохас"],
        ),
        # The clause has a subject of its own, or another gender.
        ("Министр обороны Ганы Кофи Аньян был в Лиме. Сборная встретилась с командой Перу.", []),
        ("Министр обороны Ганы Кофи Аньян был в Лиме. Встретилась с президентом Перу Хуаном Киспе.", []),
        # Who is of the state that a noun names.
        (
            "Премьер-министр Ганы Кофи Аньян позвонил президенту Канады Джону Стоуну. Канадец встретится в мае с"
            " президентом Перу Хуаном Киспе.",
            ["Аньян – Стоун", "Киспе – Стоун"],
        ),
    ],
)
def test_a_russian_subject_that_is_left_out_goes_on(text: str, expected: list[str]) -> None:
    assert meetings(text, "ru") == expected


def test_a_kazakh_guest_is_who_was_received() -> None:
    text = (
        "Латвия Сыртқы істер министрі Янис Берзиньш Гана Сыртқы істер министрі Кофи Аньянды қабылдады. Қонақ Латвия"
        " Президенті Марис Калниньшпен де кездесті."
    )
    assert meetings(text, "kk") == ["Аньян – Берзиньш", "Аньян – Калниньш"]


def test_a_pronoun_is_worth_less_than_a_name() -> None:
    text = "President Ana Silva of Togo was in Lima. She met President Juan Quispe of Peru."
    reading = read(from_text(text, identifier="a", settings=Settings(), language="en", issued=ISSUED))
    sure = {claim.object: claim.confidence for claim in reading.claims if claim.predicate == "participant"}
    names = {node.key: node.names[0].text for node in reading.nodes if node.names}
    she, he = (
        next(value for key, value in sure.items() if names[str(key)] == name) for name in ("Ana Silva", "Juan Quispe")
    )
    assert she < he
