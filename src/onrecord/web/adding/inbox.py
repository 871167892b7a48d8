"""The folder in which what people add is kept: the ledger says where a text came from, and it must still be there."""

from __future__ import annotations

import json
import re
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

ENDINGS = (".txt", ".md", ".html", ".htm", ".jsonl", ".jsonl.gz")
LONGEST_NAME = 120
UNFIT = re.compile(r"[^\w.\- ()]+")
CHUNK = 2**20
LARGEST = 256 * 2**20  # bytes of all files that are added at a time


def new_folder(inbox: Path) -> Path:
    """A folder of its own for what is added now."""
    name = f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}-{secrets.token_hex(3)}"
    folder = inbox / name
    folder.mkdir(parents=True)
    return folder


def keep_file(folder: Path, name: str, content: BinaryIO, room: int) -> Path:
    """Keep an uploaded file under a name as near to its own as is safe. Raises `ValueError`, naming it.

    `room` is how many bytes there is room for.
    """
    path = _free(folder / _safe(name))
    with path.open("wb") as file:
        while chunk := content.read(CHUNK):
            room -= len(chunk)
            if room < 0:
                file.close()
                path.unlink()
                raise ValueError(
                    f"{name}: all files together may have {LARGEST // 2**20} MiB. Read them with `onrecord read`."
                )
            file.write(chunk)
    return path


def keep_text(
    folder: Path,
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Path:
    """Keep a pasted text: as a page, which may hold several articles, or as one article where more is known of it."""
    known = {"title": title, "outlet": outlet, "published": published, "url": url}
    given = {name: value.strip() for name, value in known.items() if value and value.strip()}
    if not text.strip():
        raise ValueError("The text is empty.")
    if not given:
        path = folder / "pasted.txt"
        path.write_bytes(text.encode("utf-8", "replace"))
        return path
    path = folder / "pasted.jsonl"
    line = {"id": folder.name, "text": text, **given}
    path.write_text(json.dumps(line) + "\n", "utf-8")
    return path


def _safe(name: str) -> str:
    """A name without a path, and without what a file's name cannot have everywhere. Raises `ValueError`."""
    last = re.split(r"[/\\]", name)[-1]
    ending = next((each for each in ENDINGS if last.casefold().endswith(each)), None)
    if ending is None:
        raise ValueError(f"{last or 'A file without a name'}: files that can be read end in {', '.join(ENDINGS)}.")
    stem = UNFIT.sub("_", last[: -len(ending)]).strip(". ")[:LONGEST_NAME]
    return (stem or "file") + ending


def _free(path: Path) -> Path:
    """The path, or one with a number where a file of that name is there."""
    number = 2
    free = path
    while free.exists():
        stem, dot, rest = path.name.partition(".")
        free = path.with_name(f"{stem}-{number}{dot}{rest}")
        number += 1
    return free
