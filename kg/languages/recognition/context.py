"""The second look of the model: what a word is elsewhere in the document tells what it is here.

“Kathimerini: Who had the idea?” says little; that “the editor of Kathimerini” stands above says what it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from kg.languages.morphology import Morphology
from kg.languages.recognition.tagger import OUTSIDE, Span, tags

_NEAR: Final = (-1, 0, 1)
_NOTHING: Final = "elsewhere=none"

Votes = dict[str, Counter[str]]


def linked(
    sentences: Sequence[Sequence[Token]],
    rows: Sequence[Sequence[list[str]]],
    found: Sequence[Sequence[Span]],
    morphology: Morphology,
) -> list[list[list[str]]]:
    """The features of every sentence with those that the first look gives.

    Args:
        sentences: The tokens of each sentence of a document.
        rows: Their features, for each sentence.
        found: What the first look finds in each sentence, by words of the sentence.
        morphology: Of the language.
    """
    mine = [_votes(tokens, spans, morphology) for tokens, spans in zip(sentences, found, strict=True)]
    all_votes: Votes = defaultdict(Counter)
    for votes in mine:
        for key, counts in votes.items():
            all_votes[key] += counts
    return [
        _extended(tokens, row, spans, all_votes, own, morphology)
        for tokens, row, spans, own in zip(sentences, rows, found, mine, strict=True)
    ]


def _votes(tokens: Sequence[Token], spans: Sequence[Span], morphology: Morphology) -> Votes:
    """For each capitalised word the classes that it is found in, weighed by how sure that is."""
    votes: Votes = defaultdict(Counter)
    for span in spans:
        for at in range(span.first, span.last):
            if tokens[at].text[:1].isupper():
                part = "last" if at == span.last - 1 else "first"
                for key in morphology.keys(tokens[at].text):
                    votes[key][f"{part} {span.label}"] += span.probability  # type: ignore[assignment]
    return votes


def _extended(
    tokens: Sequence[Token],
    rows: Sequence[list[str]],
    spans: Sequence[Span],
    votes: Votes,
    own: Votes,
    morphology: Morphology,
) -> list[list[str]]:
    first_look = tags(len(tokens), [(span.first, span.last, span.label) for span in spans])
    told = [
        [f"first look={tag}", *_elsewhere(token, votes, own, morphology)]
        for token, tag in zip(tokens, first_look, strict=True)
    ]
    extended = []
    for at, row in enumerate(rows):
        added = [f"{step}:{feature}" for step in _NEAR if 0 <= at + step < len(rows) for feature in told[at + step]]
        before = first_look[at - 1] if at else OUTSIDE
        extended.append([*row, *added, f"first look={before}|{first_look[at]}"])
    return extended


def _elsewhere(token: Token, votes: Votes, own: Votes, morphology: Morphology) -> list[str]:
    """What a capitalised word is in other sentences of the document."""
    if not token.text[:1].isupper():
        return []
    counts: Counter[str] = Counter()
    for key in sorted(morphology.keys(token.text)):
        if key in votes:
            others = votes[key].copy()
            others.subtract(own.get(key, {}))
            counts |= others
    best = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    if best[1] <= 0.01:
        return [_NOTHING]
    sure = "+" if best[1] > 1 else ""
    return [f"elsewhere={best[0]}", f"elsewhere={best[0].partition(' ')[2]}{sure}"]
