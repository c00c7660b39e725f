"""Who is told to hold which post of what."""

from __future__ import annotations

from datetime import date

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors.reading import read

ISSUED = date(2031, 5, 6)


def told(text: str, language: str) -> set[str]:
    """Each post as “holder: role of body, state; from day; until day”, its role as the concept has it."""
    reading = read(from_text(text, identifier="a", settings=Settings(), language=language, issued=ISSUED))
    nodes = {node.key: node for node in reading.nodes}
    tenures: dict[str, dict[str, list[str]]] = {}
    for claim in reading.claims:
        if nodes[claim.subject].kind == "Tenure":
            node = nodes.get(str(claim.object))
            shown = str(getattr(claim.object, "value", ""))
            if node is not None:
                known = node.anchor or node.names[0].text
                shown = node.names[0].text if claim.predicate == "holder" else known.rpartition("/")[2]
            tenures.setdefault(claim.subject, {}).setdefault(claim.predicate, []).append(shown)
    return {_line(slots) for slots in tenures.values()}


def _line(slots: dict[str, list[str]]) -> str:
    bodies = ", ".join(sorted(set(slots.get("of", ()))))
    days = "".join(f"; {name} {value}" for name in ("from", "until") for value in slots.get(name, ()))
    return f"{slots['holder'][0]}: {slots['role'][0]}{f' of {bodies}' if bodies else ''}{days}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Danish Justice Minister Ida Holm spoke.", {"Ida Holm: minister-of-justice of DK"}),
        ("Vice Minister of Foreign Affairs of Peru Rosa Quispe spoke.",
         {"Rosa Quispe: deputy-minister-of-foreign-affairs of PE"}),
        ("The Philippine Secretary of Foreign Affairs Lito Ramos spoke.",
         {"Lito Ramos: minister-of-foreign-affairs of PH"}),
        ("The outgoing ambassador of Chile, Dr Pilar Rojas, left.", {"Pilar Rojas: ambassador of CL"}),
        ("The ambassador designate of Chile, Pilar Rojas, hands over a letter.", {"Pilar Rojas: ambassador of CL"}),
        ("Ghana's Minister of Regional Integration and Foreign Affairs Kofi Annor spoke.",
         {"Kofi Annor: minister-of-foreign-affairs of GH"}),
        ("Omani Assistant Foreign Minister Salim Al-Harthy spoke.",
         {"Salim Al-Harthy: assistant-minister-of-foreign-affairs of OM"}),
        ("US Under Secretary of State for Political Affairs Dana Fox spoke.", {"Dana Fox: under-secretary of US"}),
        ("Poland's top diplomat, Anna Nowak, spoke.", {"Anna Nowak: minister-of-foreign-affairs of PL"}),
    ],
)  # fmt: skip
def test_an_office_goes_by_its_usual_name(text: str, expected: set[str]) -> None:
    assert told(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Глава чешской дипломатии Ян Новак выступил.", {"Ян Новак: minister-of-foreign-affairs of CZ"}),
        ("Еврокомиссар по торговле Анна Линдберг выступила.", {"Анна Линдберг: commissioner of eu"}),
        ("Министр региональной интеграции и иностранных дел Ганы Кофи Аннор выступил.",
         {"Кофи Аннор: minister-of-foreign-affairs of GH"}),
        ("Председатель ВКРП Орлов выступил.", {"Орлов: chairperson of вкрп"}),
        ("Критикуют главу Осинников Ивана Котова.", {"Иван Котов: head of осинники"}),
        ("Анна Котова, глава отдела внешних рынков завода «Маяк», выступила.", {"Анна Котова: head of маяк"}),
        ("Лидер шведского крайне левого Народного союза (НС) Олоф Линд выступил.",
         {"Олоф Линд: leader of SE, левый народный союз"}),
        ("Выступил Пётр Ильин, редактор еженедельной газеты «Северный путь».",
         {"Пётр Ильин: редактор of северный путь"}),
        ("Редактор Пётр Ильин выступил.", set()),
        ("Выступила Анна Котова - директор Green Harbour Foundation, член жюри.",
         {"Анна Котова: director of green harbour foundation"}),
    ],
)  # fmt: skip
def test_what_hangs_on_a_post_by_its_cases_says_of_what_it_is(text: str, expected: set[str]) -> None:
    assert told(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("King Harald of Norway named Ida Berg ambassador.", {"Harald: king of NO", "Ida Berg: ambassador of NO"}),
        ("The President of Peru appointed former mayor Rosa Quispe as minister of finance.",
         {"Rosa Quispe: former-mayor", "Rosa Quispe: minister-of-finance of PE"}),
        ("Ida Berg succeeded Jens Lunde as Norway's ambassador to Kenya.",
         {"Ida Berg: ambassador of NO", "Jens Lunde: ambassador of NO"}),
        ("Ida Berg was sworn in as Norway's defence minister, replacing Jens Lunde.",
         {"Ida Berg: minister-of-defence of NO", "Jens Lunde: minister-of-defence of NO"}),
        ("Jens Lunde, who had been Norway's ambassador to Chile, returned.", {"Jens Lunde: ambassador of NO"}),
        ("Jens Lunde, who served as Norway's minister of trade, died.", {"Jens Lunde: minister-of-trade of NO"}),
        ("Ida Berg is the first president to visit the island.", set()),
        ("Ida Berg was a candidate for president.", set()),
    ],
)  # fmt: skip
def test_verbs_tell_who_comes_into_a_post_and_leaves_it(text: str, expected: set[str]) -> None:
    assert told(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Президент Чили назначил Ивана Орлова министром обороны.", {"Иван Орлов: minister-of-defence of CL"}),
        ("Пост министра финансов Латвии займёт Анна Орлова.", {"Анна Орлова: minister-of-finance of LV"}),
        ("Место спикера парламента Латвии заняла Анна Орлова.", {"Анна Орлова: speaker of LV, парламент (латвия)"}),
        ("Пётр Ильин, сменивший Ивана Орлова на посту генерального секретаря ОДКБ, выступил.",
         {"Пётр Ильин: secretary-general of csto", "Иван Орлов: secretary-general of csto"}),
        ("Министром обороны Латвии вместо Ивана Орлова стал Пётр Ильин.", {"Пётр Ильин: minister-of-defence of LV"}),
        ("Анна Орлова возглавила министерство обороны Латвии.",
         {"Анна Орлова: minister-of-defence of LV, министерство обороны (латвия)"}),
        ("Посольство Чили возглавляет Анна Орлова.", {"Анна Орлова: ambassador of CL"}),
        ("Президент Чили отправил в отставку министра обороны Ивана Орлова и назначил на его место Петра Ильина.",
         {"Иван Орлов: minister-of-defence of CL", "Петр Ильин: minister-of-defence of CL"}),
        ("Анна Орлова была постоянным представителем Латвии при ООН.", {"Анна Орлова: permanent-representative of LV"}),
    ],
)  # fmt: skip
def test_russian_verbs_tell_who_comes_into_a_post_and_leaves_it(text: str, expected: set[str]) -> None:
    assert told(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Асқар Омаров Қазақстанның Перудағы елшісі қызметін атқарған.", {"Асқар Омаров: ambassador of KZ"}),
        ("Асқар Омаров қызметінен босатылып, Қазақстанның қорғаныс министрі болып тағайындалды.",
         {"Асқар Омаров: minister-of-defence of KZ"}),
    ],
)  # fmt: skip
def test_kazakh_verbs_tell_who_comes_into_a_post_and_leaves_it(text: str, expected: set[str]) -> None:
    assert told(text, "kk") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Jonas Berg – director of the Harbour Authority", "en", {"Jonas Berg: director of harbour authority"}),
        ("Hon. Jonas Berg (Chair); Ada Lind (Green Party, Norway), Vice-Chair", "en",
         {"Jonas Berg: chairperson", "Ada Lind: vice-chairperson"}),
        ("Омар Хан – Чад Республикасының Көлік министрі", "kk", {"Омар Хан: minister-of-transport of TD"}),
        ("Ян Новак, Чехияның Ригадағы елшісі, бұл шешімді құптады.", "kk", {"Ян Новак: ambassador of CZ"}),
    ],
)  # fmt: skip
def test_a_list_tells_posts_behind_the_names(text: str, language: str, expected: set[str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("A spokeswoman for the president, Ida Holm, said so.", "en", {"Ida Holm: spokesperson"}),
        ("A spokeswoman for Serbian President Ivan Savić, Ida Holm, said so.", "en",
         {"Ivan Savić: president of RS", "Ida Holm: spokesperson of RS"}),
        ("The United Nations was told. Special Representative of the Secretary-General Ida Holm spoke.", "en",
         {"Ida Holm: special-representative of un"}),
        ("Чад Президентінің халықаралық істер жөніндегі көмекшісі Омар Хан сөйледі.", "kk", {"Омар Хан: aide of TD"}),
        ("БҰҰ-ның Чад жөніндегі арнайы өкілі Ян Новак сөйледі.", "kk", {"Ян Новак: special-representative of un"}),
    ],
)  # fmt: skip
def test_who_serves_another_is_of_the_same_state_or_body(text: str, language: str, expected: set[str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Парламентский вице-министр иностранных дел Японии Харука Отани прибыла.", "ru",
         {"Харука Отани: deputy-minister-of-foreign-affairs of JP"}),
        ("Об этом сообщила замгоссекретаря США Тамара Стоун.", "ru", {"Тамара Стоун: deputy-secretary-of-state of US"}),
        ("Чехияның Көлік вице-министрі Ян Новак келді.", "kk", {"Ян Новак: deputy-minister-of-transport of CZ"}),
    ],
)  # fmt: skip
def test_a_rank_may_be_written_together_with_its_head(text: str, language: str, expected: set[str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Kenya's Foreign Minister Jon Mwangi came. In Dodoma, he and his Tanzanian counterpart Ali Juma spoke.", "en",
         {"Jon Mwangi: minister-of-foreign-affairs of KE", "Ali Juma: minister-of-foreign-affairs of TZ"}),
        ("Премьер-министр Чада Омар Хан прибыл. Состоялась его встреча с кенийским коллегой Али Джумой.", "ru",
         {"Омар Хан: prime-minister of TD", "Али Джума: prime-minister of KE"}),
        ("Қазақстан Сыртқы істер министрі Омар Хан келді. Министр чехиялық әріптесі Ян Новакпен кездесті.", "kk",
         {"Омар Хан: minister-of-foreign-affairs of KZ", "Ян Новак: minister-of-foreign-affairs of CZ"}),
    ],
)  # fmt: skip
def test_a_counterpart_has_the_post_of_whom_words_before_tell(text: str, language: str, expected: set[str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Глава перуанского государства Иван Лунин улетел.", "ru", {"Иван Лунин: head-of-state of PE"}),
        ("The king met three ambassadors: Ole Tangen of Norway, Ida Holm (Denmark) and Jaan Tamm of Estonia.", "en",
         {"Ole Tangen: ambassador of NO", "Ida Holm: ambassador of DK", "Jaan Tamm: ambassador of EE"}),
        ("Ida Holm, 58, has been Norway's ambassador to Chad since 2029.", "en", {"Ida Holm: ambassador of NO"}),
        ("Ida Holm, who chairs the Harbour Committee, agreed.", "en", {"Ida Holm: chairperson of harbour committee"}),
        ("Ida Holm chaired the Harbour Committee on Monday.", "en", set()),
        ("Ida Holm was sworn in as Norway's foreign minister, replacing Ole Tangen.", "en",
         {"Ida Holm: minister-of-foreign-affairs of NO", "Ole Tangen: minister-of-foreign-affairs of NO"}),
        ("Министр иностранных дел и внешней торговли Венгрии Жофия Балог приехала.", "ru",
         {"Жофия Балог: minister-of-foreign-affairs of HU"}),
        ("Глава чешского правительства Ян Новак приехал.", "ru", {"Ян Новак: head-of-government of CZ"}),
        ("Депутат от Тихвина Анна Котова выступила.", "ru", {"Анна Котова: member-of-parliament"}),
        ("Председатель коллегии Евразийской экономической комиссии Ян Новак выступил.", "ru",
         {"Ян Новак: chairperson of eec"}),
        ("Sultan Al Harbi, Minister of Health of Oman, spoke.", "en", {"Sultan Al Harbi: minister-of-health of OM"}),
    ],
)  # fmt: skip
def test_posts_are_told_in_many_ways(text: str, language: str, expected: set[str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("New envoys were named: // Ida Holm as Norway's next ambassador to Chad;", "en",
         {"Ida Holm: ambassador of NO"}),
        ("Ida Holm was sworn in as Norway's health minister while Ole Tangen was sworn in as foreign minister, "
         "Jon Berg as finance minister.", "en",
         {"Ida Holm: minister-of-health of NO", "Ole Tangen: minister-of-foreign-affairs of NO",
          "Jon Berg: minister-of-finance"}),
        ("Ida Holm spoke. She was appointed ambassador of Norway on 3 March 2031.", "en",
         {"Ida Holm: ambassador of NO"}),
        ("Посол Анна Котова выступила. Ранее она занимала должность министра культуры Чада.", "ru",
         {"Анна Котова: ambassador", "Анна Котова: minister-of-culture of TD"}),
        ("Norway's prime minister Ole Tangen resigned and was replaced by Ida Holm.", "en",
         {"Ole Tangen: prime-minister of NO", "Ida Holm: prime-minister of NO"}),
        ("By decree of the Head of State, Ida Holm was appointed ambassador of Norway to Chad.", "en",
         {"Ida Holm: ambassador of NO"}),
    ],
)  # fmt: skip
def test_who_comes_into_a_post(text: str, language: str, expected: set[str]) -> None:
    assert told(text.replace(" // ", "\n\n"), language) == expected


def test_of_three_in_a_row_each_is_of_a_state_of_his_own():
    text = "The talks were led by Minister Ole Dahl of Denmark, Minister Ida Holm of Norway and Minister Jaan Tamm."
    assert "Jaan Tamm: minister" in told(text, "en")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Culture Minister Ida Holm (Norway) and Ambassador Ole Dahl (Denmark) came.", "en",
         {"Ida Holm: minister-of-culture of NO", "Ole Dahl: ambassador of DK"}),
        ("Пришли министр культуры Анна Котова (Чад) и посол Ян Новак (Чехия).", "ru",
         {"Анна Котова: minister-of-culture of TD", "Ян Новак: ambassador of CZ"}),
        ("Мәдениет министрі Ян Новак (Чехия) келді.", "kk", {"Ян Новак: minister-of-culture of CZ"}),
        ("Временный поверенный Чада Али Салех приехал.", "ru", {"Али Салех: charge-daffaires of TD"}),
        ("Парламент Чехии утвердил Петра Ильина министром обороны.", "ru", {"Петр Ильин: minister-of-defence of CZ"}),
    ],
)  # fmt: skip
def test_a_state_in_brackets_or_that_appoints_is_whose_the_post_is(
    text: str, language: str, expected: set[str]
) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ida Holm has been Norway's ambassador to Chad since 3 March 2029.", "en",
         {"Ida Holm: ambassador of NO; from 2029-03-03"}),
        ("Анна Котова возглавляет посольство Чада в Минске с 15 марта 2027 года.", "ru",
         {"Анна Котова: ambassador of TD; from 2027-03-15"}),
        ("The president of Norway named Ida Holm ambassador to Chad and Ole Dahl ambassador to Peru.", "en",
         {"Ida Holm: ambassador of NO", "Ole Dahl: ambassador of NO"}),
    ],
)  # fmt: skip
def test_from_when_and_with_whom_somebody_holds_a_post(text: str, language: str, expected: set[str]) -> None:
    assert told(text, language) == expected
