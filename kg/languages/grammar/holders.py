"""Whether a name beside a post is its holder's: by case, by commas and by what the post before it says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from spacy.tokens import Doc, Token

from kg.languages.annotation import Element, Post
from kg.languages.grammar.coded import Coded
from kg.languages.grammar.elements import COUNTERPART, serves
from kg.languages.grammar.morph import feature, participle_cases
from kg.languages.grammar.post_cases import SHOWN, genitive_lookalike, joined, may_be
from kg.languages.grammar.profile import Profile
from kg.languages.morphology import Morphology

_MEETING = frozenset({"meet", "talk"})
# How many adverbs open a post: “временно исполняющий обязанности”.
_ADVERB = 1
# Cases of a name that no noun asks for.
_UNOWNED = frozenset({"Dat", "Acc", "Loc", "Ins", None})


def says_what(doc: Doc, coded: Coded, start: int, end: int, profile: Profile) -> bool:
    """Whether a comma parts a name from a post that only says what somebody became: “as minister, Y as …”.

    Or from one that a preposition or a participle governs, where the name's verb follows: “By a decree of the King, X
    was …”, “Greeting the minister, X said …”.
    """
    at = coded.items[start][0]
    while at > 0 and doc[at - 1].pos_ == "DET":
        at -= 1
    comma = coded.code.find("c", start, end)
    name = next((to for to in range(start, end) if coded.code[to] in "NC"), start)
    if profile.case_on_last or coded.code[start] not in "tT" or not 0 <= comma < name or not at:
        return False
    said = doc[at - 1].lower_ in profile.words_of("as")
    last = coded.items[end - 1][1]
    acts = last < len(doc) and doc[last].pos_ in {"VERB", "AUX"}
    governed = doc[at - 1].pos_ == "ADP" or feature(doc[at - 1], "VerbForm") == "Ger"
    return said or (governed and acts)


def of_two(doc: Doc, coded: Coded, start: int, end: int, told: Sequence[Post], profile: Profile) -> bool:
    """Whether posts before a name are of two, so that only the last is its own.

    As they are of two states, or joined as two who act together are (“A елшісі мен B елшісі X”, “министр мен президент
    X”), or as their verb is in the plural, or a noun asks for two (“министр и премьер X встретились”, “встреча …”).
    """
    if len(told) < 2 or coded.code[start:end].rstrip("h")[-1:] not in ("N", "C"):
        return False
    if not profile.case_on_last:
        return len(told) == 2 and _acting_together(doc, coded, start, end, told, profile)
    states = {post.state.key for post in told if post.state is not None}
    return len(states) > 1 or any(doc[post.first - 1].lower_ in profile.pairing for post in told[1:])


def _acting_together(doc: Doc, coded: Coded, start: int, end: int, told: Sequence[Post], profile: Profile) -> bool:
    """Whether two posts joined by “and” before a name are of two who meet, by the number of their verb or their noun.

    Where neither shows it, by an article of the second or by the capitals of a title: “the minister and Premier X”.
    """
    joint = told[1].first - 1
    while joint > told[0].last and (doc[joint].pos_ == "DET" or doc[joint].lower_ in profile.owners):
        joint -= 1
    if told[0].last != joint or doc[joint].lower_ not in profile.conjunctions:
        return False
    if told[1].head == COUNTERPART:
        return True
    first, last = coded.items[start][0], coded.items[end - 1][1]
    if profile.possessives:
        before = doc[told[0].first - 1] if told[0].first else None
        if joint < told[1].first - 1:
            return True
        article = before is not None and before.pos_ == "DET"
        # “The Minister and Peruvian Minister X”: of one person the state would be told with the first.
        later = bool(told[1].bodies) and all(body.first >= told[1].first for body in told[0].bodies)
        later = later and told[1].bodies[0].first == told[1].first
        return article and doc[told[1].first].is_title and (later or doc[told[0].last - 1].is_lower)
    if last >= len(doc) or doc[last].lower_ in profile.conjunctions or doc[last].text == ",":
        return False
    behind, before = doc[last], doc[first - 1] if first else None
    if _joins(behind, profile):
        return False
    if feature(behind, "Number") == "Plur" and _is_verb(behind):
        return True
    if before is None or not before.is_alpha:
        return False
    if _is_verb(before):
        return feature(before, "Number") == "Plur"
    return any(trigger.kinds & _MEETING for trigger in profile.triggers.get(before.lemma_, ()))


def _is_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and feature(token, "VerbForm") in (None, "Fin")


def _joins(token: Token, profile: Profile) -> bool:
    """Whether a word leads to who is met: “the talks of the minister and premier X with Y”."""
    return token.lower_ in profile.words_of("with")


def own_end(doc: Doc, coded: Coded, start: int, end: int, by_first: dict[int, Post]) -> int:
    """Where a person ends: before the like post of another state that goes on behind the name, “Minister X, Danish M…”.

    Closed by a mark, the post behind the name is the person's own: “President X, President of Peru, said”.
    """
    told = [(at, by_first[item.first]) for at, (_, _, item) in _numbered(coded, start, end) if item.code == "T"]
    name = next((at for at in range(start, end) if coded.code[at] in "NC"), end)
    before = {_office(post) for at, post in told if at < name and not post.bodies}
    again = [post for at, post in told if at > name and post.bodies and _office(post) in before]
    last = coded.items[end - 1][1]
    if coded.code[name + 1 : end] == "ctT" and _acts(doc, last) and not doc[coded.items[start][0]].is_sent_start:
        return name + 1  # “attended by X, the premier said …”, but “X, the minister of trade has received …”
    if not again or last >= len(doc) or doc[last].is_punct or doc[last].is_space:
        return end
    return name + 1


def _acts(doc: Doc, at: int) -> bool:
    """Whether a finite verb stands at a token."""
    return at < len(doc) and doc[at].pos_ in {"VERB", "AUX"} and feature(doc[at], "VerbForm") == "Fin"


def _numbered(coded: Coded, start: int, end: int) -> list[tuple[int, tuple[int, int, Element]]]:
    parts = ((at, coded.items[at]) for at in range(start, end))
    return [(at, (first, last, item)) for at, (first, last, item) in parts if item is not None]


def _office(post: Post) -> tuple[str, tuple[str, ...], str | None]:
    return post.head, post.ranks, post.portfolio


def in_one_case(
    doc: Doc, coded: Coded, start: int, end: int, by_first: dict[int, Post], profile: Profile, morphology: Morphology
) -> bool:
    """Whether a post and the name after it agree: “the adviser of X, Y” is not X, whose name is in the genitive."""
    name = next((at for at in range(start, end) if coded.code[at] in "NC"), start)
    if name == start or coded.code[start] != "T":
        return not _apposed_apart(doc, coded, start, end)
    if _apposed_apart(doc, coded, start, end, name):
        return False
    opens = doc[coded.items[start][0]]
    if coded.code[start : start + 2] == "TT" and _acts_beside(doc, opens.i, coded.items[start + 1][0], by_first):
        return False
    if "." in opens.text or joined(opens, profile):
        # An abbreviation such as "acting" puts its post into the genitive and shows no case of its own.
        return True
    if _acting_as_named(doc, opens, coded.items[name][:2]):
        return True
    words = doc[opens.i : coded.items[name - 1][1]]
    cut = next((token.i - opens.i for token in words if token.pos_ == "ADP"), len(words))  # “chargé in the affairs”
    nouns = [token for token in words[:cut] if token.pos_ == "NOUN"] or [opens]
    post = next((case for token in nouns if (case := feature(token, "Case"))), None)
    if genitive_lookalike(doc, nouns, doc[coded.items[name][0] : coded.items[name][1]]):
        return False
    first, last, item = coded.items[name]
    bare = item is not None and item.name == doc[first:last].text
    if post in SHOWN and (bare or _hers(doc, first, last, morphology)) and _is_subject(doc, opens.i, last):
        return False
    told = by_first.get(opens.i)
    whose = told is not None and told.state is not None
    if post in SHOWN and bare and (whose or (told is not None and last - first > 1 and not serves(told.head))):
        return True  # a name that does not decline, behind a post of a state, which is whose post it is
    shown = [at for at in range(first, last) if not doc[at].text.endswith(".")] or [first]  # initials show no case
    if post in SHOWN and whose and all(may_be(doc[at], "Nom", morphology) for at in shown):
        return True  # “с министром Чили Рамиро Торра”: what looks like a genitive may as well be left undeclined
    if post not in (None, "Nom") and all(feature(token, "Case") in (None, "Nom") for token in doc[first:last]):
        # Names that show no case; behind a noun it is that noun's ("the chief of protocol of the president, X").
        return not _behind_person(doc, opens.i)
    if post == "Nom" and last - first > 1 and all(t.lower_ in morphology.keys(t.text) for t in doc[first:last]):
        # Words that may stand in the nominative do so after a post in the nominative.
        return True
    cases = {feature(doc[at], "Case") for at in shown}
    if post in SHOWN and all(may_be(doc[at], post, morphology) for at in shown):
        return True  # "the deputy of the minister X" in the instrumental, where the name may be in it too
    if post in SHOWN and cases <= _UNOWNED:
        return True  # a name that does not decline, behind a post that nothing but it can follow
    return post is None or None in cases or bool(cases & {post}) or {post, *cases} <= {"Gen", "Acc"}


def _behind_person(doc: Doc, at: int) -> bool:
    """Whether a post is governed by the noun of a person, with whatever stands between: «шеф протокола президента».

    Not where it is governed by what is no person: «при посредничестве министра».
    """
    nouns = list(takewhile(lambda t: t.pos_ in {"NOUN", "ADJ"}, reversed(doc[doc[at].sent.start : at])))
    return (
        bool(nouns)
        and nouns[0].pos_ == "NOUN"
        and any(feature(t, "Animacy") != "Inan" for t in nouns if t.pos_ == "NOUN")
    )


def _acting_as_named(doc: Doc, opens: Token, name: tuple[int, int]) -> bool:
    """Whether a post begins with a participle, one form of which serves for many cases, and the name shows which:
    «с (временно) исполняющей обязанности министра Анной Ли».
    """
    word = next((t for t in doc[opens.i : opens.i + _ADVERB + 1] if t.pos_ != "ADV"), opens)
    if feature(word, "VerbForm") != "Part" or feature(word, "Gender") != "Fem":
        return False
    return any(feature(token, "Case") in participle_cases(word) & SHOWN for token in doc[name[0] : name[1]])


def _apposed_apart(doc: Doc, coded: Coded, start: int, end: int, name: int | None = None) -> bool:
    """Whether a name and the post behind its comma are two: «беседуя с послом Иваном Ли, премьер отметил»."""
    post = next((at for at in range(name or start, end) if coded.code[at] == "T"), None)
    if post is None or coded.code[start] not in "TNC":
        return False
    leads = coded.items[start][0] if name is not None else coded.items[start][1] - 1  # the post before, or the name
    apart = feature(doc[leads], "Case") in SHOWN and feature(doc[coded.items[post][0]], "Case") == "Nom"
    return apart and _acts(doc, coded.items[end - 1][1])


def _hers(doc: Doc, first: int, last: int, morphology: Morphology) -> bool:
    """Whether a family name is a woman's in the nominative, and in no other case that a post asks for."""
    told = last - first == 1 and feature(doc[first], "Gender") == "Fem" and feature(doc[first], "Case") == "Nom"
    return told and not morphology.cases_of([doc[first].text], "person") & SHOWN


def _is_subject(doc: Doc, post: int, last: int) -> bool:
    """Whether a name behind a post in an oblique case is who acts: «на встрече с премьером Ли Вэнь заявил»."""
    if not _acts(doc, last):
        return False
    before, behind = doc[doc[post].sent.start : post], takewhile(lambda t: not t.is_punct, doc[last:])
    subject = any(t.pos_ in {"NOUN", "PROPN", "PRON"} and feature(t, "Case") == "Nom" for t in (*before, *behind))
    return not subject and not any(_acts(doc, token.i) for token in before)


def _acts_beside(doc: Doc, first: int, second: int, by_first: dict[int, Post]) -> bool:
    """Whether the second of two posts is the subject beside the first: “в беседе с министром президент X …”."""
    cases = [feature(doc[_noun(doc, at, by_first)], "Case") for at in (first, second)]
    return cases[1] == "Nom" and cases[0] not in (None, "Nom")


def _noun(doc: Doc, first: int, by_first: dict[int, Post]) -> int:
    """The first noun of a post, which shows its case."""
    last = by_first[first].last if first in by_first else first + 1
    return next((at for at in range(first, last) if doc[at].pos_ == "NOUN"), first)


def of_the_first(doc: Doc, coded: Coded, start: int) -> bool:
    """Whether the first of two names behind a post is in the genitive, so that it only says whose post it is."""
    name = next((item for item in coded.items[start:] if item[2] is not None and item[2].code == "N"), None)
    return name is None or feature(doc[name[0]], "Case") in (None, "Gen", "Acc")
