"""Where a holder is away from home, and where others are his guests: what the words of journeys tell of his state.

Nobody is of the state that he travels to, takes part in something in or is invited to. Whom a guest sees where he
arrives, and who invited him, is of the state that the guest goes to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import takewhile
from typing import Final

from spacy.tokens import Doc, Token

from kg.extractors.entities import Entities
from kg.languages.annotation import Annotation, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile
from kg.languages.lexicon import lexicon

OURS: Final = ("subject", "inherited", "clause-subject")
JOURNEY: Final = frozenset({"visit", "depart"})
_GOALS: Final = ("to", "object", "in")
_AWAY: Final = JOURNEY | {"arrive", "attend"}
_TRAVELS: Final = frozenset({"visit", "arrive", "stay"})
_SEEN: Final = frozenset({"meet", "talk", "receive", "see"})
_THEIRS: Final = ("with", "object", "dative")
# How far behind somebody what he is called on for is told.
_INFINITIVE: Final = 4
# How many words before a noun say whose it is: “his official visit”.
_WORDS: Final = 3


def away(annotation: Annotation, entities: Entities, person: str) -> list[Phrase]:
    """The units that name where somebody goes, takes part or is invited to, in the whole document."""
    found: list[Phrase] = []
    for sentence in annotation:
        own = [p for p in sentence.phrases if p.kind == "person" and entities.actor(p).node == person]
        for frame in sentence.frames if own else ():
            if _is(own, frame, (*OURS, "by")) and frame.kinds & _AWAY and not anothers(sentence, frame, own):
                found += [goal for goal in frame.phrases(*_GOALS) if goal.kind not in {"person", "post"}]
            elif _is(own, frame, ("object",)) and "invite" in frame.kinds:
                found += frame.phrases("to", "in")
            elif _before_him(annotation, sentence, frame, own):
                found += [goal for goal in frame.phrases(*_GOALS) if goal.kind not in {"person", "post"}]
    return found


def _before_him(annotation: Annotation, sentence: Sentence, frame: Frame, own: list[Phrase]) -> bool:
    """Whether a noun tells of a journey by a pronoun for whom the sentence names first behind it: “during his visit to
    A, Minister X met Y”.
    """
    if not frame.nominal or not frame.kinds & JOURNEY or frame.phrases(*OURS):
        return False
    words = annotation.doc[max(sentence.first, frame.first - _WORDS) : frame.first]
    people = [unit for unit in sentence.phrases if unit.kind in {"person", "post"}]
    first = min(people, key=lambda unit: unit.first, default=None)
    return first in own and frame.last <= own[0].first and any(feature(t, "Poss") == "Yes" for t in words)


def met_abroad(sentences: Iterable[Sentence], entities: Entities) -> set[str]:
    """The nodes of those who are told to meet people of another state in that state: “met President X of A in Oslo”."""
    found: set[str] = set()
    for sentence in sentences:
        for frame in sentence.frames:
            lands = _lands(frame, entities) if frame.kinds & _SEEN and not frame.negated else set()
            people = [u for u in frame.phrases(*OURS, *_THEIRS, "by", "between") if u.kind == "person"] if lands else []
            actors = [entities.actor(unit) for unit in people]
            hosted = any(actor.party in lands for actor in actors)
            found |= {a.node for a in actors if hosted and a.node and a.party is not None and a.party not in lands}
    return found


def _lands(frame: Frame, entities: Entities) -> set[str]:
    """The nodes of the states that the places of a frame lie in."""
    elements = [u.element for u in frame.phrases("in", "clause-in") if u.kind == "place" and u.element is not None]
    entries = [lexicon().find(item.key or "") for item in elements if item.code == "L"]
    lands = {entities.bodies.land(entry.country) for entry in entries if entry is not None and entry.country}
    return {land for land in lands if land is not None}


def ends(frame: Frame, profile: Profile) -> list[Phrase]:
    """Where a verb leads that has its adposition in itself: “leaves for Oslo”."""
    own = frame.lemma.rpartition(" ")[2] in profile.adpositions and " " in frame.lemma
    return [unit for unit in frame.phrases("about") if own and unit.kind in {"state", "place"}]


def hosts(sentence: Sentence, phrase: Phrase) -> Iterator[Phrase]:
    """The units that name where somebody else goes to see a holder: “flew to Oslo to confer with Minister X”."""
    inviting = any(phrase in frame.phrases("invitation") for frame in sentence.frames)
    seen = any(frame.kinds & _SEEN and phrase in frame.phrases(*_THEIRS) for frame in sentence.frames)
    for frame in sentence.frames if inviting or seen else ():
        if frame.kinds & JOURNEY and phrase not in frame.phrases(*OURS) and frame.phrases(*OURS):
            yield from (goal for goal in frame.phrases(*_GOALS) if inviting or goal.last <= phrase.first)


def guests(sentence: Sentence, phrase: Phrase) -> list[Phrase]:
    """Who travels at the invitation of a holder, or is to see him."""
    return [
        unit
        for frame in sentence.frames
        if phrase in frame.phrases("invitation") or ("see" in frame.kinds and phrase in frame.phrases("object"))
        for unit in frame.phrases(*OURS)
    ]


def anothers(sentence: Sentence, frame: Frame, own: Iterable[Phrase]) -> bool:
    """Whether a verb says that somebody else makes the journey of a noun: “met X, who came on a visit”."""
    if not frame.nominal or _is(own, frame, ("subject",)):
        return False
    others = (f for f in sentence.frames if f is not frame and "visit" in f.kinds and not _is(own, f, OURS))
    return any(f.phrases("subject") and set(f.phrases(*_GOALS)) & set(frame.phrases(*_GOALS)) for f in others)


def _is(own: Iterable[Phrase], frame: Frame, roles: tuple[str, ...]) -> bool:
    return any(phrase in frame.phrases(*roles) for phrase in own)


def travellers(annotation: Annotation, kinds: Collection[str] = ("person",)) -> Iterator[Phrase]:
    """Who makes a journey, by name or of other kinds of phrase, in the order of the text."""
    for sentence in annotation:
        for frame in sentence.frames:
            if frame.kinds & _TRAVELS:
                roles = (*OURS, "of") if frame.nominal else OURS  # “the visit of Minister X to Peru”
                yield from (unit for unit in frame.phrases(*roles) if unit.kind in kinds)


def asked(doc: Doc, unit: Phrase) -> Token | None:
    """The word right behind somebody that opens what he is called on for: “called on the minister to resign”."""
    after = takewhile(lambda token: not token.is_punct, doc[unit.last : min(unit.last + _INFINITIVE, len(doc))])
    return next((token for token in after if token.lower_ == "for" or feature(token, "VerbForm") == "Inf"), None)
