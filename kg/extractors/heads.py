"""Heads of posts that stand for each other: “the head of state” is the president or king, “Minister X” of whatever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.extractors.roles import office, owners
from kg.languages.annotation import BEHIND_STATE, Element, Post
from kg.languages.grammar.elements import charges
from kg.languages.lexicon import lexicon

_CHAMBERS: Final = frozenset({"organ/lower-house", "organ/upper-house"})
# Parliaments and their chambers, whoever chairs which is a Speaker.
_PARLIAMENTS: Final = _CHAMBERS | frozenset(
    f"organ/{key}"
    for key in (
        "parliament", "senate", "majilis", "kurultai", "state-duma", "federation-council", "congress", "bundestag",
        "bundesrat", "knesset", "sejm", "seimas", "saeima", "riksdag", "storting", "eduskunta", "folketing", "althing",
        "majlisi-namoyandagon", "majlisi-milli", "verkhovna-rada", "oliy-majlis", "jogorku-kenesh", "majlisi-oli",
        "mejlis", "milli-majlis", "grand-national-assembly", "state-great-khural", "national-peoples-congress",
    )
)  # fmt: skip
_MEMBERS: Final = frozenset({"member-of-parliament", "senator"})
_CHAIRS: Final = frozenset({"head", "chairperson", "speaker"})
HEADS: Final = frozenset(
    {
        "president",
        "chairman",
        "chairperson",
        "minister",
        "director",
        "director-general",
        "executive-director",
        "executive-secretary",
        "managing-director",
        "secretary-general",
        "head",
        "prime-minister",
        "governor",
        "mayor",
        "king",
        "emir",
        "chancellor",
        "rector",
    }
)
HEADS_OF_GOVERNMENT: Final = frozenset({"prime-minister", "chancellor", "head-of-government"})
HEADS_OF_STATE: Final = frozenset(
    {"president", "king", "queen", "emperor", "emir", "sultan", "head-of-state", "prince", "grand-duke"}
)

# Whoever is called a diplomat, beside those who hold a post of foreign affairs.
_ENVOYS: Final = frozenset(
    {
        "ambassador",
        "ambassador-at-large",
        "permanent-representative",
        "permanent-observer",
        "special-envoy",
        "special-representative",
        "personal-envoy",
        "envoy",
        "high-representative",
        "consul",
        "consul-general",
        "charge-daffaires",
        "counsellor",
        "attache",
        "nuncio",
        "high-commissioner",
        "head-of-mission",
        "diplomat",
    }
)

MISSIONS: Final = frozenset({"organ/embassy", "organ/consulate", "organ/permanent-mission"})

# Whoever is sent for a task, and how he is called in short.
_SENT: Final = frozenset({"special-envoy", "personal-envoy", "special-representative", "personal-representative"})
_BROADLY_SENT: Final = frozenset({"envoy", "representative", "special-envoy"})

# Sorts of places that have officials of their own.
_SEATS: Final = frozenset({"capital", "city", "region"})


def seated(post: Post, body: Element) -> bool:
    """Whether a post is one of a place: “the mayor of Oslo”; an office of states is so only of a region."""
    place = lexicon().find(body.key or "") if body.code == "L" else None
    if place is not None and place.sort == "venue":
        return True  # a theatre, a palace
    if place is None or place.sort not in _SEATS:
        return False
    if place.sort == "region" and place.country is None:
        return False  # a part of the world
    return "place" in owners(post) or (place.sort == "region" and "state" in owners(post))


def owned(post: Post) -> list[Element]:
    """The states, bodies and places that a post is one of; a ministry of one state alone is of that state too."""
    named = [body for body in post.bodies if body.code in "SDO" or seated(post, body)]
    organs = [body for body in post.bodies if body.code == "G" and body.country and charges().get(body.key or "")]
    organs += [body for body in named if body.source == BEHIND_STATE and body.country]
    return named + [replace(body, code="S", key=f"state/{body.country}") for body in organs]


def diplomatic(post: Post) -> bool:
    """Whether who holds a post is called a diplomat."""
    head, _, portfolio = office(post)
    organs = any(body.key == "organ/foreign-ministry" for body in post.bodies)
    # “the Secretary General of the OSCE … the diplomat”: of a body of states, not of a party or a ministry
    abroad = head == "secretary-general" and any(body.code == "O" for body in post.bodies)
    return head in _ENVOYS or portfolio == "foreign-affairs" or organs or abroad


def ministerial(post: Post) -> bool:
    """Whether somebody heads a ministry: no deputy, no former minister."""
    head, ranks, _ = office(post)
    return head == "minister" and not lasting(ranks)


def says_more(own: Post, post: Post) -> bool:
    """Whether a post is the same with its portfolio: “Foreign Minister” for “Minister”."""
    head, ranks, portfolio = office(own)
    bare, _, _ = office(post)
    return not ranks and ((head == bare and portfolio is not None) or head == f"{bare}-of-state")


def heads_state(post: Post) -> bool:
    head, ranks, _ = office(post)
    return head in HEADS_OF_STATE and not ranks and all(body.code in "SD" for body in post.bodies)


def leads_government_or_diplomacy(post: Post) -> bool:
    """Whether a post is that of a head of government or a foreign minister, of whom a state has one."""
    head, ranks, portfolio = office(post)
    return not ranks and (head in HEADS_OF_GOVERNMENT or (head, portfolio) == ("minister", "foreign-affairs"))


def lasting(ranks: tuple[str, ...]) -> tuple[str, ...]:
    """Ranks without that of one who holds a post for the time being: “the minister” is the acting one."""
    return tuple(rank for rank in ranks if rank != "acting")


def same_ranks(own: tuple[str, ...], told: tuple[str, ...]) -> bool:
    """Whether ranks are the same, told in short maybe: “the deputy minister”, of the first deputy."""
    return own == told or tuple("deputy" if rank == "first-deputy" else rank for rank in own if rank != "first") == told


def narrowest(bodies: Sequence[Element], *, before: bool) -> list[Element]:
    """The organs and bodies of a post, the narrowest first; what is only called a chamber is after those with a name.

    Args:
        bodies: What it is a post of, in the order of the text.
        before: Whether the wider stands before the narrower: “Парламент Сенатының төрағасы”.
    """
    found = [body for body in bodies if body.code in "GO"]
    return sorted(found[::-1] if before else found, key=lambda body: body.key in _CHAMBERS)


def _is_speaker(post: Post) -> bool:
    """Whether somebody chairs a parliament or one of its chambers."""
    head = office(post)[0]
    return head == "speaker" or (head in _CHAIRS and any(body.key in _PARLIAMENTS for body in post.bodies))


def same_office(own: Post, post: Post, *, at_side: bool, of_side: bool) -> bool | None:
    """Whether somebody's own post is meant by another, told more broadly maybe; `None` where the two are unlike.

    Args:
        own: The post somebody holds.
        post: The post that is told.
        at_side: Whether both are of one side.
        of_side: Whether it is told of what side the second is.
    """
    head, ranks, portfolio = office(post)
    own_head, _, own_portfolio = office(own)
    if own_head == head and portfolio in (None, own_portfolio):
        return True
    if head in _MEMBERS and at_side and not post.plural and any(body.key in _PARLIAMENTS for body in own.bodies):
        return True  # “the Peruvian MP”, of who chairs a committee there
    if _is_speaker(own) and _is_speaker(post) and not ranks:
        chambers = [{body.key for body in each.bodies if body.code == "G"} for each in (own, post)]
        broad = "organ/parliament" in chambers[0] | chambers[1] or not all(chambers)
        return broad or bool(chambers[0] & chambers[1])  # “the Peruvian speaker”, “the head of Peru's parliament”
    if head == "head" and any(body.key in MISSIONS for body in post.bodies):
        return own_head in _ENVOYS and not portfolio and not ranks  # the head of the embassy
    if head == "head" and at_side and not own_portfolio and not ranks and not _is_speaker(post):
        return own_head in HEADS
    if head in _BROADLY_SENT and own_head in _SENT:
        return True  # “the envoy” is the special envoy
    if head == "leader" and of_side and not own_portfolio:
        return own_head in HEADS_OF_STATE | HEADS_OF_GOVERNMENT
    if own_head == "head" and head == "governor" and not portfolio and not ranks:
        return any(seated(own, body) for body in own.bodies)  # the head of a region
    if own_head == "leader" and at_side and of_side and not portfolio:
        return head in HEADS_OF_STATE  # “Президент Перу” of whom the text says “перуанский лидер X”
    if head == "envoy" and at_side and of_side and not portfolio and not ranks:
        return own_head in _ENVOYS  # “the Peruvian envoy”, of the ambassador of Peru
    if "head-of-state" in (head, own_head) and not own_portfolio:
        return {head, own_head} <= HEADS_OF_STATE
    if "head-of-government" in (head, own_head) and not own_portfolio:
        return {head, own_head} <= HEADS_OF_GOVERNMENT
    return None
