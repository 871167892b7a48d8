"""What claims mean, in memory: of each vector only the signs of its numbers, by which near ones are found.

The share of signs that two vectors differ in is the angle between them, as a part of half a turn, but for chance
(Charikar, "Similarity Estimation Techniques from Rounding Algorithms", 2002). So those that may be nearest are found
among a million in some hundredths of a second, and only they are compared by their whole vectors.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import RLock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, select

from onrecord.ledger import schema as s
from onrecord.ledger.columns import Ints
from onrecord.model import Near, Vector

# How many claims are compared by their whole vectors: with so many, ranking by signs loses next to none of the best.
COMPARED = 1_000
# How many rows are read, and compared, at a time: what they take stays in the processor's cache.
READ, STRETCH = 50_000, 32_768
# Of how many vectors the differences to all claims are remembered.
ASKED = 4

LAST = select(s.meaning.c.network).order_by(s.meaning.c.number.desc()).limit(1)
NEW = (
    select(s.meaning.c.number, s.meaning.c.claim, s.meaning.c.vector)
    .where(s.meaning.c.number > bindparam("after"), s.meaning.c.network == bindparam("network"))
    .order_by(s.meaning.c.number)
    .limit(READ)
)
WHOLE = select(s.meaning.c.claim, s.meaning.c.vector).where(
    s.meaning.c.claim.in_(s.listed("claims")), s.meaning.c.network == bindparam("network")
)


class Differing:
    """In how many signs the meanings of claims differ from a vector's; `claims` are their numbers."""

    def __init__(self, network: str, vector: NDArray[np.float32], claims: Ints, differing: NDArray[np.int16]) -> None:
        self._network, self._vector = network, vector
        self.claims, self.differing = claims, differing

    def near(self, least: float) -> Ints:
        """The claims that are as near as that, as far as signs tell."""
        most = len(self._vector) * np.arccos(min(1.0, max(-1.0, least))) / np.pi
        found: Ints = self.claims[self.differing <= most]
        return found

    def nearest(self, connection: Connection, fits: NDArray[np.bool_], limit: int, least: float) -> list[Near]:
        """Of the claims that fit (a mask by `claims`) the nearest ones, if they are as near as `least`."""
        fitting = np.flatnonzero(fits)
        some = max(COMPARED, limit)
        if len(fitting) > some:
            fitting = fitting[np.argpartition(self.differing[fitting], some)[:some]]
        wanted = {"claims": self.claims[fitting].tolist(), "network": self._network}
        rows = connection.execute(WHOLE, wanted).all()
        if not rows:
            return []
        vectors = np.frombuffer(b"".join(row.vector for row in rows), dtype=np.int8).astype(np.float32)
        vectors = vectors.reshape(len(rows), -1)
        scores = vectors @ self._vector / np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)
        order = np.lexsort(([row.claim for row in rows], -scores))
        return [
            Near(rows[place].claim, round(float(scores[place]), 4)) for place in order[:limit] if scores[place] >= least
        ]


class Signatures:
    """The signs of all vectors of the network that was at work last; 48 bytes for a claim whose vector has 384."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._begin(None)

    def differing(self, connection: Connection, vector: Vector) -> Differing | None:
        """How far the meanings of all claims are from a vector; None where no meanings are known.

        Raises `ValueError` where the vector has another length than those of the claims.
        """
        given = np.asarray(vector, dtype=np.float32)
        given = given / (float(np.linalg.norm(given)) or 1.0)
        with self._lock:
            self._refresh(connection)
            if self._network is None or not self._count:
                return None
            if len(given) != self._length:
                raise ValueError(f"The meanings of claims have {self._length} numbers, the vector has {len(given)}.")
            claims, differing = self._remembered(given)
            return Differing(self._network, given, claims, differing)

    def _begin(self, network: str | None) -> None:
        self._network, self._last, self._count, self._length = network, 0, 0, 0
        self._claims = np.zeros(0, dtype=np.int32)
        self._signs = np.zeros((0, 0), dtype=np.uint64)
        self._asked: OrderedDict[bytes, NDArray[np.int16]] = OrderedDict()

    def _refresh(self, connection: Connection) -> None:
        network: str | None = connection.execute(LAST).scalar_one_or_none()
        if network != self._network:
            self._begin(network)
        while rows := connection.execute(NEW, {"after": self._last, "network": network}).all():
            self._length = len(rows[0].vector)
            vectors = np.frombuffer(b"".join(row.vector for row in rows), dtype=np.int8)
            self._take(_signs(vectors.reshape(len(rows), -1)), [row.claim for row in rows])
            self._last = rows[-1].number

    def _take(self, signs: NDArray[np.uint64], claims: list[int]) -> None:
        """Room is made for more than comes in, so that growing by little does not copy all."""
        count = self._count + len(claims)
        if count > len(self._claims):
            room = max(count, len(self._claims) + len(self._claims) // 4)
            self._claims = _with_room(self._claims, self._count, (room,))
            self._signs = _with_room(self._signs, self._count, (room, signs.shape[1]))
        self._claims[self._count : count] = claims
        self._signs[self._count : count] = signs
        self._count = count

    def _remembered(self, vector: NDArray[np.float32]) -> tuple[Ints, NDArray[np.int16]]:
        key = vector.tobytes()
        known = self._asked.get(key, np.zeros(0, dtype=np.int16))
        if len(known) < self._count:
            signs = _signs(vector[None, :])
            new = [
                np.bitwise_count(self._signs[start : min(start + STRETCH, self._count)] ^ signs).sum(1, dtype=np.int16)
                for start in range(len(known), self._count, STRETCH)
            ]
            known = np.concatenate([known, *new])
        self._asked[key] = known
        self._asked.move_to_end(key)
        while len(self._asked) > ASKED:
            self._asked.popitem(last=False)
        return self._claims[: self._count], known


def _signs(vectors: NDArray[Any]) -> NDArray[np.uint64]:
    """(vectors, words): which numbers of each vector are above 0, 64 to a word."""
    bits = np.packbits(vectors > 0, axis=1)
    missing = -bits.shape[1] % 8
    return np.ascontiguousarray(np.pad(bits, ((0, 0), (0, missing)))).view(np.uint64)


def _with_room(known: NDArray[Any], count: int, shape: tuple[int, ...]) -> NDArray[Any]:
    larger = np.zeros(shape, dtype=known.dtype)
    if count:
        larger[:count] = known[:count]
    return larger
