"""A module imports from floors below its own or from its own room, never from above and never from a sibling room."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg

PACKAGE = Path(kg.__file__).parent
# The ground on which the ground floor stands is its errors, and the roof is what starts the command.
FLOORS = {
    -1: ("errors",),
    0: ("model", "config", "resources", "registry", "report"),
    1: ("documents", "languages", "dates", "store", "rdf.terms"),
    2: ("extractors", "resolution", "rdf", "sparql"),
    3: ("graph", "build", "evaluation", "scale", "web"),
    4: ("", "cli"),
    5: ("__main__",),
}
FLOOR_OF = {room: floor for floor, rooms in FLOORS.items() for room in rooms}
# Serving a graph must not load a language model.
NEVER = {"web": ("languages", "extractors", "documents"), "sparql": ("languages", "extractors", "documents")}


def modules() -> dict[str, Path]:
    """All modules of the package by name below `kg`; the package itself is the empty name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imported(name: str, path: Path) -> Iterator[str]:
    """The modules of the package that a module imports, anywhere in it, by name below `kg`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name[3:] for alias in node.names if alias.name.startswith("kg."))
        elif isinstance(node, ast.ImportFrom):
            yield from _from(node, name, path)


def _from(node: ast.ImportFrom, name: str, path: Path) -> Iterator[str]:
    base = node.module or ""
    if node.level:
        package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
        base = ".".join(["kg", *package[: len(package) - node.level + 1], *filter(None, [base])]).rstrip(".")
    if base == "kg" or base.startswith("kg."):
        below = base[3:]
        for alias in node.names:
            full = f"{below}.{alias.name}".lstrip(".")
            yield full if full in MODULES else below


def room(name: str) -> str:
    """The room that a module is in: the longest entry of the table of floors that it is or is below."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        if ".".join(parts[:length]) in FLOOR_OF:
            return ".".join(parts[:length])
    raise AssertionError(f"kg.{name} stands on no floor")


@pytest.mark.parametrize("name", MODULES, ids=lambda name: f"kg.{name}".rstrip("."))
def test_a_module_imports_from_below_or_from_its_own_room(name):
    here = room(name)
    wrong = [
        f"kg.{other}"
        for other in imported(name, MODULES[name])
        if room(other) != here and FLOOR_OF[room(other)] >= FLOOR_OF[here]
    ]
    assert not wrong


@pytest.mark.parametrize("name", [name for name in MODULES if name.split(".")[0] in NEVER])
def test_serving_imports_no_language(name):
    never = NEVER[name.split(".")[0]]
    assert not [other for other in imported(name, MODULES[name]) if other.split(".")[0] in never]


def test_files_are_of_a_size_that_can_be_read():
    sizes = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES.values())
    assert sizes[-1] <= 500
    assert sizes[len(sizes) // 2] < 150
