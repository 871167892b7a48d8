from pathlib import Path

from onrecord.ledger.memory import MemoryLedger
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.testing import LedgerSuite


class TestSqliteLedger(LedgerSuite):
    def make(self, folder: Path) -> SqliteLedger:
        return SqliteLedger(folder / "ledger.db")


class TestMemoryLedger(LedgerSuite):
    def make(self, folder: Path) -> MemoryLedger:
        return MemoryLedger()
