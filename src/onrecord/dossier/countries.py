"""The countries of ISO 3166-1, with the number that GeoNames gives each."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("countries.csv")


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its ISO 3166-1 alpha-2 code, what GeoNames numbers it, and its English name."""

    code: str
    geonameid: int
    name: str


@cache
def countries() -> dict[str, Country]:
    """All countries by their code."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table)
        return {row["code"]: Country(row["code"], int(row["geonameid"]), row["name"]) for row in rows}
