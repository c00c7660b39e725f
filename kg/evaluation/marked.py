"""YAML whose every part knows its line, with all scalars as the strings that were written.

PyYAML reads YAML 1.1, in which `NO` is false and `12:30` a number: neither is wanted of a state's code or a name.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

import yaml

from kg.errors import FormatError


@dataclass(frozen=True, slots=True)
class Marked:
    """A part of a YAML file.

    Args:
        node: What PyYAML made of it.
        where: The file.
    """

    node: yaml.Node
    where: str

    @property
    def line(self) -> int:
        """Its line, counted from 1."""
        return int(self.node.start_mark.line) + 1

    def error(self, what: str, *, remedy: str | None = None) -> FormatError:
        """An error that names the file and the line."""
        return FormatError(what, where=self.where, line=self.line, remedy=remedy)

    def empty(self) -> bool:
        """Whether there is nothing: no text, `null` or `~`."""
        return isinstance(self.node, yaml.ScalarNode) and self.node.tag == "tag:yaml.org,2002:null"

    def text(self) -> str:
        """The scalar as it is written; `FormatError` where it is none or has nothing in it."""
        if not isinstance(self.node, yaml.ScalarNode) or not str(self.node.value).strip():
            raise self.error("a text is wanted here")
        return str(self.node.value)

    def items(self) -> list[Marked]:
        """The items of a list; a scalar is a list of one, nothing a list of none."""
        if self.empty():
            return []
        if isinstance(self.node, yaml.SequenceNode):
            return [Marked(item, self.where) for item in self.node.value]
        if isinstance(self.node, yaml.ScalarNode):
            return [self]
        raise self.error("a list is wanted here", remedy="start each item with '- '")

    def keys(self, known: Collection[str]) -> dict[str, Marked]:
        """The values of a mapping by key; `FormatError` for a key that is not known or stands twice."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error("keys with values are wanted here", remedy=f"use {', '.join(known)}")
        found: dict[str, Marked] = {}
        for key, value in self.node.value:
            name = Marked(key, self.where)
            text = name.text()
            if text not in known:
                near = get_close_matches(text, list(known), n=1)
                remedy = f"did you mean {near[0]}?" if near else f"use one of {', '.join(known)}"
                raise name.error(f"unknown key {text!r}", remedy=remedy)
            if text in found:
                raise name.error(f"the key {text!r} stands here twice", remedy="join the two")
            found[text] = Marked(value, self.where)
        return found


def parse(text: str, *, where: str) -> Marked:
    """The one document of a YAML text; `FormatError` with line and column where it is not YAML or is empty."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise FormatError(
            f"this is not YAML: {error.problem or error.context}",
            where=where,
            line=line,
            column=column,
            remedy="quote texts that hold ': ' or ' #'",
        ) from None
    except yaml.YAMLError as error:
        raise FormatError(f"this is not YAML: {error}", where=where) from None
    if node is None:
        raise FormatError("the file is empty", where=where, remedy="give it a document; see docs/evaluation.md")
    return Marked(node, where)
