"""What clients send: parameters and bodies, held to their limits."""

from __future__ import annotations

from typing import Final

from flask import abort, request
from werkzeug.datastructures import MultiDict

from kg.config import Settings
from kg.errors import QueryError

FORM: Final = "application/x-www-form-urlencoded"
# A form writes one byte as three, and has other fields.
_MORE: Final = 65_536


def most(settings: Settings) -> int:
    """The longest body that any address takes."""
    return 3 * max(settings.query_bytes, settings.body_bytes) + _MORE


def parameters(*, name: str, direct: str, limit: int) -> MultiDict[str, str]:
    """The parameters of a POST, however they are sent.

    Args:
        name: The parameter that a body without a form stands for.
        direct: The media type of such a body.
        limit: How many bytes it may have.
    """
    if request.mimetype == FORM:
        limited(3 * limit + _MORE)
        return request.form
    if request.mimetype != direct:
        abort(415, f"send {direct} or {FORM}")
    limited(3 * limit + _MORE)
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if charset not in {"utf-8", "utf8"}:
        abort(415, f"send {direct} as UTF-8")
    try:
        text = request.get_data().decode()
    except UnicodeDecodeError:
        raise QueryError(f"the {name} is not UTF-8", remedy="encode it as UTF-8") from None
    return MultiDict([*((key, value) for key, value in request.args.items(multi=True) if key != name), (name, text)])


def limited(most: int) -> None:
    """Hold the body of this request to a number of bytes; 413 where it is longer, before it is read."""
    request.max_content_length = most
    request.max_form_memory_size = most
    if (request.content_length or 0) > most:
        abort(413, f"the body is longer than {most} bytes")


def only(given: MultiDict[str, str], name: str) -> str | None:
    """The value of a parameter that may be given once."""
    values = given.getlist(name)
    if len(values) > 1:
        raise QueryError(f"there is more than one {name}", remedy="send one")
    return values[0] if values else None
