"""Dates in words, as vague as they are."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from onrecord.model import When

# Not `calendar.month_name`, which speaks the language of the machine that it runs on.
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def spoken(when: When) -> str:
    """A time in words: "10 January 2031", "May 2016", "28 March – 3 April 2031", "no date"."""
    match when.earliest, when.latest:
        case None, None:
            return "no date"
        case date() as earliest, None:
            return f"not before {_day(earliest)}"
        case None, date() as latest:
            return f"not after {_day(latest)}"
        case date() as earliest, date() as latest:
            return _range(earliest, latest)
    raise ValueError(f"spoken needs dates, got {when}.")


def _range(earliest: date, latest: date) -> str:
    if earliest == latest:
        return _day(earliest)
    if _whole_years(earliest, latest):
        return _years(earliest, latest)
    if _whole_month(earliest, latest):
        return f"{MONTHS[earliest.month - 1]} {earliest.year}"
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{_day(latest)}"
    if earliest.year == latest.year:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} – {_day(latest)}"
    return f"{_day(earliest)} – {_day(latest)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _whole_years(earliest: date, latest: date) -> bool:
    return (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31)


def _years(earliest: date, latest: date) -> str:
    return str(earliest.year) if earliest.year == latest.year else f"{earliest.year}–{latest.year}"


def _whole_month(earliest: date, latest: date) -> bool:
    one_month = (earliest.year, earliest.month) == (latest.year, latest.month)
    return one_month and earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]
