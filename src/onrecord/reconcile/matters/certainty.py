"""How surely a claim stands where the sorter puts it: what ties it to its matter, and what speaks for its side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import exp

from onrecord.model import Side
from onrecord.reconcile.matters.sort import UNWEIGHED

Pair = tuple[str, str]

# What `train.certainty` fitted: how far each kind of evidence counts for a place being right. Of 891 places on the part
# of `bench/accounts` to build on, 60 % are right: 28 % of the fifth that is least sure, which is said to be so with
# 0.34, and 84 % of the surest, with 0.82.
TOGETHER, SIDED, BASE = 4.57, 1.58, -4.10


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a claim's place, both 0…1.

    `together` is how likely it answers one question with the others of its matter, each counted as the sorter counts
    them. `sided` is how much of what agrees and disagrees with it is as its side has it; a half where nothing does.
    """

    claim: str
    together: float
    sided: float


def certainty(evidence: Evidence) -> float:
    """How likely a claim is to stand rightly, in its matter and on its side: a logistic regression, 0…1."""
    return round(1 / (1 + exp(-(BASE + TOGETHER * evidence.together + SIDED * evidence.sided))), 3)


class Ties:
    """What a batch tells of how likely claims answer one question, looked up by claim.

    Two that both stood somewhere `before` were held against each other then, if at all; what a batch does not say of
    them is not known, rather than unlikely.
    """

    def __init__(self, together: Mapping[Pair, float], weights: Mapping[str, float], before: Collection[str]) -> None:
        self._near = by_claim(together)
        self._weights, self._before = weights, before

    def evidence(
        self, claim: str, group: Iterable[str], taken: Mapping[str, Side], leaning: Mapping[str, float]
    ) -> Evidence | None:
        """What speaks for a claim's place in a group; None where the batch says nothing of it."""
        near, old = self._near.get(claim, {}), claim in self._before
        chances = [
            (near.get(other, UNWEIGHED), self._weights.get(other, 1.0))
            for other in group
            if other != claim and (other in near or not (old and other in self._before))
        ]
        if not chances:
            return None
        mean = sum(chance * weight for chance, weight in chances) / sum(weight for _, weight in chances)
        return Evidence(claim, mean, _sided(claim, taken, leaning))


def _sided(claim: str, taken: Mapping[str, Side], leaning: Mapping[str, float]) -> float:
    """How much of what agrees or disagrees with a claim is so as the sides have it."""
    fitting = every = 0.0
    for other, lean in leaning.items():
        sides = {taken[claim], taken.get(other, Side.OPEN)}
        if Side.OPEN not in sides:
            every += abs(lean)
            fitting += abs(lean) if (lean > 0) == (len(sides) == 1) else 0.0
    return fitting / every if every else 0.5


def by_claim(pairs: Mapping[Pair, float]) -> dict[str, dict[str, float]]:
    """What is said of pairs, by either claim."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (left, right), worth in pairs.items():
        found[left][right] = found[right][left] = worth
    return found
