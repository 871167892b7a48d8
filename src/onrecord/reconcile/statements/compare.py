"""Two statements in, their relation out, with how sure it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from onrecord.model import Relation
from onrecord.reconcile.statements.network import RELATIONS, Network

WEIGHTS = Path(__file__).with_name("weights")


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
    version = "1"  # of weights, settings and code together

    def __init__(self, *, threads: int = 1, weights: Path = WEIGHTS) -> None:
        settings: dict[str, Any] = json.loads((weights / "settings.json").read_text("utf-8"))
        self._network = Network(weights, threads=threads)
        self._temperature: float = settings["temperature"]
        self._tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(settings["longest"])

    def compare(self, pairs: Sequence[tuple[str, str]]) -> list[Compared]:
        """One verdict for each pair of a left and a right statement."""
        encoded = self._tokenizer.encode_batch(list(pairs))
        return [self._verdict(encoding.ids, encoding.type_ids) for encoding in encoded]

    def _verdict(self, pieces: list[int], sides: list[int]) -> Compared:
        chances = _softmax(self._network.scores(pieces, sides) / self._temperature)
        best = int(chances.argmax())
        return Compared(RELATIONS[best], round(float(chances[best]), 4))


def _softmax(scores: Any) -> Any:
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()
