"""Where a title begins in a language that puts everything before the head noun.

«Бейбітшілік» халықаралық форумы          a name in quotation marks, adjectives, nouns in the nominative
Түркі мемлекеттері ұйымының саммиті       whose gathering it is: a body, holders of a post in the plural
климаттың өзгеруі туралы конвенция        a complement, closed by a link
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.languages.annotation import Element, Title
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

_CLOSING_QUOTES = {"»": "«", "”": "“", '"': '"', "“": "„"}
# Stands between a name in quotation marks and its head noun.
_CALLED = frozenset({"атты"})
_DASHES = frozenset("-–—")
_LONGEST = 26


def start(doc: Doc, head: int, floor: int, elements: Sequence[Element], *, kind: str, profile: Profile) -> int:
    """The first token of the title that `head` heads; never before `floor`."""
    return _Walk(doc, head, floor, elements, kind, profile).first()


def is_body(doc: Doc, at: int, elements: Sequence[Element], *, profile: Profile) -> bool:
    """Whether a head noun of events is that of a body here: “Ұлттық Ассамблеясы”."""
    if not doc[at].lower_.startswith(profile.heads.get("words", ())):
        return False
    return any(item.code in "OG" and item.first <= at < item.last for item in elements)


def is_gathering(doc: Doc, at: int, elements: Sequence[Element], *, profile: Profile) -> bool:
    """Whether a noun of meeting is a gathering in a row: “сыртқы істер министрлерінің бесінші кездесуі”.

    Those who meet are told in the plural without their states, or for a body.
    """
    kind, _ = profile.title.conditional.get(doc[at].lemma_, ("", frozenset()))
    if kind != "Conference" or feature(doc[at], "Person[psor]") is None:
        return False
    before, numbered = at, False
    while before > 0 and (doc[before - 1].pos_ in {"NUM", "ADJ"} or _is_roman(doc[before - 1])):
        numbered |= doc[before - 1].pos_ == "NUM" or _is_roman(doc[before - 1])
        before -= 1
    post = next((item for item in elements if item.code == "H" and item.last == before), None)
    if post is None or feature(doc[before - 1], "Number") != "Plur":
        return False
    if _on_matter(doc, post, profile):
        return True
    return _named_circle(doc, post, elements) or (numbered and _of_circle(doc, post, elements))


def is_council_that_meets(doc: Doc, at: int, last: int, *, profile: Profile) -> bool:
    """Whether a council is one of those who come together for it: “министрлерінің XXVI кеңесі басталды”.

    Those who sit in it stand before the noun in the plural, and the verb behind it tells that it takes place.
    """
    if profile.title.conditional.get(doc[at].lemma_, ("",))[0] != "Conference" or at + 1 >= last:
        return False
    case, owned = feature(doc[at], "Case"), feature(doc[at], "Person[psor]") is not None
    before = at - 1
    while before > 0 and (doc[before].pos_ in {"NUM", "ADJ"} or _is_roman(doc[before])):
        before -= 1
    circle = feature(doc[before], "Number") == "Plur" and doc[before].lemma_ in profile.parties | profile.joiners
    circle = circle and doc[at].lower_.startswith(profile.possessed_heads)
    if not circle or not owned or case not in ("Nom", "Dat", "Acc"):
        return False
    kinds = {kind for trigger in profile.triggers.get(doc[at + 1].lemma_, ()) for kind in trigger.kinds}
    return bool(kinds & ({"attend"} if case == "Dat" else {"take-place"}))


def _named_circle(doc: Doc, post: Element, elements: Sequence[Element]) -> bool:
    """Whether those who meet are told with their body or region: “АСЕАН елдері министрлерінің кездесуі”."""
    first = post.first
    if first > 0 and doc[first - 1].pos_ == "NOUN" and feature(doc[first - 1], "Person[psor]") is not None:
        first -= 1
    return any(item.code in "OL" and item.last == first for item in elements)


def _on_matter(doc: Doc, post: Element, profile: Profile) -> bool:
    """Whether those who meet are told by what they deal with alone: “Сирия жөніндегі өкілдердің кеңесі”."""
    owned = feature(doc[post.last - 1], "Person[psor]") is not None
    return not owned and post.first > 0 and doc[post.first - 1].lower_ in profile.title.links


def _of_circle(doc: Doc, post: Element, elements: Sequence[Element]) -> bool:
    """Whether those who meet are told without their states, or with a region's: “Орталық Азия мен Иран басшылары”."""
    state = next((item for item in elements if item.code in "SD" and item.last == post.first), None)
    return state is None or any(item.code == "L" and item.last == state.first - 1 for item in elements)


def is_counted(token: Token) -> bool:
    """Whether a word before a head says which of a row it is."""
    return _is_roman(token) or feature(token, "NumType") == "Ord"


def _is_roman(token: Token) -> bool:
    return len(token) > 1 and set(token.text) <= set("IVXХ")


def inside_name(doc: Doc, at: int, first: int, last: int) -> bool:
    """Whether a head noun stands within a name in quotation marks, which has its own head behind it."""
    opening = next((to for to in range(at - 1, first - 1, -1) if doc[to].text in "«»“”„"), None)
    closing = next((to for to in range(at + 1, min(last, at + _LONGEST)) if doc[to].text in "«»“”„"), None)
    if opening is None or closing is None or doc[opening].text in "»”" or doc[closing].text in "«„":
        return False
    behind = doc[closing + 1] if closing + 1 < last else None
    if behind is None or not behind.is_alpha or not behind.text.islower():
        return False
    return closing > at + 1 or behind.lower_ in _CALLED


def is_part(before: Title, title: Title) -> bool:
    """Whether a title in the genitive says of what the next is a part: “конгрестің үшінші отырысы”."""
    return before.last == title.first and before.case == "Gen" and before.kind == title.kind == "Conference"


def joined(doc: Doc, before: Title, title: Title) -> Title:
    """Two titles as one, with the head of the second."""
    return replace(
        title,
        first=before.first,
        name=f"{doc[before.first : before.last].text} {title.name}",
        proper=True,
        signature=tuple(sorted({*before.signature, *title.signature})),
        ordinal=title.ordinal if title.ordinal is not None else before.ordinal,
    )


def dedicated(doc: Doc, before: Title, title: Title, profile: Profile) -> Title:
    """A title with the name of what it is dedicated to, itself a title: “«X» бастамасына арналған конференция”."""
    if before.last != title.first or before.case != "Dat" or doc[title.first].lower_ not in profile.title.links:
        return title
    return replace(title, name=f"{doc[before.first : before.last].text} {title.name}", proper=True)


class _Walk:
    """Goes from the head noun to the left, as far as what stands there belongs to the title."""

    def __init__(
        self, doc: Doc, head: int, floor: int, elements: Sequence[Element], kind: str, profile: Profile
    ) -> None:
        self.doc, self.head, self.floor, self.kind, self.profile = doc, head, floor, kind, profile
        self.ends = {item.last - 1: item for item in elements if item.last <= head}
        self.owned = feature(doc[head], "Person[psor]") is not None
        self.at = head
        self.link: int | None = None
        self.governor: int | None = None
        self.quoted = self.named = False
        self._between = profile.words_of("between")

    def first(self) -> int:
        while self.at > self.floor and self.head - self.at < _LONGEST:
            step = self._step(self.at - 1)
            if step is None or step < self.floor:
                break
            self.at = step
        while self.at < self.head and self._idle(self.doc[self.at]):
            self.at += 1
        before = self.doc[self.at - 1] if self.at > self.floor else None
        if before is not None and before.pos_ == "ADJ" and before.text.islower() and self._capital(self.at - 2):
            return self.at - 2  # “Аса маңызды минералдар жөніндегі келісім”
        return self.at - 1 if self._capital(self.at - 1) else self.at

    def _capital(self, at: int) -> bool:
        """Whether the one word with a capital before a complement is the first of the name and no one who acts.

        “Су деректерімен алмасу туралы хаттама”, “Апостильден босату жөніндегі конвенция”.
        """
        if at < self.floor or self.link is None or self.doc[self.at].text[0].isupper() or at == 0:
            return False
        token, item = self.doc[at], self.ends.get(at)
        if not token.text[0].isupper() or token.is_sent_start:
            return False
        if item is not None and (item.code not in "CN" or item.last - item.first > 1):
            return False
        oblique = feature(token, "Case") in ("Abl", "Dat", "Acc", "Ins")
        return (
            oblique
            or token.pos_ in {"ADJ", "ADV", "VERB", "NOUN"}
            or token.lower_.endswith((*self.profile.title.endings, *self.profile.title.doing))
        )

    def _idle(self, token: Token) -> bool:
        if token.text in _CLOSING_QUOTES.values():
            return False
        rules = self.profile
        if token.lower_ in rules.title.links and token.i == self.at:
            return True
        return token.is_punct or token.lower_ in rules.title.determiners or token.lower_ in rules.conjunctions

    def _step(self, at: int) -> int | None:
        """Where the word or name that ends at `at` begins, if it belongs to the title."""
        token = self.doc[at]
        if token.text == ")":
            return next((to for to in range(at - 1, max(self.floor, at - 3), -1) if self.doc[to].text == "("), None)
        if token.text in _CLOSING_QUOTES:
            self.quoted = True
            return self._opening(at)
        if token.lower_ in _CALLED and self.doc[at - 1].text in _CLOSING_QUOTES:
            return at
        if token.lower_ in self.profile.title.links:
            self.link = at
            return at
        if self.kind == "Agreement" and self.link is None and token.lower_ in self._between:
            return self._sides(at)
        element = self.ends.get(at)
        if element is not None and element.code == "Y":
            return None
        if element is not None and element.code in "SDOGLNCHP":
            return element.first if self._takes(element) else None
        if self.quoted and token.pos_ == "NOUN" and (token.lemma_ in self.profile.title.conditional):
            return None  # “Екінші кездесу «X» форумы аясында өтті”
        planned = token.pos_ != "NOUN" and token.lower_ in self.profile.moods["planned"]
        if planned or token.lower_ in self.profile.title.stops:
            return None
        if token.lower_ in self.profile.title.determiners:
            return at if token.pos_ == "ADJ" else None
        return at if (self._complement(at) if self.link is not None else self._attribute(at)) else None

    def _sides(self, at: int) -> int | None:
        """Where the sides of an agreement begin, behind what it is about: “су туралы A мен B арасындағы келісім”."""
        start = at
        while start > self.floor:
            item = self.ends.get(start - 1)
            if item is not None and item.code in "SDOGL":
                start = item.first
            elif self.doc[start - 1].lower_ in self.profile.conjunctions or self.doc[start - 1].text == ",":
                start -= 1
            else:
                break
        about = start > self.floor and self.doc[start - 1].lower_ in self.profile.title.links
        return start if about and start < at else None

    def _opening(self, at: int) -> int | None:
        opening = _CLOSING_QUOTES[self.doc[at].text]
        found = (to for to in range(at - 1, max(self.floor, at - _LONGEST) - 1, -1) if self.doc[to].text == opening)
        return next(found, None)

    # names

    def _takes(self, item: Element) -> bool:
        """Whether a name belongs to the title: in the nominative what it is called by, in the genitive whose it is."""
        token = self.doc[item.last - 1]
        case = feature(token, "Case")
        if self.quoted or item.code in "NP" or (item.code == "C" and (item.last - item.first > 1 or not self.owned)):
            return False
        if case == "Gen":
            if self.link is not None and not self.owned and self._possessed_before_link(item.last):
                return True
            gathering = self.kind == "Conference" and self.link is None
            return gathering and (item.code in "OG" or (item.code == "H" and feature(token, "Number") == "Plur"))
        if case not in (None, "Nom"):
            return case == "Dat" and item.code in "OG" and self._member(item.last)
        acts = any(other.first == item.last and other.code in "SOG" for other in self.ends.values())
        if item.code == "H" and self._circle(item):
            return True
        if item.code == "H" and not acts and (self._member(item.first) or self._of_body(item.last)):
            return self.kind == "Conference" and self.link is None
        if item.code == "D" or self._joined(item.last):
            return True
        if self.link is not None:
            return self._owns_next(item.last) or item.last == self.link
        alone, self.named = not self.named, True
        return alone and self.owned and item.code != "H"

    def _circle(self, item: Element) -> bool:
        """Whether those whose gathering it is stand right before its head: “спикерлер конференциясы”."""
        beside = item.last == self.head and self.owned and self.link is None
        return self.kind == "Conference" and beside and feature(self.doc[item.last - 1], "Number") == "Plur"

    def _member(self, at: int) -> bool:
        """Whether the word is that for a member of the body before it: “ұйымға мүше елдердің кеңесі”."""
        return self.doc[at].lemma_ in self.profile.members and feature(self.doc[at + 1], "Number") == "Plur"

    def _of_body(self, at: int) -> bool:
        """Whether the noun of a body whose the gathering is stands there: “министрлер кеңесінің отырысы”."""
        plural = feature(self.doc[at - 1], "Number") == "Plur"
        return plural and at < self.head and self._is_body(self.doc[at])

    def _is_body(self, token: Token) -> bool:
        return feature(token, "Case") == "Gen" and token.lemma_ in self.profile.heads.get("words", ())

    def _owns_next(self, at: int) -> bool:
        return self.doc[at].pos_ == "NOUN" and feature(self.doc[at], "Person[psor]") is not None and at < self.head

    def _joined(self, at: int) -> bool:
        """Whether a conjunction or a dash joins a name to what already belongs to the title."""
        token = self.doc[at]
        return at == self.at and (token.text in _DASHES or token.lower_ in self.profile.conjunctions)

    def _possessed_before_link(self, first: int) -> bool:
        return any(self._owns_next(at) for at in range(first, self.link or self.head))

    # words

    def _attribute(self, at: int) -> bool:
        token = self.doc[at]
        if token.pos_ == "NUM":
            ordinals = self.profile.title.ordinals
            return feature(token, "NumType") == "Ord" or self.doc[at + 1].lower_ in ordinals
        if at > self.floor and self.doc[at - 1].pos_ == "NUM" and self.doc[at - 1].is_digit:
            return False
        if token.text in _DASHES or token.lower_ in self.profile.conjunctions:
            return at > self.floor and at - 1 in self.ends and self.ends[at - 1].code in "SLO" and self._begins(at + 1)
        if token.lower_ in self.profile.postposed:
            return True
        if self.doc[at + 1].lower_ in self.profile.postposed and at + 1 == self.at:
            return feature(token, "Case") == "Abl"
        if token.pos_ == "ADJ" or token.lower_ in self.profile.title.attributes:
            return True
        if token.pos_ in {"NOUN", "PROPN"} and feature(token, "Case") in (None, "Nom"):
            if self._acts(at):
                return False
            return feature(token, "Person[psor]") is None or self.owned
        return token.pos_ in {"NOUN", "PROPN"} and self._of_gathering(token)

    def _begins(self, at: int) -> bool:
        """Whether what was taken last is a name: a conjunction before it joins another to it."""
        return at == self.at and any(item.first == at and item.code in "SLO" for item in self.ends.values())

    def _of_gathering(self, token: Token) -> bool:
        """“Басшыларының саммиті”, “комиссияның отырысы”: whose gathering it is, several or a body."""
        if self.kind != "Conference" or feature(token, "Case") != "Gen":
            return False
        return feature(token, "Number") == "Plur" or self._is_body(token)

    def _complement(self, at: int) -> bool:
        token = self.doc[at]
        if token.text == "," or token.lower_ in self.profile.conjunctions:
            return at > self.floor and self._lists(self.doc[at - 1])
        if token.is_punct:
            return token.text in "()-–"
        if feature(self.doc[at + 1], "VerbForm") == "Vnoun" and feature(token, "VerbForm") in (None, "Conv"):
            return token.pos_ != "PRON"
        if token.lower_ in self.profile.title.inner:
            self.governor = at
            return True
        if token.lower_ in self.profile.adpositions or token.pos_ in {"PRON", "AUX", "ADP"}:
            return False
        if token.pos_ == "VERB":
            return False
        if token.pos_ not in {"NOUN", "PROPN"}:
            return token.pos_ in {"ADJ", "NUM"}
        case = feature(token, "Case")
        if feature(token, "VerbForm") == "Vnoun":
            return True
        if case in (None, "Nom"):
            return not self._acts(at)
        if case == "Gen":
            return self._possessed_before_link(at + 1)
        return case in ("Dat", "Acc", "Abl") and self._governed(at + 1)

    def _acts(self, at: int) -> bool:
        """Whether a bare plural does what the sentence tells (“Тараптар … келісімге қол қойды”)."""
        token = self.doc[at]
        if feature(token, "Number") != "Plur" or at + 1 == self.link:
            return False
        if self.kind == "Conference" and self.owned and at + 1 == self.head:
            return False  # “қалалар саммиті”
        if feature(token, "Person[psor]") is not None:
            return self.kind == "Agreement" and at > self.floor and feature(self.doc[at - 1], "Case") == "Gen"
        return not (self._owns_next(at + 1) or self.doc[at + 1].lower_ in self.profile.conjunctions)

    def _lists(self, token: Token) -> bool:
        return token.pos_ in {"NOUN", "PROPN", "ADJ"} and feature(token, "Case") in (None, "Nom")

    def _governed(self, first: int) -> bool:
        """Whether a verbal noun, a participle or a postposition between a word and the head can govern it."""
        return self.governor == first or any(
            feature(self.doc[at], "VerbForm") in ("Vnoun", "Part") for at in range(first, self.head)
        )
