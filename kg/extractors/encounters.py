"""Which words tell of a meeting: verbs and nouns of meeting, and others in the company that makes meetings of them."""

from __future__ import annotations

from dataclasses import replace

from kg.extractors.addressed import addressed
from kg.extractors.approaches import approached, topical
from kg.extractors.by_deed import by_deed
from kg.extractors.calls import called_on, delivered, paid_to, phoned, seen, told_visitor, went_to
from kg.extractors.ceremonies import followed, handed_over, took_part
from kg.extractors.context import Context
from kg.extractors.dining import given_by, in_honour, joined
from kg.extractors.entities import Actor
from kg.extractors.face_to_face import face_to_face
from kg.extractors.gatherings import brought_together, co_chaired, gathered, which_they_had, which_took_place
from kg.extractors.hearsay import questioned, rumoured
from kg.extractors.in_person import in_person
from kg.extractors.meals import at_table
from kg.extractors.occasions import on_occasion
from kg.extractors.set_for import set_for
from kg.extractors.sides import by_leader
from kg.languages.annotation import Argument, Frame, Sentence
from kg.languages.grammar.morph import feature

MEETING = frozenset({"meet", "receive", "talk", "call", "credentials"})
_PEOPLE = frozenset({"person", "post", "pronoun"})
_NEAR = 2
# Within how many words of its start a sentence names the programme of which it tells.
_OPENS = 4
_HELD = frozenset({"take-place", "hold"})
# How near to a noun of meeting a participle says that it was planned.
_PLANNED = 16


def encounter(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """The frame where it tells of a meeting, as a verb of meeting where it is another; `None` where it tells of none.

    A question or a rumour tells of none, and neither does a noun that is the name of a conference.
    """
    if questioned(context, sentence) or rumoured(context, sentence) or _resumed(context, sentence, frame):
        return None
    frame = in_honour(context, sentence, _own_company(context, sentence, frame))
    if (given := given_by(context, sentence, frame)) is not None:
        return given
    table = ("with", "clause-with") if context.profile.possessives else ("with",)
    if "meal" in frame.kinds and not frame.phrases(*table) and not _shared(context, frame):
        return _went_to_see(context, frame)  # “met over breakfast” is told by its verb
    if _other_letter(context, frame):
        return None
    if frame.kinds & MEETING and _fell_through(context, sentence, frame):
        later = any(verb.mood == "postponed" and verb.first >= frame.last for verb in sentence.frames)
        line = context.annotation.text(frame.last, sentence.last).lower()
        later = later or any(run in line for run in context.profile.set_anew)
        return replace(frame, negated=False, mood="postponed" if later else "cancelled", tense="present")
    if frame.kinds & MEETING and _was_to_be(context, sentence, frame):
        return replace(frame, mood="cancelled", tense="present")
    frame = paid_to(context, sentence, frame) or frame
    if frame.kinds & MEETING:
        frame = set_for(context, sentence, _in_a_programme(context, sentence, which_took_place(sentence, frame)))
    if (meal := at_table(context, sentence, frame)) is not None:
        return meal
    if frame.kinds & MEETING or _together(context, sentence, frame):
        return gathered(context, sentence, frame) or frame
    return (
        gathered(context, sentence, frame)
        or brought_together(context, sentence, frame)
        or _had(context, sentence, frame)
        or called_on(context, sentence, frame)
        or phoned(context, sentence, frame)
        or seen(context, sentence, frame)
        or told_visitor(context, sentence, frame)
        or followed(context, sentence, frame)
        or in_person(context, sentence, frame)
        or by_deed(context, sentence, frame)
        or addressed(context, sentence, frame)
        or _spoke_with(sentence, frame)
        or _visited(context, frame)
        or went_to(context, sentence, frame)
        or joined(context, sentence, frame)
        or delivered(context, sentence, frame)
        or _went_to_see(context, frame)
        or _spoke(context, sentence, frame)
        or handed_over(context, sentence, frame)
        or took_part(context, sentence, frame)
        or _spoken_to(context, sentence, frame)
        or _contact(context, sentence, frame)
        or on_occasion(context, sentence, frame)
        or co_chaired(context, sentence, frame)
        or approached(context, sentence, frame)
        or face_to_face(context, sentence, frame)
        or (replace(frame, kinds=frozenset({"talk"})) if topical(context, sentence, frame) else None)
    )


def _own_company(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """A meeting without those of another that is joined to it: “had talks with X and a lunch with Y”."""
    if not frame.kinds & MEETING or not context.profile.possessives or not frame.phrases("with", "clause-with"):
        return frame
    nouns = [f for f in sentence.frames if f.nominal and f.kinds & MEETING and f.clause == frame.clause]
    nouns = [f for f in nouns if f.first >= frame.last and _joined_by(context, f)]
    end = next((f.first for f in nouns if any(u.first >= f.last for u in f.phrases("with"))), None)
    start = frame.last if frame.nominal and _joined_by(context, frame) and frame.phrases("with") else None
    roles = {"with", "clause-with"}
    kept = tuple(
        item
        for item in frame.arguments
        if item.role not in roles
        or not ((end is not None and item.unit.first > end) or (start is not None and item.unit.last <= start))
    )
    return replace(frame, arguments=kept) if len(kept) < len(frame.arguments) else frame


def _joined_by(context: Context, noun: Frame) -> bool:
    """Whether a conjunction, or a word for what comes next, stands before a noun of meeting with its own words."""
    doc, at = context.annotation.doc, noun.first - 1
    while (
        at > 0 and doc[at].pos_ in {"DET", "ADJ", "NOUN", "ADV"} and doc[at].lower_ not in context.profile.conjunctions
    ):
        at -= 1
    if doc[at].lower_ == "of" and at and doc[at - 1].lower_ in context.profile.aftermath:
        return True  # “had talks with X ahead of a dinner with Y”
    return doc[at].lower_ in context.profile.conjunctions | context.profile.aftermath


def _shared(context: Context, frame: Frame) -> bool:
    """Whether a meal is that of several who are told behind it: «завтрак премьеров X и Y», “X и Y поужинали”."""
    if not frame.nominal and not context.profile.free_order:
        return False
    roles = ("of", "between") if frame.nominal else ("subject",)
    people = [unit for unit in frame.phrases(*roles) if unit.kind in {"person", "post"}]
    return len(people) > 1


def _in_a_programme(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame as planned where a sentence without a verb only says what is on: “в программе – переговоры с X”."""
    if not frame.nominal or frame.mood != "asserted" or not context.profile.programmes:
        return frame
    words = context.annotation.doc[sentence.first : sentence.last]
    if any(t.pos_ in {"VERB", "AUX"} and feature(t, "VerbForm") in (None, "Fin") for t in words):
        return frame
    told = any(t.lemma_ in context.profile.programmes and feature(t, "Case") == "Loc" for t in words[:_OPENS])
    return replace(frame, mood="planned", tense="future") if told else frame


def _fell_through(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a meeting that was planned did not come about: “the talks planned for Monday never took place”."""
    verbs = [f for f in sentence.frames if f.clause == frame.clause and not f.nominal and f.negated]
    about = context.words.coming_about
    if frame.nominal and frame.negated and any(verb.lemma in about and verb.tense == "future" for verb in verbs):
        return True  # “встреча X с Y не состоится”: what comes about has been planned
    fell = any("take-place" in verb.kinds and verb.tense == "past" for verb in verbs)
    if not frame.nominal or not frame.negated or not fell:
        return False
    around = context.annotation.doc[
        max(sentence.first, frame.first - _PLANNED) : min(sentence.last, frame.last + _PLANNED)
    ]
    planned = context.profile.moods["planned"]
    told = any(t.lemma_ in planned and (t.pos_ == "ADJ" or feature(t, "VerbForm") == "Part") for t in around)
    return told or any("plan" in f.kinds and f.clause != frame.clause for f in sentence.frames)


def _was_to_be(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether somebody was to be met on a visit that is off: “Сапары болмайды. Ол X-пен кездесуі керек еді”."""
    if not context.profile.verb_final or frame.mood not in {"possible", "planned"}:
        return False
    behind = context.annotation.doc[frame.last : min(sentence.last, frame.last + _NEAR)]
    remote = len(behind) == _NEAR and behind[1].lower_ in context.profile.remote
    told = remote and behind[0].lemma_ in context.profile.due
    visit = context.last_event(frame.first, "Visit") if told else None
    return visit is not None and not context.told_held(visit.key) and not context.planned(visit.key)


def _resumed(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether talks are what two sides mean to go on with, and no one meeting: “agreed to reopen talks on flights”."""
    several = feature(context.annotation.doc[frame.last - 1], "Number") == "Plur" and bool(frame.kinds & MEETING)
    if not frame.nominal or not (several or "talk" in frame.kinds) or frame.mood == "asserted":
        return False
    words = context.annotation.doc[max(sentence.first, frame.first - _NEAR - 1) : frame.first]
    return any(token.lemma_ in context.profile.resuming and token.pos_ == "VERB" for token in words)


def _together(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Two sides who discuss something meet or speak: “the ministers of A and B discussed …”, “A discussed … with B”."""
    if "discuss" not in frame.kinds or frame.quoted:
        return False
    if frame.nominal and not frame.phrases("between", "clause-between"):
        return False
    if frame.mood == "planned" and any(f.kinds & MEETING and f.first < frame.first for f in sentence.frames):
        return False  # "met to discuss": the meeting is told already
    if context.profile.verb_final and not frame.phrases("with") and _met_before(sentence, frame):
        return False  # “кездесіп, … пысықтады”
    if context.profile.free_order and _at_meetings(sentence, frame):
        return False  # «обсудит в ходе отдельных встреч с X и Y»
    if context.profile.verb_final and _talked_over_with(context, sentence, frame):
        return True
    roles = ("between", "clause-between") if frame.nominal else ("subject", "inherited", "with")
    actors = context.actors([unit for unit in frame.phrases(*roles) if unit.kind != "place"], sentence)
    actors = by_leader(context, sentence, actors)
    officials = all(_in_office(context, actor) for actor in actors)
    parties = {actor.party or (actor.node if officials else None) for actor in actors} - {None}
    return len(parties) >= 2 and any(actor.party for actor in actors)


def _at_meetings(sentence: Sentence, frame: Frame) -> bool:
    """Whether those with whom something is discussed are told as those of a noun of meeting in the clause."""
    whom = frame.phrases("with")
    nouns = (f for f in sentence.frames if f.nominal and f.kinds & MEETING and f.clause == frame.clause)
    return bool(whom) and any(all(unit in noun.phrases("with") for unit in whom) for noun in nouns)


def _in_office(context: Context, actor: Actor) -> bool:
    """Whether somebody is told of with a post, here or before: “Minister X … He discussed it with the Premier, Y”."""
    if actor.phrase.kind == "person" and actor.phrase.posts:
        return True
    return context.entities.holds_office(actor.node)


def _talked_over_with(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether something was talked over with an official of a side, by one left out: “Премьермен сауда талқыланды”."""
    people = [unit for unit in frame.phrases("with") if unit.kind == "person" and unit.posts]
    told = frame.phrases("subject", "inherited", "between")
    if not people or told:
        return False
    actors = context.actors(people, sentence)
    met = {key for event in context.events if event.kind == "Meeting" and not event.background for key in event.actors}
    return all(actor.party and actor.node not in met for actor in actors)  # whom one has met by now is told of again


def _met_before(sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb before tells that they met."""
    return any(f.kinds & MEETING and not f.nominal and f.first < frame.first for f in sentence.frames)


def _had(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“The conversation that X had with Y”: the verb tells who met, the noun before its clause that they did."""
    if "hold" not in frame.kinds or frame.nominal or not frame.phrases("subject"):
        return None
    if not context.profile.possessives:
        return which_they_had(context, sentence, frame)
    if not frame.phrases("with"):
        return None
    start = next(at for at in range(sentence.first, sentence.last) if sentence.clause(at) == frame.clause)
    opens = context.annotation.doc[start]
    if opens.lemma_ not in context.profile.relatives and opens.lower_ not in context.profile.open_relatives:
        return None
    kinds = MEETING | {"contact"}
    noun = next((f for f in sentence.frames if f.nominal and f.last == start and f.kinds & kinds), None)
    return replace(frame, kinds=noun.kinds & MEETING or frozenset({"talk"})) if noun is not None else None


def _other_letter(context: Context, frame: Frame) -> bool:
    """Whether what is handed over is a letter of another kind: “вручила послу Почётную грамоту”."""
    if frame.kinds != {"credentials"} or frame.nominal:
        return False
    before = context.annotation.doc[frame.last - 2]
    told = {
        word for key in context.profile.triggers.values() for t in key if t.kinds == frame.kinds for word in t.lemmas
    }
    return frame.first < before.i and before.pos_ == "ADJ" and before.lemma_ not in told


def _spoke_with(sentence: Sentence, frame: Frame) -> Frame | None:
    """“He spoke of trade with the minister”: a verb of speaking with somebody beside it."""
    kinds = _PEOPLE | {"side"} if "confer" in frame.kinds else _PEOPLE
    people = [unit for unit in frame.phrases("with") if unit.kind in kinds]
    if not frame.kinds & {"converse", "confer"} or frame.nominal or not people:
        return None
    if "converse" not in frame.kinds and frame.all("object"):
        return None  # “thrashed out a deal with X”
    told = (f for f in sentence.frames if f.last <= frame.first and not f.nominal and f.kinds & (MEETING | {"confer"}))
    if frame.mood == "planned" and any(people[0] in f.phrases("with") for f in told):
        return None  # “sat down with X to talk trade” is told already
    others = tuple(item for item in frame.arguments if item.role != "with" or item.unit in people)
    return replace(frame, kinds=frozenset({"talk"}), arguments=others)


def _visited(context: Context, frame: Frame) -> Frame | None:
    """“The president was visited by the speaker”: a person who is visited is met, where a case tells who is."""
    if "visit" not in frame.kinds or frame.nominal or frame.passive:
        return None
    goal = ("dative", "to") if context.profile.verb_final and _calls(frame) else ("dative",)
    if hosts := [unit for unit in frame.phrases(*goal) if unit.kind in {"person", "post"}]:
        # “Нанёс визит вежливости министру X”, “министрге барды”.
        told = tuple(Argument("object", unit) for unit in hosts)
        others = tuple(item for item in frame.arguments if item.role != "object" and item.unit not in hosts)
        return replace(frame, kinds=frozenset({"meet"}), arguments=(*others, *told))
    if "attend" not in frame.kinds:
        return None
    people = [unit for unit in frame.phrases("object") if unit.kind in {"person", "post"} and unit.case is not None]
    return replace(frame, kinds=frozenset({"meet", "visit"})) if people else None


def _went_to_see(context: Context, frame: Frame) -> Frame | None:
    """“Вылетел к президенту X”, “побывал у спикера”, “ужинал у премьера”: who goes to somebody meets him."""
    if not frame.kinds & {"visit", "meal"} or frame.nominal or frame.negated or context.profile.possessives:
        return None
    if context.profile.verb_final or not frame.phrases("subject", "inherited"):
        return None
    hosts = [unit for unit in frame.phrases("having", "to") if unit.kind in {"person", "post"}]
    hosts = hosts or [unit for unit in frame.phrases("having") if unit.kind == "pronoun" and unit.number == "Sing"]
    told = tuple(Argument("with", unit) for unit in hosts)
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*frame.arguments, *told)) if hosts else None


def _calls(frame: Frame) -> bool:
    """Whether one person goes to another, and to no place."""
    who = [unit for unit in frame.phrases("subject", "inherited") if unit.kind in {"person", "post", "pronoun"}]
    goals = frame.phrases("to")
    return bool(who) and not frame.participial and bool(goals) and goals[-1].kind in {"person", "post"}


def _spoken_to(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“The first whom he spoke to was X”: “первым собеседником министра стал X”, “среди его собеседников был X”."""
    if "interlocutor" not in frame.kinds or frame.mood != "asserted":
        return None
    doc = context.annotation.doc
    case = feature(doc[frame.last - 1], "Case")
    among = case == "Gen" and bool(frame.phrases("of")) and doc[frame.first - 1].lower_ in context.profile.among
    if case != "Ins" and not among:
        return None
    named = [unit for unit in sentence.phrases if unit.kind == "person" and unit.case == "Nom"] if among else []
    named = named or frame.phrases("clause-subject")
    people = tuple(Argument("with", unit) for unit in named if unit.kind == "person")
    own = tuple(Argument("of", unit) for unit in frame.phrases("of"))
    return replace(frame, kinds=frozenset({"talk"}), arguments=(*own, *people)) if people else None


def _contact(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“Contacts with Minister X are planned”: with persons, of whom a verb says that they take place."""
    if "contact" not in frame.kinds or not frame.nominal:
        return None
    verbs = (f for f in sentence.frames if not f.nominal and f.clause == frame.clause and f.kinds & _HELD)
    people = [unit for unit in frame.phrases("with", "between") if unit.kind == "person" and unit.posts]
    ahead = context.profile.free_order and frame.mood == "planned"  # “предусмотрены контакты с мэром X”
    return replace(frame, kinds=frozenset({"meet"})) if people and (ahead or next(verbs, None)) else None


def _spoke(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“The presidents X and Y spoke today”: two sides and nowhere to speak to an audience."""
    if "speak" not in frame.kinds or frame.nominal or frame.all("in", "to", "during", "as"):
        return None
    opens = sentence.first + sentence.clauses.index(frame.clause)
    if context.annotation.doc[opens].lower_ in context.profile.where:
        return None  # “the forum, where X and Y also spoke”
    actors = context.actors(frame.phrases("subject"), sentence)
    sides = len({actor.party for actor in actors}) == 2 and len(actors) == 2
    return replace(frame, kinds=frozenset({"talk"})) if sides and all(a.phrase.posts for a in actors) else None
