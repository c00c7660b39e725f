"""English words get lemmas and parts of speech, and a verb the features of its whole phrase."""

from __future__ import annotations

import pytest

from kg.languages.english import EnglishMorphology
from kg.languages.morphology import Analysis

ENGLISH = EnglishMorphology()


def tagged(sentence: str) -> dict[str, Analysis]:
    words = sentence.split()
    return dict(zip(words, ENGLISH.tag(words), strict=True))


@pytest.mark.parametrize(
    ("sentence", "verb", "lemma", "features"),
    [
        ("The king met the envoy of Peru .", "met", "meet", {"Tense": "Past", "VerbForm": "Fin", "Voice": "Act"}),
        ("The king will meet the envoy .", "meet", "meet", {"Tense": "Fut", "Mood": "Ind"}),
        ("The envoy was received by the king .", "received", "receive", {"Tense": "Past", "Voice": "Pass"}),
        ("The envoy will be received in Rome .", "received", "receive", {"Tense": "Fut", "Voice": "Pass"}),
        ("The sides have signed a pact .", "signed", "sign", {"Tense": "Past", "Voice": "Act", "Aspect": "Perf"}),
        ("The pact has been signed .", "signed", "sign", {"Tense": "Past", "Voice": "Pass"}),
        ("She is to visit Ghana in May .", "visit", "visit", {"Tense": "Fut"}),
        (
            "She is to hold talks and to be received by the king .",
            "received",
            "receive",
            {"Mood": "Pur", "Voice": "Pass"},
        ),
        ("She is due to visit Ghana .", "visit", "visit", {"Tense": "Fut"}),
        ("They did not meet in Oslo .", "meet", "meet", {"Tense": "Past", "Polarity": "Neg"}),
        ("She has never visited Ghana .", "visited", "visit", {"Tense": "Past", "Polarity": "Neg"}),
        ("He is n't going to sign it .", "sign", "sign", {"Tense": "Fut", "Polarity": "Neg"}),
        ("The ministers might attend the forum .", "attend", "attend", {"Mood": "Pot"}),
        ("They would hold talks .", "hold", "hold", {"Mood": "Pot"}),
        ("The talks could be postponed .", "postponed", "postpone", {"Mood": "Pot", "Voice": "Pass"}),
        ("The pact signed in Lima entered into force .", "signed", "sign", {"VerbForm": "Part", "Voice": "Pass"}),
        ("The pact signed in Lima entered into force .", "entered", "enter", {"VerbForm": "Fin", "Tense": "Past"}),
        ("The forum hosted by Fiji ended .", "hosted", "host", {"VerbForm": "Part", "Voice": "Pass"}),
        ("The leaders discussed trade and agreed on a plan .", "agreed", "agree", {"VerbForm": "Fin", "Tense": "Past"}),
        ("Norway welcomes the decision .", "welcomes", "welcome", {"Tense": "Pres", "VerbForm": "Fin"}),
        ("Chad , Niger sign border treaty", "sign", "sign", {"Tense": "Pres", "VerbForm": "Fin"}),
        ("Peru to host summit", "host", "host", {"Tense": "Fut"}),
        ("Ito said Japan supports the plan .", "supports", "support", {"VerbForm": "Fin"}),
        ("The officials are meeting in Vienna .", "meeting", "meet", {"Tense": "Pres", "Aspect": "Prog"}),
        ("The envoy on May 15 met the king .", "met", "meet", {"VerbForm": "Fin", "Tense": "Past"}),
        ("King Harald on 15 May 2031 held talks .", "held", "hold", {"VerbForm": "Fin", "Tense": "Past"}),
    ],
)
def test_verb_phrase(sentence: str, verb: str, lemma: str, features: dict[str, str]) -> None:
    found = tagged(sentence)[verb]
    assert (found.pos, found.lemma) == ("VERB", lemma)
    assert {name: found.get(name) for name in features} == features


@pytest.mark.parametrize(
    ("sentence", "word", "pos"),
    [
        ("The visit was short .", "visit", "NOUN"),
        ("They praised the support for peace talks .", "talks", "NOUN"),
        ("They praised the support for peace talks .", "support", "NOUN"),
        ("The meeting ended .", "meeting", "NOUN"),
        ("The meeting in May ended .", "May", "PROPN"),
        ("Italy hosts the games .", "Italy", "PROPN"),
        ("The secretary spoke .", "secretary", "NOUN"),
        ("Regional security was discussed .", "Regional", "ADJ"),
        ("He spoke briefly .", "briefly", "ADV"),
        ("They met 30 envoys .", "30", "NUM"),
        ("He said that the talks failed .", "that", "SCONJ"),
        ("They signed that treaty .", "that", "DET"),
    ],
)
def test_part_of_speech(sentence: str, word: str, pos: str) -> None:
    assert tagged(sentence)[word].pos == pos


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("Ministries", "ministry"),
        ("spokeswomen", "spokeswoman"),
        ("crises", "crisis"),
        ("Kenya’s", "kenya"),
        ("States'", "states"),
        ("talks", "talk"),
        ("held", "hold"),
        ("signing", "sign"),
        ("agreed", "agree"),
        ("visited", "visit"),
        ("ratified", "ratify"),
        ("planning", "plan"),
        ("Brussels", "brussels"),
        ("press", "press"),
    ],
)
def test_keys_hold_the_dictionary_form(form: str, key: str) -> None:
    assert key in ENGLISH.keys(form)
    assert form.lower() in ENGLISH.keys(form)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["the", "African", "Union"], "African Union"),
        (["Kenya", "’s"], "Kenya"),
        (["the", "United", "States", "'"], "United States"),
        (["William", "Ruto's"], "William Ruto"),
        (["The", "Hague"], "Hague"),
        (["Bank", "of", "Japan", "(", "BOJ", ")"], "Bank of Japan (BOJ)"),
        (["The"], "The"),
    ],
)
def test_nominative_drops_article_and_possessive(words: list[str], name: str) -> None:
    assert ENGLISH.nominative(words, "organization") == name


def test_only_the_possessive_is_a_case() -> None:
    assert ENGLISH.case_of(["Peru", "’s"], "state") == "Gen"
    assert ENGLISH.case_of(["Peru"], "state") is None


@pytest.mark.parametrize("words", [[], ["."], ["to"], ["the"], ["'s"], ["x" * 300], ["and"] * 1000])
def test_tag_gives_one_reading_for_every_word(words: list[str]) -> None:
    assert len(ENGLISH.tag(words)) == len(words)
