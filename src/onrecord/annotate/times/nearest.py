"""Which of several days is meant where the words do not say it."""

from __future__ import annotations

from datetime import date

from onrecord.annotate.times.sense import Found, dated
from onrecord.annotate.times.tense import Verb

FIRST_YEAR, LAST_YEAR = 1000, 2200
# What lies on the side that the verb speaks against must be so many times nearer than what lies on the other. News
# looks back where no verb tells. 3 was the best of 2…10 on four fifths of TimeML's news; a fifth is kept for measuring.
AGAINST_VERB = 3.0
AHEAD = {Verb.AHEAD: 1.0, Verb.UNTOLD: 2.0, Verb.BACK: AGAINST_VERB, Verb.HAPPENED: 12.0}


def nearest(days: list[date], day: date, verb: Verb) -> date:
    """Which of several is meant: the nearest to `day`, those on the side that the verb speaks of counting as nearer."""

    def cost(other: date) -> float:
        distance = (other - day).days
        return distance * AHEAD[verb] if distance > 0 else -distance * (AGAINST_VERB if verb is Verb.AHEAD else 1)

    return min(days, key=cost)


def named_day(span: tuple[int, int], year: int, month: int, day: int, weekday: int | None) -> list[Found]:
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12 or not 1 <= day <= 31:
        return []
    value = f"{year}-{month:02}-{day:02}"
    return [Found(*span, dated(value), full=True, weekday=weekday)]
