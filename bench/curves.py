"""What the score of an attribution is worth: precision and recall as the least score rises, and how often it is right.

    python -m bench.curves [--predicted FILE.jsonl]

Measured on the dev part of PolNeAR with the functions of the shared scorer; what is predicted is read from a file in
the scorer's format, or else by the trained reader. Draws two pictures for docs/quality.md.

Gold and predicted attributions are paired anew at each least score. Who keeps what scores 0.7 or more gets that list
and no other: each point of a curve is the scorer's own figure for it, and the last point the figure for all. (Paired
once for all, a prediction below the least score could still take the gold attribution of one above it.) Reliability
asks of each attribution, as it is delivered, whether it is right: for that they are paired once, all of them.
"""

from __future__ import annotations

import argparse
import importlib.util
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from pathlib import Path
from typing import Any, Protocol, cast

from bench.attributions import DATA, GOLD, READER, SCORER, annotated, line_of, made, outermost, read_lines

CRITERIA = ("attribution", "strict")
BINS = 10
# The precision at which the recall is kept as a figure.
SURE = 0.9
PICTURES = Path("docs") / "pictures"
CURVE, RELIABILITY = "attribution-precision-recall.svg", "attribution-reliability.svg"

WordSets = Mapping[str, frozenset[int]]  # of an attribution: the words of each role


class Scorer(Protocol):
    """What is used of the scorer that all systems share."""

    def word_sets(self, attributions: Iterable[Mapping[str, Any]], text: str) -> list[WordSets]: ...
    def pair(self, gold: Sequence[WordSets], predicted: Sequence[WordSets]) -> list[tuple[int, int]]: ...
    def judge(self, gold: WordSets, predicted: WordSets) -> dict[str, bool]: ...


@dataclass(frozen=True, slots=True)
class Case:
    """One article's attributions: the gold ones, and those predicted with their scores, 0…1."""

    gold: tuple[WordSets, ...]
    predicted: tuple[tuple[float, WordSets], ...]

    def judged(self, scorer: Scorer, least: float = 0.0) -> Iterator[tuple[float, dict[str, bool]]]:
        """The score of each prediction of at least `least` that has a gold one, and which criteria it meets."""
        kept = [one for one in self.predicted if one[0] >= least]
        for gold, place in scorer.pair(self.gold, [words for _, words in kept]):
            score, words = kept[place]
            yield score, scorer.judge(self.gold[gold], words)

    def hits(self, scorer: Scorer, criterion: str, least: float) -> int:
        return sum(holds[criterion] for _, holds in self.judged(scorer, least))


@dataclass(frozen=True, slots=True)
class Point:
    """Precision and recall, 0…1, of the predictions that score `least` or more."""

    least: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions whose scores lie in one range: how many, their mean score, and the share that is right, 0…1."""

    low: float
    high: float
    count: int
    score: float
    right: float

    def interval(self) -> tuple[float, float]:
        """Between which shares, 0…1, the true share right lies with 95 % (Wilson)."""
        z, n, p = 1.96, self.count, self.right
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        reach = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - reach), min(1.0, middle + reach)


def measure(data: Path, scorer: Path, predicted: Path | None = None, pictures: Path = PICTURES) -> dict[str, float]:
    """The figures, by names such as "average_precision" (percent) and "bins.9.right" (0…1); draws the pictures."""
    # Here, so that only who draws needs the library that draws.
    from bench.pictures import draw_curve, draw_reliability

    judge = load(scorer)
    lines = read_lines(predicted) if predicted else _read(data / GOLD)
    cases = cases_of(read_lines(data / GOLD), lines, judge)
    curves = {criterion: curve(cases, judge, criterion) for criterion in CRITERIA}
    bins = binned(rights(cases, judge, "attribution"))
    pictures.mkdir(parents=True, exist_ok=True)
    draw_curve(curves["attribution"], curves["strict"], pictures / CURVE)
    draw_reliability(bins, pictures / RELIABILITY)
    return dict(_figures(curves, bins))


def load(scorer: Path) -> Scorer:
    """The scorer, which is a program in a file of its own, as a module."""
    spec = importlib.util.spec_from_file_location("score_attributions", scorer)
    if spec is None or spec.loader is None:
        raise ValueError(f"The scorer is no Python file: {scorer}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast(Scorer, module)


def cases_of(
    gold: Iterable[Mapping[str, Any]], predicted: Iterable[Mapping[str, Any]], scorer: Scorer
) -> tuple[Case, ...]:
    """Each article's attributions as words; as for the scorer, those without content do not count."""
    by_id = {line["id"]: line["attributions"] for line in predicted}
    return tuple(_case(line, by_id.get(line["id"], []), scorer) for line in gold)


def curve(cases: Sequence[Case], scorer: Scorer, criterion: str) -> list[Point]:
    """Precision and recall at each score that there is, from the highest to the lowest."""
    return list(_points(cases, lambda case, least: case.hits(scorer, criterion, least)))


def _points(cases: Sequence[Case], hits: Callable[[Case, float], int]) -> Iterator[Point]:
    """One for each score. Only articles with a prediction of just that score are looked at again."""
    wanted = sum(len(case.gold) for case in cases)
    scores = sorted(((score, place) for place, case in enumerate(cases) for score, _ in case.predicted), reverse=True)
    right = [0] * len(cases)
    kept = 0
    for least, group in groupby(scores, key=lambda one: one[0]):
        places = [place for _, place in group]
        kept += len(places)
        for place in set(places):
            right[place] = hits(cases[place], least)
        yield Point(least, sum(right) / kept, sum(right) / wanted if wanted else 0.0)


def average_precision(points: Iterable[Point]) -> float:
    """The area under a curve, 0…1: each gain of recall counts with the precision it is reached at."""
    area = reached = 0.0
    for point in points:
        area += (point.recall - reached) * point.precision
        reached = point.recall
    return area


def recall_at(points: Iterable[Point], precision: float) -> float:
    """The most recall, 0…1, that is had with at least this precision."""
    return max((point.recall for point in points if point.precision >= precision), default=0.0)


def rights(cases: Iterable[Case], scorer: Scorer, criterion: str) -> list[tuple[float, bool]]:
    """The score of every prediction, and whether it is right; one that has no gold attribution is not."""
    found: list[tuple[float, bool]] = []
    for case in cases:
        paired = [(score, holds[criterion]) for score, holds in case.judged(scorer)]
        left = sorted(score for score, _ in case.predicted)
        for score, _ in paired:
            left.remove(score)
        found += [*paired, *((score, False) for score in left)]
    return found


def binned(rights: Iterable[tuple[float, bool]], count: int = BINS) -> list[Bin]:
    """Predictions by score, in bins of equal width; a bin without any is left out. A score of 1 is in the last."""
    by_bin: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score, right in rights:
        by_bin[min(int(score * count), count - 1)].append((score, right))
    return [_bin(place, count, by_bin[place]) for place in sorted(by_bin)]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error, 0…1: how far a bin's mean score lies from its share right, by its count."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.score - one.right) for one in bins) / total if total else 0.0


def section(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md; nothing where the figures were never measured."""
    if "curves.average_precision" not in figures:
        return []
    return PAGE.format(
        curve=f"{PICTURES.name}/{CURVE}",
        reliability=f"{PICTURES.name}/{RELIABILITY}",
        average=figures["curves.average_precision"],
        strict=figures["curves.strict_average_precision"],
        sure=figures["curves.recall_at_90"],
        ece=figures["curves.ece"],
    ).splitlines()


PAGE = """## What a score is worth

Each attribution has a score, 0…1. On PolNeAR dev, average precision is {average:.1f} ({strict:.1f} strict); kept from
the score on where nine of ten are right, they are {sure:.1f} % of the gold ones. The expected calibration error is
{ece:.3f}. By `python -m bench.curves`.

![Precision against recall on PolNeAR dev, attribution and strict, with least scores marked.]({curve})

To read it: who keeps only attributions of at least some score stands at one point of the line, further left the higher
that score; up is more of them right, right is more of all attributions found.

![Share of attributions right against their score on PolNeAR dev, in ten bins, and how many lie in each.]({reliability})

To read it: of attributions that score about 0.8, eight of ten should be right, a dot on the dashed line; above it, the
score is too modest, below it, too sure. Thin lines are 95 % intervals, bars say how many attributions a dot stands for.
"""


def _read(gold: Path) -> list[dict[str, Any]]:
    """What the trained reader reads in the articles of `gold`, without voices inside other voices."""
    return [line_of(outermost(one)) for one in annotated(gold, made(READER))]


def _case(line: Mapping[str, Any], attributions: Sequence[Mapping[str, Any]], scorer: Scorer) -> Case:
    gold = scorer.word_sets(line["attributions"], line["text"])
    scores = [float(one.get("score", 1.0)) for one in attributions]
    predicted = zip(scores, scorer.word_sets(attributions, line["text"]), strict=True)
    return Case(
        tuple(words for words in gold if words["content"]), tuple(one for one in predicted if one[1]["content"])
    )


def _bin(place: int, count: int, rights: Sequence[tuple[float, bool]]) -> Bin:
    score = sum(score for score, _ in rights) / len(rights)
    right = sum(right for _, right in rights) / len(rights)
    return Bin(place / count, (place + 1) / count, len(rights), score, right)


def _figures(curves: Mapping[str, Sequence[Point]], bins: Sequence[Bin]) -> Iterator[tuple[str, float]]:
    points = curves["attribution"]
    best = max(points, key=lambda point: point.f1)
    yield "average_precision", round(100 * average_precision(points), 2)
    yield "strict_average_precision", round(100 * average_precision(curves["strict"]), 2)
    yield "recall_at_90", round(100 * recall_at(points, SURE), 2)
    yield "best_f1", round(100 * best.f1, 2)
    yield "best_f1_least_score", round(best.least, 4)
    yield "ece", round(calibration_error(bins), 4)
    for one in bins:
        name = f"bins.{round(one.low * BINS)}"
        yield f"{name}.count", float(one.count)
        yield f"{name}.score", round(one.score, 4)
        yield f"{name}.right", round(one.right, 4)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--scorer", type=Path, default=SCORER)
    options.add_argument("--predicted", type=Path, help="attributions with scores, in the scorer's format")
    options.add_argument("--pictures", type=Path, default=PICTURES, help="the folder that the pictures go to")
    given = options.parse_args()
    for name, figure in measure(given.data, given.scorer, given.predicted, given.pictures).items():
        print(f"{name:28}{figure:10.4f}")


if __name__ == "__main__":
    main()
