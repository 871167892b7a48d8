"""Whose words a stretch of an article stands in: the quotes whose contents hold it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from onrecord.model.annotated import Quote
from onrecord.model.span import Span


class Holding:
    """The contents of an article's quotes by their places, so that no quote far away has to be asked."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        pieces = sorted((piece, index) for index, quote in enumerate(quotes) for piece in quote.content)
        self._pieces = pieces
        self._starts = [piece.start for piece, _ in pieces]
        # How far the pieces up to each one reach.
        self._reach = list(accumulate((piece.end for piece, _ in pieces), max))
        self._lengths = [sum(map(len, quote.content)) for quote in quotes]

    def holders(self, *spans: Span) -> set[int]:
        """The quotes, by their indices, whose content holds every one of the stretches, each in one of its pieces."""
        return set.intersection(*(set(self._holders(span)) for span in spans))

    def innermost(self, holders: set[int]) -> int | None:
        """The one with the shortest content; of two as short, the first."""
        return min(holders, key=lambda index: (self._lengths[index], index), default=None)

    def _holders(self, span: Span) -> Iterator[int]:
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._reach[at] >= span.end:
            piece, index = self._pieces[at]
            if piece.end >= span.end:
                yield index
            at -= 1
