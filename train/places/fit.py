"""Fits the weights in `src/onrecord/annotate/places/weights.json`: which names are places, and which places.

    PYTHONPATH=src python -m train.places.fit --data ../shared/data

needs scikit-learn and SciPy, which the package itself does not. It learns from the development files of LGL, TR-News,
GeoWebNews and GeoVirus without the fifth that `held_out` sets apart. The weights hold words that stand beside names of
places often enough, and no other words of the corpora.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from bench.places import CORPORA, DATA, gold_of, held_out, parsed
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from onrecord.annotate.places.annotator import WEIGHTS
from onrecord.annotate.places.context import Context, Seen, context_of
from onrecord.annotate.places.gazetteer import Gazetteer, Kind, Sense
from onrecord.annotate.places.home import home_of, outlets
from onrecord.annotate.places.named import evidence
from onrecord.annotate.places.senses import (
    NAMES,
    OWN,
    Group,
    Neighbours,
    chances,
    chosen,
    groups_of,
    kilometres,
    own_evidence,
)
from onrecord.model import Annotated

Matrix = NDArray[np.float64]

NEARBY = 50.0  # km, within which a sense is taken for the annotators' one
WITHIN = 161.0  # … and, where none is so near, within which it still counts as right
FEW = 12  # a word beside a name is learned if it stands there so often
SENSE_PENALTY = 0.5
NAMED_PENALTY = 0.3  # C of the logistic regression: the less, the smaller the weights


@dataclass(slots=True)
class Example:
    """An article, its names, and where the annotators have its places."""

    context: Context
    groups: list[Group]
    own: Matrix
    neighbours: Neighbours
    gold: list[dict[str, Any]]
    bare_of_adjectives: bool


def examples(gazetteer: Gazetteer, articles: Sequence[tuple[Annotated, list[dict[str, Any]]]]) -> Iterator[Example]:
    known = outlets()
    for annotated, gold in articles:
        context = context_of(annotated, gazetteer, home_of(annotated.article, known))
        groups = groups_of(context, context.seen)
        if groups:
            bare = annotated.article.name.startswith("geovirus")
            yield Example(context, groups, own_evidence(context, groups), Neighbours(groups), gold, bare)


def toponym_of(one: Seen, gold: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The annotated name that overlaps this one most."""
    found = one.found
    shared = [(min(t["end"], found.end) - max(t["start"], found.start), n) for n, t in enumerate(gold)]
    most, number = max(shared, default=(0, 0))
    return gold[number] if most > 0 else None


def counts(toponym: dict[str, Any]) -> bool:
    return toponym.get("lat") is not None and not str(toponym.get("type") or "").endswith("_Expression")


@dataclass(slots=True)
class Choice:
    """A group whose right senses are known: rows of its article's matrix, which of them are right, and how often."""

    article: int
    rows: range
    right: NDArray[np.bool_]
    times: int


def choices(found: Sequence[Example]) -> list[Choice]:
    """The groups whose place the annotators tell, and that have more than one sense."""
    made = []
    for article, example in enumerate(found):
        first = 0
        for group in example.groups:
            rows = range(first, first + len(group.senses))
            first = rows.stop
            points = [
                (float(t["lat"]), float(t["lon"]))
                for one in group.seen
                if (t := toponym_of(one, example.gold)) and counts(t)
            ]
            if len(group.senses) < 2 or not points:
                continue
            (point, times), *_ = Counter(points).most_common(1)
            far = np.array([kilometres(point, (s.entry.lat, s.entry.lon)) for s in group.senses])
            right = far < NEARBY if (far < NEARBY).any() else far < WITHIN
            if right.any() and not right.all():
                made.append(Choice(article, rows, right, times))
    return made


def fitted_choice(rows: Sequence[Matrix], given: Sequence[Choice], penalty: float) -> Matrix:
    """Weights that give the right senses the most probability (a conditional logit)."""
    stacked = np.vstack(rows)
    group = np.repeat(np.arange(len(rows)), [len(part) for part in rows])
    right = np.concatenate([choice.right for choice in given])
    times = np.sqrt([choice.times for choice in given])

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        p = chances(stacked @ weights, group)
        good = np.bincount(group, weights=p * right)
        q = p * right / good[group]
        gradient = ((p - q) * times[group]) @ stacked + penalty * weights
        return float(-(times * np.log(good + 1e-12)).sum() + penalty * (weights**2).sum() / 2), gradient

    return np.asarray(minimize(loss, np.zeros(stacked.shape[1]), jac=True, method="L-BFGS-B").x)


def fit_senses(found: Sequence[Example]) -> tuple[Matrix, Matrix]:
    """The weights of the first choice, and of the second, which sees where the first has put the others."""
    given = choices(found)
    alone = fitted_choice([found[c.article].own[c.rows.start : c.rows.stop] for c in given], given, SENSE_PENALTY)
    full = [np.hstack([e.own, e.neighbours.evidence(chances(e.own @ alone, e.neighbours.group))]) for e in found]
    together = fitted_choice([full[c.article][c.rows.start : c.rows.stop] for c in given], given, SENSE_PENALTY)
    return alone, together


@dataclass(slots=True)
class Judged:
    """A name, what speaks for a place, and whether the annotators have one there."""

    article: int
    evidence: dict[str, float]
    place: bool


def judged(found: Sequence[Example], alone: Matrix, together: Matrix) -> Iterator[Judged]:
    for article, example in enumerate(found):
        for choice in chosen(example.groups, example.own, example.neighbours, alone, together):
            if _untold(example, choice.sense):
                continue
            for one in choice.group.seen:
                toponym = toponym_of(one, example.gold)
                if toponym is None or counts(toponym):
                    says = evidence(example.context, one, choice.sense, choice.chance, choice.told)
                    yield Judged(article, says, toponym is not None)


def _untold(example: Example, sense: Sense) -> bool:
    """GeoVirus leaves adjectives unmarked, and bases and airfields hardly occur: neither says anything of them."""
    return sense.entry.kind is Kind.SPOT or (example.bare_of_adjectives and sense.adjective)


def fit_named(found: Sequence[Judged]) -> dict[str, float]:
    """The weights of the second judge; words that are rare beside names are left out."""
    seen = Counter(name for one in found for name, value in one.evidence.items() if value)
    names = sorted(name for name, times in seen.items() if times >= FEW)
    columns = {name: column for column, name in enumerate(names)}
    rows = [(r, columns[n], v) for r, one in enumerate(found) for n, v in one.evidence.items() if v and n in columns]
    r, c, v = zip(*rows, strict=True)
    matrix = csr_matrix((v, (r, c)), shape=(len(found), len(names)))
    model = LogisticRegression(C=NAMED_PENALTY, max_iter=2000, fit_intercept=False)
    model.fit(matrix, [one.place for one in found])
    return {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.01}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with the corpora (default: %(default)s)")
    parser.add_argument("--parses", type=Path, help="a folder in which to keep the parses")
    given = parser.parse_args()
    articles = [
        (annotated, gold)
        for corpus in CORPORA
        for annotated, gold in zip(parsed(given.data, corpus, given.parses), gold_of(given.data, corpus), strict=True)
        if not held_out(annotated.article.name)
    ]
    found = list(examples(Gazetteer(), [(annotated, gold["toponyms"]) for annotated, gold in articles]))
    alone, together = fit_senses(found)
    named = fit_named(list(judged(found, alone, together)))
    table = {
        "alone": {name: round(float(w), 3) for name, w in zip(OWN, alone, strict=True)},
        "together": {name: round(float(w), 3) for name, w in zip(NAMES, together, strict=True)},
        "named": named,
    }
    WEIGHTS.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
