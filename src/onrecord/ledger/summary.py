"""How much a ledger holds, counted at a moment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from onrecord.ledger import schema as s
from onrecord.ledger.links import contested
from onrecord.ledger.mended import any_mended, is_last, is_mended, rejected_claims, rejected_in
from onrecord.ledger.readings import articles_in, is_newest, seen, was_in
from onrecord.model import Summary


def summary_of(connection: Connection, as_of: str | None) -> Summary:
    """How much the ledger holds."""

    def count(statement: Select[Any]) -> int:
        return int(connection.execute(statement).scalar_one() or 0)

    claims = count(select(func.sum(s.reading.c.claims)).where(is_newest(as_of)))
    rejected = count(_count_rejected(as_of))
    return Summary(
        documents=count(_count_of(s.document, *was_in(s.document, as_of))),
        articles=count(select(func.count()).select_from(articles_in(as_of).subquery())),
        claims=claims - rejected,
        superseded=count(_count_made(as_of)) - claims,
        sources=count(_count_sources(as_of, mended=any_mended(connection, as_of))),
        contested=count(_count_contested(connection, as_of)),
        rejected=count(_count_of(s.rejected, *was_in(s.rejected, as_of))),
    )


def _count_made(as_of: str | None) -> Select[Any]:
    if not as_of:
        return _count_of(s.claim)
    return select(func.count(func.distinct(s.made.c.claim))).where(seen(s.made.c.reading, as_of))


def _count_sources(as_of: str | None, *, mended: bool) -> Select[Any]:
    name = func.nullif(func.lower(s.claim.c.source_text), "")
    made = (
        select(name.label("name"))
        .join_from(s.reading, s.made, s.made.c.reading == s.reading.c.number)
        .join(s.claim, s.claim.c.number == s.made.c.claim)
        .where(is_newest(as_of), s.claim.c.attributed == 1)
    )
    if not mended:
        return select(func.count(func.distinct(made.subquery().c.name)))
    others = (
        select(func.nullif(func.lower(s.mended.c.source_text), ""))
        .join_from(s.mended, s.reading, s.reading.c.number == s.mended.c.reading)
        .where(is_newest(as_of), is_last(as_of), s.mended.c.attributed == 1, s.mended.c.rejected == 0)
    )
    names = made.where(~is_mended(s.claim.c.number, as_of)).union_all(others).subquery()
    return select(func.count(func.distinct(names.c.name)))


def _count_rejected(as_of: str | None) -> Select[Any]:
    """How many current claims people reject."""
    current = s.reading.c.number == s.mended.c.reading
    return rejected_claims(as_of).join(s.reading, current).where(is_newest(as_of)).with_only_columns(func.count())


def _count_contested(connection: Connection, as_of: str | None) -> Select[Any]:
    return (
        select(func.count())
        .join_from(s.made, s.reading, s.reading.c.number == s.made.c.reading)
        .where(s.made.c.claim.in_(contested(connection, as_of)), is_newest(as_of))
        .where(s.made.c.claim.not_in(s.given(rejected_in(connection, as_of))))
    )


def _count_of(table: Table, *conditions: ColumnElement[bool]) -> Select[Any]:
    return select(func.count()).select_from(table).where(*conditions)
