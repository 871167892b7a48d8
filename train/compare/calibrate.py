"""Makes scores that mean what they say: one temperature (Guo et al., ICML 2017), fitted on a quarter of the dev pairs.

python -m train.compare.calibrate --weights src/onrecord/reconcile/statements/weights [--data ../shared/data]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from bench.compare import FITTED_EVERY
from numpy.typing import NDArray
from tokenizers import Tokenizer
from train.compare.data import nli

from onrecord.reconcile.statements.network import BEARINGS, Bearing, Network

TRIED = np.geomspace(0.5, 4, 71)
# Neutral is whatever takes no side.
NEUTRAL = frozenset({Bearing.BEARS, Bearing.BESIDE, Bearing.UNRELATED})


def surprise(scores: NDArray[np.float64], open_: NDArray[np.bool_], temperature: float) -> float:
    """The mean negative log likelihood of the labels."""
    cooled = scores / temperature
    logs = cooled - np.log(np.exp(cooled).sum(1, keepdims=True))
    return float(-np.log((np.exp(logs) * open_).sum(1)).mean())


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    given = options.parse_args()
    settings = json.loads((given.weights / "settings.json").read_text("utf-8"))
    network = Network(given.weights)
    tokenizer = Tokenizer.from_file(str(given.weights / "tokenizer.json"))
    pairs = list(nli(given.data, "dev"))[::FITTED_EVERY]
    encoded = [tokenizer.encode(pair.left, pair.right) for pair in pairs]
    scores = np.asarray([network.scores(one.ids, one.type_ids) for one in encoded], dtype=np.float64)
    labels = [NEUTRAL if Bearing.BEARS in pair.open else pair.open for pair in pairs]
    open_ = np.asarray([[bearing in label for bearing in BEARINGS] for label in labels])
    best = min(TRIED, key=lambda temperature: surprise(scores, open_, temperature))
    settings["temperature"] = round(float(best), 3)
    (given.weights / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(settings))


if __name__ == "__main__":
    main()
