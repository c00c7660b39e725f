"""Meetings that Kazakh news tells of second: who the guest is by other words, and whom he meets in what words."""

from __future__ import annotations

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors.reading import read
from tests.extractors.participants import ISSUED, meetings

ABROAD = (
    "Қазақстан Сыртқы істер министрі Айдос Сомов Ослода норвегиялық әріптесі Карин Нильсенмен келіссөз жүргізді. "
    "Тараптар сауданы талқылады.\n\n"
)
AT_HOME = "Президент Данияр Қыранов Чили Қорғаныс министрі Хуан Рамосты қабылдады. "


@pytest.mark.parametrize(
    "text",
    [
        # Who heads the ministry, by a noun for it and by no other word.
        "Ведомство басшысын король Олаф Лунд қабылдады.",
        "Министрлік басшысы Стортинг төрағасы Олаф Лундпен кездесті.",
        # Of two ministers the one who is not of the state of whom he meets.
        "Министрді Норвегия премьері Олаф Лунд қабылдады.",
        "Министр Норвегия премьері Олаф Лунд берген түскі асқа қатысты.",
        "Сомов король Олаф Лундтың аудиенциясында болды.",
        "Ол жерде Сомовты король Олаф Лунд қабылдады.",
        "Сомов король Олаф Лундқа сәлем бере кірді.",
        # Meals that are given in his honour, whoever and whatever stands between their noun and the verb.
        "Кешке министрдің құрметіне Норвегия премьері Олаф Лунд қабылдау ұйымдастырды.",
        "Норвегия премьері Олаф Лунд оның құрметіне қонақасы берді.",
        "Түскі асты Сомовтың құрметіне Норвегия премьері Олаф Лунд берді.",
        # Calls paid on somebody.
        "Сапардың екінші күні Сомов Норвегия премьері Олаф Лундқа да кіріп шықты.",
        "Министр, сондай-ақ, Норвегия премьері Олаф Лундпен кездесті.",
        "Сомов Норвегия премьері Олаф Лундпен кеңейтілген құрамда әңгімелесті.",
    ],
)
def test_the_minister_meets_another_abroad(text: str) -> None:
    assert meetings(ABROAD + text, "kk") == ["Нильсен – Сомов", "Лунд – Сомов"]


@pytest.mark.parametrize(
    "text",
    [
        "Мейман Сенат Төрағасы Марат Оспановпен де кездесті.",
        "Кейін ол Сенат Төрағасы Марат Оспановпен келіссөз жүргізді.",
        "Чилилік министр Сенат Төрағасы Марат Оспановтың қонағы болды.",
        "Қауіпсіздік Кеңесінің хатшысы Марат Оспанов Рамосты қабылдады.",
    ],
)
def test_the_guest_meets_another_of_the_hosts(text: str) -> None:
    assert meetings(AT_HOME + text, "kk") == ["Рамос – Қыранов", "Оспанов – Рамос"]


def test_both_are_received_one_by_one() -> None:
    text = "Гана мен Чили министрлері Кофи Асанте және Хуан Рамос Осло қаласында келіссөз үстеліне отырды. "
    text += "Екеуін де Норвегия премьері Олаф Лунд жеке-жеке қабылдады."
    assert meetings(text, "kk") == ["Асанте – Рамос", "Асанте – Лунд", "Лунд – Рамос"]


def test_a_list_goes_on_behind_words_that_no_table_has() -> None:
    text = "Министр Айдос Сомов Чили премьері Хуан Рамос, шекара қызметінің басшысы Луис Вега, Лима мэрі Ана Фуэнтеспен"
    text += " жеке-жеке жүздесті."
    assert meetings(text, "kk") == ["Рамос – Сомов", "Вега – Сомов", "Сомов – Фуэнтес"]


def test_a_name_ends_before_the_initial_of_another() -> None:
    text = "Чили президенті Хуан Рамос А.Сомовты қабылдады."
    assert meetings(ABROAD + text, "kk") == ["Нильсен – Сомов", "Рамос – Сомов"]


def test_the_speaker_heads_a_chamber_of_parliament() -> None:
    text = "Қазақстан Мәжілісінің Төрағасы Айдос Сомов Ослода Стортинг төрағасы Карин Нильсенмен кездесті. "
    text += "Кешке қазақстандық спикерді король Олаф Лунд қабылдады."
    assert meetings(text, "kk") == ["Нильсен – Сомов", "Лунд – Сомов"]


@pytest.mark.parametrize(
    "text",
    [
        "Мәжіліс депутаты, Қазақстан – Чили достық тобының жетекшісі Айдос Сомов Чили елшісі Хуан Рамоспен кездесті.",
        "Мәдениет министрлігі хабарлағандай, министр Айдос Сомов Сантьягода Чили елшісі Хуан Рамоспен кездесті.",
        "Министр Айдос Сомов пен Чилидің көлік министрі Хуан Рамос арасында телефон арқылы сөйлесу болды.",
        "Сенатор Айдос Сомов Чили Өкілдер палатасының делегациясымен кездесті. Делегацияны комитет төрағасы Хуан Рамос"
        " бастап келді.",
    ],
)
def test_the_two_meet(text: str) -> None:
    assert meetings(text, "kk") == ["Рамос – Сомов"]


def test_initials_stand_before_a_family_name_that_is_known() -> None:
    text = "Министр Айдос Сомов Осло қаласында король Олаф Лундпен кездесті. Бұдан кейін А. Сомов Чилидің көлік"
    text += " министрі Хуан Рамоспен, сондай-ақ ОПЕК Бас хатшысы Кофи Асантемен кездесті."
    assert meetings(text, "kk") == ["Лунд – Сомов", "Рамос – Сомов", "Асанте – Сомов"]


def test_who_stands_first_is_spoken_of_next() -> None:
    text = "Сомовты Норвегия премьері Олаф Лунд қабылдады. Ол сондай-ақ Дүниежүзілік банк президенті Хуан Рамоспен"
    text += " пікір алмасты."
    assert meetings(ABROAD + text, "kk") == ["Нильсен – Сомов", "Лунд – Сомов", "Рамос – Сомов"]


@pytest.mark.parametrize(
    "text",
    [
        "Екі кездесуге де елші Мария Ивлева қатысты.",
        "Қос келіссөзге елші Мария Ивлева қатысты.",
    ],
)
def test_who_took_part_in_both(text: str) -> None:
    told = "Кейін ол король Олаф Лундпен кездесті. "
    assert meetings(ABROAD + told + text, "kk") == ["Ивлева – Нильсен – Сомов", "Ивлева – Лунд – Сомов"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Әңгімеге елші Мария Ивлева да шақырылды.", "Ивлева – Нильсен – Сомов"),
        ("Келіссөзге елші Мария Ивлева бақылаушы ретінде шақырылды.", "Нильсен – Сомов"),
    ],
)
def test_who_was_asked_to_join_sits_in_and_an_observer_does_not(text: str, names: str) -> None:
    assert meetings(ABROAD + text, "kk") == [names]


@pytest.mark.parametrize(
    "text",
    [
        "Министр Айдос Сомов жеңімпаз Марат Оспановтың құрметіне қабылдау ұйымдастырды.",
        "Әкім Марат Оспанов Тәуелсіздік күнінің құрметіне банкет берді.",
        "Норвегия премьері Олаф Лунд дүкенге кіріп шықты.",
    ],
)
def test_no_meeting_at_feasts_of_other_kinds(text: str) -> None:
    assert meetings(text, "kk") == []


@pytest.mark.parametrize("promise", ["уәде берді", "сөз берді"])
def test_a_visit_that_somebody_promises_lies_ahead(promise: str) -> None:
    text = f"Норвегия премьері Олаф Лунд Ослода Астанаға келуге {promise}."
    reading = read(from_text(text, identifier="a", settings=Settings(), language="kk", issued=ISSUED))
    assert {getattr(claim.object, "name", None) for claim in reading.claims if claim.predicate == "status"} == {
        "Planned"
    }
