"""Reading what was marked in articles: all marks of one reading, and those that claims are found by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from onrecord.ledger import schema as s
from onrecord.ledger.rows import Told, count_of, event_of, flag_of, place_of, proposition_of, speaker_of, time_of
from onrecord.model import Count, Event, Flag, Place, Speaker, Time


@dataclass(frozen=True, slots=True)
class Layers:
    """What one reading marks in its article, in its order."""

    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    flags: tuple[Flag, ...] = ()
    speakers: tuple[Speaker, ...] = ()


# An event's place and time are numbers of rows there and positions among the reading's marks here.
EVENT_WITH_POSITIONS = (
    select(s.event, s.place.c.position.label("place_position"), s.time.c.position.label("time_position"))
    .outerjoin(s.place, s.place.c.number == s.event.c.place)
    .outerjoin(s.time, s.time.c.number == s.event.c.time)
)
_SPEAKER = select(s.speaker, s.entity.c.id.label("entity_id")).outerjoin(
    s.entity, s.entity.c.number == s.speaker.c.entity
)

TIMES = select(s.time).where(s.time.c.reading == bindparam("of")).order_by(s.time.c.position)
PLACES = select(s.place).where(s.place.c.reading == bindparam("of")).order_by(s.place.c.position)
EVENTS = EVENT_WITH_POSITIONS.where(s.event.c.reading == bindparam("of")).order_by(s.event.c.position)
FLAGS = select(s.flag).where(s.flag.c.reading == bindparam("of")).order_by(s.flag.c.position)
SPEAKERS = _SPEAKER.where(s.speaker.c.reading == bindparam("of")).order_by(s.speaker.c.position)
COUNTS = select(s.count).where(s.count.c.event.in_(s.listed("events"))).order_by(s.count.c.event, s.count.c.position)

CLAIM_TIMES = (
    select(s.time, s.claim_time.c.claim)
    .join(s.time, s.time.c.number == s.claim_time.c.time)
    .where(s.claim_time.c.claim.in_(s.listed("claims")), s.claim_time.c.choice == 0)
    .order_by(s.claim_time.c.claim, s.claim_time.c.time)
)
CLAIM_PLACES = (
    select(s.place, s.claim_place.c.claim)
    .join(s.place, s.place.c.number == s.claim_place.c.place)
    .where(s.claim_place.c.claim.in_(s.listed("claims")))
    .order_by(s.claim_place.c.claim, s.claim_place.c.place)
)
CLAIM_EVENTS = (
    EVENT_WITH_POSITIONS.add_columns(s.claim_event.c.claim, s.claim_event.c.reported)
    .join(s.claim_event, s.claim_event.c.event == s.event.c.number)
    .where(s.claim_event.c.claim.in_(s.listed("claims")))
    .order_by(s.claim_event.c.claim, s.claim_event.c.event)
)
CLAIM_PROPOSITIONS = select(s.proposition).where(s.proposition.c.claim.in_(s.listed("claims")))
CLAIM_SPEAKERS = _SPEAKER.where(s.speaker.c.claim.in_(s.listed("claims"))).order_by(s.speaker.c.number.desc())


def layers_of(connection: Connection, reading: int) -> Layers:
    """All that a reading, by its number, marks in its article."""
    of = {"of": reading}
    events = connection.execute(EVENTS, of).all()
    counts = counts_of(connection, events)
    return Layers(
        tuple(time_of(row) for row in connection.execute(TIMES, of)),
        tuple(place_of(row) for row in connection.execute(PLACES, of)),
        tuple(event_of(row, tuple(counts[row.number])) for row in events),
        tuple(flag_of(row) for row in connection.execute(FLAGS, of)),
        tuple(speaker_of(row) for row in connection.execute(SPEAKERS, of)),
    )


def told_in(connection: Connection, claims: Sequence[int]) -> dict[tuple[int, int], Told]:
    """What is marked in claims, by the numbers of claim and reading; one without any mark is not there."""
    told: dict[tuple[int, int], Told] = defaultdict(Told)
    wanted = {"claims": claims}
    for row in connection.execute(CLAIM_TIMES, wanted):
        told[row.claim, row.reading].times.append(time_of(row))
    for row in connection.execute(CLAIM_PLACES, wanted):
        told[row.claim, row.reading].places.append(place_of(row))
    rows = connection.execute(CLAIM_EVENTS, wanted).all()
    counts = counts_of(connection, rows)
    for row in rows:
        event, each = event_of(row, tuple(counts[row.number])), told[row.claim, row.reading]
        each.events.append(event)
        if row.reported:
            each.reports.append(event)
    for row in connection.execute(CLAIM_PROPOSITIONS, wanted):
        told[row.claim, row.reading].proposition = proposition_of(row)
    for row in connection.execute(CLAIM_SPEAKERS, wanted):
        told[row.claim, row.reading].speaker = speaker_of(row)  # of several the first, which comes last
    return told


def counts_of(connection: Connection, events: Iterable[Row[Any]]) -> dict[int, list[Count]]:
    """The counts of events, by the events' numbers."""
    counts: dict[int, list[Count]] = defaultdict(list)
    if numbers := [row.number for row in events]:
        for row in connection.execute(COUNTS, {"events": numbers}):
            counts[row.event].append(count_of(row))
    return counts
