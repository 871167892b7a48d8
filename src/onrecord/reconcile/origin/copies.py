"""Which articles are made from others: reprints, cut and edited rewrites, new versions, lifted quotations.

What two articles have in common is counted in runs of words (Broder, "On the resemblance and containment of
documents", 1997). Candidates are found by keys: of the hashes of all runs the smallest few, which are the same few
wherever the runs are the same (bottom-k sketches; of quotations a few by themselves, so that one is found in another
text that has nothing else in common). So a new article costs no more than what it shares keys with.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from onrecord.reconcile.words import COMMON

WORD = re.compile(r"[^\W_]+")
QUOTED = re.compile(r"“[^”]{3,}”|\"[^\"]{3,}\"|(?<!\w)[‘'](?=\w)(?:[^‘’'\n]|(?<=\w)['’](?=\w)){12,}['’](?!\w)")

# How many words a run has that is compared, and one that articles are found by. Of the latter, at least so many must
# tell something: "at the end of the day" is in all papers.
COMPARED = 4
FOUND_BY = 5
TELLING = 2
# How many keys an article has: of its own words, and of what it quotes.
KEYS, QUOTATION_KEYS = 18, 6
# How many articles that share a key are looked at, the latest ones. An outlet's footer is in all that it publishes, and
# a wire's report in so many papers that a few will do.
LOOKED_AT = 20
# What a word weighs that is in all texts, beside one that tells something.
COMMON_WEIGHT = 0.25
# The least run of words that is worth naming, and a quotation that is not found twice by chance.
RUN = 8
QUOTATION = 7

# From which share of the common words on two texts have them in one order.
IN_ORDER = 0.8

# From which share of the shorter text's own words on an article is made from another. On
# `bench.reprints`, no two desks have more than 0.16 in common, and hardly a copy less than 0.6: a copy that is half new
# has 0.3 to 0.5.
COPIED = 0.3
# What is shorter says too little; there, nearly all of it must be the same.
SHORT, NEARLY_ALL = 25, 0.6


@dataclass(frozen=True)
class Prepared:
    """A text as it is compared: its words, which of them stand in quotations, and where each run of words begins."""

    words: tuple[str, ...]
    quoted: tuple[bool, ...]

    @classmethod
    def of(cls, text: str) -> Prepared:
        ends = [match.span() for match in QUOTED.finditer(text)]
        words, quoted, place = [], [], 0
        for match in WORD.finditer(text):
            while place < len(ends) and ends[place][1] <= match.start():
                place += 1
            words.append(match.group().casefold())
            quoted.append(place < len(ends) and ends[place][0] <= match.start())
        return cls(tuple(words), tuple(quoted))

    def until(self, end: int) -> Prepared:
        """The text without the words from a place on."""
        return Prepared(self.words[:end], self.quoted[:end])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its words, each once."""
        return frozenset(self.words)

    @cached_property
    def runs(self) -> dict[tuple[str, ...], list[int]]:
        """Each run of words that is compared → where it begins."""
        found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for start in range(len(self.words) - COMPARED + 1):
            found[self.words[start : start + COMPARED]].append(start)
        return found

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What the text is found by: of the hashes of its own runs of words, and of those that it quotes, the least."""
        told, quoted = set[str](), set[str]()
        for start in range(len(self.words) - FOUND_BY + 1):
            run = self.words[start : start + FOUND_BY]
            if sum(word not in COMMON for word in run) >= TELLING:
                inside = self.quoted[start] and self.quoted[start + FOUND_BY - 1]
                (quoted if inside else told).add(_hash(run))
        return (
            *(f"copy:{key}" for key in nsmallest(KEYS, told)),
            *(f"quotation:{key}" for key in nsmallest(QUOTATION_KEYS, quoted)),
        )

    @cached_property
    def weights(self) -> tuple[float, ...]:
        return tuple(COMMON_WEIGHT if word in COMMON else 1.0 for word in self.words)

    @cached_property
    def own_weights(self) -> NDArray[np.float64]:
        """The weights of the words that are not quoted; of those that are, 0."""
        return np.where(np.asarray(self.quoted, dtype=bool), 0.0, np.asarray(self.weights, dtype=np.float64))


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that two texts have in common: where they begin in each, in words, and how many they are."""

    left: int
    right: int
    size: int


@dataclass(frozen=True, slots=True)
class Resemblance:
    """What two texts have in common.

    `left` and `right` are the shares (0…1) of each text's own words, by weight, that stand in the other in runs of
    four words or more; quotations count for nothing there, as two who heard one speech quote it in the same words.
    `quoted` is the same share of what the shorter text quotes. `order` is the share of the common words that stand in
    both in one order. `runs` are the longest common runs, `lifted` the words of the quotations in common.
    """

    left: float
    right: float
    quoted: float
    order: float
    runs: tuple[Run, ...]
    lifted: tuple[str, ...]
    length: int  # of the shorter text's own words

    @property
    def share(self) -> float:
        """How much of the text that has more in common stands in the other one."""
        return max(self.left, self.right)

    @property
    def is_copy(self) -> bool:
        """Whether one of both is made from the other, or both from a third."""
        return self.share >= (COPIED if self.length >= SHORT else NEARLY_ALL)

    @property
    def score(self) -> float:
        """How surely one of both is made from the other, 0…1; 0.5 and more where it is."""
        least = COPIED if self.length >= SHORT else NEARLY_ALL
        if self.share < least:
            return round(0.5 * self.share / least, 3)
        return round(0.5 + 0.5 * (self.share - least) / (1 - least), 3)

    def reason(self, other: str = "the other article", *, one_outlet: bool = False) -> str:
        """Why one is taken for a copy of the other, or not, in words; `other` is what to call that one.

        Two articles of one outlet, `one_outlet`, that are made from one another are versions of one article.
        """
        told = f"{_tenths(self.share)} of its words stand in {other}"
        if not self.is_copy:
            return told
        order = "in the same order" if self.order >= IN_ORDER else "in another order"
        return f"{'another version: ' if one_outlet else ''}{told}, {order}"


def resemblance(left: str, right: str) -> Resemblance:
    """What two texts have in common."""
    return compared(Prepared.of(left), Prepared.of(right))


def compared(left: Prepared, right: Prepared) -> Resemblance:
    """What two texts have in common, that were made ready before."""
    left, right = _without_footer(left, right)
    runs = tuple(_runs(left, right))
    ours, theirs = _covered(left, right), _covered(right, left)
    shorter, marks = (left, ours) if len(left.words) <= len(right.words) else (right, theirs)
    return Resemblance(
        left=_share(left, ours, quoted=False),
        right=_share(right, theirs, quoted=False),
        quoted=_share(shorter, marks, quoted=True),
        order=_order(runs),
        runs=tuple(sorted((run for run in runs if run.size >= RUN), key=lambda run: -run.size)),
        lifted=tuple(_lifted(left, runs)),
        length=min(each.quoted.count(False) for each in (left, right)),
    )


def made_from(left: Prepared, right: Prepared) -> float | None:
    """How surely one of two texts is made from the other, 0.5…1; None where neither is. The short way to `compared`."""
    left, right = _without_footer(left, right)
    shares = (_own_share(left, _covered(left, right)), _own_share(right, _covered(right, left)))
    length = min(each.quoted.count(False) for each in (left, right))
    found = Resemblance(*shares, quoted=0.0, order=0.0, runs=(), lifted=(), length=length)
    return found.score if found.is_copy else None


def keys_of(text: str) -> tuple[str, ...]:
    """What an article is found by: at most 24 keys. Two that are made from one another share some, nearly always."""
    return Prepared.of(text).keys


class Copies:
    """Articles by their keys, in memory: for a batch, and for tests. A ledger keeps the same keys."""

    def __init__(self) -> None:
        self._texts: dict[str, Prepared] = {}
        self._found_by: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, article_id: str, text: str | Prepared) -> tuple[str, ...]:
        """Takes an article in, and gives its keys."""
        prepared = text if isinstance(text, Prepared) else Prepared.of(text)
        self._texts[article_id] = prepared
        for key in prepared.keys:
            self._found_by[key].append(article_id)
        return prepared.keys

    def candidates(self, prepared: Prepared) -> list[str]:
        """The articles that share keys with a text, those that share most first, and no more than `LOOKED_AT`."""
        return [found for found, _ in Counter(self._sharing(prepared)).most_common(LOOKED_AT)]

    def of(self, text: str | Prepared) -> dict[str, Resemblance]:
        """The articles that a text is made from, or that are made from it."""
        prepared = text if isinstance(text, Prepared) else Prepared.of(text)
        found = {other: compared(prepared, self._texts[other]) for other in self.candidates(prepared)}
        return {other: resemblance for other, resemblance in found.items() if resemblance.is_copy}

    def _sharing(self, prepared: Prepared) -> Iterator[str]:
        for key in prepared.keys:
            yield from self._found_by.get(key, ())[-LOOKED_AT:]


def _hash(run: Sequence[str]) -> str:
    return blake2b(" ".join(run).encode(), digest_size=7).hexdigest()


def _without_footer(left: Prepared, right: Prepared) -> tuple[Prepared, Prepared]:
    """Both texts without the words with which both end, where these are less than half of the shorter one.

    All articles of an outlet may end alike; that is no sign that one is made from another.
    """
    most = min(len(left.words), len(right.words))
    size = 0
    while size < most and left.words[-size - 1] == right.words[-size - 1]:
        size += 1
    if size < COMPARED or 2 * size >= most:
        return left, right
    return left.until(len(left.words) - size), right.until(len(right.words) - size)


def _covered(text: Prepared, other: Prepared) -> list[bool]:
    """Which words of a text stand in runs that the other has, too."""
    marks = [False] * len(text.words)
    for run, starts in text.runs.items():
        if run in other.runs:
            for start in starts:
                marks[start : start + COMPARED] = [True] * COMPARED
    return marks


def _share(text: Prepared, marks: Sequence[bool], *, quoted: bool) -> float:
    """The share of a text's quoted or other words that are marked, by weight."""
    chosen = [place for place, inside in enumerate(text.quoted) if inside is quoted]
    total = sum(text.weights[place] for place in chosen)
    return sum(text.weights[place] for place in chosen if marks[place]) / total if total else 0.0


def _own_share(text: Prepared, marks: Sequence[bool]) -> float:
    """The same of what a text does not quote, once its words are weighed."""
    total = float(text.own_weights.sum())
    return float(text.own_weights[np.asarray(marks, dtype=bool)].sum()) / total if total else 0.0


def _runs(left: Prepared, right: Prepared) -> Iterator[Run]:
    """The common runs, from left to right, each as long as it can be; of several places on the right, the longest."""
    place = 0
    while place <= len(left.words) - COMPARED:
        starts = right.runs.get(left.words[place : place + COMPARED], ())
        best = max((_run(left, right, place, start) for start in starts), key=lambda run: run.size, default=None)
        if best:
            yield best
        place += best.size if best else 1


def _run(left: Prepared, right: Prepared, here: int, there: int) -> Run:
    size = COMPARED
    most = min(len(left.words) - here, len(right.words) - there)
    while size < most and left.words[here + size] == right.words[there + size]:
        size += 1
    return Run(here, there, size)


def _order(runs: Sequence[Run]) -> float:
    """The share of the common words that stand in one order: the heaviest rising sequence of runs."""
    best: list[int] = []
    for place, run in enumerate(runs):
        before = max((best[i] for i in range(place) if runs[i].right < run.right), default=0)
        best.append(before + run.size)
    total = sum(run.size for run in runs)
    return max(best) / total if total else 0.0


def _lifted(left: Prepared, runs: Sequence[Run]) -> Iterator[str]:
    """The parts of common runs that the left text has in quotation marks, where they are long enough."""
    for run in runs:
        inside = [left.words[place] for place in range(run.left, run.left + run.size) if left.quoted[place]]
        if len(inside) >= QUOTATION:
            yield " ".join(inside)


def _tenths(share: float) -> str:
    names = "hardly any,one tenth,two tenths,three tenths,four tenths,half,six tenths,seven tenths,eight tenths"
    return (*names.split(","), "nine tenths", "all")[round(10 * share)]
