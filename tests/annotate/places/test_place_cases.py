"""Sentences of tests/cases/places.csv: text, the name ("Jordan#2": its second time), and where it is, or nothing."""

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from onrecord.annotate.parse import SpacyAnnotator
from onrecord.annotate.places.senses import kilometres
from tests.annotate.places.reading import ANNOTATOR, annotated

CASES = Path(__file__).resolve().parents[2] / "cases" / "places.csv"
NEAR = 50.0  # km


def rows():
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def params():
    for row in rows():
        marks = [pytest.mark.xfail(reason="missed as yet", strict=True)] if row["missed"] else []
        yield pytest.param(row, id=f"{row['id']} {row['name']}", marks=marks)


@cache
def read():
    batch = SpacyAnnotator().annotate([annotated(row["text"]) for row in rows()])
    return {row["id"]: one.places for row, one in zip(rows(), ANNOTATOR.annotate(batch), strict=True)}


def place_in(row):
    """Where the name stands in the text."""
    name, _, time = row["name"].partition("#")
    starts = [found.start() for found in re.finditer(rf"\b{re.escape(name)}", row["text"])]
    start = starts[int(time or 1) - 1]
    return start, start + len(name)


def test_there_are_enough_cases_and_each_name_stands_in_its_text():
    assert len(rows()) >= 120
    assert all(place_in(row) for row in rows())


@pytest.mark.slow
@pytest.mark.parametrize("row", list(params()))
def test_a_name_is_the_place_it_is_there(row):
    start, end = place_in(row)
    found = [place for place in read()[row["id"]] if place.span.start < end and start < place.span.end]
    if not row["lat"]:
        assert not found
        return
    (place,) = found
    assert (place.span.start, place.span.end) == (start, end)
    assert place.country == (row["country"] or None)
    assert kilometres((place.lat, place.lon), (float(row["lat"]), float(row["lon"]))) < NEAR
