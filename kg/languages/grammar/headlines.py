"""A post in the nominative and a name in an oblique case are two: “Перу президенті Лулумен кездесті”.

Where the case stands on the last word, “the president Lula” and “the president … with Lula” are written alike.
Who holds what elsewhere in the document tells them apart; in what opens it, where nobody else could do what the
verb tells, a name of one word is not the holder's.

In English a post behind the comma of a headline is another's where the verb has several subjects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from kg.languages.annotation import Phrase, Post, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.phrases import phrase as _phrase
from kg.languages.grammar.profile import Profile

_OBLIQUE = frozenset({"Ins", "Acc", "Dat"})
_ACTORS = frozenset({"person", "post", "state", "organization", "side", "pronoun"})
# One state has one of these: who is called its head is not another than its president.
_HEADS = frozenset({"role/head", "role/leader", "role/president", "role/head-of-state", "role/king"})

Keys = Callable[[str], frozenset[str]]


@dataclass(slots=True)
class Holders:
    """Who holds what in a document, by the family names of those who are named in full with their posts.

    Args:
        offices: Family name → offices.
        names: Office → family names.
    """

    offices: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)

    def add(self, phrase: Phrase, family: frozenset[str]) -> None:
        """Note the posts of a person under each form of the family name."""
        offices = {office for post in phrase.posts for office in _offices(post)}
        for name in family:
            self.offices.setdefault(name, set()).update(offices)
        for office in offices:
            self.names.setdefault(office, set()).update(family)


def holders(phrases: Iterable[Phrase], doc: Doc, keys: Keys) -> Holders:
    """The holders that the phrases of a document tell of in a case where a post and a name are surely one."""
    found = Holders()
    for phrase in phrases:
        element = phrase.element
        if phrase.kind != "person" or element is None or element.last - element.first == 1:
            continue
        if phrase.case not in _OBLIQUE or not phrase.posts:
            found.add(phrase, keys(doc[element.last - 1].text))
    return found


def split(doc: Doc, sentence: Sentence, known: Holders, keys: Keys, *, opening: bool) -> list[Phrase]:
    """The phrases of a sentence, with a post and the name behind it apart where they are two.

    Args:
        known: What `holders` found.
        opening: Whether the sentence is a title or the first of the document.
    """
    found: list[Phrase] = []
    for phrase in sentence.phrases:
        if _may_be_two(phrase) and _are_two(doc, phrase, sentence.phrases, known, keys, opening):
            found += _apart(phrase)
        else:
            found.append(phrase)
    return found


def _may_be_two(phrase: Phrase) -> bool:
    element = phrase.element
    if phrase.kind != "person" or not phrase.posts or element is None or phrase.case not in _OBLIQUE:
        return False
    return element.last == phrase.last and phrase.posts[-1].last <= element.first


def _are_two(doc: Doc, phrase: Phrase, phrases: Sequence[Phrase], known: Holders, keys: Keys, opening: bool) -> bool:
    if any(other is not phrase and other.kind in _ACTORS and other.case == "Nom" for other in phrases):
        return False
    mine = {office for post in phrase.posts for office in _offices(post)}
    family = keys(doc[phrase.last - 1].text)
    if any(known.names.get(office, family).isdisjoint(family) for office in mine):
        return True
    offices = set().union(*(known.offices.get(name, set()) for name in family))
    if offices:
        return mine.isdisjoint(offices)
    single = phrase.element is not None and phrase.element.last - phrase.element.first == 1
    return opening and single and any(post.state is not None for post in phrase.posts)


def _offices(post: Post) -> tuple[str, ...]:
    head = "head" if post.head in _HEADS and not post.ranks else f"{'+'.join(post.ranks)} {post.head} {post.portfolio}"
    return (f"{head}@{post.state.key}",) if post.state is not None else (head,)


def _apart(phrase: Phrase) -> list[Phrase]:
    element = phrase.element
    if element is None:
        return [phrase]
    post = replace(phrase, last=element.first, kind="post", element=None, case="Nom", head=element.first - 1)
    return [post, replace(phrase, first=element.first, posts=())]


def two_subjects(doc: Doc, sentence: Sentence, profile: Profile) -> list[Phrase]:
    """The phrases of an English headline, a name and the post behind its comma as two where the verb has two subjects.

    “Haddad, Costa Rican FM discuss trade”: who is the minister discusses it with Haddad.
    """
    found: list[Phrase] = []
    for phrase in sentence.phrases:
        cut = _behind_comma(doc, phrase) if phrase.last < sentence.last else None
        verb = doc[phrase.last] if cut is not None else None
        several = verb is not None and verb.pos_ == "VERB" and feature(verb, "Tense") == "Pres"
        if cut is None or verb is None or not several or feature(verb, "Person") == "3":
            found.append(phrase)
            continue
        post = phrase.posts[-1]
        found.append(replace(phrase, last=cut, posts=phrase.posts[:-1]))
        found.append(_phrase(doc, post.first, phrase.last, "post", None, (post,), profile=profile))
    return found


def _behind_comma(doc: Doc, phrase: Phrase) -> int | None:
    """Where the comma stands between a name and the one post behind it, with which the phrase ends."""
    if phrase.kind != "person" or phrase.element is None or not phrase.posts:
        return None
    at = phrase.posts[-1].first - 1
    ends = phrase.posts[-1].last == phrase.last and at == phrase.element.last
    return at if ends and doc[at].text == "," else None
