"""Faults planted in the file, past all that guards it: each must be found, and named."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Link, Maker, Relation
from onrecord.testing.by_hand import article, claim, entity, reading

TEXT = 'The bridge at Ostrel fell. "It was safe," Ann Bel said. It was old.'
OTHER_PAGE = zlib.compress(b"The bridge at Ostrel held.").hex()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    bridge = article(TEXT)
    who = entity(bridge, "Ann Bel")
    safe = claim(bridge, "It was safe", source="Ann Bel", cue="said", entity=who)
    old = claim(bridge, "It was old.")
    with closing(SqliteLedger(path)) as ledger:
        ledger.writer().add(reading(bridge, safe, old, entities=(who,)))
        link = Link(safe.id, old.id, Relation.CONTRADICTS, 0.8, ("so",))
        ledger.writer().link([link], Maker("by-hand", "1"), up_to=2)
    return path


def faults(path: Path) -> tuple[str, ...]:
    with closing(SqliteLedger(path, create=False)) as ledger:
        return ledger.view().verify().faults


def plant(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount != 0
        connection.commit()


def test_a_ledger_as_it_was_written_has_no_faults(path):
    assert faults(path) == ()


@pytest.mark.parametrize(
    ("statement", "about"),
    [
        ("UPDATE article SET text = replace(text, 'fell', 'held')", "article a"),
        ("UPDATE article SET text = replace(text, 'fell', 'held')", "its place on page p"),
        ("UPDATE article SET outlet = 'Gazette'", "article a"),
        ("UPDATE article SET headline = '[[60,90]]'", "headline 60..90"),
        ("UPDATE claim SET content = '[[28,38]]' WHERE number = 1", "claim c"),
        ("UPDATE claim SET content = '[[28,380]]' WHERE number = 1", "content 28..380"),
        ("UPDATE claim SET content = '[[38,28]]' WHERE number = 1", "content 38..28"),
        ("UPDATE claim SET content_text = 'It was unsafe' WHERE number = 1", "its words"),
        ("UPDATE claim SET source_text = 'Tom Arrow' WHERE number = 1", "its source"),
        ("UPDATE claim SET source_text = 'Gazette' WHERE number = 2", "its source"),
        ("UPDATE claim SET cue_text = 'denied' WHERE number = 1", "its cue"),
        ("UPDATE claim SET stance = 'denies' WHERE number = 2", "claim c"),
        ("UPDATE document SET content = X'00'", "its bytes"),
        (f"UPDATE document SET content = X'{OTHER_PAGE}'", "its bytes"),
        (f"UPDATE page SET text = X'{OTHER_PAGE}'", "page p"),
        ("UPDATE passage SET start = 1", "its place on page p"),
        ('UPDATE mention SET "end" = 999', "mention 42..999"),
        ("DELETE FROM made WHERE claim = 2", "reading 1: 1 of its 2 claims"),
        ("DELETE FROM made WHERE claim = 2", "no reading made it"),
        ("DELETE FROM claim WHERE number = 2", "made row"),
        ("DELETE FROM claim WHERE number = 2", "link row"),
        ("DELETE FROM article", "claim row"),
        ("DELETE FROM passage", "stands on no page"),
        ("DELETE FROM document", "page row"),
        ("INSERT INTO sighting VALUES ('no document', 'here', 'now')", "sighting row"),
        ("INSERT INTO link SELECT 9, 'l9', 1, 99, relation, score, reasons, maker, version, at FROM link", "link row"),
        ("UPDATE claim SET content = '[[28,' WHERE number = 1", "claims: a row cannot be read"),
        ("UPDATE claim SET content = '7' WHERE number = 1", "claims: a row cannot be read"),
        ("UPDATE article SET published_latest = 'May'", "articles: a row cannot be read"),
        ("DELETE FROM claim_words_docsize WHERE id = 2", "holds 1 of 2 claims"),
    ],
)
def test_a_planted_fault_is_found_and_named(path, statement, about):
    plant(path, statement)
    assert any(about in fault for fault in faults(path)), faults(path)


def test_one_fault_does_not_hide_another(path):
    plant(path, "UPDATE claim SET content = '[[28,' WHERE number = 1", "UPDATE document SET content = X'00'")
    assert len(faults(path)) >= 2


def test_a_page_of_the_file_that_was_overwritten_is_found(path):
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'claim'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with open(path, "r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    assert any("malformed" in fault for fault in faults(path)), faults(path)
