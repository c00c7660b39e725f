"""Named registries that a package outside can add to through an entry point.

A registry holds factories by name. Built-in entries are registered by decorator; the others are
found under the entry-point group `kg.<registry>` and loaded when first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Generic, TypeVar

from kg.errors import RegistryError

T = TypeVar("T")


class Registry(Generic[T]):
    """Things of one sort by name.

    Args:
        sort: What they are, in the singular: `reader`; the entry-point group is `kg.readers`.

    >>> greetings: Registry[str] = Registry("greeting")
    >>> greetings.add("en", "hello")
    'hello'
    >>> greetings.get("en")
    'hello'
    >>> greetings.names()
    ('en',)
    """

    def __init__(self, sort: str) -> None:
        self.sort = sort
        self.group = f"kg.{sort}s"
        self._entries: dict[str, T] = {}
        self._outside: bool = False

    def add(self, name: str, entry: T) -> T:
        """Put `entry` under `name`, in the place of any before it."""
        self._entries[name] = entry
        return entry

    def register(self, name: str) -> Callable[[T], T]:
        """A decorator that puts what it decorates under `name`."""
        return lambda entry: self.add(name, entry)

    def get(self, name: str) -> T:
        """What stands under `name`; `RegistryError` where nothing does."""
        self._load_outside()
        try:
            return self._entries[name]
        except KeyError:
            raise RegistryError(
                f"no {self.sort} is called {name!r}", remedy=f"use one of {', '.join(self.names())}"
            ) from None

    def names(self) -> tuple[str, ...]:
        """All names, in order."""
        self._load_outside()
        return tuple(sorted(self._entries))

    def _load_outside(self) -> None:
        if self._outside:
            return
        self._outside = True
        for point in entry_points(group=self.group):
            self._entries.setdefault(point.name, point.load())
