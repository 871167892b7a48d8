"""Chooses the least chance of a cue, and makes scores that mean what they say, on PolNeAR's dev part.

    python -m train.reader.calibrate --weights src/onrecord/annotate/trained/weights [--data ../shared/data]

Writes `settings.json` beside the weights. The scores are logistic regression (Platt, "Probabilistic outputs for
support vector machines", 1999) on the odds of the cue and on how sure the words' tags are; how well they hold is said
of articles that they were not fitted on.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer
from train.reader.data import corpus
from train.reader.network import Sizes
from train.reader.score import LONGEST, Candidates, candidates, decoded, scorer

from onrecord.annotate.trained.decode import TINY, Calibration
from onrecord.annotate.trained.network import Network

# Cues less likely than this are not looked at.
CUE = 0.15
# The least scores that are tried.
LOWEST = [round(0.1 + step / 40, 3) for step in range(19)]
# Inside somebody's words. PolNeAR marks none, so its dev part cannot choose it: each that is believed counts as wrong
# there. It is the score of which about nine in ten are right outside such words.
INNER = 0.75
# The least chance of a cue for which somebody's words are read again: below it, hardly any hold a voice.
WORTH = 0.05
BINS = 10


def best_lowest(seen: Candidates, articles: Sequence[dict[str, Any]]) -> tuple[float, dict[str, Any]]:
    """The least score with the best attribution F1, and the report that goes with it."""
    score = scorer().score
    reports = {lowest: score(articles, decoded(seen, lowest)) for lowest in LOWEST}
    for lowest, report in reports.items():
        print(lowest, " ".join(f"{name} {row['f1']}" for name, row in report.items() if isinstance(row, dict)))
    best = max(reports, key=lambda lowest: reports[lowest]["attribution"]["f1"])
    return best, reports[best]


def judged(articles: Sequence[dict[str, Any]], predicted: Sequence[dict[str, Any]]) -> tuple[Any, Any, Any]:
    """Of each prediction its odds and sureness (n, 2), whether it is right (n,), and its article's number (n,)."""
    module = scorer()
    features, right, owners = [], [], []
    for number, (article, line) in enumerate(zip(articles, predicted, strict=True)):
        gold = [one for one in module.word_sets(article["attributions"], article["text"]) if one["content"]]
        ours = module.word_sets(line["attributions"], article["text"])
        pairs = {pi: module.judge(gold[gi], ours[pi])["attribution"] for gi, pi in module.pair(gold, ours)}
        for place, one in enumerate(line["attributions"]):
            features.append([math.log(one["chance"] / max(TINY, 1 - one["chance"])), one["sureness"]])
            right.append(pairs.get(place, False))
            owners.append(number)
    return np.asarray(features), np.asarray(right), np.asarray(owners)


def calibration_error(scores: NDArray[Any], right: NDArray[Any]) -> float:
    """Expected calibration error over ten bins of equal width (Guo et al., ICML 2017)."""
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    return float(
        sum(
            abs(scores[bins == one].mean() - right[bins == one].mean()) * (bins == one).mean()
            for one in np.unique(bins)
        )
    )


def rescored(seen: Candidates, calibration: Calibration) -> Candidates:
    return [
        (article, [(chunk, [replace(one, score=calibration.score(one)) for one in found]) for chunk, found in parts])
        for article, parts in seen
    ]


def fitted(features: NDArray[Any], right: NDArray[Any]) -> LogisticRegression:
    return LogisticRegression(C=100.0).fit(features, right)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    given = options.parse_args()
    sizes = Sizes()
    network = Network(given.weights, before=sizes.before, after=sizes.after, threads=1)
    tokenizer = Tokenizer.from_file(str(given.weights / "tokenizer.json"))
    articles = corpus(given.data / "polnear" / "dev.jsonl.gz")
    moves = json.loads((given.weights / "moves.json").read_text("utf-8"))
    seen = candidates(network.see, np.asarray(moves), articles, tokenizer, lowest=CUE)
    features, right, owners = judged(articles, decoded(seen, CUE))
    halves = [owners % 2 == side for side in (0, 1)]
    apart = np.zeros(len(right))
    for fit, hold in (halves, halves[::-1]):
        apart[hold] = fitted(features[fit], right[fit]).predict_proba(features[hold])[:, 1]
    model = fitted(features, right)
    calibration = Calibration(float(model.intercept_[0]), *map(float, model.coef_[0]))
    outer, report = best_lowest(rescored(seen, calibration), articles)
    settings = {
        "before": sizes.before,
        "after": sizes.after,
        "longest": LONGEST,
        "moves": moves,
        "limits": {"cue": CUE, "outer": outer, "inner": INNER, "worth": WORTH},
        "calibration": {name: round(value, 4) for name, value in asdict(calibration).items()},
    }
    figures = {name: row["f1"] for name, row in report.items() if isinstance(row, dict)}
    measured = {"figures": figures, "calibration_error": round(calibration_error(apart, right), 3)}
    for name, kept in (("settings", settings), ("measured", measured)):
        (given.weights / f"{name}.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(settings), json.dumps(measured))


if __name__ == "__main__":
    main()
