"""What claims tell of as people have them: which marks of a reading stand in them, and where and when these are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from onrecord.ledger import schema as s
from onrecord.ledger.breadth import breadth_of
from onrecord.ledger.keep_layers import PLACE_TYPES
from onrecord.ledger.rows import place_of, time_of
from onrecord.model import Claim, Correction, Mend, Place, Span, Time
from onrecord.model.correction import mended_places, mended_times

Row = dict[str, Any]

OF_READING = {
    table: select(table).where(table.c.reading == bindparam("reading")).order_by(table.c.position)
    for table in (s.time, s.place, s.event)
}
NAMED = (
    select(s.entity.c.name, s.mention.c.start, s.mention.c.end)
    .join(s.mention, s.mention.c.entity == s.entity.c.number)
    .where(s.mention.c.reading == bindparam("reading"), s.entity.c.type.in_(PLACE_TYPES))
)
REPORTED = select(s.claim_event.c.event).where(
    s.claim_event.c.claim == bindparam("claim"),
    s.claim_event.c.reading == bindparam("reading"),
    s.claim_event.c.reported == 1,
)
NAMES = select(s.place_name.c.name, s.place_name.c.number).where(s.place_name.c.name.in_(s.listed("names")))


@dataclass(frozen=True, slots=True)
class Retold:
    """What a claim is found by as people have it, as rows without the number of the claim's row."""

    times: tuple[Row, ...]
    places: tuple[Row, ...]
    events: tuple[Row, ...]
    names: tuple[str, ...]

    def keep(self, connection: Connection, mended: int) -> None:
        """Make a row of `mended`, by number, findable by it."""
        for table, rows in ((s.mended_time, self.times), (s.mended_place, self.places), (s.mended_event, self.events)):
            _insert(connection, table, ({"mended": mended} | row for row in rows))
        if self.names:
            connection.execute(insert(s.place_name).on_conflict_do_nothing(), [{"name": name} for name in self.names])
            numbers = connection.execute(NAMES, {"names": self.names})
            _insert(connection, s.mended_place_name, ({"mended": mended, "name": row.number} for row in numbers))


def kept_retold(connection: Connection, mended: int) -> Retold:
    """What a row of `mended`, by number, is found by."""
    times, places, events = (
        tuple(
            {name: value for name, value in row._mapping.items() if name != "mended"}
            for row in connection.execute(select(table).where(table.c.mended == mended))
        )
        for table in (s.mended_time, s.mended_place, s.mended_event)
    )
    names = (
        select(s.place_name.c.name)
        .join(s.mended_place_name, s.mended_place_name.c.name == s.place_name.c.number)
        .where(s.mended_place_name.c.mended == mended)
    )
    return Retold(times, places, events, tuple(sorted(connection.execute(names).scalars())))


@dataclass(frozen=True, slots=True)
class Marks:
    """All that a reading marks in its article and claims are found by; times and places by their rows' numbers."""

    connection: Connection
    reading: int
    times: dict[int, Time]
    places: dict[int, Place]
    events: Sequence[Any]
    named: Sequence[Any]

    def of(self, number: int, claim: Claim, corrections: Sequence[Correction], text: str) -> Retold:
        """What a claim is found by, as people have it: `claim` with `corrections`, in an article of that text."""
        times, places, events = self._told(number, claim)
        return Retold(
            tuple(_times(times, corrections)),
            tuple(_places(places, corrections)),
            tuple(events),
            tuple(sorted(self._names(claim, places.values(), corrections, text))),
        )

    def marks_of(self, number: int, claim: Claim) -> tuple[set[Span], set[Span]]:
        """Where the times and the places of a claim stand, those that people say are none among them."""
        times, places, _ = self._told(number, claim)
        return {time.span for time in times.values()}, {place.span for place in places.values()}

    def _told(self, number: int, claim: Claim) -> tuple[dict[int, Time], dict[int, Place], list[Row]]:
        inside = {event.number for event in self.events if _holds(claim, Span(event.start, event.end))}
        reported = self._reported(number, claim, inside)
        told = [event for event in self.events if event.number in inside | reported]
        ends = {event.time for event in told}, {event.place for event in told}
        times = {at: time for at, time in self.times.items() if at in ends[0] or _holds(claim, time.span)}
        places = {at: place for at, place in self.places.items() if at in ends[1] or _holds(claim, place.span)}
        events = [
            {"event": event.number, "type": event.type, "reported": int(event.number in reported)} for event in told
        ]
        return times, places, events

    def _reported(self, number: int, claim: Claim, inside: set[int]) -> set[int]:
        """The events that the claim is the word for: as it was made, and those in a content of the outlet's own."""
        made = set(self.connection.execute(REPORTED, {"claim": number, "reading": self.reading}).scalars())
        quoted = {event.number for event in self.events if event.quote is not None}
        own = inside - quoted if claim.attribution is None else set()
        return made & (inside | quoted) | own

    def _names(
        self, claim: Claim, places: Iterable[Place], corrections: Sequence[Correction], text: str
    ) -> Iterator[str]:
        none = {each.mark for each in corrections if each.mend is Mend.PLACE and each.place is None and each.mark}
        found = set()
        for place in mended_places(places, corrections):
            found |= {place.name, place.span.of(text)}
        for row in self.named:
            span = Span(row.start, row.end)
            if _holds(claim, span) and not any(span.overlaps(mark) for mark in none):
                found.add(row.name)
        yield from found


def retold(connection: Connection, reading: int) -> Marks:
    """All that a reading, by number, marks in its article."""
    times, places, events = (
        connection.execute(statement, {"reading": reading}).all() for statement in OF_READING.values()
    )
    named = connection.execute(NAMED, {"reading": reading}).all()
    return Marks(
        connection,
        reading,
        {row.number: time_of(row) for row in times},
        {row.number: place_of(row) for row in places},
        events,
        named,
    )


def _times(times: dict[int, Time], corrections: Sequence[Correction]) -> Iterator[Row]:
    for number, time in times.items():
        (now,) = mended_times([time], corrections)
        for choice, when in enumerate(now.readings or (now.when,)):
            days = {
                name: day.isoformat() if day else None
                for name, day in (("earliest", when.earliest), ("latest", when.latest))
            }
            yield {"time": number, "choice": choice, "breadth": breadth_of(when.earliest, when.latest)} | days


def _places(places: dict[int, Place], corrections: Sequence[Correction]) -> Iterator[Row]:
    for number, place in places.items():
        for now in mended_places([place], corrections):
            yield {"place": number, "country": now.country, "lat": now.lat, "lon": now.lon}


def _holds(claim: Claim, span: Span) -> bool:
    return any(piece.holds(span) for piece in claim.content)


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    if given := list(rows):
        connection.execute(insert(table), given)
