"""Reading corrections as they were kept, with what was taken back of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, select

from onrecord.ledger import schema as s
from onrecord.ledger.clock import EVER
from onrecord.ledger.heirs import WITH_FORMER
from onrecord.ledger.rows import spans_of
from onrecord.model import Correction, KeptCorrection, Kind, Mend, Place, Span, Stance, When

_back = s.correction_taken_back
KEPT = (
    select(
        s.correction,
        s.claim.c.id.label("claim_id"),
        s.entity.c.id.label("entity_id"),
        _back.c.by.label("taken_back_by"),
        _back.c.at.label("taken_back_at"),
    )
    .join(s.claim, s.claim.c.number == s.correction.c.claim)
    .outerjoin(s.entity, s.entity.c.number == s.correction.c.entity)
    .outerjoin(_back, and_(_back.c.correction == s.correction.c.number, _back.c.at <= s.AS_OF))
    .where(s.correction.c.at <= s.AS_OF)
    .order_by(s.correction.c.number)
)
NUMBERED = KEPT.where(s.correction.c.number.in_(s.listed("numbers")))
OF_CLAIMS = KEPT.where(s.correction.c.claim.in_(WITH_FORMER))
OF_ARTICLE = KEPT.where(s.claim.c.article == bindparam("article"))


def all_corrections(connection: Connection, as_of: str | None) -> list[KeptCorrection]:
    """All corrections, in the order they came in."""
    return _kept(connection, KEPT, as_of)


def corrections_on(connection: Connection, claim_ids: Sequence[str], as_of: str | None) -> list[KeptCorrection]:
    """The corrections of these claims, and of those whose place they took."""
    return _kept(connection, OF_CLAIMS, as_of, claim_ids=claim_ids)


def corrections_numbered(connection: Connection, numbers: Sequence[int], as_of: str | None) -> list[KeptCorrection]:
    """The corrections of these numbers."""
    return _kept(connection, NUMBERED, as_of, numbers=numbers)


def corrections_in(connection: Connection, article: int) -> list[tuple[int, KeptCorrection]]:
    """The corrections of the claims of an article, by number, each with the number of its claim."""
    rows = connection.execute(OF_ARTICLE, {"as_of": EVER, "article": article})
    return [(row.claim, _kept_correction(row)) for row in rows]


def _kept(connection: Connection, statement: Select[Any], as_of: str | None, **wanted: Any) -> list[KeptCorrection]:
    return [_kept_correction(row) for row in connection.execute(statement, {"as_of": as_of or EVER, **wanted})]


def _kept_correction(row: Any) -> KeptCorrection:
    mark = Span(*row.mark) if row.mark else None
    correction = Correction(
        Mend(row.mend),
        row.claim_id,
        row.by,
        spans=None if row.spans is None else spans_of(row.spans),
        stance=Stance(row.stance) if row.stance else None,
        kind=Kind(row.kind) if row.kind else None,
        entity=row.entity_id,
        mark=mark,
        place=Place(mark, *row.place) if mark and row.place else None,
        when=_when(row.when) if row.when else None,
        reasons=tuple(row.reasons),
        at=row.at,
    )
    return KeptCorrection(row.number, correction, (row.taken_back_by, row.taken_back_at) if row.taken_back_at else None)


def _when(cell: list[str | None]) -> When:
    value, earliest, latest = cell
    return When(value, *(date.fromisoformat(day) if day else None for day in (earliest, latest)))
