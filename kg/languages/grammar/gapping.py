"""Gapping: a verb that is not said again: “A met B, and C – D”, «A встретился с B, а C – с D», «5 мая – с E».

A dash stands for the verb. What stands between the conjunction and the dash is the subject, or says when or where;
words that say when need no conjunction; what stands behind the dash is what the verb of the clause before has in the
same roles. The part is a clause of its own, so that its date and place are told of it alone, and those of the clause
before where it has none.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.languages.annotation import Argument, Frame, Phrase, Sentence, Title
from kg.languages.grammar.antecedents import opening
from kg.languages.grammar.arguments import role_of
from kg.languages.grammar.morph import feature
from kg.languages.grammar.placing import Placed
from kg.languages.grammar.profile import Profile

_DASHES = frozenset("–—-")
_DOERS = frozenset({"person", "post", "pronoun", "side", "state", "organization"})
_LANDS = frozenset({"place", "state"})
# How many words stand at most between the conjunction and the dash.
_REACH = 16
# As many words as a day has that opens a part without a conjunction: “в пятницу, 5 мая”.
_DAY = 6
_TIMES = frozenset({"NUM", "ADJ", "DET", "ADP", "ADV", "NOUN", "PUNCT"})
# Who stands in the roles of the clause before where the part names nobody else.
_SUBJECT = ("subject", "inherited")


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a part without a verb begins, where its dash stands, where it ends, and its clause.

    Args:
        elsewhere: Whether it opens with where or when, and so goes on with the same people: “в Осло – с министром X”.
    """

    first: int
    dash: int
    last: int
    clause: int
    elsewhere: bool = False


def part(doc: Doc, sentence: Sentence, profile: Profile) -> list[Gap]:
    """The parts of a sentence without a verb of their own, each made a clause of the sentence."""
    found: list[Gap] = []
    if not profile.gapping:
        return found
    inside = {at for phrase in sentence.phrases for at in range(phrase.first, phrase.last)}
    for at in range(sentence.first + 1, sentence.last):
        if doc[at - 1].text not in {",", ";"} or not _opens(doc, at, sentence, profile) or sentence.in_quotes(at):
            continue
        if _each(doc, at, sentence):
            continue
        dash = next((to for to in range(at + 1, min(at + _REACH, sentence.last)) if _stands_for_a_verb(doc, to)), None)
        dash = dash if dash is not None else _company(doc, at, sentence, profile)
        if dash is None or _verbs(doc, at, dash, inside) or not _verbs(doc, sentence.first, at, inside):
            continue
        last = _end(doc, dash, sentence, profile)
        if _verbs(doc, dash, last, inside):
            continue
        clause = max(sentence.clauses) + 1
        sentence.clauses[at - sentence.first : last - sentence.first] = [clause] * (last - at)
        found.append(Gap(at, dash, last, clause, doc[at].lower_ not in profile.gapping))
    return found


def _each(doc: Doc, at: int, sentence: Sentence) -> bool:
    """Whether a conjunction joins two of whom each has it: “и президент X, и министр Y – порознь”."""
    before = next((p for p in sentence.phrases if p.last == at - 1), None)
    after = next((p for p in sentence.phrases if p.first == at + 1), None)
    if before is None or after is None or before.first == sentence.first:
        return False
    return before.case == after.case and doc[before.first - 1].lower_ == doc[at].lower_


def _company(doc: Doc, at: int, sentence: Sentence, profile: Profile) -> int | None:
    """The last token before “with” where nothing but a day or a place parts it from the conjunction.

    “Беседовал с A, а днём раньше, ещё в Осло, с B”: no dash stands there.
    """
    company = profile.words_of("with")
    places = {to for unit in sentence.phrases if unit.kind == "place" for to in range(unit.first, unit.last)}
    told = False
    for to in range(at + 1, min(at + _REACH, sentence.last)):
        token = doc[to]
        if token.lower_ in company:
            return to - 1 if told else None
        when = token.is_digit or token.pos_ == "ADV" or token.lemma_ in profile.manners
        told = told or when or to in places
        if not when and to not in places and token.pos_ not in {"ADP", "ADJ", "DET", "PART", "PUNCT", "NUM"}:
            return None
    return None


def _opens(doc: Doc, at: int, sentence: Sentence, profile: Profile) -> bool:
    """Whether a conjunction, or a day or a place with a dash behind it, opens a part here."""
    return doc[at].lower_ in profile.gapping or _setting(doc, at, sentence, profile)


def _setting(doc: Doc, at: int, sentence: Sentence, profile: Profile) -> bool:
    """Whether nothing but words that say when or where stand before the next dash: “в пятницу –”, “в Осло –”."""
    places = {to for unit in sentence.phrases if unit.kind == "place" for to in range(unit.first, unit.last)}
    for to in range(at, min(at + _DAY, sentence.last)):
        token = doc[to]
        if _stands_for_a_verb(doc, to):
            told = doc[at:to]
            where = any(t.i in places for t in told) and doc[at].pos_ == "ADP"
            return where or any(t.is_digit or t.pos_ == "ADV" or t.lemma_ in profile.manners for t in told)
        if token.is_digit or to in places:
            continue
        if token.pos_ not in _TIMES or (token.pos_ == "NOUN" and token.lemma_ not in profile.manners):
            return False
    return False


def _stands_for_a_verb(doc: Doc, at: int) -> bool:
    """Whether a token is a dash between words: that between two numbers is none."""
    numbers = doc[at - 1].is_digit and at + 1 < len(doc) and doc[at + 1].is_digit
    return doc[at].text in _DASHES and not numbers


def _verbs(doc: Doc, first: int, last: int, inside: Collection[int]) -> bool:
    """Whether a finite verb, or a short participle that does its work, stands between two tokens."""
    for token in doc[first:last]:
        if (
            token.i not in inside
            and token.pos_ in {"VERB", "AUX"}
            and (feature(token, "VerbForm") in (None, "Fin") or feature(token, "Variant") == "Short")
        ):
            return True
    return False


def _end(doc: Doc, dash: int, sentence: Sentence, profile: Profile) -> int:
    """Where the part ends: before the next such part, a clause that opens behind a comma, or a mark that closes."""
    last = sentence.last
    for at in range(dash + 1, last):
        if doc[at].text in {";", "(", ":"} or (doc[at].text in _DASHES and doc[at].whitespace_):
            return at
        if doc[at].text == "," and at + 1 < last:
            opens = doc[at + 1 : min(at + 3, last)]
            if any(t.lower_ in profile.gapping or t.lower_ in profile.subordinators for t in opens[:1]):
                return at
            if _setting(doc, at + 1, sentence, profile):
                return at
            if any(t.lemma_ in profile.relatives or feature(t, "VerbForm") in ("Part", "Conv") for t in opens):
                return at
    return last


def with_gaps(
    doc: Doc, sentence: Sentence, found: list[Frame], gaps: Sequence[Gap], units: Sequence[Placed], profile: Profile
) -> list[Frame]:
    """The frames with one more for each part, which says of others what the verb before it says."""
    made = list(found)
    for gap in gaps:
        before = [f for f in made if not f.nominal and not f.participial and f.first < gap.first and not f.quoted]
        before = _of_the_day(doc, sentence, before, gap, profile)
        if before and (frame := _frame(_told(before[-1], found), gap, units, profile)) is not None:
            made.append(frame)
    return sorted(made, key=lambda frame: frame.first)


def _of_the_day(doc: Doc, sentence: Sentence, before: list[Frame], gap: Gap, profile: Profile) -> list[Frame]:
    """The verbs that a part may go on with: one that opens with a day goes on with what was told of another day.

    “On 3 May X was in A, where Y met X, on 5 May – in B”: X was in B.
    """
    if doc[gap.first].lower_ in profile.gapping:
        return before
    aside = {c for c in {f.clause for f in before} if _told_by_the_way(doc, sentence, c, profile)}
    return [frame for frame in before if frame.clause not in aside] or before


def _told_by_the_way(doc: Doc, sentence: Sentence, clause: int, profile: Profile) -> bool:
    opens = opening(doc, sentence, clause)[:2]
    return any(token.lower_ in profile.where or token.lemma_ in profile.relatives for token in opens)


def _told(verb: Frame, found: Sequence[Frame]) -> Frame:
    """The verb, with what a noun beside it tells: “held talks with A, and on Monday – with B”."""
    noun = next((f for f in found if f.nominal and f.clause == verb.clause and f.first >= verb.last), None)
    if noun is None or "hold" not in verb.kinds:
        return verb
    return replace(verb, kinds=verb.kinds | noun.kinds, lemma=noun.lemma, mood=noun.mood, tense=noun.tense)


def _frame(model: Frame, gap: Gap, units: Sequence[Placed], profile: Profile) -> Frame | None:
    own = [item for item in units if item.clause is None and gap.first <= item.unit.first < gap.last]
    arguments = [Argument(role, item.unit) for item in own if (role := _role(model, gap, item, profile))]
    told = {argument.role for argument in arguments}
    paired = {"subject", "with"} <= told
    happens = _happens(model, gap, arguments)
    if not (paired or happens) and not any(a.unit.first > gap.dash and _does(a) for a in arguments):
        return None
    if happens:
        pass
    elif "subject" not in told:
        arguments += [Argument("inherited", unit) for unit in model.phrases(*_SUBJECT)]
    elif not told & {"with", "object"} and not model.passive:
        if not gap.elsewhere and not _told_of_first(model, gap, arguments):
            return None  # who does something else: nothing says with whom
        arguments += [a for a in model.arguments if a.role in ("object", "with")]
    elif "object" not in told and model.passive:  # “она была принята A, а вечером – B”
        arguments += [a for a in model.arguments if a.role == "object" and a.unit.first < model.first]
    if not told & {"in", "apposed"} and gap.clause:
        arguments += [a for a in model.arguments if a.role == "in"]
    return replace(
        model, first=gap.dash, last=gap.dash + 1, arguments=tuple(arguments), clause=gap.clause, shares=model.clause
    )


def _role(model: Frame, gap: Gap, item: Placed, profile: Profile) -> str:
    role = role_of(item, gap.dash, profile)
    if model.passive:
        role = {"subject": "object", "by": "subject"}.get(role, role)
    behind = item.unit.first > gap.dash
    if behind and role == "of" and not model.passive and model.phrases("object"):
        return "object"  # of a living being the genitive and the accusative are one form
    if (
        behind
        and not item.adposition
        and isinstance(item.unit, Phrase)
        and item.unit.kind in _LANDS
        and any(u.kind in _LANDS for u in model.phrases("object"))
    ):
        return "object"  # so it is of towns: “посетит Ашхабад, 2 мая – Ташкент”
    return role


def _told_of_first(model: Frame, gap: Gap, arguments: Sequence[Argument]) -> bool:
    """Whether the part says who else did it to those with whom the clause opens: “гостя принял X, а вечером – Y”."""
    whom = [unit for unit in model.phrases("object", "with") if unit.first < model.first]
    behind = all(unit.first > model.first for unit in model.phrases(*_SUBJECT))
    return bool(whom) and behind and all(a.unit.first > gap.dash for a in arguments if a.role == "subject")


def _happens(model: Frame, gap: Gap, arguments: Sequence[Argument]) -> bool:
    """Whether a conference takes place behind the dash: “в мае пройдёт форум, а в июне – саммит”."""
    if "take-place" not in model.kinds or model.phrases("object"):
        return False
    return any(a.role == "subject" and isinstance(a.unit, Title) and a.unit.first > gap.dash for a in arguments)


def _does(argument: Argument) -> bool:
    return isinstance(argument.unit, Phrase) and (argument.unit.kind in _DOERS or argument.unit.kind == "place")
