"""From degrees to the plane. Both give x to the right and y downwards, in radii of the globe."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Projection: TypeAlias = Callable[[float, float], Point]

# Beyond it, Mercator's plane has no end.
MERCATOR_LIMIT = 82.0

# Šavrič, Patterson and Jenny, "The Equal Earth map projection" (2019), equation 5.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = math.sqrt(3) / 2


def mercator(longitude: float, latitude: float) -> Point:
    """True to shape: for a part of the world."""
    bounded = math.radians(max(-MERCATOR_LIMIT, min(MERCATOR_LIMIT, latitude)))
    return math.radians(longitude), -math.asinh(math.tan(bounded))


def equal_earth(longitude: float, latitude: float) -> Point:
    """True to area: for the whole world. The longitude counts from the middle of the map."""
    angle = math.asin(M * math.sin(math.radians(latitude)))
    square = angle * angle
    sixth = square**3
    x = math.radians(longitude) * math.cos(angle) / (M * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)))
    return x, -angle * (A1 + A2 * square + sixth * (A3 + A4 * square))
