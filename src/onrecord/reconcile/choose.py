"""Which of the promising pairs are read by the network, and how many: a burst on one story stays bounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reconcile.weigh import Candidates, Promising

# Up to which claim of a run how many pairs are read for each claim, on the mean. News of a day is read closely; who
# takes in an archive waits for it. Reading a pair costs more than all else of a claim, so that this decides how long a
# run over 100,000 claims takes: it has to stay about a quarter of an hour on two cores. There a pair takes 14 ms where
# the processor has no instructions of its own for products of 8-bit integers, what a claim means 6 ms, and all else of
# a claim 5 ms: that leaves two fifths of a pair for each.
RATES = ((500, 12.0), (5_000, 1.5), (10**12, 0.4))
CLOSELY = RATES[0][1]


@dataclass(slots=True)
class Allowance:
    """How many pairs a run may read; what was not needed for some claims is left for later ones.

    `closely` is how many it may read for a claim at most, on the mean.
    """

    closely: float = CLOSELY
    claims: int = 0
    left: float = 0.0

    def grow(self, claims: int) -> None:
        """So many more claims are to be linked."""
        self.left += _allowed(self.claims + claims, self.closely) - _allowed(self.claims, self.closely)
        self.claims += claims

    def spend(self, promising: Sequence[Promising]) -> tuple[list[Candidates], list[Promising]]:
        """The pairs to be read, and those that nothing is left for.

        The likeliest are read, but those of a claim that has many count less from one to the next. Pairs of the same
        words cost nothing.
        """
        alike, costly = list[Candidates](), list[Promising]()
        for each in promising:
            if each.pair.alike:
                alike.append(each.pair)
            else:
                costly.append(each)
        room = min(len(costly), int(self.left))
        self.left -= room
        if room < len(costly):
            costly = _ranked(costly)
        return [*alike, *(each.pair for each in costly[:room])], costly[room:]


def _allowed(claims: int, closely: float) -> float:
    """How many pairs may be read of the first so many claims."""
    allowed, before = 0.0, 0
    for last, pairs in RATES:
        allowed += min(pairs, closely) * max(0, min(claims, last) - before)
        before = last
    return allowed


def _ranked(promising: Sequence[Promising]) -> list[Promising]:
    """The likeliest first; a pair counts less by how many likelier ones its two claims stand in."""
    before = Counter[str]()
    worth = list[tuple[float, int]]()
    for place in sorted(range(len(promising)), key=lambda at: -promising[at].chance):
        each = promising[place]
        ends = each.pair.left.id, each.pair.right.id
        worth.append((-each.chance / (1 + sum(before[end] for end in ends) / 2) ** 0.5, place))
        before.update(ends)
    return [promising[place] for _, place in sorted(worth)]
