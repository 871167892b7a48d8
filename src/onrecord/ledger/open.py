"""From the name of a ledger to the ledger."""

from __future__ import annotations

from onrecord.errors import LedgerUnavailable
from onrecord.ledger.memory import MemoryLedger
from onrecord.ledger.sqlite import SqliteLedger

SQLITE_URL = "sqlite:///"


def open_ledger(name: str, *, create: bool = False) -> SqliteLedger:
    """Open the ledger that `name` stands for: a file's path, `sqlite:///PATH`, or `memory:`.

    Raises `LedgerUnavailable` if it cannot be opened, or is not there and `create` does not allow to make it, and
    `LedgerTooNew`.
    """
    if name == "memory:":
        return MemoryLedger()
    if "://" in name and not name.startswith(SQLITE_URL):
        raise LedgerUnavailable(name, "is a database that this version does not know. Name a file, or sqlite:///PATH.")
    return SqliteLedger(name.removeprefix(SQLITE_URL), create=create)
