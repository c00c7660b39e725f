"""Who is spoken of at a point of the text: those told of before, weighed by how likely a nameless word means them.

What speaks for somebody is what the literature on pronouns found to matter (Lappin and Leass 1994): that he was told of
lately, as the subject rather than not, often, by a pronoun before, and that the news is about him. Against him speak a
name of the other gender and, where two sides meet, that he is of the side that is met.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from kg.extractors.actors import Actor, Person
from kg.extractors.traits import agrees
from kg.languages.annotation import Annotation, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

# How many sentences back a word without a name may reach.
REACH: Final = 5
# How many pronouns in a row are followed back: “She met X. She …” goes on with whom the first “she” is.
_CHAIN: Final = 3
# How many tokens stand between a post and the name of its holder.
_BESIDE: Final = 1
_PEOPLE: Final = frozenset({"person", "post", "pronoun"})
_TRAVELS: Final = frozenset({"visit", "arrive"})

_SUBJECT, _OBJECT, _OBLIQUE = "subject", "object", "oblique"
# What a mention weighs by its role, for a word that is a subject and for one that is not; each sentence that lies
# between leaves about half of it.
_ROLES: Final = {
    True: {_SUBJECT: 2.4, _OBJECT: 1.4, _OBLIQUE: 1.1},
    False: {_SUBJECT: 1.8, _OBJECT: 1.5, _OBLIQUE: 1.2},
}
_FADING: Final = 0.45
# What a further mention counts for beside the best.
_AGAIN: Final = 0.5
# A subject that goes on may be left out in between where the language shows who does what by case.
_LEFT_OUT: Final = 0.5
# What speaks for the person with whom the text begins, and for who travels and so is received and seen off.
_PROTAGONIST, _TRAVELLER, _GUEST = 0.1, 0.4, 2.0
# What speaks for the person with whom the text begins where it begins with his journey, of which it goes on to tell.
_ON_A_VISIT: Final = 0.8
# What speaks against a name that looks like one of the other gender, against who is of the side that is met, and
# against a post of which nobody knows who holds it.
_OTHER_GENDER, _OTHER_SIDE, _UNKNOWN = -1.5, -1.5, 0.7
# What speaks against who is at home as a guest.
_AT_HOME: Final = -3.0
# What speaks for whom a pronoun before the subject meant.
_GOES_ON: Final = 0.3
# How far ahead of the next a candidate is to be nearly sure, and what that is worth.
_AHEAD: Final = 0.5
# How far ahead of the next one of several holders of a post must be.
_APART: Final = 0.2
SURE, UNSURE = 0.95, 0.85
# What may part two who act.
_PARTING: Final = frozenset({":", ","})
# How many words say that what follows is somebody's view: “по словам”.
_RUN: Final = 2


class Named(Protocol):
    """What knows the actors of a document."""

    annotation: Annotation
    persons: list[Person]

    def actor(self, phrase: Phrase) -> Actor:
        """Who a phrase stands for."""

    def side_of(self, person: str) -> str | None:
        """The side that a person stands for."""

    def home(self) -> str | None:
        """The node of the state whose offices the document names without saying whose."""

    def side_at_home(self, person: str) -> str | None:
        """The side that a person stands for, which for an official of no state that is told is the one at home."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that stands for somebody, with its role in its clause."""

    sentence: Sentence
    phrase: Phrase
    role: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known of whom a word without a name stands for.

    Args:
        at: The word's token.
        subject: Whether it is the subject.
        gender: `Masc` or `Fem`, where a form tells.
        but: Nodes that it does not stand for.
        apart: Sides that it meets, so that whoever is of them is unlikely.
        guest: Whether it says that somebody is a guest.
    """

    at: int
    subject: bool = True
    gender: str | None = None
    but: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    guest: bool = False


class Discourse:
    """The mentions of one document, and who is meant where there is none."""

    def __init__(self, entities: Named, profile: Profile) -> None:
        self._entities, self._profile = entities, profile
        self._mentions: dict[int, list[Mention]] = {}
        self._pronouns: dict[int, Actor | None] = {}
        self._travellers: set[str | None] | None = None
        self._visits: tuple[str | None] | None = None
        self._called: dict[str | None, str] = {}

    def clear(self) -> None:
        """Forget whom pronouns stand for, as more is known of the persons now."""
        self._pronouns.clear()
        self._called.clear()
        self._travellers = None
        self._visits = None

    def acts(self, unit: Phrase) -> bool:
        """Whether a phrase is the subject of its clause."""
        if unit.case is not None:
            return unit.case == "Nom"
        sentence = next(s for s in self._entities.annotation if s.first <= unit.first < s.last)
        return any(m.phrase.first == unit.first and m.role == _SUBJECT for m in self.mentions(sentence))

    def according(self, unit: Phrase) -> bool:
        """Whether words before somebody say that it is his view, so that he may be the subject: “по словам X, он …”."""
        words = self._entities.annotation.doc[max(0, unit.first - _RUN) : unit.first].text.lower()
        return words in self._profile.according

    def note(self, unit: Phrase, actor: Actor) -> None:
        """Keep in mind whom a noun that stands for somebody means: “the guest”."""
        self._pronouns[unit.first] = actor

    def meant(self, wanted: Wanted, *, chain: int = _CHAIN) -> Actor | None:
        """The likeliest of those told of before; `None` where that is somebody of whom nobody knows who it is."""
        ranked = self.ranked(wanted, chain=chain)
        if not ranked or ranked[0][1].node is None:
            return None
        best, actor = ranked[0]
        ahead = best - ranked[1][0] if len(ranked) > 1 else _AHEAD
        return replace(actor, named=False, confidence=SURE if ahead >= _AHEAD else UNSURE)

    def traveller(self, unit: Phrase, *, but: frozenset[str], state: str | None) -> Actor | None:
        """The likeliest of those who are told to travel, to lead a delegation or to be received; of one state maybe."""
        wanted = Wanted(unit.first, self.acts(unit), but=but, guest=True)
        found = self.meant(wanted)
        return (
            found if found is not None and found.node in self._who_travel() and state in (None, found.party) else None
        )

    def likeliest(self, keys: Collection[str], unit: Phrase) -> str | None:
        """The one of several persons who is told of most before a phrase; `None` where two are told of alike."""
        ranked = [(weight, actor) for weight, actor in self.ranked(Wanted(unit.first)) if actor.node in keys]
        sure = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= _APART)
        return ranked[0][1].node if sure else None

    def ranked(self, wanted: Wanted, *, chain: int = _CHAIN) -> list[tuple[float, Actor]]:
        """Those told of before with what speaks for each, the likeliest first."""
        weights: dict[str | None, float] = {}
        actors: dict[str | None, Actor] = {}
        told: dict[tuple[int, str | None], float] = {}
        for back, mention in self._before(wanted):
            actor = self._actor(mention, chain)
            if actor is None or actor.node in wanted.but or self._excluded(actor, wanted):
                continue
            if not agrees(wanted.gender, self._called.get(actor.node)):
                continue
            weight = _ROLES[wanted.subject][mention.role] * _FADING**back
            if wanted.subject and mention.role != _SUBJECT and mention.phrase.case is not None:
                weight *= _LEFT_OUT
            if wanted.subject and self._fronted_pronoun(mention):
                weight = _ROLES[True][_SUBJECT] * _FADING**back + _GOES_ON
            known = actor.node not in (None, actor.party)
            if not known and mention.phrase.kind == "post":
                weight *= _UNKNOWN
            actors.setdefault(actor.node, actor)
            when = (back if known else 0, actor.node)  # several officials of one state are not one person
            told[when] = max(weight, told.get(when, 0.0))
        for (_, key), weight in sorted(told.items(), key=lambda item: -item[1]):
            weights[key] = weights[key] + _AGAIN * weight if key in weights else weight
        first = self.protagonist()
        near = {key for back, key in told if back <= 1}
        if wanted.subject and self._profile.free_order and (visitor := self._visitor()) in near and visitor in weights:
            weights[visitor] += _ON_A_VISIT
        for key in weights:
            weights[key] += self._traits(key, wanted) + (_PROTAGONIST if key is not None and key == first else 0.0)
        return sorted(((weights[key], actors[key]) for key in weights), key=lambda pair: -pair[0])

    def _fronted_pronoun(self, mention: Mention) -> bool:
        """Whether a pronoun stands before the subject of its clause, so that it is what the text goes on to tell of.

        “Его примет президент X, затем он отправится …”, where a case shows who does what.
        """
        unit, sentence = mention.phrase, mention.sentence
        told = unit.kind == "pronoun" and unit.case == "Acc" and self._profile.free_order
        name = unit.element.name if told and unit.element is not None else ""
        if name not in self._profile.pronouns:
            return False
        own = sentence.clause(unit.first)
        others = (other.phrase for other in self.mentions(sentence) if other.role == _SUBJECT)
        return all(other.first > unit.first for other in others if sentence.clause(other.first) == own)

    def _traits(self, key: str | None, wanted: Wanted) -> float:
        """What speaks for a person, or against him, beside where he is told of."""
        person = next((known for known in self._entities.persons if known.key == key), None)
        guess = person.gender or person.guess if person is not None else None
        weight = 0.0 if agrees(wanted.gender, guess) else _OTHER_GENDER
        if key is not None and wanted.apart and self._side(key) in wanted.apart:
            weight += _OTHER_SIDE
        if (wanted.guest or not wanted.subject) and key is not None and key in self._who_travel():
            weight += _GUEST if wanted.guest else _TRAVELLER
        elif wanted.guest and key is not None and (home := self._entities.home()) is not None:
            weight += _AT_HOME if self._entities.side_of(key) in (None, home) else 0.0
        return weight

    def _side(self, key: str) -> str | None:
        """The side of somebody, which for an official of no state that is told is the one at home."""
        return self._entities.side_at_home(key) or key

    def _excluded(self, actor: Actor, wanted: Wanted) -> bool:
        """Whether a person is told to be of the other gender; states and bodies are meant by posts alone."""
        person = next((known for known in self._entities.persons if known.key == actor.node), None)
        if person is None:
            return actor.phrase.kind != "post" or (actor.node is None and actor.phrase.case not in (None, "Nom"))
        return not agrees(wanted.gender, person.gender)

    # mentions

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Those of persons and posts in a sentence, and of pronouns that stand for one."""
        found = self._mentions.get(sentence.first)
        if found is None:
            found = self._mentions[sentence.first] = []
            for unit in sentence.phrases:
                if unit.kind in _PEOPLE and unit.number == "Sing" and not _beside_name(sentence, unit):
                    joined = bool(found) and self._joined(found[-1].phrase, unit)
                    role = found[-1].role if joined else self._role(sentence, unit)
                    found.append(Mention(sentence, unit, role))
            if self._profile.verb_final:
                spoken_of = self._fronted(found) or self._alone(sentence, found)
                found[:1] = [replace(found[0], role=_SUBJECT)] if spoken_of else found[:1]
            elif self._owner(sentence, found):
                found[:1] = [replace(found[0], role=_SUBJECT)]
        return found

    def _owner(self, sentence: Sentence, mentions: Sequence[Mention]) -> bool:
        """Whether a sentence opens with whose the thing is that it speaks of, and nobody acts: “X's next stop is Y”."""
        opens = bool(mentions) and mentions[0].phrase.first == sentence.first
        if not opens or any(mention.role == _SUBJECT for mention in mentions):
            return False
        behind = self._entities.annotation.doc[mentions[0].phrase.last : mentions[0].phrase.last + 1]
        return any(token.text in self._profile.possessives for token in behind)

    def _fronted(self, mentions: Sequence[Mention]) -> bool:
        """Whether an object opens a sentence before its subject, so that it is what the sentence speaks of."""
        opens = bool(mentions) and mentions[0].role == _OBJECT
        return opens and any(mention.phrase.case == "Nom" for mention in mentions[1:])

    def _alone(self, sentence: Sentence, mentions: Sequence[Mention]) -> bool:
        """Whether a sentence without a verb speaks of nobody else: “Бұл – министрдің Осакаға екінші сапары”."""
        words = self._entities.annotation.doc[sentence.first : sentence.last]
        told = sentence.passage.kind != "title" and len(mentions) == 1 and mentions[0].phrase.case == "Gen"
        return told and not any(token.pos_ in {"VERB", "AUX"} for token in words)

    def _before(self, wanted: Wanted) -> Iterator[tuple[int, Mention]]:
        """The mentions before a token with how many sentences lie between, in the last ones outside direct speech."""
        before = [sentence for sentence in self._entities.annotation if sentence.first <= wanted.at]
        if not before:
            return
        last = before[-1]
        speech = wanted.at < last.last and last.in_quotes(wanted.at)
        near = [s for s in before if speech or s is last or not all(s.quoted)][-REACH - 1 :]
        for back, sentence in enumerate(reversed(near)):
            for mention in self.mentions(sentence):
                unit = mention.phrase
                told = unit.last <= wanted.at and (speech or not sentence.in_quotes(unit.first))
                if told and not (back == 0 and self._bound(mention, wanted)):
                    yield back, mention

    def _bound(self, mention: Mention, wanted: Wanted) -> bool:
        """Whether the clause of the word itself names somebody, who is then another: “with X he discussed …”.

        A subject goes on over all verbs that share it, anybody else is told of with one.
        """
        sentence, unit = mention.sentence, mention.phrase
        if wanted.subject and (mention.role == _SUBJECT or self.according(unit)):
            return False
        if sentence.clause(unit.first) != sentence.clause(min(wanted.at, sentence.last - 1)):
            return False
        if self._profile.verb_final and mention.role == _SUBJECT and self._parted(sentence, unit, wanted.at):
            return False
        doc = self._entities.annotation.doc
        return mention.role == _SUBJECT or not any(token.pos_ == "VERB" for token in doc[unit.last : wanted.at])

    def _parted(self, sentence: Sentence, unit: Phrase, at: int) -> bool:
        """Whether somebody else acts behind a colon or a converb: “X келіп, Y оны қабылдады”, “X келді: оны Y …”."""
        doc = self._entities.annotation.doc
        marks = (t for t in doc[unit.last : at] if t.text in _PARTING)
        mark = next((t for t in marks if t.text == ":" or feature(t.nbor(-1), "VerbForm") == "Conv"), None)
        others = (p for p in sentence.phrases if mark is not None and p.first > mark.i and p.kind in {"person", "post"})
        return any(other.case == "Nom" for other in others)

    def meaning(self, mention: Mention) -> Actor | None:
        """Whom a mention stands for."""
        return self._actor(mention, _CHAIN)

    def _actor(self, mention: Mention, chain: int) -> Actor | None:
        unit = mention.phrase
        if unit.kind != "pronoun":
            return self._entities.actor(unit)
        told = self._profile.pronouns.get(unit.element.name if unit.element is not None else "")
        if told is None and self._profile.free_order and chain:
            return self._guest(unit)
        if told is None or told["number"] != "Sing" or chain == 0:
            return self._pronouns.get(unit.first)
        if unit.first not in self._pronouns:
            self._pronouns[unit.first] = None  # while it is looked for, it stands for nobody
            gender = told["gender"] or None
            own = Wanted(unit.first, mention.role == _SUBJECT, gender, frozenset(self._beside(mention)))
            meant = self._pronouns[unit.first] = self.meant(own, chain=chain - 1)
            if meant is not None and gender is not None and meant.confidence == SURE:
                self._called.setdefault(meant.node, gender)
        return self._pronouns[unit.first]

    def _guest(self, unit: Phrase) -> Actor | None:
        """Whom “the guest” stands for, so that a pronoun behind it may mean him, too: “гость прибыл, его принял X”."""
        name = unit.element.name if unit.element is not None else ""
        if unit.first not in self._pronouns and name in self._profile.guests and name not in self._profile.sides:
            self._pronouns[unit.first] = None
            self._pronouns[unit.first] = self.traveller(unit, but=frozenset(), state=None)
        return self._pronouns.get(unit.first)

    def _beside(self, mention: Mention) -> Iterator[str]:
        """The nodes of those whom the frames of a pronoun name beside it."""
        for frame in mention.sentence.frames:
            units = frame.phrases(*{argument.role for argument in frame.arguments})
            if mention.phrase in units:
                others = (self._entities.actor(unit) for unit in units if unit.kind in {"person", "post"})
                yield from (actor.node for actor in others if actor.node is not None)

    def _joined(self, one: Phrase, other: Phrase) -> bool:
        """Whether nothing but a conjunction stands between two phrases: “with X and Y”."""
        between = self._entities.annotation.doc[one.last : other.first]
        return len(between) == 1 and between[0].pos_ == "CCONJ" and one.case in (None, other.case)

    def _role(self, sentence: Sentence, unit: Phrase) -> str:
        """The role of a phrase in its clause: by its case, by the frames, else by the words before it."""
        if unit.case is not None:
            return _SUBJECT if unit.case == "Nom" else _OBJECT if unit.case == "Acc" else _OBLIQUE
        for frame in sentence.frames:
            # In the passive, what is acted upon is what the sentence speaks of.
            if not frame.nominal and unit in frame.phrases("object" if frame.passive else "subject"):
                return _SUBJECT
        if self._entities.annotation.doc[unit.head].pos_ == "PRON" and not self._profile.verb_final:
            return _OBJECT  # “her”
        if self._profile.verb_final or unit.first == sentence.first:
            return _SUBJECT
        doc = self._entities.annotation.doc
        before = doc[unit.first - 1]
        if before.pos_ == "ADP" or before.lower_ in self._profile.possessives:
            return _OBLIQUE
        if before.pos_ == "VERB" and any(sentence.quoted) and _says(before.lemma_, self._profile):
            return _SUBJECT
        own = sentence.clause(unit.first)
        clause = (token for token in doc[sentence.first : unit.first] if sentence.clause(token.i) == own)
        acted = any(token.pos_ == "VERB" and feature(token, "VerbForm") == "Fin" for token in clause)
        return _OBJECT if acted or before.pos_ in {"VERB", "AUX"} else _SUBJECT

    # the whole text

    def protagonist(self) -> str | None:
        """The person whom the text under the headline begins with."""
        for sentence in self._entities.annotation:
            if sentence.passage.kind == "title":
                continue
            for mention in self.mentions(sentence):
                if mention.role == _SUBJECT and mention.phrase.kind == "person":
                    return self._entities.actor(mention.phrase).node
        return None

    def travellers(self) -> frozenset[str]:
        """The nodes of the persons who are told to travel or to be received."""
        return frozenset(key for key in self._who_travel() if key is not None)

    def of_the_guests(self, keys: Sequence[str]) -> list[str]:
        """Of those who met, the ones of the side that travels or was received: “их принял и мэр”; all if none is."""
        sides = {self._entities.side_of(key) for key in keys if key in self._who_travel()} - {None}
        found = [key for key in keys if self._entities.side_of(key) in sides]
        return found or list(keys)

    def _visitor(self) -> str | None:
        """The person with whom the text begins, if it is told before any meeting that he travels."""
        if self._visits is None:
            first = self.protagonist()
            self._visits = ((first if first in self._who_set_out() else None),)
        return self._visits[0]

    def _who_set_out(self) -> set[str | None]:
        """The nodes of those who are told to travel by the first verb of the text."""
        for sentence in self._entities.annotation:
            frames = [f for f in sentence.frames if not f.nominal and not f.participial]
            if sentence.passage.kind != "title" and frames:
                told = [f for f in sentence.frames if f.clause == frames[0].clause and f.kinds & _TRAVELS]
                units = [unit for f in told for unit in f.phrases("subject", "clause-subject")]
                return {self._entities.actor(unit).node for unit in units if unit.kind == "person"}
        return set()

    def _who_travel(self) -> Collection[str | None]:
        """The nodes of those who are told to travel, who are then received and seen off."""
        if self._travellers is None:
            self._travellers = {
                self._entities.actor(unit).node
                for sentence in self._entities.annotation
                for frame in sentence.frames
                for unit in _travelling(frame, declines=self._profile.free_order)
                if unit.kind == "person"
            }
        return self._travellers


def _travelling(frame: Frame, *, declines: bool) -> list[Phrase]:
    """Who travels or is received, by one frame; where a case shows it, also who leads those who are received.

    Who only might travel does not: “хотел бы съездить”.
    """
    if declines and frame.mood == "possible" and not frame.kinds & {"receive", "lead"}:
        return []
    leads = "lead" in frame.kinds and not frame.nominal
    found = frame.phrases("subject", "of", "inherited") if leads or frame.kinds & _TRAVELS else []
    roles = ("object", "led") if declines else ("object",)
    return found + (frame.phrases(*roles) if "receive" in frame.kinds and not frame.nominal else [])


def _says(lemma: str, profile: Profile) -> bool:
    return any("say" in trigger.kinds for trigger in profile.triggers.get(lemma, ()))


def _beside_name(sentence: Sentence, post: Phrase) -> bool:
    """Whether a post only says who somebody is whom the words beside it name: “the envoy, Peru's X”."""
    names = (p for p in sentence.phrases if post.kind == "post" and p.kind == "person" and not p.posts)
    return any(0 <= name.first - post.last <= _BESIDE for name in names)


def people(sentence: Sentence, at: int) -> list[Phrase]:
    """The persons and posts before a token, the subjects first."""
    phrases = [phrase for phrase in sentence.phrases if phrase.last <= at and phrase.kind in {"person", "post"}]
    return sorted(phrases, key=lambda phrase: (phrase.case not in (None, "Nom"), phrase.first))


def delegation_before(annotation: Annotation, phrase: Phrase) -> Phrase | None:
    """The side told of last before a bare “the delegation”; none for somebody's own: “оның делегациясы”."""
    if feature(annotation.doc[phrase.last - 1], "Person[psor]"):
        return None
    before = [item for sentence in annotation for item in sentence.phrases if item.last <= phrase.first]
    return next((item for item in reversed(before) if item.kind == "side" and item.element is not None), None)


__all__: Sequence[str] = ("Discourse", "Mention", "Wanted", "delegation_before", "people")
