"""The matters of a ledger, weighed once for each state of it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from multiprocessing import get_context

from onrecord.ledger.memory import MemoryLedger
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Act, Decision
from onrecord.web import weighing as module
from onrecord.web.weighing import REST, Weighing, Weights, weigh_named
from tests.matters import ferry


class Clock:
    """Moves on by so much each time that it is looked at."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def retitled(ledger: MemoryLedger, matter: str, title: str) -> None:
    ledger.writer().decide(Decision(Act.TITLE, "Ada", matter=matter, title=title, person=True))


def test_nothing_is_weighed_again_while_the_ledger_stays_as_it_is():
    with closing(MemoryLedger()) as ledger:
        ferry(ledger)
        weighing = Weighing()
        first = weighing.of(ledger.view())
        assert weighing.of(ledger.view()) is first
        assert first.front(ledger.view()) is first.front(ledger.view())


def test_what_is_weighed_quickly_is_weighed_whenever_something_came_in():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        weighing = Weighing(Clock(module.QUICK / 10))
        weighing.of(ledger.view())
        retitled(ledger, ids.sank, "Did it?")
        assert weighing.of(ledger.view()).matters[0].matter.title == "Did it?"


def test_what_is_weighed_slowly_is_weighed_aside_and_not_too_often():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        clock = Clock(1.0)
        weighing = Weighing(clock)
        first = weighing.of(ledger.view())
        retitled(ledger, ids.sank, "Did it?")
        assert weighing.of(ledger.view()) is first
        clock.now += REST * first.took
        assert weighing.of(ledger.view()) is first  # it is weighed aside meanwhile
        for _ in range(500):
            if (now := weighing.of(ledger.view())) is not first:
                break
            time.sleep(0.01)
        assert now.matters[0].matter.title == "Did it?"


def weighed_anew(weighing: Weighing, ledger: MemoryLedger, clock: Clock) -> str:
    """The first title, once a slow ledger was weighed aside."""
    first = weighing.of(ledger.view())
    clock.now += REST * first.took
    for _ in range(3_000):
        if (now := weighing.of(ledger.view())) is not first:
            return now.matters[0].matter.title
        time.sleep(0.01)
    raise AssertionError("It was never weighed anew.")


def test_a_ledger_that_takes_long_is_weighed_in_another_process():
    with closing(MemoryLedger()) as ledger, ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        ids, clock = ferry(ledger), Clock(1.0)
        weighing = Weighing(clock, elsewhere=lambda: pool.submit(weigh_named, SqliteLedger, ledger.name).result())
        weighing.of(ledger.view())
        retitled(ledger, ids.sank, "Did it?")
        assert weighed_anew(weighing, ledger, clock) == "Did it?"


def test_where_the_other_process_died_it_is_weighed_here():
    def died() -> Weights:
        raise BrokenProcessPool

    with closing(MemoryLedger()) as ledger:
        ids, clock = ferry(ledger), Clock(1.0)
        weighing = Weighing(clock, elsewhere=died)
        weighing.of(ledger.view())
        retitled(ledger, ids.sank, "Did it?")
        assert weighed_anew(weighing, ledger, clock) == "Did it?"


def test_what_words_found_is_kept_for_a_while_and_not_for_ever():
    with closing(MemoryLedger()) as ledger:
        ids = ferry(ledger)
        view = ledger.view()
        weights = Weighing().of(view)
        for number in range(3 * module.MOST_FOUND):
            assert weights.asked(view, f"word{number}", contested=False) == ()
        assert [each.matter.id for each in weights.asked(view, "Aboard", contested=False)] == [ids.crew]
        assert len(weights._found) == module.MOST_FOUND


BEGINS_AND_IS_KILLED = """
import os, signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from onrecord.web.weighing import begin_elsewhere
pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=begin_elsewhere, initargs=(1,))
print(pool.submit(os.getpid).result(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_who_weighs_elsewhere_ends_with_a_room_that_is_killed():
    # Its output ends when nobody has it open any more.
    room = [sys.executable, "-c", BEGINS_AND_IS_KILLED]
    done = subprocess.run(room, stdout=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    assert int(done.stdout) > 0
