"""Posts and meetings against factRuEval-2016, track 3 (dialogue-evaluation/factRuEval-2016), in its scorer's easy mode.

evaluate(folder, settings=…) -> Report
"""

from kg.evaluation.factrueval.measuring import evaluate

__all__ = ["evaluate"]
