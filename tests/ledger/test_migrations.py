"""Ledgers of former shapes: entities that they hold can be ruled on like those of a new one."""

from __future__ import annotations

from contextlib import closing

from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Ruling, Verdict
from tests.ledger.test_sqlite import of_version_1


def test_entities_of_a_ledger_of_version_1_can_be_ruled_on(tmp_path):
    with closing(SqliteLedger(of_version_1(tmp_path / "old.db"), create=False)) as ledger:
        view = ledger.view()
        one, other = [each.id for each in view.entities()][:2]
        assert view.canon().same(one) == (one,)
        ledger.writer().rule(Ruling(one, other, Verdict.YES, 1.0, ("I know them",), "Ada", person=True))
        assert set(view.canon().same(one)) == {one, other}
