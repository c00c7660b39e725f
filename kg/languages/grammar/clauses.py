"""Which tokens of a sentence belong to one clause, and which are direct speech."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.languages.annotation import Element, Phrase
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

_BREAKS = frozenset(",;:—–()…")
_QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"'}
_DASHES = frozenset("—–-")
_SPEECH_WORDS = 5
_ASIDE = 2
# A comma and a conjunction.
_PAIR = 2
# Codes of names, which are never verbs.
_NAMES = frozenset("SDOLN")


@dataclass(slots=True)
class _Clause:
    index: int
    sort: str
    verb: bool
    parent: int
    phrase: bool = False
    relative: bool = False


def quoted(doc: Doc, first: int, last: int) -> list[bool]:
    """For each token, whether it stands in direct speech: a quotation of some length, or a line after a dash.

    A short quotation is a name ("Overcoming Uncertainty"), not speech.
    """
    marks = [False] * (last - first)
    at = first
    while at < last:
        close = _QUOTES.get(doc[at].text)
        if close is None:
            at += 1
            continue
        end = next((to for to in range(at + 1, last) if doc[to].text == close), last)
        inside = doc[at + 1 : end]
        sentence = any(_finite(token) for token in inside)
        attributed = _attributed(doc, at, end, first, last)
        if (sentence and attributed) or (end - at > _SPEECH_WORDS and (sentence or attributed)):
            marks[at - first : end - first] = [True] * (end - at)
        at = end + 1
    if first < last and doc[first].text in _DASHES:
        _mark_dash_speech(doc, first, last, marks)
    return marks


def _attributed(doc: Doc, at: int, end: int, first: int, last: int) -> bool:
    """Whether a colon opens a quotation, or a comma or dash after it leads to who said it."""
    before = doc[at - 1].text if at > first else ""
    after = doc[end + 1].text if end + 1 < last else ""
    return before == ":" or after in {",", "–", "—", "-"} or doc[end - 1].text in {",", "?", "!"}


def _mark_dash_speech(doc: Doc, first: int, last: int, marks: list[bool]) -> None:
    """“— We will come, — said he. — Soon.”: from dash to dash a line is speech, attribution, speech."""
    turns = [
        at for at in range(first + 1, last) if doc[at].text in _DASHES and doc[at - 1].text in {",", "?", "!", ".", "…"}
    ]
    if not turns:
        return
    speech = True
    for start, end in zip([first, *turns], [*turns, last], strict=True):
        marks[start - first : end - first] = [speech] * (end - start)
        speech = not speech


def clauses(
    doc: Doc, first: int, last: int, speech: list[bool], *, profile: Profile, joints: Collection[int] = ()
) -> list[int]:
    """The clause of each token, as an index that counts the sentence's clauses from 0.

    A clause may be in two pieces, where a relative or participial clause stands inside it.

    Args:
        joints: Where no clause ends: conjunctions that join two subjects of one verb, what stands behind a name.
    """
    if profile.verb_final:
        return _verb_final(doc, first, last, speech, profile, joints)
    return _Splitter(doc, first, last, speech, profile, joints).split()


def joints(doc: Doc, phrases: Sequence[Phrase], names: Sequence[Element], profile: Profile) -> frozenset[int]:
    """The conjunctions between two phrases in the nominative: “the leaders of A and of B met”.

    Where the verb comes last, what stands behind a name, which may look like a verb (“пәкістандық”).
    """
    found: set[int] = {item.last for item in names if item.code in _NAMES} if profile.verb_final else set()
    if profile.free_order:
        found.update(_commas_of_rows(doc, phrases, profile))
        found.update(_each_with_and(doc, phrases, profile))
    for before, after in pairwise(phrases):
        between = range(before.last, after.first)
        if len(between) != 1 or doc[before.last].lower_ not in profile.conjunctions:
            continue
        if before.case == after.case == "Nom" or (profile.free_order and _do_together(doc, before, after)):
            found.update(between)
    return frozenset(found)


def _commas_of_rows(doc: Doc, phrases: Sequence[Phrase], profile: Profile) -> Iterator[int]:
    """The commas in a row of three or more of one case that a conjunction ends: “лидеров A, B и C”."""
    for first, second, third in zip(phrases, phrases[1:], phrases[2:], strict=False):
        joined = doc[second.last].lower_ in profile.conjunctions and third.first == second.last + 1
        comma = doc[first.last].text == "," and second.first == first.last + 1
        named = all(one.kind == "person" and one.posts for one in (first, second, third))
        if comma and joined and first.case == second.case == third.case and (first.case not in (None, "Nom") or named):
            yield first.last


def _do_together(doc: Doc, before: Phrase, after: Phrase) -> bool:
    """Whether two names that show no case are the subjects of the plural verb behind them: “Бережной и Коркмаз …”."""
    if before.kind != "person" or after.kind != "person" or not {before.case, after.case} <= {None, "Nom"}:
        return False
    verb = next((token for token in doc[after.last :] if token.pos_ != "ADV"), None)
    return verb is not None and _finite(verb) and feature(verb, "Number") == "Plur"


def _each_with_and(doc: Doc, phrases: Sequence[Phrase], profile: Profile) -> Iterator[int]:
    """What parts two of one case of whom each has the conjunction: “его приняли и президент X, и министр Y”."""
    for before, after in pairwise(phrases):
        between = doc[before.last : after.first]
        if before.case != after.case or before.case is None or len(between) != _PAIR or before.first == 0:
            continue
        word = between[1].lower_
        if between[0].text == "," and word in profile.conjunctions and doc[before.first - 1].lower_ == word:
            yield from range(before.last, after.first)


def _verb_final(
    doc: Doc, first: int, last: int, speech: list[bool], profile: Profile, joints: Collection[int]
) -> list[int]:
    """A clause ends with its finite verb; speech and what frames it are clauses of their own."""
    marks: list[int] = []
    index = 0
    for at in range(first, last):
        if (marks and speech[at - first] != speech[at - first - 1]) or (
            at > first and at not in joints and _finite(doc[at - 1]) and _closes(doc[at], profile)
        ):
            index += 1
        marks.append(index)
    return marks


def _closes(token: Token, profile: Profile) -> bool:
    """Whether a clause ends before a token that stands behind a finite verb: a mark, a conjunction."""
    joins = token.lower_ in profile.conjunctions and token.pos_ == "CCONJ"
    return joins or token.text in {",", ";", ".", "–", "—", "("}


class _Splitter:
    """Splits at punctuation and conjunctions, then joins the pieces that hold no verb to the clause they belong to."""

    def __init__(
        self, doc: Doc, first: int, last: int, speech: list[bool], profile: Profile, joints: Collection[int]
    ) -> None:
        self.doc, self.first, self.last, self.speech, self.profile = doc, first, last, speech, profile
        self.joints = joints
        self.clauses: list[_Clause] = []
        self.main: _Clause | None = None
        self.latest: _Clause | None = None
        self.resumed: set[int] = set()
        self.reported: set[int] = set()
        # The words that may join both of two, where the sentence has the first of them.
        first_of_two = profile.correlatives and any(t.lower_ in profile.correlatives for t in doc[first:last])
        self._correlative = {*profile.correlatives, *profile.correlatives.values()} if first_of_two else set()

    def split(self) -> list[int]:
        marks = [0] * (self.last - self.first)
        previous_speech = None
        for start, end in self._pieces():
            speech = self.speech[start - self.first]
            if speech != previous_speech:
                self.main = self.latest = None
                previous_speech = speech
            mark = self.doc[start].text
            parts = (mark == ":" and not self._lists(start)) or (mark == ";" and self._told_anew(start))
            if parts and self.main is not None and self.main.verb:
                self.main = self.latest = None
            clause = self._place(start, end)
            self.latest = clause if clause.sort != "aside" else None
            marks[start - self.first : end - self.first] = [clause.index] * (end - start)
        return marks

    def _governed_relative(self, start: int, at: int) -> bool:
        """Whether a relative pronoun stands behind the adposition that opens its clause: “, with whom she spoke”."""
        opens = self.doc[start].text == "," and at - start > 1
        return opens and self.doc[at].lemma_ in self.profile.relatives and self.doc[at - 1].pos_ == "ADP"

    def _lists(self, start: int) -> bool:
        """Whether a colon only opens with whom: “held two meetings: with X and with Y”."""
        opens = start + 1 < self.last and self.doc[start + 1].pos_ == "ADP"
        return opens and self.doc[start + 1].lower_ in self.profile.adpositions

    def _told_anew(self, start: int) -> bool:
        """Whether a clause with a subject and a verb of its own follows a semicolon: “; the Premier, X, saw him”."""
        for token in self.doc[start + 1 : self.last]:
            if token.text == ";" or token.lemma_ in self.profile.relatives:
                return False
            if _finite(token):
                between = self.doc[start + 1 : token.i]
                return any(t.pos_ in {"NOUN", "PROPN", "PRON"} for t in between)
        return False

    def _pieces(self) -> list[tuple[int, int]]:
        starts = [self.first]
        tokens = list(self.doc[self.first : self.last])
        told = self.profile.reporting and any(token.lemma_ in self.profile.reporting for token in tokens)
        for at, token in enumerate(tokens[1:], self.first + 1):
            if (
                at in self.joints
                or self._day_before(at)
                or self._says_when(at)
                or self._says_when(at - 1)
                or self._just(at)
                or self._both(at)
            ):
                continue
            if at - 2 <= starts[-1] < at and self._governed_relative(starts[-1], at):
                continue
            if told and self._reports(starts[-1], at):
                self.reported.add(at)
                starts.append(at)
            elif self._resumes(starts[-1], at):
                self.resumed.add(at)
                starts.append(at)
            elif (
                token.text in _BREAKS
                or token.lower_ in self.profile.conjunctions
                or token.lower_ in self.profile.subordinators
                or token.lemma_ in self.profile.relatives
                or self.speech[at - self.first] != self.speech[at - self.first - 1]
            ):
                starts.append(at)
        return list(zip(starts, [*starts[1:], self.last], strict=True))

    def _both(self, at: int) -> bool:
        """Whether what looks like a subordinator only joins two: “met both X and Y”, «как с X, так и с Y».

        The comma before the second joins them too.
        """
        pairs = self.profile.correlatives
        if not self._correlative or (self.doc[at].text != "," and self.doc[at].lower_ not in self._correlative):
            return False
        at += self.doc[at].text == "," and at + 1 < self.last
        second = at + 1 < self.last and self.doc[at + 1].lower_ in self.profile.conjunctions
        if second and self.doc[at].lower_ in pairs.values():
            return any(token.lower_ in pairs for token in self.doc[self.first : at])
        other = pairs.get(self.doc[at].lower_)
        behind = self.doc[at + 1 : self.last]
        return other is not None and any(
            before.lower_ == other and after.lower_ in self.profile.conjunctions for before, after in pairwise(behind)
        )

    def _just(self, at: int) -> bool:
        """Whether what looks like a subordinator says since when, with the word before it: “только что избранный”."""
        lately = self.profile.lately
        return self.doc[at].lower_ in lately and self.doc[at - 1].lower_ in lately

    def _says_when(self, at: int) -> bool:
        """Whether a subordinator only says when with the word after it: “and after that with Y”."""
        if at + 2 >= self.last or self.doc[at].lower_ not in self.profile.aftermath:
            return False
        behind = self.doc[at + 2]
        return self.doc[at + 1].lower_ in self.profile.demonstratives and behind.pos_ not in {"NOUN", "PROPN", "ADJ"}

    def _day_before(self, at: int) -> bool:
        """Whether what looks like a subordinator says which day with the noun before it: “met the day before by Y”."""
        word = self.doc[at].lower_
        if word not in self.profile.subordinators or word not in self.profile.adpositions or at + 1 >= self.last:
            return False
        behind = self.doc[at + 1]
        return self.doc[at - 1].pos_ == "NOUN" and (behind.pos_ == "ADP" or behind.is_punct)

    def _reports(self, start: int, at: int) -> bool:
        """Whether what somebody says begins here without “that”: “the ministry said / X would fly to Lima”."""
        verb = self.doc[at - 1]
        if verb.lemma_ not in self.profile.reporting:
            return self._tells(start, at)
        token = self.doc[at]
        if token.lower_ in self.profile.things:
            return False  # “said it was a pleasure to meet Y”
        said = verb.pos_ == "VERB" and verb.lemma_ not in self.profile.telling and _finite(verb)
        if not said or token.is_punct or token.pos_ in {"ADP", "ADV", "CCONJ", "SCONJ", "VERB", "AUX", "PART"}:
            return False
        return self._has_subject(start, at - 1) and self._finite_behind(at)

    def _tells(self, start: int, at: int) -> bool:
        """Whether a pronoun with its verb stands behind whom somebody tells it: “told reporters / she would fly”."""
        token = self.doc[at]
        if token.pos_ != "PRON" or token.lemma_ not in self.profile.pronouns or at + 1 >= self.last:
            return False
        telling = any(t.lemma_ in self.profile.telling and _finite(t) for t in self.doc[max(start, at - 4) : at])
        return telling and feature(token, "Case") == "Nom" and _finite(self.doc[at + 1])

    def _has_subject(self, start: int, verb: int) -> bool:
        """Whether words that may be the subject stand before a verb in its clause."""
        return any(token.pos_ in {"NOUN", "PROPN", "PRON"} for token in self.doc[start:verb])

    def _finite_behind(self, at: int) -> bool:
        """Whether a finite verb follows a subject from here on, of which no other clause comes first."""
        for token in self.doc[at + 1 : self.last]:
            stops = token.lower_ in self.profile.subordinators or token.lemma_ in self.profile.relatives
            if stops or token.text in {";", ":"} or self.speech[token.i - self.first] != self.speech[at - self.first]:
                return False
            if _finite(token):
                before = self.doc[token.i - 1]
                return before.pos_ != "CCONJ" and before.lower_ not in self.profile.conjunctions
        return False

    def _resumes(self, start: int, at: int) -> bool:
        """Whether the main clause goes on at a verb: the second of a relative clause that no comma closes."""
        if not _finite(self.doc[at]) or self.profile.verb_final or not self._opens_relative(start):
            return False
        before = [to for to in range(start, at) if _finite(self.doc[to])]
        if not before:
            return False
        group = self.doc[before[0] + 1 : at]
        return any(token.pos_ not in {"AUX", "ADV", "PART", "VERB"} for token in group)

    def _opens_relative(self, start: int) -> bool:
        word = next((token for token in self.doc[start : start + 2] if token.is_alpha), None)
        return word is not None and (
            word.lemma_ in self.profile.relatives or word.lower_ in self.profile.open_relatives
        )

    def _place(self, start: int, end: int) -> _Clause:
        if start in self.resumed and self.main is not None:
            self.main.verb = True
            return self.main
        if self._aside(start, end) or self._bare_mark(start, end):
            return self._new("aside", True)
        sort = self._sort(start, end)
        verb = any(_finite(token) for token in self.doc[start:end])
        if sort:
            clause = self._new(sort, verb)
            clause.phrase = not verb and self._opens_phrase(start)
            clause.relative = any(t.lemma_ in self.profile.relatives for t in self.doc[start : min(start + 3, end)])
            return clause
        if (
            self.latest is not None
            and self.latest.sort == "subordinate"
            and not self.latest.verb
            and self._content(start)
            and not (self.latest.phrase and self.doc[start].text == ",")
        ):
            self.latest.verb = verb
            return self.latest
        if verb and self.latest is not None and self._second_of_relative(start):
            return self.latest
        if verb:
            if self.main is not None and not self.main.verb:
                self.main.verb = True
                return self.main
            self.main = self._new("main", verb)
            return self.main
        aside = self.latest is not None and (
            self.latest.verb or (self.latest.sort == "participial" and bool(self.profile.possessives))
        )
        if aside and self.main is not None and not self.main.verb:
            return self.main
        if self.main is not None and self._goes_on(start):
            return self.main
        if self.latest is not None and not (self.latest.phrase and self.main is None):
            return self.latest
        self.main = self._new("main", verb)
        return self.main

    def _second_of_relative(self, start: int) -> bool:
        """Whether a relative clause goes on with a second verb: “X, who won the vote and took office, met Y”."""
        told = self.latest is not None and self.latest.sort == "subordinate" and self.latest.verb
        waits = self.main is not None and not self.main.verb and bool(self.profile.possessives)
        return told and waits and self.doc[start].pos_ == "CCONJ" and self.doc[start - 1].text != ","

    def _goes_on(self, start: int) -> bool:
        """Whether a list of the main clause goes on behind a relative: “reviewed the accord, which X signed, and Y”."""
        told = self.latest is not None and self.latest.relative and self.latest.verb  # not “where he met X, and Y”
        joined = self.doc[start].pos_ == "CCONJ" and self.doc[start - 1].text == ","
        if self.profile.free_order:
            inside = self.latest is not None and (told or self.latest.sort == "participial")
            return joined and inside and self.main is not None and self.main.verb
        joined = joined and start + 1 < self.last and self.doc[start + 1].pos_ != "ADP"
        return told and joined and bool(self.profile.possessives)

    def _aside(self, start: int, end: int) -> bool:
        """Whether a piece is a verb that only addresses the reader: “Note, …”, “Напомним, …”."""
        words = [token for token in self.doc[start:end] if token.is_alpha]
        return 0 < len(words) <= _ASIDE and words[0].lower_ in self.profile.asides

    def _bare_mark(self, start: int, end: int) -> bool:
        """Whether a piece is no more than a mark that stands before any clause: the comma of “Отметим, что …”."""
        alone = self.latest is None and self.main is None and start > self.first
        return alone and not any(token.is_alpha or token.is_digit for token in self.doc[start:end])

    def _content(self, start: int) -> bool:
        return self.doc[start].text not in {"(", ")"}

    def _sort(self, start: int, end: int) -> str:
        """`subordinate` or `participial`, empty for a piece of a main clause."""
        words = [token for token in self.doc[start:end] if token.is_alpha][:3]
        if not words:
            return ""
        if start in self.reported:
            return "subordinate"
        opening = words[:2] if words[0].pos_ == "ADP" else words[:1]
        if any(w.lower_ in self.profile.subordinators or w.lemma_ in self.profile.relatives for w in opening):
            as_what = words[0].lower_ in self.profile.capacities and not any(map(_finite, self.doc[start:end]))
            return "" if as_what else "subordinate"
        if start == self.first and feature(words[0], "VerbForm") == "Conv":
            return ""
        before = self._opens_phrase(start) or feature(words[0], "VerbForm") == "Ger"
        if start == self.first and before and end < self.last and self.doc[end].text == ",":
            return "" if any(_finite(token) for token in self.doc[start:end]) else "subordinate"
        if self.profile.free_order and self._since_lately(start, words):
            return "participial"
        inner = self.doc[start].text in _BREAKS and feature(words[0], "VerbForm") in ("Part", "Conv", "Ger")
        return "participial" if inner and words[0].pos_ == "VERB" and not _finite(words[0]) else ""

    def _since_lately(self, start: int, words: Sequence[Token]) -> bool:
        """Whether a word for when stands before a participle that opens a piece: “X, накануне встретившийся с Y”."""
        if self.doc[start].text not in _BREAKS or len(words) < _PAIR:
            return False
        when, verb = words[:_PAIR]
        lately = when.pos_ == "ADV" or when.lower_ in self.profile.lately
        return lately and verb.pos_ == "VERB" and feature(verb, "VerbForm") == "Part" and bool(feature(verb, "Case"))

    def _opens_phrase(self, start: int) -> bool:
        """Whether a piece puts something before what is told: “after the talks with X”, “during the visit”."""
        word = next((token for token in self.doc[start : start + 2] if token.is_alpha), None)
        if word is None or self.profile.verb_final:
            return False
        return word.lower_ in self.profile.aftermath or (start == self.first and feature(word, "VerbForm") == "Ger")

    def _new(self, sort: str, verb: bool) -> _Clause:
        parent = self.main.index if self.main is not None else 0
        clause = _Clause(len(self.clauses), sort, verb, parent)
        self.clauses.append(clause)
        return clause


def _finite(token: Token) -> bool:
    """Whether a token is a finite verb, or a short participle or auxiliary that does a finite verb's work."""
    if token.pos_ not in {"VERB", "AUX"}:
        return token.pos_ == "ADJ" and feature(token, "Variant") == "Short"
    form = feature(token, "VerbForm")
    return not form or form == "Fin" or (form == "Part" and feature(token, "Variant") == "Short")
