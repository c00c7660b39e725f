"""The graph that users hold: documents in and out in any order, answers, files, rdflib, backups."""

import io
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import permutations

import pyoxigraph as ox
import pytest
import rdflib

import kg.extractors
from kg.config import Settings
from kg.errors import (
    FormatError,
    InputError,
    NoSuchPathError,
    QuerySyntaxError,
    SettingError,
    StoreError,
    StoreNotFoundError,
    UnknownDocumentError,
    UnknownQueryError,
)
from kg.graph import KnowledgeGraph, joining
from kg.model import Claim, Document, Individual, Literal, Name, Node, Reading
from kg.store import readings
from kg.store.formats import formats

BASE = Settings().base
MET = Document("met.txt", "Peru met Chile.", "en", issued=date(2011, 4, 5))
AGAIN = Document("again.txt", "Chile met Peru.", "en")
LATER = Document("later.txt", "Peru met Chile on 2011-04-05.", "en")
OTHER = Document("other.txt", "Kenya met Ghana.", "en")
SILENT = Document("silent.txt", "Rain.", "en", warnings=("the encoding was mended",))
ALL = (MET, AGAIN, LATER, OTHER, SILENT)


def read(document: Document) -> Reading:
    """A reader of one kind of sentence: `A met B.` or `A met B on DATE.`"""
    words = document.text.rstrip(".").split()
    if "met" not in words:
        return Reading(document)
    end = len(document.text)
    states = [words[0], words[2]]
    nodes = [Node(name, "State", (Name(name, "en"),), f"state/{name}") for name in states]
    claims = [Claim("meeting", "party", name, 0, end, extractor="test") for name in states]
    claims.append(Claim("meeting", "status", Individual("Held"), 0, end, extractor="test"))
    when = words[4] if len(words) > 4 else "2011"
    first, last = (when, when) if len(words) > 4 else ("2011-01-01", "2011-12-31")
    for predicate, value in (("earliest", first), ("latest", last)):
        claims.append(Claim("meeting", predicate, Literal(value, "xsd:date"), 0, end, extractor="test"))
    claims.append(Claim("meeting", "when", Literal(when, "edtf:EDTF"), 0, end, extractor="test"))
    claims.append(Claim("meeting", "place", "city", 0, end, extractor="test"))
    nodes.append(Node("city", "Place", (Name("Lima", "en"),), "place/lima"))
    return Reading(document, (Node("meeting", "Meeting"), *nodes), tuple(claims))


@pytest.fixture(autouse=True)
def _simple_reading(monkeypatch):
    monkeypatch.setattr(kg.extractors, "read", read, raising=False)


def lines(graph: KnowledgeGraph, format: str = "nquads") -> bytes:
    target = io.BytesIO()
    graph.export(target, format)
    return target.getvalue()


def built(*documents: Document) -> bytes:
    with KnowledgeGraph() as graph:
        graph.add(documents)
        return lines(graph)


def test_add_reports_what_it_did():
    report = KnowledgeGraph().add([MET, SILENT])
    assert report.added == ("met.txt", "silent.txt")
    assert (report.replaced, report.unchanged, report.refused) == ((), (), ())
    assert report.warnings == ("silent.txt: the encoding was mended", "silent.txt: nothing was found in it")
    assert report.counts == {"Meeting": 1, "Place": 1, "State": 3, "Claim": 9, "Document": 2}
    assert report.quads_removed == 0
    assert set(report.seconds) == {"read", "extract", "resolve", "map", "store"}


def test_quads_are_counted_as_they_are_exported():
    with KnowledgeGraph() as graph:
        report = graph.add([MET, OTHER])
        assert report.quads_added == len(lines(graph).splitlines()) == len(graph.store)


def test_progress_is_told_of_every_step():
    steps = []
    KnowledgeGraph().add([MET, OTHER], progress=lambda *step: steps.append(step))
    assert [step for step in steps if step[0] == "extract"] == [("extract", 1, 2), ("extract", 2, 2)]
    assert [step for step in steps if step[0] == "store"] == [("store", 1, 2), ("store", 2, 2)]


def test_the_order_of_arrival_makes_no_difference():
    expected = built(*ALL)
    for order in permutations(ALL):
        with KnowledgeGraph() as graph:
            for document in order:
                graph.add(document)
            assert lines(graph) == expected


def test_the_same_document_twice_changes_nothing():
    with KnowledgeGraph() as graph:
        graph.add(ALL)
        before = lines(graph)
        report = graph.add(ALL)
        assert set(report.unchanged) == {document.identifier for document in ALL}
        assert not report.changed
        assert lines(graph) == before


def test_the_same_document_read_again_changes_nothing_unless_it_is_read_otherwise(monkeypatch):
    with KnowledgeGraph() as graph:
        graph.add(ALL)
        report = graph.add(ALL, reread=True)
        assert len(report.unchanged) == len(ALL)
        assert not report.changed
        monkeypatch.setattr(kg.extractors, "read", Reading)
        assert set(graph.add([MET, OTHER], reread=True).replaced) == {"met.txt", "other.txt"}
        assert graph.evidence("meeting/2011-ghana-kenya") == ()


def test_another_text_under_the_same_name_takes_the_place_of_the_first():
    with KnowledgeGraph() as graph:
        graph.add([MET, OTHER])
        report = graph.add(replace(MET, text="Nepal met India."))
        assert (report.added, report.replaced) == ((), ("met.txt",))
        assert lines(graph) == built(replace(MET, text="Nepal met India."), OTHER)


def test_a_finer_value_takes_the_place_of_a_coarser_one():
    with KnowledgeGraph() as graph:
        graph.add(MET)
        assert graph.query("SELECT ?w { ?m dip:when ?w }") == [("2011",)]
        graph.add(LATER)
        assert graph.query("SELECT ?w { ?m dip:when ?w }") == [("2011-04-05",)]
        assert len(graph.evidence(predicate="when")) == 2


@pytest.mark.parametrize("gone", ALL, ids=lambda document: document.identifier)
def test_a_document_withdrawn_leaves_the_graph_as_if_it_had_never_come(gone):
    with KnowledgeGraph() as graph:
        graph.add(ALL)
        report = graph.remove(gone.identifier)
        assert report.quads_removed > 0
        assert lines(graph) == built(*(document for document in ALL if document != gone))


def test_a_store_whose_documents_all_went_is_empty():
    with KnowledgeGraph() as graph:
        graph.add(ALL)
        for document in ALL:
            graph.remove(document.identifier)
        assert lines(graph) == b""
        assert not readings.names(graph.store)


def test_a_document_that_is_not_there_cannot_be_withdrawn():
    with KnowledgeGraph() as graph:
        graph.add([MET, OTHER])
        with pytest.raises(
            UnknownDocumentError, match=r"^mett.txt: the store has no such document; did you mean met.txt"
        ):
            graph.remove("mett.txt")


def test_documents_come_back_as_they_went_in():
    with KnowledgeGraph() as graph:
        graph.add(ALL)
        assert graph.documents() == tuple(sorted(ALL, key=lambda document: document.identifier))


def test_users_own_triples_outlive_a_build():
    own = [
        ox.Quad(ox.NamedNode(BASE + "state/Peru"), ox.NamedNode("urn:note"), ox.Literal("mine")),
        ox.Quad(
            ox.NamedNode("urn:mine"), ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.Literal("mine")
        ),
        ox.Quad(ox.NamedNode(BASE + "state/Peru"), ox.NamedNode("urn:p"), ox.Literal("x"), ox.NamedNode("urn:graph")),
    ]
    with KnowledgeGraph() as graph:
        graph.add(MET)
        graph.store.apply(add=own)
        graph.add([AGAIN, OTHER])
        graph.remove("met.txt")
        assert set(own) <= set(graph.store.quads(graph=None))


def test_a_build_that_was_cut_short_comes_right_at_the_next(monkeypatch):
    monkeypatch.setattr(joining, "_BATCH", 1)
    graph = KnowledgeGraph()
    calls = []
    apply = graph.store.apply

    def failing(**change):
        calls.append(change)
        if len(calls) == 3:
            raise StoreError("the power went")
        apply(**change)

    monkeypatch.setattr(graph.store, "apply", failing)
    with pytest.raises(StoreError):
        graph.add(ALL)
    assert 0 < len(graph.documents()) < len(ALL)
    monkeypatch.undo()
    monkeypatch.setattr(kg.extractors, "read", read)
    graph.add(ALL)
    assert lines(graph) == built(*ALL)


def test_every_transaction_leaves_each_plain_triple_with_its_claim(monkeypatch):
    unbacked = """SELECT ?s ?p ?o { ?s ?p ?o FILTER(?p IN (dip:party, dip:status, dip:when))
        FILTER NOT EXISTS { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; dip:quote ?q } }"""
    monkeypatch.setattr(joining, "_BATCH", 1)
    graph = KnowledgeGraph()
    graph.add(MET)
    apply = graph.store.apply
    seen = []

    def watched(**change):
        apply(**change)
        seen.append(graph.query(unbacked))

    monkeypatch.setattr(graph.store, "apply", watched)
    graph.add([AGAIN, LATER, OTHER])
    graph.add(replace(MET, text="Nepal met India."))
    assert seen == [(), (), (), ()]


def test_two_different_documents_of_one_name_are_refused():
    graph = KnowledgeGraph()
    with pytest.raises(InputError, match="two different documents"):
        graph.add([MET, replace(MET, text="Other.")])
    assert graph.documents() == ()
    report = graph.add([MET, replace(MET, text="Other.")], skip_errors=True)
    assert report.added == ("met.txt",)
    assert len(report.refused) == 1


def test_a_path_that_is_not_there_is_refused_and_adds_nothing(tmp_path):
    graph = KnowledgeGraph()
    with pytest.raises(NoSuchPathError):
        graph.add([MET, tmp_path / "none.txt"])
    assert graph.documents() == ()
    report = graph.add([MET, str(tmp_path / "none.txt")], skip_errors=True)
    assert report.added == ("met.txt",)
    assert "none.txt" in report.refused[0]


def test_query_answers_with_python_values():
    with KnowledgeGraph() as graph:
        graph.add(MET)
        rows = graph.query(
            "SELECT ?d ?issued ?start ?none { ?c dip:start ?start ; dip:source ?d . ?d dcterms:issued ?issued }"
        )
        assert rows.variables == ("d", "issued", "start", "none")
        assert rows[0] == (BASE + "document/met.txt", date(2011, 4, 5), 0, None)
        assert rows[0].issued == rows[0]["issued"] == rows[0][1]
        assert rows[0].term("d") == ox.NamedNode(BASE + "document/met.txt")
        assert list(rows.to_pandas().columns) == ["d", "issued", "start", "none"]
        with pytest.raises(AttributeError, match="there are d, issued"):
            rows[0].nothing  # noqa: B018


def test_query_asks_and_constructs():
    with KnowledgeGraph() as graph:
        graph.add(MET)
        assert graph.query("ASK { ?m a dip:Meeting }") is True
        assert graph.query("ASK { ?m a dip:Visit }") is False
        triples = graph.query("CONSTRUCT { ?m a dip:Event } WHERE { ?m a dip:Meeting }")
        assert [triple.subject.value for triple in triples] == [BASE + "meeting/2011-chile-peru"]


def test_query_binds_values():
    with KnowledgeGraph() as graph:
        graph.add([MET, OTHER])
        query = "SELECT ?m { ?m dip:party ?side . ?side rdfs:label ?label FILTER(STR(?label) = ?name) }"
        assert graph.query(query, name="Kenya") == [(BASE + "meeting/2011-ghana-kenya",)]
        assert len(graph.query("SELECT ?d { ?d dcterms:issued ?day }", day=date(2011, 4, 5))) == 1
        with pytest.raises(TypeError):
            graph.query(query, name=object())


def test_a_malformed_query_says_where():
    with pytest.raises(QuerySyntaxError) as error:
        KnowledgeGraph().query("SELECT ?x\nWHERE { ?x ?y }")
    assert (error.value.line, error.value.column) == (2, 15)


def test_no_query_sees_what_the_store_keeps_for_itself():
    with KnowledgeGraph() as graph:
        graph.add(MET)
        assert graph.query("SELECT ?g { GRAPH ?g { ?s ?p ?o } }") == ()
        assert b"internal#" not in lines(graph)


def test_evidence_gives_the_words():
    with KnowledgeGraph() as graph:
        graph.add(ALL)
        rows = graph.evidence("meeting/2011-04-05-chile-peru", "party", "state/Peru")
        assert [(row.document, row.quote) for row in rows] == [
            ("again.txt", "Chile met Peru."),
            ("later.txt", "Peru met Chile on 2011-04-05."),
            ("met.txt", "Peru met Chile."),
        ]
        assert graph.evidence(BASE + "meeting/2011-04-05-chile-peru", object="dip:Held")[0].predicate.endswith(
            "#status"
        )
        assert graph.evidence(object="state/Atlantis") == ()


@pytest.mark.parametrize("name", formats.names())
def test_export_writes_every_format_alike(name, tmp_path):
    path = tmp_path / f"graph.{formats.get(name).extensions[0]}"
    with KnowledgeGraph() as graph:
        graph.add(ALL)
        graph.export(path)
        assert path.read_bytes() == lines(graph, name)
        quads = set(ox.parse(path.read_bytes(), format=ox.RdfFormat.from_extension(path.suffix[1:])))
        assert quads == set(graph.store.quads())
    assert list(tmp_path.iterdir()) == [path]


def test_export_names_instances_by_short_prefixes():
    with KnowledgeGraph() as graph:
        graph.add(MET)
        assert "\nstate:Peru a dip:Actor, dip:State ;\n" in lines(graph, "turtle").decode()


def test_export_cannot_guess_a_format_from_nothing(tmp_path):
    with KnowledgeGraph() as graph:
        for target in (tmp_path / "graph", io.BytesIO()):
            with pytest.raises(FormatError, match="name one of"):
                graph.export(target)
        with pytest.raises(FormatError, match="no format is called"):
            graph.export(tmp_path / "graph.docx")
        with pytest.raises(StoreError, match="cannot be written"):
            graph.export(tmp_path / "none" / "graph.ttl")


def test_rdflib_sees_the_same_store():
    with KnowledgeGraph() as graph:
        graph.add(MET)
        view = graph.rdflib()
        names = "SELECT DISTINCT ?n { ?s a dip:State ; rdfs:label ?n FILTER(lang(?n) = 'en') } ORDER BY ?n"
        meeting = rdflib.URIRef(BASE + "meeting/2011-chile-peru")
        assert (meeting, rdflib.RDF.type, rdflib.URIRef("https://w3id.org/diplomacy-kg/ontology#Event")) in view
        assert len(view) == len(graph.store)
        assert set(view) == set(rdflib.Graph().parse(data=lines(graph, "turtle"), format="turtle"))
        assert [str(row.n) for row in view.query(names)] == [
            "Chile",
            "Peru",
        ]
        graph.add(OTHER)
        assert len(view) == len(graph.store)


def test_a_graph_on_disk_is_there_the_next_time(tmp_path):
    with KnowledgeGraph(tmp_path / "graph.db") as graph:
        graph.add(ALL)
    with KnowledgeGraph(tmp_path / "graph.db", read_only=True) as graph:
        assert lines(graph) == built(*ALL)
        with pytest.raises(StoreError, match="reading only"):
            graph.add(Document("new.txt", "Fiji met Samoa.", "en"))
    with pytest.raises(StoreNotFoundError):
        KnowledgeGraph(tmp_path / "none.db", read_only=True)


def test_backup_and_restore(tmp_path):
    with KnowledgeGraph(tmp_path / "graph.db") as graph:
        graph.add(ALL)
        graph.backup(tmp_path / "backup")
        graph.remove("met.txt")
    KnowledgeGraph.restore(tmp_path / "backup", tmp_path / "again.db")
    with KnowledgeGraph(tmp_path / "again.db", read_only=True) as graph:
        assert lines(graph) == built(*ALL)


def test_a_store_keeps_the_base_it_was_built_with(tmp_path):
    base = "https://example.org/kg/"
    with KnowledgeGraph(tmp_path / "graph.db", settings=Settings(base=base)) as graph:
        graph.add(MET)
    with KnowledgeGraph(tmp_path / "graph.db") as graph:
        graph.add(OTHER)
        assert graph.settings.base == base
        assert all(quad.subject.value.startswith(base) for quad in graph.store.quads())
    with pytest.raises(SettingError, match=r"built with the base https://example.org/kg/"):
        KnowledgeGraph(tmp_path / "graph.db", settings=Settings(base="https://example.org/other/"))
    KnowledgeGraph(tmp_path / "graph.db").close()


def test_asking_loads_no_language_model(tmp_path):
    with KnowledgeGraph(tmp_path / "graph.db") as graph:
        graph.add(MET)
    program = f"""
import sys
from kg.graph import KnowledgeGraph
with KnowledgeGraph({str(tmp_path / "graph.db")!r}, read_only=True) as graph:
    assert graph.query("ASK {{ ?m a dip:Meeting }}")
for heavy in ("spacy", "pymorphy3", "slovnet", "numpy", "rdflib", "kg.extractors", "kg.languages", "kg.documents"):
    assert heavy not in sys.modules, heavy
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_named_query_goes_by_its_name():
    with KnowledgeGraph() as graph:
        graph.add([MET, OTHER])
        rows = graph.query("meetings", with_="Kenya")
        assert {row.participantLabel for row in rows} == {"Kenya", "Ghana"}
        with pytest.raises(UnknownQueryError):
            graph.query("meeting_s")


def test_what_is_built_keeps_to_the_shapes_and_what_has_no_claim_does_not():
    with KnowledgeGraph() as graph:
        graph.add(ALL)
        assert graph.validate().violations == ()
        quad = ox.Quad(
            ox.NamedNode(BASE + "meeting/2011-04-05-chile-peru"),
            ox.NamedNode("https://w3id.org/diplomacy-kg/ontology#host"),
            ox.NamedNode(BASE + "state/Peru"),
        )
        graph.store.apply(add=[quad])
        assert {item.path for item in graph.validate().violations} == {quad.predicate.value}


def test_a_text_of_several_lines_is_a_document_of_its_own():
    with KnowledgeGraph() as graph:
        text = "LIMA, 17 May 2024\n\nThe ministers of Chile and Peru met and agreed to talk on trade and on the sea."
        report = graph.add(text)
        assert len(report.added) == 1
        assert report.added[0].startswith("text-")
        assert graph.add(text).unchanged == report.added
        assert graph.add_text(text, identifier="mine", publisher="Gazette").added == ("mine",)
        assert graph.documents()[0].publisher == "Gazette"
