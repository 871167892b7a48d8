"""What claims tell of, in memory, while more comes in."""

from __future__ import annotations

from contextlib import closing

import pytest

from onrecord.ledger.athand import Moment
from onrecord.ledger.marks import Told
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Place
from onrecord.testing.by_hand import article, claim, entity, reading, span


def add(ledger: MemoryLedger, number: int) -> None:
    told = article(f"Ann Bel was in Quay in week {number}.", path=f"{number}.txt")
    places = (Place(span(told.text, "Quay"), "Quay", 0.5, 40.5, None, "GB"),)
    ledger.writer().add(reading(told, claim(told, told.text), places=places, entities=(entity(told, "Ann Bel"),)))


@pytest.mark.parametrize("told", Told)
def test_whoever_began_to_count_before_is_not_disturbed_by_what_came_in(told):
    with closing(MemoryLedger()) as ledger, ledger._reading.connect() as connection:
        moment = Moment(None)
        add(ledger, 1)
        before = moment.rows(connection)
        moment.marks(connection, told, before)
        moment.mentions(connection, before)
        add(ledger, 2)
        now = moment.rows(connection)
        many = len(moment.marks(connection, told, now).rows)
        few = moment.marks(connection, told, before)
        assert (len(before.claim), len(now.claim)) == (1, 2)
        assert len(few.rows) * 2 == many
        assert few.counted(before.current).sum() == len(few.rows)
        assert moment.mentions(connection, now).holding("ann", (), len(now.claim)).sum() == 2
        assert moment.mentions(connection, before).holding("ann", (), len(before.claim)).sum() == 1
