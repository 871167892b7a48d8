"""Classes of times by their length, so that an index finds the times that may lie in a span of days.

An index on the first day finds the times that begin in a span, but not those that began before it and reach into it.
Of a class whose longest time is known, these began at most so long before: for each class it is one stretch of the
index. Times without a first or last day, and the very long ones, are a class of their own that is looked through.
"""

from __future__ import annotations

from datetime import date

# The most days between the first and the last day of a class: a day, a week, a month, a year, ten years.
REACHES = (0, 6, 30, 365, 3652)
OPEN = len(REACHES)


def breadth_of(earliest: date | None, latest: date | None) -> int | None:
    """The class of a time by its bounds; None where it has none."""
    if earliest is None and latest is None:
        return None
    if earliest is None or latest is None:
        return OPEN
    days = (latest - earliest).days
    return next((breadth for breadth, reach in enumerate(REACHES) if days <= reach), OPEN)


def first_begin(since: date, breadth: int) -> date:
    """The first day on which a time of a class may begin and still reach `since`."""
    return date.fromordinal(max(1, since.toordinal() - REACHES[breadth]))
