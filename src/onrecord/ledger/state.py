"""How far a ledger has come, from the last rows of its tables: what was made of it before may be kept until then."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, ScalarSelect, Table, func, select

from onrecord.ledger import schema as s
from onrecord.ledger.base import State
from onrecord.ledger.clock import EVER


def _last(table: Table) -> ScalarSelect[Any]:
    """The number of the last row that was in by the moment; rows come in by their numbers, so it is near the end."""
    numbers = select(table.c.number).where(table.c.at <= s.AS_OF).order_by(table.c.number.desc()).limit(1)
    return numbers.scalar_subquery()


def _last_claim() -> ScalarSelect[Any]:
    made = (
        select(s.made.c.claim).join(s.reading, s.reading.c.number == s.made.c.reading).where(s.reading.c.at <= s.AS_OF)
    )
    return made.order_by(s.made.c.claim.desc()).limit(1).scalar_subquery()


def _last_article() -> ScalarSelect[Any]:
    """The last article that was read by the moment."""
    read = select(s.reading.c.article).where(s.reading.c.at <= s.AS_OF).order_by(s.reading.c.article.desc()).limit(1)
    return read.scalar_subquery()


STATE = select(
    _last_claim(),
    _last(s.reading),
    _last(s.link),
    _last(s.linked),
    _last(s.decision),
    # One may be taken back that is older than others which were, so that the last number would not tell.
    select(func.count()).where(s.taken_back.c.at <= s.AS_OF).scalar_subquery(),
    _last(s.ruling),
    _last(s.mended),
    _last(s.rejected),
    _last_article(),
)


def state_of(connection: Connection, as_of: str | None) -> State:
    """How far the ledger had come at a moment, or has come now."""
    return State(*(number or 0 for number in connection.execute(STATE, {"as_of": as_of or EVER}).one()))
