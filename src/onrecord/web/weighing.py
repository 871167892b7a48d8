"""The matters of a ledger, weighed once for each state of it, so that no page weighs them all again."""

from __future__ import annotations

import os
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from multiprocessing import parent_process
from threading import Lock, Thread

from fastapi import Request

from onrecord.dossier.asked import matters_asked
from onrecord.dossier.front import Front, front_of
from onrecord.dossier.glance import Glance, glances
from onrecord.dossier.listing import Weighed, weighed
from onrecord.ledger.base import ClaimQuery, Ledger, State, View

# Whoever asks waits for a ledger that is weighed as quickly as this; else the weights before it are given meanwhile.
QUICK = 0.3

# A ledger that is read into is weighed again after so many times what it took: that is a tenth of one processor's time.
REST = 10

MOST_NEWEST = 50
MOST_GLANCES = 2_000
MOST_FOUND = 16  # of the words looked for, what they found is kept


@dataclass(slots=True)
class Weights:
    """All matters of a ledger as they stood at one state of it, the most contested first; `newest` came in last."""

    state: State
    matters: tuple[Weighed, ...]
    newest: tuple[Weighed, ...]
    took: float
    at: float
    _front: Front | None = None
    _glances: dict[str, Glance] = field(default_factory=dict)
    _found: OrderedDict[tuple[str, bool], tuple[Weighed, ...]] = field(default_factory=OrderedDict)

    def front(self, view: View) -> Front:
        """The front page, laid out once."""
        if self._front is None:
            self._front = front_of(view, self.matters, self.newest)
        return self._front

    def glances(self, view: View, matters: Sequence[Weighed]) -> tuple[Glance, ...]:
        """Some of the matters at a glance; those that were looked at before are not laid out again."""
        new = [each for each in matters if each.matter.id not in self._glances]
        found = self._glances | {each.id: each for each in glances(view, new)}
        self._glances = found if len(found) <= MOST_GLANCES else {}
        return tuple(found[each.matter.id] for each in matters)

    def asked(self, view: View, words: str, *, contested: bool) -> tuple[Weighed, ...]:
        """The matters with these words in their titles or in one of their claims."""
        if not words:
            return tuple(each for each in self.matters if each.matter.contested) if contested else self.matters
        asked = " ".join(words.casefold().split()), contested
        if (found := self._found.get(asked)) is None:
            among = [each.matter for each in self.matters]
            fitting = {
                each.id for each in matters_asked(view, ClaimQuery(text=words), contested=contested, among=among)
            }
            found = tuple(each for each in self.matters if each.matter.id in fitting)
            self._found[asked] = found
            while len(self._found) > MOST_FOUND:
                self._found.popitem(last=False)
        return found


class Weighing:
    """Weighs a ledger's matters when they have changed, and gives the weights that it has while it does.

    `elsewhere` weighs a ledger that takes long in another process, so that pages need not wait for Python's one lock.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, *, elsewhere: Callable[[], Weights] | None = None
    ) -> None:
        self._clock = clock
        self._elsewhere = elsewhere
        self._at_work = Lock()
        self._weights: Weights | None = None

    def of(self, view: View) -> Weights:
        """The weights of the ledger's matters: those of now, or where weighing is slow, of a while ago."""
        known = self._weights
        if known and known.state == view.state():
            return known
        if known is None or known.took < QUICK:
            return self._weighed(view)
        if self._clock() - known.at >= REST * known.took and self._at_work.acquire(blocking=False):
            Thread(target=self._weigh_aside, args=(view,), daemon=True).start()
        return known

    def begin(self, view: View) -> None:
        """Weigh aside, so that whoever comes first need not wait as long."""
        if self._weights is None and self._at_work.acquire(blocking=False):
            Thread(target=self._weigh_aside, args=(view,), daemon=True).start()

    def _weighed(self, view: View) -> Weights:
        with self._at_work:
            if self._weights is None or self._weights.state != view.state():
                self._weights = self._weigh(view)
            return self._weights

    def _weigh_aside(self, view: View) -> None:
        try:
            found = self._weigh_elsewhere() if self._weights else None
            self._weights = found or self._weigh(view)
        finally:
            self._at_work.release()

    def _weigh_elsewhere(self) -> Weights | None:
        """The weights from another process; None where there is none, or it died."""
        if self._elsewhere is None:
            return None
        try:
            return replace(self._elsewhere(), at=self._clock())
        except BrokenProcessPool:
            self._elsewhere = None
            return None

    def _weigh(self, view: View) -> Weights:
        return weigh(view, self._clock)


def weigh(view: View, clock: Callable[[], float] = time.monotonic) -> Weights:
    """All matters of a ledger, weighed as it stands."""
    began = clock()
    # What comes in while it is weighed belongs to a later state, and is weighed then.
    state = view.state()
    matters = view.matters()
    found = weighed(view, matters)
    by_id = {each.matter.id: each for each in found}
    newest = tuple(by_id[matter.id] for matter in reversed(matters[-MOST_NEWEST:]))
    ended = clock()
    return Weights(state, tuple(found), newest, ended - began, ended)


def begin_elsewhere(niceness: int) -> None:
    """Begin a process that weighs: pages come before it, and it ends with the process that began it, however that ends.

    A process that was killed tells nobody, and who waits for work from it would wait for ever.
    """
    os.nice(niceness)
    if parent := parent_process():
        Thread(target=_end_with, args=(parent.join,), daemon=True).start()


def _end_with(ended: Callable[[], None]) -> None:
    ended()
    os._exit(0)


def weigh_named(opened: Callable[[str], Ledger], name: str) -> Weights:
    """The same for a ledger by its name, in a process that has none open."""
    ledger = opened(name)
    try:
        return weigh(ledger.view())
    finally:
        ledger.close()


def weights_of(request: Request, view: View) -> Weights:
    """The weights of the matters of the room that a request came to."""
    weighing: Weighing = request.app.state.weighing
    return weighing.of(view)
