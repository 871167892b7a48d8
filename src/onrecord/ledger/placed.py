"""Which matters claims were placed in, in memory: what each decision says by itself, to find out which may be meant."""

from __future__ import annotations

from typing import Any

import numpy as np
from sqlalchemy import Connection, bindparam, or_, select

from onrecord.ledger import schema as s
from onrecord.ledger.clock import EVER
from onrecord.ledger.columns import Ints, ints_of, rows_found
from onrecord.ledger.links import last_linker
from onrecord.model import Act, Maker

PLACED = (
    select(s.decision.c.number, s.decision.c.claim, s.decision.c.matter)
    .where(s.decision.c.number > bindparam("after"), s.decision.c.act == Act.PLACE.value, s.decision.c.at <= s.AS_OF)
    .where(or_(s.decision.c.person == 1, s.decision.c.by == bindparam("linker")))
    .order_by(s.decision.c.number)
)


class Placed:
    """The numbers of claims and matters that people's or the last linker's decisions put together.

    What holds in the end of all that was decided, `Matters` says; it is asked for some matters only.
    """

    def __init__(self, as_of: str | None) -> None:
        self._as_of = as_of
        self._begin(None)

    def _begin(self, linker: Maker | None) -> None:
        self._linker, self._last = linker, 0
        self._pairs: Ints = np.zeros((0, 2), dtype=np.int32)

    def pairs(self, connection: Connection) -> Ints:
        """(decisions, 2): claim and matter."""
        linker = last_linker(connection, self._as_of)
        if linker != self._linker:
            self._begin(linker)
        wanted: dict[str, Any] = {"after": self._last, "as_of": self._as_of or EVER, "linker": str(linker)}
        new = ints_of(rows_found(connection, PLACED, wanted), 3)
        if len(new):
            self._pairs, self._last = np.concatenate([self._pairs, new[:, 1:]]), int(new[-1, 0])
        return self._pairs
