"""From triggers to frames: who is subject, object, “with”, “of” of a word that tells of an event.

A unit's role follows from its adposition, its case and its side of the trigger (`roles` in `grammar.toml`);
units that are coordinated share the role of the one that shows it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Span, Token

from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar import verb_final
from kg.languages.grammar.antecedents import antecedents, opening, participle, relative
from kg.languages.grammar.arguments import nominal_arguments, role_of, verbal_arguments
from kg.languages.grammar.denials import denied
from kg.languages.grammar.echoes import echoed
from kg.languages.grammar.gapping import part, with_gaps
from kg.languages.grammar.inheritance import with_inherited_subjects
from kg.languages.grammar.meeting_words import meeting_words
from kg.languages.grammar.moods import denied_by_mood, is_negated, lying_ahead, modifies, mood_of, tense_of, told_by
from kg.languages.grammar.morph import feature, participle_cases
from kg.languages.grammar.placing import Placed, placed
from kg.languages.grammar.profile import Profile
from kg.languages.grammar.rules import Trigger
from kg.languages.grammar.untold import untold

_GAP = 4
# An aside between the words of a phrase: what opens it, and how many words it has at the most.
_ASIDES: Final = frozenset({"ADP", "ADV"})
_ASIDE: Final = 8
# How far behind its noun a verb may stand: “участие в заседании в узком составе принимают …”.
_FAR = 9
_TALKS = frozenset({"meet", "talk"})
_NONE = frozenset({"none"})
# What is told by a noun of somebody's and a verb, between which others may stand.
_OWNED = frozenset({"banquet", "received", "whose"})
# A noun in one of these cases is not what the verb of its clause tells of.
_OBLIQUE = frozenset({"Gen", "Dat", "Loc", "Ins"})


def frames(doc: Doc, sentence: Sentence, *, profile: Profile) -> list[Frame]:
    """The frames of a sentence in the order of their triggers."""
    gaps = part(doc, sentence, profile)
    units = placed(doc, sentence, profile=profile)
    units += _spoken_of(doc, sentence, units, profile)
    inside = {at for unit in sentence.units() for at in range(unit.first, unit.last)}
    heads = {title.head for title in sentence.titles}
    found: list[Frame] = []
    consumed: set[int] = set()
    words = {form for token in doc[sentence.first : sentence.last] for form in (token.lemma_, token.lower_)}
    for at in range(sentence.first, sentence.last):
        if at in consumed or (at in inside and at not in heads):
            continue
        match = _trigger(doc, at, sentence, profile, inside, words)
        if match is not None:
            trigger, positions = match
            consumed.update(positions)
            built = _built(doc, sentence, trigger, positions, units, profile)
            found += [built] if built is not None and not _bare(built, doc, sentence, profile) else []
    told = untold(denied(found, doc, sentence, profile=profile), doc, sentence, profile)
    done = with_inherited_subjects(told, doc, sentence, free_order=profile.free_order)
    done += echoed(done, doc, sentence, profile) if profile.echoes else []
    return with_gaps(doc, sentence, done, gaps, units, profile) if gaps else done


def told_at(doc: Doc, sentence: Sentence, at: int, kinds: frozenset[str], *, profile: Profile) -> Frame | None:
    """The frame of a verb of any meaning, taken for one of some kinds: who does what, when and whether it is so."""
    trigger = Trigger((doc[at].lemma_,), "VERB", kinds)
    return _built(doc, sentence, trigger, [at], placed(doc, sentence, profile=profile), profile)


def _bare(frame: Frame, doc: Doc, sentence: Sentence, profile: Profile) -> bool:
    """Whether a verb of being has no place, and so tells of nobody who stays anywhere, or one of reaching no goal."""
    if frame.lemma in profile.goal_bound and not frame.phrases("to"):
        return True  # “тауар айналымы миллиард долларға жетті”
    if "stay" not in frame.kinds or frame.phrases("in"):
        return False
    if profile.lands and any(
        f" {run} " in f" {doc[sentence.first : sentence.last].text.lower()} " for run in profile.lands
    ):
        return False
    where = any(token.lower_ in profile.where for token in opening(doc, sentence, frame.clause)[:1])
    shown = feature(doc[frame.first], "VerbForm") == "Fin" and feature(doc[frame.first], "Gender") is not None
    return not (where and (frame.phrases("subject") or shown))


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
        if word is None or (case is None and (pronoun is None or not profile.possessives)):
            continue
        adposition = doc[word.i - 1].lower_ if pronoun is not None and doc[word.i - 1].pos_ == "ADP" else ""
        role_case = _case_inside(doc, word, adposition) if pronoun is not None else "Nom"
        for unit in antecedents(doc, sentence, plain, word, profile.himself):
            found.append(Placed(unit, adposition, role_case, -1 - clause, clause))
    return found


def _case_inside(doc: Doc, pronoun: Token, adposition: str) -> str | None:
    """The case of a relative pronoun; a genitive that hangs on no noun before it is the object of the clause's verb.

    “The ambassador, whom she received”: one form serves for both where the antecedent is a living being.
    """
    case = feature(pronoun, "Case")
    opens = pronoun.i > 0 and doc[pronoun.i - 1].text == ","
    return "Acc" if case == "Gen" and not adposition and opens else case


def _behind_aside(doc: Doc, sentence: Sentence, at: int, profile: Profile) -> int:
    """Where the words of a phrase go on behind an aside: “accepted, in separate ceremonies, the credentials of …”."""
    if not profile.possessives or at + 1 >= sentence.last or doc[at].text != "," or doc[at + 1].pos_ not in _ASIDES:
        return at
    closes = (to for to in range(at + 1, min(sentence.last - 1, at + _ASIDE)) if doc[to].text == ",")
    return next(closes, at - 1) + 1


def _trigger(
    doc: Doc, at: int, sentence: Sentence, profile: Profile, inside: set[int], words: set[str]
) -> tuple[Trigger, list[int]] | None:
    token = doc[at]
    candidates = list(profile.triggers.get(token.lemma_, ()))
    if token.lower_ != token.lemma_:
        candidates += profile.triggers.get(token.lower_, ())
    candidates = [trigger for trigger in candidates if words.issuperset(trigger.lemmas[1:])]
    found: list[tuple[Trigger, list[int]]] = []
    for trigger in sorted(candidates, key=lambda item: -len(item.lemmas)):
        if found and len(trigger.lemmas) < len(found[0][0].lemmas):
            break
        positions = [at]
        gap = _FAR if trigger.pos == "VERB" and token.pos_ == "NOUN" and profile.free_order else _GAP
        for lemma in trigger.lemmas[1:]:
            # “Түскі асты X-тің құрметіне Y берді”.
            # “Министр Y-тің алдына елші X кірді”.
            given = profile.verb_final and not trigger.kinds.isdisjoint(_OWNED)
            beyond = profile.free_order or given or (profile.possessives and _leads_on(trigger, lemma, profile))
            start = _behind_aside(doc, sentence, positions[-1] + 1, profile)
            window = _window(sentence, start, gap, inside if beyond else ())
            step = next((to for to in window if lemma in (doc[to].lemma_, doc[to].lower_)), None)
            if step is None:
                break
            positions.append(step)
        else:
            telling = positions[-1:] if profile.verb_final else positions
            if _apart(doc, positions, profile) or _next_verb(doc, sentence, positions, profile):
                continue
            if profile.possessives and any(_attributive(doc, to, positions) for to in positions[1:]):
                continue  # “held bilateral meetings with” is no “held a bilateral with”
            if _leaps(doc, positions, trigger, profile):
                continue
            if trigger.kinds == _NONE and inside.intersection(positions[1:]):
                continue  # “met opposition leader X” is no “met opposition”
            fits = any(_pos_fits(doc[to], trigger.pos) for to in telling) or _hyphenated(doc, positions, profile)
            if fits and _together(doc, sentence, positions, profile):
                found.append((trigger, positions))
    # Of “touched down in Oslo on Friday” and “touched on” the one whose words are together.
    # A noun of doing is rather the noun than the verb: “телефон арқылы сөйлесу болды”.
    return min(
        found,
        key=lambda item: (max(item[1]) - min(item[1]), profile.verb_final and item[0].pos != doc[item[1][-1]].pos_),
        default=None,
    )


def _attributive(doc: Doc, at: int, positions: Sequence[int]) -> bool:
    """Whether a word is but an adjective of the noun behind it, which is none of the words in hand."""
    behind = doc[at + 1] if at + 1 < len(doc) else None
    return doc[at].pos_ == "ADJ" and behind is not None and behind.pos_ == "NOUN" and behind.i not in positions


def _leads_on(trigger: Trigger, lemma: str, profile: Profile) -> bool:
    """Whether who is meant may stand inside a trigger: “joined Minister X for dinner”, but not “called X on Monday”."""
    return len(trigger.lemmas) > 2 or lemma not in profile.adpositions


def _hyphenated(doc: Doc, positions: list[int], profile: Profile) -> bool:
    """Whether words with hyphens are a noun, as what stands before and behind them tells: “a one-on-one with X”."""
    if len(positions) < 2 or not profile.possessives or not any(doc[at].text == "-" for at in positions):
        return False
    before, behind = doc[positions[0] - 1], doc[positions[-1] + 1 : positions[-1] + 2]
    told = before.pos_ in {"DET", "ADJ"} or before.lower_ in profile.possessives
    return told and not any(token.pos_ in {"NOUN", "ADJ"} for token in behind)


def _window(sentence: Sentence, first: int, size: int, inside: Collection[int]) -> Iterator[int]:
    """The next tokens, so many of them, where those of names and titles in the same clause do not count."""
    for at in range(first, sentence.last):
        counts = at not in inside or sentence.clause(at) != sentence.clause(first - 1)
        size -= counts
        if size < 0:
            return
        yield at


def _apart(doc: Doc, positions: list[int], profile: Profile) -> bool:
    """Whether two adpositions of one trigger do not stand together: “fly to Oslo on Monday to …” is not “fly on to”."""
    small = [at for at in positions[1:] if doc[at].lower_ in profile.adpositions]
    return len(small) > 1 and small[-1] - small[0] >= len(small) and not profile.verb_final


def _leaps(doc: Doc, positions: list[int], trigger: Trigger, profile: Profile) -> bool:
    """Whether an infinitive parts the words of a trigger: “is due to present”, “is expected to see X in Oslo”.

    The first is not “is present”, nor the second “is expected in Oslo”.
    """
    if not profile.possessives or not (trigger.pos == "ADJ" or doc[positions[-1]].lower_ in profile.adpositions):
        return False
    opens = (at + 1 for at in range(positions[0], positions[-1]) if doc[at].lower_ in profile.title.purpose)
    return any(at == positions[-1] or feature(doc[at], "VerbForm") == "Inf" for at in opens)


def _next_verb(doc: Doc, sentence: Sentence, positions: list[int], profile: Profile) -> bool:
    """Whether what looks like a word of a trigger is the verb of the next clause: “received X, called on Y” no call."""
    if not profile.possessives:
        return False
    later = (at for at in positions[1:] if doc[at].pos_ == "VERB" and feature(doc[at], "VerbForm") == "Fin")
    first = positions[0]
    return any(sentence.clause(at) != sentence.clause(first) and _in_a_row(doc[first:at]) for at in later)


def _in_a_row(words: Span) -> bool:
    """Whether a comma or a conjunction parts two verbs, and no word that makes one clause part of the other."""
    return any(t.text == "," or t.pos_ == "CCONJ" for t in words) and all(t.pos_ != "SCONJ" for t in words)


def _together(doc: Doc, sentence: Sentence, positions: list[int], profile: Profile) -> bool:
    """Whether a noun before the verb that makes one trigger with it stands in the verb's clause."""
    first, words = doc[positions[0]], doc[positions[0] : positions[-1]]
    if profile.verb_final and any(token.text == "," for token in words):
        return False  # “кездесіп, форум өткізу …”: what stands before the comma tells of something itself
    return first.pos_ not in {"NOUN", "PROPN"} or sentence.clause(positions[0]) == sentence.clause(positions[-1])


def _pos_fits(token: Token, wanted: str) -> bool:
    if wanted == "VERB":
        return token.pos_ in {"VERB", "AUX", "ADJ"} or feature(token, "VerbForm") == "Vnoun"
    if wanted == "ADJ":
        return token.pos_ == "ADJ"
    return token.pos_ in {"NOUN", "PROPN"} if wanted == "NOUN" else True


def _built(
    doc: Doc, sentence: Sentence, trigger: Trigger, positions: list[int], units: list[Placed], profile: Profile
) -> Frame | None:
    if profile.verb_final:
        return verb_final.frame(doc, sentence, trigger, positions, units, profile=profile, role=role_of)
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
    arguments = (
        nominal_arguments(doc, own, first, last, profile, sentence)
        if nominal
        else verbal_arguments(own, first, doc, verb, profile)
    )
    if not nominal and modifies(doc[verb]):
        arguments = _of_its_noun(doc, verb, arguments, own)
    teller = told_by(doc, sentence, verb, clause, profile) if nominal else verb
    aside = nominal and feature(doc[verb], "Case") in _OBLIQUE
    mood, tense = mood_of(doc, sentence, clause, positions, verb, profile), tense_of(doc[teller], profile)
    if mood == "asserted" and any(doc[at].lower_ in profile.purposes for at in _around(positions, sentence)):
        # Who came for talks came on the day that is told; the talks may be over, too.
        came = bool(trigger.kinds & _TALKS) and _came(doc, sentence, clause)
        mood, tense = "planned", "present" if came else "future"
    if aside and mood == "asserted" and tense == "past" and _planned_within(doc, sentence, first, clause, profile):
        mood, tense = "planned", "future"
    if mood in {"cancelled", "postponed"} and tense == "past":
        # The day that was planned may lie on either side of the news.
        tense = "present"
    purposes = {feature(doc[verb], "Mood"), feature(doc[teller], "Mood")}
    if mood == "planned" and "Pur" in purposes and _goes(doc, sentence, clause):
        tense = "future"  # “flies to Oslo on Monday to meet X”
    if mood == "planned":
        mood, tense = lying_ahead(doc[verb if aside else teller], mood, tense, profile)
        if not nominal and _done(doc[verb], profile):
            mood, tense = "asserted", "past"
    return Frame(
        kinds=trigger.kinds,
        lemma=" ".join(trigger.lemmas),
        first=first,
        last=last,
        nominal=nominal,
        arguments=tuple(arguments),
        tense=tense,
        passive=not nominal and feature(doc[teller], "Voice") == "Pass",
        participial=not nominal and modifies(doc[teller]),
        mood=mood,
        negated=not denied_by_mood(doc, sentence, clause, mood, profile)
        and (is_negated(doc, sentence, verb, profile) or (nominal and is_negated(doc, sentence, teller, profile))),
        quoted=sentence.in_quotes(first),
        clause=clause,
        shares=_meanwhile(doc, sentence, clause, profile),
    )


def _meanwhile(doc: Doc, sentence: Sentence, clause: int, profile: Profile) -> int | None:
    """The clause before one that tells what was done then: “stressed on Monday that …, as X called on Y”."""
    first = sentence.first + sentence.clauses.index(clause) if profile.possessives and clause else sentence.first
    words = meeting_words(doc.lang_).meanwhile
    return sentence.clause(first - 1) if first > sentence.first and doc[first].lower_ in words else None


def _done(verb: Token, profile: Profile) -> bool:
    """Whether a participle says of a noun what is over, whatever is planned: “планирует встречу с прибывшим X”."""
    past = feature(verb, "Tense") == "Past" and feature(verb, "Voice") != "Pass"
    return modifies(verb) and past and verb.lemma_ not in profile.moods["planned"]


def _goes(doc: Doc, sentence: Sentence, clause: int) -> bool:
    """Whether the verb of a clause is in the present or in the future."""
    words = (t for t in doc[sentence.first : sentence.last] if sentence.clause(t.i) == clause)
    tenses = {feature(t, "Tense") for t in words if t.pos_ in {"VERB", "AUX"} and feature(t, "VerbForm") != "Part"}
    return bool(tenses & {"Fut", "Pres"})


def _planned_within(doc: Doc, sentence: Sentence, first: int, clause: int, profile: Profile) -> bool:
    """Whether a verb plans what happens in the course of something: “в ходе встречи планируется (собирались) …”."""
    at = first - 1
    while at > sentence.first and doc[at].pos_ in {"ADJ", "DET"}:
        at -= 1
    if doc[at].lemma_ not in profile.course:
        return False
    verbs = (t for t in doc[sentence.first : sentence.last] if sentence.clause(t.i) == clause and t.pos_ == "VERB")
    planned = profile.moods.get("planned", frozenset())
    finite = [t for t in verbs if t.lemma_ in planned and feature(t, "VerbForm") == "Fin"]
    return any(feature(t, "Tense") == "Pres" or feature(t, "Aspect") == "Imp" for t in finite)


def _came(doc: Doc, sentence: Sentence, clause: int) -> bool:
    """Whether the finite verb of a clause is in the past."""
    words = (t for t in doc[sentence.first : sentence.last] if sentence.clause(t.i) == clause)
    return any(feature(t, "Tense") == "Past" and feature(t, "VerbForm") == "Fin" for t in words if t.pos_ == "VERB")


def _of_its_noun(doc: Doc, verb: int, arguments: list[Argument], own: list[Placed]) -> list[Argument]:
    """The arguments of a participle in an oblique case, whose subject is no nominative but the noun it stands before.

    “X met with the arriving Y”, told by the case: “встретился с прибывшим на саммит послом”.
    """
    case = feature(doc[verb], "Case")
    if case == "Nom":
        return _of_its_subject(doc, verb, arguments, own)
    if case is None:
        return arguments
    kept = [a for a in arguments if a.role != "subject" or a.antecedent or a.unit.case != "Nom"]
    if any(a.role == "subject" for a in kept) or feature(doc[verb], "Voice") == "Pass":
        return kept
    cases = participle_cases(doc[verb])
    after = [item for item in own if item.unit.first > verb and item.case in cases and isinstance(item.unit, Phrase)]
    noun = next((item for item in after if item.unit.kind != "place"), None)
    if noun is None or any(token.is_punct for token in doc[verb : noun.unit.first]):
        return kept
    same = [item.unit for item in own if item.group == noun.group]
    return [*(a for a in kept if a.unit not in same), *(Argument("subject", unit, antecedent=True) for unit in same)]


def _of_its_subject(doc: Doc, verb: int, arguments: list[Argument], own: list[Placed]) -> list[Argument]:
    """The arguments of an active participle before the subject: «султан и гостящий в стране министр X условились»."""
    opens = verb > 0 and doc[verb - 1].pos_ == "CCONJ"
    told = any(a.role == "subject" for a in arguments)
    if feature(doc[verb], "Voice") == "Pass" or (told and not opens):
        return arguments
    after = (item for item in own if item.unit.first > verb and item.case == "Nom" and isinstance(item.unit, Phrase))
    noun = next((item.unit for item in after if item.unit.kind not in {"place", "state"}), None)
    if noun is None or any(token.is_punct for token in doc[verb : noun.first]):
        return arguments
    kept = [a for a in arguments if a.unit != noun and (a.role != "subject" or a.antecedent)]
    return [*kept, Argument("subject", noun)]


def _around(positions: list[int], sentence: Sentence) -> range:
    """From the word before a trigger to its end."""
    return range(max(sentence.first, min(positions) - 1), max(positions) + 1)


def _belongs(item: Placed, clause: int, first: int, last: int, sentence: Sentence) -> bool:
    if item.clause is not None:
        return item.clause == clause
    return sentence.clause(item.unit.first) == clause or _sticks(item, first, last, sentence)


def _sticks(item: Placed, first: int, last: int, sentence: Sentence) -> bool:
    """Whether a unit follows its trigger so closely that a comma inside the list does not part them."""
    return item.unit.first >= last and item.unit.first - last <= 1 and sentence.first <= first
