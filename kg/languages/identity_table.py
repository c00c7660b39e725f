"""Tables of names with their identifiers in Wikidata, as users have them: CSV, or the answer to a SPARQL query.

    name,language,qid,of,role                     label_en,label_ru,label_kk,qid
    Ингрид Соль,ru,Q4115189,NO,president          Ingrid Sol,Ингрид Соль,,Q4115189

A line is one thing, or one name of it. The answer to a query (JSON or CSV) has the columns `item` and `itemLabel`,
which are what Wikidata's own service makes, and may have `country` (an item too), `of` and `role`.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from kg import resources
from kg.errors import SettingError
from kg.languages.lexicon import cells, lexicon
from kg.model import NODE_KINDS

_QID: Final = re.compile(r"^(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)$")
_IDENTIFIERS: Final = ("qid", "wikidata", "item", "person")
_NAMES: Final = ("name", "label", "itemLabel", "personLabel")
_BODIES: Final = ("of", "state", "body", "country")
_LABEL: Final = "label_"
_REMEDY: Final = "mend the line, or unset KG_IDENTITIES"

Row = dict[str, tuple[str, str]]  # a column's text and the language that goes with it, if any


@dataclass(frozen=True, slots=True)
class Identified:
    """A thing of the table.

    Args:
        wikidata: `Q15031`.
        names: Its names by language.
        kind: `Person`, or another kind of node.
        bodies: The keys of the states and bodies that a person stands for.
        role: The role that goes with them, empty where the table does not tell it.
    """

    wikidata: str
    names: Mapping[str, tuple[str, ...]]
    kind: str = "Person"
    bodies: tuple[str, ...] = ()
    role: str = ""


@cache
def read_table(path: str) -> tuple[Identified, ...]:
    """The things of a table, each once, in the order of their first lines.

    Args:
        path: A file that ends in `.csv`, `.tsv`, `.json` or `.srj`.

    Raises:
        SettingError: The file is not there or not such a table, or a line is wrong; the message has file and line.
    """
    found: dict[str, Identified] = {}
    told: dict[str, int] = {}
    for line, row in _rows(Path(path)):
        item = _identified(path, line, row)
        before = found.get(item.wikidata)
        if before is not None and before.kind != item.kind:
            raise _wrong(
                path, line, f"{item.wikidata} is a {item.kind} here and a {before.kind} in line {told[item.wikidata]}"
            )
        found[item.wikidata] = item if before is None else _joined(before, item)
        told.setdefault(item.wikidata, line)
    return tuple(found.values())


def identifier(kind: str, names: Iterable[str], path: str) -> str | None:
    """The identifier of the one thing of that kind in a table that has one of the names, `None` where it is not one.

    Capitals make no difference. For persons, ask `kg.languages.known_persons`, which looks at posts too.
    """
    called = _called(path)
    found = {wikidata for name in names for wikidata in called.get((kind, name.casefold()), ())}
    return next(iter(found)) if len(found) == 1 else None


@cache
def _called(path: str) -> Mapping[tuple[str, str], frozenset[str]]:
    """The identifiers of a table by kind and name."""
    found: dict[tuple[str, str], set[str]] = {}
    for item in read_table(path):
        for name in (name for texts in item.names.values() for name in texts):
            found.setdefault((item.kind, name.casefold()), set()).add(item.wikidata)
    return {key: frozenset(values) for key, values in found.items()}


def _joined(one: Identified, other: Identified) -> Identified:
    names = {
        code: tuple(dict.fromkeys((*one.names.get(code, ()), *other.names.get(code, ()))))
        for code in {**one.names, **other.names}
    }
    bodies = tuple(dict.fromkeys((*one.bodies, *other.bodies)))
    return Identified(
        one.wikidata, MappingProxyType(names), one.kind, bodies, one.role if one.role == other.role else ""
    )


# a line


def _identified(path: str, line: int, row: Row) -> Identified:
    text = next((row[name][0] for name in _IDENTIFIERS if row.get(name, ("", ""))[0]), "")
    match = _QID.match(text)
    if match is None:
        raise _wrong(path, line, f"{text!r} is no identifier of Wikidata" if text else "the identifier is missing")
    names = _names(path, line, row)
    if not names:
        raise _wrong(path, line, f"{match[1]} has no name")
    kind = row.get("kind", ("", ""))[0] or "Person"
    if kind not in NODE_KINDS:
        raise _wrong(path, line, f"{kind!r} is no kind of node")
    bodies = tuple(_body(path, line, cell) for name in _BODIES for cell in cells(row.get(name, ("", ""))[0]))
    role = row.get("role", ("", ""))[0]
    return Identified(
        match[1], MappingProxyType(names), kind, bodies, f"role/{role.removeprefix('role/')}" if role else ""
    )


def _names(path: str, line: int, row: Row) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    stated = next((row[name][0] for name in ("language", "lang") if row.get(name, ("", ""))[0]), "")
    for column, (text, tag) in row.items():
        if column not in _NAMES and not column.startswith(_LABEL):
            continue
        code = column.removeprefix(_LABEL) if column.startswith(_LABEL) else (tag or stated or "en")
        if code not in resources.languages():
            raise _wrong(path, line, f"{code!r} is no language that is read; {', '.join(resources.languages())} are")
        # An item without a label stands with its own identifier in the answers of Wikidata's service.
        if texts := tuple(cell for cell in cells(text) if not _QID.match(cell)):
            found[code] = (*found.get(code, ()), *texts)
    return found


def _body(path: str, line: int, cell: str) -> str:
    key = cell if "/" in cell and not cell.startswith("http") else f"state/{cell.upper()}"
    if (match := _QID.match(cell)) is not None:
        key = _by_wikidata().get(match[1], "")
    if key not in lexicon():
        raise _wrong(path, line, f"{cell!r} is no state or body that is known")
    return key


def _by_wikidata() -> dict[str, str]:
    kinds = ("state", "organization")
    return {entry.wikidata: entry.key for kind in kinds for entry in lexicon().entries(kind) if entry.wikidata}


# a file


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SettingError("there is no such table", where=str(path), remedy="set KG_IDENTITIES to one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"the table cannot be read ({error})", where=str(path), remedy=_REMEDY) from None
    if path.suffix in {".json", ".srj"}:
        return _of_results(str(path), text)
    return _of_lines(str(path), text, "\t" if path.suffix == ".tsv" else ",")


def _of_lines(path: str, text: str, delimiter: str) -> Iterator[tuple[int, Row]]:
    reader = csv.reader(text.splitlines(), delimiter=delimiter, strict=True)
    header: list[str] = []
    try:
        for cellsof in reader:
            if not any(map(str.strip, cellsof)):
                continue
            if not header:
                header = _header(path, reader.line_num, [cell.strip() for cell in cellsof])
                continue
            if len(cellsof) > len(header):
                raise _wrong(path, reader.line_num, f"{len(cellsof)} cells under {len(header)} columns")
            yield reader.line_num, {name: (cell.strip(), "") for name, cell in zip(header, cellsof, strict=False)}
    except csv.Error as error:
        raise _wrong(path, reader.line_num, str(error)) from None
    if not header:
        raise _wrong(path, 1, "the table is empty")


def _header(path: str, line: int, names: list[str]) -> list[str]:
    if not set(names) & set(_IDENTIFIERS):
        raise _wrong(path, line, f"no column of identifiers; one of {', '.join(_IDENTIFIERS)} is needed")
    if not any(name in _NAMES or name.startswith(_LABEL) for name in names):
        raise _wrong(path, line, "no column of names; name, label_en, label_ru, label_kk or itemLabel is needed")
    return names


def _of_results(path: str, text: str) -> Iterator[tuple[int, Row]]:
    try:
        bindings = json.loads(text)["results"]["bindings"]
    except json.JSONDecodeError as error:
        raise _wrong(path, error.lineno, error.msg) from None
    except (KeyError, TypeError):
        raise _wrong(path, 1, "this is not the answer to a SPARQL query in JSON") from None
    lines = _lines_of_bindings(text)
    for number, binding in enumerate(bindings):
        line = lines[number] if number < len(lines) else 1
        yield line, {name: _term(path, line, term) for name, term in binding.items()}


def _term(path: str, line: int, term: Any) -> tuple[str, str]:
    try:
        return str(term["value"]), str(term.get("xml:lang", ""))
    except (KeyError, TypeError, AttributeError):
        raise _wrong(path, line, "a value that is no term of SPARQL's JSON") from None


def _lines_of_bindings(text: str) -> list[int]:
    """The line that each solution starts in: where a brace opens in the array of bindings itself."""
    start = text.find("[", text.find('"bindings"'))
    lines: list[int] = []
    depth, quoted, escaped = 0, False, False
    line = text.count("\n", 0, start) + 1
    for char in text[start + 1 :]:
        line += char == "\n"
        if quoted:
            quoted = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"':
            quoted = True
        elif char == "{":
            if depth == 0:
                lines.append(line)
            depth += 1
        elif char == "}":
            depth -= 1
        elif char == "]" and depth == 0:
            break
    return lines


def _wrong(path: str, line: int, what: str) -> SettingError:
    return SettingError(what, where=path, line=line, remedy=_REMEDY)
