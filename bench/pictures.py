"""The pictures of docs/quality.md, as SVG that is the same each time it is drawn from the same figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

if TYPE_CHECKING:
    from bench.curves import Bin, Point

WIDTH, HEIGHT, PER_INCH = 640, 420, 96  # pixels, as browsers count them

# A ground of its own, so that a picture reads on a light page and on a dark one.
GROUND, INK, QUIET, GRID = "#fbfaf5", "#23282e", "#5d666f", "#e3e0d6"
FIRST, SECOND = "#1d5b94", "#b4551d"

STYLE: dict[Any, Any] = {
    "svg.hashsalt": "onrecord",
    "font.family": "DejaVu Sans",  # comes with matplotlib; letters are drawn as paths
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": QUIET,
    "axes.facecolor": GROUND,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 10.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 10,
    "grid.color": GRID,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "figure.facecolor": GROUND,
}

MARKED = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)  # least scores to mark on the curve
NEAR = 0.05  # a score this far from a marked one does not stand for it
APART = 0.03  # marks closer than this, in recall, would hide one another


def draw_curve(attribution: Sequence[Point], strict: Sequence[Point], path: Path) -> None:
    """Precision against recall; points are in the order of falling least scores."""
    with _picture(path) as figure:
        axes = figure.add_subplot()
        axes.set(xlim=(0, 1), ylim=(0, 1.02), title="Attributions on PolNeAR dev, as the least score falls")
        axes.set(
            xlabel="recall: share of the gold attributions found", ylabel="precision: share of those read that is right"
        )
        for points, colour, name in ((attribution, FIRST, "attribution"), (strict, SECOND, "strict: every word right")):
            recalls, precisions = [one.recall for one in points], [one.precision for one in points]
            axes.plot(recalls, precisions, color=colour, linewidth=2, label=name, solid_capstyle="round")
        _mark(axes, attribution)
        axes.plot([], [], "o", color=FIRST, markeredgecolor=GROUND, label="kept from this score on")
        axes.legend(loc="lower left", frameon=False)


def draw_reliability(bins: Sequence[Bin], path: Path) -> None:
    """The share right against the score, above how many there are."""
    with _picture(path) as figure:
        above, below = figure.subplots(2, 1, sharex=True, height_ratios=(3.4, 1))
        above.plot([0, 1], [0, 1], "--", color=QUIET, linewidth=1.2, label="the score says just how many are right")
        scores, rights = [one.score for one in bins], [one.right for one in bins]
        above.vlines(
            scores, *zip(*(one.interval() for one in bins), strict=True), color=FIRST, linewidth=1.2, alpha=0.55
        )
        above.plot(
            scores, rights, "o-", color=FIRST, linewidth=1.6, markeredgecolor=GROUND, markersize=8, label="measured"
        )
        above.set(xlim=(0, 1), ylim=(0, 1.02), ylabel="share right", title="Is an attribution as good as its score?")
        above.legend(loc="upper left", frameon=False)
        _counts(below, bins)


def marks(points: Sequence[Point]) -> list[tuple[float, Point]]:
    """Least scores to mark, each with the point that stands for it: the last that keeps no lower score."""
    found: list[tuple[float, Point]] = []
    for least in MARKED:
        reached = [one for one in points if one.least >= least]
        far = not reached or reached[-1].least - least > NEAR
        if not far and (not found or reached[-1].recall - found[-1][1].recall >= APART):
            found.append((least, reached[-1]))
    return found


def _mark(axes: Any, points: Sequence[Point]) -> None:
    for least, point in marks(points):
        axes.plot(point.recall, point.precision, "o", color=FIRST, markeredgecolor=GROUND, markersize=7)
        at = (point.recall, point.precision)
        axes.annotate(f"{least:g}", at, (3, 7), textcoords="offset points", color=FIRST, fontsize=8.5)


def _counts(axes: Any, bins: Sequence[Bin]) -> None:
    middles, counts = [(one.low + one.high) / 2 for one in bins], [one.count for one in bins]
    bars = axes.bar(middles, counts, width=0.088, color=FIRST, alpha=0.8)
    axes.bar_label(bars, fontsize=8, color=INK, padding=1)
    axes.set(xlabel="score of the attribution", ylabel="how many", ylim=(0, 1.3 * max(counts)), yticks=[])
    axes.set_xticks([tenth / 10 for tenth in range(11)])
    axes.grid(visible=False)


@contextmanager
def _picture(path: Path) -> Iterator[Figure]:
    with mpl.rc_context(STYLE):
        figure = Figure((WIDTH / PER_INCH, HEIGHT / PER_INCH), layout=ConstrainedLayoutEngine(w_pad=0.12, h_pad=0.1))
        yield figure
        figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
