"""Who a mention turned out to be: rulings on pairs of entities, and the identities that follow from them.

Entities are kept as they were made. That two of them are one is a ruling beside them, and a later ruling can take it
back; nothing is written over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether two are one. `OPEN` takes an earlier verdict of the same judge back, and says nothing itself."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict on two entities, by id, with its score (0…1) and its reasons in words that a person accepts.

    `by` is a maker and its version, or a person's name, as `person` says. `at` (UTC, ISO 8601) is None before it is
    kept.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    by: str
    person: bool = False
    at: str | None = None

    def __post_init__(self) -> None:
        if self.left == self.right:
            raise ValueError(f"Ruling needs two entities, got {self.left!r} twice.")

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.left, self.right))


class Canon:
    """Looks up which entities are one, by the rulings in force.

    Rulings are given in the order they came in. Of one judge's rulings on a pair, the last one counts. What counts is
    weighed: a person's before a machine's, a later before an earlier one of persons, and a surer before a less sure one
    of machines. A ruling that goes against those that weigh more is not in force, so that one "not the same" of a
    person also parts what machines had joined by a detour.

    `order` ranks entities; the first of those that are one gives its id to all of them.
    """

    def __init__(self, rulings: Iterable[Ruling] = (), order: Mapping[str, int] | None = None) -> None:
        self._order = order or {}
        self._heads: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._first: dict[str, str] = {}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        self._in_force = tuple(ruling for ruling in _weighed(rulings) if self._admit(ruling))

    @property
    def in_force(self) -> tuple[Ruling, ...]:
        """The rulings that count, the weightiest first."""
        return self._in_force

    def canonical(self, entity_id: str) -> str:
        """The id that stands for all entities that are one with this one; its own, where there is no other."""
        head = self._head(entity_id)
        return self._first.get(head, entity_id)

    def same(self, entity_id: str) -> tuple[str, ...]:
        """The ids of all entities that are one with this one, itself among them, in their order."""
        members = self._members.get(self._head(entity_id), [entity_id])
        return tuple(sorted(members, key=self._rank))

    def apart(self, entity_id: str) -> tuple[str, ...]:
        """The ids that stand for those that this entity was ruled not to be."""
        heads = self._apart.get(self._head(entity_id), set())
        return tuple(sorted((self.canonical(head) for head in heads), key=self._rank))

    def reasons(self, entity_id: str) -> tuple[Ruling, ...]:
        """The rulings by which this entity is one with others."""
        ids = set(self.same(entity_id))
        return tuple(each for each in self._in_force if each.verdict is Verdict.YES and each.left in ids)

    def _rank(self, entity_id: str) -> tuple[float, str]:
        return self._order.get(entity_id, float("inf")), entity_id

    def _head(self, entity_id: str) -> str:
        return self._heads.get(entity_id, entity_id)

    def _admit(self, ruling: Ruling) -> bool:
        """Let a ruling count, unless those that were let in before it say otherwise."""
        left, right = self._head(ruling.left), self._head(ruling.right)
        if ruling.verdict is Verdict.NO:
            if left == right:
                return False
            self._apart[left].add(right)
            self._apart[right].add(left)
        elif right in self._apart[left]:
            return False
        elif left != right:
            self._join(left, right)
        return True

    def _join(self, left: str, right: str) -> None:
        large, small = left, right
        if len(self._members.get(left, ())) < len(self._members.get(right, ())):
            large, small = right, left
        moved = self._members.pop(small, [small])
        self._members.setdefault(large, [large]).extend(moved)
        self._first[large] = min(self._first.get(large, large), self._first.pop(small, small), key=self._rank)
        self._heads.update(dict.fromkeys(moved, large))
        for other in self._apart.pop(small, set()):
            self._apart[other].discard(small)
            self._apart[other].add(large)
            self._apart[large].add(other)


def _weighed(rulings: Iterable[Ruling]) -> list[Ruling]:
    """The last word of each judge on each pair, the weightiest first; words taken back are left out."""
    last: dict[tuple[str, bool, frozenset[str]], tuple[int, Ruling]] = {}
    for number, ruling in enumerate(rulings):
        last[ruling.by, ruling.person, ruling.pair] = number, ruling
    standing = [(number, ruling) for number, ruling in last.values() if ruling.verdict is not Verdict.OPEN]
    return [ruling for _, ruling in sorted(standing, key=_weight)]


def _weight(numbered: tuple[int, Ruling]) -> tuple[bool, float, int]:
    number, ruling = numbered
    return (False, -number, 0) if ruling.person else (True, -ruling.score, number)
