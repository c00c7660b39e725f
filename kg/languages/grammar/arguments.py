"""Which units a verb or a noun takes, and in which role."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from spacy.tokens import Doc, Token

from kg.languages.annotation import Argument, Phrase, Sentence, Title
from kg.languages.grammar.moods import modifies
from kg.languages.grammar.morph import feature
from kg.languages.grammar.placing import Placed
from kg.languages.grammar.profile import Profile
from kg.languages.grammar.rules import RoleRule

Unit = Phrase | Title
_GAP = 4
_APPOSED = "("
# Those whose accusative is like their genitive.
_LIVING = frozenset({"person", "post", "side", "pronoun"})
# Those whose accusative is like their nominative.
_LIFELESS = frozenset({"organization"})


def verbal_arguments(own: list[Placed], first: int, doc: Doc, verb: int, profile: Profile) -> list[Argument]:
    passive = feature(doc[verb], "Voice") == "Pass"
    found: list[Argument] = []
    subject = _told_subject(own, verb, profile)
    acted = _acted_upon(doc, own, verb, profile)
    for item in _subject_first(own, verb, fronted := _fronted_places(doc, own, verb, profile)):
        role = "" if _possessive(doc, item.unit, profile) else role_of(item, first, profile)
        if acted and role == "subject" and item.clause is not None:
            found.append(Argument("object", item.unit, antecedent=True))
            continue
        if role == "subject" and item.case is None and isinstance(item.unit, Phrase) and item.unit.kind == "place":
            continue  # "Oslo: The minister met …"
        if (
            role == "of"
            and not passive
            and (_is_object(doc, item, verb, own, profile) or _is_fronted(doc, item, verb, own, profile))
        ):
            role = "object"
        if role == "subject":
            if subject is None or item.group == subject:
                subject = item.group
            else:
                role = "object" if item.unit.first > verb or item in fronted else ""
        if role == "subject" and _disagrees(doc, item, verb):
            role, subject = "object", None
        if role == "object" and profile.possessives and _of_another(doc, item, verb, own):
            continue
        if (
            role == "with"
            and any(a.role == "with" and a.unit.first > verb for a in found)
            and _of_noun(doc, item, found)
        ):
            continue
        if role:
            found.append(Argument(_passive(role) if passive else role, item.unit, item.clause is not None))
    return found


def _acted_upon(doc: Doc, own: list[Placed], verb: int, profile: Profile) -> bool:
    """Whether a relative clause has a subject of its own, so that it tells what is done to what it speaks of.

    “The initiative, which Ghana launched”: asked only where no case tells it.
    """
    if not profile.possessives or not any(item.clause is not None and item.case in (None, "Acc") for item in own):
        return False
    plain = [item for item in own if item.clause is None and item.unit.last <= verb and not item.adposition]
    inside = {at for item in own for at in range(item.unit.first, item.unit.last)}
    start = max((item.unit.last for item in own if item.clause is not None), default=verb)
    word = next((at for at in range(start, verb) if doc[at].lemma_ in profile.relatives), verb)
    nouns = (doc[at] for at in range(word + 1, verb) if at not in inside)
    return bool(plain) or any(
        token.pos_ in {"NOUN", "PROPN", "PRON"} and doc[token.i - 1].pos_ != "ADP" for token in nouns
    )


def _of_noun(doc: Doc, item: Placed, found: list[Argument]) -> bool:
    """Whether a second “with” belongs to the noun before it: “met with X as a sign of solidarity with Y”."""
    last = max(argument.unit.last for argument in found if argument.role == "with")
    at = next((at for at in range(item.unit.first - 1, last, -1) if doc[at].lower_ == item.adposition), None)
    if at is None or at <= last or doc[at - 1].pos_ != "NOUN":
        return False
    return item.case is None or not any(token.text == "," or token.pos_ == "CCONJ" for token in doc[last:at])


def _of_another(doc: Doc, item: Placed, verb: int, own: list[Placed]) -> bool:
    """Whether a later infinitive has the object: “met to persuade X”, where no case but the order tells."""
    inside = {at for other in own for at in range(other.unit.first, other.unit.last)}
    between = (at for at in range(verb + 1, item.unit.first) if at not in inside)
    return item.case is None and any(
        doc[at].pos_ == "VERB" and feature(doc[at], "VerbForm") in ("Inf", "Ger") for at in between
    )


def _is_object(doc: Doc, item: Placed, verb: int, own: list[Placed], profile: Profile) -> bool:
    """Whether what looks like a genitive is the object: a person after the verb, in a form that serves for both."""
    if not isinstance(item.unit, Phrase) or item.unit.kind not in _LIVING or item.unit.first < verb:
        return False
    if _described(doc, item, verb):
        return True
    before = doc[item.unit.first - 1]
    known = {at for other in own for at in range(other.unit.first, other.unit.last)}
    owner = before.i > verb and before.pos_ == "NOUN" and before.i not in known and not _times(doc, before.i, profile)
    if owner and not _own_house(doc, before.i, profile) and not _only_received(doc, item, verb, profile):
        return False
    between = [at for at in range(verb + 1, item.unit.first) if at not in known]
    return all(doc[at].pos_ not in {"NOUN", "PROPN", "VERB"} or _circumstance(doc, at, verb) for at in between)


def _only_received(doc: Doc, item: Placed, verb: int, profile: Profile) -> bool:
    """Whether nobody else is there whom a verb of receiving asks for: “принял в президентской резиденции спикера X”."""
    kinds = {kind for trigger in profile.triggers.get(doc[verb].lemma_, ()) for kind in trigger.kinds}
    if "receive" not in kinds or not profile.free_order or not _house(doc, item.unit.first - 1, profile):
        return False
    clause = takewhile(lambda token: not token.is_punct, doc[verb + 1 :])
    nouns = (t for t in clause if t.pos_ in {"NOUN", "PROPN"} and feature(t, "Case") == "Acc")
    return all(_circumstance(doc, token.i, verb) for token in nouns if not item.unit.first <= token.i < item.unit.last)


def _own_house(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a noun is told to be somebody's own, so that no genitive behind it says whose: “в своей резиденции”."""
    return doc[at - 1].lemma_ in profile.own or doc[at - 1].lower_ in profile.own


def _described(doc: Doc, item: Placed, verb: int) -> bool:
    """Whether a participle right behind the verb stands with the unit: “принял находящегося с визитом министра X”."""
    word = doc[verb + 1] if verb + 1 < item.unit.first else None
    if word is None or feature(word, "VerbForm") != "Part" or feature(word, "Variant") == "Short":
        return False
    alike = feature(word, "Case") in {"Acc", "Gen"} and feature(word, "Number") == feature(
        doc[item.unit.head], "Number"
    )
    return alike and not any(
        doc[at].text in {",", ";"} or doc[at].pos_ == "CCONJ" for at in range(verb + 2, item.unit.first)
    )


def _is_fronted(doc: Doc, item: Placed, verb: int, own: list[Placed], profile: Profile) -> bool:
    """Whether what looks like a genitive is an object before its verb, whose subject comes after."""
    if not isinstance(item.unit, Phrase) or item.unit.kind not in _LIVING or item.unit.last > verb:
        return False
    before = doc[item.unit.first - 1] if item.unit.first > 0 else None
    known = {at for other in own for at in range(other.unit.first, other.unit.last)}
    owned = before is not None and before.pos_ == "NOUN" and before.i not in known
    told = owned and before is not None and not _times(doc, before.i, profile) and not _house(doc, before.i, profile)
    if told and item.unit.kind != "pronoun":
        return False  # whose something is a pronoun says before it: “в ходе визита её принял Y”
    if any(doc[at].pos_ in {"VERB", "AUX", "ADP"} for at in range(item.unit.last, verb)):
        return False
    subjects = (other for other in own if other.case == "Nom" and other.unit.first > verb)
    return next(subjects, None) is not None


def _house(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a noun is told as the house where something is: “в президентском дворце министра принял X”."""
    before = at - 1
    while before > 0 and doc[before].pos_ == "ADJ":
        before -= 1
    return doc[at].lemma_ in profile.venues | profile.ports and doc[before].pos_ == "ADP"


def _times(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a noun is the end of a date: “on 5 June”, “on Monday”."""
    return doc[at].lemma_ in profile.manners or doc[at - 1].pos_ == "NUM" or doc[at - 1].is_digit


def _circumstance(doc: Doc, at: int, verb: int) -> bool:
    """Whether a noun stands with an adposition or a number: “in the palace”, “on 5 June”."""
    before = at - 1
    while before > verb and doc[before].pos_ in {"ADJ", "DET", "NUM"}:
        before -= 1
    return doc[before].pos_ == "ADP" or doc[at - 1].pos_ == "NUM" or doc[at - 1].is_digit


def _disagrees(doc: Doc, item: Placed, verb: int) -> bool:
    """Whether a body behind a verb is of another gender than the verb, and so its object: “призвала Сейм принять …”."""
    if item.unit.first < verb or not isinstance(item.unit, Phrase) or item.unit.kind not in _LIFELESS:
        return False
    told, own = feature(doc[verb], "Gender"), feature(doc[item.unit.first], "Gender")
    alone = item.unit.last - item.unit.first == 1 and feature(doc[item.unit.first], "Abbr") is None
    return alone and told is not None and own is not None and told != own


def _told_subject(own: list[Placed], verb: int, profile: Profile) -> int | None:
    """The group of a pronoun in the singular whose form tells that it is the subject, where no other word shows it."""
    if not profile.possessives:
        return None
    for item in own:
        one = isinstance(item.unit, Phrase) and item.unit.kind == "pronoun" and item.unit.number == "Sing"
        if one and item.case == "Nom" and item.unit.last <= verb and not item.adposition:
            return item.group
    return None


def _fronted_places(doc: Doc, own: list[Placed], verb: int, profile: Profile) -> list[Placed]:
    """Places before a verb in a form that may be its object's, with its subject behind: “Баку посетит министр X”."""
    kinds = {kind for trigger in profile.triggers.get(doc[verb].lemma_, ()) for kind in trigger.kinds}
    if "visit" not in kinds or profile.possessives or profile.verb_final:
        return []
    living = [item for item in own if isinstance(item.unit, Phrase) and item.unit.kind in _LIVING]
    if not any(i.case == "Nom" and i.unit.first > verb and not i.adposition for i in living):
        return []
    before = [
        item for item in own if item.unit.last <= verb and not item.adposition and item.case in ("Nom", "Acc", None)
    ]
    return [
        item
        for item in before
        if isinstance(item.unit, Phrase) and item.unit.kind in {"place", "state"} and item.unit.gender != "Fem"
    ]


def _subject_first(own: list[Placed], verb: int, late: Sequence[Placed] = ()) -> list[Placed]:
    """What stands before the verb first: of two units that look like the subject, the later is the object."""
    return sorted(own, key=lambda item: (item in late, item.unit.first > verb, item.unit.first))


def _passive(role: str) -> str:
    return {"subject": "object", "by": "subject", "agent": "subject"}.get(role, role)


def role_of(item: Placed, at: int, profile: Profile) -> str:
    if item.adposition == _APPOSED:
        return "apposed"
    if item.theme:
        return "theme"
    side = "before" if item.unit.first < at else "after"
    for rule in profile.roles:
        if _satisfies(item, side, rule):
            return rule.role
    return ""


def _satisfies(item: Placed, side: str, rule: RoleRule) -> bool:
    if item.adposition not in rule.adpositions:
        return False
    if rule.side and rule.side != side:
        return False
    return not rule.cases or (item.case or "None") in rule.cases


def nominal_arguments(
    doc: Doc, own: list[Placed], first: int, last: int, profile: Profile, sentence: Sentence
) -> list[Argument]:
    """A noun's own arguments: the unbroken run of units beside it; then what its clause says of it."""
    found: list[Argument] = []
    run = _run_after(doc, own, last)
    beyond = [item for item in own if item not in run]
    before = [item for item in beyond if item.unit.last <= first and first - item.unit.last <= 2]
    run = _own_of(doc, run, last, profile)
    bare = [item for item in run if item.case is None and not item.adposition and profile.possessives]
    run = [item for item in run if item not in bare]
    run = [item for item in run if item.case != "Gen" or item.adposition or not _is_pronoun(doc, item.unit)]
    run = [
        item for at, item in enumerate(run) if not (at and profile.possessives and _of_a_place(doc, run[at - 1], item))
    ]
    told = [(_noun_role(item, first, profile), item.unit) for item in run if item.case != "Nom"]
    found += [Argument(role, unit) for role, unit in told if role]
    beyond += [item for item in run if item.case == "Nom"]
    groups = {item.group for item in before if _possessive(doc, item.unit, profile)}
    owners = [item for item in beyond if item.group in groups]
    found += [Argument("of", item.unit) for item in owners]
    first = _pivot(doc, own, first, profile, sentence)
    beyond = [item for item in beyond if item not in owners]
    subject = _told_subject(beyond, first, profile)
    for item in _subject_first(beyond, first):
        role = role_of(item, first, profile)
        if role == "subject":
            subject = item.group if subject is None else subject
            role = role if item.group == subject else ""
        if role:
            found.append(Argument(f"clause-{role}", item.unit, item.clause is not None))
    return found


def _of_a_place(doc: Doc, before: Placed, item: Placed) -> bool:
    """Whether somebody is told of as whose house it was: “a meeting with X at the residence of the ambassador”."""
    if item.adposition != "of" or before.adposition == "of" or not isinstance(item.unit, Phrase):
        return False
    words = doc[before.unit.last : item.unit.first]
    return item.unit.kind in {"person", "post"} and any(token.pos_ == "NOUN" for token in words)


def _is_pronoun(doc: Doc, unit: Unit) -> bool:
    """Whether a unit is a pronoun, and no noun that stands for somebody told of: “встреча собеседников”."""
    return isinstance(unit, Phrase) and unit.kind == "pronoun" and doc[unit.first].pos_ != "NOUN"


def _pivot(doc: Doc, own: list[Placed], first: int, profile: Profile, sentence: Sentence) -> int:
    """The verb of a noun's clause, before which its subject stands; the noun where the case tells the subject."""
    if not own or any(rule.role == "subject" and rule.cases for rule in profile.roles):
        return first
    spoken = [item.unit.last for item in own if item.clause is not None]
    start = max(spoken) if spoken else _back(doc, min(item.unit.first for item in own))
    inside = {at for item in own for at in range(item.unit.first, item.unit.last)}
    clause = (at for at in range(max(start, sentence.first), first) if sentence.clause(at) == sentence.clause(first))
    verbs = (at for at in clause if doc[at].pos_ in {"VERB", "AUX"} and at not in inside)
    return next((at for at in verbs if feature(doc[at], "VerbForm") not in ("Part", "Ger")), first)


def _back(doc: Doc, at: int) -> int:
    """A few words before a token, within its sentence."""
    for to in range(at, max(0, at - _GAP), -1):
        if doc[to].is_sent_start:
            return to
    return max(0, at - _GAP)


def _noun_role(item: Placed, at: int, profile: Profile) -> str:
    role = role_of(item, at, profile)
    if role == "" and item.adposition and item.case is None:
        return ""
    if role == "" and item.adposition and item.case is not None:
        # "The talks before the summit": an adposition without a role says nothing of whose talks they are.
        return "beside"
    if role in {"subject", "object", ""}:
        return "of" if role == "" or item.adposition == "" else role
    return role


def _possessive(doc: Doc, unit: Unit, profile: Profile) -> bool:
    if isinstance(unit, Phrase) and unit.kind == "pronoun":
        return False
    return unit.last < len(doc) and doc[unit.last].lower_ in profile.possessives


def _run_after(doc: Doc, own: list[Placed], last: int) -> list[Placed]:
    """The units after a noun, as long as no verb stands between them."""
    found: list[Placed] = []
    at = last
    for item in own:
        if item.unit.first < last:
            continue
        if any(doc[to].pos_ in {"VERB", "AUX"} and not modifies(doc[to]) for to in range(at, item.unit.first)):
            break
        apart = item.case is None and not item.adposition and (not found or found[-1].group != item.group)
        if apart and doc[item.unit.first - 1].text == ",":
            break
        found.append(item)
        at = item.unit.last
    return found


def _own_of(doc: Doc, run: list[Placed], last: int, profile: Profile) -> list[Placed]:
    """A run without the genitives of other nouns, and without the states and bodies that only go on with those."""
    kept: list[Placed] = []
    left: Placed | None = None
    for item in run:
        body = isinstance(item.unit, Phrase) and item.unit.kind in {"state", "organization"} and not item.adposition
        goes_on = left is not None and body and (item.group == left.group or item.unit.first - left.unit.last <= 1)
        if goes_on or _deeper(doc, item, last, profile):
            left = item
        else:
            kept.append(item)
    return kept


def _other_noun(token: Token, profile: Profile) -> bool:
    """Whether a noun behind the trigger is none that the trigger owns."""
    owned = feature(token, "Case") in (None, "Gen")
    return token.pos_ == "NOUN" and not owned and token.lemma_ not in profile.manners


def _deeper(doc: Doc, item: Placed, last: int, profile: Profile) -> bool:
    """Whether a genitive belongs to another noun and not to the trigger: “a meeting in the palace of X”."""
    at = item.unit.first - 1
    inflects = feature(doc[last - 1], "Case") is not None
    if item.adposition or at < last or not (item.case == "Gen" or (item.case is None and inflects)):
        return False
    if doc[at].pos_ != "NOUN" or doc[at].lemma_ in profile.manners:
        return False
    if inflects and any(_other_noun(doc[to], profile) for to in range(last, at + 1)):
        return True
    at -= 1
    while at >= last and doc[at].pos_ in {"ADJ", "DET"}:
        at -= 1
    return at >= last and doc[at].pos_ == "ADP"
