"""From triggers to frames: who is subject, object, “with”, “of” of a word that tells of an event.

A unit's role follows from its adposition, its case and its side of the trigger (`roles` in `grammar.toml`);
units that are coordinated share the role of the one that shows it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.languages.annotation import Argument, Frame, Phrase, Sentence, Title
from kg.languages.grammar import verb_final
from kg.languages.grammar.verb_final import owns
from kg.languages.grammar.antecedents import antecedents, participle, relative
from kg.languages.grammar.lists import Lists
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile, RoleRule, Trigger

Unit = Phrase | Title
_GAP = 4
_TENSES = {"Fut": "future", "Pres": "present"}
# Verbs of these kinds carry the tense of the noun beside them.
_LIGHT = frozenset({"take-place", "hold"})
# Verbs of these kinds have others do what their infinitive tells.
_ASKING = frozenset({"invite", "calls-for", "ask"})
_APPOSED = "("
_NOUN_REACH = 3
# A noun in one of these cases is not what the verb of its clause tells of.
_OBLIQUE = frozenset({"Gen", "Dat", "Loc", "Ins"})
# How far a noun such as "preparation" reaches over adjectives to what it is of.
_GOVERNED = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit with the adposition that governs it and the group of coordinated units it is in.

    `clause` is set for the antecedent of a relative clause, which counts as one of that clause's units;
    `theme` for the place of a matter ("the situation in X"), where nothing that is told takes place.
    """

    unit: Unit
    adposition: str
    case: str | None
    group: int
    clause: int | None = None
    theme: bool = False


def placed(doc: Doc, sentence: Sentence, *, profile: Profile) -> list[Placed]:
    """The units of a sentence with their adpositions and groups, in order."""
    found: list[Placed] = []
    lists = Lists(doc, sentence, profile)
    for unit in sentence.units():
        named = isinstance(unit, Phrase) and any(t.first < unit.last and unit.first < t.last for t in sentence.titles)
        if named or (found and unit.first < found[-1].unit.last):
            continue
        adposition = _adposition(doc, sentence, unit, profile)
        case = "Gen" if profile.case_on_last and not adposition and owns(doc, sentence, unit) else unit.case
        group = len(found)
        if found and lists.joined(found[-1].unit, unit):
            if _listed(found, unit, adposition):
                group, case, adposition = found[-1].group, found[-1].case, found[-1].adposition
            elif _agree(found[-1], adposition, case, profile):
                group = found[-1].group
                if not profile.adpositions_follow:
                    adposition = adposition or found[-1].adposition
                    case = case or found[-1].case
        found.append(Placed(unit, adposition, case, group, theme=_theme(doc, unit, adposition, found, profile)))
    return _spread_back(found) if profile.case_on_last else found


def _spread_back(found: list[Placed]) -> list[Placed]:
    """Where only the last of a coordination carries the case, the others take it from there."""
    ends = {item.group: item for item in found}
    return [replace(item, adposition=ends[item.group].adposition, case=ends[item.group].case) for item in found]


def _agree(before: Placed, adposition: str, case: str | None, profile: Profile) -> bool:
    if profile.case_on_last:
        return before.case in (None, "Nom", case)
    return not adposition and (case is None or before.case is None or case == before.case)


def _theme(doc: Doc, unit: Unit, adposition: str, found: list[Placed], profile: Profile) -> bool:
    """Whether an adposition and its place belong to a noun of a matter before them, or to a list that does."""
    if not adposition or not isinstance(unit, Phrase) or unit.kind not in {"state", "place"}:
        return False
    at = next((at for at in range(unit.first - 1, max(unit.first - 5, -1), -1) if doc[at].lower_ == adposition), None)
    if at is None or at == 0:
        return bool(found) and found[-1].theme
    before = doc[at - 1]
    if before.lower_ in profile.conjunctions or before.text == ",":
        return bool(found) and found[-1].theme and found[-1].unit.last == at - 1
    return before.lemma_ in profile.matters


def _listed(found: list[Placed], unit: Unit, adposition: str) -> bool:
    """“With the ambassadors (the delegations) of A, B and C”: the states after the first stand for ambassadors too."""
    if adposition or not isinstance(unit, Phrase) or unit.kind not in {"state", "organization"}:
        return False
    head = next((item.unit for item in found if item.group == found[-1].group), None)
    if not isinstance(head, Phrase) or head.kind not in {"post", "side"}:
        return False
    several = head.number == "Plur" if head.kind == "side" else any(post.plural and post.bodies for post in head.posts)
    if not several:
        return False
    return unit.case in (None, "Gen") and head.case != unit.case


def _adposition(doc: Doc, sentence: Sentence, unit: Unit, profile: Profile) -> str:
    if profile.adpositions_follow:
        if unit.first > sentence.first and doc[unit.first - 1].text == "(":
            return _APPOSED
        behind = doc[unit.last] if unit.last < sentence.last else None
        after = behind.lower_ if behind is not None and behind.pos_ != "VERB" else ""
        return after if after in profile.adpositions else ""
    at = unit.first - 1
    if at >= sentence.first and doc[at].text == "(":
        return _APPOSED
    while at >= sentence.first and _passes(doc, at, profile):
        at -= 1
    if at < sentence.first:
        return ""
    pair = f"{doc[at - 1].lower_} {doc[at].lower_}" if at > sentence.first else ""
    if pair in profile.adpositions:
        return pair
    return doc[at].lower_ if doc[at].lower_ in profile.adpositions else ""


def _passes(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a token may stand between an adposition and the unit it governs: an article, an adjective."""
    token = doc[at]
    if token.lower_ in profile.adpositions:
        return False
    participle = token.pos_ == "VERB" and feature(token, "VerbForm") == "Part"
    return participle or token.lower_ in profile.skipped or token.pos_ in {"DET", "ADJ", "NUM", "ADV"}


def frames(doc: Doc, sentence: Sentence, *, profile: Profile) -> list[Frame]:
    """The frames of a sentence in the order of their triggers."""
    units = placed(doc, sentence, profile=profile)
    units += _spoken_of(doc, sentence, units, profile)
    inside = {at for unit in sentence.units() for at in range(unit.first, unit.last)}
    heads = {title.head for title in sentence.titles}
    found: list[Frame] = []
    consumed: set[int] = set()
    for at in range(sentence.first, sentence.last):
        if at in consumed or (at in inside and at not in heads):
            continue
        match = _trigger(doc, at, sentence, profile)
        if match is not None:
            trigger, positions = match
            consumed.update(positions)
            built = _built(doc, sentence, trigger, positions, units, profile)
            found += [built] if built is not None else []
    return _inherit(found, doc, sentence)


def _spoken_of(doc: Doc, sentence: Sentence, units: list[Placed], profile: Profile) -> list[Placed]:
    """The antecedents of relative and participial clauses, once more, in the role that they have inside the clause."""
    if profile.verb_final:
        return []
    found: list[Placed] = []
    plain = [item.unit for item in units]
    for clause in sorted(set(sentence.clauses)):
        pronoun = relative(doc, sentence, clause, profile=profile)
        word = pronoun or participle(doc, sentence, clause)
        case = feature(word, "Case") if word is not None else None
        if word is None or case is None:
            continue
        adposition = doc[word.i - 1].lower_ if pronoun is not None and doc[word.i - 1].pos_ == "ADP" else ""
        role_case = case if pronoun is not None else "Nom"
        for unit in antecedents(doc, sentence, plain, word):
            found.append(Placed(unit, adposition, role_case, -1 - clause, clause))
    return found


def _trigger(doc: Doc, at: int, sentence: Sentence, profile: Profile) -> tuple[Trigger, list[int]] | None:
    token = doc[at]
    candidates = list(profile.triggers.get(token.lemma_, ()))
    if token.lower_ != token.lemma_:
        candidates += profile.triggers.get(token.lower_, ())
    for trigger in sorted(candidates, key=lambda item: -len(item.lemmas)):
        positions = [at]
        for lemma in trigger.lemmas[1:]:
            window = range(positions[-1] + 1, min(positions[-1] + 1 + _GAP, sentence.last))
            step = next((to for to in window if lemma in (doc[to].lemma_, doc[to].lower_)), None)
            if step is None:
                break
            positions.append(step)
        else:
            telling = positions[-1:] if profile.verb_final else positions
            if any(_pos_fits(doc[to], trigger.pos) for to in telling):
                return trigger, positions
    return None


def _pos_fits(token: Token, wanted: str) -> bool:
    if wanted == "VERB":
        return token.pos_ in {"VERB", "AUX", "ADJ"} or feature(token, "VerbForm") == "Vnoun"
    return token.pos_ in {"NOUN", "PROPN"} if wanted == "NOUN" else True


def _built(
    doc: Doc, sentence: Sentence, trigger: Trigger, positions: list[int], units: list[Placed], profile: Profile
) -> Frame | None:
    if profile.verb_final:
        return verb_final.frame(doc, sentence, trigger, positions, units, profile=profile, role=_role)
    return _frame(doc, sentence, trigger, positions, units, profile)


def _frame(
    doc: Doc, sentence: Sentence, trigger: Trigger, positions: list[int], units: list[Placed], profile: Profile
) -> Frame:
    first, last = min(positions), max(positions) + 1
    verb = next((at for at in positions if doc[at].pos_ in {"VERB", "AUX"}), positions[0])
    nominal = trigger.pos == "NOUN"
    clause = sentence.clause(verb)
    own = [item for item in units if _belongs(item, clause, first, last, sentence)]
    own = [item for item in own if not (item.unit.first <= first and item.unit.last >= last)]
    if profile.verb_final and not nominal and feature(doc[verb], "VerbForm") == "Part":
        own = _since_last_verb(doc, own, first, verb)
    arguments = _nominal(doc, own, first, last, profile) if nominal else _verbal(own, first, doc, verb, profile)
    teller = _told_by(doc, sentence, verb, clause, profile) if nominal else verb
    aside = nominal and not profile.verb_final and feature(doc[verb], "Case") in _OBLIQUE
    mood, tense = _mood(doc, sentence, clause, positions, verb, profile), _tense(doc[teller], profile)
    if mood == "asserted" and any(doc[at].lower_ in profile.purposes for at in _around(positions, sentence)):
        mood, tense = "planned", "future"
    if mood in {"cancelled", "postponed"} and tense == "past":
        # The day that was planned may lie on either side of the news.
        tense = "present"
    if mood == "planned":
        mood, tense = _plan(doc[verb if aside else teller], mood, tense, profile)
    return Frame(
        kinds=trigger.kinds,
        lemma=" ".join(trigger.lemmas),
        first=first,
        last=last,
        nominal=nominal,
        arguments=tuple(arguments),
        tense=tense,
        passive=not nominal and feature(doc[teller], "Voice") == "Pass",
        participial=not nominal
        and feature(doc[teller], "VerbForm") == "Part"
        and feature(doc[teller], "Variant") != "Short",
        mood=mood,
        negated=_negated(doc, sentence, verb, profile) or (nominal and _negated(doc, sentence, teller, profile)),
        quoted=sentence.in_quotes(first),
        clause=clause,
    )


def _around(positions: list[int], sentence: Sentence) -> range:
    """From the word before a trigger to its end."""
    return range(max(sentence.first, min(positions) - 1), max(positions) + 1)


def _belongs(item: Placed, clause: int, first: int, last: int, sentence: Sentence) -> bool:
    if item.clause is not None:
        return item.clause == clause
    return sentence.clause(item.unit.first) == clause or _sticks(item, first, last, sentence)


def _since_last_verb(doc: Doc, own: list[Placed], first: int, verb: int) -> list[Placed]:
    """A participle's own units: those no other verb stands before, and the noun that it modifies."""
    return [
        item
        for item in own
        if item.unit.first >= verb or not any(doc[at].pos_ in {"VERB", "AUX"} for at in range(item.unit.last, first))
    ]


def _sticks(item: Placed, first: int, last: int, sentence: Sentence) -> bool:
    """Whether a unit follows its trigger so closely that a comma inside the list does not part them."""
    return item.unit.first >= last and item.unit.first - last <= 1 and sentence.first <= first


def _verbal(own: list[Placed], first: int, doc: Doc, verb: int, profile: Profile) -> list[Argument]:
    passive = feature(doc[verb], "Voice") == "Pass"
    found: list[Argument] = []
    subject: int | None = None
    for item in _subject_first(own, verb):
        role = "" if _possessive(doc, item.unit, profile) else _role(item, first, profile)
        if role == "subject" and item.case is None and isinstance(item.unit, Phrase) and item.unit.kind == "place":
            continue  # "Oslo: The minister met …"
        if role == "of" and not passive and _is_object(doc, item, verb, own, profile):
            role = "object"
        if role == "subject":
            if subject is None or item.group == subject:
                subject = item.group
            else:
                role = "object" if item.unit.first > verb else ""
        if role == "object" and profile.possessives and _of_another(doc, item, verb, own):
            continue
        if role:
            found.append(Argument(_passive(role) if passive else role, item.unit, item.clause is not None))
    return found


def _of_another(doc: Doc, item: Placed, verb: int, own: list[Placed]) -> bool:
    """Whether a later infinitive has the object: “met to persuade X”, where no case but the order tells."""
    inside = {at for other in own for at in range(other.unit.first, other.unit.last)}
    between = (at for at in range(verb + 1, item.unit.first) if at not in inside)
    return item.case is None and any(
        doc[at].pos_ == "VERB" and feature(doc[at], "VerbForm") in ("Inf", "Ger") for at in between
    )


def _is_object(doc: Doc, item: Placed, verb: int, own: list[Placed], profile: Profile) -> bool:
    """Whether what looks like a genitive is the object: a person after the verb, in a form that serves for both."""
    if not isinstance(item.unit, Phrase) or item.unit.kind not in {"person", "post", "side"} or item.unit.first < verb:
        return False
    before = doc[item.unit.first - 1]
    known = {at for other in own for at in range(other.unit.first, other.unit.last)}
    if before.i > verb and before.pos_ == "NOUN" and before.i not in known and not _times(doc, before.i, profile):
        return False
    between = [at for at in range(verb + 1, item.unit.first) if at not in known]
    return all(doc[at].pos_ not in {"NOUN", "PROPN", "VERB"} or _circumstance(doc, at, verb) for at in between)


def _times(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a noun is the end of a date: “on 5 June”, “on Monday”."""
    return doc[at].lemma_ in profile.manners or doc[at - 1].pos_ == "NUM" or doc[at - 1].is_digit


def _circumstance(doc: Doc, at: int, verb: int) -> bool:
    """Whether a noun stands with an adposition or a number: “in the palace”, “on 5 June”."""
    before = at - 1
    while before > verb and doc[before].pos_ in {"ADJ", "DET", "NUM"}:
        before -= 1
    return doc[before].pos_ == "ADP" or doc[at - 1].pos_ == "NUM" or doc[at - 1].is_digit


def _subject_first(own: list[Placed], verb: int) -> list[Placed]:
    """What stands before the verb first: of two units that look like the subject, the later is the object."""
    return sorted(own, key=lambda item: (item.unit.first > verb, item.unit.first))


def _passive(role: str) -> str:
    return {"subject": "object", "by": "subject", "agent": "subject"}.get(role, role)


def _role(item: Placed, at: int, profile: Profile) -> str:
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


def _nominal(doc: Doc, own: list[Placed], first: int, last: int, profile: Profile) -> list[Argument]:
    """A noun's own arguments: the unbroken run of units beside it; then what its clause says of it."""
    found: list[Argument] = []
    if profile.verb_final:
        run = _run_before(doc, own, first)
        beyond = [item for item in own if item not in run]
        found += [Argument(_noun_role(item, first, profile), item.unit) for item in run]
    else:
        run = _run_after(doc, own, last)
        beyond = [item for item in own if item not in run]
        before = [item for item in beyond if item.unit.last <= first and first - item.unit.last <= 2]
        run = [item for item in run if not _deeper(doc, item, last, profile)]
        bare = [item for item in run if item.case is None and not item.adposition and profile.possessives]
        run = [item for item in run if item not in bare]
        told = [(_noun_role(item, first, profile), item.unit) for item in run if item.case != "Nom"]
        found += [Argument(role, unit) for role, unit in told if role]
        beyond += [item for item in run if item.case == "Nom"]
        groups = {item.group for item in before if _possessive(doc, item.unit, profile)}
        owners = [item for item in beyond if item.group in groups]
        found += [Argument("of", item.unit) for item in owners]
        first = _pivot(doc, own, first, profile)
        beyond = [item for item in beyond if item not in owners]
    subject: int | None = None
    for item in beyond if profile.verb_final else _subject_first(beyond, first):
        role = _role(item, first, profile)
        if role == "subject" and not profile.verb_final:
            subject = item.group if subject is None else subject
            role = role if item.group == subject else ""
        if role:
            found.append(Argument(f"clause-{role}", item.unit, item.clause is not None))
    return found


def _pivot(doc: Doc, own: list[Placed], first: int, profile: Profile) -> int:
    """The verb of a noun's clause, before which its subject stands; the noun itself where the case tells the subject."""
    if not own or any(rule.role == "subject" and rule.cases for rule in profile.roles):
        return first
    start = max(0, min(item.unit.first for item in own) - _GAP)
    inside = {at for item in own for at in range(item.unit.first, item.unit.last)}
    verbs = (at for at in range(start, first) if doc[at].pos_ in {"VERB", "AUX"} and at not in inside)
    return next((at for at in verbs if feature(doc[at], "VerbForm") != "Part"), first)


def _noun_role(item: Placed, at: int, profile: Profile) -> str:
    role = _role(item, at, profile)
    if role == "" and item.adposition and item.case is None:
        return ""
    if role == "" and item.adposition and item.case is not None and not profile.verb_final:
        # "The talks before the summit": an adposition without a role says nothing of whose talks they are.
        return "beside"
    if role in {"subject", "object", ""}:
        return "of" if profile.verb_final or role == "" or item.adposition == "" else role
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
        if any(
            doc[to].pos_ in {"VERB", "AUX"} and feature(doc[to], "VerbForm") != "Part"
            for to in range(at, item.unit.first)
        ):
            break
        apart = item.case is None and not item.adposition and (not found or found[-1].group != item.group)
        if apart and doc[item.unit.first - 1].text == ",":
            break
        found.append(item)
        at = item.unit.last
    return found


def _deeper(doc: Doc, item: Placed, last: int, profile: Profile) -> bool:
    """Whether a genitive belongs to a noun with an adposition and not to the trigger: “a meeting in the palace of X”."""
    at = item.unit.first - 1
    inflects = feature(doc[last - 1], "Case") is not None
    if item.adposition or at < last or not (item.case == "Gen" or (item.case is None and inflects)):
        return False
    if doc[at].pos_ != "NOUN" or doc[at].lemma_ in profile.manners:
        return False
    at -= 1
    while at >= last and doc[at].pos_ in {"ADJ", "DET"}:
        at -= 1
    return at >= last and doc[at].pos_ == "ADP"


def _run_before(doc: Doc, own: list[Placed], first: int) -> list[Placed]:
    found: list[Placed] = []
    at = first
    for item in reversed(own):
        if item.unit.last > first:
            continue
        if any(doc[to].pos_ == "VERB" for to in range(item.unit.last, at)):
            break
        if not found and at - item.unit.last > _NOUN_REACH:
            break
        found.append(item)
        at = item.unit.first
    return found[::-1]


def _plan(token: Token, mood: str, tense: str, profile: Profile) -> tuple[str, str]:
    """A plan lies ahead, unless the verb tells that it has happened ("the planned meeting took place")."""
    done = feature(token, "Tense") == "Past" and feature(token, "VerbForm") in (None, "Fin")
    if feature(token, "Mood") == "Pur":
        return mood, tense  # what one went to do was ahead of the journey only
    if done and token.pos_ == "VERB" and token.lemma_ not in profile.moods["planned"]:
        return "asserted", tense
    return mood, "future" if tense == "past" else tense


def _tense(token: Token, profile: Profile) -> str:
    """Where one form serves for what is and what will be, it is what will be: an event is not told as going on."""
    tense = _TENSES.get(feature(token, "Tense") or "", "past")
    return "future" if tense == "present" and profile.present_is_future else tense


def _told_by(doc: Doc, sentence: Sentence, noun: int, clause: int, profile: Profile) -> int:
    """The verb that says when a noun's event takes place ("a meeting will be held"); else the noun itself."""
    for token in doc[sentence.first : sentence.last]:
        if sentence.clause(token.i) != clause or token.pos_ not in {"VERB", "AUX"}:
            continue
        kinds = {kind for trigger in profile.triggers.get(token.lemma_, ()) for kind in trigger.kinds}
        if kinds & _LIGHT:
            return token.i
    return next((at for at in _verbs(doc, sentence, clause) if feature(doc[at], "Tense") == "Fut"), noun)


def _verbs(doc: Doc, sentence: Sentence, clause: int) -> list[int]:
    tokens = (token for token in doc[sentence.first : sentence.last] if sentence.clause(token.i) == clause)
    return [token.i for token in tokens if token.pos_ in {"VERB", "AUX"}]


def _mood(doc: Doc, sentence: Sentence, clause: int, positions: list[int], verb: int, profile: Profile) -> str:
    lemmas: set[str] = set()
    own = {word for at in positions for word in (doc[at].lemma_, doc[at].lower_)}
    for token in doc[sentence.first : sentence.last]:
        name = token.text[0].isupper() and token.i > sentence.first
        if sentence.clause(token.i) != clause or name or token.i in positions:
            continue
        if profile.verb_final or _tells(doc, token, min(positions), max(positions), sentence.last):
            lemmas.update((token.lemma_, token.lower_))
    if _habitual(doc, sentence, clause, profile):
        return "habitual"
    if lemmas & profile.subjunctive and feature(doc[verb], "VerbForm") != "Inf":
        return "possible"
    for mood in ("cancelled", "postponed", "possible", "planned"):
        # "It is planned" tells of a plan, but who proposes something does propose it.
        words = profile.moods.get(mood, frozenset())
        if (lemmas if mood == "possible" else lemmas | own) & words or _phrased(doc, sentence, clause, words):
            return mood
    if feature(doc[verb], "Mood") in ("Pot", "Cnd"):
        return "possible"
    return "planned" if feature(doc[verb], "Mood") == "Pur" else "asserted"


def _phrased(doc: Doc, sentence: Sentence, clause: int, words: frozenset[str]) -> bool:
    """Whether a clause has one of the runs of words among these: “called off”."""
    runs = [word for word in words if " " in word]
    tokens = [token for token in doc[sentence.first : sentence.last] if sentence.clause(token.i) == clause]
    lines = (f" {' '.join(t.lemma_ for t in tokens)} ", f" {' '.join(t.lower_ for t in tokens)} ") if runs else ()
    return any(f" {run} " in line for run in runs for line in lines)


def _habitual(doc: Doc, sentence: Sentence, clause: int, profile: Profile) -> bool:
    """Whether a clause tells of what happens again and again, and of no one event."""
    words = [token.lower_ for token in doc[sentence.first : sentence.last] if sentence.clause(token.i) == clause]
    line = f" {' '.join(words)} "
    return any(f" {habit} " in line for habit in profile.moods.get("habitual", ()))


def _tells(doc: Doc, token: Token, trigger: int, end: int, last: int) -> bool:
    """Whether a word may say something of the trigger: an adjective does of the noun that it stands with
    ("the planned visit"), a noun of what it governs ("preparations for the summit"), any other word of its clause.
    """
    if token.pos_ in {"NOUN", "PROPN"}:
        return 0 < trigger - token.i <= _GOVERNED
    if token.pos_ == "ADJ" or (token.pos_ == "VERB" and feature(token, "VerbForm") == "Part"):
        if feature(token, "Variant") == "Short":
            return True
        noun = token.i + 1
        while noun < last and doc[noun].pos_ in {"ADJ", "ADV", "NUM"} and noun != trigger:
            noun += 1
        return noun >= last or doc[noun].pos_ not in {"NOUN", "PROPN"} or noun == trigger
    # What a verb plans is its subject or object, or comes after it; not the occasion at which that is said.
    aside = token.pos_ == "VERB" and token.i > end and doc[end].pos_ in {"NOUN", "PROPN"}
    return not aside or feature(doc[end], "Case") in (None, "Nom", "Acc")


def _negated(doc: Doc, sentence: Sentence, verb: int, profile: Profile) -> bool:
    if feature(doc[verb], "Polarity") == "Neg":
        return True
    window = range(max(sentence.first, verb - 2), min(sentence.last, verb + 3))
    return any(doc[at].lower_ in profile.negations for at in window if at != verb and _near(doc, at, verb, profile))


def _near(doc: Doc, at: int, verb: int, profile: Profile) -> bool:
    return at == verb + 1 if profile.verb_final else at < verb


def _inherit(found: list[Frame], doc: Doc, sentence: Sentence) -> list[Frame]:
    """A clause without a subject takes that of the nearest frame before it ("met X and discussed Y")."""
    subject: tuple[Argument, ...] = ()
    done: list[Frame] = []
    for frame in found:
        own = tuple(item for item in frame.arguments if item.role == "subject")
        asked = _asked(doc, frame, done[-1]) if done else ()
        if asked:
            arguments = (*(a for a in frame.arguments if a.role != "subject"), *asked)
            # What one is asked to do is not done.
            mood = "possible" if frame.mood in {"asserted", "planned"} else frame.mood
            frame = replace(frame, arguments=arguments, mood=mood)
            done.append(frame)
            continue
        if frame.nominal and subject and _has_light_verb(frame, done) and not _has_own(frame):
            borrowed = tuple(replace(item, role="clause-subject") for item in subject)
            frame = replace(frame, arguments=(*frame.arguments, *borrowed))
        takes = not (frame.nominal or frame.participial or frame.quoted or frame.passive or own)
        if takes and subject and not _has_subject(doc, sentence, frame):
            frame = replace(frame, arguments=(*frame.arguments, *(replace(item, role="inherited") for item in subject)))
        if not frame.participial and not _embedded(frame, own):
            subject = own or subject
        done.append(frame)
    return done


def _has_light_verb(frame: Frame, before: list[Frame]) -> bool:
    """Whether a verb of the noun's clause has taken its subject from the clause before: “… and signed it at a meeting”."""
    return any(f.clause == frame.clause and f.phrases("inherited") for f in before if not f.nominal)


def _has_own(frame: Frame) -> bool:
    return bool(frame.phrases("of", "between", "clause-subject", "by"))


def _asked(doc: Doc, frame: Frame, before: Frame) -> tuple[Argument, ...]:
    """“X invited Y to visit Z”: who is to visit is Y."""
    infinitive = not frame.nominal and any(
        feature(doc[at], "VerbForm") == "Inf" for at in range(frame.first, frame.last)
    )
    if not infinitive or before.clause != frame.clause or not before.kinds & _ASKING or before.nominal:
        return ()
    units = before.phrases("object", "dative")
    return tuple(Argument("inherited", unit) for unit in units if unit.kind != "place" and unit.last <= frame.first)


def _embedded(frame: Frame, subject: tuple[Argument, ...]) -> bool:
    """Whether the subject is the antecedent of the frame's clause: what it does there says nothing of what follows."""
    return any(item.antecedent for item in subject)


def _has_subject(doc: Doc, sentence: Sentence, frame: Frame) -> bool:
    """Whether the clause has a subject that no phrase stands for ("… that the great powers call on …")."""
    for token in doc[sentence.first : frame.first]:
        if sentence.clause(token.i) != frame.clause or token.pos_ not in {"NOUN", "PROPN", "PRON"}:
            continue
        case = feature(token, "Case")
        if case == "Nom" or (not case and token.i > sentence.first and token.nbor(-1).pos_ not in {"ADP", "VERB"}):
            return True
    return False
