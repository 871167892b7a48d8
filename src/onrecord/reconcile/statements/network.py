"""The network on ONNX Runtime; the only file of this part that knows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.model import Relation

# In the order of the network's scores.
RELATIONS = (Relation.SAME, Relation.CONTRADICTS, Relation.RELATED, Relation.UNRELATED)


class Network:
    """Scores of `RELATIONS` for the word pieces of one pair.

    Pairs go through one by one: the scale of the 8-bit integers is set anew for each run, so that in a batch a pair's
    neighbours would change its verdict by a hair, and no pair pays for another's padding.
    """

    def __init__(self, folder: Path, *, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Threads that wait by spinning would burn the cores of whoever works beside us.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(folder / "judge.onnx", options, providers=["CPUExecutionProvider"])

    def scores(self, pieces: list[int], sides: list[int]) -> NDArray[Any]:
        """(relations,) for one pair; `sides` is 1 where a piece belongs to the right statement."""
        feed = {"pieces": np.asarray([pieces]), "sides": np.asarray([sides])}
        (scores,) = self._session.run(["scores"], feed)
        return np.asarray(scores[0])
