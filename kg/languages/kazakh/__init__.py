"""Kazakh: a spaCy language class, the sounds, the endings, the stems, and the names brought to the nominative."""

from kg.languages.kazakh.language import Kazakh

__all__ = ["Kazakh"]
