"""Which claims are worth weighing against each other: never all pairs.

An article is found by what it tells of: its names, the telling words of its heading and of its claims, the places and
days of its events, and runs of its words. Of the articles that share most of that, weighed by how rare it is, the
claims nearest in meaning are taken. So a new article costs its candidates only.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from onrecord.model import KeptArticle
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.features import Held, Traits, in_common, plain_table
from onrecord.reconcile.weigh import Candidates, comes_first
from onrecord.reconcile.words import telling_words

# How many words and names an article is found by, and by how many it must share at least.
KEYS, SHARED = 28, 2
# How many articles are looked at; of each key, how many are found, the newest first.
ARTICLES, FOUND = 12, 300
# Names and words of the heading tell more than words of the text.
NAMED, HEADED = 3.0, 2.0

# Of how many articles the neighbours are remembered.
REMEMBERED = 20_000
# How many of the articles near to one lead on to others; five times as many as are kept of all.
LEADING = 60

# How many claims are looked at beside a claim at most, and how near they must be.
PARTNERS, NEAR = 24, 0.25
# What it adds to stand in one article, and the most that it adds to stand in articles near to each other.
ONE_ARTICLE, NEAR_ARTICLE = 0.15, 0.25
# What shared words, names and a shared story add to the likeness of the meanings.
PER_WORD, PER_NAME, MOST_WORDS, MOST_NAMES = 0.06, 0.06, 4, 2
# The most of it, and a hair.
MOST_SHARED = PER_WORD * MOST_WORDS + PER_NAME * MOST_NAMES + 1e-6

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

    An account of few words shares too little with some that tell the same; by way of a third it is found. Only the
    nearest ones lead on, so that an article costs no more in an archive where very many share something with it.
    """

    def __init__(self) -> None:
        self._near: OrderedDict[str, dict[str, float]] = OrderedDict()

    def add(self, own: str, found: Mapping[str, Sequence[str]]) -> dict[str, float]:
        """Takes an article in by the articles of each of its keys; gives those near to it, with how near."""
        near = _sharing(found, own)
        leading = dict(islice(near.items(), LEADING))
        self._near[own] = {**self._near.get(own, {}), **leading}
        for other, weight in leading.items():
            theirs = self._near.setdefault(other, {})
            theirs[own] = weight
            if len(theirs) > 2 * LEADING:
                self._near[other] = dict(sorted(theirs.items(), key=lambda each: -each[1])[:LEADING])
        while len(self._near) > REMEMBERED:
            self._near.popitem(last=False)
        reached: dict[str, float] = defaultdict(float, near)
        for other, weight in leading.items():
            for third, further in self._near.get(other, {}).items():
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


@dataclass(frozen=True, eq=False)
class Around:
    """An article's claims and those of the articles near to it: first its own, in their order.

    Each of the article's own claims has a row, and each claim at all a column.
    """

    traits: Traits
    likeness: NDArray[np.float32]  # of the meanings
    stories: NDArray[np.float64]  # (claims,): how near their articles are

    @cached_property
    def words(self) -> NDArray[np.float64]:
        """How many words each two have in common."""
        return self._in_common([each.words for each in self.traits.facts])

    @cached_property
    def names(self) -> NDArray[np.float64]:
        """How many names each two have in common."""
        return self._in_common([each.entities for each in self.traits.facts])

    def _in_common(self, words: Sequence[Collection[str]]) -> NDArray[np.float64]:
        return in_common(words[: len(self.likeness)], words)


def partners(around: Around, new: Container[str]) -> list[Candidates]:
    """The pairs worth weighing: each new claim of the article with the nearest ones around it."""
    pairs = [
        (at, other)
        for at, claim in enumerate(around.traits.facts[: len(around.likeness)])
        if claim.id in new
        for other in _nearest(around, at)
        if _may_bear(claim, around.traits.facts[other])
    ]
    if not pairs:
        return []
    held = _held(around, pairs)
    facts, rows = around.traits.facts, plain_table(around.traits, held).tolist()
    return [
        Candidates(facts[left], facts[right], tuple(row))
        for left, right, row in zip(held.left.tolist(), held.right.tolist(), rows, strict=True)
    ]


def _held(around: Around, pairs: Sequence[tuple[int, int]]) -> Held:
    """The pairs in the order of time, with how near they are."""
    one, other = (np.asarray(side) for side in zip(*pairs, strict=True))
    facts = around.traits.facts
    turned = np.asarray([not comes_first(facts[at], facts[beside]) for at, beside in pairs])
    return Held(
        np.where(turned, other, one),
        np.where(turned, one, other),
        around.likeness[one, other].astype(np.float64),
        around.stories[other],
        around.words[one, other],
        around.names[one, other],
    )


def _nearest(around: Around, at: int) -> list[int]:
    """The claims nearest to one of the article's own: of these, only those before it, as later ones look back at it.

    They are chosen by themselves: in a long article, what other articles say would leave too few of them.
    """
    own, others = np.arange(at), np.arange(len(around.likeness), len(around.stories))
    return [*_nearest_of(around, at, own), *_nearest_of(around, at, others)]


def _nearest_of(around: Around, at: int, others: NDArray[np.intp]) -> list[int]:
    near = around.likeness[at][others] + around.stories[others]
    places = _within_reach(near)
    near, others = near[places], others[places]
    near = near + PER_WORD * np.minimum(MOST_WORDS, around.words[at][others])
    near = near + PER_NAME * np.minimum(MOST_NAMES, around.names[at][others])
    found: list[int] = [others[place] for place in np.argsort(-near)[:PARTNERS] if near[place] >= NEAR]
    return found


def _within_reach(near: NDArray[np.float64]) -> NDArray[np.intp]:
    """The places that can be among the nearest, whatever words and names they share."""
    least = np.partition(near, -PARTNERS)[-PARTNERS] if len(near) > PARTNERS else -np.inf
    return np.flatnonzero(near + MOST_SHARED >= max(NEAR, least))


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
