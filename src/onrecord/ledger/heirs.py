"""Which claims took the place of former ones: what was decided on these holds for those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, exists, func, select

from onrecord.ledger import schema as s
from onrecord.ledger.clock import EVER


def _seen(reading: ColumnElement[Any]) -> ColumnElement[bool]:
    return exists().where(s.reading.c.number == reading, s.reading.c.at <= s.AS_OF)


_last_made = (
    select(func.max(s.made.c.reading))
    .where(s.made.c.claim == s.superseded.c.claim, _seen(s.made.c.reading))
    .correlate(s.superseded)
    .scalar_subquery()
)
# A claim that was made again since is superseded no more.
FORMER = (
    select(s.superseded.c.claim, s.superseded.c.by)
    .where(_seen(s.superseded.c.reading), s.superseded.c.reading > _last_made)
    .order_by(s.superseded.c.reading)
)

_claim = func.json_each(bindparam("claims", type_=s.Json)).table_valued("value").c.value
_onward = select(_claim.label("claim")).cte("onward", recursive=True)
_onward = _onward.union(
    select(s.superseded.c.by)
    .join(_onward, s.superseded.c.claim == _onward.c.claim)
    .where(s.superseded.c.by.is_not(None))
)
FORMER_OF: Select[Any] = FORMER.where(s.superseded.c.claim.in_(select(_onward.c.claim)))

_named = select(s.claim.c.number.label("claim")).where(s.claim.c.id.in_(s.listed("claim_ids")))
_former = _named.cte("former", recursive=True)
_former = _former.union(select(s.superseded.c.claim).join(_former, s.superseded.c.by == _former.c.claim))
# The numbers of the claims of these ids, and of all whose place one of them ever took.
WITH_FORMER = select(_former.c.claim)


class Heirs:
    """Gives the current claim that stands for a claim, by their numbers: itself, its heir, or none."""

    def __init__(self, successors: Mapping[int, int | None]) -> None:
        self._successors = successors

    def of(self, claim: int) -> int | None:
        """The claim itself where it is current, else the one that took its place in the end; None where none did."""
        found: int | None = claim
        while found is not None and found in self._successors:
            found = self._successors[found]
        return found

    def line(self, claim: int) -> Iterator[int]:
        """The claim itself, then those that took its place, one after the other."""
        found: int | None = claim
        while found is not None:
            yield found
            found = self._successors.get(found)

    @property
    def all(self) -> list[int]:
        """The claims that took another one's place, and are current."""
        return sorted({heir for claim in self._successors if (heir := self.of(claim)) is not None})


def heirs_of(connection: Connection, claims: list[int] | None, as_of: str | None) -> Heirs:
    """The heirs of these claims, by number, or of all."""
    wanted = {"as_of": as_of or EVER}
    if claims is None:
        rows = connection.execute(FORMER, wanted)
    else:
        rows = connection.execute(FORMER_OF, wanted | {"claims": claims})
    return Heirs({row.claim: row.by for row in rows})
