"""The measures of pairs, by hand."""

from __future__ import annotations

import pytest
from bench.compare import by_words, calibration_error, invented, macro_f1, table, three_way
from bench.emergent import is_to_measure

from onrecord.model import Relation

SAME, CONTRADICTS, RELATED, UNRELATED = Relation.SAME, Relation.CONTRADICTS, Relation.RELATED, Relation.UNRELATED


def test_macro_f1_is_the_mean_over_the_labels_that_are_gold():
    # "a": precision 1, recall 1/2; "b": precision 1/2, recall 1; "c" is nobody's label.
    assert macro_f1(["a", "b", "b", "c"], ["a", "a", "b", "a"]) == pytest.approx((2 / 4 + 2 / 3) / 2)


def test_a_label_that_is_never_found_counts_nothing():
    assert macro_f1(["a", "a"], ["a", "b"]) == pytest.approx((2 / 3) / 2)


def test_unrelated_is_neutral_too():
    assert three_way([SAME, UNRELATED, RELATED, CONTRADICTS]) == [SAME, RELATED, RELATED, CONTRADICTS]


def test_words_alone_see_a_negation_and_a_stranger():
    pairs = [
        ("The pier is shut.", "The pier is shut today."),
        ("The pier is shut.", "The pier is not shut."),
        ("The pier is shut.", "Wheat is dear."),
    ]
    assert by_words(pairs) == [SAME, CONTRADICTS, UNRELATED]


def test_scores_that_hold_have_no_error():
    assert calibration_error([0.5, 0.5], [True, False]) == 0
    assert calibration_error([0.9, 0.9], [True, False]) == pytest.approx(0.4)


def test_the_halves_of_emergent_are_cut_by_claim():
    halves = [is_to_measure({"claim_id": f"claim {number}"}) for number in range(200)]
    assert 70 < sum(halves) < 130
    assert is_to_measure({"claim_id": "a", "id": 1}) is is_to_measure({"claim_id": "a", "id": 2})


def test_invented_pairs_are_of_all_relations_and_none_twice():
    labelled = invented()
    assert set(labelled.gold) == {SAME, CONTRADICTS, RELATED, UNRELATED}
    assert len(set(labelled.pairs)) == len(labelled.pairs)


def test_where_nothing_was_measured_there_is_no_table():
    assert table({}) == []
