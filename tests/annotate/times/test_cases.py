"""tests/cases/times.csv: invented sentences, a day of publication, and what one of their expressions means."""

import csv
from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest

from onrecord.annotate.times.annotator import TimeAnnotator
from onrecord.model import Annotated, When
from onrecord.testing.by_hand import article

CASES = Path(__file__).parents[2] / "cases" / "times.csv"


def cases():
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def published(words):
    """A day, a month, or nothing."""
    if not words:
        return None
    if len(words) == 7:
        year, month = map(int, words.split("-"))
        return When(words, date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return When.day(date.fromisoformat(words))


def times_of(sentence, day=None):
    made = article(sentence, published=published(day))
    return TimeAnnotator().annotate([Annotated(made)])[0].times


def iso(day):
    return day.isoformat() if day else ""


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['expression']}, {case['published']}")
def test_an_expression_means_what_its_case_says(case):
    times = times_of(case["sentence"], case["published"])
    words = [time.span.of(case["sentence"]) for time in times]
    assert case["expression"] in words
    time = times[words.index(case["expression"])]
    read = (time.value, iso(time.when.earliest), iso(time.when.latest))
    assert read == (case["value"], case["earliest"], case["latest"])


def test_there_are_enough_of_them():
    assert len(cases()) >= 150
