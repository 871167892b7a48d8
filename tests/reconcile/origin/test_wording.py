"""How much of one content's words stands in another."""

from __future__ import annotations

import pytest

from onrecord.reconcile.origin.wording import same_words, shared_words


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("I have one home, and it is in this city", "'I have one home, and it is in this city'", True),
        ("We let them go", "We let them go", True),
        ("It burned", "It burned", False),
        ("The bridge over the river is safe", "The bridge over the lake is closed", False),
    ],
)
def test_a_run_of_words_that_is_no_chance(left, right, same):
    assert bool(same_words(left, right)) is same


def test_telling_words_that_the_shorter_one_shares():
    assert shared_words(
        "the valve caused the explosion", "a worn valve was to blame for the explosion"
    ) == pytest.approx(2 / 3)
