"""Which claims are worth weighing against each other: never all pairs.

An article is found by what it tells of: its names, the telling words of its heading and of its claims, the places and
days of its events, and runs of its words. Of the articles that share most of that, weighed by how rare it is, the
claims nearest in meaning are taken. So a new article costs its candidates only.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model import KeptArticle
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.weigh import Candidates, candidates
from onrecord.reconcile.words import telling_words

# How many words and names an article is found by, and by how many it must share at least.
KEYS, SHARED = 28, 2
# How many articles are looked at; of each key, how many are found, the newest first.
ARTICLES, FOUND = 12, 300
# Names and words of the heading tell more than words of the text.
NAMED, HEADED = 3.0, 2.0

# Of how many articles the neighbours are remembered.
REMEMBERED = 20_000

# How many claims are looked at beside a claim at most, and how near they must be.
PARTNERS, NEAR = 24, 0.25
# What it adds to stand in one article, and the most that it adds to stand in articles near to each other.
ONE_ARTICLE, NEAR_ARTICLE = 0.15, 0.25
# What shared words, names and a shared story add to the likeness of the meanings.
PER_WORD, PER_NAME, MOST_WORDS = 0.06, 0.06, 4

STORY = "story"
A_DAY = len("2016-07-20")


def keys_of(article: KeptArticle, facts: Iterable[Facts]) -> tuple[str, ...]:
    """What the article is found by; the first ones tell most."""
    weights: dict[str, float] = defaultdict(float)
    for entity in article.entities:
        for word in telling_words(entity.name):
            weights[f"word:{word}"] += NAMED + len(entity.mentions)
    for word in telling_words(article.heading):
        weights[f"word:{word}"] += HEADED
    for each in facts:
        for key in _told_keys(each):
            weights[key] += 1
    return tuple(sorted(weights, key=lambda key: -weights[key])[:KEYS])


def _told_keys(facts: Facts) -> Iterator[str]:
    """What a claim tells of: its words, its places, and its days."""
    yield from (f"word:{word}" for word in telling_words(facts.claim.text))
    yield from (f"place:{place.geonameid}" for place in facts.entry.places if place.geonameid)
    yield from (f"day:{time.when.value}" for time in facts.entry.times if len(time.when.value or "") == A_DAY)


class Neighbours:
    """Which articles are near to which: what shares keys, and what is near to those that do.

    An account of few words shares too little with some that tell the same; by way of a third it is found.
    """

    def __init__(self) -> None:
        self._near: OrderedDict[str, dict[str, float]] = OrderedDict()

    def add(self, own: str, found: Mapping[str, Sequence[str]]) -> dict[str, float]:
        """Takes an article in by the articles of each of its keys; gives those near to it, with how near."""
        near = _sharing(found, own)
        self._near[own] = {**self._near.get(own, {}), **near}
        for other, weight in near.items():
            self._near.setdefault(other, {})[own] = weight
        while len(self._near) > REMEMBERED:
            self._near.popitem(last=False)
        reached: dict[str, float] = defaultdict(float, near)
        for other, weight in near.items():
            for third, further in self._near[other].items():
                if third != own:
                    reached[third] += weight * further
        nearest = sorted(reached, key=lambda each: -reached[each])[:ARTICLES]
        return {each: reached[each] for each in nearest}


def _sharing(found: Mapping[str, Sequence[str]], own: str) -> dict[str, float]:
    """The articles that share most keys, with how much (0…1).

    A key that many articles have says little: it weighs the inverse of the square root of how many they are.
    """
    shared: dict[str, float] = defaultdict(float)
    count, whole = Counter[str](), 0.0
    for articles in found.values():
        others = [each for each in articles if each != own]
        weight = 1 / max(1, len(others)) ** 0.5
        whole += weight
        for each in others:
            shared[each] += weight
            count[each] += 1
    ranked = sorted(shared, key=lambda each: -shared[each])
    return {each: shared[each] / whole for each in ranked if count[each] >= SHARED}


@dataclass(frozen=True, slots=True)
class Around:
    """Claims that a claim may be weighed against, what they mean, and how near their articles are, 0…1."""

    claims: Sequence[Facts]
    meanings: NDArray[np.float32]  # (claims, hidden)
    stories: NDArray[np.float32]  # (claims,)


def partners(claim: Facts, meaning: NDArray[np.float32], around: Around) -> list[Candidates]:
    """Of the claims around the nearest ones, each with this one."""
    if not around.claims:
        return []
    likeness = around.meanings @ meaning
    near = likeness + around.stories + np.asarray([_shared(claim, other) for other in around.claims])
    nearest = np.argsort(-near)[:PARTNERS]
    return [
        candidates(claim, around.claims[at], likeness=float(likeness[at]), story=float(around.stories[at]))
        for at in nearest
        if near[at] >= NEAR and _may_bear(claim, around.claims[at])
    ]


def _shared(one: Facts, other: Facts) -> float:
    words = min(MOST_WORDS, len(one.words.keys() & other.words.keys()))
    return PER_WORD * words + PER_NAME * min(2, len(one.entities & other.entities))


def _may_bear(one: Facts, other: Facts) -> bool:
    """Whether the two are accounts of their own: what is said inside a claim is a part of that claim."""
    if one.claim.article_id != other.claim.article_id:
        return True
    return one.claim not in _outer(other) and other.claim not in _outer(one)


def _outer(facts: Facts) -> list[object]:
    found, claim = list[object](), facts.claim.via
    while claim:
        found.append(claim)
        claim = claim.via
    return found
