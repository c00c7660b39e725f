"""Where what a server notes goes: requests to a file or standard error, slow queries and warnings to standard error."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import WatchedFileHandler

from kg.errors import SettingError

_ACCESS = "kg.access"
_SLOW = "kg.slow"


@contextmanager
def logging_to(access: str) -> Iterator[None]:
    """Note requests in a file (`-` for standard error, nothing for nowhere), and slow queries on standard error.

    A file that is moved away, as rotation does, is opened anew.
    """
    handlers = [(_SLOW, logging.WARNING, logging.StreamHandler())]
    if access:
        handlers.append((_ACCESS, logging.INFO, _opened(access)))
    for name, level, handler in handlers:
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.setLevel(level)
        logger.propagate = False
    try:
        yield
    finally:
        for name, _, handler in handlers:
            logging.getLogger(name).removeHandler(handler)
            logging.getLogger(name).propagate = True
            handler.close()


def _opened(access: str) -> logging.StreamHandler:  # type: ignore[type-arg]
    if access == "-":
        return logging.StreamHandler()
    try:
        return WatchedFileHandler(access, encoding="utf-8")
    except OSError as error:
        raise SettingError(
            f"cannot be written ({error.strerror})", where=access, remedy="choose another with KG_ACCESS_LOG"
        ) from None
