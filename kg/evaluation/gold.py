"""Gold: what documents tell, as somebody wrote it down in YAML; `docs/evaluation.md` has the format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from kg import documents
from kg.config import Settings
from kg.errors import FormatError, InputError, NoSuchPathError
from kg.evaluation import edtf
from kg.evaluation.facts import Fact, Value
from kg.evaluation.kinds import BY_NAME, DATE_KEYS, DIPLOMACY, KINDS, Kind, Slot
from kg.evaluation.marked import Marked, parse
from kg.evaluation.names import normal
from kg.languages.lexicon import lexicon
from kg.model import Document

SUFFIXES: Final = (".yaml", ".yml")
# In the place of a value: the text may be read this way or that.
UNCLEAR: Final = "unclear"
_GIVEN: Final = ("language", "title", "publisher")
_DOCUMENT_KEYS: Final = ("text", "path", "issued", *_GIVEN)
# Between names of one thing, any of which will do.
_OR: Final = "|"


@dataclass(frozen=True, slots=True)
class Gold:
    """What one document tells.

    Args:
        where: The file of gold.
        document: The document, read as `kg build` reads it.
        facts: What it tells, in the order of the file.
        judged: The slots that this gold speaks of, by kind; a kind that is not there is not judged.
    """

    where: str
    document: Document
    facts: tuple[Fact, ...]
    judged: dict[str, frozenset[str]]

    @property
    def silent(self) -> bool:
        """Whether no diplomacy is told: posts and optional facts at most, though more than posts is judged."""
        told = any(fact.kind.name in DIPLOMACY and not fact.optional for fact in self.facts)
        return bool(DIPLOMACY & self.judged.keys()) and not told


def load(path: str | Path, *, settings: Settings) -> list[Gold]:
    """The gold of a file, or of all `.yaml` files below a folder in the order of their names.

    Raises:
        InputError: Nothing is there, or a document cannot be read.
        FormatError: A file is not in the format; it names the file and the line.
    """
    path = Path(path)
    if not path.exists():
        raise NoSuchPathError("no such file or folder", where=str(path), remedy="check the path")
    files = [path]
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and not file.name.startswith("."))
    if not files:
        raise InputError("no gold is there", where=str(path), remedy="put .yaml files there; see docs/evaluation.md")
    return [read(file, settings=settings) for file in files]


def read(path: Path, *, settings: Settings) -> Gold:
    """The gold of one file; errors as in `load`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise FormatError("this is not UTF-8", where=str(path), remedy="save it as UTF-8") from None
    return from_text(text, path=path, settings=settings)


def from_text(text: str, *, path: Path, settings: Settings) -> Gold:
    """The gold in a YAML text; `path` is what errors name, and where a document's own path starts from."""
    whole = parse(text, where=str(path))
    keys = whole.keys(("document", "judged", *BY_NAME))
    if "document" not in keys:
        raise whole.error("there is no document", remedy="give document: with text: or path:")
    facts = [_fact(kind, item) for kind in KINDS if kind.name in keys for item in keys[kind.name].items()]
    return Gold(
        where=str(path),
        document=_document(keys["document"], path, settings),
        facts=tuple(facts),
        judged=_judged(keys.get("judged")),
    )


def _document(part: Marked, path: Path, settings: Settings) -> Document:
    keys = part.keys(_DOCUMENT_KEYS)
    if ("text" in keys) == ("path" in keys):
        raise part.error("a document has either text: or path:", remedy="give one of the two")
    language, title, publisher = (keys[key].text() if key in keys else None for key in _GIVEN)
    issued = _day(keys["issued"]) if "issued" in keys else None
    if "text" in keys:
        return documents.from_text(
            keys["text"].text(),
            identifier=path.name,
            settings=settings,
            language=language,
            title=title,
            issued=issued,
            publisher=publisher,
        )
    beside = path.parent / keys["path"].text()
    try:
        found = documents.read(beside, identifier=path.name, settings=settings, language=language)
    except NoSuchPathError:
        raise keys["path"].error(f"there is no file {beside}", remedy="give its path from here") from None
    return replace(
        found,
        title=title or found.title,
        issued=issued or found.issued,
        publisher=publisher or found.publisher,
    )


def _judged(part: Marked | None) -> dict[str, frozenset[str]]:
    """The slots by kind; all where nothing is said. `meetings` stands for all of a kind, `meetings.place` for one."""
    every = {kind.name: frozenset(slot.name for slot in kind.slots) for kind in KINDS}
    if part is None:
        return every
    found: dict[str, frozenset[str]] = {}
    for item in part.items():
        kind, dot, slot = item.text().partition(".")
        if kind not in every or (dot and slot not in every[kind]):
            raise item.error(f"there is no {item.text()!r} to judge", remedy=f"use {', '.join(every)}, or kind.slot")
        found[kind] = found.get(kind, frozenset()) | (frozenset({slot}) if dot else every[kind])
    return found


def _fact(kind: Kind, part: Marked) -> Fact:
    names = [slot.name for slot in kind.slots if slot.sort != "dates"]
    dated = any(slot.sort == "dates" for slot in kind.slots)
    keys = part.keys([*names, *(["dates", *DATE_KEYS] if dated else []), "optional"])
    slots: dict[str, tuple[Value, ...]] = {}
    unclear: set[str] = set()
    for slot in kind.slots:
        given = _among(keys, ("dates", *DATE_KEYS)) if slot.sort == "dates" else {}
        if slot.name in keys and _is_unclear(keys[slot.name]):
            unclear.add(slot.name)
        elif given:
            slots[slot.name] = (_dates(given),)
        elif slot.name in keys:
            slots[slot.name] = tuple(_value(slot, item) for item in _listed(slot, keys[slot.name]))
    for group in kind.needs:
        if not any(slots.get(name) for name in group):
            raise part.error(f"{kind.name} need {' or '.join(group)}", remedy="give it, or leave the whole item out")
    return Fact(kind, slots, line=part.line, unclear=frozenset(unclear), optional=_flag(keys.get("optional")))


def _among(keys: dict[str, Marked], names: tuple[str, ...]) -> dict[str, Marked]:
    return {name: keys[name] for name in names if name in keys}


def _flag(part: Marked | None) -> bool:
    if part is None:
        return False
    if part.text() not in {"true", "false"}:
        raise part.error("optional is true or false")
    return part.text() == "true"


def _is_unclear(part: Marked) -> bool:
    items = part.items()
    return len(items) == 1 and not items[0].empty() and items[0].text() == UNCLEAR


def _listed(slot: Slot, part: Marked) -> list[Marked]:
    items = part.items()
    if len(items) > 1 and not slot.many:
        raise part.error(f"{slot.name} has one value", remedy="put | between names of one thing")
    return items


def _value(slot: Slot, part: Marked) -> Value:
    text = part.text()
    if slot.sort == "day":
        day = _day(part).isoformat()
        return Value(day, frozenset({day}))
    if slot.sort == "number" and not text.strip().isdecimal():
        raise part.error(f"{slot.name} is a whole number")
    if slot.values and text not in slot.values:
        raise part.error(f"{slot.name} cannot be {text!r}", remedy=f"use one of {', '.join(slot.values)}")
    names = [name.strip() for name in text.split(_OR) if name.strip()]
    if UNCLEAR in names:
        raise part.error(f"{slot.name} is {UNCLEAR} as a whole or not at all", remedy=f"write {UNCLEAR} alone")
    coded = slot.sort in {"actor", "place", "thing"}
    called = {f"state/{name}" if coded and f"state/{name}" in lexicon() else normal(name) for name in names}
    return Value(names[0], frozenset(called), tuple(names) if slot.sort in {"thing", "title"} else ())


def _dates(given: dict[str, Marked]) -> Value:
    if "dates" in given:
        raise given["dates"].error("dates are given as earliest and latest, or as edtf")
    if "edtf" in given:
        if len(given) > 1:
            raise given["edtf"].error("edtf says it all", remedy="leave earliest and latest out")
        try:
            return stretch(*edtf.bounds(given["edtf"].text()))
        except ValueError as error:
            raise given["edtf"].error(str(error), remedy="give days, months, quarters … as in 2031-05-04") from None
    if len(given) < 2:
        (only,) = given.values()
        raise only.error("earliest and latest go together", remedy="give both; for one day, the same twice")
    first, last = _day(given["earliest"]), _day(given["latest"])
    if first > last:
        raise given["latest"].error("latest is before earliest")
    return stretch(first, last)


def stretch(first: date, last: date) -> Value:
    """The value of a stretch of days."""
    text = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Value(text, frozenset({text}))


def _day(part: Marked) -> date:
    try:
        return date.fromisoformat(part.text().strip())
    except ValueError:
        raise part.error(f"{part.text()!r} is no day", remedy="write it as 2031-05-04") from None
