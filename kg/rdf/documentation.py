"""The page of documentation on the ontology, made from the ontology, its alignments and its shapes.

`python -m kg.rdf.documentation > docs/ontology.md` makes the page anew; a test holds that it is up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg import resources
from kg.rdf import terms

LANGUAGES: Final = {"en": "English", "ru": "Русский", "kk": "Қазақша"}

# Prefixes of the alignments, beside those that the graph itself uses.
_KIN: Final = {
    "foaf": "http://xmlns.com/foaf/0.1/",
    "lode": "http://linkedevents.org/ontology/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "bibo": "http://purl.org/ontology/bibo/",
    "wdt": "http://www.wikidata.org/prop/direct/",
}
_RELATIONS: Final = {
    RDFS.subClassOf: "is a kind of",
    RDFS.subPropertyOf: "is a kind of",
    SKOS.exactMatch: "is the same as",
    SKOS.closeMatch: "is close to",
    SKOS.broadMatch: "is narrower than",
    SKOS.relatedMatch: "has to do with",
}
_BORROWED: Final = (
    (terms.RDFS_label, "the name, with a language tag; a romanised one as `ru-Latn` or `kk-Latn`"),
    (terms.SKOS_prefLabel, "the name of a concept: a role, a topic, a format"),
    (terms.SKOS_altLabel, "another name, an abbreviation"),
    (terms.SKOS_hiddenLabel, "a misspelling, kept so that a search finds it"),
    (terms.SKOS_inScheme, "the scheme that a concept is in: `dip:Roles`, `dip:Topics`, `dip:Formats`"),
    (terms.SCHEMA_sameAs, "the same thing in Wikidata"),
    (terms.SCHEMA_text, "the text of a document, as stored; what offsets count in"),
    (terms.DCTERMS_identifier, "what a document is called in the store"),
    (terms.DCTERMS_title, "the headline"),
    (terms.DCTERMS_issued, "the day of publication"),
    (terms.DCTERMS_language, "`en`, `ru` or `kk`"),
    (terms.DCTERMS_publisher, "the outlet"),
    (terms.DCTERMS_source, "where the document came from"),
    (
        terms.RDF_subject,
        "of a claim: the subject of the triple that it says; `rdf:predicate` and `rdf:object` likewise",
    ),
)


def page() -> str:
    """The page as Markdown, ending in a newline.

    >>> page().splitlines()[0]
    '# The diplomacy ontology'
    """
    ontology, alignments, shapes = (_read(f"{name}.ttl") for name in ("diplomacy", "alignments", "shapes"))
    sections = (
        _head(ontology),
        _section("Classes", _classes(ontology)),
        _section("Properties", _properties(ontology)),
        _section("Individuals", _individuals(ontology)),
        _section("Terms of others, used as they are", _borrowed()),
        _section("Alignments", _alignments(alignments)),
        _section("Shapes, in words", _shapes(shapes)),
    )
    return "\n\n".join(sections) + "\n"


def _head(graph: Graph) -> str:
    (ontology,) = graph.subjects(RDF.type, OWL.Ontology)
    description = URIRef(terms.DCTERMS + "description")
    told = [_in(graph, ontology, description, language) for language in LANGUAGES]
    facts = (
        f"Namespace `{terms.DIP}`, prefix `dip:`, version {graph.value(ontology, OWL.versionInfo)}, "
        f"[CC0 1.0]({graph.value(ontology, URIRef(terms.DCTERMS + 'license'))}). The files are in `ontology/`."
    )
    made = "<!-- Made by `python -m kg.rdf.documentation`; change the ontology, not this page. -->"
    return "\n\n".join(["# The diplomacy ontology", made, *told, facts])


def _classes(graph: Graph) -> str:
    rows = []
    for term in _terms(graph, OWL.Class):
        above = ", ".join(_name(item) for item in graph.objects(term, RDFS.subClassOf))
        rows.append([_name(term), above, *_told(graph, term)])
    return _table(["class", "is also", *LANGUAGES.values()], rows)


def _properties(graph: Graph) -> str:
    rows = []
    for term in _terms(graph, OWL.ObjectProperty, OWL.DatatypeProperty):
        ends = [_ends(graph, graph.value(term, predicate)) for predicate in (RDFS.domain, RDFS.range)]
        backed = "yes" if str(term) in terms.DOMAIN_PROPERTIES else "no"
        rows.append([_name(term), *ends, backed, *_told(graph, term)])
    note = "A plain triple of a property marked *yes* stands only where a claim backs it."
    return f"{note}\n\n" + _table(["property", "of", "to", "claim", *LANGUAGES.values()], rows)


def _individuals(graph: Graph) -> str:
    parts = []
    for scheme in _terms(graph, SKOS.ConceptScheme):
        members = [item for item in _terms(graph, OWL.NamedIndividual) if (item, SKOS.inScheme, scheme) in graph]
        rows = [[_name(item), *_told(graph, item)] for item in members]
        names = " · ".join(_in(graph, scheme, RDFS.label, language) for language in LANGUAGES)
        told = f"{_name(scheme)}: {names}. {_in(graph, scheme, SKOS.definition, 'en')}"
        parts.append(told if not rows else f"{told}\n\n" + _table(["individual", *LANGUAGES.values()], rows))
    return "\n\n".join(parts)


def _borrowed() -> str:
    return _table(["term", "for"], [[_name(URIRef(iri)), note] for iri, note in _BORROWED])


def _alignments(graph: Graph) -> str:
    rows = sorted(
        [_name(term), _RELATIONS[predicate], _name(kin)]
        for predicate in _RELATIONS
        for term, kin in graph.subject_objects(predicate)
    )
    return _table(["term", "", "of others"], rows)


def _shapes(graph: Graph) -> str:
    parts = []
    for shape in sorted(graph.subjects(RDF.type, SH.NodeShape), key=str):
        rules = [shape, *graph.objects(shape, SH.property), *graph.objects(shape, SH.sparql)]
        messages = sorted(str(message) for rule in rules for message in graph.objects(rule, SH.message))
        name = str(shape).rpartition("#")[2]
        told = f"**{graph.value(shape, RDFS.label)}** (`{name}`). {graph.value(shape, RDFS.comment)}"
        parts.append("\n".join([told, "", *(f"- {message}" for message in messages)]))
    return "\n\n".join(parts)


def _section(title: str, body: str) -> str:
    return f"## {title}\n\n{body}"


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _terms(graph: Graph, *types: URIRef) -> Iterator[URIRef]:
    """The ontology's terms of those types, in the order of the code's own list."""
    listed = (URIRef(iri) for name, iri in vars(terms).items() if name.startswith("DIP_"))
    return (term for term in listed if any((term, RDF.type, type_) in graph for type_ in types))


def _told(graph: Graph, term: Node) -> list[str]:
    return [
        f"**{_in(graph, term, RDFS.label, language)}** {_in(graph, term, SKOS.definition, language)}"
        for language in LANGUAGES
    ]


def _in(graph: Graph, term: Node, predicate: URIRef, language: str) -> str:
    """What is said of a term in one language."""
    (text,) = (
        value for value in graph.objects(term, predicate) if isinstance(value, Literal) and value.language == language
    )
    return str(text)


def _ends(graph: Graph, node: Node | None) -> str:
    """What a domain or range admits: a class, the members of a union or enumeration, or anything."""
    if node is None:
        return "anything"
    for predicate in (OWL.unionOf, OWL.oneOf):
        listed = graph.value(node, predicate)
        if listed is not None:
            return ", ".join(_name(item) for item in Collection(graph, listed))
    return _name(node)


def _name(iri: Node) -> str:
    for prefix, namespace in {**terms.PREFIXES, **_KIN}.items():
        if str(iri).startswith(namespace):
            return f"`{prefix}:{str(iri).removeprefix(namespace)}`"
    return f"<{iri}>"


def _read(name: str) -> Graph:
    return Graph().parse(resources.folder("ontology") / name, format="turtle")


if __name__ == "__main__":
    sys.stdout.write(page())
