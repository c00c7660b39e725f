"""What a build did, as the values that the library returns and the command prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

# The stages of a build, in order.
STAGES: Final = ("read", "extract", "resolve", "map", "store")

# Told of each step: the stage, how many steps of it are done, and of how many.
Progress: TypeAlias = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What adding documents to a graph came to.

    Args:
        added: Identifiers of documents that are new in the graph, in order.
        replaced: Identifiers of documents that stood there with another text, in order.
        unchanged: Identifiers of documents that stood there as they are, in order.
        warnings: What was noticed in the documents, one line each.
        refused: Why a document could not be read, one line each.
        counts: How many nodes of each class the graph now has, and how many `Claim`s and `Document`s.
        quads_added: How many quads are new.
        quads_removed: How many quads went.
        seconds: How long each of `STAGES` took.

    >>> Report(added=("a.txt",), counts={"Meeting": 1}).changed
    True
    """

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    quads_added: int = 0
    quads_removed: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Whether the graph is not what it was before."""
        return bool(self.quads_added or self.quads_removed or self.added or self.replaced)
