"""Search: claims by words, by meaning and by fields at once, the best first, with the kinds that they fall into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.ledger.base import NEAR, Box, ClaimQuery, View
from onrecord.model import Entry, Facets, Meaning, Near, Surely, Vector

# How many claims of each ranking are fused, and by how much the first ranks are flattened: Cormack and others found 60
# to do well on many collections, and little to depend on it.
DEPTH, FLAT = 1_000, 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that was found, and how near it is in meaning to what was looked for, where it is near."""

    entry: Entry
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of claims that were found, the best first, and how all that fit fall into kinds.

    `surely` says how the numbers are meant, of `facets` too. `next` is what to ask for the next page with, or None.
    `by_meaning` is False where claims were looked for by words alone, though they should have been by meaning as well.
    """

    hits: tuple[Hit, ...]
    total: int
    surely: Surely
    facets: Facets
    next: str | None
    by_meaning: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked for: a query, and what else fits because it is near to a vector in meaning."""

    query: ClaimQuery
    like: Vector | None = None


def search(
    view: View,
    query: ClaimQuery,
    *,
    like: str | None = None,
    meaning: Meaning | None = None,
    after: str | None = None,
    limit: int = 20,
    values: int = 10,
) -> Found:
    """A page of the claims that fit, and how all that fit fall into kinds; of each, the `values` that most have.

    The conditions of `query` must hold, but for its `words`: with `like`, a claim that is near to that in meaning fits
    without them. `meaning` says what words mean, by the network that found what the ledger's claims mean; without one,
    or where the ledger knows no meanings, `like` is taken for words. `after` is the former page's `next`. Raises
    `ValueError` where it is not.

    With words alone, claims are ranked by these (BM25), else by the day of publication, the last first. With meaning
    alone, by how near they are. With both, the two rankings are fused by reciprocal ranks: a claim's worth is the sum
    of 1 / (60 + its rank) over the rankings that have it, of each of which the first thousand count (Cormack, Clarke
    and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods", 2009).
    """
    looked = looked_for(view, query, like=like, meaning=meaning)
    skip = _skipped(after)
    hits = hits_of(view, looked, skip=skip, limit=limit + 1)
    facets = view.facets(looked.query, like=looked.like, limit=values)
    return Found(
        hits=tuple(hits[:limit]),
        total=facets.total,
        surely=facets.surely,
        facets=facets,
        next=str(skip + limit) if len(hits) > limit else None,
        by_meaning=not like or looked.like is not None,
    )


def warm(view: View) -> None:
    """Have a ledger read what counting needs into memory, so that whoever searches first need not wait for it.

    Of a million claims that takes half a minute.
    """
    view.facets(ClaimQuery(words="nothing", place="nowhere", event="NOTHING", about="nobody", box=Box(0, -90, 0, -90)))


def looked_for(view: View, query: ClaimQuery, *, like: str | None, meaning: Meaning | None) -> Looked:
    """What is looked for where something like `like` is wanted: by its meaning, or else by its words."""
    if not like or not like.strip():
        return Looked(query)
    if meaning is None or view.meant_by() is None:
        return Looked(query if query.words else replace(query, words=like))
    return Looked(query, meaning(like))


def hits_of(view: View, looked: Looked, *, skip: int = 0, limit: int = 20) -> list[Hit]:
    """The claims that fit, the best first, from the one on that so many come before."""
    query, like = looked.query, looked.like
    if like is None:
        return [Hit(entry) for entry in view.numbered(view.ranked(query, limit=skip + limit)[skip:])]
    near = view.nearest(like, replace(query, words=None), limit=DEPTH, least=NEAR)
    worded = view.ranked(query, limit=DEPTH) if query.words and query.words.strip() else []
    likeness = {each.number: each.score for each in near}
    best = fused(_numbers(near), worded)[skip : skip + limit]
    return [Hit(entry, likeness.get(entry.number)) for entry in view.numbered(best)]


def fused(*rankings: Sequence[int]) -> list[int]:
    """One ranking of several, by reciprocal ranks; of equals the one that an earlier ranking has higher comes first."""
    worth: defaultdict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, number in enumerate(ranking, start=1):
            worth[number] += 1 / (FLAT + rank)
    return sorted(worth, key=lambda number: -worth[number])


def _numbers(near: Iterable[Near]) -> list[int]:
    return [each.number for each in near]


def _skipped(after: str | None) -> int:
    """How many claims come before a page."""
    if after is None:
        return 0
    if not (after.isascii() and after.isdecimal()):
        raise ValueError(f"search goes on after what a former page calls its next, got {after!r}.")
    return int(after)
