"""Quality and speed beside those of other programs, on the same articles in one run: the dev part of PolNeAR.

    python -m bench.peers [--data ../shared/data]

Speed is words per CPU-second, with all that a system needs, parsing included, divided by that of spaCy's full pipeline
in the same run. `make bench` installs the other programs in .venv-peers and runs this there; in an environment without
one of them, that one keeps the figures of its last run. bench/peer_annotators.py tells how they are asked,
bench/peers.csv holds what was measured elsewhere.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from spacy.language import Language

from bench.attributions import (
    DATA,
    GOLD,
    READER,
    RULES,
    SCORER,
    annotated,
    articles_of,
    outermost,
    parse_seconds,
    scored,
)
from bench.peer_annotators import PeerQuotes, sayswho, textacy_by_article, textacy_by_paragraph
from onrecord.annotate.base import Annotator
from onrecord.annotate.parse import load_model
from onrecord.config import Config
from onrecord.errors import PipelineError
from onrecord.run.pipeline import Pipeline

ELSEWHERE = Path(__file__).with_name("peers.csv")
MEASURED = Path(__file__).with_name("measured.json")

QUALITY = ("attribution", "strict", "content", "content_exact", "source_given_content")
HEADS = (
    *("system", "trained on PolNeAR"),
    *("attribution", "strict", "content", "content, exact", "source, given content", "speed"),
)


@dataclass(frozen=True, slots=True)
class System:
    """One that is measured: the name of its figures, how the page calls it, and what makes its annotators."""

    name: str
    says: str
    trained: str
    make: Callable[[Language], Sequence[Annotator]]


def _ours(config: Config) -> Callable[[Language], Sequence[Annotator]]:
    return lambda nlp: Pipeline(config).annotators


def _theirs(make: Callable[[Language], PeerQuotes]) -> Callable[[Language], Sequence[Annotator]]:
    return lambda nlp: [make(nlp)]


def systems(annotators: tuple[str, ...] = READER) -> list[System]:
    """All that are measured: `annotators`, the rules alone, and other programs."""
    trained = [System("onrecord", "OnRecord", "yes", _ours(Config(annotators=annotators)))]
    return [
        *trained,
        System("onrecord_rules", "OnRecord, rules alone", "cues only", _ours(Config(annotators=RULES))),
        System("textacy_paragraphs", "textacy, paragraph by paragraph", "no", _theirs(textacy_by_paragraph)),
        System("textacy_articles", "textacy, whole article", "no", _theirs(textacy_by_article)),
        System("sayswho", "sayswho, without coreference", "no", _theirs(sayswho)),
    ]


def measure(data: Path) -> dict[str, float]:
    """The figures of all that are installed, by names such as "sayswho.attribution"."""
    gold = data / GOLD
    texts = [article.text for article in articles_of(gold)]
    nlp = load_model()
    parse_seconds(nlp, texts[:8])
    yardsticks = [parse_seconds(nlp, texts)]
    figures: dict[str, float] = {}
    for system in systems():
        run = _run(system, gold, nlp)
        if run is None:
            continue
        # Before and after each system: other work on the machine comes and goes, and slows what runs meanwhile.
        yardsticks.append(parse_seconds(nlp, texts))
        run["speed"] = fmean(yardsticks[-2:]) / run.pop("seconds")
        figures |= {f"{system.name}.{figure}": value for figure, value in run.items()}
    words = sum(len(text.split()) for text in texts)
    return {"spacy.words_per_cpu_second": words / fmean(yardsticks)} | figures


def _run(system: System, gold: Path, nlp: Language) -> dict[str, float] | None:
    """One system's figures and CPU seconds; None where it is not installed."""
    try:
        annotators = system.make(nlp)
    except (ModuleNotFoundError, PipelineError) as error:
        print(f"{system.says} stays as it was measured last: {error}", file=sys.stderr)
        return None
    start = time.process_time()
    done = annotated(gold, annotators)
    seconds = time.process_time() - start
    report = scored(gold, [outermost(one) for one in done], SCORER)
    quality = {figure: float(report[figure]["f1"]) for figure in QUALITY}
    return quality | {"seconds": seconds} | _gave_up(annotators)


def _gave_up(annotators: Sequence[Annotator]) -> dict[str, float]:
    peers = [each for each in annotators if isinstance(each, PeerQuotes)]
    return {name: float(value) for each in peers for name, value in (("asked", each.asked), ("gave_up", each.gave_up))}


def table(figures: Mapping[str, float]) -> list[str]:
    """What the page shows: what is measured here, then what was measured elsewhere. `figures` are by "peers.…"."""
    return [
        "## Beside other programs",
        "",
        "Quality is F1, but for the source: the share of right contents whose source is right, too. Speed is words per",
        "CPU-second, divided by that of spaCy's full pipeline on the same text in the same run: more is faster. On a",
        "machine with other work, it moves by a tenth from run to run.",
        "",
        "Measured here, on PolNeAR's *development* part, by `python -m bench.peers`:",
        "",
        *_head(),
        *_measured(figures),
        "",
        *_given_up(figures),
        "Measured elsewhere, by the same scorer, on PolNeAR's *test* part. These are other articles than those above:",
        "on the development part, Citron has an attribution F1 of 49.0 as it is and of 51.6 repaired. Speed was",
        "measured once for each program, and is given once.",
        "",
        *_head(),
        *_elsewhere(),
    ]


def _head() -> Iterator[str]:
    yield f"| {' | '.join(HEADS)} |"
    yield f"| {' | '.join('---' for _ in HEADS)} |"


def _measured(figures: Mapping[str, float]) -> Iterator[str]:
    for system in systems():
        row = {figure: figures.get(f"peers.{system.name}.{figure}") for figure in (*QUALITY, "speed")}
        if any(value is not None for value in row.values()):
            yield _row(system.says, system.trained, row)


def _elsewhere() -> Iterator[str]:
    with ELSEWHERE.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            row = {figure: float(line[figure]) if line[figure] else None for figure in (*QUALITY, "speed")}
            yield _row(line["system"], line["trained"], row)


def _row(says: str, trained: str, row: Mapping[str, float | None]) -> str:
    cells = [_cell(row[figure], digits=1) for figure in QUALITY]
    return f"| {' | '.join([says, trained or '–', *cells, _cell(row['speed'], digits=2)])} |"


def _cell(value: float | None, *, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _given_up(figures: Mapping[str, float]) -> Iterator[str]:
    """A sentence for each program that raised errors, with what they cost it."""
    for system in systems():
        gave_up = figures.get(f"peers.{system.name}.gave_up", 0)
        if gave_up:
            asked = figures[f"peers.{system.name}.asked"]
            yield f"{system.says}, gave up with an error on {gave_up:.0f} of {asked:.0f} texts and found nothing there."
            yield ""


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, default=DATA)
    measured = measure(options.parse_args().data)
    kept: dict[str, float] = json.loads(MEASURED.read_text("utf-8"))
    print("\n".join(table(kept | {f"peers.{name}": value for name, value in measured.items()})))


if __name__ == "__main__":
    main()
