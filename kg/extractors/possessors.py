"""Whose minister somebody is whom a pronoun calls so: “The President came with his Minister of Finance, X”."""

from __future__ import annotations

from kg.extractors.discourse import Wanted
from kg.extractors.entities import Actor, Entities
from kg.languages.annotation import Annotation, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile


def possessor(
    annotation: Annotation, entities: Entities, profile: Profile, sentence: Sentence, phrase: Phrase
) -> Actor | None:
    """Whom the pronoun before a post stands for: the nearest before it, else whom the text speaks of.

    None where the pronoun tells no gender, and none of a counterpart, who is of another state.
    """
    doc = annotation.doc
    word = next((t for t in (doc[phrase.first], doc[max(0, phrase.first - 1)]) if feature(t, "Poss") == "Yes"), None)
    gender = feature(word, "Gender") if word is not None else None
    if word is None or gender not in {"Masc", "Fem"} or word.i < sentence.first:
        return None
    words = " ".join(token.lemma_.lower() for token in doc[word.i : phrase.last])
    if any(counterpart in words for counterpart in profile.counterparts):
        return None
    told = [unit for unit in sentence.phrases if unit.last <= word.i and unit.kind in {"person", "post"}]
    for unit in reversed([unit for unit in told if unit.number == "Sing"]):
        actor = entities.actor(unit)
        pronoun = Phrase(word.i, word.i + 1, "pronoun", gender=gender)
        if actor.node is not None and (not entities.is_person(actor.node) or entities.agrees(pronoun, actor)):
            return actor
    return None if told else entities.discourse.meant(Wanted(word.i, gender=gender))


__all__ = ["possessor"]
