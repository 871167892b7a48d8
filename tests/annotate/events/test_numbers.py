import pytest

from onrecord.annotate.events.numbers import amounts_in


def read(text):
    return [(found.span.of(text), found.value, found.low, found.high) for found in amounts_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13 people", ("13", 13, 13, 13)),
        ("at least 13 people", ("at least 13", 13, 13, None)),
        ("more than two dozen people", ("more than two dozen", 24, 25, None)),
        ("fewer than 20", ("fewer than 20", 20, None, 19)),
        ("up to 1,200 people", ("up to 1,200", 1200, None, 1200)),
        ("nearly 50", ("nearly 50", 50, None, 50)),
        ("about fifty-one", ("about fifty-one", 51, None, None)),
        ("between 10 and 15 people", ("10 and 15", None, 10, 15)),
        ("ten to twelve people", ("ten to twelve", None, 10, 12)),
        ("10-15 people", ("10-15", None, 10, 15)),
        ("dozens of people", ("dozens", None, 24, None)),
        ("tens of thousands fled", ("tens of thousands", None, 20_000, None)),
        ("two hundred and five", ("two hundred and five", 205, 205, 205)),
        ("1.5 million people", ("1.5 million", 1_500_000, 1_500_000, 1_500_000)),
        ("half a million people", ("half a million", 500_000, 500_000, 500_000)),
        ("no one was hurt", ("no one", 0, 0, 0)),
        ("twenty or more", ("twenty", 20, 20, None)),
    ],
)
def test_a_number_has_its_bounds(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize("text", ["a 45-year-old", "a rise of 5 per cent", "it cost $30", "the third man", "someone"])
def test_ages_shares_prices_and_ordinals_are_no_amounts(text):
    assert read(text) == []


def test_two_numbers_that_are_no_range_stay_two():
    assert [value for _, value, *_ in read("killed five and wounded 12, not 10 and 20")] == [5, 12, 10, 20]
