"""From what a person names (files, folders, standard input) to documents, one at a time."""

from __future__ import annotations

import codecs
import gzip
import io
import os
import re
import stat
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

from onrecord.model import Document, Rejected
from onrecord.read.decode import why_binary

Stream: TypeAlias = io.BufferedReader | gzip.GzipFile

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

GZIP = b"\x1f\x8b"
BROKEN = (EOFError, gzip.BadGzipFile, zlib.error)

# What is looked at to tell what a stream holds.
BEGINNING = 4096

# A line may be this many times too large and the next one is still looked for; a gzip bomb is longer.
LONGEST_SKIPPED = 16

PAGE = re.compile(rb"<(?:!doctype html|html|head|body|main|article|section|div|p|h1)\b")
OBJECT = re.compile(rb"\{\s*(?:\"|\}|$)")


class Finder:
    """Walks through files and folders and yields documents; what cannot be opened comes as `Rejected`.

    Files in folders whose ending says nothing to us are counted in `passed_over`, by ending; links to folders are not
    followed, and counted there too. A file that was named itself is taken for what it looks like, whatever its ending.
    `done_bytes` and `total_bytes` tell how far it is.
    """

    def __init__(self, *, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self.passed_over: Counter[str] = Counter()
        self.done_bytes = 0

    def find(self, names: Iterable[str]) -> Iterator[Document | Rejected]:
        """The documents of all `names`, folders in the order of their names."""
        for name in names:
            if name == STDIN:
                yield from self._stdin()
            elif os.path.isdir(name):
                yield from self._folder(name)
            else:
                yield from self._file(name, _media_type(name), pipes=True)

    def _stdin(self) -> Iterator[Document | Rejected]:
        if sys.stdin is None:
            yield Rejected("document", STDIN, "cannot be read: standard input is closed.")
            return
        try:
            yield from self._stream(sys.stdin.buffer, STDIN, None)
        except OSError as error:
            yield _unopened(error, STDIN)

    def _folder(self, name: str) -> Iterator[Document | Rejected]:
        troubles: list[OSError] = []
        for folder, folders, files in os.walk(name, onerror=troubles.append):
            yield from _all_unopened(troubles)
            self.passed_over["linked folder"] += sum(os.path.islink(os.path.join(folder, each)) for each in folders)
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for file in sorted(files):
                if file.startswith("."):
                    continue
                if media_type := _media_type(file):
                    yield from self._file(os.path.join(folder, file), media_type, pipes=False)
                else:
                    self.passed_over[shown(Path(file).suffix.lower()) or "no ending"] += 1
        yield from _all_unopened(troubles)
        self.passed_over += Counter()  # drops what was counted zero times

    def _file(self, path: str, media_type: str | None, *, pipes: bool) -> Iterator[Document | Rejected]:
        """A file's documents. A pipe that was named itself is read, as `<(…)` is one; one in a folder may never end."""
        try:
            mode = os.stat(path).st_mode
            if not (stat.S_ISREG(mode) or (pipes and stat.S_ISFIFO(mode))):
                yield Rejected("document", shown(path), f"is {_kind(mode)}, not a file.")
                return
            with open(path, "rb") as stream:
                yield from self._stream(stream, path, media_type)
        except OSError as error:
            yield _unopened(error, path)

    def _stream(self, stream: BinaryIO, path: str, media_type: str | None) -> Iterator[Document | Rejected]:
        peekable = _peekable(stream)
        packed = path.lower().endswith(".gz") or (media_type is None and peekable.peek(BEGINNING).startswith(GZIP))
        try:
            yield from self._documents(gzip.GzipFile(fileobj=peekable) if packed else peekable, path, media_type)
        except BROKEN as error:
            yield Rejected("document", shown(path), f"cannot be unpacked: {error}.")

    def _documents(self, stream: Stream, path: str, media_type: str | None) -> Iterator[Document | Rejected]:
        beginning = stream.peek(BEGINNING)
        if (media_type or _looks_like(beginning)) != JSON_LINE:
            yield self._whole(stream, path, media_type or _looks_like(beginning))
        elif why := _no_lines(beginning):
            yield Rejected("document", shown(path), why)
        else:
            yield from self._lines(stream, path)

    def _whole(self, stream: Stream, path: str, media_type: str) -> Document | Rejected:
        content = stream.read(self._max_bytes + 1)
        self.done_bytes += len(content)
        if len(content) > self._max_bytes:
            return self._too_large("document", shown(path))
        return Document(content, media_type, shown(path))

    def _lines(self, stream: Stream, path: str) -> Iterator[Document | Rejected]:
        name, number = shown(path), 0
        try:
            while line := stream.readline(self._max_bytes + 1):
                number += 1
                self.done_bytes += len(line)
                if len(line) > self._max_bytes:
                    yield self._too_large("line", f"{name}:{number}")
                    if not line.endswith(b"\n") and not self._finds_line_end(stream):
                        yield Rejected("document", name, f"is left at line {number}, which has no end in sight.")
                        return
                elif line.strip():
                    yield Document(line.rstrip(b"\r\n"), JSON_LINE, name, line=number)
        except BROKEN as error:
            yield Rejected("document", name, f"cannot be unpacked after line {number}: {error}.")

    def _finds_line_end(self, stream: Stream) -> bool:
        """Skips the rest of a line that is too large; False where that is much too much."""
        left = LONGEST_SKIPPED * self._max_bytes
        while left > 0:
            part = stream.readline(2**20)
            self.done_bytes += len(part)
            left -= len(part)
            if not part or part.endswith(b"\n"):
                return True
        return False

    def _too_large(self, what: str, location: str) -> Rejected:
        return Rejected("document", location, f"is too large: a {what} may have {self._max_bytes:,} bytes.")


def shown(path: str) -> str:
    """A path in characters that can be kept and printed: bytes of it that are no UTF-8 stand as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def total_bytes(names: Iterable[str]) -> int | None:
    """How many bytes there are to read, for the time left; None where that cannot be known."""
    total = 0
    for name in names:
        if name == STDIN or name.lower().endswith(".gz"):  # how much is packed in it is not known
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
    start = beginning.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if OBJECT.match(start):
        return JSON_LINE
    if start.startswith(b"<") and PAGE.search(start):
        return HTML
    return TEXT


def _no_lines(beginning: bytes) -> str | None:
    """Why a stream that begins so cannot be JSON Lines, if that is plain to see."""
    if not beginning:
        return "is empty."
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "is in UTF-16, and JSON Lines are in UTF-8. Save it again as UTF-8."
    return why_binary(beginning)


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[arg-type]


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a folder"))
    return next((name for is_kind, name in kinds if is_kind(mode)), "a device")


def _all_unopened(troubles: list[OSError]) -> Iterator[Rejected]:
    while troubles:
        yield _unopened(troubles.pop())


def _unopened(error: OSError, path: str | None = None) -> Rejected:
    name = shown(path if path is not None else os.fsdecode(error.filename))
    return Rejected("document", name, f"cannot be opened: {error.strerror or error}.")
