"""From the name of a ledger to the ledger, by the door that all ledgers come in."""

from __future__ import annotations

from onrecord import plugins
from onrecord.errors import LedgerUnavailable
from onrecord.ledger.base import Ledger

MEMORY = "memory:"
FILES = "sqlite"


def open_ledger(name: str, *, create: bool = False) -> Ledger:
    """Open the ledger that `name` stands for: a file's path, `memory:`, or `SCHEME://ADDRESS` (`sqlite:///PATH`).

    The scheme is the name of an entry point among the ledgers. Raises `LedgerUnavailable` if there is none, if the
    ledger cannot be opened, or is not there and `create` does not allow to make it, and `LedgerTooNew`.
    """
    if name == MEMORY:
        scheme, address = "memory", ""
    elif "://" in name:
        scheme, _, address = name.partition("://")
    else:
        scheme, address = FILES, name
    if scheme not in plugins.names("ledgers"):
        known = ", ".join(f"{each}://" for each in plugins.names("ledgers"))
        raise LedgerUnavailable(
            name, f"is a database of a kind that is not known here. Name a file, or one of {known}."
        )
    # Of sqlite:///news.db, as of all URLs of SQLite, the third slash is the end of a host that is not there.
    address = address.removeprefix("/") if scheme == FILES and "://" in name else address
    ledger: Ledger = plugins.find("ledgers", scheme)(address, create=create)
    return ledger
