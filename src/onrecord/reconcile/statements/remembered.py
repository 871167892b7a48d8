"""What the network has said before, so that nothing is read twice that is remembered."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from numpy.typing import NDArray

Asked = TypeVar("Asked", bound=Hashable)


class Remembered(Generic[Asked]):
    """The last answers by what was asked, `size` of them."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._known: OrderedDict[Asked, NDArray[Any]] = OrderedDict()

    def of(
        self, asked: Sequence[Asked], answer: Callable[[Sequence[Asked]], Sequence[NDArray[Any]]]
    ) -> list[NDArray[Any]]:
        """An answer for each that is asked, in that order; `answer` gives those that are not known, each once."""
        new = [each for each in dict.fromkeys(asked) if each not in self._known]
        self._known.update(zip(new, answer(new) if new else (), strict=True))
        found = [self._known[each] for each in asked]
        for each in asked:
            self._known.move_to_end(each)
        while len(self._known) > self._size:
            self._known.popitem(last=False)
        return found


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
