"""How two claims bear on each other, as a small network and the claims' own facts have it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.reconcile.facts import Facts
from onrecord.reconcile.features import features
from onrecord.reconcile.statements.compare import Comparer, softmax
from onrecord.reconcile.statements.told import days_between, later

WEIGHTS = Path(__file__).with_name("weights.json")


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


@dataclass(frozen=True, slots=True)
class Candidates:
    """Two claims worth weighing, in the order of time, and how alike their meanings are, up to 1."""

    left: Facts
    right: Facts
    likeness: float


def candidates(one: Facts, other: Facts, likeness: float) -> Candidates:
    """The two, the one first that was published first, or stands first in their article."""
    left, right = (one, other) if _place(one) <= _place(other) else (other, one)
    return Candidates(left, right, likeness)


class Scales:
    """Weighs what the network says of two claims together with their own facts: a logistic regression over both.

    `weights.json` holds what `train.weigh` fitted.
    """

    def __init__(self, comparer: Comparer, weights: Path = WEIGHTS) -> None:
        self.comparer = comparer
        kept: dict[str, Any] = json.loads(weights.read_text("utf-8"))
        self._mean, self._scale, self._coefficients, self._intercepts = (
            np.asarray(kept[name]) for name in ("mean", "scale", "coefficients", "intercepts")
        )

    def weigh(self, pairs: Sequence[Candidates]) -> list[Weighed]:
        """Each pair weighed."""
        chances = self.comparer.chances([lines(pair) for pair in pairs])
        rows = [features(p.left, p.right, row.tolist(), p.likeness) for p, row in zip(pairs, chances, strict=True)]
        table = (np.asarray(rows).reshape(len(rows), -1) - self._mean) / self._scale
        found = softmax(table @ self._coefficients.T + self._intercepts)
        return [Weighed(p.left, p.right, *map(float, row[:3])) for p, row in zip(pairs, found, strict=True)]


def lines(pair: Candidates) -> tuple[str, str]:
    """The two claims as the network reads them."""
    in_one = pair.left.claim.article_id == pair.right.claim.article_id
    return pair.left.line, later(pair.right.line, days_between(pair.left.day, pair.right.day), in_one_article=in_one)


def _place(facts: Facts) -> tuple[str, int]:
    day = facts.day
    return (day.isoformat() if day else "9999", facts.number)
