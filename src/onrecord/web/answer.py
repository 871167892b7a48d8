"""Answers for programs: JSON of a page's values, and tables of its claims."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from itertools import chain, islice
from typing import Any

from fastapi.responses import Response, StreamingResponse

from onrecord.export.csv import cell
from onrecord.export.record import FIELDS, record_of, writable
from onrecord.model import Entry, Span

ROWS_AT_ONCE = 200


def json_of(value: object) -> Response:
    """A JSON answer; spans are `[start, end]`, days and enumerations their words."""
    text = json.dumps(plain(value), ensure_ascii=False)
    return Response(text.encode("utf-8"), media_type="application/json")


def plain(value: Any) -> Any:
    """The same value as JSON has it; fields of a dataclass by their names."""
    if isinstance(value, str):
        return writable(value.value if isinstance(value, Enum) else value)
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(each) for key, each in value.items()}
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Iterable):
        return [plain(each) for each in value]
    return value


def csv_of_claims(entries: Iterable[Entry], name: str) -> Response:
    """Claims as a table, with the columns that `onrecord export` has; cells cannot become a spreadsheet's formulas."""
    return csv_of(FIELDS, ([cell(value) for value in record_of(entry).values()] for entry in entries), name)


def csv_of(columns: Iterable[str], rows: Iterable[Iterable[str]], name: str) -> Response:
    """A table for download; rows are sent as they are made."""
    disposition = {"Content-Disposition": f'attachment; filename="onrecord-{name}.csv"'}
    return streamed(_lines(columns, rows), "text/csv; charset=utf-8", disposition)


def streamed(parts: Iterator[str], media_type: str, headers: Mapping[str, str] | None = None) -> Response:
    """An answer that is sent as it is made. What goes wrong with its first part is told before anything is sent."""
    first = list(islice(parts, 1))
    return StreamingResponse(chain(first, parts), media_type=media_type, headers=headers)


def _lines(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    buffer = io.StringIO()
    write = csv.writer(buffer).writerow
    write(columns)
    for number, row in enumerate(rows, start=1):
        write(row)
        if number % ROWS_AT_ONCE == 0:
            yield _emptied(buffer)
    yield _emptied(buffer)


def _emptied(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
