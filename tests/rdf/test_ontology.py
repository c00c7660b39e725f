"""The ontology: named and defined in three languages, as the code's terms have it, and aligned with others."""

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection

from kg.model import ACTOR_KINDS, EVENT_KINDS, MODALITIES
from kg.rdf import terms
from kg.resources import folder

LANGUAGES = {"en", "ru", "kk"}
KAZAKH_ONLY = set("әғқңөұүһі")


def read(name):
    return Graph().parse(folder("ontology") / name)


ONTOLOGY = read("diplomacy.ttl")
TERMS = sorted({str(term) for term in ONTOLOGY.subjects(RDFS.isDefinedBy)})
PROPERTIES = [iri for iri in TERMS if iri.removeprefix(terms.DIP)[0].islower()]


def local(iri):
    return str(iri).rpartition("#")[2]


def members(node):
    """A class or datatype itself, or what a union or an enumeration lists."""
    for predicate in (OWL.unionOf, OWL.oneOf):
        listed = ONTOLOGY.value(node, predicate)
        if listed is not None:
            return {local(item) for item in Collection(ONTOLOGY, listed)}
    return {local(node)} if node is not None else set()


@pytest.mark.parametrize("iri", TERMS, ids=local)
@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition], ids=["label", "definition"])
def test_every_term_is_named_and_defined_once_in_each_language(iri, predicate):
    found = [value for value in ONTOLOGY.objects(URIRef(iri), predicate) if isinstance(value, Literal)]
    assert sorted(value.language for value in found) == sorted(LANGUAGES)
    assert all(str(value).strip() == str(value) != "" for value in found)


@pytest.mark.parametrize("iri", TERMS, ids=local)
def test_every_definition_is_a_sentence_in_the_script_of_its_language(iri):
    for definition in ONTOLOGY.objects(URIRef(iri), SKOS.definition):
        text = str(definition)
        assert text.endswith(".")
        assert text[0] == text[0].upper()
        cyrillic = any("а" <= letter <= "я" for letter in text.lower())
        assert cyrillic == (definition.language != "en")
        assert bool(KAZAKH_ONLY & set(text.lower())) == (definition.language == "kk")


def test_definitions_are_all_different():
    for language in LANGUAGES:
        texts = [str(d) for d in ONTOLOGY.objects(None, SKOS.definition) if d.language == language]
        assert len(texts) == len(set(texts)) == len(TERMS)


def test_the_terms_of_the_code_are_those_of_the_ontology():
    coded = {value for name, value in vars(terms).items() if name.startswith("DIP_")}
    assert coded == set(TERMS)


def test_nothing_in_the_namespace_is_spoken_of_that_is_not_defined():
    spoken = {str(node) for triple in ONTOLOGY for node in triple if str(node).startswith(terms.DIP)}
    assert spoken - {terms.DIP} == set(TERMS)


def test_superclasses_of_the_code_are_those_of_the_ontology():
    for kind, supers in terms.SUPERCLASSES.items():
        above = {local(c) for c in ONTOLOGY.transitive_objects(URIRef(terms.DIP + kind), RDFS.subClassOf)} - {kind}
        assert above == set(supers)


def test_every_property_says_what_it_is_of_and_all_but_two_what_it_leads_to():
    assert all(ONTOLOGY.value(URIRef(iri), RDFS.domain) is not None for iri in PROPERTIES)
    open_ended = {local(iri) for iri in PROPERTIES if ONTOLOGY.value(URIRef(iri), RDFS.range) is None}
    assert open_ended == {"about", "target"}


@pytest.mark.parametrize(
    ("name", "of", "to"),
    [
        ("participant", {"Event"}, {"Actor"}),
        ("party", {"Event"}, {"State", "Organization"}),
        ("destination", {"Visit"}, {"State", "Place"}),
        ("place", {"Event", "Organization"}, {"Place"}),
        ("country", {"Event", "Place"}, {"State"}),
        ("status", {"Event"}, {"Planned", "Held", "Cancelled", "Postponed"}),
        ("topic", {"Event", "Initiative", "Statement"}, {"Concept"}),
        ("outcome", {"Event"}, {"Agreement", "Initiative"}),
        ("of", {"Tenure"}, {"State", "Organization", "Place"}),
        ("initiator", {"Initiative", "Agreement"}, {"Actor"}),
        ("stance", {"Statement"}, {"Supports", "Opposes", "Welcomes", "Condemns", "CallsFor", "Pledges"}),
        ("modality", {"Claim"}, set(MODALITIES)),
    ],
)
def test_domain_and_range(name, of, to):
    iri = URIRef(terms.DIP + name)
    assert members(ONTOLOGY.value(iri, RDFS.domain)) == of
    assert members(ONTOLOGY.value(iri, RDFS.range)) == to


def test_a_property_is_one_of_data_exactly_where_it_leads_to_literals():
    for iri in map(URIRef, PROPERTIES):
        range_ = ONTOLOGY.value(iri, RDFS.range)
        literal = range_ is not None and (
            str(range_).startswith(terms.XSD)
            or str(range_) == terms.EDTF_EDTF
            or (range_, RDF.type, RDFS.Datatype) in ONTOLOGY
        )
        assert ((iri, RDF.type, OWL.DatatypeProperty) in ONTOLOGY) == literal
        assert ((iri, RDF.type, OWL.ObjectProperty) in ONTOLOGY) != literal


def test_planned_is_one_individual_with_two_uses():
    schemes = {local(scheme) for scheme in ONTOLOGY.objects(URIRef(terms.DIP_Planned), SKOS.inScheme)}
    assert schemes == {"Statuses", "Modalities"}


def test_kinds_of_one_sort_are_disjoint():
    groups = [{local(item) for item in Collection(ONTOLOGY, node)} for node in ONTOLOGY.objects(None, OWL.members)]
    assert set(ACTOR_KINDS) in groups
    assert set(EVENT_KINDS) in groups


def test_alignments_speak_of_every_class_and_only_of_defined_terms():
    alignments = read("alignments.ttl")
    ours = {str(subject) for subject in alignments.subjects() if str(subject).startswith(terms.DIP)}
    assert ours <= set(TERMS)
    supers = set(ONTOLOGY.subjects(RDFS.subClassOf))
    classes = {str(c) for c in ONTOLOGY.subjects(RDF.type, OWL.Class) if isinstance(c, URIRef) and c not in supers}
    assert classes <= ours


@pytest.mark.parametrize(
    ("term", "kin"),
    [
        ("Actor", "http://www.w3.org/ns/prov#Agent"),
        ("Actor", "http://semanticweb.cs.vu.nl/2009/11/sem/Actor"),
        ("Actor", "http://xmlns.com/foaf/0.1/Agent"),
        ("Organization", "http://www.w3.org/ns/org#Organization"),
        ("State", "https://schema.org/Country"),
        ("Tenure", "http://www.w3.org/ns/org#Membership"),
        ("Tenure", "http://www.wikidata.org/prop/direct/P39"),
        ("Event", "http://semanticweb.cs.vu.nl/2009/11/sem/Event"),
        ("Event", "http://linkedevents.org/ontology/Event"),
        ("Event", "https://schema.org/Event"),
        ("Initiative", "https://schema.org/Project"),
        ("Agreement", "https://schema.org/Legislation"),
        ("Statement", "https://schema.org/Claim"),
        ("Place", "https://schema.org/Place"),
        ("Document", "https://schema.org/NewsArticle"),
        ("Document", "http://www.w3.org/ns/prov#Entity"),
        ("Claim", "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement"),
        ("Claim", "http://www.w3.org/ns/oa#Annotation"),
    ],
)
def test_each_class_is_aligned_with_its_kin(term, kin):
    assert URIRef(kin) in set(read("alignments.ttl").objects(URIRef(terms.DIP + term)))


@pytest.mark.parametrize("name", ["diplomacy.ttl", "alignments.ttl", "shapes.ttl"])
def test_each_file_says_its_version_and_that_it_is_free(name):
    graph = read(name)
    (ontology,) = graph.subjects(RDF.type, OWL.Ontology)
    assert str(graph.value(ontology, OWL.versionInfo)) == "0.1.0"
    licence = graph.value(ontology, URIRef(terms.DCTERMS + "license"))
    assert str(licence) == "https://creativecommons.org/publicdomain/zero/1.0/"
