"""What claims tell of, in memory: times, places and events, by the rows of the claims that tell of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from sqlalchemy import Column, Connection, Select, Table, and_, bindparam, select

from onrecord.ledger import schema as s
from onrecord.ledger.columns import Codes, Ints, Mask, Rows, day_of, ints_of, rows_found, unique


class Told(StrEnum):
    """What is marked in claims."""

    PLACE = "place"
    MAPPED = "name on the map"
    COUNTRY = "country"
    NAME = "name on the map or in the article"
    TIME = "time"
    EVENT = "event"


# The table that is asked, and the columns that make a mark's value.
COLUMNS: Mapping[Told, tuple[Table, tuple[Column[Any], ...]]] = {
    Told.PLACE: (s.claim_place, (s.place.c.name, *s.claim_place.c["country", "lat", "lon"])),
    Told.MAPPED: (s.claim_place, (s.place.c.name,)),
    Told.COUNTRY: (s.claim_place, (s.claim_place.c.country,)),
    Told.NAME: (s.claim_place_name, (s.claim_place_name.c.name,)),
    Told.TIME: (s.claim_time, (*s.claim_time.c["earliest", "latest"],)),
    Told.EVENT: (s.claim_event, (s.claim_event.c.type,)),
}


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Each two of a row and the code of a value that it tells of, once; in the order of the rows."""

    rows: Ints
    codes: Ints
    values: Sequence[Any]

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
        self._until = 0
        none = np.zeros(0, dtype=np.int32)
        self._marks = Marks(none, none, self._codes.values)

    def marks(self, connection: Connection, rows: Rows) -> Marks:
        """What the claims of these rows tell of; rows that came in later may be among it."""
        if rows.until > self._until:
            wanted = {"after": self._until, "until": rows.until}
            found = rows_found(connection, _statement(self._told, whole=not self._until), wanted)
            new = ints_of(((reading, claim, self._codes.of(self._value(*said))) for reading, claim, *said in found), 3)
            at, codes = _placed(new, rows)
            known = self._marks
            self._marks = Marks(
                np.concatenate([known.rows, at]), np.concatenate([known.codes, codes]), self._codes.values
            )
            self._until = rows.until
        return self._marks

    def _value(self, *said: Any) -> Hashable:
        """The value that columns make: of a time, its bounds as numbers of days."""
        if self._told is Told.TIME:
            return tuple(day_of(day) if day else None for day in said)
        return said if len(said) > 1 else said[0]


def _placed(marks: Ints, rows: Rows) -> tuple[Ints, Ints]:
    """The row and the code of each mark that a row has, once."""
    wanted = marks[:, 0].astype(np.int64) << 32 | marks[:, 1]
    known = rows.reading.astype(np.int64) << 32 | rows.claim
    at = np.searchsorted(known, wanted)
    found = np.flatnonzero(at < len(known))
    found = found[known[at[found]] == wanted[found]]
    return unique(at[found].astype(np.int32), marks[found, 2])


def _statement(told: Told, *, whole: bool) -> Select[Any]:
    """The marks of readings after one and up to another; of all, they are read as they stand."""
    table, columns = COLUMNS[told]
    row = table.c
    statement = select(row.reading, row.claim, *columns)
    if any(column.table is s.place for column in columns):
        statement = statement.join_from(s.claim_place, s.place, s.place.c.number == s.claim_place.c.place)
    if whole:
        return statement.where(row.reading <= bindparam("until"))
    # A claim may be made anew by a later reading, so that its number does not tell.
    new = s.made.alias()
    same = and_(row.claim == new.c.claim, row.reading == new.c.reading)
    return statement.join(new, same).where(new.c.reading > bindparam("after"), new.c.reading <= bindparam("until"))
