"""Days with the names of their months: "20 July", "May 3-5", "Monday, 12 May 2031"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.annotate.times.mentioned import mentioned_year, year_of_range
from onrecord.annotate.times.months import is_month
from onrecord.annotate.times.nearest import named_day, nearest
from onrecord.annotate.times.periods import day_of
from onrecord.annotate.times.sense import Context, Found, Sense, at, dated
from onrecord.annotate.times.words import DAY, MONTH, WEEKDAY_SHORT, YEAR, month_of, weekday_of, year_of
from onrecord.model import TimeType

_TH = r"(?:st|nd|rd|th)?"
_AND = r"(?: ?[-–—/] ?| (?:and|to|or|until|till|through) )"
_EARLY = r"(?:(?P<within>early|late) (?:on )?)?"
_YEAR_BEHIND = rf"(?:(?:, ?| |,? of ){YEAR})?"
DAY_MONTH = (
    rf"{_EARLY}(?:{WEEKDAY_SHORT},? (?:the )?)?(?:(?P<from>[0-3]?\d){_TH}{_AND})?"
    rf"{DAY}(?: of | |-){MONTH}(?:(?:,? |-)(?:of )?{YEAR})?"
)
# What follows is no second day of the month: "May 3 to 20 percent", "May 3-5 June".
_NO_DAY = rf"(?![\d%.,:]*\d| (?:percent|people|{MONTH.replace('<month>', '<month_next>')})\b)"
MONTH_DAY = (
    rf"{_EARLY}(?:(?P<last>last) )?(?:{WEEKDAY_SHORT},? )?{MONTH} (?:the )?{DAY}"
    rf"(?:(?:, (?P<more>[0-3]?\d){_TH},?)?{_AND}(?P<to>[0-3]?\d){_TH}{_NO_DAY})?{_YEAR_BEHIND}"
)


def day_and_month(match: re.Match[str], context: Context) -> list[Found]:
    """One day, or two that share a month: "3 and 5 May", "April 24-25"."""
    if not is_month(match, context):
        return []
    parts = match.groupdict()
    month, day = month_of(match["month"]), int(match["day"])
    weekday = weekday_of(parts["weekday"]) if parts["weekday"] else None
    year = year_of(match["year"]) if match["year"] else None
    if parts.get("last") and context.day and day_of(context.day.year, month, day) and year is None:
        year = context.day.year - (date(context.day.year, month, day) >= context.day)
        return [Found(*match.span(), dated(f"{year}-{month:02}-{day:02}"), weekday=weekday)]
    found: list[Found] = []
    other, more = parts.get("from") or parts.get("to"), parts.get("more")
    if not other:
        return _day_in(match.span(), context, year, month, day, weekday)
    if parts.get("from"):
        at_day = (match.start("day"), match.end())
        found += _day_in((match.start("from"), match.end("from")), context, year, month, int(other), weekday)
        found += _day_in(at_day, context, year, month, day, None)
        return found
    found += _day_in((match.start(), match.end("day")), context, year, month, day, weekday)
    if more:
        found += _day_in(match.span("more"), context, year, month, int(more), None)
    return found + _day_in((match.start("to"), match.end()), context, year, month, int(other), None)


def _day_in(
    span: tuple[int, int], context: Context, year: int | None, month: int, day: int, weekday: int | None
) -> list[Found]:
    if year is None:
        year = year_of_range(context, span[1], month)
    if year is not None:
        return named_day(span, year, month, day, weekday)
    if context.day is None:
        if not 1 <= day <= 31:
            return []
        known = mentioned_year(context)
        if known and day_of(known, month, day):
            return [Found(*span, dated(f"{known}-{month:02}-{day:02}"), weekday=weekday)]
        return at(Sense(f"XXXX-{month:02}-{day:02}", TimeType.DATE, relative="year not known"), *span)
    near = [day_of(context.day.year + by, month, day) for by in (-1, 0, 1)]
    days = [each for each in near if each]
    if weekday is not None:
        days = [each for each in days if each.weekday() == weekday] or days
    if not days:
        return []
    chosen = nearest(days, context.day, context.verb(*span))
    return [Found(*span, dated(chosen.isoformat()), weekday=weekday)]
