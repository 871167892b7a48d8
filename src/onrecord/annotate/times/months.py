"""Months and seasons by their names: "late November", "March last year", "the winter of 2029"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.annotate.times.mentioned import mentioned_year, year_of_range
from onrecord.annotate.times.nearest import nearest
from onrecord.annotate.times.periods import Unit, period
from onrecord.annotate.times.sense import Context, Found, Sense, at, dated, relative_to
from onrecord.annotate.times.tense import Verb
from onrecord.annotate.times.words import MONTH, MONTH_ALONE, SEASON, SEASONS, WITHIN, YEAR, any_of, month_of, year_of
from onrecord.model import TimeType

MONTH_YEAR = rf"{WITHIN}{MONTH}(?:,? (?:of )?|-){YEAR}"
MONTH_BY_YEAR = rf"{WITHIN}{MONTH_ALONE}(?: (?:of )?{any_of('this last next the_same that', 'which')} year)"
_WHICH = any_of("last next this this_past this_coming the_previous the_following every each", "which")
MONTH_ONLY = rf"{WITHIN}(?:{_WHICH} )?{MONTH_ALONE}"
THE_SEASON = rf"the {SEASON}(?= ?[.,;:)]| (?:and|but|he|she|it|they|we|when|after|before|as)\b)"
SEASON_YEAR = rf"{WITHIN}(?:the )?{SEASON} (?:of )?{YEAR}"


def month_year(match: re.Match[str], context: Context) -> list[Found]:
    year = year_of(match["year"])
    return at(dated(f"{year}-{month_of(match['month']):02}", match["within"], day=context.day), *match.span())


def month_by_year(match: re.Match[str], context: Context) -> list[Found]:
    """ "March last year"."""
    by = {"this": 0, "last": -1, "next": 1}.get(match["which"], 0)
    month = month_of(match["month"])
    if context.day is None:
        return at(Sense(f"XXXX-{month:02}", TimeType.DATE, relative=relative_to(Unit.YEAR, by)), *match.span())
    return at(dated(f"{context.day.year + by}-{month:02}", match["within"], day=context.day), *match.span())


def month_only(match: re.Match[str], context: Context) -> list[Found]:
    if not is_month(match, context):
        return []
    month, which = month_of(match["month"]), match["which"]
    if which in ("every", "each"):
        return at(Sense(f"XXXX-{month:02}", TimeType.SET), *match.span())
    year = year_of_range(context, match.end(), month)
    if context.day is None and year is None:
        year = mentioned_year(context)
        if year is None:
            return at(Sense(f"XXXX-{month:02}", TimeType.DATE, relative="year not known"), *match.span())
    if year is not None:
        return at(dated(f"{year}-{month:02}", match["within"], day=context.day), *match.span())
    chosen = _month_near(month, which, context, match)
    return at(dated(period(Unit.MONTH, chosen), match["within"], day=context.day), *match.span())


def _month_near(month: int, which: str | None, context: Context, match: re.Match[str]) -> date:
    assert context.day
    middle = context.day.replace(day=15)
    days = [date(middle.year + by, month, 15) for by in (-1, 0, 1)]
    if which in ("last", "this past", "the previous"):
        # Of the month that has just gone, news says "last month".
        return max(day for day in days if (middle - day).days > 31)
    if which in ("next", "this coming", "the following"):
        return min(day for day in days if day > middle)
    if which == "this":
        return days[1]
    if (match["within"] or "").startswith("earlier"):
        return nearest(days, middle, Verb.HAPPENED)
    return nearest(days, middle, context.verb(*match.span()))


_BEFORE_MONTH = r"(?:in|of|since|until|by|from|during|to|through|last|next|this|early|late|mid-?)[\s-]$"
_SAYS_MONTH = re.compile(rf"(?:^|[\s(“\"']){_BEFORE_MONTH}")
_MAY_SAY_MONTH = re.compile(rf"(?:^|[\s(“\"'])(?:(?:the|for|and|or|between|before|after)\s$|{_BEFORE_MONTH})")
_BEARER_BEFORE = re.compile(r"(?:theresa|mrs?\.?|ms\.?|minister|brian|james|robert|elaine)\s$")
_NAME_BEHIND = re.compile(r"[^\S\n][A-Z]")
_STOP_BEHIND = re.compile(r"[,.;)]")
# Months that are people's names, too; two of them are also verbs.
_NAMES = frozenset("april may june august".split())
_VERBS = frozenset("may march".split())


def is_month(match: re.Match[str], context: Context) -> bool:
    """Months are written with a capital; "May" and "March" alone ask for more, as they are also other words."""
    start, word = match.start("month"), match["month"]
    if not context.capital(start):
        return False
    if "day" in match.re.groupindex or word not in _NAMES | _VERBS:
        return True
    before = context.lower[max(0, start - 12) : start]
    if _BEARER_BEFORE.search(before):
        return False
    if _NAME_BEHIND.match(context.text, match.end()):
        return _SAYS_MONTH.search(before) is not None
    if word not in _VERBS or match["which"] or match["within"]:
        return True
    return bool(_MAY_SAY_MONTH.search(before) or (before and _STOP_BEHIND.match(context.text, match.end())))


def season_year(match: re.Match[str], context: Context) -> list[Found]:
    return at(dated(f"{year_of(match['year'])}-{SEASONS[match['season']]}", match["within"]), *match.span())


def the_season(match: re.Match[str], context: Context) -> list[Found]:
    """The one that is, or that was last; the coming one where the words look ahead."""
    code = SEASONS[match["season"]]
    if context.day is None:
        return at(Sense(f"XXXX-{code}", TimeType.DATE, relative="year not known"), *match.span())
    month = 3 + 3 * list(dict.fromkeys(SEASONS.values())).index(code)
    days = [date(context.day.year + by, month if month < 12 else 12, 15) for by in (-1, 0, 1)]
    ahead = context.looks_ahead(*match.span())
    chosen = nearest(days, context.day, Verb.AHEAD if ahead else Verb.HAPPENED)
    return at(dated(f"{chosen.year}-{code}"), *match.span())
