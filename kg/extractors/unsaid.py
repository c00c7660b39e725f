"""Who meets where the clause does not say it: a dropped subject, “they”, “the two ministers”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors import omitted
from kg.extractors.approaches import topical
from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.extractors.fragments import on_programme, opens_line
from kg.extractors.told_together import together
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.elements import COUNTERPART
from kg.languages.grammar.meeting_words import meeting_words
from kg.languages.grammar.morph import feature

_BACK = 3
_HELD = frozenset({"hold", "take-place"})
_TALKS = frozenset({"meet", "talk", "call", "contact"})
# Kinds of verbs that say of a meeting that it takes place, is planned or follows, or what it is about.
_GOES_ON = frozenset({"take-place", "plan", "follow", "discuss"})
# How many meetings before show who meets one after the other, and how many tokens before the last of them may lie.
_BEFORE = 2
_FAR = 120

# How many verbs say whose doing it is: that of the frame, or the one behind a converb.
_OWN = 3
# Within how many words before a verb a pronoun says that it is the speaker's.
_NEAR = 4


def dropped(context: Context, sentence: Sentence, frame: Frame, theirs: Sequence[Actor]) -> list[Actor]:
    """“… Y-мен кездесті”: who met Y is whom the sentences before tell of, where the language leaves the subject out.

    Told only where neither the verb's person nor a word of the clause says that it is somebody else.
    """
    if not context.profile.verb_final:
        found = left_out(context, sentence, frame, theirs) if theirs else []
        return found or protagonist(context, sentence, frame, theirs)
    if not theirs or _other_subject(context, sentence, frame):
        return []
    parties = {actor.party for actor in theirs if actor.party}
    for actor in _told_before(context, sentence, frame):
        if any(actor.keys & other.keys for other in theirs):
            continue
        if frame.nominal and (hub := _who_meets_all(context, frame, actor, theirs)):
            return hub
        if actor.node != actor.party and (actor.party is None or actor.party not in parties):
            return [replace(actor, phrase=_at(frame, actor.phrase), named=False)]
        return _met_before(context, frame, actor, parties)
    return []


def _who_meets_all(context: Context, frame: Frame, actor: Actor, theirs: Sequence[Actor]) -> list[Actor]:
    """Who has met one after the other, him who acts last among them: “Елші алғыс айтты. Y-мен кездесуде … қаралды”.

    A noun of meeting without a subject goes on with the row, whatever one of those who were met has said in between.
    """
    told = [event for event in context.events_told("Meeting") if event.at < frame.first and not event.background]
    met = Counter(key for event in told for key in event.actors if context.entities.is_person(key))
    row = [key for key, times in met.most_common(2) if times > 1]
    mine = [event for event in told if actor.node in event.actors]
    if len(row) != 1 or row[0] == actor.node or not mine:
        return []
    if not all(row[:1] == _persons(context, event.key, "participant")[:1] for event in mine):
        return []  # who is told first met the others
    side = context.entities.side_of(row[0])
    if any(row[0] in other.keys or (side is not None and other.party == side) for other in theirs):
        return []
    return [Actor(row[0], side, _at(frame, actor.phrase), named=False)]


def _met_before(context: Context, frame: Frame, actor: Actor, parties: set[str]) -> list[Actor]:
    """Whom an actor of the same side has met right before: “X-ті Y қабылдады. Премьер-министр Z-пен кездесу өтті”."""
    event = context.last_event(frame.first, "Meeting")
    if event is None or actor.node not in event.actors:
        return []
    others = {key: context.entities.side_of(key) for key in event.actors if context.entities.is_person(key)}
    found = [(key, side) for key, side in others.items() if side is not None and side not in parties]
    words = _at(frame, actor.phrase)
    return [Actor(key, side, words, named=False) for key, side in found] if len(found) == 1 else []


def owned_receiver(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """“Президент X-тің қабылдауы көзделген”: who receives, told of a verbal noun that names no guest."""
    noun = context.annotation.doc[frame.last - 1]
    owned = feature(noun, "VerbForm") == "Vnoun" and feature(noun, "Person[psor]") == "3"
    if "receive" not in frame.kinds or not owned or frame.phrases("subject", "object", "with", "to"):
        return []
    hosts = [unit for unit in frame.phrases("of") if unit.kind in {"person", "post"}]
    return context.actors(hosts, sentence)[:1]


def of_counterpart(context: Context, sentence: Sentence, theirs: Sequence[Actor]) -> list[Actor]:
    """“Talks with his Latvian counterpart Y are planned”: who meets Y is he whose counterpart Y is."""
    doc, but = context.annotation.doc, frozenset(key for actor in theirs for key in actor.keys)
    called = {item.first for item in sentence.elements if item.key == COUNTERPART}
    for unit in (actor.phrase for actor in theirs):
        told = context.profile.pronouns.get(context.profile.owners.get(doc[unit.first].lower_, ""))
        if told is None or told["number"] != "Sing" or not any(unit.first <= at < unit.last for at in called):
            continue
        words = replace(unit, kind="pronoun", case="Nom", number="Sing", gender=told["gender"] or None)
        apart = frozenset(actor.party for actor in theirs if actor.party)
        actor = context.entities.pronoun(words, but=but, apart=apart)
        return [actor] if actor is not None and actor.node is not None else []
    return []


def left_out(context: Context, sentence: Sentence, frame: Frame, others: Sequence[Actor]) -> list[Actor]:
    """The subject of a verb that is not said again; of a verb in the passive whoever is received."""
    found = omitted.subject(context, sentence, frame, others)
    return [found] if found is not None else []


def protagonist(context: Context, sentence: Sentence, frame: Frame, theirs: Sequence[Actor]) -> list[Actor]:
    """“Talks with Y are planned”: who meets Y is who visits, who met others just before, or whom the news begins with.

    Only for a noun, of which the clause says no more than that it takes place.
    """
    told = frame.nominal or (bool(theirs) and topical(context, sentence, frame))
    if not told or frame.quoted or frame.mood not in {"asserted", "planned", "cancelled", "postponed"}:
        return []
    noun = context.annotation.doc[frame.first : frame.last]
    if (
        frame.nominal
        and not any(feature(token, "Case") for token in noun)
        and not _stands_alone(context, sentence, frame)
    ):
        return []
    parties = {actor.party for actor in theirs if actor.party}
    keys = {key for actor in theirs for key in actor.keys}
    for key in leading(context, frame):
        side = key if context.builder.nodes[key].kind == "State" else context.entities.side_of(key)
        if key not in keys and (side is None or side not in parties):
            return [Actor(key, side, replace(theirs[0].phrase), named=False)]
    return []


def host_of_callers(context: Context, frame: Frame, callers: Sequence[Actor]) -> list[Actor]:
    """Whom somebody called on where only the call is told: whom the news is about, if of another side."""
    parties = {actor.party for actor in callers}
    for key in leading(context, frame):
        side = context.entities.side_of(key)
        if context.entities.is_person(key) and None not in parties and side is not None and side not in parties:
            return [Actor(key, side, replace(callers[0].phrase), named=False)]
    return []


def _stands_alone(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun of meeting opens a sentence that only says that it takes place, or how: “Talks with Y followed”.

    Or follows what it takes place in or after: “On the agenda are talks with Y”, “This was followed by a meeting …”.
    """
    if on_programme(context, sentence, frame):
        return True
    doc = context.annotation.doc
    before = [unit for unit in sentence.phrases if unit.last <= frame.first and unit.kind not in {"place", "state"}]
    if before or not context.profile.possessives or frame.phrases("clause-subject", "clause-object"):
        return False
    words = doc[sentence.first : sentence.last]
    verb = next((t for t in words if t.pos_ in {"VERB", "AUX"} and sentence.clause(t.i) == frame.clause), None)
    if verb is None:
        return opens_line(context, sentence, frame)
    kinds = {kind for trigger in context.profile.triggers.get(verb.lemma_, ()) for kind in trigger.kinds}
    if verb.lemma_ in meeting_words(context.document.language).bringing:  # “Tuesday saw a call by Y”
        return all(t.lower_ in context.profile.title.calendar for t in doc[sentence.first : verb.i] if t.is_alpha)
    if verb.lemma_ in context.profile.perfect:  # “has been put off”
        told = (f for f in sentence.frames if f.clause == frame.clause and not f.nominal)
        return frame.last <= verb.i and any(f.kinds & _GOES_ON for f in told)
    return verb.lemma_ in context.profile.copulas or bool(kinds & _GOES_ON)


def leading(context: Context, frame: Frame) -> Iterator[str]:
    """The persons whom the news is about, the likeliest first."""
    yield from _announced(context, frame)
    told = [event for event in context.events if event.at <= frame.first and event.key in context.builder.nodes]
    meetings = sorted((e for e in told if e.kind == "Meeting"), key=lambda event: -event.at)
    met = Counter(key for event in meetings for key in _persons(context, event.key, "participant"))
    yield from (key for key, times in met.most_common(1) if times > 1)
    last = [key for event in meetings[:1] for key in _persons(context, event.key, "participant")]
    yield from last[:1]
    for event in sorted((e for e in told if e.kind == "Visit"), key=lambda event: -event.at)[:1]:
        visitors = [key for key in context.builder.objects(event.key, "visitor") if isinstance(key, str)]
        states = [key for key in visitors if context.builder.nodes[key].kind == "State"]
        yield from _persons(context, event.key, "visitor") or (states if len(visitors) == 1 else [])
    if len(last) == _BEFORE:  # whom he met, where the first is of the side of whoever comes next
        yield from last[1:]
    for sentence in context.annotation:
        for phrase in sentence.phrases:
            if phrase.kind == "person" and phrase.case in (None, "Nom") and phrase.posts and phrase.last <= frame.first:
                if _only_says(sentence, phrase):
                    continue
                actor = context.entities.actor(phrase)
                if actor.node is not None:
                    yield actor.node
                return


def _announced(context: Context, frame: Frame) -> Iterator[str]:
    """Who has meetings with somebody yet to be named: “X will hold several meetings. Talks with Y are planned”."""
    before = [s for s in context.annotation if s.first <= frame.first][-_BACK:]
    for sentence in reversed(before):
        for other in sentence.frames:
            if other.first >= frame.first or not other.nominal or not other.kinds & _TALKS:
                continue
            units = [unit for unit in other.phrases("clause-subject", "clause-dative") if unit.kind == "person"]
            if len(units) == 1 and not other.phrases("with", "clause-with", "of", "between"):
                actor = context.entities.actor(units[0])
                if actor.node is not None:
                    yield actor.node


def _only_says(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether somebody does no more in a sentence than tell the news, as spokesmen do."""
    own = [f for f in sentence.frames if phrase in f.phrases("subject", "object", "clause-subject", "inherited")]
    return any("say" in f.kinds for f in own) and all("say" in f.kinds or f.nominal for f in own)


def _persons(context: Context, event: str, predicate: str) -> list[str]:
    found = (key for key in context.builder.objects(event, predicate) if isinstance(key, str))
    return [key for key in found if context.entities.is_person(key)]


def _told_before(context: Context, sentence: Sentence, frame: Frame) -> Iterator[Actor]:
    """The persons who do something, in the sentence before the frame and in those before it, the last first."""
    near = [s for s in context.annotation if s.first < frame.first and not _speech(s)][-_BACK:]
    near = near if near and near[-1] is sentence else [*near, sentence]
    for earlier in reversed(near):
        units = [unit for unit in earlier.phrases if unit.last <= frame.first and unit.case in (None, "Nom")]
        units = [unit for unit in units if unit.kind in {"person", "post", "pronoun"}]
        units = units if earlier is sentence else [unit for unit in units if not _only_attends(context, earlier, unit)]
        for actor in context.actors(units, earlier):
            if context.entities.is_person(actor.node):
                yield actor


def _only_attends(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether somebody only sat in on the meeting of others: “кездесуге министр X та қатысты”."""
    own = [f for f in sentence.frames if not f.nominal and unit in f.phrases("subject")]
    if not own or not all("attend" in f.kinds and not f.titles("to", "in") for f in own):
        return False
    words = context.annotation.doc[sentence.first : own[0].first]
    return any(t.lemma_ in context.profile.receptions and feature(t, "Case") == "Dat" for t in words)


def _speech(sentence: Sentence) -> bool:
    return all(sentence.quoted)


def _other_subject(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether the verb speaks of “us” or “you”, or a plural noun or pronoun of the clause is its subject."""
    doc = context.annotation.doc
    behind = doc[frame.last : sentence.last]
    verbs = any(t.pos_ == "VERB" for t in behind if sentence.clause(t.i) == frame.clause)
    if frame.nominal and not verbs and not (context.schedule and sentence.passage.kind != "title"):
        return True  # a heading says no more than what it names
    # “… кездескенін еске сала кетейік”: who reminds of it is not who met
    for token in doc[frame.first : frame.last if frame.participial else sentence.last]:
        if sentence.clause(token.i) == frame.clause and feature(token, "Person") in ("1", "2"):
            return True
    if frame.passive and "discuss" in frame.kinds:
        return False  # “мәселелер талқыланды”: what is talked over talks to nobody
    inside = {at for phrase in sentence.phrases for at in range(phrase.first, phrase.last)}
    for token in doc[sentence.first : frame.first]:
        if token.i in inside or sentence.clause(token.i) != frame.clause or feature(token, "Case") not in (None, "Nom"):
            continue
        if token.pos_ == "NOUN" and feature(token, "Number") == "Plur" and doc[token.i + 1].pos_ != "NOUN":
            return True
    return False


def host_of_others(context: Context, sentence: Sentence, frame: Frame, theirs: Sequence[Actor]) -> list[Actor]:
    """“Meetings were also held with Y”: who met Y is who has met the others that the text has told of.

    Told only where nobody else can be the subject of what takes place.
    """
    verb = next((f for f in sentence.frames if not f.nominal and f.clause == frame.clause and f.kinds & _HELD), None)
    if not theirs or verb is None or frame.phrases("clause-subject", "clause-by") or context.profile.verb_final:
        return []
    if not (verb.passive or "take-place" in verb.kinds) or verb.phrases("subject", "inherited"):
        return []
    told = [event for event in context.events_told("Meeting") if event.at < frame.first]
    told = sorted(told, key=lambda event: event.at)[-_BEFORE:]
    if not told or told[-1].at < frame.first - _FAR:
        return []
    hosts = [key for key in context.builder.objects(told[-1].key, "participant") if isinstance(key, str)]
    shared = [key for key in hosts if all(key in event.actors for event in told)]
    taken = {key for actor in theirs for key in actor.keys}
    found = [key for key in shared[:1] if context.entities.is_person(key) and key not in taken]
    words = replace(theirs[0].phrase, first=frame.first, last=frame.last)
    return [Actor(key, context.entities.side_of(key), words, named=False) for key in found]


def both(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """“They”, “the two ministers”, “the presidents”: the sides of the meeting told of last, or who holds that post."""
    for unit in frame.phrases("subject", "of", "between", "clause-between", "clause-subject", "clause-of"):
        if not _several(context, unit):
            continue
        actors = together(context, unit)
        if len(actors) < 2 and unit.kind == "post":
            actors = _holders(context, unit)
        if len(actors) >= 2:
            return actors
    return []


def himself(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Whoever speaks, where direct speech tells of himself: “«Мен бүгін президентпен сөйлестім», – деді министр”."""
    key = context.speaker(frame, sentence)
    if key is None or not context.entities.is_person(key):
        return []
    words_of = Phrase(frame.first, frame.last, "person")
    if context.profile.free_order or context.profile.possessives:
        told = context.annotation.doc[max(sentence.first, frame.first - _NEAR) : frame.last]
        said = any(feature(token, "Person") == "1" for token in told if sentence.clause(token.i) == frame.clause)
        return [Actor(key, context.entities.side_of(key), words_of, named=False)] if said else []
    words = context.annotation.doc[frame.first : sentence.last]
    verbs = [t for t in words if t.pos_ in {"VERB", "AUX"} and sentence.in_quotes(t.i)]
    if not verbs or not any(feature(token, "Person") == "1" for token in verbs[:_OWN]):
        return []
    return [Actor(key, context.entities.side_of(key), words_of, named=False)]


def _holders(context: Context, unit: Phrase) -> list[Actor]:
    """The two who hold a post that is told in the plural without a body (“the presidents”), if they are two."""
    entities, post = context.entities, replace(unit.posts[0], plural=False)
    people = [phrase for sentence in context.annotation for phrase in sentence.phrases if phrase.kind == "person"]
    told = {entities.actor(phrase).node for phrase in people if phrase.last <= unit.first}
    keys = [p.key for p in entities.persons if p.key in told and entities.may_hold(p.key, post)]
    actors = [Actor(key, entities.side_of(key), unit, named=False) for key in keys]
    return actors if len(actors) == 2 and len({actor.party for actor in actors}) == 2 else []


def _several(context: Context, unit: Phrase) -> bool:
    if unit.kind == "pronoun":
        return unit.number == "Plur"
    if unit.kind != "post" or any(post.bodies for post in unit.posts) or _of_many(context, unit):
        return False
    before = context.annotation.doc[max(0, unit.first - 2) : unit.first]
    return any(post.plural for post in unit.posts) or any(token.lower_ in context.profile.both for token in before)


def _of_many(context: Context, unit: Phrase) -> bool:
    """Whether a number behind a post says that there are more than two: “the ministers of the five states”."""
    behind = context.annotation.doc[unit.last : unit.last + 3]
    owned = [token for token in behind if token.pos_ == "NUM" and feature(token, "Case") == "Gen"]
    return any(context.profile.counts.get(token.lemma_, 0) > 2 for token in owned)


def _at(frame: Frame, phrase: Phrase) -> Phrase:
    """A phrase in the place of the frame, so that the words a claim rests on stay those of the frame."""
    return replace(phrase, first=frame.first, last=frame.last)


__all__ = [
    "both",
    "dropped",
    "himself",
    "host_of_others",
    "left_out",
    "of_counterpart",
    "owned_receiver",
    "protagonist",
]
