"""Who may write: those who show the token. https://www.rfc-editor.org/rfc/rfc6750"""

from __future__ import annotations

import hmac

from flask import request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

from kg.sparql.service import GraphStore
from kg.web.site import Site


def reading(site: Site) -> GraphStore:
    """Who holds the graphs; 403 where writing is off, and with it the protocols of those who write."""
    if site.graphs is None:
        raise Forbidden("writing is off here; the server needs a token for it (KG_TOKEN or KG_TOKEN_FILE)")
    return site.graphs


def writing(site: Site) -> GraphStore:
    """Who writes, for a client that has shown the token; 401 for one that has not."""
    graphs = reading(site)
    authorization = request.authorization
    given = authorization.token if authorization is not None and authorization.type == "bearer" else None
    if not given:
        raise Unauthorized("writing takes a token: Authorization: Bearer …", www_authenticate=_challenge())
    if not hmac.compare_digest(given.encode("utf-8", "surrogatepass"), (site.token or "").encode()):
        raise Unauthorized("this is not the token", www_authenticate=_challenge(error="invalid_token"))
    return graphs


def _challenge(**values: str) -> WWWAuthenticate:
    return WWWAuthenticate("bearer", {"realm": "kg", **values})
