"""Which claims answer one question: groups grow from what is already sorted, the likeliest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[str, str]

# Two groups are joined while their claims, each with each, are on average at least so likely to answer one question.
ENOUGH = 0.42
# What a pair counts for that nobody thought worth weighing.
UNWEIGHED = 0.05


def sort(
    claims: Sequence[str], together: Mapping[Pair, float], groups: Iterable[Sequence[str]] = ()
) -> list[list[str]]:
    """Groups of claims, by average linkage; `groups` are those that were there before, and are not parted.

    `together` has a chance for each weighed pair, in either order. Each of `claims` that is in no group before begins
    as a group of its own. Groups keep their order, and their claims theirs.
    """
    clusters = Clusters([list(group) for group in groups], claims, together)
    while best := clusters.nearest():
        clusters.join(*best)
    return clusters.groups()


class Clusters:
    """Groups with the sums of chances between each two of them."""

    def __init__(self, groups: list[list[str]], claims: Sequence[str], together: Mapping[Pair, float]) -> None:
        taken = {claim for group in groups for claim in group}
        self._members = dict(enumerate([*groups, *([claim] for claim in claims if claim not in taken)]))
        self._fixed = set(range(len(groups)))
        of_claim = {claim: key for key, group in self._members.items() for claim in group}
        self._weighed: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        for (left, right), chance in together.items():
            if left in of_claim and right in of_claim and of_claim[left] != of_claim[right]:
                self._add(of_claim[left], of_claim[right], chance, 1)

    def _add(self, one: int, other: int, chance: float, count: int) -> None:
        total, pairs = self._weighed[one].get(other, (0.0, 0))
        self._weighed[one][other] = self._weighed[other][one] = (total + chance, pairs + count)

    def nearest(self) -> tuple[int, int] | None:
        """The two groups most likely to be one, where any are likely enough; the earlier one first."""
        best = max(
            (
                (self._mean(one, other), -one, -other)
                for one, near in self._weighed.items()
                for other in near
                if one < other
            ),
            default=(0.0, 0, 0),
        )
        return (-best[1], -best[2]) if best[0] >= ENOUGH else None

    def _mean(self, one: int, other: int) -> float:
        total, pairs = self._weighed[one][other]
        every = len(self._members[one]) * len(self._members[other])
        return (total + UNWEIGHED * (every - pairs)) / every

    def join(self, one: int, other: int) -> None:
        """Put the claims of the other group into the one."""
        self._members[one].extend(self._members.pop(other))
        near = self._weighed.pop(other)
        self._weighed[one].pop(other, None)
        for third, (chance, pairs) in near.items():
            if third != one:
                del self._weighed[third][other]
                self._add(one, third, chance, pairs)

    def groups(self) -> list[list[str]]:
        return list(self._members.values())
