"""Writes a file whole or not at all, and says in one sentence why it could not."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import ExportFailed


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `path` once all is written; until then `path` stays as it was.

    What is no ordinary file, such as a pipe or `/dev/stdout`, is written to directly: nothing may take its place.
    Raises `ExportFailed`.
    """
    path = Path(path)
    with _named_errors(path):
        if path.is_dir():
            raise ExportFailed(str(path), "is a folder; name a file in it.")
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        with _replacing(path.resolve()) as file:
            yield file


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    # Beside the target, because only within one file system is a rename the matter of a moment.
    draft = path.with_name(f".onrecord-{secrets.token_hex(8)}.part")
    try:
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _named_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise ExportFailed(str(path), f"cannot be written, because {path.parent} is not a folder.") from error
    except OSError as error:
        raise ExportFailed(str(path), f"cannot be written: {error.strerror or error}.") from error
