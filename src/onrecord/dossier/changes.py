"""What changed: who said one thing first, and another later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.dossier.shown import ShownClaim
from onrecord.model import Link, Relation


@dataclass(frozen=True, slots=True)
class Change:
    """A claim, what stands in its place later, and why the later one is held to revise it."""

    before: ShownClaim
    after: ShownClaim
    score: float
    reasons: tuple[str, ...]


def changes_of(claims: Mapping[str, ShownClaim], links: Iterable[Link]) -> tuple[Change, ...]:
    """The revisions among claims, by id, in the order in which the later words were published."""
    changes = (
        Change(claims[link.right], claims[link.left], link.score, link.reasons)
        for link in links
        if link.relation is Relation.REVISES and link.left in claims and link.right in claims
    )
    return tuple(sorted(changes, key=lambda change: (change.after.number, change.before.number)))
