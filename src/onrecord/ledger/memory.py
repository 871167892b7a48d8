"""A ledger that is gone when it is closed: for a look, for notebooks and for tests."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.ledger.sqlite import SqliteLedger


class MemoryLedger(SqliteLedger):
    """A ledger that keeps nothing. Choose `SqliteLedger` for one that stays.

    It is a `SqliteLedger` in a folder of its own that goes when it is closed, so that whatever holds there holds
    here; SQLite's own memory databases cannot be read while they are written.
    """

    def __init__(self, address: str = "", *, create: bool = True) -> None:
        # Every ledger is made with these two; this one is always new and nowhere.
        self._folder = TemporaryDirectory(prefix="onrecord-")
        super().__init__(Path(self._folder.name) / "ledger.db")

    def close(self) -> None:
        super().close()
        self._folder.cleanup()
