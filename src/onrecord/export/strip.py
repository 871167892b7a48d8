"""The timeline drawn to scale: one column a day, as high as it has claims, and a bar for each vague time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.dossier.dates import spoken
from onrecord.dossier.timeline import Moment, Timeline
from onrecord.export.fading import FADE, Slice, faded
from onrecord.model import When

WIDTH = 1000.0
HEIGHT = 100.0
NARROWEST = 2.0
WIDEST = 40.0
FILLED = 0.7  # of a day's width, so that neighbouring days stay apart


@dataclass(frozen=True, slots=True)
class Column:
    """One moment as a rectangle, with a part at its foot for its contested claims; `fading` where an end is open."""

    x: float
    width: float
    height: float
    contested_height: float
    moment: Moment
    fading: tuple[Slice, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole drawing, `WIDTH` by `HEIGHT`, from its first day to its last."""

    first: str
    last: str
    most: int
    columns: tuple[Column, ...]

    @property
    def fades(self) -> bool:
        return any(column.fading for column in self.columns)


def strip_of(timeline: Timeline) -> Strip | None:
    """The drawing, or None where there are not two moments to compare."""
    moments = timeline.moments
    if len(moments) < 2:
        return None
    days = [day for moment in moments for day in (moment.when.earliest, moment.when.latest) if day]
    first, last = min(days), max(days)
    most = max(len(moment.claims) for moment in moments)
    # Wide bars of vague times stand behind the columns of single days.
    behind_first = sorted(moments, key=lambda moment: not moment.vague)
    columns = (_column(moment, (first, last), most) for moment in behind_first)
    return Strip(spoken(When.day(first)), spoken(When.day(last)), most, tuple(columns))


def _column(moment: Moment, whole: tuple[date, date], most: int) -> Column:
    day = WIDTH / ((whole[1] - whole[0]).days + 1)
    start, end = _edges(moment.when, whole[0], day)
    fading = faded(start, end, WIDTH) if start is None or end is None else ()
    left = start if start is not None else max((end or 0) - FADE * WIDTH, 0)
    right = end if end is not None else min(left + FADE * WIDTH, WIDTH)
    width = right - left if moment.vague else min(max((right - left) * FILLED, NARROWEST), WIDEST)
    x = (left + right - width) / 2
    height = HEIGHT / most
    return Column(
        round(min(max(x, 0), WIDTH - width), 2),
        round(width, 2),
        round(len(moment.claims) * height, 2),
        round(moment.contested * height, 2),
        moment,
        fading,
    )


def _edges(when: When, first: date, day: float) -> tuple[float | None, float | None]:
    """Where a time begins and ends, None for an end that is not known."""
    start = (when.earliest - first).days * day if when.earliest else None
    end = ((when.latest - first).days + 1) * day if when.latest else None
    return start, end
