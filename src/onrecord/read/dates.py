"""Days as the head of a page and its metadata state them; `split` and the readers date an article with them.

Running text speaks of time in many more ways ("last May", "two days later"); that is the annotators' trade, not ours.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

from onrecord.model import Span, When

FIRST_YEAR, LAST_YEAR = 1800, 2200

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

# Spaces are bounded, so that a page of nothing but spaces costs no more than any other.
_GAP = r"[\s,]{1,3}"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"

# Nothing that could belong to a longer number, a range or a version stands before or after a date.
_OPEN = r"(?<![\w./–-])"
_CLOSE = r"(?![0-9]|[./–-][0-9])(?!(?!T[0-9])\w)"

_ISO = r"(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})"
_DOTTED = r"(?P<day>[0-9]{1,2})\.\s?(?P<month>[0-9]{1,2})\.\s?(?P<year>[0-9]{4})"
_SLASHED = r"(?P<first>[0-9]{1,2})(?P<sign>[/-])(?P<second>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})"
_DAY_FIRST = rf"{_DAY}\.?(?:\s(?:of\s)?|-){_MONTH}(?:{_GAP}|-){_YEAR}"
_MONTH_FIRST = rf"{_MONTH}\s{{0,3}}{_DAY}{_GAP}{_YEAR}"
_MONTH_ONLY = rf"{_MONTH}{_GAP}{_YEAR}"
_ISO_MONTH = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})"


def parse_date(text: str) -> When | None:
    """The one date that `text` consists of, a weekday and a time of day beside it allowed; None for anything else."""
    words = _BESIDE.fullmatch(text.strip())
    if words is None:
        return None
    for pattern, read in (*_FORMATS, (re.compile(_ISO_MONTH), _month)):
        if match := pattern.fullmatch(words["date"]):
            return read(match)
    return None


def parse_moment(text: str) -> When | None:
    """The one date that `text` consists of, with the time of day in its value where it is written as ISO 8601 has it.

    Midnight, to the second, is what machines write where they know the day alone.
    """
    when = parse_date(text)
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return when
    if when is None or when != When.day(moment.date()) or moment.time() == time():
        return when
    return replace(when, value=moment.isoformat(timespec="seconds"))


def find_dates(text: str) -> list[tuple[Span, When]]:
    """Every full date in `text`, in order, without the weekday or the time of day beside it."""
    matches = sorted(
        (match for pattern, _ in _FORMATS for match in pattern.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    )
    found, end = [], 0
    for match in matches:
        # What overlaps an earlier, longer match is a part of it, also where that one is no day: 31 February 2017.
        if match.start() < end:
            continue
        end = match.end()
        when = parse_date(match[0])
        if when is not None:
            found.append((Span(*match.span()), when))
    return found


def _day(match: re.Match[str]) -> When | None:
    return _when(int(match["year"]), _month_number(match["month"]), int(match["day"]))


def _month(match: re.Match[str]) -> When | None:
    """The whole month."""
    year, month = int(match["year"]), _month_number(match["month"])
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= len(MONTHS)):
        return None
    return When(f"{year}-{month:02}", date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _either_order(match: re.Match[str]) -> When | None:
    """11/01/2016 is the first of November in one country and the eleventh of January in another."""
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    days = sorted({day for day in (_date(year, first, second), _date(year, second, first)) if day})
    if not days:
        return None
    return When.day(days[0]) if len(days) == 1 else When(None, days[0], days[-1])


def _when(year: int, month: int, day: int) -> When | None:
    found = _date(year, month, day)
    return When.day(found) if found else None


def _date(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has no such day or it lies too far off to be news."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_number(month: str) -> int:
    return int(month) if month.isdecimal() else MONTHS.index(month[:3].lower()) + 1


_FORMATS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], When | None]], ...] = tuple(
    (re.compile(_OPEN + words + _CLOSE, re.IGNORECASE), read)
    for words, read in (
        (_ISO, _day),
        (_DOTTED, _day),
        (_SLASHED, _either_order),
        (_DAY_FIRST, _day),
        (_MONTH_FIRST, _day),
        (_MONTH_ONLY, _month),
    )
)

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?[,\s]{1,3})"
_CLOCK = r"[0-9]{1,2}\s?[:.]\s?[0-9]{2}(?:\s?:\s?[0-9]{2}(?:\.[0-9]{1,9})?)?"
_HALF = r"(?:\s?[ap]\.?\s?m\b\.?)"
_ZONE = r"(?:\s?(?:Z|[A-Z]{2,4}|[+-][0-9]{2}:?[0-9]{2})\b)"
_TIME = rf"(?:(?:{_CLOCK}{_HALF}?|[0-9]{{1,2}}{_HALF})(?:{_ZONE}|\s?\([A-Z]{{2,4}}\)){{0,2}})"
_BESIDE = re.compile(
    rf"(?:{_TIME}[,\s]{{1,3}}(?:on\s)?)?{_WEEKDAY}?(?P<date>.{{6,40}}?)"
    rf"(?:(?:T|\s?[,@|•·–—-]\s?|\s)(?:at\s)?{_TIME})?\.?",
    re.IGNORECASE | re.DOTALL,
)
