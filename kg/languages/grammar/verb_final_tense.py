"""Where the verb comes last: when and how surely what a word tells of takes place, by what stands behind it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.languages.annotation import Sentence
from kg.languages.grammar.moods import is_habitual
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

_TENSES = {"Fut": "future", "Pres": "present"}
# Verbs of these kinds say no more of the noun before them than that it takes place.
_LIGHT = frozenset({"take-place", "hold", "host"})
# What is done in order to do these is a step to it.
_AIMS = frozenset({"visit", "attend", "meet", "talk"})
# Who speaks of something does not say that it takes place.
_SPEAKING = frozenset({"discuss", "say", "propose", "invite"})
# Who tells of something may do so before it takes place.
_TELLING = frozenset({"say", "report", "discuss"})
_GOVERNED_CASES = frozenset({"Nom", "Acc", "Dat"})
# How many words behind a verb may say how it is meant (“деп күтілуде”), and before a noun (“алдағы ресми”).
_BEHIND = 3
_BEFORE = 3
_CLOSING = 5
# How far behind a conjunction the noun stands that a noun is joined to: “сапары мен оның … кездесуін”.
_JOINED = 8
_MOODS = ("cancelled", "postponed", "possible", "planned")


def teller(doc: Doc, sentence: Sentence, at: int, form: str, *, profile: Profile) -> int:
    """The verb that tells when: the finite one behind a converb or a noun, else the word itself."""
    if form not in {"Conv", "Noun"}:
        return at
    clause = sentence.clause(at)
    finite = [to for to in range(at + 1, sentence.last) if sentence.clause(to) == clause and is_finite(doc[to])]
    if form == "Noun":
        light = happening(doc, sentence, at, profile)
        if light is not None and (feature(doc[light], "VerbForm") != "Conv" or not finite):
            return light
    return next((to for to in finite if _closes(doc, sentence, to)), finite[0] if finite else at)


def _closes(doc: Doc, sentence: Sentence, verb: int) -> bool:
    """Whether no noun or verb stands right behind a finite verb, which ends its clause."""
    return verb + 1 >= sentence.last or doc[verb + 1].pos_ not in {"NOUN", "ADJ", "VERB"}


def is_over(doc: Doc, sentence: Sentence, at: int, profile: Profile) -> bool:
    """Whether a verbal noun tells of what came before something else: “екеуі сөйлескеннен соң”."""
    behind = doc[at + 1].lower_ if at + 1 < sentence.last else ""
    return feature(doc[at], "Case") == "Abl" and behind in profile.aftermath


def happening(doc: Doc, sentence: Sentence, at: int, profile: Profile) -> int | None:
    """The verb that says that what a noun names takes place; behind a genitive a noun of it: “сапардың өтетінін”."""
    case = feature(doc[at], "Case")
    for to in _verbs_behind(doc, sentence, at, profile):
        nominalised = feature(doc[to], "Person[psor]") is not None
        if _kinds(doc[to], profile) & _LIGHT and (case in ("Nom", "Acc") or (case == "Gen" and nominalised)):
            return to
    return None


def _verbs_behind(doc: Doc, sentence: Sentence, at: int, profile: Profile) -> list[int]:
    clause = sentence.clause(at)
    verbs = (to for to in range(at + 1, sentence.last) if sentence.clause(to) == clause and doc[to].pos_ == "VERB")
    return [to for to in verbs if not _planned(doc[to], profile)][:1]


def _planned(token: Token, profile: Profile) -> bool:
    """Whether a participle says of a day or an hour that it was that of the plan: “белгіленген күні өтпеді”."""
    return feature(token, "VerbForm") == "Part" and token.lemma_ in _of("planned", profile)


def is_finite(token: Token) -> bool:
    """Whether a token is a finite verb."""
    return token.pos_ in {"VERB", "AUX"} and feature(token, "VerbForm") in (None, "Fin")


def tense(doc: Doc, verb: int, last: int, *, profile: Profile) -> str:
    """`past`, `present` (what is going on) or `future`; the one form for what is and what will be is a future."""
    token = doc[verb]
    following = doc[verb + 1] if verb + 1 < last else None
    if following is not None and following.lemma_ in profile.ongoing:
        return "present"
    behind_converb = verb > 0 and doc[verb - 1].pos_ in {"VERB", "AUX"}  # “барып отыр”, but “үстелге отырды”
    if (token.lemma_ in profile.ongoing and behind_converb) or token.lower_.endswith(profile.progressives):
        return "present"
    found = _TENSES.get(feature(token, "Tense") or "", "past")
    return "future" if found == "present" and profile.present_is_future else found


def negated(doc: Doc, sentence: Sentence, at: int, verb: int, *, profile: Profile) -> bool:
    """Whether a word is denied, or the verb that says that it takes place; “кездесуде … келіспеді” was a meeting."""
    if feature(doc[at], "Person[psor]") == "3" and _not_planned(doc, sentence, at, profile):
        return True
    return _denied(doc, at, profile) or (
        verb != at and verb == happening(doc, sentence, at, profile) and _denied(doc, verb, profile)
    )


def _not_planned(doc: Doc, sentence: Sentence, at: int, profile: Profile) -> bool:
    """Whether the verb behind a noun denies that it is planned: “кездесуі жоспарланбағанын айтты”."""
    clause = sentence.clause(at)
    verbs = (to for to in range(at + 1, sentence.last) if sentence.clause(to) == clause and doc[to].pos_ == "VERB")
    verb = next(verbs, None)
    if verb is None or doc[verb].lemma_ not in _of("planned", profile) or feature(doc[at], "Case") != "Nom":
        return False
    words = doc[verb + 1 : min(verb + _BEHIND, sentence.last)]
    return feature(doc[verb], "Polarity") == "Neg" or any(token.lower_ in profile.negations for token in words)


def called_off(doc: Doc, sentence: Sentence, at: int, *, profile: Profile) -> bool:
    """Whether what was to take place did not: “жоспарланған кездесу өтпеді”, “боранға байланысты өткен жоқ”.

    Without a reason or a plan a denial only says that nothing happened, unless the verb says so itself: “болмай қалды”.
    """
    verb = happening(doc, sentence, at, profile)
    if verb is None or not _denied(doc, verb, profile):
        return False
    behind = doc[verb + 1].lower_ if verb + 1 < sentence.last else ""
    if behind in profile.failing:
        return True
    if feature(doc[at], "Person[psor]") == "3" and feature(doc[verb], "Tense") == "Pres" and is_finite(doc[verb]):
        return True  # “министрдің сапары болмайды”
    clause = sentence.clause(at)
    words = (doc[to] for to in range(sentence.first, verb) if sentence.clause(to) == clause)
    if any(token.lower_ in profile.reasons for token in words):
        return True
    before = [token for token in doc[max(sentence.first, at - _JOINED) : at] if token.pos_ in {"ADJ", "VERB"}]
    between = doc[at + 1 : verb]
    return _said(before, profile) == "planned" or any(_planned(token, profile) for token in between)


def _denied(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a word is denied in itself or by the word behind it, or what is told by others is refuted."""
    if feature(doc[at], "Polarity") == "Neg" or _refuted(doc, at, profile):
        return True
    return at + 1 < len(doc) and doc[at + 1].lower_ in profile.negations


def _refuted(doc: Doc, at: int, profile: Profile) -> bool:
    """“Кездесті деген хабарды теріске шығарды”."""
    if at + 1 >= len(doc) or doc[at + 1].lower_ not in profile.quotatives:
        return False
    behind = doc[at + 2 : at + 2 + _JOINED]
    pairs = {f"{first.lower_} {second.lemma_}" for first, second in pairwise(behind)}
    return not profile.refutals.isdisjoint(pairs)


def mood(
    doc: Doc, sentence: Sentence, at: int, verb: int, form: str, kinds: frozenset[str], *, profile: Profile
) -> str:
    """How what a word tells of is meant."""
    if feature(doc[verb], "Mood") in ("Cnd", "Pot", "Des"):
        return "possible"
    if is_habitual(doc, sentence, sentence.clause(at), profile):
        return "habitual"
    if at + 1 < sentence.last and doc[at + 1].lower_ in profile.purposes:
        return "planned" if kinds & _AIMS else "possible"
    if any(to + 1 < sentence.last and doc[to + 1].lower_ in profile.asking for to in (at, verb)):
        return "possible"
    if _rumoured(doc, sentence, at, profile):
        return "possible"
    if _promised(doc, sentence, at, profile):
        return "planned"
    if form == "Noun":
        return _of_noun(doc, sentence, at, verb, profile)
    due = form == "Vnoun" and _was_due(doc, sentence, at, profile)
    if due and (fell := _then(doc, sentence, at, profile)) is not None:
        return fell
    adverb = at > sentence.first and doc[at - 1].lower_ in _of("postponed", profile)  # “кейінге шегерілді”
    own = _said(doc[at - adverb : at + 1], profile)
    if form == "Part" or own in ("cancelled", "postponed", "planned"):
        return own if own != "possible" else "asserted"
    # Behind a comma another verb tells of something else: “кездесіп, құжатқа қол қоюға келісті”.
    start = verb + 1 if form == "Conv" and at + 1 < verb and doc[at + 1].text == "," else at + 1
    if start == verb + 1 and doc[verb].pos_ == "AUX" and doc[verb - 1].pos_ == "ADJ":
        start = verb - 1  # “барып, … кездесуі тиіс еді”
    return _said(doc[start : min(_clause_end(sentence, verb), verb + 1 + _BEHIND)], profile)


def _promised(doc: Doc, sentence: Sentence, at: int, profile: Profile) -> bool:
    """Whether somebody gives his word to do something: “келуге уәде берді”."""
    if feature(doc[at], "VerbForm") != "Vnoun" or feature(doc[at], "Case") != "Dat":
        return False
    words = [token.lemma_ for token in doc[at + 1 : min(at + 3, sentence.last)]]
    found = profile.triggers.get(words[0], ()) if words else ()
    return any("pledges" in item.kinds and [*item.lemmas] == words[: len(item.lemmas)] for item in found)


def _rumoured(doc: Doc, sentence: Sentence, at: int, profile: Profile) -> bool:
    """Whether what is told is only what others say: “жүздеседі деген қауесет тарады”.

    Or what nobody confirms: “кездескені туралы ақпарат расталмады”.
    """
    words = doc[at + 1 : min(at + 3, sentence.last)]
    if len(words) > 1 and words[0].lower_ in profile.topical and words[1].lemma_ in profile.hearsay:
        behind = doc[words[1].i + 1 : sentence.last]
        return any(feature(t, "Polarity") == "Neg" or t.lower_ in profile.negations for t in behind)
    return len(words) > 1 and words[0].lower_ in profile.reported and words[1].lemma_ in profile.hearsay


def _of_noun(doc: Doc, sentence: Sentence, at: int, verb: int, profile: Profile) -> str:
    if spoken_of(doc, sentence, at, profile=profile):
        return "possible"
    behind = doc[at + 1].lower_ if at + 1 < sentence.last else ""
    refused = _said(doc[at + 1 : min(sentence.last, at + 3)], profile)
    if refused in ("cancelled", "postponed"):
        return refused
    if feature(doc[at], "Case") == "Abl" and _said(doc[verb - 1 : verb + 1], profile) == "cancelled":
        return "cancelled"  # “кездесуден тараптардың келісімі бойынша бас тартылды”
    if feature(doc[at], "Case") in _GOVERNED_CASES and (
        behind not in profile.adpositions or behind in _of("planned", profile)
    ):
        end = _clause_end(sentence, at)
        said = _said([*doc[at + 1 : min(end, at + 3)], *doc[max(at + 1, end - _CLOSING) : end]], profile)
        if said != "asserted":
            plan = said == "planned" or _was_due(doc, sentence, at, profile)
            return (_then(doc, sentence, at, profile) if plan else None) or said
    if (changed := _then(doc, sentence, at, profile)) is not None:
        return changed
    if at > sentence.first and _said(doc[at - 1 : at], profile) == "possible":
        return "possible"  # “өтуі мүмкін кездесу”, “ықтимал кездесу”
    before = [token for token in doc[max(sentence.first, at - _BEFORE) : at] if token.pos_ in {"ADJ", "VERB", "DET"}]
    happened = verb != at and feature(doc[verb], "Tense") == "Past" and not _kinds(doc[verb], profile) & _TELLING
    return "planned" if _said(before, profile) == "planned" and not happened else "asserted"


def _then(doc: Doc, sentence: Sentence, at: int, profile: Profile) -> str | None:
    """What became of a plan by the clause set against it: “сапары бүгінге жоспарланған еді, бірақ ол шегерілді”."""
    but = next((token.i for token in doc[at + 1 : sentence.last] if token.lower_ in profile.adversatives), None)
    if but is None:
        return None
    others = (token for token in doc[but : sentence.last] if token.pos_ == "NOUN" and _kinds(token, profile) & _AIMS)
    if next(others, None) is not None and not _was_due(doc, sentence, at, profile):
        return None
    said = _said(doc[max(but, sentence.last - _CLOSING) : sentence.last], profile)
    return said if said in ("cancelled", "postponed") else None


def _was_due(doc: Doc, sentence: Sentence, at: int, profile: Profile) -> bool:
    """Whether something was to be done by the words behind it: “кездесуге тиіс еді, алайда …”."""
    words = doc[at + 1 : min(at + 1 + _BEHIND, sentence.last)]
    return any(a.lemma_ in profile.due and b.lower_ in profile.remote for a, b in pairwise(words))


def spoken_of(doc: Doc, sentence: Sentence, at: int, *, profile: Profile) -> bool:
    """Whether a noun is only what somebody speaks about: “сапары туралы айтты”, “кездесуді талқылады”."""
    behind = doc[at + 1].lower_ if at + 1 < sentence.last else ""
    if behind in profile.topical:
        return True
    if behind in profile.conjunctions:
        window = range(at + 2, min(at + 2 + _JOINED, sentence.last))
        joined = next((to for to in window if feature(doc[to], "Person[psor]") and _kinds(doc[to], profile)), None)
        return joined is not None and spoken_of(doc, sentence, joined, profile=profile)
    verbs = _verbs_behind(doc, sentence, at, profile)
    return feature(doc[at], "Case") == "Acc" and bool(verbs) and bool(_kinds(doc[verbs[0]], profile) & _SPEAKING)


def _kinds(token: Token, profile: Profile) -> set[str]:
    found = profile.triggers.get(token.lemma_, ())
    return {kind for trigger in found if len(trigger.lemmas) == 1 for kind in trigger.kinds}


def _clause_end(sentence: Sentence, at: int) -> int:
    clause = sentence.clause(at)
    end = at + 1
    while end < sentence.last and sentence.clause(end) == clause:
        end += 1
    return end


def _said(words: Iterable[Token], profile: Profile) -> str:
    """The first mood that the words speak of; `asserted` where they speak of none."""
    tokens = [token for token in words if token.is_alpha]
    single = {form for token in tokens for form in (token.lemma_, token.lower_)}
    pairs = {f"{a} {b}" for x, y in pairwise(tokens) for a in _forms(x) for b in _forms(y)}
    return next((name for name in _MOODS if _of(name, profile) & (single | pairs)), "asserted")


def _forms(token: Token) -> tuple[str, str]:
    return token.lemma_, token.lower_


def _of(name: str, profile: Profile) -> frozenset[str]:
    return profile.moods.get(name, frozenset())
