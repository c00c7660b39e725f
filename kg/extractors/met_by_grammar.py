"""Who meets whom, by the grammar of the word that tells of it: subject, object, “with”, whose, and what is left out."""

from __future__ import annotations

from kg.extractors.also_there import aside as only_there
from kg.extractors.ceremonies import envoys_apart, receiver
from kg.extractors.context import Context
from kg.extractors.encounters import MEETING
from kg.extractors.entities import Actor
from kg.extractors.gatherings import at_its_house, by_adjective, came, in_the_house_of, joined_before
from kg.extractors.hanging import who_did
from kg.extractors.pairings import escorted
from kg.extractors.sides import (
    OURS,
    THEIRS,
    WHOLES,
    aside,
    attendants,
    behind_dash,
    discusses,
    doers,
    guests,
    headed,
    led,
    named,
    owner,
    spoken_to,
    told_between,
    visitors,
)
from kg.extractors.traits import leader_of, owns
from kg.extractors.unsaid import (
    both,
    himself,
    host_of_callers,
    host_of_others,
)
from kg.extractors.writers import writer
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.meeting_words import meeting_words
from kg.languages.grammar.morph import feature

_TALKING = frozenset({"meet", "talk"})
_INVITING = frozenset({"invite", "receive"})
# How many sentences before a greeting tell where it was.
_ARRIVAL = 2
# How far behind the verb the body stands whose people are met: “met senior executives of the bank”.
_NEAR = 4
# How many words before a noun of meeting “their” stands.
_OWNED = 3


def by_grammar(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Actor], list[Actor]]:
    """Who meets whom by the grammar of the frame, as far as it names them."""
    ours, theirs = (named(context, sentence, frame, roles) for roles in (OURS, THEIRS))
    others = frozenset(actor.node for actor in (*ours, *theirs) if actor.node)

    def who(*roles: str) -> list[Actor]:
        met = ours if set(roles) <= set(THEIRS) else theirs
        apart = frozenset(actor.party for actor in met if actor.party)
        return context.actors(_people(context, frame, frame.phrases(*roles)), sentence, but=others, apart=apart)

    if frame.nominal:
        if len(heads := who("by")) > 1 and headed(sentence, frame):
            return heads, []
        ours = who("of", "between", "subject") or ([] if discusses(sentence, frame) else who("clause-between"))
        beside = ("with", "clause-with") if len(ours) < 2 else ("with",)
        theirs = who(*beside) if frame.kinds & MEETING else []
        theirs = theirs or context.actors(behind_dash(context, frame), sentence)
        if aside(context, sentence, frame):
            theirs = who("with")
        if "credentials" in frame.kinds:
            ours, theirs = (
                who("clause-subject"),
                who("clause-dative", "dative", "clause-to", "to", "clause-from", "from"),
            )
            theirs = theirs or who("having", "clause-having")  # “приняты у послов A и B”
            ours, theirs = (ours, theirs or who("of")) if ours else (who("of"), theirs)
            if theirs and not ours:
                ours = receiver(context, sentence, theirs[0].phrase)
            return (ours, theirs) if ours and theirs and _in_full(context, frame) else ([], [])
        if not theirs and len(ours) < 2 and (pair := by_adjective(context, frame)):
            return pair, []
        if not theirs and not ours and (pair := told_between(context, sentence, frame)):
            return pair, []
        if len(ours) + len(theirs) < 2 or not ours:
            ours = ours or who("having", "clause-having")
            there = [actor for actor in who("chair", "clause-chair") if actor.phrase.kind not in WHOLES]
            # “X and Y held talks with the mediation of Z”: Z was there, too.
            ours = ours or [*_acting(context, sentence, frame, doers(who("clause-subject", "inherited"))), *there]
            theirs = theirs or ([] if aside(context, sentence, frame) else who("clause-with"))
            if ours and not theirs and came(context, frame):
                theirs = doers(who("clause-subject", "inherited"))  # “на аудиенции у X побывал Y”
            if len(ours) == 1 and not theirs:
                theirs = in_the_house_of(context, sentence, frame, ours)
            ours = ours or in_the_house_of(context, sentence, frame, theirs)
            ours = ours or ([] if theirs else _their_own(context, sentence, frame))
            ours = ours or owner(context, sentence, frame, theirs) or who_did(context, sentence, frame, theirs)
            ours = ours or visitors(context, sentence, frame, theirs)
            ours = ours or attendants(context, sentence, frame)
            ours = ours if theirs or len(ours) > 1 else both(context, sentence, frame) or ours
            ours = ours or host_of_others(context, sentence, frame, theirs)
            ours = ours or at_its_house(context, sentence, frame, theirs)
        return ours, theirs
    ours = who("subject") or who("inherited") or himself(context, sentence, frame) or who("on-behalf")
    ours = ours or writer(context, sentence, frame)
    if "receive" in frame.kinds and frame.passive and not ours:
        ours = who("having")  # «был удостоен аудиенции у X»
    theirs = who("with") or context.actors(_people(context, frame, _invited(context, sentence, frame)), sentence)
    if company := escorted(context, sentence, frame):
        return who("subject", "inherited") + company[0], company[1]
    if frame.lemma.endswith(" of") and "talk" in frame.kinds:
        theirs = theirs or who("of")  # “took leave of the minister”
    if frame.lemma.endswith(" to") and "talk" in frame.kinds:
        theirs = theirs or spoken_to(context, sentence, frame)
    if "receive" in frame.kinds and context.profile.possessives:
        # "Held talks with X and was received by Y": the talks were with X.
        theirs = context.actors(
            [u for u in _people(context, frame, frame.phrases("with")) if u.first > frame.first], sentence
        )
        if frame.passive and ours and frame.phrases("object"):
            theirs = []  # “will be received by X, hold talks with Y”
    if "receive" in frame.kinds:
        theirs = (
            theirs
            or led(context, sentence, frame)
            or context.actors(_people(context, frame, guests(context, frame)), sentence)
        )
        if any(actor.phrase.kind in WHOLES for actor in (*ours, *theirs)) or welcomed(context, sentence, frame):
            return [], []
    elif frame.passive and "meet" in frame.kinds and welcomed(context, sentence, frame):
        return [], []
    elif not theirs and "meet" in frame.kinds and not _with_others(context, frame):
        theirs = who("object") or (who("about") if frame.lemma in context.profile.dropping_in else [])
        theirs = theirs or (_reached(context, sentence, frame) if context.profile.verb_final else [])
        theirs = theirs or _of_a_led_body(context, sentence, frame)
    if "call" in frame.kinds and not theirs:
        theirs = who("dative", "object", "to", "from")
    if "credentials" in frame.kinds and frame.passive and theirs and not ours:
        ours = who("object")  # “was granted an audience with King X”
    if "credentials" in frame.kinds:
        theirs = envoys_apart(ours, theirs or who("from", "dative", "to", "of", "about", "object"))
        if bool(ours) != bool(theirs):
            envoys = ours or theirs
            ours, theirs = envoys, receiver(context, sentence, envoys[0].phrase)
            if not theirs and frame.lemma in meeting_words(context.document.language).paying:
                theirs = host_of_callers(context, frame, ours)
        if not theirs:
            return [], []
    if "received" in frame.kinds:
        theirs = who("of") or ours
        ours = [] if ours == theirs else ours
    ours = ours or who_did(context, sentence, frame, theirs)
    if not theirs and len(ours) < 2:
        ours = both(context, sentence, frame) or ours
    return ours or ([] if theirs else both(context, sentence, frame)), theirs


def _their_own(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Whose a meeting is that is told as theirs, where the sentence names two together: “… X и Y: их переговоры”."""
    before = context.annotation.doc[max(sentence.first, frame.first - _OWNED) : frame.first]
    owned = next((token for token in before if token.lower_ in context.profile.owners), None)
    told = context.profile.pronouns.get(context.profile.owners.get(owned.lower_, "")) if owned is not None else None
    if owned is None or told is None or told["number"] != "Plur":
        return []
    return joined_before(context, sentence, owned.i)


def _acting(context: Context, sentence: Sentence, frame: Frame, actors: list[Actor]) -> list[Actor]:
    """Those who may hold a meeting: none but persons where a verb only says that it takes place, “келіссөз өтті”."""
    if not context.profile.verb_final:
        return actors
    verbs = [f for f in sentence.frames if f.clause == frame.clause and not f.nominal and f.first >= frame.last]
    happens = bool(verbs) and "take-place" in verbs[0].kinds and "hold" not in verbs[0].kinds
    return [actor for actor in actors if not happens or actor.phrase.kind not in WHOLES]


def _theme(context: Context, frame: Frame) -> int | None:
    """Where what was talked about begins, behind whom it was with: “talks with X on the situation in the east of Y”."""
    others = frame.phrases("with", "between")
    if not others:
        return None
    about, doc = context.profile.words_of("about"), context.annotation.doc
    sentence = next(s for s in context.annotation if s.first <= frame.first < s.last)
    own = (t for t in doc[others[0].last : sentence.last] if sentence.clause(t.i) == frame.clause)
    return next((t.i for t in own if t.lower_ in about and not any(u.first < t.i < u.last for u in others)), None)


def _invited(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Whom a converb before a verb of talking has as its object: “X-ті шақырып, дастарқан басында әңгімелесті”."""
    if not context.profile.verb_final or not frame.kinds & _TALKING or frame.participial or frame.negated:
        return []
    before = [f for f in sentence.frames if f.clause == frame.clause and not f.nominal and f.last <= frame.first]
    last = before[-1] if before else None
    if last is None or last.negated or not last.kinds & _INVITING:
        return []
    converb = feature(context.annotation.doc[last.last - 1], "VerbForm") == "Conv"
    return [unit for unit in last.phrases("object") if unit.kind in {"person", "post", "pronoun"}] if converb else []


def _of_a_led_body(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """“Met executives of the bank, led by its president, X”: the body of whom no table knows what they are."""
    units = [unit for unit in frame.phrases("of") if unit.kind in WHOLES and unit.first - frame.last <= _NEAR]
    if not context.profile.possessives:
        return []
    return context.actors([u for u in units if leader_of(context.annotation, sentence, u) is not None], sentence)[:1]


def _with_others(context: Context, frame: Frame) -> bool:
    """Whether “with” stands right behind the verb, so that it has no object: “met with growers, some from Niger”."""
    if not context.profile.possessives:
        return False
    behind = next((t for t in context.annotation.doc[frame.last :] if t.pos_ != "ADV"), None)
    own = context.profile.words_of("with")
    return behind is not None and behind.lower_ in own


def _reached(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """“Министрге жолықты”: a person in the dative before a verb of meeting, right before it if that may take others."""
    far = frame.lemma in context.profile.reaching  # “X-ке Y жолықты”
    near = [unit for unit in frame.phrases("to") if unit.kind in {"person", "post"}]
    return context.actors([unit for unit in near if far or unit.last == frame.first], sentence)


def welcomed(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether guests are received where they arrive, which is no meeting."""
    words = [t for t in context.annotation.doc[sentence.first : sentence.last] if sentence.clause(t.i) == frame.clause]
    if frame.lemma in context.profile.greeting:
        # Where guests arrive is told once: “Әуежайда құрмет қарауылы … . Қонақты министр қарсы алды”.
        before = [s for s in context.annotation if s.first < sentence.first][-_ARRIVAL:]
        words += [token for s in before for token in context.annotation.doc[s.first : s.last]]
    return any(token.lemma_ in context.profile.ports for token in words)


def _in_full(context: Context, frame: Frame) -> bool:
    """Whether the document says somewhere which letters are presented (“сенім грамоталары”)."""
    told = (other.lemma for sentence in context.annotation for other in sentence.frames)
    return any(lemma != frame.lemma and frame.lemma in lemma.split() for lemma in told) or " " in frame.lemma


def _people(context: Context, frame: Frame, units: list[Phrase]) -> list[Phrase]:
    """Who may meet: no places, and no states that only say whose firms or farmers they are."""
    units = [unit for unit in units if unit.kind != "place" and not only_there(context, unit)]
    if context.profile.possessives and frame.nominal and (theme := _theme(context, frame)) is not None:
        units = [unit for unit in units if unit.kind != "state" or unit.first < theme]
    last = next((unit for unit in reversed(units) if unit.kind == "state"), None)
    if last is not None and last.last != frame.first and owns(context.annotation, context.profile, last):
        return [unit for unit in units if unit.kind != "state"]
    return units
