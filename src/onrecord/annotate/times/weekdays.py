"""Days by their names, and today, yesterday and tomorrow, with their parts; and weekends."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotate.times.mentioned import from_mentioned, mentioned_day
from onrecord.annotate.times.periods import UNKNOWN, Unit, week_of
from onrecord.annotate.times.sense import Context, Found, Sense, around, at, dated, of_day, relative_to
from onrecord.annotate.times.words import DAY, MONTH, PART, PARTS, WEEKDAY, any_of, month_of, weekday_name, weekday_of
from onrecord.model import TimeType

_DAYPART = rf"(?: (?:early |late )?{PART})?"
_WHEN_IN_DAY = (
    r"(?:(?P<within>(?:very )?(?:early|late|earlier|later)(?: on)?|mid-? ?(?P<mid>morning|afternoon|day)(?: on)?) )?"
)
TODAY = (
    rf"{_WHEN_IN_DAY}(?:(?P<before>the day before yesterday)|(?P<after>the day after tomorrow)"
    rf"|{any_of('today yesterday tomorrow tonight overnight', 'day')}{_DAYPART})"
)
THIS_PART = (
    r"(?:(?P<within>early|late|earlier|later) )?"
    rf"{any_of('this last that the_same the_next the_following the_previous', 'which')} {PART}"
)
PART_OF = rf"(?:(?:early|late) )?(?:in )?the (?P<mid>early |late )?{PART} (?:of|on) {WEEKDAY}(?!,? {MONTH} {DAY})"
WEEKDAYS_SET = rf"(?:(?:every|each|most) )?{WEEKDAY}(?:s(?: {PART})?| {PART.replace('<part>', '<parts>')}s)"
EVERY_WEEKDAY = rf"(?:every|each)(?: other)? {WEEKDAY}{_DAYPART}"
_WHICH_DAY = any_of(
    "last next this this_past this_coming past coming the_previous the_following the_next the_last the_coming the_past "
    "this_next this_last",
    "which",
)
WEEKDAY_ONLY = rf"{_WHEN_IN_DAY}(?:{_WHICH_DAY} )?{WEEKDAY}(?: (?P<week>this|last|next) week)?{_DAYPART}"
WEEK_OF = rf"(?:the )?week (?:of|beginning|ending) {MONTH} {DAY}"
THE_WEEKEND = (
    rf"{any_of('the this last next the_past this_past this_coming past the_coming', 'which')} (?:long )?weekend"
)
# By how many days each word moves from the day of publication.
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}


def today(match: re.Match[str], context: Context) -> list[Found]:
    if match["before"] or match["after"]:
        return at(around(context, Unit.DAY, -2 if match["before"] else 2), *match.span())
    word = match["day"]
    part = match["part"] or (word == "tonight" and "night") or (word == "overnight" and "night") or match["mid"]
    sense = around(context, Unit.DAY, _DAYS[word])
    if word == "overnight":
        sense = _through_night(sense, match, context)
    return at(of_day(sense, PARTS.get(part or "")), *match.span())


def _through_night(sense: Sense, match: re.Match[str], context: Context) -> Sense:
    """The two days of a night: that before the day of publication or, with a verb that looks ahead, that after it."""
    day = context.day
    if day is None:
        return sense
    if context.looks_ahead(*match.span()):
        return replace(sense, latest=day + timedelta(days=1)) if day < date.max else sense
    return replace(sense, earliest=day - timedelta(days=1)) if day > date.min else sense


def this_part(match: re.Match[str], context: Context) -> list[Found]:
    """ "Last night", "this morning", "the next morning"."""
    which, code = match["which"], PARTS[match["part"]]
    if which in ("this", "last"):
        return at(of_day(around(context, Unit.DAY, -1 if which == "last" else 0), code), *match.span())
    by = {"the next": 1, "the following": 1, "the previous": -1}.get(" ".join(which.split()), 0)
    return at(of_day(from_mentioned(context, Unit.DAY, by), code), *match.span())


_OTHER_NAME_BEFORE = re.compile(r"\b(?:black|super|good|bloody|ash|palm|cyber|fat|maundy|man|girl|holy)\s$")
_OTHER_NAME_BEHIND = re.compile(
    r"[^\S\n](?:Times|Telegraph|Mail|Express|Mirror|Herald|Post|Tribune|Star|Night\sLive|Club|Group)\b"
)


def weekday_only(match: re.Match[str], context: Context) -> list[Found]:
    if not context.capital(match.start("weekday")) or _is_other_name(match, context):
        return []
    number = weekday_of(match["weekday"])
    part = PARTS.get(match["part"] or match["mid"] or "")
    if context.day is None:
        sense = Sense(f"XXXX-WXX-{number + 1}", TimeType.DATE, relative=_weekday_relative(number, match, context))
    else:
        sense = dated(_weekday_near(number, match, context, context.day).isoformat())
    return at(of_day(sense, part), *match.span())


def _is_other_name(match: re.Match[str], context: Context) -> bool:
    at_word = match.start("weekday")
    if _OTHER_NAME_BEFORE.search(context.lower[max(0, at_word - 10) : at_word]):
        return True
    return _OTHER_NAME_BEHIND.match(context.text, match.end("weekday")) is not None


def _weekday_near(number: int, match: re.Match[str], context: Context, day: date) -> date:
    which = (match["which"] or "").removeprefix("the ").split(" ")[-1] if match["which"] else ""
    if match["week"]:
        monday = day - timedelta(days=day.weekday())
        return monday + timedelta(days=number + 7 * {"this": 0, "last": -1, "next": 1}[match["week"]])
    before, after = (day.weekday() - number) % 7, (number - day.weekday()) % 7
    if which in ("last", "past"):
        return day - timedelta(days=before or 7)
    if which in ("previous", "following"):
        start = mentioned_day(context) or day
        step = (start.weekday() - number) % 7 if which == "previous" else (number - start.weekday()) % 7
        return start + timedelta(days=-(step or 7) if which == "previous" else step or 7)
    if which in ("next", "coming"):
        return day + timedelta(days=after or 7)
    if which == "this" or context.looks_ahead(*match.span()):
        return day + timedelta(days=after)
    return day - timedelta(days=before)


def _weekday_relative(number: int, match: re.Match[str], context: Context) -> str:
    ahead = match["which"] in ("next", "this", "this coming") or context.looks_ahead(*match.span())
    side = "after" if ahead else "before"
    return f"the {weekday_name(number)} on or {side} publication"


def part_of(match: re.Match[str], context: Context) -> list[Found]:
    """ "The evening of Friday" is read as "Friday evening"."""
    if not context.capital(match.start("weekday")):
        return []
    number, code = weekday_of(match["weekday"]), PARTS[match["part"]]
    if context.day is None:
        relative = f"the {weekday_name(number)} on or before publication"
        return at(Sense(f"XXXX-WXX-{number + 1}T{code}", TimeType.TIME, relative=relative), *match.span())
    before = (context.day.weekday() - number) % 7
    ahead = context.looks_ahead(*match.span())
    day = context.day + timedelta(days=(number - context.day.weekday()) % 7 if ahead else -before)
    return at(of_day(dated(day.isoformat()), code), *match.span())


def weekdays_set(match: re.Match[str], context: Context) -> list[Found]:
    if not context.capital(match.start("weekday")):
        return []
    groups = match.groupdict()
    part = PARTS.get(groups["part"] or groups.get("parts") or "")
    value = f"XXXX-WXX-{weekday_of(match['weekday']) + 1}" + (f"T{part}" if part else "")
    return at(Sense(value, TimeType.SET), *match.span())


def week_of_day(match: re.Match[str], context: Context) -> list[Found]:
    """ "The week of March 6"."""
    if context.day is None or not context.capital(match.start("month")):
        return []
    month, number = month_of(match["month"]), int(match["day"])
    try:
        days = [date(context.day.year + by, month, number) for by in (-1, 0, 1)]
    except ValueError:
        return []
    return at(dated(week_of(min(days, key=lambda day: abs(day - context.day)))), *match.span())  # type: ignore[operator]


def the_weekend(match: re.Match[str], context: Context) -> list[Found]:
    """The one that is, or that was last; the coming one where the words look ahead."""
    which = match["which"].split()[-1]
    if context.day is None:
        by = -1 if which in ("last", "past") else 1 if which in ("next", "coming") else 0
        return at(Sense(UNKNOWN[Unit.WEEKEND], TimeType.DATE, relative=relative_to(Unit.WEEKEND, by)), *match.span())
    now = context.day.weekday() >= 5
    if which in ("next", "coming"):
        by = 1 if now else 0
    elif which in ("last", "past"):
        by = -1
    else:
        ahead = (which == "this" and context.day.weekday() >= 2) or context.looks_ahead(*match.span())
        by = 0 if now or ahead else -1
    return at(around(context, Unit.WEEKEND, by), *match.span())
