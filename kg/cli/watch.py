"""Sockets watched from turn to turn; what Waitress's own loop tells the system anew each time is told once here."""

from __future__ import annotations

import select
from collections.abc import Mapping
from typing import Any, Final

from waitress import wasyncore

_IN: Final = select.POLLIN | select.POLLPRI
_OUT: Final = select.POLLOUT


class Watch:
    """Waits for sockets, and has those speak that something has come of.

    Args:
        sockets: By number, as `waitress.wasyncore` has them. They may change at any time.
    """

    def __init__(self, sockets: Mapping[int, Any]) -> None:
        self._sockets = sockets
        self._poll = select.poll()
        self._watched: dict[int, int] = {}

    def turn(self, seconds: float) -> None:
        """Wait for so long, at most, and deal with what has come."""
        self._look()
        for number, flags in self._poll.poll(int(seconds * 1000)):
            each = self._sockets.get(number)
            if each is not None:
                wasyncore.readwrite(each, flags)

    def _look(self) -> None:
        """Tell the system of what is watched in another way than before."""
        watched, sockets = self._watched, self._sockets
        for number in [number for number in watched if number not in sockets]:
            self._poll.unregister(number)
            del watched[number]
        for number, each in list(sockets.items()):
            flags = _IN if each.readable() else 0
            if each.writable() and not each.accepting:
                flags |= _OUT
            if flags == watched.get(number, 0):
                continue
            if flags:
                self._poll.register(number, flags)
                watched[number] = flags
            else:
                self._poll.unregister(number)
                del watched[number]
