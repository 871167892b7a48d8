"""From rows to what travels."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row

from onrecord.model import (
    Attribution,
    Basis,
    Claim,
    Count,
    Entry,
    Event,
    Evidence,
    EvidenceKind,
    Flag,
    Kind,
    Made,
    Maker,
    Place,
    Proposition,
    Published,
    Span,
    Speaker,
    Stance,
    Time,
    TimeType,
    Voice,
    When,
)

# How many rows are fetched at a time where all are walked through.
PAGE = 500


@dataclass(slots=True)
class Told:
    """What one reading marks in one claim; `reports` are those of the events that the claim is the word for."""

    times: list[Time] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    reports: list[Event] = field(default_factory=list)
    speaker: Speaker | None = None
    proposition: Proposition | None = None


def spans_of(cell: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in cell)


def span_of(cell: list[list[int]]) -> Span | None:
    return Span(*cell[0]) if cell else None


def published_of(row: Row[Any]) -> Published:
    when = When(row.published_value, _day(row.published_earliest), _day(row.published_latest))
    return Published(when, Basis(row.published_basis))


def claim_of(row: Row[Any], via: Claim | None) -> Claim:
    outlet = Voice.of_outlet(row.outlet)
    attribution = None
    content = spans_of(row.content)
    if row.attributed:
        outer = via.attribution if via else None
        source = Voice(row.source_text, Kind(row.kind), spans_of(row.source), row.entity_id)
        attribution = Attribution(source, spans_of(row.cue), content, outer, row.cue_text)
    return Claim(row.article_id, outlet, attribution, content, Stance(row.stance), row.content_text, via)


def entry_of(row: Row[Any], via: Claim | None, told: Told) -> Entry:
    made = Made(claim_of(row, via), Maker(row.maker, row.version), row.score, row.at, told.proposition)
    return Entry(
        row.number,
        made,
        row.article_name,
        row.heading,
        published_of(row),
        bool(row.current),
        row.superseded_by,
        tuple(told.times),
        tuple(told.places),
        tuple(told.events),
        tuple(told.reports),
        told.speaker,
        called=row.entity_name or "",
    )


def proposition_of(row: Row[Any]) -> Proposition:
    return Proposition(row.text, spans_of(row.spans), None if row.holds is None else bool(row.holds))


def time_of(row: Row[Any]) -> Time:
    return Time(
        Span(row.start, row.end),
        row.value,
        TimeType(row.type),
        When(row.when_value, _day(row.earliest), _day(row.latest)),
        tuple(When(value, _day(earliest), _day(latest)) for value, earliest, latest in row.readings),
        row.relative,
    )


def place_of(row: Row[Any]) -> Place:
    span = Span(row.start, row.end)
    return Place(span, row.name, row.lat, row.lon, row.geonameid, row.country, row.score)


def event_of(row: Row[Any], counts: tuple[Count, ...]) -> Event:
    return Event(
        Span(row.start, row.end),
        row.type,
        row.mode,
        spans_of(row.actors),
        spans_of(row.recipients),
        row.place_position,
        row.time_position,
        counts,
        row.factuality,
        row.quote,
    )


def count_of(row: Row[Any]) -> Count:
    return Count(Span(row.start, row.end), row.value, row.low, row.high, row.of)


def flag_of(row: Row[Any]) -> Flag:
    return Flag(Span(row.start, row.end), row.what, row.why)


def speaker_of(row: Row[Any]) -> Speaker:
    return Speaker(
        row.quote,
        row.entity_id,
        name=span_of(row.name),
        office=span_of(row.office),
        affiliation=span_of(row.affiliation),
        place=span_of(row.place),
        withheld=span_of(row.withheld),
        basis=tuple(Evidence(EvidenceKind(kind), Span(start, end)) for kind, start, end in row.basis),
    )


def _day(cell: str | None) -> date | None:
    return date.fromisoformat(cell) if cell else None
