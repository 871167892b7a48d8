"""Writes claims as CSV: one row a claim under a header, for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

from onrecord.export.record import FIELDS, JSON, record_of
from onrecord.export.whole import whole_file
from onrecord.model import Entry

# A spreadsheet takes a cell that opens with one of these for a formula, and may run it; some look past spaces before
# it, and take the wide ones of East Asian text, too. (OWASP, CSV Injection)
FORMULA_OPENERS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
FORMULA_SPACES = ("\t", "\r", "\n")


class CsvExporter:
    """Choose it to look at the claims in a spreadsheet.

    A text that a spreadsheet would run as a formula gets an apostrophe before it; spans and lists are JSON text.
    """

    name = "csv"
    suffixes: tuple[str, ...] = (".csv",)

    def export(self, entries: Iterable[Entry], path: Path) -> int:
        count = 0
        with whole_file(path) as file:
            file.write(_line(FIELDS))
            for entry in entries:
                file.write(_line(row_of(entry)))
                count += 1
        return count


def row_of(entry: Entry) -> list[str]:
    """One claim as the cells of a row, in the order of `FIELDS`."""
    return [cell(value) for value in record_of(entry).values()]


def cell(value: JSON) -> str:
    """A value as a cell has it: lists as JSON text, and nothing that a spreadsheet would run as a formula."""
    match value:
        case None:
            return ""
        case str() if value.startswith(FORMULA_SPACES) or value.lstrip().startswith(FORMULA_OPENERS):
            return "'" + value
        case str():
            return value
        case _:
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode("utf-8")
