"""Which fact of gold is which of those told."""

from kg.evaluation.facts import Fact, Value
from kg.evaluation.kinds import BY_NAME
from kg.evaluation.matching import match


def value(text):
    """A value; one of several words is a title."""
    return Value(text, frozenset({text.casefold()}), (text,) if " " in text else ())


def fact(kind, **slots):
    return Fact(BY_NAME[kind], {name: tuple(map(value, texts)) for name, texts in slots.items()})


def meeting(*who, parties=(), dates=()):
    return fact("meetings", participants=who, parties=parties, dates=dates)


def test_meetings_of_one_guest_with_two_hosts_are_two():
    gold = [meeting("Lund", "Mensah"), meeting("Lund", "Diallo")]
    told = [meeting("Lund", "Diallo"), meeting("Lund", "Mensah")]
    assert match(gold, told) == [(0, 1), (1, 0)]


def test_a_meeting_with_somebody_else_is_another():
    assert match([meeting("Lund", "Mensah")], [meeting("Lund", "Diallo")]) == []


def test_a_meeting_is_known_by_its_sides_where_persons_are_missed():
    gold = [meeting("Lund", "Mensah", parties=("NO", "GH"))]
    assert match(gold, [meeting("NO", "GH", parties=("NO", "GH"))]) == [(0, 0)]
    assert match(gold, [meeting("NO", "SN", parties=("NO", "SN"))]) == []


def test_gold_that_gives_parties_alone_is_matched_by_them():
    assert match([meeting(parties=("NO", "GH"))], [meeting("Lund", "Mensah", parties=("NO", "GH"))]) == [(0, 0)]


def test_two_meetings_of_the_same_are_told_apart_by_their_days():
    gold = [meeting("Lund", "Mensah", dates=(day,)) for day in ("2031-05-04", "2031-06-04")]
    told = [meeting("Lund", "Mensah", dates=(day,)) for day in ("2031-06-04", "2031-05-04")]
    assert match(gold, told) == [(0, 1), (1, 0)]


def test_posts_agree_in_holder_role_and_body():
    gold = [fact("posts", holder=["Lund"], role=["minister"], of=["NO"])]
    assert match(gold, [fact("posts", holder=["Lund"], role=["minister"])]) == [(0, 0)]
    assert match(gold, [fact("posts", holder=["Lund"], role=["governor"], of=["NO"])]) == []
    assert match(gold, [fact("posts", holder=["Lund"], role=["minister"], of=["GH"])]) == []


def test_conferences_agree_in_name_and_not_against_their_ordinals():
    gold = [fact("conferences", name=["Third Forum of Ports"], ordinal=["3"])]
    assert match(gold, [fact("conferences", name=["Forum of Ports"])]) == [(0, 0)]
    assert match(gold, [fact("conferences", name=["Forum of Ports"], ordinal=["4"])]) == []
    assert match(gold, [fact("conferences", name=["Congress of Mayors"])]) == []


def test_statements_agree_in_speaker_stance_and_what_they_are_on():
    gold = [fact("statements", speaker=["Lund"], stance=["Supports"], target=["Green Dunes"])]
    assert match(gold, [fact("statements", speaker=["Lund"], target=["the Green Dunes"])]) == [(0, 0)]
    assert match(gold, [fact("statements", speaker=["Lund"], stance=["Opposes"], target=["Green Dunes"])]) == []
    assert match(gold, [fact("statements", speaker=["Lund"], stance=["Supports"], topic=["trade"])]) == []


def test_a_visit_needs_visitor_and_destination():
    gold = [fact("visits", visitor=["Lund"], destination=["GH"])]
    assert match(gold, [fact("visits", visitor=["Lund"], destination=["GH", "Accra"])]) == [(0, 0)]
    assert match(gold, [fact("visits", visitor=["Lund"], destination=["SN"])]) == []
