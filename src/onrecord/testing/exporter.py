"""What every exporter must do: subclass `ExporterSuite`, and an exporter that passes is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import ExportFailed
from onrecord.export.base import Exporter
from onrecord.model import Entry, Stance
from onrecord.testing.by_hand import article, claim, entry
from onrecord.testing.raises import raises

TEXT = 'The bridge at Ostrel fell. "It was safe,\nand \u2028old; =SUM(A1) 🙂," Ann Bel said.'


class ExporterSuite:
    """Subclass it and give `make` and `claims_in`."""

    def make(self) -> Exporter:
        """The exporter."""
        raise NotImplementedError

    def claims_in(self, path: Path) -> list[str]:
        """The ids of the claims in a file that it wrote, read with somebody else's reader of the format."""
        raise NotImplementedError

    def test_it_has_a_name_and_endings(self) -> None:
        exporter = self.make()
        assert exporter.name
        assert exporter.suffixes
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in exporter.suffixes)

    def test_it_writes_all_claims_in_their_order(self, tmp_path: Path) -> None:
        entries = _entries()
        assert self.make().export(iter(entries), self._file(tmp_path)) == len(entries)
        assert self.claims_in(self._file(tmp_path)) == [each.id for each in entries]

    def test_of_no_claims_it_writes_a_file_without_any(self, tmp_path: Path) -> None:
        assert self.make().export(iter(()), self._file(tmp_path)) == 0
        assert self.claims_in(self._file(tmp_path)) == []

    def test_of_many_claims_it_keeps_no_more_than_a_few(self, tmp_path: Path) -> None:
        (sample, *_) = _entries()
        count = 5_000
        assert self.make().export((sample for _ in range(count)), self._file(tmp_path)) == count
        assert len(self.claims_in(self._file(tmp_path))) == count

    def test_it_writes_over_what_was_there(self, tmp_path: Path) -> None:
        self._file(tmp_path).write_bytes(b"old" * 10_000)
        self.make().export(iter(_entries()), self._file(tmp_path))
        assert len(self.claims_in(self._file(tmp_path))) == len(_entries())

    def test_what_was_there_stays_where_the_claims_break_off(self, tmp_path: Path) -> None:
        def broken() -> Iterator[Entry]:
            yield _entries()[0]
            raise KeyboardInterrupt

        self._file(tmp_path).write_bytes(b"old")
        with raises(KeyboardInterrupt):
            self.make().export(broken(), self._file(tmp_path))
        assert self._file(tmp_path).read_bytes() == b"old"
        assert [path.name for path in tmp_path.iterdir()] == [self._file(tmp_path).name]

    def test_a_file_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        with raises(ExportFailed):
            self.make().export(iter(_entries()), self._file(tmp_path / "nowhere"))
        self._file(tmp_path).mkdir()
        with raises(ExportFailed):
            self.make().export(iter(_entries()), self._file(tmp_path))

    def _file(self, folder: Path) -> Path:
        return folder / f"claims{self.make().suffixes[0]}"


def _entries() -> list[Entry]:
    bridge = article(TEXT)
    claims = (
        claim(bridge, "The bridge at Ostrel fell"),
        claim(bridge, "It was safe,\nand \u2028old; =SUM(A1) 🙂", source="Ann Bel", cue="said", stance=Stance.DENIES),
        claim(bridge, "=SUM(A1)"),
    )
    return [entry(bridge, each, number=number) for number, each in enumerate(claims, start=1)]
