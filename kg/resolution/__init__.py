"""From what each document tells to one graph: who is who, which event is which, which value is the finest.

resolve(readings) -> Resolution
"""

from kg.resolution.whole import resolve

__all__ = ["resolve"]
