"""Pages of other origins may ask, as far as the settings let them. https://fetch.spec.whatwg.org/#http-cors-protocol"""

from __future__ import annotations

from typing import Final

from flask import Response, request

_EXPOSED: Final = "Content-Encoding, ETag, KG-Cut, Link, Location, Retry-After, WWW-Authenticate"
_HEADERS: Final = "Accept, Authorization, Content-Type, If-Match, If-None-Match"
_SECONDS: Final = 86_400


def is_preflight() -> bool:
    """Whether a browser asks what it may ask."""
    return request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers


def allowed(response: Response, origins: str) -> Response:
    """The response with what it says to a browser. Nothing here goes by cookies, so that none are ever let in.

    Args:
        response: Any response.
        origins: `*`, or origins with commas between them; nothing for none.
    """
    origin = request.headers.get("Origin")
    known = {each.strip() for each in origins.split(",") if each.strip()}
    if origin is None or not known & {"*", origin}:
        return response
    response.headers["Access-Control-Allow-Origin"] = "*" if "*" in known else origin
    if is_preflight():
        response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "GET, HEAD, OPTIONS, POST")
        response.headers["Access-Control-Allow-Headers"] = _HEADERS
        response.headers["Access-Control-Max-Age"] = str(_SECONDS)
    else:
        response.headers["Access-Control-Expose-Headers"] = _EXPOSED
    return response
