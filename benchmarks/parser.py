"""Measures whether a dependency parser would earn its time: who did what, by the grammar, by a parser, by both.

    python benchmarks/parser.py UD_English-EWT               trains a parser on the treebank, then compares
    python benchmarks/parser.py UD_English-EWT --epochs 1    a quick look

The folder holds a released treebank of Universal Dependencies (`*-train.conllu` and `*-dev.conllu`; that of English is
CC BY-SA 4.0). Nothing of it is kept. spaCy's own parser is trained on words alone, with a fixed seed, and scored on the
development part. Then the English gold that rules may be mended with is read three times: with the roles that the
grammar gives the phrases around a verb or a noun, with those that the tree gives them in their place, and with both,
the tree's where the grammar gives none. All else is the same: names, triggers, pronouns, moods, what follows.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.training import Example
from spacy.training.converters import conllu_to_docs
from spacy.util import fix_random_seed, minibatch

from kg import evaluation
from kg.config import Settings
from kg.evaluation import Report
from kg.languages.annotation import Argument, Frame, Sentence
from kg.languages.grammar import frames
from kg.languages.grammar.placing import Placed

GOLD = Path(__file__).resolve().parent / "gold" / "seen" / "en"
SEED, BATCH, DROPOUT = 7, 32, 0.1
# The case mark of an oblique → the role.
CASES = {
    **{word: word for word in ("with", "between", "by", "of", "in", "to", "from", "during", "as")},
    "alongside": "with",
    "among": "between",
    "at": "in",
    "into": "to",
    "for": "about",
    "on": "about",
}
# Relations through which a phrase shares the place of the one before it.
SHARED = frozenset({"conj", "appos", "flat", "compound", "nummod", "list"})
SUBJECTS, OBJECTS, OBLIQUES = frozenset({"nsubj"}), frozenset({"obj", "iobj"}), frozenset({"obl", "nmod"})
LONGEST = 12
SHOWN = ("meetings", "participants", "visits", "conferences", "statements", "all")

Make = Callable[..., Frame]


def treebank(folder: Path, part: str) -> list[Doc]:
    """The sentences of one part of a treebank."""
    files = sorted(folder.rglob(f"*-{part}.conllu"))
    if not files:
        raise SystemExit(f"{folder}: no file *-{part}.conllu; give the folder of a released treebank")
    texts = (file.read_text(encoding="utf-8") for file in files)
    return [doc for text in texts for doc in conllu_to_docs(text, n_sents=1, no_print=True)]


def trained(folder: Path, epochs: int) -> Language:
    """A parser trained on a treebank, its scores on the development part printed."""
    fix_random_seed(SEED)
    shuffled = random.Random(SEED)
    nlp = spacy.blank("en")
    nlp.add_pipe("parser")
    examples, held = ([Example(_bare(nlp, doc), doc) for doc in treebank(folder, part)] for part in ("train", "dev"))
    optimizer = nlp.initialize(lambda: examples)
    start = time.process_time()
    for _ in range(epochs):
        shuffled.shuffle(examples)
        for batch in minibatch(examples, BATCH):
            nlp.update(batch, sgd=optimizer, drop=DROPOUT)
    scores = nlp.evaluate(held)
    print(f"{len(examples):,} sentences, {epochs} epochs, {time.process_time() - start:.0f} s")
    print(f"development part: UAS {scores['dep_uas']:.3f}, LAS {scores['dep_las']:.3f}\n")
    return nlp


def _bare(nlp: Language, doc: Sequence[Token] | Doc) -> Doc:
    """Words alone."""
    return Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])


class Trees:
    """The trees of the sentences of the document that is being read.

    Args:
        nlp: The parser.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._doc: Doc | None = None
        self._trees: dict[int, tuple[Doc, dict[int, int]]] = {}
        self.seconds = 0.0

    def of(self, doc: Doc, sentence: Sentence) -> tuple[Doc, dict[int, int]]:
        """A sentence's tree, and the place in it of each token of the document."""
        if doc is not self._doc:
            self._doc, self._trees = doc, {}
        if sentence.first not in self._trees:
            start = time.process_time()
            words = [token for token in doc[sentence.first : sentence.last] if not token.is_space]
            tree = self._nlp(_bare(self._nlp, words))
            self._trees[sentence.first] = tree, {token.i: at for at, token in enumerate(words)}
            self.seconds += time.process_time() - start
        return self._trees[sentence.first]

    def role(self, doc: Doc, sentence: Sentence, unit: Any, positions: Sequence[int]) -> str:
        """What a phrase is to the words of a trigger; empty where the tree does not join them."""
        tree, places = self.of(doc, sentence)
        inside = {places[at] for at in range(unit.first, unit.last) if at in places}
        trigger = {places[at] for at in positions if at in places}
        head = next((tree[at] for at in sorted(inside) if tree[at].head.i not in inside or tree[at].head.i == at), None)
        if head is None or head.i in trigger:
            return ""
        for _ in range(LONGEST):
            if head.dep_.partition(":")[0] not in SHARED or head.head.i in trigger or head.head.i == head.i:
                break
            head = head.head
        return _direct(head) if head.head.i in trigger else _raised(tree, head, trigger)


def _direct(head: Token) -> str:
    relation = head.dep_.partition(":")[0]
    if relation in SUBJECTS:
        return "object" if head.dep_.endswith(":pass") else "subject"
    if relation in OBJECTS:
        return "object"
    if head.dep_ == "nmod:poss":
        return "of"
    return _oblique(head) if relation in OBLIQUES else ""


def _raised(tree: Doc, head: Token, trigger: set[int]) -> str:
    """The role of what hangs on the verb above: “X agreed to meet”, “X held talks with Y”."""
    relation, above = head.dep_.partition(":")[0], head.head.i
    below = [tree[at] for at in sorted(trigger) if tree[at].head.i == above]
    if relation in SUBJECTS and any(token.dep_ in {"xcomp", "conj", "advcl", "obj"} for token in below):
        return "subject"
    if relation in OBLIQUES and any(token.dep_.partition(":")[0] in SUBJECTS | OBJECTS for token in below):
        found = _oblique(head)
        return f"clause-{found}" if found else ""
    return ""


def _oblique(head: Token) -> str:
    marks = (child.lower_ for child in head.children if child.dep_ == "case")
    return next((CASES[mark] for mark in marks if mark in CASES), "")


def reading(trees: Trees, make: Make, *, beside: bool) -> Make:
    """The function that makes frames, with the roles of the trees; `beside` those of the grammar, or in their place."""

    def made(
        doc: Doc, sentence: Sentence, trigger: Any, positions: list[int], units: list[Placed], profile: Any
    ) -> Frame:
        frame = make(doc, sentence, trigger, positions, units, profile)
        told: list[Argument] = []
        for unit in (item.unit for item in units):
            role = trees.role(doc, sentence, unit, positions)
            role = "clause-subject" if frame.nominal and role == "subject" else role
            role = "subject" if frame.passive and role == "by" else role
            if role:
                told.append(Argument(role, unit))
        have = {(item.unit.first, item.unit.last) for item in frame.arguments} if beside else set()
        more = [item for item in told if (item.unit.first, item.unit.last) not in have]
        return replace(frame, arguments=(*frame.arguments, *more) if beside else tuple(more))

    return made


def measured(make: Make | None = None) -> tuple[Report, float]:
    """The gold as it is read with frames made so, and the seconds that it takes."""
    before = frames._frame
    frames._frame = make or before  # nobody but this measure needs another way of making them
    try:
        start = time.process_time()
        return evaluation.evaluate(evaluation.load(GOLD, settings=Settings())), time.process_time() - start
    finally:
        frames._frame = before


def shown(name: str, report: Report, seconds: float) -> Iterator[str]:
    """One line for each kind of fact."""
    yield f"{name}, {seconds:.0f} s"
    for row in SHOWN:
        counts = report.of({"participants": "meetings.participants", "all": "total"}.get(row, row))
        precision, recall, f1 = counts.precision or 0, counts.recall or 0, counts.f1 or 0
        yield f"  {row:<14} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("treebank", type=Path)
    options.add_argument("--epochs", type=int, default=5)
    asked = options.parse_args()
    trees = Trees(trained(asked.treebank, asked.epochs))
    grammar = frames._frame
    measured()  # everything is loaded
    ways: dict[str, Make | None] = {
        "grammar": None,
        "parser in its place": reading(trees, grammar, beside=False),
        "parser beside it": reading(trees, grammar, beside=True),
    }
    for name, make in ways.items():
        print("\n".join(shown(name, *measured(make))))
    print(f"the parser alone: {trees.seconds / 2:.1f} s for the documents of one reading")


if __name__ == "__main__":
    main()
