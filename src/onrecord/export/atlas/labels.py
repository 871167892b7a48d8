"""Names on a map, none over another: each is put where there is room, those that matter most first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.export.atlas.projection import Point

# Of a letter's width to its height, in the sans-serif faces of today, on the wide side.
LETTER = 0.62
# Of the height of the small letters' line above its base.
RISE = 0.36


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    @property
    def width(self) -> float:
        return round(self.right - self.left, 1)

    @property
    def height(self) -> float:
        return round(self.bottom - self.top, 1)

    def within(self, other: Box) -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point of the sheet: `anchor` is SVG's text-anchor, `kind` what they name."""

    x: float
    y: float
    anchor: str
    text: str
    kind: str


@dataclass(slots=True)
class Labels:
    """The names on one sheet, in letters `size` high."""

    sheet: Box
    size: float
    taken: list[Box] = field(default_factory=list)
    placed: list[Label] = field(default_factory=list)

    def keep_free(self, boxes: Iterable[Box]) -> None:
        """Let no name stand there."""
        self.taken.extend(boxes)

    def beside(self, point: Point, radius: float, text: str, kind: str) -> None:
        """Put a name beside a dot, if there is room on any of its sides."""
        x, y = point
        gap = radius + self.size * 0.3
        slant = gap * 0.72
        low = self.size * RISE
        self._first_free(
            text,
            kind,
            (
                ("start", x + gap, y + low),
                ("end", x - gap, y + low),
                ("middle", x, y - gap),
                ("middle", x, y + gap + self.size * 0.75),
                ("start", x + slant, y - slant),
                ("start", x + slant, y + slant + self.size * 0.7),
                ("end", x - slant, y - slant),
                ("end", x - slant, y + slant + self.size * 0.7),
            ),
        )

    def on(self, point: Point, text: str, kind: str) -> None:
        """Put a name on land, or a little above or below that point."""
        x, y = point
        lines = (0, -1.3, 1.3, -2.6, 2.6)
        self._first_free(text, kind, [("middle", x, y + (line + RISE) * self.size) for line in lines])

    def _first_free(self, text: str, kind: str, spots: Iterable[tuple[str, float, float]]) -> None:
        for anchor, x, y in spots:
            box = self._box(text, anchor, x, y)
            if box.within(self.sheet) and not any(box.overlaps(other) for other in self.taken):
                self.taken.append(box)
                self.placed.append(Label(round(x, 1), round(y, 1), anchor, text, kind))
                return

    def _box(self, text: str, anchor: str, x: float, y: float) -> Box:
        width = len(text) * self.size * LETTER
        left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
        return Box(left, y - self.size * 0.82, left + width, y + self.size * 0.28)


def boxes_of(dots: Iterable[tuple[Point, float]]) -> Iterator[Box]:
    """What dots of given radii cover."""
    return (Box(x - radius, y - radius, x + radius, y + radius) for (x, y), radius in dots)
