from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Relation, Stance
from onrecord.reconcile.compare.reasons import MOST, reasons
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.weigh import Weighed
from tests.reconcile.said import facts

DAY = date(2031, 7, 20)
TOLL, OTHER = "13 people died when the old bridge at Ostrel fell", "9 people died when the old bridge at Ostrel fell"


def why(left: Facts, right: Facts, relation: Relation) -> tuple[str, ...]:
    return reasons(Weighed(left, right, 0.92, 0.87, 0.61), relation)


def test_what_parts_two_claims_comes_first():
    found = why(facts(TOLL), facts(OTHER), Relation.CONTRADICTS)
    assert found == (
        "one says 13 dead, the other 9",
        "both name Ostrel",
        "both speak of: people, died, old, bridge, fell",
    )


def test_a_denial_comes_before_what_both_speak_of():
    found = why(facts(TOLL), facts(TOLL, source="the mayor", stance=Stance.DENIES), Relation.CONTRADICTS)
    assert found[0] == "denied by the mayor, asserted by Ann Bel"


@pytest.mark.parametrize(
    ("relation", "first"),
    [
        (Relation.SAME, "read side by side, they say the same (92 per cent)"),
        (Relation.CONTRADICTS, "read side by side, they cannot both be so (87 per cent)"),
        (Relation.REVISES, "read side by side, they cannot both be so (87 per cent)"),
        (Relation.SUPPORTS, "read side by side, the one speaks for the other (61 per cent)"),
    ],
)
def test_where_no_fact_tells_it_is_said_what_was_found(relation, first):
    assert why(facts("the pilot slept"), facts("nobody steered"), relation)[0] == first


def test_a_denial_of_something_else_does_not_stand_alone():
    found = why(facts("the pilot slept"), facts("having met a guard", stance=Stance.DENIES), Relation.CONTRADICTS)
    assert found == ("read side by side, they cannot both be so (87 per cent)", "one is a denial, the other is not")


def test_claims_that_are_the_same_have_their_words_and_day():
    found = why(facts(TOLL, day=DAY), facts(TOLL, source="the mayor", day=DAY), Relation.SAME)
    assert found[0] == "both say 13 dead"
    assert found[-1] == "published the same day"
    assert any(reason.startswith("the same words: ") for reason in found)


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_has_few_reasons_and_no_reason_twice(relation):
    found = why(facts(TOLL, day=DAY), facts(OTHER, day=DAY), relation)
    assert 0 < len(found) <= MOST
    assert len(set(found)) == len(found)
