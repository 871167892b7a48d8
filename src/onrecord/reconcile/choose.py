"""Which of the promising pairs are read by the network, and how many: a burst on one story stays bounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reconcile.weigh import Candidates, Promising

# How many pairs are read for each claim on the mean: of the first claims of a run, and of those that come after them.
# News of a day is read closely; who takes in an archive waits for it. A pair costs two to four times what all else of a
# claim does, so that with one pair a claim a run over 100,000 claims stays within a quarter of an hour on two cores.
CLOSELY, BRIEFLY, FIRST = 12.0, 1.0, 500


@dataclass(slots=True)
class Allowance:
    """How many pairs a run may read; what was not needed for some claims is left for later ones."""

    claims: int = 0
    left: float = 0.0

    def grow(self, claims: int) -> None:
        """So many more claims are to be linked."""
        closely = min(claims, max(0, FIRST - self.claims))
        self.claims += claims
        self.left += CLOSELY * closely + BRIEFLY * (claims - closely)

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
