"""Tables for spreadsheets, line by line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from fastapi.responses import StreamingResponse


def csv_file(name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> StreamingResponse:
    """A table to download; its cells must have been made by `export.csv.cell`."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(_lines(header, rows), media_type="text/csv; charset=utf-8", headers=disposition)


def _lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    yield _line(header)
    yield from map(_line, rows)


def _line(cells: Sequence[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode("utf-8")
