"""Time as news gives it: a value where there is one, and bounds that say how vague it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

# What stands before the time of day in a value.
CLOCK = "T"


@dataclass(frozen=True, slots=True)
class When:
    """A time that may be vague: "in May" lies between `earliest` and `latest`, both included.

    `value` is a TIMEX3 value ("2016-05-11", "2016-05", "2016-W20"), or None where several readings are open. A day of
    publication may come with its time of day ("2016-05-11T14:30:00+02:00").
    """

    value: str | None
    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"When needs earliest <= latest, got {self.earliest}..{self.latest}.")

    @classmethod
    def day(cls, day: date) -> When:
        return cls(day.isoformat(), day, day)

    @property
    def clock(self) -> datetime | None:
        """The moment, in UTC, where the time of day is known; without a zone it is taken for UTC."""
        if not self.value or CLOCK not in self.value:
            return None
        try:
            moment = datetime.fromisoformat(self.value)
        except ValueError:
            return None
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)

    def before(self, other: When) -> bool | None:
        """Whether this comes before the other on one day, by the clock; None where the clock does not tell."""
        ours, theirs = self.clock, other.clock
        one_day = self.earliest == other.earliest and self.latest == other.latest
        return ours < theirs if one_day and ours and theirs and ours != theirs else None


class Basis(StrEnum):
    """How a publication date is known."""

    GIVEN = "given"  # by metadata or by the person who handed the article in
    STATED = "stated"  # by the words of the article's head
    INFERRED = "inferred"  # from other facts
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, and how that is known."""

    when: When
    basis: Basis


UNKNOWN_DATE = Published(When(None, None, None), Basis.UNKNOWN)
