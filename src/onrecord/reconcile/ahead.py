"""Pairs are read in the background, while the claims after them are looked up: neither waits for the other."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from threading import Event

from onrecord.reconcile.weigh import Candidates, Scales, Weighed

# How many pairs are read between two looks at whether anybody still wants them.
AT_A_TIME = 64


class Ahead:
    """Weighs pairs in a thread of its own, in the order in which they are handed in."""

    def __init__(self, scales: Scales) -> None:
        self._scales = scales
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._stopped = Event()

    def weigh(self, pairs: Sequence[Candidates]) -> Future[list[Weighed]]:
        """Each pair weighed, sooner or later."""
        return self._reader.submit(self._weigh, pairs)

    def _weigh(self, pairs: Sequence[Candidates]) -> list[Weighed]:
        found = list[Weighed]()
        for start in range(0, len(pairs), AT_A_TIME):
            if self._stopped.is_set():
                raise CancelledError
            found += self._scales.weigh(pairs[start : start + AT_A_TIME])
        return found

    def stop(self) -> None:
        """Read nothing more."""
        self._stopped.set()

    def close(self) -> None:
        """Let go of what was not read yet, and of the thread."""
        self.stop()
        self._reader.shutdown(cancel_futures=True)
