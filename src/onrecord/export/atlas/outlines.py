"""The outlines of countries that come with the package; see README.md beside this file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from onrecord.export.atlas.projection import Point

FILE = Path(__file__).with_name("outlines.json")


@dataclass(frozen=True)
class Box:
    """A part of the globe, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def touches(self, other: Box) -> bool:
        return (
            self.west < other.east and other.west < self.east and self.south < other.north and other.south < self.north
        )

    def moved(self, degrees: float) -> Box:
        return Box(self.west + degrees, self.south, self.east + degrees, self.north)


@dataclass(frozen=True, slots=True)
class Side:
    """A part of a ring: an arc by its number, from its end where `backwards`, and so many degrees to the east.

    A ring that crosses the 180th meridian goes on beyond it.
    """

    arc: int
    backwards: bool
    turn: int


@dataclass(frozen=True)
class Polygon:
    """One piece of land: its outer ring, and those of the holes in it."""

    rings: tuple[tuple[Side, ...], ...]
    arcs: Sequence[Sequence[Point]]

    @cached_property
    def box(self) -> Box:
        points = [(x + side.turn, y) for side in self.rings[0] for x, y in self.arcs[side.arc]]
        across, up = [x for x, _ in points], [y for _, y in points]
        return Box(min(across), min(up), max(across), max(up))


@dataclass(frozen=True)
class Outline:
    """A country and its pieces. `code` is "" for land that has no code of its own."""

    code: str
    name: str
    polygons: tuple[Polygon, ...]

    @cached_property
    def largest(self) -> Polygon:
        return max(self.polygons, key=lambda piece: _size(piece.box))


@cache
def outlines() -> dict[str, Outline]:
    """All countries by their code."""
    file = json.loads(FILE.read_text(encoding="utf-8"))
    arcs = [_points(steps, file["units"]) for steps in file["arcs"]]
    return {
        code: Outline(code, country["name"], tuple(_polygon(rings, arcs) for rings in country["polygons"]))
        for code, country in file["countries"].items()
    }


def _points(steps: list[int], units: int) -> list[Point]:
    x = y = 0
    points = []
    for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / units, y / units))
    return points


def _polygon(rings: list[list[int]], arcs: Sequence[Sequence[Point]]) -> Polygon:
    return Polygon(tuple(tuple(_sides(ring, arcs)) for ring in rings), arcs)


def _sides(ring: list[int], arcs: Sequence[Sequence[Point]]) -> Iterator[Side]:
    """The sides of a ring; in the file, `~number` is an arc from its end."""
    last = None
    for number in ring:
        arc, backwards = (number, False) if number >= 0 else (~number, True)
        first = arcs[arc][-1 if backwards else 0][0]
        turn = 0 if last is None else round((last - first) / 360) * 360
        last = arcs[arc][0 if backwards else -1][0] + turn
        yield Side(arc, backwards, turn)


def _size(box: Box) -> float:
    return (box.east - box.west) * (box.north - box.south)
