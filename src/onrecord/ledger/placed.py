"""In which matters claims stand, in memory, as the machine has it; where people decided, `Matters` is asked.

What the linker decided follows from the last of its rows on a claim and a matter, and from which matters it joined.
That a claim leaves its place to the one that took its own is not minded here: the linker looks at that one soon.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, bindparam, func, or_, select

from onrecord.ledger import schema as s
from onrecord.ledger.clock import EVER
from onrecord.ledger.columns import Ints, both, ints_of, rows_found
from onrecord.ledger.links import last_linker
from onrecord.model import Act, Maker

_counts = or_(s.decision.c.person == 1, s.decision.c.by == bindparam("linker"))
ACTS = (Act.PLACE, Act.REMOVE, Act.JOIN, Act.APART, Act.TITLE, Act.DISTINCT)
DECIDED = (
    select(
        *s.decision.c["number", "act"],
        *(func.coalesce(s.decision.c[name], 0) for name in ("matter", "claim", "other_matter", "other_claim")),
        s.decision.c.person,
    )
    .where(s.decision.c.number > bindparam("after"), s.decision.c.at <= s.AS_OF, _counts)
    .where(s.decision.c.act.in_([act.value for act in ACTS]))
    .order_by(s.decision.c.number)
)
TITLES = (
    select(s.decision.c.matter, s.decision.c.title)
    .where(s.decision.c.matter.in_(s.listed("matters")), s.decision.c.act == Act.TITLE.value)
    .where(s.decision.c.at <= s.AS_OF, s.decision.c.by == bindparam("linker"))
    .order_by(s.decision.c.number)
)
CODES = {act.value: code for code, act in enumerate(ACTS)}


@dataclass(frozen=True, slots=True, eq=False)
class Standings:
    """Claims with the matters that they stand in, by number; of several that are one the first stands for all.

    `first` gives that one by the number of a matter. Of those in `ruled`, people decided on, or they were held apart.
    """

    claims: Ints
    matters: Ints
    first: Ints
    ruled: frozenset[int]

    def members(self, matter: int) -> list[int]:
        """All matters that are one with this one, in the order that they came in."""
        found: list[int] = np.flatnonzero(self.first == matter).tolist()
        return found

    def first_claim(self, matter: int) -> int:
        return int(self.claims[self.matters == matter].min())


class Placed:
    """The standings of a ledger at one moment, brought up to date when they are asked for."""

    def __init__(self, as_of: str | None) -> None:
        self._as_of = as_of
        self._begin(None)

    def _begin(self, linker: Maker | None) -> None:
        self._linker, self._last = linker, 0
        none = np.zeros(0, dtype=np.int32)
        self._decided: Ints = np.zeros((0, 3), dtype=np.int32)  # claim, matter, and whether it stands there
        self._ruled, self._apart = set[int](), set[int]()  # matters, and claims that are not of one matter
        self._standings = Standings(none, none, np.zeros(1, dtype=np.int32), frozenset())

    def standings(self, connection: Connection) -> Standings:
        """Where claims stand."""
        linker = last_linker(connection, self._as_of)
        if linker != self._linker:
            self._begin(linker)
        found = rows_found(connection, DECIDED, self._wanted() | {"after": self._last})
        new = ints_of(((number, CODES[act], *others) for number, act, *others in found), 7)
        if len(new):
            self._take(new)
            self._last = int(new[-1, 0])
        return self._standings

    def titles(self, connection: Connection, matters: Iterable[int]) -> dict[int, str]:
        """What the machine called these matters last."""
        rows = connection.execute(TITLES, self._wanted() | {"matters": list(matters)})
        return {row.matter: row.title for row in rows}

    def _wanted(self) -> dict[str, Any]:
        return {"as_of": self._as_of or EVER, "linker": str(self._linker)}

    def _take(self, new: Ints) -> None:
        act, matter, claim, other, other_claim, person = new[:, 1:].T
        places = np.isin(act, (CODES[Act.PLACE], CODES[Act.REMOVE]))
        decided = np.column_stack([claim, matter, act == CODES[Act.PLACE]])[places]
        self._decided = _last(np.concatenate([self._decided, decided]))
        ruled = (person == 1) | (act == CODES[Act.APART])
        self._ruled |= {int(each) for each in (*matter[ruled], *other[ruled]) if each}
        apart = act == CODES[Act.DISTINCT]
        self._apart |= {int(each) for each in (*claim[apart], *other_claim[apart])}
        joined = act == CODES[Act.JOIN]
        largest = int(max(matter.max(), other.max()))
        pairs = zip(matter[joined].tolist(), other[joined].tolist(), strict=True)
        first = _joined(self._standings.first, largest, pairs)
        standing = self._decided[self._decided[:, 2] == 1]
        once = np.unique(both(first[standing[:, 1]], standing[:, 0]))
        claims, matters = (once & 0xFFFFFFFF).astype(np.int32), (once >> 32).astype(np.int32)
        ruled_on = {int(first[each]) for each in self._ruled}
        ruled_on |= {int(each) for each in matters[np.isin(claims, list(self._apart))]}
        self._standings = Standings(claims, matters, first, frozenset(ruled_on))


def _last(decided: Ints) -> Ints:
    """Of the rows on a claim and a matter the last one."""
    newest = decided[::-1]
    _, kept = np.unique(both(newest[:, 0], newest[:, 1]), return_index=True)
    last: Ints = newest[kept]
    return last


def _joined(known: Ints, largest: int, pairs: Iterable[tuple[int, int]]) -> Ints:
    """The first of all that are one, by the number of a matter; with these pairs made one as well."""
    first = np.arange(max(len(known), largest + 1), dtype=np.int32)
    first[: len(known)] = known
    for left, right in pairs:
        one, other = sorted((_root(first, left), _root(first, right)))
        first[other] = one
    while not np.array_equal(further := first[first], first):
        first = further
    return first


def _root(first: Ints, matter: int) -> int:
    while first[matter] != matter:
        matter = int(first[matter])
    return matter
