"""What meetings, visits, tenures and statements are shown as: they have no names, so their facts make their labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from kg import resources as tables
from kg.model import Evidence, Individual, Label, Literal, Object, Resource

NAMELESS = frozenset({"Meeting", "Visit", "Tenure", "Statement"})
# Which property says who an event is of, the first that says it.
_SIDES = {"Meeting": ("participant", "party"), "Visit": ("visitor", "party")}
_LATIN = ("ru-Latn", "kk-Latn")

Facts: TypeAlias = Mapping[str, list[Object]]


def captions(resource: Resource, facts: Facts, resources: Callable[[str], Resource | None]) -> Resource:
    """The resource, with a label in every language where it has none of its own and should have.

    Args:
        resource: What is to be shown.
        facts: What stands of it in the graph, by predicate; the labels say nothing else.
        resources: What stands under a path, if anything does.
    """
    if resource.kind not in NAMELESS or resource.labels:
        return resource
    found = []
    for language in tables.languages():
        text = _Caption(facts, resources, language).of(resource.kind)
        if text:
            found.append(Label(text, language))
    return replace(resource, labels=tuple(found))


def facts_of(evidence: Iterable[Evidence]) -> Facts:
    """What stands of a thing, by predicate."""
    found: dict[str, list[Object]] = defaultdict(list)
    for item in evidence:
        if item.backs and item.object not in found[item.predicate]:
            found[item.predicate].append(item.object)
    return found


class _Caption:
    """The caption of one thing in one language."""

    def __init__(self, facts: Facts, resources: Callable[[str], Resource | None], language: str) -> None:
        self.facts, self.resources, self.language = facts, resources, language
        self.words = tables.toml(language, "captions.toml")

    def of(self, kind: str) -> str:
        """The caption, empty where too little is told."""
        made = {"Tenure": self._tenure, "Statement": self._statement}.get(kind, lambda: self._event(kind))()
        when = [value.value for value in self.facts.get("when", []) if isinstance(value, Literal)]
        return self._fill("dated", caption=made, when=min(when)) if made and when else made

    def _event(self, kind: str) -> str:
        sides = next((names for name in _SIDES[kind] if (names := self._names(name))), [])
        if kind == "Meeting":
            return self._fill("meeting", sides=" – ".join(sides)) if sides else ""
        places = self._names("destination")
        if not sides:
            return ""
        return self._fill("visit" if places else "visit_somewhere", sides=" – ".join(sides), place=", ".join(places))

    def _tenure(self) -> str:
        holder, role, bodies = (self._names(name) for name in ("holder", "role", "of"))
        if not holder or not role:
            return ""
        return self._fill("tenure" if bodies else "tenure_bare", holder=holder[0], role=role[0], of=", ".join(bodies))

    def _statement(self) -> str:
        speakers = self._names("speaker")
        stances = [value.name for value in self.facts.get("stance", []) if isinstance(value, Individual)]
        if not speakers:
            return ""
        words = self.words["stances"].get(stances[0], "") if stances else ""
        return self._fill("statement" if words else "statement_bare", speaker=", ".join(speakers), stance=words)

    def _fill(self, template: str, **words: str) -> str:
        return str(self.words[template]).format(**words)

    def _names(self, predicate: str) -> list[str]:
        paths = [value for value in self.facts.get(predicate, []) if isinstance(value, str)]
        return sorted({self._name(path) for path in paths})

    def _name(self, path: str) -> str:
        """The label in the language, else in English, else in Latin letters, else any."""
        resource = self.resources(path)
        labels = resource.labels if resource else ()
        shown = {label.language: label.text for label in labels if label.property == "label"}
        order = (self.language, *(("en", *_LATIN) if self.language == "en" else ("ru", "kk", "en")))
        return next((shown[code] for code in order if code in shown), next(iter(shown.values()), path))
