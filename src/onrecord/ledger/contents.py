"""Which marks of an article belong to which of its claims: those in its content and those of the events it tells of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Claim, Event, Reading, Span


@dataclass(frozen=True, slots=True)
class Contents:
    """The times, places and events of one claim, as indices into the article's layers.

    `reported` are the events that the claim is the word for: those of its quote or, of an outlet's own claim, those in
    its content that no quote reports.
    """

    times: frozenset[int]
    places: frozenset[int]
    events: frozenset[int]
    reported: frozenset[int]


def contents_of(reading: Reading) -> dict[str, Contents]:
    """What each claim of a reading holds, by the claim's id."""
    annotated = reading.annotated
    times, places, events = (
        _Layer([mark.span for mark in layer]) for layer in (annotated.times, annotated.places, annotated.events)
    )
    reporters = _reporters(reading)
    found = {}
    for claim in (made.claim for made in reading):
        inside = events.inside(claim.content)
        reported = reporters.get(claim.id, frozenset()) | _own(claim, inside, annotated.events)
        told = [annotated.events[index] for index in inside | reported]
        found[claim.id] = Contents(
            times.inside(claim.content) | {event.time for event in told if event.time is not None},
            places.inside(claim.content) | {event.place for event in told if event.place is not None},
            inside | reported,
            reported,
        )
    return found


def _reporters(reading: Reading) -> dict[str, frozenset[int]]:
    """Which events each attributed claim reports, by the claim's id."""
    claims = reading.claims_of_quotes()
    reporters: dict[str, frozenset[int]] = {}
    for index, event in enumerate(reading.annotated.events):
        claim_id = None if event.quote is None else claims[event.quote]
        if claim_id:
            reporters[claim_id] = reporters.get(claim_id, frozenset()) | {index}
    return reporters


def _own(claim: Claim, inside: Iterable[int], events: Sequence[Event]) -> frozenset[int]:
    if claim.attribution:
        return frozenset()
    return frozenset(index for index in inside if events[index].quote is None)


class _Layer:
    """Where the marks of a layer stand, in the order of the text."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._order = sorted((span.start, span.end, index) for index, span in enumerate(spans))
        self._starts = [start for start, _, _ in self._order]

    def inside(self, content: Iterable[Span]) -> frozenset[int]:
        return frozenset(self._inside(content))

    def _inside(self, content: Iterable[Span]) -> Iterator[int]:
        for span in content:
            first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
            yield from (index for _, end, index in self._order[first:last] if end <= span.end)
