from itertools import combinations

import pytest

from onrecord.dossier.atlas import Atlas, Spot
from onrecord.export.atlas import drawings_of
from onrecord.export.atlas.labels import Box, Label, Labels
from onrecord.export.atlas.land import area, land_of, middle, path_of
from onrecord.export.atlas.outlines import outlines
from onrecord.export.atlas.projection import equal_earth, mercator
from onrecord.export.atlas.view import WIDTH, view_of, views_of

TRIPOLI, ZUWARA, SIRTE = (13.19, 32.89), (12.08, 32.93), (16.59, 31.2)
WASHINGTON, SUVA, APIA = (-77.04, 38.9), (178.44, -18.14), (-171.77, -13.83)


class Claim:
    """As much of a claim as a map asks for."""

    def __init__(self, contested: bool = False) -> None:
        self.contested = contested


def spot(name: str, point: tuple[float, float] | None, claims: int = 1, *, shaded: str | None = None) -> Spot:
    return Spot(f"place-{name}", name, None, point, shaded, (), tuple(Claim() for _ in range(claims)))  # type: ignore[misc]


def atlas(*points: tuple[float, float]) -> Atlas:
    return Atlas(tuple(spot(f"Place {number}", point) for number, point in enumerate(points)))


def test_every_point_is_on_the_map_with_room_around_it():
    (drawing,) = drawings_of(atlas(TRIPOLI, ZUWARA, SIRTE))
    assert len(drawing.dots) == 3
    assert all(40 < dot.x < WIDTH - 40 and 40 < dot.y < drawing.height - 40 for dot in drawing.dots)
    assert not drawing.world


def test_west_is_left_and_north_is_up():
    tripoli, zuwara, sirte = drawings_of(atlas(TRIPOLI, ZUWARA, SIRTE))[0].dots
    assert zuwara.x < tripoli.x < sirte.x
    assert tripoli.y < sirte.y


def test_a_map_reaches_over_the_180th_meridian():
    (drawing,) = drawings_of(atlas(SUVA, APIA))
    suva, apia = drawing.dots
    assert suva.x < apia.x
    assert not drawing.world
    view = view_of([SUVA, APIA])
    assert view
    assert view.box.east - view.box.west < 30
    assert {"FJ", "WS"} <= {land.code for land in land_of(view)}


def test_places_far_apart_are_on_the_map_of_the_world():
    (drawing,) = drawings_of(atlas(TRIPOLI, WASHINGTON, SUVA))
    assert drawing.world
    assert len(drawing.dots) == 3


def test_a_crowd_gets_a_close_up_and_is_framed_on_the_whole():
    close, whole = drawings_of(atlas(TRIPOLI, ZUWARA, SIRTE, WASHINGTON))
    assert [dot.spot.name for dot in close.dots] == ["Place 0", "Place 1", "Place 2"]
    assert [dot.spot.name for dot in whole.dots] == ["Place 3"]
    assert whole.frame
    assert not close.frame


def test_countries_are_shaded_and_without_points_they_make_the_map():
    whole = Atlas((spot("Libya", None, shaded="LY"),))
    (drawing,) = drawings_of(whole)
    assert [shade.spot.name for shade in drawing.shades] == ["Libya"]
    assert drawing.shades[0].path
    assert drawing.dots == ()
    assert "Libya" in [label.text for label in drawing.wide if label.kind == "whole"]


def test_nothing_to_draw_is_no_map():
    assert drawings_of(Atlas(())) == ()
    assert drawings_of(Atlas((spot("Europe", None),))) == ()
    assert drawings_of(Atlas((spot("Nowhere", None, shaded="ZZ"),))) == ()


def test_dots_grow_with_their_claims():
    many, one = drawings_of(Atlas((spot("Many", TRIPOLI, 9), spot("One", SIRTE))))[0].dots
    assert many.radius > 2 * one.radius
    assert many.numbered
    assert not one.numbered


def test_no_dot_hides_the_number_of_a_larger_one():
    many, one = drawings_of(Atlas((spot("Many", TRIPOLI, 9), spot("One", (13.3, 32.9)), spot("Far", SIRTE))))[0].dots[
        :2
    ]
    assert ((many.x - one.x) ** 2 + (many.y - one.y) ** 2) ** 0.5 >= many.radius * 0.6 + one.radius


def box(label: Label, size: float) -> Box:
    return Labels(Box(0, 0, 0, 0), size)._box(label.text, label.anchor, label.x, label.y)


@pytest.mark.parametrize("which", ["wide", "narrow"])
def test_no_name_lies_over_another_or_off_the_map(which):
    crowd = atlas(*((13 + x / 3, 32 + y / 4) for x in range(5) for y in range(5)))
    drawing = drawings_of(crowd)[0]
    size = {"wide": 13.0, "narrow": 23.0}[which]
    boxes = [box(label, size) for label in getattr(drawing, which)]
    assert len(boxes) > 3
    assert not any(left.overlaps(right) for left, right in combinations(boxes, 2))
    assert all(one.within(Box(0, 0, WIDTH, drawing.height)) for one in boxes)


@pytest.mark.parametrize(
    "points",
    [
        [TRIPOLI],
        [(10, 50), (30, 60), (-5, 40)],
        [(-80, 60), (-120, 55)],
        [(24, 70), (18, 69)],
        [(120, 0), (100, 15)],
        [WASHINGTON, SUVA],
        [(-68.3, -54.8)],
        [(0, 89.9)],
        [(0, -89.9)],
    ],
)
def test_a_map_stays_small(points):
    size = sum(
        len(drawing.land) + sum(len(shade.path) for shade in drawing.shades) for drawing in drawings_of(atlas(*points))
    )
    assert size < 110_000


def test_land_is_cut_a_little_outside_the_sheet():
    view = view_of([TRIPOLI])
    assert view
    corners = [point for land in land_of(view) for point in land.largest]
    assert all(-5 <= x <= WIDTH + 5 and -5 <= y <= view.height + 5 for x, y in corners)


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [
        ("FR", 2.35, 48.86),
        ("RU", 37.6, 55.75),
        ("RU", -173.0, 66.0),
        ("FJ", 178.0, -17.8),
        ("XK", 21.1, 42.6),
        ("CY", 33.3, 35.1),
    ],
)
def test_a_town_lies_in_its_country(code, longitude, latitude):
    def inside(polygon) -> bool:
        found = False
        points = [
            (x + side.turn, y)
            for side in polygon.rings[0]
            for x, y in (polygon.arcs[side.arc][::-1] if side.backwards else polygon.arcs[side.arc])
        ]
        for (x, y), (to_x, to_y) in zip(points, [*points[1:], points[0]], strict=True):
            for turn in (-360, 0, 360):
                if (y > latitude) != (to_y > latitude):
                    found ^= longitude + turn < (to_x - x) * (latitude - y) / (to_y - y) + x
        return found

    assert any(inside(polygon) for polygon in outlines()[code].polygons)


def test_projections_keep_what_they_promise():
    # True to shape: a small step east is as long as one north.
    east, north = mercator(10.01, 60)[0] - mercator(10, 60)[0], mercator(10, 60)[1] - mercator(10, 60.005)[1]
    assert east == pytest.approx(north, rel=1e-2)

    # True to area: a degree at 60 north has half the area of one at the equator.
    def size(latitude: float) -> float:
        (left, _), (right, _) = equal_earth(0, latitude), equal_earth(1, latitude)
        return (right - left) * (equal_earth(0, latitude - 0.5)[1] - equal_earth(0, latitude + 0.5)[1])

    assert size(60) / size(0) == pytest.approx(0.5, rel=1e-3)


def test_rings_and_paths():
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert abs(area(square)) == 16
    assert middle(square) == (2, 2)
    assert path_of(square) == "M0 0l4 0 0 4 -4 0z"
    assert path_of([(0.0, 0.0), (0.01, 0.0)]) == ""


def test_no_point_no_view():
    assert views_of(Atlas(())) == ()
    assert view_of([]) is None
