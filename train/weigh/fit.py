"""Fits how the network's verdict on two claims is weighed with their own facts.

    python -m train.weigh.fit --cache FOLDER [--data FOLDER] [--network FOLDER] [--out FILE]

The pairs are those of the part of `bench/accounts` that systems are built on, as it is read (all pairs within a case,
and the nearest ones of some across cases, which have nothing to do with each other), the same again of the claims as
the cases give them, and the headlines of the half of Emergent that may be trained on (those near to each other).

The network has learned from `train/compare/accounts` and knows its pairs by heart, so that these cannot tell how far
it is to be believed. But what the claims' own facts are worth they tell better than the few cases of the benchmark:
from them, and from the headlines, trees learn whether two claims are of one question, and whether they part over it.
The regressions take what the trees say for more facts, of two claims of two articles; of two of one article, others
are asked that have learned without.
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
from bench.accounts.measure import article_lines, marked
from bench.accounts.score import aligned, gold_id
from bench.accounts.source import written
from bench.attributions import DATA
from bench.ledgers import fill, read_in
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler
from train.compare.accounts import FOLDER as LEARNED

from bench import emergent
from onrecord.ledger.base import View
from onrecord.ledger.memory import MemoryLedger
from onrecord.reconcile.block import NEAR_ARTICLE, ONE_ARTICLE, PARTNERS, Neighbours, keys_of
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.features import GROWN, PLAIN, READ, read_features
from onrecord.reconcile.known import Known, Shelf
from onrecord.reconcile.statements.compare import WEIGHTS as NETWORK
from onrecord.reconcile.statements.compare import Comparer
from onrecord.reconcile.trees import ASKS, UNKNOWN, Grown, Trees
from onrecord.reconcile.weigh import WEIGHTS, Candidates, candidates
from onrecord.reconcile.weigh import read as read_pairs

SAME, CONTRADICTS, BEARS, OTHER = range(4)
OF_LINK = {"contradicts": CONTRADICTS, "revises": CONTRADICTS, "same": SAME, "repeats": SAME, "supports": BEARS}
ACROSS = 2  # pairs across cases for each claim
STRENGTH = 0.05
# What the headlines count for, and the claims as the cases give them, beside the accounts as they were read.
HEADLINES, GIVEN = 0.3, 0.5
# What the headlines count for beside all that trees learn from the cases; how many trees there are, how far each is
# followed, on how few pairs an answer may rest, and how much it costs.
BESIDE_CASES = 0.2
TREES, RATE, FEWEST, COST = 150, 0.12, 40, 5.0
# What trees say of headlines is said by trees that have not seen their rumours: in so many parts.
UNSEEN = 3


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

    def __init__(self, ledger: Ledger, chosen: Sequence[Case]) -> None:
        self._ledger = ledger
        self.cases = chosen
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


def of_cases(chosen: Sequence[Case], comparer: Comparer, cache: Path) -> tuple[list[Labelled], list[Labelled]]:
    """The pairs of the claims that were read in the cases' articles, and of those that the cases give."""
    with read_in("accounts", article_lines(chosen), cache=cache) as ledger, closing(MemoryLedger()) as given:
        fill(given, marked(chosen, ledger.view()))
        read, marks = (Accounts(Ledger(each.view(), comparer), chosen).pairs() for each in (ledger, given))
        return read, marks


def of_headlines(data: Path, comparer: Comparer, cache: Path) -> list[Labelled]:
    """The pairs of Emergent's headlines."""
    lines = emergent.lines_of(data, to_measure=False)
    articles = [{"id": line["id"], "text": line["article_headline"]} for line in lines]
    with read_in("headlines", articles, cache=cache) as ledger:
        return Headlines(Ledger(ledger.view(), comparer), data).pairs()


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


class Plain(NamedTuple):
    """Pairs of one kind: what is known of each before it is read, how it bears, and its case or rumour."""

    rows: NDArray[np.float64]
    gold: NDArray[np.int64]
    groups: NDArray[np.str_]

    @property
    def together(self) -> NDArray[np.int64]:
        return (self.gold != OTHER).astype(int)

    @classmethod
    def of(cls, labelled: Sequence[Labelled]) -> Plain:
        rows = np.asarray([each.pair.plain for each in labelled])
        groups = np.asarray([each.group for each in labelled], dtype=str)
        return cls(rows, np.asarray([each.bearing for each in labelled]), groups)

    def chosen(self, places: NDArray) -> Plain:
        return Plain(*(column[places] for column in self))


class Part(NamedTuple):
    """Pairs of one kind with what the network says of them, and what all of them together count for."""

    plain: Plain
    said: NDArray[np.float64]
    weight: float


def part_of(labelled: Sequence[Labelled], comparer: Comparer, *, weight: float) -> Part:
    chances = read_pairs([each.pair for each in labelled], comparer)
    said = [read_features(each.pair.plain, row.tolist()) for each, row in zip(labelled, chances, strict=True)]
    return Part(Plain.of(labelled), np.asarray(said), weight)


def grown(learned: Plain, headlines: Plain) -> dict[str, Any]:
    """Trees, as `weights.json` keeps them: of one question or not, and where they are, whether they part over it."""
    rows, gold = (np.concatenate(both) for both in zip(learned[:2], headlines[:2], strict=True))
    weights = np.ones(len(gold))
    weights[len(learned.gold) :] = BESIDE_CASES * len(learned.gold) / len(headlines.gold)
    of_one = gold != OTHER
    return {
        "together": _trees(rows, of_one, weights),
        "parted": _trees(rows[of_one], gold[of_one] == CONTRADICTS, weights[of_one]),
    }


def _trees(rows: NDArray, gold: NDArray, weights: NDArray) -> dict[str, Any]:
    rows = np.nan_to_num(rows, nan=UNKNOWN)
    model = HistGradientBoostingClassifier(
        learning_rate=RATE,
        max_iter=TREES,
        max_depth=ASKS,
        min_samples_leaf=FEWEST,
        l2_regularization=COST,
        early_stopping=False,
        random_state=0,
    ).fit(rows, gold, sample_weight=weights)
    # scikit-learn has no other door to the nodes of these trees.
    trees = [_whole(one.nodes) for (one,) in model._predictors]
    kept = {"base": 0.0, **dict(zip(("asked", "bounds", "answers"), map(list, zip(*trees, strict=True)), strict=True))}
    kept["base"] = round(float((model.decision_function(rows) - Trees(kept).odds(rows)).mean()), 5)
    return kept


def _whole(nodes: NDArray) -> tuple[list[int], list[float], list[float]]:
    """What a tree asks, by which bounds, and what it answers; a branch that ends early goes on to one answer."""
    level, asked, bounds = [nodes[0]], list[int](), list[float]()
    for _ in range(ASKS):
        asked += [0 if node["is_leaf"] else int(node["feature_idx"]) for node in level]
        bounds += [0.0 if node["is_leaf"] else round(float(node["num_threshold"]), 5) for node in level]
        level = [
            branch
            for node in level
            for branch in ((node, node) if node["is_leaf"] else (nodes[node["left"]], nodes[node["right"]]))
        ]
    return asked, bounds, [round(float(node["value"]), 5) for node in level]


def rows_of(parts: Sequence[Part], learned: Plain, trees: dict[str, Any]) -> list[NDArray[np.float64]]:
    """What the trees say of the pairs of each part; of headlines, which come last, others that have not seen them."""
    *accounts, headlines = (each.plain for each in parts)
    unseen = np.zeros((len(headlines.gold), len(GROWN)))
    for seen, left_out in GroupKFold(UNSEEN).split(headlines.rows, groups=headlines.groups):
        unseen[left_out] = Grown(grown(learned, headlines.chosen(seen))).rows(headlines.rows[left_out])
    return [*(Grown(trees).rows(each.rows) for each in accounts), unseen]


class Sample(NamedTuple):
    """What a regression learns from: numbers, answers, groups, and what each row counts for."""

    rows: NDArray[np.float64]
    gold: NDArray[np.int64]
    groups: NDArray[np.str_]
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, parts: Sequence[Part], rows: Sequence[NDArray], gold: Sequence[NDArray]) -> Sample:
        whole = len(parts[0].plain.gold)  # what the first part counts for
        weights = [np.full(len(each), part.weight * whole / len(each)) for part, each in zip(parts, gold, strict=True)]
        return cls(*map(np.concatenate, (rows, gold, [each.plain.groups for each in parts], weights)))


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
    options.add_argument("--cache", type=Path, required=True, help="a folder to keep what was read in")
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--network", type=Path, default=NETWORK)
    options.add_argument("--out", type=Path, default=WEIGHTS)
    given = options.parse_args()
    comparer = Comparer(weights=given.network)
    learned = Plain.of([each for some in of_cases(written(LEARNED), comparer, given.cache) for each in some])
    kept = fitted(parts(given.data, comparer, given.cache), learned)
    given.out.write_text(json.dumps(kept) + "\n", encoding="utf-8")


def parts(data: Path, comparer: Comparer, cache: Path) -> list[Part]:
    """All that the regressions learn from; the accounts as they were read come first, the headlines last."""
    read, given = of_cases(cases("build"), comparer, cache)
    return [
        part_of(read, comparer, weight=1.0),
        part_of(given, comparer, weight=GIVEN),
        part_of(of_headlines(data, comparer, cache), comparer, weight=HEADLINES),
    ]


def fitted(parts: Sequence[Part], learned: Plain) -> dict[str, Any]:
    """Trees and regressions, as `weights.json` keeps them; says how well those with trees do on cases not seen."""
    trees = grown(learned, parts[-1].plain)
    known = [
        np.hstack([each.plain.rows, more]) for each, more in zip(parts, rows_of(parts, learned, trees), strict=True)
    ]
    gold, first = parts[0].plain.gold, len(parts[0].plain.gold)
    plain = Fitted((*PLAIN, *GROWN), Sample.of(parts, known, [each.plain.together for each in parts]))
    print(f"before reading, of one question: AUC {roc_auc_score(gold != OTHER, plain.left_out(first)[:, 1]):.3f}")
    rows = [np.hstack([row, each.said]) for row, each in zip(known, parts, strict=True)]
    read = Fitted((*PLAIN, *GROWN, *READ), Sample.of(parts, rows, [each.plain.gold for each in parts]))
    _say(gold, read.left_out(first))
    return {"trees": trees, "across": {"plain": plain.kept(), "read": read.kept()}, "within": _without_trees(parts)}


def _without_trees(parts: Sequence[Part]) -> dict[str, Any]:
    """The same regressions without what trees say, for two claims of one article."""
    plain = Fitted(
        PLAIN, Sample.of(parts, [each.plain.rows for each in parts], [each.plain.together for each in parts])
    )
    rows = [np.hstack([each.plain.rows, each.said]) for each in parts]
    read = Fitted((*PLAIN, *READ), Sample.of(parts, rows, [each.plain.gold for each in parts]))
    return {"plain": plain.kept(), "read": read.kept()}


def _say(gold: NDArray, found: NDArray) -> None:
    of_one = gold != OTHER
    print(f"of one question: AUC {roc_auc_score(of_one, 1 - found[:, OTHER]):.3f}")
    print(f"contradicts: average precision {average_precision_score(gold == CONTRADICTS, found[:, CONTRADICTS]):.3f}")
    lean = (found[:, CONTRADICTS] - found[:, SAME])[of_one]
    print(f"contradicts, among pairs of one question: AUC {roc_auc_score((gold == CONTRADICTS)[of_one], lean):.3f}")


if __name__ == "__main__":
    main()
