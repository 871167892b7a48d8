import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.errors import ExportFailed
from onrecord.export import parquet
from onrecord.export.base import Exporter
from onrecord.export.csv import CsvExporter
from onrecord.export.jsonl import JsonLinesExporter
from onrecord.export.parquet import ParquetExporter
from onrecord.export.record import FIELDS, record_of
from onrecord.model import Entry, Event, Place, Span, Time, TimeType, When
from tests.dossier.by_hand import ViewByHand, article, claim, on

TEXT = 'Ida Marl said “dry, as\r\never”. It rained.\n=HYPERLINK("x") is what Jon Reed said. \ud800 broke.'

EXPORTERS: list[Exporter] = [JsonLinesExporter(), CsvExporter(), ParquetExporter()]
every_format = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)


@pytest.fixture
def entries() -> list[Entry]:
    kept = article(TEXT, published=on(2031, 5, 2))
    return ViewByHand().keep(
        kept,
        claim(kept, "“dry, as\r\never”", source="Ida Marl", cue="said"),
        claim(kept, '=HYPERLINK("x")', source="Jon Reed", cue="said"),
        claim(kept, "It rained"),
        claim(kept, "\ud800 broke"),
    )


@every_format
def test_every_claim_is_written_and_counted(exporter, entries, tmp_path):
    assert exporter.export(iter(entries), tmp_path / "claims") == 4
    assert [path.name for path in tmp_path.iterdir()] == ["claims"]


@every_format
def test_nothing_to_write_is_an_empty_file_of_the_format(exporter, tmp_path):
    assert exporter.export([], tmp_path / "claims") == 0
    assert (tmp_path / "claims").exists()


def test_a_line_of_json_is_the_record(entries, tmp_path):
    JsonLinesExporter().export(entries, tmp_path / "claims.jsonl")
    lines = (tmp_path / "claims.jsonl").read_text("utf-8").split("\n")
    assert [json.loads(line) for line in lines if line] == [record_of(entry) for entry in entries]


def test_a_row_of_csv_is_the_record_as_text(entries, tmp_path):
    CsvExporter().export(entries, tmp_path / "claims.csv")
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        header, first, second, *_ = csv.reader(file)
    assert tuple(header) == FIELDS
    row = dict(zip(header, first, strict=True))
    assert row["content"] == "“dry, as\r\never”"
    assert (row["own_voice"], row["via"]) == ("false", "")
    assert json.loads(row["source_spans"]) == [[0, 8]]
    assert len(second) == len(FIELDS)


@pytest.mark.parametrize("opener", ["=", "+", "-", "@", "\t", "\r", "\n=", " =", "\u00a0@", "＝"])
def test_a_spreadsheet_finds_no_formula_in_csv(opener, tmp_path):
    kept = article(f"{opener}SUM(A1) grew.")
    CsvExporter().export(ViewByHand().keep(kept, claim(kept, f"{opener}SUM(A1)")), tmp_path / "claims.csv")
    rows = csv.DictReader(io.StringIO((tmp_path / "claims.csv").read_bytes().decode(), newline=""))
    assert [row["content"] for row in rows] == [f"'{opener}SUM(A1)"]


def test_parquet_has_types(entries, tmp_path):
    ParquetExporter().export(entries, tmp_path / "claims.parquet")
    table = pq.read_table(tmp_path / "claims.parquet")
    row = table.to_pylist()[0]
    assert row["published_earliest"] == date(2031, 5, 2)
    assert row["made_at"] == datetime(2031, 2, 1, 12, tzinfo=UTC)
    assert (row["own_voice"], row["score"], row["source_spans"]) == (False, 0.9, [[0, 8]])
    assert tuple(table.column_names) == FIELDS


@pytest.fixture
def told(entries) -> Entry:
    """A claim that tells of a day, a place and an event."""
    day = Time(Span(0, 3), "2031-05-01", TimeType.DATE, When.day(date(2031, 5, 1)))
    spot = Place(Span(0, 3), "Málaga", 36.7, -4.4, None, "ES")
    return replace(entries[0], times=(day,), places=(spot,), events=(Event(Span(0, 3), "ASSAULT"),))


def test_what_happened_has_types_in_parquet(told, tmp_path):
    ParquetExporter().export([told], tmp_path / "claims.parquet")
    (row,) = pq.read_table(tmp_path / "claims.parquet").to_pylist()
    assert (row["happened_earliest"], row["happened_latest"]) == (date(2031, 5, 1), date(2031, 5, 1))
    assert (row["places"], row["countries"], row["events"]) == (["Málaga"], ["ES"], ["ASSAULT"])


def test_what_happened_is_json_text_in_csv(told, tmp_path):
    CsvExporter().export([told], tmp_path / "claims.csv")
    (row,) = csv.DictReader(io.StringIO((tmp_path / "claims.csv").read_text("utf-8"), newline=""))
    assert (row["happened_earliest"], row["places"], row["events"]) == ("2031-05-01", '["Málaga"]', '["ASSAULT"]')


def test_parquet_is_written_in_groups(entries, tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "ROW_GROUP", 3)
    ParquetExporter().export(entries, tmp_path / "claims.parquet")
    assert pq.ParquetFile(tmp_path / "claims.parquet").num_row_groups == 2


@every_format
def test_a_failure_leaves_the_old_file_and_no_other(exporter, entries, tmp_path):
    target = tmp_path / "claims"
    target.write_text("old")

    def broken() -> Iterator[Entry]:
        yield from entries
        raise RuntimeError("the ledger went away")

    with pytest.raises(RuntimeError):
        exporter.export(broken(), target)
    assert [path.name for path in tmp_path.iterdir()] == ["claims"]
    assert target.read_text() == "old"


@every_format
@pytest.mark.parametrize(
    ("name", "why"),
    [("folder", "is a folder"), ("nowhere/claims", "is not a folder"), ("file/claims", "cannot be written")],
)
def test_a_target_that_cannot_be_written_is_named(exporter, entries, tmp_path, name, why):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(ExportFailed, match=why) as raised:
        exporter.export(entries, tmp_path / name)
    assert raised.value.about == str(tmp_path / name)


@every_format
def test_a_full_disk_is_named(exporter, entries):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    with pytest.raises(ExportFailed, match="No space left"):
        exporter.export(entries, full)
    assert full.is_char_device()


def test_a_link_stays_a_link(entries, tmp_path):
    (tmp_path / "real").mkdir()
    link = tmp_path / "claims.jsonl"
    link.symlink_to(tmp_path / "real" / "claims.jsonl")
    JsonLinesExporter().export(entries, link)
    assert link.is_symlink()
    assert (tmp_path / "real" / "claims.jsonl").read_text("utf-8").count("\n") == 4
