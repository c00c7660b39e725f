"""SPARQL cut into tokens: enough of them to see what a query is made of, and no more.

https://www.w3.org/TR/sparql11-query/#sparqlGrammar
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# No part may take a time that grows with the square of a text's length, whatever the text.
_TOKEN: Final = re.compile(
    r'''
      (?P<space>\s+)
    | (?P<comment>\#[^\n\r]*)
    | (?P<string>"""(?:"{0,2}(?:[^"\\]|\\.))*+"{3} | \'{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
                | "(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+')
    | (?P<open>["'][^\n\r]*+)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>(?:[^\W\d_](?:[\w.-]{0,100}[\w-])?)?:(?:[\w:%.-]|\\.)*+)
    | (?P<word>\w+)
    | (?P<sign>.)
    ''',
    re.VERBOSE | re.DOTALL,
)
_DEPTH: Final = {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}


class Token(NamedTuple):
    """A stretch of a query.

    Args:
        kind: `comment`, `string`, `open` (a string that is not closed, to the end of its line), `iri`, `variable`,
            `language`, `name` (a prefixed name), `word` (a keyword, number or `a`) or `sign`.
        text: As it stands.
        start: Where it starts, in code points.
        depth: How many brackets of any kind are open around it; a bracket itself counts as outside.
    """

    kind: str
    text: str
    start: int
    depth: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    def says(self, *keywords: str) -> bool:
        """Whether it is one of these keywords, given in capitals."""
        return self.kind == "word" and self.text.upper() in keywords


def tokens(query: str) -> list[Token]:
    """The tokens of a query, without the space between them; together they lose nothing but space.

    >>> [token.text for token in tokens("ASK { ?s a dip:Meeting } # any?")]
    ['ASK', '{', '?s', 'a', 'dip:Meeting', '}', '# any?']
    """
    found: list[Token] = []
    depth = 0
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "sign"
        if kind == "space":
            continue
        change = _DEPTH.get(match[0], 0) if kind == "sign" else 0
        depth += min(change, 0)
        found.append(Token(kind, match[0], match.start(), depth))
        depth += max(change, 0)
    return found
