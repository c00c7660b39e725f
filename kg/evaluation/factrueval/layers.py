"""The layers of a text: `.spans` marked words, `.objects` mentions, `.coref` what they mean, `.facts` what it tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

from kg.errors import FormatError, NoSuchPathError
from kg.evaluation.factrueval.facts import WEIGHTS, Argument, Told
from kg.evaluation.names import normal

LAYERS: Final = (".txt", ".spans", ".objects", ".coref")
_PART_OF: Final = "ispartof"
_DIFFICULTY: Final = "сложность"
_DIFFICULT: Final = "повышенная"
# In which orders the parts of a person's name make a name, as the official scorer has it.
_PARTS: Final = ("firstname", "lastname", "patronymic", "nickname")
_ORDERS: Final = (
    ("lastname", "firstname", "patronymic"),
    ("firstname", "patronymic", "lastname"),
    ("firstname", "patronymic"),
    ("firstname", "lastname"),
    ("lastname", "firstname"),
    ("firstname", "nickname"),
    *((part,) for part in _PARTS),
)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines without an empty one between them: their number and their words."""

    lines: tuple[tuple[int, list[str]], ...]

    @property
    def first(self) -> tuple[int, list[str]]:
        return self.lines[0]

    @property
    def rest(self) -> tuple[tuple[int, list[str]], ...]:
        return self.lines[1:]


def read(path: Path) -> tuple[str, list[Told]]:
    """The text beside a `.facts` file, and the facts of the file that are scored.

    A state or body that somebody works for goes also by the names of what it is part of, or what is part of it.

    Raises:
        NoSuchPathError: A layer beside it is missing.
        FormatError: A line is not as it should be; it names the file and the line.
    """
    for suffix in LAYERS:
        if not path.with_suffix(suffix).is_file():
            raise NoSuchPathError(f"there is no {suffix} beside it", where=str(path), remedy="put it there")
    text = _text(path.with_suffix(".txt"))
    spans = dict(_spans(path.with_suffix(".spans")))
    mentions = dict(_mentions(path.with_suffix(".objects"), spans))
    named, own = _objects(path.with_suffix(".coref"), mentions, text)
    words = {key: text[start:end] for key, (start, end) in spans.items()}
    blocks = list(_blocks(path))
    wider = _wider(path, blocks, own)
    facts = [_fact(path, block, words, named, wider) for block in blocks if _tag(path, block) in WEIGHTS]
    return text, facts


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """All lines with their numbers."""
    for number, line in enumerate(_text(path).splitlines(), start=1):
        yield number, line.split()


def _text(path: Path) -> str:
    """What a file holds, with the line ends that it has: places in a text are counted with them."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return file.read()
    except UnicodeDecodeError:
        raise FormatError("this is not UTF-8", where=str(path), remedy="save it as UTF-8") from None


def _blocks(path: Path) -> Iterator[_Block]:
    block: list[tuple[int, list[str]]] = []
    for number, cells in _lines(path):
        if cells:
            block.append((number, cells))
        elif block:
            yield _Block(tuple(block))
            block = []
    if block:
        yield _Block(tuple(block))


def _spans(path: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for number, cells in _lines(path):
        if cells:
            try:
                key, _, start, length = cells[:4]
                yield key, (int(start), int(start) + int(length))
            except ValueError:
                raise FormatError("this is no span", where=str(path), line=number) from None


def _mentions(path: Path, spans: dict[str, tuple[int, int]]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The spans of each mention; what follows `#` repeats the words."""
    for number, cells in _lines(path):
        marks = cells[: cells.index("#")] if "#" in cells else cells
        if not marks:
            continue
        if len(marks) < 3 or not spans.keys() >= set(marks[2:]):
            raise FormatError("this is no object of known spans", where=str(path), line=number)
        yield marks[0], [spans[key] for key in marks[2:]]


def _objects(
    path: Path, mentions: dict[str, list[tuple[int, int]]], text: str
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """All names of each object, and of them those that it has by itself, wherever it is mentioned."""
    named: dict[str, set[str]] = {}
    own: dict[str, set[str]] = {}
    for block in _blocks(path):
        _, (key, *parts) = block.first
        given: dict[str, list[str]] = {}
        for _, cells in block.rest:
            # Other names of the same sort are numbered; some are left empty.
            given.setdefault(cells[0].rstrip("0123456789"), []).extend([" ".join(cells[1:])] if cells[1:] else [])
        own[key] = set(given.get("name", ()))
        # A part may be a span that is no mention.
        seen = [mentions[part] for part in parts if part in mentions]
        named[key] = own[key] | set(_described(given)) | set(_persons(given)) | set(_mentioned(seen, text))
    return named, own


def _described(given: dict[str, list[str]]) -> Iterator[str]:
    for descriptor, name in product(given.get("descriptor", ()), given.get("name", ())):
        yield f"{descriptor} {name}"
        yield f"{name} {descriptor}"


def _persons(given: dict[str, list[str]]) -> Iterator[str]:
    for order in _ORDERS:
        yield from (" ".join(parts) for parts in product(*(given.get(part, ()) for part in order)))


def _mentioned(mentions: Iterable[list[tuple[int, int]]], text: str) -> Iterator[str]:
    """The words of each mention, and all words from its first to its last."""
    for spans in mentions:
        yield " ".join(text[start:end] for start, end in spans)
        yield text[min(start for start, _ in spans) : max(end for _, end in spans)]


def _tag(path: Path, block: _Block) -> str:
    number, cells = block.first
    if len(cells) != 2:
        raise FormatError("this is no head of a fact", where=str(path), line=number)
    return cells[1].lower()


def _wider(path: Path, blocks: Iterable[_Block], own: dict[str, set[str]]) -> dict[str, set[str]]:
    """The names of all that an object is part of, or that is part of it."""
    wider: dict[str, set[str]] = {}
    for block in blocks:
        if _tag(path, block) == _PART_OF:
            keys = [_object(path, number, cells, own) for number, cells in block.rest]
            for one, other in product(keys, keys):
                wider.setdefault(one, set()).update(own[other])
    return wider


def _object(path: Path, number: int, cells: list[str], known: dict[str, set[str]]) -> str:
    key = cells[1].removeprefix("obj") if len(cells) > 1 else ""
    if key not in known:
        raise FormatError("this is no known object", where=str(path), line=number)
    return key


def _fact(
    path: Path, block: _Block, words: dict[str, str], named: dict[str, set[str]], wider: dict[str, set[str]]
) -> Told:
    number, _ = block.first
    tag = _tag(path, block)
    arguments = []
    ignored = False
    for at, cells in block.rest:
        name = cells[0].lower()
        ignored |= name == _DIFFICULTY and _DIFFICULT in cells
        if name not in WEIGHTS[tag]:
            continue
        if len(cells) > 1 and cells[1].startswith("span"):
            arguments.append(_post(path, at, cells, words))
        else:
            key = _object(path, at, cells, named)
            given = [item.strip() for item in " ".join(cells[2:]).split("|")]
            called = named[key] | set(given) | (wider.get(key, set()) if name == "where" else set())
            arguments.append(Argument(name, given[0], _forms(called)))
    return Told(tag, tuple(arguments), ignored=ignored, line=number)


def _post(path: Path, number: int, cells: list[str], words: dict[str, str]) -> Argument:
    """A post is one of several spans, with `|` between them; the words repeat what the spans say."""
    keys = [cell.removeprefix("span") for cell in cells if cell.startswith("span")]
    if not words.keys() >= set(keys):
        raise FormatError("this is no known span", where=str(path), line=number)
    called = [" ".join(words[key].split()) for key in keys]
    return Argument(cells[0].lower(), called[0], _forms(called))


def _forms(names: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(normal, names)))
