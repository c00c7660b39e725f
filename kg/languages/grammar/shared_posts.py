"""Posts in the plural that several share: “Danish and Dutch ministers”, “the presidents of A and B”, “… X and Y”.

And a state that is told after the name: “President X of A”; and several posts told after several names: “X and Y, the
presidents of A and B”.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.languages.annotation import Element, Phrase, Post
from kg.languages.grammar.elements import serves
from kg.languages.grammar.morph import feature

SHARED = frozenset({"adjectives", "paired", "coordinated"})
_FIRST_LADY = "role/first-lady"
_BODIES = "SDO"
# Heads of bodies that states have as well.
_HEADS = frozenset(
    f"role/{head}" for head in ("president", "vice-president", "head", "chairperson", "vice-chairperson", "director")
)
# How many words may stand between a name and the state told behind it: “X of the Netherlands”.
_NEAR = 2
_DASHES = frozenset("-–—")
# What stands behind a name that closes an apposition.
_CLOSING = frozenset({"PUNCT", "VERB", "AUX", "SPACE", "ADV"})


@dataclass(frozen=True, slots=True)
class Share:
    """One of those who share a post: a state or body, or a person; `first` and `last` are its tokens."""

    first: int
    last: int
    kind: str
    element: Element | None
    posts: tuple[Post, ...] = ()


def fits(kind: str, told: Sequence[Post]) -> bool:
    """Whether the number of the posts agrees: several share one in the plural, a name has singular ones."""
    if kind in SHARED:
        return bool(told) and told[0].plural
    if kind == "tailed":
        return not any(post.plural for post in told)
    if kind == "person" and len(told) > 1 and any(post.head == _FIRST_LADY for post in told):
        return False  # "the president and first lady Y" are two
    return kind != "person" or not any(post.plural for post in told)


def split(kind: str, parts: Sequence[Element], post: Post) -> list[Share]:
    """Each of those who share the post, in order."""
    bodies = [item for item in parts if item.code in _BODIES] + list(post.bodies)
    bodies.sort(key=lambda item: item.first)
    if kind == "adjectives":
        alone = replace(post, plural=False)
        before = [item for item in bodies if item.last <= post.first]
        each = [Share(item.first, item.last, "post", None, (replace(alone, bodies=(item,)),)) for item in before]
        return [*each, Share(post.first, post.last, "post", None, (alone,))]
    if kind == "coordinated":
        alone = replace(post, plural=False)
        after = [item for item in bodies if item.first >= post.last]
        each = [Share(item.first, item.last, "post", None, (replace(alone, bodies=(item,)),)) for item in after]
        return [Share(post.first, post.last, "post", None, (alone,)), *each]
    people = [item for item in parts if item.code in "NC"]
    ends = [_with_body(parts, item) for item in people]
    posts: list[tuple[Post, ...]]
    if len(bodies) == 1 and bodies[0].first > people[-1].first:
        # "Presidents X and Y of A": of A is the one who stands beside it.
        alone = replace(post, bodies=(), plural=False)
        posts = [*[(alone,)] * (len(people) - 1), (replace(alone, bodies=tuple(bodies)),)]
    elif len(bodies) == len(people):
        posts = [(replace(post, bodies=(body,), plural=False),) for body in bodies]
    elif len(bodies) <= 1 or not _told_apart(bodies, people):
        post = post if len(bodies) <= 1 else replace(post, bodies=tuple(b for b in post.bodies[:1]))
        posts = [(replace(post, plural=False),)] * len(people)
    else:
        posts = [()] * len(people)
    shares = zip(people, ends, posts, strict=True)
    return [Share(item.first, end, "person", item, mine) for item, end, mine in shares]


def _with_body(parts: Sequence[Element], name: Element) -> int:
    """Where one of several names ends: behind the state or body that is told right behind it, “X of A and Y of B”."""
    after = next((item for item in parts if item.first >= name.last), None)
    return after.last if after is not None and after.code in _BODIES and after.first - name.last <= _NEAR else name.last


def _told_apart(bodies: Sequence[Element], people: Sequence[Element]) -> bool:
    """Whether bodies stand before the names that share them, and not only behind a name, in brackets: a party."""
    return sum(body.last <= people[0].first for body in bodies) > 1


def tailed(doc: Doc, parts: Sequence[Element], told: tuple[Post, ...], last: int) -> tuple[str, tuple[Post, ...], int]:
    """The kind, posts and last token of “President X of A”, where A is what the post is a post of.

    Where the posts have a body already, what follows the name is left to itself.
    """
    name = next(item for item in parts if item.code in "NC")
    tail = tuple(item for item in parts if item.first >= name.last)
    if any(post.bodies or _of_a_body(doc, post) for post in told):
        return "person", told, name.last
    return "person", tuple(replace(post, bodies=tail) for post in told), last


def _of_a_body(doc: Doc, post: Post) -> bool:
    """Whether a post is one of what no table has, as nouns behind it say: “президент ассоциации бокса X (Чили)”."""
    if post.portfolio or post.head not in _HEADS:
        return False
    return any(token.pos_ == "NOUN" and feature(token, "Case") == "Gen" for token in doc[post.first + 1 : post.last])


def told_behind(doc: Doc, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of a sentence, where each of several names has its share of the posts that are told behind them all.

    As many names as shares, each row joined by commas and conjunctions alone, and a comma between the two rows.
    """
    found = list(phrases)
    at = 0
    while at < len(found):
        names = _row(doc, found, at, "person")
        shares = _row(doc, found, at + len(names), "post")
        each = all(len(share.posts) == 1 and share.posts[0].bodies for share in shares)
        if 1 < len(names) == len(shares) and each and _apart(doc, names[-1].last, shares[0].first):
            pairs = zip(names, shares, strict=True)
            found[at : at + 2 * len(names)] = [replace(name, posts=share.posts) for name, share in pairs]
        at += max(1, len(names))
    return found


def told_before(doc: Doc, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of a sentence, where each of several names has its share of the posts that are told before them all.

    “Чили, Перу және Гана президенттері – X, Y және Z”: as many names as shares, and a dash between the two rows.
    """
    found = list(phrases)
    at = 0
    while at < len(found):
        shares = _row(doc, found, at, "post")
        names = _row(doc, found, at + len(shares), "person") if len(shares) > 1 else []
        each = all(len(share.posts) == 1 and share.posts[0].bodies for share in shares)
        if 1 < len(shares) == len(names) and each and doc[shares[-1].last : names[0].first].text in _DASHES:
            pairs = zip(names, shares, strict=True)
            found[at : at + 2 * len(shares)] = [replace(name, posts=share.posts) for name, share in pairs]
        at += max(1, len(shares))
    return found


def attending(doc: Doc, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of a sentence, where who serves somebody is named behind him: “a spokeswoman for President X, Y”."""
    found = list(phrases)
    for at in range(len(found) - 2):
        post, master, name = found[at : at + 3]
        if post.kind != "post" or not post.posts or master.kind != "person" or name.kind != "person" or name.posts:
            continue
        serving = post.posts[0]
        joint, gap = doc[post.last : master.first], doc[master.last : name.first]
        follows = doc[name.last] if name.last < len(doc) else None
        apposed = len(gap) == 1 and gap.text == "," and (follows is None or follows.pos_ in _CLOSING)
        if serving.plural or not serves(serving.head) or not apposed:
            continue
        if joint and all(token.pos_ in {"ADP", "DET"} for token in joint):
            bodies = serving.bodies or tuple(body for own in master.posts[:1] for body in own.bodies)
            found[at + 2] = replace(name, posts=(replace(serving, bodies=bodies),))
    return found


def _row(doc: Doc, phrases: Sequence[Phrase], at: int, kind: str) -> list[Phrase]:
    """Phrases of one kind, with nothing but commas and conjunctions between them; names without posts of their own."""
    row: list[Phrase] = []
    for phrase in phrases[at:]:
        between = doc[row[-1].last : phrase.first] if row else ()
        if phrase.kind != kind or (kind == "person" and phrase.posts):
            break
        if any(token.text != "," and token.pos_ != "CCONJ" for token in between):
            break
        row.append(phrase)
        if kind == "person" and doc[phrase.last : phrase.last + 1].text == "," and len(row) > 1 and _ends(doc, row):
            break
    return row


def _ends(doc: Doc, row: Sequence[Phrase]) -> bool:
    """Whether the last two of a row are joined by a conjunction."""
    return any(token.pos_ == "CCONJ" for token in doc[row[-2].last : row[-1].first])


def _apart(doc: Doc, last: int, first: int) -> bool:
    """Whether a comma stands between two rows, and an article at most."""
    words = [token for token in doc[last:first] if token.pos_ != "DET"]
    return len(words) == 1 and words[0].text == ","
