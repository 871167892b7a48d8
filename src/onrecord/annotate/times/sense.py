"""What an expression of time means, seen from one day; and the text that it is read in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.annotate.times.periods import UNKNOWN, Bounds, Unit, bounds, moved, period
from onrecord.annotate.times.tense import Verb, verb_at
from onrecord.annotate.times.words import BACK, ON
from onrecord.model import TimeType, When

PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Sense:
    """A TIMEX3 value and its bounds; `relative` tells how it lies to a day that is not known.

    `readings` are there where the order of a date's figures is open.
    """

    value: str
    type: TimeType
    earliest: date | None = None
    latest: date | None = None
    relative: str | None = None
    readings: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at its place.

    `full` where it names day and year itself; `weekday` is the one that it names beside them, `first` the first figure
    of a date whose order is open.
    """

    start: int
    end: int
    sense: Sense
    full: bool = False
    weekday: int | None = None
    first: int | None = None


@dataclass(slots=True)
class Context:
    """A text, the day that it is read from, and what was mentioned last.

    `lower` is the text in small letters. `day` is None where no date of publication is known. `day_first` says in which
    order the page writes its figures, None where that is open. `mentioned` is the value of the last expression with a
    place on the calendar, `quarter` that of the last quarter, and `days` are those that were named.
    """

    text: str
    lower: str
    day: date | None
    day_first: bool | None = None
    mentioned: str | None = None
    mentioned_at: int = 0
    quarter: str | None = None

    def verb(self, start: int, end: int) -> Verb:
        return verb_at(self.text, start, end)

    def looks_ahead(self, start: int, end: int) -> bool:
        return self.verb(start, end) is Verb.AHEAD

    def capital(self, at: int) -> bool:
        return self.text[at].isupper()

    def note(self, found: Iterable[Found]) -> None:
        """Remembers what later expressions may count from."""
        for each in found:
            value = each.sense.value
            if each.sense.type in (TimeType.DATE, TimeType.TIME) and bounds(value):
                self.mentioned, self.mentioned_at = value, each.end
            if "-Q" in value and self._has_ended(value) and value > (self.quarter or ""):
                self.quarter = value

    def _has_ended(self, value: str) -> bool:
        """Reports are of quarters that are over; one that is still to come is only looked forward to."""
        around = bounds(value)
        return around is not None and (self.day is None or around[1] < self.day)


def dated(value: str, within: str | None = None, *, day: date | None = None, kind: TimeType = TimeType.DATE) -> Sense:
    """A date with the bounds that its value has, drawn together by a word such as "early"."""
    around = bounds(value)
    if around is None:
        return Sense(value, kind)
    first, last = narrowed(around, within, day=day)
    return Sense(value, kind, first, last)


def narrowed(around: Bounds, within: str | None, *, day: date | None) -> Bounds:
    """The part of a stretch that a word picks: "late" its last third, "earlier" what of it lies before `day`."""
    first, last = around
    if within is None or first == last:
        return around
    words = within.strip(" -\n")
    third = timedelta(days=((last - first).days + 1) // 3)
    if words.startswith("earlier"):
        return first, min(last, day) if day and day >= first else last
    if words.startswith("later"):
        return max(first, day) if day and day <= last else first, last
    if week := _WEEK.search(words):
        return _week_within(around, week[1])
    if any(word in words for word in ("early", "beginning", "start", "turn")):
        return first, max(first, first + third)
    if any(word in words for word in ("late", "end", "close")):
        return min(last, last - third), last
    if "mid" in words:
        return first + third, last - third
    return around


_WEEK = re.compile(r"(first|second|third|fourth|last|final)\sweek")


def _week_within(around: Bounds, which: str) -> Bounds:
    """The days of the first, second, third, fourth or last seven of a stretch."""
    first, last = around
    if which in ("last", "final"):
        return max(first, last - timedelta(days=6)), last
    start = first + timedelta(weeks=("first", "second", "third", "fourth").index(which))
    return min(start, last), min(start + timedelta(days=6), last)


def around(context: Context, unit: Unit, by: int, within: str | None = None) -> Sense:
    """The stretch of that unit that lies `by` units from the day of publication, or how it lies to it."""
    if context.day is None:
        return Sense(UNKNOWN[unit], TimeType.DATE, relative=relative_to(unit, by))
    day = moved(context.day, unit, by)
    return dated(period(unit, day), within, day=context.day) if day else Sense(UNKNOWN[unit], TimeType.DATE)


def relative_to(unit: Unit, by: int, what: str = PUBLICATION) -> str:
    """How a stretch lies to a day that is not known: "P1W before publication"."""
    if by == 0:
        return f"{unit.name.lower()} of {what}"
    return f"{duration(abs(by), unit)} {'before' if by < 0 else 'after'} {what}"


def duration(count: int | str, unit: Unit) -> str:
    """A TIMEX3 duration; decades and centuries are counted in years, quarters in months."""
    years = {Unit.DECADE: 10, Unit.CENTURY: 100}
    if unit in years and isinstance(count, int):
        return f"P{count * years[unit]}Y"
    if unit is Unit.QUARTER and isinstance(count, int):
        return f"P{count * 3}M"
    return f"PT{count}{unit[1]}" if unit.startswith("T") else f"P{count}{unit}"


def at(found: Sense, start: int, end: int) -> list[Found]:
    return [Found(start, end, found)]


def of_day(sense: Sense, part: str | None) -> Sense:
    """The part of a day: "evening" of 2016-05-11 is 2016-05-11TEV."""
    return replace(sense, value=f"{sense.value}T{part}", type=TimeType.TIME) if part else sense


def in_all(which: str, value: str, context: Context, edge: date | None) -> Sense:
    """A stretch of so long that ends, or begins, with the day of publication."""
    if which in BACK or which == "recent":
        relative = None if context.day else f"{value} before {PUBLICATION}"
        return Sense(value, TimeType.DURATION, edge, context.day, relative)
    if which in ON or which == "future":
        relative = None if context.day else f"{value} after {PUBLICATION}"
        return Sense(value, TimeType.DURATION, context.day, edge, relative)
    return Sense(value, TimeType.DURATION)
