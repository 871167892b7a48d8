"""What stands in the contents of claims: the places and times that their articles mark there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from onrecord.dossier.corrected import corrections_of
from onrecord.dossier.shown import ShownClaim
from onrecord.model import KeptArticle, Place, Span, Time
from onrecord.model.correction import mended_places, mended_times


class Marked(Protocol):
    """Anything that stands at words of an article."""

    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=Marked)


def places_in(claim: ShownClaim, article: KeptArticle) -> Iterator[Place]:
    """The places that stand in what a claim of the article says, as people have them."""
    return _said_in(claim, mended_places(article.places, corrections_of(claim.entry)))


def times_in(claim: ShownClaim, article: KeptArticle) -> Iterator[Time]:
    """The times that stand in what a claim of the article says, as people have them."""
    return _said_in(claim, mended_times(article.times, corrections_of(claim.entry)))


def _said_in(claim: ShownClaim, marks: Sequence[M]) -> Iterator[M]:
    content = claim.claim.content
    return (mark for mark in marks if any(span.holds(mark.span) for span in content))


def once(claims: Iterable[ShownClaim]) -> tuple[ShownClaim, ...]:
    """Each claim once, however often it says the same, in the order of their numbers."""
    return tuple(sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.number))
