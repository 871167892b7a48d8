"""Does linking stay as cheap as a ledger grows? News that runs on is read in and linked.

    python -m bench.growth [--claims 100000] [--run CLAIMS] [--weights FOLDER]

A process of its own takes articles from `bench.running_news` into a new ledger, finds out who is who in them and links
them: all in one run, as who takes in an archive, or with `--run` so many claims at a time, as from day to day, each run
as a command would that begins with nothing at hand. Measured is linking alone: CPU time of the process and of those
that it started and waited for, by claim, for the first and for the last tenth of the claims, without those that a run
begins with, which are read closely; minutes by the clock; and the peak memory of the process, making the news included
(Linux only).
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
from onrecord.reconcile.choose import RATES
from onrecord.reconcile.link import link
from onrecord.reconcile.statements.compare import WEIGHTS, Comparer

CLAIMS = 100_000
# Of the claims that a run begins with, more pairs are read for each than of all that come after them.
CLOSELY = RATES[-2][0]


@dataclass(frozen=True, slots=True)
class Step:
    """One batch: claims that are linked at its end, those that are new, and what linking took, in seconds."""

    claims: int
    new: int
    cpu: float
    wall: float
    closely: bool = False  # whether it begins with claims that a run reads closely


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its batches, the links that are new, and what finding out who is who took, in CPU seconds."""

    steps: tuple[Step, ...]
    links: int
    identity_cpu: float


class Clock:
    """Notes what each batch of a run took; `began` is how many claims were linked before it."""

    def __init__(self, began: int) -> None:
        self.steps = list[Step]()
        self._began = self._claims = began
        self._cpu, self._wall = _cpu(), time.perf_counter()

    def note(self, claims: int) -> None:
        """So many claims are linked now."""
        cpu, wall = _cpu(), time.perf_counter()
        closely = self._claims - self._began < CLOSELY
        self.steps.append(Step(claims, claims - self._claims, cpu - self._cpu, wall - self._wall, closely))
        self._claims, self._cpu, self._wall = claims, cpu, wall


def runs(path: Path, claims: int, size: int, *, weights: Path = WEIGHTS) -> Iterator[Run]:
    """Fill a new ledger with so many claims or a few more, and link them, `size` claims at a time."""
    news = Newsroom(weights=weights).readings()
    ledger, held = SqliteLedger(path), 0
    try:
        while held < claims:
            began = held
            held += _added(ledger, news, min(size, claims - held))
            cpu = _cpu()
            canonise(ledger)
            clock, identity_cpu = Clock(began), _cpu() - cpu
            links = link(ledger, lambda: Comparer(weights=weights), came_to=clock.note)
            yield Run(tuple(clock.steps), links, identity_cpu)
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
    """What the runs took: CPU milliseconds a claim in the first and last tenth, their ratio, and all of it."""
    done = list(done)
    steps = [step for run in done for step in run.steps]
    claims = steps[-1].claims
    usual = [step for step in steps if not step.closely] or steps
    first = [step for step in usual if step.claims <= claims / 10] or usual[:1]
    last = [step for step in usual if step.claims - step.new >= claims * 9 / 10] or usual[-1:]
    return {
        "growth.claims": claims,
        "growth.links": sum(run.links for run in done),
        "growth.first_ms": _ms(first),
        "growth.last_ms": _ms(last),
        "growth.ratio": _ms(last) / _ms(first),
        "growth.minutes": sum(step.wall for step in steps) / 60,
        "growth.cpu_minutes": sum(step.cpu for step in steps) / 60,
        "growth.identity_cpu_minutes": sum(run.identity_cpu for run in done) / 60,
    }


def _ms(some: Iterable[Step]) -> float:
    """CPU milliseconds a claim."""
    some = list(some)
    return 1000 * sum(step.cpu for step in some) / sum(step.new for step in some)


def measure(claims: int = CLAIMS, size: int | None = None, *, weights: Path = WEIGHTS) -> dict[str, float]:
    """All figures, from a process of its own; without a `size`, of one run."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measured, claims, size or claims, weights).result()


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
    parser.add_argument("--run", type=int, dest="size", help="how many claims come in at a time; all, if not given")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="the comparer's folder")
    for name, value in measure(**vars(parser.parse_args())).items():
        print(f"{name:32}{value:12,.2f}")


if __name__ == "__main__":
    main()
