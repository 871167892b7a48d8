"""What follows from links between pairs."""

from __future__ import annotations

import pytest

from onrecord.model import Link, Relation
from onrecord.reconcile.origin.chains import origins, through_origins


@pytest.mark.parametrize("turned", [False, True])
def test_what_goes_back_to_a_revised_claim_is_revised_too(turned):
    ends = ("new", "copy") if not turned else ("copy", "new")
    links = [
        Link("copy", "old", Relation.REPEATS, 0.9, ()),
        Link("new", "old", Relation.REVISES, 0.8, ("one voice",)),
        Link(*ends, Relation.CONTRADICTS, 0.9, ()),
    ]
    changed = through_origins(links)[2]
    assert (changed.left, changed.right, changed.relation) == ("new", "copy", Relation.REVISES)


def test_origins_are_chains_of_repetitions():
    links = [Link("b", "a", Relation.REPEATS, 0.9, ()), Link("c", "b", Relation.REPEATS, 0.9, ())]
    links.append(Link("d", "a", Relation.SAME, 0.9, ()))
    found = origins(links)
    assert found["a"] == found["b"] == found["c"]
    assert "d" not in found
