"""Measures everything, holds it against bench/floors.json, and writes docs/quality.md.

    python -m bench [--data ../shared/data] [--only million memory] [--claims 1000000] [--articles 10000]

Where the corpora are not there, only what needs none is measured, and the other figures stay as they were.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench import memory, million, pages, readers
from bench.parts import LINES, MADE, OWN, PARTS, SECTIONS, Line

FLOORS = Path(__file__).with_name("floors.json")
# The last figure of each measure, so that one part can be measured again without the others.
MEASURED = Path(__file__).with_name("measured.json")
PAGE = Path("docs/quality.md")

HEAD = """# How well it reads, and how fast

Written by `make bench`. Speed and memory are ratios within one run, or CPU time of one process. `make bench` fails
where a figure does not hold its bound.

Read the attribution figures with this in mind: the reader was trained on PolNeAR's training part alone, but how many
epochs, the least score and the calibration of scores were chosen with the development part in view; expect a little
less elsewhere. Its model card is `src/onrecord/annotate/trained/weights/README.md`.

"""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=pages.DATA)
    parser.add_argument("--only", nargs="+", choices=(*PARTS, *MADE), default=(*PARTS, *MADE))
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--articles", type=int, default=10_000)
    given = parser.parse_args()
    measures: dict[str, Callable[[], dict[str, float]]] = {
        **{part: partial(measure, given.data) for part, measure in PARTS.items()},
        "million": lambda: _million(given.claims),
        "memory": lambda: memory.measure(many=given.articles),
        "readers": readers.measure,
    }
    wanted = [part for part in given.only if part in OWN or given.data.is_dir()]
    for part in set(given.only) - set(wanted):
        print(f"{given.data} is not there: {part} is not measured.", file=sys.stderr)
    figures = dict(_measured({part: measures[part] for part in wanted}))
    kept: dict[str, float] = json.loads(MEASURED.read_text("utf-8")) | figures
    MEASURED.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8"))
    PAGE.write_text(HEAD + "\n".join([*_table(kept, floors), *_sections(kept)]) + _machine(), encoding="utf-8")
    missed = [line for line in LINES if line.name in figures and not _holds(line, figures, floors)]
    for line in missed:
        print(f"{line.name} is {figures[line.name]:.3f}; it must hold {floors[line.name]:g}.", file=sys.stderr)
    return 1 if missed else 0


def _measured(parts: dict[str, Callable[[], dict[str, float]]]) -> Iterator[tuple[str, float]]:
    for part, measure in parts.items():
        for name, value in measure().items():
            whole = f"{part}.{name.removeprefix(f'{part}.')}"
            print(f"{whole:60}{value:14,.3f}", flush=True)
            yield whole, value


def _million(claims: int) -> dict[str, float]:
    figures = million.measure(claims)
    asked = [value for name, value in figures.items() if name.startswith("text") and ", source" in name]
    slowest = {"open_ms": figures["open"], "slowest_ms": max(asked)}
    for name, beginning in (("search_slowest_ms", "search: "), ("search_by_meaning_slowest_ms", "search by meaning: ")):
        slowest[name] = max(value for asked_for, value in figures.items() if asked_for.startswith(beginning))
    return figures | slowest


def _holds(line: Line, figures: dict[str, float], floors: dict[str, float]) -> bool:
    """Whether a figure holds its bound; some have none, since they depend on what else a machine does."""
    value, floor = figures[line.name], floors.get(line.name)
    return floor is None or (value <= floor if line.at_most else value >= floor)


def _table(figures: dict[str, float], floors: dict[str, float]) -> Iterator[str]:
    yield "| figure | measured | must be | command |"
    yield "| --- | --- | --- | --- |"
    for line in (line for line in LINES if line.name in figures):
        floor = floors.get(line.name)
        bound = "" if floor is None else f"{'at most' if line.at_most else 'at least'} {floor:g}"
        yield f"| {line.says} | {figures[line.name]:.3g} | {bound} | `{line.command}` |"


def _sections(figures: dict[str, float]) -> Iterator[str]:
    for section in SECTIONS:
        lines = section(figures)
        yield from ["", *lines] if lines else ()


def _machine() -> str:
    return f"\n\nMeasured with Python {platform.python_version()} on {platform.machine()}, two cores, no GPU.\n"


if __name__ == "__main__":
    sys.exit(main())
