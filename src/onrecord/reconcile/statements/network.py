"""The network on ONNX Runtime; the only file of this part that knows it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray


class Bearing(StrEnum):
    """What the network tells apart, in the order of its scores."""

    SAME = "same"
    CONTRADICTS = "contradicts"
    BEARS = "bears"  # on the same question, but neither
    BESIDE = "beside"  # of the same happening, on another question
    UNRELATED = "unrelated"


BEARINGS = tuple(Bearing)
HIDDEN = 384  # numbers in the vector of a statement's meaning


class Network:
    """Scores of `BEARINGS` for the word pieces of one pair, and the meaning of one statement as a vector.

    Pairs go through one by one: the scale of the 8-bit integers is set anew for each run, so that in a batch a pair's
    neighbours would change its verdict by a hair, and no pair pays for another's padding. Several threads may ask at
    a time: each run takes one core.
    """

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(folder / "judge.onnx", options, providers=["CPUExecutionProvider"])

    def scores(self, pieces: list[int], sides: list[int]) -> NDArray[Any]:
        """(bearings,) for one pair; `sides` is 1 where a piece belongs to the right statement."""
        return self._run("scores", pieces, sides)

    def meaning(self, pieces: list[int]) -> NDArray[Any]:
        """(hidden,) for one statement, of length 1: of two that mean much the same, the product is near 1."""
        return self._run("meaning", pieces, [0] * len(pieces))

    def _run(self, output: str, pieces: list[int], sides: list[int]) -> NDArray[Any]:
        feed = {"pieces": np.asarray([pieces]), "sides": np.asarray([sides])}
        (values,) = self._session.run([output], feed)
        return np.asarray(values[0])
