"""What is counted and compared over all claims at once; NumPy is loaded with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from onrecord.ledger.athand import AtHand
from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.conditions import Asking
from onrecord.ledger.counting import facets_of, histogram_of, spots_of
from onrecord.ledger.fitting import Fits
from onrecord.ledger.ranking import ranked
from onrecord.ledger.words import writable
from onrecord.model import Facets, Near, Of, Spot, Stretch, Unit, Vector


class Overall:
    """Ranks, counts and compares all claims that fit, as `View` tells; `Listing` gives a page of them without that."""

    def __init__(self, engine: Engine, at_hand: AtHand, asking: Asking) -> None:
        self._engine = engine
        self._at_hand = at_hand
        self._asking = asking

    def ranked(self, query: ClaimQuery, *, limit: int = 1000) -> list[int]:
        query = writable(query)
        with self._fits() as fits:
            return ranked(fits, fits.fitting(query), query, limit)

    def nearest(self, vector: Vector, query: ClaimQuery, *, limit: int = 50, least: float = -1.0) -> list[Near]:
        with self._fits() as fits:
            differing = fits.differing(vector)
            if differing is None:
                return []
            mask = fits.rows.among(fits.fitting(writable(query)).all, differing.claims)
            return differing.nearest(fits.connection, mask, limit, least)

    def facets(self, query: ClaimQuery, *, like: Vector | None = None, limit: int = 10) -> Facets:
        with self._fits() as fits:
            return facets_of(fits, fits.fitting(writable(query), like=like), limit)

    def histogram(
        self, query: ClaimQuery, of: Of, *, unit: Unit = Unit.MONTH, like: Vector | None = None
    ) -> tuple[Stretch, ...]:
        with self._fits() as fits:
            return histogram_of(fits, fits.fitting(writable(query), like=like), of, unit)

    def spots(self, query: ClaimQuery, *, like: Vector | None = None, limit: int = 1000) -> tuple[Spot, ...]:
        with self._fits() as fits:
            return spots_of(fits, fits.fitting(writable(query), like=like), limit)

    @contextmanager
    def _fits(self) -> Iterator[Fits]:
        """What finds out which of all claims fit."""
        with self._engine.connect() as connection:
            yield Fits(connection, self._at_hand, self._asking)
