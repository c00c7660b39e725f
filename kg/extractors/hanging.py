"""Who meets where the meeting only says when something else was done: “Minister X said after talks with Y”.

“After a meeting with Y, X told reporters …” tells that X met Y as well. Asked only where no case shows who meets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extractors.calls import of_two_sides
from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.meeting_words import meeting_words
from kg.languages.grammar.morph import feature

_DOERS = frozenset({"person", "post", "pronoun"})
# What may stand between the preposition and the noun of meeting: “after two days of closed-door talks”.
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "NOUN", "ADV", "PUNCT"})
_REACH = 7
# The auxiliary of “having met”.
_HAVING = "have"
_COUNTED = _BEFORE_NOUN - {"PUNCT"}
_SIDES = 2
_MET = frozenset({"meet", "talk", "receive", "call", "banquet"})
# Prepositions of where somebody is.
_THERE = frozenset({"in", "at", "here", "there"})


def who_did(context: Context, sentence: Sentence, frame: Frame, theirs: Sequence[Actor]) -> list[Actor]:
    """Who did what the sentence tells, for a meeting that only says when: “after talks with Y”, “having met Y”."""
    if not theirs or not context.profile.possessives or frame.quoted:
        return []
    at = _preposition(context, sentence, frame) if frame.nominal else _gerund(context, sentence, frame)
    if at is None:
        return []
    but = frozenset(key for actor in theirs for key in actor.keys)
    for unit in _doers(context, sentence, frame, at):
        found = context.actors([unit], sentence, but=but)
        return [actor for actor in found if not actor.keys & but and context.entities.is_person(actor.node)][:1]
    return []


def _preposition(context: Context, sentence: Sentence, frame: Frame) -> int | None:
    """The token that says when or at what, before a noun of meeting."""
    doc, profile = context.annotation.doc, context.profile
    for at in range(frame.first - 1, max(sentence.first, frame.first - _REACH) - 1, -1):
        if doc[at].lower_ in profile.once_held or (doc[at].lower_ in profile.aftermath and _met_first(sentence, at)):
            return at
        verb = next((f for f in sentence.frames if f.last == at and "follow" in f.kinds and f.passive), None)
        if verb is not None and verb.first > sentence.first and doc[verb.first - 1].text == ",":
            return verb.first - 1  # “had lunch with X, followed by talks with Y”
        if doc[at].lower_ in profile.at_which:
            # “In talks with Y, X said”, “X said at a meeting with Y”; not “the progress in talks with Y”.
            opens = not any(token.is_alpha for token in doc[sentence.first : at])
            return at if opens or doc[at + 1].lower_ in profile.indefinite else None
        if doc[at].pos_ not in _BEFORE_NOUN and doc[at].lower_ not in profile.title.owners:
            return None
    return None


def _met_first(sentence: Sentence, at: int) -> bool:
    """Whether somebody met another before that: “met X before a meeting with Y”, “received X ahead of talks with Y”."""
    told = (f for f in sentence.frames if f.last <= at and f.kinds & _MET and f.mood == "asserted")
    return any(f.tense == "past" and not f.negated for f in told)


def _gerund(context: Context, sentence: Sentence, frame: Frame) -> int | None:
    """The token where a verb of meeting that only says when begins: “after meeting Y”, “having met Y”, “meeting Y”."""
    doc, at = context.annotation.doc, frame.first
    if feature(doc[at], "VerbForm") == "Part" and at > sentence.first and doc[at - 1].lemma_ == _HAVING:
        at -= 1
    if feature(doc[at], "VerbForm") != "Ger":
        return None
    before = doc[at - 1] if at > sentence.first else None
    if before is not None and before.lower_ in context.profile.once_held | context.profile.aftermath:
        return at - 1  # also “before meeting Y”: talks that lie ahead would be a noun
    return at if not any(token.is_alpha for token in doc[sentence.first : at]) else None


def _doers(context: Context, sentence: Sentence, frame: Frame, at: int) -> list[Phrase]:
    """The subject of the clause that the meeting dates: behind it where it opens the sentence, else before it."""
    doc = context.annotation.doc
    subjects = [unit for unit in sentence.phrases if unit.kind in _DOERS and _is_subject(context, sentence, unit)]
    if _opens(context, sentence, at):
        return [unit for unit in subjects if unit.first >= frame.last and doc[unit.first - 1].text == ","][:1]
    return [unit for unit in reversed(subjects) if unit.last <= at][:1]


def _opens(context: Context, sentence: Sentence, at: int) -> bool:
    """Whether nothing but a day stands before a token in its clause: “It was noted that on 8 March, after talks …”."""
    doc = context.annotation.doc
    that = next((to for to in range(at - 1, sentence.first - 1, -1) if doc[to].pos_ == "SCONJ"), sentence.first - 1)
    words = [token for token in doc[that + 1 : at] if token.is_alpha]
    return all(token.pos_ == "ADP" or token.lower_ in context.profile.title.calendar for token in words)


def _is_subject(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether a verb follows who stands at the head of a clause, or what is set off by commas behind the name does."""
    doc = context.annotation.doc
    if _inverted(context, sentence, unit):
        return True
    before = doc[unit.first - 1] if unit.first > sentence.first else None
    opens = before is None or before.is_punct or before.pos_ in {"SCONJ", "CCONJ", "ADV"} or before.is_digit
    opens = opens or _fronted(context, sentence, unit)
    if not opens or sentence.in_quotes(unit.first) or unit.last >= sentence.last:
        return False
    behind = next((t for t in doc[unit.last : sentence.last] if t.pos_ != "ADV" and t.text != ","), None)
    if behind is not None and behind.pos_ == "ADP" and doc[unit.last].text == ",":
        close = next((t.i for t in doc[behind.i : sentence.last - 1] if t.text == ","), None)
        behind = doc[close + 1] if close is not None else None  # “X, on a visit to Oslo, said …”
    if behind is None:
        return False
    return behind.lemma_ in context.profile.relatives or (
        behind.pos_ in {"VERB", "AUX"} and feature(behind, "VerbForm") in (None, "Fin")
    )


def _fronted(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether nothing but when or where it was stands before somebody: “In the evening the minister said”."""
    words = context.annotation.doc[sentence.first : unit.first]
    named = any(p.last <= unit.first and p.kind != "place" for p in sentence.phrases)
    return not named and words[0].pos_ == "ADP" and not any(t.pos_ in {"VERB", "AUX"} or t.is_punct for t in words)


def _inverted(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether somebody stands behind a verb of saying that follows direct speech: “‘…,’ said X after talks with Y”."""
    doc, at = context.annotation.doc, unit.first - 1
    if at <= sentence.first or doc[at].pos_ != "VERB" or not doc[at - 1].is_punct:
        return False
    kinds = {kind for trigger in context.profile.triggers.get(doc[at].lemma_, ()) for kind in trigger.kinds}
    return "say" in kinds and sentence.in_quotes(at - 2)


def held(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame as held where what was done there is told as past: “in a call with Y, X offered his condolences”."""
    if not frame.nominal or frame.mood != "possible" or frame.negated or not context.profile.possessives:
        return frame
    at = _preposition(context, sentence, frame)
    if at is None or any(token.pos_ in {"VERB", "AUX"} for token in context.annotation.doc[at : frame.first]):
        return frame
    own = range(at, frame.last)
    verbs = [
        t for t in context.annotation.doc[sentence.first : sentence.last] if t.i not in own and _tells(sentence, t)
    ]
    past = all(feature(t, "Tense") == "Past" and feature(t, "Mood") in (None, "Ind") for t in verbs)
    return replace(frame, mood="asserted", tense="past") if verbs and past else frame


def came_to_see(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame as held where who came for it was there: “was in Oslo on Tuesday to see X”, “came to meet X”."""
    doc, words = context.annotation.doc, meeting_words(context.document.language).calling_by
    if (
        frame.nominal
        or frame.mood != "planned"
        or frame.negated
        or not words
        or feature(doc[frame.first], "Mood") != "Pur"
    ):
        return frame
    before = doc[sentence.first : frame.first]
    verb = next((t for t in reversed(before) if t.pos_ in {"VERB", "AUX"} or t.text == ";"), None)
    if verb is None or verb.lemma_ not in words or sentence.in_quotes(verb.i):
        return frame
    told = feature(verb, "Tense") == "Past" and feature(verb, "VerbForm") in (None, "Fin") and verb.i + 2 <= frame.first
    there = verb.pos_ != "AUX" or any(t.lower_ in _THERE for t in doc[verb.i + 1 : frame.first])
    return replace(frame, mood="asserted", tense="past") if told and there else frame


def met_in(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Actor], Frame] | None:
    """Who met where a meeting without sides opens the sentence: “In a separate meeting, X and Y agreed …”.

    With the frame as held where what they did there has been done.
    """
    if not frame.nominal or frame.quoted or not context.profile.possessives or frame.phrases("of", "with", "between"):
        return None
    doc = context.annotation.doc
    opening = doc[sentence.first : frame.first]
    new = {token.lower_ for token in opening} & (context.profile.indefinite | context.profile.apart)
    if not new or opening[0].pos_ != "ADP" or any(token.pos_ not in _BEFORE_NOUN for token in opening[1:]):
        return None
    comma = next((token.i for token in doc[frame.last : sentence.last] if token.text == ","), None)
    verb = next((f for f in sentence.frames if not f.nominal and comma is not None and f.first > comma), None)
    if verb is None or verb.passive or verb.negated:
        return None
    actors = context.actors([unit for unit in verb.phrases("subject") if unit.kind in _DOERS], sentence)
    sides = {a.party or (a.node if context.entities.holds_office(a.node) else None) for a in actors} - {None}
    if len(sides) < _SIDES or not any(actor.party for actor in actors):
        return None
    done = feature(doc[verb.first], "Tense") == "Past"
    return actors, replace(frame, mood="asserted", tense="past") if done else frame


def told_in(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Actor], list[Actor]] | None:
    """Who told whom something at a meeting that has no sides of its own: “X told Y in a phone call that …”."""
    if not frame.nominal or frame.quoted or not context.profile.possessives or frame.phrases("of", "with", "between"):
        return None
    at = _preposition(context, sentence, frame)
    verbs = [f for f in sentence.frames if not f.nominal and at is not None and f.last <= at and not f.quoted]
    verb = verbs[-1] if verbs else None
    if verb is None:
        return _asked_in(context, sentence, frame) if at is not None else None
    if "say" not in verb.kinds or verb.negated or verb.passive:
        return None
    units = [unit for unit in verb.phrases("object") if unit.kind in _DOERS and unit.last <= (at or 0)]
    theirs = context.actors(units, sentence)
    ours = context.actors([unit for unit in verb.phrases("subject") if unit.kind in _DOERS], sentence)
    parties = {actor.party for actor in (*ours, *theirs)}
    return (ours, theirs) if ours and theirs and None not in parties and len(parties) >= _SIDES else None


def _asked_in(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Actor], list[Actor]] | None:
    """Who did something to whom at a meeting: “sought the support of Premier Y during an audience”."""
    if frame.negated or frame.mood != "asserted":
        return None
    whom = [u for u in frame.phrases("clause-object", "clause-of", "clause-to", "clause-from") if u.kind in _DOERS]
    ours = context.actors([u for u in frame.phrases("clause-subject") if u.kind in _DOERS], sentence)
    theirs = context.actors([unit for unit in whom if unit.posts], sentence)
    if len(ours) != 1 or len(theirs) != 1 or not of_two_sides(context, [*ours, *theirs]):
        return None
    return ours, theirs


def of_theirs(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Actor], list[Actor]] | None:
    """Who met at a meeting that is told as theirs: “X and Y signed it after their talks”, “At their talks X thanked Y”.

    Told of two of two sides, whom a verb of the sentence has as its subjects, or as its subject and its object.
    """
    if not frame.nominal or frame.quoted or not context.profile.possessives or frame.mood != "asserted":
        return None
    if frame.phrases("of", "with", "between"):
        return None
    theirs = _theirs(context, sentence, frame)
    if not theirs and not _new(context, sentence, frame):
        return None
    for verb in sentence.frames:
        if verb.nominal or verb.quoted or verb.negated or verb.passive or (not theirs and verb.first > frame.first):
            continue
        ours = context.actors([unit for unit in verb.phrases("subject") if unit.kind in _DOERS], sentence)
        said = theirs and "say" in verb.kinds
        whom = [unit for unit in verb.phrases("object") if unit.kind in _DOERS] if said else []
        both = [*ours, *context.actors(whom, sentence)]
        sides = {actor.party or actor.node for actor in both}
        officials = all(context.entities.holds_office(actor.node) for actor in both)
        if len(both) == len(sides) == _SIDES and officials and any(actor.party for actor in both):
            return both[:1], both[1:]
    return None


def _new(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a meeting that was not told before is what two did something after: “signed it after hours of talks”."""
    doc = context.annotation.doc
    at = next((to for to in range(frame.first - 1, sentence.first, -1) if doc[to].pos_ not in _COUNTED), None)
    while at is not None and doc[at].lower_ == "of" and at > sentence.first + 1:
        at = next((to for to in range(at - 1, sentence.first, -1) if doc[to].pos_ not in _COUNTED), None)
    if at is None or doc[at].lower_ not in context.profile.once_held:
        return False
    opens = doc[at + 1]
    return opens.pos_ != "DET" or opens.lower_ in context.profile.indefinite


def _theirs(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether “their” stands before a noun of meeting, with nothing but what describes it between."""
    doc = context.annotation.doc
    for at in range(frame.first - 1, max(sentence.first, frame.first - _REACH) - 1, -1):
        if doc[at].lower_ in context.profile.theirs:
            return True
        if doc[at].pos_ not in _BEFORE_NOUN:
            return False
    return False


def not_yet(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame as planned where what it dates lies ahead: “will hold a short talk before meeting X”."""
    if not context.profile.possessives or frame.mood != "asserted" or frame.tense != "past" or frame.quoted:
        return frame
    doc, words = context.annotation.doc, context.profile.aftermath
    if _when_it_will(context, sentence, frame):
        return replace(frame, mood="planned", tense="future")
    before = doc[max(sentence.first, frame.first - _REACH) : frame.first]
    at = next((token.i for token in reversed(before) if token.lower_ in words), None)
    gerund = feature(doc[frame.first], "VerbForm") == "Ger"
    if at is None or not (frame.nominal or gerund):
        return frame
    if any(token.pos_ in {"VERB", "AUX"} and not gerund for token in doc[at + 1 : frame.first]):
        return frame
    own = range(at, frame.last)
    start = frame.last if _opens(context, sentence, at) else sentence.first
    verb = next((t for t in doc[start : sentence.last] if t.i not in own and _tells(sentence, t)), None)
    if verb is None:
        return frame
    plans = verb.lemma_ in context.profile.moods["planned"] and feature(verb, "Tense") == "Pres"
    return replace(frame, mood="planned", tense="future") if plans or feature(verb, "Tense") == "Fut" else frame


def _when_it_will(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb in the present says when something will be: “will raise it when the two meet in May”."""
    doc = context.annotation.doc
    own = [t for t in doc[sentence.first : sentence.last] if sentence.clause(t.i) == frame.clause and t.is_alpha]
    bare = not frame.nominal and doc[frame.first].lower_ == doc[frame.first].lemma_
    if not bare or not own or own[0].lower_ not in context.profile.when:
        return False
    verbs = (f for f in sentence.frames if not f.nominal and f.clause != frame.clause and f.first < own[0].i)
    return any(f.tense == "future" or f.mood == "planned" for f in verbs)


def _tells(sentence: Sentence, token: Token) -> bool:
    """Whether a token outside direct speech is a verb that shows when its clause takes place."""
    return token.pos_ == "VERB" and feature(token, "Tense") is not None and not sentence.in_quotes(token.i)
