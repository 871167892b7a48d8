"""The words that expressions of time are made of: fragments of patterns, and what their words mean.

All patterns are for text in small letters. A space in them is a gap between words, as `spaced` has it.
"""

from __future__ import annotations

import re
from fractions import Fraction

from onrecord.annotate.times.periods import Unit

# It may break a line, but not a paragraph.
_GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]{0,3})"


def spaced(pattern: str) -> str:
    """The pattern with a gap between words in place of each space."""
    return pattern.replace(" ", _GAP)


def any_of(words: str, name: str | None = None) -> str:
    """A pattern for one of the words, which stand between spaces; in a phrase, "_" is a gap."""
    choice = "|".join(words.split()).replace("_", " ")
    return f"(?P<{name}>{choice})" if name else f"(?:{choice})"


_MONTHS = "january february march april may june july august september october november december"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_UNITS = "second minute hour day weekend week fortnight month quarter year decade century"
UNITS = "seconds minutes hours days weekends weeks fortnights months quarters years decades centuries"

MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun(?:e|\.)?|jul(?:y|\.)?|aug(?:ust|\.)?"
    r"|sep(?:t(?:ember|\.)?|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
# Where no number stands beside it, a short form needs its full stop.
MONTH_ALONE = rf"(?P<month>{any_of(_MONTHS)}|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.)"
MONTH_NAME = any_of(_MONTHS)
WEEKDAY = any_of(_WEEKDAYS, "weekday")
WEEKDAY_SHORT = rf"(?P<weekday>{any_of(_WEEKDAYS)}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|,\d{3}(?!\d)|\.\d)"

_SPOKEN_YEAR = (
    rf"(?:eighteen|nineteen|twenty)[\s-](?:{any_of(_TENS)}(?:[\s-]{any_of(_ONES)})?|{any_of(_TEENS)})"
    rf"|two thousand(?: (?:and )?{any_of(f'{_ONES} {_TEENS}')})?"
)
YEAR = rf"(?P<year>(?:1[0-9]|20)\d\d(?![\d%]|,\d|\.\d)|{_SPOKEN_YEAR})"

# The longer word first: "six" would do for "sixteen".
WORDED = rf"(?:{any_of(_TENS)}(?:[\s-]{any_of(_ONES)})?|{any_of(_TEENS)}|{any_of(_ONES)})"
_COUNT = (
    r"\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?(?: \d/\d)?|(?:an? )?(?:hundred|thousand|dozen)|half an?"
    rf"|{WORDED}(?: hundred| thousand| and a half)?"
)
_VAGUE = r"(?:the |a )?(?:few|several|many|couple of|number of)(?: (?:hundred|thousand|dozen))?"
NUMBER = rf"(?P<n>{_VAGUE}|{_COUNT})"
NUMBER_OR_A = rf"(?P<n>{_VAGUE}|{_COUNT}|an?)"

UNIT_ONE = any_of(_UNITS, "unit")
UNIT_MANY = any_of(UNITS, "unit")
UNIT = any_of(f"{UNITS} {_UNITS}", "unit")

_ABOUT = (
    "nearly almost about around roughly approximately more_than less_than fewer_than over at_least at_most up_to "
    "within well_over just_over just_under as_much_as"
)
ABOUT = f"(?:{any_of(_ABOUT)} )?"
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "noon": "MI"}
PART = any_of(" ".join(PARTS), "part")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON = any_of(" ".join(SEASONS), "season")
# Where within the time it was.
WITHIN = (
    r"(?:(?P<within>(?:the )?(?:very )?(?:early|late|mid)|middle|earlier|later|sometime"
    r"|(?:(?:at|by|near|around|since) )?the (?:very )?(?:beginning|start|end|middle|close|turn) of"
    r"|(?:beginning|start|end) of|(?:the )?(?:first|second|third|fourth|last|final) week of)"
    r"(?: on| in)?(?:[\s-]the)?[\s-])?"
)
# What kind of year, day or week it is.
KIND = f"(?:{any_of('fiscal financial calendar school working trading business full')} )?"
ORDINAL = rf"(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|twenty-first|{any_of(_ORDINALS)})"

_OPENERS = (
    "a about additional after almost an annually another approximately apr around as at aug bastille beginning "
    "bimonthly biweekly boxing by calendar christmas close coming comparable corresponding couple current "
    "currently daily daylong dec decadelong dozen dozens each earlier early easter eighties election end ensuing "
    "every exactly feb few fewer fifties final financial fiscal following for forties fortnightly fri fridays "
    "future good half halloween hourlong hourly hundred hundreds in independence jan jul jun just labor last late "
    "lately later latest less like long many mar memorial mid midafternoon middle midmorning midnight mon mondays "
    "monthlong monthly more most multi near nearly new next nightly nineties nov now nowadays number oct on once "
    "only other over overnight past per post pre preceding present presently previous prior q1 q2 q3 q4 recent "
    "recently right roughly same sat saturdays sep sept seventies several shortly since sixties some sometime "
    "soon st start sun sundays tens thanksgiving that the these thirties this thousand thousands thu thur thurs "
    "thursdays today tomorrow tonight tue tues tuesdays twenties up upcoming valentine valentines very wed "
    "wednesdays weeklong weekly well within yearlong yearly yesterday"
)
# Words that point back from a day, on from it, and to the very time.
BACK = frozenset("last past previous prior latest preceding".split()) | {"this past"}
ON = frozenset("next coming upcoming".split())
SAME = frozenset(("same", "that"))

# Every word that an expression can begin with, beside figures.
OPENERS = frozenset(
    " ".join((_MONTHS, _WEEKDAYS, _TENS, _ONES, _TEENS, _ORDINALS, _UNITS, UNITS, *PARTS, *SEASONS, _OPENERS)).split()
)

_UNITS_BY_START = {"cent": Unit.CENTURY, "second": Unit.SECOND, "minute": Unit.MINUTE, "fortnight": Unit.WEEK}


def month_of(word: str) -> int:
    """1…12."""
    return next(number for number, name in enumerate(_MONTHS.split(), start=1) if name.startswith(word[:3]))


def weekday_of(word: str) -> int:
    """0 is Monday, as for `date.weekday`."""
    return next(number for number, name in enumerate(_WEEKDAYS.split()) if name.startswith(word[:2]))


def weekday_name(number: int) -> str:
    return _WEEKDAYS.split()[number].capitalize()


def month_name(number: int) -> str:
    return _MONTHS.split()[number - 1].capitalize()


def unit_of(word: str) -> Unit:
    """The unit; a fortnight is weeks."""
    for start, unit in _UNITS_BY_START.items():
        if word.startswith(start):
            return unit
    return Unit[word.rstrip("s").upper()]


def year_of(words: str) -> int:
    """The year, in figures or as it is spoken."""
    if words.isdecimal():
        return int(words)
    first, *rest = re.split(r"[\s-]+", words)
    if first == "two":
        return 2000 + sum(_plain(word) for word in rest if word not in ("thousand", "and"))
    return 100 * _plain(first) + sum(map(_plain, rest))


def full_year(two_digits: int, *, near: int) -> int:
    """The year that ends so and lies nearest to `near`: "'98" in 2016 is 1998."""
    return min((century + two_digits for century in (1800, 1900, 2000)), key=lambda year: abs(year - near))


def ordinal_of(word: str) -> int:
    if word[0].isdecimal():
        return int(word.rstrip("stndrh"))
    return 21 if word == "twenty-first" else _ORDINALS.split().index(word) + 1


def number_of(words: str) -> Fraction | None:
    """How many; None for "several"."""
    words = " ".join(words.replace(",", "").split())
    if re.search(r"few|several|many|number", words):
        return None
    if "couple" in words:
        return Fraction(2)
    if words.startswith("half"):
        return Fraction(1, 2)
    if words.endswith(" and a half"):
        return Fraction(_plain(words.removesuffix(" and a half"))) + Fraction(1, 2)
    if words[0].isdecimal():
        return sum((Fraction(part) for part in words.split()), Fraction())
    total = 0
    for word in re.split(r"[\s-]", words):
        if word in _LARGE:
            total = (total or 1) * _LARGE[word]
        elif word not in ("a", "an"):
            total += _plain(word)
    return Fraction(total or 1)


_LARGE = {"hundred": 100, "thousand": 1000, "dozen": 12}


_VALUES = {word: value for value, word in enumerate(f"{_ONES} {_TEENS}".split(), start=1)} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS.split(), strict=True)
}


def _plain(word: str) -> int:
    return _VALUES[word]
