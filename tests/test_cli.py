"""The command: what it prints, what it ends with, and how it says that something is no good."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg.extractors
from kg.cli import main
from kg.config import Settings
from kg.graph import KnowledgeGraph
from kg.model import Claim, Individual, Literal, Name, Node, Reading

BASE = Settings().base
ENGLISH = "{} and {} held talks in the capital on trade, transport and the sharing of the waters of the river."
MEETING = "meeting/2019-05-06-gh-ke"
STATES = {"Kenya": "KE", "Ghana": "GH", "Peru": "PE", "Chile": "CL"}


def read(document) -> Reading:
    """Finds the two states that a text begins with, and says that they met."""
    found = re.match(r"(\w+) and (\w+) held talks", document.text)
    if not found:
        return Reading(document)
    nodes = [Node(name, "State", (Name(name, "en"),), f"state/{STATES[name]}") for name in found.groups()]
    claims = [Claim("meeting", "party", name, *found.span(), extractor="test") for name in found.groups()]
    claims.append(Claim("meeting", "status", Individual("Held"), *found.span(), extractor="test"))
    for bound in ("earliest", "latest"):
        claims.append(Claim("meeting", bound, Literal("2019-05-06", "xsd:date"), *found.span(), extractor="test"))
    return Reading(document, (Node("meeting", "Meeting"), *nodes), tuple(claims))


@pytest.fixture(autouse=True)
def _simple_reading(monkeypatch, tmp_path):
    monkeypatch.setattr(kg.extractors, "read", read, raising=False)
    for variable in [name for name in os.environ if name.startswith("KG_")]:
        monkeypatch.delenv(variable)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def news(tmp_path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text(ENGLISH.format("Kenya", "Ghana"))
    (folder / "two.txt").write_text(ENGLISH.format("Peru", "Chile"))
    return folder


@pytest.fixture
def store(news) -> Path:
    assert main(["build", str(news), "--quiet"]) == 0
    return Path("graph.db")


def refused(capsys, *arguments: str) -> str:
    """What a command says that must end with 2 and one line."""
    assert main(list(arguments)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kg: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


def test_build_sums_up(news, capsys):
    assert main(["build", str(news)]) == 0
    out, err = capsys.readouterr()
    first, second, third = out.splitlines()
    assert re.fullmatch(r"graph\.db: 2 documents added, 0 unchanged, in \d+\.\d s( \(.*\))?", first)
    assert second == "the graph has 2 documents: 2 meetings, 4 states, 10 claims"
    assert re.fullmatch(r"\d+ quads added, 0 removed", third)
    assert err == ""  # no progress bar in a pipe


def test_build_again_changes_nothing(news, store, capsys):
    main(["export", "before.nq"])
    assert main(["build", str(news), "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    main(["export", "after.nq"])
    assert Path("before.nq").read_bytes() == Path("after.nq").read_bytes()


def test_build_tells_of_warnings(news, capsys):
    (news / "three.txt").write_text(
        "The weather in the capital was fine, and the river was full of boats all day long."
    )
    assert main(["build", str(news)]) == 0
    assert "kg: warning: three.txt: nothing was found in it\n" in capsys.readouterr().err


def bad_input(folder: Path) -> dict[str, Path]:
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(b"\x7fELF\x00\x00\x01\xff" * 50)
    (folder / "long.txt").write_text("word " * 500_000)
    return {"none": folder / "none.txt", **{name: folder / f"{name}.txt" for name in ("empty", "binary", "long")}}


@pytest.mark.parametrize("kind", ["none", "empty", "binary", "long"])
def test_build_of_bad_input_names_the_file_and_leaves_no_store(kind, tmp_path, news, capsys):
    path = bad_input(tmp_path)[kind]
    assert str(path) in refused(capsys, "build", str(news), str(path))
    assert not Path("graph.db").exists()


def test_build_of_bad_input_leaves_the_store_as_it_was(tmp_path, store, capsys):
    main(["export", "before.nq"])
    good = tmp_path / "good.txt"
    good.write_text(ENGLISH.format("Kenya", "Peru"))
    refused(capsys, "build", str(good), str(bad_input(tmp_path)["empty"]))
    main(["export", "after.nq"])
    assert Path("before.nq").read_bytes() == Path("after.nq").read_bytes()


def test_build_names_every_file_that_is_no_good(tmp_path, news, capsys):
    paths = bad_input(tmp_path)
    assert main(["build", str(news), *map(str, paths.values())]) == 2
    err = capsys.readouterr().err
    assert len(err.splitlines()) == len(paths)
    assert all(str(path) in err for path in paths.values())


def test_build_can_leave_out_what_is_no_good(tmp_path, news, capsys):
    path = bad_input(tmp_path)["empty"]
    assert main(["build", str(news), str(path), "--skip-errors"]) == 0
    out, err = capsys.readouterr()
    assert "2 documents added, 0 unchanged, 1 left out" in out
    assert err.startswith(f"kg: left out: {path}: ")


def test_build_of_nothing_but_what_is_no_good_is_refused_all_the_same(tmp_path, capsys):
    refused(capsys, "build", str(bad_input(tmp_path)["empty"]), "--skip-errors")


def test_build_of_a_folder_without_documents_is_refused(tmp_path, capsys):
    (tmp_path / "bare").mkdir()
    assert "no document" in refused(capsys, "build", str(tmp_path / "bare"))


def test_build_that_fails_half_way_leaves_no_empty_store(news, monkeypatch, capsys):
    def broken(document):
        raise RuntimeError("no model")

    monkeypatch.setattr(kg.extractors, "read", broken)
    assert main(["build", str(news)]) == 70
    assert "internal error: RuntimeError: no model; set KG_DEBUG=1" in capsys.readouterr().err
    assert not Path("graph.db").exists()


def test_debug_shows_the_whole_error(monkeypatch):
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(Exception, match="no store"):
        main(["documents"])


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "meetings"],
        ["query", "-e", "ASK {}"],
        ["export", "graph.ttl"],
        ["documents"],
        ["remove", "a.txt"],
        ["validate"],
        ["backup", "copy"],
        ["restore", "copy"],
        ["serve"],
    ],
    ids=" ".join,
)
def test_a_store_that_is_not_there_is_told_of_and_not_made(arguments, capsys):
    assert "there is no store; make one with kg build" in refused(capsys, *arguments)
    assert not Path("graph.db").exists()


def test_a_store_that_another_process_holds_is_told_of(store, news, capsys):
    opened = f"from kg.store import QuadStore; store = QuadStore({str(store)!r})"
    program = f"import sys; {opened}; print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        for arguments in (["build", str(news)], ["query", "meetings"], ["remove", "one.txt"], ["backup", "copy"]):
            assert "graph.db: another process holds the store; " in refused(capsys, *arguments)
        holder.stdin.close()


def test_a_damaged_store_is_told_of(store, news, capsys):
    (store / "CURRENT").write_text("garbage")
    for arguments in (["build", str(news)], ["query", "meetings"], ["validate"]):
        assert "graph.db: the store is damaged" in refused(capsys, *arguments)


def test_query_by_name(store, capsysbinary):
    assert main(["query", "meetings", "--with", "Kenya", "--format", "json"]) == 0
    rows = json.loads(capsysbinary.readouterr().out)["results"]["bindings"]
    assert {row["participantLabel"]["value"] for row in rows} == {"Kenya", "Ghana"}


def test_query_prints_csv_where_there_is_no_terminal(store, capsysbinary):
    query = "SELECT ?n { ?s a dip:State ; rdfs:label ?n FILTER(lang(?n) = 'en') } ORDER BY ?n"
    assert main(["query", "-e", query]) == 0
    assert capsysbinary.readouterr().out == b"n\r\nChile\r\nGhana\r\nKenya\r\nPeru\r\n"


def test_query_prints_a_table_on_a_terminal(store, capsys, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "120")
    assert main(["query", "meetings", "--with", "KE"]) == 0
    out = capsys.readouterr().out
    header, _, *rows = out.splitlines()
    assert header.split() == ["earliest", "latest", "meeting", "participant", "place", "status"]
    # The meeting's own label takes two lines.
    assert [row.split()[-2:] for row in rows if "dip:Held" in row] == [["Ghana", "dip:Held"], ["Kenya", "dip:Held"]]


def test_query_table_shortens_iris_and_leaves_no_row_out(store, capsys):
    assert main(["query", "-e", "SELECT ?s ?t { ?s a ?t FILTER(?t = dip:State) }", "--format", "table"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()[2:]]
    assert rows == [[f"state/{code}", "dip:State"] for code in sorted(STATES.values())]
    assert main(["query", "-e", "SELECT ?s { ?s a dip:Visit }", "--format", "table"]) == 0
    assert capsys.readouterr() == ("", "no rows\n")


@pytest.mark.parametrize(("query", "answer"), [("ASK { ?s a dip:State }", "yes"), ("ASK { ?s a dip:Visit }", "no")])
def test_a_yes_or_no_is_no_failure(store, query, answer, capsys):
    assert main(["query", "-e", query, "--format", "table"]) == 0
    assert capsys.readouterr().out == f"{answer}\n"


def test_query_constructs_a_graph(store, capsysbinary):
    query = "CONSTRUCT { ?s a dip:Actor } WHERE { ?s a dip:State }"
    for more in ([], ["--format", "turtle"], ["--format", "table"]):
        assert main(["query", "-e", query, *more]) == 0
        assert len(list(ox.parse(capsysbinary.readouterr().out, format=ox.RdfFormat.TURTLE))) == 4


def test_query_from_a_file_with_parameters_of_its_own(store, tmp_path, capsysbinary):
    (tmp_path / "mine.rq").write_text(
        "# param: called string required a name\nSELECT ?s { ?s rdfs:label ?l FILTER(STR(?l) = ?called) }"
    )
    for name in ("mine.rq", str(tmp_path / "mine.rq")):
        assert main(["query", name, "--called", "Peru"]) == 0
        assert capsysbinary.readouterr().out == f"s\r\n{BASE}state/PE\r\n".encode()


def test_a_file_whose_header_is_wrong_is_named(store, tmp_path, capsys):
    (tmp_path / "mine.rq").write_text("# param: who knows what\nASK {}")
    assert refused(capsys, "query", "mine.rq").startswith("kg: mine.rq:1: ")


def test_query_takes_the_store_before_or_after_the_name(store, capsysbinary):
    store.rename("other.db")
    for arguments in (["query", "--store", "other.db", "meetings"], ["query", "meetings", "--store", "other.db"]):
        assert main(arguments) == 0
        assert capsysbinary.readouterr().out.count(b"\r\n") == 5


def test_the_store_can_be_named_by_the_environment(store, monkeypatch, capsysbinary):
    store.rename("other.db")
    monkeypatch.setenv("KG_STORE", "other.db")
    assert main(["query", "meetings"]) == 0
    assert main(["query", "-e", "ASK {}"]) == 0


def test_a_malformed_query_has_a_line_and_a_column(store, tmp_path, capsys):
    assert refused(capsys, "query", "-e", "SELECT ?x\nWHERE { ?x ?y }").startswith("kg: query:2:15: ")
    (tmp_path / "mine.rq").write_text("SELECT ?x\nWHERE { ?x ?y }")
    assert refused(capsys, "query", "mine.rq").startswith("kg: mine.rq:2:15: ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["query", "meeting"], "did you mean meetings"),
        (["query", "none.rq"], "no such file"),
        (["query", "meetings", "--with", "Atlantis"], "the graph knows no actor called 'Atlantis'"),
        (["query", "meetings", "--from", "tomorrow"], "'tomorrow' is not a date"),
        (["query", "meetings", "--who", "Kenya"], "No such option"),
        (["query", "meetings", "--format", "docx"], "docx"),
        (["query", "-e", "INSERT DATA { <urn:s> <urn:p> 1 }"], "refused"),
        (["query", "meetings", "-e", "ASK {}"], "No such option"),
        (["query", "-e", "ASK {}", "meetings"], "not both"),
        (["export", "graph.docx"], "no format is called"),
        (["export", "graph"], "the format cannot be told"),
        (["export", "none/graph.ttl"], "none/graph.ttl: cannot be written"),
        (["remove", "thre.txt"], "the store has no such document"),
        (["backup", "news"], "something at that path already"),
        (["restore", "news"], "not a store"),
        (["serve", "--port", "99999"], "99999"),
        (["nonsense"], "No such command 'nonsense'"),
        (["build"], "Missing argument"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_no_good_is_told_in_one_line(store, arguments, says, capsys):
    assert says in refused(capsys, *arguments)


def test_a_setting_with_a_wrong_value_is_told(store, monkeypatch, capsys):
    monkeypatch.setenv("KG_PORT", "many")
    assert refused(capsys, "settings").startswith("kg: KG_PORT: 'many' is not a number")


def test_query_without_a_name_lists_the_names(capsys):
    assert main(["query"]) == 0
    assert re.search(r"meetings +Who met whom", capsys.readouterr().out)


def test_the_help_of_a_named_query_tells_of_its_parameters(capsys):
    assert main(["query", "meetings", "--help"]) == 0
    assert re.search(r"--with ACTOR +a person, state or organisation", capsys.readouterr().out)


def test_every_command_has_help_with_a_sentence(capsys):
    assert main(["--help"]) == 0
    commands = re.findall(r"^  (\w+) +\S", capsys.readouterr().out.partition("Commands:")[2], re.MULTILINE)
    assert {
        "build",
        "serve",
        "query",
        "export",
        "remove",
        "validate",
        "backup",
        "restore",
        "documents",
        "settings",
    } <= set(commands)
    for command in commands:
        assert main([command, "--help"]) == 0
        assert capsys.readouterr().out.startswith(f"Usage: kg {command}")


def test_export_to_standard_output(store, capsysbinary):
    assert main(["export", "-", "--format", "nquads"]) == 0
    lines = capsysbinary.readouterr().out
    assert main(["export", "graph.nq"]) == 0
    assert Path("graph.nq").read_bytes() == lines
    assert main(["export", "-"]) == 0
    assert set(ox.parse(capsysbinary.readouterr().out, format=ox.RdfFormat.TURTLE)) == set(
        ox.parse(lines, format=ox.RdfFormat.N_QUADS)
    )


def test_documents_lists_them(store, capsysbinary):
    assert main(["documents", "--format", "json"]) == 0
    rows = json.loads(capsysbinary.readouterr().out)["results"]["bindings"]
    assert {value["value"] for row in rows for value in row.values()} >= {"one.txt", "two.txt"}


def test_remove_withdraws(store, news, tmp_path, capsys):
    assert main(["remove", "one.txt"]) == 0
    assert re.fullmatch(r"one\.txt: withdrawn, \d+ quads removed, 0 added\n", capsys.readouterr().out)
    main(["export", "after.nq"])
    main(["build", str(news / "two.txt"), "--store", "fresh.db"])
    main(["export", "fresh.nq", "--store", "fresh.db"])
    assert Path("after.nq").read_bytes() == Path("fresh.nq").read_bytes()


def test_validate_ends_with_one_where_it_finds_something(store, capsys):
    assert main(["validate"]) == 0
    assert capsys.readouterr().out == "graph.db: the graph keeps to its shapes\n"
    with KnowledgeGraph(store) as graph:
        host = ox.NamedNode("https://w3id.org/diplomacy-kg/ontology#host")
        graph.store.apply(add=[ox.Quad(ox.NamedNode(BASE + MEETING), host, ox.NamedNode(BASE + "state/KE"))])
    assert main(["validate"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert f"{BASE}{MEETING}: no claim backs this triple" in out[0]
    assert out[-1] == "graph.db: 1 violation"


def test_backup_and_restore(store, capsys):
    main(["export", "before.nq"])
    assert main(["backup", "copies/one"]) == 0
    main(["remove", "one.txt"])
    assert main(["restore", "copies/one", "--store", "again.db"]) == 0
    main(["export", "after.nq", "--store", "again.db"])
    assert Path("before.nq").read_bytes() == Path("after.nq").read_bytes()


def test_settings_say_where_they_come_from(monkeypatch, capsys):
    monkeypatch.setenv("KG_PORT", "8123")
    assert main(["settings"]) == 0
    out = capsys.readouterr().out
    assert "KG_PORT=8123\n    the port that the server listens on (from the environment)\n" in out
    assert "KG_QUERY_SECONDS=30.0\n    how long a query may run, in seconds (default)\n" in out


@pytest.fixture
def server(store):
    """`kg serve` on any port, as a process of its own."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process, re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())[0]
        finally:
            if process.poll() is None:
                process.kill()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_until_it_is_told_to_end(server, ending, capsysbinary):
    process, address = server
    with urllib.request.urlopen(f"{address}sparql?query=ASK%7B%3Fs%20a%20dip:State%7D", timeout=30) as answer:
        assert json.load(answer)["boolean"] is True
    assert main(["query", "-e", "ASK {}"]) == 0  # a reader beside it
    process.send_signal(ending)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "")


def test_serve_tells_that_a_port_is_taken(server, store):
    _, address = server
    port = address.rstrip("/").rpartition(":")[2]
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", port]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert re.fullmatch(rf"kg: cannot listen at 127\.0\.0\.1:{port} \(.*\); choose another .*\n", done.stderr)


def test_serving_and_asking_load_no_language_model(store):
    program = """
import sys
from importlib import import_module
from kg.cli import main
serve = import_module("kg.cli.serve")
real = serve._server
def once(*arguments, **options):
    server = real(*arguments, **options)
    server.run = lambda: None
    return server
serve._server = once
assert main(["serve", "--port", "0"]) == 0
assert main(["query", "meetings"]) == 0
heavy = {"spacy", "pymorphy3", "slovnet", "navec", "numpy", "rdflib", "pyshacl", "kg.languages", "kg.extractors"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)


def test_a_reader_that_stops_reading_is_no_error(store):
    command = [sys.executable, "-m", "kg", "query", "-e", "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 20000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
