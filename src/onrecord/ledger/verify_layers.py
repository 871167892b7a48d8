"""Checking what readings mark in their articles: every span against the text, and what belongs together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, select

from onrecord.ledger import schema as s
from onrecord.ledger.checks import Checks, spans_in, streamed

SPEAKER_SPANS = ("name", "office", "affiliation", "place", "withheld")


def check_times(connection: Connection) -> Checks:
    """Times, and that none ends before it begins."""
    for row in _rows(connection, s.time):
        yield from spans_in(f"time {row.number}", "span", [[row.start, row.end]], row.text)
        days = [(row.earliest, row.latest), *((earliest, latest) for _, earliest, latest in row.readings)]
        in_order = all(not earliest or not latest or earliest <= latest for earliest, latest in days)
        yield "times", None if in_order else f"time {row.number}: ends before it begins"


def check_places(connection: Connection) -> Checks:
    """Places, and that their points are on the map."""
    for row in _rows(connection, s.place):
        yield from spans_in(f"place {row.number}", "span", [[row.start, row.end]], row.text)
        on_map = abs(row.lat or 0) <= 90 and abs(row.lon or 0) <= 180
        yield "places", None if on_map else f"place {row.number}: {row.lat}, {row.lon} is no point on the map"


def check_events(connection: Connection) -> Checks:
    """Events with their counts, and that their place and time are the same reading's."""
    statement = (
        _with_text(s.event)
        .outerjoin(s.place, s.place.c.number == s.event.c.place)
        .outerjoin(s.time, s.time.c.number == s.event.c.time)
        .add_columns(s.place.c.reading.label("place_reading"), s.time.c.reading.label("time_reading"))
    )
    for row in streamed(connection, statement):
        about = f"event {row.number}"
        yield from spans_in(about, "span", [[row.start, row.end], *row.actors, *row.recipients], row.text)
        one = {row.place_reading, row.time_reading} <= {None, row.reading}
        yield "events", None if one else f"{about}: its place or its time is another reading's"
    counts = (
        select(s.count, s.article.c.text)
        .join(s.event, s.event.c.number == s.count.c.event)
        .join(s.reading, s.reading.c.number == s.event.c.reading)
        .join(s.article, s.article.c.number == s.reading.c.article)
    )
    for row in streamed(connection, counts):
        yield from spans_in(f"event {row.event}", "count", [[row.start, row.end]], row.text)
        yield "counts", None


def check_flags(connection: Connection) -> Checks:
    """Flags."""
    for row in _rows(connection, s.flag):
        yield from spans_in(f"flag {row.number}", "span", [[row.start, row.end]], row.text)
        yield "flags", None


def check_speakers(connection: Connection) -> Checks:
    """Speakers, with what their words rest on."""
    for row in _rows(connection, s.speaker):
        spans = [span for role in SPEAKER_SPANS for span in getattr(row, role)]
        spans += [[start, end] for _, start, end in row.basis]
        yield from spans_in(f"speaker {row.number}", "span", spans, row.text)
        yield "speakers", None


def check_propositions(connection: Connection) -> Checks:
    """What contents say is so: the words of it that the article has."""
    statement = (
        select(s.proposition, s.article.c.text.label("article_text"))
        .join(s.claim, s.claim.c.number == s.proposition.c.claim)
        .join(s.article, s.article.c.number == s.claim.c.article)
    )
    for row in streamed(connection, statement):
        yield from spans_in(f"proposition of claim {row.claim}", "span", row.spans, row.article_text)
        yield "propositions", None


def check_contents(connection: Connection) -> Checks:
    """That what claims are found by is what the reading marked."""
    for table, layer, column in (
        (s.claim_time, s.time, s.claim_time.c.time),
        (s.claim_place, s.place, s.claim_place.c.place),
        (s.claim_event, s.event, s.claim_event.c.event),
    ):
        statement = (
            select(
                table.c.claim, table.c.reading, layer.c.reading.label("marked_by"), s.made.c.reading.label("made_by")
            )
            .join(layer, layer.c.number == column)
            .outerjoin(s.made, (s.made.c.claim == table.c.claim) & (s.made.c.reading == table.c.reading))
        )
        for row in streamed(connection, statement):
            one = row.reading == row.marked_by == row.made_by
            yield "contents", None if one else f"claim {row.claim}: is found by another reading's {layer.name}"


def _rows(connection: Connection, layer: Any) -> Iterator[Any]:
    return streamed(connection, _with_text(layer))


def _with_text(layer: Any) -> Select[Any]:
    return (
        select(layer, s.article.c.text)
        .join(s.reading, s.reading.c.number == layer.c.reading)
        .join(s.article, s.article.c.number == s.reading.c.article)
    )
