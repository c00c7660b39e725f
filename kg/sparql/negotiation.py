"""Which of the formats on offer a client wants. https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from kg.errors import FormatError

# A header of so many characters is not kept in memory.
_LONG: Final = 500


@dataclass(frozen=True, slots=True)
class Offer:
    """A format that an answer can be given in.

    Args:
        name: What the parameter `format` calls it: `json`.
        media_type: What the answer calls it, without parameters.
        others: Other names and media types that mean it.
    """

    name: str
    media_type: str
    others: tuple[str, ...] = ()

    def called(self, name: str) -> bool:
        """Whether `name`, in lower case, is one of its names, extensions or media types."""
        return name in (self.name, self.media_type, *self.others)


AnyOffer = TypeVar("AnyOffer", bound=Offer)


def by_name(name: str, offers: Sequence[AnyOffer]) -> AnyOffer:
    """The offer of that name; `FormatError` where none has it.

    >>> by_name("TTL", [Offer("turtle", "text/turtle", ("ttl",))]).media_type
    'text/turtle'
    """
    wanted = name.strip().lower().lstrip(".")
    for offer in offers:
        if offer.called(wanted):
            return offer
    raise FormatError(f"this answer has no format called {name!r}", remedy=f"use one of {_names(offers)}")


def by_accept(accept: str | None, offers: Sequence[AnyOffer]) -> AnyOffer:
    """The offer that an `Accept` header wants most; of equals, the one offered first. No header wants anything.

    >>> offers = [Offer("json", "application/json"), Offer("csv", "text/csv")]
    >>> by_accept("text/csv, application/json;q=0.5", offers).name
    'csv'
    """
    if accept is None or not accept.strip():
        return offers[0]
    best = _best(accept, tuple(offers)) if len(accept) < _LONG else _best.__wrapped__(accept, tuple(offers))
    if best is None:
        raise FormatError(f"this answer cannot be given as {accept!r}", remedy=f"accept one of {_media(offers)}")
    return offers[best]


def choose(offers: Sequence[AnyOffer], *, accept: str | None = None, format: str | None = None) -> AnyOffer:
    """The offer that `format` names, where given; otherwise the one that `accept` wants most."""
    return by_name(format, offers) if format else by_accept(accept, offers)


@lru_cache(maxsize=256)
def _best(accept: str, offers: tuple[Offer, ...]) -> int | None:
    """The number of the offer that is wanted most; `None` where none is wanted."""
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    qualities = [_quality(offer, ranges) for offer in offers]
    most = max(qualities)
    return qualities.index(most) if most else None


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return media, min(max(float(value), 0.0), 1.0)
            except ValueError:
                return media, 0.0
    return media, 1.0


def _quality(offer: Offer, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality of the most specific range that covers the offer; 0 where none does."""
    best = (0, 0.0)
    for media, quality in ranges:
        if "/" in media and offer.called(media):
            best = max(best, (3, quality))
        elif media.endswith("/*") and offer.media_type.startswith(media[:-1]):
            best = max(best, (2, quality))
        elif media in {"*/*", "*"}:
            best = max(best, (1, quality))
    return best[1]


def _names(offers: Sequence[Offer]) -> str:
    return ", ".join(offer.name for offer in offers)


def _media(offers: Sequence[Offer]) -> str:
    return ", ".join(offer.media_type for offer in offers)
