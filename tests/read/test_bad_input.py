"""Whatever is handed in: what cannot be used is named, with its reason, and the rest is read."""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.readers import ENVIRONMENT, GOOD, STUMBLE, held, run_onrecord, run_read

from onrecord.model import Document, Rejected
from onrecord.read import find as finding
from onrecord.read.find import Finder

# A bad one of 50 MB costs no longer than this; the good ones beside it a second or two on a busy machine.
PATIENCE = 20

NOISE = random.Random(7).randbytes(4000)
NESTS = ("<div>", "<b><p>", "<blockquote>", "<table><tr><td>", "<ul><li>", "<span>", "<font>", "<div></p><p>")
SENTENCE = "The harbour board said on Monday that the pier would stay shut. "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good file."""
    made = tmp_path / "in"
    made.mkdir()
    (made / "good.txt").write_text(GOOD, encoding="utf-8")
    return made


def put(folder: Path, name: str, content: bytes | str) -> None:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def line(**fields: object) -> str:
    return json.dumps(fields) + "\n"


def bad_line(words: str) -> bytes:
    """A bad line between two good ones."""
    return (line(id="before", text=GOOD) + words + "\n" + line(id="after", text="The pier is shut, it says.")).encode()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\r\n ", "is empty"),
        ("mark.txt", b"\xef\xbb\xbf", "holds no words"),
        ("blank.html", b"   ", "is empty"),
        ("empty.jsonl", b"", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + NOISE, "is a PNG picture"),
        ("packed.txt", gzip.compress(GOOD.encode()), "packed with gzip"),
        ("program.txt", b"\x7fELF\x02\x01\x01" + bytes(200), "is a program"),
        ("noise.txt", NOISE, "is not text"),
        ("noise.html", NOISE, "is not text"),
        ("noise.jsonl", NOISE, "is not text"),
        ("paper.txt", b"%PDF-1.7\nSome words", "is a PDF"),
        ("cut.txt", "He said “no” and “never”".encode()[:-1], "is broken UTF-8: byte 29 (0xe2)"),
        ("cut-first.txt", "Nobody was asked “".encode()[:-1], "is broken UTF-8"),
        ("bad-byte.txt", "He said “no” ÿ “never”".encode().replace("ÿ".encode(), b"\xff"), "byte 17 (0xff)"),
        ("bad-byte.html", "<p>He said “no” ÿ</p>".encode().replace("ÿ".encode(), b"\xff"), "is broken UTF-8"),
        ("half.txt", b"\xff\xfeH\x00e", "should be in utf-16"),
        ("nothing.html", "<html><body><img src='pier.png'></body></html>", "holds no article"),
        ("cut.jsonl.gz", gzip.compress(line(text=GOOD).encode())[:-30], "cannot be unpacked"),
        ("plain.jsonl.gz", line(text=GOOD), "cannot be unpacked"),
        ("wide.jsonl", line(text=GOOD).encode("utf-16"), "is in UTF-16"),
    ],
)
def test_a_document_that_cannot_be_read_is_named_and_the_others_are_read(
    folder: Path, tmp_path: Path, name: str, content: bytes | str, why: str
) -> None:
    put(folder, name, content)
    outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert why in outcome.why(name)
    assert f"{name}: {outcome.why(name)}" in outcome.notices
    assert "Ferry fares to rise in Quill Harbour" in outcome.articles
    assert outcome.code == 1


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("not json", "is not JSON"),
        ('{"text": "The pier is sh', "is not JSON"),
        ("[]", "needs an object"),
        ("null", "needs an object"),
        ("3", "needs an object"),
        ("{}", '"text" needs words, got nothing'),
        ('{"text": null}', '"text" needs words, got nothing'),
        ('{"text": 12}', '"text" needs words, got a number'),
        ('{"text": NaN}', '"text" needs words, got a number'),
        ('{"text": true}', '"text" needs words, got true or false'),
        ('{"text": ["a", "b"]}', '"text" needs words, got a list'),
        ('{"text": ""}', '"text" is empty'),
        ('{"text": " \\n\\u00a0"}', '"text" is empty'),
        ('{"id": {"a": 1}, "text": "x"}', '"id" needs words or null, got an object'),
        ('{"id": 1.5, "text": "x"}', '"id" needs words or null, got a number'),
        ('{"title": ["x"], "text": "x"}', '"title" needs words or null, got a list'),
        ('{"url": 4, "text": "x"}', '"url" needs words or null, got a number'),
        ('{"published": 20310114, "text": "x"}', '"published" needs words or null'),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": "x", "more": ' + '{"a":' * 100_000, "nested too deeply"),
        ('{"id": ' + "9" * 5000 + ', "text": "x"}', "is not JSON"),
    ],
)
def test_a_line_of_the_wrong_shape_costs_itself_alone(tmp_path: Path, bad: str, why: str) -> None:
    put(tmp_path, "wire.jsonl", bad_line(bad))
    outcome = run_read(tmp_path / "wire.jsonl", ledger=tmp_path / "l.db")
    assert why in outcome.why("wire.jsonl:2")
    assert len(outcome.articles) == 2
    assert outcome.code == 1


def test_a_date_that_nobody_understands_costs_the_date_alone(tmp_path: Path) -> None:
    put(tmp_path, "wire.jsonl", line(text=GOOD, published="when the tide turns"))
    outcome = run_read(tmp_path / "wire.jsonl", ledger=tmp_path / "l.db")
    assert '"published" is no date' in outcome.why("wire.jsonl:1")
    assert len(outcome.articles) == 1
    assert outcome.code == 1


def test_a_line_of_broken_utf8_costs_itself_alone(tmp_path: Path) -> None:
    broken = (
        json.dumps({"text": "“Shut”, he says — for now"}, ensure_ascii=False)
        .encode()
        .replace("”".encode(), b"\xe2\x80")
    )
    put(tmp_path, "wire.jsonl", line(text=GOOD).encode() + broken + b"\n")
    outcome = run_read(tmp_path / "wire.jsonl", ledger=tmp_path / "l.db")
    assert "is broken UTF-8" in outcome.why("wire.jsonl:2")
    assert len(outcome.articles) == 1


@pytest.mark.parametrize("nest", NESTS)
def test_a_page_nested_without_end_is_read_or_named(folder: Path, tmp_path: Path, nest: str) -> None:
    put(folder, "deep.html", "<html><body>" + nest * 100_000 + f"<p>{SENTENCE * 3}</p>")
    began = time.monotonic()
    outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert time.monotonic() - began < 3 * PATIENCE
    assert outcome.why("deep.html") or len(outcome.articles) == 2
    assert "Ferry fares to rise in Quill Harbour" in outcome.articles


@pytest.mark.parametrize("name", ["long.txt", "long.jsonl", "long.html"])
def test_a_line_of_fifty_megabytes_is_refused_in_time(folder: Path, tmp_path: Path, name: str) -> None:
    words = SENTENCE * (50_000_000 // len(SENTENCE))
    put(folder, name, line(text=words) if name.endswith("jsonl") else words)
    began = time.monotonic()
    outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert time.monotonic() - began < PATIENCE
    assert "is too large" in outcome.why(name) + outcome.why(f"{name}:1")
    assert outcome.articles == ("Ferry fares to rise in Quill Harbour",)


def test_an_article_that_is_too_long_is_named(folder: Path, tmp_path: Path) -> None:
    put(folder, "long.jsonl", line(text=SENTENCE * 10_000))
    outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert "is too long: 640,000 characters" in outcome.why("long.jsonl:1")


def test_a_line_that_unpacks_without_end_is_left(tmp_path: Path) -> None:
    put(tmp_path, "bomb.jsonl.gz", gzip.compress(b'{"text": "' + b"x" * 3_000_000))
    too_large, left = Finder(max_bytes=50_000).find([str(tmp_path)])
    assert isinstance(too_large, Rejected)
    assert isinstance(left, Rejected)
    assert too_large.location.endswith("bomb.jsonl.gz:1")
    assert "no end in sight" in left.why


def test_the_lines_after_one_that_is_too_large_are_read(tmp_path: Path) -> None:
    put(tmp_path, "wire.jsonl", line(text="x" * 5000) + line(text=GOOD))
    found = list(Finder(max_bytes=1000).find([str(tmp_path)]))
    assert isinstance(found[0], Rejected)
    assert isinstance(found[1], Document)
    assert found[1].location.endswith("wire.jsonl:2")


def test_paths_that_are_not_there_are_named_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    os.symlink(tmp_path / "nowhere", folder / "dangling.txt")
    outcome = run_read(tmp_path / "missing.txt", folder, ledger=tmp_path / "l.db")
    assert outcome.why("missing.txt") == "cannot be opened: No such file or directory."
    assert outcome.why("dangling.txt") == "cannot be opened: No such file or directory."
    assert len(outcome.articles) == 1
    assert outcome.code == 1


def test_links_to_folders_are_counted_and_not_followed(folder: Path, tmp_path: Path) -> None:
    os.symlink(folder, folder / "again")
    outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert "1 linked folder" in outcome.notices
    assert outcome.code == 0


def test_a_link_that_names_itself_is_named(folder: Path, tmp_path: Path) -> None:
    os.symlink(folder / "loop.txt", folder / "loop.txt")
    outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert "symbolic links" in outcome.why("loop.txt")
    assert len(outcome.articles) == 1


def test_pipes_and_sockets_in_a_folder_are_named_and_not_opened(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(folder / "socket.txt"))
        outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert outcome.why("pipe.txt") == "is a pipe, not a file."
    assert outcome.why("socket.txt") == "is a socket, not a file."
    assert len(outcome.articles) == 1


def test_a_device_is_named_and_not_read(folder: Path, tmp_path: Path) -> None:
    os.symlink("/dev/zero", folder / "zero.txt")
    outcome = run_read("/dev/zero", folder, ledger=tmp_path / "l.db")
    assert outcome.why("/dev/zero") == "is a device, not a file."
    assert outcome.why("zero.txt") == "is a device, not a file."
    assert len(outcome.articles) == 1


def test_a_pipe_that_was_named_is_read(tmp_path: Path) -> None:
    script = f"{sys.executable} -m onrecord read <(cat good.txt) --ledger l.db"
    put(tmp_path, "good.txt", GOOD)
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=os.environ | ENVIRONMENT, capture_output=True, timeout=60, check=False
    )
    assert held(tmp_path / "l.db", done.returncode, "").articles == ("Ferry fares to rise in Quill Harbour",)
    assert done.returncode == 0


def test_a_file_that_vanishes_after_it_was_listed_is_named(folder: Path, tmp_path: Path, monkeypatch) -> None:
    put(folder, "gone.txt", "Gone before it was read, they say.")
    opened = open

    def vanishing(path, *arguments, **more):
        if str(path).endswith("gone.txt"):
            os.unlink(path)
        return opened(path, *arguments, **more)

    monkeypatch.setattr(finding, "open", vanishing, raising=False)
    outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert outcome.why("gone.txt") == "cannot be opened: No such file or directory."
    assert len(outcome.articles) == 1


def test_a_file_whose_disk_fails_is_named(folder: Path, tmp_path: Path, monkeypatch) -> None:
    put(folder, "bad-sector.txt", "Never read.")

    def failing(finder, stream, path, media_type):
        if path.endswith("bad-sector.txt"):
            raise OSError(5, "Input/output error")
        return whole(finder, stream, path, media_type)

    whole = Finder._whole
    monkeypatch.setattr(Finder, "_whole", failing)
    outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert outcome.why("bad-sector.txt") == "cannot be opened: Input/output error."
    assert len(outcome.articles) == 1


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs to become somebody else")
def test_what_may_not_be_read_is_named(folder: Path, tmp_path: Path) -> None:
    put(folder, "secret.txt", "Not for everybody.")
    (folder / "secret.txt").chmod(0)
    (folder / "closed").mkdir(mode=0)
    for parent in (folder, tmp_path, tmp_path.parent, tmp_path.parent.parent, tmp_path.parent.parent.parent):
        if parent.owner() == "root" and parent != Path(parent.anchor):
            parent.chmod(parent.stat().st_mode | 0o055)
    finder = f"from onrecord.read.find import Finder; print(*Finder(max_bytes=9999).find([{str(folder)!r}]), sep='\\n')"
    done = subprocess.run(
        ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable, "-c", finder],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"somebody else cannot start Python here: {done.stderr.splitlines()[-1:]}")
    assert "closed', why='cannot be opened: Permission denied.'" in done.stdout
    assert "secret.txt', why='cannot be opened: Permission denied.'" in done.stdout
    assert "Ferry fares" in done.stdout


def test_a_folder_that_may_not_be_listed_is_named(folder: Path, tmp_path: Path, monkeypatch) -> None:
    (folder / "closed").mkdir()
    listed = os.scandir

    def refusing(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert outcome.why("closed") == "cannot be opened: Permission denied."
    assert len(outcome.articles) == 1


def test_names_with_any_bytes_are_kept_and_printed(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "in")
    os.mkdir(folder)
    for number, name in enumerate([b"caf\xe9.txt", b"two\nlines.txt", b"red\x1b[31m.txt", b"-dash.txt", b"a b'\".txt"]):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(f"The pier stays shut for {number + 2} days.".encode())
    with open(os.path.join(folder, b"bad\xff\n.txt"), "wb"):
        pass
    done = run_onrecord("read", tmp_path / "in", "--ledger", tmp_path / "l.db")
    outcome = held(tmp_path / "l.db", done.returncode, done.stderr.decode())
    assert len(outcome.articles) == 5
    assert outcome.why("bad\\xff\n.txt") == "is empty."
    assert "bad\\xff\\n.txt: is empty." in outcome.notices
    assert "\x1b[31m" not in outcome.notices
    extracted = run_onrecord("extract", tmp_path / "in").stdout.decode()
    assert {json.loads(each)["document"]["path"].rpartition("/")[2] for each in extracted.splitlines()} >= {
        "caf\\xe9.txt"
    }


def test_a_named_path_with_any_bytes_is_found(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    with open(path, "wb") as file:
        file.write(GOOD.encode())
    done = run_onrecord("extract", os.fsdecode(path), os.fsdecode(path) + "-not-there")
    assert len(done.stdout.splitlines()) == 1
    assert b"caf\\xe9.txt-not-there: cannot be opened" in done.stderr


def test_many_files_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(120):
        put(folder, f"{number:04}.txt", f"The pier stays shut for {number + 2} days, the board says.")
    outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert len(outcome.articles) == 120
    assert outcome.code == 0


def test_an_article_on_which_an_annotator_stumbles_is_named(folder: Path, tmp_path: Path) -> None:
    put(folder, "odd.txt", f"Annotators {STUMBLE}.")
    outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert outcome.why("odd.txt") == f"could not be annotated: KeyError: '{STUMBLE}'"
    assert len(outcome.articles) == 1


def test_a_page_on_which_the_extractor_stumbles_is_named(folder: Path, tmp_path: Path, monkeypatch) -> None:
    def stumbling(*_, **__):
        raise AttributeError("no such thing")

    monkeypatch.setattr("onrecord.read.html.bare_extraction", stumbling)
    put(folder, "odd.html", f"<p>{SENTENCE}</p>")
    outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert outcome.why("odd.html") == "could not be extracted: AttributeError: no such thing."
    assert len(outcome.articles) == 1


def test_a_rejection_is_kept_once_however_often_it_is_read(folder: Path, tmp_path: Path) -> None:
    put(folder, "empty.txt", "")
    run_read(folder, ledger=tmp_path / "l.db")
    outcome = run_read(folder, ledger=tmp_path / "l.db")
    assert len(outcome.rejected) == 1
    assert outcome.code == 1


def test_text_with_every_control_character_is_kept_as_it_is(tmp_path: Path) -> None:
    odd = "The pier\u0000 is shut,\u200f he said.\u2028“No,” the mayor said.\u0085\u000c\ud800 Done, she says."
    put(tmp_path, "odd.jsonl", line(id="odd\ud800", text=odd))
    outcome = run_read(tmp_path / "odd.jsonl", ledger=tmp_path / "l.db")
    assert outcome.code == 0
    assert len(outcome.articles) == 1
