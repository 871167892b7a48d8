"""How many independent origins stand behind claims: what only repeats something else is no second origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Link, Matter, Relation, Side


def one_origin(claim_ids: Sequence[str], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """The claims of one side, gathered by origin: those that chains of `repeats` join are of one, loops as well.

    Claims and origins stay in the order that the claims are given in.
    """
    joined = _Joined(claim_ids)
    for link in links:
        if link.relation is Relation.REPEATS:
            joined.join(link.left, link.right)
    return joined.groups()


def origins_of(matter: Matter, links: Sequence[Link]) -> dict[Side, tuple[tuple[str, ...], ...]]:
    """The claims of each side of a matter, by origin."""
    sides: Mapping[Side, list[str]] = {side: [each.claim for each in matter.on(side)] for side in Side}
    return {side: one_origin(claim_ids, links) for side, claim_ids in sides.items()}


class _Joined:
    """Which of some things are joined, by way of others as well; things that it does not know it passes over."""

    def __init__(self, things: Iterable[str]) -> None:
        self._before = {thing: thing for thing in things}

    def join(self, left: str, right: str) -> None:
        if left in self._before and right in self._before:
            self._before[self._head(left)] = self._head(right)

    def groups(self) -> tuple[tuple[str, ...], ...]:
        groups: dict[str, list[str]] = {}
        for thing in self._before:
            groups.setdefault(self._head(thing), []).append(thing)
        return tuple(map(tuple, groups.values()))

    def _head(self, thing: str) -> str:
        while self._before[thing] != thing:
            # Each step also shortens the way for whoever comes next.
            self._before[thing] = self._before[self._before[thing]]
            thing = self._before[thing]
        return thing
