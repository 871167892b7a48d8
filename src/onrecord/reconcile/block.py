"""Which claims are worth weighing against each other: never all pairs.

An article is found by what it tells of: its names, the telling words of its heading and of its claims, the places and
days of its events, and runs of its words. Of the articles that share most of that, weighed by how rare it is, the
claims nearest in meaning are taken. So a new article costs its candidates only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.model import KeptArticle
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.weigh import Candidates, candidates
from onrecord.reconcile.words import telling_words

# How many words and names an article is found by, and by how many it must share at least.
KEYS, SHARED = 28, 2
# How many articles are looked at; of each key, how many are found, the newest first.
ARTICLES, FOUND = 10, 300
# Names and words of the heading tell more than words of the text.
NAMED, HEADED = 3.0, 2.0

# How many claims a claim is weighed against at most, and how near they must be.
PARTNERS, NEAR = 8, 0.22
# What shared words, names and a shared story add to the likeness of the meanings.
PER_WORD, PER_NAME, MOST_WORDS = 0.06, 0.06, 4

STORY = "story"


def keys_of(article: KeptArticle, facts: Iterable[Facts]) -> tuple[str, ...]:
    """What the article is found by; the first ones tell most."""
    weights = Counter[str]()
    for entity in article.entities:
        for word in telling_words(entity.name):
            weights[f"word:{word}"] += NAMED + len(entity.mentions)
    for word in telling_words(article.heading):
        weights[f"word:{word}"] += HEADED
    for each in facts:
        weights.update(f"word:{word}" for word in telling_words(each.claim.text))
        weights.update(f"place:{place.geonameid}" for place in each.entry.places if place.geonameid)
        weights.update(f"day:{time.when.value}" for time in each.entry.times if time.when.value and len(time.when.value) == 10)
    return tuple(key for key, _ in weights.most_common(KEYS))


def nearest_articles(found: Mapping[str, Sequence[str]], own: str) -> list[tuple[str, float]]:
    """The articles that share most, by id, with how much (0…1); `found` are the articles of each key.

    A key that many articles have says little: it weighs the inverse of the square root of how many they are.
    """
    shared: dict[str, float] = defaultdict(float)
    count = Counter[str]()
    whole = 0.0
    for articles in found.values():
        others = [each for each in articles if each != own]
        weight = 1 / max(1, len(others)) ** 0.5
        whole += weight
        for each in others:
            shared[each] += weight
            count[each] += 1
    ranked = sorted((-weight, each) for each, weight in shared.items() if count[each] >= SHARED)
    return [(each, -weight / whole) for weight, each in ranked[:ARTICLES]]


def partners(
    claim: Facts, meaning: NDArray[np.float32], others: Sequence[Facts], meanings: NDArray[np.float32]
) -> list[Candidates]:
    """Of other claims those worth weighing against this one, the nearest first."""
    if not others:
        return []
    likeness = meanings @ meaning
    near = likeness + np.asarray([_shared(claim, other) for other in others])
    chosen = [at for at in np.argsort(-near)[:PARTNERS] if near[at] >= NEAR and _may_bear(claim, others[at])]
    return [candidates(claim, others[at], float(likeness[at])) for at in chosen]


def _shared(one: Facts, other: Facts) -> float:
    words = min(MOST_WORDS, len(one.words.keys() & other.words.keys()))
    return PER_WORD * words + PER_NAME * min(2, len(one.names & other.names))


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

