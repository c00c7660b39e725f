"""The quads on disk or in memory, the readings they are made from, and the formats they leave in.

>>> from kg.store import QuadStore
>>> len(QuadStore())
0
"""

from kg.store.quadstore import INTERNAL, QuadStore

__all__ = ["INTERNAL", "QuadStore"]
