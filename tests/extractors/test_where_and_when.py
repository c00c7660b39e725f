"""Where, when and whether events take place, in the many ways in which that is told.

The news is of Wednesday, 12 March 2031. Of each event only the slots that a case names are looked at.
"""

from __future__ import annotations

from datetime import date

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.evaluation.told import facts
from kg.extractors import read

ISSUED = date(2031, 3, 12)

VISITS = {
    "awaited somewhere": (
        "en",
        "Peru's foreign minister Ana Quispe is expected in Oslo on Friday for talks with Lars Hagen of Norway.",
        {"visitor": "Ana Quispe", "destination": "Oslo", "status": "Planned", "dates": "2031-03-14"},
    ),
    "moved from one month to another": (
        "en",
        "Peruvian President Ana Quispe's state visit to Japan has been pushed back from April to September.",
        {"destination": "Japan", "status": "Postponed", "dates": "2031-09-01/2031-09-30"},
    ),
    "put off by so much, to a day": (
        "en",
        "Peruvian Foreign Minister Ana Quispe has delayed her trip to Brussels by a week, to March 20.",
        {"destination": "Brussels", "status": "Postponed", "dates": "2031-03-20"},
    ),
    "called off, with the days that were planned": (
        "en",
        "Peruvian President Ana Quispe's state visit to Japan, planned for 3–6 April, has been cancelled.",
        {"destination": "Japan", "status": "Cancelled", "dates": "2031-04-03/2031-04-06"},
    ),
    "called off, with the day in a relative clause": (
        "en",
        "Peruvian Foreign Minister Ana Quispe scrapped a trip to Brussels that had been scheduled for Thursday.",
        {"destination": "Brussels", "status": "Cancelled", "dates": "2031-03-13"},
    ),
    "fallen through until a new date": (
        "en",
        "The working visit of Prime Minister Ana Quispe of Peru to Norway could not take place owing to a strike; "
        "new dates will be communicated.",
        {"destination": "Norway", "status": "Postponed"},
    ),
    "foreseen": (
        "en",
        "A stop in Tashkent by Peruvian Foreign Minister Ana Quispe is foreseen for autumn.",
        {"destination": "Tashkent", "status": "Planned"},
    ),
    "in the country of who receives": (
        "ru",
        "Президент Ганы Куаме Боатенг принял министра Перу Хулио Рохаса, находящегося в стране с официальным визитом.",
        {"visitor": "Хулио Рохас", "destination": "Гана", "status": "Held"},
    ),
    "a town before its verb": (
        "ru",
        "Завтра Лиму посетит министр, а Баку с официальным визитом посетит президент Ганы Куаме Боатенг.",
        {"visitor": "Куаме Боатенг", "destination": "Баку", "status": "Planned"},
    ),
    "the next stop, in the present": (
        "en",
        "The President of Chad, Idriss Saleh, arrived in Kigali on Monday. From there he heads to Kampala.",
        {"visitor": "Idriss Saleh", "destination": "Kampala", "status": "Planned"},
    ),
    "the next stop, as a gerund": (
        "en",
        "Foreign Minister Ana Quispe of Peru is making a two-day stop in Doha before heading to Muscat on Thursday.",
        {"visitor": "Ana Quispe", "destination": "Muscat", "status": "Planned", "dates": "2031-03-13"},
    ),
    "words of one trigger stand together": (
        "en",
        "A Peruvian delegation headed by Finance Minister Luis Rojas touched down in Seoul on Sunday.",
        {"visitor": "Luis Rojas", "destination": "Seoul", "dates": "2031-03-09"},
    ),
    "reached, as an object": (
        "en",
        "President Ana Quispe of Peru on Monday reached Oslo for a state visit.",
        {"visitor": "Ana Quispe", "destination": "Oslo", "status": "Held", "dates": "2031-03-10"},
    ),
    "told behind a reason": (
        "en",
        "Citing scheduling reasons, Peruvian President Ana Quispe cancelled a visit to Norway.",
        {"visitor": "Ana Quispe", "destination": "Norway", "status": "Cancelled"},
    ),
    "postponed, with the days that were planned": (
        "en",
        "Peruvian President Ana Quispe has postponed her March 28-31 visit to Norway.",
        {"visitor": "Ana Quispe", "destination": "Norway", "status": "Postponed", "dates": "2031-03-28/2031-03-31"},
    ),
    "a headline without a verb": (
        "en",
        "Peruvian premier in Oslo for fish talks\n\nLIMA, March 12 – Peruvian Prime Minister Ana Quispe met Norwegian "
        "Prime Minister Lars Hagen on Tuesday.",
        {"visitor": "Ana Quispe", "destination": "Oslo", "status": "Held"},
    ),
    "given up, as the next sentence tells": (
        "en",
        "Peru's President Ana Quispe is at home. She will not travel to Oslo next month: the trip has been cancelled.",
        {"visitor": "Ana Quispe", "destination": "Oslo", "status": "Cancelled"},
    ),
    "had been planned, and was put off": (
        "en",
        "Foreign Minister Ana Quispe of Peru had been expected to stop in Oslo, but that leg was postponed.",
        {"visitor": "Ana Quispe", "destination": "Oslo", "status": "Postponed"},
    ),
    "in the course of what somebody was met": (
        "en",
        "During a visit to Oslo, Peru's foreign minister Ana Quispe met her Norwegian counterpart, Lars Hagen.",
        {"visitor": "Ana Quispe", "destination": "Oslo", "status": "Held"},
    ),
    "expected by the state itself": (
        "en",
        "Norway expects a visit by Peru's President Ana Quispe in May.",
        {"visitor": "Ana Quispe", "destination": "Norway", "status": "Planned", "dates": "2031-05-01/2031-05-31"},
    ),
    "an arrival in the city of the report": (
        "en",
        "Talks begin\n\nOSLO, March 12 – Peruvian President Ana Quispe arrives on Friday, a day before the opening.",
        {"visitor": "Ana Quispe", "destination": "Oslo", "status": "Planned", "dates": "2031-03-14"},
    ),
    "how long it lasts, with a pronoun": (
        "en",
        "Foreign Minister Ana Quispe of Peru began a visit to Norway on Monday. It will last until Friday.",
        {"visitor": "Ana Quispe", "destination": "Norway", "dates": "2031-03-10/2031-03-14"},
    ),
    "each stop of two with its day": (
        "ru",
        "Глава МИД Перу Ана Киспе в четверг посетит Чили, в пятницу – Аргентину.",
        {"destination": "Чили", "dates": "2031-03-13"},
    ),
    "called off by a ministry, of somebody without a post": (
        "ru",
        "МИД Перу отменил запланированный на 20 марта визит Карлоса Моралеса в Осло.",
        {"visitor": "Карлос Моралес", "destination": "Осло", "status": "Cancelled", "dates": "2031-03-20"},
    ),
    "a working visit of somebody without a post": (
        "ru",
        "Карлос Моралес прибудет в Норвегию с рабочим визитом 20 марта.",
        {"visitor": "Карлос Моралес", "destination": "Норвегия", "status": "Planned", "dates": "2031-03-20"},
    ),
    "to that country": (
        "ru",
        "Президент Перу Карлос Моралес принял президента Чада Идриса Салеха. Он напомнил, что в феврале побывал в этой "
        "стране с рабочим визитом.",
        {"visitor": "Карлос Моралес", "destination": "Чад", "status": "Held"},
    ),
    "confirmed for a day": (
        "ru",
        "Визит премьер-министра Чада Идриса Салеха в Лиму подтверждён на 20–21 марта.",
        {"destination": "Лима", "status": "Planned", "dates": "2031-03-20/2031-03-21"},
    ),
    "a day of this month": (
        "kk",
        "Перу Президенті Ана Киспе осы айдың 20-сында Норвегияға барады.",
        {"destination": "Норвегия", "status": "Planned", "dates": "2031-03-20"},
    ),
    "somewhere with a visit": (
        "kk",
        "Перу Қаржы министрі Луис Рохас 20-23 наурызда Сеулде ресми сапармен болады.",
        {"visitor": "Луис Рохас", "destination": "Сеул", "status": "Planned", "dates": "2031-03-20/2031-03-23"},
    ),
    "a stop on the way": (
        "ru",
        "По пути в Осло министр иностранных дел Перу Ана Киспе сделала остановку в Рейкьявике.",
        {"visitor": "Ана Киспе", "destination": "Рейкьявик", "status": "Held"},
    ),
    "fallen through in Russian until a new date": (
        "ru",
        "Визит премьер-министра Перу Луиса Рохаса в Норвегию не состоится; новые сроки будут согласованы позднее.",
        {"destination": "Норвегия", "status": "Postponed"},
    ),
    "moved from one month to another in Kazakh": (
        "kk",
        "Перу Премьер-министрі Ана Киспенің Норвегияға сапары сәуірден қыркүйекке ауыстырылды.",
        {"destination": "Норвегия", "status": "Postponed", "dates": "2031-09-01/2031-09-30"},
    ),
    "refused without a new date": (
        "kk",
        "Перу Премьер-министрі Ана Киспенің Норвегияға сапары тоқтатылды. Жаңа күн белгіленбеді.",
        {"destination": "Норвегия", "status": "Cancelled"},
    ),
}

MEETINGS = {
    "moved to another day": (
        "en",
        "The talks of Peruvian Foreign Minister Ana Quispe with her Belgian colleague Luc Maes were moved to 1 May.",
        {"participants": "Luc Maes", "status": "Postponed", "dates": "2031-05-01"},
    ),
    "in a town that is said to be one": (
        "en",
        "President Ana Quispe of Peru will hold talks with President Idriss Saleh of Chad on March 14 in the southern "
        "Rwandan city of Kigali.",
        {"participants": "Idriss Saleh", "place": "Kigali", "dates": "2031-03-14"},
    ),
    "each verb has its own day": (
        "en",
        "Foreign Minister Ana Quispe of Peru will fly to Oslo on Friday and hold talks there with Foreign Minister "
        "Lars Hagen of Norway on Saturday.",
        {"participants": "Lars Hagen", "place": "Oslo", "dates": "2031-03-15", "status": "Planned"},
    ),
    "beside a conference that is called after its city": (
        "en",
        "Foreign Minister Ana Quispe of Peru met Foreign Minister Lars Hagen of Norway on the sidelines of the Oslo "
        "Energy Forum on 11 March.",
        {"participants": "Lars Hagen", "place": "Oslo"},
    ),
    "told again with where and when": (
        "en",
        "Foreign Minister Ana Quispe of Peru received the Norwegian ambassador, Lars Hagen. The meeting, held in Lima "
        "on Tuesday, focused on trade.",
        {"participants": "Lars Hagen", "place": "Lima", "dates": "2031-03-11"},
    ),
    "in the city that hosted it": (
        "en",
        "Tashkent hosted talks between Foreign Minister Karim Aliev of Uzbekistan and Foreign Minister Ana Quispe of "
        "Peru on 10 March.",
        {"participants": "Ana Quispe", "place": "Tashkent", "dates": "2031-03-10"},
    ),
    "beside a journey, as a gerund": (
        "en",
        "Norway's Foreign Minister Lars Hagen made his first trip abroad to Sweden, meeting Prime Minister Karin Berg "
        "in Stockholm on Tuesday.",
        {"participants": "Karin Berg", "place": "Stockholm", "dates": "2031-03-11"},
    ),
    "on the second day of a visit that had begun": (
        "en",
        "OSLO, March 12 – Foreign Minister Ana Quispe of Peru arrived here on Monday. On the second day of her visit "
        "she was received by Prime Minister Lars Hagen of Norway.",
        {"participants": "Lars Hagen", "place": "Oslo", "dates": "2031-03-11"},
    ),
    "the day after the first": (
        "en",
        "President Ana Quispe of Peru paid a state visit to Norway from 8 to 10 March. On the first day she was "
        "received by King Olaf of Norway. The next day she held talks with Prime Minister Lars Hagen.",
        {"participants": "Lars Hagen", "dates": "2031-03-09", "status": "Held"},
    ),
    "planned, and never held": (
        "en",
        "The talks of President Ana Quispe of Peru with President Idriss Saleh of Chad, planned for Monday, never took "
        "place.",
        {"participants": "Idriss Saleh", "status": "Cancelled"},
    ),
    "in the house of an organ": (
        "ru",
        "В Кремле президент России Пётр Орлов принял президента Чада Идриса Салеха.",
        {"participants": "Идрис Салех", "place": "Москва"},
    ),
    "in the building of an organ": (
        "ru",
        "В здании МИД Перу министр иностранных дел Перу Ана Киспе приняла посла Норвегии Ларса Хагена.",
        {"participants": "Ларс Хаген", "place": "Лима"},
    ),
    "in a house of a city": (
        "kk",
        "Перу Президенті Ана Киспе кеше Лимадағы сарайда Норвегия Премьер-министрі Ларс Хагенді қабылдады.",
        {"participants": "Ларс Хаген", "place": "Лима", "dates": "2031-03-11"},
    ),
    "on the margins of what was told before": (
        "ru",
        "Саммит прошёл в Кигали 10–11 марта. На полях саммита президент Перу Карлос Моралес встретился с президентом "
        "Чада Идрисом Салехом.",
        {"participants": "Идрис Салех", "place": "Кигали"},
    ),
    "called after its city": (
        "ru",
        "Женевская встреча министра иностранных дел Перу Карлоса Моралеса с министром иностранных дел Норвегии Ларсом "
        "Хагеном прошла 11 марта.",
        {"participants": "Ларс Хаген", "place": "Женева", "dates": "2031-03-11"},
    ),
    "a pronoun behind a noun is the verb's": (
        "ru",
        "ОСЛО, 12 марта. Министр иностранных дел Перу Ана Киспе прибыла в Норвегию в понедельник. На второй день "
        "визита её принял премьер-министр Норвегии Ларс Хаген.",
        {"participants": "Ларс Хаген", "dates": "2031-03-11"},
    ),
    "planned in Russian, and not held": (
        "ru",
        "Запланированная на понедельник встреча президента Перу Аны Киспе с президентом Чада Идрисом Салехом не "
        "состоялась.",
        {"participants": "Идрис Салех", "status": "Cancelled"},
    ),
    "on the second day in Kazakh": (
        "kk",
        "ОСЛО. 12 наурыз. Перу Сыртқы істер министрі Ана Киспе Норвегияға дүйсенбіде келді. Сапардың екінші күні оны "
        "Норвегия Премьер-министрі Ларс Хаген қабылдады.",
        {"participants": "Ларс Хаген", "dates": "2031-03-11"},
    ),
}

CONFERENCES = {
    "told in the present of a day to come": (
        "en",
        "The Oslo Energy Forum takes place in Oslo on 5 October.",
        {"place": "Oslo", "status": "Planned", "dates": "2031-10-05"},
    ),
    "open already, and with its last day": (
        "en",
        "The fifth Black Sea Forum, which opened in Batumi on Monday and will run until Thursday, was addressed by "
        "President Ana Quispe of Peru.",
        {"place": "Batumi", "status": "Held", "dates": "2031-03-10/2031-03-13"},
    ),
}

PROGRAMME = (
    "The week of the President\n\n{}\n\n10:00 President Ana Quispe receives President Idriss Saleh of Chad.\n\n{}"
)


def told(text: str, language: str, kind: str) -> list[dict[str, set[str]]]:
    """The events of a kind, each with what is told of it by slot."""
    document = from_text(text, identifier="a", settings=Settings(), language=language, issued=ISSUED)
    found = [fact for fact in facts(read(document)) if fact.kind.name == kind]
    return [{slot: {value.text for value in values} for slot, values in fact.slots.items()} for fact in found]


def says(event: dict[str, set[str]], wanted: dict[str, str]) -> bool:
    return all(value in event.get(slot, set()) for slot, value in wanted.items())


@pytest.mark.parametrize(("language", "text", "wanted"), VISITS.values(), ids=VISITS)
def test_a_visit(language: str, text: str, wanted: dict[str, str]):
    visits = told(text, language, "visits")
    assert any(says(visit, wanted) for visit in visits), visits


@pytest.mark.parametrize(("language", "text", "wanted"), MEETINGS.values(), ids=MEETINGS)
def test_a_meeting(language: str, text: str, wanted: dict[str, str]):
    meetings = told(text, language, "meetings")
    assert any(says(meeting, wanted) for meeting in meetings), meetings


@pytest.mark.parametrize(("language", "text", "wanted"), CONFERENCES.values(), ids=CONFERENCES)
def test_a_conference(language: str, text: str, wanted: dict[str, str]):
    conferences = told(text, language, "conferences")
    assert any(says(conference, wanted) for conference in conferences), conferences


def test_a_side_trip_is_no_goal_of_a_visit_and_places_no_meeting():
    text = (
        "LIMA, March 12 – The President of Chad, Idriss Saleh, is paying a state visit to Peru. On Monday he visited "
        "Cusco. On Tuesday he was received by President Ana Quispe of Peru."
    )
    assert all("Cusco" not in visit["destination"] for visit in told(text, "en", "visits"))
    assert all("Cusco" not in meeting.get("place", ()) for meeting in told(text, "en", "meetings"))


def test_what_was_reached_somewhere_is_no_visit():
    text = "Foreign Minister Ana Quispe of Peru welcomed the agreement reached by the parties in Oslo."
    assert told(text, "en", "visits") == []


def test_a_question_tells_of_no_visit():
    assert told("Will President Ana Quispe of Peru travel to Oslo in May?", "en", "visits") == []


def test_a_programme_goes_by_the_days_that_head_its_parts():
    (meeting,) = told(PROGRAMME.format("Thursday, 13 March", "Friday, 14 March\n\nNothing."), "en", "meetings")
    assert meeting["dates"] == {"2031-03-13"}


def test_what_buses_do_is_no_visit_of_whoever_speaks_of_them():
    text = "Minister Ana Quispe of Peru is in Oslo. She thanked Kenya for the buses which arrived in Lima last year."
    assert all("Lima" not in visit["destination"] for visit in told(text, "en", "visits"))


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Quispe of Peru and President Idriss Saleh of Chad denied that talks had taken place.",
        "No meeting of President Ana Quispe of Peru with President Idriss Saleh of Chad took place.",
    ],
)
def test_what_nobody_planned_and_nobody_held_is_no_meeting(text: str):
    assert told(text, "en", "meetings") == []
