"""Two statements in, their relation out, with how sure it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.model import Relation
from onrecord.reconcile.statements.network import BEARINGS, HIDDEN, Bearing, Network
from onrecord.reconcile.statements.remembered import Remembered, cores

WEIGHTS = Path(__file__).with_name("weights")

Chances = NDArray[np.float64]  # (pairs, bearings) or (pairs, relations)

RELATIONS = (Relation.SAME, Relation.CONTRADICTS, Relation.RELATED, Relation.UNRELATED)
# What two plain statements have to do with each other: which question each answers is not asked of them.
OF_BEARING = {
    Bearing.SAME: Relation.SAME,
    Bearing.CONTRADICTS: Relation.CONTRADICTS,
    Bearing.BEARS: Relation.RELATED,
    Bearing.BESIDE: Relation.RELATED,
    Bearing.UNRELATED: Relation.UNRELATED,
}
# How many pairs and how many statements are remembered: a wire's words come again in other articles, and articles are
# held against earlier ones. A statement takes two kilobytes.
PAIRS, STATEMENTS = 50_000, 200_000

GATHERED = np.asarray([[float(OF_BEARING[each] is relation) for relation in RELATIONS] for each in BEARINGS])


@dataclass(frozen=True, slots=True)
class Compared:
    """How the left statement stands to the right one, and how sure that is, 0…1."""

    relation: Relation
    score: float


class Comparer:
    """Compares statements by a small network on an ordinary processor; `weights/README.md` is its model card.

    `judge` is the choice where the reasons for a verdict have to be followed by hand.
    """

    name = "trained-pairs"
    version = "2"  # of weights, settings and code together

    def __init__(self, *, threads: int | None = None, weights: Path = WEIGHTS) -> None:
        """`threads` is how many pairs are read at a time; without it, as many as there are cores. Verdicts stay."""
        settings: dict[str, Any] = json.loads((weights / "settings.json").read_text("utf-8"))
        self._network = Network(weights)
        # Statements have workers of their own, so that they need not wait until all pairs are read.
        self._readers = ThreadPoolExecutor(threads or cores(), thread_name_prefix="pairs")
        self._knowers = ThreadPoolExecutor(threads or cores(), thread_name_prefix="statements")
        self._scores: Remembered[tuple[str, str]] = Remembered(PAIRS)
        self._meanings: Remembered[str] = Remembered(STATEMENTS)
        self._temperature: float = settings["temperature"]
        self._tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(settings["longest"])

    def compare(self, pairs: Sequence[tuple[str, str]]) -> list[Compared]:
        """One verdict for each pair of a left and a right statement.

        `same` has a direction: whoever says the left says the right.
        """
        chances = self.chances(pairs) @ GATHERED
        return [Compared(RELATIONS[row.argmax()], round(float(row.max()), 4)) for row in chances]

    def chances(self, pairs: Sequence[tuple[str, str]]) -> Chances:
        """(pairs, bearings): how likely each of `BEARINGS` is, 0…1, for claims as `told` tells them."""
        scores = self._scores.of(pairs, self._read)
        return softmax(np.asarray(scores, dtype=np.float64).reshape(-1, len(BEARINGS)) / self._temperature)

    def meanings(self, statements: Sequence[str]) -> NDArray[np.float32]:
        """(statements, hidden): what each means, as vectors of length 1."""
        rows = self._meanings.of(statements, self._understood)
        return np.asarray(rows, dtype=np.float32).reshape(len(rows), HIDDEN)

    def _read(self, pairs: Sequence[tuple[str, str]]) -> list[NDArray[Any]]:
        encoded = self._tokenizer.encode_batch(list(pairs))
        return list(self._readers.map(lambda one: self._network.scores(one.ids, one.type_ids), encoded))

    def _understood(self, statements: Sequence[str]) -> list[NDArray[Any]]:
        encoded = self._tokenizer.encode_batch(list(statements))
        return list(self._knowers.map(lambda one: self._network.meaning(one.ids), encoded))


def softmax(scores: Chances) -> Chances:
    """Scores (rows, answers) as chances, of which each row's add up to 1."""
    raised: Chances = np.exp(scores - scores.max(1, keepdims=True, initial=-np.inf))
    chances: Chances = raised / raised.sum(1, keepdims=True)
    return chances
