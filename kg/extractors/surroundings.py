"""What a document says around a post with no state beside it: who stands near, what is named, where it is from.

Every state that the document names is weighed by what speaks for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kg.extractors.avowals import avowals, avowed
from kg.extractors.entities import Actor, Entities
from kg.extractors.goals import OURS, away, guests, hosts, met_abroad
from kg.extractors.origin import Mention, Origin
from kg.extractors.passing import in_passing, opponent
from kg.extractors.possessors import possessor
from kg.extractors.presiding import led_between, led_delegation
from kg.extractors.roles import office
from kg.languages.annotation import Annotation, Element, Phrase, Post, Sentence, lines
from kg.languages.grammar.profile import Profile
from kg.languages.lexicon import lexicon
from kg.languages.morphology import Morphology

# Frames whose two sides are of two states.
APART: Final = frozenset({"meet", "talk", "call", "receive", "credentials", "host"})
THEIRS: Final = ("with", "object", "to", "dative", "by", "between", "of", "clause-with")
# What is done abroad as well as at home, and what is done at home alone.
_ABROAD: Final = frozenset({"attend", "arrive", "visit", "depart"})
_AT_HOME: Final = frozenset({"receive", "host"})
_TELLERS: Final = frozenset({"person", "post", "pronoun"})
# What each kind of evidence weighs.
_OWN, _ROW, _SPEAKER, _PARTY, _HEADING, _SETTING = 20.0, 6.0, 5.0, 6.0, 4.0, 6.0
_AVOWED = 8.0
_NEAR, _LINE, _HOME, _SAME, _BEFORE = 3.0, 3.0, 2.5, 1.0, 1.0
_OFFICIAL = 1.0
_PUBLISHER, _LAND = 1.5, 1.0
_DASHES: Final = frozenset({"–", "—", "-"})
# How many words lie between two who stand in one row.
_ROW_GAP: Final = 3


@dataclass(frozen=True, slots=True)
class Bare:
    """A person's post of which no words say of what it is one."""

    sentence: Sentence
    phrase: Phrase
    post: Post
    person: str


class Surroundings:
    """The states of a document, and where in it they are named."""

    def __init__(self, annotation: Annotation, entities: Entities, profile: Profile, morphology: Morphology) -> None:
        self.annotation, self.entities, self.profile = annotation, entities, profile
        self.mentions = {
            sentence.first: sorted(_states(sentence), key=lambda item: item.element.first) for sentence in annotation
        }
        self.named = Counter(m.key for found in self.mentions.values() for m in found if m.element.code != "L")
        self._avowals = avowals(annotation, profile)
        self._lines = lines(annotation.doc, annotation.sentences)
        self._origin = Origin(annotation, self.mentions, self.named, morphology)
        self._homes, self._publisher = self._origin.homes, self._origin.publisher

    def evidence(self, bare: Bare) -> Iterator[tuple[float, Mention]]:
        """The states that something speaks for, each with what that weighs."""
        for weight, found in (
            (_OWN, self.mention(self.entities.actor(bare.phrase))),
            (_ROW, self._row(bare)),
            (_SPEAKER, self._speaker(bare)),
            (_PARTY, self._delegation(bare)),
            (_OWN, self.own_side(bare, its=False)),
            (_OWN, self.whose(bare)),
            (_AVOWED, self._at_reception(bare)),
            (_HEADING, self._unnamed_like(bare)),
            (_PARTY, self._announced(bare)),
        ):
            if found is not None:
                yield weight, found
        if bare.person:
            for item in avowed(self._avowals, self.entities, bare.person):
                yield _AVOWED, Mention(item.key or "", item)
        gone = self._away(bare)
        own = [m for m in self.mentions[bare.sentence.first] if not self._of_other(m, bare) and m not in gone]
        own = [m for m in own if not self._of_firm(m, bare) and not self._in_passing_of(m.element, bare)]
        before = [m for m in own if m.element.last <= bare.phrase.first]
        nearest = self._listed(before)
        for mention in {m.key: m for m in before}.values():
            place = mention.element.code == "L" and self._locates(mention.element, bare)
            setting = place and not self._travels(bare) and not self._received_abroad(mention, bare)
            yield (_SETTING if setting else _NEAR if mention in nearest else _SAME), mention
            if mention is before[-1] and self._side(mention.element):
                yield _PARTY, mention
            if self._acts(mention, bare):
                yield _PARTY, mention
        for goal in hosts(bare.sentence, bare.phrase):
            for mention in self.within(bare.sentence, goal):
                yield _SETTING, mention
        for mention in {
            m.key: m
            for m in own
            if m.element.first >= bare.phrase.last
            and (not self._goal(m) or self._receives_at(m, bare))
            and not self._aside(m, bare)
        }.values():
            yield (_SETTING if self._receives_at(mention, bare) else _SAME), mention
        land, home = self.entities.land, self._homes.get(bare.sentence.first)
        abroad = home is not None and land not in (None, home.key) and self._goes(bare)
        if home is not None and not abroad and not self._its(bare):
            yield self._origin.weight(home), home
        if self._publisher is not None:
            yield _PUBLISHER, self._publisher
        if land is not None:
            words = Element(bare.phrase.first, bare.phrase.last, "S", key=land)
            yield (_HOME if abroad else _LAND), self._nearest(land, bare) or Mention(land, words)
        yield from self._earlier(bare, gone)

    def _listed(self, before: list[Mention]) -> list[Mention]:
        """The state named last before the holder, and those in one row with it: “A and B are to fix prices, X said”."""
        doc, found = self.annotation.doc, before[-1:]
        for mention in reversed(before[:-1]):
            between = doc[mention.element.last : found[-1].element.first]
            if mention.element.code == "L" or not all(t.pos_ == "CCONJ" or t.text == "," for t in between):
                break
            found.append(mention)
        return found

    def _away(self, bare: Bare) -> list[Mention]:
        """The states that are told as those that the holder goes to, anywhere in the document."""
        units = away(self.annotation, self.entities, bare.person)
        return [m for found in self.mentions.values() for m in found if any(_in(m, unit) for unit in units)]

    def within(self, sentence: Sentence, unit: Phrase) -> list[Mention]:
        """The states that a unit of a sentence names."""
        return [m for m in self.mentions[sentence.first] if _in(m, unit)]

    def _earlier(self, bare: Bare, gone: Collection[Mention]) -> Iterator[tuple[float, Mention]]:
        """The states named last before the sentence: in its line, then in those before."""
        line = next(line for line in self._lines if any(s.first == bare.sentence.first for s in line))
        against = (m for found in self.mentions.values() for m in found)
        gone = [*gone, *(m for m in against if opponent(self.annotation.doc, m.element, self.profile))]
        inside = [m for s in line if s.first < bare.sentence.first for m in self.mentions[s.first] if m not in gone]
        nearest = {m.key for m in {(m.element.code == "L"): m for m in inside}.values()}
        told = [m for m in inside if self._of_post(m)]
        for mention in {m.key: m for m in inside}.values():
            official = bool(told) and mention.key == told[-1].key
            named = mention.key in self.named or not self.named
            weight = _LINE if named and (official or mention.key in nearest) else _SAME
            yield weight + (_OFFICIAL if official else 0.0), mention
        outside = [m for s in self.annotation if s.first < line[0].first for m in self.mentions[s.first]]
        outside = [m for m in outside if m not in gone]
        for mention in {m.key: m for m in outside if m.element.code != "L"}.values():
            yield _BEFORE if mention is outside[-1] else _BEFORE / 2, mention

    def _of_post(self, mention: Mention) -> bool:
        """Whether a state is named as that of somebody's post."""
        sentence = next(s for s in reversed(list(self.annotation)) if s.first <= mention.element.first)
        return any(body.first == mention.element.first for post in told_posts(sentence) for body in post.bodies)

    def _nearest(self, key: str, bare: Bare) -> Mention | None:
        found = [m for items in self.mentions.values() for m in items if m.key == key and m.element.code != "L"]
        return min(found, key=lambda m: abs(m.element.first - bare.phrase.first), default=None)

    def _of_other(self, mention: Mention, bare: Bare) -> bool:
        """Whether a place says where another post is held: “the ambassador in Oslo”."""
        first = mention.element.first
        if mention.element.code != "L":
            return False
        return any(post.first <= first <= post.last + 1 for post in told_posts(bare.sentence))

    def _in_passing_of(self, state: Element, bare: Bare) -> bool:
        return in_passing(self.annotation.doc, bare.sentence, state, bare.phrase.first, self.profile)

    def _of_firm(self, mention: Mention, bare: Bare) -> bool:
        """Whether a state only says where something or somebody else with a name is from: “Canada's Redpine Mines”."""
        doc, at = self.annotation.doc, mention.element.last
        if mention.element.code != "S" or doc[at : at + 1].text not in self.profile.possessives:
            return False
        posts = {post.first for sentence in self.annotation for post in told_posts(sentence)}
        own = {item.first: item.code for s in self.annotation for item in s.elements if item.first == at + 1}
        other = own.get(at + 1) == "N" and not bare.phrase.first <= at + 1 < bare.phrase.last
        return (own.get(at + 1) in {"C", "O"} or other) and mention.element.first not in posts

    def _acts(self, mention: Mention, bare: Bare) -> bool:
        """Whether a state is told to do what its official then speaks of: “Peru has left the pact, Minister X said”."""
        opens = mention.element.first <= bare.sentence.first + 1 and mention.element.code == "S"
        says = [frame for frame in bare.sentence.frames if "say" in frame.kinds]
        first, last = bare.phrase.first, bare.phrase.last
        speaks = any(frame.first == last or frame.last == first for frame in says)
        behind = self.annotation.doc[mention.element.last : mention.element.last + 1]
        return opens and speaks and any(token.pos_ in {"VERB", "AUX"} for token in behind)

    def _side(self, element: Element) -> bool:
        """Whether a state stands with a word for its side: “the Polish side was represented by Senator X”."""
        by = self.profile.words_of("by")
        behind = self.annotation.doc[element.last : element.last + 1]
        dash = any(token.text in _DASHES for token in behind) and element.code == "D"
        return dash or any(token.lemma_ in self.profile.sides or token.lower_ in by for token in behind)

    def _receives_at(self, mention: Mention, bare: Bare) -> bool:
        """Whether the holder receives somebody in a place: “President X welcomed in Cairo the chairman of …”."""
        if mention.element.code != "L":
            return False
        receives = [f for f in bare.sentence.frames if f.kinds & _AT_HOME and bare.phrase in f.phrases("subject")]
        to = (unit for frame in receives if not frame.passive for unit in frame.phrases("to"))
        if not self._locates(mention.element, bare):
            return any(_in(mention, unit) for unit in to)
        if any(frame.last <= mention.element.first for frame in receives):
            return True
        acts = any(bare.phrase in f.phrases("subject") for f in bare.sentence.frames if "visit" not in f.kinds)
        return acts and not self.profile.verb_final and self._is_host(bare.person)

    def _is_host(self, person: str) -> bool:
        """Whether somebody is told anywhere to receive others, which is done at home."""
        frames = (f for s in self.annotation for f in s.frames if f.kinds & _AT_HOME and not f.nominal)
        hosts = (unit for frame in frames if frame.phrases("object") for unit in frame.phrases("subject"))
        return bool(person) and any(self.entities.actor(unit).node == person for unit in hosts if unit.kind == "person")

    def _at_reception(self, bare: Bare) -> Mention | None:
        """The state of the host where somebody is told to have been present when a guest was received just before."""
        present = any("attend" in f.kinds and bare.phrase in f.phrases("subject") for f in bare.sentence.frames)
        before = [s for s in self.annotation if s.last <= bare.sentence.first][-1:] if present else []
        receives = (f for s in before for f in s.frames if "receive" in f.kinds and not f.nominal)
        hosts = [unit for frame in receives for unit in frame.phrases("subject") if unit.kind in {"person", "post"}]
        return self.mention(self.entities.actor(hosts[0])) if len(hosts) == 1 else None

    def own_side(self, bare: Bare, *, its: bool = True) -> Mention | None:
        """The state that is named last before a post, with a word for its side or a pronoun for it before the post."""
        name = bare.phrase.element.first if bare.phrase.element is not None else bare.phrase.first
        told = [m for m in self.mentions[bare.sentence.first] if m.element.last <= name]
        before = [m for m in told if m.element.last <= bare.phrase.first or self._side(m.element)]
        if not before or before[-1].element.code == "L":
            return None
        doc, last = self.annotation.doc, before[-1].element.first
        back = last - 2 if doc[last - 1].pos_ == "DET" else last - 1
        other = self.profile.words_of("with")
        if back >= 0 and doc[back].lower_ in other and "Gen" not in doc[last].morph.get("Case", []):
            return None  # "talks with the Kenyan side were led by Ambassador Y", but "с кенийской стороны"
        first = doc[bare.post.first - 1 if bare.post.first else 0]
        if its and (first.lower_ in self.profile.its or first.lower_ in self.profile.owners):
            return next((m for m in before if m.element.code != "L"), None)
        return before[-1] if self._side(before[-1].element) else None

    def _received_abroad(self, mention: Mention, bare: Bare) -> bool:
        """Whether somebody is received in a place that is not in the land that the language is of."""
        guests_of = (f.phrases("object") for f in bare.sentence.frames if "receive" in f.kinds and not f.nominal)
        return mention.key != self.entities.land and any(bare.phrase in units for units in guests_of)

    def _travels(self, bare: Bare) -> bool:
        """Whether the holder takes part or arrives somewhere, which may be abroad: “In Lima the minister attended”."""
        return any(
            frame.kinds & _ABROAD and not frame.kinds & _AT_HOME and bare.phrase in frame.phrases("subject")
            for frame in bare.sentence.frames
        )

    def _goes(self, bare: Bare) -> bool:
        """Whether the holder goes somewhere, so that the news is from where he is a guest."""
        visits = [frame for frame in bare.sentence.frames if "visit" in frame.kinds]
        return any(bare.phrase in frame.phrases("subject") for frame in visits) or (
            any(frame.last > bare.phrase.last for frame in visits) and self.leads(bare.phrase)
        )

    def leads(self, phrase: Phrase) -> bool:
        """Whether somebody is told right before those whom he leads: “X бастаған делегация”."""
        behind = self.annotation.doc[phrase.last : phrase.last + 1]
        return self.profile.adpositions_follow and any(token.lower_ in self.profile.leading for token in behind)

    def _goal(self, mention: Mention) -> bool:
        """Whether a state is where somebody goes: “the visit of King X to A”."""
        first, doc = mention.element.first, self.annotation.doc
        back = first - 2 if doc[first - 1].pos_ == "DET" else first - 1
        goes = self.profile.words_of("to")
        dative = "Dat" in doc[mention.element.last - 1].morph.get("Case", [])
        return doc[back].lower_ in goes or (self.profile.case_on_last and dative)

    def _locates(self, element: Element, bare: Bare) -> bool:
        """Whether a place says where the clause takes place: it stands in the locative, or after “in”."""
        doc = self.annotation.doc
        if bare.sentence.clause(element.first) != bare.sentence.clause(bare.phrase.first):
            return False
        where = self.profile.words_of("in")
        if element.first > 0 and doc[element.first - 1].lower_ in where:
            return True
        return "Loc" in doc[element.last - 1].morph.get("Case", [])

    def whose(self, bare: Bare) -> Mention | None:
        """The state of whom a pronoun before the post stands for (“his minister”), or for which talks are led."""
        doc, sentence, unit = self.annotation.doc, bare.sentence, bare.phrase
        led = led_between(sentence, unit, self._side_of) or led_delegation(doc, sentence, unit, self.profile)
        if led is not None:
            return Mention(led.key or "", led)
        found = possessor(self.annotation, self.entities, self.profile, bare.sentence, bare.phrase)
        return self.mention(found) if found is not None else None

    def _side_of(self, phrase: Phrase) -> str | None:
        """The key of the state that somebody stands for."""
        found = self.mention(self.entities.actor(phrase))
        return found.key if found is not None else None

    def _row(self, bare: Bare) -> Mention | None:
        """The state of whoever stands before the holder in one row: “with President X of A and Minister Y”."""
        before = [p for p in bare.sentence.phrases if p.last <= bare.phrase.first]
        if not before or before[-1].kind not in {"person", "post"}:
            return None
        between = self.annotation.doc[before[-1].last : bare.phrase.first]
        joined = any(t.pos_ == "CCONJ" or t.text == "," or t.lower_ in self.profile.conjunctions for t in between)
        apart = any(t.pos_ in {"VERB", "AUX", "ADP"} for t in between) or self._named_between(before[-1], bare)
        if len(between) > _ROW_GAP or apart or not joined or self.each_of_another(bare):
            return None
        return self.mention(self.entities.actor(before[-1]))

    def each_of_another(self, bare: Bare) -> set[str]:
        """The states of the last two before the holder in a row, if they differ: “A of X, B of Y and C”."""
        row = [p for p in bare.sentence.phrases if p.last <= bare.phrase.first and p.kind in {"person", "post"}][-2:]
        states = [{body.key or "" for post in p.posts for body in post.bodies if body.code in "SD"} for p in row]
        gaps = zip(row, [*row[1:], bare.phrase], strict=True) if row else ()
        words = [self.annotation.doc[one.last : other.first] for one, other in gaps]
        close = all(
            0 < len(gap) <= _ROW_GAP and not any(t.pos_ in {"VERB", "AUX", "ADP"} for t in gap) for gap in words
        )
        apart = len(row) > 1 and all(states) and not states[0] & states[1]
        return states[0] | states[1] if close and apart else set()

    def _named_between(self, phrase: Phrase, bare: Bare) -> bool:
        """Whether a state is named between somebody and the holder."""
        between = range(phrase.last, bare.phrase.first)
        return any(m.element.first in between for m in self.mentions[bare.sentence.first] if m.element.code != "L")

    def _speaker(self, bare: Bare) -> Mention | None:
        """The state of who tells of the holder: “Minister X said that President Y would come”."""
        before = [p for p in self.before(bare) if p.case in (None, "Nom") and not self._in_passing(p, bare)]
        if (
            not before
            or self._along_with(bare)
            or self.meets(bare)
            or guests(bare.sentence, bare.phrase)
            or self._named_between(before[-1], bare)
        ):
            return None
        behind = self.annotation.doc[before[-1].last : before[-1].last + 2]
        relative = any(token.lower_ in self.profile.relatives for token in behind)
        actor = self.actor(before[-1] if relative else before[0])
        return self.mention(actor) if actor is not None else None

    def _unnamed_like(self, bare: Bare) -> Mention | None:
        """The one state of which a heading tells the like post without a name, or the text as one of several.

        “PM of A arrives” as a heading, “the first visit there by an Irish minister” of Minister X.
        """
        like = office(bare.post)
        units = ((s, unit) for s in self.annotation for unit in s.phrases if unit.kind == "post")
        told = [unit for s, unit in units if s.passage.kind in {"title", "heading"} or self.any_such(unit)]
        posts = (post for unit in told for post in unit.posts if not post.plural)
        states = [body for post in posts if office(post) == like for body in post.bodies if body.code in "SD"]
        keys = {state.key for state in states}
        return Mention(states[0].key or "", states[0]) if len(keys) == 1 else None

    def any_such(self, unit: Phrase) -> bool:
        """Whether any holder of a post is meant, as an article tells: “the first visit by an Irish minister”."""
        doc, at = self.annotation.doc, unit.first
        opens = at > 0 and {doc[at].lower_, doc[at - 1].lower_} & self.profile.indefinite
        return unit.kind == "post" and bool(opens)

    def _announced(self, bare: Bare) -> Mention | None:
        """The state that talks are with, where a colon opens who it is: “Talks with Chad go on: she receives X”."""
        doc = self.annotation.doc
        colon = next((t.i for t in doc[bare.sentence.first : bare.phrase.first] if t.text == ":"), None)
        talks = [f for f in bare.sentence.frames if f.nominal and f.kinds & APART and colon and f.last <= colon]
        units = [unit for f in talks for unit in f.phrases("with") if unit.kind == "state"]
        return next((m for unit in units for m in self.within(bare.sentence, unit)), None)

    def _along_with(self, bare: Bare) -> bool:
        """Whether a preposition says that somebody does something with the holder, who may be of another state."""
        doc = self.annotation.doc
        at = bare.phrase.first - 1
        at -= at > 0 and doc[at].pos_ == "DET"
        other = self.profile.words_of("with")
        return not self.profile.adpositions_follow and at >= 0 and doc[at].lower_ in other

    def _in_passing(self, phrase: Phrase, bare: Bare) -> bool:
        """Whether a name of a state that is in no post does nothing, and may be a firm's: “the owner, A's X”."""
        does = any(phrase in frame.phrases(*OURS, "inherited") for frame in bare.sentence.frames)
        owner = self.annotation.doc[max(0, phrase.element.first - 1)] if phrase.element is not None else None
        named = owner is not None and owner.lower_ in self.profile.possessives
        return named and not does and not phrase.posts

    def _delegation(self, bare: Bare) -> Mention | None:
        """The state of the first whom the news tells of, where the holder comes along in a delegation."""
        led = any("lead" in frame.kinds for frame in bare.sentence.frames)
        if led or not self.comes_along(bare) or self._apart(bare):
            return None
        named = any(m.element.last <= bare.phrase.first for m in self.mentions[bare.sentence.first])
        return None if named else self.first()

    def first(self) -> Mention | None:
        """The state of the first person that the news tells of with one."""
        for sentence in self.annotation:
            for phrase in sentence.phrases:
                if phrase.kind == "person" and (mention := self.mention(self.entities.actor(phrase))):
                    return mention
        return None

    # who else there is

    def along(self, unit: Phrase) -> bool:
        """Whether somebody comes along, as a postposition says that else stands for “together”."""
        doc = self.annotation.doc
        along = self.profile.words_of("with")
        return self.profile.adpositions_follow and unit.last < len(doc) and doc[unit.last].lower_ in along

    def _apart(self, bare: Bare) -> bool:
        """Whether the holder is one of the sides that meet."""
        return any(
            frame.kinds & APART and bare.phrase in frame.phrases(*OURS, *THEIRS) for frame in bare.sentence.frames
        )

    def _aside(self, mention: Mention, bare: Bare) -> bool:
        """Whether a state is named in what is said of the holder by the way: “X, whose wife is Danish, …”."""
        words = self.annotation.doc[bare.phrase.last : mention.element.first]
        return any("Rel" in t.morph.get("PronType", []) or t.lower_ in self.profile.relatives for t in words[:2])

    def _its(self, bare: Bare) -> bool:
        """Whether a pronoun says that the post is of what has just been told of: “its President”."""
        first = self.annotation.doc[bare.phrase.first]
        return "Poss" in first.morph.get("PronType", []) or "Yes" in first.morph.get("Poss", [])

    def meets(self, bare: Bare) -> bool:
        """Whether the clause of the holder tells of a meeting, so that who stands before may be of the other side."""
        clause = bare.sentence.clause(bare.phrase.first)
        return any(frame.kinds & APART and frame.clause == clause for frame in bare.sentence.frames)

    def before(self, bare: Bare) -> list[Phrase]:
        """Who is told of in the sentence before the holder."""
        return [p for p in bare.sentence.phrases if p.last <= bare.phrase.first and p.kind in _TELLERS]

    def comes_along(self, bare: Bare) -> bool:
        """Whether the words before the holder speak of a delegation, or of those who accompany somebody."""
        words = self.annotation.doc[bare.sentence.first : bare.phrase.first]
        return any(token.lemma_ in self.profile.sides | self.profile.suite for token in words)

    def actor(self, phrase: Phrase) -> Actor | None:
        if phrase.kind == "pronoun":
            if (state := self._adjective(phrase)) is not None:
                return Actor(state, state, phrase, named=False)
            return self.entities.pronoun(phrase)
        return self.entities.actor(phrase)

    def _adjective(self, phrase: Phrase) -> str | None:
        """The node of the state that the words before a noun without a name say: “the Finnish guest”."""
        elements = (item for sentence in self.annotation for item in sentence.elements)
        before = next((item for item in elements if item.code == "D" and item.last == phrase.first), None)
        return self.entities.element(before) if before is not None else None

    @cached_property
    def abroad(self) -> set[str]:
        """The nodes of those who are told to meet people of another state there."""
        return met_abroad(self.annotation, self.entities)

    def homes(self) -> set[str]:
        """The states of the cities that the news is from, as datelines and headings name them."""
        return {home.key for home in self._homes.values()}

    def mention(self, actor: Actor) -> Mention | None:
        """The state that an actor stands for, where the text names it; nearest to the actor."""
        anchor = self.entities.builder.nodes[actor.party].anchor if actor.party else None
        found = [m for items in self.mentions.values() for m in items if m.key == anchor]
        if found:
            return min(found, key=lambda m: abs(m.element.first - actor.phrase.first))
        return next((home for home in self._homes.values() if home.key == anchor), None)


def told_posts(sentence: Sentence) -> Iterator[Post]:
    """The posts that a sentence tells."""
    return (post for phrase in sentence.phrases for post in phrase.posts)


def _in(mention: Mention, unit: Phrase) -> bool:
    return unit.first <= mention.element.first < unit.last


def _states(sentence: Sentence) -> Iterator[Mention]:
    for item in sentence.elements:
        country = item.country
        if item.code in "SD" and item.key:
            yield Mention(item.key, item)
        elif item.code == "L" and (entry := lexicon().find(item.key or "")) is not None:
            country = entry.country
        if country and item.code not in "SDN":
            yield Mention(f"state/{country}", item)


def is_region(element: Element) -> bool:
    """Whether a name is that of a part of a state, whose officials are its own."""
    entry = lexicon().find(element.key or "") if element.code == "L" else None
    return entry is not None and entry.sort == "region"
