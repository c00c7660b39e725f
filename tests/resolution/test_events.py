"""Conferences, initiatives, agreements, bodies: one where number, name, place or meaning agree, editions apart."""

import pytest


def summit(telling, *names, marks=(), **told):
    key = telling.node("Conference", *names, marks=marks)
    modality = "Planned" if told.get("status") == "Planned" else "Asserted"
    for predicate, value in told.items():
        if predicate in {"country", "place"}:
            value = telling.known(value)
        telling.say(key, modality=modality, **{predicate: value})
    return key


def test_a_conference_planned_coarsely_in_one_document_and_finely_in_others_is_one(story, resolved):
    stories = [story("a", "en"), story("b", "ru"), story("c", "kk")]
    marks = ("word:high-level", "word:water")
    summit(
        stories[0],
        "Conference on water",
        marks=marks,
        country="state/MA",
        day="2031-01-01/2031-12-31",
        status="Planned",
    )
    summit(
        stories[1],
        "Конференция по воде",
        marks=marks,
        place="place/rabat",
        day="2031-09-01/2031-09-30",
        status="Planned",
    )
    summit(
        stories[2],
        "Жоғары деңгейлі конференция",
        marks=("word:high-level",),
        country="state/MA",
        day="2031-09-04",
        status="Planned",
    )
    graph = resolved(*stories)
    (path,) = graph.paths("Conference")
    assert graph.values(path, "when") == ["2031-09-04"]
    assert graph.values(path, "country") == ["state/MA"]
    assert [backs for document, _, _, backs in graph.claims(path, "when")] == [False, False, True]


def test_the_country_follows_from_the_place_where_no_document_tells_it(story, resolved):
    first = story("a", "ru")
    summit(first, "Конференция по воде", place="place/rabat", day="2031-09-04")
    graph = resolved(first)
    (path,) = graph.paths("Conference")
    assert graph.claims(path, "country") == [("a", "state/MA", "Inferred", True)]
    assert graph.claims("place/rabat", "country") == [("a", "state/MA", "Inferred", True)]
    assert graph.resources["state/MA"].iso == "MA"


def test_editions_with_different_numbers_or_years_stay_apart(story, resolved):
    tellings = [("a", 11, "2018-06-01"), ("b", 12, "2019-06-01"), ("c", None, "2020-06-01"), ("d", 12, None)]
    stories = []
    for name, number, day in tellings:
        telling = story(name)
        told = {**({"ordinal": number} if number else {}), **({"day": day} if day else {})}
        summit(telling, "Forum of River Basin States", marks=("word:river",), country="state/RS", **told)
        stories.append(telling)
    graph = resolved(*stories)
    assert graph.paths("Conference") == [
        "conference/11-forum-of-river-basin-states-2018",
        "conference/12-forum-of-river-basin-states-2019",
        "conference/forum-of-river-basin-states-2020",
    ]


def test_conferences_of_one_state_about_different_things_are_two(story, resolved):
    first, second = story("a"), story("b")
    summit(
        first,
        "International conference on fish",
        marks=("topic/fisheries", "word:international"),
        country="state/IS",
        day="2027-01-01/2027-12-31",
    )
    summit(
        second,
        "International conference on heat",
        marks=("topic/energy", "word:international"),
        country="state/IS",
        day="2027-01-01/2027-12-31",
    )
    assert len(resolved(first, second).paths("Conference")) == 2


def test_what_is_told_as_held_before_its_days_stays_planned(story, resolved):
    first = story("a", issued="2026-02-01")
    key = summit(first, "Forum of River Basin States", country="state/RS", day="2026-11-05", status="Held")
    first.say(key, modality="Planned", status="Planned")
    graph = resolved(first)
    assert graph.values(graph.paths("Conference")[0], "status") == ["Planned"]


def test_a_real_disagreement_about_the_days_keeps_both(story, resolved):
    first, second = story("a"), story("b")
    for telling, day in ((first, "2018-06-01"), (second, "2018-06-09")):
        key = telling.node("Initiative", "Initiative for the Rivers of the South")
        telling.say(key, initiator=telling.known("state/PY"))
        telling.say(key, day=day)
    graph = resolved(first, second)
    (path,) = graph.paths("Initiative")
    assert graph.values(path, "when") == ["2018-06-01", "2018-06-09"]


@pytest.mark.parametrize("actor", ["state/PY", "state/UY"])
def test_an_initiative_in_two_languages_is_one_if_the_name_means_the_same_and_an_actor_agrees(story, resolved, actor):
    first, second = story("a", "en"), story("b", "kk")
    marks = ("topic/energy", "word:green", "word:partnership")
    one = first.node("Initiative", "Green Energy Partnership Initiative", marks=marks)
    first.say(one, initiator=first.known("state/PY"))
    other = second.node("Initiative", "Жасыл энергетика серіктестігі бастамасы", marks=marks)
    second.say(other, initiator=second.known(actor))
    graph = resolved(first, second)
    assert len(graph.paths("Initiative")) == (1 if actor == "state/PY" else 2)


def test_agreements_of_one_common_name_between_other_states_are_two(story, resolved):
    tellings = {"a": ("state/PY", "state/UY"), "b": ("state/TZ", "state/KE"), "c": ("state/KE", "state/TZ")}
    stories = []
    for name, states in tellings.items():
        telling = story(name)
        key = telling.node("Agreement", "Joint Declaration")
        telling.say(key, signatory=[telling.known(state) for state in states])
        stories.append(telling)
    graph = resolved(*stories)
    assert graph.paths("Agreement") == ["agreement/joint-declaration-ke-tz", "agreement/joint-declaration-py-uy"]


def test_the_last_number_of_adherents_stands(story, resolved):
    tellings = [("a", "2020-01-01", 40), ("b", "2021-01-01", 38), ("c", None, 30)]
    stories = []
    for name, issued, number in tellings:
        telling = story(name, issued=issued)
        key = telling.node("Initiative", "Initiative for the Rivers of the South")
        telling.say(key, adherentCount=number)
        stories.append(telling)
    graph = resolved(*stories)
    assert graph.values(graph.paths("Initiative")[0], "adherentCount") == ["38"]


def test_a_cancelled_event_is_cancelled_and_what_is_denied_or_possible_stands_nowhere(story, resolved):
    first, second = story("a", issued="2019-05-01"), story("b", issued="2019-05-05")
    day = {"country": "state/RS", "day": "2019-06-01"}
    summit(first, "Forum of River Basin States", **day, status="Planned")
    key = summit(second, "Forum of River Basin States", **day, status="Cancelled")
    second.say(key, modality="Denied", participant=second.known("state/BG"))
    second.say(key, modality="Possible", participant=second.known("state/RO"))
    graph = resolved(first, second)
    (path,) = graph.paths("Conference")
    assert graph.values(path, "status") == ["Cancelled"]
    assert graph.values(path, "participant") == []


def test_the_organ_of_a_state_is_one_in_two_languages_and_stands_for_the_state(story, resolved):
    first, second = story("a", "en"), story("b", "kk")
    marks = ("country:MN", "organ:foreign-ministry")
    for telling, name in ((first, "Foreign Ministry of Mongolia"), (second, "Моңғолия Сыртқы істер министрлігі")):
        organ = telling.node("Organization", name, anchor=f"name/{name}", marks=marks)
        meeting = telling.node("Meeting")
        telling.say(meeting, participant=organ)
        telling.say(meeting, participant=telling.known("state/LK"), party=telling.known("state/LK"))
        telling.say(meeting, day="2022-03-04")
    graph = resolved(first, second)
    assert graph.paths("Organization") == ["organization/foreign-ministry-of-mongolia"]
    (path,) = graph.paths("Meeting")
    assert graph.values(path, "party") == ["state/LK", "state/MN"]


def test_a_body_is_one_whatever_its_capitals_and_quotation_marks(story, resolved):
    first, second = story("a", "ru"), story("b", "ru")
    for telling, name in ((first, "Фонд «Тихая вода»"), (second, "фонд «ТИХАЯ ВОДА»")):
        body = telling.node("Organization", name)
        telling.say(telling.node("Conference", "Форум фонда"), host=body)
    assert len(resolved(first, second).paths("Organization")) == 1


def test_a_misspelt_body_is_the_known_one_only_if_post_and_person_agree(story, resolved):
    first, second, third = story("a"), story("b"), story("c")
    first.person("Lena Hartmann", "director-general", "organization/icrc")
    for telling, name in ((second, "Lena Hartmann"), (third, "Jorge Prado")):
        body = telling.node("Organization", "International Committees of the Red Cross")
        telling.person(name, "director-general", body)
    graph = resolved(first, second)
    assert graph.paths("Organization") == ["organization/icrc"]
    assert graph.labels("organization/icrc", "en")["International Committees of the Red Cross"] == "alt"
    assert resolved(first, third).paths("Organization") == [
        "organization/icrc",
        "organization/international-committees-of-the-red-cross",
    ]


def test_a_tenure_with_the_state_and_one_with_its_organ_are_one(story, resolved):
    first, second = story("a"), story("b")
    first.person("Sigrid Dahl", "minister", "state/NO")
    organ = second.node("Organization", "Foreign Ministry", marks=("country:NO", "organ:foreign-ministry"))
    second.person("Sigrid Dahl", "minister", organ)
    graph = resolved(first, second)
    (path,) = graph.paths("Tenure")
    assert graph.values(path, "of") == ["organization/foreign-ministry", "state/NO"]


def test_statements_are_never_joined(story, resolved):
    first, second = story("a.txt"), story("b.txt")
    for telling in (first, second):
        person = telling.person("Sigrid Dahl", "minister", "state/NO")
        telling.say(telling.node("Statement"), speaker=person, stance="Welcomes")
    assert resolved(first, second).paths("Statement") == ["statement/a-txt-1", "statement/b-txt-1"]


def test_a_numbered_conference_that_is_put_off_is_the_same_and_the_new_days_stand(story, resolved):
    first, second = story("a", issued="2018-01-01"), story("b", issued="2019-07-01")
    summit(first, "12th Forum of River Basin States", ordinal=12, day="2018-06-01", status="Planned")
    summit(second, "12th Forum of River Basin States", ordinal=12, day="2019-06-01", status="Held")
    graph = resolved(first, second)
    (path,) = graph.paths("Conference")
    assert graph.values(path, "when") == ["2019-06-01"]
    assert graph.claims(path, "when") == [("a", "2018-06-01", "Planned", False), ("b", "2019-06-01", "Asserted", True)]


def test_a_conference_told_of_a_whole_year_is_neither_of_two_that_would_fit(story, resolved):
    tellings = {"a": "2027-01-01/2027-12-31", "b": "2027-04-03", "c": "2027-09-05"}
    stories = []
    for name, day in tellings.items():
        telling = story(name)
        summit(telling, "High-level meeting", marks=("word:high-level",), country="state/IS", day=day)
        stories.append(telling)
    assert len(resolved(*stories).paths("Conference")) == 3


def test_a_city_takes_the_place_of_a_region_of_the_same_state(story, resolved):
    from kg.languages.lexicon import lexicon

    region = next(place for place in lexicon().entries("place") if place.sort == "region" and place.country)
    city = next(
        place
        for place in lexicon().entries("place")
        if place.sort in {"city", "capital"} and place.country == region.country
    )
    first, second = story("a"), story("b")
    for telling, place in ((first, region.key), (second, city.key)):
        summit(telling, "Forum of River Basin States", place=place, day="2027-04-03")
    graph = resolved(first, second)
    (path,) = graph.paths("Conference")
    assert graph.values(path, "place") == [city.key]


def test_an_organ_is_one_by_whatever_name_of_one_language(story, resolved):
    first, second = story("a"), story("b")
    for telling, name in ((first, "Foreign Ministry of Mongolia"), (second, "Mongolian Ministry of Foreign Affairs")):
        organ = telling.node("Organization", name, marks=("country:MN", "organ:foreign-ministry"))
        telling.say(telling.node("Conference", "Steppe Forum"), host=organ)
    graph = resolved(first, second)
    assert len(graph.paths("Organization")) == 1


def test_an_abbreviation_of_two_bodies_joins_neither(story, resolved):
    first, second = story("a"), story("b")
    for telling, name in ((first, "River Basin Council"), (second, "Regional Banking Club")):
        body = telling.node("Organization", name, "=RBC")
        telling.say(telling.node("Conference", "Forum"), host=body)
    assert len(resolved(first, second).paths("Organization")) == 2


def test_an_abbreviation_that_a_document_explains_is_the_body_elsewhere(story, resolved):
    first, second = story("a"), story("b")
    for telling, names in ((first, ("River Basin Council", "=RBC")), (second, ("=RBC",))):
        body = telling.node("Organization", *names)
        telling.say(telling.node("Conference", "Forum"), host=body)
    assert resolved(first, second).paths("Organization") == ["organization/river-basin-council"]


def test_a_body_in_latin_letters_is_one_in_every_language(story, resolved):
    first, second = story("a", "ru"), story("b", "kk")
    for telling in (first, second):
        telling.say(telling.node("Statement"), speaker=telling.node("Organization", "Aurora Grid"))
    assert len(resolved(first, second).paths("Organization")) == 1


def test_a_conference_of_a_name_in_two_scripts_is_the_only_one_in_that_city_on_that_day(story, resolved):
    first, second, third = story("a", "en"), story("b", "ru"), story("c", "ru")
    summit(first, "Baltic Forum", place="place/paris", day="2031-05-06")
    summit(second, "Балтийский форум", place="place/paris", day="2031-05-06")
    summit(third, "Балтийский форум", place="place/paris", day="2032-05-06")
    assert len(resolved(first, second, third).paths("Conference")) == 2


def test_conferences_in_one_city_on_one_day_are_two_where_no_word_agrees(story, resolved):
    first, second = story("a", "en"), story("b", "ru")
    summit(first, "Harbour Congress", place="place/paris", day="2031-05-06")
    summit(second, "Встреча рыбаков", place="place/paris", day="2031-05-06")
    assert len(resolved(first, second).paths("Conference")) == 2


def test_a_conference_that_is_put_off_to_a_day_that_is_told_is_the_one_that_was_planned(story, resolved):
    first, second = story("a", issued="2031-03-01"), story("b", issued="2031-05-20")
    summit(first, "Donor Conference for River Towns", day="2031-06-05", status="Planned")
    summit(second, "Donor Conference for River Towns", day="2031-07-03", status="Postponed")
    assert len(resolved(first, second).paths("Conference")) == 1


@pytest.mark.parametrize(
    ("days", "places", "conferences"),
    [
        (("2031-12-01/2031-12-12", "2031-12-03"), ("place/accra", "place/accra"), 1),
        (("2031-12-01/2031-12-12", "2031-10-21/2031-10-30"), ("place/accra", "place/accra"), 2),
        (("2031-12-01/2031-12-12", "2031-12-02/2031-12-13"), ("place/accra", "place/rabat"), 2),
    ],
)
def test_letters_and_a_number_that_conventions_share_are_one_by_days_and_country(
    story, resolved, days, places, conferences
):
    stories = [story("a", "en"), story("b", "ru")]
    for telling, name, day, place in zip(stories, ("COP16", "КС-16"), days, places, strict=True):
        summit(telling, name, marks=("series:cop", "ordinal:16"), place=place, ordinal=16, day=day)
    assert len(resolved(*stories).paths("Conference")) == conferences
