"""Who takes no side, and which side the others take."""

from __future__ import annotations

import pytest

from onrecord.model import Side, Stance
from onrecord.reconcile.matters.sides import leaves_open, sides
from tests.reconcile.said import said


@pytest.mark.parametrize(
    "content",
    [
        "The old ferry apparently sank off Ostrel",
        "Harbour master thought to have left the town",
        "Ferry to be sold to a bank in Tarn: report",
        "Alleged theft of the bell stirs Ostrel",
        "Did the ferry sink?",
    ],
)
def test_an_outlet_that_only_passes_on_what_is_said_takes_no_side(content):
    assert leaves_open(said("", content))


def test_an_outlet_that_calls_a_rumour_false_takes_a_side():
    assert leaves_open(said("", "Rumours of a second tunnel under Ostrel"))
    assert not leaves_open(said("", "Rumours of a second tunnel under Ostrel are a hoax"))


def test_a_rumour_is_nobodys_word():
    assert leaves_open(said("a rumour in the harbour", "the ferry sank"))
    assert not leaves_open(said("the harbour master", "the ferry sank"))


def test_a_source_that_doubts_takes_no_side():
    assert leaves_open(said("the harbour master", "the ferry sank", Stance.DOUBTS))


def test_sides_part_where_the_claims_disagree():
    leaning = {("a", "b"): 0.8, ("a", "c"): -0.7, ("b", "c"): -0.6}
    assert sides("abc", leaning, {}) == {"a": Side.FOR, "b": Side.FOR, "c": Side.AGAINST}
