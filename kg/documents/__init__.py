"""From paths, bytes or text to `kg.model.Document`: read, decoded, cleaned, dated, its passages marked."""

from kg.documents.readers import READERS, Content, Reader
from kg.documents.reading import discover, from_bytes, from_text, read

__all__ = ["READERS", "Content", "Reader", "discover", "from_bytes", "from_text", "read"]
