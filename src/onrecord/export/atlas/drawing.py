"""A dossier's maps: the land, the countries that are meant as a whole, a dot for each place, and names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.dossier.atlas import Atlas, Spot
from onrecord.export.atlas.labels import Box, Label, Labels, boxes_of
from onrecord.export.atlas.land import Land, land_of, middle
from onrecord.export.atlas.view import WIDTH, View, views_of

# Dots grow with the square root of their claims, so that their areas compare.
SMALLEST_DOT, LARGEST_DOT = 5.5, 17.0
# So many dots stand side by side at that size; more are drawn smaller, down to a half.
ROOMY, CROWDED = 40, 0.5
# What a dot needs for a number to stand in it.
NUMBERED = 10.0

# Letters in units of the sheet: on a wide screen a unit is about a pixel, on a narrow one about half of it. Dots are
# drawn larger there by the same rule.
WIDE, NARROW = 13.0, 23.0
NARROW_DOT = 1.6

# How far a dot may be drawn from where it is, to lie free.
FURTHEST_ASIDE = 11.0

LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Dot:
    """One place as a dot on the sheet."""

    x: float
    y: float
    radius: float
    spot: Spot

    @property
    def numbered(self) -> bool:
        return self.radius >= NUMBERED

    @property
    def diamond(self) -> str:
        """The shape of a contested place, as points of a polygon around its middle."""
        reach = round(self.radius * 1.25, 1)
        return f"0,-{reach} {reach},0 0,{reach} -{reach},0"


@dataclass(frozen=True, slots=True)
class Shade:
    """A country that claims mean as a whole."""

    path: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Drawing:
    """One map. `land` is the path of all countries that nobody speaks of as a whole; `wide` and `narrow` are its names.

    `width` and `height` are the sheet's; `world` is true where it shows
    all of the world, and `frame` is what another map shows closer up.
    """

    width: int
    height: int
    land: str
    shades: tuple[Shade, ...]
    dots: tuple[Dot, ...]
    wide: tuple[Label, ...]
    narrow: tuple[Label, ...]
    world: bool
    frame: Box | None


def drawings_of(atlas: Atlas) -> tuple[Drawing, ...]:
    """The maps of an atlas: none where no place can be drawn."""
    *close, whole = views_of(atlas) or (None,)
    if whole is None:
        return ()
    return (*(_drawing(atlas, view) for view in close), _drawing(atlas, whole, close[0] if close else None))


def _drawing(atlas: Atlas, view: View, close: View | None = None) -> Drawing:
    """One map; what a close-up shows is framed on it, and has its dots there."""
    land = land_of(view)
    whole = {spot.shaded: spot for spot in atlas.shaded}
    framed = _frame(view, close) if close else None
    dots = _dots(atlas.points, view, framed)
    return Drawing(
        width=int(WIDTH),
        height=int(view.height),
        land="".join(country.path for country in land if country.code not in whole),
        shades=tuple(Shade(country.path, whole[country.code]) for country in land if country.code in whole),
        dots=tuple(dots),
        wide=_labels(view, land, dots, framed, whole.keys(), WIDE),
        narrow=_labels(view, land, dots, framed, whole.keys(), NARROW),
        world=view.world,
        frame=framed,
    )


def _frame(view: View, close: View) -> Box:
    (left, top), (right, bottom) = (
        view.place(view.turned(longitude), latitude)
        for longitude, latitude in ((close.box.west, close.box.north), (close.box.east, close.box.south))
    )
    return Box(round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))


def _dots(spots: Sequence[Spot], view: View, framed: Box | None) -> list[Dot]:
    """The dots in view, the largest first, so that the small ones lie on top; none hides the middle of another."""
    most = max((len(spot.claims) for spot in spots), default=1)
    room = max(CROWDED, min(1.0, math.sqrt(ROOMY / max(len(spots), 1))))
    dots: list[Dot] = []
    for spot in spots:
        if spot.point:
            longitude, latitude = spot.point
            x, y = view.place(view.turned(longitude), latitude)
            share = math.sqrt(len(spot.claims) / max(most, 4))
            dot = Dot(round(x, 1), round(y, 1), round(max(SMALLEST_DOT, LARGEST_DOT * share) * room, 1), spot)
            if Box(0, 0, WIDTH, view.height).holds(x, y) and not (framed and framed.holds(x, y)):
                dots.append(_aside(dot, dots))
    return dots


def _aside(dot: Dot, others: Iterable[Dot]) -> Dot:
    """The dot moved off the middle of the larger ones, as far as it may, so that it leaves their numbers free."""
    x, y = dot.x, dot.y
    for other in others:
        across, down = x - other.x, y - other.y
        apart, least = math.hypot(across, down), other.radius * 0.7 + dot.radius
        if apart < least:
            angle = math.atan2(down, across)
            x, y = other.x + least * math.cos(angle), other.y + least * math.sin(angle)
    moved = math.hypot(x - dot.x, y - dot.y)
    share = min(1.0, FURTHEST_ASIDE / moved) if moved else 0.0
    return replace(dot, x=round(dot.x + share * (x - dot.x), 1), y=round(dot.y + share * (y - dot.y), 1))


def _labels(
    view: View,
    land: Sequence[Land],
    dots: Sequence[Dot],
    framed: Box | None,
    whole: Iterable[str | None],
    size: float,
) -> tuple[Label, ...]:
    growth = NARROW_DOT if size == NARROW else 1.0
    labels = Labels(Box(2, 2, WIDTH - 2, view.height - 2), size)
    labels.keep_free([framed] if framed else [])
    labels.keep_free(boxes_of(((dot.x, dot.y), dot.radius * growth) for dot in dots))
    for dot in dots:
        labels.beside((dot.x, dot.y), dot.radius * growth, _short(dot.spot.name), "point")
    meant = set(whole)
    # A country is named where its name fits into it, more or less.
    for country in sorted(land, key=lambda country: (country.code not in meant, -country.size)):
        if country.code in meant or country.size > (len(country.name) * size * 0.7) ** 2:
            kind = "whole" if country.code in meant else "country"
            labels.on(middle(country.largest), _short(country.name), kind)
    return tuple(labels.placed)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
