"""Collecting the nodes and claims of one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from kg.model import Claim, Document, Individual, Literal, Name, Node, Object, Reading


class ReadingBuilder:
    """The nodes and claims found so far; keys are counted for each kind from 1.

    >>> from kg.model import Document
    >>> builder = ReadingBuilder(Document(identifier="a", text="Norway", language="en"))
    >>> builder.node("State", anchor="state/NO", name="Norway")
    'state:1'
    >>> builder.node("State", anchor="state/NO")
    'state:1'
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes: dict[str, Node] = {}
        self.claims: dict[tuple[object, ...], Claim] = {}
        self._by_subject: dict[str, dict[tuple[object, ...], Claim]] = {}
        self._anchors: dict[tuple[str, str], str] = {}
        self._counts: dict[str, int] = {}

    def node(
        self,
        kind: str,
        *,
        anchor: str | None = None,
        name: str | None = None,
        names: Iterable[Name] = (),
        signature: Iterable[str] = (),
    ) -> str:
        """The key of a node: the one with that anchor where there is one, a new one otherwise."""
        known = self._anchors.get((kind, anchor)) if anchor else None
        if known is None:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            known = f"{kind.lower()}:{self._counts[kind]}"
            self.nodes[known] = Node(known, kind, anchor=anchor)
            if anchor:
                self._anchors[kind, anchor] = known
        if name:
            self.name(known, name)
        for extra in names:
            self._add_name(known, extra)
        if signature:
            self.mark(known, signature)
        return known

    def name(self, key: str, text: str, *, kind: str = "label") -> None:
        """Add a name in the document's language."""
        self._add_name(key, Name(" ".join(text.split()), self.document.language, kind))

    def _add_name(self, key: str, name: Name) -> None:
        node = self.nodes[key]
        if not any(known.text == name.text and known.language == name.language for known in node.names):
            self.nodes[key] = replace(node, names=(*node.names, name))

    def mark(self, key: str, signature: Iterable[str]) -> None:
        """Add marks to a node's signature."""
        node = self.nodes[key]
        self.nodes[key] = replace(node, signature=tuple(sorted({*node.signature, *signature})))

    def claim(
        self,
        subject: str,
        predicate: str,
        object: Object,
        span: tuple[int, int],
        *,
        extractor: str,
        confidence: float = 0.9,
        modality: str = "Asserted",
        said_by: str | None = None,
    ) -> None:
        """Add a claim; the same triple in the same words is kept once, with the higher confidence."""
        start, end = self._trim(span)
        identity = (subject, predicate, object, start, end, modality)
        before = self.claims.get(identity)
        if before is not None and before.confidence >= confidence:
            return
        made = Claim(subject, predicate, object, start, end, round(confidence, 2), modality, said_by, extractor)
        self.claims[identity] = made
        self._by_subject.setdefault(subject, {})[identity] = made

    def _trim(self, span: tuple[int, int]) -> tuple[int, int]:
        start, end = span
        text = self.document.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end

    def objects(self, subject: str, predicate: str) -> list[Object]:
        """What has been claimed of a node so far under a property, in order, once each."""
        return list(dict.fromkeys(claim.object for claim in self.of(subject, predicate)))

    def of(self, subject: str, *predicates: str) -> list[Claim]:
        """The claims of a node so far, in order: those under some properties, or all."""
        claims = self._by_subject.get(subject, {}).values()
        return [claim for claim in claims if not predicates or claim.predicate in predicates]

    def drop(self, subject: str, *predicates: str) -> None:
        """Take back the claims of a node under some properties."""
        self._remove(subject, lambda claim: claim.predicate in predicates)

    def withdraw(self, subject: str, predicate: str, object: Object) -> None:
        """Take back the claims of one triple."""
        self._remove(subject, lambda claim: (claim.predicate, claim.object) == (predicate, object))

    def _remove(self, subject: str, which: Callable[[Claim], bool]) -> None:
        own = self._by_subject.get(subject, {})
        for identity in [identity for identity, claim in own.items() if which(claim)]:
            del own[identity], self.claims[identity]

    def forget(self, key: str) -> None:
        """Take back a node and all claims that tell something of it, or of something else by it."""
        for subject in [subject for subject, own in self._by_subject.items() if own]:
            self._remove(subject, lambda claim: key in (claim.subject, claim.object))
        del self.nodes[key]

    def merge(self, keep: str, drop: str) -> None:
        """Make two nodes of the document one: names, marks and claims go over."""
        dropped = self.nodes.pop(drop)
        for name in dropped.names:
            self._add_name(keep, name)
        self.mark(keep, dropped.signature)
        moved: dict[tuple[object, ...], Claim] = {}
        for claim in self.claims.values():
            new = replace(
                claim,
                subject=keep if claim.subject == drop else claim.subject,
                object=keep if claim.object == drop else claim.object,
                said_by=keep if claim.said_by == drop else claim.said_by,
            )
            identity = (new.subject, new.predicate, new.object, new.start, new.end, new.modality)
            moved.setdefault(identity, new)
        self.claims = moved
        self._by_subject = {}
        for key, claim in moved.items():
            self._by_subject.setdefault(claim.subject, {})[key] = claim
        for anchor, node in list(self._anchors.items()):
            if node == drop:
                self._anchors[anchor] = keep

    def reading(self) -> Reading:
        """The reading: nodes that a claim speaks of, and the claims in the order of the text."""
        claims = sorted(self.claims.values(), key=_order)
        used = {key for claim in claims for key in (claim.subject, claim.object, claim.said_by) if isinstance(key, str)}
        return Reading(self.document, tuple(node for key, node in self.nodes.items() if key in used), tuple(claims))


def _order(claim: Claim) -> tuple[int, int, str, str, str, str]:
    shown = claim.object if isinstance(claim.object, str) else _shown(claim.object)
    return claim.start, claim.end, claim.subject, claim.predicate, shown, claim.modality


def _shown(value: Literal | Individual) -> str:
    return value.value if isinstance(value, Literal) else value.name
