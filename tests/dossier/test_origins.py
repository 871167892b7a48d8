import pytest

from onrecord.dossier.origins import one_origin, origins_of
from onrecord.model import Link, Matter, Relation, Side, Standing


def repeats(left: str, right: str) -> Link:
    return Link(left, right, Relation.REPEATS, 0.9, ())


@pytest.mark.parametrize(
    ("links", "groups"),
    [
        ([], (("a",), ("b",), ("c",))),
        ([repeats("b", "a")], (("a", "b"), ("c",))),
        ([repeats("c", "b"), repeats("b", "a")], (("a", "b", "c"),)),
        ([repeats("a", "b"), repeats("b", "a")], (("a", "b"), ("c",))),
        ([repeats("a", "b"), repeats("b", "c"), repeats("c", "a")], (("a", "b", "c"),)),
        ([Link("a", "b", Relation.SAME, 0.9, ())], (("a",), ("b",), ("c",))),
        ([repeats("a", "x"), repeats("x", "b")], (("a",), ("b",), ("c",))),
    ],
)
def test_chains_and_loops_of_repeats_are_one_origin(links, groups):
    assert one_origin(["a", "b", "c"], links) == groups


def test_origins_are_counted_within_a_side():
    sides = {"a": Side.FOR, "b": Side.AGAINST, "c": Side.FOR}
    standings = tuple(Standing(claim, side, 0.9, "by-hand 1") for claim, side in sides.items())
    found = origins_of(Matter("m1", "", standings), [repeats("a", "b"), repeats("b", "c")])
    assert found == {Side.FOR: (("a",), ("c",)), Side.AGAINST: (("b",),), Side.OPEN: ()}
