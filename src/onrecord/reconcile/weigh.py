"""How two claims bear on each other, as a small network and the claims' own facts have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reconcile.facts import Facts
from onrecord.reconcile.statements.compare import Comparer
from onrecord.reconcile.statements.network import BEARINGS, Bearing
from onrecord.reconcile.statements.told import days_between, later


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely it is, 0…1, that the later claim (`right`) says the same as the earlier one, or otherwise.

    What is left of 1 is that the two answer different questions.
    """

    left: Facts
    right: Facts
    same: float
    contradicts: float
    bears: float  # answers the same question, and leaves open whether it is so, or speaks for it

    @property
    def together(self) -> float:
        """How likely it is that both answer one question."""
        return self.same + self.contradicts + self.bears


def weigh(pairs: Sequence[tuple[Facts, Facts]], comparer: Comparer) -> list[Weighed]:
    """Each pair weighed, with the earlier claim on the left."""
    ordered = [in_time(*pair) for pair in pairs]
    chances = comparer.chances([_lines(*pair) for pair in ordered])
    return [
        Weighed(left, right, *(float(row[BEARINGS.index(each)]) for each in OF_ONE_QUESTION))
        for (left, right), row in zip(ordered, chances, strict=True)
    ]


OF_ONE_QUESTION = (Bearing.SAME, Bearing.CONTRADICTS, Bearing.BEARS)


def in_time(left: Facts, right: Facts) -> tuple[Facts, Facts]:
    """The two in the order in which they were published, or in which they stand in their article."""
    return (left, right) if _place(left) <= _place(right) else (right, left)


def _place(facts: Facts) -> tuple[str, int, int]:
    day = facts.day
    return (day.isoformat() if day else "9999", 0, facts.number)


def _lines(left: Facts, right: Facts) -> tuple[str, str]:
    in_one = left.claim.article_id == right.claim.article_id
    return left.line, later(right.line, days_between(left.day, right.day), in_one_article=in_one)
