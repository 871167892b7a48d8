"""What matters are called."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.model import Kind, Side, Stance
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.matters.title import outgrown, title_of
from onrecord.reconcile.matters.titles.verbs import PARTICIPLES, PAST, THIRD
from tests.reconcile.said import facts

CASES = list(csv.DictReader((Path(__file__).parents[2] / "cases/titles.csv").open(encoding="utf-8")))
CLAIM = re.compile(r"(?P<side>\w+) (?P<stance>\w+)(?: \[(?P<kind>\w+) (?P<source>[^\]]+)\])?: (?P<words>.+)")


def told(claims: str) -> Iterator[tuple[Facts, Side]]:
    for line in claims.splitlines():
        match = CLAIM.fullmatch(line)
        assert match, line
        source, kind = match["source"] or "an officer", Kind(match["kind"] or "unnamed")
        stance, heading = Stance(match["stance"]), "Fees at the grammar school"
        yield facts(match["words"], source=source, kind=kind, stance=stance, heading=heading), Side(match["side"])


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_a_matter_is_called_by_the_question_that_its_claims_answer(case):
    claims = list(told(case["claims"]))
    title = title_of([each for each, _ in claims], {each.id: side for each, side in claims})
    assert title == case["title"], case["remark"]


def test_who_hardly_belongs_there_does_not_name_the_matter():
    sunk, lies = facts("The ferry sank off Arlen"), facts("Arlen lies on the Strait of Tarn, where the ferry calls")
    taken = {sunk.id: Side.FOR, lies.id: Side.AGAINST}
    for surely, title in (
        ({sunk.id: 0.8, lies.id: 0.4}, "Did the ferry sink off Arlen?"),
        ({sunk.id: 0.4, lies.id: 0.8}, "Does Arlen lie on the Strait of Tarn?"),
    ):
        assert title_of([sunk, lies], taken, surely.__getitem__) == title


def test_a_matter_without_words_is_called_something():
    assert title_of([facts("…")], {})


def test_a_long_heading_is_cut():
    claim = facts("they did", heading="The ministers of nine countries met and " * 5)
    assert len(title_of([claim], {})) <= 112


def test_a_title_is_made_anew_each_time_that_its_matter_has_grown_by_half():
    sizes = [size for size in range(1, 30) if outgrown(size - 1, size)]
    assert sizes == [1, 2, 3, 4, 6, 8, 12, 18, 26]
    assert outgrown(3, 9)
    assert not outgrown(0, 0)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("sold", "sell"),
        ("raised", "raise"),
        ("admitted", "admit"),
        ("buried", "bury"),
        ("planted", "plant"),
        ("freed", "free"),
    ],
)
def test_the_base_of_a_past_form(form, base):
    assert PAST[form] == base


def test_no_base_is_a_past_form_of_its_own_making():
    assert all(base.isalpha() and base.islower() for base in (*PAST.values(), *PARTICIPLES.values(), *THIRD.values()))
