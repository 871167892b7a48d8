"""From what a person names (files, folders, standard input) to documents, one at a time."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.model import Document, Rejected

TEXT = "text/plain"
HTML = "text/html"
JSON_LINE = "application/json"

MEDIA_TYPES = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": TEXT,
    ".html": HTML,
    ".htm": HTML,
    ".jsonl": JSON_LINE,
    ".jsonl.gz": JSON_LINE,
}

STDIN = "-"


class Finder:
    """Walks through files and folders and yields documents; what cannot be opened comes as `Rejected`.

    Files in folders whose ending says nothing to us are counted in `passed_over`, by ending. A file that was named
    itself is taken for what it looks like, whatever its ending. `done_bytes` and `total_bytes` tell how far it is.
    """

    def __init__(self, *, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self.passed_over: Counter[str] = Counter()
        self.done_bytes = 0

    def find(self, names: Iterable[str]) -> Iterator[Document | Rejected]:
        """The documents of all `names`, folders in the order of their names."""
        for name in names:
            if name == STDIN:
                yield from self._stream(sys.stdin.buffer, STDIN, None)
            elif os.path.isdir(name):
                yield from self._folder(name)
            else:
                yield from self._file(name, _media_type(name))

    def _folder(self, name: str) -> Iterator[Document | Rejected]:
        troubles: list[OSError] = []
        for folder, folders, files in os.walk(name, onerror=troubles.append):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for file in sorted(files):
                if file.startswith("."):
                    continue
                if media_type := _media_type(file):
                    yield from self._file(os.path.join(folder, file), media_type)
                else:
                    self.passed_over[Path(file).suffix.lower() or "no ending"] += 1
            while troubles:
                yield _unopened(troubles.pop())
        while troubles:
            yield _unopened(troubles.pop())

    def _file(self, path: str, media_type: str | None) -> Iterator[Document | Rejected]:
        try:
            with open(path, "rb") as stream:
                if not media_type and path.lower().endswith(".gz"):
                    media_type = JSON_LINE
                yield from self._stream(stream, path, media_type)
        except OSError as error:
            yield _unopened(error, path)

    def _stream(self, stream: BinaryIO, path: str, media_type: str | None) -> Iterator[Document | Rejected]:
        if media_type is None:
            stream = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
            media_type = _looks_like(stream.peek(4096))
        if media_type == JSON_LINE:
            yield from self._lines(stream, path)
        else:
            yield self._whole(stream, path, media_type)

    def _whole(self, stream: BinaryIO, path: str, media_type: str) -> Document | Rejected:
        content = stream.read(self._max_bytes + 1)
        self.done_bytes += len(content)
        if len(content) > self._max_bytes:
            return self._too_large("document", path)
        return Document(content, media_type, path)

    def _lines(self, stream: BinaryIO, path: str) -> Iterator[Document | Rejected]:
        packed = path.lower().endswith(".gz")
        lines: BinaryIO | gzip.GzipFile = gzip.GzipFile(fileobj=stream) if packed else stream
        number = 0
        try:
            while line := lines.readline(self._max_bytes + 1):
                number += 1
                self.done_bytes += len(line)
                if len(line) > self._max_bytes:
                    yield self._too_large("line", f"{path}:{number}")
                    self._skip_line(lines, line)
                elif line.strip():
                    yield Document(line.rstrip(b"\r\n"), JSON_LINE, path, line=number)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            yield Rejected("document", path, f"is broken after line {number}: {error}.")
        if number == 0:
            yield Rejected("document", path, "is empty.")

    def _skip_line(self, lines: BinaryIO | gzip.GzipFile, line: bytes) -> None:
        while line and not line.endswith(b"\n"):
            line = lines.readline(self._max_bytes)
            self.done_bytes += len(line)

    def _too_large(self, what: str, location: str) -> Rejected:
        return Rejected("document", location, f"is too large: a {what} may have {self._max_bytes:,} bytes.")


def total_bytes(names: Iterable[str]) -> int | None:
    """How many bytes there are to read, for the time left; None where that cannot be known."""
    total = 0
    for name in names:
        if name == STDIN or name.lower().endswith(".gz"):
            return None
        for folder, _, files in os.walk(name):
            total += sum(_size(os.path.join(folder, file)) for file in files if _media_type(file))
        if not os.path.isdir(name):
            total += _size(name)
    return total


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _media_type(name: str) -> str | None:
    lowered = name.lower()
    return next((kind for ending, kind in MEDIA_TYPES.items() if lowered.endswith(ending)), None)


def _looks_like(beginning: bytes) -> str:
    start = beginning.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"{") and b'"text"' in start:
        return JSON_LINE
    if start.startswith((b"<!doctype html", b"<html")):
        return HTML
    return TEXT


def _unopened(error: OSError, path: str | None = None) -> Rejected:
    name = path or os.fsdecode(error.filename)
    return Rejected("document", name, f"cannot be opened: {error.strerror or error}.")
