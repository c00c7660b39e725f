"""Readings told in a few words, so that no language model is needed."""

from datetime import date

import pytest

from kg.model import Claim, Document, Individual, Literal, Name, Node, Reading

LETTERS = "x" * 2000


class Story:
    """One document's reading, told step by step; each step has words of its own."""

    def __init__(self, identifier: str, language: str = "en", issued: str | None = None) -> None:
        self.document = Document(identifier, LETTERS, language, issued=date.fromisoformat(issued) if issued else None)
        self.nodes: dict[str, Node] = {}
        self.claims: list[Claim] = []
        self.at = 0

    def node(self, kind: str, *names: str, anchor: str | None = None, marks: tuple[str, ...] = ()) -> str:
        """A node; the first name is the label, names that start with `=` are abbreviations."""
        if anchor and (known := next((n.key for n in self.nodes.values() if n.anchor == anchor), None)):
            return known
        key = f"{kind.lower()}:{sum(node.kind == kind for node in self.nodes.values()) + 1}"
        told = tuple(
            Name(name.removeprefix("="), self.document.language, "alt" if name.startswith("=") else "label")
            for name in names
        )
        self.nodes[key] = Node(key, kind, told, anchor, marks)
        return key

    def known(self, anchor: str) -> str:
        """The node of what the lexicon knows."""
        kinds = {"state": "State", "place": "Place", "organization": "Organization"}
        return self.node(kinds.get(anchor.partition("/")[0], "Concept"), anchor=anchor)

    def person(self, name: str, role: str | None = None, of: str | None = None) -> str:
        """A person, with the post told in the same words."""
        key = self.node("Person", name, anchor=f"name/{name}")
        if role and of:
            body = self.known(of) if of.partition("/")[0] in {"state", "organization"} else of
            tenure = self.node("Tenure")
            self.say(tenure, holder=key, role=self.known(f"role/{role}"), of=body)
        return key

    def say(self, subject: str, *, modality: str = "Asserted", **told: object) -> None:
        """Claims in the same words; each value is a node, a status, a number or a period `FIRST/LAST`."""
        self.at += 10
        for predicate, values in told.items():
            for value in values if isinstance(values, list) else [values]:
                for name, item in self._objects(predicate, value):
                    self.claims.append(
                        Claim(subject, name, item, self.at, self.at + 9, modality=modality, extractor="test")
                    )

    def _objects(self, predicate, value):
        if predicate == "day":
            first, _, last = value.partition("/")
            yield "earliest", Literal(first, "xsd:date")
            yield "latest", Literal(last or first, "xsd:date")
            yield "when", Literal(value, "edtf:EDTF")
        elif isinstance(value, int):
            yield predicate, Literal(str(value), "xsd:integer")
        else:
            yield predicate, Individual(value) if value not in self.nodes else value

    def meeting(self, *sides: tuple[str | None, str], status: str = "Held", **told: object) -> str:
        """A meeting of persons (or nobody named) with the sides that they stand for."""
        key = self.node("Meeting")
        for person, party in sides:
            body = self.known(party)
            self.say(key, participant=person or body, party=body)
        modality = "Planned" if status == "Planned" else "Asserted"
        self.say(key, modality=modality, status=status)
        for predicate, value in told.items():
            self.say(key, modality=modality, **{predicate: value})
        return key

    def reading(self) -> Reading:
        """What was told."""
        return Reading(self.document, tuple(self.nodes.values()), tuple(self.claims))


class Graph:
    """A resolution with the questions that tests ask of it."""

    def __init__(self, resolution) -> None:
        self.resolution = resolution
        self.resources = {resource.path: resource for resource in resolution.resources}

    def paths(self, kind: str) -> list[str]:
        return [resource.path for resource in self.resolution.resources if resource.kind == kind]

    def labels(self, path: str, language: str) -> dict[str, str]:
        return {label.text: label.property for label in self.resources[path].labels if label.language == language}

    def values(self, path: str, predicate: str) -> list[str]:
        """What stands in the graph under a predicate."""
        facts = self.resolution.facts()
        return sorted(shown(value) for subject, name, value in facts if (subject, name) == (path, predicate))

    def claims(self, path: str, predicate: str) -> list[tuple[str, str, str, bool]]:
        """All that is said, whether it stands or not."""
        return [
            (item.document, shown(item.object), item.modality, item.backs)
            for item in self.resolution.evidence
            if (item.subject, item.predicate) == (path, predicate)
        ]


def shown(value) -> str:
    return value if isinstance(value, str) else getattr(value, "value", None) or value.name


@pytest.fixture
def story():
    return Story


@pytest.fixture
def resolved():
    from kg.resolution import resolve

    return lambda *stories: Graph(resolve([item.reading() for item in stories]))
