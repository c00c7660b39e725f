"""The terms of RDF that the graph speaks: namespaces, and one constant for each term.

A constant is called as the term is, with its prefix before it (`DIP_place` the property, `DIP_Place` the class),
and is a plain string, so that whoever reads or writes the graph needs no RDF library for it.
The ontology itself, with labels and definitions, is `ontology/diplomacy.ttl`; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

DIP: Final = "https://w3id.org/diplomacy-kg/ontology#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
SCHEMA: Final = "https://schema.org/"
WD: Final = "http://www.wikidata.org/entity/"
# The datatype is `edtf:EDTF`; the Library of Congress gives it this IRI.
EDTF: Final = "http://id.loc.gov/datatypes/edtf/"

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dip": DIP,
        "rdf": RDF,
        "rdfs": RDFS,
        "xsd": XSD,
        "skos": SKOS,
        "dcterms": DCTERMS,
        "schema": SCHEMA,
        "edtf": EDTF,
        "wd": WD,
    }
)

# The graph that keeps what each document was read as, so that one can be withdrawn. It is never shown or exported.
INTERNAL: Final = "https://w3id.org/diplomacy-kg/internal#readings"

# Classes.
DIP_Actor: Final = DIP + "Actor"
DIP_Person: Final = DIP + "Person"
DIP_State: Final = DIP + "State"
DIP_Organization: Final = DIP + "Organization"
DIP_Tenure: Final = DIP + "Tenure"
DIP_Event: Final = DIP + "Event"
DIP_Meeting: Final = DIP + "Meeting"
DIP_Visit: Final = DIP + "Visit"
DIP_Conference: Final = DIP + "Conference"
DIP_Initiative: Final = DIP + "Initiative"
DIP_Agreement: Final = DIP + "Agreement"
DIP_Statement: Final = DIP + "Statement"
DIP_Place: Final = DIP + "Place"
DIP_Document: Final = DIP + "Document"
DIP_Claim: Final = DIP + "Claim"

# Properties of the domain: each plain triple of one needs a claim that backs it.
DIP_participant: Final = DIP + "participant"
DIP_party: Final = DIP + "party"
DIP_host: Final = DIP + "host"
DIP_visitor: Final = DIP + "visitor"
DIP_destination: Final = DIP + "destination"
DIP_place: Final = DIP + "place"
DIP_country: Final = DIP + "country"
DIP_status: Final = DIP + "status"
DIP_earliest: Final = DIP + "earliest"
DIP_latest: Final = DIP + "latest"
DIP_when: Final = DIP + "when"
DIP_ordinal: Final = DIP + "ordinal"
DIP_format: Final = DIP + "format"
DIP_topic: Final = DIP + "topic"
DIP_about: Final = DIP + "about"
DIP_partOf: Final = DIP + "partOf"
DIP_outcome: Final = DIP + "outcome"
DIP_holder: Final = DIP + "holder"
DIP_role: Final = DIP + "role"
DIP_of: Final = DIP + "of"
DIP_from: Final = DIP + "from"
DIP_until: Final = DIP + "until"
DIP_initiator: Final = DIP + "initiator"
DIP_adherent: Final = DIP + "adherent"
DIP_adherentCount: Final = DIP + "adherentCount"
DIP_signatory: Final = DIP + "signatory"
DIP_speaker: Final = DIP + "speaker"
DIP_stance: Final = DIP + "stance"
DIP_target: Final = DIP + "target"

DOMAIN_PROPERTIES: Final = frozenset(
    {
        DIP_participant,
        DIP_party,
        DIP_host,
        DIP_visitor,
        DIP_destination,
        DIP_place,
        DIP_country,
        DIP_status,
        DIP_earliest,
        DIP_latest,
        DIP_when,
        DIP_ordinal,
        DIP_format,
        DIP_topic,
        DIP_about,
        DIP_partOf,
        DIP_outcome,
        DIP_holder,
        DIP_role,
        DIP_of,
        DIP_from,
        DIP_until,
        DIP_initiator,
        DIP_adherent,
        DIP_adherentCount,
        DIP_signatory,
        DIP_speaker,
        DIP_stance,
        DIP_target,
    }
)

# Properties that need no claim: a state's code, and what a claim itself is made of.
DIP_iso: Final = DIP + "iso"
DIP_source: Final = DIP + "source"
DIP_quote: Final = DIP + "quote"
DIP_start: Final = DIP + "start"
DIP_end: Final = DIP + "end"
DIP_confidence: Final = DIP + "confidence"
DIP_modality: Final = DIP + "modality"
DIP_saidBy: Final = DIP + "saidBy"
DIP_extractor: Final = DIP + "extractor"

# Individuals. `Planned` is a status and a modality at once.
DIP_Planned: Final = DIP + "Planned"
DIP_Held: Final = DIP + "Held"
DIP_Cancelled: Final = DIP + "Cancelled"
DIP_Postponed: Final = DIP + "Postponed"
DIP_Supports: Final = DIP + "Supports"
DIP_Opposes: Final = DIP + "Opposes"
DIP_Welcomes: Final = DIP + "Welcomes"
DIP_Condemns: Final = DIP + "Condemns"
DIP_CallsFor: Final = DIP + "CallsFor"
DIP_Pledges: Final = DIP + "Pledges"
DIP_Asserted: Final = DIP + "Asserted"
DIP_Possible: Final = DIP + "Possible"
DIP_Denied: Final = DIP + "Denied"
DIP_Inferred: Final = DIP + "Inferred"

# Concept schemes: what the values of role, topic and format, and the individuals above, are in.
DIP_Roles: Final = DIP + "Roles"
DIP_Topics: Final = DIP + "Topics"
DIP_Formats: Final = DIP + "Formats"
DIP_Statuses: Final = DIP + "Statuses"
DIP_Stances: Final = DIP + "Stances"
DIP_Modalities: Final = DIP + "Modalities"

# By the scheme that a `kg.model.Resource` of the kind Concept names.
SCHEMES: Final[Mapping[str, str]] = MappingProxyType({"role": DIP_Roles, "topic": DIP_Topics, "format": DIP_Formats})

# Terms of others, used as they are.
RDF_type: Final = RDF + "type"
RDF_subject: Final = RDF + "subject"
RDF_predicate: Final = RDF + "predicate"
RDF_object: Final = RDF + "object"
RDF_langString: Final = RDF + "langString"
RDFS_label: Final = RDFS + "label"
SKOS_Concept: Final = SKOS + "Concept"
SKOS_ConceptScheme: Final = SKOS + "ConceptScheme"
SKOS_prefLabel: Final = SKOS + "prefLabel"
SKOS_altLabel: Final = SKOS + "altLabel"
SKOS_hiddenLabel: Final = SKOS + "hiddenLabel"
SKOS_inScheme: Final = SKOS + "inScheme"
SCHEMA_sameAs: Final = SCHEMA + "sameAs"
SCHEMA_text: Final = SCHEMA + "text"
DCTERMS_identifier: Final = DCTERMS + "identifier"
DCTERMS_title: Final = DCTERMS + "title"
DCTERMS_issued: Final = DCTERMS + "issued"
DCTERMS_language: Final = DCTERMS + "language"
DCTERMS_publisher: Final = DCTERMS + "publisher"
DCTERMS_source: Final = DCTERMS + "source"
XSD_string: Final = XSD + "string"
XSD_date: Final = XSD + "date"
XSD_integer: Final = XSD + "integer"
XSD_decimal: Final = XSD + "decimal"
EDTF_EDTF: Final = EDTF + "EDTF"

# Kind of node to all its super-classes, both as local names: Oxigraph does not infer, so they are written out.
SUPERCLASSES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "Person": ("Actor",),
        "State": ("Actor",),
        "Organization": ("Actor",),
        "Meeting": ("Event",),
        "Visit": ("Event",),
        "Conference": ("Event",),
        "Tenure": (),
        "Initiative": (),
        "Agreement": (),
        "Statement": (),
        "Place": (),
        "Concept": (),
    }
)


def classes(kind: str) -> tuple[str, ...]:
    """The IRIs of all classes that a node of that kind is in, its own first.

    Args:
        kind: One of `kg.model.NODE_KINDS`; anything else is a `KeyError`.

    >>> [iri.removeprefix(DIP) for iri in classes("Meeting")]
    ['Meeting', 'Event']
    >>> classes("Concept")
    ('http://www.w3.org/2004/02/skos/core#Concept',)
    """
    supers = SUPERCLASSES[kind]
    if kind == "Concept":
        return (SKOS_Concept,)
    return tuple(DIP + name for name in (kind, *supers))


def expand(name: str) -> str:
    """The IRI that a prefixed name stands for; `KeyError` where the prefix is not one of `PREFIXES`.

    >>> expand("edtf:EDTF")
    'http://id.loc.gov/datatypes/edtf/EDTF'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
