"""A ledger's claims in memory, while others add to it."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.ledger import columns
from onrecord.ledger.columns import Columns
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Correction, Mend, Stance
from onrecord.testing.by_hand import article, claim, reading


def test_what_people_say_of_a_claim_that_came_in_meanwhile_waits(monkeypatch: pytest.MonkeyPatch):
    ledger = MemoryLedger()
    first, later = (article(f"The mayor said {word}.", path=f"{word}.txt") for word in ("this", "that"))
    said, meanwhile = claim(first, "this", source="The mayor"), claim(later, "that", source="The mayor")
    ledger.writer().add(reading(first, said))
    asked = columns.rows_found

    def others_write_first(connection: Any, statement: Any, wanted: Any) -> Any:
        if statement is columns._mended:
            monkeypatch.setattr(columns, "rows_found", asked)
            ledger.writer().add(reading(later, meanwhile))
            ledger.writer().correct(Correction(Mend.STANCE, meanwhile.id, "Ada", stance=Stance.DOUBTS))
        return asked(connection, statement, wanted)

    monkeypatch.setattr(columns, "rows_found", others_write_first)
    known = Columns(None)
    with ledger._reading.connect() as connection:
        assert len(known.rows(connection).claim) == 1
        rows = known.rows(connection)
    assert rows.current.sum() == 2
    assert (rows.mended > 0).sum() == 1
    ledger.close()
