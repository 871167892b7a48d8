"""Fitting how surely a claim is said to stand where it does."""

from __future__ import annotations

import numpy as np
from train.certainty import fitted, report


def test_what_is_said_to_be_so_sure_is_as_often_right():
    chance = np.random.default_rng(7)
    rows = chance.random((4000, 2))
    right = (chance.random(4000) < 1 / (1 + np.exp(-(4 * rows[:, 0] + 1 * rows[:, 1] - 2)))).astype(float)
    weights = fitted(rows, right)
    assert np.allclose(weights, [4, 1, -2], atol=0.4)
    said = 1 / (1 + np.exp(-(rows @ weights[:2] + weights[2])))
    assert abs(said.mean() - right.mean()) < 0.01
    assert next(report(rows, right)).startswith("TOGETHER, SIDED, BASE = ")
