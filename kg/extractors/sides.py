"""Who meets whom, where the noun of meeting does not say it itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.extractors.told_together import together
from kg.extractors.traits import leader_of
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.lexicon import lexicon

# States and bodies as such are no guests and no hosts; those who stand for them are.
WHOLES = frozenset({"state", "organization"})
# What a verb beside a noun of meeting tells that adds nothing: it was, or was held.
_ONLY_WAS = frozenset({"hold", "take-place"})
# Roles of those who meet: none of them is a pronoun's beside it.
OURS = ("subject", "of", "between", "clause-subject")
THEIRS = ("with", "object", "dative", "to", "from", "clause-with")
# What stands between a preposition and its noun: “at the Ministry's headquarters”.
_WITHIN = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})
_OWN = frozenset({"'s", "’s", "'", "’"})
_GOING = frozenset({"to", "from"})
_NOUNS = frozenset({"meet", "talk", "call"})
# What is led: a delegation, its state or body, those named before.
_LED = frozenset({"side", "organization", "state", "pronoun"})
_DASHES = frozenset("-–—:")
_VISIT = frozenset({"visit"})
_TRAVELLING = frozenset({"visit", "stay"})
_SPOKESPERSONS = frozenset({"role/spokesperson", "role/press-secretary"})


def named(context: Context, sentence: Sentence, frame: Frame, roles: tuple[str, ...]) -> list[Actor]:
    """Those whom a frame tells of in some roles, by a name or a post."""
    if "receive" in frame.kinds and not frame.nominal:
        roles = tuple(role for role in roles if role not in _GOING)  # “farewell to Ambassador X: she was received …”
    units = [unit for unit in frame.phrases(*roles) if unit.kind not in {"place", "pronoun"}]
    if context.profile.verb_final:  # “делегация мүшелері” are followed back like a pronoun
        units = [unit for unit in units if unit.kind != "side" or unit.element is not None]
    return context.actors(units, sentence)


def only_spoken_of(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun of meeting depends on a noun and so tells of no meeting: “the plan of consultations”.

    Nouns that name a part of a meeting ("in the course of the talks") are no such nouns. Told only where the language
    shows the dependence by the genitive, or by “about” behind a noun ("the question of a meeting").
    """
    doc = context.annotation.doc
    if not frame.nominal:
        return False
    if feature(doc[frame.last - 1], "Case") == "Loc":
        return _matter(context, sentence, frame)
    if feature(doc[frame.last - 1], "Case") != "Gen" or context.profile.verb_final:
        return False  # where the verb comes last, the noun it depends on stands behind it
    at = frame.first - 1
    while (
        at >= sentence.first
        and doc[at].pos_ in {"ADJ", "DET", "NUM", "VERB", "PRON"}
        and _agrees(doc[at], doc[frame.last - 1])
    ):
        at -= 1
    if at < sentence.first or doc[at].pos_ not in {"NOUN", "PROPN"}:
        return False
    named = any(phrase.first <= at < phrase.last for phrase in sentence.phrases)
    words = {doc[at].lemma_}
    if doc[at].pos_ == "PROPN":  # a common noun that opens a sentence is taken for a name: “Темой беседы … стала …”
        words |= context.morphology.keys(doc[at].text)
    return not named and not words & context.profile.phases


def _matter(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun stands with “about” behind a noun of what is open: “вопрос о встрече”."""
    doc, at = context.annotation.doc, frame.first - 1
    while at > sentence.first and doc[at].pos_ in {"ADJ", "DET"}:
        at -= 1
    return at > sentence.first and doc[at].pos_ == "ADP" and doc[at - 1].lemma_ in context.profile.open_matters


def aside(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun is the occasion of something else: “launched the fund with X at the meeting”.

    Told only where no case shows what hangs on the noun.
    """
    if not frame.nominal or not context.profile.possessives:
        return False
    doc, at = context.annotation.doc, frame.first - 1
    while at > sentence.first and doc[at].pos_ in {"DET", "ADJ", "NUM", "NOUN"}:
        at -= 1
    verb = next((f for f in sentence.frames if not f.nominal and f.clause == frame.clause and f.first < at), None)
    return doc[at].pos_ == "ADP" and verb is not None and not verb.kinds & {"hold", "take-place", "visit", "attend"}


def behind_noun(context: Context, frame: Frame, unit: Phrase) -> bool:
    """Whether another noun stands between a verb and what looks like its object: “host a dinner in honour of X”.

    Told only where no case shows what the object is.
    """
    doc = context.annotation.doc
    if unit.case is not None or unit.first < frame.last or context.profile.verb_final:
        return False
    between = doc[frame.last : unit.first]
    others = {at for other in frame.phrases("object") for at in range(other.first, other.last)}
    nouns = [t for t in between if t.pos_ == "NOUN" and t.i not in others and not _in_phrase(t, frame.last)]
    nouns = [t for t in nouns if t.nbor(1).lower_ not in context.profile.possessives]  # “the bloc's chief, X”
    return any(token.lower_ not in context.profile.title.calendar and token.ent_type_ == "" for token in nouns)


def _of_another(context: Context, frame: Frame, unit: Phrase) -> bool:
    """Whether an infinitive between a verb and who seems to be its object has him: «принял решение освободить X»."""
    between = context.annotation.doc[frame.last : max(frame.last, unit.first)]
    return context.profile.free_order and any(feature(token, "VerbForm") == "Inf" for token in between)


def _in_phrase(noun: Token, first: int) -> bool:
    """Whether a preposition stands before a noun, at `first` or behind it: “received in succession X and Y”."""
    at = noun.i - 1
    while at >= first and (noun.doc[at].pos_ in _WITHIN or noun.doc[at].tag_ == "POS" or noun.doc[at].text in _OWN):
        at -= 1
    return at >= first and noun.doc[at].pos_ == "ADP" and noun.doc[at].lower_ != "of"


def guests(context: Context, frame: Frame) -> list[Phrase]:
    """Who is received: the object of the verb, or the person for whom a meal is given (“a dinner for X”)."""
    if "banquet" not in frame.kinds or (_complete(context, frame) and not frame.phrases("honoured")):
        # “X-ке қабылдау көрсетті”: where the verb has its object in itself, the guest stands in the dative
        found = frame.phrases("object") or (frame.phrases("to") if _complete(context, frame) else [])
        found = found or _as_genitive(context, frame)
        found = [
            unit for unit in found if not behind_noun(context, frame, unit) and not _of_another(context, frame, unit)
        ]
        return [unit for unit in found if unit.kind != "place"]
    doc, near = context.annotation.doc, frame.last
    fed = frame.phrases("honoured") or [
        unit for unit in frame.phrases("about") if "for" in {token.lower_ for token in doc[near : unit.first][-2:]}
    ]
    dative = context.profile.possessives or context.profile.verb_final  # “елші Y-ке түскі ас берді”
    fed = fed or _treated(context, frame) or (frame.phrases("to") if dative else [])
    kinds = {"person", "post", "pronoun", "side"} if context.profile.free_order else {"person", "post", "pronoun"}
    return [unit for unit in fed if unit.kind in kinds]


def _treated(context: Context, frame: Frame) -> list[Phrase]:
    """Who is given a meal, as the object: “hosted him to lunch”, “was given a dinner by X”."""
    if not context.profile.possessives:
        return []
    told = frame.phrases("object", "inherited") if frame.passive else frame.phrases("object")
    return [unit for unit in told if frame.passive or frame.first < unit.first < frame.last]


def _as_genitive(context: Context, frame: Frame) -> list[Phrase]:
    """The object that looks like the genitive of the noun before it: “принял на аудиенции президента X”."""
    if not context.profile.free_order or frame.passive or frame.nominal or not frame.phrases("subject", "inherited"):
        return []
    people = [unit for unit in frame.phrases("of") if unit.kind == "person" and unit.posts and unit.first > frame.first]
    return people[:1]


def _complete(context: Context, frame: Frame) -> bool:
    """Whether a noun of receiving and a verb that says no more are one trigger."""
    return context.profile.verb_final and not frame.nominal and " " in frame.lemma


def spoken_to(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """“Spoke to X”: where X holds a post or stands for a side, and is no reporter."""
    units = [unit for unit in frame.phrases("to", "dative") if unit.kind in {"person", "post", "pronoun"}]
    return [actor for actor in context.actors(units, sentence) if actor.party or actor.phrase.posts]


def session(context: Context, sentence: Sentence, frame: Frame, ours: list[Actor]) -> bool:
    """Whether a noun is a session of a body: “the third meeting of the council with X”."""
    before = context.annotation.doc[max(sentence.first, frame.first - 2) : frame.first]
    numbered = any(token.lower_ in context.profile.title.ordinals or token.is_digit for token in before)
    numbered = numbered or any(token.text[:1].isdigit() for token in before)
    bodies = [actor for actor in ours if actor.phrase.kind == "organization"]
    at = context.annotation.doc[max(sentence.first, frame.first - 3) : frame.first]
    where = any(token.lower_ in context.profile.at_which for token in at)
    if frame.nominal and numbered and where and not frame.phrases("of", "with", "between"):
        return True  # “put forward the plan at the 57th meeting”
    return frame.nominal and numbered and bool(bodies) and len(bodies) == len(ours)


def contest(context: Context, sentence: Sentence, actors: list[Actor]) -> bool:
    """Whether those who meet are teams or players: states, and people without a post, in a report of sport."""
    entities = context.entities
    unposted = {actor.node for actor in actors if entities.is_person(actor.node)} - {
        p for p, _ in entities.told_posts()
    }
    if any(actor.phrase.kind not in WHOLES and actor.node not in unposted for actor in actors):
        return False
    doc, words = context.annotation.doc, context.profile.contests
    if any(words & {token.lower_, token.lemma_} for token in doc[sentence.first : sentence.last]):
        return True
    return context.of_sport


def interview(context: Context, actors: list[Actor]) -> bool:
    """Whether somebody talks with a newspaper or an agency, which is no meeting: “в разговоре с РИА Новости”."""
    words = context.words.press
    told = (actor.phrase for actor in actors if words and actor.phrase.kind == "organization")
    if any(token.lemma_ in words for unit in told for token in context.annotation.doc[unit.first : unit.last]):
        return True
    anchors = (context.builder.nodes[actor.node].anchor for actor in actors if actor.node is not None)
    entries = (lexicon().find(anchor) for anchor in anchors if anchor is not None)
    return any(entry is not None and entry.sort == "media" for entry in entries)


def each_apart(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun in the plural, or with “separate”, is one meeting with each: “bilateral meetings with A and B”.

    “Talks” are plural even when they are one.
    """
    doc, apart = context.annotation.doc, context.profile.apart
    if any(
        token.lemma_ in apart or token.lower_ in apart
        for token in doc[max(sentence.first, frame.first - 5) : min(sentence.last, frame.last + 1)]
    ):
        return True
    # Where the verb comes last, the noun stands before it: “кездесулер өткізді”.
    noun = doc[frame.first if context.profile.verb_final else frame.last - 1]
    if not frame.nominal and not (context.profile.verb_final and frame.last - frame.first > 1):
        nouns = (f for f in sentence.frames if f.nominal and f.clause == frame.clause and f.kinds & _NOUNS)
        return any(token.lower_ in apart for f in nouns for token in doc[max(sentence.first, f.first - 2) : f.first])
    counted = "meet" in frame.kinds or noun.lemma_ in context.profile.countable
    return feature(noun, "Number") == "Plur" and counted


def _formats(context: Context, sentence: Sentence, frame: Frame) -> list[Token]:
    """The nouns behind a verb of meeting for the way in which several meet: “in the Baltic format”."""
    behind = context.annotation.doc[frame.last : sentence.last]
    return [t for t in behind if t.lemma_ in context.profile.formats and sentence.clause(t.i) == frame.clause]


def _of_several(context: Context, word: Token) -> bool:
    """Whether a format is told by a name or by how many take part: “Weimar”, “trilateral”; not “expanded”."""
    return word.text[:1].isupper() or word.lower_ in context.profile.jointly


def jointly(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether all sides meet at once, as a word beside the verb says: “held a trilateral meeting with A and with B”."""
    doc, last = context.annotation.doc, min(sentence.last, frame.last)
    words = doc[max(sentence.first, frame.first - 3) : last]
    if any(context.profile.jointly & {token.lower_, token.lemma_} for token in words):
        return True
    if any(_of_several(context, doc[t.i - 1]) for t in _formats(context, sentence, frame)):
        return True
    hyphens = (at for at in range(words.start, last - 1) if at > sentence.first and doc[at].text == "-")
    return any(doc[at - 1 : at + 2].text in context.profile.jointly for at in hyphens)  # “three-way”


def described(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun only says what something is, in the present: “this is the first visit of X to Y”.

    And a headline without a verb, which does not say whether what it names has been or will be.
    """
    words = context.annotation.doc[sentence.first : sentence.last]
    if not frame.nominal:
        return False
    if not context.profile.possessives:
        named = feature(words[frame.last - 1 - sentence.first], "Case") == "Nom" and sentence.passage.kind != "title"
        return (
            named
            and frame.mood == "asserted"
            and not any(token.pos_ in {"VERB", "AUX"} or feature(token, "Variant") for token in words)
        )
    verbs = [token for token in words if token.pos_ in {"VERB", "AUX"} and sentence.clause(token.i) == frame.clause]
    if not verbs:
        return frame.mood == "asserted" and not any(token.pos_ in {"VERB", "AUX"} for token in words)
    last = next((token for token in reversed(verbs) if token.i < frame.first), None)
    if last is None or last.lemma_ != "be" or last.pos_ != "AUX" or feature(last, "Tense") != "Pres":
        return False
    after = next((token for token in words if token.i > last.i and token.pos_ not in {"ADV", "PART"}), None)
    return after is None or after.pos_ != "ADP"  # but "is on a visit"


def headed(sentence: Sentence, frame: Frame) -> bool:
    """Whether a participle behind a noun tells who led the sides: “Peru and Chile held talks headed by X and Y”."""
    own = (f for f in sentence.frames if "lead" in f.kinds and f.participial and f.passive and f.first >= frame.last)
    return next((f.clause == frame.clause for f in own), False)


def discusses(sentence: Sentence, frame: Frame) -> bool:
    """Whether “between” says whose affairs are told of: “the meeting focused on ties between A and B”.

    So it does behind every verb that tells more than that the meeting was: “at their talks they signed the pact
    between A and B”.
    """
    others = (f for f in sentence.frames if not f.nominal and f.clause == frame.clause)
    return bool(frame.phrases("with")) or any(not f.kinds & _ONLY_WAS for f in others)


def attendants(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """“The meeting was attended by X and Y”: those who attended are who met."""
    verb = next((f for f in sentence.frames if "attend" in f.kinds and f.passive and f.clause == frame.clause), None)
    if verb is None or verb.titles("object"):
        return []
    return context.actors([unit for unit in verb.phrases("subject") if unit.kind != "place"], sentence)


def _agrees(token: Token, noun: Token) -> bool:
    return feature(token, "Case") in (None, feature(noun, "Case"))


def doers(actors: list[Actor]) -> list[Actor]:
    """Those who act for themselves: who tells of a meeting as a spokesperson was not at it."""
    return [a for a in actors if not any(post.head in _SPOKESPERSONS for post in a.phrase.posts)]


def led(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """“Received a delegation, led by Y”: who was received is Y."""
    before = context.profile.verb_final
    sides = [unit for unit in frame.phrases("object") if leader_of(context.annotation, sentence, unit) is not None]
    if sides:
        return by_leader(context, sentence, context.actors(sides, sentence))[:1]
    leads = next(
        (f for f in sentence.frames if "lead" in f.kinds and f.participial and (before or f.first >= frame.last)), None
    )
    if leads is None or leads.passive == before:
        return []
    leaders = [unit for unit in leads.phrases("subject") if unit.kind != "place"]
    if not before:
        return context.actors(leaders, sentence)[:1]
    return context.actors(_together(context, leaders), sentence)


def _together(context: Context, units: list[Phrase]) -> list[Phrase]:
    """The first of some phrases with those that are joined to it: “X мен Y бастаған делегация”."""
    row = units[:1]
    for unit in units[1:]:
        between = [token.lower_ for token in context.annotation.doc[row[-1].last : unit.first]]
        if not set(between) <= context.profile.conjunctions | {","}:
            break
        row.append(unit)
    return row


def behind_dash(context: Context, frame: Frame) -> list[Phrase]:
    """“Встречи с участниками форума – президентом X, премьером Y и министром Z”: who they are that the noun names.

    Those behind the dash stand in the case that “with” asked for before it.
    """
    people = [unit for unit in frame.phrases("by") if unit.kind == "person" and unit.posts]
    doc = context.annotation.doc
    if not people or doc[people[0].first - 1].text not in _DASHES:
        return []
    company = context.profile.words_of("with")
    return people if any(token.lower_ in company for token in doc[frame.last : people[0].first]) else []


def told_between(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """“Переговоры по соглашению между A и B”: between whom what is talked about is to be."""
    doc, between = context.annotation.doc, context.profile.words_of("between")
    for title in frame.titles("about"):
        at = next((at for at in range(title.first, title.last) if doc[at].lower_ in between), None)
        if at is not None:
            units = [u for u in sentence.phrases if at < u.first < title.last and u.kind in {"state", "organization"}]
            return context.actors(units, sentence) if len(units) > 1 else []
    return []


def with_leaders(
    context: Context, sentence: Sentence, frame: Frame, ours: list[Actor], theirs: list[Actor]
) -> tuple[list[Actor], list[Actor]]:
    """Both sides with who leads a delegation in its place: “met a delegation of A headed by X”."""
    for unit in frame.phrases("led", "clause-led"):
        leader = next(iter(context.actors([unit], sentence)), None)
        if leader is None:
            continue
        before = [a for a in (*ours, *theirs) if a.phrase.kind in _LED and a.phrase.last <= unit.first]
        whole = max(before, key=lambda actor: actor.phrase.last, default=None)
        if whole is not None:
            leader = replace(leader, party=whole.party or leader.party)
            ours = [leader if actor is whole else actor for actor in ours]
            theirs = [leader if actor is whole else actor for actor in theirs]
        elif _delegation_acts(context, sentence, unit):
            ours = [*ours, leader]
        else:
            theirs = [*theirs, leader]
    return by_leader(context, sentence, ours), by_leader(context, sentence, theirs)


def by_leader(context: Context, sentence: Sentence, actors: list[Actor]) -> list[Actor]:
    """The actors with whoever leads a delegation in its place, where the words right behind it name him."""
    found: list[Actor] = []
    for actor in actors:
        several = actor.phrase.kind in WHOLES or any(post.plural for post in actor.phrase.posts)
        whole = actor.phrase.kind == "side" or (context.profile.possessives and several)
        leader = leader_of(context.annotation, sentence, actor.phrase) if whole else None
        people = context.actors([leader], sentence) if leader is not None else []
        people = people or _leading_before(context, sentence, actor)
        found += [replace(person, party=actor.party or person.party) for person in people] or [actor]
    return found


def _leading_before(context: Context, sentence: Sentence, actor: Actor) -> list[Actor]:
    """Who leads a delegation by a participle before it: “X бастаған Чили делегациясы”."""
    if not context.profile.verb_final or actor.phrase.kind != "side":
        return []
    leads = (f for f in sentence.frames if "lead" in f.kinds and f.participial and f.last <= actor.phrase.first)
    frame = next((f for f in leads if any(unit.first == actor.phrase.first for unit in f.phrases("object"))), None)
    units = frame.phrases("subject") if frame is not None and not frame.passive else []
    return context.actors(_together(context, [unit for unit in units if unit.kind == "person"]), sentence)


def _delegation_acts(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether the delegation that somebody leads is the subject, or others are: “депутаты во главе с X”."""
    words = context.annotation.doc[sentence.first : unit.first]
    if any(feature(t, "Case") == "Nom" for t in words if t.lemma_ in context.profile.sides):
        return True
    nouns = [t for t in words if t.pos_ == "NOUN" and feature(t, "Case") == "Nom"]
    return bool(nouns) and all(
        t.pos_ not in {"VERB", "AUX", "PUNCT"} for t in words[nouns[-1].i + 1 - sentence.first :]
    )


def owner(context: Context, sentence: Sentence, frame: Frame, theirs: Sequence[Actor] = ()) -> list[Actor]:
    """“His meeting with Y is planned”: who meets Y is the one named before; of “their last meeting” both are."""
    for token in context.annotation.doc[max(sentence.first, frame.first - 3) : frame.first]:
        told = context.profile.pronouns.get(context.profile.owners.get(token.lower_, ""))
        if told is None:
            continue
        number, gender = told["number"], told["gender"] or None
        if number == "Plur" and _do_together(context, sentence, frame):
            return []
        if number == "Plur":
            those = Phrase(token.i, token.i + 1, "pronoun", number=number, head=token.i)
            return [] if theirs else together(context, those)
        pronoun = Phrase(token.i, token.i + 1, "pronoun", number=number, gender=gender, head=token.i)
        if number == "Plur":
            return together(context, pronoun) if "meet" in frame.kinds else []
        actor = _told_after(context, sentence, frame, pronoun)
        actor = actor or context.entities.pronoun(replace(pronoun, case="Nom"))
        return [actor] if actor is not None and actor.node is not None else []
    return _on_schedule(context, sentence, frame)


def _on_schedule(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Whose programme a meeting is on: “also on the minister's schedule is a meeting with Y”."""
    doc, profile = context.annotation.doc, context.profile
    for unit in frame.phrases("clause-about", "clause-in"):
        words = doc[unit.last : min(unit.last + 2, sentence.last)]
        owned = len(words) > 1 and words[0].lower_ in profile.possessives and words[1].lower_ in profile.schedules
        if owned and unit.kind in {"person", "post", "pronoun"} and unit.last <= frame.first:
            return context.actors([unit], sentence)
    return []


def _do_together(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether the sentence has two do something together, who are meant: “X and Y signed it after their meeting”."""
    verbs = (f for f in sentence.frames if not f.nominal and not f.quoted and f.last <= frame.first)
    rows = ([unit for unit in f.phrases("subject") if unit.kind in {"person", "post"}] for f in verbs)
    return context.profile.possessives != frozenset() and any(len(row) > 1 for row in rows)


def _told_after(context: Context, sentence: Sentence, frame: Frame, pronoun: Phrase) -> Actor | None:
    """Who is named behind what opens a sentence: “During her visit to Y, X met Z”."""
    doc = context.annotation.doc
    named = [unit for unit in sentence.phrases if unit.kind in {"person", "post"}]
    if not named or named[0].first < frame.last:
        return None
    between = doc[frame.last : named[0].first]
    opens = any(token.text == "," for token in between) and not any(token.pos_ in {"VERB", "AUX"} for token in between)
    actor = context.entities.actor(named[0])
    return replace(actor, named=False) if opens and context.entities.agrees(pronoun, actor) else None


def _whose_visit(context: Context, sentence: Sentence, noun: Frame, theirs: Sequence[Actor]) -> list[Actor]:
    """Whose a visit is that no more is told of: “визит президента X начался со встречи с Y”."""
    people = [unit for unit in noun.phrases("of") if unit.kind == "person" and unit.posts]
    if not context.profile.free_order or not noun.nominal or len(people) != 1:
        return []
    parties = {actor.party for actor in theirs}
    return [actor for actor in context.actors(people, sentence) if actor.party not in (None, *parties)]


def visitors(context: Context, sentence: Sentence, frame: Frame, theirs: list[Actor]) -> list[Actor]:
    """“During the visit talks with Y are planned”: who meets Y is who visits."""
    kinds = _TRAVELLING if context.profile.possessives else _VISIT  # “will be in Lima, where talks with Y are planned”
    noun = next((f for f in sentence.frames if f.kinds & kinds and (f.nominal or not context.profile.verb_final)), None)
    if noun is None or not theirs:
        return []
    event = context.last_event(max(noun.first, frame.first), "Visit")
    if event is None:
        return _whose_visit(context, sentence, noun, theirs)
    return [
        Actor(key, context.entities.side_of(key), replace(theirs[0].phrase), named=False)
        for key in context.builder.objects(event.key, "visitor")
        if isinstance(key, str) and all(key not in actor.keys for actor in theirs)
    ]
