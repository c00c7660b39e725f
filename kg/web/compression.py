"""Answers compressed as they are sent: gzip everywhere, brotli and Zstandard where they are installed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, Final, Protocol

from flask import Response, request

# Less than this is as quick to send as to compress.
_SMALLEST: Final = 1_000
_TEXTS: Final = (
    "text/",
    "application/json",
    "application/javascript",
    "application/trig",
    "application/n-",
    "image/svg",
)
_SUFFIXES: Final = ("+json", "+xml")


class Compressor(Protocol):
    """Takes pieces and gives pieces; some of them only at the end."""

    def compress(self, data: bytes) -> bytes:
        """What can be sent, once these bytes are added."""
        ...

    def flush(self) -> bytes:
        """The rest."""
        ...


def _installed() -> dict[str, Callable[[], Compressor]]:
    found: dict[str, Callable[[], Compressor]] = {}
    for name, module, make in (("zstd", "zstandard", _zstd), ("br", "brotli", _brotli)):
        try:
            found[name] = make(import_module(module))
        except ImportError:
            continue
    found["gzip"] = lambda: zlib.compressobj(5, zlib.DEFLATED, 31)
    return found


def _zstd(module: Any) -> Callable[[], Compressor]:
    return lambda: module.ZstdCompressor(level=3).compressobj()


class _Brotli:
    """Brotli's own compressor, under the usual names."""

    def __init__(self, module: Any) -> None:
        self._inner = module.Compressor(quality=4)

    def compress(self, data: bytes) -> bytes:
        return self._inner.process(data)  # type: ignore[no-any-return]

    def flush(self) -> bytes:
        return self._inner.finish()  # type: ignore[no-any-return]


def _brotli(module: Any) -> Callable[[], Compressor]:
    return lambda: _Brotli(module)


ENCODINGS: Final = _installed()


def wanted() -> str | None:
    """The encoding that the client takes best, of equals the one that packs best; `None` for none."""
    if "HTTP_ACCEPT_ENCODING" not in request.environ:
        return None
    accepted = request.accept_encodings
    best, quality = None, 0.0
    for name in ENCODINGS:
        if accepted[name] > quality:
            best, quality = name, accepted[name]
    return best if quality >= accepted["identity"] or "identity" not in accepted.values() else None


def compressed(response: Response) -> Response:
    """The response in the encoding that the client wants, where that is worth it."""
    if response.is_streamed and response.content_length is None and not response.direct_passthrough:
        _begin(response)
    if not _fits(response):
        return response
    name = wanted()
    if name is None:
        return response
    response.response = _pieces(response.response, ENCODINGS[name]())
    response.headers["Content-Encoding"] = name
    response.headers.pop("Content-Length", None)
    return response


def _begin(response: Response) -> None:
    """Read as much as tells whether an answer is small; one that is has a length, and is sent in one piece."""
    chunks: Iterator[bytes | str] = iter(response.response)
    kept: list[bytes] = []
    size = 0
    for chunk in chunks:
        kept.append(chunk.encode() if isinstance(chunk, str) else chunk)
        size += len(kept[-1])
        if size >= _SMALLEST:
            response.response = _joined(kept, chunks)
            return
    response.response = kept
    response.content_length = size


def _joined(first: list[bytes], rest: Iterator[bytes | str]) -> Iterator[bytes]:
    try:
        yield from first
        for chunk in rest:
            yield chunk.encode() if isinstance(chunk, str) else chunk
    finally:
        if hasattr(rest, "close"):
            rest.close()


def _fits(response: Response) -> bool:
    if response.status_code in {204, 206, 304} or response.direct_passthrough or "Content-Encoding" in response.headers:
        return False
    length = response.content_length
    if length is None and response.is_sequence:  # of anything else, to count would be to read it all
        length = response.calculate_content_length()
    if length is not None and length < _SMALLEST:
        return False
    kind = response.mimetype or ""
    return kind.startswith(_TEXTS) or kind.endswith(_SUFFIXES)


def _pieces(chunks: Iterable[bytes | str], compressor: Compressor) -> Iterator[bytes]:
    try:
        for chunk in chunks:
            if piece := compressor.compress(chunk.encode() if isinstance(chunk, str) else chunk):
                yield piece
        yield compressor.flush()
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
