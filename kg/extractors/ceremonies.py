"""Ceremonies told in several sentences: who received the credentials is said once, who presented them one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, situate
from kg.extractors.sides import WHOLES
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_REACH = 6
# How many sentences may say where the ceremony is before one says who takes part.
_ASIDE = 1
# Within how many sentences it is told again where a meeting was.
_NEXT = 2
_ENVOYS = frozenset(
    f"role/{head}"
    for head in ("ambassador", "high-commissioner", "nuncio", "charge-daffaires", "envoy", "head-of-mission")
)


def followed(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“She was followed by X”: right after somebody has presented credentials, X has presented his."""
    if "follow" not in frame.kinds or not frame.passive or frame.nominal:
        return None
    before = next(_told_before(context, sentence), None)
    people = tuple(item for item in frame.arguments if item.role == "subject")
    if before is None or not people or len(_between(context, before[1], sentence)) > 1:
        return None
    return replace(frame, kinds=frozenset({"credentials"}), arguments=people)


def handed_over(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“They were handed to the president by Ambassador X”: where letters of credence were told of before."""
    if "hand" not in frame.kinds or frame.quoted or next(_told_before(context, sentence), None) is None:
        return None
    envoys = [unit for unit in frame.phrases("subject", "inherited") if _is_envoy(unit)]
    return replace(frame, kinds=frozenset({"credentials"})) if envoys else None


def took_part(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“Several ambassadors presented their letters. The ceremony was attended by X and Y”: who they were."""
    people = tuple(item for item in frame.arguments if item.role in {"subject", "object"})
    envoys = all(isinstance(item.unit, Phrase) and item.unit.kind == "person" for item in people)
    if "attend" not in frame.kinds or frame.nominal or frame.quoted or not (people and envoys):
        return None
    if not all(_is_envoy(item.unit) for item in people if isinstance(item.unit, Phrase)):
        return None
    before = next(_told_before(context, sentence), None)
    near = before is not None and len(_between(context, before[1], sentence)) <= _ASIDE
    if before is None or not near or any(_is_envoy(unit) for unit in before[1].phrases if unit.kind == "person"):
        return None
    arguments = tuple(replace(item, role="subject") for item in people)
    return replace(frame, kinds=frozenset({"credentials"}), arguments=arguments, passive=False)


def listed(context: Context, sentence: Sentence) -> Frame | None:
    """A line that only names an envoy, in the list that follows the ceremony: “– Ambassador A of X;”."""
    people = [phrase for phrase in sentence.phrases if phrase.kind == "person" and _is_envoy(phrase)]
    if sentence.frames or not people:
        return None
    words = context.annotation.doc[sentence.first : sentence.last]
    own = sentence.clause(people[0].first)  # “X, Ambassador of Peru, who will reside in London”
    verbs = [token for token in words if token.pos_ in {"VERB", "AUX"} and sentence.clause(token.i) == own]
    named = bool(context.profile.possessives) and all(t.lemma_ in context.profile.copulas for t in verbs)
    if verbs and not named:
        return None  # “The new envoys are X of A and Y of B” names them as a list does
    if sentence.passage.kind == "title" or next(_told_before(context, sentence), None) is None:
        return None
    arguments = tuple(Argument("subject", unit) for unit in people)
    return Frame(frozenset({"credentials"}), "", people[0].first, people[-1].last, nominal=False, arguments=arguments)


def receiver(context: Context, sentence: Sentence, envoy: Phrase) -> list[Actor]:
    """Who received the credentials that were told of last; the words of the envoy tell it here."""
    for frame, other in _told_before(context, sentence):
        found = _hosts(context, other, frame)
        if found:
            return [replace(actor, phrase=envoy, named=False) for actor in found]
    return []


def envoys_apart(ours: list[Actor], theirs: list[Actor]) -> list[Actor]:
    """Whom envoys present their letters to: no state, and nobody without a post, who is one more of them."""
    if not ours or not all(_is_envoy(actor.phrase) for actor in ours):
        return theirs
    return [a for a in theirs if a.phrase.kind not in WHOLES and (a.phrase.posts or a.phrase.case == "Dat")]


def as_before(context: Context, event: Event, sentence: Sentence, *, extractor: str) -> None:
    """Where and when the ceremony was, if only the sentences say it that told of the receiver.

    The nearest may only open the list: “Those who presented their letters to the President are: …”.
    """
    for frame, told in _told_before(context, sentence):
        if any(context.builder.objects(event.key, name) for name in ("place", "country", "earliest")):
            return
        if _hosts(context, told, frame):
            situate(context, event, Telling(frame, told, extractor, confidence=0.8))


def held_where(context: Context, sentence: Sentence, frame: Frame, *, extractor: str) -> None:
    """“The ceremony took place at the palace”: where and when the meeting was that was told of right before."""
    if "take-place" not in frame.kinds or frame.nominal or frame.quoted or frame.negated or frame.mood != "asserted":
        return
    words = (t for t in context.annotation.doc[sentence.first : sentence.last] if sentence.clause(t.i) == frame.clause)
    called = (t for t in words if t.lemma_ in context.words.ceremonial)
    if not any(feature(t, "Case") in (None, "Nom") for t in called) or any(f.nominal for f in sentence.frames):
        return
    event = context.last_event(sentence.first, "Meeting", "Conference")
    between = [s for s in context.annotation if event is not None and event.at < s.last and s.first < sentence.first]
    if event is not None and event.kind == "Meeting" and len(between) <= _NEXT:
        situate(context, event, Telling(frame, sentence, extractor, confidence=0.8))


def _told_before(context: Context, sentence: Sentence) -> Iterator[tuple[Frame, Sentence]]:
    """The frames of credentials in the sentences before, the nearest first."""
    before = [other for other in context.annotation if other.first < sentence.first][-_REACH:]
    for other in reversed(before):
        yield from ((frame, other) for frame in reversed(other.frames) if "credentials" in frame.kinds)


def _between(context: Context, first: Sentence, last: Sentence) -> list[Sentence]:
    return [sentence for sentence in context.annotation if first.first < sentence.first < last.first]


def _hosts(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Those of a frame who are no envoys, as far as they are known by name or by their post."""
    units = frame.phrases("subject", "inherited", "to", "dative", "clause-subject")
    units = [unit for unit in units if not any(post.head in context.profile.accredited for post in unit.posts)]
    units = [unit for unit in units if unit.kind != "place" and not _is_envoy(unit)]
    actors = [actor for actor in context.actors(units, sentence) if not _envoy(actor)]
    return [a for a in actors if a.node and (a.node != a.party or a.phrase.kind == "post")]


def _envoy(actor: Actor) -> bool:
    return any(post.plural for post in actor.phrase.posts)


def _is_envoy(unit: Phrase) -> bool:
    return any(post.head in _ENVOYS for post in unit.posts)
