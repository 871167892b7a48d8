"""The judge of pairs with the weights that the package carries."""

from __future__ import annotations

from functools import cache

import pytest
from bench.compare import invented, macro_f1

from onrecord.model import Relation
from onrecord.reconcile.statements.compare import Comparer

PAIRS = [
    ("The ferry sank off the coast on Friday, the harbour master said.", "The ferry sank."),
    ("The ferry sank off the coast on Friday.", "The ferry did not sink."),
    ("The ferry sank off the coast on Friday.", "A choir from Riga won the contest."),
]


@cache
def comparer() -> Comparer:
    return Comparer()


@pytest.mark.parametrize(("pair", "relation"), [(PAIRS[0], Relation.SAME), (PAIRS[1], Relation.CONTRADICTS)])
def test_plain_cases_are_told_apart(pair, relation):
    (found,) = comparer().compare([pair])
    assert found.relation is relation
    assert 0.25 <= found.score <= 1


def test_a_verdict_does_not_depend_on_its_neighbours():
    together = comparer().compare(PAIRS)
    assert together == [one for pair in PAIRS for one in comparer().compare([pair])]
    assert together[::-1] == comparer().compare(PAIRS[::-1])


def test_a_statement_of_any_length_gets_a_verdict():
    (found,) = comparer().compare([("The pier is shut. " * 400, "?")])
    assert found.relation in Relation


def test_no_pairs_no_verdicts():
    assert comparer().compare([]) == []


def test_invented_pairs_are_mostly_judged_rightly():
    labelled = invented()
    found = [each.relation for each in comparer().compare(labelled.pairs)]
    assert macro_f1(found, labelled.gold) > 0.6
