"""The door of exporters: what writes a ledger's claims in an open format."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from onrecord.model import Entry


class Exporter(Protocol):
    """Writes claims to a file; `suffixes` are the endings that choose it (".csv").

    It streams: a million claims take no more memory than a thousand. Raises `ExportFailed`.
    """

    name: str
    suffixes: tuple[str, ...]

    def export(self, entries: Iterable[Entry], path: Path) -> int:
        """Write all of `entries`; gives how many."""
        ...
