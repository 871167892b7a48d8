"""Places that people may mean: by their numbers in GeoNames, or all that bear a name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.annotate.places.gazetteer import Entry, Gazetteer
    from onrecord.model import Place, Span

MOST = 12  # of one name


def numbered(mark: Span, number: int) -> Place | None:
    """The place of a number in GeoNames, which the words at `mark` name; None where it is none that is known."""
    found = _gazetteer().geoname(number)
    return _place(mark, found) if found else None


def senses(mark: Span, words: str) -> list[Place]:
    """The places that words may name, those with the most people first."""
    from onrecord.annotate.places.keys import key_of

    key = key_of(words)
    return [_place(mark, sense.entry) for sense in _gazetteer().senses([key]).get(key, ())[:MOST]]


def _place(mark: Span, entry: Entry) -> Place:
    from onrecord.model import Place

    return Place(mark, entry.name, entry.lat, entry.lon, entry.geonameid, entry.country)


@cache
def _gazetteer() -> Gazetteer:
    from onrecord.annotate.places.gazetteer import Gazetteer

    return Gazetteer()
