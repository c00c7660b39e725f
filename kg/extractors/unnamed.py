"""Of which state somebody is whom a document tells of by the post alone: “The Prime Minister spoke to X of Ghana”.

Press services leave out whose Prime Minister it is. The state is the one that most speaks for over all the places where
the post is told of, without those that the holder meets and those where the document names another holder.
"""

from __future__ import annotations

from collections import defaultdict

from kg.extractors.barred import barred
from kg.extractors.entities import Entities
from kg.extractors.goals import OURS
from kg.extractors.home import highest
from kg.extractors.roles import office
from kg.extractors.surroundings import APART, THEIRS, Bare, Surroundings
from kg.extractors.traits import indefinite
from kg.languages.annotation import Annotation, Phrase
from kg.languages.grammar.profile import Profile
from kg.languages.morphology import Morphology

# How far ahead of the next a state must be, and what each time counts that it is named at all.
_AHEAD, _NAMED = 1.0, 0.5

Office = tuple[str, tuple[str, ...], str | None]


def complete(annotation: Annotation, entities: Entities, profile: Profile, morphology: Morphology) -> None:
    """Let the entities know of which state the highest posts are that nobody is named for, where somebody is met."""
    told: dict[Office, list[Bare]] = defaultdict(list)
    meeting: set[Office] = set()
    for sentence in annotation:
        for phrase in sentence.phrases:
            post = phrase.posts[0] if phrase.kind == "post" and phrase.posts else None
            if post is None or not highest(post) or indefinite(annotation, phrase) or _its(annotation, profile, phrase):
                continue
            if entities.actor(phrase).node is not None:
                continue
            told[office(post)].append(Bare(sentence, phrase, post, ""))
            frames = (frame for frame in sentence.frames if frame.kinds & APART)
            if any(phrase in frame.phrases(*OURS, *THEIRS) for frame in frames):
                meeting.add(office(post))
    if not meeting:
        return
    around = Surroundings(annotation, entities, profile, morphology)
    for key in meeting:
        state = _state(told[key], around)
        if state is not None:
            entities.seats[key] = state
    entities.forget()


def _its(annotation: Annotation, profile: Profile, phrase: Phrase) -> bool:
    """Whether a pronoun says that a post is one of what has just been told of: “its president”."""
    words = annotation.doc[max(0, phrase.first - 1) : phrase.first + 1]
    return bool(profile.possessives) and any(token.lower_ in profile.its for token in words)


def _state(places: list[Bare], around: Surroundings) -> str | None:
    """The key of the state that the most speaks for."""
    weights: dict[str, float] = defaultdict(float)
    out: set[str] = set()
    for bare in places:
        out |= barred(bare, around)
        for weight, mention in around.evidence(bare):
            weights[mention.key] += weight
    for state, times in around.named.items():
        weights[state] += _NAMED * times
    ranked = sorted(((weight, key) for key, weight in weights.items() if key not in out), reverse=True)
    if not ranked:
        return None
    ahead = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0)
    return ranked[0][1] if ahead >= _AHEAD else None
