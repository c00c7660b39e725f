"""Words that tell of a meeting, or of who was there, without meaning one: the table `meetings` of a grammar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg import resources


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """The words of one language.

    Args:
        joining: Verbs of those who come along with somebody: “the minister was joined by X”.
        agreeing: Verbs of what two do when they meet: “agreed in Lima to open the bridge”.
        calling_by: Verbs of whoever is where he went to see somebody: “came by to see X”.
        courtesy: Adjectives of a call that is paid on somebody: “a farewell call by the envoy”.
        paying: Triggers of somebody's call on another, who may be left unsaid: “the envoy paid a farewell call”.
        bringing: Verbs by which a day has what was done on it: “Tuesday saw a farewell call”.
        each: Words for every one of those who are told of: “with each of the two”.
        teams: Nouns for those who come to a meeting together: “the delegation”.
        composing: Verbs that tell who they are: “it was led by X and included Y”.
        ceremonies: Nouns for a meeting that was told by another word: “X attended the reception”.
        meanwhile: Conjunctions of what is done on the same day: “said so on Monday as X met Y”.
        setting: Verbs whose participle says of a meeting that a day is set for it: «назначена встреча».
        lying_in_wait: Verbs of what awaits somebody: «его ждут переговоры».
        ceremonial: Nouns for a meeting of ceremony told before: “the ceremony took place at the palace”.
        joint_bodies: Bodies of two states: those who chair a session of one together meet.
        goings_on: Nouns of what goes on at what was told of before: «в работе участвовали».
        closing: Verbs by which a day ends with what was done last: “his day ended with a dinner”.
        delivering: Verbs of handing somebody a message: “delivered a letter to the president”.
        phones: By what somebody is told something who is called: “thanked X by phone”.
        messages: What is handed over then.
        fixing: Verbs that say that the date of what lies ahead is agreed on.
        coming_about: Verbs that, denied, say that what was planned is off: «не состоится».
        press: Nouns in the names of newspapers and broadcasters: «Голос …».
        relations: Nouns for whoever is named behind a comma: “with her host, Minister X”.
        late: Words of whoever is no more: “the late president”.
        meals: Nouns for a meal or a reception that is given for somebody: «ужин, который дал X».
        given: Verbs and participles that say who gives it.
        giving: Verbs of giving somebody a meal, whose passive tells who was there: “a dinner was offered to X by Y”.
        addressing: Verbs of saying something to somebody: “assured X in Lima that …”.
        face_to_face: What says that both were there then: “over lunch”.
        coming_to: Verbs of going to where somebody is: “had come to her”.
        besides: What stands before another whom one has met: “besides his counterpart, he saw the president”.
        from_afar: By what one says something to somebody who is elsewhere: “in a letter”.
        among: Words behind “their” before those of several who are told by name: “олардың қатарында”.
        turns: Nouns for whose turn it is to be met: “кезек министрге келді”.
        partners: Nouns for whoever somebody talks with: “келесі сұхбаттасы”.
    """

    joining: frozenset[str]
    agreeing: frozenset[str]
    calling_by: frozenset[str]
    courtesy: frozenset[str]
    paying: frozenset[str]
    bringing: frozenset[str]
    each: frozenset[str]
    teams: frozenset[str]
    composing: frozenset[str]
    ceremonies: frozenset[str]
    meanwhile: frozenset[str]
    setting: frozenset[str]
    lying_in_wait: frozenset[str]
    ceremonial: frozenset[str]
    joint_bodies: frozenset[str]
    goings_on: frozenset[str]
    closing: frozenset[str]
    delivering: frozenset[str]
    messages: frozenset[str]
    phones: frozenset[str]
    fixing: frozenset[str]
    coming_about: frozenset[str]
    press: frozenset[str]
    relations: frozenset[str]
    late: frozenset[str]
    meals: frozenset[str]
    given: frozenset[str]
    giving: frozenset[str]
    addressing: frozenset[str]
    face_to_face: frozenset[str]
    from_afar: frozenset[str]
    coming_to: frozenset[str]
    besides: frozenset[str]
    among: frozenset[str]
    turns: frozenset[str]
    partners: frozenset[str]


@cache
def meeting_words(language: str) -> MeetingWords:
    """The words of a language; empty sets where it has none.

    >>> "join" in meeting_words("en").joining
    True
    """
    table = resources.toml(language, "grammar.toml").get("meetings", {})
    return MeetingWords(**{name: frozenset(table.get(name, ())) for name in MeetingWords.__dataclass_fields__})
