"""Meetings and visits of several documents: one where participants, day and place agree, two where a host differs."""


def president(telling, name="Tarja Niemi", state="state/FI"):
    return telling.person(name, "president", state), state


def guest(telling, name="Paulo Mendes"):
    return telling.person(name, "secretary-general", "organization/oecd"), "organization/oecd"


def test_one_meeting_told_in_two_languages_is_one(story, resolved):
    first, second = story("a", "en", "2019-05-07"), story("b", "ru", "2019-05-07")
    first.meeting(president(first), guest(first), day="2019-05-07", place=first.known("place/helsinki"))
    second.meeting(president(second, "Тарья Ниеми"), guest(second, "Паулу Мендес"), day="2019-05-07")
    assert resolved(first, second).paths("Meeting") == ["meeting/2019-05-07-mendes-niemi"]


def test_two_hosts_on_one_day_in_one_city_are_two_meetings(story, resolved):
    first, second = story("a"), story("b")
    first.meeting(president(first), guest(first), day="2019-05-07", place=first.known("place/helsinki"))
    minister = second.person("Eero Laine", "minister-of-finance", "state/FI")
    second.meeting((minister, "state/FI"), guest(second), day="2019-05-07", place=second.known("place/helsinki"))
    graph = resolved(first, second)
    assert graph.paths("Meeting") == ["meeting/2019-05-07-laine-mendes", "meeting/2019-05-07-mendes-niemi"]


def test_a_meeting_told_without_names_is_the_one_of_the_same_sides_on_that_day(story, resolved):
    first, second = story("a"), story("b")
    first.meeting(president(first), guest(first), day="2019-05-07")
    second.meeting((None, "state/FI"), (None, "organization/oecd"), day="2019-05-07")
    assert len(resolved(first, second).paths("Meeting")) == 1


def test_a_meeting_told_without_names_is_no_one_of_two_that_would_fit(story, resolved):
    first, second, third = story("a"), story("b"), story("c")
    first.meeting(president(first), guest(first), day="2019-05-07")
    minister = second.person("Eero Laine", "minister-of-finance", "state/FI")
    second.meeting((minister, "state/FI"), guest(second), day="2019-05-07")
    third.meeting((None, "state/FI"), (None, "organization/oecd"), day="2019-05-07")
    assert len(resolved(first, second, third).paths("Meeting")) == 3


def test_an_undated_telling_is_the_only_meeting_that_fits_and_takes_its_day(story, resolved):
    first, second = story("a"), story("b", issued="2019-05-20")
    first.meeting(president(first), guest(first), day="2019-05-07")
    second.meeting(president(second), guest(second))
    graph = resolved(first, second)
    (path,) = graph.paths("Meeting")
    assert graph.values(path, "when") == ["2019-05-07"]


def test_an_undated_telling_is_no_meeting_of_long_before(story, resolved):
    first, second = story("a"), story("b", issued="2021-02-03")
    first.meeting(president(first), guest(first), day="2019-05-07")
    second.meeting(president(second), guest(second))
    assert len(resolved(first, second).paths("Meeting")) == 2


def test_an_undated_telling_stays_alone_where_two_meetings_would_fit(story, resolved):
    tellings = [story("a"), story("b"), story("c")]
    for telling, day in zip(tellings, ("2019-05-07", "2019-06-11", None), strict=True):
        telling.meeting(president(telling), guest(telling), **({"day": day} if day else {}))
    assert len(resolved(*tellings).paths("Meeting")) == 3


def test_a_call_and_a_meeting_in_a_city_on_one_day_are_two(story, resolved):
    first, second = story("a"), story("b")
    call = first.meeting(president(first), guest(first), day="2019-05-07")
    first.say(call, format=first.known("format/phone"))
    second.meeting(president(second), guest(second), day="2019-05-07", place=second.known("place/helsinki"))
    assert len(resolved(first, second).paths("Meeting")) == 2


def test_two_cities_on_one_day_are_two_meetings(story, resolved):
    first, second = story("a"), story("b")
    first.meeting(president(first), guest(first), day="2019-05-07", place=first.known("place/helsinki"))
    second.meeting(president(second), guest(second), day="2019-05-07", place=second.known("place/paris"))
    assert len(resolved(first, second).paths("Meeting")) == 2


def test_the_day_of_the_news_gives_way_to_the_day_that_is_told(story, resolved):
    first, second = story("a", issued="2019-05-08"), story("b", issued="2019-05-08")
    meeting = first.meeting(president(first), guest(first))
    first.say(meeting, modality="Inferred", day="2019-05-08")
    second.meeting(president(second), guest(second), day="2019-05-07")
    graph = resolved(first, second)
    (path,) = graph.paths("Meeting")
    assert graph.values(path, "earliest") == graph.values(path, "latest") == ["2019-05-07"]
    assert ("a", "2019-05-08", "Inferred", False) in graph.claims(path, "earliest")


def test_a_planned_meeting_and_its_report_are_one_and_the_report_has_the_last_word(story, resolved):
    first, second = story("a", issued="2019-05-01"), story("b", issued="2019-05-08")
    first.meeting(president(first), guest(first), status="Planned", day="2019-05-07")
    second.meeting(president(second), guest(second), day="2019-05-07")
    graph = resolved(first, second)
    (path,) = graph.paths("Meeting")
    assert graph.values(path, "status") == ["Held"]
    assert graph.claims(path, "status") == [("b", "Held", "Asserted", True), ("a", "Planned", "Planned", False)]


def test_two_meetings_of_one_document_stay_two(story, resolved):
    first, second = story("a"), story("b")
    host, visitor = president(first), guest(first)
    first.meeting(host, visitor, day="2019-05-07")
    first.meeting(host, visitor, day="2019-05-07")
    second.meeting(president(second), guest(second), day="2019-05-07")
    assert len(resolved(first, second).paths("Meeting")) == 2


def journey(telling, goal="state/VN", **told):
    visit = telling.node("Visit")
    person, _ = president(telling)
    telling.say(visit, visitor=person)
    telling.say(visit, destination=telling.known(goal))
    telling.say(visit, status="Held")
    for predicate, value in told.items():
        telling.say(visit, **{predicate: value})
    return visit


def test_a_visit_without_days_is_the_only_one_of_that_visitor_to_that_state(story, resolved):
    first, second, third = story("a"), story("b"), story("c")
    journey(first, day="2019-05-07/2019-05-09")
    journey(second)
    journey(third, "state/LA", day="2019-05-10")
    graph = resolved(first, second, third)
    assert graph.paths("Visit") == ["visit/2019-05-07-niemi-vn", "visit/2019-05-10-niemi-la"]
    reasons = [merge.reason for merge in graph.resolution.merges if (merge.document, merge.key) == ("b", "visit:1")]
    assert reasons == ["the only visit of the same visitor to the same destination whose days fit"]


def test_a_day_within_a_visit_is_the_same_visit(story, resolved):
    first, second = story("a"), story("b")
    journey(first, day="2019-05-07/2019-05-09")
    journey(second, day="2019-05-08")
    assert len(resolved(first, second).paths("Visit")) == 1


def test_a_visit_a_year_later_is_another(story, resolved):
    first, second = story("a"), story("b")
    journey(first, day="2019-05-07")
    journey(second, day="2020-05-07")
    assert len(resolved(first, second).paths("Visit")) == 2


def test_a_meeting_of_a_visit_takes_its_days_as_inferred(story, resolved):
    first, second = story("a"), story("b")
    journey(first, day="2019-05-07")
    visit = journey(second)
    minister = second.person("Minh Tran", "minister-of-trade", "state/VN")
    meeting = second.meeting(president(second), (minister, "state/VN"))
    second.say(meeting, modality="Inferred", partOf=visit)
    graph = resolved(first, second)
    (path,) = graph.paths("Meeting")
    assert path == "meeting/2019-05-07-niemi-tran"
    assert graph.claims(path, "when") == [("a", "2019-05-07", "Inferred", True)]
    (visit_path,) = graph.paths("Visit")
    spans = {
        (item.start, item.end)
        for item in graph.resolution.evidence
        if item.predicate == "when" and item.subject in (path, visit_path)
    }
    assert len(spans) == 1


def test_a_visit_that_is_put_off_and_then_made_is_one_with_its_history(story, resolved):
    plan, news, report = (story(name, issued=issued) for name, issued in PUT_OFF)
    for telling, status, modality in ((plan, "Planned", "Planned"), (news, "Postponed", "Asserted")):
        visit = telling.node("Visit")
        telling.say(visit, modality=modality, visitor=president(telling)[0], destination=telling.known("state/VN"))
        telling.say(visit, modality=modality, status=status)
        if status == "Planned":
            telling.say(visit, modality=modality, day="2019-04-04")
    journey(report, day="2019-04-20")
    graph = resolved(report, news, plan)
    (path,) = graph.paths("Visit")
    assert graph.values(path, "status") == ["Held"]
    assert sorted(status for _, status, _, _ in graph.claims(path, "status")) == ["Held", "Planned", "Postponed"]


PUT_OFF = (("a", "2019-03-20"), ("b", "2019-04-02"), ("c", "2019-04-21"))


def test_a_visit_that_is_put_off_to_the_next_year_is_the_same(story, resolved):
    news, report = story("a", issued="2019-12-18"), story("b", issued="2020-01-16")
    visit = news.node("Visit")
    news.say(visit, visitor=president(news)[0], destination=news.known("state/VN"))
    news.say(visit, status="Postponed", day="2019-12-20")
    journey(report, day="2020-01-15")
    assert len(resolved(news, report).paths("Visit")) == 1


def test_a_visit_that_is_put_off_to_a_day_that_is_told_is_the_one_that_was_planned(story, resolved):
    plan, news = story("a", issued="2019-03-20"), story("b", issued="2019-04-02")
    for telling, status, day in ((plan, "Planned", "2019-04-04"), (news, "Postponed", "2019-04-20")):
        visit = telling.node("Visit")
        telling.say(visit, visitor=president(telling)[0], destination=telling.known("state/VN"))
        telling.say(visit, status=status, day=day)
    graph = resolved(plan, news)
    assert len(graph.paths("Visit")) == 1


def test_a_visit_made_while_another_is_only_planned_is_another(story, resolved):
    plan, report = story("a", issued="2019-03-20"), story("c", issued="2019-04-21")
    visit = plan.node("Visit")
    plan.say(visit, modality="Planned", visitor=president(plan)[0], destination=plan.known("state/VN"))
    plan.say(visit, modality="Planned", status="Planned", day="2019-04-04")
    journey(report, day="2019-04-20")
    assert len(resolved(plan, report).paths("Visit")) == 2


def test_what_is_called_off_without_a_day_is_the_meeting_that_was_planned(story, resolved):
    plan, news = story("a", issued="2019-05-01"), story("b", issued="2019-05-05")
    plan.meeting(president(plan), guest(plan), status="Planned", day="2019-05-07")
    news.meeting(president(news), guest(news), status="Cancelled")
    graph = resolved(plan, news)
    (path,) = graph.paths("Meeting")
    assert graph.values(path, "status") == ["Cancelled"]


def test_what_was_held_is_not_what_was_called_off_before(story, resolved):
    news, report = story("a", issued="2019-05-05"), story("b", issued="2019-05-08")
    news.meeting(president(news), guest(news), status="Cancelled")
    report.meeting(president(report), guest(report), day="2019-05-07")
    assert len(resolved(news, report).paths("Meeting")) == 2


def canadian(telling, name, role):
    return telling.person(name, role, "state/CA"), "state/CA"


def test_one_meeting_is_one_where_a_name_is_spelt_by_ear_in_another_script(story, resolved):
    first, second = story("a", "en"), story("b", "ru")
    place = "place/helsinki"
    minister = canadian(first, "Gordon Merriweather", "minister-of-finance")
    first.meeting(president(first), minister, day="2019-05-07", place=first.known(place))
    by_ear = canadian(second, "Гордон Мэриуэзер", "minister-of-finance")
    second.meeting(president(second, "Тарья Ниеми"), by_ear, day="2019-05-07", place=second.known(place))
    graph = resolved(first, second)
    assert len(graph.paths("Meeting")) == 1
    (reason,) = {merge.reason for merge in graph.resolution.merges if merge.key == "meeting:1"}
    assert reason == "same sides, day and place, and names that are alike in two scripts"


def test_two_hosts_of_one_family_name_are_two_in_two_scripts_also(story, resolved):
    first, second = story("a", "en"), story("b", "ru")
    place = "place/helsinki"
    guests = (guest(first), guest(second, "Паулу Мендес"))
    first.meeting(president(first, "Agnes Niemi"), guests[0], day="2019-05-07", place=first.known(place))
    minister = second.person("Мирьям Ниеми", "speaker", "state/FI")
    second.meeting((minister, "state/FI"), guests[1], day="2019-05-07", place=second.known(place))
    assert len(resolved(first, second).paths("Meeting")) == 2
