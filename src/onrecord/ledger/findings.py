"""Conditions on what claims tell of, each with the stretches of an index that answer it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
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

# With so many rows that fit, or more, claims are looked at one by one until a page is full; with fewer, those that fit
# are gathered first. In a ledger of a million claims a page is full soon in the one case, and this many are gathered in
# some 50 ms in the other.
MANY = 150_000


@dataclass(frozen=True, slots=True)
class Finding:
    """A condition that a claim fits if a row of `table` does, with the claim's number and its reading's.

    `routes` are the rows that fit, in parts that do not overlap, each of them one stretch of an index.
    """

    table: FromClause
    routes: tuple[ColumnElement[bool], ...]

    def conditions(self, connection: Connection, *, after: int) -> Iterator[ColumnElement[bool]]:
        """The condition as SQL has it, on claims from the one after number `after`."""
        rows = self.table.c
        fits = or_(*self.routes)
        yield (
            exists()
            .where(rows.claim == s.claim.c.number, rows.reading == s.made.c.reading, fits)
            .correlate(s.claim, s.made)
        )
        if self._are_many(connection, after):
            first = connection.execute(self._first(after)).scalar_one()
            yield s.claim.c.number >= first
        else:
            yield s.claim.c.number.in_(self._claims(after))

    def _are_many(self, connection: Connection, after: int) -> bool:
        found = self._claims(after).limit(MANY).subquery()
        return int(connection.execute(select(func.count()).select_from(found)).scalar_one()) == MANY

    def _first(self, after: int) -> Select[Any]:
        return select(func.min(self._claims(after).subquery().c.claim))

    def _claims(self, after: int) -> Any:
        parts = (select(self.table.c.claim).where(route, self.table.c.claim > after) for route in self.routes)
        return union_all(*parts)


def findings_of(connection: Connection, query: ClaimQuery) -> Iterator[Finding]:
    """Each condition of a query on what claims tell of, and on what kind of voice makes them."""
    if query.kind:
        made = s.made.alias()
        yield Finding(made, (made.c.kind == query.kind.value,))
    if query.country:
        yield Finding(s.claim_place, (s.claim_place.c.country == query.country.upper(),))
    if query.box:
        yield Finding(s.claim_place, tuple(_inside(query.box)))
    if query.place:
        yield Finding(s.claim_place_name, (s.claim_place_name.c.name.in_(_listed(_names(connection, query.place))),))
    if query.happened_since or query.happened_until:
        yield Finding(s.claim_time, tuple(_may_lie(query.happened_since, query.happened_until)))
    if query.event:
        yield Finding(s.claim_event, (s.claim_event.c.type == query.event.upper(),))


def _names(connection: Connection, part: str) -> Sequence[int]:
    """The numbers of the places' names that hold a part."""
    names = select(s.place_name.c.number).where(s.place_name.c.name.icontains(part, autoescape=True))
    return connection.execute(names).scalars().all()


def _listed(numbers: Sequence[int]) -> Select[Any]:
    return select(func.json_each(literal(numbers, s.Json)).table_valued("value").c.value)


def _inside(box: Box) -> Iterator[ColumnElement[bool]]:
    lat, lon = s.claim_place.c.lat, s.claim_place.c.lon
    stretches = [(box.west, box.east)] if box.west <= box.east else [(box.west, 180.0), (-180.0, box.east)]
    for west, east in stretches:
        yield and_(lat.between(box.south, box.north), lon.between(west, east))


def _may_lie(since: date | None, until: date | None) -> Iterator[ColumnElement[bool]]:
    """The times that may lie from `since` to `until`, class by class of their length."""
    time = s.claim_time.c
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
