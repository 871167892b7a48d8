"""Faults planted in the file, past all that guards it: each must be found, and named."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import (
    Act,
    Correction,
    Count,
    Decision,
    Event,
    Evidence,
    EvidenceKind,
    Flag,
    Link,
    Maker,
    Mend,
    Place,
    Relation,
    Side,
    Speaker,
    Stance,
    Time,
    TimeType,
    When,
    matter_id,
)
from onrecord.testing.by_hand import LATER_MAKER, article, claim, entity, quote, reading, span

TEXT = 'The bridge at Ostrel fell. "It was safe," Ann Bel said. It was old.'
OTHER_PAGE = zlib.compress(b"The bridge at Ostrel held.").hex()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    bridge = article(TEXT)
    who = entity(bridge, "Ann Bel")
    safe = claim(bridge, "It was safe", source="Ann Bel", cue="said", entity=who)
    old = claim(bridge, "It was old.")
    time = Time(span(TEXT, "old"), "PAST_REF", TimeType.DATE, When(None, date(1900, 1, 1), date(1999, 12, 31)))
    place = Place(span(TEXT, "Ostrel"), "Ostrel", 52.0, 9.0, 1, "DE")
    killed = Count(span(TEXT, "It"), 1, 1, 1, "killed")
    event = Event(span(TEXT, "fell"), "ACCIDENT", None, (span(TEXT, "The bridge"),), (), 0, 0, (killed,))
    layers = {
        "times": (time,),
        "places": (place,),
        "events": (event,),
        "flags": (Flag(span(TEXT, "fell"), "odd", "so"),),
        "quotes": (quote(safe),),
        "speakers": (Speaker(0, who.id, basis=(Evidence(EvidenceKind.WITNESS, span(TEXT, "safe")),)),),
    }
    fell = claim(bridge, "The bridge at Ostrel fell.")
    with closing(SqliteLedger(path)) as ledger:
        ledger.writer().add(reading(bridge, safe, old, fell, entities=(who,), **layers))
        ledger.writer().add(reading(bridge, safe, maker=LATER_MAKER))
        link = Link(safe.id, old.id, Relation.CONTRADICTS, 0.8, ("so",))
        matter = matter_id(safe.id)
        placed = Decision(Act.PLACE, "", matter=matter, claim=safe.id, side=Side.FOR)
        ledger.writer().link([link], Maker("by-hand", "1"), up_to=2, decisions=[placed])
        (number,) = ledger.writer().decide(Decision(Act.TITLE, "Ada", matter=matter, title="Was it safe?", person=True))
        ledger.writer().take_back(number, "Ada")
        ostrel = Place(span(TEXT, "Ostrel"), "Ostrel", 50.0, 8.0, 2, "FR")
        corrections = (
            Correction(Mend.STANCE, safe.id, "Ada", stance=Stance.DOUBTS),
            Correction(Mend.CONTENT, safe.id, "Ada", spans=(span(TEXT, "It was"),)),
            Correction(Mend.PLACE, fell.id, "Ada", mark=ostrel.span, place=ostrel),
            Correction(Mend.ACCEPT, old.id, "Ada"),
        )
        *_, last = ledger.writer().correct(*corrections)
        ledger.writer().take_back_correction(last, "Ben")
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
        ('UPDATE time SET "end" = 999', "time 1: span 63..999"),
        ("UPDATE time SET earliest = '2031-01-01'", "time 1: ends before it begins"),
        ('UPDATE place SET "end" = 999', "place 1: span 14..999"),
        ("UPDATE place SET lat = 99.0", "place 1: 99.0, 9.0 is no point on the map"),
        ('UPDATE event SET "end" = 999', "event 1: span 21..999"),
        ("UPDATE event SET actors = '[[0,999]]'", "event 1: span 0..999"),
        ("UPDATE place SET reading = 2", "event 1: its place or its time is another reading's"),
        ("UPDATE event SET place = 7", "event row"),
        ('UPDATE count SET "end" = 999', "event 1: count 28..999"),
        ('UPDATE flag SET "end" = 999', "flag 1: span 21..999"),
        ("UPDATE speaker SET office = '[[0,999]]'", "speaker 1: span 0..999"),
        ("""UPDATE speaker SET basis = '[["witness",0,999]]'""", "speaker 1: span 0..999"),
        ("UPDATE speaker SET basis = '[['", "speakers: a row cannot be read"),
        ("UPDATE claim_place SET reading = 2", "claim 3: is found by another reading's place"),
        ("UPDATE claim_event SET claim = 1, reading = 2", "claim 1: is found by another reading's event"),
        ("UPDATE time SET reading = 2", "claim 3: is found by another reading's time"),
        ("DELETE FROM made WHERE claim = 2", "reading 1: 2 of its 3 claims"),
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
        ("UPDATE decision SET act = 'sort' WHERE number = 1", "decision 1: to 'sort' on side 'for'"),
        ("UPDATE decision SET side = 'left' WHERE number = 1", "decision 1: to 'place' on side 'left'"),
        ("UPDATE decision SET side = NULL WHERE number = 1", "decision 1: lacks what it takes to place"),
        ("UPDATE decision SET claim = 1 WHERE number = 2", "decision 2: lacks what it takes to title"),
        ("UPDATE decision SET score = 2.0 WHERE number = 1", "decision 1: lacks a score or a judge"),
        ("UPDATE decision SET claim = 99 WHERE number = 1", "decision row"),
        ("UPDATE decision SET matter = 99 WHERE number = 1", "decision row"),
        ("UPDATE taken_back SET decision = 1", "decision 1: cannot have been taken back"),
        ("UPDATE taken_back SET at = '2001'", "decision 2: cannot have been taken back at 2001"),
        ("DELETE FROM decision", "nothing was decided on it"),
        ("UPDATE correction SET mend = 'tidy' WHERE number = 1", "correction 1: of 'tidy'"),
        ("UPDATE correction SET stance = 'sings' WHERE number = 1", "correction 1: of 'stance'"),
        ("UPDATE correction SET stance = NULL WHERE number = 1", "correction 1: lacks what it takes to mend stance"),
        ("UPDATE correction SET kind = 'office' WHERE number = 1", "correction 1: lacks what it takes to mend stance"),
        ("UPDATE correction SET spans = '[[28,999]]' WHERE number = 2", "correction 2: span 28..999"),
        ("UPDATE correction SET mark = '[14,999]' WHERE number = 3", "correction 3: span 14..999"),
        ("UPDATE correction SET claim = 99 WHERE number = 1", "correction row"),
        ("UPDATE correction SET entity = 99 WHERE number = 1", "correction row"),
        ("UPDATE correction_taken_back SET at = '2001'", "correction 4: cannot have been taken back at 2001"),
        ("DELETE FROM correction_taken_back", "claim 2: does not read as its corrections have it"),
        ("UPDATE mended SET content = '[[28,999]]' WHERE claim = 1", "as people have it: content 28..999"),
        ("UPDATE mended SET stance = 'denies' WHERE claim = 1", "claim 1: does not read as its corrections have it"),
        ("DELETE FROM mended WHERE claim = 3", "claim 3: does not read as its corrections have it"),
        ("UPDATE mended_place SET country = 'DE'", "claim 3: is not found by what people have of it"),
        ("DELETE FROM mended_time", "claim 3: is not found by what people have of it"),
        ("DELETE FROM mended_place_name", "claim 3: is not found by what people have of it"),
        ("UPDATE claim_score SET score = 0.1", "is not found by its score"),
        ("DELETE FROM mended_words_docsize", "mended claims"),
        ("DELETE FROM claim_words_docsize WHERE id = 2", "holds 2 of 3 claims"),
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
