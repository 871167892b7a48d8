"""When the claims were published: day by day, vague days as the ranges that they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from onrecord.dossier.dates import spoken
from onrecord.dossier.shown import ShownClaim
from onrecord.model import When


@dataclass(frozen=True, slots=True)
class Moment:
    """The claims that belong to one time, which may be vague: here, those that were published then."""

    when: When
    claims: tuple[ShownClaim, ...]

    @property
    def label(self) -> str:
        return spoken(self.when)

    @property
    def contested(self) -> int:
        return sum(claim.contested for claim in self.claims)

    @property
    def articles(self) -> int:
        return len({claim.claim.article_id for claim in self.claims})

    @property
    def vague(self) -> bool:
        return self.when.earliest != self.when.latest


@dataclass(frozen=True, slots=True)
class Timeline:
    """The moments in order, and the claims of articles that give no date at all."""

    moments: tuple[Moment, ...]
    undated: tuple[ShownClaim, ...]


def timeline_of(claims: Iterable[ShownClaim]) -> Timeline:
    """Claims by the time that their article was published."""
    by_time: dict[tuple[date | None, date | None], list[ShownClaim]] = defaultdict(list)
    for claim in claims:
        when = claim.entry.published.when
        by_time[when.earliest, when.latest].append(claim)
    undated = by_time.pop((None, None), [])
    moments = (Moment(together[0].entry.published.when, tuple(together)) for together in by_time.values())
    return Timeline(tuple(sorted(moments, key=lambda moment: in_time(moment.when))), tuple(undated))


def clock_of(when: When) -> datetime:
    """Where a time sorts among those of one day: by the clock, those whose time of day is not known last."""
    return when.clock or datetime.max.replace(tzinfo=UTC)


def in_time(when: When) -> tuple[date, date]:
    """Where a time sorts: by its first day, the shorter of two that begin together first, no date last."""
    first = when.earliest or when.latest or date.max
    return first, when.latest or date.max
