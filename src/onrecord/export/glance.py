"""A matter at a glance, drawn: how its sides balance, and the course that they took."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt

from onrecord.dossier.dates import spoken
from onrecord.dossier.glance import Glance, GlanceSide
from onrecord.export.calendar import Scale, Tick, bounds_of, scale_of, ticks_of
from onrecord.model import Side

# Percent of the width: from the middle, each side has room for its origins.
MIDDLE, ROOM, WIDEST, GAP = 50.0, 49.0, 7.0, 0.18
SMALLEST, GROWTH, LARGEST = 3.5, 1.5, 8.0


@dataclass(frozen=True, slots=True)
class Block:
    """One origin, where it stands on the balance."""

    side: Side
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Dot:
    """Claims of one side that were published at one time; `width` is 0 for a single day."""

    x: float
    width: float
    radius: float
    label: str


@dataclass(frozen=True, slots=True)
class Course:
    """The sides on one scale of time; of each the side and its dots."""

    ticks: tuple[Tick, ...]
    rows: tuple[tuple[Side, tuple[Dot, ...]], ...]


def balance_of(origins: Mapping[Side, int]) -> tuple[Block, ...]:
    """A block for each origin: those for it to the left of the middle, those against it to the right."""
    return tuple(_blocks(origins))


def _blocks(origins: Mapping[Side, int]) -> Iterator[Block]:
    most = max(origins[Side.FOR], origins[Side.AGAINST], 1)
    step = min(WIDEST, ROOM / most)
    width = step * (1 - GAP)
    for number in range(origins[Side.FOR]):
        yield Block(Side.FOR, round(MIDDLE - step * (number + 1), 2), round(width, 2))
    for number in range(origins[Side.AGAINST]):
        yield Block(Side.AGAINST, round(MIDDLE + step * (number + GAP), 2), round(width, 2))


def course_of(glance: Glance) -> Course | None:
    """When the sides spoke; None where no two times are known that differ."""
    moments = {when for side in glance.sides for when, _ in side.moments if when.earliest and when.latest}
    if len(moments) < 2:
        return None
    scale = scale_of(bounds_of(moments))
    rows = tuple((side.side, tuple(_dots(side, scale))) for side in glance.sides if side.claims)
    return Course(ticks_of(scale), rows)


def _dots(side: GlanceSide, scale: Scale) -> Iterator[Dot]:
    for when, count in side.moments:
        if when.earliest and when.latest:
            left, right = scale.at(when.earliest), scale.after(when.latest)
            vague = when.earliest != when.latest
            yield Dot(
                round(left if vague else (left + right) / 2, 2),
                round(right - left, 2) if vague else 0.0,
                round(min(SMALLEST + GROWTH * sqrt(count - 1), LARGEST), 1),
                f"{spoken(when)}: {count} {side.side}",
            )
