"""The timeline drawn to scale: one column a day, as high as it has claims, and a bar for each vague time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.dossier.dates import spoken
from onrecord.dossier.timeline import Moment, Timeline
from onrecord.model import When

WIDTH = 1000.0
HEIGHT = 100.0
NARROWEST = 2.0
WIDEST = 40.0
FILLED = 0.7  # of a day's width, so that neighbouring days stay apart


@dataclass(frozen=True, slots=True)
class Column:
    """One moment as a rectangle, with a part at its foot for its contested claims."""

    x: float
    width: float
    height: float
    contested_height: float
    moment: Moment


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole drawing, `WIDTH` by `HEIGHT`, from its first day to its last."""

    first: str
    last: str
    most: int
    columns: tuple[Column, ...]


def strip_of(timeline: Timeline) -> Strip | None:
    """The drawing, or None where there are not two moments to compare."""
    bounded = [(days, moment) for moment in timeline.moments if (days := _days(moment))]
    if len(bounded) < 2:
        return None
    first = min(earliest for (earliest, _), _ in bounded)
    last = max(latest for (_, latest), _ in bounded)
    most = max(len(moment.claims) for _, moment in bounded)
    # Wide bars of vague times stand behind the columns of single days.
    bounded.sort(key=lambda one: not one[1].vague)
    columns = (_column(moment, days, (first, last), most) for days, moment in bounded)
    return Strip(spoken(When.day(first)), spoken(When.day(last)), most, tuple(columns))


def _days(moment: Moment) -> tuple[date, date] | None:
    earliest, latest = moment.when.earliest, moment.when.latest
    return (earliest, latest) if earliest and latest else None


def _column(moment: Moment, days: tuple[date, date], whole: tuple[date, date], most: int) -> Column:
    day = WIDTH / ((whole[1] - whole[0]).days + 1)
    length = ((days[1] - days[0]).days + 1) * day
    width = length if moment.vague else min(max(length * FILLED, NARROWEST), WIDEST)
    x = (days[0] - whole[0]).days * day + (length - width) / 2
    height = HEIGHT / most
    return Column(
        round(min(max(x, 0), WIDTH - width), 2),
        round(width, 2),
        round(len(moment.claims) * height, 2),
        round(moment.contested * height, 2),
        moment,
    )
