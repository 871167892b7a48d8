"""What a cue says about the stance: the rows of tests/cases/stance.csv."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from onrecord.claims.stance import stance_of
from onrecord.model import Stance

with (Path(__file__).parents[1] / "cases" / "stance.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['cue']}-{row['sentence'][:40]}")
def test_a_cue_tells_the_stance(row: dict[str, str]) -> None:
    before, found, after = row["sentence"].partition(row["cue"])
    assert found, "The cue does not stand in its sentence."
    assert stance_of(row["cue"], before=before, after=after) == Stance(row["stance"]), row["remark"]


def test_without_a_cue_that_tells_more_a_source_asserts() -> None:
    assert stance_of("") is Stance.ASSERTS
    assert stance_of("according to") is Stance.ASSERTS
