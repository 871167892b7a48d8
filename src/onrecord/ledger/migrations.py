"""The ledger's shape, version by version: each step is recorded in the transaction that it runs in."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, insert, text

from onrecord.errors import LedgerTooNew, LedgerUnavailable
from onrecord.ledger import schema
from onrecord.ledger.clock import now
from onrecord.ledger.steps import corrections, layers, matters, meanings

# "OnRe", written into the head of each ledger file: another program's database is not taken for one.
APPLICATION_ID = 0x4F6E5265

FULL_TEXT = (
    "CREATE VIRTUAL TABLE claim_words USING fts5(content_text, source_text, content='claim', content_rowid='number', "
    "tokenize='porter unicode61 remove_diacritics 2')"
)

MENDED_TEXT = (
    "CREATE VIRTUAL TABLE mended_words USING fts5(content_text, source_text, content='mended', content_rowid='number', "
    "tokenize='porter unicode61 remove_diacritics 2')"
)

NAMES = (
    "CREATE VIRTUAL TABLE entity_words USING fts5(name, content='entity', content_rowid='number', "
    "tokenize='porter unicode61 remove_diacritics 2')"
)

# A step is written out and stays as it is, since the tables of `schema` go on changing.
RULINGS = (
    """CREATE TABLE called (
        "key" TEXT NOT NULL,
        entity INTEGER NOT NULL,
        PRIMARY KEY ("key", entity),
        FOREIGN KEY(entity) REFERENCES entity (number)
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE ruling (
        number INTEGER NOT NULL,
        "left" INTEGER NOT NULL,
        "right" INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        score REAL NOT NULL,
        reasons TEXT NOT NULL,
        "by" TEXT NOT NULL,
        person INTEGER NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY("left") REFERENCES entity (number),
        FOREIGN KEY("right") REFERENCES entity (number)
    ) STRICT""",
    """CREATE TABLE canonised (
        number INTEGER NOT NULL,
        "by" TEXT NOT NULL,
        up_to INTEGER NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (number)
    ) STRICT""",
    'CREATE INDEX ix_ruling_left ON ruling ("left")',
    'CREATE INDEX ix_ruling_right ON ruling ("right")',
    'CREATE INDEX canonised_by ON canonised ("by", up_to)',
    NAMES,
    "INSERT INTO entity_words (entity_words) VALUES ('rebuild')",
)


def add_rulings(connection: Connection) -> None:
    """Entities of different articles can be one."""
    for statement in RULINGS:
        connection.exec_driver_sql(statement)


# Steps from one version to the next, for ledgers that exist; a new ledger is made in today's shape at once. Step n
# brings version n to n + 1.
STEPS: tuple[tuple[str, Callable[[Connection], None]], ...] = (
    ("rulings on entities", add_rulings),
    (layers.TITLE, layers.keep_layers),
    (matters.TITLE, matters.keep_matters),
    (corrections.TITLE, corrections.keep_corrections),
    (meanings.TITLE, meanings.keep_meanings),
)

VERSION = 1 + len(STEPS)


def version_of(connection: Connection) -> int:
    """The version of a ledger's shape; 0 for an empty database."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def check(connection: Connection, name: str) -> int:
    """The ledger's version. Raises a `Stop` if it is no ledger, or one of a later version."""
    version = version_of(connection)
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    holds_tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if holds_tables and application != APPLICATION_ID:
        raise LedgerUnavailable(name, "is a database, but not a ledger of OnRecord. Name another file with --ledger.")
    if version > VERSION:
        raise LedgerTooNew(
            name,
            f"was written by a later version of OnRecord (its shape is {version}, this program knows {VERSION}). "
            "Upgrade OnRecord, or name another ledger with --ledger.",
        )
    return version


def migrate(connection: Connection, name: str) -> None:
    """Bring a ledger to today's shape, inside the transaction that `connection` is in."""
    version = check(connection, name)
    if version == 0:
        _create(connection)
        return
    for number, (title, step) in enumerate(STEPS[version - 1 :], start=version):
        step(connection)
        _record(connection, number + 1, title)


def _create(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    connection.execute(text(FULL_TEXT))
    connection.execute(text(MENDED_TEXT))
    connection.execute(text(NAMES))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    _record(connection, VERSION, "a new ledger")


def _record(connection: Connection, version: int, title: str) -> None:
    connection.execute(insert(schema.migration).values(number=version, name=title, at=now()))
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")
