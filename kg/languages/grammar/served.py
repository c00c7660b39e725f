"""Posts that serve another post: “adviser to the Omani president”, “the Secretary-General's envoy for Chad”."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from kg.languages.annotation import Element
from kg.languages.grammar.coded import BODY_CODES, Coded

# Who is sent to a body by a state: “Britain's UN ambassador”.
_SENT = frozenset({"role/ambassador", "role/permanent-representative", "role/permanent-observer"})
# What a word for a ministry or a part of one is, where it does not say which.
_PART = "organ/ministry"
# The letter of the mark that makes an owner of the post before it.
_OWNER = "s"


def in_possessive(coded: Coded, start: int, end: int) -> bool:
    """Whether the first post among the letters stands in the possessive, so that the second is the one told of."""
    first = coded.code.find("H", start, end)
    return 0 <= first < end - 1 and coded.code[first + 1] == _OWNER and "H" in coded.code[first + 2 : end]


def own_parts(coded: Coded, start: int, end: int) -> list[tuple[str, Element]]:
    """The elements of the post that is told of, without the ranks and the head of the one that it serves."""
    parts = coded.elements(start, end)
    heads = [at for at, (_, item) in enumerate(parts) if item.code == "H"]
    if in_possessive(coded, start, end):
        return parts[heads[0] + 1 :]
    if len(heads) < 2 or "a" in coded.code[start:end]:
        return parts
    at = heads[1]
    while at > heads[0] + 1 and parts[at - 1][1].code in "RD":
        at -= 1
    return parts[:at]


def master_body(coded: Coded, start: int, end: int) -> Element | None:
    """The state or body right before the post that is served: “adviser to the Omani president”."""
    parts = coded.elements(start, end)
    heads = [at for at, (_, item) in enumerate(parts) if item.code == "H"]
    if len(heads) < 2 or "a" in coded.code[start:end] or in_possessive(coded, start, end):
        return None
    before = parts[heads[1] - 1][1]
    return before if before.code in BODY_CODES and parts[heads[1]][0] == "" and heads[1] - heads[0] > 1 else None


def seats_of_organs(parts: Sequence[tuple[str, Element]]) -> list[Element]:
    """The states right before an organ, which are whose it is wherever a post is held: “at the Polish embassy”."""
    return [
        item
        for (_, item), (glue, behind) in pairwise(parts)
        if item.code in "SD" and behind.code == "G" and glue == "" and item.last <= behind.first
    ]


def owners(bodies: Sequence[Element], heads: Collection[str | None]) -> list[Element]:
    """The states and bodies of a post, without the body that a state sends its holder to, or a part of a ministry.

    “The director of the Asia department at the Polish foreign ministry” is one of the foreign ministry.
    """
    states = [body for body in bodies if body.code in "SD"]
    organs = [body for body in bodies if body.code == "G"]
    if states and not organs and _SENT & set(heads):
        return states
    if any(organ.key != _PART for organ in organs) and any(organ.key == _PART for organ in organs):
        return [body for body in bodies if body.key != _PART and body.code != "L"]
    return list(bodies)
