"""Queries in which there is nothing to refuse or to edit, recognised at a glance.

To cut a query into tokens takes longer than to answer many a one. What is short, and has no comment, no escape, no
string or dataset out of the common, and no word that is refused, comes out of `kg.sparql.preparation.prepare` as it
went in; whatever is in doubt is left to be looked at token by token.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# Shorter than the longest IRI that is let through, and with fewer signs than the most.
_LONGEST: Final = 1000
# Each name is read as `kg.sparql.tokens` does. A `<` that begins no IRI is a sign. No group that may fail midway is
# possessive: before Python 3.11.5 it keeps what it has read by then (gh-106052).
_IRI: Final = r"""[^<>"'{}|^`\\\#\x00-\x20]*+ (?: \# [^<>"'{}|^`\\\x00-\x20]*+ )? >"""
_PLAIN: Final = re.compile(
    rf"""
      \s*+ (?: (?i:PREFIX) \s++ (?: [A-Za-z][A-Za-z0-9_-]{{0,100}}+ )? : \s*+ <[^<>"'{{}}|^`\\\x00-\x20]*+> \s*+ )*
      (?P<form> (?i:SELECT|ASK|CONSTRUCT|DESCRIBE) ) (?=[\s{{*(<])
      (?: [^"'\\\#<]++
        | < {_IRI}
        | < (?! {_IRI} )
        | " [^"'\\\#\n\r]*+ " (?!")
      )*
    """,
    re.VERBOSE,
)
_REFUSED: Final = ("service", "from")
_ORDER: Final = re.compile(r"[^\"(){}<]*?(?<![\w?$:.@-])ORDER\s+BY(?!\w)", re.IGNORECASE)


class Glance(NamedTuple):
    """What is seen of a query.

    Args:
        form: `SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`.
        ordered: Whether it puts its rows in order.
    """

    form: str
    ordered: bool


def seen(query: str, *, depth: int) -> Glance | None:
    """What a query without anything uncommon is; `None` where that takes a closer look.

    Args:
        query: SPARQL 1.1.
        depth: How deep brackets may be nested.

    >>> seen("SELECT ?s { ?s a dip:Meeting } ORDER BY ?s", depth=64)
    Glance(form='SELECT', ordered=True)
    >>> seen("SELECT ?s { ?s ?p ?o } # all", depth=64) is None
    True
    """
    if len(query) > _LONGEST or query.count("{") + query.count("(") + query.count("[") > depth:
        return None
    lower = query.lower()
    if any(word in lower for word in _REFUSED):
        return None
    match = _PLAIN.fullmatch(query)
    if match is None:
        return None
    ordered = "order" in lower
    if ordered and not _ORDER.match(query, query.rfind("}") + 1):
        return None
    return Glance(match["form"].upper(), ordered)
