"""Which claims answer one question: groups grow from what is already sorted, the likeliest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush

Pair = tuple[str, str]

# Two groups are joined while their claims, each with each, are on average at least so likely to answer one question.
ENOUGH = 0.4
# What a pair counts for that nobody thought worth weighing.
UNWEIGHED = 0.05


def sort(
    claims: Sequence[str],
    together: Mapping[Pair, float],
    groups: Iterable[Sequence[str]] = (),
    weights: Mapping[str, float] | None = None,
    apart: Iterable[Pair] = (),
) -> list[list[str]]:
    """Groups of claims, by average linkage; `groups` are those that were there before, and are not parted.

    `together` has a chance for each weighed pair, in either order; a pair counts by the `weights` of its claims, which
    are 1 where nothing else is given. Each of `claims` that is in no group before begins as a group of its own. Two
    that are `apart` never come into one group, by whatever detour. Groups keep their order, and their claims theirs.
    """
    clusters = Clusters([list(group) for group in groups], claims, together, weights or {}, apart)
    while best := clusters.nearest():
        clusters.join(*best)
    return clusters.groups()


class Clusters:
    """Groups with the sums of chances between each two of them that are weighed at all."""

    def __init__(
        self,
        groups: list[list[str]],
        claims: Sequence[str],
        together: Mapping[Pair, float],
        weights: Mapping[str, float],
        apart: Iterable[Pair],
    ) -> None:
        taken = {claim for group in groups for claim in group}
        self._members = dict(enumerate([*groups, *([claim] for claim in claims if claim not in taken)]))
        of_claim = {claim: key for key, group in self._members.items() for claim in group}
        self._weights = {key: sum(weights.get(one, 1.0) for one in group) for key, group in self._members.items()}
        self._weighed: dict[int, dict[int, tuple[float, float]]] = defaultdict(dict)
        # The nearest first. What was joined since it was put in is passed over.
        self._queue: list[tuple[float, int, int, int]] = []
        for (left, right), chance in together.items():
            if left in of_claim and right in of_claim and of_claim[left] != of_claim[right]:
                weight = weights.get(left, 1.0) * weights.get(right, 1.0)
                self._add(of_claim[left], of_claim[right], weight * chance, weight)
        self._apart: dict[int, set[int]] = defaultdict(set)
        for left, right in apart:
            if left in of_claim and right in of_claim and of_claim[left] != of_claim[right]:
                self._part(of_claim[left], of_claim[right])
        for one, near in self._weighed.items():
            for other in near:
                if one < other:
                    self._put(one, other)

    def _add(self, one: int, other: int, chance: float, weight: float) -> None:
        total, pairs = self._weighed[one].get(other, (0.0, 0.0))
        self._weighed[one][other] = self._weighed[other][one] = (total + chance, pairs + weight)

    def _part(self, one: int, other: int) -> None:
        self._apart[one].add(other)
        self._apart[other].add(one)

    def _put(self, one: int, other: int) -> None:
        if other in self._apart[one]:
            return
        if (mean := self._mean(one, other)) >= ENOUGH:
            first, second = min(one, other), max(one, other)
            heappush(self._queue, (-mean, first, second, self._size(first, second)))

    def nearest(self) -> tuple[int, int] | None:
        """The two groups most likely to be one, where any are likely enough; the earlier one first."""
        while self._queue:
            _, one, other, size = heappop(self._queue)
            if one in self._members and other in self._members and self._size(one, other) == size:
                return one, other
        return None

    def _size(self, one: int, other: int) -> int:
        """How many claims both have: another number says that one of them has grown."""
        return len(self._members[one]) + len(self._members[other])

    def _mean(self, one: int, other: int) -> float:
        total, pairs = self._weighed[one][other]
        every = self._weights[one] * self._weights[other]
        return (total + UNWEIGHED * (every - pairs)) / every

    def join(self, one: int, other: int) -> None:
        """Put the claims of the other group into the one."""
        self._members[one].extend(self._members.pop(other))
        self._weights[one] += self._weights.pop(other)
        near = self._weighed.pop(other)
        self._weighed[one].pop(other, None)
        for third, (chance, pairs) in near.items():
            if third != one:
                del self._weighed[third][other]
                self._add(one, third, chance, pairs)
        for third in self._apart.pop(other, set()):
            self._apart[third].discard(other)
            self._part(one, third)
        for third in self._weighed[one]:
            self._put(one, third)

    def groups(self) -> list[list[str]]:
        return list(self._members.values())
