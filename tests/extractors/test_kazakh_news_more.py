"""Who met whom in Kazakh news: courtesies, officials of two lands, who is meant behind a colon."""

import pytest

from tests.extractors.participants import meetings

ABROAD = "Қазақстан Энергетика министрі Дәурен Сейітов Хельсинкиде Финляндия министрі Анна Корпелмен кездесті. "
VISIT = "Уругвай Президенті Марио Бенитес Астанада Президент Ерлан Тоқаевпен келіссөз жүргізді. "


@pytest.mark.parametrize(
    "text",
    [
        "Бенитес мырзаны Сенат Төрағасы Асқар Нұрғалиев қабылдады.",
        "Сенат Төрағасы Асқар Нұрғалиев Бенитес мырзаға түскі ас берді.",
        "Кейін Бенитес мырзаның Сенат Төрағасы Асқар Нұрғалиевпен кездесуі өтті.",
        # Who acts behind a colon or a converb is somebody else than whom the pronoun means.
        "Бенитес Сенатта да болды: оны палата төрағасы Асқар Нұрғалиев қабылдады.",
        "Бенитес Сенатқа барып, Асқар Нұрғалиев, палата төрағасы, оны қабылдады.",
    ],
)
def test_whom_the_guest_meets_next(text: str) -> None:
    assert meetings(VISIT + text, "kk") == ["Бенитес – Тоқаев", "Бенитес – Нұрғалиев"]


def test_a_meal_is_given_to_a_counterpart() -> None:
    text = "Кешке Сейітов Швеция министрі Олоф Бергке қонақасы берді."
    assert meetings(ABROAD + text, "kk") == ["Корпел – Сейітов", "Берг – Сейітов"]


@pytest.mark.parametrize("both", ["Екі министрді", "Министрлерді"])
def test_who_receives_those_who_met_was_not_there_before(both: str) -> None:
    text = "Гана мен Чили министрлері Кофи Асанте және Хуан Рамос Аккра қаласында кездесті. "
    text += f"{both} Гана Президенті Нана Боаду қабылдады."
    assert meetings(text, "kk") == ["Асанте – Рамос", "Асанте – Боаду – Рамос"]


def test_no_place_talks_something_over() -> None:
    text = "Кейін Сейітов Тамперде болып, Швеция министрі Олоф Бергпен Турку портындағы кезекті талқылады."
    assert meetings(ABROAD + text, "kk") == ["Корпел – Сейітов", "Берг – Сейітов"]


@pytest.mark.parametrize(
    "text",
    [
        "Екі президент қыркүйекте Монтевидеода қайта көрісетін болып келісті.",
        "Тараптар қыркүйекте Монтевидеода жүздесетін болып уағдаласты.",
    ],
)
def test_what_is_agreed_lies_ahead(text: str) -> None:
    assert meetings(VISIT + text, "kk") == ["Бенитес – Тоқаев", "Бенитес – Тоқаев"]


def test_officials_of_both_lands_meet() -> None:
    text = "Екі елдің сыртқы істер министрлері қазанда Монтевидеода кездеседі."
    assert meetings(VISIT + text, "kk") == ["Бенитес – Тоқаев", "Уругвай – Қазақстан"]


def test_the_heads_of_two_lands_told_of_before_meet() -> None:
    text = "Гана мен Тогоның шекара дауы ұзаққа созылды. Енді қаңтарда екі мемлекеттің басшылары Ломеде кездеспек."
    assert meetings(text, "kk") == ["Гана – Того"]


@pytest.mark.parametrize(
    "text",
    [
        "Екі министрдің қазанда өтуі мүмкін кездесуін сарапшылар ерте деп санайды.",
        "Президенттердің ықтимал кездесуін ешкім растамады.",
        "Сейітов Корпел ханыммен тағы кездескісі келеді.",
    ],
)
def test_what_may_be_is_no_meeting(text: str) -> None:
    assert meetings(ABROAD + text, "kk") == ["Корпел – Сейітов"]


def test_the_sides_are_those_of_the_main_meeting_however_far_before() -> None:
    text = VISIT + "Бенитес портты мақтады. Ол сөз арасында Лимада Чили Президенті Ана Сотомен не туралы уағдаласқанын"
    text += " айтып берді. Мал шаруашылығы да сөз болды. Егіншілік те ұмыт қалмады. Тараптар қыркүйекте Монтевидеода"
    text += " жүздесетін болып келісті."
    assert meetings(text, "kk") == ["Бенитес – Тоқаев", "Бенитес – Сото", "Бенитес – Тоқаев"]


def test_who_was_asked_to_come_has_not_come() -> None:
    text = (
        "Екеуі мамырда Монтевидеода кездеседі. Кездесуге Чили Президенті Ана Сото да шақырылды, бірақ ол жауап бермеді."
    )
    assert "Сото" not in "".join(meetings(VISIT + text, "kk"))


@pytest.mark.parametrize(
    "text",
    [
        "Кешке Сейітов Швеция министрі Олоф Бергпен сөйлесуге уақыт тапты.",
        "Швеция министрі Олоф Берг Сейітовпен әңгімелесуге мүмкіндік алды.",
    ],
)
def test_who_found_time_to_talk_has_talked(text: str) -> None:
    assert meetings(ABROAD + text, "kk") == ["Корпел – Сейітов", "Берг – Сейітов"]


@pytest.mark.parametrize(
    "text",
    [
        "Кешке Сейітов Швеция министрі Олоф Бергпен сөйлесуге уақыт таппады.",
        "«Айқын» газеті Швеция министрі Олоф Берг берген сұхбатты жариялады.",
        "Сейітов «Айқын» газетіне сұхбат берді.",
    ],
)
def test_an_interview_is_no_meeting(text: str) -> None:
    assert meetings(ABROAD + text, "kk") == ["Корпел – Сейітов"]


def test_who_was_at_the_latter_of_two_meetings() -> None:
    text = "Сейітов Швеция министрі Олоф Бергпен де сөйлесті. Соңғысына елші Данияр Омар қатысты."
    assert meetings(ABROAD + text, "kk") == ["Корпел – Сейітов", "Берг – Омар – Сейітов"]


def test_a_bracket_tells_of_its_own_who_did_what() -> None:
    text = "Кейін Сейітов Швеция министрі Олоф Бергпен сөйлесті (кеше оны Дания елшісі Пер Хольм қабылдаған)."
    assert meetings(ABROAD + text, "kk") == ["Корпел – Сейітов", "Берг – Сейітов", "Сейітов – Хольм"]


@pytest.mark.parametrize(
    "text",
    [
        "Сейітовтің Швеция министрі Олоф Бергпен кездескені туралы ақпарат расталмады.",
        "Сейітовтің Швеция министрі Олоф Бергпен жүздескені жөніндегі хабар рас емес.",
    ],
)
def test_what_nobody_confirms_is_no_meeting(text: str) -> None:
    assert meetings(ABROAD + text, "kk") == ["Корпел – Сейітов"]
