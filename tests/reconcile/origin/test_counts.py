"""Whether two contents give other numbers."""

from __future__ import annotations

import pytest

from onrecord.reconcile.origin.counts import other_numbers, same_numbers


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("six dead", "seven dead", True),
        ("six dead", "6 people died", False),
        ("ninety per cent of the flights", "nine out of ten flights", False),
        ("at least ten dead", "twenty-eight dead", False),
        ("at least ten dead", "nine dead", True),
        ("between 3,000 and 3,500 people", "3,200 people", True),
        ("540 metres short", "half a kilometre short", False),
        ("some 200 tonnes", "210 tonnes", False),
        ("twelve dead on 5 May", "12 dead on 6 May", False),
        ("gate 7 was closed", "9 gates were closed", False),
        ("six dead", "many dead", False),
        ("14 cubic metres came over", "less than half of it came over", False),
    ],
)
def test_numbers_that_cannot_be_one(left, right, other):
    assert other_numbers(left, right) is other
    assert other_numbers(right, left) is other


def test_the_same_numbers():
    assert same_numbers("two million in used notes", "used notes: 2 million")
    assert not same_numbers("notes", "notes")
