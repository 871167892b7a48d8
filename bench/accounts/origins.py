"""Origins alone: the cases' claims and sides are given, and each pair of a side is said to repeat or not.

    python -m bench.accounts.origins [--part build] [--wrong]

`origins.exact` is as in `bench.accounts.score`, once with the rules told that what is on one side says the same, and
once with nothing told of that. Revisions are looked for among all pairs that the cases set against each other.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import combinations

from bench.accounts.case import PARTS, Case, Link, cases
from bench.accounts.given import readings
from bench.accounts.score import Pair, Sorting, gold_id, origins_exact
from onrecord import model
from onrecord.reconcile.origin.chains import through_origins
from onrecord.reconcile.origin.copies import resemblance
from onrecord.reconcile.origin.origin import repeats, revises
from onrecord.reconcile.origin.told import Account, Heard, Told


def measure(found: Sequence[Case], *, same: float = 0.9) -> float:
    """Per cent of sides whose origins are exactly right; `same` is what the rules are told of the contents."""
    links: dict[Pair, str] = {}
    for case in found:
        links |= dict.fromkeys(predicted(case, same=same), "repeats")
    claims = {gold_id(case, claim.id) for case in found for claim in case.claims}
    return origins_exact(found, Sorting({}, links), found=claims)


def predicted(case: Case, *, same: float) -> dict[Pair, model.Link]:
    """The pairs of one side that are said to go back to one origin, under their gold names."""
    told = told_of(case)
    found = {}
    for left, right in _pairs(case):
        copy = copied(told[left].account, told[right].account)
        if link := repeats(told[left], told[right], same=same, copy=copy):
            found[frozenset((gold_id(case, left), gold_id(case, right)))] = link
    return found


def _parted(case: Case) -> Iterator[model.Link]:
    """The links that follow, if all pairs are known that contradict each other."""
    told = told_of(case)
    yield from predicted(case, same=0.9).values()
    for link in case.links:
        if link.relation in ("contradicts", "revises"):
            left, right = told[link.left], told[link.right]
            contradicts = model.Link(link.left, link.right, model.Relation.CONTRADICTS, 0.9, ())
            yield revises(left, right, contradicts=0.9) or contradicts


def _pair(case: Case, link: Link | model.Link) -> Pair:
    return frozenset((gold_id(case, link.left), gold_id(case, link.right)))


@cache
def copied(left: Account, right: Account) -> float:
    """How surely one article is made from the other; of one article, not at all."""
    return 0.0 if left.id == right.id else resemblance(left.text, right.text).score


def revisions(found: Sequence[Case]) -> dict[str, float]:
    """Of pairs that the cases set against each other, precision and recall of those that one voice revises; per cent.

    The rules are told that the two contradict each other.
    """
    right, said = set[Pair](), set[Pair]()
    for case in found:
        pairs = {_pair(case, link): link.relation for link in case.links}
        right |= {pair for pair, relation in pairs.items() if relation == "revises"}
        said |= {_pair(case, link) for link in through_origins(_parted(case)) if link.relation == "revises"}
    hits = len(right & said)
    return {"precision": 100 * hits / max(1, len(said)), "recall": 100 * hits / max(1, len(right))}


def _pairs(case: Case) -> Iterator[tuple[str, str]]:
    """The pairs of claims that stand on one side of a matter, each once."""
    pairs = {
        (left, right)
        for matter in case.matters
        for left, right in combinations(matter.claims, 2)
        if matter.claims[left] == matter.claims[right]
    }
    yield from sorted(pairs)


def told_of(case: Case) -> dict[str, Told]:
    """Each claim of the case as the rules are handed it; nobody has said who is who."""
    claims = [made.claim for reading in readings(case) for made in reading]
    own = [claim for article in case.articles for claim in case.claims if claim.article == article.id]
    accounts = {
        article.id: Account(article.id, article.outlet, datetime.fromisoformat(article.published).date(), article.text)
        for article in case.articles
    }
    return {
        gold.id: Told(gold.id, accounts[gold.article], claim.text, heard(claim), claim.stance)
        for gold, claim in zip(own, claims, strict=True)
    }


def heard(claim: model.Claim) -> tuple[Heard, ...]:
    """The voices between the outlet and the claim."""
    voices = claim.chain()[1:]
    return tuple(Heard(each.text, each.kind, each.entity, at=each.spans[0].start) for each in voices)


def wrong(found: Iterable[Case], *, same: float) -> Iterator[str]:
    """A line for each pair that is wrongly tied to one origin, or wrongly is not."""
    for case in found:
        said, told = predicted(case, same=same), told_of(case)
        right = _together(case)
        for left, other in _pairs(case):
            pair = frozenset((gold_id(case, left), gold_id(case, other)))
            if (pair in said) != (frozenset((left, other)) in right):
                reasons: Mapping[bool, str] = {
                    True: f"wrong: {said[pair].reasons}" if pair in said else "",
                    False: "missed",
                }
                yield f"{case.id} {reasons[pair in said]}\n    {_line(told[left])}\n    {_line(told[other])}"


def _together(case: Case) -> set[Pair]:
    return {frozenset(pair) for matter in case.matters for group in matter.origins for pair in combinations(group, 2)}


def _line(told: Told) -> str:
    voices = " > ".join(f"{voice.words} [{voice.kind}]" for voice in told.chain)
    return f"{told.id} {told.account.outlet} {told.account.published} <{voices}> {told.words}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="build")
    parser.add_argument("--wrong", action="store_true", help="The pairs that are wrong, of the part to build on.")
    options = parser.parse_args()
    found = cases(options.part)
    if options.wrong and options.part == "build":
        print(*wrong(found, same=0.9), sep="\n")
    for same in (0.9, 0.5):
        print(f"same={same}  origins.exact {measure(found, same=same):.1f}")
    print("revisions", {name: round(value, 1) for name, value in revisions(found).items()})


if __name__ == "__main__":
    main()
