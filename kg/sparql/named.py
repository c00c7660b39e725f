"""The named queries: files that anyone can read, run in any tool, and add to.

Each file of `queries/` starts with comments that say what it is called, what it answers, which values it takes and
how its rows are best shown:

    # title: Who met whom
    # description: One row for each side of each meeting.
    # param: with actor optional a person, state or organisation that took part
    # param: lang string default=en the language of the labels
    # view: timeline
    # rank: 1

A parameter is a variable of the query that is given a value as an RDF term; no text is ever put together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Final

from kg import resources
from kg.errors import NoSuchPathError, QueryError, UnknownQueryError
from kg.sparql.parameters import TYPES, Parameter, bind
from kg.sparql.service import Answer, QueryService

# These mean something else in the address of a query.
_RESERVED: Final = frozenset({"format", "name"})
VIEWS: Final = ("table", "timeline", "graph", "cards")
_HEADER: Final = re.compile(r"#\s*(title|description|param|view|rank):\s*(.*?)\s*$")
_PARAM: Final = re.compile(
    r"(?P<name>\w+)\s+(?P<type>\w+)(?:\s+(?P<need>required|optional|default=\S+))?(?:\s+(?P<text>.*))?$"
)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with a name.

    Args:
        name: The file's name without `.rq`.
        title: A few words.
        description: What it answers, in a sentence or two.
        parameters: The values it takes, in the order of the header.
        view: How its rows are best shown, one of `VIEWS`.
        text: The whole file.
        rank: Its place in a list of questions.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    view: str
    text: str
    rank: int = 1000


def parse(name: str, text: str) -> NamedQuery:
    """A named query from the text of its file; `QueryError` where the header is not as it should be.

    >>> query = parse("all", "# title: All\\n# param: lang string default=en labels\\nSELECT * { ?s ?p ?o }")
    >>> query.title, query.view, query.parameters[0].default
    ('All', 'table', 'en')
    """
    fields: dict[str, list[str]] = {"title": [], "description": [], "param": [], "view": [], "rank": []}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            break
        if match := _HEADER.match(line):
            fields[match[1]].append(match[2])
            if match[1] == "param":
                parameters.append(_parameter(name, number, match[2]))
    view = (fields["view"] or ["table"])[0]
    if view not in VIEWS:
        raise QueryError(f"there is no view called {view!r}", where=name, remedy=f"use one of {', '.join(VIEWS)}")
    return NamedQuery(
        name=name,
        title=" ".join(fields["title"]) or name,
        description=" ".join(fields["description"]),
        parameters=tuple(parameters),
        view=view,
        text=text,
        rank=_rank(name, (fields["rank"] or ["1000"])[0]),
    )


def _rank(name: str, text: str) -> int:
    if not text.isdecimal():
        raise QueryError(f"the rank {text!r} is not a whole number", where=name, remedy="write # rank: 12")
    return int(text)


def _parameter(name: str, line: int, text: str) -> Parameter:
    match = _PARAM.match(text)
    if match is None or match["type"] not in TYPES:
        remedy = f"write NAME TYPE required|optional|default=… text, with a TYPE of {', '.join(TYPES)}"
        raise QueryError(f"the parameter {text!r} is not understood", where=name, line=line, remedy=remedy)
    if match["name"] in _RESERVED or match["name"].startswith("_"):
        raise QueryError(f"no parameter may be called {match['name']!r}", where=name, line=line, remedy="rename it")
    need = match["need"] or "optional"
    default = need.partition("=")[2] or None
    return Parameter(match["name"], match["type"], need == "required", default, match["text"] or "")


def read(path: str | Path) -> NamedQuery:
    """A named query from a file of one's own; without header comments it has no parameters."""
    file = Path(path)
    try:
        return parse(file.stem, file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NoSuchPathError("no such file", where=str(path), remedy="check the path") from None
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"the file cannot be read ({error})", where=str(path), remedy="give a UTF-8 text") from None


@cache
def queries() -> tuple[NamedQuery, ...]:
    """All named queries, in order of rank and name."""
    found = (read(path) for path in resources.folder("queries").glob("*.rq"))
    return tuple(sorted(found, key=lambda query: (query.rank, query.name)))


def query(name: str) -> NamedQuery:
    """The query of that name.

    Raises:
        UnknownQueryError: There is none; the message has the names that are close.

    >>> query("meetings").title
    'Who met whom'
    """
    known = {each.name: each for each in queries()}
    if name in known:
        return known[name]
    close = get_close_matches(name, known, n=3, cutoff=0.5)
    remedy = f"did you mean {' or '.join(close)}?" if close else f"use one of {', '.join(sorted(known))}"
    raise UnknownQueryError(f"no named query is called {name!r}", remedy=remedy)


def run(
    service: QueryService,
    name: str | NamedQuery,
    arguments: Mapping[str, str],
    *,
    format: str | None = None,
    accept: str | None = None,
) -> Answer:
    """Answer a named query.

    Args:
        service: Who answers it.
        name: Its name, or a query that was read from a file.
        arguments: Values by the names of its parameters, as people write them: `Kazakhstan`, `Қазақстан`, `KZ`,
            `state/KZ` or an IRI for a state. An empty value counts as none.
        format: The name of a format (`csv`).
        accept: An HTTP `Accept` header, where no format is named.

    Raises:
        UnknownQueryError: There is no such query.
        ParameterError: An argument is missing, unknown, of the wrong type, or means nothing in this graph, or more
            than one thing.
    """
    wanted = query(name) if isinstance(name, str) else name
    values = bind(service, wanted.parameters, arguments, where=wanted.name)
    return service.answer(wanted.text, format=format, accept=accept, bindings=values)
