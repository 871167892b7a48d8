"""Days written in figures alone: "11.01.2031", "2031-01-11", "03/04/2031"."""

from __future__ import annotations

import re

from onrecord.annotate.times.nearest import named_day
from onrecord.annotate.times.periods import day_of
from onrecord.annotate.times.sense import Context, Found, Sense, dated
from onrecord.annotate.times.words import full_year
from onrecord.model import TimeType, When

ISO = (
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d\d)-(?P<day>\d\d)|\.(?P<month_d>\d\d)\.(?P<day_d>\d\d)|/(?P<month_s>\d\d)/(?P<day_s>\d\d))"
    r"(?:t(?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?(?![\d.,/-]*\d)"
)
FIGURES = (
    r"(?P<first>[0-3]?\d)(?:\. ?(?P<dotted>[01]?\d)\. ?|/(?P<slashed>[0-3]?\d)/|-(?P<dashed>[0-3]?\d)-)"
    r"(?P<year>(?:1[5-9]|20)\d\d|\d\d)(?![\d.,/-]*\d)"
)


def iso(match: re.Match[str], context: Context) -> list[Found]:
    month, day = (
        match["month"] or match["month_d"] or match["month_s"],
        match["day"] or match["day_d"] or match["day_s"],
    )
    found = _day(match, int(match["year"]), int(month), int(day))
    if found and match["clock"] and (value := found[0].sense.value):
        found = [Found(*match.span(), dated(f"{value}T{match['clock']}", kind=TimeType.TIME), full=True)]
    return found


def figures(match: re.Match[str], context: Context) -> list[Found]:
    """Day and month by figures alone; where nothing decides their order, both readings are kept."""
    year = _year_in_figures(match["year"], context)
    first, second = int(match["first"]), int(match["dotted"] or match["slashed"] or match["dashed"])
    day_first, month_first = day_of(year, second, first), day_of(year, first, second)
    one = day_first if day_first == month_first or month_first is None else None if day_first else month_first
    if one is None and match["dotted"]:
        one = day_first
    if one is None and context.day_first is not None:
        one = day_first if context.day_first else month_first
    if one:
        return [Found(*match.span(), dated(one.isoformat()), full=True)]
    if day_first is None or month_first is None:
        return []
    days = sorted((day_first, month_first))
    readings = tuple(map(When.day, days))
    return [
        Found(*match.span(), Sense(f"{year}-XX-XX", TimeType.DATE, days[0], days[1], readings=readings), first=first)
    ]


def _year_in_figures(year: str, context: Context) -> int:
    return int(year) if len(year) == 4 else full_year(int(year), near=context.day.year if context.day else 2000)


def _day(match: re.Match[str], year: int, month: int, day: int) -> list[Found]:
    return named_day(match.span(), year, month, day, None)
