"""What people say of who is who comes before what documents tell, survives rebuilds, and is explained by its line."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kg import KnowledgeGraph, Settings
from kg.cli import cli
from kg.errors import CurationError
from kg.resolution.curation import parse
from kg.web import create_app

BASE = Settings().base
BRAZIL = "President of Brazil Maria Silva met the King of Norway.\n"
PORTUGAL = "President of Portugal Maria Silva met the King of Norway.\n"
PERU = "President of Peru Marta Lopes met the King of Norway.\n"
LATER = "President of Brazil Maria Silva met the King of Tonga.\n"
TWO = {"a.txt": BRAZIL, "b.txt": PORTUGAL}
SAME = "# one and the same\nsame person/maria-silva-br person/maria-silva-pt\n"


def documents(folder, texts):
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def said(tmp_path, text):
    path = tmp_path / "people.txt"
    path.write_text(text, encoding="utf-8")
    return path


def persons(graph):
    rows = graph.query("SELECT ?p { ?p a dip:Person } ORDER BY ?p")
    return [row.p.removeprefix(BASE) for row in rows]


def exported(graph, tmp_path):
    graph.export(tmp_path / "graph.nq")
    return (tmp_path / "graph.nq").read_bytes()


@pytest.fixture
def graph(tmp_path):
    with KnowledgeGraph(tmp_path / "graph.db") as graph:
        graph.add(documents(tmp_path / "news", TWO))
        yield graph


def test_two_that_are_said_to_be_one_are_one_and_the_old_iris_lead_to_it(graph, tmp_path):
    graph.add(tmp_path / "news", curation=said(tmp_path, SAME))
    assert persons(graph) == ["person/maria-silva"]
    assert {merge.reason for merge in graph.merges("person/maria-silva")} == {"by curation, line 2"}
    client = create_app(graph).test_client()
    for old in ("br", "pt"):
        response = client.get(f"/id/person/maria-silva-{old}")
        assert (response.status_code, response.headers["Location"]) == (308, "/id/person/maria-silva")


def test_a_build_from_nothing_comes_to_the_same_graph(graph, tmp_path):
    path = said(tmp_path, SAME)
    graph.add(tmp_path / "news", curation=path)
    with KnowledgeGraph() as fresh:
        fresh.add(tmp_path / "news", curation=path)
        assert exported(fresh, tmp_path) == exported(graph, tmp_path)


def test_it_is_kept_with_the_store_and_holds_for_what_comes_later(graph, tmp_path):
    graph.add(tmp_path / "news", curation=said(tmp_path, SAME))
    path = graph.store.path
    graph.close()
    with KnowledgeGraph(path) as again:
        again.add_text(LATER, identifier="c.txt", language="en")
        assert persons(again) == ["person/maria-silva"]
        again.remove("c.txt")
        again.add(tmp_path / "news", reread=True)
        assert persons(again) == ["person/maria-silva"]


def test_a_file_that_is_emptied_leaves_the_graph_as_if_it_had_never_been(graph, tmp_path):
    before = exported(graph, tmp_path)
    graph.add(tmp_path / "news", curation=said(tmp_path, SAME))
    assert exported(graph, tmp_path) != before
    graph.add(tmp_path / "news", curation=said(tmp_path, ""))
    assert exported(graph, tmp_path) == before


def test_a_file_of_the_settings_is_read_at_every_build(tmp_path):
    path = said(tmp_path, SAME)
    with KnowledgeGraph(settings=Settings(curation=str(path))) as graph:
        graph.add(documents(tmp_path / "news", TWO))
        assert persons(graph) == ["person/maria-silva"]
        said(tmp_path, "")
        graph.add(tmp_path / "news")
        assert len(persons(graph)) == 2


def test_two_that_are_said_to_be_different_stay_apart_whatever_comes(story):
    from kg.resolution import resolve

    stories = [story("a"), story("b")]
    for each in stories:
        each.person("Ada Berg", "president", "state/NO")
    readings = [each.reading() for each in stories]
    refs = {"person/one": (("a", "person:1"),), "person/two": (("b", "person:1"),)}
    curation = parse("different person/one person/two", where="c.txt", base=BASE)
    assert sum(each.kind == "Person" for each in resolve(readings).resources) == 1
    bound = curation.bound(curation, lambda path, document: refs[path], lambda ref: True, lambda lines: None)
    assert sum(each.kind == "Person" for each in resolve(readings, curation=bound).resources) == 2


def test_why_two_are_not_one_names_the_line(graph, tmp_path):
    lines = said(tmp_path, "different person/maria-silva-br person/maria-silva-pt")
    graph.add(tmp_path / "news", curation=lines)
    assert graph.differences("person/maria-silva-br", "person/maria-silva-pt")[0] == "by curation, line 1"


def test_a_name_means_whom_it_is_said_to_mean(graph, tmp_path):
    documents(tmp_path / "news", {"d.txt": PERU})
    lines = said(tmp_path, 'name "Marta Lopes" means person/maria-silva-br  # her other name\n')
    graph.add(tmp_path / "news", curation=lines)
    assert persons(graph) == ["person/maria-silva", "person/marta-lopes"]
    reasons = {m.document: m.reason for path in persons(graph) for m in graph.merges(path)}
    assert reasons["d.txt"] == "by curation, line 1"


def test_a_body_is_what_the_lexicon_knows_where_a_line_says_so(story):
    from kg.resolution import resolve

    first = story("a")
    first.node("Organization", "Guild of Harbours")
    curation = parse('name "guild of harbours" means organization/un', where="c.txt", base=BASE)
    found = resolve([first.reading()], curation=curation)
    assert [each.path for each in found.resources] == ["organization/un"]
    assert [merge.reason for merge in found.merges] == ["by curation, line 1"]
    assert "Guild of Harbours" in {label.text for label in found.resources[0].labels}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("same person/a person/b\ndifferent person/a person/b", 2, "are the same by line 1, and different by line 2"),
        (
            "different person/a person/c\nsame person/a person/b\nsame person/b person/c",
            3,
            "are the same by lines 2, 3, and different by line 1",
        ),
        ("same person/a person/b\nsame person/b person/c\nsame person/c person/a", 3, "a cycle: .* by lines 1, 2"),
        ("same person/a person/a", 1, "a cycle"),
        ("different person/a person/a", 1, "are the same"),
        ('name "A" means person/a\nname "a" means person/b', 2, '"a" means person/a by line 1'),
        ("same person/a meeting/b", 1, "are of two kinds"),
        ("same state/NO state/SE", 1, "are two in the lexicon"),
        ("same place/a place/b", 1, "is not in the lexicon"),
        ("same document/a document/b", 1, "is no IRI of a node"),
        ("# all well\n\njoin person/a person/b", 3, "this is none of"),
        ("different person/a in", 1, "this is none of|are of two kinds|is no IRI"),
        ("different person/a in a.txt, b.txt\ndifferent person/a in b.txt", 2, "in b.txt is told apart by line 1"),
        ("same person/a", 1, "this is none of"),
    ],
)
def test_lines_that_cannot_be_kept_to_are_told_with_their_number(text, line, what):
    with pytest.raises(CurationError, match=what) as caught:
        parse(text, where="c.txt", base=BASE)
    assert (caught.value.where, caught.value.line) == ("c.txt", line)


def test_whole_iris_and_comments_are_read():
    text = f"\n  # who is who\nsame <{BASE}person/a>   {BASE}person/b # as told\n"
    (line,) = parse(text, where="c.txt", base=BASE).lines
    assert (line.number, line.one, line.other) == (3, "person/a", "person/b")


def test_an_unknown_iri_changes_nothing(graph, tmp_path):
    before = exported(graph, tmp_path)
    documents(tmp_path / "news", {"a.txt": LATER, "d.txt": PERU})
    lines = said(tmp_path, f"{SAME}same person/nobody person/maria-silva-br\n")
    with pytest.raises(CurationError, match=r"people\.txt:3: the graph holds nothing at person/nobody"):
        graph.add(tmp_path / "news", curation=lines)
    assert exported(graph, tmp_path) == before
    graph.add(documents(tmp_path / "news", TWO))
    assert len(persons(graph)) == 3


def test_the_command_keeps_to_it_and_leaves_no_store_behind_an_error(tmp_path):
    folder, store = documents(tmp_path / "news", TWO), tmp_path / "made.db"
    lines = said(tmp_path, "same person/nobody person/maria-silva-br\n")
    run = CliRunner().invoke(cli, ["build", str(folder), "--store", str(store), "--curation", str(lines)])
    assert isinstance(run.exception, CurationError)
    assert not store.exists()
    lines = said(tmp_path, SAME)
    run = CliRunner().invoke(cli, ["build", str(folder), "--store", str(store), "--curation", str(lines)])
    assert run.exit_code == 0, run.output
    run = CliRunner().invoke(cli, ["why", "person/maria-silva", "--store", str(store)])
    assert run.output.splitlines() == ["a.txt: by curation, line 2", "b.txt: by curation, line 2"]


def test_a_file_that_is_not_there_is_told(tmp_path):
    with KnowledgeGraph() as graph, pytest.raises(CurationError, match=r"none\.txt: the curation file cannot be read"):
        graph.add(documents(tmp_path / "news", TWO), curation=tmp_path / "none.txt")


# what documents make one node, told apart by them

LISBON = "President of Brazil Maria Silva met the King of Sweden.\n"
ONE = {"a.txt": BRAZIL, "b.txt": LATER, "c d.txt": LISBON}


@pytest.fixture
def one(tmp_path):
    with KnowledgeGraph(tmp_path / "one.db") as graph:
        graph.add(documents(tmp_path / "one", ONE))
        assert persons(graph) == ["person/maria-silva"]
        yield graph


def told_in(graph):
    """The documents that tell of each person."""
    return {path: [merge.document for merge in graph.merges(path)] for path in persons(graph)}


def test_what_documents_call_so_is_another_where_a_line_names_them(one, tmp_path):
    one.add([], curation=said(tmp_path, 'different person/maria-silva in a.txt, "c d.txt"  # her cousin\n'))
    assert sorted(told_in(one).values()) == [["a.txt", "c d.txt"], ["b.txt"]]
    mine, other = sorted(told_in(one), key=lambda path: -len(told_in(one)[path]))
    assert {merge.reason for merge in one.merges(mine)} == {"by curation, line 1"}
    assert one.differences(mine, other)[0] == "by curation, line 1"
    assert one.validate().violations == ()


def test_later_documents_tell_of_the_one_that_no_line_names(one, tmp_path):
    one.add([], curation=said(tmp_path, "different person/maria-silva in a.txt"))
    one.add_text(LATER.replace("Tonga", "Spain"), identifier="e.txt", language="en")
    assert sorted(told_in(one).values()) == [["a.txt"], ["b.txt", "c d.txt", "e.txt"]]


def test_a_document_can_be_named_later(one, tmp_path):
    one.add([], curation=said(tmp_path, "different person/maria-silva in a.txt"))
    one.add([], curation=said(tmp_path, "different person/maria-silva in a.txt b.txt"))
    assert sorted(told_in(one).values()) == [["a.txt", "b.txt"], ["c d.txt"]]
    one.add([], curation=said(tmp_path, ""))
    assert told_in(one) == {"person/maria-silva": ["a.txt", "b.txt", "c d.txt"]}


def test_a_build_from_nothing_tells_the_same_apart(one, tmp_path):
    lines = said(tmp_path, "different person/maria-silva in a.txt\n")
    one.add([], curation=lines)
    with KnowledgeGraph() as fresh:
        fresh.add(tmp_path / "one", curation=lines)
        assert exported(fresh, tmp_path) == exported(one, tmp_path)


def test_three_that_were_one_are_three(one, tmp_path):
    one.add([], curation=said(tmp_path, "different person/maria-silva in a.txt\ndifferent person/maria-silva in b.txt"))
    assert sorted(told_in(one).values()) == [["a.txt"], ["b.txt"], ["c d.txt"]]


def test_what_is_told_apart_can_be_another_that_the_graph_has(one, tmp_path):
    one.add_text(PERU, identifier="d.txt", language="en")
    first = "different person/maria-silva in a.txt\n"
    one.add([], curation=said(tmp_path, first))
    (apart,) = [path for path, told in told_in(one).items() if told == ["a.txt"]]
    lines = said(tmp_path, f"{first}same {apart} person/marta-lopes\n")
    one.add([], curation=lines)
    assert sorted(told_in(one).values()) == [["a.txt", "d.txt"], ["b.txt", "c d.txt"]]
    one.add_text(PERU.replace("Norway", "Spain"), identifier="e.txt", language="en")
    assert sorted(told_in(one).values()) == [["a.txt", "d.txt", "e.txt"], ["b.txt", "c d.txt"]]
    # The IRI of the one told apart is there only when the first line has been kept to.
    with KnowledgeGraph() as fresh:
        texts = {**ONE, "d.txt": PERU, "e.txt": PERU.replace("Norway", "Spain")}
        fresh.add(documents(tmp_path / "all", texts), curation=lines)
        assert sorted(told_in(fresh).values()) == sorted(told_in(one).values())


def test_a_file_that_grew_over_time_can_be_kept_to_from_nothing(graph, tmp_path):
    """A line speaks of what an earlier line made one."""
    graph.add_text(PERU, identifier="d.txt", language="en")
    graph.add([], curation=said(tmp_path, SAME))
    lines = said(tmp_path, f"{SAME}same person/maria-silva person/marta-lopes\n")
    graph.add([], curation=lines)
    with KnowledgeGraph() as fresh:
        fresh.add(documents(tmp_path / "all", {**TWO, "d.txt": PERU}), curation=lines)
        assert exported(fresh, tmp_path) == exported(graph, tmp_path)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("different person/maria-silva in z.txt", r"people\.txt:1: the graph holds nothing at person/maria-silva in z"),
        ("\ndifferent person/nobody in a.txt", r"people\.txt:2: the graph holds nothing at person/nobody in a\.txt"),
        ("same person/maria-silva person/nobody", r"people\.txt:1: the graph holds nothing at person/nobody"),
    ],
)
def test_a_share_that_is_not_there_changes_nothing(one, tmp_path, text, what):
    before = exported(one, tmp_path)
    with pytest.raises(CurationError, match=what):
        one.add([], curation=said(tmp_path, text))
    assert exported(one, tmp_path) == before


def test_two_iris_of_one_node_are_not_different_and_the_remedy_is_told(graph, tmp_path):
    graph.add(tmp_path / "news", curation=said(tmp_path, SAME))
    lines = said(tmp_path, "different person/maria-silva person/maria-silva-pt")
    with pytest.raises(CurationError, match="are one node: name documents, as in different IRI in DOCUMENT"):
        graph.add([], curation=lines)


def parties(graph, one, other):
    """Whether both met."""
    return graph.query(f"ASK {{ ?m dip:party <{BASE}{one}> ; dip:party <{BASE}{other}> }}")


def test_a_body_of_the_lexicon_is_another_in_a_document(tmp_path):
    texts = {"a.txt": "The UN met the King of Norway.\n", "b.txt": "The UN met the King of Spain.\n"}
    with KnowledgeGraph() as graph:
        graph.add(documents(tmp_path / "un", texts))
        assert parties(graph, "organization/un", "state/NO")
        graph.add([], curation=said(tmp_path, "different organization/un in a.txt"))
        assert not parties(graph, "organization/un", "state/NO")
        assert parties(graph, "organization/un", "state/ES")
        assert graph.validate().violations == ()


def test_lines_speak_on_of_the_same_persons_when_a_document_is_read_in_another_way(story, monkeypatch, tmp_path):
    import kg.extractors

    def told(*names):
        each = story("a.txt")
        for name in names:
            each.say(each.node("Statement"), speaker=each.person(name, "president", "state/NO"))
        return each.reading()

    with KnowledgeGraph() as graph:
        readings = {"a.txt": told("Ada Berg", "Bo Lund")}
        monkeypatch.setattr(kg.extractors, "read", lambda document: readings[document.identifier])
        graph.add(readings["a.txt"].document)
        graph.add([], curation=said(tmp_path, 'name "Nobody" means person/bo-lund\ndifferent person/ada-berg in a.txt'))
        assert [merge.reason for merge in graph.merges("person/ada-berg")] == ["by curation, line 2"]
        readings["a.txt"] = told("Cy Holm", "Bo Lund", "Ada Berg")
        graph.add(readings["a.txt"].document, reread=True)
        assert [merge.reason for merge in graph.merges("person/ada-berg")] == ["by curation, line 2"]
        assert "by curation" not in next(merge.reason for merge in graph.merges("person/cy-holm"))


def test_a_state_of_the_lexicon_is_another_in_a_document_and_the_old_iri_is_that_of_the_others(tmp_path):
    texts = {
        "a.txt": "President of Georgia Ada Novak met the King of Norway.\n",
        "b.txt": "Georgia opposes the plan.\n",
    }
    with KnowledgeGraph() as graph:
        graph.add(documents(tmp_path / "ge", {**texts, "c.txt": texts["a.txt"].replace("Norway", "Spain")}))
        graph.add([], curation=said(tmp_path, "different state/GE in a.txt"))
        assert graph.differences("state/georgia", "state/GE") == ("by curation, line 1",)
        assert {merge.document for merge in graph.merges("state/georgia")} == {"a.txt"}
        assert graph.validate().violations == ()


def test_the_iri_of_what_was_one_leads_to_what_no_line_names(tmp_path):
    with KnowledgeGraph() as graph:
        graph.add(documents(tmp_path / "two", {"a.txt": BRAZIL, "b.txt": LATER}))
        graph.add([], curation=said(tmp_path, "different person/maria-silva in a.txt"))
        assert [merge.document for merge in graph.merges("person/maria-silva")] == ["b.txt"]
