"""How long and how often: "three years", "a five-year plan", "every other week", "$3 a day"."""

from __future__ import annotations

import re
from fractions import Fraction

from onrecord.annotate.times.periods import Unit
from onrecord.annotate.times.sense import Context, Found, Sense, around, at, duration
from onrecord.annotate.times.words import (
    ABOUT,
    NUMBER,
    NUMBER_OR_A,
    UNIT,
    UNIT_MANY,
    UNIT_ONE,
    WORDED,
    any_of,
    number_of,
    unit_of,
)
from onrecord.model import TimeType

_FULL = (
    rf"(?:{any_of('more full consecutive straight additional solid trading business working successive fiscal')} "
    rf"|{any_of('calendar long whole')} )?"
)
_EACH = rf"(?:{any_of('the another an_additional the_first the_final as_long_as every each once_every')} )?"
LENGTH = (
    rf"{_EACH}{ABOUT}{NUMBER_OR_A}(?:(?: (?:to|or) | ?[-–] ?)(?P<to>\d{{1,3}}|{WORDED}))?(?:-plus)?"
    rf"(?: |-(?!quarter)){_FULL}{UNIT}(?!-?long\b)"
    r"(?: (?P<and_half>and a half))?(?: or (?P<or>two|so|more))?(?P<old>-old)?"
)
HYPHENATED = (
    rf"(?P<n>\d{{1,3}}|several|multi|half|{NUMBER.replace('?P<n>', '?:')}"
    rf"|{any_of('decades years months weeks hours days')})[-\s]?-"
    rf"{any_of('second minute hour day week month year decade century long', 'unit')}(?P<old>-old)?"
)
UNITS_LONG = rf"{any_of('day week month year hour decade days weeks months years hours decades', 'unit')}-?long"
_MANY_AFTER = UNIT_MANY.replace("<unit>", "<unit_after>")
BARE = (
    rf"(?P<for>(?:for|in|within|over|after) (?:the )?){UNIT_MANY}(?! (?:ago|of|to come))"
    rf"|{_MANY_AFTER}(?= (?:after|before)\b)"
)
AWHILE = (
    r"(?:a (?:(?:short|long|little) )?while|some time|a long time)(?= ?[.,;]| (?:and|but|in|after|before|because)\b)"
)
PER = rf"(?:an?|per|every|each) {UNIT_ONE}(?!-?long\b)"
EVERY = rf"(?:every|each)(?: (?:other|single))? {UNIT_ONE}"
ADVERB = any_of("hourly daily nightly weekly biweekly fortnightly monthly bimonthly yearly annually", "adverb")
THE_UNIT = (
    rf"the (?:(?:fiscal|full|financial) )?{UNIT_ONE}"
    r"(?:(?P<ended> (?:ended|ending|to|through))|(?<=year)(?= ?[.,;:)]))"
)
_EVERY = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W",
    "monthly": "P1M", "bimonthly": "P2M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip


def length(match: re.Match[str], context: Context) -> list[Found]:
    """Some number of units."""
    if (match["old"] and unit_of(match["unit"]) is Unit.YEAR) or re.match(
        r"\s(?:old|of\sage)\b", context.lower[match.end() : match.end() + 12]
    ):
        return []
    unit, count = unit_of(match["unit"]), number_of(match["n"])
    if unit is Unit.SECOND and match["n"] in ("a", "an", "the"):
        return []
    sense = Sense(
        measured(
            count,
            unit,
            half=match["and_half"] is not None,
            fortnight=match["unit"].startswith("fortnight"),
        ),
        TimeType.DURATION,
    )
    if match[0].startswith(("every", "each", "once")):
        sense = Sense(sense.value, TimeType.SET)
    # "The two-day talks" are talks of two days: the article belongs to them.
    hyphened = context.lower[match.start("unit") - 1] == "-"
    return at(sense, match.start("n") if hyphened and match[0].startswith("the") else match.start(), match.end())


def measured(count: Fraction | None, unit: Unit, *, half: bool = False, fortnight: bool = False) -> str:
    """The value of a duration: two and a half years are P2Y6M."""
    if count is None:
        return duration("X", unit)
    count = (count + Fraction(1, 2) if half else count) * (2 if fortnight else 1)
    whole, rest = divmod(count, 1)
    finer = {
        Unit.YEAR: (12, "M"),
        Unit.HOUR: (60, "M"),
        Unit.MINUTE: (60, "S"),
        Unit.WEEK: (7, "D"),
        Unit.DAY: (24, "T{}H"),
    }
    if rest == 0 or unit not in finer:
        return duration(int(whole) if rest == 0 else float(count), unit)  # type: ignore[arg-type]
    times, letter = finer[unit]
    small = f"{round(rest * times)}{letter}" if "{" not in letter else letter.format(round(rest * times))
    if whole:
        return duration(int(whole), unit) + small
    return f"PT{small}" if unit in (Unit.HOUR, Unit.MINUTE) else f"P{small}"


_MANY = frozenset("decades years months weeks hours days".split())


def hyphenated(match: re.Match[str], context: Context) -> list[Found]:
    """ "A five-year plan"."""
    words = match["n"]
    if match["unit"] == "long" and words not in _MANY:
        return []
    if match["unit"] == "long":
        return at(Sense(duration("X", unit_of(words)), TimeType.DURATION), *match.span())
    if words in _MANY or (match["old"] and unit_of(match["unit"]) is Unit.YEAR):
        return []
    count = None if words in ("several", "multi") else number_of(words)
    return at(Sense(measured(count, unit_of(match["unit"])), TimeType.DURATION), *match.span())


def units_long(match: re.Match[str], context: Context) -> list[Found]:
    many = match["unit"].endswith("s")
    return at(Sense(duration("X" if many else 1, unit_of(match["unit"])), TimeType.DURATION), *match.span())


def bare(match: re.Match[str], context: Context) -> list[Found]:
    """ "For years", "days after the vote": how many is not said."""
    group = "unit" if match["unit"] else "unit_after"
    return at(Sense(duration("X", unit_of(match[group])), TimeType.DURATION), match.start(group), match.end())


def awhile(match: re.Match[str], context: Context) -> list[Found]:
    return at(Sense("PXX", TimeType.DURATION), *match.span())


def every(match: re.Match[str], context: Context) -> list[Found]:
    if unit_of(match["unit"]) is Unit.SECOND:
        return []
    other = "other" in match[0]
    return at(Sense(duration(2 if other else 1, unit_of(match["unit"])), TimeType.SET), *match.span())


def adverb(match: re.Match[str], context: Context) -> list[Found]:
    if match["adverb"] == "daily" and context.capital(match.start()):
        return []
    return at(Sense(_EVERY[match["adverb"]], TimeType.SET), *match.span())


def the_unit(match: re.Match[str], context: Context) -> list[Found]:
    """ "The year ended March 31" is a duration; "the year" alone is the one that is."""
    if not match["ended"]:
        return at(around(context, Unit.YEAR, 0), *match.span())
    return at(Sense(duration(1, unit_of(match["unit"])), TimeType.DURATION), match.start(), match.end("unit"))
