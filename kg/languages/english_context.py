"""One reading for each word of an English sentence, from left to right by what stands before and what comes after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from kg.languages import english_forms
from kg.languages.english_headlines import plain
from kg.languages.english_words import calendar, words_of
from kg.languages.morphology import Analysis

_OPENING: Final = frozenset({"DET", "ADJ", "NUM"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_ARTICLES: Final = frozenset({"the", "a", "an"})
_BREAKS: Final = frozenset({".", ";", ":", "!", "?", "—", "–"})
_MODALS: Final = frozenset({"will", "would", "shall", "should", "may", "might", "can", "could", "must"})
_FORMS: Final = {**dict.fromkeys(_MODALS, "Inf"), "have": "Part"}
_TALKS: Final = frozenset({"talks", "meetings", "discussions", "consultations"})
# How far ahead a verb is looked for that would make the one in hand a participle.
_AHEAD: Final = 25
# Within how many words behind “with” the gerund stands that tells what went along with what was done.
_TO_GERUND: Final = 6
# How many words and hyphens “one-on-one” has.
_COMPOUND: Final = 5
# How many words a date may have: “May 15 and 16”.
_DATE: Final = 4


@dataclass(slots=True)
class _Clause:
    """What is known of the clause so far."""

    finite: bool = False
    fresh: bool = False  # a comma has come since the finite verb
    subject: bool = False
    whom: bool = False  # it opens with “whom”, so that who acts comes next
    waits: bool = False  # it is a relative clause, and the subject before it has no verb yet


@dataclass(slots=True)
class _Tagger:
    words: Sequence[str]
    options: list[tuple[Analysis, ...]] = field(default_factory=list)
    chosen: list[Analysis] = field(default_factory=list)
    clause: _Clause = field(default_factory=_Clause)

    def run(self) -> list[Analysis]:
        self.options = [english_forms.readings(word) for word in plain(self.words)]
        for at in range(len(self.words)):
            item = self._pick(at)
            self.chosen.append(item)
            self._note(item, at)
        return self.chosen

    def _note(self, item: Analysis, at: int) -> None:
        if item.pos == "PUNCT" and item.lemma in _BREAKS:
            self.clause = _Clause()
        elif item.lemma == "as" and "well" in (self._next_word(at), self.words[at - 1] if at else ""):
            return  # “A as well as B”
        elif item.pos == "SCONJ" or item.get("PronType") == "Rel":
            waits = item.pos == "PRON" and (self.clause.waits or (self.clause.subject and not self.clause.finite))
            self.clause = _Clause(subject=item.pos == "PRON", whom=item.get("Case") == "Acc", waits=waits)
        elif item.lemma == ",":
            self.clause.fresh = True
        elif item.get("VerbForm") == "Fin":
            # "said Japan supports …": what is told may follow without a conjunction.
            self.clause.finite, self.clause.fresh = item.lemma not in words_of("reporting"), False
        elif item.pos in _NOMINAL and not self.clause.finite:
            self.clause.whom |= item.pos == "PROPN" and self._behind_relative()
            self.clause.subject = True

    def _pick(self, at: int) -> Analysis:
        options = self.options[at]
        if options[0].lemma in words_of("times") and self._before_predicate(at):
            return Analysis(options[0].lemma, "ADV", "")
        if at > 0 and options[0].lemma == "'s" and self.chosen[-1].pos == "PRON" and len(self.words[at]) > 1:
            return Analysis("be", "AUX", "Tense=Pres|VerbForm=Fin")  # "he's expected"
        if len(options) == 1 and options[0].get("VerbForm") != "Inf":
            return (english_forms.as_verb(options[0]) if self._behind_to(at) else None) or options[0]
        verbal = [item for item in options if item.pos == "VERB"]
        nominal = [item for item in options if item.pos in ("NOUN", "PROPN")]
        if self._is_name(at):
            return next(item for item in options if item.pos == "PROPN")
        if verbal:
            return self._verb(at, verbal, [item for item in options if item.pos in ("NOUN", "ADJ", "ADV")])
        if nominal and options[0].pos in ("ADJ", "ADV"):
            return nominal[0] if self._stands_alone(at) else options[0]
        return self._closed(at, options)

    def _behind_to(self, at: int) -> bool:
        """Whether a word stands right behind the “to” of an infinitive: “is due to present his credentials”."""
        return at > 0 and self.chosen[-1].lemma == "to" and self._asks_base(self.chosen[-1])

    def _stands_alone(self, at: int) -> bool:
        """Whether an adjective between an article and a preposition is a noun: “a bilateral with the minister”."""
        behind = self.options[at + 1][0].pos if at + 1 < len(self.options) else "PUNCT"
        return at > 0 and self.chosen[-1].pos == "DET" and behind == "ADP"

    def _before_predicate(self, at: int) -> bool:
        """Whether a word stands between a subject and its verb in the past: “she last visited”, “X first met”."""
        follows = self.options[at + 1] if at + 1 < len(self.options) else ()
        before = self.chosen[-1] if self.chosen else None
        if before is None or before.pos == "AUX":  # “will next visit”, “had last seen each other”
            form = _FORMS.get(before.lemma) if before is not None else None
            return form is not None and any(item.get("VerbForm") == form for item in follows)
        past = any(item.get("VerbForm") == "Fin" and item.get("Tense") == "Past" for item in follows)
        two = before.pos == "NUM" and at > 1 and self.chosen[-2].pos == "DET"  # “the two last met”
        told = two or before.pos in _NOMINAL or (before.lemma == "," and self.clause.subject)
        return past and told and not self.clause.finite

    def _is_name(self, at: int) -> bool:
        """A capital within a sentence makes a name; at its head only of a word that is nothing else."""
        if not any(item.pos == "PROPN" for item in self.options[at]):
            return False
        if any(item.pos == "AUX" for item in self.options[at]) and at == 0:
            return self._next_word(at).isdigit()
        if self._said_to_be(at):
            return False
        if at > 0 and not (self.chosen[-1].pos == "PUNCT" and self.chosen[-1].lemma in '“"«‘'):
            return True
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        known = any(item.pos in ("VERB", "ADJ", "ADV") for item in self.options[at])
        if any(item.get("Number") == "Plur" for item in self.options[at]) and following[:1].islower():
            return False
        forms = {item.get("VerbForm") for item in self.options[at]} - {None}
        return not known or (following[:1].isupper() and forms <= {"Inf"})  # "Mark Rutte", "Grant Robertson"

    def _said_to_be(self, at: int) -> bool:
        """Whether a participle with a capital ends a passive of a headline: “Visit to Oslo to Be Postponed”."""
        be = at > 0 and self.chosen[-1].pos == "AUX" and self.chosen[-1].lemma == "be"
        closes = not self._next_word(at).strip() or self.options[at + 1][0].pos in ("PUNCT", "ADP", "SPACE")
        return be and closes and any(item.get("VerbForm") == "Part" for item in self.options[at])

    def _verb(self, at: int, verbal: list[Analysis], others: list[Analysis]) -> Analysis:
        if self._ends_a_post(at):
            return Analysis(verbal[0].lemma, "ADJ", "")
        before = self._before(at)
        forms = {item.get("VerbForm"): item for item in verbal}
        noun = next((item for item in others if item.pos == "NOUN"), None)
        if "Inf" in forms and (self._asks_base(before) or self._joined_base(at) or self._listed_base(at)):
            return forms["Inf"]
        if before is not None and before.pos == "AUX" and before.lemma in ("be", "have") and "Inf" not in forms:
            return forms.get("Part") or forms.get("Ger") or noun or verbal[0]
        if before is not None and before.pos == "AUX" and before.lemma in ("be", "have"):
            return forms.get("Part") or noun or verbal[0]
        if noun is not None and self._next_word(at) == "between":
            return noun  # “the Geneva talks between X and Y”
        if noun is not None and "Ger" in forms and self._behind_compound():
            return noun  # “a one-on-one meeting”
        if self._told_after_date(at, forms):
            behind = None if self.chosen[-1].lemma == ")" else noun
            return self._predicate(at, before, forms, behind) or verbal[0]
        opens = at > 0 and self.chosen[-1].pos in _OPENING and not self._after_relative(at)
        if opens or (at > 0 and self.chosen[-1].lemma == "'s"):
            return self._inside_phrase(at, forms, noun) or noun or verbal[0]
        if before is not None and before.pos == "ADP":
            return forms.get("Ger") or noun or forms.get("Part") or verbal[0]
        return self._predicate(at, before, forms, noun) or noun or verbal[0]

    def _behind_compound(self) -> bool:
        """Whether an adjective of three words with hyphens stands right before: “one-on-one”, “face-to-face”."""
        return [item.lemma == "-" for item in self.chosen[-_COMPOUND:]] == [False, True, False, True, False]

    def _ends_a_post(self, at: int) -> bool:
        """Whether a word like a verb stands behind a post as its attribute: “the ambassador designate of Chile”."""
        if self.words[at] not in words_of("postposed") or at == 0:
            return False
        return self.chosen[-1].pos in ("NOUN", "PROPN") and self.chosen[-1].get("Number") != "Plur"

    def _behind_relative(self) -> bool:
        """Whether the last word chosen stands right behind “which” or “that”: who acts, “the talks that X held”."""
        before = self.chosen[-2] if len(self.chosen) > 1 else None
        return before is not None and (before.get("PronType") == "Rel" or before.lemma == "that")

    def _after_relative(self, at: int) -> bool:
        """Whether “which” stands right before, as a subject: “, which opened on Monday”; not “in which”."""
        relative = self.chosen[-1].get("PronType") == "Rel"
        return relative and not (len(self.chosen) > 1 and self.chosen[-2].pos == "ADP")

    def _told_after_date(self, at: int, forms: dict[str | None, Analysis]) -> bool:
        """“The minister on 15 May met …”, “today (15 May) leaves”: behind a day, where a subject has no verb."""
        finite, closed = forms.get("Fin"), self.chosen[-1:] != [] and self.chosen[-1].lemma == ")"
        if finite is None or not (closed or finite.get("Tense") == "Past") or self.clause.finite:
            return False
        last = [item.lemma for item in self.chosen[-_DATE - closed : len(self.chosen) - closed]]
        return self.clause.subject and bool(last) and last[-1][:1].isdigit() and not calendar().isdisjoint(last)

    def _inside_phrase(self, at: int, forms: dict[str | None, Analysis], noun: Analysis | None) -> Analysis | None:
        """After an article or an adjective: "a proposed treaty", "the meeting"."""
        follows = self.options[at + 1] if at + 1 < len(self.options) else ()
        nominal = any(item.pos in ("NOUN", "PROPN", "ADJ") for item in follows)
        before = self.chosen[-1]
        if self._told_of_a_number(forms) and not (nominal and self._verb_ahead(at)):
            return forms["Fin"]
        if "Part" in forms and nominal and before.pos != "NUM":
            return forms["Part"]
        if noun is None and "Fin" in forms and "Part" in forms:
            return forms["Fin"] if not self.clause.finite and before.pos != "DET" else forms["Part"]
        if noun is not None and "Ger" in forms:
            return noun
        return noun

    def _told_of_a_number(self, forms: dict[str | None, Analysis]) -> bool:
        """“The two spoke”: a past form behind a number with an article, which stand for those told of before."""
        finite = forms.get("Fin")
        past = finite is not None and finite.get("Tense") == "Past" and not self.clause.finite
        return past and [item.pos for item in self.chosen[-2:]] == ["DET", "NUM"]

    def _predicate(
        self, at: int, before: Analysis | None, forms: dict[str | None, Analysis], noun: Analysis | None
    ) -> Analysis | None:
        """Where a subject may stand before: a finite verb, a participle after its noun, or a noun after all."""
        finite, participle, base = forms.get("Fin"), forms.get("Part"), forms.get("Inf")
        if "Ger" in forms and noun is not None and self._next_word(at) == "of":
            return noun  # ", meeting of the council"
        if "Ger" in forms:
            return self._gerund(before, forms["Ger"], None if self._governs(at) else noun)
        if finite is not None and finite.get("Tense") == "Past":
            return participle if participle and self._is_reduced(at, before) else finite
        if participle is not None and base is None:
            return participle
        if finite is not None:
            return finite if noun is None or self._may_be_finite(at, before) else noun
        headline = before is not None and before.pos == "PROPN" and not self.clause.finite and not self._verb_ahead(at)
        headline = headline and 0 < at + 1 < len(self.words) and self.options[at + 1][0].pos != "PUNCT"
        if base is not None and (headline or self._may_be_finite(at, before)) and self._is_plural(before, at):
            return Analysis(base.lemma, "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act")
        if noun is None and base is not None and self._chained(at):
            return Analysis(base.lemma, "NOUN", "Number=Sing")  # “will attend the Quad meet”
        return noun or base

    def _chained(self, at: int) -> bool:
        """Whether a word stands right behind a name with an article, in a clause that has its verb."""
        names = list(takewhile(lambda item: item.pos == "PROPN", reversed(self.chosen)))
        article = self.chosen[-len(names) - 1].lemma in _ARTICLES if at > len(names) else False
        return self.clause.finite and not self.clause.fresh and bool(names) and article

    def _governs(self, at: int) -> bool:
        """Whether what follows a word in “-ing” is its object: “the minister reiterating Peru's wish”."""
        if self.words[at].lower() in words_of("ing_nouns") or at + 1 >= len(self.words) or self.words[at][:1].isupper():
            return False
        follows, word = self.options[at + 1][0], self.words[at + 1]
        named = word[:1].isupper() and word.lower() not in calendar()
        return follows.pos in ("DET", "PRON") or named

    def _gerund(self, before: Analysis | None, gerund: Analysis, noun: Analysis | None) -> Analysis:
        """A gerund after a preposition or a comma and at the head; a noun in a chain of nouns ("press briefing")."""
        if (
            noun is not None
            and before is not None
            and before.pos in ("NOUN", "PROPN")
            and self.chosen[-1].lemma != ","
            and before.get("Number") != "Plur"
        ):
            return noun
        return gerund

    def _is_reduced(self, at: int, before: Analysis | None) -> bool:
        """Whether "signed" stands for "that was signed": after a noun, with the clause's verb elsewhere."""
        if self.clause.whom and not self.clause.finite:
            return False  # “X, whom Y received on Monday, said …”
        to = at + 1
        while to < len(self.options) and self.options[to][0].pos == "ADV":
            to += 1
        follows = self.options[to] if to < len(self.options) else ()
        adposition = any(item.pos == "ADP" for item in follows)
        if before is None or at == 0:
            return adposition
        if before.pos in ("VERB", "DET") and self.chosen[-1].pos == "ADV":
            return before.pos == "VERB" or before.lemma in _ARTICLES  # "received newly appointed envoys"
        if before.pos == "VERB":
            nominal = any(item.pos in ("NOUN", "PROPN", "ADJ") for item in follows)
            return self.chosen[-1] is before and before.get("VerbForm") == "Fin" and nominal  # "begins delayed trip"
        if before.pos not in ("NOUN", "PROPN", "NUM") or self.chosen[-1].pos == "CCONJ" or self._joined_by_time():
            return False
        if any(item.pos in ("DET", "PRON", "SCONJ") for item in follows) or self.words[at + 1 : at + 2] == ["not"]:
            return False  # an object or a clause of its own follows
        if self.chosen[-1].pos == "PUNCT":
            if self.clause.waits and self.clause.finite and not self._verb_ahead(at):
                return False  # “X, who is in Oslo, called on Y”
            if words_of("objectless") & {self.words[at], f"{self.words[at]} {self._next_word(at)}"}:
                return False
            timed = any(item.pos == "ADV" or item.lemma in calendar() | words_of("times") for item in follows)
            return (adposition or timed) and (self.clause.finite or self._verb_ahead(at))
        if self.clause.finite and not self.clause.fresh:
            return True
        if self.words[at] in words_of("sayings") and any(item.pos in ("NOUN", "PROPN", "ADJ") for item in follows):
            return False  # “X said trade was growing”: what is said has a verb of its own
        capital = at + 1 < len(self.words) and self.words[at + 1][:1].isupper()
        return self._done_by(at) or (not capital and self._verb_ahead(at))

    def _done_by(self, at: int) -> bool:
        """Whether “by” behind a word tells who did it, and not by what means: “talked by phone with X”."""
        after = self.words[at + 2] if at + 2 < len(self.words) else ""
        return self._next_word(at) == "by" and after not in words_of("means")

    def _joined_by_time(self) -> bool:
        """Whether a day stands between a conjunction and the word in hand: “met X and on Tuesday sat down with Y”."""
        back = len(self.chosen) - 1
        while back >= 0 and (self.chosen[back].lemma in calendar() or self.chosen[back].pos in ("NUM", "ADP")):
            back -= 1
        timed = any(item.lemma in calendar() for item in self.chosen[back + 1 :])
        return timed and back >= 0 and self.chosen[back].pos == "CCONJ"

    def _verb_ahead(self, at: int) -> bool:
        """Whether a verb that can only be finite comes before the sentence or a clause of its own begins."""
        for to in range(at + 1, min(len(self.words), at + _AHEAD)):
            options = self.options[to]
            if options[0].pos == "PUNCT" and options[0].lemma in _BREAKS and not self._of_numbers(to):
                return False
            if (
                any(
                    item.pos == "SCONJ" or item.get("Case") == "Nom" or item.get("PronType") == "Rel"
                    for item in options
                )
                or options[0].pos == "CCONJ"
            ):
                return False
            if options[0].lemma == "," and self._with_gerund(to + 1):
                return False
            small = not self.words[to][:1].isupper() and self.words[to - 1] != "-"
            small = small and self.words[to] not in words_of("describing")
            if small and any(item.pos == "AUX" and item.get("VerbForm") == "Fin" for item in options):
                return True
            forms = {item.get("VerbForm") for item in options}
            before = to - 2 if self.options[to - 1][0].pos == "ADV" and to - 1 > at else to - 1
            behind = self.options[before][-1].pos in ("NOUN", "PROPN", "NUM", "PUNCT")
            if small and behind and "Fin" in forms and self._next_word(to) != "by":  # “met a delegation led by X”
                nounlike = any(item.pos == "NOUN" for item in options)
                told = not nounlike or any(item.get("Tense") == "Past" for item in options)
                if told and not self._reports(at, to):
                    return True
        return False

    def _with_gerund(self, at: int) -> bool:
        """Whether a clause without a finite verb of its own begins: “they met in Oslo, with the minister saying …”."""
        if self.words[at : at + 1] != ["with"]:
            return False
        behind = self.options[at + 1 : at + 1 + _TO_GERUND]
        found = next((to for to, items in enumerate(behind) if any(i.get("VerbForm") == "Ger" for i in items)), None)
        return found is not None and not any(items[0].pos == "PUNCT" for items in behind[:found])

    def _reports(self, at: int, to: int) -> bool:
        """Whether a verb only says who told what stands before a comma: “X conferred with Y, the ministry said”."""
        if self.words[to] not in words_of("sayings") or self.options[to - 1][0].pos == "PUNCT":
            return False
        back = to - 1
        while back > at and self.options[back][0].pos in ("DET", "ADJ", "NOUN", "PROPN"):
            back -= 1
        follows = self.options[to + 1][0] if to + 1 < len(self.options) else None
        ends = follows is None or follows.pos in ("PUNCT", "ADP", "SPACE") or follows.lemma in calendar()
        return back > at and self.words[back] == "," and ends

    def _of_numbers(self, at: int) -> bool:
        """Whether a mark stands between two numbers: “3–6 April”."""
        around = self.words[at - 1], self.words[at + 1] if at + 1 < len(self.words) else ""
        return all(word[:1].isdigit() for word in around)

    def _may_be_finite(self, at: int, before: Analysis | None) -> bool:
        if before is None or self.clause.finite:
            return before is not None and self.chosen[-1].pos == "CCONJ" and self._takes_object(at)
        if before.pos == "PRON" or (before is self.chosen[-1] and self._after_relative(at)):
            return True
        if before.pos in ("NOUN", "PROPN") and self.chosen[-1].pos == "ADV":
            return True  # "the Union strongly supports"
        if before.pos not in ("NOUN", "PROPN") or self._verb_ahead(at):
            return False
        return self._takes_object(at)

    def _takes_object(self, at: int) -> bool:
        """Whether what follows is what follows a verb rather than a noun in a chain."""
        if at + 1 >= len(self.words):
            return False
        following = self.options[at + 1][0]
        capital = self.words[at + 1][:1].isupper()
        listed = (
            following.pos in ("DET", "PRON", "ADP", "NUM", "ADJ", "ADV", "SCONJ", "PART") or following.lemma == "not"
        )
        return capital or listed

    def _is_plural(self, before: Analysis | None, at: int) -> bool:
        if before is None:
            return False
        joined = any(item.pos == "CCONJ" or item.lemma == "," for item in self.chosen[max(0, at - 6) :])
        return before.get("Number") == "Plur" or before.lemma in ("i", "we", "you", "they", "who", "that") or joined

    def _asks_base(self, before: Analysis | None) -> bool:
        """After a modal, "do", and the "to" of an infinitive."""
        if before is None:
            return False
        if before.pos == "AUX" and (before.lemma in _MODALS or before.lemma == "do"):
            return True
        return before.lemma == "to" and not self._to_is_preposition()

    def _listed_base(self, at: int) -> bool:
        """An infinitive of a row behind a comma: “will be received by X, hold a meeting with Y and attend a forum”."""
        if len(self.chosen) <= 1 or self.chosen[-1].lemma != "," or self.words[at][:1].isupper():
            return False
        if self.chosen[-2].pos not in ("PROPN", "NUM", "NOUN") or at + 1 >= len(self.options):
            return False
        clause = list(takewhile(lambda item: item.lemma not in _BREAKS, reversed(self.chosen)))
        told = next((item for item in clause if item.pos in ("VERB", "AUX")), None)
        helped = any(item.pos == "AUX" and item.lemma in _MODALS for item in clause)
        form = told.get("VerbForm") if told is not None else None
        follows = self.options[at + 1][0]
        goes_on = any(word in ("and", "or") for word in self.words[at + 1 : at + _AHEAD])
        return (
            helped and form in ("Inf", "Part") and goes_on and (follows.pos == "DET" or self._next_word(at) in _TALKS)
        )

    def _joined_base(self, at: int) -> bool:
        """A second infinitive behind a name or a day: “will fly to Oslo on Friday and hold talks”."""
        if len(self.chosen) <= 1 or self.chosen[-1].lemma not in ("and", "or") or self._next_word(at) in ("", ",", "."):
            return False
        if self.chosen[-2].pos not in ("PROPN", "NUM", "ADV") or self.words[at][:1].isupper():
            return False
        clause = list(takewhile(lambda item: item.lemma not in _BREAKS, reversed(self.chosen)))
        told = next((item for item in clause if item.pos == "VERB"), None)
        return told is not None and told.get("VerbForm") == "Inf"

    def _to_is_preposition(self) -> bool:
        heads = words_of("preposition_after")
        for at in range(len(self.chosen) - 1, max(-1, len(self.chosen) - 4), -1):
            if self.chosen[at].lemma == "to":
                return at > 0 and self.chosen[at - 1].lemma in heads
        return False

    def _before(self, at: int) -> Analysis | None:
        """The last word that counts: adverbs, negations and marks are looked through."""
        for item in reversed(self.chosen):
            if item.pos == "PUNCT" and item.lemma in _BREAKS:
                return None
            if item.pos not in ("ADV", "PUNCT", "CCONJ", "SPACE") or item.lemma == "to":
                return item
        return None

    def _next_word(self, at: int) -> str:
        return self.words[at + 1].lower() if at + 1 < len(self.words) else ""

    def _closed(self, at: int, options: tuple[Analysis, ...]) -> Analysis:
        """A word of several closed classes: "that", "since", "her", "open"."""
        kinds = {item.pos: item for item in options}
        following = self.options[at + 1] if at + 1 < len(self.options) else ()
        nominal = any(item.pos in ("NOUN", "PROPN", "ADJ", "NUM", "DET") for item in following)
        clausal = any(item.pos in ("PRON", "DET", "PROPN") for item in following)
        relative = "PRON" in kinds and kinds["PRON"].get("PronType") == "Rel"
        behind = at > 0 and self.chosen[-1].pos in ("PUNCT", "NOUN", "PROPN")
        if relative and behind and any(item.get("VerbForm") == "Fin" for item in following):
            return kinds["PRON"]  # ", which runs until June"
        if "DET" in kinds and "PRON" in kinds:
            return kinds["DET"] if nominal else kinds["PRON"]
        if "SCONJ" in kinds and "DET" in kinds:
            end = at + 2 >= len(self.options) or self.options[at + 2][0].pos in ("PUNCT", "CCONJ", "ADP")
            opens = at == 0 or self.chosen[-1].pos in ("CCONJ", "PUNCT")
            verb = at + 2 < len(self.options) and self.options[at + 2][0].pos == "AUX"  # “but that meeting was put off”
            one = not any(item.get("Number") == "Plur" for item in following)
            told = nominal and (end or at == 0 or (opens and verb and one))
            return kinds["DET"] if told and not clausal else kinds["SCONJ"]
        if "ADP" in kinds and "SCONJ" in kinds:
            return kinds["ADP"] if nominal and not self._opens_clause(at) else kinds["SCONJ"]
        if "AUX" in kinds and "NOUN" in kinds:
            return kinds["NOUN"] if self._is_noun_will(at, following) else kinds["AUX"]
        return options[0]

    def _opens_clause(self, at: int) -> bool:
        """Whether a subject with its verb follows “after”, “before” or “since”: “after President X met Y”."""
        named = self.words[at + 1 : at + 2] != [] and self.words[at + 1][:1].isupper()
        for to in range(at + 2, min(len(self.words), at + _AHEAD)):
            options, follows = self.options[to], self.options[to + 1] if to + 1 < len(self.options) else ()
            if any(item.get("VerbForm") == "Fin" for item in options) and self.words[to].islower():
                if any(item.pos == "AUX" for item in options):
                    return True
                past = any(item.get("VerbForm") == "Fin" and item.get("Tense") == "Past" for item in options)
                told = named or any(item.pos in ("DET", "PRON") for item in follows)
                return past and told and self._next_word(to) != "by"
            if options[0].pos in ("PUNCT", "SCONJ") or (options[0].pos == "ADP" and self.words[to] != "of"):
                return False
        return False

    def _is_noun_will(self, at: int, following: tuple[Analysis, ...]) -> bool:
        """“The political will of states”: after an adjective or article, with no verb that it could help."""
        if at == 0 or (self.chosen[-1].pos not in ("ADJ", "DET") and self.chosen[-1].lemma != "'s"):
            return False
        helped = any(item.pos in ("VERB", "AUX", "ADV") for item in following)
        return not helped and not any(item.get("Polarity") == "Neg" for item in following)


def choose(words: Sequence[str]) -> list[Analysis]:
    """One reading for each word."""
    return _Tagger(words).run()
