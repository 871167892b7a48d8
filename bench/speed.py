"""Where the time goes: a read beside spaCy's full pipeline, what of it is not the annotators', linking, and the start.

python -m bench.speed [--articles 300]
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.attributions import articles_of, parse_seconds
from bench.pages import DATA
from onrecord.annotate.base import Annotator
from onrecord.annotate.parse import load_model
from onrecord.config import load
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Annotated
from onrecord.read.find import Finder
from onrecord.read.language import recognise
from onrecord.run.ingest import Progress, ingest
from onrecord.run.pipeline import Pipeline


class Timed:
    """An annotator that counts its CPU seconds."""

    def __init__(self, annotator: Annotator) -> None:
        self._annotator = annotator
        self.name = annotator.name
        self.seconds = 0.0

    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]:
        start = time.process_time()
        annotated = self._annotator.annotate(batch)
        self.seconds += time.process_time() - start
        return annotated


def measure_share(page: Path) -> dict[str, float]:
    """CPU seconds of reading a file of news, after loading; each annotator's; what share of them is nobody's of these.

    `read_ratio` is that by what spaCy's full pipeline takes for the same texts, in the same run, and `linking_ratio`
    what comes after it: holding all claims against each other, as closely as a run of few claims does.
    """
    config = load({})
    pipeline = Pipeline(config)
    timed = [Timed(annotator) for annotator in pipeline.annotators]
    pipeline.__dict__["annotators"] = timed  # in the place of the cached ones
    recognise("Loads what tells languages apart, as the annotators are loaded by now. " * 5)
    with tempfile.TemporaryDirectory() as folder:
        ledger, began = SqliteLedger(Path(folder) / "ledger.db"), dict[str, float]()

        def note(progress: Progress) -> None:
            began.setdefault(progress.stage, time.process_time())

        documents = Finder(max_bytes=config.max_document_bytes).find([str(page)])
        start = time.process_time()
        ingest(documents, ledger, pipeline, note)
        read, linking = began["linking"] - start, time.process_time() - began["linking"]
        ledger.close()
    annotators = sum(each.seconds for each in timed)
    full = parse_seconds(load_model(), [article.text for article in articles_of(page)])
    figures = {"read_s": read, "annotators_s": annotators, "other_share": (read - annotators) / read}
    figures |= {"full_pipeline_s": full, "read_ratio": read / full, "linking_s": linking}
    figures |= {"linking_ratio": linking / full}
    return figures | {f"{each.name}_ratio": each.seconds / full for each in timed}


def measure_start(runs: int = 7) -> dict[str, float]:
    """CPU seconds of `onrecord --help`, the median of several runs."""
    return {"help_cpu_s": statistics.median(_cpu_of([sys.executable, "-m", "onrecord", "--help"]) for _ in range(runs))}


def _cpu_of(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(data: Path) -> dict[str, float]:
    """All figures, over real news."""
    return measure_start() | measure_share(data / "polnear" / "dev.jsonl.gz")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=DATA)
    for name, value in measure(parser.parse_args().data).items():
        print(f"{name:24}{value:10.3f}")
