"""What Russian sentences tell of agreements, stands and posts, and what they do not tell.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

import pytest
from russian_triples import Facts, check, kinds, told


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        (
            "Армения и Уругвай подписали соглашение о безвизовом режиме.",
            "Соглашение о безвизовом режиме",
            "signatory AM; signatory UY",
        ),
        (
            "Министры иностранных дел Лаоса и Камбоджи подписали меморандум о взаимопонимании в Пномпене.",
            "Меморандум о взаимопонимании",
            "signatory LA; signatory KH",
        ),
        ("Палау ратифицировало Договор об открытом море.", "Договор об открытом море", "adherent PW"),
        (
            "Фиджи присоединились к Конвенции о биологическом разнообразии.",
            "Конвенция о биологическом разнообразии",
            "adherent FJ",
        ),
        (
            "Соглашение о сотрудничестве подписали президент Туниса и премьер-министр Италии.",
            "Соглашение о сотрудничестве",
            "signatory TN; signatory IT",
        ),
        (
            "Договор о дружбе между Мальтой и Кипром был подписан в 2024 году.",
            "Договор о дружбе",
            "signatory MT; signatory CY",
        ),
        (
            "Мальта и Чад учредили программу «Тихий берег», к которой позже присоединились Перу и Фиджи.",
            "Программа «Тихий берег»",
            "initiator MT; initiator TD; adherent PE; adherent FJ",
        ),
        (
            "Мальта недавно стала девятой страной, присоединившейся к инициативе «Тихий берег», запущенной НАТО.",
            "Инициатива «Тихий берег»",
            "adherent MT; adherentCount 9; initiator nato",
        ),
    ],
)
def test_an_agreement_has_those_who_signed_or_joined(facts: Facts, sentence: str, name: str, expected: str) -> None:
    assert set(expected.split("; ")) <= told(facts(sentence, "ru"), name)


@pytest.mark.parametrize(
    "sentence",
    [
        "Эквадор не подписал соглашение о торговле.",
        "Исландия может присоединиться к Конвенции о киберпреступности.",
        "Игрок подписал контракт с клубом.",
        "Польша требует, чтобы Сербия подписала хартию.",
    ],
)
def test_what_is_not_or_only_to_be_signed_has_no_signatory(facts: Facts, sentence: str) -> None:
    assert {name for _, name, _ in facts(sentence, "ru")} & {"signatory", "adherent"} == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Министр иностранных дел Ирландии призвал Израиль к прекращению огня.",
            "speaker IE; stance CallsFor; target IL; topic topic/ceasefire",
        ),
        (
            "Ботсвана поддержала инициативу по защите дикой природы.",
            "speaker BW; stance Supports; target Инициатива по защите дикой природы",
        ),
        (
            "«Мы приветствуем заключение соглашения о разоружении», — заявил президент Коста-Рики Родриго Чавес.",
            "speaker Родриго Чавес; stance Welcomes; target Соглашение о разоружении; topic topic/disarmament",
        ),
        (
            "— Мы осуждаем применение химического оружия, — сказал министр иностранных дел Малайзии Мохамад Хасан.",
            "speaker Мохамад Хасан; stance Condemns; topic topic/chemical-weapons",
        ),
        (
            "Австралия выступает против гонки вооружений в космосе.",
            "speaker AU; stance Opposes; topic topic/space",
        ),
        (
            "Министр иностранных дел Перу Хуан Кано встретился с послом Чили Анной Сото, и та осудила терроризм.",
            "speaker Анна Сото; stance Condemns; topic topic/counter-terrorism",
        ),
        (
            "Министр иностранных дел Польши Анна Ковалик призвала Сейм принять закон.",
            "speaker Анна Ковалик; stance CallsFor; target Сейм",
        ),
    ],
)
def test_a_statement_has_its_speaker_its_stance_and_its_matter(facts: Facts, sentence: str, expected: str) -> None:
    check(facts, sentence, "statement:1", expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "Министр не осудил забастовку.",
        "Журналист осудил применение химического оружия.",
        "Посол Швеции отметил, что изменение климата угрожает Арктике.",
        "Погода будет поддерживать лесные пожары.",
        "Как сообщает «Вечерний вестник», изменение климата обсуждалось в Осло.",
    ],
)
def test_what_nobody_of_note_says_and_what_takes_no_stand_is_no_statement(facts: Facts, sentence: str) -> None:
    assert "statement" not in kinds(facts(sentence, "ru"))


@pytest.mark.parametrize(
    ("sentence", "subject", "expected"),
    [
        (
            "Министром иностранных дел Исландии назначена Торгердур Катрин Гуннарсдоттир.",
            "tenure:1",
            "holder Торгердур Катрин Гуннарсдоттир; role role/minister-of-foreign-affairs; of IS",
        ),
        (
            "Президент Чили Габриэль Борич назначил Альберто ван Клаверена министром иностранных дел"
            " 11 марта 2022 года.",
            "tenure:2",
            "holder Альберто ван Клаверен; role role/minister-of-foreign-affairs; of CL; from 2022-03-11",
        ),
        (
            "Мария Сантос вступила в должность посла Бразилии в Японии 1 февраля 2025 года.",
            "tenure:1",
            "holder Мария Сантос; role role/ambassador; of BR; from 2025-02-01",
        ),
        (
            "Заместитель министра обороны Литвы Томас Годляускас подал в отставку 3 июня.",
            "tenure:1",
            "holder Томас Годляускас; role role/deputy-minister-of-defence; of LT; until 2025-06-03",
        ),
        (
            "Пресс-секретарь президента Финляндии Анна Корхонен сообщила о визите.",
            "tenure:1",
            "holder Анна Корхонен; role role/press-secretary; of FI",
        ),
        (
            "Специальный представитель Генерального секретаря ООН по Ливии Ханна Тетте прибыла в Триполи.",
            "tenure:1",
            "holder Ханна Тетте; role role/special-representative; of un",
        ),
        (
            "Хелена Далли стала президентом Мальты.",
            "tenure:1",
            "holder Хелена Далли; role role/president; of MT",
        ),
        (
            "Бывший премьер-министр Дании Поул Расмуссен прочитал лекцию.",
            "tenure:1",
            "holder Поул Расмуссен; role role/former-prime-minister; of DK",
        ),
        (
            "Первый заместитель министра экономики Узбекистана Илхом Норкулов и посол Германии Манфред Хутерер"
            " открыли выставку.",
            "tenure:1",
            "holder Илхом Норкулов; role role/first-deputy-minister-of-economy; of UZ",
        ),
    ],
)
def test_a_post_has_its_holder_its_role_and_its_body(facts: Facts, sentence: str, subject: str, expected: str) -> None:
    check(facts, sentence, subject, expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "Президент Габона освободил от должности министра.",
        "Ана Торрес стала кандидатом на пост премьер-министра Перу.",
        "Он стал первым президентом, посетившим остров.",
        "Представитель Иванова подтвердил встречу.",
    ],
)
def test_candidates_nameless_and_first_holders_hold_no_post(facts: Facts, sentence: str) -> None:
    assert "tenure" not in kinds(facts(sentence, "ru"))


def test_who_appoints_does_not_hold_the_post(facts: Facts) -> None:
    found = facts("Президент Перу Дина Болуарте освободила Хавьера Гонсалеса от должности посла в Чили.", "ru")
    ambassadors = {key for key, name, value in found if name == "role" and value == "role/ambassador"}
    holders = {value for key, name, value in found if key in ambassadors and name == "holder"}
    assert holders == {"Хавьер Гонсалес"}
