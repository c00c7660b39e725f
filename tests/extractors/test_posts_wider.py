"""Posts in rosters, of those who serve others, behind copulas, and of organs and bodies beside a post."""

from __future__ import annotations

import pytest
from test_posts import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were Ida Lund, Chile's trade minister, Per Mboya, her Kenyan counterpart, and Eva Holm, Malta's envoy.",
         {"Ida Lund: minister-of-trade of CL", "Per Mboya: minister-of-trade of KE", "Eva Holm: envoy of MT"}),
        ("Oman's ambassador to Chile, Bolivia and Peru, Salim Al-Harthy, spoke.",
         {"Salim Al-Harthy: ambassador of OM"}),
        ("Ghana's UN ambassador, Efua Mensah, spoke.", {"Efua Mensah: ambassador of GH"}),
        ("Ghana's deputy UN ambassador Efua Mensah spoke.", {"Efua Mensah: deputy-ambassador of GH"}),
        ("Malta's non-resident ambassador to Mongolia, Paul Vella, spoke.", {"Paul Vella: ambassador of MT"}),
        ("Speaker Jane Akinyi of Kenya's National Assembly spoke.",
         {"Jane Akinyi: speaker of KE, national assembly (kenya)"}),
        ("Paul Grant, chargé d'affaires at the Irish embassy in Lima, spoke.",
         {"Paul Grant: charge-daffaires of IE, embassy (ireland)"}),
        ("Jan Malik, director of the Asia department at the Polish foreign ministry, spoke.",
         {"Jan Malik: director of PL, foreign ministry (poland)"}),
        ("The head of the Kenyan delegation, Amina Otieno, spoke.", {"Amina Otieno: head-of-delegation of KE"}),
        ("The minister for justice of Malta, Eva Holm, spoke.", {"Eva Holm: minister-of-justice of MT"}),
        ("Danish foreign minister, Amir Lund, spoke.", {"Amir Lund: minister-of-foreign-affairs of DK"}),
    ],
)  # fmt: skip
def test_a_post_is_of_whom_the_words_beside_it_say(text: str, expected: set[str]) -> None:
    assert told(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The UN secretary-general's envoy for Chad, Eva Holm, spoke.", {"Eva Holm: envoy of un"}),
        ("Said Noor, adviser to the Omani president, spoke.", {"Said Noor: adviser of OM"}),
        ("Eva Holm, the Secretary-General's Special Representative for Chad, spoke.",
         {"Eva Holm: special-representative"}),
    ],
)  # fmt: skip
def test_who_serves_the_holder_of_a_post_has_the_post_told_last(text: str, expected: set[str]) -> None:
    assert told(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ida Holm remains Danish justice minister.", "en", {"Ida Holm: minister-of-justice of DK"}),
        ("Ida Holm stays on as Denmark's ambassador to Peru.", "en", {"Ida Holm: ambassador of DK"}),
        ("Ida Holm doubles as Danish deputy prime minister and minister of justice.", "en",
         {"Ida Holm: vice-prime-minister of DK", "Ida Holm: minister-of-justice of DK"}),
        ("Ida Holm, who is also accredited to Oman, is Denmark's ambassador to Qatar.", "en",
         {"Ida Holm: ambassador of DK"}),
        ("Ida Holm, a career diplomat, is Denmark's ambassador to Qatar.", "en", {"Ida Holm: ambassador of DK"}),
        ("Denmark's new foreign minister is Ida Holm.", "en", {"Ida Holm: minister-of-foreign-affairs of DK"}),
        ("Ида Хольм остаётся министром обороны Дании.", "ru", {"Ида Хольм: minister-of-defence of DK"}),
        ("Ида Хольм осталась на посту министра обороны Дании.", "ru", {"Ида Хольм: minister-of-defence of DK"}),
        ("Новым послом Дании в Перу будет Ида Хольм.", "ru", {"Ида Хольм: ambassador of DK"}),
    ],
)  # fmt: skip
def test_a_verb_of_being_or_remaining_tells_a_post(text: str, language: str, expected: set[str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm is not Danish justice minister.",
        "Ida Holm was never foreign minister of Denmark.",
        "Denmark's foreign minister is Ida Holm's cousin.",
        "The guest of the foreign minister was Ida Holm.",
        "Ida Holm remains in Oslo, the foreign minister said.",
    ],
)
def test_what_is_denied_or_of_somebody_else_tells_no_post(text: str) -> None:
    assert not told(text, "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Посол Республики Киргизия в Катаре Нурлан Асанов выступил.", {"Нурлан Асанов: ambassador of KG"}),
        ("Вице-премьер и министр финансов Чили Ян Кунц выступил.",
         {"Ян Кунц: vice-prime-minister of CL", "Ян Кунц: minister-of-finance of CL"}),
        ("Шеф чилийской дипломатии Ян Кунц выступил.", {"Ян Кунц: minister-of-foreign-affairs of CL"}),
        ("И.о. министра обороны Чили Ян Кунц выступил.", {"Ян Кунц: acting-minister-of-defence of CL"}),
        ("Возглавляющий правительство Чили Ян Кунц выступил.", {"Ян Кунц: prime-minister of CL"}),
        ("На пост министра обороны Чили назначен Ян Кунц.", {"Ян Кунц: minister-of-defence of CL"}),
        ("Ян Кунц переизбран президентом Чили.", {"Ян Кунц: president of CL"}),
        ("Руководитель РКК „Энергия“ Николай Орлов выступил.", {"Николай Орлов: head of ркк „энергия"}),
        ("С чилийской стороны выступили замминистра Ян Кунц и посол Хуан Руис.",
         {"Ян Кунц: deputy-minister of CL", "Хуан Руис: ambassador of CL"}),
        ("Встречу с чилийской делегацией провёл посол Ян Кунц.", {"Ян Кунц: ambassador"}),
        ("Президент и первая леди Анна Кунц уехали.", {"Анна Кунц: first-lady"}),
    ],
)  # fmt: skip
def test_posts_in_russian(text: str, expected: set[str]) -> None:
    assert told(text, "ru") == expected


@pytest.mark.parametrize(
    "charge",
    [("дипломатического", "foreign-affairs"), ("оборонного", "defence"), ("финансового", "finance"),
     ("энергетического", "energy"), ("аграрного", "agriculture")],
)  # fmt: skip
def test_the_head_of_what_a_ministry_is_called_in_russian_is_its_minister(charge: tuple[str, str]) -> None:
    word, portfolio = charge
    found = told(f"Глава чилийского {word} ведомства Ян Кунц выступил.", "ru")
    assert {line.partition(" of CL")[0] for line in found} == {f"Ян Кунц: minister-of-{portfolio}"}


def test_the_head_of_a_ministry_is_its_minister_in_kazakh():
    found = told("Чили СІМ басшысы Ян Кунц сөз сөйледі.", "kk")
    assert found == {"Ян Кунц: minister-of-foreign-affairs of CL"}


def test_on_whose_side_an_envoy_is_tells_his_state():
    assert told("Ida Lund, Malta's minister, and Eva Holm, its envoy to the UN, spoke.", "en") == {
        "Ida Lund: minister of MT", "Eva Holm: envoy of MT"}  # fmt: skip
    assert told("On the Omani side were Minister Said Noor and Ambassador Salim Hadi.", "en") == {
        "Said Noor: minister of OM", "Salim Hadi: ambassador of OM"}  # fmt: skip
    assert told("Talks with the Omani side were led by Ambassador Eva Holm.", "en") == {"Eva Holm: ambassador"}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # The letterhead of an embassy.
        ("Embassy of Malta, Lima\n\nAmbassador Eva Holm met Peru's foreign minister, Juan Rojas.", "en",
         "Eva Holm: ambassador of MT"),
        # A heading tells the like post of a state without a name.
        ("Host welcomes the Prime Minister of Malta\n\nPrime Minister Eva Holm came to Lima on Monday for two days.",
         "en", "Eva Holm: prime-minister of MT"),
        # Whom somebody talks with is not of his state.
        ("MOSCOW, 5 May. Russia is building a dam.\n\nAnkara's foreign minister, Ada Kaya, sat down "
         "with Deputy Prime Minister Ivan Petrov.", "en", "Ivan Petrov: vice-prime-minister of RU"),
        ("President Adam Noor welcomed in Cairo the chairman of Sudan's council, Omar Said.", "en",
         "Adam Noor: president of EG"),
        ("Сербия тарапынан көлік министрі Огнен Петкович келді.", "kk", "Огнен Петкович: minister-of-transport of RS"),
    ],
)  # fmt: skip
def test_what_a_document_says_around_a_bare_post(text: str, language: str, expected: str) -> None:
    assert expected in told(text, language)


def test_a_chief_of_what_ministers_have_charge_of_is_the_minister():
    assert told("Japan's defense chief, Kenji Mori, spoke.", "en") == {"Kenji Mori: minister-of-defence of JP"}
    assert told("Ghana's police chief, Kofi Mensah, spoke.", "en") == {"Kofi Mensah: head of GH"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # In some states a secretary heads the service of a ministry, in others the ministry.
        ("Nepal's Foreign Secretary Hari Thapa spoke.", {"Hari Thapa: permanent-secretary-of-foreign-affairs of NP"}),
        ("The commerce secretary of Bangladesh, Rafiq Alam, spoke.",
         {"Rafiq Alam: permanent-secretary-of-trade of BD"}),
        ("British Foreign Secretary Ann Kerr spoke.", {"Ann Kerr: minister-of-foreign-affairs of GB"}),
        # Who is sent to a body is of a state, even where no words say of which.
        ("The new ambassador to the United Nations, Eva Holm, spoke.", {"Eva Holm: ambassador"}),
        # A body that is told behind its state goes by its own name, and is that state's.
        ("Zambia's Mining Safety Authority chair Ann Kerr spoke.",
         {"Ann Kerr: chairperson of ZM, mining safety authority (zambia)"}),
        ("Harbour police spokesperson Captain Ida Lund spoke.", {"Ida Lund: spokesperson"}),
        # A street that is called after somebody holds no post.
        ("Crowds filled King Rupert Street.", set()),
    ],
)  # fmt: skip
def test_what_a_post_is_in_the_state_that_has_it(text: str, expected: set[str]) -> None:
    assert told(text, "en") == expected


def test_a_second_charge_and_a_rank_of_honour_are_nobody():
    text = "The Minister of Foreign Affairs and Diaspora Engagement of Chad, Ida Lund, received Chief Dr. Omar Said."
    found = told(text, "en")
    assert found == {"Ida Lund: minister-of-foreign-affairs of TD"}
    assert told("State Minister of Foreign Affairs Ida Lund spoke.", "en") == {
        "Ida Lund: state-minister-of-foreign-affairs"}  # fmt: skip


def test_a_post_behind_the_name_that_opens_a_sentence_needs_no_second_comma():
    text = "Madam Ida Lund, the Minister of Foreign Affairs of Chad has received Omar Said."
    assert told(text, "en") == {"Ida Lund: minister-of-foreign-affairs of TD"}
    assert told("Talks were attended by Ida Lund, the premier said.", "en") == set()
