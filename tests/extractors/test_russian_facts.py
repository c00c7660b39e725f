"""What Russian sentences tell: who met whom, where and when, and what they do not tell.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

import pytest
from russian_triples import Facts, check, kinds, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Президент Финляндии Александр Стубб встретился в Хельсинки с премьер-министром Эстонии"
            " Кристеном Михалом 5 мая 2025 года.",
            "participant Александр Стубб; participant Кристен Михал; party FI; party EE; place helsinki; country FI;"
            " status Held; when 2025-05-05",
        ),
        (
            "Министр иностранных дел Чили принял посла Новой Зеландии Хелен Грей во вторник.",
            "participant CL; participant Хелен Грей; party CL; party NZ; status Held; when 2025-06-10",
        ),
        (
            "В Найроби состоялись переговоры президента Кении Уильяма Руто с министром обороны Индии"
            " Раджнатхом Сингхом.",
            "participant Уильям Руто; participant Раджнатх Сингх; party KE; party IN; place nairobi; country KE;"
            " status Held",
        ),
        (
            "Глава МИД Венгрии Петер Сийярто и министр торговли Вьетнама Нгуен Хонг Зьен провели переговоры в Ханое.",
            "participant Петер Сийярто; participant Нгуен Хонг Зьен; party HU; party VN; place hanoi; country VN;"
            " status Held",
        ),
        (
            "Премьер-министр Исландии Криструн Фростадоттир провела телефонный разговор с канцлером Австрии"
            " Кристианом Штокером.",
            "participant Криструн Фростадоттир; participant Кристиан Штокер; party IS; party AT; format format/phone;"
            " status Held",
        ),
        (
            "Король Иордании позвонил президенту Бразилии 3 июня.",
            "participant JO; participant BR; party JO; party BR; status Held; format format/phone; when 2025-06-03",
        ),
        (
            "Встреча президентов Ганы и Сенегала пройдёт в Аккре 20 июля.",
            "participant GH; participant SN; party GH; party SN; place accra; country GH; status Planned;"
            " when 2025-07-20",
        ),
        (
            "Запланированная на 14 июня встреча министров обороны Японии и Филиппин отменена.",
            "participant JP; participant PH; party JP; party PH; status Cancelled; when 2025-06-14",
        ),
        (
            "Встреча министров иностранных дел Омана и Катара перенесена.",
            "participant OM; participant QA; party OM; party QA; status Postponed",
        ),
        (
            "Посол Перу Карлос Муньос вручил верительные грамоты президенту Латвии Эдгарсу Ринкевичу.",
            "participant Карлос Муньос; participant Эдгарс Ринкевич; party PE; party LV; status Held",
        ),
        (
            "Делегации Марокко и Испании провели консультации в Рабате.",
            "participant MA; participant ES; party MA; party ES; place rabat; country MA; status Held",
        ),
        (
            "Посол Кубы встретился с послами Боливии, Эквадора и Парагвая.",
            "participant CU; participant BO; participant EC; participant PY; party CU; party BO; party EC; party PY;"
            " status Held",
        ),
        (
            "Президент Панамы обсудил с генеральным секретарём ООН вопросы изменения климата.",
            "participant PA; participant un; party PA; party un; topic topic/climate-change; status Held",
        ),
        (
            "Посол Чили, встретившийся накануне с министром обороны Боливии, отметил прогресс.",
            "participant CL; participant BO; party CL; party BO; status Held; when 2025-06-11",
        ),
    ],
)
def test_a_meeting_has_its_sides_its_place_its_day_and_its_status(facts: Facts, sentence: str, expected: str) -> None:
    check(facts, sentence, "meeting:1", expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "Сборная Дании встретилась с командой Швеции в четвертьфинале чемпионата.",
        "Президент Кении не встречался с премьер-министром Эфиопии.",
        "Переговоры между Суданом и Эфиопией не состоялись.",
        "Министр иностранных дел Литвы заявил о готовности к диалогу и сотрудничеству с Польшей.",
        "Президенты Хорватии и Словении регулярно встречаются.",
        "Министр предложил провести переговоры с Тунисом.",
        "Стороны подтвердили важность консультаций между Чили и Перу.",
        "Посол рассказал о плане консультаций с Ираном.",
        "Посол опроверг сообщения о встрече президента Мали с премьер-министром Алжира.",
        "Встреча лидеров Кубы и Венесуэлы может состояться в июле.",
        "Президент Грузии надеется на встречу с президентом Франции.",
        "Директор завода встретился с жителями города.",
    ],
)
def test_sport_talk_habit_denial_and_hope_are_no_meetings(facts: Facts, sentence: str) -> None:
    assert "meeting" not in kinds(facts(sentence, "ru"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Генеральная Ассамблея ООН приняла резолюцию о защите океанов.",
        "Парламент Греции принял закон о миграции.",
        "Премьер-министр Мальты принял предложение коллеги.",
        "Президент Кении принял отставку министра финансов.",
        "Министр принял участие в открытии посольства.",
        "Уругвай примет саммит МЕРКОСУР в декабре.",
    ],
)
def test_what_is_adopted_accepted_or_hosted_is_not_received(facts: Facts, sentence: str) -> None:
    assert "meeting" not in kinds(facts(sentence, "ru"))


def test_a_meeting_told_of_again_without_its_sides_is_dated_and_placed(facts: Facts) -> None:
    found = facts(
        "Министр иностранных дел Перу Эльмер Шиалер встретился с послом Ганы. Встреча прошла в Лиме 3 июня.", "ru"
    )
    assert {"place lima", "country PE", "when 2025-06-03"} <= told(found, "meeting:1")
    assert "meeting:2" not in {key for key, _, _ in found}


def test_who_was_present_took_part(facts: Facts) -> None:
    found = facts(
        "Президент Замбии принял премьер-министра Бельгии Барта Де Вевера."
        " На встрече присутствовала министр обороны Замбии Мария Мванза.",
        "ru",
    )
    assert {"participant Барт Де Вевер", "participant Мария Мванза"} <= told(found, "meeting:1")


def test_the_place_of_a_matter_is_not_the_place_of_the_meeting(facts: Facts) -> None:
    found = facts("Министры иностранных дел Индии и Катара обсудили в Дохе ситуацию в Ливане.", "ru")
    assert {value for key, name, value in found if key == "meeting:1" and name == "country"} == {"QA"}


def test_a_visitor_meets_those_whom_a_plan_of_the_visit_names(facts: Facts) -> None:
    found = facts(
        "Король Тонга Тупоу VI прибыл в Канберру. В рамках визита запланированы переговоры с премьер-министром"
        " Австралии Энтони Албанезе.",
        "ru",
    )
    assert {"participant Тупоу VI", "participant Энтони Албанезе", "status Planned"} <= told(found, "meeting:1")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Президент Индонезии Прабово Субианто прибыл с государственным визитом в Канаду 10 июня.",
            "visitor Прабово Субианто; party ID; destination CA; country CA; format format/state-visit; status Held;"
            " when 2025-06-10",
        ),
        (
            "Премьер-министр Бельгии посетит Руанду с 15 по 17 сентября.",
            "visitor BE; party BE; destination RW; country RW; status Planned; when 2025-09-15/2025-09-17",
        ),
        (
            "Король Марокко совершит рабочую поездку во Францию в октябре.",
            "visitor MA; party MA; destination FR; country FR; format format/working-visit; status Planned;"
            " when 2025-10",
        ),
        (
            "Визит президента Замбии в Китай отменён.",
            "visitor ZM; party ZM; destination CN; country CN; status Cancelled",
        ),
        (
            "Визит премьер-министра Непала в Индию, запланированный на август, перенесён.",
            "visitor NP; party NP; destination IN; country IN; status Postponed; when 2025-08",
        ),
        (
            "Генеральный секретарь ООН отправится в Боготу на следующей неделе.",
            "visitor un; party un; destination bogota; destination CO; place bogota; country CO; status Planned;"
            " when 2025-06-16/2025-06-22",
        ),
        (
            "Президент Ганы прибыл в столицу Сенегала.",
            "visitor GH; party GH; destination SN; country SN; status Held",
        ),
        (
            "Президент Индонезии встретился с премьер-министром Малайзии, который прибыл в Джакарту в среду.",
            "visitor MY; party MY; destination jakarta; destination ID; place jakarta; country ID; status Held;"
            " when 2025-06-11",
        ),
        (
            "Министр иностранных дел Норвегии, который находится с визитом в Замбии, выразил соболезнования.",
            "visitor NO; party NO; destination ZM; country ZM; status Held",
        ),
    ],
)
def test_a_visit_has_its_visitor_its_goal_its_days_and_its_kind(facts: Facts, sentence: str, expected: str) -> None:
    check(facts, sentence, "visit:1", expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "Президент Чили не поедет в Аргентину.",
        "Министр неоднократно бывал в Марокко и посещал Алжир.",
        "Премьер-министр Канады может посетить Японию.",
        "Президент Эстонии посетил школу в родном городе.",
        "Если президент Мексики посетит Гавану, стороны подпишут соглашение.",
        "Президент Туниса пригласил короля Бельгии посетить Карфаген.",
    ],
)
def test_denied_repeated_possible_and_invited_journeys_are_no_visits(facts: Facts, sentence: str) -> None:
    assert "visit" not in kinds(facts(sentence, "ru"))


def test_who_is_invited_is_who_may_come(facts: Facts) -> None:
    found = facts("Президент Кении пригласил премьер-министра Индии посетить Найроби.", "ru")
    assert {value for _, name, value in found if name.startswith("visitor")} == {"IN"}


def test_a_visit_called_off_later_in_the_sentence_is_cancelled(facts: Facts) -> None:
    found = facts("Канцлер Германии планировал посетить Варшаву, но отменил поездку.", "ru")
    assert "status Cancelled" in told(found, "visit:1")


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        (
            "Саммит Африканского союза пройдёт в Аддис-Абебе 12 июля.",
            "Саммит Африканского союза",
            "place addis-ababa; country ET; status Planned; when 2025-07-12",
        ),
        (
            "Пятая конференция по океанам состоялась в Лиссабоне в мае 2024 года.",
            "Пятая конференция по океанам",
            "ordinal 5; topic topic/oceans; place lisbon; country PT; status Held; when 2024-05",
        ),
        (
            "Министр иностранных дел Кипра выступил на 58-й сессии Совета ООН по правам человека в Женеве.",
            "58-я сессия Совета ООН по правам человека",
            "ordinal 58; topic topic/human-rights; participant CY; party CY; place geneva; country CH; status Held",
        ),
        (
            "Международная конференция, посвящённая защите ледников, открылась в Катманду.",
            "Международная конференция, посвящённая защите ледников",
            "topic topic/glaciers; place kathmandu; country NP; status Held",
        ),
        (
            "Саммит Лиги арабских государств отложен.",
            "Саммит Лиги арабских государств",
            "status Postponed",
        ),
        (
            "Уругвай примет саммит МЕРКОСУР в декабре.",
            "Саммит МЕРКОСУР",
            "host UY; country UY; status Planned; when 2025-12",
        ),
        (
            "Президент Намибии прибыл в Сеул для участия в международном форуме по водороду.",
            "Международный форум по водороду",
            "participant NA; party NA; topic topic/hydrogen; status Planned",
        ),
        (
            "В Минске прошёл экономический форум с участием премьер-министров Лаоса и Омана.",
            "Экономический форум",
            "place minsk; country BY; participant LA; participant OM; party LA; party OM; status Held",
        ),
    ],
)
def test_a_conference_has_its_name_its_place_its_day_and_who_took_part(
    facts: Facts, sentence: str, name: str, expected: str
) -> None:
    check(facts, sentence, name, expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "Пресс-конференция тренера состоялась после матча.",
        "Участники обсудили различные конференции.",
        "Министр призвал провести саммит в Женеве.",
        "Премьер-министр Индии отказался от участия в саммите.",
    ],
)
def test_unnamed_proposed_and_other_gatherings_are_no_conferences(facts: Facts, sentence: str) -> None:
    assert {value for _, name, value in facts(sentence, "ru") if name == "status"} <= set()


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        (
            "Норвегия и Кения выступили с инициативой по защите океанов.",
            "Инициатива по защите океанов",
            "initiator NO; initiator KE; topic topic/oceans",
        ),
        (
            "Барбадос выдвинул Бриджтаунскую инициативу по реформе международных финансов в 2022 году.",
            "Бриджтаунская инициатива по реформе международных финансов",
            "initiator BB; topic topic/finance; when 2022",
        ),
        (
            "К инициативе «Один пояс — один путь» присоединилась Гондурас.",
            "Инициатива «Один пояс — один путь»",
            "adherent HN",
        ),
        (
            "К инициативе по борьбе с опустыниванием присоединились Намибия и Ботсвана.",
            "Инициатива по борьбе с опустыниванием",
            "adherent NA; adherent BW; topic topic/desertification",
        ),
        (
            "К глобальной инициативе по защите школ присоединились 120 государств.",
            "Глобальная инициатива по защите школ",
            "adherentCount 120",
        ),
        (
            "Инициатива по защите лесов была предложена президентом Габона в 2021 году.",
            "Инициатива по защите лесов",
            "initiator GA; when 2021",
        ),
    ],
)
def test_an_initiative_has_founders_adherents_and_a_year(facts: Facts, sentence: str, name: str, expected: str) -> None:
    check(facts, sentence, name, expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "По инициативе посла состоялся концерт.",
        "Компания запустила программу лояльности.",
        "Чили не поддержала инициативу по реформе рынка.",
    ],
)
def test_idioms_firms_and_denials_found_no_initiative(facts: Facts, sentence: str) -> None:
    assert {name for _, name, _ in facts(sentence, "ru")} & {"initiator", "adherent"} == set()


def test_his_meeting_is_that_of_the_one_named_before(facts: Facts) -> None:
    found = facts("Премьер-министр Мальты Роберт Абела прибыл в Афины. Завтра состоится его встреча с мэром.", "ru")
    assert "visitor Роберт Абела" in told(found, "visit:1")
    found = facts(
        "Премьер-министр Мальты Роберт Абела прибыл в Афины. 21 июня состоится его встреча с президентом Греции.", "ru"
    )
    assert {"participant Роберт Абела", "participant GR", "when 2025-06-21"} <= told(found, "meeting:1")


def test_a_former_holder_of_a_post_stands_for_no_state(facts: Facts) -> None:
    found = facts("Бывший президент Бразилии встретился с бывшим канцлером Германии.", "ru")
    assert "party" not in {name for _, name, _ in found}


def test_nobody_visits_his_own_country(facts: Facts) -> None:
    assert "visit" not in kinds(facts("Президент Чили Габриэль Борич прибыл в Сантьяго.", "ru"))


def test_a_colleague_holds_the_same_post_elsewhere(facts: Facts) -> None:
    found = facts("Министр обороны Дании и его коллега из Уругвая обсудили учения.", "ru")
    assert {value for _, name, value in found if name == "party"} == {"DK", "UY"}


def test_an_announced_conference_lies_ahead(facts: Facts) -> None:
    found = facts("Премьер-министр Норвегии объявил о проведении конференции по разоружению в Осло осенью.", "ru")
    assert {"status Planned", "place oslo"} <= told(found, "Конференция по разоружению")
    assert ("Конференция по разоружению", "earliest", "2025-09-01") in found


def test_the_words_of_a_post_are_no_topic(facts: Facts) -> None:
    found = facts("Министр сельского хозяйства Перу обсудил с послом Ганы вопросы туризма.", "ru")
    assert {value for _, name, value in found if name == "topic"} == {"topic/tourism"}


def test_a_date_or_a_count_behind_a_conference_is_no_part_of_its_name(facts: Facts) -> None:
    found = facts("Стороны условились провести заседание межправкомиссии 20 июля в Осло.", "ru")
    assert {"status Planned", "place oslo", "when 2025-07-20"} <= told(found, "Заседание межправкомиссии")


def test_what_is_numbered_or_called_by_its_abbreviation_is_a_conference(facts: Facts) -> None:
    assert {"ordinal 27", "place oslo"} <= told(facts("27-е совещание пройдёт в Осло весной.", "ru"), "27-е совещание")
    assert "ordinal 40" in told(facts("40-й СМИД пройдёт в Осло.", "ru"), "40-й СМИД")


def test_a_roadmap_or_a_plan_that_is_signed_is_an_agreement(facts: Facts) -> None:
    text = "Чили и Перу подписали {} сотрудничества на 2026 год."
    for name in ("план", "дорожную карту"):
        assert {value for _, kind, value in facts(text.format(name), "ru") if kind == "signatory"} == {"CL", "PE"}
    assert "signatory" not in {kind for _, kind, _ in facts("Чили и Перу обсудили карту дорог.", "ru")}
