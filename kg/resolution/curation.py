"""What people say of who is who, in a file of their own: what is one, what is not, or whom a name means.

    # one a line
    same person/ada-okoro person/a-okoro
    different person/maria-silva-br person/maria-silva-pt
    different person/jan-berg in a.txt "page 2.txt"
    name "The Lagoon Fund" means organization/blue-lagoon-fund

Nodes are called by their IRIs, whole or below the base. What a line speaks of are the nodes of documents that stand for
the IRI when the line is first read; so it holds when the IRI is another later, and for what is joined to them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias

from kg.errors import CurationError
from kg.model import Node, Reading
from kg.resolution.corpus import Ref
from kg.resolution.curation_lines import KINDS, Classes, Line, lines_of, numbered
from kg.resolution.identities import entry, identity
from kg.resolution.succession import successors

# The nodes of documents that an IRI stands for, by its path; of one document alone where one is named.
Find: TypeAlias = Callable[[str, str | None], Sequence[Ref]]
_NAMED_ALIKE: Final = frozenset({"State", "Place", "Organization"})
_REMEDY: Final = "mend the line, or leave it out"
_SPLIT: Final = "different IRI in DOCUMENT"
_NO_LINE: Final = Line(0, "", "", "")


@dataclass(frozen=True)
class Curation:
    """The lines of a file, with what they speak of.

    Args:
        where: The file.
        text: All of it.
        lines: Its lines.
        refs: For each path that no lexicon knows, and for each share of a document that is told apart, the nodes of
            documents that it stands for.
    """

    where: str = ""
    text: str = ""
    lines: tuple[Line, ...] = ()
    refs: Mapping[str, tuple[Ref, ...]] = field(default_factory=dict)

    # what is made of the lines, once

    @cached_property
    def _classes(self) -> Classes:
        classes = Classes()
        for line in self.lines:
            if line.sort == "same":
                classes.join(line.one, line.other)
            for share in line.shares[1:]:
                classes.join(line.shares[0], share)
        first: dict[Ref, str] = {}
        for path, refs in sorted(self.refs.items()):
            for ref in refs:  # paths of one node
                classes.join(first.setdefault(ref, path), path)
        return classes

    @cached_property
    def _of_ref(self) -> dict[Ref, str]:
        return {ref: self._classes.root(path) for path, refs in self.refs.items() for ref in refs}

    @cached_property
    def _split(self) -> dict[Ref, Line]:
        return {ref: line for line in self.lines for share in line.shares for ref in self.refs.get(share, ())}

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
            if line.sort == "different" or line.shares:
                one, other = self._classes.root((*line.shares, line.one)[0]), self._classes.root(line.other)
                found.setdefault(one, set()).add(other)
                found.setdefault(other, set()).add(one)
        return {root: frozenset(others) for root, others in found.items()}

    @cached_property
    def _reasons(self) -> dict[str, str]:
        numbers: dict[str, list[int]] = {}
        for line in self.lines:
            if line.sort != "different":
                meant = line.shares[0] if line.shares else line.other
                numbers.setdefault(self._classes.root(meant), []).append(line.number)
        return {root: f"by curation, {numbered(found)}" for root, found in numbers.items()}

    # what it says of a node

    def root(self, ref: Ref, node: Node) -> str | None:
        """What a node is by the file; that its document is named comes first, then that its name is."""
        line = self._naming(node) if ref not in self._split else None
        return self._classes.root(line.other) if line is not None else self._of_ref.get(ref)

    def alone(self, ref: Ref) -> str | None:
        """What alone a node can be, where its document is said to tell of another than the others do."""
        line = self._split.get(ref)
        root = self._classes.root(line.shares[0]) if line is not None else None
        return root if root not in self._joined else None

    @cached_property
    def _joined(self) -> frozenset[str]:
        """The classes that lines say more of than that documents tell of one."""
        return frozenset(self._classes.root(line.other) for line in self.lines if line.sort in ("same", "name"))

    def told_apart(self, ref: Ref) -> bool:
        """Whether a line names the document of a node, as one that tells of another than others do."""
        return ref in self._split

    def _naming(self, node: Node) -> Line | None:
        # A shorter name beside a longer one is not by which a document tells whom it means.
        text = max((name.text for name in node.names), key=len, default="")
        line = self._names.get(text.casefold())
        if line is None:
            return None
        kind = KINDS[line.other.partition("/")[0]]
        alike = {node.kind, kind} <= _NAMED_ALIKE and entry(line.other) is not None
        return line if node.kind == kind or alike else None

    def against(self, root: str | None) -> frozenset[str]:
        """What it is not."""
        return self._against.get(root, frozenset()) if root is not None else frozenset()

    def forbids(self, refs: Iterable[tuple[Ref, Node]], path: str) -> bool:
        """Whether one of some nodes is not that of a path."""
        root = self._classes.root(path)
        return any(
            root in self.against(self.root(ref, node)) or self._split.get(ref, _NO_LINE).other == path
            for ref, node in refs
        )

    def split_from(self, refs: Iterable[Ref], path: str) -> str | None:
        """Why some nodes are not that of a path, where a line names their documents."""
        found = [line.number for ref in refs if (line := self._split.get(ref)) is not None and line.other == path]
        return f"by curation, {numbered(found)}" if found else None

    def applied(self, reading: Reading) -> Reading:
        """A reading with the nodes that are something known as that."""
        document = reading.document.identifier
        nodes = tuple(self._anchored((document, node.key), node) for node in reading.nodes)
        return reading if nodes == reading.nodes else replace(reading, nodes=nodes)

    def _anchored(self, ref: Ref, node: Node) -> Node:
        path = self._known.get(self.root(ref, node) or "")
        if path is None:
            apart = ref in self._split and identity(node) == self._split[ref].other
            return replace(node, anchor=None) if apart else node
        return replace(node, kind=KINDS[path.partition("/")[0]], anchor=path, signature=())

    def why(self, ref: Ref, node: Node) -> str | None:
        """Why a node is what it is, where a line says so."""
        line = self._split.get(ref) or self._naming(node)
        if line is not None:
            return f"by curation, line {line.number}"
        root = self._of_ref.get(ref)
        return None if root is None else self.reason(root)

    def reason(self, root: str) -> str | None:
        """Why those of a class are one: the lines that say so."""
        return self._reasons.get(root)

    def difference(self, one: Iterable[str], other: Iterable[str]) -> str | None:
        """Why those of some classes are not those of others, where a line says so."""
        ours, theirs = frozenset(one), frozenset(other)
        roots = {frozenset((a, b)) for a in ours for b in theirs}
        root = self._classes.root
        found = [
            line.number
            for line in self.lines
            if (line.sort == "different" and frozenset((root(line.one), root(line.other))) in roots)
            or (line.shares and (root(line.shares[0]) in ours) != (root(line.shares[0]) in theirs))
        ]
        return f"by curation, {numbered(found)}" if found else None

    # keeping

    def dumps(self) -> str:
        """As JSON, the same for what is the same."""
        refs = {path: sorted(refs) for path, refs in sorted(self.refs.items())}
        return json.dumps({"where": self.where, "text": self.text, "refs": refs}, ensure_ascii=False)

    def bound(
        self, before: Curation, find: Find, has: Callable[[Ref], bool], trying: Callable[[Curation], Find]
    ) -> Curation:
        """The lines with what they speak of; such as speak of what only other lines make are bound after these.

        Args:
            before: The file as it was, whose lines speak on of what they spoke of.
            find: What IRIs stand for now.
            has: Whether a document still has a node.
            trying: What IRIs would stand for, were some lines kept to.

        Raises:
            CurationError: There is no node of an IRI, or two that are to be different are one by what documents tell.
        """
        kept = before.refs
        bound = self._with_refs(kept, find, has)
        while (missing := bound._unbound()) and bound.refs:
            ready = tuple(line for line in self.lines if not set(line.needed) - bound.refs.keys())
            again = self._with_refs({**kept, **bound.refs}, trying(replace(bound, lines=ready)), has)
            if again.refs.keys() == bound.refs.keys():
                break
            bound = again
        for number, name in missing:
            raise self.wrong(number, f"the graph holds nothing at {name}")
        for line in self.lines:
            if line.sort == "different" and bound._classes.same(line.one, line.other):
                raise self.wrong(
                    line.number, f"{line.one} and {line.other} are one node: name documents, as in {_SPLIT}"
                )
            if line.shares and bound._classes.same(line.shares[0], line.other):
                raise self.wrong(line.number, f"{line.shares[0]} is the same as {line.other} by other lines")
        return bound

    def _with_refs(self, kept: Mapping[str, tuple[Ref, ...]], find: Find, has: Callable[[Ref], bool]) -> Curation:
        refs: dict[str, tuple[Ref, ...]] = {}
        for line in self.lines:
            documents = line.documents or (None,) * len(line.needed)
            for name, document in zip(line.needed, documents, strict=True):
                old = kept.get(name, ())
                told = old if any(map(has, old)) else tuple(find(line.other if document else name, document)) or old
                if told:
                    refs[name] = told
        # What a document alone is said of is not meant by an IRI that stands for more.
        apart = {ref for line in self.lines for share in line.shares for ref in refs.get(share, ())}
        for line in self.lines:
            if line.shares and line.other not in refs and entry(line.other) is None:
                refs[line.other] = kept.get(line.other, ()) or tuple(find(line.other, None))
            for path in {*line.paths, line.other} & refs.keys():
                refs[path] = tuple(ref for ref in refs[path] if ref not in apart) or refs[path]
        # Where nothing is left, there is nothing that it is told apart from.
        return replace(
            self, refs={name: told for name, told in refs.items() if name in self._needed or set(told) - apart}
        )

    @cached_property
    def _needed(self) -> frozenset[str]:
        return frozenset(name for line in self.lines for name in line.needed)

    def _unbound(self) -> list[tuple[int, str]]:
        return [(line.number, name) for line in self.lines for name in line.needed if name not in self.refs]

    # documents that are read in another way

    def speaks_of(self, document: str) -> bool:
        """Whether a line speaks of a node of a document."""
        return document in self._documents

    @cached_property
    def _documents(self) -> frozenset[str]:
        return frozenset(document for refs in self.refs.values() for document, _ in refs)

    def carried(self, before: Reading, after: Reading) -> Curation:
        """The lines speaking on of the same things of a document that is read in another way, or told otherwise."""
        document = before.document.identifier
        keys = successors(before, after)

        def moved(ref: Ref) -> Iterator[Ref]:
            if ref[0] != document:
                yield ref
            elif ref[1] in keys:
                yield document, keys[ref[1]]

        return replace(
            self, refs={name: tuple(r for ref in refs for r in moved(ref)) for name, refs in self.refs.items()}
        )

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
    (Line(number=1, sort='same', one='person/a', other='person/b', documents=()),)
    """
    found = Curation(where, text)
    return replace(found, lines=lines_of(text, base=base, wrong=found.wrong))
