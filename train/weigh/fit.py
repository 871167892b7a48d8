"""Fits how the network's verdict on two claims is weighed with their own facts.

    python -m train.weigh.fit --accounts ACCOUNTS.db --headlines HEADLINES.db [--network FOLDER] [--out FILE]

The pairs are those of two ledgers: one has read the articles of the part of `bench/accounts` that systems are built on
(all pairs within a case, and the nearest ones of some across cases, which have nothing to do with each other), the
other the headlines of the half of Emergent that may be trained on (those that are near to each other).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from bench.accounts.case import Case, cases
from bench.accounts.score import aligned, gold_id
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from bench import emergent
from onrecord.reconcile.block import NEAR_ARTICLE, ONE_ARTICLE, PARTNERS, Neighbours, keys_of
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.features import PLAIN, READ, read_features
from onrecord.reconcile.known import Known, Shelf
from onrecord.reconcile.statements.compare import WEIGHTS as NETWORK
from onrecord.reconcile.statements.compare import Comparer
from onrecord.reconcile.weigh import WEIGHTS, Candidates, candidates
from onrecord.reconcile.weigh import read as read_pairs
from onrecord.run.open import open_ledger

SAME, CONTRADICTS, BEARS, OTHER = range(4)
OF_LINK = {"contradicts": CONTRADICTS, "revises": CONTRADICTS, "same": SAME, "repeats": SAME, "supports": BEARS}
ACROSS = 2  # pairs across cases for each claim
STRENGTH = 0.05
HEADLINES = 0.3  # what the headlines count for, beside the accounts


class Labelled(NamedTuple):
    """Two claims, how they bear on each other, and the case or rumour that they are of."""

    pair: Candidates
    bearing: int
    group: str


class Ledger:
    """What a ledger has read, with what its claims mean and which articles are near to each other."""

    def __init__(self, name: str, comparer: Comparer) -> None:
        view = open_ledger(name).view()
        shelf = Shelf(view, comparer)
        known = [shelf.take(article.id) for article in view.articles()]
        self.near = _neighbours(known)
        self.facts = {each.id: each for one in known for each in one.facts}
        self.meanings = {each.id: row for one in known for each, row in zip(one.facts, one.meanings, strict=True)}

    def pair(self, one: str, other: str) -> Candidates:
        left, right = self.facts[one], self.facts[other]
        if left.claim.article_id == right.claim.article_id:
            story = ONE_ARTICLE
        else:
            story = min(NEAR_ARTICLE, self.near[left.claim.article_id].get(right.claim.article_id, 0.0))
        return candidates(left, right, likeness=float(self.meanings[one] @ self.meanings[other]), story=story)


class Accounts:
    """The cases as a ledger has read them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.cases = cases("build")
        told = [_line(facts) for facts in ledger.facts.values()]
        self.gold = {gold: found for found, gold in aligned(self.cases, [{"id": "", "claims": told}]).items()}

    def pairs(self) -> list[Labelled]:
        return [*(each for case in self.cases for each in self.within(case)), *self.across(random.Random(1))]

    def within(self, case: Case) -> Iterator[Labelled]:
        """Each two claims of a case, and how they bear on each other."""
        matters = defaultdict(set)
        for matter in case.matters:
            for claim in matter.claims:
                matters[claim].add(matter.id)
        links = {frozenset((link.left, link.right)): OF_LINK[link.relation] for link in case.links}
        found = [claim.id for claim in case.claims if gold_id(case, claim.id) in self.gold]
        for left, right in combinations(found, 2):
            of_one = BEARS if matters[left] & matters[right] else OTHER
            pair = self._ledger.pair(self.gold[gold_id(case, left)], self.gold[gold_id(case, right)])
            yield Labelled(pair, links.get(frozenset((left, right)), of_one), case.id)

    def across(self, chance: random.Random) -> Iterator[Labelled]:
        """Claims with the nearest of a few others of other cases."""
        every, meanings = list(self._ledger.facts), self._ledger.meanings
        for one in every:
            others = [other for other in chance.sample(every, 60) if self.case(other) != self.case(one)]
            others.sort(key=lambda other: -float(meanings[one] @ meanings[other]))
            yield from (Labelled(self._ledger.pair(one, other), OTHER, self.case(one)) for other in others[:ACROSS])

    def case(self, claim: str) -> str:
        return self._ledger.facts[claim].entry.article_name.split("/")[0]


class Headlines:
    """Emergent's headlines as a ledger has read them: of each what it says itself, or its outermost voice."""

    def __init__(self, ledger: Ledger, data: Path) -> None:
        self._ledger = ledger
        self._lines = {line["id"]: line for line in emergent.lines_of(data, to_measure=False)}

    def pairs(self) -> list[Labelled]:
        """The nearest pairs: for each claim as many as are looked at when claims are linked."""
        ids = self._outermost()
        meanings = np.stack([self._ledger.meanings[each] for each in ids])
        found = dict[frozenset[str], Labelled]()
        for at, row in enumerate(meanings @ meanings.T):
            nearest = [ids[place] for place in np.argsort(-row) if place != at][:PARTNERS]
            found |= {frozenset((ids[at], other)): self._labelled(ids[at], other) for other in nearest}
        return list(found.values())

    def _outermost(self) -> list[str]:
        best: dict[str, Facts] = {}
        for facts in self._ledger.facts.values():
            former = best.setdefault(facts.claim.article_id, facts)
            if len(facts.claim.chain()) < len(former.claim.chain()):
                best[facts.claim.article_id] = facts
        return [facts.id for facts in best.values()]

    def _labelled(self, one: str, other: str) -> Labelled:
        ours, theirs = (self._lines[self._ledger.facts[each].entry.article_name] for each in (one, other))
        return Labelled(self._ledger.pair(one, other), _bearing(ours, theirs), ours["claim_id"])


def _bearing(ours: dict[str, Any], theirs: dict[str, Any]) -> int:
    if ours["claim_id"] != theirs["claim_id"]:
        return OTHER
    stances = {ours["stance"], theirs["stance"]}
    if "observing" in stances:
        return BEARS
    return SAME if len(stances) == 1 else CONTRADICTS


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


class Fitted:
    """A regression over the numbers of both corpora; the headlines count for so many times the accounts."""

    def __init__(self, names: Sequence[str], rows: NDArray, gold: NDArray, headlines: NDArray, theirs: NDArray) -> None:
        self._names, self._rows, self._gold, self._headlines, self._theirs = names, rows, gold, headlines, theirs
        self._scaler = StandardScaler().fit(rows)

    def _scaled(self, rows: NDArray) -> NDArray:
        """The rows on one scale; what is not known counts as it mostly is."""
        return np.nan_to_num(self._scaler.transform(rows))

    def _learned(self, chosen: NDArray) -> LogisticRegression:
        rows = np.concatenate([self._rows[chosen], self._headlines])
        gold = np.concatenate([self._gold[chosen], self._theirs])
        weight = HEADLINES * len(chosen) / len(self._theirs)
        weights = np.concatenate([np.ones(len(chosen)), np.full(len(self._theirs), weight)])
        return LogisticRegression(C=STRENGTH, max_iter=5000).fit(self._scaled(rows), gold, sample_weight=weights)

    def left_out(self, groups: Sequence[str]) -> NDArray:
        """What is said of each pair of the accounts by a regression that has not seen its case."""
        found = np.zeros((len(self._gold), len(set(self._gold))))
        for seen, unseen in GroupKFold(10).split(self._rows, self._gold, groups):
            found[unseen] = self._learned(seen).predict_proba(self._scaled(self._rows[unseen]))
        return found

    def kept(self) -> dict[str, Any]:
        regression = self._learned(np.arange(len(self._gold)))
        values = {
            "mean": self._scaler.mean_,
            "scale": self._scaler.scale_,
            "coefficients": regression.coef_,
            "intercepts": regression.intercept_,
        }
        return {"features": list(self._names), **{name: value.round(5).tolist() for name, value in values.items()}}


def numbers(labelled: Sequence[Labelled], comparer: Comparer) -> tuple[NDArray, NDArray, NDArray]:
    """Of each pair what is known before it is read, all that is known, and how it bears."""
    chances = read_pairs([each.pair for each in labelled], comparer)
    plain = [each.pair.plain for each in labelled]
    read = [[*row, *read_features(row, said.tolist())] for row, said in zip(plain, chances, strict=True)]
    return np.asarray(plain), np.asarray(read), np.asarray([each.bearing for each in labelled])


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument(
        "--accounts", required=True, help="a ledger that has read the articles of the part to build on"
    )
    options.add_argument(
        "--headlines", required=True, help="a ledger that has read Emergent's headlines of the tuning half"
    )
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--network", type=Path, default=NETWORK)
    options.add_argument("--out", type=Path, default=WEIGHTS)
    given = options.parse_args()
    comparer = Comparer(weights=given.network)
    ours = Accounts(Ledger(given.accounts, comparer)).pairs()
    theirs = Headlines(Ledger(given.headlines, comparer), given.data).pairs()
    (plain, read, gold), (other_plain, other_read, other_gold) = numbers(ours, comparer), numbers(theirs, comparer)
    groups = [each.group for each in ours]
    first = Fitted(PLAIN, plain, (gold != OTHER).astype(int), other_plain, (other_gold != OTHER).astype(int))
    print(f"before reading, of one question: AUC {roc_auc_score(gold != OTHER, first.left_out(groups)[:, 1]):.3f}")
    second = Fitted((*PLAIN, *READ), read, gold, other_read, other_gold)
    _say(gold, second.left_out(groups))
    kept = {"plain": first.kept(), "read": second.kept()}
    given.out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _say(gold: NDArray, found: NDArray) -> None:
    of_one = gold != OTHER
    print(f"of one question: AUC {roc_auc_score(of_one, 1 - found[:, OTHER]):.3f}")
    print(f"contradicts: average precision {average_precision_score(gold == CONTRADICTS, found[:, CONTRADICTS]):.3f}")
    lean = (found[:, CONTRADICTS] - found[:, SAME])[of_one]
    print(f"contradicts, among pairs of one question: AUC {roc_auc_score((gold == CONTRADICTS)[of_one], lean):.3f}")


if __name__ == "__main__":
    main()
