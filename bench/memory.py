"""Does memory stay flat? Peak memory of reading 10,000 articles against that of reading 100, each in its own process
(Linux only).

python -m bench.memory [--many 10000] [--few 100]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import invented

# The kernel's VmHWM and not getrusage: that one starts from the peak of the process that started this one.
READ = """
import json, sys
from onrecord.config import load
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.read.find import Finder
from onrecord.run.ingest import ingest
from onrecord.run.pipeline import Pipeline

def peak_mb():
    status = dict(line.split(":", 1) for line in open("/proc/self/status"))
    return int(status["VmHWM"].split()[0]) / 1024

config = load({})
pipeline = Pipeline(config)
loaded = len(pipeline.annotators) and peak_mb()
run = ingest(Finder(max_bytes=config.max_document_bytes).find([sys.argv[1]]), SqliteLedger(sys.argv[2]), pipeline)
print(json.dumps({"articles": run.articles, "claims": run.claims, "loaded_mb": loaded, "peak_mb": peak_mb()}))
"""


def measure(few: int = 100, many: int = 10_000) -> dict[str, float]:
    """Peak memory in MB of both runs, and their ratio."""
    small, large = _peak(few), _peak(many)
    return {
        "few": few,
        "many": many,
        "loaded_mb": large["loaded_mb"],
        "few_peak_mb": small["peak_mb"],
        "many_peak_mb": large["peak_mb"],
        "ratio": large["peak_mb"] / small["peak_mb"],
    }


def _peak(count: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        page, ledger = Path(folder) / "news.jsonl", Path(folder) / "ledger.db"
        invented.write(page, count)
        ran = subprocess.run([sys.executable, "-c", READ, page, ledger], capture_output=True, text=True, check=True)
        figures: dict[str, float] = json.loads(ran.stdout)
        return figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--many", type=int, default=10_000)
    for name, value in measure(**vars(parser.parse_args())).items():
        print(f"{name:16}{value:10.2f}")
