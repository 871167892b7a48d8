"""What counts as a date that a page states."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import When
from onrecord.read.dates import find_dates, parse_date, parse_moment


@pytest.mark.parametrize(
    "text",
    [
        "2017-01-11",
        "2017/01/11",
        "2017-01-11T10:33:00Z",
        "2017-01-11T10:33:00.250+01:00",
        "2017-01-11 10:33",
        "11 January 2017",
        "11th of January 2017",
        "11 Jan. 2017",
        "11-Jan-2017",
        "January 11, 2017",
        "January 11th, 2017",
        "JANUARY 11, 2017",
        "Jan. 11, 2017",
        "Jan 11 2017",
        "11.01.2017",
        "11. 1. 2017",
        "Wednesday, January 11, 2017",
        "Wed, 11 Jan 2017 10:33:00 +0000",
        "11 January 2017, 10:33 GMT",
        "January 11, 2017 at 10:33 a.m.",
        "10:33 AM EST, Wed January 11, 2017",
        " 11\u00a0January\u00a02017\n",
    ],
)
def test_a_day_is_read_in_every_format_that_pages_state_it_in(text):
    assert parse_date(text) == When.day(date(2017, 1, 11))


def test_a_day_whose_order_is_open_keeps_both_readings():
    assert parse_date("11/01/2016") == When(None, date(2016, 1, 11), date(2016, 11, 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13/01/2016", date(2016, 1, 13)),
        ("01/13/2016", date(2016, 1, 13)),
        ("05/05/2016", date(2016, 5, 5)),
        ("31-12-2016", date(2016, 12, 31)),
    ],
)
def test_a_day_with_one_possible_order_is_that_day(text, day):
    assert parse_date(text) == When.day(day)


@pytest.mark.parametrize("text", ["February 2016", "Feb. 2016", "2016-02"])
def test_a_month_is_all_its_days(text):
    assert parse_date(text) == When("2016-02", date(2016, 2, 1), date(2016, 2, 29))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "11 January",
        "January 11",
        "2017",
        "Wednesday",
        "31 February 2017",
        "29.02.2017",
        "01.13.2017",
        "2017-13-01",
        "2017-13",
        "32/33/2017",
        "00/00/2017",
        "11 January 1799",
        "11 January 2201",
        "January 2201",
        "0000-00-00",
        "11 January 20170",
        "the harbour opened on 11 January 2017",
    ],
)
def test_what_is_no_single_day_or_month_is_no_date(text):
    assert parse_date(text) is None


def test_dates_are_found_where_they_stand():
    text = "Filed on 3 March 2015, changed 04.03.2015; the fair is in May 2015."
    assert [(span.of(text), when.value) for span, when in find_dates(text)] == [
        ("3 March 2015", "2015-03-03"),
        ("04.03.2015", "2015-03-04"),
        ("May 2015", "2015-05"),
    ]


@pytest.mark.parametrize("text", ["31 February 2017", "version 1.2.2016.4", "file-2016-01-02-03", "1/2/20167"])
def test_no_part_of_something_longer_is_found_as_a_date(text):
    assert find_dates(text) == []


def test_the_time_behind_a_date_does_not_hide_it():
    assert [when.value for _, when in find_dates("Posted 2015-03-03T10:00Z")] == ["2015-03-03"]


@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y"]))
def test_every_day_survives_being_written_and_read(day, style):
    assert parse_date(day.strftime(style)) == When.day(day)


@given(st.text())
def test_no_text_breaks_the_search(text):
    parse_date(text)
    spans = [span for span, _ in find_dates(text)]
    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2017-01-11T14:30:05+02:00", "2017-01-11T14:30:05+02:00"),
        (" 2017-01-11 14:30Z ", "2017-01-11T14:30:00+00:00"),
        ("2017-01-11T14:30", "2017-01-11T14:30:00"),
        ("2017-01-11T00:00:00Z", "2017-01-11"),
        ("2017-01-11", "2017-01-11"),
        ("11 January 2017, 2:30 pm", "2017-01-11"),
    ],
)
def test_a_moment_keeps_its_time_of_day_where_it_is_written_as_one(text, value):
    day = date(2017, 1, 11)
    assert parse_moment(text) == When(value, day, day)


def test_a_moment_without_a_day_is_none():
    assert parse_moment("14:30") is None
    assert parse_moment("2017-02-31T14:30") is None
