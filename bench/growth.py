"""Does linking stay as cheap as a ledger grows? News that runs on is read in and linked in runs, as from day to day.

    python -m bench.growth [--claims 100000] [--run 1000] [--weights FOLDER]

A process of its own takes articles from `bench.running_news` into a new ledger, some thousand claims at a time, finds
out who is who in them and links them, each run as a command would that begins with nothing at hand. Measured is linking
alone: CPU time of the process and of those that it started and waited for, by claim, for the first and for the last
tenth of the claims; minutes by the clock; and the peak memory of the process, making the news included (Linux only).
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.running_news import Newsroom
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Reading
from onrecord.reconcile.canon.canonise import canonise
from onrecord.reconcile.link import link
from onrecord.reconcile.statements.compare import WEIGHTS, Comparer

CLAIMS, RUN = 100_000, 1_000


@dataclass(frozen=True, slots=True)
class Run:
    """One run: claims in the ledger at its end, those and the links that are new, and what linking took, in seconds."""

    claims: int
    new: int
    links: int
    cpu: float
    wall: float
    identity_cpu: float  # finding out who is who


def runs(path: Path, claims: int, size: int, *, weights: Path = WEIGHTS) -> Iterator[Run]:
    """Fill a new ledger with so many claims or a few more, and link them, `size` claims at a time."""
    news = Newsroom(weights=weights).readings()
    ledger, held = SqliteLedger(path), 0
    try:
        while held < claims:
            new = _added(ledger, news, min(size, claims - held))
            held += new
            cpu = _cpu()
            canonise(ledger)
            began, wall = _cpu(), time.perf_counter()
            links = link(ledger, lambda: Comparer(weights=weights))
            yield Run(held, new, links, _cpu() - began, time.perf_counter() - wall, began - cpu)
    finally:
        ledger.close()


def _added(ledger: SqliteLedger, news: Iterator[Reading], claims: int) -> int:
    writer, added = ledger.writer(), 0
    while added < claims:
        added += writer.add(next(news))
    return added


def _cpu() -> float:
    """CPU seconds of this process and of those that it has waited for."""
    return sum(os.times()[:4])


def figures_of(done: Iterable[Run]) -> dict[str, float]:
    """What the runs took: CPU milliseconds a claim in their first and last tenth, their ratio, and all of it."""
    done = list(done)
    claims = done[-1].claims
    first = [run for run in done if run.claims <= max(claims / 10, done[0].claims)]
    last = [run for run in done if run.claims - run.new >= min(claims * 9 / 10, claims - done[-1].new)]
    return {
        "growth.claims": claims,
        "growth.links": sum(run.links for run in done),
        "growth.first_ms": _ms(first),
        "growth.last_ms": _ms(last),
        "growth.ratio": _ms(last) / _ms(first),
        "growth.minutes": sum(run.wall for run in done) / 60,
        "growth.cpu_minutes": sum(run.cpu for run in done) / 60,
        "growth.identity_cpu_minutes": sum(run.identity_cpu for run in done) / 60,
    }


def _ms(some: Iterable[Run]) -> float:
    """CPU milliseconds a claim."""
    some = list(some)
    return 1000 * sum(run.cpu for run in some) / sum(run.new for run in some)


def measure(claims: int = CLAIMS, size: int = RUN, *, weights: Path = WEIGHTS) -> dict[str, float]:
    """All figures, from a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measured, claims, size, weights).result()


def _measured(claims: int, size: int, weights: Path) -> dict[str, float]:
    with TemporaryDirectory(prefix="onrecord-growth-") as folder:
        figures = figures_of(runs(Path(folder) / "ledger.db", claims, size, weights=weights))
    return figures | {"growth.gigabytes": _peak_bytes() / 2**30}


def _peak_bytes() -> int:
    # The kernel's VmHWM and not getrusage: that one starts from the peak of the process that started this one.
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())
    return int(status["VmHWM"].split()[0]) * 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--run", type=int, default=RUN, dest="size", help="how many claims come in at a time")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="the comparer's folder")
    for name, value in measure(**vars(parser.parse_args())).items():
        print(f"{name:32}{value:12,.2f}")


if __name__ == "__main__":
    main()
