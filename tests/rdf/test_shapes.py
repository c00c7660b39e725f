"""The shapes: they pass a graph that is right, and each of their rules catches the fault that it is for."""

import pyoxigraph
import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, Dataset, Graph, URIRef
from rdflib.collection import Collection

from kg.rdf import terms
from kg.rdf.shapes import PROMISES, SHAPES, Violation, constraints, promises, shapes, shorten, validate
from kg.resources import folder

BASE = "https://example.org/id/"
PREFIXES = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in terms.PREFIXES.items())
PREFIXES += f"PREFIX : <{BASE}>\n"

# A document in each language. The flag before every quote is one code point, but two units of UTF-16 and four bytes.
TEXTS = {
    "en": "🏁 Foreign Minister Aino Virtanen of Finland will visit Lima on 4 May 2031. Peru welcomes Lakes Initiative",
    "ru": "🏁 В Лиме завершился второй форум по водным ресурсам, подписана Декларация о реках.",
    "kk": "🏁 Перу мен Финляндия сыртқы істер министрлері Лимада кездесті.",
}

THINGS = """
:finland a dip:State, dip:Actor ; rdfs:label "Finland"@en ; dip:iso "FI" ; schema:sameAs wd:Q33 .
:peru a dip:State, dip:Actor ; rdfs:label "Peru"@en, "Перу"@kk ; skos:altLabel "Republic of Peru"@en ; dip:iso "PE" .
:aino a dip:Person, dip:Actor ; rdfs:label "Aino Virtanen"@en ; skos:hiddenLabel "Aino Virtannen"@en .
:ministry a dip:Organization, dip:Actor ; rdfs:label "Ministry of Foreign Affairs"@en .
:lima a dip:Place ; rdfs:label "Lima"@en, "Лима"@ru .
:minister a skos:Concept ; skos:prefLabel "foreign minister"@en ; skos:inScheme dip:Roles .
:water a skos:Concept ; skos:prefLabel "water"@en ; skos:inScheme dip:Topics .
:official a skos:Concept ; skos:prefLabel "official visit"@en ; skos:inScheme dip:Formats .
:visit a dip:Visit, dip:Event .
:meeting a dip:Meeting, dip:Event .
:forum a dip:Conference, dip:Event ; rdfs:label "форум по водным ресурсам"@ru .
:lakes a dip:Initiative ; rdfs:label "Lakes Initiative"@en .
:rivers a dip:Agreement ; rdfs:label "Декларация о реках"@ru .
:tenure a dip:Tenure .
:statement a dip:Statement .
"""

# The language of the document, the words, and the fact that rests on them.
FACTS = """
en | Aino Virtanen of Finland will visit Lima | :visit dip:visitor :aino
en | Finland will visit Lima | :visit dip:party :finland
en | visit Lima | :visit dip:destination :lima
en | visit Lima | :visit dip:format :official
en | will visit | :visit dip:status dip:Planned
en | 4 May 2031 | :visit dip:earliest "2031-05-04"^^xsd:date
en | 4 May 2031 | :visit dip:latest "2031-05-04"^^xsd:date
en | 4 May 2031 | :visit dip:when "2031-05-04"^^edtf:EDTF
en | Foreign Minister Aino Virtanen | :tenure dip:holder :aino
en | Foreign Minister | :tenure dip:role :minister
en | Finland | :tenure dip:of :finland
en | Foreign Minister | :tenure dip:from "2029"^^edtf:EDTF
en | Peru welcomes | :statement dip:speaker :peru
en | welcomes | :statement dip:stance dip:Welcomes
en | Lakes Initiative | :statement dip:target :lakes
en | Lakes Initiative | :lakes dip:initiator :peru
en | Lakes Initiative | :lakes dip:adherent :finland
en | Lakes Initiative | :lakes dip:adherentCount 2
ru | завершился | :forum dip:status dip:Held
ru | второй форум | :forum dip:ordinal 2
ru | В Лиме | :forum dip:place :lima
ru | по водным ресурсам | :forum dip:topic :water
ru | подписана Декларация о реках | :forum dip:outcome :rivers
ru | Декларация о реках | :rivers dip:signatory :peru
kk | Лимада | :lima dip:country :peru
kk | министрлері Лимада кездесті | :meeting dip:partOf :visit
kk | Перу мен Финляндия сыртқы істер министрлері | :meeting dip:participant :ministry
kk | Перу | :meeting dip:host :peru
kk | кездесті | :meeting dip:about :forum
""".strip().splitlines()


def claim(name, language, words, fact, modality="Asserted"):
    subject, predicate, object_ = fact.split(" ", 2)
    start = TEXTS[language].index(words)
    return f""":{name} a dip:Claim ; rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {object_} ;
        dip:source :{language} ; dip:quote "{words}" ; dip:start {start} ; dip:end {start + len(words)} ;
        dip:confidence 0.9 ; dip:modality dip:{modality} ; dip:extractor "tests" ."""


def good():
    parts = [PREFIXES, THINGS]
    for language, text in TEXTS.items():
        parts.append(f""":{language} a dip:Document ; dcterms:identifier "{language}.txt" ; schema:text "{text}" ;
            dcterms:language "{language}" ; dcterms:title "A title"@en ; dcterms:issued "2031-05-01"^^xsd:date .""")
    for number, line in enumerate(FACTS):
        language, words, fact = line.split(" | ")
        parts += [f"{fact} .", claim(f"claim{number}", language, words, fact)]
    parts.append(claim("denied", "kk", "кездесті", ":meeting dip:status dip:Cancelled", "Denied"))
    return Graph().parse(data="\n".join(parts), format="turtle")


def changed(update):
    graph = good()
    graph.update(PREFIXES + update)
    return graph


def add(triples):
    return f"INSERT DATA {{ {triples} }}"


def drop(triples):
    return f"DELETE WHERE {{ {triples} }}"


def swap(subject, predicate, value):
    old = f"{subject} {predicate} ?old"
    return f"DELETE {{ {old} }} INSERT {{ {subject} {predicate} {value} }} WHERE {{ {old} }}"


def local(iri):
    return str(iri).rpartition("#")[2]


# Shape, focus node, a part of its message, and the change to the good graph that makes the fault.
FAULTS = [
    ("BackedShape", ":meeting", "no claim backs", add(":meeting dip:party :finland")),
    ("BackedShape", ":meeting", "no claim backs", add(":meeting dip:status dip:Cancelled")),
    ("BackedShape", ":visit", "no claim backs", swap(":claim2", "dip:modality", "dip:Possible")),
    ("BackedShape", ":visit", "no claim backs", drop(":claim6 dip:modality ?m")),
    ("BackedShape", ":lakes", "no claim backs", swap(":claim17", "rdf:object", "3")),
    ("BackedShape", ":visit", "no claim backs", swap(":claim0", "rdf:predicate", "dip:participant")),
    ("QuotedShape", ":claim1", "quote is not", swap(":claim1", "dip:quote", '"Finland would visit Lima"')),
    ("QuotedShape", ":claim1", "quote is not", swap(":claim1", "dip:start", "3")),
    ("QuotedShape", ":claim29", "quote is not", add(":claim29 dip:quote 'words'")),
    ("QuotedShape", ":claim20", "quote is not", drop(":ru schema:text ?text")),
    ("QuotedShape", ":claim20", "quote is not", swap(":claim20", "dip:end", "'eight'")),
    ("QuotedShape", ":claim28", "quote is not", swap(":claim28", "dip:end", "900")),
    ("QuotedShape", ":claim28", "quote is not", swap(":claim28", "dip:source", ":ru")),
    ("ClaimShape", ":meeting", "is a dip:Claim", add(":meeting dip:saidBy :peru")),
    ("ClaimShape", ":claim3", "one rdf:subject", drop(":claim3 rdf:subject ?s")),
    ("ClaimShape", ":claim3", "one rdf:subject", add(":claim3 rdf:subject :meeting")),
    ("ClaimShape", ":claim3", "one rdf:predicate", swap(":claim3", "rdf:predicate", "dip:iso")),
    ("ClaimShape", ":claim3", "one rdf:predicate", drop(":claim3 rdf:predicate ?p")),
    ("ClaimShape", ":claim3", "one rdf:object", drop(":claim3 rdf:object ?o")),
    ("ClaimShape", ":claim3", "one dip:source", swap(":claim3", "dip:source", ":peru")),
    ("ClaimShape", ":claim3", "one dip:source", drop(":claim3 dip:source ?d")),
    ("ClaimShape", ":claim3", "one dip:quote", drop(":claim3 dip:quote ?q")),
    ("ClaimShape", ":claim3", "one dip:start", drop(":claim3 dip:start ?n")),
    ("ClaimShape", ":claim3", "one dip:start", swap(":claim3", "dip:start", "-1")),
    ("ClaimShape", ":claim3", "one dip:start", swap(":claim3", "dip:end", "1")),
    ("ClaimShape", ":claim3", "one dip:end", drop(":claim3 dip:end ?n")),
    ("ClaimShape", ":claim3", "one dip:confidence", swap(":claim3", "dip:confidence", "1.01")),
    ("ClaimShape", ":claim3", "one dip:confidence", swap(":claim3", "dip:confidence", "'-0.1'^^xsd:decimal")),
    ("ClaimShape", ":claim3", "one dip:confidence", swap(":claim3", "dip:confidence", "'high'")),
    ("ClaimShape", ":claim3", "one dip:confidence", drop(":claim3 dip:confidence ?n")),
    ("ClaimShape", ":claim3", "one dip:modality", swap(":claim3", "dip:modality", "dip:Held")),
    ("ClaimShape", ":claim3", "one dip:modality", drop(":claim3 dip:modality ?m")),
    ("ClaimShape", ":claim3", "at most one dip:Actor", add(":claim3 dip:saidBy :lima")),
    ("ClaimShape", ":claim3", "at most one dip:Actor", add(":claim3 dip:saidBy :aino, :peru")),
    ("ClaimShape", ":claim3", "one dip:extractor", drop(":claim3 dip:extractor ?e")),
    ("DocumentShape", ":lima", "is a dip:Document", add(":lima schema:text 'words'")),
    ("DocumentShape", ":kk", "one dcterms:identifier", drop(":kk dcterms:identifier ?i")),
    ("DocumentShape", ":kk", "one dcterms:identifier", add(":kk dcterms:identifier 'other.txt'")),
    ("DocumentShape", ":kk", "one dcterms:language", drop(":kk dcterms:language ?l")),
    ("DocumentShape", ":kk", "one dcterms:language", swap(":kk", "dcterms:language", "'Kazakh'")),
    ("DocumentShape", ":kk", "one schema:text", drop(":kk schema:text ?t")),
    ("DocumentShape", ":kk", "one dcterms:title", add(":kk dcterms:title 'Another'")),
    ("DocumentShape", ":kk", "one dcterms:issued", swap(":kk", "dcterms:issued", "'4 May 2031'")),
    ("DocumentShape", ":kk", "one dcterms:issued", swap(":kk", "dcterms:issued", "'2031-02-30'^^xsd:date")),
    ("DocumentShape", ":kk", "one dcterms:publisher", add(":kk dcterms:publisher 'A', 'B'")),
    ("DocumentShape", ":kk", "one dcterms:source", add(":kk dcterms:source <urn:a>, <urn:b>")),
    ("IdentifierShape", "en.txt", "only one document", swap(":kk", "dcterms:identifier", "'en.txt'")),
    ("KindShape", ":lima", "exactly one kind", add(":lima a dip:State")),
    ("KindShape", ":meeting", "exactly one kind", add(":meeting a dip:Visit")),
    ("KindShape", ":thing", "exactly one kind", add(":thing a dip:Event")),
    ("ActorClassShape", ":aino", "a dip:Actor too", drop(":aino a dip:Actor")),
    ("EventClassShape", ":visit", "a dip:Event too", drop(":visit a dip:Event")),
    ("NameShape", ":lima", "it has an rdfs:label", drop(":lima rdfs:label ?l")),
    ("NameShape", ":lima", "an rdfs:label has a language tag", add(":lima rdfs:label 'Lima'")),
    ("NameShape", ":peru", "a skos:altLabel has", add(":peru skos:altLabel 'PERU'")),
    ("NameShape", ":aino", "a skos:hiddenLabel has", add(":aino skos:hiddenLabel ''@en")),
    ("NameShape", ":peru", "a schema:sameAs is", add(":peru schema:sameAs 'Q419'")),
    ("ConceptShape", ":lima", "is a skos:Concept", swap(":forum", "dip:topic", ":lima")),
    ("ConceptShape", ":water", "a skos:prefLabel", drop(":water skos:prefLabel ?l")),
    ("ConceptShape", ":water", "a skos:prefLabel", add(":water skos:prefLabel 'waters'@en")),
    ("ConceptShape", ":water", "inScheme", drop(":water skos:inScheme ?s")),
    ("StateShape", ":ministry", "is a dip:State", add(":ministry dip:iso 'XX'")),
    ("StateShape", ":peru", "two capital letters", swap(":peru", "dip:iso", "'PER'")),
    ("StateShape", ":peru", "two capital letters", add(":peru dip:iso 'PX'")),
    ("IsoShape", "FI", "only one state", swap(":peru", "dip:iso", "'FI'")),
    ("EventShape", ":lakes", "is a dip:Event", add(":lakes dip:host :peru")),
    ("EventShape", ":meeting", "a dip:participant is", add(":meeting dip:participant :lima")),
    ("EventShape", ":visit", "a dip:party is", add(":visit dip:party :aino")),
    ("EventShape", ":meeting", "a dip:host is", add(":meeting dip:host :lima")),
    ("EventShape", ":visit", "only one dip:status", add(":visit dip:status dip:Postponed")),
    ("EventShape", ":visit", "Planned, Held", swap(":visit", "dip:status", "dip:Denied")),
    ("EventShape", ":visit", "a dip:format is a concept", swap(":visit", "dip:format", ":lima")),
    ("EventShape", ":visit", "scheme dip:Formats", swap(":visit", "dip:format", ":water")),
    ("EventShape", ":meeting", "dip:partOf an event", swap(":meeting", "dip:partOf", ":lakes")),
    ("EventShape", ":forum", "a dip:outcome is", swap(":forum", "dip:outcome", ":statement")),
    ("PartShape", ":visit", "no part of itself", add(":visit dip:partOf :meeting")),
    ("PartShape", ":forum", "no part of itself", add(":forum dip:partOf :forum")),
    ("VisitShape", ":meeting", "is a dip:Visit", add(":meeting dip:visitor :aino")),
    ("VisitShape", ":visit", "a dip:visitor is", swap(":visit", "dip:visitor", ":lima")),
    ("VisitShape", ":visit", "a dip:destination is", swap(":visit", "dip:destination", ":aino")),
    ("ConferenceShape", ":meeting", "is a dip:Conference", add(":meeting dip:ordinal 3")),
    ("ConferenceShape", ":forum", "integer from 1", swap(":forum", "dip:ordinal", "0")),
    ("ConferenceShape", ":forum", "integer from 1", swap(":forum", "dip:ordinal", "'2nd'")),
    ("WhereShape", ":forum", "a dip:place is", swap(":forum", "dip:place", ":peru")),
    ("WhereShape", ":lima", "a dip:country is", swap(":lima", "dip:country", ":ministry")),
    ("PlacedShape", ":aino", "has a dip:place", add(":aino dip:place :lima")),
    ("CountriedShape", ":ministry", "has a dip:country", add(":ministry dip:country :peru")),
    ("TimeShape", ":rivers", "has a time", add(":rivers dip:when '2031'^^edtf:EDTF")),
    ("TimeShape", ":visit", "has a dip:earliest too", drop(":visit dip:earliest ?d")),
    ("TimeShape", ":visit", "has a dip:latest too", drop(":visit dip:latest ?d")),
    ("TimeShape", ":forum", "has a dip:latest too", add(":forum dip:when '2031'^^edtf:EDTF")),
    ("TimeShape", ":visit", "a dip:earliest is an xsd", swap(":visit", "dip:earliest", "'2031-05'")),
    ("TimeShape", ":visit", "a dip:latest is", swap(":visit", "dip:latest", "'2031-05-32'^^xsd:date")),
    ("TimeShape", ":visit", "a dip:when is", swap(":visit", "dip:when", "'2031-05-04'")),
    ("TimeShape", ":visit", "a dip:when is", swap(":visit", "dip:when", "'May 2031'^^edtf:EDTF")),
    ("OrderShape", ":visit", "is after every", swap(":visit", "dip:earliest", "'2031-05-05'^^xsd:date")),
    ("TopicShape", ":rivers", "has a dip:topic", add(":rivers dip:topic :water")),
    ("TopicShape", ":forum", "scheme dip:Topics", swap(":forum", "dip:topic", ":minister")),
    ("AboutShape", ":visit", "is a meeting or a statement", add(":visit dip:about :lakes")),
    ("AboutShape", ":meeting", "dip:about is an IRI", add(":meeting dip:about 'trade'")),
    ("TenureShape", ":aino", "is a dip:Tenure", add(":aino dip:role :minister")),
    ("TenureShape", ":tenure", "one dip:holder", drop(":tenure dip:holder ?h")),
    ("TenureShape", ":tenure", "one dip:holder", swap(":tenure", "dip:holder", ":peru")),
    ("TenureShape", ":tenure", "one dip:role", drop(":tenure dip:role ?r")),
    ("TenureShape", ":tenure", "scheme dip:Roles", swap(":tenure", "dip:role", ":water")),
    ("TenureShape", ":tenure", "dip:of a state", swap(":tenure", "dip:of", ":water")),
    ("TenureShape", ":tenure", "a dip:from is", swap(":tenure", "dip:from", "'2029'")),
    ("TenureShape", ":tenure", "a dip:until is", add(":tenure dip:until 2033")),
    ("AdherenceShape", ":forum", "is an initiative or an agreement", add(":forum dip:initiator :peru")),
    ("AdherenceShape", ":lakes", "a dip:initiator is", swap(":lakes", "dip:initiator", ":lima")),
    ("AdherenceShape", ":lakes", "a dip:adherent is", swap(":lakes", "dip:adherent", ":lima")),
    ("AdherenceShape", ":lakes", "a dip:adherentCount is", swap(":lakes", "dip:adherentCount", "-2")),
    ("SignatoryShape", ":lakes", "is a dip:Agreement", add(":lakes dip:signatory :peru")),
    ("SignatoryShape", ":rivers", "a dip:signatory is an actor", swap(":rivers", "dip:signatory", ":lima")),
    ("StatementShape", ":aino", "is a dip:Statement", add(":aino dip:stance dip:Opposes")),
    ("StatementShape", ":statement", "has a dip:speaker", drop(":statement dip:speaker ?s")),
    ("StatementShape", ":statement", "one dip:stance", swap(":statement", "dip:stance", "dip:Held")),
    ("StatementShape", ":statement", "one dip:stance", add(":statement dip:stance dip:Supports")),
    ("StatementShape", ":statement", "a dip:target is", swap(":statement", "dip:target", "'lakes'")),
    ("StatementShape", ":statement", "dip:target, a dip:about", drop(":statement dip:target ?t ; dip:stance ?s")),
]


def test_a_good_graph_conforms():
    report = validate(good())
    assert report.violations == ()
    assert report.conforms


def test_an_empty_graph_conforms():
    assert validate(Graph()).conforms


@pytest.mark.parametrize(("shape", "focus", "message", "update"), FAULTS)
def test_a_fault_is_found_at_its_node_by_its_shape(shape, focus, message, update):
    report = validate(changed(update))
    node = focus.replace(":", BASE, 1) if focus.startswith(":") else focus
    found = [item for item in report.violations if (item.shape, item.focus) == (shape, node)]
    assert any(message in item.message for item in found), report.violations
    assert not report.conforms


def test_every_rule_of_the_shapes_has_a_fault_here():
    graph = shapes()
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        rules = [shape, *graph.objects(shape, SH.property), *graph.objects(shape, SH.sparql)]
        messages = {str(message) for rule in rules for message in graph.objects(rule, SH.message)}
        tried = [message for name, _, message, _ in FAULTS if name == local(shape)]
        assert [message for message in messages if not any(part in message for part in tried)] == []
        assert [part for part in tried if sum(part in message for message in messages) != 1] == []


BY_SPARQL = {"no claim backs", "quote is not", "no part of itself", "is after every"}


@pytest.mark.parametrize("update", [update for _, _, message, update in FAULTS if message in BY_SPARQL][::3])
def test_the_file_alone_says_the_same_in_a_shacl_processor(update):
    graph = changed(update)
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes())
    assert not conforms
    found = {
        (str(report.value(result, SH.focusNode)), str(message))
        for result in report.subjects(RDF.type, SH.ValidationResult)
        for message in report.objects(result, SH.resultMessage)
    }
    assert {(item.focus, item.message) for item in validate(graph).violations} == found


def test_the_file_alone_passes_the_good_graph_also_beside_the_ontology():
    ontology = Graph().parse(folder("ontology") / "diplomacy.ttl")
    for data in (good(), good() + ontology):
        conforms, _, text = pyshacl.validate(data, shacl_graph=shapes())
        assert conforms, text


def test_the_shapes_are_shapes():
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


def test_a_missing_superclass_is_found_even_where_the_ontology_would_imply_it():
    graph = changed(drop(":aino a dip:Actor")) + Graph().parse(folder("ontology") / "diplomacy.ttl")
    assert [item.shape for item in validate(graph).violations] == ["ActorClassShape"]


def test_two_pairs_of_bounds_that_disagree_are_no_fault():
    days = ":visit dip:earliest '2031-06-01'^^xsd:date ; dip:latest '2031-06-02'^^xsd:date ."
    claims = "\n".join(
        claim(f"other-{name}", "en", "4 May 2031", f":visit dip:{name} '{day}'^^xsd:date")
        for name, day in (("earliest", "2031-06-01"), ("latest", "2031-06-02"))
    )
    assert validate(changed(add(days + claims))).violations == ()


@pytest.mark.parametrize(
    "when", ["2031", "2031-05", "2031-36", "2031-05-04/2031-05-06", "2031/..", "../2031-05", "203X", "2031-05~"]
)
def test_every_sort_of_edtf_passes(when):
    graph = changed(swap(":visit", "dip:when", f"'{when}'^^edtf:EDTF"))
    assert {item.shape for item in validate(graph).violations} == {"BackedShape"}


def test_of_a_dataset_only_the_default_graph_is_looked_at():
    dataset = Dataset()
    for triple in good():
        dataset.add(triple)
    dataset.graph(URIRef(terms.INTERNAL)).update(PREFIXES + add(":meeting dip:party :finland"))
    assert validate(dataset).violations == ()


def test_validation_leaves_the_graph_as_it_was():
    graph = good()
    before = set(graph)
    validate(graph)
    assert set(graph) == before


def stored(graph):
    store = pyoxigraph.Store()
    store.load(graph.serialize(format="nt").encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


@pytest.mark.parametrize("update", [fault[3] for fault in FAULTS if fault[0] in {"BackedShape", "QuotedShape"}])
def test_the_promises_find_the_same_in_a_store_as_the_shapes_in_a_graph(update):
    graph = changed(update)
    broken = tuple(item for item in validate(graph).violations if item.shape in {"BackedShape", "QuotedShape"})
    assert promises(stored(graph).query).violations == promises(graph.query).violations == broken != ()


def test_the_promises_hold_in_the_good_graph():
    assert promises(stored(good()).query).violations == ()
    assert promises(good().query).violations == ()


def test_the_promises_are_not_asked_of_the_graph_that_is_never_shown():
    store = stored(good())
    hidden = pyoxigraph.NamedNode(terms.INTERNAL)
    triple = [pyoxigraph.NamedNode(iri) for iri in (BASE + "meeting", terms.DIP_party, BASE + "finland")]
    store.add(pyoxigraph.Quad(*triple, hidden))
    assert promises(store.query).conforms


def test_the_promises_look_at_every_property_of_the_domain():
    graph = shapes()
    backed = URIRef(SHAPES + "BackedShape")
    assert {str(iri) for iri in graph.objects(backed, SH.targetSubjectsOf)} == terms.DOMAIN_PROPERTIES
    (select,) = (item.select for item in constraints() if item.iri == PROMISES[0])
    listed = select.partition("?path IN (")[2].partition(")")[0].replace(",", " ").split()
    assert {terms.expand(name) for name in listed} == terms.DOMAIN_PROPERTIES


def test_claims_may_speak_of_every_property_of_the_domain_and_of_no_other():
    graph = shapes()
    listed = next(graph.value(node, SH["in"]) for node in graph.subjects(SH.path, RDF.predicate))
    assert {str(iri) for iri in Collection(graph, listed)} == terms.DOMAIN_PROPERTIES


def test_every_term_of_the_shapes_is_one_of_the_ontology():
    ontology = Graph().parse(folder("ontology") / "diplomacy.ttl")
    used = {node for triple in shapes() for node in triple if str(node).startswith(terms.DIP)} - {URIRef(terms.DIP)}
    assert {str(node) for node in used if not isinstance(node, URIRef)} <= {terms.DIP}
    assert {node for node in used if isinstance(node, URIRef)} <= set(ontology.subjects(RDFS.isDefinedBy))


def test_every_shape_is_told_in_words():
    graph = shapes()
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        assert graph.value(shape, RDFS.label)
        assert str(graph.value(shape, RDFS.comment)).endswith(".")


def test_a_violation_prints_as_one_line():
    item = Violation("QuotedShape", "urn:c", "", "line one\nline two " + "x" * 90, "the quote is not there")
    text = str(item)
    assert text.startswith("urn:c: the quote is not there (line one line two x")
    assert text.endswith("…)")
    assert "\n" not in text


def test_shorten_leaves_alone_what_is_no_prefixed_name():
    assert shorten(terms.XSD_date) == "xsd:date"
    assert shorten("https://schema.org/a/b") == "https://schema.org/a/b"
