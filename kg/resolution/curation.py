"""What people say of who is who, in a file of their own: that two nodes are one, or are not, or whom a name means.

    # one a line
    same person/ada-okoro person/a-okoro
    different person/maria-silva-br person/maria-silva-pt
    name "The Lagoon Fund" means organization/blue-lagoon-fund

Nodes are called by their IRIs, whole or below the base. What a line speaks of are the nodes of documents that stand for
the IRI when the line is first read; so it holds when the IRI is another later, and for what is joined to them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from kg.errors import CurationError
from kg.model import Node, Reading
from kg.resolution.corpus import Ref
from kg.resolution.identities import entry

_LINE: Final = re.compile(r'(?:(same|different)\s+(\S+)\s+(\S+)|name\s+"([^"]+)"\s+means\s+(\S+))(?:\s+#.*)?')
_KINDS: Final = {
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
# What only the lexicon knows as one thing in several documents.
_BY_LEXICON: Final = frozenset({"State", "Place"})
_NAMED_ALIKE: Final = frozenset({"State", "Place", "Organization"})
_REMEDY: Final = "mend the line, or leave it out"


@dataclass(frozen=True, slots=True)
class Line:
    """A line.

    Args:
        number: Where it stands, from 1.
        sort: `same`, `different` or `name`.
        one: The path of a node; the text of a name.
        other: The path of a node.
    """

    number: int
    sort: str
    one: str
    other: str

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths in it."""
        return (self.other,) if self.sort == "name" else (self.one, self.other)


class _Classes:
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


@dataclass(frozen=True)
class Curation:
    """The lines of a file, with what they speak of.

    Args:
        where: The file.
        text: All of it.
        lines: Its lines.
        refs: For each path that no lexicon knows, the nodes of documents that it stands for.
    """

    where: str = ""
    text: str = ""
    lines: tuple[Line, ...] = ()
    refs: Mapping[str, tuple[Ref, ...]] = field(default_factory=dict)

    # what is made of the lines, once

    @cached_property
    def _classes(self) -> _Classes:
        classes = _Classes()
        for line in self.lines:
            if line.sort == "same":
                classes.join(line.one, line.other)
        first: dict[Ref, str] = {}
        for path, refs in sorted(self.refs.items()):
            for ref in refs:  # paths of one node
                classes.join(first.setdefault(ref, path), path)
        return classes

    @cached_property
    def _of_ref(self) -> dict[Ref, str]:
        return {ref: self._classes.root(path) for path, refs in self.refs.items() for ref in refs}

    @cached_property
    def _names(self) -> dict[str, Line]:
        return {line.one.casefold(): line for line in self.lines if line.sort == "name"}

    @cached_property
    def _known(self) -> dict[str, str]:
        """The path that the lexicon knows, for the classes that have one."""
        paths = {path for line in self.lines for path in line.paths}
        return {self._classes.root(path): path for path in paths if entry(path) is not None}

    @cached_property
    def _against(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for line in self.lines:
            if line.sort == "different":
                one, other = self._classes.root(line.one), self._classes.root(line.other)
                found.setdefault(one, set()).add(other)
                found.setdefault(other, set()).add(one)
        return {root: frozenset(others) for root, others in found.items()}

    @cached_property
    def _reasons(self) -> dict[str, str]:
        numbers: dict[str, list[int]] = {}
        for line in self.lines:
            if line.sort != "different":
                numbers.setdefault(self._classes.root(line.other), []).append(line.number)
        return {root: f"by curation, {_lines(found)}" for root, found in numbers.items()}

    # what it says of a node

    def root(self, ref: Ref, node: Node) -> str | None:
        """What a node is by the file; that which its name means comes before all else."""
        line = self._naming(node)
        return self._classes.root(line.other) if line is not None else self._of_ref.get(ref)

    def _naming(self, node: Node) -> Line | None:
        # A shorter name beside a longer one is not by which a document tells whom it means.
        text = max((name.text for name in node.names), key=len, default="")
        line = self._names.get(text.casefold())
        if line is None:
            return None
        kind = _KINDS[line.other.partition("/")[0]]
        alike = {node.kind, kind} <= _NAMED_ALIKE and entry(line.other) is not None
        return line if node.kind == kind or alike else None

    def against(self, root: str | None) -> frozenset[str]:
        """What it is not."""
        return self._against.get(root, frozenset()) if root is not None else frozenset()

    def forbids(self, refs: Iterable[tuple[Ref, Node]], path: str) -> bool:
        """Whether one of some nodes is not that of a path."""
        root = self._classes.root(path)
        return any(root in self.against(self.root(ref, node)) for ref, node in refs)

    def applied(self, reading: Reading) -> Reading:
        """A reading with the nodes that are something known as that."""
        document = reading.document.identifier
        nodes = tuple(self._anchored((document, node.key), node) for node in reading.nodes)
        return reading if nodes == reading.nodes else replace(reading, nodes=nodes)

    def _anchored(self, ref: Ref, node: Node) -> Node:
        path = self._known.get(self.root(ref, node) or "")
        if path is None:
            return node
        return replace(node, kind=_KINDS[path.partition("/")[0]], anchor=path, signature=())

    def why(self, ref: Ref, node: Node) -> str | None:
        """Why a node is what it is, where a line says so."""
        line = self._naming(node)
        if line is not None:
            return f"by curation, line {line.number}"
        root = self._of_ref.get(ref)
        return None if root is None else self.reason(root)

    def reason(self, root: str) -> str | None:
        """Why those of a class are one: the lines that say so."""
        return self._reasons.get(root)

    def difference(self, one: Iterable[str], other: Iterable[str]) -> str | None:
        """Why those of some classes are not those of others, where a line says so."""
        roots = {frozenset(pair) for pair in ((a, b) for a in one for b in other)}
        found = [
            line.number
            for line in self.lines
            if line.sort == "different"
            and frozenset((self._classes.root(line.one), self._classes.root(line.other))) in roots
        ]
        return f"by curation, {_lines(found)}" if found else None

    # keeping

    def dumps(self) -> str:
        """As JSON, the same for what is the same."""
        refs = {path: sorted(refs) for path, refs in sorted(self.refs.items())}
        return json.dumps({"where": self.where, "text": self.text, "refs": refs}, ensure_ascii=False)

    def bound(self, before: Curation, find: Callable[[str], Sequence[Ref]], has: Callable[[Ref], bool]) -> Curation:
        """The lines with what they speak of.

        Args:
            before: The file as it was, whose lines speak on of what they spoke of.
            find: The nodes of documents that an IRI stands for now, by its path; empty where there are none.
            has: Whether a document still has a node.

        Raises:
            CurationError: There is no node of an IRI, or two that are to be different are one by what documents tell.
        """
        refs: dict[str, tuple[Ref, ...]] = {}
        for line in self.lines:
            for path in line.paths:
                if path in refs or entry(path) is not None:
                    continue
                kept = before.refs.get(path, ())
                found = kept if any(map(has, kept)) else tuple(find(path)) or kept
                if not found:
                    raise self.wrong(line.number, f"the graph holds nothing at {path}")
                refs[path] = found
        bound = replace(self, refs=refs)
        for line in self.lines:
            if line.sort == "different" and bound._classes.same(line.one, line.other):
                raise self.wrong(line.number, f"{line.one} and {line.other} are one node")
        return bound

    def wrong(self, number: int, what: str) -> CurationError:
        """An error in a line."""
        return CurationError(what, where=self.where, line=number, remedy=_REMEDY)


def loads(text: str, *, base: str) -> Curation:
    """The curation that was kept."""
    data = json.loads(text)
    refs = {path: tuple((document, key) for document, key in refs) for path, refs in data["refs"].items()}
    return replace(parse(data["text"], where=data["where"], base=base), refs=refs)


def read(path: str, *, base: str) -> Curation:
    """The lines of a file.

    Raises:
        CurationError: It cannot be read, or `parse` says what is wrong with it.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is not UTF-8"
        raise CurationError(f"the curation file cannot be read: {reason}", where=path) from None
    return parse(text, where=path, base=base)


def parse(text: str, *, where: str, base: str) -> Curation:
    """The lines of a text.

    Args:
        where: The file that it is from.
        base: What the IRIs of instances start with.

    Raises:
        CurationError: A line is none, speaks of what cannot be told one or different, or contradicts others.

    >>> parse('same person/a person/b  # twice', where="c.txt", base="https://example.org/").lines
    (Line(number=1, sort='same', one='person/a', other='person/b'),)
    """
    found = Curation(where, text)
    lines: list[Line] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        if raw.strip() and not raw.strip().startswith("#"):
            lines.append(_line(found, number, raw.strip(), base))
    _check(found, lines)
    return replace(found, lines=tuple(lines))


def _line(found: Curation, number: int, text: str, base: str) -> Line:
    match = _LINE.fullmatch(text)
    if match is None:
        raise found.wrong(number, 'this is none of: same IRI IRI, different IRI IRI, name "TEXT" means IRI')
    sort, one, other, name, meant = match.groups()
    paths = [each.removeprefix("<").removesuffix(">").removeprefix(base) for each in (one, other, meant) if each]
    for path in paths:
        if path.partition("/")[0] not in _KINDS or not path.partition("/")[2]:
            raise found.wrong(number, f"{path} is no IRI of a node that can be one with others")
    if len({path.partition("/")[0] for path in paths}) > 1:
        raise found.wrong(number, f"{paths[0]} and {paths[1]} are of two kinds")
    return Line(number, sort or "name", name or paths[0], paths[-1])


def _check(found: Curation, lines: Sequence[Line]) -> None:
    classes = _Classes()
    meant: dict[str, Line] = {}
    for at, line in enumerate(lines):
        before = lines[:at]
        if line.sort == "same":
            if classes.same(line.one, line.other):
                chain = [each.number for each in before if each.sort == "same" and classes.same(each.one, line.one)]
                since = f" by {_lines(chain)}" if chain else ""
                raise found.wrong(line.number, f"a cycle: {line.one} and {line.other} are the same already{since}")
            classes.join(line.one, line.other)
        for each in (*before, line):
            if each.sort == "different" and classes.same(each.one, each.other):
                raise found.wrong(
                    line.number, f"{each.one} and {each.other} are the same, and different by line {each.number}"
                )
        if line.sort == "name":
            other = meant.setdefault(line.one.casefold(), line)
            if other.other != line.other:
                raise found.wrong(line.number, f'"{line.one}" means {other.other} by line {other.number}')
    _check_known(found, lines, classes)


def _check_known(found: Curation, lines: Sequence[Line], classes: _Classes) -> None:
    known: dict[str, str] = {}
    for line in lines:
        for path in line.paths:
            if entry(path) is not None:
                before = known.setdefault(classes.root(path), path)
                if before != path:
                    raise found.wrong(line.number, f"{before} and {path} are two in the lexicon")
    for line in lines:
        lone = line.sort != "different" and classes.root(line.other) not in known
        if lone and _KINDS[line.other.partition("/")[0]] in _BY_LEXICON:
            raise found.wrong(
                line.number, f"{line.other} is not in the lexicon, by which alone places and states are one"
            )


def _lines(numbers: Iterable[int]) -> str:
    found = sorted(set(numbers))
    return f"line{'s' * (len(found) > 1)} {', '.join(map(str, found))}"
