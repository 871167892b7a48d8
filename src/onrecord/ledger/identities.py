"""From rows of rulings to the canon."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from onrecord.ledger import schema as s
from onrecord.model import Canon, Ruling, Verdict

_ends = select(s.entity.c.number.label("entity")).where(s.entity.c.id.in_(s.listed("ids"))).cte("kin", recursive=True)
_other = func.iif(s.ruling.c.left == _ends.c.entity, s.ruling.c.right, s.ruling.c.left)
_touching = or_(s.ruling.c.left == _ends.c.entity, s.ruling.c.right == _ends.c.entity)
_kin = _ends.union(select(_other).join(_ends, _touching))
KIN = select(_kin.c.entity)


def kin_of(connection: Connection, entity_ids: list[str]) -> list[int]:
    """The numbers of these entities and of all that anybody ever ruled on with them, by whatever detour."""
    return list(connection.execute(KIN, {"ids": entity_ids}).scalars())


def canon_of(connection: Connection, kin: list[int] | None, as_of: str | None) -> Canon:
    """The canon of all rulings, or of those on two of `kin`; as it stood at a moment."""
    statement = _rulings(as_of, whole=kin is None)
    rows = connection.execute(statement, {} if kin is None else {"kin": kin}).all()
    order = {id_: number for row in rows for id_, number in ((row.left_id, row.left), (row.right_id, row.right))}
    return Canon(map(_ruling, rows), order)


@lru_cache(maxsize=16)
def _rulings(as_of: str | None, *, whole: bool) -> Select[Any]:
    # Kept, since it is asked for each article, and building it costs more than running it.
    left, right = s.entity.alias(), s.entity.alias()
    statement = (
        select(s.ruling, left.c.id.label("left_id"), right.c.id.label("right_id"))
        .join(left, left.c.number == s.ruling.c.left)
        .join(right, right.c.number == s.ruling.c.right)
        .where(or_(s.ruling.c.person == 1, s.ruling.c.by == _last_canoniser(as_of)))
        .order_by(s.ruling.c.number)
    )
    if not whole:
        statement = statement.where(s.ruling.c.left.in_(s.listed("kin")), s.ruling.c.right.in_(s.listed("kin")))
    if as_of:
        statement = statement.where(s.ruling.c.at <= as_of)
    return statement


def _last_canoniser(as_of: str | None) -> Any:
    last = select(s.canonised.c.by).order_by(s.canonised.c.number.desc()).limit(1)
    return (last.where(s.canonised.c.at <= as_of) if as_of else last).scalar_subquery()


def _ruling(row: Any) -> Ruling:
    return Ruling(
        row.left_id,
        row.right_id,
        Verdict(row.verdict),
        row.score,
        tuple(row.reasons),
        row.by,
        person=bool(row.person),
        at=row.at,
    )
