"""Ledgers of former shapes: what they hold can be ruled on and linked like that of a new one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.ledger import migrations
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Act, Decision, Link, Maker, Relation, Ruling, Side, Verdict, matter_id
from tests.ledger.test_sqlite import of_version_1, tables_of

LINKER, LATER_LINKER = Maker("words", "1"), Maker("words", "2")


def test_entities_of_a_ledger_of_version_1_can_be_ruled_on(tmp_path):
    with closing(SqliteLedger(of_version_1(tmp_path / "old.db"), create=False)) as ledger:
        view = ledger.view()
        one, other = [each.id for each in view.entities()][:2]
        assert view.canon().same(one) == (one,)
        ledger.writer().rule(Ruling(one, other, Verdict.YES, 1.0, ("I know them",), "Ada", person=True))
        assert set(view.canon().same(one)) == {one, other}


def of_version_3(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Link]:
    """A ledger as version 3 left it, with the link that its linker had found."""
    with monkeypatch.context() as then:
        then.setattr(migrations, "STEPS", migrations.STEPS[:2])
        then.setattr(migrations, "VERSION", 3)
        SqliteLedger(of_version_1(path), create=False).close()
    with closing(sqlite3.connect(path)) as connection:
        left, right, *_ = (claim_id for (claim_id,) in connection.execute("SELECT id FROM claim ORDER BY number"))
        link = Link(left, right, Relation.CONTRADICTS, 0.8, ("so",))
        row = (link.id, "contradicts", 0.8, '["so"]', *LINKER_AT)
        connection.execute("INSERT INTO link VALUES (1, ?, 1, 2, ?, ?, ?, ?, ?, ?)", row)
        connection.execute("INSERT INTO linked VALUES (1, ?, ?, 3, ?)", LINKER_AT)
        connection.commit()
    return path, link


LINKER_AT = (LINKER.name, LINKER.version, "2031-01-14T12:00:00.000000+00:00")


def test_a_ledger_of_version_3_becomes_what_a_new_one_is_and_keeps_its_links(tmp_path, monkeypatch):
    path, link = of_version_3(tmp_path / "old.db", monkeypatch)
    assert "decision" not in tables_of(path)
    with closing(SqliteLedger(path, create=False)) as ledger:
        view = ledger.view()
        assert view.verify().faults == ()
        assert [contest.link for contest in view.contests()] == view.links([link.left]) == [link]
        assert (view.matters(), view.decisions(), ledger.writer().linked_up_to(LINKER)) == ([], [], 3)
    SqliteLedger(tmp_path / "new.db").close()
    assert tables_of(path) == tables_of(tmp_path / "new.db")


def test_claims_of_a_ledger_of_version_3_are_linked_anew_and_sorted_into_matters(tmp_path, monkeypatch):
    path, link = of_version_3(tmp_path / "old.db", monkeypatch)
    matter = matter_id(link.left)
    placed = [Decision(Act.PLACE, "", matter=matter, claim=each, side=Side.FOR) for each in (link.left, link.right)]
    with closing(SqliteLedger(path, create=False)) as ledger:
        assert ledger.writer().link([link], LATER_LINKER, up_to=3, decisions=placed) == 1
        view = ledger.view()
        assert view.links([link.right]) == [link]
        assert [standing.claim for standing in view.matter(matter).standings] == [link.left, link.right]
        assert view.verify().faults == ()
