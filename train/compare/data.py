"""Pairs of statements from corpora, each with the bearings that its label leaves open.

The left one is the fuller one where a label has a direction: the premise, the text, the headline that reports. `same`
is learned as "whoever says the left says the right", which for paraphrases holds both ways; those, and all
pairs whose relation has no direction, are shown either way round.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.attributions import read_lines
from bench.emergent import lines_of

from onrecord.model import UNNAMED_OUTLET, Stance
from onrecord.reconcile.statements.network import Bearing
from onrecord.reconcile.statements.told import later, told
from onrecord.reconcile.words import telling_words

# Of headlines on two rumours: how much the likeness of their words makes them worth learning from; and how many pairs
# of headlines an epoch has, beside those that are against each other.
ALIKE, RUMOURED = 0.5, 3000

SAME, CONTRADICTS = frozenset({Bearing.SAME}), frozenset({Bearing.CONTRADICTS})
BEARS, BESIDE, UNRELATED = frozenset({Bearing.BEARS}), frozenset({Bearing.BESIDE}), frozenset({Bearing.UNRELATED})
# What labels that know no questions call neutral.
RELATED = BEARS | BESIDE

NLI = {"entailment": SAME, "contradiction": CONTRADICTS, "neutral": RELATED}
STANCES = {"for": SAME, "against": CONTRADICTS, "observing": RELATED}

# Of STS's 0…5: what at least so similar may be. Its guidelines do not know contradiction, which it puts in the middle.
SIMILAR = (
    (4.0, SAME),
    (3.5, SAME | RELATED),
    (1.5, RELATED | CONTRADICTS),
    (1.0, RELATED | UNRELATED | CONTRADICTS),
    (0.0, UNRELATED),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements and the bearings that may hold; `is_directed` where they must not change places."""

    left: str
    right: str
    open: frozenset[Bearing]
    is_directed: bool = False

    def either_way(self, chance: random.Random) -> Pair:
        if self.is_directed or chance.random() < 0.5:
            return self
        return Pair(self.right, self.left, self.open)


def labelled(data: Path) -> list[Pair]:
    """All pairs with a label of their own. Sets that may only be measured by are not among them."""
    return [*nli(data, "train"), *rte(data), *similar(data), *emergent(data)]


def nli(data: Path, part: str) -> Iterator[Pair]:
    for line in read_lines(data / "nli-pairs" / f"snli_mnli_25k.{part}.jsonl"):
        directed = line["label"] != "contradiction"
        yield Pair(line["premise"], line["hypothesis"], NLI[line["label"]], directed)


def rte(data: Path) -> Iterator[Pair]:
    """What does not follow may still contradict: the label does not say."""
    for line in read_lines(data / "nli-pairs" / "rte123.dev.jsonl"):
        follows = line["label"] == "entailment"
        yield Pair(line["premise"], line["hypothesis"], SAME if follows else RELATED | CONTRADICTS, True)


def similar(data: Path) -> Iterator[Pair]:
    for line in read_lines(data / "news-paraphrase" / "sts_news.train.jsonl"):
        relations = next(relations for least, relations in SIMILAR if line["similarity"] >= least)
        yield Pair(line["sentence1"], line["sentence2"], relations)


def emergent(data: Path) -> Iterator[Pair]:
    for line in lines_of(data, to_measure=False):
        relations = STANCES[line["stance"]]
        yield Pair(line["article_headline"], line["claim"], relations, relations is not CONTRADICTS)


def of_one_rumour(data: Path, chance: random.Random) -> list[Pair]:
    """Headlines of Emergent, two at a time, as what their articles say: on one rumour, or on two that sound alike."""
    lines = lines_of(data, to_measure=False)
    pairs = list[Pair]()
    for left, right in combinations(lines, 2):
        if left["claim_id"] == right["claim_id"]:
            bearing = _of_stances({left["stance"], right["stance"]})
        elif chance.random() < ALIKE * _shared(left["article_headline"], right["article_headline"]):
            bearing = UNRELATED | BESIDE
        else:
            continue
        pairs.append(_headlines_told(left, right, bearing, chance))
    opposed = [pair for pair in pairs if pair.open == CONTRADICTS]
    others = [pair for pair in pairs if pair.open != CONTRADICTS]
    return [*opposed, *chance.sample(others, min(len(others), RUMOURED))]


def _of_stances(stances: set[str]) -> frozenset[Bearing]:
    if "observing" in stances:
        return BEARS | SAME if stances == {"observing"} else BEARS
    return SAME if len(stances) == 1 else CONTRADICTS


def _shared(left: str, right: str) -> float:
    """The share of the shorter one's telling words that both have, if they have at least two."""
    ours, theirs = telling_words(left), telling_words(right)
    both = len(ours.keys() & theirs.keys())
    return both / min(len(ours), len(theirs)) if both > 1 else 0.0


def _headlines_told(
    left: dict[str, Any], right: dict[str, Any], bearing: frozenset[Bearing], chance: random.Random
) -> Pair:
    ours, theirs = (
        told(UNNAMED_OUTLET, Stance.ASSERTS, line["article_headline"], line["article_headline"])
        for line in (left, right)
    )
    if chance.random() < 0.5:
        ours, theirs = theirs, ours
    return Pair(ours, later(theirs, chance.choice((None, 0, 1, 3)), in_one_article=False), bearing, True)


def news(data: Path) -> list[str]:
    """Sentences that pairs are made from: of news, and what is said of news."""
    parts: Iterable[Sequence[Pair]] = (list(similar(data)), list(emergent(data)))
    found = {text for pairs in parts for pair in pairs for text in (pair.left, pair.right)}
    return sorted(found | {pair.right for pair in rte(data)})


def headlines(data: Path) -> list[Pair]:
    """Of the Fake News Challenge: headlines with the first sentence of an article on something else.

    Its other stances are of the rumours that Emergent is about, whose other half is kept to measure by.
    """
    folder = data / "fnc1-stance"
    leads = {line["id"]: _lead(line["text"]) for line in read_lines(folder / "bodies.train.jsonl")}
    lines = (line for line in read_lines(folder / "stances.train.jsonl") if line["stance"] == "unrelated")
    return [Pair(line["headline"], leads[line["body_id"]], UNRELATED) for line in lines if line["body_id"] in leads]


def _lead(text: str) -> str:
    words = text.split()[:30]
    ends = (at for at, word in enumerate(words, start=1) if at >= 8 and word.endswith((".", "?", "!")))
    return " ".join(words[: next(ends, None)])
