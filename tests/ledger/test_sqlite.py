"""What a file of SQLite's can meet with: other files in its place, later versions, no room."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import LedgerTooNew, LedgerUnavailable
from onrecord.ledger import migrations
from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Event, Kind
from onrecord.run.open import open_ledger
from onrecord.testing.by_hand import LATER_MAKER, article, claim, reading, span
from tests.run.made_pages import write_pages

PLAIN = {"ONRECORD_ANNOTATORS": "onrecord.testing:PlainAnnotator", "ONRECORD_READERS": "jsonl"}


def filled(path: Path) -> Path:
    with closing(SqliteLedger(path)) as ledger:
        bridge = article("The bridge at Ostrel fell on a cold day.")
        ledger.writer().add(reading(bridge, claim(bridge, "The bridge at Ostrel fell")))
    return path


# Opening


def test_a_ledger_is_there_again_when_it_is_opened_again(tmp_path):
    path = filled(tmp_path / "ledger.db")
    with closing(SqliteLedger(path, create=False)) as ledger:
        assert [entry.claim.text for entry in ledger.view().claims(ClaimQuery())] == ["The bridge at Ostrel fell"]


def test_a_ledger_that_is_closed_is_one_file(tmp_path):
    filled(tmp_path / "ledger.db")
    assert os.listdir(tmp_path) == ["ledger.db"]


@pytest.mark.parametrize("name", ["sqlite:///{}/a ledger?#%20.db", "{}/ödland.db"])
def test_any_name_that_a_file_may_have_will_do(tmp_path, name):
    open_ledger(name.format(tmp_path), create=True).close()
    assert os.path.exists(name.format(tmp_path).removeprefix("sqlite:///"))


def test_a_database_that_is_not_known_is_refused():
    with pytest.raises(LedgerUnavailable, match="postgresql"):
        open_ledger("postgresql://somewhere/ledger", create=True)


def test_a_ledger_that_is_not_there_is_not_made_by_looking(tmp_path):
    with pytest.raises(LedgerUnavailable, match=r"ledger\.db: is not there"):
        open_ledger(str(tmp_path / "ledger.db"))
    assert os.listdir(tmp_path) == []


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(LedgerUnavailable, match="is a folder"):
        open_ledger(str(tmp_path), create=True)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(LedgerUnavailable, match=r"the folder .*nowhere is not there"):
        open_ledger(str(tmp_path / "nowhere" / "ledger.db"), create=True)


@pytest.mark.parametrize("content", [b"It rained.", b"It rained. " * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path, content):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(LedgerUnavailable, match=r"notes\.txt"):
        open_ledger(str(path), create=True)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_as_it_is(tmp_path):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE song (title)")
        connection.commit()
    content = path.read_bytes()
    with pytest.raises(LedgerUnavailable, match=r"other\.db: is a database, but not a ledger"):
        open_ledger(str(path), create=True)
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["other.db"]


def test_a_ledger_of_a_later_version_is_left_as_it_is(tmp_path):
    path = filled(tmp_path / "ledger.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {migrations.VERSION + 1}")
    content = path.read_bytes()
    with pytest.raises(LedgerTooNew, match=rf"its shape is {migrations.VERSION + 1}.*Upgrade OnRecord"):
        open_ledger(str(path), create=True)
    assert path.read_bytes() == content


# Migrating


def add_mood(connection):
    connection.exec_driver_sql("CREATE TABLE mood (claim INTEGER)")


def fail(connection):
    add_mood(connection)
    raise ZeroDivisionError


def with_step(monkeypatch, step):
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("moods", step)))
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)


def shape_of(path: Path) -> tuple[int, list[str], bool]:
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        names = [name for (name,) in connection.execute("SELECT name FROM migration ORDER BY number")]
        moods = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'mood'").fetchone() == (1,)
    return version, names, moods


def test_an_earlier_ledger_is_brought_to_todays_shape_and_that_is_noted(tmp_path, monkeypatch):
    path = filled(tmp_path / "ledger.db")
    with_step(monkeypatch, add_mood)
    with closing(SqliteLedger(path, create=False)) as ledger:
        assert len(ledger.view().claims(ClaimQuery())) == 1
    assert shape_of(path) == (migrations.VERSION, ["a new ledger", "moods"], True)
    SqliteLedger(path).close()
    assert shape_of(path)[1] == ["a new ledger", "moods"]


VERSION_1 = Path(__file__).with_name("version_1.sql")


def of_version_1(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_1.read_text("utf-8"))
        connection.commit()
    return path


def tables_of(path: Path) -> dict[str, str]:
    """The statement that makes each table and index, without its spaces."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: "".join(statement.split()) for name, statement in rows}


def test_a_ledger_of_version_1_becomes_what_a_new_one_is(tmp_path):
    path = of_version_1(tmp_path / "ledger.db")
    with closing(SqliteLedger(path, create=False)) as ledger:
        assert ledger.view().verify().faults == ()
        assert len(ledger.view().claims(ClaimQuery())) == 3
    SqliteLedger(tmp_path / "new.db").close()
    assert tables_of(path) == tables_of(tmp_path / "new.db")
    assert shape_of(path)[0] == migrations.VERSION
    assert shape_of(path)[1] == ["a new ledger", *(title for title, _ in migrations.STEPS)]


def test_what_version_1_kept_is_found_as_before_and_read_anew(tmp_path):
    path = of_version_1(tmp_path / "ledger.db")
    with closing(SqliteLedger(path, create=False)) as ledger:
        view = ledger.view()
        assert [entry.claim.text for entry in view.claims(ClaimQuery(place="tarn"))] == ["It was safe in Tarn"]
        assert [entry.claim.text for entry in view.claims(ClaimQuery(place="ostrel"))] == ["The bridge at Ostrel fell"]
        assert view.claims(ClaimQuery(place="Ann Bel")) == []
        assert len(view.claims(ClaimQuery(kind=Kind.PERSON))) == 1
        (kept,) = view.articles()
        assert (kept.events, view.entry(view.claims(ClaimQuery())[0].id).speaker) == ((), None)
        bridge = article(kept.text)
        fell = Event(span(kept.text, "fell"), "ACCIDENT")
        again = reading(bridge, claim(bridge, "The bridge at Ostrel fell"), maker=LATER_MAKER, events=(fell,))
        assert again.annotated.article.id == kept.id
        assert ledger.writer().add(again) == 0
        assert [entry.claim.text for entry in view.claims(ClaimQuery(event="accident"))] == [
            "The bridge at Ostrel fell"
        ]


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(tmp_path, monkeypatch):
    path = filled(tmp_path / "ledger.db")
    before = shape_of(path)
    with_step(monkeypatch, fail)
    with pytest.raises(ZeroDivisionError):
        SqliteLedger(path)
    assert shape_of(path) == before


# Killed

CORRECTING = """
import os, sys
from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Correction, Mend, Stance
ledger = SqliteLedger(sys.argv[1])
(entry,) = ledger.view().claims(ClaimQuery())
# What is in force already is not said again: who was killed before may have left either.
stances = (Stance.ASKS, Stance.DOUBTS) if entry.claim.stance is Stance.DOUBTS else (Stance.DOUBTS, Stance.ASKS)
for turn in range(100_000):
    said = Correction(Mend.STANCE, entry.id, "Ada", stance=stances[turn % 2])
    words = Correction(Mend.CONTENT, entry.id, f"Ada {os.getpid()} {turn}", spans=entry.made.claim.content)
    number, _ = ledger.writer().correct(said, words)
    ledger.writer().take_back_correction(number, "Ben")
    print(turn, flush=True)
"""


def test_a_ledger_whose_writer_was_killed_while_people_correct_is_whole(tmp_path):
    path = filled(tmp_path / "ledger.db")
    for turns in (1, 7, 12):
        with subprocess.Popen([sys.executable, "-c", CORRECTING, str(path)], stdout=subprocess.PIPE) as process:
            assert process.stdout
            for _ in range(turns):
                assert process.stdout.readline()
            process.kill()
        assert process.returncode == -signal.SIGKILL
        with closing(SqliteLedger(path, create=False)) as ledger:
            view = ledger.view()
            assert view.verify().faults == ()
            # Two are said at a time, and kept together or not at all.
            assert len(view.corrections()) % 2 == 0
            assert len(view.corrections()) >= 2 * turns


# No room

# More than fit into the space that there is.
PAGES = 120

LIMITED = """
import resource, sys
from onrecord.read.language import recognise
recognise("words enough " * 20)  # which unpacks a larger file than the ledger may become
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
from onrecord.cli import main
main()
"""


def read(folder: Path, ledger: Path, *, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    start = ["-c", LIMITED, str(limit)] if limit else ["-m", "onrecord"]
    return subprocess.run(
        [sys.executable, *start, "read", str(folder), "--ledger", str(ledger)],
        env=os.environ | PLAIN,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def stops_and_goes_on(folder: Path, ledger: Path, stopped: subprocess.CompletedProcess[str], make_room) -> None:
    assert stopped.returncode == 2, stopped.stderr
    assert f"onrecord: {ledger}: cannot be used: " in stopped.stderr
    assert "what was read before is kept" in stopped.stderr.lower()
    assert "Traceback" not in stopped.stderr
    make_room()
    with closing(SqliteLedger(ledger, create=False)) as opened:
        assert opened.view().verify().faults == ()
        held = opened.view().summary().articles
    assert 0 < held < PAGES
    assert read(folder, ledger).returncode == 0
    with closing(SqliteLedger(ledger, create=False)) as opened:
        assert opened.view().verify().faults == ()
        assert opened.view().summary().articles == PAGES


def test_a_file_that_may_not_grow_stops_the_run_and_the_next_one_goes_on(tmp_path):
    write_pages(tmp_path / "pages", articles=PAGES)
    ledger = tmp_path / "ledger.db"
    stopped = read(tmp_path / "pages", ledger, limit=1_000_000)
    stops_and_goes_on(tmp_path / "pages", ledger, stopped, lambda: None)


def test_a_full_disk_stops_the_run_and_the_next_one_goes_on(tmp_path):
    write_pages(tmp_path / "pages", articles=PAGES)
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if not mount or subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "none", disk], check=False).returncode:
        pytest.skip("a disk cannot be mounted here")
    try:
        stopped = read(tmp_path / "pages", disk / "ledger.db")
        assert "disk is full" in stopped.stderr
        stops_and_goes_on(
            tmp_path / "pages",
            disk / "ledger.db",
            stopped,
            lambda: subprocess.run([mount, "-o", "remount,size=64m", disk], check=True),
        )
    finally:
        subprocess.run(["umount", disk], check=True)
