import pytest

from onrecord.reconcile.compare.figures import compare_figures, figures
from tests.reconcile.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13 people died", [("dead", 13)]),
        ("thirteen were killed", [("dead", 13)]),
        ("the death toll rose to 1,204", [("dead", 1204)]),
        ("two thousand were injured", [("wounded", 2000)]),
        ("1.5 million went missing", [("missing", 1_500_000)]),
        ("12 died and 30 were wounded", [("dead", 12), ("wounded", 30)]),
        ("the bridge is 40 metres long", []),
        ("nobody died", []),
        ("one died", []),
        ("", []),
    ],
)
def test_what_is_counted_is_told_by_the_nearest_word(text, expected):
    assert list(figures(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "he died on 14 May",
        "he died on May 14",
        "killed on 3 September, the army said",
        "on Sept. 11 people died",
        "12 Dec: bodies were found",
    ],
)
def test_the_day_of_a_month_is_no_toll(text):
    assert list(figures(text)) == []


def test_two_figures_for_one_toll_part_claims():
    assert compare_figures(said("Ann Bel", "13 died"), said("the mayor", "12 were killed")) == (
        "one says 13 dead, the other 12"
    )


def test_large_figures_are_written_out():
    reason = compare_figures(said("Ann Bel", "1,234,567 died"), said("the mayor", "two million died"))
    assert reason == "one says 1,234,567 dead, the other 2,000,000"


@pytest.mark.parametrize(
    ("left", "right"),
    [("13 died", "thirteen were killed"), ("13 died", "12 were injured"), ("13 died", "many died")],
)
def test_the_same_figure_or_another_toll_does_not(left, right):
    assert compare_figures(said("Ann Bel", left), said("the mayor", right)) is None
