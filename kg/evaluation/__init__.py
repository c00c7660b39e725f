"""How good the reading is: gold facts against what is read, with every mistake listed.

gold.load(path, settings=…) -> list[Gold]
evaluate(golds) -> Report
entities.evaluate(folder, settings=…) -> Report      names alone, against brat, CoNLL or factRuEval gold
factrueval.evaluate(folder, settings=…) -> Report    posts and meetings, against factRuEval's facts
"""

from kg.evaluation.gold import Gold, load
from kg.evaluation.measuring import evaluate
from kg.evaluation.report import Report
from kg.evaluation.scores import Counts, Finding, Row

__all__ = ["Counts", "Finding", "Gold", "Report", "Row", "evaluate", "load"]
