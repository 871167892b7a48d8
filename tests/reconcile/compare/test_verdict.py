from __future__ import annotations

import pytest

from onrecord.model import Stance
from onrecord.reconcile.compare.verdict import compare_verdict, verdict
from tests.reconcile.said import facts, said


@pytest.mark.parametrize(
    "content",
    [
        "the story of the drowned bell is a hoax",
        "Photo of the two-headed calf was doctored",
        "Rumours of a second tunnel debunked",
        "The letter isn’t real, and nobody wrote it",
        "Mayor shoots down tale of a buried tram",
        "the boy made it all up",
        "Harbour office denies that the ferry sank",
    ],
)
def test_who_calls_a_tale_a_hoax_says_that_it_is_not_so(content):
    assert verdict(said("", content))


@pytest.mark.parametrize(
    "content",
    [
        "the bell was drowned in the lake",
        "the boy made a bed",
        "a rocket shot down the balloon",
        "the harbour office says that the ferry sank",
    ],
)
def test_other_words_are_no_verdict(content):
    assert not verdict(said("", content))


def test_who_denies_a_false_report_is_not_turned_round_twice():
    assert not verdict(said("the mayor", "false reports of a second tunnel", Stance.DENIES))


def test_a_heading_says_of_the_claim_within_it_that_it_is_false():
    claim = said("a blog", "the lake is boiling")
    assert not verdict(claim)
    assert verdict(claim, "Hoax: a blog said the lake is boiling")


def test_a_source_that_is_called_fake_takes_its_word_back():
    assert verdict(said("a fake news page", "the lake is boiling"))


def test_the_reason_gives_the_words():
    tale, verdict_on_it = facts("the lake of Tarn is boiling"), facts("the boiling lake of Tarn is a hoax")
    assert compare_verdict(tale, verdict_on_it) == "one calls it untrue (“hoax”), the other does not"
    assert compare_verdict(tale, tale) is None
    assert compare_verdict(tale, facts("the ferry is a fake")) is None
