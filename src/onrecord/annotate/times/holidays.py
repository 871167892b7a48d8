"""Feasts, and the days that they fall on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.annotate.times.nearest import nearest
from onrecord.annotate.times.sense import Context, Found, Sense, at, dated
from onrecord.model import TimeType

HOLIDAY = (
    r"(?:(?P<which>last|next|this) )?(?P<holiday>thanksgiving(?: day)?|christmas(?: (?:day|eve))?"
    r"|new year['’]?s (?:day|eve)|easter(?: (?:sunday|monday))?|good friday|halloween"
    r"|valentine['’]?s day|st\.? patrick['’]?s day|(?:boxing|election|labor|memorial|bastille|independence) day)"
)
_FIXED = {
    "christmas eve": (12, 24), "christmas": (12, 25), "new year's eve": (12, 31), "new year's day": (1, 1),
    "halloween": (10, 31), "valentine": (2, 14), "st": (3, 17), "independence": (7, 4), "boxing": (12, 26),
    "bastille": (7, 14),
}  # fmt: skip
_NAMED_AFTER = re.compile(r"[^\S\n](?:Islands?|Rising|Book|Carol|Lectures?|Disease)\b")


def holiday(match: re.Match[str], context: Context) -> list[Found]:
    """A feast that has its day in every year; which year, the verb and the distance tell."""
    name = match["holiday"].replace("’", "'")
    if not context.capital(match.start("holiday")) or _NAMED_AFTER.match(context.text, match.end()):
        return []
    if context.day is None:
        return at(Sense("XXXX-XX-XX", TimeType.DATE, relative="year not known"), *match.span())
    days = [day for by in (-1, 0, 1) if (day := _feast(name, context.day.year + by))]
    if not days:
        return []
    which = match["which"]
    if which in ("last", "next"):
        days = [day for day in days if (day < context.day if which == "last" else day > context.day)]
    chosen = nearest(days, context.day, context.verb(*match.span()))
    return at(dated(chosen.isoformat()), *match.span())


def _feast(name: str, year: int) -> date | None:
    fixed = next((day for start, day in _FIXED.items() if name.startswith(start)), None)
    if fixed:
        return date(year, *fixed)
    if name.startswith(("easter", "good")):
        return _easter(year) + timedelta(days=-2 if name.startswith("good") else name.endswith("monday"))
    return dict(_weekday_feasts(year)).get(name.split()[0])


def _weekday_feasts(year: int) -> Iterator[tuple[str, date]]:
    """The feasts of the United States that fall on a weekday."""
    yield "thanksgiving", _nth_weekday(year, 11, 3, 4)
    yield "labor", _nth_weekday(year, 9, 0, 1)
    yield "memorial", _nth_weekday(year, 6, 0, 1) - timedelta(days=7)
    yield "election", _nth_weekday(year, 11, 0, 1) + timedelta(days=1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, "Astronomical Algorithms", 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
