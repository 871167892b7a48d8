"""A range of characters: what every cell of the ledger points with."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Stands for the text between two spans that are read as one.
LEFT_OUT = " … "


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters: `text[start:end]`.

    Offsets count Unicode code points, as Python strings do. Raises `ValueError` unless `0 <= start < end`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"Span needs 0 <= start < end, got {self.start}..{self.end}.")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]

    def moved(self, by: int) -> Span:
        """The same range, `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def words_of(spans: Iterable[Span], text: str) -> str:
    """The words under several spans, joined by an ellipsis where the text between them was left out."""
    return LEFT_OUT.join(span.of(text) for span in spans)


def shared_characters(left: Iterable[Span], right: Iterable[Span]) -> int:
    """How many characters stand under both sets of spans (spans of one set are taken not to overlap)."""
    right = tuple(right)
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters under spans in order, of which no two overlap or touch."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def covered(span: Span, by: Sequence[Span]) -> int:
    """How many of the span's characters stand under `by`, which is as `merged` makes it."""
    shared = 0
    for at in range(bisect_right(by, span.start, key=lambda each: each.end), len(by)):
        if by[at].start >= span.end:
            break
        shared += min(span.end, by[at].end) - max(span.start, by[at].start)
    return shared
