"""The knowledge graph as users hold it: documents in, answers and files out."""

from kg.graph.knowledge import KnowledgeGraph

__all__ = ["KnowledgeGraph"]
