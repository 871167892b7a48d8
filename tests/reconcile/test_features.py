"""What two claims' own facts say, one pair or many at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import isnan

import numpy as np
import pytest

from onrecord.model import UNNAMED_OUTLET, Span, Stance, Time, TimeType, Voice, When
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.features import PLAIN, Held, Traits, in_common, plain_features, plain_table
from tests.reconcile.said import facts


def on(day: date) -> Time:
    return Time(Span(0, 3), day.isoformat(), TimeType.DATE, When(None, day, day))


CLAIMS = (
    facts("Nine people were killed in the collapse of the pier", day=date(2031, 5, 1), names=("pier",)),
    facts("At least 12 people were killed when the pier collapsed", source="Carl Dorn", day=date(2031, 5, 5)),
    facts("The pier did not collapse", stance=Stance.DENIES, day=date(2031, 5, 2), names=("pier",)),
    facts("The pier may have been damaged before", source="", day=date(2031, 5, 1)),
    facts("Nine people were killed", stance=Stance.CONFIRMS, names=("tarn",)),
    facts("The tale of the pier is a hoax", times=(on(date(2031, 5, 3)),)),
    facts("The pier collapsed", times=(on(date(2031, 5, 4)),)),
)


def told(one: int, other: int, *, likeness: float = 0.5) -> dict[str, float]:
    return dict(zip(PLAIN, plain_features(CLAIMS[one], CLAIMS[other], likeness, 0.25), strict=True))


@pytest.mark.parametrize(
    ("one", "other", "name", "expected"),
    [
        (0, 1, "likeness of meaning", 0.5),
        (0, 1, "nearness of the stories", 0.25),
        (0, 1, "words in common", 4),
        (0, 1, "other numbers", 1),
        (0, 1, "other tolls", 1),
        (0, 1, "both give tolls of one kind", 1),
        (0, 1, "days apart", 2.0),
        (0, 1, "other numbers and likeness", 0.5),
        (0, 4, "same numbers", 1),
        (0, 4, "other tolls", 0),
        (0, 4, "one admits or confirms", 1),
        (0, 2, "one denies", 1),
        (0, 2, "one is negated", 1),
        (0, 2, "one denies or is negated", 0),
        (0, 2, "names in common", 0),
        (0, 2, "one gives numbers", 1),
        (0, 2, "words of one voice", 1),
        (0, 1, "words of one voice", 0),
        (0, 3, "one leaves open", 1),
        (0, 3, "one in the outlet's own voice", 1),
        (0, 3, "length of the shorter", 7),
        (0, 0, "one article", 1),
        (0, 0, "one article and likeness", 0.5),
        (0, 1, "one outlet", 1),
        (0, 5, "one is called untrue", 1),
        (0, 5, "one is called untrue and likeness", 0.5),
        (0, 1, "one is called untrue", 0),
        (5, 6, "other days", 1),
        (5, 5, "other days", 0),
        (0, 6, "other days", 0),
    ],
)
def test_a_fact_of_two_claims_is_a_number(one, other, name, expected):
    assert told(one, other)[name] == pytest.approx(expected)


def test_what_is_not_known_is_no_number():
    assert isnan(told(0, 4)["days apart"])
    assert told(4, 4)["days apart"] == 0
    nameless = replace(CLAIMS[1].entry.made.claim, outlet=Voice.of_outlet(UNNAMED_OUTLET))
    page = Facts(replace(CLAIMS[1].entry, made=replace(CLAIMS[1].entry.made, claim=nameless)))
    place = PLAIN.index("one outlet")
    assert isnan(plain_features(CLAIMS[0], page, 0.5, 0.25)[place])
    assert plain_features(page, page, 0.5, 0.25)[place] == 1


def test_many_pairs_at_a_time_give_what_each_gives_alone():
    left, right = (side.ravel() for side in np.mgrid[: len(CLAIMS), : len(CLAIMS)])
    words, names = (in_common(some, some) for some in ([one.words for one in CLAIMS], [one.entities for one in CLAIMS]))
    likeness, story = np.linspace(0, 1, len(left)), np.linspace(0.25, 0, len(left))
    rows = plain_table(Traits.of(CLAIMS), Held(left, right, likeness, story, words[left, right], names[left, right]))
    for row, one, other, alike, near in zip(rows, left, right, likeness, story, strict=True):
        np.testing.assert_array_equal(row, plain_features(CLAIMS[one], CLAIMS[other], alike, near))


def test_a_voice_that_publishes_itself_is_one_with_the_voice_that_was_named_before():
    named = facts("The pier was shut", source="Tarn Harbour")
    own = facts("The pier was not shut", source="")
    page = replace(own.entry.made.claim, outlet=Voice.of_outlet("Tarn Harbour"))
    own = Facts(replace(own.entry, made=replace(own.entry.made, claim=page)))
    place = PLAIN.index("words of one voice")
    assert plain_features(named, own, 0.5, 0.25)[place] == 1
    assert plain_features(own, named, 0.5, 0.25)[place] == 0


def test_either_way_round_is_the_same():
    assert told(0, 1) == told(1, 0)
    assert told(2, 3) == told(3, 2)
