"""The land of a view as paths: outlines projected, thinned to what the eye can tell apart, and cut at the edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from onrecord.export.atlas.outlines import Outline, Polygon, Side, outlines
from onrecord.export.atlas.projection import Point
from onrecord.export.atlas.view import WIDTH, View

Ring: TypeAlias = list[Point]

# Points of a line that are nearer than this to the one before cannot be told from it.
FINEST = 1.1
# Smaller islands are left out.
SMALLEST = 1.5
# Of so many views the land is kept: many maps show all of the world, and who comes back to a page sees its map again.
MOST_VIEWS = 64
# Lines are cut this far outside the sheet, so that the cut is not seen.
BLEED = 4.0


@dataclass(frozen=True, slots=True)
class Land:
    """What a map shows of one country: the path that draws it, and its largest piece for a label, `size` large."""

    code: str
    name: str
    path: str
    largest: Ring
    size: float


@dataclass(slots=True)
class _Sheet:
    """A view with the arcs that were drawn on it already: neighbours share them."""

    view: View
    drawn: dict[tuple[int, int], Ring] = field(default_factory=dict)

    def line(self, polygon: Polygon, side: Side, turn: int) -> Ring:
        """A side of a polygon that is so many degrees further to the east, thinned."""
        turn += side.turn
        points = self.drawn.get((side.arc, turn))
        if points is None:
            points = _thinned([self.view.place(x + turn, y) for x, y in polygon.arcs[side.arc]])
            self.drawn[side.arc, turn] = points
        return points[::-1] if side.backwards else points


@lru_cache(maxsize=MOST_VIEWS)
def land_of(view: View) -> tuple[Land, ...]:
    """The countries that a view touches, each drawn."""
    sheet = _Sheet(view)
    return tuple(land for outline in outlines().values() if (land := _land(sheet, outline)))


def _land(sheet: _Sheet, outline: Outline) -> Land | None:
    pieces = [piece for polygon in outline.polygons for piece in _pieces(sheet, polygon)]
    rings = [ring for piece in pieces for ring in piece]
    if not rings:
        return None
    largest = max((piece[0] for piece in pieces), key=lambda ring: abs(area(ring)))
    return Land(outline.code, outline.name, "".join(map(path_of, rings)), largest, abs(area(largest)))


def _pieces(sheet: _Sheet, polygon: Polygon) -> Iterator[list[Ring]]:
    """The polygon wherever it comes into view: a map may reach over the meridian that outlines are cut at."""
    for turn in (-360, 0, 360):
        if polygon.box.moved(turn).touches(sheet.view.box):
            rings = [_cut(_ring(sheet, polygon, ring, turn), sheet.view) for ring in polygon.rings]
            if rings[0] and abs(area(rings[0])) >= SMALLEST:
                yield [rings[0], *(ring for ring in rings[1:] if ring and abs(area(ring)) >= SMALLEST)]


def _ring(sheet: _Sheet, polygon: Polygon, ring: Sequence[Side], turn: int) -> Ring:
    points: Ring = []
    for side in ring:
        line = sheet.line(polygon, side, turn)
        points += line[1:] if points else line
    return points[:-1]


def _thinned(points: Ring) -> Ring:
    kept = [points[0]]
    for x, y in points[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= FINEST:
            kept.append((x, y))
    return [*kept, points[-1]]


def _cut(ring: Ring, view: View) -> Ring:
    """The ring within the sheet and a little beyond (Sutherland and Hodgman, 1974)."""
    edges = ((0, -BLEED, 1), (0, WIDTH + BLEED, -1), (1, -BLEED, 1), (1, view.height + BLEED, -1))
    for axis, edge, sign in edges:
        if ring and (min(p[axis] * sign for p in ring) < edge * sign):
            ring = _cut_at(ring, axis, edge, sign)
    return ring


def _cut_at(ring: Ring, axis: int, edge: float, sign: int) -> Ring:
    kept: Ring = []
    for before, point in zip([ring[-1], *ring], ring, strict=False):
        inside, was_inside = point[axis] * sign >= edge * sign, before[axis] * sign >= edge * sign
        if inside != was_inside:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            kept.append(point)
    return kept


def area(ring: Ring) -> float:
    """The area that a ring encloses, negative where it runs the other way round."""
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def middle(ring: Ring) -> Point:
    """The centre of gravity of what a ring encloses."""
    total, across, down = area(ring) * 6, 0.0, 0.0
    for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x * next_y - next_x * y
        across, down = across + (x + next_x) * cross, down + (y + next_y) * cross
    return across / total, down / total


def path_of(ring: Ring) -> str:
    """A closed path in SVG, to a tenth of a unit, as steps from point to point."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    (last_x, last_y), steps = tenths[0], []
    for x, y in tenths[1:]:
        if (x, y) != (last_x, last_y):
            steps.append(f"{_number(x - last_x)} {_number(y - last_y)}")
            last_x, last_y = x, y
    return f"M{_number(tenths[0][0])} {_number(tenths[0][1])}l{' '.join(steps)}z" if len(steps) > 1 else ""


def _number(tenths: int) -> str:
    whole, rest = divmod(abs(tenths), 10)
    digits = f"{whole or ''}.{rest}" if rest else str(whole)
    return f"-{digits}" if tenths < 0 else digits
