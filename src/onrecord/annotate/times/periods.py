"""Stretches of the calendar: their TIMEX3 values, how one moves along them, and the days that a value spans."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

Bounds = tuple[date, date]

SEASONS = ("SP", "SU", "FA", "WI")


class Unit(StrEnum):
    """Units of time, by the letter that a TIMEX3 duration has for them ("P3W")."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    YEAR = "Y"
    DECADE = "E"
    CENTURY = "C"


# What the value of a stretch looks like when nothing is known of where it lies.
UNKNOWN = {
    Unit.SECOND: "XXXX-XX-XX",
    Unit.MINUTE: "XXXX-XX-XX",
    Unit.HOUR: "XXXX-XX-XX",
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.WEEK: "XXXX-WXX",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXXX",
    Unit.CENTURY: "XXXX",
}

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
_DAYS = {Unit.SECOND: 0, Unit.MINUTE: 0, Unit.HOUR: 0, Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has no such day."""
    if not 1 <= year <= 9999 or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def moved(day: date, unit: Unit, by: int) -> date | None:
    """The day `by` units further on; the last of its month where that has no such day. None beyond the calendar."""
    try:
        if unit in _DAYS:
            return day + timedelta(days=_DAYS[unit] * by)
        year, month = divmod(day.year * 12 + day.month - 1 + _MONTHS[unit] * by, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def period(unit: Unit, day: date) -> str:
    """The value of the stretch of that unit in which the day lies."""
    return _PERIODS.get(unit, date.isoformat)(day)


def quarter_of(day: date) -> str:
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


_PERIODS: dict[Unit, Callable[[date], str]] = {
    Unit.WEEKEND: lambda day: f"{week_of(day)}-WE",
    Unit.WEEK: week_of,
    Unit.MONTH: lambda day: f"{day.year:04}-{day.month:02}",
    Unit.QUARTER: quarter_of,
    Unit.YEAR: lambda day: f"{day.year:04}",
    Unit.DECADE: lambda day: f"{day.year // 10:03}X",
    Unit.CENTURY: lambda day: f"{day.year // 100:02}XX",
}

_VALUE = re.compile(
    r"(?P<century>\d\d)XX|(?P<decade>\d{3})X"
    r"|(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?))?"
)


def bounds(value: str) -> Bounds | None:
    """The first and the last day of what a value stands for; None where it has no place on the calendar.

    A winter belongs to two years and is written with either: it gets all the days of both. Seasons are the north's.
    """
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    try:
        return _bounds(match)
    except (ValueError, OverflowError):
        return None


def _bounds(match: re.Match[str]) -> Bounds | None:
    if match["century"]:
        return _years(int(match["century"]) * 100, 100)
    if match["decade"]:
        return _years(int(match["decade"]) * 10, 10)
    year = int(match["year"])
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        first = monday + timedelta(days=5) if match["weekend"] else monday
        return first, monday + timedelta(days=6)
    if match["quarter"]:
        return _months(year, 3 * int(match["quarter"]) - 2, 3)
    if match["half"]:
        return _months(year, 6 * int(match["half"]) - 5, 6)
    if match["season"]:
        return _season(year, match["season"])
    if match["month"]:
        month = int(match["month"])
        if match["day"]:
            day = date(year, month, int(match["day"]))
            return day, day
        return _months(year, month, 1)
    return _years(year, 1)


def _years(first: int, count: int) -> Bounds:
    return date(max(first, 1), 1, 1), date(first + count - 1, 12, 31)


def _months(year: int, first: int, count: int) -> Bounds:
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _season(year: int, season: str) -> Bounds:
    if season == "WI":
        return date(year - 1, 12, 1), date(year + 1, 2, monthrange(year + 1, 2)[1])
    return _months(year, 3 + 3 * SEASONS.index(season), 3)
