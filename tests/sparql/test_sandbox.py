"""The kernel holds workers: no new sockets, no other programs, so much memory."""

import socket
import subprocess
import sys

import pyoxigraph as ox
import pytest

from kg.config import Settings
from kg.sparql import sandbox
from kg.sparql.pool import PooledService

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone has seccomp")


def run(program: str) -> str:
    """What a program prints in a process of its own that has no network."""
    head = "import sys, socket, os\nfrom kg.sparql import sandbox\nassert sandbox.deny_network() is None\n"
    done = subprocess.run([sys.executable, "-c", head + program], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    "call",
    [
        "socket.socket()",
        "socket.socket(socket.AF_UNIX)",
        "socket.socketpair()",
        "os.execv('/bin/true', ['true'])",
        "os.posix_spawn('/bin/true', ['true'], {})",
    ],
)
def test_what_reaches_outside_is_denied(call):
    assert run(f"try: {call}\nexcept PermissionError: print('denied')") == "denied"


def test_threads_and_files_are_not():
    assert run("import threading; t = threading.Thread(target=print, args=('yes',)); t.start(); t.join()") == "yes"
    assert run("print(len(open('/proc/self/stat').read()) > 0)") == "True"


def test_children_and_threads_are_held_too():
    program = """
if not (child := os.fork()):
    try: socket.socket()
    except PermissionError: os._exit(7)
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))"""
    assert run(program) == "7"


def test_the_engine_reaches_nobody_even_where_a_query_is_not_read_before():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        program = f"""
import pyoxigraph as ox
store = ox.Store()
query = lambda: bool(store.query("ASK {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"))
for ask in (query, lambda: store.update("LOAD <{address}>")):
    try: print(ask())
    except (OSError, RuntimeError): print("failed")"""
        assert run(program) == "failed\nfailed"
        with pytest.raises(BlockingIOError):
            listener.accept()


def test_every_worker_is_held():
    with PooledService(ox.Store()) as service:
        assert service.unheld() is None
        service.answer("ASK {}")
        (worker,) = service._crew._idle
        with open(f"/proc/{worker.number}/status", encoding="ascii") as file:
            status = dict(line.split(":\t", 1) for line in file.read().splitlines() if ":\t" in line)
        assert (status["Seccomp"], status["NoNewPrivs"]) == ("2", "1")
        with open(f"/proc/{worker.number}/limits", encoding="ascii") as file:
            space = next(line for line in file if line.startswith("Max address space")).split()[3]
        assert int(space) < 10 * Settings().worker_megabytes * 1_000_000


def test_a_system_without_it_is_told_of_plainly(monkeypatch):
    monkeypatch.setattr(sandbox.sys, "platform", "darwin")
    monkeypatch.setattr(sandbox.platform, "system", lambda: "Darwin")
    assert "Darwin has no seccomp" in sandbox.deny_network()


def test_a_machine_that_is_not_known_is_told_of(monkeypatch):
    monkeypatch.setattr(sandbox.platform, "machine", lambda: "m68k")
    assert "m68k are not known" in sandbox.deny_network()
