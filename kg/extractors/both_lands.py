"""Officials of two lands, or several officials, told of before: “the two countries' ministers”, “екі министрді”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.extractors.actors import Actor
from kg.languages.annotation import Phrase
from kg.languages.grammar.affairs import affairs

if TYPE_CHECKING:
    from kg.extractors.context import Context

_PAIR: Final = 2
# How many words before a post say of how many lands it is one.
_BEFORE: Final = 3
# How many words behind it do: “of the two countries”.
_BEHIND: Final = 4


def of_both_lands(context: Context, unit: Phrase) -> list[Actor]:
    """The two states for whose officials a post in the plural stands: those who met last, or the only two told of."""
    told = context.profile.verb_final or context.profile.possessives
    if not told or unit.kind != "post" or not _of_two(context, unit):
        return []
    event = context.last_event(unit.first, "Meeting")
    keys = sorted(context.parties(event.key)) if event is not None else []
    if len(keys) != _PAIR or any(context.builder.nodes[key].kind != "State" for key in keys):
        keys = list(dict.fromkeys(_named(context, unit)))
    if len(keys) != _PAIR:
        return []
    people = [person for key in keys if (person := _holder(context, key, unit)) is not None]
    nodes = people if len(people) == _PAIR else keys  # both by name, or both by their lands
    return [Actor(node, land, unit, named=False) for node, land in zip(nodes, keys, strict=True)]


def several(context: Context, unit: Phrase) -> bool:
    """Whether a post is that of several: “министрлерді”, “екі министрді”; who acts is told of elsewhere."""
    before = context.annotation.doc[max(0, unit.first - 1) : unit.first]
    counted = (
        context.profile.verb_final
        and unit.case != "Nom"
        and any(token.lower_ in context.profile.both for token in before)
    )
    return unit.kind == "post" and bool(unit.posts) and (unit.posts[0].plural or counted)


def _holder(context: Context, land: str, unit: Phrase) -> str | None:
    """The one person of a land who is told to hold the post."""
    told = {key for key, _ in context.entities.told_posts() if context.entities.side_of(key) == land}
    found = [key for key in told if context.entities.may_hold(key, unit.posts[0])]
    return found[0] if len(found) == 1 else None


def _of_two(context: Context, unit: Phrase) -> bool:
    """Whether the words before a post, or its first, say that it is one of two lands: “екі елдің …”.

    “The two countries' ministers”; in English also those behind it: “the ministers of both countries”.
    """
    behind = _BEHIND if context.profile.possessives else 0
    words = context.annotation.doc[max(0, unit.first - _BEFORE) : unit.last + behind]
    realms = affairs(context.document.language).realms
    lands = [token for token in words if token.lemma_ in realms and token.i > words.start]
    return any(context.annotation.doc[token.i - 1].lower_ in context.profile.both for token in lands)


def _named(context: Context, unit: Phrase) -> Iterator[str]:
    """The states that a document names before a phrase."""
    for sentence in context.annotation:
        for item in sentence.elements:
            if item.code in "SD" and item.last <= unit.first:
                yield context.entities.element(item)


__all__ = ["of_both_lands", "several"]
