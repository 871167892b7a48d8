"""Do two claims speak of the same place?"""

from __future__ import annotations

from onrecord.model import Place
from onrecord.reconcile.facts import Facts

MOST = 2


def compare_place(left: Facts, right: Facts) -> str | None:
    """The places on the map that both claims speak of."""
    shared = shared_places(left, right)
    return f"same place: {' and '.join(shared)}" if shared else None


def shared_places(left: Facts, right: Facts) -> list[str]:
    """What the places are called that both speak of."""
    theirs = {_known_by(place) for place in right.entry.places}
    shared = (place.name for place in left.entry.places if _known_by(place) in theirs)
    return list(dict.fromkeys(shared))[:MOST]


def _known_by(place: Place) -> int | str:
    return place.name.casefold() if place.geonameid is None else place.geonameid
