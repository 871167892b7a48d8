"""How well events are read: their types, their roles, the people counted, and how far they are said to have happened.

    python -m bench.events [--data DATA]

Types: `bench.event_types`. Roles: `bench.incidents`.

Counts: tests/cases/counts.csv, invented sentences with what befell how many ("killed 13 13 -": value, lowest, highest);
F1 of whole tuples, on the half of the sentences whose sha256 is odd; the even half was there to build on.

Factuality: Pearson's r and the mean absolute error on the dev part of UW, which nothing was trained on; beside it the
dev part of UDS-IH2, whose scale is another (there, what has not happened yet counts as what has not happened).
MEANTIME, up to where it is annotated in full: polarity by the sign, certainty by whether factuality is at least 2
either way.
"""

from __future__ import annotations

import argparse
import csv
from bisect import bisect_left
from collections import Counter as Tally
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from bench import event_types, incidents
from bench.attributions import BATCH_SIZE, DATA, article_of, made, read_lines
from bench.softmax import macro_f1
from onrecord.annotate.events.annotator import EventAnnotator
from onrecord.annotate.events.embedders import embedders
from onrecord.annotate.events.factuality import Factuality
from onrecord.annotate.tree import Tree
from onrecord.model import Annotated, Count

COUNTS = Path(__file__).resolve().parents[1] / "tests" / "cases" / "counts.csv"
UW = Path("event-factuality") / "uw.dev.jsonl"
UDS = Path("event-factuality") / "uds_ih2.dev.jsonl"
MEANTIME = Path("meantime") / "meantime.dev.jsonl"
CERTAIN = 2.0

LEE = "0.708 / 0.511 (Lee et al., EMNLP 2015)"
STANOVSKY = "0.66 / 0.42 (Stanovsky et al., ACL 2017)"
LINES = (
    ("plv_macro_f1", "PLOVER class between two marked actors, macro F1, with a classifier", ""),
    ("plv_lexicon_macro_f1", "the same by the event's type alone", ""),
    ("plv_actors", "the marked actor is one of an event's actors", ""),
    ("plv_recipients", "the marked target is one of an event's recipients", ""),
    ("acled_macro_f1", "ACLED's types of snippets, macro F1, with a classifier", ""),
    ("muc4_perpetrators_f1", "MUC-4 perpetrators, F1", ""),
    ("muc4_targets_f1", "MUC-4 targets, F1", ""),
    ("counts_f1", "counts of people as a whole, F1", ""),
    ("uw_r", "factuality on UW, Pearson's r", f"{LEE}, {STANOVSKY}"),
    ("uw_mae", "factuality on UW, mean absolute error", "as above, after the slash"),
    ("uds_r", "factuality on UDS-IH2, Pearson's r", ""),
    ("meantime_polarity_accuracy", "polarity on MEANTIME, accuracy", ""),
    ("meantime_polarity_macro_f1", "polarity on MEANTIME, macro F1", ""),
    ("meantime_certainty_accuracy", "certainty on MEANTIME, accuracy", ""),
    ("meantime_certainty_macro_f1", "certainty on MEANTIME, macro F1", ""),
)

Record = dict[str, Any]


def measure(data: Path) -> dict[str, float]:
    """All figures; shares, F1 and r from 0 to 1, errors on the scale of factuality."""
    parse, reader = _parser(), EventAnnotator()

    def read(records: Sequence[Record]) -> list[Annotated]:
        return reader.annotate(parse(records))

    plv, acled = event_types.records_of(data)
    muc4, uw, uds, news = (read_lines(data / path) for path in (incidents.MUC4, UW, UDS, MEANTIME))
    return {
        **event_types.plv(plv, read(plv)),
        **event_types.acled(acled, read(acled)),
        **incidents.measure(muc4, read(muc4)),
        **counts_found(read),
        **_prefixed("uw", judged(uw, parse(uw))),
        **_prefixed("uds", judged(uds, parse(uds))),
        **meantime(news, parse(news)),
    }


def _parser() -> Callable[[Sequence[Record]], list[Annotated]]:
    (spacy,) = made(("spacy",))

    def parse(records: Sequence[Record]) -> list[Annotated]:
        unread = [Annotated(article_of(record)) for record in records]
        batches = (unread[first : first + BATCH_SIZE] for first in range(0, len(unread), BATCH_SIZE))
        return [one for batch in batches for one in spacy.annotate(batch)]

    return parse


def _prefixed(prefix: str, figures: Mapping[str, float]) -> dict[str, float]:
    return {f"{prefix}_{name}": value for name, value in figures.items()}


# --- counts


def is_measured(sentence: str) -> bool:
    """Whether a sentence is of the half that nothing was built on."""
    return int(sha256(sentence.encode()).hexdigest(), 16) % 2 == 1


def counts_found(read: Callable[[Sequence[Record]], list[Annotated]]) -> dict[str, float]:
    """F1 of counts, each as a whole, on the sentences to measure by and on those to build on."""
    with COUNTS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    halves = {True: "counts_f1", False: "counts_built_on_f1"}
    found = read([{"id": row["sentence"], "text": row["sentence"]} for row in rows])
    sides: dict[bool, list[tuple[Tally[str], Tally[str]]]] = {True: [], False: []}
    for row, one in zip(rows, found, strict=True):
        gold = Tally(filter(None, map(str.strip, row["counts"].split(";"))))
        sides[is_measured(row["sentence"])].append((gold, Tally(shown(c) for e in one.events for c in e.counts)))
    return {name: _f1(sides[half]) for half, name in halves.items()}


def shown(count: Count) -> str:
    """A count as the file of cases has it."""
    return " ".join(
        [count.of, *("-" if number is None else str(number) for number in (count.value, count.low, count.high))]
    )


def _f1(pairs: Iterable[tuple[Tally[str], Tally[str]]]) -> float:
    sizes = [((gold & read).total(), gold.total(), read.total()) for gold, read in pairs]
    right, golds, reads = (sum(column) for column in zip(*sizes, strict=True))
    return float(2 * right / (golds + reads))


# --- factuality


def judged(records: Sequence[Record], parsed: Sequence[Annotated]) -> dict[str, float]:
    """Pearson's r with the judges' means, and the mean absolute error."""
    pairs = [
        (target["factuality"], read)
        for record, one in zip(records, parsed, strict=True)
        for target, read in zip(record["targets"], _factualities(one, record["targets"]), strict=True)
    ]
    gold, read = np.array(pairs).T
    return {"r": float(np.corrcoef(gold, read)[0, 1]), "mae": float(abs(gold - read).mean())}


def _factualities(one: Annotated, marks: Iterable[Record]) -> Iterator[float]:
    factuality = Factuality(Tree(one.words), embedders())
    starts = [word.start for word in one.words]
    for mark in marks:
        yield factuality.of(min(bisect_left(starts, mark["start"]), len(starts) - 1))


def meantime(records: Sequence[Record], parsed: Sequence[Annotated]) -> dict[str, float]:
    """Polarity and certainty of MEANTIME's events: accuracy, and macro F1, for nearly all are affirmed and certain."""
    polarity, certainty = [], []
    for record, one in zip(records, parsed, strict=True):
        marks = [event for event in record["events"] if event["end"] <= record["fully_annotated_end"]]
        for event, read in zip(marks, _factualities(one, marks), strict=True):
            if event.get("polarity") in ("POS", "NEG"):
                polarity.append((event["polarity"], "NEG" if read < 0 else "POS"))
            if event.get("certainty") in ("CERTAIN", "PROBABLE", "POSSIBLE"):
                gold = "CERTAIN" if event["certainty"] == "CERTAIN" else "open"
                certainty.append((gold, "CERTAIN" if abs(read) >= CERTAIN else "open"))
    return {**_agreement("meantime_polarity", polarity), **_agreement("meantime_certainty", certainty)}


def _agreement(name: str, pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    gold, read = zip(*pairs, strict=True)
    accuracy = sum(left == right for left, right in pairs) / len(pairs)
    return {f"{name}_accuracy": accuracy, f"{name}_macro_f1": macro_f1(gold, read)}


# --- the page


def table(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md on events; nothing where nothing was measured."""
    mine = {name.removeprefix("events."): value for name, value in figures.items() if name.startswith("events.")}
    if "uw_r" not in mine:
        return []
    return [
        "## Events",
        "",
        "By `python -m bench.events`; what each line says is told at the heads of `bench/events.py`,",
        "`bench/event_types.py` and `bench/incidents.py`. Published figures are the authors' own, on the test parts;",
        "theirs were trained on that corpus, ours was not.",
        "",
        "| | figure | published |",
        "| --- | --- | --- |",
        *(f"| {said} | {mine[name]:.3f} | {published} |" for name, said, published in LINES if name in mine),
        "",
    ]


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, default=DATA, help="the folder with the corpora (default: %(default)s)")
    for name, figure in measure(options.parse_args().data).items():
        print(f"{name:32}{figure:10.3f}")


if __name__ == "__main__":
    main()
