"""`kill -9` at any moment: what is in the ledger is whole, and the next read goes on from there."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.ledger.sqlite import SqliteLedger
from tests.run.made_pages import write_pages

KILLS = 50
SEED = 9
ARTICLES = 30
PLAIN = {
    "ONRECORD_ANNOTATORS": "onrecord.testing:PlainAnnotator",
    "ONRECORD_READERS": "jsonl",
    "ONRECORD_BATCH_CHARACTERS": "1000",
    "ONRECORD_CLOSELY": "1",  # the linker is at work here, but how well is of no matter
}
PATIENCE = 240

# A kill lands so many seconds after the process has begun to write, at most; a whole read writes for longer. One in ten
# lands at any moment since the process was started.
LATEST = 0.25
EARLY_SHARE = 0.1
LATEST_EARLY = 0.6

CONTENTS = {
    "articles": "SELECT id, text FROM article",
    "passages": 'SELECT a.id, p.page, p.start, p."end" FROM passage p JOIN article a ON a.number = p.article',
    "claims": "SELECT id, via, stance, source, cue, content, content_text FROM claim",
    "made": "SELECT c.id, r.maker, r.version, m.score, m.kind FROM made m JOIN claim c ON c.number = m.claim "
    "JOIN reading r ON r.number = m.reading",
    "mentions": 'SELECT e.id, m.start, m."end" FROM mention m JOIN entity e ON e.number = m.entity',
    "links": "SELECT id, relation, score, reasons FROM link",
    "keys": "SELECT k.side, k.word, c.id FROM key k JOIN claim c ON c.number = k.claim",
    "finished": "SELECT document, maker, version FROM finished",
}


def start(folder: Path, ledger: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "onrecord", "read", str(folder), "--ledger", str(ledger)],
        env=os.environ | PLAIN,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def finish(folder: Path, ledger: Path) -> None:
    process = start(folder, ledger)
    _, stderr = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, stderr.decode()


def contents(ledger: Path) -> dict[str, list[tuple[object, ...]]]:
    """What a ledger holds, without the order and the time it came in."""
    with closing(sqlite3.connect(ledger)) as connection:
        return {name: sorted(connection.execute(query), key=repr) for name, query in CONTENTS.items()}


def kill(folder: Path, ledger: Path, dice: random.Random) -> str:
    """Start a read and kill it; gives what it was doing.

    "starting": nothing is new in the ledger. "reading": articles are. "linking": all articles were in, and links or
    keys are new. "done": it was too late.
    """
    early = dice.random() < EARLY_SHARE
    delay = dice.random() * (LATEST_EARLY if early else LATEST)
    before = rows(ledger)
    process = start(folder, ledger)
    while not early and rows(ledger) == before and process.poll() is None:
        time.sleep(0.02)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    _, stderr = process.communicate(timeout=PATIENCE)
    if process.returncode == 0:
        return "done"
    assert process.returncode == -signal.SIGKILL, stderr.decode()
    after = rows(ledger)
    if after == before:
        return "starting"
    return "linking" if after["finished"] == ARTICLES else "reading"


def rows(ledger: Path) -> dict[str, int]:
    """How many rows the growing tables have."""
    if not ledger.exists():
        return {}
    with closing(sqlite3.connect(ledger, timeout=PATIENCE)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        growing = ("article", "finished", "key", "link", "linked")
        return {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in growing if name in tables
        }


@pytest.mark.slow
def test_killed_at_fifty_moments_a_ledger_is_whole_and_the_next_read_finishes_the_work(tmp_path, record_property):
    folder, dice, states = tmp_path / "pages", random.Random(SEED), Counter[str]()
    write_pages(folder, articles=ARTICLES)
    finish(folder, tmp_path / "whole.db")
    whole = contents(tmp_path / "whole.db")
    assert whole["links"]

    ledgers = [tmp_path / "killed-0.db"]
    for _ in range(KILLS):
        state = kill(folder, ledgers[-1], dice)
        states[state] += 1
        if ledgers[-1].exists():
            with closing(SqliteLedger(ledgers[-1])) as ledger:
                assert ledger.view().verify().faults == ()
        if state == "done":
            ledgers.append(tmp_path / f"killed-{len(ledgers)}.db")
    for name, count in states.items():
        record_property(name, count)
    print(f"The {KILLS} kills met: {dict(states)}, on {len(ledgers)} ledgers.")
    assert states["reading"] + states["linking"] >= KILLS / 2

    for ledger in ledgers:
        finish(folder, ledger)
        assert contents(ledger) == whole
    finish(folder, ledgers[0])
    assert contents(ledgers[0]) == whole
