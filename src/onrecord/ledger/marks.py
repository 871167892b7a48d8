"""What claims tell of, in memory: times, places and events, by the rows of the claims that tell of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, bindparam, func, select

from onrecord.ledger import schema as s
from onrecord.ledger.columns import Codes, Ints, Mask, Rows, both, day_of, ints_of, rows_found, unique
from onrecord.model import Mend


class Told(StrEnum):
    """What is marked in claims."""

    PLACE = "place"
    MAPPED = "name on the map"
    COUNTRY = "country"
    NAME = "name on the map or in the article"
    TIME = "time"
    EVENT = "event"


# What a place is called that people put in the place of another.
_said = func.json_each(s.mended.c.corrections).table_valued("value")
_called = (
    select(func.json_extract(s.correction.c.place, "$[0]"))
    .where(s.correction.c.number == _said.c.value, s.correction.c.mend == Mend.PLACE.value)
    .where(func.json_extract(s.correction.c.place, "$[1]") == s.mended_place.c.lat)
    .where(func.json_extract(s.correction.c.place, "$[2]") == s.mended_place.c.lon)
    .limit(1)
    .correlate(s.mended, s.mended_place)
    .scalar_subquery()
)
_mended_name = func.coalesce(_called, s.place.c.name)

# The table that is asked, and the columns that make a mark's value: as readings made claims, and as people have them.
AS_MADE: Mapping[Told, tuple[Table, tuple[ColumnElement[Any], ...]]] = {
    Told.PLACE: (s.claim_place, (s.place.c.name, *s.claim_place.c["country", "lat", "lon"])),
    Told.MAPPED: (s.claim_place, (s.place.c.name,)),
    Told.COUNTRY: (s.claim_place, (s.claim_place.c.country,)),
    Told.NAME: (s.claim_place_name, (s.claim_place_name.c.name,)),
    Told.TIME: (s.claim_time, (*s.claim_time.c["earliest", "latest"],)),
    Told.EVENT: (s.claim_event, (s.claim_event.c.type,)),
}
AS_MENDED: Mapping[Told, tuple[Table, tuple[ColumnElement[Any], ...]]] = {
    Told.PLACE: (s.mended_place, (_mended_name, *s.mended_place.c["country", "lat", "lon"])),
    Told.MAPPED: (s.mended_place, (_mended_name,)),
    Told.COUNTRY: (s.mended_place, (s.mended_place.c.country,)),
    Told.NAME: (s.mended_place_name, (s.mended_place_name.c.name,)),
    Told.TIME: (s.mended_time, (*s.mended_time.c["earliest", "latest"],)),
    Told.EVENT: (s.mended_event, (s.mended_event.c.type,)),
}
MAPPED = (Told.PLACE, Told.MAPPED)


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Each two of a row and the code of a value that it tells of, once; in the order of the rows."""

    rows: Ints
    codes: Ints
    values: Sequence[Any]

    def of_first(self, length: int) -> Marks:
        """The marks of the first so many rows: others may have come in since somebody began to count."""
        if not len(self.rows) or self.rows.max() < length:
            return self
        known = self.rows < length
        return Marks(self.rows[known], self.codes[known], self.values)

    def holding(self, fits: Callable[[Any], bool], length: int) -> Mask:
        """Which of so many rows tell of a value that fits."""
        fitting = np.fromiter(map(fits, self.values), dtype=np.bool_, count=len(self.values))
        mask = np.zeros(length, dtype=np.bool_)
        mask[self.rows[fitting[self.codes]]] = True
        return mask

    def counted(self, mask: Mask, groups: Ints | None = None, length: int | None = None) -> Ints:
        """Of each value, how many of the rows of the mask tell of it; or of each of so many groups of values.

        `groups` gives the group of each code; a row that tells of two values of a group counts once.
        """
        chosen = mask[self.rows]
        codes = self.codes[chosen]
        if groups is not None:
            codes = _once(self.rows[chosen], groups[codes])
        return np.bincount(codes, minlength=len(self.values) if length is None else length).astype(np.int32)


def _once(rows: Ints, groups: Ints) -> Ints:
    """The groups of each row, each once; rows stand in their order, so that only few need to be sorted."""
    again = np.flatnonzero(rows[1:] == rows[:-1])
    several = np.zeros(len(rows), dtype=np.bool_)
    several[again] = several[again + 1] = True
    _, once = unique(rows[several], groups[several])
    return np.concatenate([groups[~several], once])


class Marked:
    """The marks of one kind, brought up to the rows that are asked for."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._codes = Codes[Any]()
        self._until, self._mended_until = 0, 0
        none = np.zeros(0, dtype=np.int32)
        self._marks = Marks(none, none, self._codes.values)

    def marks(self, connection: Connection, rows: Rows) -> Marks:
        """What the claims of these rows tell of."""
        if rows.until > self._until:
            wanted = {"after": self._until, "until": rows.until}
            found = rows_found(connection, _as_made(self._told, whole=not self._until), wanted)
            new = ints_of(((reading, claim, self._codes.of(self._value(*said))) for reading, claim, *said in found), 3)
            self._add(both(new[:, 0], new[:, 1]), new[:, 2], rows, mended=False)
            self._until = rows.until
        if rows.mended_until > self._mended_until:
            wanted = {"after": self._mended_until, "until": rows.mended_until}
            found = rows_found(connection, _as_mended(self._told), wanted)
            new = ints_of(((number, self._codes.of(self._value(*said))) for number, *said in found), 2)
            self._add(new[:, 0], new[:, 1], rows, mended=True)
            self._mended_until = rows.mended_until
        return self._marks.of_first(len(rows.claim))

    def _add(self, wanted: Ints, codes: Ints, rows: Rows, *, mended: bool) -> None:
        """Marks by the numbers of readings and claims together, or by those in `mended`; each once for each row."""
        found, at = rows.placed(wanted, mended=mended)
        new, values = unique(at, codes[found])
        marks = self._marks
        self._marks = Marks(
            np.concatenate([marks.rows, new]), np.concatenate([marks.codes, values]), self._codes.values
        )

    def _value(self, *said: Any) -> Hashable:
        """The value that columns make: of a time, its bounds as numbers of days."""
        if self._told is Told.TIME:
            return tuple(day_of(day) if day else None for day in said)
        return said if len(said) > 1 else said[0]


def _as_made(told: Told, *, whole: bool) -> Select[Any]:
    """The marks of readings after one and up to another; of all, they are read as they stand."""
    table, columns = AS_MADE[told]
    row = table.c
    statement = select(row.reading, row.claim, *columns)
    if told in MAPPED:
        statement = statement.join_from(s.claim_place, s.place, s.place.c.number == s.claim_place.c.place)
    if whole:
        return statement.where(row.reading <= bindparam("until"))
    # A claim may be made anew by a later reading, so that its number does not tell.
    new = s.made.alias()
    same = and_(row.claim == new.c.claim, row.reading == new.c.reading)
    return statement.join(new, same).where(new.c.reading > bindparam("after"), new.c.reading <= bindparam("until"))


def _as_mended(told: Told) -> Select[Any]:
    """The marks of rows of `mended` after one and up to another."""
    table, columns = AS_MENDED[told]
    number = s.mended.c.number
    statement = select(number, *columns).join_from(s.mended, table, table.c.mended == number)
    if told in MAPPED:
        statement = statement.join(s.place, s.place.c.number == s.mended_place.c.place)
    return statement.where(number > bindparam("after"), number <= bindparam("until"))
