"""Quarters and halves of a year: "the third quarter", "a year-earlier loss", "the 2029 period"."""

from __future__ import annotations

import re

from onrecord.annotate.times.periods import UNKNOWN, Unit
from onrecord.annotate.times.sense import Context, Found, Sense, around, at, dated, relative_to
from onrecord.annotate.times.words import YEAR, any_of, ordinal_of, year_of
from onrecord.model import TimeType

_YEAR_AGO = r"(?P<ago>(?:comparable )?(?:year[\s-](?:ago|earlier)|previous))"
_OF_YEAR = rf"(?:{YEAR}|(?P<which>this|last|next) year['’]s|{_YEAR_AGO})"
_LATER_YEAR = YEAR.replace("<year>", "<year_after>")
_YEAR_AFTER = rf"(?: (?:of )?(?:{_LATER_YEAR}|(?P<which_after>this|last|next) year|the year))"
QUARTER = (
    rf"(?:(?:the )?{_OF_YEAR}(?: fiscal)? )?(?:the )?(?:fiscal[\s-])?"
    rf"{any_of('first second third fourth 1st 2nd 3rd 4th q1 q2 q3 q4', 'quarter')}"
    rf"(?:(?<=q[1-4])|[\s-](?P<half>quarter|half))(?:{_YEAR_AFTER}|(?<=q[1-4]) ?(?P<year_q>\d{{4}}))?"
)
QUARTER_OF_YEAR = rf"(?:the )?{_OF_YEAR} (?P<period>quarter|period|half)"
_A_YEAR_BEFORE = "last_year a_year_ago a_year_earlier the_previous_year"
SAME_PERIOD = (
    r"(?:the )?(?:corresponding|same|comparable|like) (?:period|quarter|time)"
    rf"(?: (?:(?:of|in) )?(?:{any_of(_A_YEAR_BEFORE, 'last')}|{YEAR}))?"
)
THE_QUARTER = r"the (?:quarter|latest quarter|latest period)"
YEAR_AGO = r"year-(?:ago|earlier)"


def quarter(match: re.Match[str], context: Context) -> list[Found]:
    """Quarters and halves of a year; without a year, the latest that has begun."""
    word = match["quarter"]
    number = int(word[1]) if word[0] == "q" else ordinal_of(word)
    letter = "H" if match["half"] == "half" else "Q"
    if number > (2 if letter == "H" else 4):
        return []
    # "The second half of the match".
    if (
        letter == "H"
        and match.re is not None
        and re.match(r"\sof\s(?!the\syear)", context.lower[match.end() : match.end() + 12])
    ):
        return []
    year = _year_of_quarter(match, context, number, letter)
    if year is None:
        return at(Sense(f"XXXX-{letter}{number}", TimeType.DATE, relative="year not known"), *match.span())
    return at(dated(f"{year}-{letter}{number}"), *match.span())


def _year_of_quarter(match: re.Match[str], context: Context, number: int, letter: str) -> int | None:
    figures = match["year"] or match["year_after"] or match["year_q"]
    if figures:
        return year_of(figures)
    if context.day is None:
        return None
    if which := match["which"] or match["which_after"]:
        return context.day.year + {"this": 0, "last": -1, "next": 1}[which]
    begun = (number - 1) * (6 if letter == "H" else 3) < context.day.month
    ahead = not begun and context.looks_ahead(*match.span())
    return context.day.year - (0 if begun or ahead else 1) - (1 if match["ago"] else 0)


def quarter_of_year(match: re.Match[str], context: Context) -> list[Found]:
    """ "The 1988 quarter", "the year-ago period": that of the quarter named before."""
    known = context.quarter
    if match["year"]:
        year = year_of(match["year"])
        return at(dated(f"{year}{known[4:]}" if known and match["period"] == "quarter" else f"{year}"), *match.span())
    by = -1 if match["ago"] else {"this": 0, "last": -1, "next": 1}[match["which"]]
    return at(_years_from(known, by, context), *match.span())


def _years_from(known: str | None, by: int, context: Context) -> Sense:
    if known and known[:4].isdecimal():
        return dated(f"{int(known[:4]) + by}{known[4:]}")
    return around(context, Unit.YEAR, by)


def same_period(match: re.Match[str], context: Context) -> list[Found]:
    if not match["last"] and not match["year"]:
        return []
    if match["year"]:
        return _named_period(match, context)
    return at(_years_from(context.quarter, -1, context), *match.span())


def _named_period(match: re.Match[str], context: Context) -> list[Found]:
    known, year = context.quarter, year_of(match["year"])
    return at(dated(f"{year}{known[4:]}" if known else f"{year}"), *match.span())


def the_quarter(match: re.Match[str], context: Context) -> list[Found]:
    if context.quarter:
        return at(dated(context.quarter), *match.span())
    if context.day is None:
        return at(Sense(UNKNOWN[Unit.QUARTER], TimeType.DATE, relative=relative_to(Unit.QUARTER, -1)), *match.span())
    sense = around(context, Unit.QUARTER, -1)
    return at(sense, *match.span())


def year_ago(match: re.Match[str], context: Context) -> list[Found]:
    return at(_years_from(context.quarter, -1, context), *match.span())
