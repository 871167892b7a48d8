"""Reading in the background."""

from __future__ import annotations

from concurrent.futures import CancelledError
from contextlib import closing
from threading import Event

import pytest

from onrecord.reconcile.ahead import AT_A_TIME, Ahead


class Slow:
    """Scales that begin when they are let, and count what they weighed."""

    def __init__(self) -> None:
        self.weighed = 0
        self.begun, self.go = Event(), Event()

    def weigh(self, pairs):
        self.begun.set()
        assert self.go.wait(30)
        self.weighed += len(pairs)
        return list(pairs)


def test_pairs_come_back_in_their_order_while_others_are_handed_in():
    scales = Slow()
    with closing(Ahead(scales)) as ahead:
        first, second = ahead.weigh(range(3 * AT_A_TIME)), ahead.weigh(range(2))
        scales.go.set()
        assert first.result() == list(range(3 * AT_A_TIME))
        assert second.result() == [0, 1]


def test_nothing_more_is_read_once_nobody_waits_for_it():
    scales = Slow()
    ahead = Ahead(scales)
    many, more = ahead.weigh(range(10 * AT_A_TIME)), ahead.weigh(range(5))
    assert scales.begun.wait(30)
    ahead.stop()
    scales.go.set()
    ahead.close()
    assert scales.weighed <= AT_A_TIME
    assert more.cancelled()
    with pytest.raises(CancelledError):
        many.result()


def test_what_goes_wrong_is_told_to_who_waits():
    class Broken:
        def weigh(self, pairs):
            raise RuntimeError("the network is not there")

    with closing(Ahead(Broken())) as ahead, pytest.raises(RuntimeError, match="not there"):
        ahead.weigh([1]).result()
