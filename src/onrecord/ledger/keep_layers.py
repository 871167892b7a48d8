"""Adding what a reading marks in its article: times, places, events, flags, speakers, and what claims are found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from onrecord.ledger import schema as s
from onrecord.ledger.breadth import breadth_of
from onrecord.ledger.contents import Contents, contents_of
from onrecord.model import Annotated, Event, Place, Reading, Span, Speaker, Time, When
from onrecord.model.claim import pairs

# OntoNotes types of the entities that are places.
PLACE_TYPES = ("GPE", "LOC", "FAC")

Row = dict[str, Any]
Numbers = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Layers:
    """A reading's number and its rows' numbers, in the order of the layers."""

    reading: int
    times: Sequence[int]
    places: Sequence[int]
    events: Sequence[int]


def keep_layers(connection: Connection, number: int, reading: Reading, claims: Numbers, entities: Numbers) -> None:
    """Keep all marks of a reading; `claims` and `entities` are numbers by id."""
    annotated = reading.annotated
    times = _layer(connection, s.time, number, map(_time, annotated.times))
    places = _layer(connection, s.place, number, map(_place, annotated.places))
    rows = (_event(event, times, places) for event in annotated.events)
    layers = Layers(number, times, places, _layer(connection, s.event, number, rows))
    _insert(connection, s.count, _counts(annotated.events, layers.events))
    flags = ({"what": flag.what, "why": flag.why} | _at(flag.span) for flag in annotated.flags)
    _layer(connection, s.flag, number, flags)
    made_of = [claim_id and claims.get(claim_id) for claim_id in reading.claims_of_quotes()]
    speakers = (_speaker(speaker) | {"claim": made_of[speaker.quote]} for speaker in annotated.speakers)
    _layer(connection, s.speaker, number, (row | {"entity": entities.get(row["entity"])} for row in speakers))
    _insert(connection, s.proposition, _propositions(reading, number, claims))
    _keep_contents(connection, reading, claims, layers)


def _layer(connection: Connection, table: Table, reading: int, rows: Iterable[Row]) -> Sequence[int]:
    """Insert the rows of a layer; gives their numbers in order."""
    given = [row | {"reading": reading, "position": position} for position, row in enumerate(rows)]
    if not given:
        return ()
    connection.execute(insert(table), given)
    numbers = select(table.c.number).where(table.c.reading == reading).order_by(table.c.position)
    return connection.execute(numbers).scalars().all()


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    if given := list(rows):
        connection.execute(insert(table).on_conflict_do_nothing(), given)


def _propositions(reading: Reading, number: int, claims: Numbers) -> Iterator[Row]:
    for made in reading:
        if said := made.proposition:
            holds = None if said.holds is None else int(said.holds)
            row = {"claim": claims[made.claim.id], "reading": number, "text": said.text, "spans": pairs(said.spans)}
            yield row | {"holds": holds}


def _keep_contents(connection: Connection, reading: Reading, claims: Numbers, layers: Layers) -> None:
    annotated, by_claim = reading.annotated, contents_of(reading)
    contents = [(claims[claim_id], each) for claim_id, each in by_claim.items()]
    _insert(connection, s.claim_time, _claim_times(annotated, contents, layers))
    _insert(connection, s.claim_place, _claim_places(annotated, contents, layers))
    _insert(connection, s.claim_event, _claim_events(annotated, contents, layers))
    names = {claims[claim_id]: set(_names(annotated, each)) for claim_id, each in by_claim.items()}
    for made in reading:
        names[claims[made.claim.id]] |= _mentioned(annotated, made.claim.content)
    _keep_names(connection, names, layers.reading)


Given = Sequence[tuple[int, Contents]]


def _claim_times(annotated: Annotated, contents: Given, layers: Layers) -> Iterator[Row]:
    for claim, each in contents:
        for index in each.times:
            time = annotated.times[index]
            for choice, when in enumerate(time.readings or (time.when,)):
                key = {"claim": claim, "time": layers.times[index], "choice": choice, "reading": layers.reading}
                yield key | _days(when) | {"breadth": breadth_of(when.earliest, when.latest)}


def _claim_places(annotated: Annotated, contents: Given, layers: Layers) -> Iterator[Row]:
    for claim, each in contents:
        for index in each.places:
            place = annotated.places[index]
            key = {"claim": claim, "place": layers.places[index], "reading": layers.reading}
            yield key | {"country": place.country, "lat": place.lat, "lon": place.lon}


def _claim_events(annotated: Annotated, contents: Given, layers: Layers) -> Iterator[Row]:
    for claim, each in contents:
        for index in each.events:
            key = {"claim": claim, "event": layers.events[index], "reading": layers.reading}
            yield key | {"type": annotated.events[index].type, "reported": int(index in each.reported)}


def _names(annotated: Annotated, contents: Contents) -> Iterator[str]:
    """What the places of a claim are called: on the map and in the article."""
    for index in contents.places:
        place = annotated.places[index]
        yield place.name
        yield place.span.of(annotated.article.text)


def _mentioned(annotated: Annotated, content: Sequence[Span]) -> set[str]:
    """The names of the entities in a content that are places."""
    return {
        entity.name
        for entity in annotated.entities
        if entity.type in PLACE_TYPES and any(span.holds(mention) for span in content for mention in entity.mentions)
    }


def _keep_names(connection: Connection, names: Mapping[int, set[str]], reading: int) -> None:
    every = sorted(set().union(*names.values()))
    _insert(connection, s.place_name, ({"name": name} for name in every))
    statement = select(s.place_name).where(s.place_name.c.name.in_(bindparam("names", expanding=True)))
    numbers: dict[str, int] = {}
    for start in range(0, len(every), 5000):
        rows = connection.execute(statement, {"names": every[start : start + 5000]})
        numbers.update((row.name, row.number) for row in rows)
    rows_of_claims = (
        {"name": numbers[name], "claim": claim, "reading": reading} for claim, some in names.items() for name in some
    )
    _insert(connection, s.claim_place_name, rows_of_claims)


def _time(time: Time) -> Row:
    return {
        "value": time.value,
        "type": time.type.value,
        "when_value": time.when.value,
        "readings": [[when.value, _iso(when.earliest), _iso(when.latest)] for when in time.readings],
        "relative": time.relative,
        **_days(time.when),
        **_at(time.span),
    }


def _place(place: Place) -> Row:
    return {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
        "country": place.country,
        "score": place.score,
        **_at(place.span),
    }


def _event(event: Event, times: Sequence[int], places: Sequence[int]) -> Row:
    return {
        "type": event.type,
        "mode": event.mode,
        "actors": pairs(event.actors),
        "recipients": pairs(event.recipients),
        "place": None if event.place is None else places[event.place],
        "time": None if event.time is None else times[event.time],
        "factuality": event.factuality,
        "quote": event.quote,
        **_at(event.span),
    }


def _counts(events: Sequence[Event], numbers: Sequence[int]) -> Iterator[Row]:
    for number, event in zip(numbers, events, strict=True):
        for position, count in enumerate(event.counts):
            said = {"value": count.value, "low": count.low, "high": count.high, "of": count.of}
            yield {"event": number, "position": position, **said, **_at(count.span)}


def _speaker(speaker: Speaker) -> Row:
    spans = ("name", "office", "affiliation", "place", "withheld")
    return {
        "quote": speaker.quote,
        "entity": speaker.entity,
        **{name: pairs((span,)) if (span := getattr(speaker, name)) else [] for name in spans},
        "basis": [[each.kind.value, each.span.start, each.span.end] for each in speaker.basis],
    }


def _at(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _days(when: When) -> Row:
    return {"earliest": _iso(when.earliest), "latest": _iso(when.latest)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
