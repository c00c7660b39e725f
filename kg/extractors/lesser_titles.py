"""Conferences and initiatives that are no diplomacy, as their titles tell: those of a trade, a party, a town."""

from __future__ import annotations

from typing import Final

from kg.extractors.context import Context, Event
from kg.extractors.public import actors_of, is_public_body, public
from kg.languages.annotation import Element, Title
from kg.languages.grammar.affairs import affairs

_TWO: Final = 2


def of_one_country(context: Context, event: Event) -> bool:
    """Whether a conference is one of a party or a trade, or is the chamber of a region: “the Lapland Assembly”."""
    title = event.title
    if event.kind != "Conference" or title is None:
        return False
    words = affairs(context.document.language)
    chamber = title.word.lower() in words.chambers and title.ordinal is None
    places = any(item.code == "L" for item in _inside(context, title))
    return (chamber and places) or (_said(context, title, words.homely) and not worldwide(context, event))


def sitting(context: Context, event: Event) -> bool:
    """Whether a conference is a bare sitting of what no state or body is named with: “the council's session”."""
    title = event.title
    if event.kind != "Conference" or title is None or title.ordinal is not None or worldwide(context, event):
        return False
    if context.of_sport:
        return True
    named = any(item.code in "SDO" for item in _inside(context, title))
    several = sum(public(context, key) for key in set(actors_of(context, event))) > 1
    sits = title.word.lower() in affairs(context.document.language).sittings
    return sits and not named and not several


def of_a_trade(context: Context, event: Event) -> bool:
    """Whether a conference is one of a trade or a science, or has no name and is of no state, body or official."""
    title = event.title
    if event.kind != "Conference" or title is None:
        return False
    if _said(context, title, affairs(context.document.language).trades):
        inside = _inside(context, title)
        states = {item.key for item in inside if item.code in "SD"}
        bodies = any(item.code == "O" and item.key for item in inside)
        return len(context.parties(event.key)) < _TWO and len(states) < _TWO and not bodies
    if worldwide(context, event) or any(item.code in "SDG" or is_public_body(item) for item in _inside(context, title)):
        return False
    hosts = [host for host in context.builder.objects(event.key, "host") if isinstance(host, str)]
    return _nameless(context, event, title) and not any(
        public(context, key) for key in (*actors_of(context, event), *hosts)
    )


def _nameless(context: Context, event: Event, title: Title) -> bool:
    """Whether a conference is called by a common noun alone, or is a numbered sitting of nothing and nowhere."""
    if title.ordinal is None:
        first = context.annotation.doc[title.first]
        described = not _capital(context, title) and not _inside(context, title)
        return not title.proper or described or first.lemma_ in affairs(context.document.language).following
    names = (name.text.split()[1:] for name in context.builder.nodes[event.key].names)
    sits = title.word.lower() in affairs(context.document.language).sittings
    somewhere = context.builder.objects(event.key, "place") or context.builder.objects(event.key, "country")
    return sits and not somewhere and not any(word.istitle() for words in names for word in words)


def _capital(context: Context, title: Title) -> bool:
    """Whether a title has a capital of its own, as no mere description has: “a technology conference”."""
    words = context.annotation.doc[title.first : title.last]
    return any(token.text[0].isupper() and not token.is_sent_start for token in words)


def of_nobody(context: Context, event: Event) -> bool:
    """Whether an initiative is one that no state, body or official starts or joins, nor is named with it."""
    title = event.title
    if event.kind != "Initiative" or title is None or worldwide(context, event):
        return False
    builder = context.builder
    told = builder.of(event.key, "initiator", "adherent")
    if any(claim.object == event.key for claim in builder.claims.values()):
        return False  # “Chile supported the initiative”
    own = any(item.code in "SDL" or is_public_body(item) for item in _inside(context, title))
    return not own and not any(isinstance(c.object, str) and public(context, c.object) for c in told)


def _inside(context: Context, title: Title) -> list[Element]:
    return [item for s in context.annotation for item in s.elements if title.first <= item.first < title.last]


def worldwide(context: Context, event: Event) -> bool:
    """Whether a conference is called one of several states."""
    return event.title is not None and _said(context, event.title, affairs(context.document.language).worldwide)


def _said(context: Context, title: Title, beginnings: frozenset[str]) -> bool:
    words = [token.lower_ for token in context.annotation.doc[title.first : title.last]]
    return any(word.startswith(begin) for word in words for begin in beginnings)
