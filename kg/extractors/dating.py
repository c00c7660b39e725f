"""When an event that a noun names takes place: the dates that are the event's and not those of the verb beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Span, Token

from kg.dates import Expression
from kg.extractors.context import Context, Dating, Event
from kg.languages.annotation import Frame, Sentence
from kg.languages.grammar.antecedents import opening, participle, relative, there_and_then
from kg.languages.grammar.morph import feature

_TAKING_PLACE = frozenset({"take-place", "hold", "host", "visit", "meet", "talk", "call"})
# Kinds of what takes people to where they meet others.
_GONE = frozenset({"visit", "stay", "attend"})
_GOING = frozenset({"receive", "attend", "sign", "depart"})
# How long before its day the news of a meeting without a date may lie.
_NEWS = timedelta(days=30)
# How long a day has passed that is told without its year.
_JUST = timedelta(days=31)
# How near to the verb the new date of what is put off stands.
_BEFORE, _BEHIND, _RIGHT_BEFORE = 4, 14, 3
# How many characters behind “new date” that date stands.
_NEW = 24
_OFF = frozenset({"cancelled", "postponed"})
# What may stand between “after” and its noun.
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "ADV"})


def dated(
    context: Context, sentence: Sentence, frame: Frame, *, anchor: tuple[int, int] | None = None
) -> Dating | None:
    """The date of what a frame tells, or of the clause about its noun ("the visit, which is planned for …")."""
    at, until = anchor or (frame.first, frame.last)
    if frame.mood == "postponed" and (moved := moved_to(context, sentence, frame)) is not None:
        return moved
    stop = anchor is not None and "visit" in frame.kinds
    found = context.when(sentence, at, tense=frame.tense, clause=frame.clause, until=until, stop=stop)
    if found is None and frame.shares is not None:
        shared = context.when(sentence, at, tense=frame.tense, clause=frame.shares, until=until)
        return shared or _where(context, sentence, frame)
    if found is not None and _of_a_participle(context, sentence, frame, found):
        return None
    if found is not None and (not frame.nominal or anchor is not None or _its_own(context, sentence, frame, found)):
        return found
    if (told := _in_its_wake(context, sentence, frame)) is not None:
        return told
    shared = (_shared(context, sentence, frame) or _where(context, sentence, frame)) if found is None else None
    if shared is not None or not frame.nominal:
        return shared
    clause = clause_about(context, sentence, frame)
    if clause is None:
        return None
    verb = next((f for f in sentence.frames if f.clause == clause), frame)
    return context.when(sentence, at, tense=verb.tense, clause=clause, until=until)


def _in_its_wake(context: Context, sentence: Sentence, frame: Frame) -> Dating | None:
    """The one day of what somebody did right after what a noun tells: “said on Monday after talks with Y”."""
    if context.profile.verb_final or not frame.nominal or frame.mood != "asserted" or frame.quoted:
        return None
    doc, after = context.annotation.doc, context.profile.once_held or context.profile.aftermath
    at = frame.first - 1
    while at > sentence.first and doc[at].pos_ in _BEFORE_NOUN:
        at -= 1
    verbs = [f for f in sentence.frames if f.last <= at and not f.nominal and f.tense == "past"]
    if at <= sentence.first or doc[at].lower_ not in after or not verbs:
        return None
    found = context.when(sentence, verbs[-1].first, tense="past", clause=verbs[-1].clause, until=verbs[-1].last)
    if found is None or found.period.earliest != found.period.latest or found.span[1] > doc[at].idx:
        return None
    return replace(found, confidence=0.7)


def of_its_clause(context: Context, sentence: Sentence, frame: Frame) -> Dating | None:
    """The date in the relative clause about a noun: “the visit, which was set for 24 March, was called off”."""
    clause = clause_about(context, sentence, frame) if frame.nominal else None
    if clause is None:
        return None
    verb = next((f for f in sentence.frames if f.clause == clause), frame)
    tense = "past" if frame.mood == "cancelled" else verb.tense
    return context.when(sentence, frame.first, tense=tense, clause=clause, until=frame.last)


def _of_a_participle(context: Context, sentence: Sentence, frame: Frame, dating: Dating) -> bool:
    """Where the verb comes last: whether a date belongs to a participle that says what some other thing is.

    “2030–2032 жылдарға арналған жоспар”; behind a noun of meeting whatever stands before a participle.
    """
    if not context.profile.verb_final:
        return False
    doc = context.annotation.doc
    behind = [t for t in doc[sentence.first : sentence.last] if t.idx >= dating.span[1]]
    if frame.nominal and behind and behind[0].i > frame.last:
        behind = [t for t in behind if t.pos_ in {"VERB", "AUX"}][:1]
        if behind and feature(behind[0], "VerbForm") == "Part":
            at = behind[0].i + 1
            return at < sentence.last and doc[at].pos_ in {"NOUN", "ADJ", "NUM", "PROPN"}
        return False
    if not behind or feature(behind[0], "VerbForm") != "Part" or behind[0].lemma_ in context.profile.light:
        return False
    return not _serves(context, behind[0], after=False)


def rescheduled(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame as put off where a verb moves its noun to another day: “the talks were moved to 1 October”."""
    if not frame.nominal or frame.mood not in {"asserted", "planned"}:
        return frame
    later = replace(frame, mood="postponed", tense="present")
    words = context.annotation.doc[sentence.first : sentence.last]
    shifts = any(
        t.lemma_ in context.profile.shifting and t.pos_ == "VERB" and _of_the_noun(context, sentence, frame, t)
        for t in words
    )
    return later if shifts and moved_to(context, sentence, later) is not None else frame


def _of_the_noun(context: Context, sentence: Sentence, frame: Frame, verb: Token) -> bool:
    """Whether a verb is that of the clause of a noun, which goes on behind commas: “the trip, due today, slid”."""
    clause = sentence.clause(verb.i)
    if clause == frame.clause:
        return True
    first = next(t for t in context.annotation.doc[sentence.first : sentence.last] if sentence.clause(t.i) == clause)
    start = first.i + first.is_punct
    inside = context.annotation.doc[frame.last : start].text.count(",") + first.is_punct
    return (
        frame.last <= start
        and inside > 1
        and all(t.pos_ in {"AUX", "ADV"} for t in context.annotation.doc[start : verb.i])
    )


def moved_to(context: Context, sentence: Sentence, frame: Frame) -> Dating | None:
    """The date that something is put off to, which stands on the inner side of the verb: “postponed until March”."""
    doc = context.annotation.doc
    words = {run.split()[0] for run in context.profile.moods["postponed"]} | context.profile.shifting
    verb = next((t.i for t in doc[sentence.first : sentence.last] if t.lemma_ in words and t.pos_ == "VERB"), None)
    if verb is None:
        return _new_date(context, sentence, frame)
    for expression in context.expressions(sentence):
        token = next((t for t in doc[sentence.first : sentence.last] if t.idx + len(t) > expression.start), None)
        if token is None or expression.relation in {"since", "before", "after"}:
            continue
        close = verb - _BEFORE <= token.i < verb if context.profile.verb_final else verb < token.i <= verb + _BEHIND
        if not close or sentence.clause(token.i) != sentence.clause(verb):
            continue
        words_between = doc[token.i : verb] if context.profile.verb_final else doc[verb + 1 : token.i]
        if any(t.pos_ == "VERB" for t in words_between):
            continue
        if not context.profile.verb_final and not _leads_to(context, expression, words_between):
            continue
        period = expression.ending(context.document.issued, tense="future")
        if period is not None:
            return Dating(period, (expression.start, expression.end), 0.88)
    return None


def _new_date(context: Context, sentence: Sentence, frame: Frame) -> Dating | None:
    """The date that the words “new date” give: «не состоялась: новая дата – 20 июня»."""
    start, end = context.sentence_span(sentence)
    line = context.document.text[start:end].lower()
    told = [line.index(run) + len(run) + start for run in context.profile.set_anew if run in line]
    for expression in context.expressions(sentence) if told else ():
        if 0 <= expression.start - min(told) <= _NEW and expression.relation not in {"since", "before", "after"}:
            period = expression.ending(context.document.issued, tense="future")
            return Dating(period, (expression.start, expression.end), 0.85) if period is not None else None
    return None


def _leads_to(context: Context, expression: Expression, between: Span) -> bool:
    """Whether words right before a date say that it is where something is moved to; “from May to June” says it too."""
    right_before = [token.lower_ for token in between][-_RIGHT_BEFORE:]
    start = next((t for t in between.doc[between.end :] if t.idx + len(t) > expression.start), None)
    from_to = expression.kind == "range" and start is not None and start.pos_ == "ADP"
    return from_to or expression.relation == "until" or bool(context.profile.moving & {*right_before})


def _shared(context: Context, sentence: Sentence, frame: Frame) -> Dating | None:
    """The date of the verb before whose subject a verb shares: “On Monday X met Y and held talks with Z”."""
    if context.profile.verb_final or frame.quoted:
        return None
    roles = ("object",) if frame.passive else ("clause-subject",) if frame.nominal else ("inherited",)
    clauses = {sentence.clause(unit.first) for unit in frame.phrases(*roles) if unit.last <= frame.first}
    for verb in reversed([f for f in sentence.frames if not f.nominal and f.first < frame.first]):
        same = verb.clause in clauses and verb.clause < frame.clause and verb.mood == frame.mood
        if same and verb.tense == frame.tense and verb.kinds & _TAKING_PLACE | verb.kinds & _GOING:
            return context.when(sentence, verb.last - 1, tense=verb.tense, clause=verb.clause)
    return None


def _where(context: Context, sentence: Sentence, frame: Frame) -> Dating | None:
    """The date of a stay of long ago that a clause goes on with: “last visited Chad in March 2028, where he met Y”.

    Or that of what is yet to come: “on Tuesday she is expected in the Senate, where the Speaker will receive her”.
    """
    issued = context.document.issued
    opens = there_and_then(context.annotation.doc, sentence, frame.clause, context.profile)
    if issued is None or opens is None:
        return None
    if frame.tense == "past" and (since := _since(context, sentence, opens)) is not None:
        return since
    before = [f for f in sentence.frames if f.last <= opens.i and f.clause != frame.clause]
    if frame.tense == "future":
        told = [f for f in before if not f.nominal and f.tense in {"present", "future"}]
        verb = replace(told[-1], tense="future") if told else None
    else:
        told = [f for f in before if f.kinds & _GONE and f.mood == frame.mood and f.tense == frame.tense]
        verb = told[-1] if told else None
    if verb is None:
        return None
    found = context.when(sentence, verb.first, tense=verb.tense, clause=verb.clause, until=verb.last)
    if found is not None and frame.tense == "future":
        return found if issued <= found.period.earliest == found.period.latest else None
    return found if found is not None and issued - found.period.latest > _NEWS else None


def _since(context: Context, sentence: Sentence, opens: Token) -> Dating | None:
    """The date since when something is, where a clause tells what was then: “first since October, when they met”."""
    for expression in context.expressions(sentence):
        between = context.document.text[expression.end : opens.idx]
        if expression.relation == "since" and expression.end <= opens.idx and not between.strip(" ,"):
            period = expression.period(context.document.issued, tense="past")
            return Dating(period, (expression.start, expression.end), 0.85) if period is not None else None
    return None


def ahead(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame in the future where its date lies after the news: “X is received by Y next week”."""
    issued = context.document.issued
    if issued is None or frame.tense == "future" or frame.mood != "asserted":
        return frame
    if context.profile.verb_final and frame.tense == "past" and not frame.nominal:
        return frame  # the past has one form, and no other use
    later = replace(frame, tense="future")
    if _confirmed(context, sentence, frame) and dated(context, sentence, later) is not None:
        return later
    found = dated(context, sentence, frame)
    return later if found is not None and found.period.earliest > issued else frame


def _confirmed(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a participle says that what a noun names was announced for a day: “the visit is confirmed for 12 May”."""
    words = context.annotation.doc[frame.last : sentence.last] if frame.nominal else ()
    return any(
        t.lemma_ in context.profile.announcing and feature(t, "VerbForm") == "Part" and feature(t, "Voice") == "Pass"
        for t in words
        if sentence.clause(t.i) == frame.clause
    )


def soon(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame in the future where the present tells of a day to come: “arrives on Friday”, “opens on 5 October”.

    A day without its year that has passed just now is that day.
    """
    issued = context.document.issued
    if frame.nominal and frame.mood == "asserted" and (journey := _journey_to(sentence, frame)) is not None:
        ahead = soon(context, sentence, journey).tense == "future"
        return replace(frame, tense="future", mood="planned") if ahead else frame
    told = frame.nominal or frame.participial or "stay" in frame.kinds
    if told or frame.tense != "present" or frame.mood != "asserted" or issued is None:
        return frame
    later = replace(frame, tense="future")
    words = context.annotation.doc[sentence.first : sentence.last]
    line = f" {' '.join(token.lower_ for token in words if sentence.clause(token.i) == frame.clause)} "
    if any(f" {run} " in line for run in context.profile.later_today):
        return later
    found, known = dated(context, sentence, later), dated(context, sentence, replace(frame, tense="past"))
    if found is None or found.period.earliest <= issued:
        return frame
    passed = known is not None and known.period != found.period and issued - known.period.latest <= _JUST
    return frame if passed and found.period.earliest - issued > _JUST else later


def _journey_to(sentence: Sentence, frame: Frame) -> Frame | None:
    """The journey in the present that a noun is the purpose of: “flies to Oslo on Friday for talks with Y”."""
    own = (f for f in sentence.frames if "visit" in f.kinds and not f.nominal and f.clause == frame.clause)
    return next((f for f in own if f.tense == "present" and f.last <= frame.first), None)


def another_day(context: Context, event: Event, dating: Dating) -> bool:
    """Whether an event is of other days than a date; one that is the news is of the last days before it."""
    known, issued = context.bounds(event.key), context.document.issued
    if known is None and (event.news or context.profile.verb_final) and issued is not None:
        known = (issued - _NEWS).isoformat(), issued.isoformat()
    first, last = dating.period.earliest.isoformat(), dating.period.latest.isoformat()
    return known is not None and (known[1] < first or last < known[0])


def _its_own(context: Context, sentence: Sentence, frame: Frame, dating: Dating) -> bool:
    """Whether no verb but one of taking place or planning stands between a noun and the date."""
    if context.profile.verb_final:
        return True
    doc = context.annotation.doc
    date = next(token.i for token in doc[sentence.first : sentence.last] if token.idx + len(token) > dating.span[0])
    # A date that opens the clause is that of its verb, wherever that stands.
    between = doc[frame.last : date] if date >= frame.last else doc[date : frame.first]
    verbs = [token for token in between if token.pos_ in {"VERB", "AUX"} and sentence.clause(token.i) == frame.clause]
    if date < frame.first and not verbs and not _in_course(context, sentence, frame):
        # A date that opens the clause is that of its verb, which may stand after the noun.
        later = (token for token in doc[frame.last : sentence.last] if token.pos_ in {"VERB", "AUX"})
        verbs = [token for token in later if sentence.clause(token.i) == frame.clause][:1]
        before = doc[date - 2] if "visit" in frame.kinds and date - 2 >= sentence.first else None
        if before is not None and before.pos_ == "VERB" and before.lemma_ in context.profile.summing_up:
            return False  # «подвела во вторник итоги поездки»
    return all(_serves(context, token, after=date >= frame.last) for token in verbs)


def _in_course(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun says in the course of what something happens, which then is of the same day."""
    words = context.annotation.doc[max(sentence.first, frame.first - 3) : frame.first]
    return any(token.lemma_ in context.profile.course for token in words)


def _serves(context: Context, token: Token, *, after: bool) -> bool:
    moods = context.profile.moods
    if not after and token.lemma_ in context.profile.announcing and feature(token, "VerbForm") == "Fin":
        return False  # “on 7 December X announced a meeting with Y”
    if token.lemma_ in moods["planned"] or token.pos_ == "AUX":
        return True
    if token.lemma_ in context.words.setting | context.words.lying_in_wait:
        return True
    if any(token.lemma_ in moods.get(mood, frozenset()) for mood in _OFF):
        return False
    kinds = {kind for trigger in context.profile.triggers.get(token.lemma_, ()) for kind in trigger.kinds}
    if after and token.lemma_ in context.profile.announcing and feature(token, "VerbForm") == "Part":
        return True  # “the visit is confirmed for 12 May”
    return bool(kinds & _TAKING_PLACE) or (after and feature(token, "VerbForm") == "Part" and not kinds)


def clause_about(context: Context, sentence: Sentence, frame: Frame) -> int | None:
    """The relative or participial clause after a noun that says when it takes place or is planned for."""
    doc, profile = context.annotation.doc, context.profile
    noun = doc[frame.last - 1]
    for clause in sorted(set(sentence.clauses)):
        word = relative(doc, sentence, clause, profile=profile) or _that(context, sentence, clause)
        opens = word or participle(doc, sentence, clause)
        if opens is None or opens.i < frame.last or clause == frame.clause:
            continue
        if not _match(opens, noun) and not _right_behind(context, sentence, frame, opens):
            continue
        verbs = [opens] if word is None else [t for t in doc[opens.i : sentence.last] if t.pos_ in {"VERB", "AUX"}][:2]
        if any(_serves(context, verb, after=False) for verb in verbs):
            return clause
    return None


def _that(context: Context, sentence: Sentence, clause: int) -> Token | None:
    """The word that opens a relative clause and may be a conjunction as well: “a trip that had been set for May”."""
    return next(
        (
            t
            for t in opening(context.annotation.doc, sentence, clause)[:1]
            if t.lower_ in context.profile.open_relatives
        ),
        None,
    )


def _right_behind(context: Context, sentence: Sentence, frame: Frame, opens: Token) -> bool:
    """Where no word shows a case: whether nothing but what belongs to a noun stands before what may tell of it."""
    if not context.profile.possessives:
        return False
    own = {at for unit in frame.phrases("to", "of", "with", "in", "by") for at in range(unit.first, unit.last)}
    between = [t for t in context.annotation.doc[frame.last : opens.i] if t.i not in own and t.is_alpha]
    return all(token.pos_ in {"ADP", "DET", "CCONJ"} for token in between) and sentence.last > opens.i


def _match(word: Token, noun: Token) -> bool:
    """Agreement in what both words show."""
    pairs = ((feature(word, name), feature(noun, name)) for name in ("Number", "Gender"))
    return feature(word, "Case") is not None and all(a is None or b is None or a == b for a, b in pairs)
