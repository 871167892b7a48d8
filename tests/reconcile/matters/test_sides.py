"""Who takes no side, and which side the others take."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Proposition, Side, Stance
from onrecord.reconcile.matters.sides import leaves_open, names_only, says_no, sides
from tests.reconcile.said import facts, said


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


def test_the_answer_that_is_denied_is_for_though_the_denial_came_first():
    leaning = {("a", "b"): -0.7, ("b", "c"): 0.8, ("a", "c"): -0.6}
    assert sides("abc", leaning, {}, denying={"a"}) == {"a": Side.AGAINST, "b": Side.FOR, "c": Side.FOR}


def test_where_all_but_one_deny_all_are_against():
    assert set(sides("abc", {("a", "b"): 0.8, ("b", "c"): 0.5}, {}, denying={"a", "b"}).values()) == {Side.AGAINST}


def test_a_denial_among_those_who_give_another_number_does_not_turn_the_sides():
    leaning = {("a", "b"): -0.7, ("a", "c"): -0.7, ("b", "c"): 0.8}
    assert sides("abc", leaning, {}, denying={"c"}) == {"a": Side.FOR, "b": Side.AGAINST, "c": Side.AGAINST}


@pytest.mark.parametrize("content", ["its letter of Monday", "as harbour pilots", "berths for tugs"])
def test_who_only_names_a_thing_says_nothing_of_it(content):
    assert names_only(said("the board", content))


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("the ferry sank", Stance.ASSERTS),
        ("a toll of nine", Stance.ASSERTS),
        ("a sale of the mill", Stance.DENIES),
        ("a sale of the old mill by the council", Stance.ASSERTS),
    ],
)
def test_who_says_denies_or_counts_something_does_more_than_name_it(content, stance):
    assert not names_only(said("the board", content, stance))


@pytest.mark.parametrize(("denying", "side"), [("a", Side.AGAINST), ("b", Side.FOR)])
def test_where_as_many_deny_as_not_the_first_of_them_tells(denying, side):
    assert set(sides("ab", {("a", "b"): 0.8}, {}, denying={denying}).values()) == {side}


@pytest.mark.parametrize(
    ("content", "stance", "holds", "no"),
    [
        ("the ferry sank", Stance.DENIES, False, True),
        ("the ferry did not sink", Stance.ASSERTS, None, True),
        ("the ferry did not sink", Stance.DENIES, None, False),
        ("the ferry sank", Stance.ASSERTS, None, False),
        ("the photograph was forged", Stance.DENIES, True, False),
    ],
)
def test_who_says_that_something_is_not_so(content, stance, holds, no):
    claim = facts(content, stance=stance)
    made = replace(claim.entry.made, proposition=None if holds is None else Proposition(content, (), holds))
    assert says_no(replace(claim, entry=replace(claim.entry, made=made))) is no
