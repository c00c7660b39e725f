"""Which units of a sentence are items of one list: “A, B and C”."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.languages.annotation import Phrase, Sentence, Title
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

_MANY = 3
_PAIR = 2
# As many commas and conjunctions part two items of a list at most.
_MARKS = 2
_DASHES = frozenset("-–—")
_QUOTES = frozenset('«»“”„"')
_PEOPLE = frozenset({"person", "post", "pronoun"})


class Lists:
    """The lists of one sentence.

    A comma alone joins only items of a list that a conjunction closes, where no case shows that they belong together.
    """

    def __init__(self, doc: Doc, sentence: Sentence, profile: Profile) -> None:
        self.doc, self.sentence, self.profile = doc, sentence, profile
        self.units = sentence.units()

    def joined(self, before: Phrase | Title, after: Phrase | Title) -> bool:
        """Whether two units that follow each other are items of one list."""
        if not self._linked(before, after):
            return False
        if (before.case is not None or after.case is not None) and not self.profile.possessives:
            return True
        if self.profile.case_on_last:
            return True
        if self._conjunction(before, after):
            return True
        listed = self._closed(after) or self._long(before, after)
        return _alike(before, after) and listed and not self._fronted(before, after)

    def _between(self, before: Phrase | Title, after: Phrase | Title) -> list[str]:
        tokens = list(self.doc[before.last : after.first])
        if self.profile.case_on_last and isinstance(after, Phrase) and after.kind in _PEOPLE:
            while len(tokens) > 1 and tokens[-1].pos_ == "ADJ":
                tokens.pop()  # a word of the post that no table has: “және Аграрлық өнеркәсіп министрі”
            if len(tokens) > 1 and whose(self.doc, tokens[-1].i, after):
                tokens.pop()
            if owned := self._owners(after, tokens):
                tokens = tokens[:-owned]
            if len(tokens) > 1 and " ".join(token.lower_ for token in tokens[1:]) in self.profile.in_sequence:
                tokens = tokens[:1]  # “алдымен X, содан кейін Y қабылдады”
        if self.profile.free_order and before.case is not None and before.case == after.case:
            tokens = self._without_owners(before, self._without_nouns(after, tokens))
        words = [token.lower_ for token in tokens]
        if any(word in self.profile.observers for word in words):
            words = [word for word in words if word == "," or word in self.profile.conjunctions]
        seconds = self.profile.correlatives.values()  # “как с X, так и с Y”
        if any(word in self.profile.conjunctions for word in words):
            words = [word for word in words if word not in seconds]
        return [word for word in words if word not in self.profile.skipped or word in self.profile.conjunctions]

    def _without_nouns(self, after: Phrase | Title, tokens: list[Token]) -> list[Token]:
        """The words between without a noun that only says who somebody is: “министр X и его заместитель Y”."""
        bare = isinstance(after, Phrase) and after.kind == "person" and not after.posts
        while (
            bare
            and len(tokens) > 1
            and tokens[-1].pos_ in {"NOUN", "ADJ"}
            and tokens[-1].text.islower()
            and feature(tokens[-1], "Case") == after.case
        ):
            tokens = tokens[:-1]
        return tokens

    def _without_owners(self, before: Phrase | Title, tokens: list[Token]) -> list[Token]:
        """The words between without the genitives that a bare post governs: “с представителями деловых кругов и …”."""
        if not isinstance(before, Phrase) or before.kind != "post":
            return tokens
        at = 0
        while at < len(tokens) and tokens[at].pos_ in {"NOUN", "ADJ"} and feature(tokens[at], "Case") == "Gen":
            at += 1
        joins = at < len(tokens) and tokens[at].lower_ in {",", *self.profile.conjunctions}
        return tokens[at:] if joins else tokens

    def _owners(self, after: Phrase, tokens: list[Token]) -> int:
        """How many words before a post say what it is one of that no table has: “, шекара қызметінің басшысы X”."""
        if not after.posts or feature(self.doc[after.posts[0].last - 1], "Person[psor]") != "3":
            return 0
        count = 0
        for token in reversed(tokens[1:]):
            named = token.pos_ in {"NOUN", "ADJ", "PROPN"} and feature(token, "Case") in (None, "Nom", "Gen")
            if not named and token.text not in _QUOTES:
                break
            count += 1
        return count

    def _linked(self, before: Phrase | Title, after: Phrase | Title) -> bool:
        if isinstance(before, Title) != isinstance(after, Title):
            return False
        between = self._between(before, after)
        if self.profile.case_on_last and between == [",", ","]:
            return False  # “Министр, сондай-ақ, спикермен …”
        if self.profile.case_on_last and len(between) == 1 and between[0] in _DASHES:
            return _is_state(before) and _is_state(after)  # “Гана – Чили консультациялары”
        marks = {",", ";"} if _of_one_post(before, after) or self._officials(before, after) else {","}
        return 0 < len(between) <= _MARKS and all(w in marks or w in self.profile.conjunctions for w in between)

    def _officials(self, before: Phrase | Title, after: Phrase | Title) -> bool:
        """Whether both are persons with posts, and the second does nothing by himself: “with X of A; Y of B; and …”."""
        people = [unit for unit in (before, after) if isinstance(unit, Phrase) and unit.kind == "person" and unit.posts]
        behind = self.doc[after.last] if after.last < self.sentence.last else None
        return len(people) == _PAIR and (behind is None or behind.pos_ not in {"VERB", "AUX"})

    def _conjunction(self, before: Phrase | Title, after: Phrase | Title) -> bool:
        return any(word in self.profile.conjunctions for word in self._between(before, after))

    def _closed(self, item: Phrase | Title) -> bool:
        """Whether a conjunction comes before the last item of the list that the item stands in."""
        last = item
        for unit in self._following(item):
            if not self._linked(last, unit):
                return False
            if self._conjunction(last, unit):
                return True
            last = unit
        return False

    def _long(self, before: Phrase | Title, after: Phrase | Title) -> bool:
        """Whether so many people stand one after the other that they can only be a list."""
        chain = [unit for unit in self.units if unit.last <= before.first][::-1]
        length, last = 2, before
        for unit in chain:
            if not self._linked(unit, last) or not _alike(unit, last):
                break
            length, last = length + 1, unit
        last = after
        for unit in self._following(after):
            if not self._linked(last, unit) or not _alike(last, unit):
                break
            length, last = length + 1, unit
        return length >= _MANY

    def _following(self, item: Phrase | Title) -> list[Phrase | Title]:
        return [unit for unit in self.units if unit.first >= item.last]

    def _fronted(self, before: Phrase | Title, after: Phrase | Title) -> bool:
        """“After talks with A, B and C left”: what opens the sentence ends at the comma, unless another comes later."""
        opening = self.doc[self.sentence.first : before.first]
        verbs = any(token.pos_ in {"VERB", "AUX"} and feature(token, "VerbForm") != "Ger" for token in opening)
        if verbs or not opening or opening[0].pos_ != "ADP" or any(token.text == "," for token in opening):
            return False
        end = after
        for unit in self._following(after):
            if not self._linked(end, unit):
                break
            end = unit
        return end.last >= self.sentence.last or self.doc[end.last].text != ","


def whose(doc: Doc, at: int, unit: Phrase | Title) -> bool:
    """Whether a pronoun right before somebody only says whose he is: “министр X пен оның әріптесі Y”."""
    pronoun = doc[at].pos_ == "PRON" and feature(doc[at], "Case") == "Gen" and unit.first == at + 1
    return pronoun and isinstance(unit, Phrase) and unit.kind == "person" and bool(unit.posts)


def _of_one_post(before: Phrase | Title, after: Phrase | Title) -> bool:
    """Whether one post in the plural is that of both: “the envoys of A, X; B, Y; and C, Z”."""
    posts = [unit.posts for unit in (before, after) if isinstance(unit, Phrase) and unit.kind == "person"]
    return len(posts) == _PAIR and all(posts) and posts[0][0].first == posts[1][0].first


def _is_state(unit: Phrase | Title) -> bool:
    return isinstance(unit, Phrase) and unit.kind == "state"


def _alike(before: Phrase | Title, after: Phrase | Title) -> bool:
    """Whether both are people, or both are not."""
    if isinstance(before, Title) or isinstance(after, Title):
        return True
    return (before.kind in _PEOPLE) == (after.kind in _PEOPLE) or (before.kind == "post" and after.kind == "state")
