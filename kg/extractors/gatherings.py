"""Meetings whose sides are told beside the word of meeting: “российско-китайские переговоры”, “собравшись в Минске”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from kg import resources
from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.languages.annotation import Argument, Element, Frame, Phrase, Sentence, Title
from kg.languages.grammar.morph import feature
from kg.languages.grammar.presence import presence
from kg.languages.lexicon import lexicon

_MEETING = frozenset({"meet", "talk", "call"})
_GATHERING = frozenset({"gather", "meet"})
_WHO = frozenset({"person", "post", "side", "state"})
_SIDES = 2
# How far before a relative clause the noun stands that it speaks of.
_REACH = 10
# What an adjective of two parts has between them, and how its first part ends.
_HYPHEN = "-"
_DASHES = frozenset("-–—")
_JOINED = "о"


def by_adjective(context: Context, frame: Frame) -> list[Actor]:
    """The states that an adjective of several parts names before a noun: “российско-индонезийские консультации”."""
    doc, at = context.annotation.doc, frame.first - 1
    found: list[Actor] = []
    nouns = {"ADJ", "NOUN"} if context.profile.possessives else {"ADJ"}  # “US-China trade talks”
    while at >= 0 and not found and (doc[at].pos_ in nouns or doc[at].text[:1].isupper()):
        keys = _states(_compound(doc, at), doc.lang_)
        found = [_state(context, key, at) for key in keys]
        at -= 1
    return found


def _compound(doc: Doc, at: int) -> str:
    """An adjective of two parts as one word, also where a dash parts it: “Serbian-Greek”, “Serbian–Greek”."""
    if at > 1 and doc[at - 1].text in _DASHES:
        return f"{doc[at - 2].lower_}{_HYPHEN}{doc[at].lower_}"
    return doc[at].lemma_


def _state(context: Context, key: str, at: int) -> Actor:
    element = Element(at, at + 1, "S", key)
    node = context.entities.element(element)
    return Actor(node, node, Phrase(at, at + 1, "state", element, head=at))


def _states(word: str, language: str) -> list[str]:
    """The keys of the states that the parts of a compound adjective name; none unless each part names one."""
    parts = word.lower().split(_HYPHEN)
    if len(parts) < _SIDES:
        return []
    first, last = _stems(language)
    keys = [*(first.get(part) for part in parts[:-1]), last.get(parts[-1])]
    found = [key for key in keys if key is not None]
    return found if len(found) == len(parts) == len(set(found)) else []


@cache
def _stems(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """The first part of a compound adjective, and the whole adjective → the key of the state."""
    table = resources.toml(language, "grammar.toml").get("joined", {})
    first = {stem: f"state/{code}" for stem, code in table.items()}
    last: dict[str, str] = {}
    for entry in lexicon().entries("state"):
        for adjective in entry.attribute("adjective", language):
            last.setdefault(adjective.lower(), entry.key)
            first.setdefault(adjective.lower(), entry.key)
            first.setdefault(f"{adjective.lower()[:-2]}{_JOINED}", entry.key)
            first.setdefault(f"{adjective.lower()[:-4]}{_JOINED}", entry.key)  # “перуано-”, “мексикано-”
        for name in (*entry.names.get(language, ()), *entry.abbreviations.get(language, ())):
            first.setdefault(name.lower(), entry.key)
            last.setdefault(name.lower(), entry.key)
    return first, last


def at_its_house(context: Context, sentence: Sentence, frame: Frame, theirs: Sequence[Actor]) -> list[Actor]:
    """«В МИД Казахстана прошли консультации с делегацией Норвегии»: the state in whose ministry others were met."""
    verbs = (f for f in sentence.frames if "take-place" in f.kinds and f.clause == frame.clause and not f.nominal)
    houses = [unit for unit in frame.phrases("clause-in") if unit.kind == "organization"]
    if not context.profile.free_order or not theirs or not houses or next(verbs, None) is None:
        return []
    apart = {actor.party for actor in theirs}
    found = [actor for actor in context.actors(houses, sentence) if actor.party not in (None, actor.node, *apart)]
    return [replace(actor, node=actor.party) for actor in found[:1]]


def in_the_house_of(context: Context, sentence: Sentence, frame: Frame, others: Sequence[Actor]) -> list[Actor]:
    """“Беседа посла X в резиденции премьера Y”, “в доме премьера Y прошла беседа”: in whose house it was."""
    words, doc = presence(context.document.language), context.annotation.doc
    apart = {actor.party for actor in others}
    if not words.homes or not others or None in apart:
        return []
    for unit in sentence.phrases:
        if (
            unit.kind not in {"person", "post"}
            or not unit.posts
            or unit.case != "Gen"
            or unit.first < sentence.first + 2
        ):
            continue
        house = doc[unit.first - 1]
        if house.lemma_ not in words.homes | context.profile.programmes or sentence.clause(house.i) != frame.clause:
            continue
        if feature(house, "Case") == "Loc" and any(t.lower_ in words.at for t in doc[max(0, house.i - 2) : house.i]):
            return [actor for actor in context.actors([unit], sentence)[:1] if actor.party not in (None, *apart)]
    return []


def joined_before(context: Context, sentence: Sentence, at: int) -> list[Actor]:
    """The officials of two sides named together last before a token: “поручено X и Y: их переговоры …”."""
    if not context.profile.free_order:
        return []
    people = [unit for unit in sentence.phrases if unit.kind == "person" and unit.posts and unit.last <= at][-_SIDES:]
    if len(people) < _SIDES or people[0].case is None or people[0].case != people[1].case:
        return []
    between = context.annotation.doc[people[0].last : people[1].first]
    if len(between) != 1 or between[0].lower_ not in context.profile.conjunctions:
        return []
    actors = context.actors(people, sentence)
    return actors if len({actor.party for actor in actors} - {None}) == _SIDES else []


def came(context: Context, frame: Frame) -> bool:
    """Whether a meeting is at somebody's, to whom others come: “побывал на аудиенции у X”, not “у X встреча с Y”."""
    with_others = context.profile.words_of("with")
    doc = context.annotation.doc
    behind = doc[frame.last].lower_ if frame.last < len(doc) else ""
    return bool(frame.phrases("having", "clause-having")) and behind not in with_others


def gathered(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“The ministers of A and B, having gathered in C, …”: those of two states or more who come together meet.

    Those who come to a conference are told of as its participants.
    """
    if frame.nominal or not frame.kinds & _GATHERING or frame.quoted or frame.phrases("with"):
        return None
    if frame.titles("in", "to", "during") or ("gather" in frame.kinds and _for_occasion(context, sentence, frame)):
        return None
    if "meet" in frame.kinds and frame.phrases("subject", "inherited", "object"):
        return None
    arguments = tuple(item for item in frame.arguments if item.role != "subject")
    units = [unit for unit in frame.phrases("subject", "inherited") if unit.kind in _WHO]
    if not units and feature(context.annotation.doc[frame.first], "VerbForm") == "Conv":
        units = _main_subject(sentence, frame)
    actors = context.actors(units, sentence)
    if all(unit.kind == "state" for unit in units) or len({a.party for a in actors if a.party}) < _SIDES:
        return None
    told = tuple(Argument("subject", unit) for unit in units)
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*arguments, *told))


def brought_together(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“The president brought together the rivals, X and Y”: the two meet, with whoever brought them together."""
    if "assemble" not in frame.kinds or frame.nominal or frame.quoted or frame.negated:
        return None
    if frame.passive:
        return None  # “were brought together in Lima” is told as their being together
    if not context.profile.possessives or frame.mood not in {"asserted", "planned"}:
        return None
    brought = [unit for unit in frame.phrases("object") if unit.kind in {"person", "post"}]
    named = [unit for unit in brought if unit.kind == "person"]
    brought = named if len(named) >= _SIDES else brought
    hosts = [unit for unit in frame.phrases("subject") if unit.kind == "person"]
    if len(brought) < _SIDES or len({actor.node for actor in context.actors(brought, sentence)} - {None}) < _SIDES:
        return None
    kept = tuple(item for item in frame.arguments if item.role == "in")
    told = tuple(Argument("subject", unit) for unit in (*hosts, *brought))
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*kept, *told), passive=False)


def _for_occasion(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun says what people come to: “съехались на церемонию”, “собрались на похороны”."""
    doc = context.annotation.doc
    to = context.profile.words_of("to")
    for at in range(sentence.first, sentence.last - 1):
        if sentence.clause(at) != frame.clause or doc[at].lower_ not in to:
            continue
        noun = next((token for token in doc[at + 1 : sentence.last] if token.pos_ != "ADJ"), None)
        if noun is not None and noun.pos_ == "NOUN" and feature(noun, "Case") in {"Acc", "Dat"}:
            return True
    return False


def _main_subject(sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The subject of the clause that a gerund hangs on."""
    for other in sentence.frames:
        if not other.nominal and other.clause != frame.clause:
            units = [unit for unit in other.phrases("subject") if unit.kind in _WHO and unit.last <= frame.first]
            if len(units) >= _SIDES:
                return units
    return []


def co_chaired(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“Под сопредседательством министров A и B прошло заседание комиссии”: those of two states who chair it meet."""
    if context.profile.possessives:
        return _chaired_together(context, sentence, frame)
    chairs = [unit for unit in frame.phrases("chair") if unit.kind in {"person", "post"}]
    if "take-place" not in frame.kinds or frame.nominal or frame.quoted or len(chairs) != _SIDES:
        return None
    words = context.annotation.doc[sentence.first : sentence.last]
    joint = any(t.lemma_ in context.words.joint_bodies for t in words if sentence.clause(t.i) == frame.clause)
    actors = context.actors(chairs, sentence) if joint else []
    if len({actor.party for actor in actors if actor.party and actor.node != actor.party}) != _SIDES:
        return None
    kept = tuple(item for item in frame.arguments if item.role in {"in", "during"})
    told = tuple(Argument("subject", unit) for unit in chairs)
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*kept, *told), passive=False)


def _another_state(context: Context, sentence: Sentence, known: set[str | None]) -> bool:
    """Whether a sentence names another state than those of known sides: that of whom no words tell it."""
    states = (e for e in sentence.elements if e.code in "SD")
    return any(context.entities.element(state) not in known for state in states)


def _of_talks(context: Context, title: Title) -> bool:
    """Whether what has the shape of a title is talks of two sides: “the fourth session of political consultations”."""
    words = context.annotation.doc[title.first : title.last]
    return any("talk" in kind.kinds for t in words for kind in context.profile.triggers.get(t.lemma_, ()))


def _chaired_together(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“X co-chaired the joint commission with Y”, “the session, chaired by X and Y, …”: officials of two states."""
    if frame.lemma not in context.profile.chairing or frame.nominal or frame.quoted or frame.negated:
        return None
    doc, words = context.annotation.doc, context.words.joint_bodies
    people = {"person", "post", "pronoun"}
    chairs = [unit for unit in frame.phrases("subject", "inherited", "with") if unit.kind in people]
    chairs = chairs or [unit for unit in frame.phrases("by") if unit.kind in people]
    behind = [] if frame.phrases("by") else list(doc[frame.last : sentence.last])
    before = list(reversed(doc[sentence.first : frame.first]))
    what = next((token for token in (*behind, *before) if token.lemma_ in words), None)
    if what is None or frame.mood not in {"asserted", "planned"} or len(chairs) != _SIDES:
        return None
    title = next((t for t in sentence.titles if t.kind == "Conference" and t.first <= what.i < t.last), None)
    if title is not None and not _of_talks(context, title):
        return None
    actors = context.actors(chairs, sentence)
    sides = {actor.party for actor in actors}
    if len(sides) == 1:  # what only the rest of the document tells of a side is not sure enough
        sides = {None if context.entities.assumed_side(actor.node) else actor.party for actor in actors}
    sides = sides if None not in sides or _another_state(context, sentence, sides) else set()
    if len(sides) != _SIDES or not all(context.entities.holds_office(actor.node) for actor in actors):
        return None
    kept = tuple(item for item in frame.arguments if item.role in {"in", "during"})
    told = tuple(Argument("subject", unit) for unit in chairs)
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*kept, *told), passive=False)


def which_took_place(sentence: Sentence, frame: Frame) -> Frame:
    """The noun with those between whom a participle behind it says that it was: “беседа, состоявшаяся между A и B”."""
    if not frame.nominal or frame.phrases("of", "with", "between"):
        return frame
    verbs = (f for f in sentence.frames if f.participial and 0 <= f.first - frame.last - 1 <= 1)
    verb = next((f for f in verbs if f.kinds & {"take-place", "hold"} and f.clause != frame.clause), None)
    told = [a for a in verb.arguments if a.role in ("between", "with")] if verb is not None else []
    return replace(frame, arguments=(*frame.arguments, *told)) if told else frame


def which_they_had(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“Consultations, which A and B held”: the noun of meeting with those who held it."""
    doc = context.annotation.doc
    start = next(at for at in range(sentence.first, sentence.last) if sentence.clause(at) == frame.clause)
    start += doc[start].is_punct
    if start >= sentence.last or doc[start].lemma_ not in context.profile.relatives:
        return None
    nouns = [f for f in sentence.frames if f.nominal and f.kinds & _MEETING and 0 < start - f.last <= _REACH]
    number = feature(doc[start], "Number")
    noun = next((f for f in reversed(nouns) if feature(doc[f.last - 1], "Number") == number), None)
    if noun is None or noun.phrases("with", "between"):
        return None
    told = tuple(item for item in frame.arguments if item.role in {"subject", "with"})
    units = [item.unit for item in told if isinstance(item.unit, Phrase) and item.unit.kind in _WHO]
    if len({actor.party for actor in context.actors(units, sentence) if actor.party}) < _SIDES:
        return None
    own = tuple(item for item in noun.arguments if not item.role.endswith(("subject", "with")))
    return replace(noun, arguments=(*own, *told))
