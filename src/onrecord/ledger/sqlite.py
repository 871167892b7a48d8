"""A ledger in one SQLite file: on a laptop, with nothing to set up."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from onrecord.errors import LedgerUnavailable
from onrecord.ledger import migrations
from onrecord.ledger.athand import AtHand
from onrecord.ledger.migrations import check, migrate
from onrecord.ledger.view import SqlView
from onrecord.ledger.writer import SqlWriter

# How long a writer waits for another one; a transaction takes milliseconds, so this is a stuck machine's patience.
BUSY_SECONDS = 60

# Connections that stay open for the next reader. Whoever needs one more gets it: nobody waits for another's page, and a
# question that is asked while another one's rows are open can never wait for itself.
CONNECTIONS = 16

# WAL is written into the file, so it is the writer that asks for it, once it is known that the file is a ledger.
WAL = "PRAGMA journal_mode = WAL"

PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    # With WAL, NORMAL loses no consistency: a power cut may cost the last transactions, never half of one.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
)


class SqliteLedger:
    """A ledger in a file. `create` allows to make it if it is not there; else `LedgerUnavailable` is raised.

    Errors of the database while it is in use come as `LedgerUnavailable` from `ledger.guarded()`.
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.name = str(path)
        self._check_path(create)
        self._at_hand = AtHand()
        with self.guarded():
            self._writing = _engine(self.name, begin="BEGIN IMMEDIATE", pragmas=(*PRAGMAS, WAL))
            self._reading = _engine(self.name, pragmas=PRAGMAS)
            self._open()
        self._now = SqlView(self._reading, at_hand=self._at_hand)

    def view(self, *, as_of: str | None = None) -> SqlView:
        """What was known, now or at a moment (UTC, ISO 8601)."""
        # What is known now is always asked by the same view, which keeps its questions: a view itself knows no answer.
        return self._now if as_of is None else SqlView(self._reading, as_of=as_of, at_hand=self._at_hand)

    def writer(self) -> SqlWriter:
        return SqlWriter(self._writing)

    def close(self) -> None:
        self._reading.dispose()
        self._writing.dispose()

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turns the database's errors into `LedgerUnavailable`, which names the ledger."""
        try:
            yield
        except DatabaseError as error:
            raise LedgerUnavailable(self.name, f"cannot be used: {error.orig}. {_advice(str(error.orig))}") from error

    def _open(self) -> None:
        with self._reading.connect() as connection:
            today = check(connection, self.name)
        if today < migrations.VERSION:
            with self._writing.begin() as connection:
                migrate(connection, self.name)

    def _check_path(self, create: bool) -> None:
        path = Path(self.name)
        if path.is_dir():
            raise LedgerUnavailable(self.name, "is a folder. Name a file with --ledger.")
        if not create and not path.exists():
            raise LedgerUnavailable(self.name, "is not there. `onrecord read PATH` makes it; --ledger names another.")
        if not path.parent.is_dir():
            raise LedgerUnavailable(self.name, f"cannot be made: the folder {path.parent} is not there.")


def _engine(path: str, *, pragmas: tuple[str, ...], begin: str | None = None) -> Engine:
    # The driver's own transactions are switched off: they begin late and leave out DDL. Reading needs none: rows are
    # only ever added, so that what one question found is still there for the next.
    options = {"isolation_level": None, "timeout": BUSY_SECONDS}
    engine = create_engine(
        URL.create("sqlite", database=path),
        connect_args=options,
        poolclass=QueuePool,
        pool_size=CONNECTIONS,
        max_overflow=-1,
        pool_use_lifo=True,
    )

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _: Any) -> None:
        for pragma in pragmas:
            _patiently(connection, pragma)

    if begin:
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))

    return engine


def _patiently(connection: Any, statement: str) -> None:
    # Switching to WAL does not wait for the busy timeout when another process opens the same new file.
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute(statement)
            return
        except connection.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _advice(trouble: str) -> str:
    if "full" in trouble:
        return "Make room on the disk and run the same command again: what was read before is kept."
    if "readonly" in trouble or "unable to open" in trouble:
        return "Check that the file and its folder may be written."
    if "not a database" in trouble or "malformed" in trouble:
        return "Name another file with --ledger."
    return "What was read before is kept; run the same command again."
