"""Times of day: "10 p.m. Wednesday", "noon", "18:30 GMT"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotate.times.periods import day_of
from onrecord.annotate.times.sense import Context, Found, Sense, at, dated
from onrecord.annotate.times.words import DAY, MONTH, WEEKDAY, YEAR, any_of, month_of, spaced, weekday_of, year_of
from onrecord.model import TimeType

# A time of day is of the day that was named before it, if that is no further off, in characters.
NEAR = 200

_NAMES = "one two three four five six seven eight nine ten eleven twelve"
_ZONES = any_of(
    "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest msk et at pt eastern_time eastern local_time local"
)
_ZONE = rf"(?: ?{_ZONES}\b| ?\({_ZONES}\)){{0,2}}"
_ON = rf"(?:,? (?:on )?(?:{WEEKDAY}|{any_of('today yesterday tomorrow', 'near')}|{MONTH} {DAY}(?:,? {YEAR})?))?"
_ABOUT = rf"(?:{any_of('around about shortly_after shortly_before just_after just_before nearly almost')} )?"
CLOCK = (
    rf"{_ABOUT}(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?"
    r"(?: ?(?P<half>[ap])(?:\. ?m\b\.?|m\b)|(?P<spoken> (?:in the (?:morning|afternoon|evening)|at night)))"
    rf"|(?:(?P<oclock>\d{{1,2}}|{any_of(_NAMES)}) o['’]clock(?: (?:in the )?(?P<daypart>morning|afternoon|evening))?)"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?! ?[:.]?\d)"
    r"|(?P<hours4>[01]\d|2[0-3])(?P<minutes4>[0-5]\d)(?= (?:gmt|utc|hours)\b)"
    rf"|{any_of('noon midnight midday', 'word')}){_ZONE}{_ON}"
)


# The same time elsewhere may stand in between: "3:30pm local time (1430 GMT) on Tuesday".
_BEHIND_BRACKETS = re.compile(spaced(rf" ?\([^()\n]{{3,20}}\),? (?:on )?{WEEKDAY}\b"))


def clock(match: re.Match[str], context: Context) -> list[Found]:
    """The time on its day: the one beside it, the one mentioned last, or that of publication."""
    hour, minute = _hour_and_minute(match)
    if hour > 24:
        return []
    day = _day(match, context)
    return at(replace(day, value=f"{day.value}T{hour:02}:{minute:02}", type=TimeType.TIME), *match.span())


def _hour_and_minute(match: re.Match[str]) -> tuple[int, int]:
    if match["word"]:
        return (24 if match["word"] == "midnight" else 12), 0
    if match["hour24"] or match["hours4"]:
        return int(match["hour24"] or match["hours4"]), int(match["minute24"] or match["minutes4"])
    if match["oclock"]:
        word = match["oclock"]
        hour, later = (
            (int(word) if word.isdecimal() else _NAMES.split().index(word) + 1),
            match["daypart"] in ("afternoon", "evening"),
        )
    else:
        hour = int(match["hour"])
        later = match["half"] == "p" or any(
            word in (match["spoken"] or "") for word in ("afternoon", "evening", "night")
        )
    if hour > 12:
        return hour, int(match["minute"] or 0)
    return hour % 12 + 12 * later if match["half"] or later else hour, int(match["minute"] or 0)


def _day(match: re.Match[str], context: Context) -> Sense:
    today = context.day
    if beside := _day_beside(match, context):
        return dated(beside.isoformat())
    mentioned = context.mentioned
    near = today is None or match.start() - context.mentioned_at < NEAR
    if mentioned and near and re.match(r"\d{4}-\d\d-\d\d", mentioned):
        return dated(mentioned[:10])
    return dated(today.isoformat()) if today else Sense("XXXX-XX-XX", TimeType.TIME, relative="day not known")


def _day_beside(match: re.Match[str], context: Context) -> date | None:
    """The day that stands with the time: "10 p.m. on Wednesday"."""
    today = context.day
    if match["month"] and (match["year"] or today):
        year = year_of(match["year"]) if match["year"] else today.year if today else 0
        return day_of(year, month_of(match["month"]), int(match["day"]))
    if today is None:
        return None
    behind = _BEHIND_BRACKETS.match(context.lower, match.end())
    if weekday := match["weekday"] or (behind and behind["weekday"]):
        number = weekday_of(weekday)
        before = (today.weekday() - number) % 7
        return today + timedelta(days=(-before) % 7 if context.looks_ahead(*match.span()) else -before)
    if match["near"]:
        return today + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[match["near"]])
    return None
