"""The arguments of a word where the verb comes last: who and what the units of a clause are to it.

What stands right before a participle is the participle's; the noun behind it is what it speaks of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from spacy.tokens import Doc

from kg.languages.annotation import Argument, Phrase, Sentence, Title
from kg.languages.grammar.by_side import is_person, of_those_led
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile
from kg.languages.grammar.reported_chains import doer

# What is told of a word that does not say what one does to another: its antecedent is who does it.
INTRANSITIVE = frozenset({"visit", "attend", "take-place", "meet", "talk", "call", "join", "say"})
# Cases by which what stands right before a participle belongs to it and to no later verb.
_NEAR_CASES = frozenset({"Loc", "Dat", "Acc", "Abl", "Attr"})
# Cases by which those who are led go, or where they are.
_GOAL_CASES = frozenset({"Loc", "Dat", "Abl"})
# How many words may stand between what belongs together.
REACH = 3
_DASHES = frozenset("-–—")
_CLOSING = frozenset('»”"')
# Those who meet are persons, states and bodies: no title, no place.
_MEETING = frozenset({"meet", "receive", "talk", "call", "credentials"})
# Nor does a place discuss anything, or deal with anybody.
_DONE_TOGETHER = frozenset({"discuss", "in-person", "reach"})
_BARE = (None, "Nom")
# What stands between a verb and those whom it announces.
_MARKS = frozenset(":–—-")


class Placed(Protocol):
    """A unit with its adposition, its case and the group of coordinated units that it is in."""

    @property
    def unit(self) -> Phrase | Title: ...
    @property
    def adposition(self) -> str: ...
    @property
    def case(self) -> str | None: ...
    @property
    def group(self) -> int: ...


Roles = Callable[[Placed], str]


def _can_meet(item: Placed) -> bool:
    return isinstance(item.unit, Phrase) and item.unit.kind != "place"


def _is_other(item: Placed) -> bool:
    """Whether a unit is somebody to whom something is done, so that the noun behind may be that one's."""
    return item.case == "Dat" and isinstance(item.unit, Phrase) and item.unit.kind in {"person", "post"}


class Arguments:
    """Who and what the units of a clause are to one trigger in it."""

    def __init__(
        self,
        doc: Doc,
        sentence: Sentence,
        kinds: frozenset[str],
        first: int,
        at: int,
        role: Roles,
        profile: Profile,
    ) -> None:
        self.doc, self.sentence, self.kinds, self.first, self.at = doc, sentence, kinds, first, at
        self.role, self.profile = role, profile
        self.passive = feature(doc[at], "Voice") == "Pass"

    def find(self, own: Sequence[Placed], form: str) -> list[Argument]:
        """The arguments of the trigger, which stands as a noun, a participle or a predicate."""
        own = [item for item in own if not self._of_title(item, own)]
        if form == "Noun":
            return self._noun(own)
        owned = feature(self.doc[self.at], "Person[psor]") == "3" and "receive" not in self.kinds
        chained = doer(self.doc, self.sentence, own, self.first, self.at) if form != "Fin" else None
        if chained is not None and "received" not in self.kinds:
            found = self._done_by(chained, own)
        elif (form == "Part" and feature(self.doc[self.at], "Case") is not None) or (form == "Vnoun" and owned):
            found = self._nominalised(own)  # “келгені”, “жолығуы”
        elif form == "Part":
            found = self._participle(own)
        else:
            found = self._invited(own) if form == "Vnoun" else self._predicate(own)
        return [Argument(self._active(name), item.unit) for name, item in found if name]

    def _active(self, role: str) -> str:
        return {"subject": "object", "by": "subject"}.get(role, role) if self.passive else role

    def _of_title(self, item: Placed, own: Sequence[Placed]) -> bool:
        """Whether a genitive says whose the title behind it is."""
        last = max(other.unit.last for other in own if other.group == item.group)
        return item.case == "Gen" and any(isinstance(o.unit, Title) and o.unit.first == last for o in own)

    # predicates

    def _invited(self, own: Sequence[Placed]) -> list[tuple[str, Placed]]:
        """“X invited Y to come”: who is to come is Y."""
        found = self._predicate(own)
        behind = self.doc[self.at + 1] if self.at + 1 < self.sentence.last else None
        if behind is None or not any("invite" in t.kinds for t in self.profile.triggers.get(behind.lemma_, ())):
            return found
        guests = [
            item
            for role, item in found
            if role in {"to", "object"} and isinstance(item.unit, Phrase) and item.unit.kind in {"person", "post"}
        ]
        others = [(role, item) for role, item in found if role != "subject" and item not in guests]
        return [("subject", item) for item in guests] + others

    def _nominalised(self, own: Sequence[Placed]) -> list[tuple[str, Placed]]:
        """“That X came”: who came stands in the genitive or the nominative before it."""
        left = self._run(own, self.at, self._segment())
        owners = [item for item in left if item.case == "Gen" and not self._owns_another(item)]
        subjects = owners or [item for item in left if self.role(item) == "subject"]
        nearest = [item for item in subjects if item.group == subjects[-1].group]
        others = [(self.role(item), item) for item in left if item not in subjects]
        # “Өкіл министрдің Y-мен кездескенін айтты”: who tells it stands in the nominative, and is none who met.
        others = [
            (role, item) for role, item in others if role != "subject" or not (owners and self.kinds & INTRANSITIVE)
        ]
        if owners and "received" in self.kinds:  # “министрдің қабылдауында болғаны”: who received
            return [("of", item) for item in nearest] + others
        return [("subject", item) for item in nearest] + others

    def _done_by(self, doer: Placed, own: Sequence[Placed]) -> list[tuple[str, Placed]]:
        """“Өкіл X-тің Каирге барып, Y-мен кездескенін айтты”: X, and what stands right before the verb."""
        run = self._run(own, self.at, self._segment())
        rest = [item for item in run if item.unit.first > doer.unit.first and item.group != doer.group]
        subjects = [item for item in own if item.group == doer.group and item.unit.last <= self.first]
        return [("subject", item) for item in subjects] + [(self.role(item), item) for item in rest]

    def _owns_another(self, item: Placed) -> bool:
        """Whether a genitive belongs to a noun before the word: “Чилидің қатысуын қолдайтынын айтты”."""
        inside = {at for unit in self.sentence.phrases for at in range(unit.first, unit.last)}
        between = (self.doc[at] for at in range(item.unit.last, self.first) if at not in inside)
        return any(token.pos_ == "NOUN" and feature(token, "Person[psor]") == "3" for token in between)

    def _predicate(self, own: Sequence[Placed]) -> list[tuple[str, Placed]]:
        start = self._segment()
        taken = self._taken(own, start)
        left = [item for item in own if item.unit.last <= self.at and item not in taken]
        here = [item for item in left if item.unit.first >= start]
        found = [(self.role(item), item) for item in here]
        given = [item for item in here if self._gives(item)]
        here, left = ([item for item in items if item not in given] for items in (here, left))
        found = [pair for pair in found if pair[1] not in given] + [("with", item) for item in given]
        subjects = self._first_subjects(here) or self._first_subjects(left)
        if not subjects and "say" in self.kinds:
            subjects = self._first_subjects([item for item in own if item.unit.first > self.at])
        found += [("with", item) for item in own if self._announced(item, own)]
        return [("subject", item) for item in subjects] + [pair for pair in found if pair[0] != "subject"]

    def _announced(self, item: Placed, own: Sequence[Placed]) -> bool:
        """Whether a colon behind a verb of meeting announces who was met: “екі кездесу өткізді: X-пен және Y-пен”."""
        if not self.kinds & _MEETING or item.unit.first <= self.at or item.case != "Ins" or not is_person(item.unit):
            return False
        if self.at + 1 >= self.sentence.last or self.doc[self.at + 1].text not in _MARKS:
            return False
        met = any(other.case == "Ins" and other.unit.last <= self.at for other in own)
        rest = self.doc[self.at + 1 : self.sentence.last]
        return not met and not any(token.pos_ in {"VERB", "AUX"} for token in rest)

    def _gives(self, item: Placed) -> bool:
        """Whether somebody stands right before a participle that opens a trigger: “X берген қабылдауға барды”."""
        opens = self.first < self.at and item.unit.last == self.first and self.role(item) == "subject"
        return opens and feature(self.doc[self.first], "VerbForm") == "Part"

    def _segment(self) -> int:
        """Where the words of the trigger's own part of the clause begin: behind the last converb with a comma."""
        clause = self.sentence.clause(self.at)
        for at in range(self.first - 1, self.sentence.first, -1):
            if self.sentence.clause(at) != clause:
                break
            if self.doc[at].text == "," and feature(self.doc[at - 1], "VerbForm") == "Conv":
                return at + 1
        return self.sentence.first

    def _first_subjects(self, units: Sequence[Placed]) -> list[Placed]:
        found = [item for item in units if self.role(item) == "subject"]
        found = [item for item in found if not self._is_source(item)] or found
        found = [item for item in found if not self._only_within(item)]
        found = [item for item in found if not self._announces(item, found[-1])] or found
        if self.kinds & (_MEETING | _DONE_TOGETHER):
            found = [item for item in found if _can_meet(item)] or (found if self.kinds & _MEETING else [])
        if found and self._after_others(found[0].unit.first):
            return []
        if pair := self._the_two(found):
            return pair
        chosen = found[-1] if found and self._told_by_others() else next(iter(found), None)
        return [item for item in found if chosen is not None and item.group == chosen.group]

    def _the_two(self, found: Sequence[Placed]) -> list[Placed]:
        """“X Парижде Y екеуі сөйлесті”: the first who acts and the one that a word for the two stands behind."""
        doc, words = self.doc, self.profile.pair
        ends = (o for o in found if o.unit.last < self.sentence.last and doc[o.unit.last].lower_ in words)
        last = next(ends, None)
        return [found[0], last] if last is not None and last is not found[0] else []

    def _only_within(self, item: Placed) -> bool:
        """Whether somebody is only told to be among others who act: “агенттік өкілдері бар топ келді”."""
        return self.doc[item.unit.last].lower_ in self.profile.containing and item.unit.last + 1 < self.sentence.last

    def _is_source(self, item: Placed) -> bool:
        """Whether a body only says whose report the sentence opens: “Казинформ – Министр … қабылдады”."""
        first, end = item.unit.first, item.unit.last
        if end < self.sentence.last and self.doc[end].text in _CLOSING and first > self.sentence.first:
            first, end = first - 1, end + 1  # “«Егемен» – …”
        behind = self.doc[end] if end < self.sentence.last else None
        body = isinstance(item.unit, Phrase) and item.unit.kind == "organization"
        owners = [unit for unit in self.sentence.phrases if unit.case == "Gen" and unit.last == first]
        first = owners[0].first if owners else first  # “Қазақстанның Перудегі елшілігі – …”
        return body and first == self.sentence.first and behind is not None and behind.text in _DASHES

    def _announces(self, item: Placed, last: Placed) -> bool:
        """Whether who stands before a colon only says what others do: “Баспасөз қызметі хабарлайды: министр …”."""
        marks = range(item.unit.last + 1, max(item.unit.last + 1, last.unit.first))
        return any(self.doc[at].text == ":" and self._kinds(at - 1) & {"say", "report"} for at in marks)

    def _told_by_others(self) -> bool:
        """Whether a verb behind has another subject, the first of the two: “Өкіл министр кездесті деген хабарды …”."""
        behind = self.doc[self.at + 1].lower_ if self.at + 1 < self.sentence.last else ""
        return behind in self.profile.quotatives

    def _after_others(self, first: int) -> bool:
        """Whether those who act are told right before a name by a bare plural: “сарапшылар Кения … деп мәлімдеді”."""
        before = self.doc[first - 1] if first > self.sentence.first else None
        if before is None or before.pos_ != "NOUN" or feature(before, "Number") != "Plur":
            return False
        return feature(before, "Case") in (None, "Nom") and feature(before, "Person[psor]") is None

    def _taken(self, own: Sequence[Placed], start: int) -> list[Placed]:
        """The units that belong to participles before the trigger."""
        found: list[Placed] = []
        inside = {at for item in own for at in range(item.unit.first, item.unit.last)}
        for at in range(start, self.first):
            if at in inside:
                continue  # “Перудің жаңадан тағайындалған елшісі”
            word = self.doc[at]
            plain = word.lower_ in self.profile.title.attributes  # “X-пен кеңейтілген құрамда сөйлесті”
            if word.pos_ == "VERB" and feature(word, "VerbForm") == "Part" and not plain:
                found += self._of_participle(own, at, start)
        return found + [item for item in own if item.case == "Ins" and self._of_occasion(item)]

    def _of_occasion(self, item: Placed) -> bool:
        """Whether a noun right behind a unit says with whom something was before the verb: “X-пен кездесуден кейін”."""
        at = item.unit.last
        if not is_person(item.unit) or at + 1 >= self.first or self.doc[at].pos_ != "NOUN":
            return False
        kinds = {
            kind for t in self.profile.triggers.get(self.doc[at].lemma_, ()) for kind in t.kinds if t.pos == "NOUN"
        }
        after = feature(self.doc[at], "Case") == "Abl" and self.doc[at + 1].lower_ in self.profile.aftermath
        return bool(kinds & _MEETING) and after

    def _of_participle(self, own: Sequence[Placed], verb: int, start: int) -> list[Placed]:
        near = self._run(own, verb, start)
        kinds = self._kinds(verb)
        if "lead" in kinds:  # “Осакаға министр бастаған делегация келді”: where to is told of those who are led
            near = [item for item in near if item.case not in _GOAL_CASES]
            near = [item for item in near if not self._stands_for_those_led(item, verb)]
        if "appoint" in kinds:  # “президентке жаңадан тағайындалған елші грамота тапсырды”
            near = [item for item in near if item.case != "Loc" and (item.case != "Dat" or not is_person(item.unit))]
        if kinds and kinds <= INTRANSITIVE:  # “елшіні Осакада болатын форумға шақырды”
            near = [item for item in near if item.case != "Acc"]
        found = [
            item
            for item in near
            if (not item.adposition and (item.case in _NEAR_CASES or (item.case == "Ins" and item.unit.last == verb)))
            or (item.case == "Ins" and item.adposition and item.unit.last + 1 == verb)
        ]
        subjects = [item for item in near if self.role(item) == "subject"]
        others = any(self.role(item) == "subject" and verb < item.unit.first < self.first for item in own)
        passive = feature(self.doc[verb], "Voice") == "Pass"
        acts = not passive and (not kinds & INTRANSITIVE if kinds else others and self._attributive(verb))
        acts = acts or ("attend" in kinds and self._of_an_event(own, verb))
        if acts and subjects and (others or verb - subjects[-1].unit.last < REACH - 1):
            found += [item for item in subjects if item.group == subjects[-1].group]
        return found

    def _of_an_event(self, own: Sequence[Placed], verb: int) -> bool:
        """Whether a participle speaks of an event that those before it are at: “X төрағалық еткен саммит”."""
        behind = next((item for item in own if item.unit.first > verb), None)
        return behind is not None and isinstance(behind.unit, Title) and behind.unit.first - verb <= REACH

    def _stands_for_those_led(self, item: Placed, verb: int) -> bool:
        """Whether who leads others is told in their place, as what the verb behind has: “X бастаған топты”."""
        case = of_those_led(self.doc, self.sentence, item.unit, self.profile) if item.unit.last == verb else None
        return case is not None or (item.unit.case in _BARE and item.case not in _BARE)

    def _attributive(self, verb: int) -> bool:
        return feature(self.doc[verb], "Case") is None

    def _kinds(self, verb: int) -> set[str]:
        """What a verb may tell of, alone or with the word before it."""
        words = {self.doc[at].lower_ for at in range(max(0, verb - 1), verb + 1)}
        words |= {self.doc[at].lemma_ for at in range(max(0, verb - 1), verb + 1)}
        found = (item for word in words for item in self.profile.triggers.get(word, ()))
        return {kind for item in found if item.lemmas[-1] == self.doc[verb].lemma_ for kind in item.kinds}

    def _run(self, own: Sequence[Placed], verb: int, start: int) -> list[Placed]:
        """The units before a participle with no other verb between."""
        return [
            item
            for item in own
            if start <= item.unit.first
            and item.unit.last <= verb
            and not any(self.doc[at].pos_ in {"VERB", "AUX"} for at in range(item.unit.last, verb))
        ]

    # participles

    def _participle(self, own: Sequence[Placed]) -> list[tuple[str, Placed]]:
        left = self._run(own, self.at, self._segment())
        spoken = self._antecedents(own)
        subjects = [item for item in left if self.role(item) == "subject"]
        if "lead" in self.kinds and left and left[-1].unit.last == self.first and is_person(left[-1].unit):
            subjects = [
                item for item in left if item.group == left[-1].group
            ]  # “X бастаған топты”: who leads carries the case of those led
        nearest = [item for item in subjects if item.group == subjects[-1].group]
        found = [(self.role(item), item) for item in left if self.role(item) != "subject" and item not in subjects]
        acts = bool(self.kinds & INTRANSITIVE)
        if spoken and isinstance(spoken[0].unit, Phrase) and not self.passive and (acts or not nearest):
            return found + [("subject", item) for item in spoken]
        if spoken and isinstance(spoken[0].unit, Title) and "take-place" in self.kinds:
            return found + [("subject", item) for item in spoken]
        acts = acts and not ("attend" in self.kinds and self._of_an_event(own, self.at))
        found += [("object" if not self.passive else "subject", item) for item in spoken]
        return found + [("subject", item) for item in nearest if not acts and not self.passive]

    def _antecedents(self, own: Sequence[Placed]) -> list[Placed]:
        """What a participle speaks of: the unit behind it, and not those that are told with it."""
        behind = next((item for item in own if item.unit.first > self.at), None)
        if behind is None or behind.unit.first - self.at > REACH:
            return []
        between = self.doc[self.at + 1 : behind.unit.first]
        if any(token.pos_ not in {"ADJ", "NUM", "DET", "ADV", "CCONJ"} for token in between):
            return []
        return [behind]

    # nouns

    def _noun(self, own: Sequence[Placed]) -> list[Argument]:
        run = self._run_of_noun(own)
        owners = [item for item in run if item.case == "Gen" and not self._names_goal(item)]
        owned = bool(owners) or any(self.role(item) == "between" or _is_other(item) for item in run)
        # “X пен Y консультация өткізді”: the last of those who act stands by chance before the noun.
        run = [item for item in run if self.role(item) != "subject" or not self._of_row(item, own, run)]
        found = [Argument(name, item.unit) for item in run if (name := self._role_by_noun(item, owned, own))]
        aside = self._is_aside()
        for item in own if feature(self.doc[self.at], "Case") != "Gen" else ():
            name = self.role(item)
            if name == "with" and item not in run and any(self._tells(to) for to in range(item.unit.last, self.first)):
                continue  # the noun between has it
            if item not in run and name and (not aside or (name == "subject" and self._takes_subject(found))):
                found.append(Argument(f"clause-{name}", item.unit))
        return found

    def _names_goal(self, item: Placed) -> bool:
        """Whether a bare name right before a journey says where it leads, and not whose it is: “X Загреб сапары”."""
        unit = item.unit
        goal = isinstance(unit, Phrase) and unit.kind in {"place", "state"} and unit.case == "Nom"
        return goal and "visit" in self.kinds and unit.last == self.first

    def _of_row(self, item: Placed, own: Sequence[Placed], run: Sequence[Placed]) -> bool:
        """Whether a person is one of several in a row that begins before what belongs to the noun."""
        row = [other for other in own if other.group == item.group and other.unit is not item.unit]
        people = isinstance(item.unit, Phrase) and item.unit.kind in {"person", "post"}
        return people and any(other not in run for other in row)

    def _takes_subject(self, found: Sequence[Argument]) -> bool:
        """Whether who acts on an occasion made it: a visit, or a meeting with somebody, but no other meeting."""
        return not self.kinds & _MEETING or any(item.role == "with" for item in found)

    def _is_aside(self) -> bool:
        """Whether the noun only says on what occasion something else is done: “сапар барысында”, “кездесуде”."""
        following = self.doc[self.at + 1] if self.at + 1 < self.sentence.last else None
        if feature(self.doc[self.at], "Case") in ("Loc", "Abl"):
            return True
        if following is None:
            return False
        return following.lower_ in self.profile.adpositions or (
            following.lemma_ in self.profile.phases and feature(following, "Person[psor]") is not None
        )

    def _run_of_noun(self, own: Sequence[Placed]) -> list[Placed]:
        """The units before a noun that no verb parts from it, but one that says no more than that it is done."""
        found: list[Placed] = []
        at = self.first
        for item in reversed(own):
            if item.unit.last > self.first:
                continue
            between = range(item.unit.last + bool(item.adposition), at)
            if any(self._parts(to) for to in between) or (not found and len(between) > REACH + 1):
                break
            found.append(item)
            at = item.unit.first
        return found[::-1]

    def _parts(self, at: int) -> bool:
        """Whether a word parts what stands before it from the noun: a verb, a postposition, another noun that tells."""
        token = self.doc[at]
        planned = token.lemma_ in self.profile.moods["planned"] and feature(token, "VerbForm") == "Part"
        if token.lemma_ in self.profile.light or planned or token.lower_ in self.profile.title.attributes:
            return False
        return token.pos_ in {"VERB", "AUX"} or token.lower_ in self.profile.adpositions or self._tells(at)

    def _tells(self, at: int) -> bool:
        return any(t.pos == "NOUN" and len(t.lemmas) == 1 for t in self.profile.triggers.get(self.doc[at].lemma_, ()))

    def _role_by_noun(self, item: Placed, owned: bool, own: Sequence[Placed]) -> str:
        name = self.role(item)
        if name == "subject":
            last = max(other.unit.last for other in own if other.group == item.group and other.unit.last <= self.first)
            adjacent = self.first - last <= 1 and self._is_owned(item)
            return "of" if adjacent and not owned else ("" if owned else "clause-subject")
        if item.case == "Attr":
            return "in" if self._stands_by(item) else ""
        return "of" if name == "object" else name

    def _is_owned(self, item: Placed) -> bool:
        """Whether the noun may be that of a person right before it: “X кездесуі”, not “X кездесу өткізді”."""
        person = isinstance(item.unit, Phrase) and item.unit.kind in {"person", "post"}
        bare = feature(self.doc[self.at], "Person[psor]") != "3"
        return not (person and bare and self.kinds & _MEETING)

    def _stands_by(self, item: Placed) -> bool:
        """Whether only attributes part an attribute of place from the noun: Осакадағы ресми кездесу."""
        between = self.doc[item.unit.last : self.first]
        return len(between) < REACH and all(
            token.pos_ in {"ADJ", "NUM", "DET"} or (token.pos_ == "NOUN" and feature(token, "Case") == "Nom")
            for token in between
        )
