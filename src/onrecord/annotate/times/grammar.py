"""The grammar: all rules in one pattern, tried in their order at each word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.times import (
    ago,
    clock,
    days,
    figures,
    holidays,
    lengths,
    months,
    quarters,
    refs,
    units,
    weekdays,
    years,
)
from onrecord.annotate.times.sense import Context, Found
from onrecord.annotate.times.words import OPENERS, spaced

Reading = Callable[[re.Match[str], Context], list[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """How a kind of expression is written, and how it is read."""

    pattern: str
    read: Reading


# Of two rules that fit at one place, the first is taken: longer expressions stand before those that open them.
RULES = (
    Rule(figures.ISO, figures.iso),
    Rule(figures.FIGURES, figures.figures),
    Rule(clock.CLOCK, clock.clock),
    Rule(days.DAY_MONTH, days.day_and_month),
    Rule(days.MONTH_DAY, days.day_and_month),
    Rule(weekdays.WEEK_OF, weekdays.week_of_day),
    Rule(quarters.QUARTER, quarters.quarter),
    Rule(quarters.QUARTER_OF_YEAR, quarters.quarter_of_year),
    Rule(quarters.SAME_PERIOD, quarters.same_period),
    Rule(months.MONTH_YEAR, months.month_year),
    Rule(months.MONTH_BY_YEAR, months.month_by_year),
    Rule(months.SEASON_YEAR, months.season_year),
    Rule(months.THE_SEASON, months.the_season),
    Rule(years.CENTURY, years.century),
    Rule(years.DECADE, years.decade),
    Rule(weekdays.TODAY, weekdays.today),
    Rule(weekdays.THIS_PART, weekdays.this_part),
    Rule(weekdays.PART_OF, weekdays.part_of),
    Rule(weekdays.EVERY_WEEKDAY, weekdays.weekdays_set),
    Rule(weekdays.WEEKDAYS_SET, weekdays.weekdays_set),
    Rule(weekdays.WEEKDAY_ONLY, weekdays.weekday_only),
    Rule(holidays.HOLIDAY, holidays.holiday),
    Rule(months.MONTH_ONLY, months.month_only),
    Rule(ago.AGO, ago.ago),
    Rule(ago.MANY_AGO, ago.ago),
    Rule(ago.COUNTED, ago.counted),
    Rule(weekdays.THE_WEEKEND, weekdays.the_weekend),
    Rule(units.THIS_UNIT, units.this_unit),
    Rule(units.LAST_SEASON, units.last_season),
    Rule(units.IN_THE_UNIT, units.in_the_unit),
    Rule(units.END_OF_UNIT, units.end_of_unit),
    Rule(units.THE_UNIT_BEFORE, units.unit_before),
    Rule(units.YEAR_END, units.year_end),
    Rule(quarters.YEAR_AGO, quarters.year_ago),
    Rule(quarters.THE_QUARTER, quarters.the_quarter),
    Rule(lengths.THE_UNIT, lengths.the_unit),
    Rule(lengths.LENGTH, lengths.length),
    Rule(lengths.HYPHENATED, lengths.hyphenated),
    Rule(lengths.UNITS_LONG, lengths.units_long),
    Rule(lengths.EVERY, lengths.every),
    Rule(lengths.PER, lengths.every),
    Rule(lengths.BARE, lengths.bare),
    Rule(lengths.AWHILE, lengths.awhile),
    Rule(lengths.ADVERB, lengths.adverb),
    Rule(years.YEARS, years.years),
    Rule(years.YEAR_ONLY, years.year_only),
    Rule(years.SHORT_YEAR, years.short_year),
    Rule(refs.PRESENT, refs.present),
    Rule(refs.PAST, refs.past),
    Rule(refs.FUTURE, refs.future),
)

_OPEN = r"(?<![\w$£€#])(?<!\d[-/.:,])(?<!\w-)"
_CLOSE = r"(?!\w)"
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


@cache
def _scanner() -> re.Pattern[str]:
    """One pattern for all rules; the group that matched tells which."""
    rules = "|".join(f"((?:{_NAMED_GROUP.sub('(?:', spaced(rule.pattern))}){_CLOSE})" for rule in RULES)
    return re.compile(f"{_OPEN}(?:{rules})")


@cache
def _single() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(f"(?:{spaced(rule.pattern)}){_CLOSE}") for rule in RULES)


def expressions(context: Context) -> list[Found]:
    """All expressions of the text, in their order; none overlaps another."""
    found: list[Found] = []
    end = 0
    for start in _starts(context.lower):
        if start < end:
            continue
        match = _scanner().match(context.lower, start)
        here = _read(start, match.lastindex or 1, context) if match else []
        if here:
            context.note(here)
            found += here
            end = max(each.end for each in here)
    return found


_WORD = re.compile(r"['’‘]\d|\w+")


def _starts(lower: str) -> Iterator[int]:
    """Where an expression may begin. Nearly all words are passed over by a look into a set: the pattern is slow."""
    return (word.start() for word in _WORD.finditer(lower) if word[0] in OPENERS or not word[0].isalpha())


def _read(start: int, first: int, context: Context) -> list[Found]:
    """By the first of the rules, from `first` on, that stands by what it matched."""
    for pattern, rule in zip(_single()[first - 1 :], RULES[first - 1 :], strict=True):
        match = pattern.match(context.lower, start)
        if match and (found := rule.read(match, context)):
            return found
    return []
