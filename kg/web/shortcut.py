"""Plain queries answered before the framework: `GET /sparql?query=…` by a program.

What the framework does for a request takes longer than most queries. Whatever is not plain goes on to it: pages, other
methods, conditions, origins, and every fault; the answers, their headers and what is noted of them are the same.
"""

from __future__ import annotations

import binascii
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, TypeAlias, cast
from urllib.parse import parse_qsl

from kg.sparql.service import Answer, Pending, Prompt
from kg.web import compression, conditional, logs
from kg.web.answers import cut_in_words, page_wanted
from kg.web.site import Site
from kg.web.watching import EARLIER, Asked

Environ: TypeAlias = dict[str, Any]
Start: TypeAlias = Callable[..., Any]
Application: TypeAlias = Callable[[Environ, Start], Iterable[bytes]]

# Where the environment of a request has the fault that it was found to have here, for the framework to tell of.
FAULT: Final = "kg.fault"
# Where it has the query, once it was found to be plain.
_PLAIN: Final = "kg.plain"
_PATH: Final = "/sparql"
# What is not simply percent-encoded.
_ODD: Final = re.compile(r"%(?![0-9A-Fa-f]{2})|[^!-~]")
# A request with one of these is not plain.
_NOT_PLAIN: Final = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH", "HTTP_ORIGIN")


class Plain:
    """A plain query, which a server can have begun before it is answered.

    Args:
        site: Whose service is asked.
        environ: The environment of the request.
        given: Its parameters.
        headers: What every answer has.
    """

    def __init__(
        self, site: Site, environ: Environ, given: dict[str, list[str]], headers: Sequence[tuple[str, str]]
    ) -> None:
        self._site = site
        self._environ = environ
        self._headers = headers
        self._client = site.client(environ, gone=environ.get("waitress.client_disconnected"))
        self.query = given["query"][0]
        self._asking: dict[str, Any] = {
            "accept": environ.get("HTTP_ACCEPT"),
            "format": given["format"][0] if "format" in given else None,
            "default_graphs": given.get("default-graph-uri", ()),
            "named_graphs": given.get("named-graph-uri", ()),
        }
        self.begun = time.perf_counter()
        self.notes: list[Asked] = []
        # Of the state before the query is run: an answer may be newer than its tag, never older.
        self.tag = conditional.tag_of(site.state, environ, query=self.query)
        self.pending: Pending | None = None

    def begin(self) -> bool:
        """Ask without waiting for the answer; whether that can be done at this moment."""
        if self._site.prompt is not None:
            self.pending = cast(Prompt, self._client).begin(self.query, **self._asking)
        return self.pending is not None

    def full(self) -> bool:
        """Whether it has to wait until there is room."""
        return self._site.prompt is not None and self._site.prompt.full()

    def reply(self) -> tuple[list[tuple[str, str]], Body]:
        """The headers and the body of the answer, 200, of the query that was begun or is begun now; it is noted.

        What goes wrong is raised: that is the framework's to tell.
        """
        answer = self._answer()
        headers = [*self._headers, ("Content-Type", answer.media_type)]
        chunks: Iterable[bytes] = answer.chunks
        length = answer.length
        if length is None:
            chunks, length = compression.begun(answer.chunks)
        encoding = compression.encoding_for(self._environ.get("HTTP_ACCEPT_ENCODING"))
        if encoding is not None and compression.fits(answer.media_type, length):
            headers.append(("Content-Encoding", encoding))
            chunks = compression.pieces(chunks, encoding)
        elif length is not None:
            headers.append(("Content-Length", str(length)))
        if self.tag is not None:
            headers += (("ETag", f'"{self.tag}"'), ("Cache-Control", conditional.CACHING))
        if answer.cut:
            headers.append(("KG-Cut", cut_in_words(answer)))
        return headers, Body(chunks, lambda: self._note(answer.media_type))

    def close(self) -> None:
        """Have no more of it; to be called by who began it."""
        if self.pending is not None:
            self.pending.close()

    def _answer(self) -> Answer:
        service, pending = self._site.watched(self._client, self.notes), self.pending
        if pending is None:
            return service.answer(self.query, **self._asking)
        gone = self._environ.get("waitress.client_disconnected")
        return service.noted(self.query, lambda: pending.wait(gone), begun=self.begun)

    def _note(self, media_type: str) -> None:
        kind = media_type.partition(";")[0]
        logs.note(self._site, self._environ, status=200, kind=kind, begun=self.begun, queries=self.notes)


class Shortcut:
    """The application, with a short way for plain queries.

    Args:
        application: Who answers all others.
        site: The service.
        headers: What every answer has.
    """

    def __init__(self, application: Application, site: Site, headers: Iterable[tuple[str, str]]) -> None:
        self._application = application
        self._site = site
        self._headers = tuple(headers)

    def plan(self, environ: Environ) -> Plain | None:
        """The query of a request, where it is a plain one; it is in the environment from then on."""
        if environ.get("PATH_INFO") != _PATH or environ["REQUEST_METHOD"] != "GET":
            return None
        given = _parameters(environ)
        if given is None:
            return None
        plain = environ[_PLAIN] = Plain(self._site, environ, given, self._headers)
        return plain

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer; see PEP 3333."""
        plain = cast(Plain | None, environ.get(_PLAIN) or self.plan(environ))
        if plain is None:
            return self._application(environ, start_response)
        try:
            headers, body = plain.reply()
        except Exception as error:
            environ |= {FAULT: error, EARLIER: plain.notes, logs.BEGUN: plain.begun}
            return self._application(environ, start_response)
        start_response("200 OK", headers)
        return body


class Body:
    """The bytes of an answer, which is noted once it is closed."""

    def __init__(self, chunks: Iterable[bytes], note: Callable[[], None]) -> None:
        self._chunks = chunks
        self._note = note

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._chunks)

    def close(self) -> None:
        """To be called by the server at the end, whatever the end is."""
        try:
            if hasattr(self._chunks, "close"):
                self._chunks.close()
        finally:
            self._note()


def _parameters(environ: Environ) -> dict[str, list[str]] | None:
    """The parameters of a plain query; `None` for any other request, and for a fault that the framework tells of."""
    text = environ.get("QUERY_STRING", "")
    if not text.isascii() or any(name in environ for name in _NOT_PLAIN):
        return None
    given: dict[str, list[str]] = {}
    try:
        for name, value in _pairs(text):
            given.setdefault(name, []).append(value)
    except ValueError:
        return None
    queries = given.get("query", ())
    if len(queries) != 1 or not queries[0].strip() or "update" in given:
        return None
    format = given["format"][0] if "format" in given else None
    return None if page_wanted(format, environ.get("HTTP_ACCEPT")) else given


def _pairs(text: str) -> list[tuple[str, str]]:
    """What `parse_qsl` makes of a query string in ASCII, in less time; `ValueError` where it is not UTF-8."""
    if _ODD.search(text):
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    parts = (part.partition("=") for part in text.split("&") if part)
    return [(_unquoted(name), _unquoted(value)) for name, _, value in parts]


def _unquoted(text: str) -> str:
    # Quoted-printable is percent-encoding with another sign, and is read in C.
    quoted = text.replace("=", "=3D").replace("%", "=").replace("+", " ")
    return binascii.a2b_qp(quoted).decode()
