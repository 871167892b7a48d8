"""Dates that cannot all be right, with the reason in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from onrecord.annotate.times.periods import bounds, day_of
from onrecord.annotate.times.sense import Found
from onrecord.annotate.times.words import MONTH_NAME, month_name, month_of, weekday_name
from onrecord.model import Annotated, Article, Basis, Flag, Span

CONTRADICTS = "date contradicts date"
NO_SUCH_DAY = "no such day"

# The head of an article and its metadata may differ by so many days without a word being said.
HEAD_DIFFERS = 45
# A month or a year is no slip if it is only just to come, nor where it is so far off that it may count things. In days.
VAGUE_AHEAD = (60, 3650)
# In how many characters the head of an article stands.
HEAD_LENGTH = 600
# A year is written wrong at its beginning: in these months, by who still writes the old one.
NEW_YEAR = 2
# How long before its neighbours, in days, an article must be dated, and how many names it must share with them.
SLIP = (150, 366)
SHARED_NAMES = 3

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def flags_of(annotated: Annotated, found: Sequence[Found], days: Sequence[date]) -> tuple[Flag, ...]:
    """What contradicts itself in an article that was published on one of `days`."""
    article = annotated.article
    flags = [*_impossible(found), *_wrong_weekdays(found), *_turned_round(found, article.text)]
    if len(days) == 1:
        flags += [*_future_told_as_past(found, article, days[0]), *_head_differs(found, article, days[0])]
        flags += _old_year(found, article, days[0])
    return tuple(sorted(set(flags), key=lambda flag: (flag.span, flag.why)))


def _impossible(found: Sequence[Found]) -> Iterator[Flag]:
    for each in found:
        if _ISO_DAY.fullmatch(each.sense.value) and bounds(each.sense.value) is None:
            year, month, day = map(int, each.sense.value.split("-"))
            yield Flag(_span(each), NO_SUCH_DAY, f"{month_name(month)} {year} has no day {day}.")


def _wrong_weekdays(found: Sequence[Found]) -> Iterator[Flag]:
    for each in found:
        day = _one_day(each)
        if day and each.weekday is not None and day.weekday() != each.weekday:
            is_, said = weekday_name(day.weekday()), weekday_name(each.weekday)
            yield Flag(_span(each), CONTRADICTS, f"{in_words(day)} was a {is_}, not a {said}.")


_FROM = re.compile(r"\b(from|between)\s(?:the\s|about\s|around\s)?$")
_TO = {"from": re.compile(r"\s(?:to|until|till|through)\s(?:the\s)?"), "between": re.compile(r"\sand\s(?:the\s)?")}


def _turned_round(found: Sequence[Found], text: str) -> Iterator[Flag]:
    """ "From 2014 to 2011"."""
    for left, right in pairwise(found):
        opened = _FROM.search(text[max(0, left.start - 16) : left.start].lower())
        if not opened or not _TO[opened[1]].fullmatch(text, left.end, right.start):
            continue
        first, last = left.sense.earliest, right.sense.latest
        if first and last and first > last and _alike(left, right):
            words = text[left.start : left.end], text[right.start : right.end]
            why = f"It would end ({words[1]}) before it begins ({words[0]})."
            yield Flag(Span(left.start, right.end), CONTRADICTS, why)


def _alike(left: Found, right: Found) -> bool:
    """Both name their years: of others the grammar has chosen the year, perhaps not the right one."""
    return (left.full and right.full) or all(re.fullmatch(r"\d{4}", each.sense.value) for each in (left, right))


_AHEAD = re.compile(
    r"\b(?:will|shall|would|could|may|might|must|should|can|cannot|until|till|by|next|due|upcoming|ahead|future|if|to\sbe"
    r"|going\sto|set\s(?:to|for)|run\sfor|elections?|candidate|cup|olympics|games|(?:end|begin|start|run|expire|open|close|come"
    r"|take|is|are)s?|hop(?:e|es|ed|ing)|(?:plan|schedul|expect|forecast|project|target|aim|propos|promis|pledg|postpon|delay"
    r"|extend|expir|agree|approv|budget|bid|award|call|want|vow)\w*)\b|['’]ll\b"
)
_LEADS_IN = re.compile(r"(?:^|[.!?]\s|\b(?:on|in|since|of|dated|published|issued|released|posted|last|back\sin)\s|\()$")
_DATED = re.compile(r"\b(dated|published|issued|released|posted|signed)\s(?:on\s|in\s)?$")
_REPORTED = (
    r"(?!(?:said|added|warned|indicated|suggested|noted|stated|announced|reported|need|indeed|united|hundred)\b)"
)
_PAST = re.compile(
    rf"\b{_REPORTED}(?:was|were|had|did|died|went|came|took|gave|made|met|left|held|sent|saw|began|fell|rose|hit|won|lost|shot"
    r"|found|became|wrote|broke|flew|led|brought|bought|sold|[a-z]{2,}ed)\b"
)
_STOP = re.compile(r"[.!?]['\"”’)]*\s|\n")


def _future_told_as_past(found: Sequence[Found], article: Article, published: date) -> Iterator[Flag]:
    """A date after the day of publication, of which the sentence speaks as of something that has been."""
    text = article.text
    for each in found:
        first = each.sense.earliest
        if not first or first <= published + timedelta(days=1) or not _is_said(each, text):
            continue
        if not each.full and not VAGUE_AHEAD[0] < (first - published).days < VAGUE_AHEAD[1]:
            continue
        before, after = _sentence_around(text, each.start, each.end)
        dated = _DATED.search(before.lower()) if each.full else None
        if (dated and dated[1] == "dated") or _is_past(before, after):
            words = text[each.start : each.end]
            told = f"“{dated[0].strip()} {words}”" if dated else f"{words} is told of as past"
            yield Flag(_span(each), CONTRADICTS, f"{told}, but the article was published on {in_words(published)}.")


def _is_said(found: Found, text: str) -> bool:
    """The words themselves name the year, be it of a day, of a month or alone."""
    is_date = found.full or re.fullmatch(r"\d{4}(?:-\d\d)?", found.sense.value) is not None
    return is_date and re.search(r"\d{4}", text[found.start : found.end]) is not None


def _is_past(before: str, after: str) -> bool:
    if not _LEADS_IN.search(before.lower()) or _AHEAD.search(f"{before} {after}".lower()):
        return False
    return bool(_PAST.search(before) or _PAST.search(after))


def _sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = text[max(0, start - 200) : start], text[end : end + 200]
    for stop in _STOP.finditer(before):
        last = stop.end()
        before = text[max(0, start - 200) + last : start] if last else before
    end_of_sentence = _STOP.search(after)
    return before, after[: end_of_sentence.start()] if end_of_sentence else after


def _head_differs(found: Sequence[Found], article: Article, published: date) -> Iterator[Flag]:
    """A date on a line of its own, or in the dateline, that is not the one that the article came with."""
    if article.published.basis is not Basis.GIVEN:
        return
    for each in found[:4]:
        day = _one_day(each)
        if not day or not each.full or not _heads(each, article):
            continue
        if abs((day - published).days) > HEAD_DIFFERS:
            why = f"The head of the article is dated {in_words(day)}, but it came as of {in_words(published)}."
            yield Flag(_span(each), CONTRADICTS, why)


_BESIDE_HEAD_DATE = re.compile(
    r"(?:[\W\d_]|\b(?:published|posted|updated|created|filed|issued|released?|press|date|on|at|am|pm|a\.m|p\.m|[a-z]{1,2}t"
    r"|utc|gmt|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)*"
)


def _heads(found: Found, article: Article) -> bool:
    if article.dateline and article.dateline.holds(_span(found)):
        return True
    text = article.text
    start, end = text.rfind("\n", 0, found.start) + 1, (text + "\n").index("\n", found.end)
    rest = f"{text[start : found.start]} {text[found.end : end]}"
    return found.start < HEAD_LENGTH and _BESIDE_HEAD_DATE.fullmatch(rest.lower()) is not None


_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w’'-]{3,}")
_YEAR = r"(20\d\d|1[89]\d\d)"
_FULL_DAYS = re.compile(
    rf"({MONTH_NAME})\s(\d{{1,2}}),?\s{_YEAR}|(\d{{1,2}})\s(?:of\s)?({MONTH_NAME}),?\s{_YEAR}", re.IGNORECASE
)


def _old_year(found: Sequence[Found], article: Article, published: date) -> Iterator[Flag]:
    """An article of January that is dated most of a year before what stands on its page about the same names.

    In the first weeks of a year, the old one is still written by habit.
    """
    if article.published.basis is not Basis.STATED or published.month > NEW_YEAR:
        return
    own = next((each for each in found if _one_day(each) == published and each.full), None)
    right = day_of(published.year + 1, published.month, published.day)
    if own is None or right is None:
        return
    for day, names in _neighbours(article):
        shared = sorted(names & _names(article.text))
        if len(shared) >= SHARED_NAMES and SLIP[0] < (day - published).days < SLIP[1] and day < right:
            why = (
                f"Dated {in_words(published)}, but beside it on the page {in_words(day)} is written, months later, of "
                f"what it names too ({', '.join(shared)}). Early in a year the old one is easily written: "
                f"{in_words(right)} would fit."
            )
            yield Flag(_span(own), CONTRADICTS, why)
            return


def _neighbours(article: Article) -> Iterator[tuple[date, set[str]]]:
    """The full dates of the page outside the article, each with the names in its paragraph."""
    text, span = article.page.text, article.page_span
    for part in (text[: span.start], text[span.end :]):
        for match in _FULL_DAYS.finditer(part):
            month, day, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
            if found := day_of(int(year), month_of(month.lower()), int(day)):
                start = part.rfind("\n", 0, match.start()) + 1
                yield found, _names(part[start : (part + "\n").index("\n", match.end())])


def _names(text: str) -> set[str]:
    return {name for name in _NAME.findall(text) if not re.fullmatch(MONTH_NAME, name, re.I)}


def _one_day(found: Found) -> date | None:
    sense = found.sense
    return sense.earliest if sense.earliest == sense.latest and _ISO_DAY.match(sense.value) else None


def _span(found: Found) -> Span:
    return Span(found.start, found.end)


def in_words(day: date) -> str:
    """ "3 May 2031"."""
    return f"{day.day} {month_name(day.month)} {day.year}"
