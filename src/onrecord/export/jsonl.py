"""Writes claims as JSON Lines: one object a line, for programs and for `jq`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from onrecord.export.record import record_of
from onrecord.export.whole import whole_file
from onrecord.model import Entry


class JsonLinesExporter:
    """Choose it to read the claims with a program; spans are lists and nothing is altered but lone surrogates."""

    name = "jsonl"
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")

    def export(self, entries: Iterable[Entry], path: Path) -> int:
        count = 0
        with whole_file(path) as file:
            for entry in entries:
                file.write(line_of(entry).encode("utf-8"))
                count += 1
        return count


def line_of(entry: Entry) -> str:
    """One claim as a line of JSON, with its line break."""
    return json.dumps(record_of(entry), ensure_ascii=False, separators=(",", ":")) + "\n"
