"""Numbers of units, counted from a day: "two weeks ago", "three days later", "the past three months"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

from onrecord.annotate.times.lengths import measured
from onrecord.annotate.times.mentioned import from_mentioned
from onrecord.annotate.times.periods import Unit, moved
from onrecord.annotate.times.sense import Context, Found, Sense, around, at, dated, duration, in_all
from onrecord.annotate.times.words import (
    ABOUT,
    BACK,
    KIND,
    NUMBER,
    NUMBER_OR_A,
    SEASONS,
    UNIT,
    UNIT_MANY,
    UNITS,
    any_of,
    number_of,
    unit_of,
)
from onrecord.model import TimeType

_BEHIND = r"(?= ?[.,;:)]| and\b)"
_SIDE = (
    r"(?P<side>ago|earlier|previously|later|hence|from now|from today|afterwards?"
    rf"|before{_BEHIND}|after{_BEHIND})"
)
AGO = (
    rf"{ABOUT}(?:(?:just|only|some|exactly|a little) )?{NUMBER_OR_A}"
    rf"(?: |-)(?:or (?:two|so|more) )?(?:more |full )?{UNIT}(?: or (?:so|more|two))?(?: |-){_SIDE}"
)
MANY_AGO = rf"(?:(?:just|only) )?{UNIT_MANY} (?P<side>ago|earlier|later|before{_BEHIND})"
_WHICH_MANY = any_of(
    "past last next coming previous prior first final latest recent following preceding upcoming future same", "which"
)
_UNITS_AND_SEASONS = any_of(f"{UNITS} springs summers winters autumns", "unit")
COUNTED = (
    rf"(?:each of )?(?:(?:the|these|this) )?{_WHICH_MANY} "
    rf"(?:{ABOUT}{NUMBER}(?:(?: to | or |-)(?P<to>\w+))? )?"
    rf"(?:consecutive )?{KIND}{_UNITS_AND_SEASONS}(?: or so)?"
)


def ago(match: re.Match[str], context: Context) -> list[Found]:
    """ "Two weeks ago" counts from the publication, "two weeks later" from the time that was mentioned last."""
    side = " ".join(match["side"].split())
    count = number_of(match["n"]) if "n" in match.re.groupindex else None
    unit = unit_of(match["unit"])
    if match["unit"].startswith("fortnight") and count:
        count *= 2
    back = side in ("ago", "earlier", "previously", "before")
    from_day = side in ("ago", "hence", "from now", "from today")
    if count is None and not back and not from_day:
        return at(Sense(duration("X", unit), TimeType.DURATION), *match.span())
    if count is None:
        return at(_vaguely(back, context), *match.span())
    if count == 1 and unit is Unit.YEAR and back and context.quarter:
        return at(dated(year_before(context.quarter)), *match.span())
    step = _whole(count, unit)
    if step is None:
        return at(_vaguely(back, context), *match.span())
    number, unit = step
    if unit in _IN_YEARS:
        number, unit = number * _IN_YEARS[unit], Unit.YEAR
    by = -number if back else number
    if from_day or (unit is Unit.YEAR and side == "earlier"):
        if back and context.day and moved(context.day, unit, by) is None:
            return at(_vaguely(back, context), *match.span())
        return at(_of_time(around(context, unit, by), unit), *match.span())
    return at(_of_time(from_mentioned(context, unit, by), unit), *match.span())


_IN_YEARS = {Unit.DECADE: 10, Unit.CENTURY: 100}


def _of_time(sense: Sense, unit: Unit) -> Sense:
    return replace(sense, type=TimeType.TIME) if unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR) else sense


def _whole(count: Fraction, unit: Unit) -> tuple[int, Unit] | None:
    """Parts of a unit in whole smaller ones: a year and a half is 18 months."""
    if count.denominator == 1:
        return int(count), unit
    smaller = {
        Unit.YEAR: (12, Unit.MONTH),
        Unit.WEEK: (7, Unit.DAY),
        Unit.DECADE: (10, Unit.YEAR),
        Unit.DAY: (24, Unit.HOUR),
        Unit.CENTURY: (100, Unit.YEAR),
    }
    if unit not in smaller:
        return None
    times, finer = smaller[unit]
    return round(count * times), finer


def _vaguely(back: bool, context: Context) -> Sense:
    if back:
        return Sense("PAST_REF", TimeType.DATE, latest=context.day)
    return Sense("FUTURE_REF", TimeType.DATE)


def year_before(quarter: str) -> str:
    return f"{int(quarter[:4]) - 1}{quarter[4:]}" if quarter[:4].isdecimal() else quarter


def counted(match: re.Match[str], context: Context) -> list[Found]:
    """ "The past three months": how long, and between which days."""
    which = match["which"]
    word = match["unit"]
    if word in ("springs", "summers", "winters", "autumns"):
        return at(Sense(f"XXXX-{SEASONS[word[:-1]]}", TimeType.SET), *match.span())
    unit, count = unit_of(word), number_of(match["n"]) if match["n"] else None
    if match["n"] is None and which not in _WITHOUT_NUMBER:
        return []
    value = "PXM" if count is None and unit is Unit.QUARTER else measured(count, unit)
    return at(in_all(which, value, context, _edge(count, unit, which, context)), *match.span())


# Of others, "the first years", nothing is known of how many.
_WITHOUT_NUMBER = frozenset("past next coming prior recent upcoming future".split())


def _edge(count: Fraction | None, unit: Unit, which: str, context: Context) -> date | None:
    """Where a stretch begins that ends with the day of publication, or ends that begins with it."""
    step = _whole(count, unit) if count else None
    if step is None or context.day is None:
        return None
    number, unit = step
    return moved(context.day, unit, -number if which in BACK or which == "recent" else number)
