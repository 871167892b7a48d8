"""Adding decisions on matters: those that say other than what their judge said last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from onrecord.errors import NotFound
from onrecord.ledger import schema as s
from onrecord.model import Act, Decision

Row = Mapping[str, Any]
Subject = tuple[str, frozenset[int | None]]
Word = tuple[Any, ...]

# Acts that are decisions on one subject: the later one goes against the former.
SUBJECTS = {
    Act.PLACE: "place",
    Act.REMOVE: "place",
    Act.TITLE: "title",
    Act.JOIN: "one",
    Act.APART: "one",
    Act.DISTINCT: "distinct",
}
OF_MATTERS = (Act.TITLE.value, Act.JOIN.value, Act.APART.value)

# A machine's word is set beside its own last one, a person's beside all people's.
_judge = and_(
    s.decision.c.person == bindparam("person"), or_(s.decision.c.person == 1, s.decision.c.by == bindparam("by"))
)
_undone = exists().where(s.taken_back.c.decision == s.decision.c.number)
SAID = select(s.decision).where(_judge, ~_undone)
SAID_OF_CLAIMS = SAID.where(s.decision.c.claim.in_(s.listed("claims")))
SAID_OF_MATTERS = SAID.where(s.decision.c.matter.in_(s.listed("matters")), s.decision.c.act.in_(OF_MATTERS))
SINCE = select(s.decision.c.number).where(s.decision.c.number > bindparam("before")).order_by(s.decision.c.number)


def keep_decisions(connection: Connection, decisions: Sequence[Decision], at: str) -> list[int]:
    """Keep decisions of people, or of one machine, that change something; gives the numbers of those.

    What says the same as the last word on its subject, of the same judge, changes nothing. Raises `NotFound` if one
    names a claim or a matter that the ledger does not hold, unless claims are placed in it.
    """
    if not decisions:
        return []
    claims, matters = _claims(connection, decisions), _matters(connection, decisions)
    said = _said(connection, decisions[0], claims, matters)
    rows = []
    for decision in decisions:
        row = _row(decision, claims, matters)
        if said.get(_subject(row)) != _word(row):
            said[_subject(row)] = _word(row)
            rows.append(row | {"at": at})
    return _add(connection, rows) if rows else []


def _add(connection: Connection, rows: list[dict[str, Any]]) -> list[int]:
    # All at once, which is many times faster than asking for the number of each.
    before = connection.execute(select(func.max(s.decision.c.number))).scalar_one() or 0
    connection.execute(insert(s.decision), rows)
    return list(connection.execute(SINCE, {"before": before}).scalars())


def _claims(connection: Connection, decisions: Iterable[Decision]) -> dict[str, int]:
    """The numbers of the claims that are named, by their ids."""
    named = {each.claim for each in decisions if each.claim}
    named |= {each.other for each in decisions if each.other and each.act is Act.DISTINCT}
    numbers = _numbers(connection, s.claim, named)
    for claim_id in sorted(named - numbers.keys()):
        raise NotFound(claim_id, "the ledger holds no such claim.")
    return numbers


def _matters(connection: Connection, decisions: Iterable[Decision]) -> dict[str, int]:
    """The numbers of the matters that are named, by their ids; those that claims are placed in are made."""
    named = {each.matter for each in decisions if each.matter}
    named |= {each.other for each in decisions if each.other and each.act is not Act.DISTINCT}
    numbers = _numbers(connection, s.matter, named)
    new = dict.fromkeys(each.matter for each in decisions if each.act is Act.PLACE and each.matter not in numbers)
    if new:
        connection.execute(insert(s.matter), [{"id": matter_id} for matter_id in new])
        numbers = _numbers(connection, s.matter, named)
    for matter_id in sorted(named - numbers.keys()):
        raise NotFound(matter_id, "the ledger holds no such matter.")
    return numbers


def _numbers(connection: Connection, table: Any, ids: Iterable[str]) -> dict[str, int]:
    statement = select(table.c.id, table.c.number).where(table.c.id.in_(s.listed("ids")))
    return {row.id: row.number for row in connection.execute(statement, {"ids": list(ids)})}


def _said(
    connection: Connection, decision: Decision, claims: dict[str, int], matters: dict[str, int]
) -> dict[Subject, Word]:
    """The last words on these claims and matters that such a decision is set beside."""
    wanted = {"by": decision.by, "person": int(decision.person)}
    rows = [
        *connection.execute(SAID_OF_CLAIMS, wanted | {"claims": list(claims.values())}).mappings(),
        *connection.execute(SAID_OF_MATTERS, wanted | {"matters": list(matters.values())}).mappings(),
    ]
    return {_subject(row): _word(row) for row in sorted(rows, key=itemgetter("number"))}


def _subject(row: Row) -> Subject:
    """What a decision is on: two claims or matters in any order."""
    two = frozenset((row["matter"], row["claim"], row["other_matter"], row["other_claim"]))
    return SUBJECTS[Act(row["act"])], two


def _word(row: Row) -> Word:
    return row["by"], row["act"], row["side"], row["title"], row["score"]


def _row(decision: Decision, claims: dict[str, int], matters: dict[str, int]) -> dict[str, Any]:
    of_claims = decision.act is Act.DISTINCT
    other = decision.other
    return {
        "act": decision.act.value,
        "matter": matters[decision.matter] if decision.matter else None,
        "claim": claims[decision.claim] if decision.claim else None,
        "other_matter": matters[other] if other and not of_claims else None,
        "other_claim": claims[other] if other and of_claims else None,
        "side": decision.side.value if decision.side else None,
        "title": decision.title,
        "score": decision.score,
        "reasons": list(decision.reasons),
        "by": decision.by,
        "person": int(decision.person),
    }


def take_back(connection: Connection, number: int, by: str, at: str) -> bool:
    """Note that a person's decision is taken back; gives whether it was in force. Raises `NotFound`."""
    person = connection.execute(select(s.decision.c.person).where(s.decision.c.number == number)).scalar_one_or_none()
    if person is None:
        raise NotFound(str(number), "the ledger holds no such decision.")
    if not person:
        raise NotFound(str(number), "is a machine's decision; those are not taken back. Decide otherwise.")
    undone = insert(s.taken_back).on_conflict_do_nothing()
    return connection.execute(undone, {"decision": number, "by": by, "at": at}).rowcount > 0
