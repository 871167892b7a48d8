"""The gazetteer: which places bear a name. One SQLite file, opened at once and read only where it is asked."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

FILE = Path(__file__).with_name("gazetteer.sqlite")
# SQLite's own limit on variables in one statement was 999 for long.
AT_ONCE = 900
# Names and places that are kept in memory, some 10 MB; a longer run starts afresh.
KEPT = 30_000
DEGREE = 10_000


class Kind(StrEnum):
    """What sort of place; the letters stand in the file."""

    CONTINENT = "C"
    REGION = "R"
    COUNTRY = "N"
    STATE = "1"
    COUNTY = "2"
    DISTRICT = "3"
    CITY = "P"
    SECTION = "X"
    WATER = "W"
    LAND = "L"
    SPOT = "S"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    `number` is its own here, `geonameid` GeoNames' (None for what is not from there). `lat` and `lon` are degrees.
    `state` and `county` are the numbers of the entries that contain it. `seat` is 3 for a country's capital, 2 for
    a state's, 1 for a county's, else 0.
    """

    number: int
    geonameid: int | None
    name: str
    kind: Kind
    country: str | None
    state: int | None
    county: int | None
    population: int
    seat: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Sense:
    """A place that a name may mean; `official` where the name is its first one, `adjective` for "Libyan"."""

    entry: Entry
    official: bool
    adjective: bool = False


class Gazetteer:
    """Looks names up by their keys, many at a time. Keeps what it has found, names that are none as well.

    `borders` has the countries that border on each.
    """

    def __init__(self, path: Path = FILE) -> None:
        self._file = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._senses: dict[str, tuple[Sense, ...]] = {}
        self._entries: dict[int, Entry] = {}
        rows = self._file.execute("SELECT country, others FROM borders")
        self.borders = {country: frozenset(others.split()) for country, others in rows}

    def senses(self, keys: Iterable[str]) -> dict[str, tuple[Sense, ...]]:
        """The senses of each key, those with the most people first; keys without any are left out."""
        if len(self._senses) > KEPT:
            self._senses.clear()
            self._entries.clear()
        asked = dict.fromkeys(keys)
        self._load([key for key in asked if key not in self._senses])
        return {key: found for key in asked if (found := self._senses[key])}

    def entry(self, number: int) -> Entry:
        """The place of this number."""
        self._load_entries([number])
        return self._entries[number]

    def geoname(self, geonameid: int) -> Entry | None:
        """The place that has this number in GeoNames; None where it is none that is known."""
        row = self._file.execute("SELECT number FROM places WHERE geonameid = ?", (geonameid,)).fetchone()
        return self.entry(row[0]) if row else None

    def _load(self, keys: list[str]) -> None:
        rows = [row for part in _parts(keys) for row in self._select("key, places FROM names WHERE key", part)]
        marks = {key: _unpacked(packed) for key, packed in rows}
        self._load_entries([mark >> 2 for found in marks.values() for mark in found])
        for key in keys:
            senses = (Sense(self._entries[m >> 2], bool(m & 1), bool(m & 2)) for m in marks.get(key, ()))
            self._senses[key] = tuple(senses)

    def _load_entries(self, numbers: Iterable[int]) -> None:
        new = list({number for number in numbers if number not in self._entries})
        for part in _parts(new):
            for row in self._select("* FROM places WHERE number", part):
                number, geonameid, name, kind, country, state, county, population, seat, lat, lon = row
                self._entries[number] = Entry(
                    number,
                    geonameid,
                    name,
                    Kind(kind),
                    country,
                    state,
                    county,
                    population,
                    seat,
                    lat / DEGREE,
                    lon / DEGREE,
                )

    def _select(self, what: str, values: list[str] | list[int]) -> sqlite3.Cursor:
        marks = ",".join("?" * len(values))
        return self._file.execute(f"SELECT {what} IN ({marks})", values)


def _parts(values: list[T]) -> Iterator[list[T]]:
    return (values[first : first + AT_ONCE] for first in range(0, len(values), AT_ONCE))


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 4}I", packed)
