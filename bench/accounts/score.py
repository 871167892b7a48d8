"""How well a system sorts the cases' claims into matters, sets them against each other and finds their origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from bench.accounts.case import SIDES, Case

# The least overlap (Dice, over characters) at which a predicted claim is a gold one.
ENOUGH = 0.5

Line = Mapping[str, Any]
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Sorting:
    """How claims are sorted: the matters of each with its side there, and the links that are stated, by pair."""

    sides: Mapping[str, Mapping[str, str]]
    links: Mapping[Pair, str] = field(default_factory=dict)

    def relation(self, left: str, right: str) -> str | None:
        """The link of the pair, where there is one; else what the sides in a shared matter say."""
        if stated := self.links.get(frozenset((left, right))):
            return stated
        here, there = self.sides.get(left, {}), self.sides.get(right, {})
        for matter in here.keys() & there.keys():
            both = {here[matter], there[matter]}
            if "open" not in both:
                return "same" if len(both) == 1 else "contradicts"
        return None

    def leaves_free(self, left: str, right: str) -> bool:
        """Whether both take a side in one matter and no link says how they stand to each other."""
        return frozenset((left, right)) not in self.links and self.relation(left, right) is not None

    def matters(self, claims: Iterable[str]) -> dict[str, set[str]]:
        """Each claim with all that share a matter with it; one in no matter stands alone."""
        members: dict[str, set[str]] = defaultdict(set)
        claims = list(claims)
        for claim in claims:
            for matter in self.sides.get(claim, {}):
                members[matter].add(claim)
        return {claim: {claim}.union(*(members[m] for m in self.sides.get(claim, {}))) for claim in claims}

    def origins(self, claims: Sequence[str]) -> set[Pair]:
        """The claims parted by where they go back to: what a chain of `repeats` joins is one origin."""
        origin = {claim: claim for claim in self._linked(claims)}
        for pair, relation in self.links.items():
            if relation == "repeats":
                left, right = (origin[claim] for claim in pair)
                origin |= {claim: left for claim, root in origin.items() if root == right}
        groups: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            groups[origin[claim]].add(claim)
        return {frozenset(group) for group in groups.values()}

    def _linked(self, claims: Iterable[str]) -> set[str]:
        return set(claims).union(*self.links)


def score(cases: Sequence[Case], lines: Iterable[Line]) -> dict[str, float]:
    """The figures, in per cent, of lines of `onrecord matters --format jsonl` that were made of the cases' articles.

    `found` is the share of gold claims that are among the predicted ones; what is not found stands alone.
    """
    lines = list(lines)
    named = aligned(cases, lines)
    gold, predicted = gold_of(cases), predicted_of(lines, named)
    claims = sorted(gold_id(case, claim.id) for case in cases for claim in case.claims)
    return {
        "found": _percent(len(named), len(claims)),
        **b_cubed(gold.matters(claims), predicted.matters(claims)),
        **_pairwise("contradictions", {"contradicts"}, gold, predicted, claims),
        **_pairwise("agreements", {"same", "supports", "repeats"}, gold, predicted, claims),
        "origins.exact": origins_exact(cases, predicted, found=set(named.values())),
    }


def by_phenomenon(cases: Sequence[Case], lines: Iterable[Line]) -> dict[str, dict[str, float]]:
    """The figures of the cases that cover each phenomenon, by its name."""
    lines = list(lines)
    phenomena = sorted({one for case in cases for one in case.covers})
    return {one: score([case for case in cases if one in case.covers], lines) for one in phenomena}


def gold_id(case: Case, claim: str) -> str:
    """A claim's name among those of all cases."""
    return f"{case.id}/{claim}"


def gold_of(cases: Iterable[Case]) -> Sorting:
    """How the cases' own claims are sorted."""
    sides: dict[str, dict[str, str]] = defaultdict(dict)
    links: dict[Pair, str] = {}
    for case in cases:
        for matter in case.matters:
            for claim, side in matter.claims.items():
                sides[gold_id(case, claim)][gold_id(case, matter.id)] = side
        for link in case.links:
            links[frozenset((gold_id(case, link.left), gold_id(case, link.right)))] = link.relation
    return Sorting(sides, links)


def predicted_of(lines: Iterable[Line], named: Mapping[str, str]) -> Sorting:
    """How the lines sort the claims that are gold ones, under their gold names, and their links with all others."""
    sides: dict[str, dict[str, str]] = defaultdict(dict)
    links: dict[Pair, str] = {}
    for line in lines:
        for claim in line["claims"]:
            if claim["claim"] in named:
                sides[named[claim["claim"]]][line["id"]] = claim["side"]
        for link in line.get("links", ()):
            left, right = (named.get(link[end], link[end]) for end in ("left", "right"))
            links[frozenset((left, right))] = link["relation"]
    return Sorting(sides, {pair: relation for pair, relation in links.items() if len(pair) == 2})


def aligned(cases: Iterable[Case], lines: Iterable[Line]) -> dict[str, str]:
    """The gold name of each predicted claim that is a gold one, by its id: each once, the likeliest pair first."""
    predicted = _by_article(lines)
    pairs = sorted(
        (-likeness, gold_id(case, claim.id), other)
        for case in cases
        for claim in case.claims
        for other, span in predicted.get(claim.article, {}).items()
        if (likeness := dice(claim.content, span)) >= ENOUGH
    )
    named: dict[str, str] = {}
    taken = set[str]()
    for _, gold, other in pairs:
        if other not in named and gold not in taken:
            named[other] = gold
            taken.add(gold)
    return named


def _by_article(lines: Iterable[Line]) -> dict[str, dict[str, tuple[int, int]]]:
    predicted: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for line in lines:
        for claim in line["claims"]:
            start, end = claim["page_span"]
            predicted[claim["article"]][claim["claim"]] = (start, end)
    return predicted


def dice(left: tuple[int, int], right: tuple[int, int]) -> float:
    """How much of both stretches is shared, 0…1."""
    shared = max(0, min(left[1], right[1]) - max(left[0], right[0]))
    return 2 * shared / (left[1] - left[0] + right[1] - right[0])


def b_cubed(gold: Mapping[str, set[str]], predicted: Mapping[str, set[str]]) -> dict[str, float]:
    """Means over claims: Bagga and Baldwin, "Algorithms for Scoring Coreference Chains", 1998."""
    shared = {claim: len(gold[claim] & predicted[claim]) for claim in gold}
    precision = sum(shared[claim] / len(predicted[claim]) for claim in gold)
    recall = sum(shared[claim] / len(gold[claim]) for claim in gold)
    return _figure("matters", precision, len(gold), recall, len(gold))


def _pairwise(
    name: str, relations: set[str], gold: Sorting, predicted: Sorting, claims: Sequence[str]
) -> dict[str, float]:
    """What is right or wrong of the pairs in one of the relations; pairs that the cases leave free are neither."""
    pairs = [pair for pair in combinations(claims, 2) if not gold.leaves_free(*pair)]
    right, found = ({pair for pair in pairs if sorting.relation(*pair) in relations} for sorting in (gold, predicted))
    hits = len(right & found)
    return _figure(name, hits, len(found), hits, len(right))


def origins_exact(cases: Iterable[Case], predicted: Sorting, *, found: set[str]) -> float:
    """Per cent of sides of two or more claims, of which two or more were found and the found ones parted rightly."""
    exact = [
        len(read := found.intersection(claims)) > 1
        and predicted.origins(sorted(read)) == {origin & read for origin in origins if origin & read}
        for case in cases
        for claims, origins in _sides(case)
    ]
    return _percent(sum(exact), len(exact))


def _sides(case: Case) -> Iterator[tuple[list[str], set[Pair]]]:
    """The claims of each side, and their origins, where there are two or more."""
    for matter in case.matters:
        for side in SIDES:
            groups = [group for group in matter.origins if matter.claims[group[0]] == side]
            named = [frozenset(gold_id(case, claim) for claim in group) for group in groups]
            if len(claims := sorted(claim for group in named for claim in group)) > 1:
                yield claims, set(named)


def _figure(name: str, right: float, found: float, recalled: float, gold: float) -> dict[str, float]:
    precision, recall = _percent(right, found), _percent(recalled, gold)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {f"{name}.precision": precision, f"{name}.recall": recall, f"{name}.f1": f1}


def _percent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 0.0
