"""Claims that only a denial in their own article ties to a matter: what is denied there says what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.reconcile.facts import Facts
from onrecord.reconcile.weigh import Weighed

# From how likely on such a claim is of one question with the denial. At 0.5 the first claims that have nothing to do
# with it come in, on longer articles, those of `examples` among them.
DISPUTED = 0.6


def with_disputed(
    groups: Sequence[Sequence[str]],
    weighed: Iterable[Weighed],
    sorted_before: Iterable[Sequence[str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> list[list[str]]:
    """The groups, with each new claim that stands alone in that of the denial in its article that it most likely meets.

    Those who say that something is so tell of it in many ways, which have little to do with each other: one saw
    foreigners in uniform, another heard that a base is theirs. Who denies that there are troops means them all.
    """
    home = {claim: place for place, group in enumerate(groups) for claim in group}
    settled = {claim for group in sorted_before for claim in group}
    kept_apart = {frozenset(pair) for pair in apart}
    likeliest = dict[str, tuple[float, int]]()
    for claim, denial, chance in _meeting(weighed):
        alone = len(groups[home[claim]]) == 1 and claim not in settled
        if alone and not any(frozenset((claim, other)) in kept_apart for other in groups[home[denial]]):
            likeliest[claim] = max(likeliest.get(claim, (0.0, 0)), (chance, home[denial]))
    found = [[claim for claim in group if claim not in likeliest] for group in groups]
    for claim, (_, place) in likeliest.items():
        found[place].append(claim)
    return [group for group in found if group]


def _meeting(weighed: Iterable[Weighed]) -> Iterator[tuple[str, str, float]]:
    """Each claim with a denial of its article that is likely to meet it, and how likely that is."""
    for each in weighed:
        if each.together >= DISPUTED and each.contradicts >= each.same:
            for claim, denial in ((each.left, each.right), (each.right, each.left)):
                if _of_one_article(claim, denial) and denial.denied and not claim.denied:
                    yield claim.id, denial.id, each.together


def _of_one_article(one: Facts, other: Facts) -> bool:
    return one.claim.article_id == other.claim.article_id
