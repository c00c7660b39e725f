"""Answers compressed as they are sent: gzip everywhere, brotli and Zstandard where they are installed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any, Final, Protocol

from flask import Response, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

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


@lru_cache(maxsize=256)
def encoding_for(accepted: str | None) -> str | None:
    """The encoding that an `Accept-Encoding` header wants most, of equals the one that packs best; `None` for none."""
    if accepted is None:
        return None
    wanted = parse_accept_header(accepted, Accept)
    best, quality = None, 0.0
    for name in ENCODINGS:
        if wanted[name] > quality:
            best, quality = name, wanted[name]
    return best if quality >= wanted["identity"] or "identity" not in wanted.values() else None


def wanted() -> str | None:
    """The encoding that the client of this request wants most; `None` for none."""
    return encoding_for(request.environ.get("HTTP_ACCEPT_ENCODING"))


def compressed(response: Response) -> Response:
    """The response in the encoding that the client wants, where that is worth it."""
    if response.is_streamed and response.content_length is None and not response.direct_passthrough:
        chunks, length = begun(response.response)
        response.response = chunks
        if length is not None:
            response.content_length = length
    if not _fits(response):
        return response
    name = wanted()
    if name is None:
        return response
    response.response = pieces(response.response, name)
    response.headers["Content-Encoding"] = name
    response.headers.pop("Content-Length", None)
    return response


def begun(source: Iterable[bytes | str]) -> tuple[Iterable[bytes], int | None]:
    """An answer of which as much is read as tells whether it is small; one that is has a length, and is one piece."""
    chunks: Iterator[bytes | str] = iter(source)
    kept: list[bytes] = []
    size = 0
    for chunk in chunks:
        kept.append(chunk.encode() if isinstance(chunk, str) else chunk)
        size += len(kept[-1])
        if size >= _SMALLEST:
            return _joined(kept, chunks), None
    return [b"".join(kept)], size


def fits(media_type: str, length: int | None) -> bool:
    """Whether it is worth it to compress so many bytes of a media type, which may have parameters."""
    kind = media_type.partition(";")[0]
    return (length is None or length >= _SMALLEST) and (kind.startswith(_TEXTS) or kind.endswith(_SUFFIXES))


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
    return fits(response.mimetype or "", length)


def pieces(chunks: Iterable[bytes | str], encoding: str) -> Iterator[bytes]:
    """Bytes in one of the `ENCODINGS`."""
    compressor = ENCODINGS[encoding]()
    try:
        for chunk in chunks:
            if piece := compressor.compress(chunk.encode() if isinstance(chunk, str) else chunk):
                yield piece
        yield compressor.flush()
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
