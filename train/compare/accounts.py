"""Pairs of claims from invented news: several outlets that part over one happening, in the form of bench/accounts.

`accounts/` holds cases that were written to be learned from; those of the benchmark are not among them.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import combinations
from pathlib import Path

from bench.accounts.case import Case, Claim
from bench.accounts.source import written
from train.compare.data import BEARS, BESIDE, CONTRADICTS, SAME, UNRELATED, Pair

from onrecord.model import Stance
from onrecord.reconcile.statements.network import Bearing
from onrecord.reconcile.statements.told import days_between, later, told

FOLDER = Path(__file__).with_name("accounts")

OF_LINK = {"contradicts": CONTRADICTS, "revises": CONTRADICTS, "same": SAME, "repeats": SAME, "supports": BEARS}

TURNED = {SAME: CONTRADICTS, CONTRADICTS: SAME}

# Pairs of other questions, for each that is of one; and pairs across cases, for each case.
OTHERS, STRANGERS = 1.0, 4


def from_accounts(chance: random.Random, cases: Sequence[Case] | None = None) -> list[Pair]:
    """The pairs of one epoch, each in order of time."""
    cases = written(FOLDER) if cases is None else cases
    return [*(pair for case in cases for pair in _drawn(case, chance)), *_strangers(cases, chance)]


def _drawn(case: Case, chance: random.Random) -> Iterator[Pair]:
    """All pairs of one question, and as many of others."""
    of_one, others = list[Pair](), list[Pair]()
    for pair in pairs_of(case):
        (others if pair.open == BESIDE else of_one).append(pair)
    yield from of_one
    yield from chance.sample(others, min(len(others), round(OTHERS * len(of_one))))


def pairs_of(case: Case) -> Iterator[Pair]:
    """Each two claims of the case, with what the case says of them."""
    links = {frozenset((link.left, link.right)): OF_LINK[link.relation] for link in case.links}
    matters = defaultdict(set)
    for matter in case.matters:
        for claim in matter.claims:
            matters[claim].add(matter.id)
    lines = Lines(case)
    for left, right in combinations(sorted(case.claims, key=lines.place), 2):
        of_one = BEARS if matters[left.id] & matters[right.id] else BESIDE
        yield lines.pair(left, right, links.get(frozenset((left.id, right.id)), of_one))


def _strangers(cases: Sequence[Case], chance: random.Random) -> Iterator[Pair]:
    """Claims of different cases of one topic."""
    of_topic = defaultdict(list)
    for case in cases:
        of_topic[case.topic].append(case)
    for case in cases:
        for other in chance.choices(of_topic[case.topic], k=STRANGERS):
            if other is not case:
                ours, theirs = Lines(case), Lines(other)
                yield Pair(
                    ours.line(chance.choice(case.claims)),
                    later(theirs.line(chance.choice(other.claims)), chance.choice((0, 1, 4, 20)), in_one_article=False),
                    UNRELATED,
                    True,
                )


class Lines:
    """A case's claims as the judge reads them."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._articles = {article.id: article for article in case.articles}

    def place(self, claim: Claim) -> tuple[str, str, int]:
        return self._articles[claim.article].published, claim.article, claim.content[0]

    def line(self, claim: Claim) -> str:
        article = self._articles[claim.article]
        stance = Stance.ASSERTS if _denies(claim) else Stance(claim.stance)
        return told(claim.source or article.outlet, stance, self._case.words(claim), article.title)

    def pair(self, left: Claim, right: Claim, bearings: frozenset[Bearing]) -> Pair:
        in_one = left.article == right.article
        days = days_between(self._day(left), self._day(right))
        if _denies(left) != _denies(right):
            bearings = TURNED.get(bearings, bearings)
        return Pair(self.line(left), later(self.line(right), days, in_one_article=in_one), bearings, True)

    def _day(self, claim: Claim) -> date:
        return datetime.fromisoformat(self._articles[claim.article].published).date()


def _denies(claim: Claim) -> bool:
    """What is denied is read as if it were held to be so, and what is found is turned round."""
    return Stance(claim.stance) is Stance.DENIES
