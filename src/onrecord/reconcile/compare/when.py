"""Do two claims speak of the same time?"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from onrecord.model import When
from onrecord.reconcile.facts import Facts

# Not `calendar.month_name`, which speaks the language of the machine that it runs on.
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# Within longer times, much may happen.
LONGEST = timedelta(days=31)

Days = tuple[date, date]


def compare_when(left: Facts, right: Facts) -> str | None:
    """The time that both claims speak of, as vague as the more exact of the two leaves it."""
    shared = shared_days(left, right)
    if shared is None:
        return None
    label = "same day" if shared[0] == shared[1] else "same time"
    return f"{label}: {spoken(shared, year=left.day.year if left.day else None)}"


def shared_days(left: Facts, right: Facts) -> Days | None:
    """The shortest stretch of days that may be meant by a time of each claim."""
    found = [
        (max(ours[0], theirs[0]), min(ours[1], theirs[1]))
        for ours in _times(left)
        for theirs in _times(right)
        if ours[0] <= theirs[1] and theirs[0] <= ours[1]
    ]
    return min(found, key=lambda days: days[1] - days[0], default=None)


def other_days(left: Facts, right: Facts) -> bool:
    """Whether both claims speak of a time, and of none in common."""
    return timed(left) and timed(right) and shared_days(left, right) is None


def timed(facts: Facts) -> bool:
    """Whether a claim speaks of a time that is not too long to tell what happened when."""
    return bool(_times(facts))


def _times(facts: Facts) -> list[Days]:
    bounded = [bounds for time in facts.entry.times if (bounds := _bounds(time.when))]
    return [bounds for bounds in bounded if bounds[1] - bounds[0] <= LONGEST]


def _bounds(when: When) -> Days | None:
    return (when.earliest, when.latest) if when.earliest and when.latest else None


def spoken(days: Days, *, year: int | None) -> str:
    """Days as people say them: "20 July", "July", "28 March – 3 April"; in another year than `year` with theirs."""
    first, last = days
    of_year = "" if year == first.year == last.year else f" {last.year}"
    if first == last:
        return f"{_day(first)}{of_year}"
    if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
        return f"{MONTHS[first.month - 1]}{of_year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}{of_year}"
    return f"{_day(first)} – {_day(last)}{of_year}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
