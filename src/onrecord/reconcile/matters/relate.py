"""What the pairs of one matter are to each other, once its sides are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onrecord.model import Link, Relation, Side
from onrecord.reconcile.compare.reasons import reasons
from onrecord.reconcile.origin.chains import through_origins
from onrecord.reconcile.origin.origin import repeats, revises
from onrecord.reconcile.origin.told import Told
from onrecord.reconcile.weigh import Weighed

# From where on a pair contradicts, says the same, or the one speaks for the other.
CONTRADICTS, OPPOSED, SAME, BEARS = 0.5, 0.35, 0.35, 0.6
# From where on a voice takes back what it said before, where the two stand on two sides.
REVISED = 0.1


def related(
    weighed: Iterable[Weighed],
    taken: Mapping[str, Side],
    told: Mapping[str, Told],
    copies: Mapping[frozenset[str], float],
) -> list[Link]:
    """A link for each weighed pair that there is something to say of; its reasons are facts of the two claims."""
    return through_origins(link for each in weighed for link in _links(each, taken, told, copies))


def _links(
    each: Weighed, taken: Mapping[str, Side], told: Mapping[str, Told], copies: Mapping[frozenset[str], float]
) -> Iterator[Link]:
    left, right = told[each.left.id], told[each.right.id]
    sides = {taken[each.left.id], taken[each.right.id]}
    if _parts(each, sides):
        yield revises(right, left, contradicts=max(each.contradicts, 0.5)) or _link(
            each, Relation.CONTRADICTS, each.contradicts
        )
    elif (
        sides == {Side.FOR, Side.AGAINST}
        and each.contradicts >= REVISED
        and (back := revises(left, right, contradicts=0.5))
    ):
        yield back
    elif len(sides) == 1 and (again := _again(each, left, right, copies)):
        yield again
    elif len(sides) == 1 and Side.OPEN not in sides and each.same >= SAME:
        yield _link(each, Relation.SAME, each.same)
    elif sides != {Side.FOR, Side.AGAINST} and each.bears >= BEARS and each.bears > each.contradicts:
        yield _link(each, Relation.SUPPORTS, each.bears)


def _parts(each: Weighed, sides: set[Side]) -> bool:
    """Whether the two cannot both be so: more is asked of two that stand on one side."""
    if Side.OPEN in sides:
        return False
    return each.contradicts >= (OPPOSED if len(sides) > 1 else CONTRADICTS)


def _again(each: Weighed, left: Told, right: Told, copies: Mapping[frozenset[str], float]) -> Link | None:
    copy = copies.get(frozenset((left.account.id, right.account.id)), 0.0)
    return repeats(right, left, same=each.same + each.bears, contradicts=each.contradicts, copy=copy)


def _link(each: Weighed, relation: Relation, score: float) -> Link:
    """The link from the earlier claim to the later one; but what supports is the later one, as a rule."""
    left, right = each.left.id, each.right.id
    if relation is Relation.SUPPORTS:
        left, right = right, left
    return Link(left, right, relation, round(min(1.0, score), 3), reasons(each, relation))
