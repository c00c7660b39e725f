"""Posts as a model tells them, brought together with those of the phrase grammar.

The grammar knows what a post is made of, as far as the tables go; the model knows how far a post runs. So a post is
made longer, with the bodies that it runs over, and what no table has is a post with words of its own:
“Minister of Fisheries”, “маршал”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import Element, Post
from kg.languages.grammar.elements import FOREIGN, HEAD, gazetteer, serves
from kg.languages.grammar.morph import feature
from kg.languages.grammar.names import is_courtesy
from kg.languages.grammar.parted_posts import beside_sides
from kg.languages.grammar.phrases import minister
from kg.languages.grammar.profile import Profile
from kg.languages.lexicon import lexicon
from kg.languages.morphology import Morphology

# Heads that say little without what they have charge of, and that words of a text complete.
CHARGED: Final = frozenset({"role/minister", "role/state-minister", "role/secretary", "role/state-secretary"})
# Heads of something that has a head of its own: the words behind them name that.
LEADING: Final = frozenset(
    f"role/{head}"
    for head in ("head", "leader", "director", "chairperson", "co-chair", "vice-chairperson", "deputy-director")
)
_BODIES: Final = frozenset("SDOG")
# What a post ends with where the name of its holder follows.
_TOLD: Final = _BODIES | {"H", "F", "L"}
_JOINTS: Final = frozenset("oucatsf")
# Glue before what the post is exercised at or accredited to.
_ACCREDITED: Final = frozenset("uivl")
# Glue before the place where a post is held.
_HELD: Final = frozenset("iv")
# Glue between a post and the one that it serves.
_SERVED: Final = frozenset("ofut")
_QUOTES: Final = frozenset("«»“”„\"'")
_ADVERBIAL: Final = frozenset({"Dat", "Loc", "Abl", "Acc", "Ins"})
_LONGEST = 14


def extended(
    doc: Doc,
    elements: Sequence[Element],
    found: Sequence[Post],
    roles: Sequence[tuple[int, int]],
    *,
    profile: Profile,
    morphology: Morphology,
) -> list[Post]:
    """The posts of a sentence by grammar and model, in order.

    Args:
        doc: The text.
        elements: Those of the sentence.
        found: The posts of the phrase grammar.
        roles: The posts that the model finds, by tokens of the text.
        profile: Of the language.
        morphology: Of the language.
    """
    told = list(found)
    cut = roles if profile.case_on_last else list(_without_names(doc, elements, roles, found))
    for first, last in _apart(doc, cut, found):
        behind = _behind_quotes(doc, first, last)
        inside = [post for post in told if post.first < last and behind < post.last]
        if _what_is_called(doc, first, last) or (behind > first and not inside):
            continue
        first = _whole(elements, _opened(doc, elements, behind, last, profile))
        inside = [post for post in inside if first < post.last]
        if _crossed(elements, first, last) or not 0 < last - first <= _LONGEST:
            continue
        if inside:
            last = max(inside[-1].last, _limit(doc, inside[-1], last, elements, profile))
        reader = _Reader(doc, first, last, elements, profile, morphology)
        if not inside:
            post = reader.unknown()
            if post is not None:
                told.append(post)
        elif len(inside) == 2 and first >= inside[0].first and _of_one(doc, elements, inside[0], inside[1], profile):
            told.remove(inside[1])
            bodies = (*inside[0].bodies, *inside[1].bodies)
            told[told.index(inside[0])] = replace(inside[0], last=max(last, inside[1].last), bodies=bodies)
        elif inside[-1].plural or (inside[-1].last >= last and inside[0].first <= first):
            continue
        else:
            told[told.index(inside[-1])] = reader.longer(inside[-1], alone=len(inside) == 1)
    return sorted(told, key=lambda post: post.first)


def _apart(doc: Doc, roles: Sequence[tuple[int, int]], found: Sequence[Post]) -> list[tuple[int, int]]:
    """The model's posts, cut at the commas between posts of the grammar."""
    cut: list[tuple[int, int]] = []
    for first, last in roles:
        start = first
        for post in found:
            if start < post.first < last and doc[post.first - 1].text == ",":
                cut.append((start, post.first - 1))
                start = post.first
        cut.append((start, last))
    return cut


def _without_names(
    doc: Doc, elements: Sequence[Element], roles: Sequence[tuple[int, int]], found: Sequence[Post]
) -> Iterator[tuple[int, int]]:
    """The model's posts, cut at the names of their holders: “Minister X and Peru's Minister”, “Minister of Mines X”."""
    for first, last in roles:
        held = next((i for i in elements if i.code == "N" and first < i.first and i.last <= last), None)
        known = {i.last for i in elements if i.code in _TOLD}
        if held is None or held.first - (doc[held.first - 1].text == ",") not in known:
            yield first, last
            continue
        yield first, held.first - (doc[held.first - 1].text == ",")
        start = held.last
        while start < last and (doc[start].is_punct or doc[start].pos_ in {"CCONJ", "ADP"}):
            start += 1
        joined = start > held.last and doc[held.last].pos_ != "ADP"
        if joined and any(start <= post.first and post.last <= last for post in found):
            yield from _without_names(doc, elements, [(start, last)], found)


def _what_is_called(doc: Doc, first: int, last: int) -> bool:
    """Whether the words stand in quotation marks of their own: what a book or a film is called."""
    return first > 0 and doc[first - 1].text in _QUOTES and last < len(doc) and doc[last].text in _QUOTES


def _behind_quotes(doc: Doc, first: int, last: int) -> int:
    """Where a post begins that the model has from inside of quotation marks on: “«Посол» режиссёра X”."""
    opened = 0
    for at in range(first, last):
        opened += (doc[at].text == "«") - (doc[at].text == "»")
        if opened < 0:
            return _behind_quotes(doc, at + 1, last)
    return first


def _opened(doc: Doc, elements: Sequence[Element], first: int, last: int, profile: Profile) -> int:
    """Where a post begins: behind a day, “on Tuesday Foreign Minister X …”; and where its head stands last behind the
    side or the converb of another phrase that it runs over: “Делегацияны қорғаныс министрі …”, “Осакаға барып, …”.
    """
    while first < last and doc[first].lower_ in profile.title.calendar:
        first += 1
    if not profile.case_on_last:
        return first
    by = beside_sides(profile) | profile.words_of("source")
    for at in range(last - 2, first - 1, -1):
        side = any(item.code == "Y" and item.last == at + 1 for item in elements)
        if (
            side
            or doc[at].lower_ in by
            or _governed(doc, elements, at)
            or (doc[at].text == "," and feature(doc[at - 1], "VerbForm") == "Conv")
            or (doc[at].text == "," and doc[at - 1].lower_ in profile.skipped)  # “Министр, сондай-ақ, хатшы …”
        ):
            return at + 1
    return first


def _whole(elements: Sequence[Element], first: int) -> int:
    """Where a post begins that the model has from inside a name of the tables on: “[East Java] Governor X”."""
    return next((item.first for item in elements if item.key and item.first < first < item.last), first)


def _governed(doc: Doc, elements: Sequence[Element], at: int) -> bool:
    """Whether a noun is the verb's, and the name of a body behind it begins something else: “кеңсесіне БҰҰ өкілі …”."""
    token = doc[at]
    if token.pos_ != "NOUN" or feature(token, "Case") not in _ADVERBIAL:
        return False
    if any(item.code == "H" and item.last == at + 1 for item in elements) and not feature(token, "Person[psor]"):
        return True  # “Елшіні провинция губернаторы …”
    codes = _BODIES | {"H", "R"} if feature(token, "Person[psor]") == "3" else _BODIES
    return any(item.first == at + 1 and item.code in codes for item in elements)


def _of_one(doc: Doc, elements: Sequence[Element], post: Post, other: Post, profile: Profile) -> bool:
    """Whether the second post is whose the first is: “special representative of the secretary-general”."""
    between = [profile.glue.get(token.lower_, "") for token in doc[post.last : other.first]]
    if serves(post.head) and between and set(between) <= _SERVED and not profile.case_on_last:
        # "A spokeswoman for the president", but not "a spokeswoman for President X".
        return "t" in between or not any(item.code in "NC" and item.first == other.last for item in elements)
    if profile.case_on_last or not set(between) <= {"o", "t"}:
        return False
    return "o" in between or feature(doc[other.first], "Case") == "Gen"


def _crossed(elements: Sequence[Element], first: int, last: int) -> bool:
    """Whether a name or pronoun lies in the words, or begins or ends in them."""
    over = [item for item in elements if item.first < last and first < item.last]
    return any(item.code in "NP" or (item.code == "C" and (item.first < first or last < item.last)) for item in over)


def _limit(doc: Doc, post: Post, last: int, elements: Sequence[Element], profile: Profile) -> int:
    """Where a post of the grammar ends, at most `last`: before what is no longer governed by it.

    A noun in the nominative or accusative is something else; a place says where a post is held only before its holder.
    """
    if profile.case_on_last:
        return last
    covered = {at for item in elements for at in range(item.first, item.last) if item.code != "C"}
    governed = False
    for at in range(post.last, last):
        token = doc[at]
        if profile.glue.get(token.lower_) == "u" and profile.accredited and post.head not in profile.accredited:
            return at  # "The visit of the minister of A to B"
        if profile.glue.get(token.lower_) in _HELD and not _before_name(last, doc, elements):
            return at
        governed = governed or token.pos_ == "ADP"
        case = feature(token, "Case")
        if at not in covered and not governed and token.pos_ == "NOUN" and case in {"Nom", "Acc"}:
            return at
    return last


def _before_name(last: int, doc: Doc, elements: Sequence[Element]) -> bool:
    at = last + 1 if last < len(doc) and doc[last].text == "," else last
    return any(item.code in "NC" and at <= item.first <= at + 1 for item in elements)


class _Reader:
    """What one post of the model holds."""

    def __init__(
        self,
        doc: Doc,
        first: int,
        last: int,
        elements: Sequence[Element],
        profile: Profile,
        morphology: Morphology,
    ) -> None:
        self.doc, self.first, self.last = doc, first, last
        self.profile, self.morphology = profile, morphology
        self.elements = [item for item in elements if first <= item.first and item.last <= last and item.code != "C"]
        self.starts = {item.first: item for item in self.elements}
        self.covered = {at: item for item in self.elements for at in range(item.first, item.last)}

    def unknown(self) -> Post | None:
        """A post whose head no table has, by its own words."""
        start, end, bodies = self._core()
        words = [token.text for token in self.doc[start:end]]
        if not words or not words[0][0].isalpha() or start in self.covered or self._plural(start, end):
            return None
        if self.doc[end - 1].lemma_ in self.profile.leaderships:
            return None  # “Әкімшіліктің басшылығы” is nobody's post
        if end - 1 in self.covered or any(token.lemma_ in self.profile.honours for token in self.doc[start:end]):
            return None  # “народный артист”, “grandmaster”
        if self.doc[start].lemma_ in self.profile.heading and feature(self.doc[start], "VerbForm") == "Part":
            return (
                minister(self.doc, Post(self.first, self.last, HEAD, bodies=bodies), self.profile) if bodies else None
            )
        if end - start > 1 and self.doc[end - 1].lemma_ in self.profile.firms:
            end -= feature(self.doc[end - 1], "Case") == "Gen"  # “управляющий партнёр фонда”
        title = self._told(start, end)
        return Post(self.first, self.last, f"role/{title.casefold()}", bodies=bodies, title=title)

    def longer(self, post: Post, *, alone: bool) -> Post:
        """A post of the grammar with what the model has beyond it."""
        first = self._opening(post.first) if alone else post.first
        last = max(post.last, self.last)
        start, end, bodies = self._core()
        known = {(body.first, body.last) for body in post.bodies}
        bodies = tuple(body for body in bodies if not self._sent_for(post, body))
        added = tuple(body for body in bodies if (body.first, body.last) not in known)
        named = self._unknown_body(post, end) if not self.profile.case_on_last else None
        if named is not None:
            inside = range(named.first, named.last)
            added = (named, *(body for body in added if body.first not in inside or body.code == "S"))
        ranks = (
            (*self._ranks(first, post.first), *post.ranks) if alone and not self.profile.case_on_last else post.ranks
        )
        both = tuple(sorted((*post.bodies, *added), key=lambda body: body.first)) if added else post.bodies
        post = replace(post, first=first, last=last, bodies=both, ranks=ranks)
        if post.head not in CHARGED or post.portfolio or not self._says_more(start, end):
            return post
        if any(item.key == FOREIGN for item in self.elements if start <= item.first and item.last <= end):
            return replace(post, portfolio=FOREIGN)  # "Minister of Integration and Foreign Affairs"
        return replace(post, title=self._title(post, start, end))

    def _sent_for(self, post: Post, body: Element) -> bool:
        """Whether a state is only what an envoy of another has to do with: “special envoy of Sweden for Chad”."""
        at = body.first - 1
        at -= at > self.first and self._glue(at) == "t"
        return bool(post.bodies) and body.code == "S" and self._glue(at) == "f"

    def _opening(self, first: int) -> int:
        """Where a post begins that the grammar has from `first` on: no noun with a case of its own stands before it."""
        if self.profile.case_on_last:
            return min(first, self.first)
        at = first
        while at > self.first and not (feature(self.doc[at - 1], "Case") and self.doc[at - 1].pos_ == "NOUN"):
            at -= 1
        return at

    def _ranks(self, first: int, end: int) -> list[str]:
        """The ranks among the words before a post of the grammar: “First” before “Deputy Prime Minister”."""
        words = [token.text for token in self.doc[first:end]]
        found = gazetteer(self.profile.language, self.morphology).find(words) if words else []
        return [match.entry_key.partition("/")[2] for match in found if match.kind == "rank"]

    def _core(self) -> tuple[int, int, tuple[Element, ...]]:
        """The post's own words without the bodies before and behind them, and these bodies."""
        start, end = self.first, self.last
        bodies: list[Element] = []
        while start < end and (self._body(start) or self._idle(start) or is_courtesy(self.doc[start], self.profile)):
            item = self.starts.get(start)
            bodies += [item] if item is not None and self._owns(item) else []
            start = item.last if item is not None else start + 1
        if self.profile.case_on_last:
            return start, end, tuple(bodies)
        at = end
        behind: list[Element] = []
        while at > start and (at - 1 in self.covered or self._idle(at - 1)):
            item = self.covered.get(at - 1)
            if item is not None and item.code not in _BODIES and item.code != "L":
                break
            behind += [item] if item is not None and not self._accredited(item.first) else []
            at = end = item.first if item is not None else at - 1
        while end > start and self._glue(end - 1) and self._glue(end - 1) in "oucatsfiv":
            end -= 1
        return start, end, (*bodies, *behind[::-1])

    def _body(self, at: int) -> bool:
        item = self.starts.get(at)
        return item is not None and item.code in _BODIES

    def _owns(self, item: Element) -> bool:
        """Whether a body before its post is whose post it is, not where it is held: “Канададағы”, “БҰҰ жанындағы”."""
        if not self.profile.case_on_last:
            return True
        if feature(self.doc[item.last - 1], "Case") not in (None, "Nom", "Gen") or item.last >= self.last:
            return False
        behind = self.doc[item.last]
        if behind.i in self.covered:
            return True
        joined = self.starts.get(item.last + 1) if self._glue(behind.i) and self._glue(behind.i) in "ca" else None
        if joined is not None and joined.code in _BODIES and feature(self.doc[item.last - 1], "Case") != "Gen":
            return self._owns(joined)  # “Гана мен Чилидегі”
        return behind.pos_ != "ADP" and feature(behind, "Case") != "Loc"

    def _idle(self, at: int) -> bool:
        """Whether a word only stands between a post and its body."""
        return self.doc[at].text in _QUOTES or bool(self._glue(at) and self._glue(at) in _JOINTS)

    def _glue(self, at: int) -> str:
        return self.profile.glue.get(self.doc[at].lower_, "")

    def _accredited(self, at: int) -> bool:
        """Whether a name says where a post is exercised, or is joined to one that does: “to Chad, Mali and Togo”."""
        before = at - 1
        told_again = self.covered.get(before - 1) if before > self.first and self.doc[before].text == "(" else None
        if told_again is not None:
            return self._accredited(told_again.first)  # “в Корейской Народно-Демократической Республике (КНДР)”
        while before > self.first and self._glue(before) == "t":
            before -= 1
        joined = before
        while joined > self.first and self._glue(joined) and self._glue(joined) in "ca":
            joined -= 1
        if joined < before and joined in self.covered and self.covered[joined].code in "SL":
            return self._accredited(self.covered[joined].first)
        return bool(self._glue(before)) and self._glue(before) in _ACCREDITED

    def _says_more(self, start: int, end: int) -> bool:
        """Whether words of the post are in no table; with ranks between them they are left as they are."""
        if self.profile.case_on_last and any(i.code == "R" for i in self.elements if start <= i.first < end):
            return False
        return any(at not in self.covered and self.doc[at].is_alpha and not self._glue(at) for at in range(start, end))

    def _plural(self, start: int, end: int) -> bool:
        head = self._head(start, end)
        return feature(self.doc[head], "Number") == "Plur"

    def _head(self, start: int, end: int) -> int:
        """The noun that heads the post: the last where case is on the last word, else the first."""
        if self.profile.case_on_last:
            return end - 1
        stop = next((at for at in range(start + 1, end) if self.doc[at].pos_ == "ADP"), end)
        nouns = [at for at in range(start, stop) if self.doc[at].pos_ in {"NOUN", "PROPN"}]
        if not nouns:
            return stop - 1
        return nouns[0] if feature(self.doc[nouns[0]], "Case") is not None else nouns[-1]

    def _title(self, post: Post, start: int, end: int) -> str:
        """What a post with a known head is called, without its ranks."""
        heads = [item for item in self.elements if item.code == "H" and start <= item.first and item.last <= end]
        if heads and heads[0].last < end and not self.profile.case_on_last:
            rest = self.doc[heads[0].last : end].text
            return f"{lexicon().get(post.head).label(self.profile.language)} {rest}"
        ranks = [item.last for item in self.elements if item.code == "R" and item.first == start]
        return self._told(ranks[0] if ranks else start, end)

    def _told(self, start: int, end: int) -> str:
        """The words of the post, its head and what agrees with it in the nominative."""
        words = [token.text for token in self.doc[start:end]]
        head = self._head(start, end)
        if self.profile.case_on_last or feature(self.doc[head], "Case") is not None:
            cut = head + 1 - start
            told = self.morphology.nominative(words[:cut], "organization")
            words = [told, *words[cut:]]
        text = " ".join(words)
        return text[:1].upper() + text[1:]

    def _unknown_body(self, post: Post, end: int) -> Element | None:
        """What lies in the genitive between a post and the name of a body, together: “фракции КПРФ”."""
        heads = [item for item in self.elements if item.code == "H" and post.first <= item.first < post.last]
        at = heads[-1].last if heads else post.last
        if post.head not in LEADING or at >= self.last or at in self.covered or post.bodies:
            return None
        first = self.doc[at]
        if feature(first, "Case") != "Gen" or first.pos_ not in {"NOUN", "ADJ"}:
            return None
        stop = next((to for to in range(at, self.last) if self._accredited(to)), self.last)
        inner = [item for item in self.elements if at <= item.first < stop and item.code in "OG"]
        quoted = any(token.text in _QUOTES for token in self.doc[at:stop])
        if quoted and (not inner or inner[0].first - at <= 2):
            return None
        last = inner[-1].last if inner else next((i.first for i in self.elements if at < i.first < stop), stop)
        if last < self.last and self.doc[last].text in _QUOTES and quoted:
            last += 1
        words = [token.text for token in self.doc[at:last]]
        if not any(word[0].isupper() for word in words):
            return None
        name = self.morphology.nominative(words, "organization")
        return Element(at, last, "O", name=name, confidence=0.7, source="model")
