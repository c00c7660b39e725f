"""Which node of a document is which, where the document is read again and its nodes are numbered in another way."""

from __future__ import annotations

from collections import defaultdict

from kg.model import Node, Reading


def successors(before: Reading, after: Reading) -> dict[str, str]:
    """For keys of nodes, those of the same things in the other reading: of one kind, by what they are called.

    What has no name, such as a meeting, is known by the words that tell of it. What cannot be found is left out.

    >>> from kg.model import Document, Name
    >>> document = Document("a", "Ada Berg.", "en")
    >>> ada, bo = (Name(text, "en") for text in ("Ada Berg", "Bo Lund"))
    >>> before = Reading(document, (Node("person:1", "Person", (ada,)),))
    >>> successors(before, Reading(document, (Node("person:1", "Person", (bo,)), Node("person:2", "Person", (ada,)))))
    {'person:1': 'person:2'}
    """
    spans = _spans(before), _spans(after)
    pairs = []
    for old in before.nodes:
        for new in after.nodes:
            if old.kind == new.kind and (likeness := _likeness(old, new, *spans)):
                pairs.append((-likeness, old.key != new.key, old.key, new.key))
    found: dict[str, str] = {}
    for _, _, ours, theirs in sorted(pairs):
        if ours not in found and theirs not in found.values():
            found[ours] = theirs
    return found


def _likeness(old: Node, new: Node, before: dict[str, set[str]], after: dict[str, set[str]]) -> int:
    """How many names two nodes share, or words that tell of them where neither has a name."""
    if old.names or new.names:
        return len({name.text for name in old.names} & {name.text for name in new.names})
    return len(before[old.key] & after[new.key])


def _spans(reading: Reading) -> dict[str, set[str]]:
    """The words of the claims on each node."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in reading.claims:
        words = reading.document.text[claim.start : claim.end]
        found[claim.subject].add(words)
        if isinstance(claim.object, str):
            found[claim.object].add(words)
    return found
