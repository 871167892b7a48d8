"""Times, and which of two comes first."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from onrecord.model import When

DAY = date(2031, 5, 2)


def at(value: str, day: date = DAY) -> When:
    return When(value, day, day)


def test_a_time_of_day_is_told_in_utc():
    assert at("2031-05-02T14:30:00+02:00").clock == datetime(2031, 5, 2, 12, 30, tzinfo=UTC)
    assert at("2031-05-02T14:30:00").clock == datetime(2031, 5, 2, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize("value", [None, "2031-05-02", "2031-05", "2031-05-02TMO"])
def test_a_day_has_no_time_of_day(value):
    assert When(value, DAY, DAY).clock is None


def test_of_one_day_the_clock_tells_which_comes_first():
    early, late = at("2031-05-02T14:30:00+02:00"), at("2031-05-02T13:00:00+00:00")
    assert early.before(late) is True
    assert late.before(early) is False


def test_where_the_clock_does_not_tell_nothing_is_said():
    early = at("2031-05-02T08:00:00")
    assert early.before(When.day(DAY)) is None
    assert When.day(DAY).before(early) is None
    assert early.before(early) is None
    assert early.before(at("2031-05-03T07:00:00", date(2031, 5, 3))) is None
