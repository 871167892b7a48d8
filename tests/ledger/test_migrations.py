"""Ledgers of former shapes: what they hold is kept, and they end in the shape of a new one."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from onrecord.ledger import migrations
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Ruling, Verdict
from onrecord.testing.by_hand import article, entity, reading

# What version 2 added to version 1.
RULINGS = ("called", "ruling", "canonised", "entity_words")


def filled(path: Path) -> Path:
    with closing(SqliteLedger(path)) as ledger:
        for number in range(2):
            page = article("The Harbour Board met.", path=f"{number}.txt", given_id=str(number))
            ledger.writer().add(reading(page, entities=(entity(page, "Harbour Board", "ORG"),)))
    return path


def as_version_1(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        for table in RULINGS:
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("UPDATE migration SET number = 1")
        connection.commit()
    return path


def shape(path: Path) -> dict[str, str]:
    """The statements that would make the ledger's tables and indexes, however they are spaced and quoted."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: re.sub(r"[\s\"]+", "", sql) for name, sql in rows}


def test_a_ledger_of_version_1_gets_the_shape_of_a_new_one(tmp_path):
    old = as_version_1(filled(tmp_path / "old.db"))
    assert not set(RULINGS) & shape(old).keys()
    SqliteLedger(old, create=False).close()
    assert shape(old) == shape(filled(tmp_path / "new.db"))
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (migrations.VERSION,)
        names = [name for (name,) in connection.execute("SELECT name FROM migration ORDER BY number")]
    assert names == ["a new ledger", "rulings on entities"]


def test_entities_of_a_ledger_of_version_1_can_be_ruled_on(tmp_path):
    with closing(SqliteLedger(as_version_1(filled(tmp_path / "old.db")), create=False)) as ledger:
        view = ledger.view()
        one, other = (each.id for each in view.entities())
        assert view.canon().same(one) == (one,)
        ledger.writer().rule(Ruling(one, other, Verdict.YES, 1.0, ("I know them",), "Ada", person=True))
        assert view.canon().same(other) == (one, other)
        assert [each.id for each in view.named("harbour")] == [one, other]
        assert view.verify().faults == ()
