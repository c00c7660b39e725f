"""Who holds a post, as a verb of being or remaining tells: “X, who had been consul”, “the new envoy is Y”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from spacy.tokens import Token

from kg.extractors.appointments import at_home, joined, since
from kg.extractors.context import Context
from kg.extractors.owned import of_a_brand
from kg.extractors.tenures import tenure
from kg.languages.annotation import Element, Phrase, Sentence
from kg.languages.grammar.morph import feature

# How many words without a verb may stand between a name and its verb: “X, a career diplomat, is envoy to Chad”.
_APPOSED: Final = 8
# How many words that are no verbs may stand between a post and its verb: “the envoy since 2029 has been X”.
_DATED: Final = 4
_JOINTS: Final = frozenset({"CCONJ", "SCONJ"})


class _Chain(NamedTuple):
    """The words `first` up to `last` that tie a post to its holder, and the verb among them."""

    first: int
    last: int
    ahead: bool
    office: bool


def held(context: Context, sentence: Sentence) -> None:
    """The tenures that a copula tells of: “X, who had been foreign minister”, “she remains ambassador to Peru”."""
    for post in sentence.phrases:
        if post.kind != "post" or not post.posts or post.posts[0].plural or sentence.in_quotes(post.first):
            continue
        if _ordinal(context, post) or of_a_brand(context.annotation, sentence, post.posts[0]):
            continue
        chain = _before(context, sentence, post)
        if chain is not None and (post.case in ("Ins", None) or chain.office):
            holder = _holder(context, sentence, chain.first)
            for told in joined(context, [p for p in sentence.phrases if p.first >= post.first and p.kind == "post"]):
                own = told if told.posts[0].bodies else _of_what(told, post.posts[0].bodies)
                _tell(context, sentence, own, holder, chain)
        elif (chain := _behind(context, sentence, post)) is not None:
            named = next((p for p in sentence.phrases if p.first == chain.last and p.kind == "person"), None)
            _tell(context, sentence, post, named if named is not None and not named.posts else None, chain)


def _of_what(phrase: Phrase, bodies: tuple[Element, ...]) -> Phrase:
    """A post joined to one of some state, as one of that: “Dutch deputy premier and minister of finance”."""
    return replace(phrase, posts=(replace(phrase.posts[0], bodies=bodies), *phrase.posts[1:]))


def _tell(context: Context, sentence: Sentence, post: Phrase, holder: Phrase | None, chain: _Chain) -> None:
    actors = context.actors([holder], sentence) if holder is not None else []
    if len(actors) != 1 or actors[0].node is None or actors[0].phrase is post:
        return
    own = context.entities.fullest(actors[0].node, post.posts[0])
    own = at_home(context, sentence, None, actors[0].node, own)
    span = context.span(min(chain.first, post.first), max(chain.last, post.last))
    key = tenure(context, actors[0].node, own, span, modality="Planned" if chain.ahead else "Asserted")
    if key is not None and not chain.ahead:
        since(context, sentence, key, sentence.clause(post.first))


def _before(context: Context, sentence: Sentence, post: Phrase) -> _Chain | None:
    """The words before a post, back to its holder: “had been”, “remains as”, “остаётся на посту”."""
    doc = context.annotation.doc
    at = post.first
    while at > sentence.first and _ties(context, doc[at - 1]):
        at -= 1
    return _chain(context, at, post.first) if any(_verb(context, token) for token in doc[at : post.first]) else None


def _behind(context: Context, sentence: Sentence, post: Phrase) -> _Chain | None:
    """The words behind a post that opens its clause, up to its holder: “The new envoy is X”."""
    doc, profile = context.annotation.doc, context.profile
    before = post.first - 1
    while before > sentence.first and doc[before].pos_ == "ADJ":
        before -= 1  # "новым послом"
    opens = (
        post.first == sentence.first or doc[before].pos_ == "ADJ" or doc[before].is_punct or doc[before].pos_ in _JOINTS
    )
    if profile.verb_final or not opens:
        return None
    at = post.last
    while at < min(sentence.last, post.last + _DATED) and doc[at].pos_ in {"ADP", "NUM"}:
        at += 1
    first = at
    while at < sentence.last and (_verb(context, doc[at]) or _ties(context, doc[at])):
        at += 1
    whose = at < sentence.last and any(p.first == at and _owner(context, p) for p in sentence.phrases)
    return _chain(context, first, at) if not whose and any(_verb(context, t) for t in doc[first:at]) else None


def _owner(context: Context, name: Phrase) -> bool:
    """Whether a name says whose what follows is: “the envoy is X's brother”."""
    doc = context.annotation.doc
    return name.last < len(doc) and doc[name.last].lower_ in context.profile.possessives


def _verb(context: Context, token: Token) -> bool:
    return token.lemma_ in context.profile.copulas or token.lemma_ in context.profile.keeping


def _ties(context: Context, token: Token) -> bool:
    """Whether a word may stand between a post and its holder beside a verb of being, or is one."""
    profile = context.profile
    if token.pos_ == "ADV" or _verb(context, token) or token.lemma_ in profile.perfect | profile.coming:
        return True
    if token.lower_ in profile.words_of("as") or token.lemma_ in profile.offices:
        return True
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
    before = token.nbor(-1) if token.i else None
    office = behind is not None and behind.lemma_ in profile.offices
    stays = before is not None and before.lemma_ in profile.keeping  # "stays on as"
    return token.pos_ in {"ADP", "PART"} and (office or stays)


def _chain(context: Context, first: int, last: int) -> _Chain | None:
    """The words from `first` up to `last`; none where they are denied."""
    words, profile = context.annotation.doc[first:last], context.profile
    if any({token.lower_, token.lemma_} & profile.negations for token in words):
        return None
    before = context.annotation.doc[first - 1] if first else None
    if before is not None and (before.lower_ in profile.negations or before.pos_ == "AUX"):
        return None  # "may be minister"
    ahead = any(token.lemma_ in profile.coming or feature(token, "Tense") == "Fut" for token in words)
    return _Chain(first, last, ahead, any(token.lemma_ in profile.offices for token in words))


def _holder(context: Context, sentence: Sentence, at: int) -> Phrase | None:
    """Who stands right before a verb, or before what is told of him between commas; also before a relative pronoun."""
    ends = set(_ends(context, sentence, at))
    kinds = {"person", "pronoun"}
    return next((p for p in sentence.phrases if p.last in ends and p.kind in kinds and p.number == "Sing"), None)


def _ends(context: Context, sentence: Sentence, at: int) -> Iterator[int]:
    """Where a name may end whose verb begins at a token."""
    doc, relatives = context.annotation.doc, context.profile.relatives
    if at > sentence.first and doc[at - 1].lemma_ in relatives:
        at -= 2 if at - 1 > sentence.first and doc[at - 2].text == "," else 1
    yield at
    if at <= sentence.first or doc[at - 1].text != ",":
        return
    # "X, 58, has been …", "X, a career diplomat, is …", "X, who is accredited to Oman, is …".
    for to in range(at - 2, sentence.first, -1):
        if doc[to - 1].text == "," and (doc[to].lemma_ in relatives or at - to <= _APPOSED):
            yield to - 1
        if doc[to].text == "," or (doc[to].pos_ in {"VERB", "AUX"} and not _relative(context, sentence, to)):
            return


def _relative(context: Context, sentence: Sentence, at: int) -> bool:
    """Whether a verb stands in a relative clause."""
    doc = context.annotation.doc
    begins = (to for to in range(at - 1, sentence.first, -1) if doc[to].text == ",")
    comma = next(begins, None)
    return comma is not None and doc[comma + 1].lemma_ in context.profile.relatives


def _ordinal(context: Context, post: Phrase) -> bool:
    """“Was the first president to visit …” tells of no post."""
    doc = context.annotation.doc
    words = doc[post.first : post.posts[0].last]
    ranks = set(post.posts[0].ranks)
    return any(token.lower_ in context.profile.title.ordinals for token in words) and (not ranks or ranks == {"first"})
