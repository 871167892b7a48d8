"""Checking decisions on matters: that each says all that its act needs, and that people's alone are taken back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, exists, or_, select

from onrecord.ledger import schema as s
from onrecord.ledger.checks import Checks, streamed
from onrecord.model import Act, Side
from onrecord.model.matter import NEEDED

ACTS = {act.value: act for act in Act}
SIDES = {None, *(side.value for side in Side)}
FIELDS = ("matter", "claim", "other_matter", "other_claim", "side", "title")


def check_decisions(connection: Connection) -> Checks:
    """Decisions: known acts and sides, with all fields that the act needs and no others."""
    for row in streamed(connection, select(s.decision)):
        about = f"decision {row.number}"
        act = ACTS.get(row.act)
        if act is None or row.side not in SIDES:
            yield "decisions", f"{about}: to {row.act!r} on side {row.side!r} is none that this version knows"
        else:
            yield "decisions", None if _given(row) == _needed(act) else f"{about}: lacks what it takes to {act}"
        yield "decisions", None if 0 <= row.score <= 1 and row.by else f"{about}: lacks a score or a judge"


def check_taken_back(connection: Connection) -> Checks:
    """What was taken back: decisions of people, since they were made."""
    statement = select(s.taken_back, s.decision.c.person, s.decision.c.at.label("decided_at")).join(
        s.decision, s.decision.c.number == s.taken_back.c.decision
    )
    for row in streamed(connection, statement):
        right = row.person and row.decided_at <= row.at
        yield "taken back", None if right else f"decision {row.decision}: cannot have been taken back at {row.at}"


def check_matters(connection: Connection) -> Checks:
    """Matters, and that something was decided on each."""
    on_it = or_(s.decision.c.matter == s.matter.c.number, s.decision.c.other_matter == s.matter.c.number)
    statement = select(s.matter.c.id, exists().where(on_it).label("decided"))
    for row in streamed(connection, statement):
        yield "matters", None if row.decided else f"matter {row.id}: nothing was decided on it"


def _given(row: Any) -> set[str]:
    return {name for name in FIELDS if getattr(row, name) is not None}


def _needed(act: Act) -> set[str]:
    other = "other_claim" if act is Act.DISTINCT else "other_matter"
    return {other if name == "other" else name for name in NEEDED[act]}
