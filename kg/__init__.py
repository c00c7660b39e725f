"""Documents about diplomacy, in English, Russian and Kazakh, to a knowledge graph that can be trusted and asked."""

__version__ = "0.1.0"
