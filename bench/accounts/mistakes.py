"""Where a system goes wrong on the cases, in words: what to look at while one is built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from bench.accounts.case import Case
from bench.accounts.score import Line, Sorting, aligned, gold_id, gold_of, predicted_of


def mistakes(cases: Sequence[Case], lines: Iterable[Line]) -> Iterator[str]:
    """A line for each pair of claims of one case that is set against each other wrongly, or should be and is not."""
    lines = list(lines)
    gold, predicted = gold_of(cases), predicted_of(lines, aligned(cases, lines))
    for case in cases:
        for left, right in combinations((claim.id for claim in case.claims), 2):
            if kind := _kind(gold, predicted, gold_id(case, left), gold_id(case, right)):
                yield f"{case.id}  {kind}  {_told(case, left)}  ×  {_told(case, right)}"


def _kind(gold: Sorting, predicted: Sorting, left: str, right: str) -> str | None:
    if gold.leaves_free(left, right):
        return None
    is_so, said = gold.relation(left, right), predicted.relation(left, right)
    if (is_so == "contradicts") == (said == "contradicts"):
        return None
    return f"missed, is {said}" if is_so == "contradicts" else f"wrong, should be {is_so}"


def _told(case: Case, claim_id: str) -> str:
    claim = next(claim for claim in case.claims if claim.id == claim_id)
    return f"{claim_id} {claim.source or 'the outlet'} {claim.stance}: {case.words(claim)}"
