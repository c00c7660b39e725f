"""Whether somebody or something is public: a state, a body of states, or the holder of an office of theirs."""

from __future__ import annotations

from typing import Final

from kg.extractors.context import Context, Event
from kg.extractors.officials import LOCAL, PRIVATE, known_body
from kg.extractors.owned import owned
from kg.extractors.roles import owners, slug
from kg.languages.annotation import Element, Post
from kg.languages.grammar.affairs import affairs
from kg.languages.lexicon import lexicon

# Posts of diplomacy that no table says the owner of.
ENVOYS: Final = frozenset(
    {
        "ambassador",
        "ambassador-at-large",
        "high-commissioner",
        "permanent-representative",
        "permanent-observer",
        "personal-envoy",
        "envoy",
        "special-rapporteur",
        "special-coordinator",
        "resident-representative",
        "consul",
        "consul-general",
        "honorary-consul",
        "charge-daffaires",
        "counsellor",
        "attache",
        "nuncio",
        "head-of-mission",
        "head-of-delegation",
        "negotiator",
        "diplomat",
        "sherpa",
    }
)
# Posts that courts of every town have, unless more words tell that it is the highest: “Prosecutor General”.
_OF_COURTS: Final = frozenset({"prosecutor-general", "chief-justice"})


def actors_of(context: Context, event: Event) -> list[str]:
    """The persons, states and bodies that an event tells to take part or to travel; the sides where it names nobody."""
    claims = context.builder.of(event.key, "participant", "visitor") or context.builder.of(event.key, "party")
    return [claim.object for claim in claims if isinstance(claim.object, str)]


def is_public_body(item: Element) -> bool:
    return item.code == "O" and _public_body(item.key)


def _public_body(key: str | None) -> bool:
    entry = lexicon().find(key or "")
    return entry is not None and (entry.sort not in PRIVATE or entry.sort == "party")


def public(context: Context, node: str) -> bool:
    """Whether a node is a state or an international body, or somebody who holds a public office or stands for a side.

    Whoever is only told to be of a land may be a player, a singer or a firm.
    """
    person = next((known for known in context.entities.persons if known.key == node), None)
    if person is None:
        return known_body(context, node)
    own = (side for post, side in person.posts if not sporting(context, post))
    sides = (*own, *person.leads, person.seat)
    return any(known_body(context, side) for side in sides if side) or any(
        _office(context, post) for post, _ in person.posts
    )


def _office(context: Context, post: Post) -> bool:
    """Whether a post is one of a state or an international body, said or not."""
    if sporting(context, post):
        return False
    if any(body.code in "SDLG" or (body.code == "O" and _institution(context, body)) for body in post.bodies):
        return True
    head = slug(post.head)
    if head in ENVOYS or post.head in LOCAL:
        return True
    sentence = next((item for item in context.annotation if item.first <= post.first < item.last), None)
    if post.bodies or (sentence is not None and owned(context.annotation, sentence, post)):
        return False
    return bool(owners(post) - {"place", "many"}) and (head not in _OF_COURTS or post.last - post.first > 1)


def sporting(context: Context, post: Post) -> bool:
    """Whether the words of a post name a federation or a club of sport, of whatever land."""
    words = tuple(affairs(context.document.language).sporting)
    doc = context.annotation.doc
    if not any(token.lower_.startswith(words) for token in doc[post.first : post.last]):
        return False
    sentence = next((item for item in context.annotation if item.first <= post.first < item.last), None)
    elements = sentence.elements if sentence is not None else ()
    known = {at for e in elements if e.key is not None and e.code in "SOF" for at in range(e.first, e.last)}
    return any(t.lower_.startswith(words) for t in doc[post.first : post.last] if t.i not in known)


def _institution(context: Context, body: Element) -> bool:
    """Whether a body is known and no firm, club or paper, or is called a public one."""
    if body.key is not None:
        return _public_body(body.key)
    words = tuple(affairs(context.document.language).institutional)
    return any(token.lower_.startswith(words) for token in context.annotation.doc[body.first : body.last])
