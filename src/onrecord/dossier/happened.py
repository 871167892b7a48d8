"""When things are said to have happened: the times in the contents of claims, as vague as the words leave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.dossier.said import once, times_in
from onrecord.dossier.shown import ShownClaim
from onrecord.dossier.timeline import Moment, in_time
from onrecord.model import KeptArticle, When


@dataclass(frozen=True, slots=True)
class SaidTime(Moment):
    """A time that claims speak of, and the words that they have for it."""

    words: tuple[str, ...]

    @property
    def open_ended(self) -> bool:
        """Whether one of its bounds is not known."""
        return self.when.earliest is None or self.when.latest is None


def times_said(claims: Iterable[ShownClaim], articles: Iterable[KeptArticle]) -> tuple[SaidTime, ...]:
    """The times on the calendar that stand in the contents of `claims`, the earliest first."""
    by_id = {article.id: article for article in articles}
    found: dict[tuple[date | None, date | None], list[tuple[ShownClaim, str]]] = defaultdict(list)
    for claim in claims:
        article = by_id[claim.claim.article_id]
        for time in times_in(claim, article):
            if time.when.earliest or time.when.latest:
                words = " ".join(time.span.of(article.text).split())
                found[time.when.earliest, time.when.latest].append((claim, words))
    times = (_said_time(When(None, *bounds), together) for bounds, together in found.items())
    return tuple(sorted(times, key=lambda time: in_time(time.when)))


def _said_time(when: When, found: list[tuple[ShownClaim, str]]) -> SaidTime:
    return SaidTime(when, once(claim for claim, _ in found), tuple(dict.fromkeys(words for _, words in found)))
