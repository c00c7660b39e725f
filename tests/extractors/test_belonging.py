"""What a post is a post of where no words beside it say so."""

from datetime import date

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors.reading import read


def bodies(text: str, language: str = "en", *, publisher: str | None = None) -> set[tuple[str, str, str, str]]:
    """Holder, body or state, modality and quote of each claim of what a post is a post of."""
    document = from_text(
        text, identifier="a", settings=Settings(), language=language, issued=date(2031, 5, 6), publisher=publisher
    )
    reading = read(document)
    nodes = {node.key: node for node in reading.nodes}
    holders = {claim.subject: str(claim.object) for claim in reading.claims if claim.predicate == "holder"}
    return {
        (
            nodes[holders[claim.subject]].names[0].text,
            str(nodes[str(claim.object)].anchor).rpartition("/")[2],
            claim.modality,
            document.text[claim.start : claim.end],
        )
        for claim in reading.claims
        if claim.predicate == "of"
    }


def of(text: str, language: str = "en") -> set[tuple[str, str]]:
    """Holder and state or body of each assumed post."""
    return {(holder, body) for holder, body, modality, _ in bodies(text, language) if modality == "Inferred"}


def test_the_one_state_of_the_news_is_told_as_inferred_with_the_words_that_name_it():
    text = "Norway will build a harbour. President Anna Lund said so on Monday."
    assert bodies(text) == {("Anna Lund", "NO", "Inferred", "Norway")}


def test_words_beside_the_post_need_no_inference():
    text = "The President of Peru, Juan Rojas, spoke in Norway."
    assert {modality for _, _, modality, _ in bodies(text)} == {"Asserted"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # In one row with another.
        (
            "Chile and Kenya signed a treaty. It was signed by the President of Kenya, Peter Odhiambo, "
            "and Foreign Minister Mary Wanjiru.",
            {("Mary Wanjiru", "KE")},
        ),
        # Who tells of the holder.
        (
            "LIMA, 6 May 2031 – Peru opened a road. The Foreign Minister of Kenya, Mary Wanjiru, said that "
            "President Peter Odhiambo would send trees.",
            {("Peter Odhiambo", "KE")},
        ),
        # Who is met is of another state than who meets.
        (
            "OSLO, 6 May 2031 – The President of Kenya, Peter Odhiambo, visited Norway. "
            "Mr Odhiambo met Prime Minister Anna Lund.",
            {("Anna Lund", "NO")},
        ),
        # The post is taken in the nearer state.
        (
            "Norway thanked Kenya. The President of Kenya, Peter Odhiambo, and President Anna Lund spoke of trees.",
            {("Anna Lund", "NO")},
        ),
        # Where the sentence takes place.
        (
            "OSLO, 6 May 2031 – Norway sent a mission. In Lima, it was welcomed by Prime Minister Juan Rojas.",
            {("Juan Rojas", "PE")},
        ),
        # An item with its own city.
        (
            "OSLO, 6 May 2031 – Norway built a road.\n\nLIMA – Interior Minister Juan Rojas opened a school.",
            {("Juan Rojas", "PE")},
        ),
        # The head of an international body.
        (
            "The African Union opened a school. Secretary-General Mary Wanjiru was there.",
            {("Mary Wanjiru", "african-union")},
        ),
    ],
)
def test_what_speaks_for_a_state(text: str, expected: set[tuple[str, str]]):
    assert of(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "ОСЛО, 6 мая 2031 года. Президент Кении Питер Одиамбо посетил Норвегию. "
            "Он провёл переговоры с премьер-министром Анной Лунд.",
            {("Анна Лунд", "NO")},
        ),
        (
            "ru",
            "Король Норвегии Хокон прибыл в Перу. Короля сопровождает министр обороны Пер Хансен.",
            {("Пер Хансен", "NO")},
        ),
        (
            "kk",
            "ОСЛО, 2031 жылғы 6 мамыр. Кения Президенті Питер Одиамбо Норвегияға сапармен келді. "
            "Ол Премьер-министр Анна Лундпен келіссөз жүргізді.",
            {("Анна Лунд", "NO")},
        ),
    ],
)
def test_other_languages(language: str, text: str, expected: set[tuple[str, str]]):
    assert of(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        # No state is named.
        "President Anna Lund spoke on Monday.",
        # Heads of anything have a body only where it is named.
        "Norway won. Director Anna Lund was glad.",
        # An ambassador in a city is of another state than that city's.
        "In Lima, Ambassador Anna Lund opened a school.",
    ],
)
def test_nothing_is_assumed_without_reason(text: str):
    assert of(text) == set()


def test_a_senator_does_not_keep_others_from_being_senators_there():
    text = "Peru opened a road. Senator Juan Rojas and Senator Ana Quispe spoke."
    assert of(text) == {("Juan Rojas", "PE"), ("Ana Quispe", "PE")}


def test_an_organ_is_of_the_state_of_the_news():
    text = (
        "OSLO, 6 May 2031 – Norway sent help. The spokesperson of the Ministry of Foreign Affairs, Per Hansen, said so."
    )
    assert ("Per Hansen", "NO") in of(text)


def test_a_post_between_two_names_is_of_the_second_where_the_first_has_one():
    text = "The President of Peru, Juan Rojas, the Prime Minister of Norway, Anna Lund, and guests spoke."
    assert {(holder, state) for holder, state, _, _ in bodies(text)} == {("Juan Rojas", "PE"), ("Anna Lund", "NO")}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The mayor of Oslo, Anna Lund, opened a bridge.", {("Anna Lund", "oslo")}),
        ("ru", "Мэр Осло Анна Лунд открыла мост.", {("Анна Лунд", "oslo")}),
        ("kk", "Алматы қаласының әкімі Болат Сәрсен көпір ашты.", {("Болат Сәрсен", "almaty")}),
    ],
)
def test_a_mayor_is_of_a_city(language: str, text: str, expected: set[tuple[str, str]]):
    assert {(holder, place) for holder, place, _, _ in bodies(text, language)} == expected


def test_a_minister_is_of_no_city():
    assert bodies("The foreign minister, Anna Lund, spoke in Oslo.") == set()


def test_a_dateline_may_name_the_state_itself():
    text = (
        "Emir receives Peruvian minister\n\nKUWAIT, May 6 (ABC) -- The Emir, Salem Al-Badri, received on Tuesday the "
        "Foreign Minister of Peru, Juan Rojas."
    )
    assert of(text) == {("Salem Al-Badri", "KW")}


def test_an_office_above_the_text_tells_its_state():
    text = (
        "Daily Agenda\n\nPress Office of the Government of Norway\n\nMinister Anna Lund meets the Foreign Minister of "
        "Peru, Juan Rojas, at noon."
    )
    assert of(text) == {("Anna Lund", "NO")}


def test_the_president_of_a_chamber_leaves_the_state_its_president():
    text = (
        "LIMA, 6 May 2031 – The President of the Senate of Peru, Rosa Vega, met the Foreign Minister of Kenya, Mary "
        "Wanjiru. President Juan Rojas received the Kenyan minister on Monday."
    )
    assert of(text) == {("Juan Rojas", "PE")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pope Clement met the President of Peru, Juan Rojas.", {("Clement", "VA"), ("Pope Clement", "VA")}),
        ("The Resident Coordinator, Mary Wanjiru, arrived in Lima.", {("Mary Wanjiru", "un")}),
        (
            "The Secretary-General, Anna Lund, arrived in Lima. She opened a school of the United Nations.",
            {("Anna Lund", "un")},
        ),
    ],
)
def test_posts_that_only_one_body_has(text: str, expected: set[tuple[str, str]]):
    assert of(text)
    assert of(text) <= expected


def test_the_holder_behind_a_body_is_no_part_of_its_name():
    text = "The Managing Director of the International Monetary Fund Kateryna Dolub met the President of Peru."
    assert {(holder, body) for holder, body, _, _ in bodies(text)} == {("Kateryna Dolub", "imf")}


def test_senators_told_of_together_are_of_one_state():
    text = "Norway will build a harbour. Senators Anna Lund and Per Dahl said so on Monday."
    assert of(text) == {("Anna Lund", "NO"), ("Per Dahl", "NO")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The prices in Italy fell, company president Marco Boni said.", "en"),
        ("In Serbia, Rovers president Tom Hale met the fans.", "en"),
        ("Norway lost. The president of the club, Tom Hale, was sad.", "en"),
        ("Врачи приехали из Чили. Министр здравоохранения области Карен Погосов их наградил.", "ru"),
        ("Цены в Италии упали, сообщил президент компании Марко Бони.", "ru"),
        ("Италияда баға төмендеді, деді компания президенті Марко Бони.", "kk"),
    ],
)
def test_an_office_of_a_firm_a_club_or_a_region_is_none_of_a_state(text: str, language: str) -> None:
    assert bodies(text, language) == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Singer Lisa Kroll is the brand's ambassador. Club ambassador Frank Dale came.", "en"),
        ("Dan Cozens has been named ambassador of an Italian fashion house.", "en"),
        ("Актёр Данила Козин стал послом итальянского дома моды. Посол клуба Олег Рюмин рад.", "ru"),
        ("Клуб елшісі Нұрлан Омаров келді. Дания министрі кетті.", "kk"),
    ],
)
def test_who_stands_for_a_brand_holds_no_post(text: str, language: str) -> None:
    document = from_text(text, identifier="a", settings=Settings(), language=language, issued=date(2031, 5, 6))
    assert not [claim for claim in read(document).claims if claim.predicate == "role"]


def test_a_state_named_by_the_way_has_no_minister_in_a_document_of_other_things() -> None:
    text = (
        "LIMA, 5 May – Doctors from Norway and Chad came to a hospital in Lima. They were glad. Health Minister "
        "Juan Cano gave them flowers. The weather was fine. The hospital has ten floors."
    )
    assert {body for _, body, _, _ in bodies(text)} <= {"PE"}


def test_who_acts_behind_a_name_is_somebody_else() -> None:
    text = "Answering Senator Ann Cole of Canada, the minister said that Canada would stay."
    document = from_text(text, identifier="a", settings=Settings(), language="en", issued=date(2031, 5, 6))
    reading = read(document)
    roles = {str(claim.object) for claim in reading.claims if claim.predicate == "role"}
    assert [node.anchor for node in reading.nodes if node.key in roles] == ["role/senator"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The week in Vilnius\nMonday. Foreign Minister Ona Gelba had breakfast with the Danish envoy, Mette Holm.\n"
         "Tuesday. Prime Minister Jonas Rimka received the foreign minister of Chile, Luis Rojas. Lithuanian firms "
         "want to sell there.", "en"),
        ("Fiji wants help. Prime Minister Ona Gelba said so when she met Peru's Minister of Defence Luis Paz in Suva.",
         "en"),
    ],
)  # fmt: skip
def test_all_offices_told_without_a_state_are_of_the_one_that_none_is_barred_from(text: str, language: str) -> None:
    home = {body for holder, body in of(text, language)}
    assert home == ({"LT"} if "Vilnius" in text else {"FJ"})


def test_a_secretary_with_a_portfolio_holds_an_office_of_state() -> None:
    text = "MANILA, May 5 – Energy Secretary Ramon Uy hosted the Canadian energy minister, Claire Roy, on Monday."
    assert of(text) == {("Ramon Uy", "PH")}


def test_who_reaches_an_agreement_somewhere_need_not_have_travelled_there() -> None:
    text = "SEOUL, May 5 – Defense Minister Baek In-ho and Polish Minister Jan Kos reached an accord in talks in Seoul."
    assert ("Baek In-ho", "KR") in of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya–Peru. President Ada Roy welcomed Chancellor Dan Moi to Lima on Monday.",
        "LIMA, May 5 – Transport Minister Ada Roy met Kenya's roads minister, Dan Moi, who came to see Peru's port. "
        "The visiting minister was later received by Prime Minister Eva Paz.",
    ],
)
def test_whoever_is_at_home_has_guests_from_elsewhere(text: str) -> None:
    found = dict(of(text))
    assert found["Ada Roy"] == "PE"
    assert found.get("Dan Moi", "KE") == "KE"
    assert found.get("Eva Paz", "PE") == "PE"
