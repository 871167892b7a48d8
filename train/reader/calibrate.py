"""Chooses the least chance of a cue, and makes scores that mean what they say, on PolNeAR's dev part.

    python -m train.reader.calibrate --weights src/onrecord/annotate/trained/weights [--data ../shared/data]

Writes `settings.json` beside the weights. The scores are logistic regression (Platt, "Probabilistic outputs for
support vector machines", 1999) on the odds of the cue and on how sure the words' tags are; how well they hold is said
of articles that they were not fitted on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from bench.attributions import SCORER, read_lines
from bench.curves import binned, calibration_error, load
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer
from train.reader.data import CueWords
from train.reader.score import LONGEST, Candidates, candidates, decoded

from onrecord.annotate.trained.decode import Calibration
from onrecord.annotate.trained.network import Network

# Cues less likely than this are not looked at.
CUE = 0.25
# The least scores that are tried.
LOWEST = [round(0.1 + step / 40, 3) for step in range(19)]
# Inside somebody's words. PolNeAR marks none there, and counts each as wrong: a lower score finds more of them, and
# costs the more of its figures. At 0.6, all layers together still read its dev part better than the rules.
INNER = 0.6
# Somebody's words are read again if they hold a word that was part of a cue in this share of its sightings. Of the
# contents of training articles in which reading all again finds a voice, that keeps two thirds, at half the cost.
CUE_WORD = 0.33


def best_lowest(seen: Candidates, articles: Sequence[dict[str, Any]]) -> tuple[float, dict[str, Any]]:
    """The least score with the best attribution F1, and the report that goes with it."""
    score = load(SCORER).score
    reports = {lowest: score(articles, decoded(seen, lowest)) for lowest in LOWEST}
    for lowest, report in reports.items():
        print(lowest, " ".join(f"{name} {row['f1']}" for name, row in report.items() if isinstance(row, dict)))
    best = max(reports, key=lambda lowest: reports[lowest]["attribution"]["f1"])
    return best, reports[best]


def judged(articles: Sequence[dict[str, Any]], predicted: Sequence[dict[str, Any]]) -> tuple[Any, Any, Any]:
    """Of each prediction its odds and sureness (n, 2), whether it is right (n,), and its article's number (n,)."""
    module = load(SCORER)
    features, right, owners = [], [], []
    for number, (article, line) in enumerate(zip(articles, predicted, strict=True)):
        gold = [one for one in module.word_sets(article["attributions"], article["text"]) if one["content"]]
        ours = module.word_sets(line["attributions"], article["text"])
        pairs = {pi: module.judge(gold[gi], ours[pi])["attribution"] for gi, pi in module.pair(gold, ours)}
        for place, one in enumerate(line["attributions"]):
            features.append([one["odds"], one["sureness"]])
            right.append(pairs.get(place, False))
            owners.append(number)
    return np.asarray(features), np.asarray(right), np.asarray(owners)


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
    shape: dict[str, Any] = json.loads((given.weights / "shape.json").read_text("utf-8"))
    network = Network(given.weights, before=shape["before"], after=shape["after"], threads=1)
    tokenizer = Tokenizer.from_file(str(given.weights / "tokenizer.json"))
    articles = read_lines(given.data / "polnear" / "dev.jsonl.gz")
    seen = candidates(network.see, np.asarray(shape["moves"]), articles, tokenizer, lowest=CUE)
    features, right, owners = judged(articles, decoded(seen, CUE))
    halves = [owners % 2 == side for side in (0, 1)]
    apart = np.zeros(len(right))
    for fit, hold in (halves, halves[::-1]):
        apart[hold] = fitted(features[fit], right[fit]).predict_proba(features[hold])[:, 1]
    model = fitted(features, right)
    calibration = Calibration(float(model.intercept_[0]), *map(float, model.coef_[0]))
    outer, report = best_lowest(rescored(seen, calibration), articles)
    settings = {
        **shape,
        "longest": LONGEST,
        "limits": {"cue": CUE, "outer": outer, "inner": INNER},
        "calibration": {name: round(value, 4) for name, value in asdict(calibration).items()},
    }
    figures = {name: row["f1"] for name, row in report.items() if isinstance(row, dict)}
    measured = {
        "figures": figures,
        "calibration_error": round(calibration_error(binned(zip(apart.tolist(), right.tolist(), strict=True))), 3),
    }
    words = CueWords(read_lines(given.data / "polnear" / "train.jsonl.gz")).likely(CUE_WORD)
    (given.weights / "cue_words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    for name, kept in (("settings", settings), ("measured", measured)):
        (given.weights / f"{name}.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(settings), json.dumps(measured))


if __name__ == "__main__":
    main()
