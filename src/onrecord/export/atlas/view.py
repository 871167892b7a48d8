"""Which part of the world a map shows, and where a point of the globe stands on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.dossier.atlas import Atlas, Spot
from onrecord.export.atlas.outlines import Box, outlines
from onrecord.export.atlas.projection import Point, Projection, equal_earth, mercator

WIDTH = 720.0

# Of the height to the width of a map.
FLATTEST, TALLEST = 0.56, 0.8

# A lone point is shown with this many degrees around it, so that a reader sees where in the world it is.
NARROWEST = 9.0
MARGIN = 0.16

# What spans more than this is shown on the map of the world.
WIDEST, HIGHEST = 110.0, 62.0

# The map of the world is cut in the Bering Strait, and shows no Antarctica.
MIDDLE = 11.0
WORLD = Box(MIDDLE - 180, -58.0, MIDDLE + 180, 82.0)

# A close-up is drawn too where this share of the points' claims lies so close together on a map so much wider.
CLOSE_SHARE = 0.4
CLOSE_DEGREES = 7.0
CLOSER = 4.0


@dataclass(frozen=True)
class View:
    """A part of the world on a sheet `WIDTH` wide. `box` is what it shows, in degrees."""

    box: Box
    height: float
    projection: Projection
    origin: Point
    scale: float

    @property
    def world(self) -> bool:
        return self.projection is equal_earth

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point stands on the sheet, in its units."""
        x, y = self.projection(longitude - self.middle, latitude)
        return (x - self.origin[0]) * self.scale, (y - self.origin[1]) * self.scale

    def turned(self, longitude: float) -> float:
        """The same meridian, counted so that it lies nearest to the middle of the map."""
        return (longitude - self.middle + 180) % 360 - 180 + self.middle

    @cached_property
    def middle(self) -> float:
        return (self.box.west + self.box.east) / 2


def views_of(atlas: Atlas) -> tuple[View, ...]:
    """A map that holds every point, and before it a close-up where most of them crowd in one part of that.

    Without any point, the map holds the countries that are meant as a whole.
    """
    points = [spot.point for spot in atlas.points if spot.point]
    whole = view_of(points or _corners(atlas.shaded))
    if whole is None:
        return ()
    close = _close_up(atlas.points, whole)
    return (close, whole) if close else (whole,)


def view_of(points: Sequence[Point]) -> View | None:
    """The map that holds all points, given as longitude and latitude, with a margin; None where there is no point."""
    if not points:
        return None
    west, east = _narrowest([longitude for longitude, _ in points])
    south, north = min(latitude for _, latitude in points), max(latitude for _, latitude in points)
    if east - west > WIDEST or north - south > HIGHEST:
        return _world()
    return _region(Box(west, south, east, north))


def _narrowest(longitudes: Sequence[float]) -> tuple[float, float]:
    """From where to where they reach, the shorter way round the globe; the second may lie beyond 180."""
    ordered = sorted({longitude % 360 for longitude in longitudes})
    gaps = [(after - before, after) for before, after in zip(ordered, ordered[1:] + [ordered[0] + 360], strict=True)]
    gap, start = max(gaps)
    west = (start + 180) % 360 - 180
    return west, west + 360 - gap


def _region(box: Box) -> View:
    middle = (box.west + box.east) / 2
    (left, low), (right, high) = mercator(box.west - middle, box.south), mercator(box.east - middle, box.north)
    least = mercator(NARROWEST, 0)[0]
    width = max(right - left, least) * (1 + 2 * MARGIN)
    height = max(low - high, least * FLATTEST) * (1 + 2 * MARGIN)
    width, height = max(width, height / TALLEST), max(height, width * FLATTEST)
    across, down = (left + right) / 2, (low + high) / 2
    origin = (across - width / 2, down - height / 2)
    half = width / (2 * mercator(1, 0)[0])
    shown = Box(middle - half, _latitude(origin[1] + height), middle + half, _latitude(origin[1]))
    return View(shown, round(WIDTH * height / width), mercator, origin, WIDTH / width)


def _latitude(y: float) -> float:
    """The latitude that Mercator draws at `y`."""
    return math.degrees(math.atan(math.sinh(-y)))


def _world() -> View:
    left, right = equal_earth(-180, 0)[0], equal_earth(180, 0)[0]
    high, low = equal_earth(0, WORLD.north)[1], equal_earth(0, WORLD.south)[1]
    scale = WIDTH / (right - left)
    return View(WORLD, round((low - high) * scale), equal_earth, (left, high), scale)


def _close_up(spots: Sequence[Spot], whole: View) -> View | None:
    """The part with the most claims, if it is a small part that most of them lie in."""
    total = sum(len(spot.claims) for spot in spots)
    crowds = [[other for other in spots if _near(spot, other)] for spot in spots]
    crowd = max(crowds, key=lambda crowd: sum(len(spot.claims) for spot in crowd), default=[])
    held = sum(len(spot.claims) for spot in crowd)
    if len(crowd) < 2 or len(crowd) == len(spots) or held < CLOSE_SHARE * total:
        return None
    close = view_of([spot.point for spot in crowd if spot.point])
    return close if close and CLOSER * _width(close) <= _width(whole) else None


def _near(spot: Spot, other: Spot) -> bool:
    (x, y), (other_x, other_y) = spot.point or (0, 0), other.point or (0, 0)
    return abs((x - other_x + 180) % 360 - 180) <= CLOSE_DEGREES and abs(y - other_y) <= CLOSE_DEGREES


def _width(view: View) -> float:
    return view.box.east - view.box.west


def _corners(countries: Sequence[Spot]) -> list[Point]:
    boxes = [outlines()[spot.shaded].largest.box for spot in countries if spot.shaded in outlines()]
    return [corner for box in boxes for corner in ((box.west, box.south), (box.east, box.north))]
