"""Whose forces claims speak of."""

from __future__ import annotations

import pytest

from onrecord.reconcile.whose import whose

COUNTRIES = {"Danish": "DK", "Peru": "PE", "Peruvian": "PE", "Chilean": "CL"}


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Danish troops are present in the harbour", {"DK"}),
        ("Peru's warships have left", {"PE"}),
        ("some Danish and Chilean commandos were seen in Peru", {"DK", "CL"}),
        ("the troops were seen in Peru", set()),
        ("Danish farmers are angry", set()),
        ("Chilean soldiers were killed by Peruvian jets", set()),
        ("the talks between Danish officials and Peru", {"DK", "PE"}),
    ],
)
def test_forces_are_those_of_the_countries_named_in_the_subject(said: str, codes: set[str]) -> None:
    assert whose(said, COUNTRIES) == codes
