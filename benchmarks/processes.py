"""Servers started for a measurement: how they are started and ended, and what time and memory they take."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_REPOSITORY = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Running:
    """A server.

    Args:
        name: What the tables call it.
        port: Where it listens.
        path: The path of its endpoint.
        process: Its process.
    """

    name: str
    port: int
    path: str
    process: subprocess.Popen[bytes]

    @property
    def pid(self) -> int:
        """Its process's number."""
        return self.process.pid


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(
    name: str, command: Sequence[str], port: int, path: str, *, seconds: float = 300, **environment: str
) -> Iterator[Running]:
    """A server that listens, ended at the end of the block.

    Args:
        name: What the tables call it.
        command: Starts it.
        port: Where it will listen.
        path: The path of its endpoint.
        seconds: How long that may take.
        environment: What it finds in its environment.
    """
    paths = os.pathsep.join([str(_REPOSITORY), str(Path(__file__).parent)])
    process = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": paths, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + seconds
        while not _listens(port):
            if process.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"{name} does not start: {' '.join(command)}")
            time.sleep(0.05)
        yield Running(name, port, path, process)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def kg_serve(store: Path, port: int) -> list[str]:
    """The command that serves a store with `kg serve`."""
    return [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", str(port)]


def family(pid: int) -> list[int]:
    """A process and all that it or its children have started and that live."""
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        try:
            for thread in os.listdir(f"/proc/{one}/task"):
                todo += [int(each) for each in Path(f"/proc/{one}/task/{thread}/children").read_text().split()]
        except OSError:
            continue
    return found


def cpu_seconds(pid: int) -> float:
    """The time that a process and its children have had on a core, in seconds; those that ended count too."""
    ticks = 0
    for one in family(pid):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15]))
    return ticks / _TICKS


def memory_mb(pid: int) -> float:
    """The memory of a process and its children, what they share counted once, in MB."""
    found = 0.0
    for one in family(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        found += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return found


def machine() -> str:
    """What the figures were measured on, in a line."""
    version = ".".join(map(str, sys.version_info[:3]))
    load = os.getloadavg()[0]
    return f"{os.uname().machine}, {os.cpu_count()} cores, load {load:.1f}, Python {version}"


def environment(**values: object) -> Mapping[str, str]:
    """Settings as variables: `environment(memory_quads=0)`."""
    return {f"KG_{name.upper()}": str(value) for name, value in values.items()}


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
