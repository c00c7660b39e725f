"""Pages and endpoints over a query service. Nothing here reads documents or loads a language."""

from kg.web.app import blueprint, create_app

__all__ = ["blueprint", "create_app"]
