"""Every error that `kg` raises on purpose, in one tree.

    KgError
    ├── InputError (ValueError)         a document or path that cannot be read
    │   ├── NoSuchPathError (FileNotFoundError)
    │   ├── EmptyFileError
    │   ├── BinaryFileError
    │   ├── EncodingError
    │   ├── UnknownLanguageError
    │   ├── TooLargeError
    │   └── CurationError               a line of a curation file that cannot be kept to
    ├── StoreError (RuntimeError)
    │   ├── StoreNotFoundError (FileNotFoundError)
    │   ├── StoreLockedError
    │   ├── StoreDamagedError
    │   ├── UnknownDocumentError (LookupError)
    │   └── UnknownGraphError (LookupError)
    ├── QueryError (ValueError)
    │   ├── QuerySyntaxError             knows line and column
    │   ├── QueryRefusedError            SERVICE, LOAD, an update where only queries are taken
    │   ├── QueryTimeoutError (TimeoutError)
    │   ├── ServiceBusyError             too many at once; knows when to come again
    │   ├── QueryLimitError              too long, too deep, too large an answer
    │   ├── UnknownQueryError (LookupError)
    │   └── ParameterError               a named query's parameter is missing or of the wrong type
    ├── FormatError (ValueError)         an RDF or result format that is not known
    │   └── RdfSyntaxError               RDF that cannot be parsed
    ├── SettingError (ValueError)
    └── RegistryError (LookupError)      a name that no reader, extractor or export is registered under

Each message is one line: what is wrong, where, and what to do about it.
"""

from __future__ import annotations


class KgError(Exception):
    """The root of the tree.

    Args:
        what: What is wrong, without a full stop.
        where: The file, query or setting it is wrong in.
        line: Line in it, counted from 1.
        column: Column in it, in code points, counted from 1.
        remedy: What the user can do about it.

    >>> print(KgError("the file is empty", where="a.txt", remedy="leave it out"))
    a.txt: the file is empty; leave it out
    >>> print(KgError("unexpected '}'", where="q.rq", line=3, column=7))
    q.rq:3:7: unexpected '}'
    """

    def __init__(
        self,
        what: str,
        *,
        where: str | None = None,
        line: int | None = None,
        column: int | None = None,
        remedy: str | None = None,
    ) -> None:
        self.what = " ".join(what.split())
        self.where = where
        self.line = line
        self.column = column
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.where, self.line, self.column) if part is not None)
        message = f"{place}: {self.what}" if place else self.what
        return f"{message}; {self.remedy}" if self.remedy else message


class InputError(KgError, ValueError):
    """A document or a path that cannot be read."""


class NoSuchPathError(InputError, FileNotFoundError):
    """The path does not exist."""


class EmptyFileError(InputError):
    """The file has no text in it."""


class BinaryFileError(InputError):
    """The file is not text."""


class EncodingError(InputError):
    """The bytes are not UTF-8 and no other encoding is certain."""


class UnknownLanguageError(InputError):
    """The text is in a language that no folder of data describes."""


class TooLargeError(InputError):
    """The text is longer than the setting allows."""


class CurationError(InputError):
    """A curation file cannot be read, or a line of it is none, contradicts others, or speaks of what is not there."""


class StoreError(KgError, RuntimeError):
    """The store cannot do what was asked."""


class StoreNotFoundError(StoreError, FileNotFoundError):
    """There is no store at the path."""


class StoreLockedError(StoreError):
    """Another process holds the store."""


class StoreDamagedError(StoreError):
    """The store's files are not readable as a store."""


class UnknownDocumentError(StoreError, LookupError):
    """The store holds no document of that identifier."""


class UnknownGraphError(StoreError, LookupError):
    """The store holds no graph of that name."""


class QueryError(KgError, ValueError):
    """A query that cannot be answered."""


class QuerySyntaxError(QueryError):
    """The query is not SPARQL; `line` and `column` say where."""


class QueryRefusedError(QueryError):
    """The query asks for what this service never does."""


class QueryTimeoutError(QueryError, TimeoutError):
    """The query ran past its deadline."""


class QueryLimitError(QueryError):
    """The query or its answer is larger than the setting allows."""


class ServiceBusyError(QueryError):
    """Too many queries run and wait, of all clients or of one; in `retry_after` seconds there may be room.

    >>> ServiceBusyError("the queue is full", retry_after=2).retry_after
    2
    """

    def __init__(
        self, what: str, *, retry_after: int = 1, where: str | None = None, remedy: str | None = "try again later"
    ) -> None:
        self.retry_after = retry_after
        super().__init__(what, where=where, remedy=remedy)


class UnknownQueryError(QueryError, LookupError):
    """No named query is called that."""


class ParameterError(QueryError):
    """A parameter of a named query is missing, unknown or of the wrong type."""


class FormatError(KgError, ValueError):
    """A format that is not known, or text that is not in the format it claims."""


class RdfSyntaxError(FormatError):
    """RDF that is not in the format that it claims; `line` and `column` say where, when that is known."""


class SettingError(KgError, ValueError):
    """A setting with a value it cannot have."""


class RegistryError(KgError, LookupError):
    """A name that nothing is registered under."""
