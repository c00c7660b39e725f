"""Documents about diplomacy, in English, Russian and Kazakh, to a knowledge graph that can be trusted and asked.

>>> from kg import KnowledgeGraph
>>> KnowledgeGraph().documents()
()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.errors import FormatError, InputError, KgError, QueryError, RegistryError, SettingError, StoreError
    from kg.graph import KnowledgeGraph
    from kg.model import Document
    from kg.report import Report
    from kg.store.rows import Row, Rows

__version__ = "0.1.0"

# The public names and where they are. Each is imported when it is first asked for, so that `import kg` costs nothing.
_WHERE = {
    "Document": "kg.model",
    "FormatError": "kg.errors",
    "InputError": "kg.errors",
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.graph",
    "QueryError": "kg.errors",
    "RegistryError": "kg.errors",
    "Report": "kg.report",
    "Row": "kg.store.rows",
    "Rows": "kg.store.rows",
    "SettingError": "kg.errors",
    "Settings": "kg.config",
    "StoreError": "kg.errors",
}

__all__ = [
    "Document",
    "FormatError",
    "InputError",
    "KgError",
    "KnowledgeGraph",
    "QueryError",
    "RegistryError",
    "Report",
    "Row",
    "Rows",
    "SettingError",
    "Settings",
    "StoreError",
    "__version__",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_WHERE[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
