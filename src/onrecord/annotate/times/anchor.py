"""Which day an article is read from, and what its expressions mean from there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, zip_longest

from onrecord.annotate.times.grammar import expressions
from onrecord.annotate.times.nearest import FIRST_YEAR, LAST_YEAR
from onrecord.annotate.times.orders import day_first_in
from onrecord.annotate.times.sense import Context, Found, Sense
from onrecord.model import Annotated, Published, Span, Time, When

# What may stand between "today" and the date that says which day it is.
_BESIDE = re.compile(r"[\s,(:–—-]{1,3}(?:on\s)?")
_TODAYS = {"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": 1}


def read_times(annotated: Annotated) -> tuple[list[Found], list[date]]:
    """The expressions of an article, and the days that it may have been published on: none, one, or two.

    Where it is two, because its date is vague or its order open, each expression is read from both, and keeps what the
    two readings share.
    """
    article = annotated.article
    text, lower = article.text, lowered(article.text)
    days, is_open = days_of(article.published), _is_open(article.published)
    found = _from(days, text, lower)
    if any(each.sense.readings for each in found):
        day_first = day_first_in(article, found, [] if is_open else days)
        if day_first is not None:
            days = _decided(days, found, day_first) if is_open else days
            found = _from(days, text, lower, day_first)
    if not days and (inferred := _inferred(found, lower)):
        days = [inferred]
        found = _from(days, text, lower)
    return found, days


def lowered(text: str) -> str:
    """In small letters, with every letter at its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def days_of(published: Published) -> list[date]:
    """The first and the last day that the article may have been published on; one where they are the same."""
    first, last = published.when.earliest, published.when.latest
    if not first or not last or not FIRST_YEAR <= first.year <= last.year <= LAST_YEAR:
        return []
    return sorted({first, last})


def _is_open(published: Published) -> bool:
    """The date was written in figures, and their order is open."""
    when = published.when
    return when.value is None and when.earliest is not None and when.earliest != when.latest


def _decided(days: list[date], found: Sequence[Found], day_first: bool) -> list[date]:
    """The one of two readings of the publication date that the order of figures picks, where the text has that date."""
    for each in found:
        readings = each.sense.readings
        if [reading.earliest for reading in readings] == days:
            return [days[0] if (each.first == days[0].day) == day_first else days[1]]
    return days


def _from(days: Sequence[date], text: str, lower: str, day_first: bool | None = None) -> list[Found]:
    """What the text's expressions mean, read from each of the days and taken together."""
    anchors: Sequence[date | None] = days or [None]
    readings = [expressions(Context(text, lower, day, day_first)) for day in anchors]
    if len(readings) == 1:
        return readings[0]
    return [_merged(left, right) for left, right in _paired(*readings)]


def _paired(left: list[Found], right: list[Found]) -> Iterable[tuple[Found, Found]]:
    places = {(each.start, each.end): each for each in right}
    return ((each, places[each.start, each.end]) for each in left if (each.start, each.end) in places)


def _merged(left: Found, right: Found) -> Found:
    """One expression, read from two days: its value as far as they agree, and bounds that hold both."""
    one, two = left.sense, right.sense
    if one == two:
        return left
    sense = Sense(
        shared(one.value, two.value),
        one.type,
        min(one.earliest, two.earliest) if one.earliest and two.earliest else None,
        max(one.latest, two.latest) if one.latest and two.latest else None,
        one.relative,
    )
    return replace(left, sense=sense)


def shared(left: str, right: str) -> str:
    """Two values as one, with an X for each figure from where they part: 2016-05-03 and 2016-05-09 are 2016-05-XX."""
    if left == right:
        return left
    parts = [(a or "", b or "") for a, b in zip_longest(left.split("-"), right.split("-"))]
    same = True
    kept = []
    for a, b in parts:
        same = same and a == b
        kept.append(a if same or not a else re.sub(r"\d", "X", a))
    return "-".join(kept)


def _inferred(found: Sequence[Found], lower: str) -> date | None:
    """The day that a date beside "today" or "yesterday" makes it: "today, 4 May 2031, …"."""
    for left, right in pairwise(found):
        if not _BESIDE.fullmatch(lower, left.end, right.start):
            continue
        for word, day in ((left, right), (right, left)):
            by = _TODAYS.get(lower[word.start : word.end])
            if by is not None and day.full and day.sense.earliest and day.sense.earliest == day.sense.latest:
                return day.sense.earliest + timedelta(days=by)
    return None


def time_of(found: Found) -> Time:
    """The expression as the layer of times has it."""
    sense = found.sense
    value = None if sense.readings else sense.value
    return Time(
        Span(found.start, found.end),
        sense.value,
        sense.type,
        When(value, sense.earliest, sense.latest),
        sense.readings,
        sense.relative,
    )
