"""The lines of a curation file: what each says, and that together they say nothing that cannot be kept to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from kg.errors import CurationError
from kg.resolution.identities import entry

_DOCUMENT: Final = r'(?:"[^"]+"|[^\s",]+)'
_LINE: Final = re.compile(
    rf"""(?:(?P<split>different)\s+(?P<whole>\S+)\s+in\s+(?P<documents>{_DOCUMENT}(?:(?:\s*,\s*|\s+){_DOCUMENT})*?)
    |(?P<sort>same|different)\s+(?P<one>\S+)\s+(?P<other>\S+)
    |name\s+"(?P<name>[^"]+)"\s+means\s+(?P<meant>\S+))(?:\s+\#.*)?""",
    re.VERBOSE,
)
KINDS: Final = {
    kind.lower(): kind
    for kind in (
        "Person",
        "State",
        "Organization",
        "Place",
        "Meeting",
        "Visit",
        "Conference",
        "Initiative",
        "Agreement",
    )
}
_FORMS: Final = 'same IRI IRI, different IRI IRI, different IRI in DOCUMENT…, name "TEXT" means IRI'
# What only the lexicon knows as one thing in several documents.
_BY_LEXICON: Final = frozenset({"State", "Place"})
# Makes an error in a line, from its number and what is wrong.
Wrong: TypeAlias = Callable[[int, str], CurationError]


@dataclass(frozen=True, slots=True)
class Line:
    """A line.

    Args:
        number: Where it stands, from 1.
        sort: `same`, `different`, `name`, or `split`: that what some documents call so is another.
        one: The path of a node; the text of a name.
        other: The path of a node.
        documents: Those of a `split`.
    """

    number: int
    sort: str
    one: str
    other: str
    documents: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths in it that stand for whole nodes."""
        return () if self.sort == "split" else (self.other,) if self.sort == "name" else (self.one, self.other)

    @property
    def needed(self) -> tuple[str, ...]:
        """What has to stand for nodes of documents, as no lexicon knows it."""
        return self.shares or tuple(path for path in self.paths if entry(path) is None)

    @property
    def shares(self) -> tuple[str, ...]:
        """Of a `split`, what is meant: the share that each document has in a node, called so that no path is."""
        return tuple(f"{self.other} in {document}" for document in self.documents)


class Classes:
    """Paths that lines make one."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, path: str) -> str:
        while (parent := self._parent.get(path, path)) != path:
            path = parent
        return path

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._parent[second] = first

    def same(self, one: str, other: str) -> bool:
        return self.root(one) == self.root(other)


def lines_of(text: str, *, base: str, wrong: Wrong) -> tuple[Line, ...]:
    """The lines of a text.

    Args:
        base: What the IRIs of instances start with.
        wrong: Makes an error in a line.
    """
    lines = [
        _line(wrong, number, raw.strip(), base)
        for number, raw in enumerate(text.splitlines(), start=1)
        if raw.strip() and not raw.strip().startswith("#")
    ]
    _check(wrong, lines)
    return tuple(lines)


def _line(wrong: Wrong, number: int, text: str, base: str) -> Line:
    match = _LINE.fullmatch(text)
    if match is None:
        raise wrong(number, f"this is none of: {_FORMS}")
    given = (match[name] for name in ("whole", "one", "other", "meant"))
    paths = [each.removeprefix("<").removesuffix(">").removeprefix(base) for each in given if each]
    for path in paths:
        if path.partition("/")[0] not in KINDS or not path.partition("/")[2]:
            raise wrong(number, f"{path} is no IRI of a node that can be one with others")
    if len({path.partition("/")[0] for path in paths}) > 1:
        raise wrong(number, f"{paths[0]} and {paths[1]} are of two kinds")
    documents = tuple(each.strip('"') for each in re.findall(_DOCUMENT, match["documents"] or ""))
    sort = match["sort"] or ("split" if documents else "name")
    return Line(number, sort, match["name"] or paths[0], paths[-1], documents)


def _check(wrong: Wrong, lines: Sequence[Line]) -> None:
    classes = Classes()
    meant: dict[str, Line] = {}
    for at, line in enumerate(lines):
        before = lines[:at]
        if line.sort == "same":
            if classes.same(line.one, line.other):
                since = _since(classes, before, line.one)
                raise wrong(line.number, f"a cycle: {line.one} and {line.other} are the same already{since}")
            classes.join(line.one, line.other)
        for each in (*before, line):
            if each.sort == "different" and classes.same(each.one, each.other):
                since = _since(classes, (*before, line), each.one)
                raise wrong(
                    line.number, f"{each.one} and {each.other} are the same{since}, and different by line {each.number}"
                )
        if line.sort == "name":
            other = meant.setdefault(line.one.casefold(), line)
            if other.other != line.other:
                raise wrong(line.number, f'"{line.one}" means {other.other} by line {other.number}')
    _check_known(wrong, lines, classes)
    _check_shares(wrong, lines)


def _since(classes: Classes, lines: Iterable[Line], path: str) -> str:
    """The lines that make what a path is in one."""
    found = [line.number for line in lines if line.sort == "same" and classes.same(line.one, path)]
    return f" by {numbered(found)}" if found else ""


def _check_shares(wrong: Wrong, lines: Sequence[Line]) -> None:
    taken: dict[str, int] = {}
    for line in lines:
        for share in line.shares:
            if share in taken:
                raise wrong(line.number, f"{share} is told apart by line {taken[share]} already")
            taken[share] = line.number


def _check_known(wrong: Wrong, lines: Sequence[Line], classes: Classes) -> None:
    known: dict[str, str] = {}
    for line in lines:
        for path in line.paths:
            if entry(path) is not None:
                before = known.setdefault(classes.root(path), path)
                if before != path:
                    raise wrong(line.number, f"{before} and {path} are two in the lexicon")
    for line in lines:
        lone = line.sort in ("same", "name") and classes.root(line.other) not in known
        if lone and KINDS[line.other.partition("/")[0]] in _BY_LEXICON:
            raise wrong(line.number, f"{line.other} is not in the lexicon, by which alone places and states are one")


def numbered(numbers: Iterable[int]) -> str:
    found = sorted(set(numbers))
    return f"line{'s' * (len(found) > 1)} {', '.join(map(str, found))}"
