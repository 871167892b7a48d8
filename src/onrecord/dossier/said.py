"""What stands in the contents of claims: the places and times that their articles mark there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from onrecord.dossier.shown import ShownClaim
from onrecord.model import Span


class Marked(Protocol):
    """Anything that stands at words of an article."""

    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=Marked)


def said_in(claim: ShownClaim, marks: Sequence[M]) -> Iterator[M]:
    """Those of an article's marks that stand in what a claim of that article says."""
    content = claim.claim.content
    return (mark for mark in marks if any(span.holds(mark.span) for span in content))


def once(claims: Iterable[ShownClaim]) -> tuple[ShownClaim, ...]:
    """Each claim once, however often it says the same, in the order of their numbers."""
    return tuple(sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.number))
