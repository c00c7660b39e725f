"""What gold can tell: the kinds of fact, their slots, and what must agree for two facts to be one.

This table drives the reading of gold, the taking of facts from what was read, the matching and the reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that is told of a fact.

    Args:
        name: What gold and reports call it.
        predicates: The properties of the ontology that hold it.
        sort: How its values are compared: `actor`, `place`, `thing` (an actor or a title), `title`, `word`, `number`,
            `day` or `dates`.
        many: Whether gold may give a list.
        makes: Whether it is part of what makes the fact. Such a slot is counted over all facts, also those that were
            missed or made up; the others over the facts that were found.
        values: The only values that it has, where they are few.
        several: Whether several values may be one of gold, that goes by all these names: an organ and its state.
    """

    name: str
    predicates: tuple[str, ...]
    sort: str
    many: bool = False
    makes: bool = False
    values: tuple[str, ...] = ()
    several: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact.

    Args:
        name: The key of its list in gold.
        node: The kind of node that stands for it, one of `kg.model.NODE_KINDS`.
        needs: Groups of slots; gold gives at least one of each group.
        agree: Groups of slots; where both facts say something in a group, they must share a value.
        pool: Slots of which, taken together, two facts must share more than half.
    """

    name: str
    node: str
    slots: tuple[Slot, ...]
    needs: tuple[tuple[str, ...], ...]
    agree: tuple[tuple[str, ...], ...] = ()
    pool: tuple[str, ...] = ()

    def slot(self, name: str) -> Slot:
        """The slot of that name; `KeyError` where there is none."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        raise KeyError(name)


STATUSES: Final = ("Planned", "Held", "Cancelled", "Postponed")
STANCES: Final = ("Supports", "Opposes", "Welcomes", "Condemns", "CallsFor", "Pledges")
# How gold gives the slot `dates`.
DATE_KEYS: Final = ("earliest", "latest", "edtf")

_STATUS: Final = Slot("status", ("status",), "word", values=STATUSES)
_PLACE: Final = Slot("place", ("place", "country"), "place", many=True, several=True)
_DATES: Final = Slot("dates", ("earliest", "latest", "when"), "dates")
_FORMAT: Final = Slot("format", ("format",), "word", many=True)
_NAME: Final = Slot("name", (), "title")

KINDS: Final = (
    Kind(
        "meetings",
        "Meeting",
        (
            Slot("participants", ("participant",), "actor", many=True, makes=True),
            Slot("parties", ("party",), "actor", many=True, makes=True),
            _STATUS,
            _PLACE,
            _DATES,
            _FORMAT,
        ),
        needs=(("participants", "parties"),),
        pool=("participants", "parties"),
    ),
    Kind(
        "visits",
        "Visit",
        (
            Slot("visitor", ("visitor",), "actor", many=True, makes=True),
            Slot("destination", ("destination",), "place", many=True, makes=True),
            _STATUS,
            _DATES,
            _FORMAT,
        ),
        needs=(("visitor",), ("destination",)),
        agree=(("visitor",), ("destination",)),
    ),
    Kind(
        "conferences",
        "Conference",
        (
            _NAME,
            Slot("ordinal", ("ordinal",), "number"),
            _STATUS,
            _PLACE,
            _DATES,
            Slot("participants", ("participant",), "actor", many=True),
        ),
        needs=(("name",),),
        agree=(("name",), ("ordinal",)),
    ),
    Kind(
        "initiatives",
        "Initiative",
        (
            _NAME,
            Slot("initiators", ("initiator",), "actor", many=True),
            Slot("adherents", ("adherent",), "actor", many=True),
            Slot("count", ("adherentCount",), "number"),
            _DATES,
        ),
        needs=(("name",),),
        agree=(("name",),),
    ),
    Kind(
        "agreements",
        "Agreement",
        (
            _NAME,
            Slot("signatories", ("signatory",), "actor", many=True),
            Slot("adherents", ("adherent",), "actor", many=True),
        ),
        needs=(("name",),),
        agree=(("name",),),
    ),
    Kind(
        "statements",
        "Statement",
        (
            Slot("speaker", ("speaker",), "actor", many=True, makes=True),
            Slot("stance", ("stance",), "word", values=STANCES),
            Slot("target", ("target",), "thing", many=True),
            Slot("topic", ("topic",), "word", many=True),
        ),
        needs=(("speaker",), ("stance", "target", "topic")),
        agree=(("speaker",), ("stance",), ("target", "topic")),
    ),
    Kind(
        "posts",
        "Tenure",
        (
            Slot("holder", ("holder",), "actor", makes=True),
            Slot("role", ("role",), "word", makes=True),
            Slot("of", ("of",), "actor", many=True, makes=True, several=True),
            Slot("from", ("from",), "day"),
            Slot("until", ("until",), "day"),
        ),
        needs=(("holder",), ("role",)),
        agree=(("holder",), ("role",), ("of",)),
    ),
)
BY_NAME: Final = {kind.name: kind for kind in KINDS}
# What a document tells of diplomacy; a post is told in news of any sort.
DIPLOMACY: Final = frozenset(BY_NAME) - {"posts"}
