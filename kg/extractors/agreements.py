"""Agreements: treaties, declarations, accords; who signed, who joins, what they came out of."""

from __future__ import annotations

from kg.extractors.context import Context, Event
from kg.extractors.events import Telling, claim, thing
from kg.extractors.membership import members
from kg.languages.annotation import Frame, Phrase, Sentence, Title
from kg.languages.grammar.morph import feature

AFTER: tuple[str, ...] = ("posts", "conferences", "initiatives")
NAME = "agreements"
# How many sentences lie between an agreement and who signs “the document”.
_BACK = 2
# What a kind of frame makes of those who act; `adopt` makes nothing of them, but tells of a new agreement.
_PROPERTY = {"sign": "signatory", "ratify": "adherent", "join": "adherent", "adopt": ""}


def extract(context: Context) -> None:
    """Agreements from their titles, with the frames of signing, adopting, ratifying and joining."""
    taken_up = context.annotation.told(context.profile.written)
    for sentence in context.annotation:
        for title in sentence.titles:
            if title.kind == "Agreement" or is_signed(sentence, title):
                _title(context, sentence, title)
        members(context, sentence, "Agreement", extractor=NAME)
        if taken_up:
            _the_document(context, sentence)


def _the_document(context: Context, sentence: Sentence) -> None:
    """Who signs “the document”: the agreement told of just before. “Құжатқа X қол қойды”."""
    words = context.annotation.doc[sentence.first : sentence.last]
    nouns = [t for t in words if t.lemma_ in context.profile.written and feature(t, "Number") != "Plur"]
    if len(nouns) != 1 or any(title.kind == "Agreement" for title in sentence.titles):
        return
    event = context.last_event(sentence.first, "Agreement")
    between = [s for s in context.annotation if event is not None and event.at < s.last and s.first < sentence.first]
    signs = [
        f for f in sentence.frames if "sign" in f.kinds and f.clause == sentence.clause(nouns[0].i) and not f.titles()
    ]
    if event is None or not signs or signs[0].negated or signs[0].quoted or len(between) > _BACK:
        return
    frame = signs[0]
    roles = ("by",) if frame.passive else ("subject", "inherited")
    telling = Telling(frame, sentence, NAME, confidence=0.85)
    for actor in context.actors([unit for unit in frame.phrases(*roles) if unit.kind != "place"], sentence):
        if key := actor.party or actor.node:
            claim(
                context,
                event.key,
                "signatory",
                key,
                context.cover(frame, actor.phrase),
                telling,
                context.modality(frame),
            )


def is_signed(sentence: Sentence, title: Title) -> bool:
    """Whether a programme or roadmap is what somebody signs, and so an agreement and no initiative."""
    signs = (frame for frame in sentence.frames if "sign" in frame.kinds and "take-place" not in frame.kinds)
    return title.kind == "Initiative" and any(title in frame.titles("object", "to", "of") for frame in signs)


def agreement(context: Context, title: Title, *, create: bool = True) -> Event | None:
    """The agreement of the document that a title stands for."""
    return thing(context, title, kind="Agreement", create=create)


def taken(context: Context, sentence: Sentence, title: Title) -> list[tuple[Frame, str]]:
    """The frames that sign, adopt, ratify or join an agreement, each with the kind that says so."""
    takes = [frame for frame in sentence.frames if frame.kinds & _PROPERTY.keys()]
    own = [frame for frame in takes if _takes(context, sentence, frame, title)]
    shared = [frame for frame in takes if frame not in own and _shares(context, frame, own)]
    return [(frame, kind) for frame in takes for kind in _PROPERTY if kind in frame.kinds and frame in own + shared]


def _shares(context: Context, frame: Frame, others: list[Frame]) -> bool:
    """Whether a verb has the object of the one that a conjunction joins to it: “signed and ratified the treaty”."""
    if frame.nominal or frame.titles():
        return False
    behind = next((f for f in others if not f.nominal and 0 < f.first - frame.last <= 1), None)
    return behind is not None and context.annotation.doc[frame.last].pos_ == "CCONJ"


def _title(context: Context, sentence: Sentence, title: Title) -> None:
    frames = taken(context, sentence, title)
    if not frames:
        return
    event = agreement(context, title)
    if event is None:
        return
    for frame, kind in frames:
        predicate = _PROPERTY[kind]
        telling = Telling(frame, sentence, NAME, said_by=context.speaker(frame, sentence))
        for actor in context.actors(_agents(context, sentence, frame, title), sentence) if predicate else ():
            key = actor.party or actor.node
            if key:
                span = context.cover(frame, title, actor.phrase)
                claim(context, event.key, predicate, key, span, telling, context.modality(frame))


def _takes(context: Context, sentence: Sentence, frame: Frame, title: Title) -> bool:
    if "adopt" in frame.kinds and (frame.negated or frame.mood != "asserted"):
        return False
    if title in frame.titles("object", "of", "to", "dative", "about", "subject"):
        return True
    if frame.nominal or frame.titles():
        return False
    if context.profile.verb_final and title.last == frame.first and sentence.clause(title.first) == frame.clause:
        return True  # an object without an ending: “бірлескен декларация қабылдады”
    return sentence.clause(title.first) == frame.clause and abs(title.first - frame.last) <= 3


def _agents(context: Context, sentence: Sentence, frame: Frame, title: Title) -> list[Phrase]:
    """Who signs or joins: the subject, the agent of a noun, else whose decision it is ("the decision of X to join")."""
    roles: tuple[str, ...] = ("by", "clause-subject") if frame.nominal else ("subject", "inherited")
    if not frame.nominal and "sign" in frame.kinds:
        roles = (*roles, "with")
    met = {unit for f in sentence.frames if f.nominal and f.kinds & {"meet", "talk"} for unit in f.phrases("with")}
    if frame.nominal and "join" in frame.kinds and (whose := _joining(frame)):
        return whose
    units = [
        unit
        for unit in frame.phrases(*roles)
        if unit.kind != "place"
        and not title.first <= unit.first < title.last
        and unit not in met
        and not _of_noun(context, frame, title, unit)
    ]
    if not frame.nominal and "by" in {argument.role for argument in frame.arguments}:
        units += [unit for unit in frame.phrases("by") if unit.kind != "place"]
    if units and (context.actors(units, sentence) or frame.passive):
        return units
    own = _parties(context, sentence, title)
    if context.profile.verb_final:
        return frame.phrases("between") or own
    before = [
        unit
        for unit in frame.phrases("of", "object")
        if unit.last <= frame.first and unit.kind in {"state", "side", "organization"}
    ]
    if before:
        return before[-1:]
    between = [unit for unit in frame.phrases("between", "of") if unit.kind in {"state", "side", "post", "person"}]
    alone = len(frame.titles("object", "subject")) < 2
    return between if frame.nominal else own or (frame.phrases("between") if alone else [])


def _joining(frame: Frame) -> list[Phrase]:
    """Whose joining a noun tells of: “Kenya's accession to the charter”, “присоединение Ганы к хартии”."""
    return [unit for unit in frame.phrases("of") if unit.kind in {"state", "organization"}]


def _of_noun(context: Context, frame: Frame, title: Title, unit: Phrase) -> bool:
    """Whether “with” belongs to another noun: “an agreement for the road to the border with X”."""
    if unit not in frame.phrases("with") or unit.first < title.last or context.profile.verb_final:
        return False
    between = context.annotation.doc[title.last : unit.first]
    inside = {at for phrase in frame.phrases("with") for at in range(phrase.first, phrase.last)}
    return any(token.pos_ == "NOUN" and token.i not in inside for token in between)


def _parties(context: Context, sentence: Sentence, title: Title) -> list[Phrase]:
    """The sides that the name of an agreement tells itself: “the treaty between A and B was signed”."""
    words = context.profile.words_of("between")
    doc = context.annotation.doc
    others = {other.first for other in sentence.titles}
    ends = (to for to in range(title.last, sentence.last) if doc[to].is_punct or doc[to].pos_ == "VERB" or to in others)
    last = next(ends, title.last)
    at = next((at for at in range(title.first, last) if doc[at].lower_ in words), None)
    inside = [unit for unit in sentence.phrases if at is not None and at < unit.first and unit.last <= last]
    return [unit for unit in inside if unit.kind in {"state", "organization", "side"}]


def _they(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether nobody is told to sign, or only “they”, “the two”: “a treaty was signed after the talks”."""
    if frame.passive:
        return not frame.phrases("by", "subject", "with")
    for token in context.annotation.doc[sentence.first : frame.first]:
        told = context.profile.pronouns.get(token.lower_)
        if sentence.clause(token.i) == frame.clause and told is not None and told["number"] == "Plur":
            return True
    before = context.annotation.doc[max(sentence.first, frame.first - 1) : frame.first]
    return any(token.lower_ in context.profile.both for token in before)


def unnamed(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether those who act are told only as “the sides”, “the two countries”, so that the event before tells them."""
    words = context.profile.parties
    if not frame.nominal and _they(context, sentence, frame):
        return True
    doers = frame.phrases("inherited")
    if doers and all(context.annotation.doc[unit.first].lemma_ in words and unit.number == "Plur" for unit in doers):
        return True
    alone = context.profile.verb_final and not frame.phrases("subject", "inherited", "clause-subject")
    for token in context.annotation.doc[sentence.first : sentence.last]:
        other = sentence.clause(token.i) != frame.clause and not (alone and token.i < frame.first)
        if other or not words & {token.lemma_, token.lower_}:
            continue
        acts = feature(token, "Case") in (None, "Nom") or token.i < frame.first
        if acts and feature(token, "Number") in (None, "Plur"):
            return True
        before = context.annotation.doc[max(sentence.first, token.i - 2) : token.i]
        counted = len(before) > 0 and before[-1].pos_ == "NUM"
        if acts and (counted or any(word.lower_ in context.profile.both for word in before)):
            return True  # “екі ел”, “екі палата басшысы”
    return False
