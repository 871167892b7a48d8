"""The command line: exit codes, what goes where, and that nobody ever sees a traceback for what they handed in."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import EVENTS, main
from onrecord.export.record import FIELDS
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Count, Event, Evidence, EvidenceKind, Flag, Place, Span, Speaker, Time, TimeType, When
from onrecord.reconcile.canon.canonise import canonise
from onrecord.testing import by_hand
from onrecord.testing.by_hand import article, claim, quote, reading, span
from tests.readers import ENVIRONMENT, GOOD, STUMBLE, held, run_onrecord

SECOND = "The ferry pier stays shut, the harbour board says.\n\n“It was never safe,” the mayor said.\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def ledger(tmp_path: Path, good: Path) -> Path:
    """A ledger that has read one page."""
    assert onrecord("read", good, "--ledger", tmp_path / "l.db").exit_code == 0
    return tmp_path / "l.db"


def onrecord(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), input=stdin, env=ENVIRONMENT, catch_exceptions=False)


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_reading_says_what_was_read_on_stderr_alone(tmp_path: Path, good: Path) -> None:
    result = onrecord("read", good, "--ledger", tmp_path / "l.db")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Read 1 article in 1 document." in result.stderr


def test_reading_twice_adds_nothing(ledger: Path, good: Path) -> None:
    before = onrecord("claims", "--ledger", ledger).stdout
    again = onrecord("read", good, "--ledger", ledger)
    assert again.exit_code == 0
    assert "1 document read before" in again.stderr
    assert "0 new claims" in again.stderr
    assert onrecord("claims", "--ledger", ledger).stdout == before


def test_some_input_rejected_is_exit_1_and_names_it(tmp_path: Path, good: Path) -> None:
    (tmp_path / "empty.txt").touch()
    for command in (["read", "--ledger", tmp_path / "l.db"], ["extract"]):
        result = onrecord(*command, good, tmp_path / "empty.txt")
        assert result.exit_code == 1
        assert "empty.txt: is empty." in result.stderr


@pytest.mark.parametrize(
    ("arguments", "helps"),
    [
        (["claims", "--ledger", "missing.db"], "missing.db: is not there. `onrecord read PATH` makes it"),
        (["show", "c12", "--ledger", "missing.db"], "is not there"),
        (["show", ""], "Invalid value for ID: it is empty. Give the id or the name of what to show."),
        (["show", " "], "it is empty"),
        (["verify", "--ledger", "missing.db"], "is not there"),
        (["read", "x.txt", "--ledger", "no/such/folder/l.db"], "the folder no/such/folder is not there"),
        (["read", "x.txt", "--ledger", "."], "is a folder"),
        (["read", "x.txt", "--ledger", "oracle://host/db"], "is a database of a kind that is not known here"),
        (["read"], "Missing argument 'PATH...'"),
        (["reed", "x.txt"], "No such command 'reed'"),
        (["claims", "--stance", "shouts"], "'shouts' is not one of"),
        (["claims", "--since", "yesterday"], "'yesterday' does not match the format"),
        (["claims", "--kind", "robot"], "'robot' is not one of"),
        (["claims", "--country", "Libya"], "'Libya' is no ISO 3166-1 code of two letters"),
        (["claims", "--box", "19,31,21"], "'19,31,21' is no box of degrees. Give four numbers with commas"),
        (["claims", "--box", "here,31,21,33"], "'here,31,21,33' is no box of degrees. Give four numbers with commas"),
        (["claims", "--box", "19,33,21,31"], "Box needs -90 <= south <= north <= 90, got 33 and 31."),
        (["claims", "--box", "-181,31,21,33"], "Box needs west in -180…180, got -181."),
        (["claims", "--box", "nan,31,21,33"], "Box needs west in -180…180, got nan."),
        (["claims", "--happened-since", "May"], "'May' does not match the format"),
        (["claims", "--event", "nonsense"], "'nonsense' is not one of"),
        (
            ["claims", "--since", "2031-02-01", "--until", "2031-01-01"],
            "Invalid value for '--since' / '--until': --since 2031-02-01 is later than --until 2031-01-01.",
        ),
        (
            ["export", "--to", "x.csv", "--happened-since", "2031-02-01", "--happened-until", "2031-01-31"],
            "--happened-since 2031-02-01 is later than --happened-until 2031-01-31.",
        ),
        (["claims", "--limit", "0"], "0 is not in the range"),
        (["claims", "--format", "xml"], "'xml' is not one of"),
    ],
)
def test_wrong_use_is_exit_2_with_a_sentence_that_helps(
    tmp_path: Path, monkeypatch, arguments: list[str], helps: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = onrecord(*arguments)
    assert result.exit_code == 2
    assert helps in result.stderr
    assert result.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_ledger_is_exit_2(good: Path) -> None:
    result = onrecord("claims", "--ledger", good)
    assert result.exit_code == 2
    assert "Name another file with --ledger." in result.stderr
    assert good.read_text(encoding="utf-8") == GOOD


def test_an_annotator_that_is_not_there_is_exit_2(tmp_path: Path, good: Path) -> None:
    done = run_onrecord("read", good, "--ledger", tmp_path / "l.db", ONRECORD_ANNOTATORS="crystal-ball")
    assert done.returncode == 2
    assert b"crystal-ball: no such name among the annotators" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_setting_that_is_no_number_is_exit_2(good: Path) -> None:
    done = run_onrecord("extract", good, ONRECORD_MAX_ARTICLE_CHARACTERS="plenty")
    assert done.returncode == 2
    assert b"ONRECORD_MAX_ARTICLE_CHARACTERS: needs a whole number" in done.stderr


def test_claims_come_as_json_lines_where_there_is_no_terminal(ledger: Path) -> None:
    found = lines(onrecord("claims", "--ledger", ledger))
    assert "the mayor" in [each["source"] for each in found]
    assert set(found[0]) == set(FIELDS)


def test_claims_come_as_csv_where_asked(ledger: Path) -> None:
    rows = list(csv.reader(io.StringIO(onrecord("claims", "--format", "csv", "--ledger", ledger).stdout)))
    assert rows[0] == list(FIELDS)
    assert all(len(row) == len(FIELDS) for row in rows)


@pytest.mark.parametrize("width", [40, 80, 140])
def test_a_table_fits_the_terminal_with_the_words_first(ledger: Path, width: int, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = onrecord("claims", "--format", "table", "--ledger", ledger).stdout.splitlines()
    assert max(map(len, shown)) <= width
    assert shown[0].split()[0] == "claim"
    assert "the mayor" in " ".join(shown)
    assert shown[1].startswith(("Ferry", "The harbour", "Nobody", "“Nobody"))


def test_the_events_that_may_be_asked_for_are_those_that_are_marked() -> None:
    lexicon = files("onrecord.annotate.events").joinpath("triggers.csv").read_text(encoding="utf-8").splitlines()
    rows = [row for row in csv.DictReader(lexicon) if row["type"]]
    assert {row["type"] for row in rows} == set(EVENTS)
    page = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
    modes = dict(re.findall(r"^\| ([A-Z]+) \| (.*) \|$", page, re.M))
    for each in EVENTS:
        assert modes[each] == (", ".join(sorted({row["mode"] for row in rows if row["type"] == each} - {""})) or "–")


def test_pages_follow_each_other(ledger: Path) -> None:
    every = lines(onrecord("claims", "--ledger", ledger))
    first = onrecord("claims", "--limit", "1", "--ledger", ledger)
    after = first.stderr.split("--after ")[1].split()[0]
    rest = lines(onrecord("claims", "--after", after, "--ledger", ledger))
    assert lines(first) + rest == every


def test_filters_narrow_the_list(ledger: Path) -> None:
    assert {each["source"] for each in lines(onrecord("claims", "--source", "mayor", "--ledger", ledger))} == {
        "the mayor"
    }
    assert lines(onrecord("claims", "--text", "lighthouse", "--ledger", ledger)) == []
    assert all(each["own_voice"] for each in lines(onrecord("claims", "--own-voice", "--ledger", ledger)))
    assert lines(onrecord("claims", "--stance", "praises", "--ledger", ledger)) == []


@pytest.mark.parametrize("words", ['"', "*", "a AND", "NEAR(", "-", "'; DROP TABLE claim; --", "\x00", "ÄÖ", "🙂", ""])
def test_any_words_may_be_looked_for(ledger: Path, words: str) -> None:
    for option in ("--text", "--source", "--about", "--place", "--outlet"):
        assert onrecord("claims", option, words, "--ledger", ledger).exit_code == 0


def test_show_knows_an_entity_with_its_mentions_and_its_claims(tmp_path: Path) -> None:
    page = tmp_path / "venn.txt"
    page.write_text('Mira Venn came home. "The ferry is safe," Mira Venn said.', encoding="utf-8")
    onrecord("read", page, "--ledger", tmp_path / "l.db")
    (claim,) = [each for each in lines(onrecord("claims", "--ledger", tmp_path / "l.db")) if each["source_entity"]]
    entity = str(claim["source_entity"])
    assert lines(onrecord("show", entity[:9], "--format", "jsonl", "--ledger", tmp_path / "l.db")) == [claim]
    table = onrecord("show", entity, "--ledger", tmp_path / "l.db").stdout
    assert table.count("Mira Venn") >= 3
    assert "came home" in table


def test_show_tells_who_an_entity_is_in_other_articles(tmp_path: Path) -> None:
    ledger = tmp_path / "l.db"
    with closing(SqliteLedger(ledger)) as opened:
        for name in ("Pentagon", "US Department of Defense"):
            page = by_hand.article(f"The ferry is safe, the {name} said.", path=name)
            entity = by_hand.entity(page, name, "ORG")
            said = by_hand.claim(page, "The ferry is safe", source=f"the {name}", cue="said", entity=entity)
            opened.writer().add(by_hand.reading(page, said, entities=(entity,)))
        canonise(opened)
        pentagon, department = opened.view().entities()
    both = lines(onrecord("claims", "--source", "pentagon", "--ledger", ledger))
    assert [each["source"] for each in both] == ["the Pentagon", "the US Department of Defense"]
    assert lines(onrecord("show", department.id, "--format", "jsonl", "--ledger", ledger)) == both
    table = " ".join(onrecord("show", pentagon.id, "--format", "table", "--ledger", ledger).stdout.split())
    assert "One with US Department of Defense (1 other article)" in table
    assert "0.97 “Pentagon” and “US Department of Defense” are names of" in table


def kept_entities(ledger: Path, *names: str) -> list[str]:
    """Ids of entities that nobody holds to be one, each of an article of its own."""
    ids = []
    with closing(SqliteLedger(ledger)) as opened:
        for number, name in enumerate(names):
            page = by_hand.article(f"{name} met.", path=f"{number}.txt", given_id=str(number))
            entity = by_hand.entity(page, name, "ORG")
            opened.writer().add(by_hand.reading(page, entities=(entity,)))
            ids.append(entity.id)
    return ids


def test_show_of_an_entity_on_whose_word_nothing_is_says_how_to_go_on(tmp_path: Path) -> None:
    kept_entities(tmp_path / "l.db", "Harbour Board")
    shown = onrecord("show", "harbour board", "--ledger", tmp_path / "l.db").stdout
    assert "on whose word" not in shown
    assert "onrecord claims --about 'Harbour Board'" in " ".join(shown.split())


@pytest.mark.parametrize("number", [4, 5])
def test_show_lists_those_of_one_name_where_they_are_many(tmp_path: Path, number: int) -> None:
    names = [f"{town} Harbour Board" for town in ("Tarn", "Ostrel", "Venn", "Marrow", "Quill")[:number]]
    ids = kept_entities(tmp_path / "l.db", *names)
    shown = onrecord("show", "harbour board", "--ledger", tmp_path / "l.db").stdout
    for name, each in zip(names, ids, strict=True):
        assert name in shown
        assert (each[:12] in shown) is (number >= 5)
    assert ("No claim is on its word" in shown) is (number < 5)


def test_show_prints_those_of_one_name_under_one_head(tmp_path: Path) -> None:
    kept_entities(tmp_path / "l.db", "Tarn Harbour Board", "Ostrel Harbour Board")
    shown = onrecord("show", "harbour board", "--format", "csv", "--ledger", tmp_path / "l.db").stdout
    assert list(csv.reader(io.StringIO(shown))) == [list(FIELDS)]


def test_show_names_the_articles_that_came_with_one_id(tmp_path: Path) -> None:
    text = '{"id": "w", "text": "The pier is shut."}\n{"id": "w", "text": "The pier is open."}\n'
    onrecord("read", "-", "--ledger", tmp_path / "l.db", stdin=text)
    result = onrecord("show", "w", "--ledger", tmp_path / "l.db")
    assert result.exit_code == 2
    ids = re.findall(r"\ba[0-9a-f]{20}\b", result.stderr)
    assert len(ids) == 2
    assert onrecord("show", ids[0], "--ledger", tmp_path / "l.db").exit_code == 0


def test_show_knows_a_claim_by_the_beginning_of_its_id(ledger: Path) -> None:
    claim = lines(onrecord("claims", "--source", "mayor", "--ledger", ledger))[0]
    assert lines(onrecord("show", str(claim["id"])[:9], "--format", "jsonl", "--ledger", ledger)) == [claim]
    table = onrecord("show", str(claim["id"]), "--ledger", ledger).stdout
    assert "the mayor" in table
    assert "characters" in table


@pytest.mark.parametrize("name", ["c0000000", "nothing", "%", "c"])
def test_what_the_ledger_does_not_hold_is_exit_2(ledger: Path, name: str) -> None:
    result = onrecord("show", name, "--ledger", ledger)
    assert result.exit_code in (0, 2)
    assert result.exit_code == 2 or name == "c"


@pytest.fixture
def raid(tmp_path: Path) -> Path:
    """A ledger of one article, in which every layer marks something."""
    text = "Clashes near Ostrel.\n\n“Jets bombed Tarn on 20 July 2031 and killed 13,” said Ann Bel, a nurse who saw it."
    kept = article(text)
    bombed = claim(kept, "Jets bombed Tarn on 20 July 2031 and killed 13", source="Ann Bel, a nurse", cue="said")

    def at(words: str) -> Span:
        return span(text, words)

    count = Count(at("13"), 13, 13, 13, "killed")
    layers = {
        "quotes": (quote(bombed),),
        "times": (Time(at("20 July 2031"), "2031-07-20", TimeType.DATE, When.day(date(2031, 7, 20))),),
        "places": (Place(at("Tarn"), "Tarn al-Bahr", 32.12, 20.07, None, "LY"),),
        "events": (Event(at("bombed"), "ASSAULT", "airstrike", (at("Jets"),), (), 0, 0, (count,), 3.0, 0),),
        "flags": (Flag(at("13"), "count contradicts count", "it says 11 elsewhere"),),
        "speakers": (Speaker(0, name=at("Ann Bel"), basis=(Evidence(EvidenceKind.WITNESS, at("saw it")),)),),
    }
    with closing(SqliteLedger(tmp_path / "raid.db")) as ledger:
        ledger.writer().add(reading(kept, claim(kept, "Clashes near Ostrel."), bombed, **layers))
    return tmp_path / "raid.db"


@pytest.mark.parametrize(
    "conditions",
    [
        ("--kind", "person"),
        ("--country", "ly"),
        ("--box", "19,31,21,33"),
        ("--box", "19, 31, 21, 33"),
        ("--place", "tarn al"),
        ("--event", "Assault"),
        ("--happened-since", "2031-07-20", "--happened-until", "2031-07-20"),
        ("--country", "LY", "--event", "ASSAULT", "--kind", "person", "--text", "jets"),
    ],
)
def test_claims_are_asked_for_by_what_they_tell_of(raid: Path, conditions: tuple[str, ...]) -> None:
    (found,) = lines(onrecord("claims", *conditions, "--ledger", raid))
    assert found["source"] == "Ann Bel, a nurse"


@pytest.mark.parametrize(
    "conditions",
    [
        ("--kind", "office"),
        ("--country", "FR"),
        ("--box=-21,31,-19,33",),
        ("--place", "Benghazi"),
        ("--event", "AID"),
        ("--happened-since", "2031-07-21"),
        ("--happened-until", "2031-07-19"),
    ],
)
def test_claims_that_tell_of_something_else_are_left_out(raid: Path, conditions: tuple[str, ...]) -> None:
    assert lines(onrecord("claims", *conditions, "--ledger", raid)) == []


def test_show_tells_in_words_what_a_claim_claims_and_on_whose_word(raid: Path, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    (found,) = lines(onrecord("claims", "--event", "ASSAULT", "--ledger", raid))
    shown = " ".join(onrecord("show", str(found["id"]), "--ledger", raid).stdout.split())
    for words in (
        "kind of source person",
        "name Ann Bel",
        "rests on “saw it”: witness",
        "it happened ASSAULT, mode airstrike: “bombed” by “Jets”, at Tarn al-Bahr (LY, 32.12, 20.07), on 20 July 2031; "
        "13 killed; the source holds it for certain",
        "when “20 July 2031”: 20 July 2031",
        "where “Tarn”: Tarn al-Bahr (LY, 32.12, 20.07)",
        "mind “13”: count contradicts count: it says 11 elsewhere",
    ):
        assert words in shown


def test_show_of_an_article_opens_with_its_flags_and_lists_its_events(raid: Path, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    (found,) = lines(onrecord("claims", "--event", "ASSAULT", "--ledger", raid))
    shown = onrecord("show", str(found["article_id"]), "--ledger", raid).stdout
    flag, text, event = (shown.index(words) for words in ("! “13”: count", "who saw it", "ASSAULT, mode"))
    assert flag < text < event
    assert "Ann Bel, a nurse, holds it for certain" in shown


def test_a_page_says_what_was_asked_of_what_happened(raid: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    conditions = ("--country", "ly", "--box", "19,31,21,33", "--happened-since", "2031-07-01", "--kind", "person")
    assert onrecord("dossier", "-o", page, *conditions, "--event", "assault", "--ledger", raid).exit_code == 0
    written = page.read_text("utf-8")
    for words in ("in the country LY", "in the box 19, 31, 21, 33", "happened not before 1 July 2031", "ASSAULT"):
        assert words in written


def test_extract_writes_one_line_for_each_article(good: Path) -> None:
    result = onrecord("extract", good)
    (line,) = lines(result)
    assert line["text"].startswith("Ferry fares to rise")
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("stdin", "media_type"),
    [
        (GOOD, "text/plain"),
        (json.dumps({"id": "a", "text": GOOD}), "application/json"),
        (
            '  \n{"id": 7,\t"text": "The pier is shut, she says."}\n\n{"text": "So is the road, he says."}',
            "application/json",
        ),
        ("<!DOCTYPE html><html><body><p>The pier is shut, the board said on Monday.</p></body></html>", "text/html"),
        ("<!-- kept --><p>The pier is shut, the board said on Monday.</p>", "text/html"),
        ("\ufeff" + GOOD, "text/plain"),
    ],
)
def test_standard_input_is_taken_for_what_it_looks_like(stdin: str, media_type: str) -> None:
    result = onrecord("extract", "-", stdin=stdin.encode())
    assert result.exit_code == 0, result.stderr
    assert {line["document"]["media_type"] for line in lines(result)} == {media_type}
    assert {line["document"]["path"] for line in lines(result)} == {"-"}


def test_nothing_on_standard_input_is_named() -> None:
    result = onrecord("extract", "-", stdin=b"")
    assert result.exit_code == 1
    assert "-: is empty." in result.stderr


def test_a_closed_standard_input_is_named(tmp_path: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m onrecord extract - <&-",
        shell=True,
        env=os.environ | ENVIRONMENT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert b"standard input is closed" in done.stderr


def shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A pipeline in bash, with `onrecord` in it; the exit code is that of `onrecord`."""
    script = f'onrecord() {{ {sys.executable} -m onrecord "$@"; }}\n{command}\nexit ${{PIPESTATUS[0]}}'
    return subprocess.run(
        ["bash", "-c", script],
        cwd=cwd,
        env=os.environ | ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    [
        "onrecord extract many.jsonl | head -n 1",
        "onrecord claims --limit 5000 --ledger many.db | head -n 1",
        "onrecord claims --limit 5000 --format table --ledger many.db | head -n 1",
        "onrecord claims --limit 5000 --format csv --ledger many.db | true",
        "onrecord verify --ledger many.db | true",
    ],
)
def test_a_reader_that_has_seen_enough_ends_the_run_quietly(many: Path, command: str) -> None:
    done = shell(command, many)
    assert done.stderr == ""
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) <= 1


def test_a_full_disk_under_stdout_is_a_sentence(many: Path) -> None:
    done = shell("onrecord extract many.jsonl > /dev/full", many)
    assert done.returncode == 2
    assert done.stderr == "onrecord: the output: No space left on device.\n"


def test_a_closed_stdout_is_no_fault(many: Path) -> None:
    done = shell("onrecord claims --ledger many.db >&-", many)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)


def test_output_is_utf8_in_every_locale(many: Path) -> None:
    done = run_onrecord("claims", "--ledger", many / "many.db", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert "“".encode() in done.stdout
    assert done.returncode == 0


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `many.jsonl`, of 120 articles, and `many.db`, which has read them."""
    folder = tmp_path_factory.mktemp("many")
    write_many(folder / "many.jsonl", 120)
    assert onrecord("read", folder / "many.jsonl", "--ledger", folder / "many.db").exit_code == 0
    return folder


def write_many(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps({"id": f"a{number}", "text": f"Pier {number} is shut.\n\n{SECOND}"}) + "\n")


@pytest.mark.slow
def test_an_interrupted_run_leaves_a_whole_ledger_says_so_and_goes_on(tmp_path: Path) -> None:
    write_many(tmp_path / "many.jsonl", 120)
    ledger = tmp_path / "l.db"
    command = [sys.executable, "-m", "onrecord", "read", str(tmp_path / "many.jsonl"), "--ledger", str(ledger)]
    run = subprocess.Popen(command, env=os.environ | ENVIRONMENT, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (Path(f"{ledger}-wal").exists() and _articles(ledger)):
        time.sleep(0.1)
    run.send_signal(signal.SIGINT)
    _, notices = run.communicate(timeout=240)
    assert run.returncode == 130
    assert notices == "Stopped. What was read is kept; the same command goes on from here.\n"
    kept = held(ledger, run.returncode, notices)
    assert 0 < len(kept.articles) < 120
    finished = run_onrecord(*command[3:])
    assert finished.returncode == 0
    assert len(held(ledger, 0, "").articles) == 120


def _articles(ledger: Path) -> int:
    import sqlite3

    try:
        with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_an_interrupted_extract_does_not_say_that_anything_is_kept(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    command = [sys.executable, "-m", "onrecord", "extract", str(tmp_path / "pipe")]
    run = subprocess.Popen(command, env=os.environ | ENVIRONMENT, stderr=subprocess.PIPE, text=True)
    with (tmp_path / "pipe").open("wb"):  # opened once the other side reads
        run.send_signal(signal.SIGINT)
        _, notices = run.communicate(timeout=240)
    assert run.returncode == 130
    assert notices == "Stopped.\n"


def test_of_many_rejections_each_is_named(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").touch()
    for command in (["read", "--ledger", tmp_path / "l.db"], ["extract"]):
        assert onrecord(*command, tmp_path).stderr.count("is empty.") == 30


def test_a_part_that_stumbles_is_named_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text(f"Parts {STUMBLE}, he says.", encoding="utf-8")
    done = run_onrecord("extract", tmp_path / "odd.txt")
    assert done.returncode == 1
    assert b"odd.txt: could not be annotated: KeyError" in done.stderr
    assert b"Traceback" not in done.stderr


def test_words_of_an_article_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "red.txt").write_text("\x1b[31mThe pier is shut\x1b[0m, he \u202esays.", encoding="utf-8")
    onrecord("read", tmp_path / "red.txt", "--ledger", tmp_path / "l.db")
    shown = onrecord("claims", "--format", "table", "--ledger", tmp_path / "l.db").stdout
    assert "The pier is shut" in shown
    assert "\x1b[31m" not in shown
    assert "\u202e" not in shown


def test_help_comes_without_loading_a_model() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "onrecord", "--help"], capture_output=True, text=True, check=True
    )
    assert "Reads news and keeps a ledger" in done.stdout
    assert not [heavy for heavy in ("spacy", "lxml", "sqlalchemy", "rich") if f" {heavy}\n" in done.stderr]
