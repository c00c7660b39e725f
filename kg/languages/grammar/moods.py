"""Whether what a frame tells was, is, will be, may be or was not: tense, mood and denial."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.languages.annotation import Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile
from kg.languages.grammar.untold import untold_words

_TENSES = {"Fut": "future", "Pres": "present"}
# Verbs of these kinds carry the tense of the noun beside them.
_LIGHT = frozenset({"take-place", "hold"})
# How far a noun such as "preparation" reaches over adjectives to what it is of.
_GOVERNED = 4
_ATTRIBUTES = 3
_GOVERNED_INFINITIVE = 12
# Of so many words and more a trigger says what none of them says by itself.
_IDIOM = 2
# How far from an infinitive the verb that it hangs on stands.
_NEAR = 3


def lying_ahead(token: Token, mood: str, tense: str, profile: Profile) -> tuple[str, str]:
    """A plan lies ahead, unless the verb tells that it has happened ("the planned meeting took place")."""
    done = feature(token, "Tense") == "Past" and feature(token, "VerbForm") in (None, "Fin")
    if feature(token, "Mood") == "Pur":
        return mood, tense  # what one went to do was ahead of the journey only
    if done and token.pos_ == "VERB" and token.lemma_ not in profile.moods["planned"]:
        return "asserted", tense
    return mood, "future" if tense == "past" else tense


def tense_of(token: Token, profile: Profile) -> str:
    """Where one form serves for what is and what will be, it is what will be: an event is not told as going on."""
    tense = _TENSES.get(feature(token, "Tense") or "", "past")
    return "future" if tense == "present" and profile.present_is_future else tense


def told_by(doc: Doc, sentence: Sentence, noun: int, clause: int, profile: Profile) -> int:
    """The verb that says when a noun's event takes place ("a meeting will be held"); else the noun itself."""
    for token in doc[sentence.first : sentence.last]:
        if sentence.clause(token.i) != clause or token.pos_ not in {"VERB", "AUX"} or modifies(token):
            continue
        kinds = {kind for trigger in profile.triggers.get(token.lemma_, ()) for kind in trigger.kinds}
        if kinds & _LIGHT:
            return token.i
    return next((at for at in verbs_of(doc, sentence, clause) if feature(doc[at], "Tense") == "Fut"), noun)


def modifies(verb: Token) -> bool:
    """Whether a participle stands with a noun; with an auxiliary (“had met”), which gives it a mood, it does not."""
    return feature(verb, "VerbForm") == "Part" and feature(verb, "Variant") != "Short" and feature(verb, "Mood") is None


def verbs_of(doc: Doc, sentence: Sentence, clause: int) -> list[int]:
    tokens = (token for token in doc[sentence.first : sentence.last] if sentence.clause(token.i) == clause)
    return [token.i for token in tokens if token.pos_ in {"VERB", "AUX"}]


def mood_of(doc: Doc, sentence: Sentence, clause: int, positions: list[int], verb: int, profile: Profile) -> str:
    tokens = [doc[at] for at in range(sentence.first, sentence.last) if sentence.clause(at) == clause]
    own = {word for at in positions for word in (doc[at].lemma_, doc[at].lower_)}
    if profile.possessives and len(positions) > _IDIOM:
        own = set()  # “dropped in on” drops nothing
    lemmas: set[str] = set()
    others: set[str] = set()
    ahead, against = profile.moods.get("planned", frozenset()), untold_words(profile.language).contrary
    for token in tokens:
        name = token.i > sentence.first and token.text[0].isupper() and token.pos_ not in {"VERB", "AUX"}
        first, end = min(positions), max(positions)
        contrary = token.i > sentence.first and doc[token.i - 1].lower_ in against  # “вопреки слухам”
        if (
            not name
            and not contrary
            and token.i not in positions
            and _tells(doc, token, first, end, sentence.last, profile)
        ):
            # "Said that he would go" has the lemma of what lies ahead.
            found = (token.lemma_, token.lemma_ if token.lemma_ in ahead else token.lower_)
            lemmas.update(found)
            others.update(found if not _is_another(doc, token, verb) else ())
    lines = (f" {' '.join(token.lemma_ for token in tokens)} ", f" {' '.join(token.lower_ for token in tokens)} ")
    if _was_to_have(doc, verb, profile):
        return "cancelled"
    if _phrased(lines[1:], profile.moods.get("habitual", frozenset())):
        return "habitual"
    if lemmas & profile.subjunctive and feature(doc[verb], "VerbForm") != "Inf":
        return "possible"
    for mood in ("cancelled", "postponed", "possible", "planned"):
        # "It is planned" tells of a plan, but who proposes something does propose it.
        words = profile.moods.get(mood, frozenset())
        runs = [word for word in words if " " in word]
        told = others if mood in {"cancelled", "postponed"} else lemmas
        if (
            mood == "postponed"
            and not (told | own) & words & _predicated(doc, tokens, positions)
            and _begun(doc, tokens, profile)
        ):
            continue  # “begins his delayed trip”
        if (told if mood == "possible" else told | own) & words or _phrased(lines, runs):
            return mood
    if feature(doc[verb], "Mood") in ("Pot", "Cnd"):
        return "possible"
    if feature(doc[verb], "Mood") != "Pur":
        return "asserted"
    return "possible" if _only_offered(doc, sentence, verb, profile) else "planned"


def _only_offered(doc: Doc, sentence: Sentence, verb: int, profile: Profile) -> bool:
    """Whether an infinitive says to what somebody is invited, who may yet decline: “an invitation to visit Chad”."""
    words = untold_words(profile.language)
    before = doc[sentence.first : verb]
    at = next((t.i for t in reversed(before) if t.lemma_ in words.offers), None)
    if at is None or any(t.pos_ == "VERB" for t in doc[at + 1 : verb]):
        return False
    return not any(t.lemma_ in words.taking_up for t in doc[sentence.first : at])


def _was_to_have(doc: Doc, verb: int, profile: Profile) -> bool:
    """Whether a verb tells of what was planned and did not come about: “was to have visited”."""
    if verb < 3 or not profile.perfect or doc[verb - 1].lemma_ not in profile.perfect or doc[verb].pos_ != "VERB":
        return False
    be = doc[verb - 3]
    return doc[verb - 2].lower_ == "to" and be.lemma_ in profile.copulas and feature(be, "Tense") == "Past"


def _predicated(doc: Doc, tokens: list[Token], positions: list[int]) -> set[str]:
    """The words of a clause, without participles that stand right before what is told."""
    first = min(positions)
    before = {t.i for t in tokens if first - _ATTRIBUTES <= t.i < first and feature(t, "VerbForm") in ("Part", None)}
    finite = {t.i for t in tokens if t.pos_ in {"VERB", "AUX"} and feature(t, "VerbForm") == "Fin"}
    return {word for t in tokens if t.i not in before - finite for word in (t.lemma_, t.lower_)}


def _begun(doc: Doc, tokens: list[Token], profile: Profile) -> bool:
    """Whether a finite verb of a clause tells that something begins or ends."""
    told = profile.opening | profile.closing
    return any(t.lemma_ in told and feature(t, "VerbForm") == "Fin" for t in tokens)


def _is_another(doc: Doc, token: Token, verb: int) -> bool:
    """Whether a finite verb tells something else than the finite verb behind it: “puts off A, heads to B”."""
    finite = all(doc[at].pos_ == "VERB" and feature(doc[at], "VerbForm") in (None, "Fin") for at in (token.i, verb))
    return finite and token.i < verb and any(t.text == "," or t.pos_ == "CCONJ" for t in doc[token.i : verb])


def _phrased(lines: Iterable[str], words: Iterable[str]) -> bool:
    """Whether a clause, as its lemmas or its words with spaces around, has one of the runs of words: “called off”."""
    return any(f" {word} " in line for line in lines for word in words)


def is_habitual(doc: Doc, sentence: Sentence, clause: int, profile: Profile) -> bool:
    """Whether a clause tells of what happens again and again, and of no one event."""
    words = [token.lower_ for token in doc[sentence.first : sentence.last] if sentence.clause(token.i) == clause]
    line = f" {' '.join(words)} "
    return any(f" {habit} " in line for habit in profile.moods.get("habitual", ()))


def _tells(doc: Doc, token: Token, trigger: int, end: int, last: int, profile: Profile) -> bool:
    """Whether a word may say something of the trigger: an adjective does of the noun that it stands with
    ("the planned visit"), a noun of what it governs ("preparations for the summit"), any other word of its clause.
    """
    if token.pos_ in {"NOUN", "PROPN"}:
        if doc[token.i - 1].lower_ in profile.grounds:
            return False  # “по просьбе посла принял его”: why it was done
        asks = feature(doc[trigger], "VerbForm") == "Inf"
        return 0 < trigger - token.i <= (_GOVERNED_INFINITIVE if asks else _GOVERNED)
    if token.pos_ == "VERB" and feature(token, "VerbForm") == "Inf" and token.i > end:
        return doc[token.i - 1].lower_ in profile.bound  # “визит пришлось отложить”
    if token.pos_ == "ADJ" or (token.pos_ == "VERB" and feature(token, "VerbForm") == "Part"):
        if feature(token, "Variant") == "Short":
            return True
        noun = token.i + 1
        while noun < last and doc[noun].pos_ in {"ADJ", "ADV", "NUM"} and noun != trigger:
            noun += 1
        if noun >= last or doc[noun].pos_ not in {"NOUN", "PROPN"} or noun == trigger:
            return True
        # “С планируемым проведением в Риме встречи”
        return (
            doc[noun].lemma_ in profile.arranging
            and all(t.pos_ != "VERB" for t in doc[noun:trigger])
            and noun < trigger
        )
    if token.pos_ == "AUX" and token.i > end and _told_before(doc, end, token.i):
        return False
    # What a verb plans is its subject or object, or comes after it; not the occasion at which that is said.
    aside = token.pos_ == "VERB" and token.i > end and doc[end].pos_ in {"NOUN", "PROPN"}
    return not aside or feature(doc[end], "Case") in (None, "Nom", "Acc") or _arranged(doc, trigger, profile)


def _told_before(doc: Doc, verb: int, auxiliary: int) -> bool:
    """Whether a finite verb in the past is over before an auxiliary tells of more: “opened on Monday and will run”."""
    past = (
        doc[verb].pos_ == "VERB" and feature(doc[verb], "VerbForm") == "Fin" and feature(doc[verb], "Tense") == "Past"
    )
    return past and any(token.pos_ == "CCONJ" or token.text == "," for token in doc[verb + 1 : auxiliary])


def _arranged(doc: Doc, trigger: int, profile: Profile) -> bool:
    """Whether a noun hangs on one of arranging it, of which the verb tells: “подготовка встречи продолжается”."""
    at = trigger - 1
    while at > 0 and doc[at].pos_ in {"ADJ", "DET"}:
        at -= 1
    return at >= 0 and doc[at].lemma_ in profile.arranging


def denied_by_mood(doc: Doc, sentence: Sentence, clause: int, mood: str, profile: Profile) -> bool:
    """Whether the words that call something off have the denial in them: “will not take place”."""
    if mood != "cancelled" or not profile.possessives:
        return False
    runs = [run for run in profile.moods["cancelled"] if {"not", "no"} & set(run.split())]
    words = (t.lower_ for t in doc[sentence.first : sentence.last] if sentence.clause(t.i) == clause)
    line = f" {' '.join(words)} "
    return any(f" {run} " in line for run in runs)


def is_negated(doc: Doc, sentence: Sentence, verb: int, profile: Profile) -> bool:
    if feature(doc[verb], "Polarity") == "Neg":
        return True
    window = range(max(sentence.first, verb - 2), min(sentence.last, verb + 3))
    if any(doc[at].lower_ in profile.negations for at in window if at < verb):
        return True
    return profile.free_order and feature(doc[verb], "VerbForm") == "Inf" and _not_done(doc, sentence, verb, profile)


def _not_done(doc: Doc, sentence: Sentence, verb: int, profile: Profile) -> bool:
    """Whether the verb that an infinitive hangs on is denied: “увидеться не успел”, “не смог вчера встретиться”."""
    near = range(max(sentence.first + 1, verb - _NEAR), min(sentence.last, verb + _NEAR + 1))
    own = range(sentence.first + 1, sentence.last)
    others = (doc[at] for at in own if at != verb and sentence.clause(at) == sentence.clause(verb))
    finite = [token for token in others if token.pos_ == "VERB" and feature(token, "VerbForm") == "Fin"]
    finite = finite if len(finite) == 1 else [token for token in finite if token.i in near]
    return any(doc[token.i - 1].lower_ in profile.negations for token in finite)
