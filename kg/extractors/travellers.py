"""Who travels: the visitor, as the words of a visit tell it."""

from __future__ import annotations

from dataclasses import replace

from kg.extractors.context import Context, Event
from kg.extractors.discourse import Wanted
from kg.extractors.entities import Actor
from kg.extractors.sides import owner
from kg.extractors.traits import leader_of
from kg.extractors.unsaid import left_out
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

# The longest run of words by which somebody leads a delegation.
LED = 3
TRAVELLERS = frozenset({"person", "post", "side"})


def visitors(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Who travels: the subject of a verb; whose visit a noun tells, or who is awaited with one."""
    found = _told(context, sentence, frame)
    if any(actor.phrase.kind not in {"side", "organization", "pronoun"} for actor in found):
        return [actor for actor in found if actor.phrase.kind != "organization"]
    return leader(context, sentence, frame) or [actor for actor in found if actor.phrase.kind != "organization"]


def _told(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    if not frame.nominal:
        # “X-тің келуі”: who comes owns a verbal noun; of a finite verb what X owns is the subject, as X's plane may be.
        finite = not context.profile.verb_final or feature(context.annotation.doc[frame.last - 1], "VerbForm") == "Fin"
        roles: tuple[str, ...] = ("subject", "inherited") if finite else ("subject", "inherited", "of")
        waits = "await" in frame.kinds and context.profile.free_order and not frame.passive
        if waits or ((frame.passive or "await" in frame.kinds) and not any(frame.phrases(*roles))):
            roles = ("object",)  # “X is expected in Oslo”: whom others await there
        units = [unit for unit in frame.phrases(*roles) if unit.kind != "place" and not _only_owns(context, unit)]
        units = units or _shared(context, sentence, frame)
        found = [actor for actor in context.actors(units, sentence) if actor.phrase.kind != "state"]
        found = _leaving(context, frame, units) or _that_one(context, sentence, frame) or found
        return found if units else left_out(context, sentence, frame, [])
    owned = next((units for units in owners_told(context, frame) if units), None)
    if owned is not None:
        return context.actors(owned, sentence)
    found = owner(context, sentence, frame)
    others = (
        _of_the_main_clause(context, sentence, frame),
        _of_the_verb_behind(context, sentence, frame),
        _of_what_follows_it(context, sentence, frame),
    )
    for units in (*_doers(context, frame), *others):
        found = found or context.actors(units, sentence)
    return found


def _shared(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Where the verb comes last: the subject that opens the sentence, that the last verb alone is given."""
    if not context.profile.verb_final:
        return []
    later = (f for f in sentence.frames if f.first > frame.first and not f.nominal)
    units = [unit for f in later for unit in f.phrases("subject") if unit.last <= frame.first]
    return [unit for unit in units if unit.first - sentence.first <= 1 and unit.kind != "place"][:1]


def _that_one(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """«Она сопровождала министра – та приезжала с визитом»: the one who was named last."""
    doc, words = context.annotation.doc, context.profile.that_one
    if not words or frame.first - 1 <= sentence.first or doc[frame.first - 1].lower_ not in words:
        return []
    before = [unit for unit in sentence.phrases if unit.kind == "person" and unit.last < frame.first]
    return [context.entities.actor(before[-1])] if before else []


def _only_owns(context: Context, unit: Phrase) -> bool:
    """Whether a name that shows no case only owns the noun in the nominative before it: «фильм Диоп отправится»."""
    doc = context.annotation.doc
    before = doc[unit.first - 1] if unit.first else None
    if unit.kind != "person" or unit.posts or before is None or unit.case == "Nom":
        return False
    if before.lower_ in context.profile.particles or feature(before, "Animacy") == "Anim":
        return False
    return before.pos_ == "NOUN" and feature(before, "Case") == "Nom"


def _leaving(context: Context, frame: Frame, units: list[Phrase]) -> list[Actor]:
    """“He leaves for Dhaka tomorrow”: the guest told of before rather than the host who received him."""
    doc, profile = context.annotation.doc, context.profile
    pronoun = units[0] if len(units) == 1 and units[0].kind == "pronoun" and units[0].number == "Sing" else None
    if pronoun is None or doc[frame.first].lemma_ not in profile.leaving or frame.nominal:
        return []
    told = profile.pronouns.get(pronoun.element.name if pronoun.element is not None else "")
    if told is None:
        return []
    known = replace(pronoun, gender=told["gender"] or None)
    event = context.last_event(frame.first, "Visit")
    before = [s for s in context.annotation if s.last <= pronoun.first][-1:]
    near = {context.entities.actor(u).node for s in before for u in s.phrases if u.kind == "person"}
    keys = context.builder.objects(event.key, "visitor") if event is not None else []
    people = [Actor(k, context.entities.side_of(k), known, named=False) for k in keys if isinstance(k, str)]
    found = [actor for actor in people if actor.node in near and context.entities.agrees(known, actor)]
    return [replace(found[0], phrase=pronoun)] if found else []


def _of_what_follows_it(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Who does what comes before or after a journey: «приехал после визита в Осло»."""
    doc, at = context.annotation.doc, frame.first - 1
    while at > sentence.first and (doc[at].pos_ in {"ADJ", "DET", "NUM"} or "-" in {doc[at].text, doc[at - 1].text}):
        at -= 1
    behind = doc[frame.last] if frame.last < sentence.last else None
    owned = behind is not None and feature(behind, "Case") == "Gen"
    if (
        context.profile.verb_final
        or doc[at].lower_ not in context.profile.aftermath
        or frame.phrases("of", "by")
        or owned
    ):
        return []
    verbs = [f for f in sentence.frames if f.last <= at and not f.nominal and not f.quoted and not f.negated]
    people = verbs[-1].phrases("object" if verbs[-1].passive else "subject", "inherited") if verbs else []
    return people if len(people) == 1 and people[0].kind in TRAVELLERS | {"pronoun"} else []


def _of_the_verb_behind(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Who is somewhere with a visit: “министр Сеулде ресми сапармен болады”."""
    noun = context.annotation.doc[frame.last - 1]
    if not context.profile.verb_final or feature(noun, "Case") != "Ins":
        return []
    verbs = (
        f for f in sentence.frames if not f.nominal and f.clause == frame.clause and 0 <= f.first - frame.last <= 1
    )
    return [unit for verb in verbs for unit in verb.phrases("subject") if unit.kind in TRAVELLERS]


def _of_the_main_clause(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Who is told of right behind a phrase that says in the course of what: “During a visit to Oslo, X met Y”."""
    doc = context.annotation.doc
    start = next((t for t in doc[sentence.first : frame.first] if t.is_alpha), None)
    if (
        not context.profile.possessives
        or start is None
        or start.lower_ not in context.profile.aftermath | context.profile.course
    ):
        return []
    if sentence.clause(start.i) != frame.clause or frame.phrases("of", "by"):
        return []
    behind = [
        unit for unit in sentence.phrases if unit.first >= frame.last and sentence.clause(unit.first) != frame.clause
    ]
    return [u for u in behind[:1] if u.kind in TRAVELLERS | {"pronoun"} and doc[u.first - 1].text == ","]


def leader(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Who leads the delegation that travels: “a delegation led by X arrived”, “X бастаған делегация келді”."""
    doc, profile = context.annotation.doc, context.profile
    for side in frame.phrases("subject"):
        if (person := leader_of(context.annotation, sentence, side)) is not None:
            return context.actors([person], sentence)
    for unit in sentence.phrases:
        if (
            unit.kind not in {"person", "post"}
            or unit.last > frame.first
            or sentence.clause(unit.first) != frame.clause
        ):
            continue
        at = unit.last if profile.adpositions_follow else unit.first - 1
        words = [doc[max(sentence.first, at - back) : at + 1].text.lower() for back in range(LED)]
        if at < sentence.last and any(run in profile.leading for run in words):
            return context.actors([unit], sentence)
    return []


def same_as_before(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Who travels where a noun does not say it: the one whose visit was told of last, if nobody acted since.

    Only for what did not come about or is to come: “A stop in X was dropped”, «Поездку в X отложили».
    """
    doc = context.annotation.doc
    if not frame.nominal or frame.mood not in {"cancelled", "postponed", "planned"}:
        return []
    if frame.last < len(doc) and doc[frame.last].lower_ in context.profile.words_of("of"):
        return []
    event = context.last_event(frame.first, "Visit")
    if event is None or event.background:
        return []
    who = [key for key in context.builder.objects(event.key, "visitor") if isinstance(key, str)]
    before = context.entities.discourse.ranked(Wanted(frame.first))
    last = next((actor.node for _, actor in before if actor.node), None)
    if len(who) != 1 or not (last in (None, who[0]) or _only_visitor(context, sentence, frame, event)):
        return []
    words = Phrase(frame.first, frame.last, "person")
    return [Actor(who[0], context.entities.side_of(who[0]), words, named=False)]


def _only_visitor(context: Context, sentence: Sentence, frame: Frame, event: Event) -> bool:
    """Whether nobody else visits, the last visit was told of right before, and the sentence speaks of nobody."""
    if any(unit.kind in TRAVELLERS for unit in sentence.phrases):
        return False
    who = {key for visit in context.events_told("Visit") for key in context.builder.objects(visit.key, "visitor")}
    near = sum(event.at < s.last and s.first <= frame.first for s in context.annotation) <= LED
    return len(who) == 1 and near


def owners_told(context: Context, frame: Frame) -> list[list[Phrase]]:
    """Whose the noun itself says that a visit is, the surest first; nobody arrives “by X”, who greets those who do."""
    return [
        [unit for unit in frame.phrases("of") if unit.kind in TRAVELLERS],
        [unit for unit in frame.phrases("by") if unit.kind in TRAVELLERS and "arrive" not in frame.kinds],
    ]


def _doers(context: Context, frame: Frame) -> list[list[Phrase]]:
    """Whose the clause of a noun says that a visit is, the surest first."""
    awaited = feature(context.annotation.doc[frame.last - 1], "Case") == "Ins"
    return [
        [unit for unit in frame.phrases("clause-subject") if unit.kind in TRAVELLERS | {"pronoun"}],
        [unit for unit in frame.phrases("clause-of") if unit.kind in {"person", "post"}][:1],
        [unit for unit in frame.phrases("clause-object") if unit.kind in {"person", "post"} and awaited],
    ]
