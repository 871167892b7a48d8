"""Conditions on what claims tell of, each with the stretches of an index that answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    Select,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from onrecord.ledger import schema as s
from onrecord.ledger.base import Box, ClaimQuery
from onrecord.ledger.breadth import OPEN, REACHES, first_begin
from onrecord.ledger.keep_layers import PLACE_TYPES

# With so many rows that fit, or more, claims are looked at one by one until a page is full; with fewer, those that fit
# are gathered first. In a ledger of a million claims a page is full soon in the one case, and this many are gathered in
# some 30 ms in the other.
MANY = 100_000


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """A condition that a claim fits if a row of `table` does, with the claim's number and its reading's.

    `routes` are the rows that fit, in parts that do not overlap, each of them one stretch of an index.
    """

    table: FromClause
    routes: tuple[ColumnElement[bool], ...]

    @property
    def holds(self) -> ColumnElement[bool]:
        """The condition on a claim and the reading that made it."""
        row = self.table.c
        of_claim = and_(row.claim == s.claim.c.number, row.reading == s.made.c.reading)
        return exists().where(of_claim, or_(*self.routes)).correlate(s.claim, s.made)

    def claims(self, after: int) -> CompoundSelect[Any]:
        """The numbers of the claims that fit in any reading, from the one after number `after`."""
        row = self.table.c
        return union_all(*(select(row.claim).where(route, row.claim > after) for route in self.routes))

    def are_many(self, connection: Connection, after: int) -> bool:
        found = self.claims(after).limit(MANY).subquery()
        return int(connection.execute(select(func.count()).select_from(found)).scalar_one()) == MANY

    def first(self, connection: Connection, after: int) -> int | None:
        """The number of the first claim that fits in any reading."""
        return min(self._ends(connection, after, func.min), default=None)

    def last(self, connection: Connection, after: int) -> int | None:
        """The number of the last claim that fits in any reading."""
        return max(self._ends(connection, after, func.max), default=None)

    def _ends(self, connection: Connection, after: int, end: Callable[..., Any]) -> list[int]:
        row = self.table.c
        numbers = union_all(*(select(end(row.claim)).where(route, row.claim > after) for route in self.routes))
        return [int(number) for number in connection.execute(numbers).scalars() if number is not None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query asks of what claims tell of: conditions, and between which claims those that fit must be.

    They come after number `after` and, where it is given, until number `until`.
    """

    after: int
    until: int | None
    conditions: tuple[ColumnElement[bool], ...]


def asked(connection: Connection, query: ClaimQuery, after: int, *, places: Sequence[int] = ()) -> Asked:
    """A query's conditions on what claims tell of, for the claims after number `after`.

    `places` are the numbers of entities that are one with something of the place's name.
    """
    findings = list(findings_of(connection, query, places))
    many = [finding for finding in findings if finding.are_many(connection, after)]
    few = [finding for finding in findings if finding not in many]
    firsts = [first for finding in findings if (first := finding.first(connection, after)) is not None]
    after = max([after, *(first - 1 for first in firsts)])
    lasts = [finding.last(connection, after) for finding in few]
    until = min((last if last is not None else after for last in lasts), default=None)
    gathered = (s.claim.c.number.in_(finding.claims(after)) for finding in few)
    return Asked(after, until, (*gathered, *(finding.holds for finding in findings)))


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """What claims are found by: as readings made them, or as people have them."""

    time: FromClause
    place: FromClause
    place_name: FromClause
    event: FromClause


AS_MADE = Tables(s.claim_time, s.claim_place, s.claim_place_name, s.claim_event)
AS_MENDED = Tables(s.mended_time, s.mended_place, s.mended_place_name, s.mended_event)

Routes: TypeAlias = tuple[ColumnElement[bool], ...]


def findings_of(connection: Connection, query: ClaimQuery, places: Sequence[int]) -> Iterator[Finding]:
    """Each condition of a query on what claims tell of, and on what kind of voice makes them."""
    if query.kinds:
        made = s.made.alias()
        yield Finding(made, tuple(made.c.kind == kind.value for kind in dict.fromkeys(query.kinds)))
    for table, routes in _routes(connection, query, places, AS_MADE):
        yield Finding(table, routes)


def mended_holds(connection: Connection, query: ClaimQuery, places: Sequence[int]) -> Iterator[ColumnElement[bool]]:
    """The same conditions on a row of `mended`. There are few of these: they are looked at one by one."""
    if query.kinds:
        yield s.mended.c.kind.in_([kind.value for kind in query.kinds])
    for table, routes in _routes(connection, query, places, AS_MENDED):
        yield exists().where(table.c.mended == s.mended.c.number, or_(*routes)).correlate(s.mended)


def _routes(
    connection: Connection, query: ClaimQuery, places: Sequence[int], tables: Tables
) -> Iterator[tuple[FromClause, Routes]]:
    """Each condition on what claims tell of: the rows of a table that fit, in parts that do not overlap."""
    place, name, event = tables.place.c, tables.place_name.c.name, tables.event.c.type
    if query.country:
        yield tables.place, (place.country == query.country.upper(),)
    if query.box:
        yield tables.place, tuple(_inside(query.box, tables.place))
    if query.place:
        yield tables.place_name, (name.in_(_listed(names_of(connection, query.place, places))),)
    if query.happened_since or query.happened_until:
        yield tables.time, tuple(_may_lie(query.happened_since, query.happened_until, tables.time))
    if query.event:
        yield tables.event, (event == query.event.upper(),)


def names_of(connection: Connection, part: str, places: Sequence[int]) -> Sequence[int]:
    """The numbers of the places' names that hold a part, or are one of the entities `places`."""
    name = s.place_name.c.name
    also = select(s.entity.c.name).where(s.entity.c.number.in_(_listed(places)), s.entity.c.type.in_(PLACE_TYPES))
    fits = name.icontains(part, autoescape=True)
    numbers = select(s.place_name.c.number).where(or_(fits, name.in_(also)) if places else fits)
    return connection.execute(numbers).scalars().all()


def _listed(numbers: Sequence[int]) -> Select[Any]:
    return select(func.json_each(literal(numbers, s.Json)).table_valued("value").c.value)


def _inside(box: Box, place: FromClause) -> Iterator[ColumnElement[bool]]:
    lat, lon = place.c.lat, place.c.lon
    stretches = [(box.west, box.east)] if box.west <= box.east else [(box.west, 180.0), (-180.0, box.east)]
    for west, east in stretches:
        yield and_(lat.between(box.south, box.north), lon.between(west, east))


def _may_lie(since: date | None, until: date | None, of: FromClause) -> Iterator[ColumnElement[bool]]:
    """The times that may lie from `since` to `until`, class by class of their length."""
    time = of.c
    for breadth in range(len(REACHES)):
        known: Sequence[ColumnElement[bool]] = (
            *([time.earliest <= until.isoformat()] if until else []),
            *([time.earliest >= first_begin(since, breadth).isoformat()] if since else []),
            *([time.latest >= since.isoformat()] if since else []),
        )
        yield and_(time.breadth == breadth, *known)
    yield and_(
        time.breadth == OPEN,
        *([or_(time.earliest.is_(None), time.earliest <= until.isoformat())] if until else []),
        *([or_(time.latest.is_(None), time.latest >= since.isoformat())] if since else []),
    )
