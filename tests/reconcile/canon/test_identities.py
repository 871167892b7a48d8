"""The cases of `tests/cases/identities.csv`: whether the subjects of two articles are one."""

from __future__ import annotations

import pytest

from tests.reconcile.canon.told import cases, one

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{number}: {case['remark']}" for number, case in enumerate(CASES, 2)])
def test_two_are_one_or_not_whichever_came_first(case):
    found = one(case["left"], case["right"]), one(case["right"], case["left"])
    assert found == (case["same"] == "yes",) * 2


def test_many_cases_are_of_two_that_are_not_one():
    assert len(CASES) >= 150
    assert sum(case["same"] == "no" for case in CASES) >= 50
