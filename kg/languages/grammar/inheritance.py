"""The subject of a clause that names none: that of the clause before it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.languages.annotation import Argument, Frame, Sentence
from kg.languages.grammar.morph import feature

# Verbs of these kinds have others do what their infinitive tells.
_ASKING = frozenset({"invite", "calls-for", "ask"})


def with_inherited_subjects(found: list[Frame], doc: Doc, sentence: Sentence) -> list[Frame]:
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
        takes = not (frame.nominal or frame.participial or frame.quoted or _shown(frame))
        if takes and subject and not _has_subject(doc, sentence, frame):
            role = "object" if frame.passive else "inherited"
            frame = replace(frame, arguments=(*frame.arguments, *(replace(item, role=role) for item in subject)))
        if not frame.participial and not _embedded(frame, own):
            subject = own or subject
        done.append(frame)
    return done


def _shown(frame: Frame) -> bool:
    """Whether a verb has the subject of its clause: in the passive that is what the verb does something to."""
    return any(item.role == ("object" if frame.passive else "subject") for item in frame.arguments)


def _has_light_verb(frame: Frame, before: list[Frame]) -> bool:
    """Whether a verb of the noun's clause has its subject from the clause before: “… and signed it at a meeting”."""
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
