"""The reader's network on ONNX Runtime; the only file that knows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.annotate.trained.chunks import Chunk
from onrecord.annotate.trained.decode import Floats, Seen, places_round

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

TAGS = 4


class Network:
    """Sees the cues in a chunk, and round each cue what every unit is to it.

    Chunks go through one by one: the scale of the 8-bit integers is set anew for each run, so that in a batch an
    article's neighbours would change its reading by a hair. A chunk fills a core by itself, and needs no mask, which
    would cost a seventh of the time.
    """

    def __init__(self, folder: Path, *, before: int, after: int, threads: int) -> None:
        self._encoder = _session(folder / "encoder.onnx", threads)
        self._tagger = _session(folder / "tagger.onnx", threads)
        self._before, self._after = before, after

    def see(self, chunk: Chunk, lowest: float) -> Seen:
        """What there is to say of the cues in a chunk that are at least `lowest` likely."""
        pieces, shapes, gaps, quoted = chunk.inputs[:, None]
        feed = {"pieces": pieces, "shapes": shapes, "gaps": gaps, "quoted": quoted}
        cues, words, anchors = (row[0, chunk.heads] for row in self._encoder.run(None, feed))
        chances: Floats = 1 / (1 + np.exp(-cues))
        at = np.flatnonzero(chances >= lowest)
        places, inside = places_round(at, len(chunk.units), before=self._before, after=self._after)
        scores = np.zeros((0, places.shape[1], TAGS), dtype=np.float32)
        if len(at):
            feed = {"words": words[places], "anchors": anchors[at], "inside": inside.astype(np.float32)}
            (scores,) = self._tagger.run(None, feed)
        return Seen(chances, at, scores, places, inside)


def _session(path: Path, threads: int) -> InferenceSession:
    import onnxruntime  # when a network is loaded: a run that has nothing new to read need not wait for it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Threads that wait by spinning would burn the cores of whoever works beside us.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
