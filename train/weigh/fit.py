"""Fits how the network's verdict on two claims is weighed with their own facts.

    python -m train.weigh.fit [--out src/onrecord/reconcile/weights.json]

The pairs are those of the part of `bench/accounts` that systems are built on, as OnRecord reads its articles: all pairs
within a case, and the nearest ones across cases, which have nothing to do with each other.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from bench.accounts.case import Case, cases
from bench.accounts.score import aligned, gold_id
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from onrecord.reconcile.block import NEAR_ARTICLE, ONE_ARTICLE, Neighbours, keys_of
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.features import PLAIN, READ, read_features
from onrecord.reconcile.known import Known, Shelf
from onrecord.reconcile.statements.compare import WEIGHTS as NETWORK
from onrecord.reconcile.statements.compare import Comparer
from onrecord.reconcile.weigh import WEIGHTS, Candidates, candidates, lines
from onrecord.run.open import open_ledger

SAME, CONTRADICTS, BEARS, OTHER = range(4)
OF_LINK = {"contradicts": CONTRADICTS, "revises": CONTRADICTS, "same": SAME, "repeats": SAME, "supports": BEARS}
ACROSS = 2  # pairs across cases for each claim
STRENGTH = 0.05


class Read:
    """The cases as a ledger has read them."""

    def __init__(self, ledger: str, comparer: Comparer, part: str = "build") -> None:
        view = open_ledger(ledger).view()
        shelf = Shelf(view, comparer)
        self.cases = cases(part)
        known = [shelf.take(article.id) for article in view.articles()]
        self.near = _neighbours(known)
        self.facts = {each.id: each for one in known for each in one.facts}
        self.meanings = {each.id: row for one in known for each, row in zip(one.facts, one.meanings, strict=True)}
        told = [_line(facts) for facts in self.facts.values()]
        self.gold = {gold: found for found, gold in aligned(self.cases, [{"id": "", "claims": told}]).items()}

    def within(self, case: Case) -> Iterator[tuple[Candidates, int]]:
        """Each two claims of a case, and how they bear on each other."""
        matters = defaultdict(set)
        for matter in case.matters:
            for claim in matter.claims:
                matters[claim].add(matter.id)
        links = {frozenset((link.left, link.right)): OF_LINK[link.relation] for link in case.links}
        found = [claim.id for claim in case.claims if gold_id(case, claim.id) in self.gold]
        for left, right in combinations(found, 2):
            of_one = BEARS if matters[left] & matters[right] else OTHER
            pair = self._pair(self.gold[gold_id(case, left)], self.gold[gold_id(case, right)])
            yield pair, links.get(frozenset((left, right)), of_one)

    def across(self, chance: random.Random) -> Iterator[tuple[Candidates, int]]:
        """Claims with the nearest of a few others of other cases."""
        every = list(self.facts)
        for one in every:
            others = [other for other in chance.sample(every, 60) if self.case(other) != self.case(one)]
            others.sort(key=lambda other: -float(self.meanings[one] @ self.meanings[other]))
            yield from ((self._pair(one, other), OTHER) for other in others[:ACROSS])

    def case(self, claim: str) -> str:
        return self.facts[claim].entry.article_name.split("/")[0]

    def _pair(self, one: str, other: str) -> Candidates:
        left, right = self.facts[one], self.facts[other]
        if left.claim.article_id == right.claim.article_id:
            story = ONE_ARTICLE
        else:
            near = self.near[left.claim.article_id].get(right.claim.article_id, 0.0)
            story = min(NEAR_ARTICLE, near)
        return candidates(left, right, likeness=float(self.meanings[one] @ self.meanings[other]), story=story)


def _line(facts: Facts) -> dict[str, object]:
    content = facts.claim.content
    span = [content[0].start, content[-1].end]
    return {"claim": facts.id, "article": facts.entry.article_name, "page_span": span}


def _neighbours(known: Sequence[Known]) -> dict[str, dict[str, float]]:
    """The articles near to each, as if all had come in one batch."""
    posted = defaultdict(list)
    keys = {each.article.id: keys_of(each.article, each.facts) for each in known}
    for article_id, words in keys.items():
        for word in words:
            posted[word].append(article_id)
    neighbours = Neighbours()
    for _ in range(2):
        near = {one: neighbours.add(one, {word: posted[word] for word in words}) for one, words in keys.items()}
    return near


def fitted(rows: NDArray, gold: NDArray, groups: Sequence[str], names: Sequence[str], strength: float) -> tuple:
    """A regression as `weights.json` keeps it, and what it says of each row where the row's case was left out."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=5000))
    left_out = cross_val_predict(model, rows, gold, groups=groups, cv=GroupKFold(10), method="predict_proba")
    model.fit(rows, gold)
    scaler, regression = model[0], model[1]
    kept = {
        "features": names,
        "mean": scaler.mean_.round(5).tolist(),
        "scale": scaler.scale_.round(5).tolist(),
        "coefficients": regression.coef_.round(5).tolist(),
        "intercepts": regression.intercept_.round(5).tolist(),
    }
    return kept, left_out


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--ledger", required=True, help="one that has read the articles of the part to build on")
    options.add_argument("--network", type=Path, default=NETWORK)
    options.add_argument("--out", type=Path, default=WEIGHTS)
    given = options.parse_args()
    comparer = Comparer(weights=given.network)
    read = Read(given.ledger, comparer)
    labelled = [each for case in read.cases for each in read.within(case)] + [*read.across(random.Random(1))]
    pairs, gold = [pair for pair, _ in labelled], np.asarray([label for _, label in labelled])
    groups = [read.case(pair.left.id) for pair in pairs]
    plain = np.asarray([pair.plain for pair in pairs])
    first, found = fitted(plain, (gold != OTHER).astype(int), groups, PLAIN, STRENGTH)
    print(f"before reading, of one question: AUC {roc_auc_score(gold != OTHER, found[:, 1]):.3f}")
    chances = comparer.chances([lines(pair) for pair in pairs])
    rows = np.asarray(
        [[*p.plain, *read_features(p.plain, row.tolist())] for p, row in zip(pairs, chances, strict=True)]
    )
    second, found = fitted(rows, gold, groups, (*PLAIN, *READ), STRENGTH)
    _say(gold, found)
    given.out.write_text(json.dumps({"plain": first, "read": second}, indent=1) + "\n", encoding="utf-8")


def _say(gold: NDArray, found: NDArray) -> None:
    of_one = gold != OTHER
    print(f"of one question: AUC {roc_auc_score(of_one, 1 - found[:, OTHER]):.3f}")
    print(f"contradicts: average precision {average_precision_score(gold == CONTRADICTS, found[:, CONTRADICTS]):.3f}")
    lean = (found[:, CONTRADICTS] - found[:, SAME])[of_one]
    print(f"contradicts, among pairs of one question: AUC {roc_auc_score((gold == CONTRADICTS)[of_one], lean):.3f}")


if __name__ == "__main__":
    main()
