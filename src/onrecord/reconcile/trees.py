"""Small decision trees over what is known of two claims: they see where one fact counts only beside another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

# How many questions each tree asks; the second and the third hang on the answers before them.
ASKS = 3
# What a number counts as that is not known: less than any that is.
UNKNOWN = -1.0


class Trees:
    """Trees whose answers add up to log odds, for many rows at a time.

    Each question is whether one of a row's numbers is above a bound. In a tree, question `n` is followed by `2n + 1` if
    it is not, and by `2n + 2` if it is; where the questions end, the answers begin.
    """

    def __init__(self, kept: Mapping[str, Any]) -> None:
        self._base = float(kept["base"])
        self._asked, self._bounds, self._answers = (np.asarray(kept[name]) for name in ("asked", "bounds", "answers"))

    def odds(self, table: NDArray[np.float64]) -> NDArray[np.float64]:
        """(rows,)."""
        rows = np.nan_to_num(table, nan=UNKNOWN)
        trees, questions = self._asked.shape
        first, at = np.arange(trees) * questions, np.zeros((len(rows), trees), dtype=np.intp)
        for _ in range(ASKS):
            place = first + at
            number = np.take_along_axis(rows, self._asked.ravel()[place], axis=1)
            at = 2 * at + 1 + (number > self._bounds.ravel()[place])
        answers = np.arange(trees) * self._answers.shape[1] + at - questions
        odds: NDArray[np.float64] = self._base + self._answers.ravel()[answers].sum(1)
        return odds


class Grown:
    """Trees that tell whether two claims are of one question, and others that tell whether they part over it."""

    def __init__(self, kept: Mapping[str, Mapping[str, Any]]) -> None:
        self._together, self._parted = Trees(kept["together"]), Trees(kept["parted"])

    def rows(self, table: NDArray[np.float64]) -> NDArray[np.float64]:
        """(rows, `GROWN`): one row for each of the table."""
        together, parted = self._together.odds(table), self._parted.odds(table)
        return np.stack([together, parted, 1 / ((1 + np.exp(-together)) * (1 + np.exp(-parted)))], axis=1)
