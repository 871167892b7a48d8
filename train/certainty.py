"""Fits how surely a claim is said to stand in its matter and on its side: `onrecord.reconcile.matters.certainty`.

python -m train.certainty --cache FOLDER

The cases of `bench/accounts` to build on are linked, as they are read and with their claims given. A place is right
where at least half of the others in its matter that are cases' claims share the question with it, on the sides that
they have to each other there. Prints the three numbers, and how often what is said to be so sure is right.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np
from bench.accounts.case import Case, cases
from bench.accounts.measure import article_lines, matters_of, matters_of_given
from bench.accounts.score import Line, Sorting, aligned, gold_of
from bench.ledgers import read_in
from numpy.typing import NDArray

from onrecord.reconcile.matters import gather
from onrecord.reconcile.matters.certainty import Evidence, certainty

# How much the squares of the weights cost: places are few.
RIDGE = 1.0
ROUNDS = 50
BINS = 5

Table = NDArray[np.float64]


def examples(chosen: Sequence[Case], cache: Path | None) -> Iterator[tuple[Evidence, bool]]:
    """What spoke for each place of a cases' claim, and whether it is right."""
    with read_in("accounts", article_lines(chosen), cache=cache) as ledger:
        noted: dict[str, Evidence] = {}
        with patch.object(gather, "certainty", lambda evidence: _note(evidence, noted)):
            for lines in (matters_of_given(chosen, ledger.view()), matters_of(ledger)):
                yield from _judged(chosen, lines, noted)


def _note(evidence: Evidence, noted: dict[str, Evidence]) -> float:
    noted[evidence.claim] = evidence
    return certainty(evidence)


def _judged(
    chosen: Sequence[Case], lines: Sequence[Line], noted: Mapping[str, Evidence]
) -> Iterator[tuple[Evidence, bool]]:
    gold, names = gold_of(chosen), aligned(chosen, lines)
    for line in lines:
        sides = {names[each["claim"]]: each["side"] for each in line["claims"] if each["claim"] in names}
        for each in line["claims"]:
            name = names.get(each["claim"], "")
            fits = [_fits(gold, sides, name, other) for other in sides if name in sides and other != name]
            if fits and each["claim"] in noted:
                yield noted[each["claim"]], 2 * sum(fits) >= len(fits)


def _fits(gold: Sorting, sides: Mapping[str, str], one: str, other: str) -> bool:
    """Whether two share a question as they do there: on one side or two, or the first leaving it open."""
    ours, theirs = gold.sides.get(one, {}), gold.sides.get(other, {})
    return any(_as(sides[one], sides[other]) == _as(ours[matter], theirs[matter]) for matter in ours.keys() & theirs)


def _as(one: str, other: str) -> str:
    if "open" in (one, other):
        return "open" if one == "open" else "free"
    return "same" if one == other else "contradicts"


def fitted(rows: Table, right: Table) -> Table:
    """The weights of a logistic regression with a little ridge, by Newton's method; the last is the base."""
    table = np.hstack([rows, np.ones((len(rows), 1))])
    weights = np.zeros(table.shape[1])
    cost = RIDGE * np.diag([1.0] * rows.shape[1] + [0.0])
    for _ in range(ROUNDS):
        chances = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chances - right) + cost @ weights
        weights -= np.linalg.solve((table * (chances * (1 - chances))[:, None]).T @ table + cost, slope)
    return weights


def report(rows: Table, right: Table) -> Iterator[str]:
    weights = fitted(rows, right)
    yield f"TOGETHER, SIDED, BASE = {', '.join(f'{weight:.2f}' for weight in weights)}"
    chances = 1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))
    yield f"{len(rows)} places, {100 * right.mean():.1f} % right"
    for some in np.array_split(np.argsort(chances), BINS):
        said = chances[some]
        yield f"said {said.mean():.2f} ({said.min():.2f}…{said.max():.2f}), right {right[some].mean():.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m train.certainty", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cache", type=Path, help="a folder to keep what was read in")
    found = list(examples(cases("build"), parser.parse_args().cache))
    rows = np.asarray([[each.together, each.sided] for each, _ in found])
    print("\n".join(report(rows, np.asarray([float(right) for _, right in found]))))


if __name__ == "__main__":
    main()
