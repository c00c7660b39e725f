"""What a worker may do, held by the kernel: no network, no other program, so much memory, so large a file.

The calls are denied by seccomp (https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html), which
Linux has and any process can set for itself and its children. Where a system has none, `deny_network` says so, and what
is left is that `SERVICE` and `LOAD` are refused when a query is read.
"""

from __future__ import annotations

import ctypes
import platform
import signal
import struct
import sys
from typing import Final

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_SET_SECCOMP: Final = 22
_SECCOMP_MODE_FILTER: Final = 2
_EPERM: Final = 1

# The numbers of the system calls that are denied, by machine. Sockets that are open stay open: a worker has one, to
# the server. io_uring makes sockets with no call of its own; bpf, ptrace and the like reach into other processes.
_COMMON: Final = {"pidfd_getfd": 438, "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427}
_DENIED: Final[dict[str, tuple[int, dict[str, int]]]] = {
    "x86_64": (
        0xC000003E,
        {
            "socket": 41,
            "connect": 42,
            "accept": 43,
            "bind": 49,
            "listen": 50,
            "socketpair": 53,
            "accept4": 288,
            "execve": 59,
            "execveat": 322,
            "ptrace": 101,
            "bpf": 321,
            "process_vm_readv": 310,
            "process_vm_writev": 311,
            **_COMMON,
        },
    ),
    "aarch64": (
        0xC00000B7,
        {
            "socket": 198,
            "socketpair": 199,
            "bind": 200,
            "listen": 201,
            "accept": 202,
            "connect": 203,
            "accept4": 242,
            "execve": 221,
            "execveat": 281,
            "ptrace": 117,
            "bpf": 280,
            "process_vm_readv": 270,
            "process_vm_writev": 271,
            **_COMMON,
        },
    ),
}
# Instructions of the classic Berkeley packet filter.
_LOAD: Final = 0x20
_IF_EQUAL: Final = 0x15
_IF_AT_LEAST: Final = 0x35
_RETURN: Final = 0x06
_ALLOW: Final = 0x7FFF0000
_DENY: Final = 0x00050000 | _EPERM
_KILL: Final = 0x80000000
# The other set of numbers that x86-64 has for the same calls.
_X32: Final = 0x40000000


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def deny_network() -> str | None:
    """Deny this process, its threads and its children new sockets and other programs, for good.

    Returns:
        Why it could not be done, in words; `None` where it holds.
    """
    if sys.platform != "linux":
        return f"{platform.system()} has no seccomp: that queries reach nothing outside is held by reading them only"
    known = _DENIED.get(platform.machine())
    if known is None or ctypes.sizeof(ctypes.c_void_p) != 8:
        return f"the calls of the machine {platform.machine()} are not known: only the reading of queries holds"
    library = ctypes.CDLL(None, use_errno=True)
    code = _filter(*known)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p).value)
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or library.prctl(
        _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0
    ):
        return f"seccomp was refused (error {ctypes.get_errno()}): only the reading of queries holds"
    return None


def _filter(machine: int, denied: dict[str, int]) -> bytes:
    """The filter: another machine's calls end the process, those denied fail, all others pass."""
    numbers = sorted(denied.values())
    checks = [(_IF_EQUAL, 0, len(numbers) - at, number) for at, number in enumerate(numbers)]
    # Each is an instruction, how many to skip where it does not hold, how many where it holds, and an operand.
    lines = [
        (_LOAD, 0, 0, 4),
        (_IF_EQUAL, len(numbers) + 4, 0, machine),
        (_LOAD, 0, 0, 0),
        (_IF_AT_LEAST, 0, len(numbers) + 1, _X32),
        *checks,
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _DENY),
        (_RETURN, 0, 0, _KILL),
    ]
    return b"".join(struct.pack("=HBBI", code, holds, fails, operand) for code, fails, holds, operand in lines)


def end_with_parent() -> None:
    """Have this process killed when the thread that made it ends. Linux only."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def limit_memory(megabytes: int) -> None:
    """Let this process have so much more memory than it has now; an allocation beyond that fails."""
    _limit("RLIMIT_AS", _address_space() + megabytes * 1_000_000)


def limit_files(bytes: int) -> None:
    """Let no file that is written grow beyond this, and leave no core when the process ends."""
    _limit("RLIMIT_FSIZE", bytes)
    _limit("RLIMIT_CORE", 0)


def _limit(name: str, value: int) -> None:
    kind = getattr(resource, name, None)
    if kind is None:
        return
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    try:
        resource.setrlimit(kind, (value, value))
    except (ValueError, OSError):  # macOS takes no RLIMIT_AS below what is mapped already
        return


def _address_space() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * (resource.getpagesize() if resource else 4096)
    except OSError:
        return 0
