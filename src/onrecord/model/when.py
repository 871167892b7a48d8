"""Time as news gives it: a value where there is one, and bounds that say how vague it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class When:
    """A time that may be vague: "in May" lies between `earliest` and `latest`, both included.

    `value` is a TIMEX3 value ("2016-05-11", "2016-05", "2016-W20"), or None where several readings are open.
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
