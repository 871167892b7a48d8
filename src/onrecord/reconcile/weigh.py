"""How two claims bear on each other, as a small network and the claims' own facts have it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.reconcile.facts import Facts
from onrecord.reconcile.features import plain_features, read_features
from onrecord.reconcile.statements.compare import Comparer, softmax
from onrecord.reconcile.statements.told import days_between, later

WEIGHTS = Path(__file__).with_name("weights.json")

# What the network says of two claims of the same words and stance, about: it is not asked then.
ALIKE = (0.9, 0.03, 0.04, 0.02, 0.01)

# From which chance on of being of one question two claims are read side by side. On `bench/accounts` that keeps three
# quarters of the pairs of one question, and a third of those that are near.
PROMISING = 0.2


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
    """Two claims in the order of time, and what is known of the two: one number for each of `PLAIN`."""

    left: Facts
    right: Facts
    plain: tuple[float, ...]

    @property
    def alike(self) -> bool:
        """Whether both say the same thing in the same words."""
        return (
            self.left.claim.stance is self.right.claim.stance
            and self.left.meant.casefold() == self.right.meant.casefold()
        )


@dataclass(frozen=True, slots=True)
class Promising:
    """A pair that is worth reading, and the chance that both are of one question, as far as it is known without."""

    pair: Candidates
    chance: float


def candidates(one: Facts, other: Facts, *, likeness: float, story: float) -> Candidates:
    """The two, the one first that was published first, or stands first in their article.

    `likeness` is that of their meanings, `story` how near their articles are, both up to 1.
    """
    left, right = (one, other) if _place(one) <= _place(other) else (other, one)
    return Candidates(left, right, tuple(plain_features(left, right, likeness, story)))


class Regression:
    """A logistic regression over named numbers: the chances of two answers, or of several."""

    def __init__(self, kept: Mapping[str, Any]) -> None:
        self._mean, self._scale, self._coefficients, self._intercepts = (
            np.asarray(kept[name]) for name in ("mean", "scale", "coefficients", "intercepts")
        )

    def chances(self, rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
        """(rows, answers)."""
        table = (np.asarray(rows, dtype=np.float64).reshape(len(rows), -1) - self._mean) / self._scale
        scores = table @ self._coefficients.T + self._intercepts
        if scores.shape[1] == 1:
            scores = np.concatenate([np.zeros_like(scores), scores], axis=1)
        return softmax(scores)


class Scales:
    """Weighs what the network says of two claims together with their own facts.

    The network is asked only where the facts alone leave a chance that both answer one question. `weights.json` holds
    what `train.weigh` fitted.
    """

    def __init__(self, comparer: Comparer, weights: Path = WEIGHTS) -> None:
        self.comparer = comparer
        kept: dict[str, Any] = json.loads(weights.read_text("utf-8"))
        self._plain, self._read = Regression(kept["plain"]), Regression(kept["read"])

    def promising(self, pairs: Sequence[Candidates]) -> list[Promising]:
        """The pairs that are worth reading, the most promising first."""
        if not pairs:
            return []
        chances = self._plain.chances([pair.plain for pair in pairs])[:, 1]
        order = np.argsort(-chances, kind="stable")
        return [Promising(pairs[at], float(chances[at])) for at in order if chances[at] >= PROMISING]

    def weigh(self, pairs: Sequence[Candidates]) -> list[Weighed]:
        """Each pair weighed."""
        if not pairs:
            return []
        rows = [[*p.plain, *read_features(p.plain, row)] for p, row in zip(pairs, self._chances(pairs), strict=True)]
        found = self._read.chances(rows)
        return [Weighed(p.left, p.right, *map(float, row[:3])) for p, row in zip(pairs, found, strict=True)]

    def _chances(self, pairs: Sequence[Candidates]) -> Iterator[Sequence[float]]:
        read = iter(self.comparer.chances([lines(pair) for pair in pairs if not pair.alike]).tolist())
        return (ALIKE if pair.alike else next(read) for pair in pairs)


def lines(pair: Candidates) -> tuple[str, str]:
    """The two claims as the network reads them."""
    in_one = pair.left.claim.article_id == pair.right.claim.article_id
    return pair.left.line, later(pair.right.line, days_between(pair.left.day, pair.right.day), in_one_article=in_one)


def _place(facts: Facts) -> tuple[str, int]:
    day = facts.day
    return (day.isoformat() if day else "9999", facts.number)
