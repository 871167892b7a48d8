"""Which claims come into one group."""

from __future__ import annotations

from itertools import combinations

from onrecord.reconcile.matters.sort import sort


def alike(*claims: str) -> dict[tuple[str, str], float]:
    return dict.fromkeys(combinations(claims, 2), 0.9)


def test_claims_that_are_likely_enough_of_one_question_come_into_one_group():
    assert sort("abcd", alike("a", "b", "c")) == [["a", "b", "c"], ["d"]]


def test_two_that_are_apart_do_not_meet_by_way_of_a_third():
    assert sort("abc", alike("a", "b", "c"), apart=[("a", "c")]) == [["a", "b"], ["c"]]


def test_groups_that_are_apart_stay_so_as_they_grow():
    groups = [["a", "b"], ["c", "d"]]
    found = sort("abcdef", alike(*"abcdef"), groups, apart=[("d", "a")])
    assert sorted(map(sorted, found)) in (
        [["a", "b", "e", "f"], ["c", "d"]],
        [["a", "b"], ["c", "d", "e", "f"]],
        [["a", "b", "e"], ["c", "d", "f"]],
        [["a", "b", "f"], ["c", "d", "e"]],
    )


def test_what_was_sorted_before_is_not_parted_by_what_is_apart_within_it():
    assert sort("ab", {}, [["a", "b"]], apart=[("a", "b")]) == [["a", "b"]]
