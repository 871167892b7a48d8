"""Which claims a denial brings into its matter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Stance
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.matters.disputed import with_disputed
from onrecord.reconcile.weigh import Weighed
from tests.reconcile.said import facts

REPORT = facts("Danish divers are at work in the harbour", source="a diplomat")
SEEN = facts("they saw men in grey wetsuits by the mole", source="two anglers")
DENIAL = facts("Danish divers are in the harbour", source="The ministry", stance=Stance.DENIES)
GROUPS = [[REPORT.id, DENIAL.id], [SEEN.id]]


def in_one_article(*claims: Facts) -> list[Facts]:
    """The same claims, in the first one's article; their ids stay as they are."""
    claim = claims[0].claim
    return [_of(each, claim.article_id) for each in claims]


def _of(facts: Facts, article_id: str) -> Facts:
    claim = facts.claim
    moved = replace(claim, article_id=article_id)
    return replace(facts, entry=replace(facts.entry, made=replace(facts.entry.made, claim=moved)))


def met(one: Facts, other: Facts, *, contradicts: float = 0.4, same: float = 0.05, bears: float = 0.2) -> Weighed:
    return Weighed(one, other, same=same, contradicts=contradicts, bears=bears)


def test_what_a_denial_in_its_article_disputes_stands_with_it():
    seen, denial, report = in_one_article(SEEN, DENIAL, REPORT)
    found = with_disputed([[report.id, denial.id], [seen.id]], [met(seen, denial)])
    assert found == [[report.id, denial.id, seen.id]]


def test_a_denial_in_another_article_brings_nothing_in():
    assert with_disputed(GROUPS, [met(SEEN, DENIAL)]) == GROUPS


@pytest.mark.parametrize("chances", [{"contradicts": 0.2}, {"contradicts": 0.1, "same": 0.5}])
def test_what_hardly_meets_the_denial_or_agrees_with_it_stays_alone(chances):
    seen, denial, report = in_one_article(SEEN, DENIAL, REPORT)
    groups = [[report.id, denial.id], [seen.id]]
    assert with_disputed(groups, [met(seen, denial, **chances)]) == groups


def test_what_stands_with_others_or_stood_alone_before_stays_there():
    seen, denial, report = in_one_article(SEEN, DENIAL, REPORT)
    together = [[denial.id], [seen.id, report.id]]
    assert with_disputed(together, [met(seen, denial)]) == together
    alone = [[report.id, denial.id], [seen.id]]
    assert with_disputed(alone, [met(seen, denial)], sorted_before=[[seen.id]]) == alone


def test_what_people_keep_apart_stays_apart():
    seen, denial, report = in_one_article(SEEN, DENIAL, REPORT)
    groups = [[report.id, denial.id], [seen.id]]
    assert with_disputed(groups, [met(seen, denial)], apart=[(report.id, seen.id)]) == groups
