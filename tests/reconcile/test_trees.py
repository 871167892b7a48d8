"""Trees over what is known of two claims."""

from __future__ import annotations

import json
from itertools import product

import numpy as np
import pytest

from onrecord.reconcile.features import GROWN, PLAIN
from onrecord.reconcile.trees import ASKS, Grown, Trees
from onrecord.reconcile.weigh import WEIGHTS

# One tree of seven questions and eight answers, which asks a row of three numbers.
ONE = {"base": 0.5, "asked": [[0, 1, 2, 2, 2, 1, 1]], "bounds": [[0.5] * 7], "answers": [list(range(8))]}


def answer(row: tuple[float, float, float]) -> int:
    """What the one tree answers, followed by hand."""
    first, second, third = (number > 0.5 for number in row)
    return 4 + 2 * third + second if first else 2 * second + third


def test_a_tree_asks_what_hangs_on_the_answers_before():
    rows = list(product((0.0, 1.0), repeat=ASKS))
    assert Trees(ONE).odds(np.asarray(rows)).tolist() == [0.5 + answer(row) for row in rows]


def test_a_number_that_is_not_known_is_above_no_bound():
    known, unknown = Trees(ONE).odds(np.asarray([[0.0, 1.0, 0.0], [np.nan, 1.0, np.nan]]))
    assert known == unknown == 2.5


def test_what_trees_answer_adds_up():
    several = {"base": -1.0, **{name: [*ONE[name], *ONE[name]] for name in ("asked", "bounds", "answers")}}
    assert Trees(several).odds(np.asarray([[1.0, 1.0, 1.0]])).tolist() == [13.0]


def test_claims_part_only_where_they_are_of_one_question():
    sure, never = ({**ONE, "base": base, "answers": [[0.0] * 8]} for base in (50.0, -50.0))
    row = np.zeros((1, ASKS))
    for together, parted, both in ((sure, sure, 1), (sure, never, 0), (never, sure, 0)):
        assert Grown({"together": together, "parted": parted}).rows(row)[0, -1] == pytest.approx(both, abs=1e-9)


def test_the_trees_that_ship_ask_for_facts_that_are_known():
    kept = json.loads(WEIGHTS.read_text("utf-8"))
    for trees in kept["trees"].values():
        asked = np.asarray(trees["asked"])
        assert asked.shape[1] == 2**ASKS - 1
        assert asked.max() < len(PLAIN)
    assert kept["across"]["plain"]["features"] == [*PLAIN, *GROWN]
