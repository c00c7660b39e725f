"""From a document to what it claims: one extractor for each kind of fact, in an order they declare.

read(document) -> Reading
"""

from kg.extractors.reading import EXTRACTORS, Extractor, read

__all__ = ["EXTRACTORS", "Extractor", "read"]
