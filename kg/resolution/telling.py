"""What documents tell, with the paths of the whole graph in it: claims, what follows from them, and nodes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from kg.languages.identity_table import identifier
from kg.languages.known_persons import table
from kg.model import Evidence, Merge, Object, Resource
from kg.rdf.terms import WD
from kg.resolution.captions import NAMELESS, captions, facts_of
from kg.resolution.corpus import Ref
from kg.resolution.describing import attested
from kg.resolution.identities import country_of, identity, named, shown
from kg.resolution.inference import Posts, infer, infer_countries
from kg.resolution.knowns import Knowns
from kg.resolution.lookup import Lookup
from kg.resolution.persons import alike
from kg.resolution.refinement import refine
from kg.resolution.resolving import Resolver

# What is refined and inferred over all documents that tell of it; all else tells the same whatever others tell.
_REFINED: Final = ("meeting/", "visit/", "conference/", "initiative/", "agreement/")
_STATEMENT: Final = "statement/"


class Telling:
    """What the graph holds of documents and entities, after a change.

    Args:
        resolver: Where things are kept.
        lookup: The documents.
    """

    def __init__(self, resolver: Resolver, lookup: Lookup) -> None:
        self._stages = resolver.stages
        self._curation = resolver.curation
        self._knowns: Knowns = resolver.knowns
        self._lookup = lookup
        self._index = lookup.index
        self.evidence = lru_cache(maxsize=512)(self._evidence)
        self.event = lru_cache(maxsize=4096)(self._event)
        self._refined = lru_cache(maxsize=4096)(self._refined_once)
        self.resource = lru_cache(maxsize=65536)(self._resource)

    # claims

    def _evidence(self, document: str) -> tuple[Evidence, ...]:
        """All that a document tells, as it tells it."""
        corpus, paths = self._lookup.corpus(document), self._lookup.paths(document)
        found = []
        for _, claim in corpus.claims:
            value: Object = paths[claim.object] if isinstance(claim.object, str) else claim.object
            if value != paths[claim.subject]:
                said_by = paths[claim.said_by] if claim.said_by else None
                found.append(
                    Evidence(
                        paths[claim.subject],
                        claim.predicate,
                        value,
                        document,
                        claim.start,
                        claim.end,
                        claim.confidence,
                        claim.modality,
                        said_by,
                        claim.extractor,
                        claim.backs,
                    )
                )
        return tuple(found)

    def lasting(self, document: str) -> list[Evidence]:
        """The claims of a document that stand whatever others tell, and what follows from the document alone."""
        told = self.evidence(document)
        own = [item for item in told if not item.subject.startswith((*_REFINED, _STATEMENT))]
        stated = [item for item in told if item.subject.startswith(_STATEMENT)]
        documents = {document: self._lookup.corpus(document).documents[document]}
        return sorted({*own, *refine(stated, documents), *infer_countries(told)}, key=order)

    def _refined_once(self, entity: int) -> tuple[Evidence, ...]:
        path = self._lookup.path(entity)
        names = self._lookup.documents(entity)
        told = [item for name in names for item in self.evidence(name) if item.subject == path]
        documents = {name: self._lookup.corpus(name).documents[name] for name in names}
        return tuple(sorted(set(refine(told, documents)), key=order))

    def _event(self, entity: int) -> tuple[Evidence, ...]:
        """All claims of an event, initiative or agreement, with what follows from them."""
        path = self._lookup.path(entity)
        told = self._refined(entity)
        self._index.execute("DELETE FROM resting WHERE event = ?", (entity,))
        names = self._lookup.documents(entity)
        inferred = infer(
            path,
            told,
            posts=lambda person: self._posts(person, entity),
            visit=lambda visit: self._refined(self._number(visit)),
            organs={side: country for name in names for side, country in self._organs(name).items()},
        )
        return tuple(sorted({*told, *inferred}, key=order))

    def _number(self, path: str) -> int:
        row = self._index.execute("SELECT id FROM entity WHERE path = ?", (path,)).fetchone()
        return int(row[0])

    def _organs(self, document: str) -> dict[str, str]:
        identities = self._lookup.identities(document)
        paths = self._lookup.paths(document)
        return {
            paths[ref[1]]: country
            for ref in identities.corpus.of_kind("Organization")
            if identities.anchor(ref) is None and (country := country_of(identities.corpus.nodes[ref])) is not None
        }

    def _posts(self, person: str, event: int) -> Posts:
        number = self._number(person)
        row = self._index.execute("SELECT firsts FROM sides WHERE person = ?", (number,)).fetchone()
        sides: dict[str, str] = {}
        firsts: dict[str, str] = {}
        for body, side, first in json.loads(row[0]) if row else ():
            path = self._lookup.path_of(body)
            sides[path] = path if named(side) is not None else side
            firsts[path] = min(first, firsts.get(path, first))

        def claims(body: str, document: str | None) -> Sequence[Evidence]:
            if document is None:
                # From here on, the event rests on words of a document that need not tell of it.
                self._index.execute("INSERT OR IGNORE INTO resting VALUES (?, ?)", (number, event))
            return self._post_claims(person, body, document or firsts[body])

        return Posts(sides, claims)

    def _post_claims(self, person: str, body: str, document: str) -> list[Evidence]:
        told = [item for item in self.evidence(document) if item.backs]
        held = {item.subject for item in told if item.predicate == "holder" and item.object == person}
        return sorted((i for i in told if i.predicate == "of" and i.object == body and i.subject in held), key=order)

    # nodes

    def _resource(self, path: str) -> Resource | None:
        """What is known of the node of a path."""
        row = self._index.execute("SELECT id, kind FROM entity WHERE path = ?", (path,)).fetchone()
        if row is None or row[1] == "Organization":
            adopted = self._index.execute("SELECT DISTINCT body FROM adoption WHERE goal = ?", (path,)).fetchall()
            if row is None or adopted:
                bodies = [unit for (body,) in adopted for unit in self._stages["body"].units(body)]
                told = self._knowns.resource(path, [attested(body.names, number) for body, number, _ in bodies])
                return told if told.same_as else self._identified(told)
        entity, kind = row
        resource = self._identified(Resource(path, kind, tuple(self._lookup.labels(entity))), entity)
        if kind not in NAMELESS:
            return resource
        return captions(resource, facts_of(self._facts(entity, kind)), self.resource)

    def _identified(self, resource: Resource, entity: int | None = None) -> Resource:
        """A node with its identifier in Wikidata, where a table has it."""
        outside = self._lookup.outside
        found = None
        if resource.kind == "Person" and entity is not None:
            known = frozenset(key for profile, _, _ in self._stages["person"].units(entity) for key in profile.known)
            found = table(outside).person(min(known)).wikidata if len(known) == 1 else None
        elif outside and resource.kind != "Person":
            found = identifier(resource.kind, (label.text for label in resource.labels), outside)
        return replace(resource, same_as=(WD + found,)) if found else resource

    def _facts(self, entity: int, kind: str) -> Iterable[Evidence]:
        path = self._lookup.path(entity)
        if kind == "Tenure":
            return [
                Evidence(path, predicate, value, "", 0, 0, 1.0, "Asserted", None, "")
                for predicate, value in sorted(
                    (predicate, self._lookup.path_of(name))
                    for post, _, _ in self._stages["tenure"].units(entity)
                    for predicate, name in post.told
                )
            ]
        if kind == "Statement":
            name = self._lookup.documents(entity)[0]
            return [item for item in self.lasting(name) if item.subject == path]
        return self.event(entity)

    # reasons

    def merges(self, document: str) -> list[Merge]:
        """Why each node of a document is what it is."""
        paths = self._lookup.paths(document)
        nodes = self._lookup.corpus(document).nodes
        return [Merge(paths[key], document, key, self._reason((document, key))) for _, key in sorted(nodes)]

    def differences(self, one: str, other: str) -> list[str]:
        """Why two nodes are not one, a sentence each."""
        numbers = self._lookup.number(one), self._lookup.number(other)
        if numbers[0] is None or numbers[1] is None:
            known, entity = (one, numbers[1]) if numbers[0] is None else (other, numbers[0])
            members = self._lookup.members(entity) if entity is not None else ()
            said = self._curation.split_from(members, known)
            return [said or f"the lexicon knows {known}, and the other is not a name of it"]
        (ours, first), (theirs, second) = (self._together(number) for number in numbers if number is not None)
        if ours != theirs:
            return [f"one is a {ours}, the other a {theirs}"]
        if ours == "single":
            return ["things of this kind are told by their documents alone"]
        return [self._readable(reason) for reason in self._stages[ours].stage.differences(first, second)] or [
            "nothing that is told of both agrees enough"
        ]

    def _together(self, entity: int) -> tuple[str, Any]:
        """The stage of an entity, and all that is told of it."""
        row = self._index.execute("SELECT stage FROM cluster WHERE entity = ? LIMIT 1", (entity,)).fetchone()
        return row[0], self._stages[row[0]].together(entity)

    def _reason(self, ref: Ref) -> str:
        node = self._lookup.corpus(ref[0]).nodes[ref]
        anchor = identity(node)
        if anchor is not None:
            said = self._curation.why(ref, node)
            return said or f"the lexicon knows {shown(node)} as {anchor}"
        if node.kind == "Statement":
            return "a statement is told by its document alone"
        if self._curation.told_apart(ref):
            return str(self._curation.why(ref, node))
        row = self._index.execute(
            "SELECT u.features, u.number, u.reason, c.reason, c.entity FROM item i JOIN unit u ON u.id = i.unit "
            "JOIN cluster c ON c.id = u.cluster WHERE i.document = ? AND i.key = ?",
            ref,
        ).fetchone()
        features, number, sure, fitting, entity = row
        adopted = self._lookup.adopted.get(entity) if node.kind == "Organization" else None
        if adopted is not None:
            return f"nearly the name of {adopted}, and the same person holds the same post there"
        reason = sure or fitting
        if reason is not None and reason.startswith("by curation"):
            return str(reason)
        if number > 1 and node.kind == "Person":
            reason = alike(self._stages["person"].bare(features))
        elif number > 1:
            reason = reason or f"told of in the same way as {shown(node)} elsewhere"
        what = shown(node) if node.names else f"this {node.kind.lower()}"
        return self._readable(reason) if reason else f"nothing in another document agrees enough with {what}"

    def _readable(self, reason: str) -> str:
        """A reason with paths in the place of the numbers of entities."""
        return " ".join(self._shown(word) for word in reason.split(" "))

    def _shown(self, word: str) -> str:
        bare = word.rstrip(",.;)")
        return self._lookup.path_of(bare) + word[len(bare) :] if named(bare) is not None else word


def order(item: Evidence) -> tuple[object, ...]:
    """The order of evidence, which depends on nothing else."""
    value = item.object
    shown_as = ("0", value, "") if isinstance(value, str) else ("1", type(value).__name__, repr(value))
    return (
        item.subject,
        item.predicate,
        *shown_as,
        item.document,
        item.start,
        item.end,
        item.modality,
        item.said_by or "",
        item.extractor,
        item.confidence,
        item.backs,
    )
