"""The subject of a clause that names none: that of the clause before it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_DOERS = frozenset({"person", "post", "pronoun", "side"})
# What stands between a noun and the gerund that says what it is about, and how far before the gerund the noun stands.
_ABOUT_WHAT = frozenset({"on", "of", "against", "about"})
_ABOUT = 2
# Verbs of these kinds have others do what their infinitive tells.
_ASKING = frozenset({"invite", "calls-for", "ask"})


def with_inherited_subjects(
    found: list[Frame], doc: Doc, sentence: Sentence, *, free_order: bool = False
) -> list[Frame]:
    """A clause without a subject takes that of the nearest frame before it ("met X and discussed Y").

    Args:
        free_order: Whether cases tell who does what, and not the order of the words.
    """
    subject: tuple[Argument, ...] = ()
    done: list[Frame] = []
    for frame in found:
        own = tuple(item for item in frame.arguments if item.role == ("object" if frame.passive else "subject"))
        asked = _asked(doc, frame, done[-1]) if done else ()
        if asked:
            arguments = (*(a for a in frame.arguments if a.role != "subject"), *asked)
            # What one is asked to do is not done.
            mood = "possible" if frame.mood in {"asserted", "planned"} else frame.mood
            frame = replace(frame, arguments=arguments, mood=mood)
            done.append(frame)
            continue
        if frame.nominal and not _has_own(frame):
            frame = replace(frame, arguments=(*frame.arguments, *_of_light_verb(frame, done)))
        takes = not (frame.nominal or frame.participial or own) and not _has_subject(doc, sentence, frame)
        takes = takes and not _of_a_noun(doc, frame)
        relative = _of_relative(doc, sentence, frame, done) if takes else ()
        if takes and (
            given := _hung(doc, sentence, frame, found)
            or (_by_the_case(doc, sentence, frame) if free_order else ())
            or _reported(doc, frame, done)
            or relative
            or subject
            or _told_before(doc, sentence, frame)
            or _led_on(doc, sentence, frame)
            or _by_the_way(doc, frame, done)
        ):
            frame = _with(doc, frame, given)
        if not frame.participial and not _embedded(frame, own):
            subject = own or subject
        done.append(frame)
    return done


def _of_a_noun(doc: Doc, frame: Frame) -> bool:
    """Whether a gerund only says what a noun is about, and not that anybody did it: “rules on talking to the press”."""
    verb = doc[frame.first]
    if feature(verb, "VerbForm") != "Ger" or feature(verb, "Aspect") is not None or frame.first < _ABOUT:
        return False
    before = doc[frame.first - 1]
    return before.lower_ in _ABOUT_WHAT and doc[frame.first - _ABOUT].pos_ == "NOUN"


def _hung(doc: Doc, sentence: Sentence, frame: Frame, found: list[Frame]) -> tuple[Argument, ...]:
    """The subject of a gerund: who stands before its comma (“X, addressing the forum, said”), or acts behind what opens
    the sentence (“Speaking at the forum, X said”).
    """
    verb = doc[frame.first]
    if feature(verb, "VerbForm") != "Ger" or feature(verb, "Aspect") is not None or frame.quoted:
        return ()
    opens = not any(token.is_alpha and token.pos_ != "ADP" for token in doc[sentence.first : frame.first])
    if opens:
        behind = (f for f in found if f.first > frame.first and not f.nominal and f.clause != frame.clause)
        later = next((f for f in behind if f.phrases("subject")), None)
        return tuple(a for a in later.arguments if a.role == "subject") if later is not None else ()
    if doc[frame.first - 1].text != ",":
        return ()
    units = [unit for unit in sentence.phrases if unit.kind in _DOERS and unit.last == frame.first - 1]
    return tuple(Argument("subject", unit) for unit in units)


def _by_the_case(doc: Doc, sentence: Sentence, frame: Frame) -> tuple[Argument, ...]:
    """The subject of a gerund where cases tell it: “X, встретившись с Y, отбыл”, “Беседуя с Y, X напомнил”."""
    if feature(doc[frame.first], "VerbForm") != "Conv" or frame.quoted:
        return ()
    doers = [unit for unit in sentence.phrases if unit.kind in _DOERS and unit.case == "Nom"]
    clause = sentence.clause(frame.first)
    if clause == sentence.clause(sentence.first) and (own := [u for u in doers if sentence.clause(u.first) == clause]):
        doers = own
    opens = not any(t.pos_ in {"NOUN", "PROPN", "VERB"} for t in doc[sentence.first : frame.first])
    if opens:
        behind = [unit for unit in doers if unit.first >= frame.last]
        return (Argument("subject", behind[0]),) if behind and _acting(doc, behind[0]) else ()
    before = [unit for unit in doers if unit.last <= frame.first]
    if not before or doc[before[-1].last].text != ",":
        return ()
    row = before[-1:]
    for unit in reversed(before[:-1]):
        if any(t.text != "," and t.pos_ != "CCONJ" for t in doc[unit.last : row[0].first]):
            break
        row = [unit, *row]
    return tuple(Argument("subject", unit) for unit in row)


def _acting(doc: Doc, unit: Phrase) -> bool:
    """Whether a comma stands before somebody, and a finite verb behind."""
    before = doc[unit.first - 1] if unit.first else None
    behind = doc[unit.last] if unit.last < len(doc) else None
    finite = behind is not None and behind.pos_ in {"VERB", "AUX"} and feature(behind, "VerbForm") == "Fin"
    return before is not None and before.text == "," and finite


def _reported(doc: Doc, frame: Frame, before: list[Frame]) -> tuple[Argument, ...]:
    """“The palace says X, the French president, will be in Oslo”: who is named last before the verb, where no word
    says that a clause begins.
    """
    last = before[-1] if before else None
    if last is None or last.nominal or last.passive or "say" not in last.kinds or last.quoted != frame.quoted:
        return ()
    told = [unit for unit in last.phrases("object") if unit.kind in _DOERS and unit.case is None]
    if not told or not told[-1].last < frame.first or doc[told[-1].last].text != ",":
        return ()
    between = doc[told[-1].last + 1 : frame.first]
    if not all(token.pos_ in {"AUX", "ADV", "PART"} for token in between):
        return ()
    first = told[-1].first == last.last  # nobody is told it, but of him it is told
    return (Argument("subject", told[-1]),) if first else ()


def _with(doc: Doc, frame: Frame, subject: tuple[Argument, ...]) -> Frame:
    """The frame with a subject from before, which is the object of what the passive tells."""
    if frame.quoted and not any(_in(doc, frame, item) for item in subject):
        return frame
    if _of_several(doc, frame) and [item.unit.kind for item in subject if isinstance(item.unit, Phrase)] == ["person"]:
        return frame
    if not frame.passive:
        return replace(frame, arguments=(*frame.arguments, *(replace(item, role="inherited") for item in subject)))
    if not frame.all("subject"):
        return frame
    return replace(frame, arguments=(*frame.arguments, *(Argument("object", item.unit) for item in subject)))


def _of_several(doc: Doc, frame: Frame) -> bool:
    """Whether the verb is one of several, and of nobody alone: “X отметил, что в стране побывали туристы”."""
    verb = next((token for token in doc[frame.first : frame.last] if token.pos_ in {"VERB", "AUX"}), doc[frame.first])
    past = feature(verb, "VerbForm") == "Fin" and feature(verb, "Tense") == "Past"
    return past and feature(verb, "Number") == "Plur"


def _in(doc: Doc, frame: Frame, item: Argument) -> bool:
    """Whether a quotation holds both: no mark that opens or closes one stands between them."""
    between = doc[min(frame.first, item.unit.first) : max(frame.first, item.unit.first)]
    return not any(token.is_quote for token in between)


def _told_before(doc: Doc, sentence: Sentence, frame: Frame) -> tuple[Argument, ...]:
    """The subject of the clause before, whose verb tells of no event: “X flew to Oslo, where she met Y”.

    Only where cases tell it, and where the verb agrees with it.
    """
    words = doc[frame.first : frame.last]
    verb = next((token for token in words if token.pos_ in {"VERB", "AUX"}), doc[frame.first])
    found: list[Phrase] = []
    for unit in sentence.phrases:
        told = unit.kind in _DOERS and unit.case == "Nom" and unit.last <= frame.first
        if told and sentence.clause(unit.first) != frame.clause and _has_verb(doc, sentence, unit.first):
            same = found and sentence.clause(found[-1].first) == sentence.clause(unit.first)
            found = [*found, unit] if same else [unit]
    if not found or sentence.in_quotes(found[-1].first) != frame.quoted:
        return ()
    number = feature(verb, "Number")
    if number is None and feature(verb, "Person") == "3":
        return tuple(Argument("subject", unit) for unit in found)  # where a verb shows no number, it agrees with any
    several = len(found) > 1 or found[0].number == "Plur"
    if number is None or (number == "Plur") != several or not _in_gender(doc, found[-1], verb):
        return ()
    return tuple(Argument("subject", unit) for unit in found)


def _led_on(doc: Doc, sentence: Sentence, frame: Frame) -> tuple[Argument, ...]:
    """“The envoy handed over a letter and met X”: the subject right before the first verb, in words without cases."""
    start = next(
        (at for at in range(sentence.first, sentence.last) if sentence.clause(at) == frame.clause), frame.first
    )
    if frame.quoted or not (doc[start].pos_ == "CCONJ" or _next_verb(doc, start)):
        return ()
    for unit in reversed([item for item in sentence.phrases if item.kind in _DOERS and item.last <= start]):
        begins = unit.first - (unit.first > sentence.first and doc[unit.first - 1].pos_ == "DET")
        before = doc[begins - 1] if begins > sentence.first else None
        opens = before is None or before.text == "," or before.pos_ in {"SCONJ", "PUNCT"}
        verb = unit.last + (doc[unit.last].text == "," and "," in doc[unit.first : unit.last].text)
        acts = verb < len(doc) and doc[verb].pos_ in {"VERB", "AUX"} and feature(doc[verb], "VerbForm") in (None, "Fin")
        if unit.case in (None, "Nom") and opens and acts and _uncased(doc, unit):
            return (Argument("subject", unit),)
    return ()


def _next_verb(doc: Doc, start: int) -> bool:
    """Whether a clause is a comma and then its verb: “The envoy laid a wreath, met X and flew on”."""
    verb = doc[start].nbor() if start + 1 < len(doc) else None
    if doc[start].text != "," or verb is None or verb.pos_ != "VERB":
        return False
    return feature(verb, "VerbForm") == "Fin" and feature(verb, "Tense") == "Past"


def _by_the_way(doc: Doc, frame: Frame, before: list[Frame]) -> tuple[Argument, ...]:
    """Who does what a gerund tells beside a noun: “X made a trip to Oslo, meeting Y”."""
    if feature(doc[frame.first], "VerbForm") != "Ger" or frame.quoted:
        return ()
    nouns = [f for f in before if f.nominal and f.clause < frame.clause and f.phrases("clause-subject")]
    people = [u for u in nouns[-1].phrases("clause-subject") if u.kind in _DOERS] if nouns else []
    return tuple(Argument("subject", unit) for unit in people)


def _uncased(doc: Doc, unit: Phrase) -> bool:
    words = (token for token in doc[unit.first : unit.last] if token.pos_ != "PART")  # “Chile's minister”
    return unit.kind == "pronoun" or all(feature(token, "Case") is None for token in words)


def _has_verb(doc: Doc, sentence: Sentence, at: int) -> bool:
    """Whether the clause of a token has a finite verb."""
    clause = sentence.clause(at)
    own = (doc[at] for at in range(sentence.first, sentence.last) if sentence.clause(at) == clause)
    return any(token.pos_ in {"VERB", "AUX"} and feature(token, "VerbForm") == "Fin" for token in own)


def _in_gender(doc: Doc, unit: Phrase, verb: Token) -> bool:
    """Whether a verb that shows a gender may have a unit as its subject; a post of the masculine may be a woman's."""
    mine, shown = feature(doc[unit.head], "Gender"), feature(verb, "Gender")
    return mine is None or shown is None or mine == shown or unit.kind in {"person", "post"}


def _of_light_verb(frame: Frame, before: list[Frame]) -> tuple[Argument, ...]:
    """Who the verb of a noun's clause has from the clause before: “… and signed it at a meeting”."""
    verb = next((f for f in before if f.clause == frame.clause and not f.nominal and f.phrases("inherited")), None)
    given = [item for item in verb.arguments if item.role == "inherited"] if verb is not None else []
    return tuple(replace(item, role="clause-subject") for item in given)


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


def _of_relative(doc: Doc, sentence: Sentence, frame: Frame, before: list[Frame]) -> tuple[Argument, ...]:
    """“They were joined by X, who spoke first and met Y”: the clause goes on with that of the relative before it."""
    start = next((at for at in range(sentence.first, frame.first) if sentence.clause(at) == frame.clause), frame.first)
    if not before or start <= sentence.first or doc[start].pos_ != "CCONJ" or doc[start - 1].text == ",":
        return ()
    last = before[-1]
    if last.nominal or last.passive or last.clause != sentence.clause(start - 1):
        return ()
    return tuple(item for item in last.arguments if item.role == "subject" and item.antecedent)


def _embedded(frame: Frame, subject: tuple[Argument, ...]) -> bool:
    """Whether the subject is the antecedent of the frame's clause: what it does there says nothing of what follows."""
    return any(item.antecedent for item in subject)


def _of_whom(token: Token) -> bool:
    """Whether a relative pronoun in the genitive says whose the noun before it is, which is the subject."""
    owner = feature(token, "Case") == "Gen" and token.pos_ in {"DET", "PRON"} and token.lemma_ == "который"
    return owner and token.nbor(-1).pos_ == "NOUN" and feature(token.nbor(-1), "Case") == "Nom"


def _has_subject(doc: Doc, sentence: Sentence, frame: Frame) -> bool:
    """Whether the clause has a subject that no phrase stands for ("… that the great powers call on …")."""
    for token in doc[sentence.first : frame.first]:
        if sentence.clause(token.i) != frame.clause:
            continue
        relative = feature(token, "PronType") == "Rel" and token.pos_ == "DET" and feature(token, "Case") is None
        if relative and token.nbor().pos_ in {"VERB", "AUX"} and token.nbor(-1).pos_ != "ADP":
            return True  # “the buses, which arrived on Monday”
        if token.i > sentence.first and _of_whom(token):
            return True  # “посол, резиденция которого находится в Осло”
        if token.pos_ not in {"NOUN", "PROPN", "PRON"}:
            continue
        case = feature(token, "Case")
        start = token
        while token.pos_ == start.pos_ == "PROPN" and start.i > sentence.first and start.nbor(-1).pos_ == "PROPN":
            start = start.nbor(-1)  # “to Mexico City”
        if case == "Nom" or (not case and start.i > sentence.first and start.nbor(-1).pos_ not in {"ADP", "VERB"}):
            return True
    return False
