"""Fits how the network's verdict on two claims is weighed with their own facts.

    python -m train.weigh.fit --accounts ACCOUNTS.db --headlines HEADLINES.db [--network FOLDER] [--out FILE]

The pairs are those of two ledgers: one has read the articles of the part of `bench/accounts` that systems are built on
(all pairs within a case, and the nearest ones of some across cases, which have nothing to do with each other; and the
same again of the claims as the cases give them), the other the headlines of the half of Emergent that may be trained on
(those that are near to each other).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from bench.accounts.case import Case, cases
from bench.accounts.measure import marked
from bench.accounts.score import aligned, gold_id
from bench.ledgers import fill
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from bench import emergent
from onrecord.ledger.base import View
from onrecord.ledger.memory import MemoryLedger
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
# What the headlines count for, and the claims as the cases give them, beside the accounts as they were read.
HEADLINES, GIVEN = 0.3, 0.5


class Labelled(NamedTuple):
    """Two claims, how they bear on each other, and the case or rumour that they are of."""

    pair: Candidates
    bearing: int
    group: str


class Ledger:
    """What a ledger has read, with what its claims mean and which articles are near to each other."""

    def __init__(self, view: View, comparer: Comparer) -> None:
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


def of_given(view: View, comparer: Comparer) -> list[Labelled]:
    """The pairs of the claims that the cases give, in the articles that a ledger has read."""
    with closing(MemoryLedger()) as ledger:
        fill(ledger, marked(cases("build"), view))
        return Accounts(Ledger(ledger.view(), comparer)).pairs()


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


class Part(NamedTuple):
    """Pairs of one kind: what is known of each, before it is read and in all, how it bears, and its case or rumour."""

    plain: NDArray[np.float64]
    read: NDArray[np.float64]
    gold: NDArray[np.int64]
    groups: NDArray[np.str_]
    weight: float  # what all its pairs together count for

    @property
    def together(self) -> NDArray[np.int64]:
        return (self.gold != OTHER).astype(int)


def part_of(labelled: Sequence[Labelled], comparer: Comparer, *, weight: float) -> Part:
    chances = read_pairs([each.pair for each in labelled], comparer)
    plain = [each.pair.plain for each in labelled]
    read = [[*row, *read_features(row, said.tolist())] for row, said in zip(plain, chances, strict=True)]
    bearings = [each.bearing for each in labelled]
    groups = [each.group for each in labelled]
    return Part(np.asarray(plain), np.asarray(read), np.asarray(bearings), np.asarray(groups, dtype=str), weight)


class Sample(NamedTuple):
    """What a regression learns from: numbers, answers, groups, and what each row counts for."""

    rows: NDArray[np.float64]
    gold: NDArray[np.int64]
    groups: NDArray[np.str_]
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, parts: Sequence[Part], rows: Sequence[NDArray], gold: Sequence[NDArray]) -> Sample:
        whole = len(parts[0].gold)  # what the first part counts for
        weights = [np.full(len(each.gold), each.weight * whole / len(each.gold)) for each in parts]
        return cls(*map(np.concatenate, (rows, gold, [each.groups for each in parts], weights)))


class Fitted:
    """A regression over the numbers of all parts."""

    def __init__(self, names: Sequence[str], sample: Sample) -> None:
        self._names, self._sample = names, sample
        self._scaler = StandardScaler().fit(sample.rows, sample_weight=sample.weights)

    def _scaled(self, rows: NDArray) -> NDArray:
        """The rows on one scale; what is not known counts as it mostly is."""
        return np.nan_to_num(self._scaler.transform(rows))

    def _learned(self, chosen: NDArray) -> LogisticRegression:
        rows = self._scaled(self._sample.rows[chosen])
        regression = LogisticRegression(C=STRENGTH, max_iter=5000)
        return regression.fit(rows, self._sample.gold[chosen], sample_weight=self._sample.weights[chosen])

    def left_out(self, first: int) -> NDArray:
        """What is said of each of the `first` pairs by a regression that has not seen their cases."""
        rows, gold, groups, _ = self._sample
        found = np.zeros((first, len(set(gold))))
        for _, unseen in GroupKFold(10).split(rows[:first], gold[:first], groups[:first]):
            seen = np.flatnonzero(~np.isin(groups, groups[:first][unseen]))
            found[unseen] = self._learned(seen).predict_proba(self._scaled(rows[:first][unseen]))
        return found

    def kept(self) -> dict[str, Any]:
        regression = self._learned(np.arange(len(self._sample.gold)))
        values = {
            "mean": self._scaler.mean_,
            "scale": self._scaler.scale_,
            "coefficients": regression.coef_,
            "intercepts": regression.intercept_,
        }
        return {"features": list(self._names), **{name: value.round(5).tolist() for name, value in values.items()}}


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
    kept = fitted(parts(given.accounts, given.headlines, given.data, Comparer(weights=given.network)))
    given.out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def parts(accounts: str, headlines: str, data: Path, comparer: Comparer) -> list[Part]:
    """All that is learned from; the accounts as they were read come first."""
    view = open_ledger(accounts).view()
    return [
        part_of(Accounts(Ledger(view, comparer)).pairs(), comparer, weight=1.0),
        part_of(of_given(view, comparer), comparer, weight=GIVEN),
        part_of(Headlines(Ledger(open_ledger(headlines).view(), comparer), data).pairs(), comparer, weight=HEADLINES),
    ]


def fitted(parts: Sequence[Part]) -> dict[str, Any]:
    """Both regressions, as `weights.json` keeps them; says how well they do on cases that they have not seen."""
    gold, first = parts[0].gold, len(parts[0].gold)
    plain = Fitted(PLAIN, Sample.of(parts, [each.plain for each in parts], [each.together for each in parts]))
    print(f"before reading, of one question: AUC {roc_auc_score(gold != OTHER, plain.left_out(first)[:, 1]):.3f}")
    read = Fitted((*PLAIN, *READ), Sample.of(parts, [each.read for each in parts], [each.gold for each in parts]))
    _say(gold, read.left_out(first))
    return {"plain": plain.kept(), "read": read.kept()}


def _say(gold: NDArray, found: NDArray) -> None:
    of_one = gold != OTHER
    print(f"of one question: AUC {roc_auc_score(of_one, 1 - found[:, OTHER]):.3f}")
    print(f"contradicts: average precision {average_precision_score(gold == CONTRADICTS, found[:, CONTRADICTS]):.3f}")
    lean = (found[:, CONTRADICTS] - found[:, SAME])[of_one]
    print(f"contradicts, among pairs of one question: AUC {roc_auc_score((gold == CONTRADICTS)[of_one], lean):.3f}")


if __name__ == "__main__":
    main()
