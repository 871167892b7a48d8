"""Units of time by their place: "last month", "earlier this week", "the following year", "this past spring"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotate.times.mentioned import from_mentioned
from onrecord.annotate.times.periods import SEASONS as YEAR_ROUND
from onrecord.annotate.times.periods import Unit, moved
from onrecord.annotate.times.sense import Context, Found, Sense, around, at, dated, duration, in_all, relative_to
from onrecord.annotate.times.words import BACK, KIND, ON, SAME, SEASON, SEASONS, UNIT_ONE, WITHIN, any_of, unit_of
from onrecord.model import TimeType

_WHICH = any_of(
    "this this_past last next past previous prior coming current latest present same following preceding that upcoming "
    "ensuing other",
    "which",
)
THIS_UNIT = rf"{WITHIN}(?:the )?{_WHICH} {KIND}{UNIT_ONE}"
THE_UNIT_BEFORE = rf"the {UNIT_ONE} (?P<which>before|after|earlier)(?= ?[.,;:]| (?:and|but)\b)"
IN_THE_UNIT = rf"(?P<within>earlier|later|early|late) in (?:the )?(?:(?P<which>same|current) )?{UNIT_ONE}"
END_OF_UNIT = rf"(?:the (?:very )?)?{any_of('end beginning start middle rest remainder', 'within')} of the {UNIT_ONE}"
LAST_SEASON = rf"{WITHIN}(?:the )?{any_of('this last next this_past past this_coming coming that', 'which')} {SEASON}"
YEAR_END = r"(?:the )?year[\s-]end"


def this_unit(match: re.Match[str], context: Context) -> list[Found]:
    """ "Last month", "earlier this week", "the following year", "that day"."""
    unit, which = unit_of(match["unit"]), " ".join(match["which"].split())
    if unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR):
        return _short(match, unit, which)
    if which == "other":
        return at(Sense("PAST_REF", TimeType.DATE, latest=context.day), *match.span()) if unit is Unit.DAY else []
    if unit is Unit.QUARTER:
        return at(_quarter(context, which), *match.span())
    if which in SAME or which == "following" or (which in ("previous", "preceding", "next") and unit is Unit.DAY):
        by = 0 if which in SAME else 1 if which in ("following", "next") else -1
        return at(from_mentioned(context, unit, by, match["within"]), *match.span())
    by = -1 if which in BACK else 1 if which in ON else 0
    if unit is Unit.DAY and by == 0:
        return (
            at(Sense("PRESENT_REF", TimeType.DATE, context.day, context.day), *match.span())
            if which != "this"
            else at(around(context, unit, 0), *match.span())
        )
    if which == "past" and unit is not Unit.WEEK and match[0].startswith("the") and unit is not Unit.YEAR:
        return at(
            in_all("past", duration(1, unit), context, moved(context.day, unit, -1) if context.day else None),
            *match.span(),
        )
    return at(around(context, unit, by, match["within"]), *match.span())


def _short(match: re.Match[str], unit: Unit, which: str) -> list[Found]:
    if which in SAME or which in ("this", "current", "present", "other"):
        return []
    return at(Sense(duration(1, unit), TimeType.DURATION), *match.span())


def _quarter(context: Context, which: str) -> Sense:
    """Quarters of a business year; the latest is the last one that has ended, or that was named."""
    if which in ("latest", "same", "that") and context.quarter:
        return dated(context.quarter)
    if which in ("latest", "last", "past", "previous", "prior", "preceding"):
        return around(context, Unit.QUARTER, -1)
    return around(context, Unit.QUARTER, 1 if which in ("next", "coming", "following", "upcoming") else 0)


def in_the_unit(match: re.Match[str], context: Context) -> list[Found]:
    """ "Earlier in the day", "later in the week"."""
    unit = unit_of(match["unit"])
    if unit is Unit.DAY or match["which"] == "same":
        return at(from_mentioned(context, unit, 0, match["within"], default=True), *match.span())
    return at(around(context, unit, 0, match["within"]), *match.span())


def end_of_unit(match: re.Match[str], context: Context) -> list[Found]:
    """ "The end of the year"."""
    unit = unit_of(match["unit"])
    if unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR):
        return []
    return at(around(context, unit, 0, match["within"]), *match.span())


def unit_before(match: re.Match[str], context: Context) -> list[Found]:
    """ "The year before", "the day after"."""
    unit = unit_of(match["unit"])
    return at(from_mentioned(context, unit, 1 if match["which"] == "after" else -1), *match.span())


def last_season(match: re.Match[str], context: Context) -> list[Found]:
    which, code = " ".join(match["which"].split()), SEASONS[match["season"]]
    if context.day is None:
        by = -1 if which in BACK else 1 if which.endswith(("next", "coming")) else 0
        return at(Sense(f"XXXX-{code}", TimeType.DATE, relative=relative_to(Unit.YEAR, by)), *match.span())
    now = _season_number(context.day)
    wanted = context.day.year * 4 + YEAR_ROUND.index(code)
    if which in BACK or which == "this past":
        wanted -= 4 * (wanted >= now)
    elif which in ("next", "coming", "this coming"):
        wanted += 4 * (wanted <= now)
    elif code == "WI" and now % 4 == 3:
        wanted = now
    sense = dated(f"{wanted // 4}-{code}", match["within"])
    return at(_of_one_winter(sense, wanted // 4) if code == "WI" else sense, *match.span())


def _of_one_winter(sense: Sense, year: int) -> Sense:
    """The winter that begins in `year`: who counts from a day knows which of the two that the value may mean."""
    first, last = date(year, 12, 1), date(year + 1, 3, 1) - timedelta(days=1)
    if sense.earliest is None or sense.latest is None:
        return sense
    return replace(sense, earliest=max(sense.earliest, first), latest=min(sense.latest, last))


def _season_number(day: date) -> int:
    """Seasons counted through; January and February still belong to the winter of the year before."""
    return day.year * 4 + (day.month - 3) // 3


def year_end(match: re.Match[str], context: Context) -> list[Found]:
    if context.day is None:
        return at(Sense("XXXX-12-31", TimeType.DATE, relative="year not known"), *match.span())
    return at(dated(f"{context.day.year}-12-31"), *match.span())
