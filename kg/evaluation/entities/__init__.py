"""Names alone, against corpora in which names are marked: brat, CoNLL, factRuEval.

evaluate(folder, language=None) -> Report
"""

from kg.evaluation.entities.measuring import classes, evaluate

__all__ = ["classes", "evaluate"]
