"""Meetings told of again without their sides: “The meeting took place on 5 May”, “X was present at the talks”."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from kg.extractors.asides import main_meeting
from kg.extractors.attendance import sit_in
from kg.extractors.context import Context, Event
from kg.extractors.dating import another_day, dated
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, claim, participants, situate
from kg.extractors.next_meetings import following, next_meeting, of_another_round, one_of_several
from kg.extractors.noun_attributes import by_attributes
from kg.extractors.relative_words import speaks_of
from kg.extractors.turnout import told_there
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_MEETING = frozenset({"meet", "talk", "call"})
_REACH = 3
_OPEN = "open"
# So many sides and so many persons of them make a meeting.
_SIDES = 2
_LEADING = frozenset({"hold", "lead"})
# How many words open a clause about a noun: “which was”.
_RELATIVE = 2
# What “it” may be that somebody joins or takes part in.
_JOINED = ("Meeting", "Conference", "Initiative", "Agreement")


def again(context: Context, sentence: Sentence, frame: Frame, *, extractor: str) -> Event | None:
    """When and where the meeting told of last took place, from a noun without sides and a verb of taking place.

    Returns: That meeting, where the words tell more of it.
    """
    if frame.quoted or frame.negated or frame.mood == "possible":
        return None
    if of_another_round(context, sentence, frame):
        return None
    verb = next((f for f in sentence.frames if _carries(f, frame) or _was(context, f, frame)), None)
    aside = next((f for f in sentence.frames if _describes(context, f, frame)), None) if verb is None else None
    verb = verb or aside or _set_for(sentence, frame)
    earlier = verb is not None and _before_it(context, sentence, frame, verb)
    if not (earlier or bare(context, sentence, frame) or one_of_several(context, sentence, frame)):
        return None
    if verb is not None and following(context, sentence, frame, verb):
        next_meeting(context, sentence, frame, verb, extractor=extractor)
        return None
    if not (earlier or bare(context, sentence, frame)):
        return None
    event = last_told(context, sentence, frame)
    dating = dated(context, sentence, frame)
    if verb is not None and earlier:
        last = context.last_event(frame.first, "Meeting")
        if last is not None and (dating is not None or frame.phrases("in", "clause-in")):
            _another(context, sentence, frame, replace(last, word=frame.lemma), verb, extractor=extractor)
        return None
    if verb is None and event is not None and context.profile.verb_final:
        by_attributes(context, sentence, frame, event, extractor=extractor)
        event.spoken = frame.first
    if verb is None or event is None or _other(context, event, verb):
        return None
    if dating is not None and another_day(context, event, dating):
        _another(context, sentence, frame, event, verb, extractor=extractor)
        return None
    if verb.mood in {"cancelled", "postponed"} and frame.phrases("in", "clause-in"):
        return None  # what was put off in a place that is named anew is another
    telling = Telling(aside or frame, sentence, extractor, confidence=0.85, said_by=context.speaker(frame, sentence))
    _beside(context, sentence, frame, verb, event, telling)
    for one in [event, *_the_others(context, frame, event)]:
        situate(context, one, telling)
    event.at = max(event.at, frame.first) if context.profile.verb_final else event.at
    if verb.mood in {"cancelled", "postponed"}:
        context.status_claim(event.key, verb.mood, verb.tense, context.cover(verb), extractor=extractor)
    return event


def _beside(context: Context, sentence: Sentence, frame: Frame, verb: Frame, event: Event, telling: Telling) -> None:
    """Those of whom words beside the verb say that they took part: «встречи прошли при участии посла X»."""
    people = [unit for unit in verb.phrases("chair") if unit.kind == "person"]
    event.spoken = frame.first
    told = told_there(context, sentence, frame, people)
    for one in all_told(context, frame, event) if told else ():
        participants(context, one, told, telling)
        instead_of_sides(context, one, told)


def _before_it(context: Context, sentence: Sentence, frame: Frame, verb: Frame) -> bool:
    """Whether a noun names an earlier meeting than the one told of: «предыдущая встреча прошла в Осло»."""
    words = context.annotation.doc[max(sentence.first, frame.first - 2) : frame.first]
    over = verb.mood == "asserted" and verb.tense == "past" and not verb.negated and not context.profile.verb_final
    own = frame.phrases("of", "with", "between") if context.profile.free_order else []
    leaders = bool(own) and all(u.kind == "post" and u.posts[0].plural and u.posts[0].state is None for u in own)
    if not (leaders or bare(context, sentence, frame)):
        return False
    return over and any(token.lemma_ in context.profile.earlier & context.profile.another for token in words)


def _the_others(context: Context, frame: Frame, event: Event) -> list[Event]:
    """The meeting before the one told of last, where words speak of both: «обе встречи прошли во дворце»."""
    before = context.annotation.doc[max(0, frame.first - 2) : frame.first]
    if not any(t.lower_ in context.profile.both for t in before):
        return []
    told = [e for e in context.events_told("Meeting") if e.at <= event.at and e is not event]
    return sorted((e for e in told if e.actors & event.actors), key=lambda e: e.at)[-1:]


def _another(context: Context, sentence: Sentence, frame: Frame, event: Event, verb: Frame, *, extractor: str) -> None:
    """“The first consultations took place in 2019”: others between the same two sides, told of by the same word."""
    parties = [key for key in context.builder.objects(event.key, "party") if isinstance(key, str)]
    if len(parties) != 2 or frame.lemma != event.word or verb.negated or context.profile.verb_final:
        return
    found = context.event("Meeting", frame.first, word=frame.lemma)
    found.background = True
    telling = Telling(frame, sentence, extractor, confidence=0.8, said_by=context.speaker(frame, sentence))
    for party in parties:
        claim(context, found.key, "participant", party, context.cover(frame), telling, context.modality(verb))
        claim(context, found.key, "party", party, context.cover(frame), telling, context.modality(verb))
        found.actors.add(party)
    context.status_claim(
        found.key,
        verb.mood,
        verb.tense,
        context.cover(
            verb,
        ),
        extractor=extractor,
    )
    situate(context, found, telling)


def joins(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether somebody joins talks told of before, or comes to them: “әңгімеге министр қосылды”, “жиынға келді”.

    «К беседе подключился министр»
    """
    goals = frame.phrases("to")
    if context.profile.verb_final and "arrive" in frame.kinds and all(unit.kind == "pronoun" for unit in goals):
        return bool(goals) or _gathering(context, sentence, frame) is not None or _to_talks(context, sentence, frame)
    if context.profile.verb_final and "invite" in frame.kinds and frame.passive and frame.mood == "asserted":
        words = (t for t in context.annotation.doc[sentence.first : sentence.last] if t.pos_ == "NOUN")
        if any(t.lemma_ in context.profile.observers for t in words):
            return False  # “жиынға бақылаушы ретінде шақырылды”
        behind = context.annotation.doc[frame.last : sentence.last]
        if any(t.lower_ in context.profile.adversatives for t in behind):
            return False  # “кездесуге шақырылды, бірақ келмеді”
        return _gathering(context, sentence, frame) is not None or _to_talks(context, sentence, frame)
    if context.profile.possessives or "join" not in frame.kinds or frame.nominal:
        return False
    if context.profile.verb_final and goals and all(unit.kind == "pronoun" for unit in goals):
        return True  # “оған министр де қосылды”
    if context.profile.free_order and frame.phrases("to") and pointed_to(context, sentence, frame) is not None:
        return True
    return _to_talks(context, sentence, frame)


def _to_talks(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a bare noun of meeting stands in the dative beside a verb."""
    doc, anywhere = context.annotation.doc, context.profile.free_order
    nouns = (f for f in sentence.frames if f.clause == frame.clause and (anywhere or f.last <= frame.first))
    return any(bare(context, sentence, f) and feature(doc[f.last - 1], "Case") == "Dat" for f in nouns)


def all_told(context: Context, noun: Frame | None, event: Event) -> list[Event]:
    """The meeting told of last, or all of them where the noun stands in the plural: “Кездесулерге елші қатысты”.

    The one before it too where words speak of both: “Екі кездесуге де елші қатысты”.
    """
    if noun is not None and context.profile.verb_final and (others := _the_others(context, noun, event)):
        return [*others, event]
    if noun is None or context.profile.possessives or not plural(context, noun) or _of_many_words(context, noun):
        return [event]
    told = (e for e in context.events_told("Meeting") if e.at <= noun.first and not e.background)
    return [e for e in told if context.told_held(e.key)] or [event]


def _of_many_words(context: Context, noun: Frame) -> bool:
    """Whether a noun stands in the plural for one meeting, too: “переговоры”, “келіссөздер”."""
    return "talk" in noun.kinds and noun.lemma not in context.profile.countable


def instead_of_sides(context: Context, event: Event, actors: Iterable[Actor]) -> None:
    """A person who is told now takes the place of the side told before: “talks with Peru”, “with Y of Peru”."""
    for actor in actors:
        if actor.party and actor.node != actor.party and actor.party in event.actors:
            context.builder.withdraw(event.key, "participant", actor.party)
            event.actors.discard(actor.party)


def pointed_to(context: Context, sentence: Sentence, frame: Frame) -> Event | None:
    """The meeting told of last where “it” or “the gathering” is attended, and no conference was told of since.

    “Оған елші де қатысты”, “Қабылдауға министр қатысты”.
    """
    if context.profile.free_order:
        return _within_it(context, sentence, frame)
    if not context.profile.verb_final or frame.negated:
        return None
    noun = _gathering(context, sentence, frame)
    pronoun = next((unit for unit in frame.phrases("to") if unit.kind == "pronoun"), None)
    if noun is None and pronoun is None:
        return None
    before = frame.first if noun is None else sentence.first  # “X кездесті, оған Y де қатысты”
    event = main_meeting(context, before, "Conference")
    if event is not None and noun is None and pronoun is not None and pronoun.number == "Plur":
        talks = any("talk" in t.kinds for t in context.profile.triggers.get(event.word.partition(" ")[0], ()))
        event = event if talks else None  # “оларға төрағалық етті”, of consultations
    if event is None or event.kind != "Meeting":
        return None
    if noun is not None and any(e.kind == "Conference" and e.word == noun.lemma_ for e in context.events):
        return None  # “Кеңеске … қатысты” after “министрлер кеңесі”
    at = max(event.at, event.spoken)
    between = [s for s in context.annotation if at < s.last and s.first <= sentence.first]
    return event if len(between) <= (_REACH + 1 if noun is not None else _SIDES) else None


def _gathering(context: Context, sentence: Sentence, frame: Frame) -> Token | None:
    """A noun for a meeting or a gathering to which a verb says that somebody comes, or that somebody leads."""
    case = "Acc" if frame.kinds & _LEADING and "attend" not in frame.kinds else "Dat"
    nouns = context.profile.gatherings | context.profile.receptions
    words = [t for t in context.annotation.doc[sentence.first : frame.first] if sentence.clause(t.i) == frame.clause]
    found = next((t for t in words if feature(t, "Case") == case and t.lemma_ in nouns), None)
    latter = (t for t in words if feature(t, "Case") == case and t.lower_ in context.profile.latter)
    return found or next(latter, None)  # “соңғысына елші де қатысты”


def _within_it(context: Context, sentence: Sentence, frame: Frame) -> Event | None:
    """The meeting told of last where somebody takes part in “it” or “them”, or joins it: «в них участвовал и X»."""
    role = "to" if "join" in frame.kinds else "in"
    pronouns = [
        unit for unit in frame.phrases(role) if unit.kind == "pronoun" or (role == "to" and _those_who_met(unit))
    ]
    event = context.last_event(frame.first, *_JOINED) if pronouns and not frame.negated else None
    if event is not None and sentence.first <= event.at and sentence.clause(event.at) == frame.clause:
        event = context.last_event(sentence.first, *_JOINED)
    if event is None or event.kind != "Meeting":
        return None
    between = [s for s in context.annotation if event.at < s.last and s.first < sentence.first]
    return event if len(between) <= _SIDES else None


def _those_who_met(unit: Phrase) -> bool:
    """Whether a word in the plural stands for those who met: «к министрам присоединились …»."""
    plural_post = unit.kind == "post" and bool(unit.posts) and unit.posts[0].plural and not unit.posts[0].bodies
    return plural_post or (unit.kind == "side" and unit.element is None)


def just_told(context: Context, sentence: Sentence, frame: Frame) -> Event | None:
    """The meeting of the sentence before, where others are said to have been there: “Present were also X and Y”."""
    if frame.lemma not in context.profile.being_present or frame.negated or frame.all("in", "to", "during"):
        return None
    if context.profile.free_order and _somewhere(context, sentence, frame):
        return None
    kinds = () if context.profile.free_order else ("Conference",)
    event = main_meeting(context, frame.first if context.profile.free_order else sentence.first, *kinds)
    if event is not None and sentence.first <= event.at and sentence.clause(event.at) != frame.clause:
        return event  # “его принял X; в узком составе участвовал Y”
    before = [s for s in context.annotation if s.last <= sentence.first][-1:]
    near = event is not None and any(s.first <= event.at < s.last for s in before)
    near = near or (event is not None and (_goes_on(context, sentence, event) or _for_a_side(context, frame, event)))
    return event if event is not None and near and event.kind == "Meeting" else None


def _for_a_side(context: Context, frame: Frame, event: Event) -> bool:
    """Whether somebody was there for one of the sides of a meeting: «с грузинской стороны присутствовала X»."""
    sides = [unit for unit in frame.phrases("from") if unit.kind == "side" and unit.element is not None]
    known = {context.entities.element(unit.element) for unit in sides if unit.element is not None}
    return bool(known & context.parties(event.key))


def _goes_on(context: Context, sentence: Sentence, event: Event) -> bool:
    """Whether words take up a meeting of some sentences before: «в работе комиссии участвовали …»."""
    between = [s for s in context.annotation if event.at < s.last and s.first <= sentence.first]
    words = context.annotation.doc[sentence.first : sentence.last]
    return len(between) <= _REACH + 2 and any(token.lemma_ in context.words.goings_on for token in words)


def _somewhere(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether the clause of a verb of being present says in what: «в церемонии приняли участие»."""
    within = context.profile.words_of("in", "during")
    words = (t for t in context.annotation.doc[sentence.first : sentence.last] if sentence.clause(t.i) == frame.clause)
    return any(t.lower_ in within and not _no_place(context, t.i) for t in words)


def _no_place(context: Context, at: int) -> bool:
    """Whether what a preposition governs says only how something was held: “в работе”, “в узком составе”."""
    noun = next((t for t in context.annotation.doc[at + 1 : at + 1 + _REACH] if t.pos_ == "NOUN"), None)
    return noun is not None and (noun.lemma_ in context.words.goings_on or noun.lemma_ in context.profile.manners)


def begun(context: Context, sentence: Sentence, frame: Frame, noun: Frame, people: list[Phrase]) -> Event | None:
    """A meeting that no words before told of, if those who were present are persons of two sides or more."""
    actors = [actor for actor in context.actors(people, sentence) if context.entities.is_person(actor.node)]
    sides = {actor.party for actor in actors if actor.party}
    told = frame.mood == "asserted" and not frame.negated and frame.tense != "future"
    if len(actors) < _SIDES or len(sides) < _SIDES or not told or any(e.kind == "Meeting" for e in context.events):
        return None
    event = context.event("Meeting", noun.first, word=noun.lemma)
    context.status_claim(event.key, frame.mood, frame.tense, context.cover(frame), extractor="meetings")
    return event


def to_open(context: Context, frame: Frame, noun: Frame | None = None) -> bool:
    """Whether something else than a meeting is opened: “agreed to open a consulate”, “after it X opened a school”."""
    if not context.profile.possessives or frame.lemma != _OPEN:
        return False
    return frame.mood == "planned" or (noun is not None and not frame.passive and noun.last <= frame.first)


def attended(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun of meeting is what a verb of its clause says that somebody attended."""
    verbs = [f for f in sentence.frames if not f.nominal and f.clause == frame.clause]
    if context.profile.free_order and any(joins(context, sentence, f) for f in verbs):
        return feature(context.annotation.doc[frame.last - 1], "Case") == "Dat"
    verbs += [f for f in sentence.frames if not f.nominal and speaks_of(context, sentence, f, frame)]
    attends = any("attend" in f.kinds and not to_open(context, f) for f in verbs)
    attends = attends or sit_in(context, sentence, frame)
    return attends and bare(context, sentence, frame) and last_told(context, sentence, frame) is not None


def bare(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a frame is a noun of meeting without sides of its own."""
    if not frame.nominal or not frame.kinds & _MEETING or _numbered(context, sentence, frame):
        return False
    if any(title.first <= frame.first < title.last and title.kind == "Conference" for title in sentence.titles):
        return False
    if "meet" in frame.kinds and context.profile.possessives and plural(context, frame):
        return False  # "attends meetings and briefings"
    own = frame.phrases("of", "with", "between", *(("about",) if frame.lemma == "call" else ()))
    own = [unit for unit in own if not _the_two(context, sentence, unit)]
    return not any(unit.kind in {"person", "state", "side", "organization"} or unit.posts for unit in own)


def _the_two(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether those who meet are only the two who were told of: “екі ел президенттерінің келесі кездесуі”."""
    if not context.profile.verb_final or unit.kind != "post" or not unit.posts or unit.posts[0].stated:
        return False
    words = context.annotation.doc[max(sentence.first, unit.first - 2) : unit.last]
    return unit.posts[0].plural and any(token.lower_ in context.profile.both for token in words)


def plural(context: Context, frame: Frame) -> bool:
    return feature(context.annotation.doc[frame.last - 1], "Number") == "Plur"


def _numbered(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun is one of a series, or of a body: “the third meeting of the commission”."""
    doc, title = context.annotation.doc, context.profile.title
    before = doc[max(sentence.first, frame.first - 2) : frame.first]
    after = doc[frame.last] if frame.last < sentence.last else None
    return any(token.lower_ in title.ordinals for token in before) or (
        after is not None and after.lower_ in title.owners and not title.before and bool(context.profile.possessives)
    )


def _carries(verb: Frame, noun: Frame) -> bool:
    return not verb.nominal and verb.clause == noun.clause and "take-place" in verb.kinds


def _set_for(sentence: Sentence, noun: Frame) -> Frame | None:
    """The verb behind a noun of meeting that says when it is to be: “the next talks are planned for March”."""
    behind = (f for f in sentence.frames if not f.nominal and f.clause == noun.clause and f.first >= noun.last)
    return next((f for f in behind if "plan" in f.kinds and f.mood == "planned"), None)


def _was(context: Context, verb: Frame, noun: Frame) -> bool:
    """Whether a verb of being says where or when a meeting was: «прошлая встреча была в мае в Осло»."""
    same = context.profile.free_order and not verb.nominal and verb.clause == noun.clause
    named = feature(context.annotation.doc[noun.first], "Case") == "Nom"
    return same and named and context.annotation.doc[verb.first].lemma_ in context.profile.copulas


def _describes(context: Context, verb: Frame, noun: Frame) -> bool:
    """Whether the clause right behind a noun says where or when it took place: “The talks, held in Lima, …”."""
    if verb.nominal or verb.clause == noun.clause or "take-place" not in verb.kinds or verb.first < noun.last:
        return False
    words = [token for token in context.annotation.doc[noun.last : verb.first] if token.is_alpha]
    return len(words) <= _RELATIVE and all(t.pos_ in {"PRON", "AUX", "DET", "SCONJ", "ADV"} for t in words)


def last_told(context: Context, sentence: Sentence, frame: Frame) -> Event | None:
    event = main_meeting(context, frame.first)
    alike = [e for e in context.events if e.kind == "Meeting" and e.word == frame.lemma and e.at <= frame.first]
    if event is not None and event.word != frame.lemma and len(alike) == 1 and not context.profile.verb_final:
        return alike[0]  # "the consultations": the one meeting that was told of by that word
    if event is None:
        return None
    meanwhile = context.last_event(frame.first, "Meeting")  # what is recalled in between takes none of the reach
    at = max(event.at, event.spoken, meanwhile.at if meanwhile is not None else 0)
    known = [s for s in context.annotation if at < s.last and s.first <= sentence.first]
    doc = context.annotation.doc
    before = doc[max(sentence.first, frame.first - 2) : frame.first]
    another = any(token.lemma_ in context.profile.another for token in before)
    kinds = _JOINED[: 1 if context.profile.verb_final else 2]
    told = [e for e in context.events if e.kind in kinds and e.at <= frame.first]
    return event if (len(known) <= _REACH + 1 or told == [event]) and not another else None


def _other(context: Context, event: Event, verb: Frame) -> bool:
    """What lies ahead is not the meeting that has been held."""
    return context.told_held(event.key) and (verb.tense == "future" or verb.mood == "planned")
