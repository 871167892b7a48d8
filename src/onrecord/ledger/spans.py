"""Times of claims as stretches of days, months or years: what is vaguer than the unit is as long as it is vague."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from onrecord.ledger.columns import NO_FIRST, NO_LAST, Ints, Mask, Rows
from onrecord.ledger.marks import Marks
from onrecord.model import Stretch, Unit

Longs = NDArray[np.int64]

# The codes of NumPy for units of time.
CODES = {Unit.DAY: "D", Unit.MONTH: "M", Unit.YEAR: "Y"}
# The number of the day from which NumPy counts, and what stands for an end that is not known: before and after all.
EPOCH = date(1970, 1, 1).toordinal()
BEFORE, AFTER = -(2**30), 2**30


def published(rows: Rows, mask: Mask, unit: Unit) -> tuple[Stretch, ...]:
    """When the claims of the mask were published."""
    articles = rows.articles
    claims = np.bincount(rows.article[mask], minlength=len(articles.first))
    found = np.flatnonzero(claims)
    first, last = articles.first[found], articles.last[found]
    spans = _spans(first, first != NO_FIRST, last, last != NO_LAST, unit)
    distinct, places = np.unique(spans, return_inverse=True)
    return tuple(_stretches(distinct, np.bincount(places, weights=claims[found], minlength=len(distinct)), unit))


def happened(times: Marks, mask: Mask, unit: Unit) -> tuple[Stretch, ...]:
    """When what the claims of the mask tell of happened; a claim that tells of several stretches counts for each."""
    values = times.values[:]
    first, last = (
        np.fromiter((-1 if days[end] is None else days[end] for days in values), dtype=np.int32) for end in (0, 1)
    )
    distinct, groups = np.unique(_spans(first, first >= 0, last, last >= 0, unit), return_inverse=True)
    return tuple(_stretches(distinct, times.counted(mask, groups.astype(np.int32), len(distinct)), unit))


def _spans(first: Ints, begins: Mask, last: Ints, ends: Mask, unit: Unit) -> Longs:
    """The units of the first and of the last day in one number, the first of them first."""
    begin: Longs = np.where(begins, _units(np.where(begins, first, EPOCH), unit), BEFORE)
    end = np.where(ends, _units(np.where(ends, last, EPOCH), unit), AFTER)
    spans: Longs = (begin << 32) + (end - BEFORE)
    return spans


def _units(days: Ints, unit: Unit) -> Longs:
    dates = (days.astype(np.int64) - EPOCH).astype("datetime64[D]")
    return dates.astype(f"datetime64[{CODES[unit]}]").astype(np.int64)


def _stretches(spans: Longs, claims: NDArray[np.number], unit: Unit) -> Iterator[Stretch]:
    """What any claim has of these spans, but for those of which no end is known."""
    for span, count in zip(spans.tolist(), claims.tolist(), strict=True):
        begin, end = span >> 32, (span & 0xFFFFFFFF) + BEFORE
        if count and (begin, end) != (BEFORE, AFTER):
            first = None if begin == BEFORE else _day(begin, unit)
            last = None if end == AFTER else date.fromordinal(_day(end + 1, unit).toordinal() - 1)
            yield Stretch(first, last, int(count))


def _day(number: int, unit: Unit) -> date:
    """The first day of a unit by its number."""
    day: date = np.asarray(number).astype(f"datetime64[{CODES[unit]}]").astype("datetime64[D]").item()
    return day
