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
CONTRADICTS, OPPOSED, SAME, BEARS = 0.5, 0.15, 0.35, 0.5


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
    left, right = each.left, each.right
    sides = {taken[left.id], taken[right.id]}
    copy = copies.get(frozenset((left.claim.article_id, right.claim.article_id)), 0.0)
    if (sides == {Side.FOR, Side.AGAINST} and each.contradicts >= OPPOSED) or (
        each.contradicts >= CONTRADICTS and Side.OPEN not in sides
    ):
        yield revises(told[left.id], told[right.id], contradicts=max(each.contradicts, 0.5)) or _link(
            each, Relation.CONTRADICTS, each.contradicts
        )
        return
    if len(sides) != 1:
        return
    if again := repeats(
        told[left.id], told[right.id], same=each.same + each.bears, contradicts=each.contradicts, copy=copy
    ):
        yield again
    elif Side.OPEN not in sides and each.same >= SAME:
        yield _link(each, Relation.SAME, each.same)


def _link(each: Weighed, relation: Relation, score: float) -> Link:
    return Link(each.left.id, each.right.id, relation, round(min(1.0, score), 3), reasons(each, relation))
