from __future__ import annotations

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from onrecord.model import Document, Rejected
from onrecord.read.find import HTML, JSON_LINE, TEXT, Finder, shown, total_bytes


def found(*names: str | Path, max_bytes: int = 10_000) -> list[Document | Rejected]:
    return list(Finder(max_bytes=max_bytes).find(map(str, names)))


def media_type(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    (document, *_) = found(path)
    assert isinstance(document, Document)
    return document.media_type


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.txt", TEXT), ("A.MD", TEXT), ("a.htm", HTML), ("a.HTML", HTML), ("a.jsonl", JSON_LINE), ("a.text", TEXT)],
)
def test_the_ending_tells_what_a_file_is(tmp_path: Path, name: str, expected: str) -> None:
    assert media_type(tmp_path / name, b"<html>") == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"Fares rise", TEXT),
        (b"{fares} rise", TEXT),
        (b"a < b, and <p> is a tag", TEXT),
        (b'{"id": 1, "text": "x"}', JSON_LINE),
        (b'\xef\xbb\xbf\n { "title": "x"}', JSON_LINE),
        (b"<!DOCTYPE html>", HTML),
        (b"<!-- saved --><HTML lang=en>", HTML),
        (b"  <div class='a'>x</div>", HTML),
        (b'<?xml version="1.0"?><html>', HTML),
    ],
)
def test_a_named_file_of_another_ending_is_taken_for_what_it_looks_like(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    assert media_type(tmp_path / "page.dat", content) == expected


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "b/1.txt",
        "a/3.txt",
        "0.txt",
        ".hidden/4.txt",
        "a/.5.txt",
        "notes.docx",
        "a/pier.PNG",
        "Makefile",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    finder = Finder(max_bytes=100)
    paths = [document.path for document in finder.find([str(tmp_path)]) if isinstance(document, Document)]
    assert paths == [str(tmp_path / name) for name in ("0.txt", "a/3.txt", "b/1.txt", "b/2.txt")]
    assert finder.passed_over == {".docx": 1, ".png": 1, "no ending": 1}


def test_each_line_is_a_document_with_its_number(tmp_path: Path) -> None:
    (tmp_path / "w.jsonl").write_bytes(b'\n{"a":1}\r\n\r\n  \n{"b":2}')
    assert [(each.line, each.content) for each in found(tmp_path) if isinstance(each, Document)] == [
        (2, b'{"a":1}'),
        (5, b'{"b":2}'),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("w.jsonl.gz", JSON_LINE), ("w.gz", JSON_LINE), ("page.txt.gz", TEXT), ("w.packed", JSON_LINE)],
)
def test_packed_files_are_unpacked(tmp_path: Path, name: str, expected: str) -> None:
    content = b'{"text": "Fares rise"}\n' if expected == JSON_LINE else b"Fares rise"
    assert media_type(tmp_path / name, gzip.compress(content)) == expected


def test_of_a_packed_file_that_was_cut_the_lines_before_the_cut_are_read(tmp_path: Path) -> None:
    lines = b"".join(b'{"text": "%s"}\n' % os.urandom(500).hex().encode() for _ in range(200))
    (tmp_path / "w.jsonl.gz").write_bytes(gzip.compress(lines)[:-5000])
    *documents, last = found(tmp_path)
    assert len(documents) > 150
    assert isinstance(last, Rejected)
    assert last.why.startswith(f"cannot be unpacked after line {len(documents)}: ")


def test_what_is_too_large_is_named_with_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    (tmp_path / "b.txt").write_bytes(b"x" * 100)
    large, fits = found(tmp_path, max_bytes=100)
    assert isinstance(large, Rejected)
    assert large.why == "is too large: a document may have 100 bytes."
    assert isinstance(fits, Document)


def test_a_stream_that_gives_little_at_a_time_is_read_whole(monkeypatch) -> None:
    class Trickle(io.RawIOBase):
        rest = b'{"text": "Fares rise"}\n{"text": "Fares fall"}\n'

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            part, self.rest = self.rest[:3], self.rest[3:]
            buffer[: len(part)] = part
            return len(part)

    class Stdin:
        buffer = io.BufferedReader(Trickle())

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert [each.location for each in found("-") if isinstance(each, Document)] == ["-:1", "-:2"]


def test_a_path_is_shown_in_characters_that_can_be_kept() -> None:
    assert shown(os.fsdecode(b"caf\xe9/\xc3\xa9.txt")) == "caf\\xe9/é.txt"


def test_how_much_there_is_to_read_is_known_for_files_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    (tmp_path / "b.png").write_bytes(b"12345")
    assert total_bytes([str(tmp_path), str(tmp_path / "b.png"), "missing"]) == 10
    assert total_bytes([str(tmp_path), "-"]) is None
