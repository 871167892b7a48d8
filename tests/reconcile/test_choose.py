"""Which pairs are read, where not all can be."""

from __future__ import annotations

from onrecord.reconcile.choose import RATES, Allowance
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.weigh import Promising, candidates
from onrecord.testing.by_hand import article, claim, entry


def facts(number: int, content: str) -> Facts:
    page = article(f"{content} {number}.")
    return Facts(entry(page, claim(page, content), number=number))


def promising(one: Facts, other: Facts, chance: float) -> Promising:
    return Promising(candidates(one, other, likeness=0.5, story=0.1), chance)


def test_while_enough_is_left_all_pairs_are_read():
    allowance = Allowance()
    allowance.grow(1)
    pairs = [promising(facts(1, "The dam burst"), facts(2, "The old dam broke"), 0.3)]
    assert allowance.spend(pairs) == ([pairs[0].pair], [])


def test_pairs_of_the_same_words_cost_nothing():
    allowance = Allowance()
    pairs = [promising(facts(1, "The old dam above the town burst"), facts(2, "The old dam above the town burst"), 0.9)]
    assert allowance.spend(pairs) == ([pairs[0].pair], [])
    assert allowance.left == 0


def test_each_claim_is_looked_at_before_one_is_looked_at_often():
    one, many = facts(1, "The dam burst"), [facts(number, f"The dam broke {number}") for number in range(2, 6)]
    elsewhere = promising(facts(8, "It rained"), facts(9, "Rain fell"), 0.5)
    pairs = [*(promising(one, other, 0.6) for other in many), elsewhere]
    allowance = Allowance(left=2.0)
    read, left_out = allowance.spend(pairs)
    assert read == [pairs[0].pair, pairs[4].pair]
    assert left_out == pairs[1:4]


def test_later_claims_of_a_long_run_are_looked_at_briefly():
    (first, closely), (next_, briefly), (_, least) = RATES
    allowance = Allowance()
    allowance.grow(first - 10)
    assert allowance.left == closely * (first - 10)
    allowance.grow(20)
    assert allowance.left == closely * first + briefly * 10
    allowance.grow(next_)
    assert allowance.left == closely * first + briefly * (next_ - first) + least * (first + 10)
    assert closely > briefly > least


def test_a_run_that_looks_less_closely_reads_fewer_pairs_of_its_first_claims():
    close, brief = Allowance(), Allowance(1.0)
    for allowance in (close, brief):
        allowance.grow(500)
    assert (close.left, brief.left) == (500 * RATES[0][1], 500.0)
