"""What the machine is least sure of: the queue of claims that a person may rule on."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, func, select, tuple_

from onrecord.ledger import schema as s
from onrecord.ledger.clock import EVER
from onrecord.ledger.mended import is_last

FIRST = (-1.0, 0)


def unsure_in(connection: Connection, after: tuple[float, int] | None, limit: int, as_of: str | None) -> list[int]:
    """The numbers of current attributed claims of which nothing is said, by score; those after a score and a number."""
    score, number = after or FIRST
    wanted = {"score": score, "number": number, "limit": limit, "as_of": as_of or EVER}
    return list(connection.execute(_queue(as_of), wanted).scalars())


@lru_cache(maxsize=16)
def _queue(as_of: str | None) -> Select[Any]:
    row, reading, later = s.claim_score.c, s.reading.alias(), s.reading.alias()
    newest = select(func.max(later.c.number)).where(later.c.article == reading.c.article, later.c.at <= s.AS_OF)
    spoken_of = exists().where(s.mended.c.claim == row.claim, s.mended.c.corrections != [], is_last(as_of))
    return (
        select(row.claim)
        .join(reading, reading.c.number == row.reading)
        .where(tuple_(row.score, row.claim) > tuple_(bindparam("score"), bindparam("number")))
        .where(reading.c.number == newest.correlate(reading).scalar_subquery(), ~spoken_of)
        .order_by(row.score, row.claim)
        .limit(bindparam("limit"))
    )
