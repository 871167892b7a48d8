"""Reading links between claims: those of the linker that was at work last, whose ends are current."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, and_, bindparam, exists, func, select, union

from onrecord.ledger import schema as s
from onrecord.ledger.clock import EVER
from onrecord.ledger.mended import rejected_in
from onrecord.model import Link, Maker, Relation

# How many claims' links are asked for at a time.
PAGE = 500

LAST_LINKER = (
    select(s.linked.c.maker, s.linked.c.version)
    .where(s.linked.c.at <= s.AS_OF)
    .order_by(s.linked.c.number.desc())
    .limit(1)
)


def last_linker(connection: Connection, as_of: str | None) -> Maker | None:
    """The linker that was at work last; None where none was."""
    row = connection.execute(LAST_LINKER, {"as_of": as_of or EVER}).first()
    return Maker(row.maker, row.version) if row else None


def _current(claim: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the last reading of its article made the claim of this number."""
    made, reading, later = s.made.alias(), s.reading.alias(), s.reading.alias()
    newest = select(func.max(later.c.number)).where(later.c.article == reading.c.article, later.c.at <= s.AS_OF)
    return (
        exists()
        .where(made.c.claim == claim, reading.c.number == made.c.reading)
        .where(reading.c.number == newest.correlate(reading).scalar_subquery())
    )


_counts = and_(s.link.c.maker == bindparam("maker"), s.link.c.version == bindparam("version"), s.link.c.at <= s.AS_OF)
_parts = s.link.c.relation == Relation.CONTRADICTS.value
_left, _right = s.claim.alias(), s.claim.alias()
_given = select(s.claim.c.number).where(s.claim.c.id.in_(s.listed("ids")))

LINKS = (
    select(s.link, _left.c.id.label("left_id"), _right.c.id.label("right_id"))
    .join(_left, _left.c.number == s.link.c.left)
    .join(_right, _right.c.number == s.link.c.right)
    .where(_counts, _current(s.link.c.left), _current(s.link.c.right))
)
PARTING = LINKS.where(_parts)
_wanted = s.link.c.relation == func.coalesce(bindparam("relation"), s.link.c.relation)
TOUCHING = tuple(LINKS.where(end.in_(_given), _wanted) for end in (s.link.c.left, s.link.c.right))


def parting(connection: Connection, as_of: str | None, claim_ids: Iterable[str] | None = None) -> list[Link]:
    """The links that part claims, surest first; all, or those that touch `claim_ids`."""
    if claim_ids is not None:
        return [link for link in touching(connection, claim_ids, as_of) if link.relation is Relation.CONTRADICTS]
    return _in_order(connection.execute(PARTING, _linked(connection, as_of)), rejected_in(connection, as_of))


def touching(
    connection: Connection, claim_ids: Iterable[str], as_of: str | None, relation: Relation | None = None
) -> list[Link]:
    """The links that touch one of these claims, surest first; of one relation alone where it is given."""
    ids, linked = list(dict.fromkeys(claim_ids)), _linked(connection, as_of)
    linked["relation"] = relation.value if relation else None
    rows = (
        row
        for start in range(0, len(ids), PAGE)
        for statement in TOUCHING
        for row in connection.execute(statement, linked | {"ids": ids[start : start + PAGE]})
    )
    return _in_order(rows, rejected_in(connection, as_of))


def contested(connection: Connection, as_of: str | None) -> CompoundSelect[Any]:
    """Numbers of the claims that contradict a current one, which nobody rejects."""
    left, right = s.link.c.left, s.link.c.right
    gone = rejected_in(connection, as_of)
    left_in = {end: [end.not_in(s.given(gone))] if gone else [] for end in (left, right)}
    either = union(
        *(
            select(this).where(_parts, _counts, _current(other), *left_in[other])
            for this, other in ((left, right), (right, left))
        )
    )
    return either.params(**_linked(connection, as_of))


def _linked(connection: Connection, as_of: str | None) -> dict[str, Any]:
    linker = last_linker(connection, as_of)
    by = {"maker": linker.name, "version": linker.version} if linker else {"maker": None, "version": None}
    return {"as_of": as_of or EVER, **by}


def _in_order(rows: Iterable[Any], rejected: Collection[int]) -> list[Link]:
    """The links of rows that may come twice; those of claims that people reject are left out."""
    links = {
        row.number: Link(row.left_id, row.right_id, Relation(row.relation), row.score, tuple(row.reasons))
        for row in rows
        if row.left not in rejected and row.right not in rejected
    }
    return [links[number] for number in sorted(links, key=lambda number: (-links[number].score, number))]
