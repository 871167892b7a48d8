"""Which claims face each other: single contradictions, gathered into as few pictures as they allow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.dossier.shown import ShownClaim
from onrecord.model import Contest


@dataclass(frozen=True, slots=True)
class Ground:
    """Why two claims are set against each other, and how sure that is."""

    left: ShownClaim
    right: ShownClaim
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims on two sides, of which each on the left contradicts each on the right.

    Nothing is inferred: two claims stand on one side only because both are linked with all of the other side, and
    every link of the ledger is a ground in one dispute and no more.
    """

    left: tuple[ShownClaim, ...]
    right: tuple[ShownClaim, ...]
    grounds: tuple[Ground, ...]

    @property
    def score(self) -> float:
        return max(ground.score for ground in self.grounds)

    @property
    def claims(self) -> tuple[ShownClaim, ...]:
        return self.left + self.right


def disputes_of(contests: Iterable[Contest], claims: Mapping[str, ShownClaim]) -> tuple[Dispute, ...]:
    """The contests as disputes, the surest first."""
    links = {frozenset((contest.left.id, contest.right.id)): contest for contest in contests}
    against = _opponents(links.values())
    made = []
    for claim_id in sorted(against, key=lambda one: (-len(against[one]), claims[one].number)):
        if opponents := frozenset(against[claim_id]):
            allies = _who_opposes_all(opponents, against)
            made.append(_dispute(allies, opponents, links, claims))
            _settle(allies, opponents, against)
    return tuple(sorted(made, key=lambda dispute: (-dispute.score, -len(dispute.grounds), dispute.left[0].number)))


def _opponents(contests: Iterable[Contest]) -> dict[str, set[str]]:
    against: dict[str, set[str]] = defaultdict(set)
    for contest in contests:
        against[contest.left.id].add(contest.right.id)
        against[contest.right.id].add(contest.left.id)
    return against


def _who_opposes_all(opponents: frozenset[str], against: Mapping[str, set[str]]) -> frozenset[str]:
    return frozenset(set.intersection(*(against[opponent] for opponent in opponents)))


def _settle(left: frozenset[str], right: frozenset[str], against: dict[str, set[str]]) -> None:
    for claim_id in left:
        against[claim_id] -= right
    for claim_id in right:
        against[claim_id] -= left


def _dispute(
    one: frozenset[str],
    other: frozenset[str],
    links: Mapping[frozenset[str], Contest],
    claims: Mapping[str, ShownClaim],
) -> Dispute:
    sides = (_in_order(one, claims), _in_order(other, claims))
    # What was said first stands on the left, as it is read.
    left, right = sorted(sides, key=lambda side: side[0].number)
    grounds = (_ground(a, b, links[frozenset((a.id, b.id))]) for a in left for b in right)
    return Dispute(left, right, tuple(sorted(grounds, key=lambda ground: -ground.score)))


def _in_order(claim_ids: Iterable[str], claims: Mapping[str, ShownClaim]) -> tuple[ShownClaim, ...]:
    return tuple(sorted((claims[claim_id] for claim_id in claim_ids), key=lambda claim: claim.number))


def _ground(left: ShownClaim, right: ShownClaim, contest: Contest) -> Ground:
    return Ground(left, right, contest.link.score, contest.link.reasons)
