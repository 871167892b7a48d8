"""Bars whose end is not known, fading out: in slices, since a page that loads nothing has no gradients to refer to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# What an open end fades over, as a share of the whole drawing, and in how many slices.
FADE = 0.2
STEPS = 20


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a bar, in units of the drawing's width, and how strongly it is drawn, 0…1."""

    x: float
    width: float
    strength: float


def faded(start: float | None, end: float | None, whole: float = 100.0) -> tuple[Slice, ...]:
    """From the end that is known, ever fainter towards the one that is not; what lies outside the drawing is cut."""
    return tuple(_slices(start, end, whole))


def _slices(start: float | None, end: float | None, whole: float) -> Iterator[Slice]:
    step = FADE * whole / STEPS
    for number in range(STEPS):
        left = start + number * step if start is not None else (end or 0.0) - (number + 1) * step
        left, right = max(left, 0.0), min(left + step, whole)
        if left < right:
            yield Slice(round(left, 2), round(right - left, 2), round(1 - (number + 0.5) / STEPS, 2))
