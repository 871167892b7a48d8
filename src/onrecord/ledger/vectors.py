"""Vectors as they are kept: small whole numbers, of which only the direction counts."""

from __future__ import annotations

from array import array

from onrecord.model import Vector

LARGEST = 127


def packed(vector: Vector) -> bytes:
    """A vector in 8-bit integers, of which the largest is 127."""
    largest = max(map(abs, vector), default=0.0) or 1.0
    return array("b", (round(float(number) * LARGEST / float(largest)) for number in vector)).tobytes()
