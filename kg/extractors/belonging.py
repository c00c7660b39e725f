"""What a post is a post of where no words beside it say so: “President X” in the news of one state.

The rest of the document tells it. The state is the one that the surroundings speak for most; those are out of which
another person holds the post, whose people meet the holder, or where the holder travels to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from kg.extractors.actors import ASSUMED
from kg.extractors.barred import barred, same_posts
from kg.extractors.common_home import common_home, fits
from kg.extractors.entities import Entities
from kg.extractors.heads import MISSIONS
from kg.extractors.home import UNITED_NATIONS, highest
from kg.extractors.origin import Mention
from kg.extractors.owned import owned
from kg.extractors.post_kinds import COMMISSIONER, held_alone, owner_kind
from kg.extractors.roles import office, owners
from kg.extractors.seats import seat
from kg.extractors.surroundings import Bare, Surroundings, is_region
from kg.languages.annotation import Annotation, Element, Frame, Phrase, Post, Sentence
from kg.languages.grammar.elements import serves
from kg.languages.grammar.profile import Profile
from kg.languages.morphology import Morphology

_STATES: Final = frozenset({"state", "home", "body"})
_PRESIDENTS: Final = frozenset({"role/president", "role/vice-president"})
# Heads of posts that no firm, office or part of a state has.
_INTERNATIONAL: Final = frozenset({"role/secretary-general"})
# Heads of those whom a state sends or employs, told without it only where their side is told.
_SENT: Final = frozenset(
    f"role/{head}"
    for head in (
        "ambassador", "ambassador-at-large", "permanent-representative", "permanent-observer", "high-commissioner",
        "consul", "consul-general", "charge-daffaires", "counsellor", "attache", "envoy", "special-envoy",
        "head-of-department", "director", "deputy-director",
    )
)  # fmt: skip
# “The embassy reports”, as the whole of a first line.
_REPORTS: Final = frozenset({"report"})
# In how many first sentences an embassy says whose news it is.
_OPENING: Final = 3
_AT_EMBASSIES: Final = _SENT - {"role/head-of-department", "role/director", "role/deputy-director"}
_CLERGY: Final = frozenset({"role/cardinal", "role/archbishop"})
_HOLY_SEE: Final = "state/VA"
_SECRETARY_OF_STATE: Final = "role/secretary-of-state"
_UNITED_STATES: Final = "state/US"
# Whose commissioners are told with what they are charged with alone.
_COMMISSIONS: Final = (
    ("organization/european-commission", "organization/eu"),
    ("organization/african-union-commission", "organization/african-union"),
)
# Parts of the United Nations that have no secretary of their own.
_PARTS: Final = frozenset({f"{UNITED_NATIONS}-general-assembly", f"{UNITED_NATIONS}-security-council"})
# Elements of which a post may be one.
_OWNERS: Final = "SDLGO"
# How much the best must weigh, and how far ahead of the next it must be to be sure.
_LEAST, _SURE = 1.5, 3.0


def complete(annotation: Annotation, entities: Entities, profile: Profile, morphology: Morphology) -> None:
    """Give the posts without a body the state or body that the document tells; see `ASSUMED`."""
    bare = list(_bare(annotation, entities))
    if not bare:
        return
    around = Surroundings(annotation, entities, profile, morphology)
    for item in bare:  # those first of whom it is known, whom the others meet
        if (known := _known(item, around)) is not None:
            entities.give(item.person, item.post, known)
    given: list[str] = []
    for item in bare:
        if not entities.stated(item.person, item.post) and (found := _told(item, around)) is not None:
            found = _ours(item, found, bare, around) or found
            entities.give(item.person, item.post, found)
            given += [found.key] if found.key is not None and owner_kind(item.post) == "state" else []
    left = [item for item in bare if not entities.stated(item.person, item.post) and _at_home(item, around)]
    if left and not _rivals(left):
        out = [barred(item, around) for item in left]
        home = common_home(left, around, set().union(*out), given)
        if home is not None:
            at_home = [item for item, apart in zip(left, out, strict=True) if fits(item, home, around, apart)]
            for item in at_home:
                entities.give(item.person, item.post, home)


def _ours(bare: Bare, told: Element, bares: Iterable[Bare], around: Surroundings) -> Element | None:
    """The state that the news is written in, for whom the news begins with, or who heads a house of its."""
    land = around.entities.land
    if not around.profile.verb_final or land is None or told.key == land or owner_kind(bare.post) != "state":
        return None
    if not _opens(bare, around) and not _of_our_house(bare, told, bares, around):
        return None
    return _only(bare, land) if land not in barred(bare, around) else None


def _of_our_house(bare: Bare, told: Element, bares: Iterable[Bare], around: Surroundings) -> bool:
    """Whether somebody heads a house that his sentence says no state of, where another of the highest is of no other.

    “The President received Peru's Minister Y. Y called on the Speaker, X” does not tell of Peru's Speaker.
    """
    named = any(mention.key == told.key for mention in around.mentions[bare.sentence.first])
    organ = any(body.code == "G" for body in bare.post.bodies)
    if named or not organ or not held_alone(bare.post):
        return False
    return any(b.person != bare.person and highest(b.post) and told.key in barred(b, around) for b in bares)


def _opens(bare: Bare, around: Surroundings) -> bool:
    """Whether a text begins with somebody without a state, before it names any: who is introduced so is at home."""
    mentions = (m for found in around.mentions.values() for m in found)
    dated = around.annotation.document.dateline is not None
    return not dated and all(m.element.first >= bare.phrase.first for m in mentions)


def _at_home(bare: Bare, around: Surroundings) -> bool:
    """Whether a post is one of those that the news of a state leaves without it: “the Prime Minister”."""
    own = not serves(bare.post.head) and owner_kind(bare.post) == "state"
    return own and held_alone(bare.post) and not _unresolved(bare, around)


def _rivals(bares: Iterable[Bare]) -> bool:
    """Whether several hold one office, who are then not all of one state."""
    holders: dict[object, set[str]] = defaultdict(set)
    for bare in bares:
        holders[office(bare.post)].add(bare.person)
    return any(len(persons) > 1 for persons in holders.values())


def _bare(annotation: Annotation, entities: Entities) -> Iterator[Bare]:
    """The posts of persons that the words do not say what they are of."""
    for sentence in annotation:
        for phrase in sentence.phrases:
            for post in phrase.posts if phrase.kind == "person" else ():
                kind, person = owner_kind(_serving(sentence, post)), entities.actor(phrase).node or ""
                told = post.stated or entities.stated(person, post) or not (kind or post.head in _SENT)
                away = post.head in _AT_EMBASSIES and _embassy(annotation) is not None
                firm = _of_firm(phrase, post) or (not away and owned(annotation, sentence, post))
                if not told and not _shared(phrase, sentence) and not firm:
                    yield Bare(sentence, phrase, post, person)


def _told(bare: Bare, around: Surroundings) -> Element | None:
    """What the document tells that a post is of."""
    kind = owner_kind(_serving(bare.sentence, bare.post))
    if _of_the_holy_see(bare.phrase, bare.post):
        kind = _HOLY_SEE
    if "/" in kind and "state" in owners(bare.post) and kind not in around.named:
        kind = "state"  # the emperor of a land that has none today
    if "/" in kind:
        return _only(bare, kind)
    if kind == "state" and (land := _that_land(bare, around)) is not None:
        return land
    if (
        bare.post.head in _SENT
        and (found := _of_side(bare, around) or _of_embassy(bare, around.annotation)) is not None
    ):
        return found
    if not kind:
        return None
    if bare.post.head == COMMISSIONER:
        return _of_commission(bare, around)
    if kind == "body":
        return _of_united_nations(bare, around.annotation) or _body(bare, around.annotation, around.entities)
    found = None if _unresolved(bare, around) else _state(bare, around)
    return found or _of_the_only_one(bare, around)


def _of_the_only_one(bare: Bare, around: Surroundings) -> Element | None:
    """The United States for “the Secretary of State”, who is charged with nothing more, where the text names them."""
    own = bare.post.head == _SECRETARY_OF_STATE and not bare.post.portfolio and _UNITED_STATES in around.named
    return _only(bare, _UNITED_STATES) if own and _UNITED_STATES not in barred(bare, around) else None


def _of_commission(bare: Bare, around: Surroundings) -> Element | None:
    """The commission of several states that alone the text names, or their union: “the Commissioner for Trade”."""
    told = {item.key for sentence in around.annotation for item in sentence.elements if item.code == "O"}
    unions = [[key for key in union if key in told] for union in _COMMISSIONS if not told.isdisjoint(union)]
    return _only(bare, unions[0][0]) if len(unions) == 1 else None


def _only(bare: Bare, key: str) -> Element:
    """The one state or body that has such a post, which the words leave out: “the Pope”."""
    code = "O" if key.startswith("organization/") else "S"
    return Element(bare.phrase.first, bare.phrase.last, code, key=key, source=ASSUMED, confidence=0.87)


def _of_side(bare: Bare, around: Surroundings) -> Element | None:
    """The state whose side an envoy or official is told to be on, or that a pronoun stands for.

    “On the Kenyan side were Minister X and Ambassador Y”, “Kenya's minister, X, and Y, its envoy to Chad”.
    """
    mention = around.own_side(bare)
    return replace(mention.element, code="S", key=mention.key, source=ASSUMED, confidence=0.8) if mention else None


def _that_land(bare: Bare, around: Surroundings) -> Element | None:
    """The state told of last that is not at home: “flew to Chad, where he saw the president of that country, X”."""
    doc, first = around.annotation.doc, bare.phrase.first
    words = {doc[at : at + 2].text.lower() for at in range(max(0, min(first, bare.post.first) - 3), bare.phrase.last)}
    if not words & around.profile.that_land:
        return None
    told = [item for s in around.annotation for item in s.elements if item.code == "S" and item.last <= first]
    home = around.entities.land
    lands = [item for item in told if item.key and item.key != home]
    return replace(lands[-1], source=ASSUMED, confidence=0.8) if lands else None


def _of_embassy(bare: Bare, annotation: Annotation) -> Element | None:
    """The state whose embassy the document is from, for who serves there."""
    state = _embassy(annotation) if bare.post.head in _AT_EMBASSIES else None
    return replace(state, code="S", source=ASSUMED, confidence=0.8) if state is not None else None


def _embassy(annotation: Annotation) -> Element | None:
    """The state whose embassy the first line of a document names."""
    named = (s for s in list(annotation)[:_OPENING] if not MISSIONS.isdisjoint(item.key or "" for item in s.elements))
    teller = next((s for s in named if any(_tells(s, frame) for frame in s.frames)), None)
    first = next(iter(annotation), None)
    if teller is not None:
        return next((item for item in teller.elements if item.code in "SD"), None)
    if (
        first is None
        or any(frame.kinds != _REPORTS for frame in first.frames)
        or MISSIONS.isdisjoint(item.key or "" for item in first.elements)
    ):
        return None
    return next((item for item in first.elements if item.code in "SD"), None)


def _tells(sentence: Sentence, frame: Frame) -> bool:
    """Whether an embassy is who tells the news: “the Embassy of Peru in Ghana informs that …”."""
    embassies = [item.first for item in sentence.elements if item.key in MISSIONS]
    told = frame.phrases("subject") if "say" in frame.kinds and not frame.nominal else []
    return any(unit.first <= at < unit.last for unit in told for at in embassies)


def _of_the_holy_see(phrase: Phrase, post: Post) -> bool:
    """“Cardinal Secretary of State X”: whoever is of the clergy is that of the Pope."""
    return post.head == _SECRETARY_OF_STATE and any(other.head in _CLERGY for other in phrase.posts)


def _serving(sentence: Sentence, post: Post) -> Post:
    """The post that the holder of another serves, as its words say: “adviser to the president”; else itself."""
    if not serves(post.head):
        return post
    inside = (item for item in sentence.elements if post.first <= item.first and item.last <= post.last)
    others = [item.key for item in inside if item.code == "H" and item.key and item.key != post.head]
    return replace(post, head=others[0]) if others else post


def _of_united_nations(bare: Bare, annotation: Annotation) -> Element | None:
    """The United Nations, for who serves “the Secretary-General” in a document that names it or a part of it."""
    served = _serving(bare.sentence, bare.post).head
    keys = [item.key for sentence in annotation for item in sentence.elements if item.code == "O" and item.key]
    named = any(key == UNITED_NATIONS or key.startswith(f"{UNITED_NATIONS}-") for key in keys)
    return _only(bare, UNITED_NATIONS) if served != bare.post.head and served in _INTERNATIONAL and named else None


def _shared(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether several hold a post that is told once, in the plural: “their foreign ministers, X and Y”.

    Senators who are told of together are of one state.
    """
    own = {post.first for post in phrase.posts if held_alone(post)}
    return any(post.first in own for other in sentence.phrases if other is not phrase for post in other.posts)


def _unresolved(bare: Bare, around: Surroundings) -> bool:
    """Whether words before the post name an owner that is no state: “Quebec’s premier”, “the Ornex president”."""
    doc, post = around.annotation.doc, bare.post
    for at in range(max(bare.phrase.first - 1, 1), post.last):
        before = {item.code: item for item in bare.sentence.elements if item.first < at <= item.last}
        known = next((before[code] for code in _OWNERS if code in before), None)
        owned = doc[at].lower_ in around.profile.possessives and doc[at - 1].pos_ == "PROPN"
        president = (
            post.head in _PRESIDENTS and at == post.last - 1 and doc[at].is_lower and not before.keys().isdisjoint("CL")
        )
        if (president and "L" in before) or ((owned or president) and (known is None or is_region(known))):
            return True
    return False


def _of_firm(phrase: Phrase, post: Post) -> bool:
    """Whether a president is that of a firm, as an office beside it that no state has tells: “president and CEO X”."""
    others = (other for other in phrase.posts if other is not post)
    return post.head in _PRESIDENTS and any(not (o.bodies or o.portfolio or owners(o) & _STATES) for o in others)


def _body(bare: Bare, annotation: Annotation, entities: Entities) -> Element | None:
    """The international body that is named last before the holder, unless another person holds the post there.

    For a post that only international bodies have, and where none is named before, the first that is named behind.
    """
    taken = {body.key for post in same_posts(bare, entities) for body in post.bodies}
    elements = (item for sentence in annotation for item in sentence.elements)
    known = [item for item in elements if item.code == "O" and item.key and item.key not in taken]
    before = [item for item in known if item.last <= bare.phrase.first]
    behind = known[:1] if bare.post.head in _INTERNATIONAL else []
    found = max(before or behind, key=lambda item: item.first, default=None)
    if found is not None and found.key in _PARTS:
        found = replace(found, key=UNITED_NATIONS)
    return replace(found, source=ASSUMED, confidence=0.8) if found is not None else None


def _known(bare: Bare, around: Surroundings) -> Element | None:
    """The state whose offices the table of known persons gives the holder."""
    if owner_kind(_serving(bare.sentence, bare.post)) != "state":
        return None
    person = next((item for item in around.entities.persons if item.key == bare.person), None)
    named = {m.key for found in around.mentions.values() for m in found}
    key = seat(person.names, [bare.post], around.annotation.document.issued, named) if person is not None else None
    return _only(bare, key) if key is not None else None


def _state(bare: Bare, around: Surroundings) -> Element | None:
    """The state that most speaks for, if it is ahead of the others."""
    weights: dict[str, float] = defaultdict(float)
    words: dict[str, Mention] = {}
    for weight, mention in around.evidence(bare):
        words.setdefault(mention.key, mention)
        weights[mention.key] += weight
    out = barred(bare, around)
    own = (around.mention(around.entities.actor(bare.phrase)), around.whose(bare))
    out -= {found.key for found in own if found is not None}
    ranked = sorted(((weight, key) for key, weight in weights.items() if key not in out), reverse=True)
    left = [key for key in around.named if key not in out]
    if not ranked or (ranked[0][0] < _LEAST and left != [ranked[0][1]]):
        return None
    ahead = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0)
    key = ranked[0][1]
    if is_region(words[key].element):
        return None
    told = replace(words[key].element, code="S", key=key, source=ASSUMED, confidence=0.87 if ahead >= _SURE else 0.65)
    return told if ahead > 0 else None
