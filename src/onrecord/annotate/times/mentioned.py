"""Counting from the time that was mentioned last, or takes its year from the one that ends its range."""

from __future__ import annotations

import re
from datetime import date

from onrecord.annotate.times.periods import UNKNOWN, Unit, bounds, moved, period
from onrecord.annotate.times.sense import Context, Sense, around, dated, relative_to
from onrecord.annotate.times.words import MONTH, YEAR, month_of, spaced, year_of
from onrecord.model import TimeType

MENTIONED = "the time mentioned before"


def mentioned_day(context: Context) -> date | None:
    value = context.mentioned
    return date.fromisoformat(value[:10]) if value and re.match(r"\d{4}-\d\d-\d\d", value) else None


def from_mentioned(context: Context, unit: Unit, by: int, within: str | None = None, *, default: bool = False) -> Sense:
    """The stretch that lies `by` units from the time mentioned last; unknown where that is too vague to count from."""
    around_it = bounds(context.mentioned) if context.mentioned else None
    if around_it is None:
        if context.day is not None and (default or context.mentioned is None):
            return around(context, unit, by, within)
        return Sense(UNKNOWN[unit], TimeType.DATE, relative=relative_to(unit, by, MENTIONED))
    first, last = (moved(day, unit, by) for day in around_it)
    if first and last and period(unit, first) == period(unit, last):
        return dated(period(unit, first), within, day=context.day)
    if default and context.day:
        return around(context, unit, by, within)
    return Sense(UNKNOWN[unit], TimeType.DATE, first, last, relative_to(unit, by, MENTIONED))


def mentioned_year(context: Context) -> int | None:
    """The year of the time mentioned last, where that was a month or a day; a year alone may be any year of history."""
    value = context.mentioned
    return int(value[:4]) if value and re.match(r"\d{4}-\d\d", value) else None


_RANGE_END = re.compile(
    spaced(
        r"(?: (?:and|to|or|until|till|through) | ?[-–—] ?)(?:[0-3]?\d(?:st|nd|rd|th)? )?"
        rf"{MONTH}(?: [0-3]?\d,?)?,? {YEAR}"
    )
)


def year_of_range(context: Context, end: int, month: int) -> int | None:
    """The year that stands at the end of a range: "March" of "March to June 2029" is of 2029."""
    match = _RANGE_END.match(context.lower, end)
    return year_of(match["year"]) - (month_of(match["month"]) < month) if match else None
