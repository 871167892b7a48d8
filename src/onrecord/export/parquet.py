"""Writes claims as Parquet: columns with types, compressed, for data frames and databases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.export.record import FIELDS, JSON, record_of
from onrecord.export.whole import whole_file
from onrecord.model import Entry

# Claims written at once: enough for columns to compress well, few enough to hold in memory.
ROW_GROUP = 10_000

DATES = ("published_earliest", "published_latest", "happened_earliest", "happened_latest")
LISTS = ("places", "countries", "events", "corrected")
MOMENTS = ("made_at",)


class ParquetExporter:
    """Choose it for millions of claims, or to load them into a data frame; dates are dates and spans are lists."""

    name = "parquet"
    suffixes: tuple[str, ...] = (".parquet",)

    def export(self, entries: Iterable[Entry], path: Path) -> int:
        schema = schema_of_claims()
        count = 0
        with whole_file(path) as file, pq.ParquetWriter(file, schema, compression="zstd") as writer:
            for group in _groups(entries):
                writer.write_table(pa.Table.from_pylist([_row(entry) for entry in group], schema))
                count += len(group)
        return count


def table_of(entries: Iterable[Entry]) -> pa.Table:
    """Claims as a table in memory, with the columns that a file has."""
    schema = schema_of_claims()
    batches = (pa.RecordBatch.from_pylist([_row(entry) for entry in group], schema) for group in _groups(entries))
    return pa.Table.from_batches(batches, schema)


def schema_of_claims() -> pa.Schema:
    """The columns, in the order of `FIELDS`: text, but for those with a type of their own."""
    spans = pa.list_(pa.list_(pa.int64()))
    typed = {
        "own_voice": pa.bool_(),
        "current": pa.bool_(),
        "score": pa.float64(),
        **dict.fromkeys(("source_spans", "cue_spans", "content_spans"), spans),
        **dict.fromkeys(LISTS, pa.list_(pa.string())),
        **dict.fromkeys(DATES, pa.date32()),
        **dict.fromkeys(MOMENTS, pa.timestamp("us", tz="UTC")),
    }
    return pa.schema([(field, typed.get(field, pa.string())) for field in FIELDS])


def _groups(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    waiting = iter(entries)
    while group := list(islice(waiting, ROW_GROUP)):
        yield group


def _row(entry: Entry) -> Mapping[str, JSON | date]:
    record: dict[str, JSON | date] = {**record_of(entry)}
    for field in DATES:
        if isinstance(text := record[field], str):
            record[field] = date.fromisoformat(text)
    for field in MOMENTS:
        if isinstance(text := record[field], str):
            record[field] = datetime.fromisoformat(text)
    return record
