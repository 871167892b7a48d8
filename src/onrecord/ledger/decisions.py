"""Reading decisions as they were kept, with what was taken back of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, literal_column, or_, select

from onrecord.ledger import schema as s
from onrecord.ledger.clock import EVER
from onrecord.ledger.heirs import WITH_FORMER
from onrecord.model import Act, Decision, KeptDecision, Side

_matter, _other_matter = s.matter.alias(), s.matter.alias()
_claim, _other_claim = s.claim.alias(), s.claim.alias()
KEPT = (
    select(
        s.decision,
        _matter.c.id.label("matter_id"),
        _claim.c.id.label("claim_id"),
        _other_matter.c.id.label("other_matter_id"),
        _other_claim.c.id.label("other_claim_id"),
        s.taken_back.c.by.label("taken_back_by"),
        s.taken_back.c.at.label("taken_back_at"),
    )
    .outerjoin(_matter, _matter.c.number == s.decision.c.matter)
    .outerjoin(_claim, _claim.c.number == s.decision.c.claim)
    .outerjoin(_other_matter, _other_matter.c.number == s.decision.c.other_matter)
    .outerjoin(_other_claim, _other_claim.c.number == s.decision.c.other_claim)
    .outerjoin(s.taken_back, and_(s.taken_back.c.decision == s.decision.c.number, s.taken_back.c.at <= s.AS_OF))
    .where(s.decision.c.at <= s.AS_OF)
    .order_by(s.decision.c.number)
)
# With a literal, so that the index of people's decisions is taken.
OF_PEOPLE = select(s.decision.c.number).where(literal_column("decision.person = 1"))
_matters = select(s.matter.c.number).where(s.matter.c.id.in_(s.listed("matter_ids")))
OF_MATTERS = KEPT.where(or_(s.decision.c.matter.in_(_matters), s.decision.c.other_matter.in_(_matters)))
OF_CLAIMS = KEPT.where(or_(s.decision.c.claim.in_(WITH_FORMER), s.decision.c.other_claim.in_(WITH_FORMER)))


def all_decisions(connection: Connection, as_of: str | None, *, people: bool) -> list[KeptDecision]:
    """All decisions; with `people`, those of people."""
    return _kept(connection, KEPT, as_of, people)


def decisions_on_matters(
    connection: Connection, matter_ids: Sequence[str], as_of: str | None, *, people: bool
) -> list[KeptDecision]:
    """The decisions on these matters."""
    return _kept(connection, OF_MATTERS, as_of, people, matter_ids=matter_ids)


def decisions_on_claims(
    connection: Connection, claim_ids: Sequence[str], as_of: str | None, *, people: bool
) -> list[KeptDecision]:
    """The decisions on these claims, and on those whose place they took."""
    return _kept(connection, OF_CLAIMS, as_of, people, claim_ids=claim_ids)


def _kept(
    connection: Connection, statement: Select[Any], as_of: str | None, people: bool, **wanted: Sequence[str]
) -> list[KeptDecision]:
    if people:
        statement = statement.where(s.decision.c.number.in_(OF_PEOPLE))
    return [_kept_decision(row) for row in connection.execute(statement, {"as_of": as_of or EVER, **wanted})]


def _kept_decision(row: Any) -> KeptDecision:
    decision = Decision(
        Act(row.act),
        row.by,
        matter=row.matter_id,
        claim=row.claim_id,
        other=row.other_matter_id or row.other_claim_id,
        side=Side(row.side) if row.side else None,
        title=row.title,
        score=row.score,
        reasons=tuple(row.reasons),
        person=bool(row.person),
        at=row.at,
    )
    return KeptDecision(row.number, decision, (row.taken_back_by, row.taken_back_at) if row.taken_back_at else None)
