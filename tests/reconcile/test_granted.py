"""What claims take for granted, and that who denies it contradicts them: also in the stories of cases/granted.csv."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model import Stance
from onrecord.reconcile.granted import granted
from onrecord.reconcile.statements.compare import Comparer
from onrecord.reconcile.weigh import Scales, candidates, granted_lines, lines
from tests.reconcile.said import facts


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("nine villagers were killed in an army air strike on Orm", "there was an army air strike on Orm"),
        (
            "11 of its men died in what it called “Vostan drone strikes” near Kell",
            "there were Vostan drone strikes near Kell",
        ),
        ("three guards were wounded in shelling by Ostran forces", "there was shelling by Ostran forces"),
        ("two dockers were hurt in a so-called police operation at Pier 4", "there was a police operation at Pier 4"),
        ("a police charge at Pier 4 left two dockers hurt", "there was a police charge at Pier 4"),
        ("four fishermen drowned after a coastguard vessel rammed their boat", "a coastguard vessel rammed their boat"),
        (
            "six people died when Korran jets bombed the market in Deyr, the third such day",
            "Korran jets bombed the market in Deyr",
        ),
    ],
)
def test_a_toll_takes_for_granted_what_it_came_about_by(words: str, deed: str) -> None:
    assert granted(words) == deed


@pytest.mark.parametrize(
    "words",
    [
        "nobody was killed in the raid on Orm",
        "the raid on Orm was not a success",
        "the old mayor died after a long illness",
        "talks on the raid have begun",
        "its casualties in the war were low",
    ],
)
def test_where_nothing_befell_anybody_or_nobody_did_it_nothing_is_granted(words: str) -> None:
    assert granted(words) == ""


def test_who_calls_for_a_thing_or_denies_it_grants_nothing() -> None:
    content = "nine villagers were killed in an army air strike on Orm"
    assert facts(content).granted
    assert not facts(content, stance=Stance.DENIES).granted
    assert not facts(content, stance=Stance.ASKS).granted


def test_a_denial_is_read_beside_what_the_other_takes_for_granted() -> None:
    toll = facts("nine villagers were killed in an army air strike on Orm", source="Elders")
    denial = facts("that its aircraft were over Orm", source="The army", stance=Stance.DENIES)
    pair = candidates(toll, denial, likeness=0.5, story=0.2)
    assert toll.disputes(denial)
    assert denial.disputes(toll)
    assert granted_lines(pair)[0] == "Elders says: there was an army air strike on Orm"
    assert granted_lines(pair)[1] == lines(pair)[1]


def test_two_tolls_are_read_as_they_stand() -> None:
    one, other = (facts(f"{number} were killed in a raid on Orm") for number in ("nine", "ten"))
    assert not one.disputes(other)


with (Path(__file__).parents[1] / "cases" / "granted.csv").open(encoding="utf-8", newline="") as file:
    STORIES = list(csv.DictReader(file))


@pytest.fixture(scope="module")
def scales() -> Scales:
    return Scales(Comparer(threads=1))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["source"])
def test_a_toll_and_a_denial_of_the_deed_answer_one_question(scales: Scales, story: dict[str, str]) -> None:
    toll = facts(story["toll"], source=story["source"])
    denial = facts(story["denial"], source=story["denier"], stance=Stance.DENIES)
    granted_so, denied = scales.comparer.meanings([toll.granted, denial.meant])
    pair = candidates(toll, denial, likeness=float(granted_so @ denied), story=0.2)
    promising, _ = scales.promising([pair])
    assert promising
    (weighed,) = scales.weigh([pair])
    assert weighed.together >= 0.4
    assert weighed.contradicts > max(weighed.same, weighed.bears)


def test_forces_of_two_countries_are_not_said_to_be_the_same(scales: Scales) -> None:
    one = facts("Danish troops are present in the harbour", source="Denmark")
    other = facts("Chilean troops are present", source="The general staff", stance=Stance.DENIES)
    plain = candidates(one, other, likeness=0.7, story=0.2)
    told = candidates(
        replace(one, whose=frozenset({"DK"})), replace(other, whose=frozenset({"CL"})), likeness=0.7, story=0.2
    )
    (before,), (after,) = scales.weigh([plain]), scales.weigh([told])
    assert after.contradicts < before.contradicts
    assert after.together < before.together
