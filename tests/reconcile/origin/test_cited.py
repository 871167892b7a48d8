"""Which outlets a claim was taken from."""

from __future__ import annotations

import pytest

from onrecord.reconcile.origin.cited import is_outlet, takes_from, takes_from_some
from tests.reconcile.origin.told import nobody, paper, person, told


@pytest.mark.parametrize(
    ("outlet", "words", "named"),
    [
        ("Capital Ledger", "the Ledger", True),
        ("The Brennick Star", "the Star", True),
        ("Meridian Wire", "Meridian", True),
        ("Borderland", "the site Borderland", True),
        ("Delta Weekly", "the Delta Weekly", True),
        ("Green Delta blog", "the Delta Weekly", False),
        ("Tarn News Agency", "Tarn's foreign ministry", False),
        ("Ministry of Justice of Tarn", "Tarn", False),
        ("The Herald", "the paper", False),
    ],
)
def test_an_outlet_by_its_names(outlet, words, named):
    assert is_outlet(outlet, words) is named


@pytest.mark.parametrize(
    "text", ["TARN, May 2 (Meridian) - Three houses burned.", "Three houses burned.\n(Meridian)", "Three. (Meridian)"]
)
def test_an_article_credits_the_wire(text):
    wire = told("Three houses burned", outlet="Meridian Wire")
    assert takes_from(told("Three houses burned", outlet="The Herald", text=text), wire) == (
        "The Herald credits Meridian Wire"
    )


def test_an_outlet_does_not_take_from_itself():
    left = told("It burned", paper("Meridian"), outlet="Meridian Wire")
    assert takes_from(left, told("It burned", outlet="Meridian Wire")) is None


def test_outlets_that_are_not_named():
    blog = told("Five children have rashes", outlet="Green Delta blog")
    assert takes_from_some(told("five rashes", paper("A blog"), outlet="The Herald"), blog)
    assert takes_from_some(told("five rashes", nobody("two news sites"), outlet="The Herald"), blog)
    assert takes_from_some(told("five rashes", person("Ada Quill"), outlet="The Herald"), blog) is None
