"""Years, decades and centuries: "2014", "fiscal 2029", "the late 1970s", "the 19th century"."""

from __future__ import annotations

import re

from onrecord.annotate.times.sense import Context, Found, Sense, at, dated
from onrecord.annotate.times.words import ORDINAL, WITHIN, YEAR, any_of, full_year, ordinal_of, year_of
from onrecord.model import TimeType

YEARS = r"(?P<year>(?:1[5-9]|20)\d\d) ?[-–/] ?(?P<to>(?:1[5-9]|20)\d\d|\d\d)(?![\d%-]|,\d|\.\d)"
YEAR_ONLY = (
    r"(?:(?P<outside>(?:pre|post)-)|(?P<fiscal>(?:the )?(?:fiscal|financial|calendar)(?: year)? )|(?P<named>the year )"
    rf"|{WITHIN}){YEAR}"
)
SHORT_YEAR = r"(?<!['’‘`])['’‘](?P<year>\d\d)(?!['’]?s|\d)"
_TENS_OF_YEARS = "twenties thirties forties fifties sixties seventies eighties nineties"
DECADE = (
    rf"{WITHIN}(?:the )?(?:(?P<decade>(?:1[0-9]|20)\d0)['’]?s|['’‘](?P<short>[1-9]0)s"
    rf"|{any_of(_TENS_OF_YEARS, 'word')})"
)
CENTURY = rf"{WITHIN}(?:the )?(?:(?:early|late|mid)[\s-])?{ORDINAL}[\s-]centur(?:y|ies)(?: (?P<bc>b\.?c\.?))?"


def years(match: re.Match[str], context: Context) -> list[Found]:
    """Two years joined by a dash: "2011-14"."""
    first = int(match["year"])
    last = int(match["to"]) if len(match["to"]) == 4 else first - first % 100 + int(match["to"])
    if not first < last <= first + 100:
        return []
    return [Found(*match.span("year"), dated(f"{first}")), Found(*match.span("to"), dated(f"{last}"))]


_COUNTS = re.compile(
    r"(?:[$£€#]|(?:us|usd|eur|gbp|no\.?|number|flight|room|route|highway|nearly|some|about|roughly|almost|than|least|over|only)\s)$"
)
_SAYS_YEAR = re.compile(
    r"\b(?:in|of|since|until|by|from|during|through|before|after|and|to|between|back|early|late|mid)\s$"
)
_COUNTED = re.compile(
    r"[\s-](?:hours?|gmt|percent|per|million|billion|thousand|tons?|tonnes?|met(?:er|re)s?|feet|foot|miles?|km|kilomet\w+|kg|mph"
    r"|dollars|euros|pounds|degrees|shares|yen|points|votes|people|men|women|children|troops|soldiers|workers|employees|jobs"
    r"|homes|houses|members|acres|barrels|others|seats|rpm|square)\b"
)
_PLURAL = re.compile(
    r"[^\S\n](?!(?:was|is|has|as|does|its|this|his|us|towards?|across|unless|plus|versus|always|series|olympics"
    r"|elections?|games|crisis|finals?|results|sales|earnings|profits|figures)\b)[a-z]{3,}s\b"
)


def year_only(match: re.Match[str], context: Context) -> list[Found]:
    year = year_of(match["year"])
    spelled = not match["year"].isdecimal()
    marked = match["within"] or match["outside"] or match["fiscal"] or match["named"]
    if not marked and ((spelled and not 1800 <= year <= 2100) or (not spelled and not _is_year(match, context))):
        return []
    return at(dated(f"{year:04}", match["within"], day=context.day), *match.span())


def _is_year(match: re.Match[str], context: Context) -> bool:
    """Four figures are a year unless they count something."""
    year, start, end = int(match["year"]), match.start("year"), match.end("year")
    before = context.lower[max(0, start - 14) : start]
    if _COUNTS.search(before) or _COUNTED.match(context.lower, end):
        return False
    if _SAYS_YEAR.search(before):
        return year >= 1100 and not (_PLURAL.match(context.lower, end) and year < 1900)
    return 1800 <= year <= 2100 and not _PLURAL.match(context.lower, end)


def short_year(match: re.Match[str], context: Context) -> list[Found]:
    """ "'98"."""
    near = context.day.year if context.day else 2000
    return at(dated(f"{full_year(int(match['year']), near=near)}"), *match.span())


_AGE_BEFORE = re.compile(r"\b(?:his|her|their|my|your|our|its)\s(?:(?:early|late|mid)[\s-])?$")


def decade(match: re.Match[str], context: Context) -> list[Found]:
    if match["decade"]:
        ten = int(match["decade"]) // 10
    else:
        if _AGE_BEFORE.search(context.lower[max(0, match.start() - 16) : match.start()]):
            return []
        two = int(match["short"]) if match["short"] else 20 + 10 * _TENS_OF_YEARS.split().index(match["word"])
        if match["word"] and not re.search(r"\bthe\s$", context.lower[: match.start("word")][-5:]):
            return []
        ten = full_year(two, near=context.day.year - 30 if context.day else 1970) // 10
    return at(dated(f"{ten}X", match["within"]), *match.span())


def century(match: re.Match[str], context: Context) -> list[Found]:
    number = ordinal_of(match["ordinal"])
    if match["bc"] or not 1 <= number <= 22:
        return at(Sense("XXXX", TimeType.DATE), *match.span())
    return at(dated(f"{number - 1:02}XX", match["within"]), *match.span())
