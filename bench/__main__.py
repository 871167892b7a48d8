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
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import (
    attributions,
    canon,
    chains,
    compare,
    curves,
    elsewhere,
    events,
    memory,
    million,
    pages,
    peers,
    places,
    speakers,
    speed,
    stance,
    times,
)

FLOORS = Path(__file__).with_name("floors.json")
# The last figure of each measure, so that one part can be measured again without the others.
MEASURED = Path(__file__).with_name("measured.json")
PAGE = Path("docs/quality.md")

# In the order in which they are measured; each gives its figures, of the corpora in a folder.
PARTS: dict[str, Callable[[Path], dict[str, float]]] = {
    "pages": pages.measure,
    "attributions": lambda data: attributions.measure(data, attributions.SCORER),
    "chains": lambda _: chains.compared(),
    "elsewhere": elsewhere.compared,
    "curves": lambda data: curves.measure(data, attributions.SCORER),
    "peers": peers.measure,
    "stance": stance.measure,
    "times": times.measure,
    "places": places.measure,
    "events": events.measure,
    "compare": compare.measure,
    "canon": canon.measure,
    "speakers": speakers.measure,
    "speed": speed.measure,
}
# Of news that is made here, as much of it as is asked for.
MADE = ("million", "memory")
OWN = ("chains", "stance", *MADE)  # the others need the corpora

# Each part's section of the page, in order.
SECTIONS = (
    *(chains.table, elsewhere.table, curves.section, peers.table),
    *(stance.table, speakers.table, canon.table, times.table, places.table, events.table, compare.table),
)

HEAD = """# How well it reads, and how fast

Written by `make bench`. Speed and memory are ratios within one run, or CPU time of one process. `make bench` fails
where a figure does not hold its bound.

Read the attribution figures with this in mind: the reader was trained on PolNeAR's training part alone, but how many
epochs, the least score and the calibration of scores were chosen with the development part in view; expect a little
less elsewhere. Its model card is `src/onrecord/annotate/trained/weights/README.md`.

"""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: what it says, the command that gives it, and which side of its bound is good."""

    name: str
    says: str
    command: str
    at_most: bool = False


LINES = (
    Line("pages.all.f1", "article boundaries, 200 joined pages, F1", "python -m bench.pages"),
    Line("pages.held_out.f1", "… of articles that the splitter was not fitted on", "python -m bench.pages"),
    Line("attributions.attribution_f1", "attribution F1, PolNeAR dev", "python -m bench.attributions"),
    Line("attributions.strict_f1", "… strict F1", "python -m bench.attributions"),
    Line("attributions.content_f1", "… content F1", "python -m bench.attributions"),
    Line("attributions.source_given_content_f1", "… source, given content", "python -m bench.attributions"),
    Line("attributions.speed_ratio", "… its speed, by spaCy's full pipeline", "python -m bench.attributions"),
    Line(
        "attributions.all_attribution_f1",
        "… attribution F1, inner voices too",
        "python -m bench.attributions",
    ),
    Line("chains.reader.f1", "voices within voices, invented texts, F1 of all layers", "python -m bench.chains"),
    Line("chains.reader.inner_recall", "… of inner ones, found", "python -m bench.chains"),
    Line("stance.measure.macro_f1", "stances, invented sentences kept apart, macro F1", "python -m bench.stance"),
    Line("stance.polnear.accuracy", "… real news, accuracy", "python -m bench.stance"),
    Line("times.onrecord.value", "times, TimeML news kept apart, value F1", "python -m bench.times"),
    Line("times.onrecord.relaxed", "… found, F1", "python -m bench.times"),
    Line("times.share_of_spacy", "… CPU, per cent of spaCy's full pipeline", "python -m bench.times", at_most=True),
    Line("speakers.all.right", "sources tied to whom they mean, GUM, per cent", "python -m bench.speakers"),
    Line("speakers.all.wrong", "… to somebody else, per cent", "python -m bench.speakers", at_most=True),
    Line("speakers.meantime.right", "… MEANTIME, right", "python -m bench.speakers"),
    Line("speakers.meantime.wrong", "… MEANTIME, to somebody else", "python -m bench.speakers", at_most=True),
    Line("canon.meantime.f1", "identity across articles, MEANTIME dev, B-cubed F1", "python -m bench.canon"),
    Line("canon.reuters.f1", "… N3 Reuters-128", "python -m bench.canon"),
    Line("canon.rss.f1", "… N3 RSS-500", "python -m bench.canon"),
    *(
        Line(f"places.{corpus}.{figure}", f"places, {title}, {figure}", "python -m bench.places")
        for corpus, title in places.TITLES.items()
        for figure in ("located", "acc161")
    ),
    Line("places.cpu_share", "… CPU, per cent of spaCy's full pipeline", "python -m bench.places", at_most=True),
    Line("events.plv_macro_f1", "types of events, PLV, a tenth kept apart, macro F1", "python -m bench.events"),
    Line("events.acled_macro_f1", "… ACLED, a tenth kept apart, macro F1", "python -m bench.events"),
    Line("events.counts_f1", "counts of people, invented sentences kept apart, F1", "python -m bench.events"),
    Line("events.uw_r", "factuality, UW dev, Pearson r", "python -m bench.events"),
    Line("events.uw_mae", "… mean absolute error", "python -m bench.events", at_most=True),
    Line("events.meantime_polarity_macro_f1", "polarity, MEANTIME dev, macro F1", "python -m bench.events"),
    Line("compare.nli.macro_f1", "pairs of statements, SNLI and MultiNLI dev, macro F1", "python -m bench.compare"),
    Line("speed.read_ratio", "a whole read's CPU, by spaCy's full pipeline", "python -m bench.speed", at_most=True),
    Line("memory.ratio", "peak memory, 10,000 articles against 100", "python -m bench.memory", at_most=True),
    Line("speed.help_cpu_s", "`onrecord --help`, CPU seconds", "python -m bench.speed", at_most=True),
    Line("speed.other_share", "share of a read that is not the annotators'", "python -m bench.speed", at_most=True),
    Line("million.open_ms", "opening a ledger of 1,000,000 claims, CPU ms", "python -m bench.million", at_most=True),
    Line("million.slowest_ms", "`claims --text … --source …` in it, slowest, CPU ms", "python -m bench.million", True),
)


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
    return figures | {"open_ms": figures["open"], "slowest_ms": max(asked)}


def _holds(line: Line, figures: dict[str, float], floors: dict[str, float]) -> bool:
    value, floor = figures[line.name], floors[line.name]
    return value <= floor if line.at_most else value >= floor


def _table(figures: dict[str, float], floors: dict[str, float]) -> Iterator[str]:
    yield "| figure | measured | must be | command |"
    yield "| --- | --- | --- | --- |"
    for line in (line for line in LINES if line.name in figures):
        bound = f"{'at most' if line.at_most else 'at least'} {floors[line.name]:g}"
        yield f"| {line.says} | {figures[line.name]:.3g} | {bound} | `{line.command}` |"


def _sections(figures: dict[str, float]) -> Iterator[str]:
    for section in SECTIONS:
        lines = section(figures)
        yield from ["", *lines] if lines else ()


def _machine() -> str:
    return f"\n\nMeasured with Python {platform.python_version()} on {platform.machine()}, two cores, no GPU.\n"


if __name__ == "__main__":
    sys.exit(main())
