"""`kg serve` as it stands on the net: it writes for those with a token, notes what it is asked, and ends in order."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cli import main
from kg.store import QuadStore

TOKEN = "a-token-that-is-long-enough"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "graph.db"
    with QuadStore(path) as made:
        one, two = ox.NamedNode("urn:p"), ox.NamedNode("urn:q")
        made.apply(
            add=[ox.Quad(ox.NamedNode(f"urn:{n}"), each, ox.Literal(n)) for n in range(60) for each in (one, two)]
        )
    return path


@contextmanager
def serving(store: Path, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0"]
    variables = {**os.environ, **environment}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=variables) as process:
        try:
            line = process.stdout.readline()
            assert line, process.stderr.read()
            yield process, re.search(r"http://127\.0\.0\.1:\d+/", line)[0]
        finally:
            if process.poll() is None:
                process.kill()


def asked(address: str, *, data: bytes | None = None, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(address, data=data, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def query(address: str, text: str) -> str:
    return f"{address}sparql?" + urllib.parse.urlencode({"query": text, "format": "csv"})


@pytest.mark.parametrize("where", ["environment", "file"])
def test_who_has_the_token_writes_and_every_reader_sees_it(store: Path, tmp_path: Path, where: str) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    given = {"KG_TOKEN": TOKEN} if where == "environment" else {"KG_TOKEN_FILE": str(tmp_path / "token")}
    update = urllib.parse.urlencode({"update": "INSERT DATA { <urn:new> <urn:p> 'seen' }"}).encode()
    with serving(store, **given) as (process, address):
        assert asked(f"{address}update", data=update)[0] == 401
        assert asked(f"{address}update", data=update, Authorization=f"Bearer {TOKEN}") == (204, "")
        assert asked(query(address, "SELECT ?o { <urn:new> ?p ?o }")) == (200, "o\r\nseen\r\n")
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    with QuadStore(store, read_only=True) as kept:
        assert len(list(kept.quads(ox.NamedNode("urn:new")))) == 1


def test_a_graph_of_several_files_is_put_whole(store: Path) -> None:
    part = 'Content-Disposition: form-data; name="{0}"; filename="{0}"\r\nContent-Type: text/turtle\r\n\r\n{1}\r\n'
    files = [part.format("a", "<urn:a> <urn:b> 1 ."), part.format("b", "<urn:a> <urn:b> 2 .")]
    body = ("--x\r\n" + "--x\r\n".join(files) + "--x--\r\n").encode()
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "multipart/form-data; boundary=x"}
    with serving(store, KG_TOKEN=TOKEN) as (_, address):
        assert asked(f"{address}data?graph=urn:g", data=body, **headers)[0] == 201
        assert asked(query(address, "SELECT ?o { GRAPH <urn:g> { ?s ?p ?o } }"))[1] == "o\r\n1\r\n2\r\n"


def test_without_a_token_nobody_writes(store: Path) -> None:
    with serving(store) as (_, address):
        assert asked(f"{address}update", data=b"update=CLEAR+ALL", Authorization="Bearer ")[0] == 403
        assert asked(f"{address}ready")[0] == 200
        assert "kg_workers " in asked(f"{address}metrics")[1]


@pytest.mark.parametrize(
    ("variables", "says"),
    [({"KG_TOKEN": "short"}, "the token has 5 characters"), ({"KG_TOKEN_FILE": "nowhere"}, "the token cannot be read")],
)
def test_a_token_that_is_no_good_is_told(
    store: Path,
    variables: dict[str, str],
    says: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert main(["serve", "--store", str(store), "--port", "0"]) == 2
    assert says in capsys.readouterr().err


def test_the_token_is_in_no_list_of_settings(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_TOKEN", TOKEN)
    assert main(["settings"]) == 0
    assert TOKEN not in capsys.readouterr().out


def test_requests_are_noted_in_a_file(store: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    with serving(store, KG_ACCESS_LOG=str(log)) as (process, address):
        asked(query(address, "SELECT ?s { ?s <urn:p> 7 }"))
        asked(f"{address}nowhere")
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    first, second = (json.loads(line) for line in log.read_text().splitlines())
    assert (first["path"], first["status"], first["rows"], first["outcomes"]) == ("/sparql", 200, 1, ["ok"])
    assert (second["path"], second["status"]) == ("/nowhere", 404)


def test_who_has_been_let_in_is_answered_before_the_end(store: Path) -> None:
    pattern = "?a <urn:p> ?x . ?b <urn:p> ?y . ?c <urn:p> ?z . ?d <urn:p> ?w"
    text = f"SELECT (COUNT(*) AS ?n) {{ {pattern} FILTER(?x + ?y + ?z < 999) }}"
    found: list[tuple[int, str]] = []
    with serving(store, KG_STOP_SECONDS="60") as (process, address):
        client = threading.Thread(target=lambda: found.append(asked(query(address, text))))
        client.start()
        while "kg_workers_busy 1" not in asked(f"{address}metrics")[1]:
            assert client.is_alive() or found
            if found:
                break
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        client.join(10)
        assert found == [(200, f"n\r\n{60**4}\r\n")]
        with pytest.raises(urllib.error.URLError):
            asked(f"{address}health")


def test_a_client_that_hangs_up_frees_its_worker(store: Path) -> None:
    names = "abcdefgh"
    text = f"SELECT (COUNT(*) AS ?n) {{ {' . '.join(f'?{each} <urn:p> ?{each}{each}' for each in names)} }}"
    with serving(store, KG_QUERY_SECONDS="600") as (_, address):
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=30)
        connection.request("GET", query("/", text))
        while "kg_workers_busy 1" not in asked(f"{address}metrics")[1]:
            pass
        connection.close()
        while "kg_workers_busy 0" not in (metrics := asked(f"{address}metrics")[1]):
            pass
        assert 'outcome="ok"' not in metrics


def test_a_connection_is_kept_for_many_requests_and_methods(store: Path) -> None:
    with serving(store) as (_, address):
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=30)
        for method, status in (("GET", 200), ("HEAD", 200), ("OPTIONS", 200), ("PUT", 405), ("GET", 200)):
            connection.request(method, "/sparql?query=ASK%7B%7D")
            answer = connection.getresponse()
            body = answer.read()
            assert (answer.status, bool(body)) == (status, method in {"GET", "PUT"})
        assert answer.headers["Server"] == "kg"


def test_many_clients_on_kept_connections_each_get_their_own_answers(store: Path) -> None:
    wrong: list[str] = []

    def client(seed: int) -> None:
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=60)
        for turn in range(40):
            number = (seed * 7 + turn) % 60
            connection.request("GET", query("/", f"SELECT ?o {{ <urn:{number}> <urn:p> ?o }}"))
            body = connection.getresponse().read().decode()
            if body != f"o\r\n{number}\r\n":
                wrong.append(body)

    with serving(store, KG_CLIENT_QUERIES="100") as (_, address):
        threads = [threading.Thread(target=client, args=(seed,)) for seed in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        metrics = asked(f"{address}metrics")[1]
    assert wrong == []
    assert 'kg_queries_total{outcome="ok"} 400' in metrics
    assert "kg_workers_busy 0" in metrics


def test_requests_that_are_sent_at_once_are_answered_in_their_order(store: Path) -> None:
    with serving(store) as (_, address):
        place = urllib.parse.urlsplit(address)
        with socket.create_connection((place.hostname, place.port), timeout=30) as channel:
            asking = [
                f"GET {query('/', f'SELECT ?o {{ <urn:{n}> <urn:p> ?o }}')} HTTP/1.1\r\nHost: x\r\n" for n in range(6)
            ]
            channel.sendall("\r\n".join([*asking[:5], f"{asking[5]}Connection: close\r\n", ""]).encode())
            got = b""
            while piece := channel.recv(65_536):
                got += piece
    assert re.findall(rb"o\r\n(\d)\r\n", got) == [b"%d" % n for n in range(6)]


def test_clients_that_hang_up_at_once_leave_nothing_behind(store: Path) -> None:
    with serving(store) as (_, address):
        place = urllib.parse.urlsplit(address)
        for number in range(40):
            with socket.create_connection((place.hostname, place.port), timeout=30) as channel:
                text = query("/", f"SELECT ?o {{ <urn:{number}> <urn:p> ?o }}")
                channel.sendall(f"GET {text} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        while "kg_workers_busy 0" not in asked(f"{address}metrics")[1]:
            pass
        assert asked(query(address, "SELECT ?o { <urn:5> <urn:p> ?o }")) == (200, "o\r\n5\r\n")


def test_a_slow_query_does_not_keep_quick_ones_waiting(store: Path) -> None:
    names = "abcdefgh"
    text = f"SELECT (COUNT(*) AS ?n) {{ {' . '.join(f'?{each} <urn:p> ?{each}{each}' for each in names)} }}"
    with serving(store, KG_WORKERS="1", KG_QUERY_SECONDS="600") as (_, address):
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=30)
        connection.request("GET", query("/", text))
        while "kg_workers_busy 1" not in asked(f"{address}metrics")[1]:
            pass
        for number in range(5):
            assert asked(query(address, f"SELECT ?o {{ <urn:{number}> <urn:p> ?o }}")) == (200, f"o\r\n{number}\r\n")
        connection.close()
