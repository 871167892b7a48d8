"""A calendar drawn to scale: where days and spans of days stand between its edges, and what its axis says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.dossier.dates import MONTHS
from onrecord.dossier.happened import SaidTime
from onrecord.export.fading import Slice, faded
from onrecord.model import When

# Times that lie further from the publications than this many times their own spread are drawn at the edge.
REACH = 2
SHORTEST = timedelta(days=45)
ROOM = 0.04

# What an arrow at an edge takes of the width.
ARROW = 1.0

MOST_MARKS = 7
LAST_MARK = 92  # further to the right, a label would not fit
DAYS_OF_STEPS = (1, 2, 7, 14)
MONTHS_OF_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True)
class Bar:
    """One time on the calendar: a `point` for a single day, else `slices`.

    `before` and `after` are true where it reaches beyond that edge.
    """

    point: float | None
    slices: tuple[Slice, ...]
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A time that claims speak of, drawn, and where those claims were published."""

    time: SaidTime
    bar: Bar
    published: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The times of a dossier on one scale."""

    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `first` to `last` on a width of 100."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """Where a day begins; below 0 or above 100 if it lies beyond an edge."""
        return (day - self.first).days / self.days * 100

    def after(self, day: date) -> float:
        """Where a day ends."""
        return ((day - self.first).days + 1) / self.days * 100


def calendar_of(times: Sequence[SaidTime]) -> Calendar | None:
    """The times drawn on one calendar; None where there is none."""
    if not times:
        return None
    scale = _scale(times)
    return Calendar(
        ticks_of(scale), tuple(Row(time, bar_of(time.when, scale), _published(time, scale)) for time in times)
    )


def _scale(times: Sequence[SaidTime]) -> Scale:
    published = list(bounds_of(claim.entry.published.when for time in times for claim in time.claims))
    said = list(bounds_of(time.when for time in times))
    first, last = min(published or said), max(published or said)
    reach = max(last - first, SHORTEST) * REACH
    if published:
        first = max(min(said + [first]), _moved(first, -reach))
        last = min(max(said + [last]), _moved(last, reach))
    return _roomy(first, last)


def scale_of(days: Iterable[date]) -> Scale:
    """The scale that holds all of some days, of which there is one at least."""
    known = list(days)
    return _roomy(min(known), max(known))


def _roomy(first: date, last: date) -> Scale:
    room = max(timedelta(days=1), (last - first) * ROOM)
    return Scale(_moved(first, -room), _moved(last, room))


def bounds_of(times: Iterable[When]) -> Iterator[date]:
    """The first and the last days of times, as far as they are known."""
    return (day for when in times for day in (when.earliest, when.latest) if day)


def _moved(day: date, by: timedelta) -> date:
    """The day so much later, or the first or last that there is."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta(0) else date.max


def bar_of(when: When, scale: Scale) -> Bar:
    """A time as vague as it is: a point, a span of its real width, or one that fades where its end is not known."""
    start = scale.at(when.earliest) if when.earliest else None
    end = scale.after(when.latest) if when.latest else None
    known = [edge for edge in (start, end) if edge is not None]
    before, after = min(known) < 0, max(known) > 100
    if start is None or end is None:
        return Bar(None, faded(start, end), before, after)
    if when.earliest == when.latest:
        return Bar(None if before or after else _percent((start + end) / 2), (), before, after)
    left, right = max(start, ARROW), min(end, 100.0 - ARROW)
    whole = (Slice(_percent(left), _percent(right - left), 1),) if left < right else ()
    return Bar(None, whole, before, after)


def _published(time: SaidTime, scale: Scale) -> tuple[Slice, ...]:
    """When the claims were published that speak of a time, each moment once."""
    moments = {claim.entry.published.when: None for claim in time.claims}
    drawn = []
    for when in moments:
        if when.earliest and when.latest:
            left, right = max(scale.at(when.earliest), 0.0), min(scale.after(when.latest), 100.0)
            vague = when.earliest != when.latest
            middle = (left + right) / 2
            drawn.append(Slice(_percent(left if vague else middle), _percent(right - left) if vague else 0, 1))
    return tuple(drawn)


def ticks_of(scale: Scale) -> tuple[Tick, ...]:
    """The marks of an axis."""
    return tuple(_ticks(scale))


def _ticks(scale: Scale) -> Iterator[Tick]:
    days = next((step for step in DAYS_OF_STEPS if scale.days / step <= MOST_MARKS), None)
    marks = list(_every_days(scale, days) if days else _every_months(scale))
    shown = [day for day in marks if 0 <= scale.at(day) <= LAST_MARK]
    for day in shown:
        yield Tick(_percent(scale.at(day)), _label(day, scale, first=day == shown[0]))


def _label(day: date, scale: Scale, *, first: bool) -> str:
    """The day without what the axis says already."""
    month = MONTHS[day.month - 1][:3]
    if scale.days / 30.4 > MOST_MARKS * 6:
        return str(day.year)
    if day.day != 1 or scale.days <= MOST_MARKS * DAYS_OF_STEPS[-1]:
        return f"{day.day} {month}"
    return f"{month} {day.year}" if first or day.month == 1 else month


def _every_days(scale: Scale, step: int) -> Iterator[date]:
    return (_moved(scale.first, timedelta(days=day)) for day in range(1, scale.days, step))


def _every_months(scale: Scale) -> Iterator[date]:
    months = scale.days / 30.4
    step = next((step for step in MONTHS_OF_STEPS if months / step <= MOST_MARKS), MONTHS_OF_STEPS[-1])
    begin = (scale.first.year * 12 + scale.first.month - 1) // step * step
    for month in range(max(begin, 12), scale.last.year * 12 + scale.last.month, step):
        yield date(month // 12, month % 12 + 1, 1)


def _percent(value: float) -> float:
    return round(value, 2)
