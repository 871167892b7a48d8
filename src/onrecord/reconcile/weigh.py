"""How two claims bear on each other, as a small network and the claims' own facts have it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.reconcile.facts import Facts
from onrecord.reconcile.features import plain_features, read_features
from onrecord.reconcile.statements.compare import Comparer, softmax
from onrecord.reconcile.statements.network import BEARINGS, Bearing
from onrecord.reconcile.statements.told import days_between, later
from onrecord.reconcile.trees import Grown

WEIGHTS = Path(__file__).with_name("weights.json")

# What the network says of two claims of the same words and stance, about: it is not asked then.
ALIKE = (0.9, 0.03, 0.04, 0.02, 0.01)

BESIDE = BEARINGS.index(Bearing.BESIDE)

# From which chance on of being of one question two claims are read side by side. On the part of `bench/accounts` to
# build on that keeps 84 % of the pairs of one question, and 44 % of those that are near.
PROMISING = 0.2
# The same where one denies what the other may take for granted, which shows in few words or none, and of two denials:
# there are few.
DISPUTED = 0.04

# How many claims the articles have that the regression was fitted on, nearly all of them at most.
USUAL = 5
# A longer article goes from one question to the next. Two of its claims within so many places are nearly as likely of
# one question as those of a short article, and two further apart are less so than the number of its claims alone would
# tell: to these powers the odds go down. Read off longer articles, those of `examples` among them, by sorting their
# claims by hand; those of `bench/accounts` are short, and tell nothing of it.
WITHIN_PLACES, NEARBY, FAR_APART = 4, 0.5, 2.0

# How far the network alone decides how two claims of one question bear on each other. Of 0, 0.3 … 1 the best on the
# part of `bench/accounts` to build on and the tuning half of Emergent.
NETWORK = 0.4


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely it is, 0…1, that the later claim (`right`) says the same as the earlier one, or otherwise.

    What is left of 1 is that the two answer different questions.
    """

    left: Facts
    right: Facts
    same: float
    contradicts: float
    bears: float  # answers the same question, and leaves open whether it is so, or speaks for it

    @property
    def together(self) -> float:
        """How likely it is that both answer one question."""
        return self.same + self.contradicts + self.bears


@dataclass(frozen=True, slots=True)
class Candidates:
    """Two claims in the order of time, and what is known of the two: one number for each of `PLAIN`."""

    left: Facts
    right: Facts
    plain: tuple[float, ...]

    @property
    def alike(self) -> bool:
        """Whether both say the same in the same words, so that there is nothing to read."""
        left, right = self.left, self.right
        return left.claim.stance is right.claim.stance and left.meant == right.meant and left.denied == right.denied


@dataclass(frozen=True, slots=True)
class Promising:
    """A pair that is worth reading, and how likely both are of one question, as far as it is known without."""

    pair: Candidates
    chance: float


def candidates(one: Facts, other: Facts, *, likeness: float, story: float) -> Candidates:
    """The two, the one first that was published first, came in first on one day, or stands first in their article.

    `likeness` is that of their meanings, `story` how near their articles are, both up to 1.
    """
    left, right = (one, other) if comes_first(one, other) else (other, one)
    return Candidates(left, right, tuple(plain_features(left, right, likeness, story)))


def _least(pair: Candidates) -> float:
    """From which chance on the pair is read."""
    return DISPUTED if _of_denials(pair) else PROMISING


def _of_denials(pair: Candidates) -> bool:
    """Whether both deny something in one article, or one what the other may take for granted."""
    left, right = pair.left, pair.right
    both = left.denied and right.denied and left.claim.article_id == right.claim.article_id
    return both or left.disputes(right)


class Regression:
    """A logistic regression over named numbers: the chances of two answers, or of several."""

    def __init__(self, kept: Mapping[str, Any]) -> None:
        self._mean, self._scale, self._coefficients, self._intercepts = (
            np.asarray(kept[name]) for name in ("mean", "scale", "coefficients", "intercepts")
        )

    def chances(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """(rows, answers)."""
        table = (rows - self._mean) / self._scale
        table[np.isnan(table)] = 0.0  # what is not known counts as it mostly is
        scores = table @ self._coefficients.T + self._intercepts
        if scores.shape[1] == 1:
            scores = np.concatenate([np.zeros_like(scores), scores], axis=1)
        return softmax(scores)


class Weighing:
    """Two regressions: over what is known of pairs before they are read, and over that with what the network says.

    What trees make of what is known counts as more of it.
    """

    def __init__(self, kept: Mapping[str, Any], grown: Grown | None = None) -> None:
        self._plain, self._read, self._grown = Regression(kept["plain"]), Regression(kept["read"]), grown

    def chances(self, plain: NDArray[np.float64], said: NDArray[np.float64] | None) -> NDArray[np.float64]:
        """(pairs, answers): before they are read, whether they are of one question; then also how they bear on it."""
        known = np.hstack([plain, self._grown.rows(plain)]) if self._grown else plain
        return self._plain.chances(known) if said is None else self._read.chances(np.hstack([known, said]))


class Scales:
    """Weighs what the network says of two claims together with their own facts.

    The network is asked only where the facts alone leave a chance that both answer one question. Trees are asked of
    claims of two articles: in a long article, where all claims share much, they would find too many to be of one
    question. `weights.json` holds what `train.weigh` fitted.
    """

    def __init__(self, comparer: Comparer, weights: Path = WEIGHTS) -> None:
        self.comparer = comparer
        kept: dict[str, Any] = json.loads(weights.read_text("utf-8"))
        self._within, self._across = Weighing(kept["within"]), Weighing(kept["across"], Grown(kept["trees"]))

    def _chances(self, pairs: Sequence[Candidates], said: NDArray[np.float64] | None = None) -> NDArray[np.float64]:
        """(pairs, answers)."""
        plain = np.asarray([pair.plain for pair in pairs], dtype=np.float64)
        one = np.asarray([pair.left.claim.article_id == pair.right.claim.article_id for pair in pairs])
        parts = ((self._within, np.flatnonzero(one)), (self._across, np.flatnonzero(~one)))
        found = [way.chances(plain[at], None if said is None else said[at]) for way, at in parts]
        return np.concatenate(found)[np.argsort(np.concatenate([at for _, at in parts]))]

    def promising(self, pairs: Sequence[Candidates]) -> tuple[list[Promising], dict[tuple[str, str], float]]:
        """The pairs that are worth reading, and how likely each of the others is to be of one question."""
        if not pairs:
            return [], {}
        chances = _thinned(self._chances(pairs)[:, ::-1], pairs, answers=1)[:, 0]
        unread = {
            (pair.left.id, pair.right.id): float(chance)
            for pair, chance in zip(pairs, chances, strict=True)
            if chance < _least(pair)
        }
        worth = [Promising(pair, float(chance)) for pair, chance in zip(pairs, chances, strict=True)]
        return [each for each in worth if each.chance >= _least(each.pair)], unread

    def weigh(self, pairs: Sequence[Candidates]) -> list[Weighed]:
        """Each pair weighed."""
        if not pairs:
            return []
        chances = read(pairs, self.comparer)
        said = [read_features(pair.plain, row.tolist()) for pair, row in zip(pairs, chances, strict=True)]
        found = _leaning(_thinned(self._chances(pairs, np.asarray(said)), pairs), chances)
        return [Weighed(p.left, p.right, *map(float, row)) for p, row in zip(pairs, found, strict=True)]


def read(pairs: Sequence[Candidates], comparer: Comparer) -> NDArray[np.float64]:
    """(pairs, bearings): what the network says of each pair.

    It reads what is denied as if it were held to be so. Where one of the two denies, what is the same contradicts.
    """
    chances = np.tile(np.asarray(ALIKE, dtype=np.float64), (len(pairs), 1))
    places = [place for place, pair in enumerate(pairs) if not pair.alike]
    chances[places] = comparer.chances([lines(pairs[place]) for place in places])
    for place, row in _by_granted(pairs, comparer):
        if row[:3].sum() > chances[place, :3].sum():
            chances[place] = row
    others = np.asarray([_of_other_forces(pair) for pair in pairs], dtype=bool)
    chances[others, BESIDE] += chances[others, 0]
    chances[others, 0] = 0.0
    turned = np.asarray([pair.left.denied != pair.right.denied for pair in pairs], dtype=bool)
    chances[turned, 0], chances[turned, 1] = chances[turned, 1], chances[turned, 0].copy()
    return chances


def _by_granted(pairs: Sequence[Candidates], comparer: Comparer) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """What the network says of each denial and what the other claim takes for granted, by the place of the pair."""
    places = [place for place, pair in enumerate(pairs) if pair.left.disputes(pair.right)]
    if places:
        yield from zip(places, comparer.chances([granted_lines(pairs[place]) for place in places]), strict=True)


def _of_other_forces(pair: Candidates) -> bool:
    """Whether the two speak of the forces of different countries, and so do not say the same."""
    ours, theirs = pair.left.whose, pair.right.whose
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _thinned(weighed: NDArray[np.float64], pairs: Sequence[Candidates], *, answers: int = 3) -> NDArray[np.float64]:
    """The chances where articles have more claims than those that the regression knows.

    As many more claims as there are in an article, as few of them answer the question of one: the odds go down by that,
    less for claims that stand near each other, and more for others. The first `answers` columns are those of one
    question.
    """
    among = np.asarray([_among(pair) for pair in pairs], dtype=np.float64)
    odds = (np.minimum(1.0, USUAL / among) ** np.asarray([_power(pair) for pair in pairs]))[:, None]
    thinned = np.concatenate([weighed[:, :answers] * odds, weighed[:, answers:]], axis=1)
    chances: NDArray[np.float64] = thinned / thinned.sum(1, keepdims=True)
    return chances


def _among(pair: Candidates) -> int:
    """Of how many claims the two are; of denials, and of what is denied, there are few however long an article is."""
    return USUAL if _of_denials(pair) else max(pair.left.among, pair.right.among)


def _power(pair: Candidates) -> float:
    """To which power the odds go down; a denial answers what its article is about, wherever that is told."""
    left, right = pair.left, pair.right
    if left.claim.article_id != right.claim.article_id:
        return 1.0
    if abs(left.place - right.place) <= WITHIN_PLACES:
        return NEARBY
    return 1.0 if left.denied or right.denied else FAR_APART


def _leaning(weighed: NDArray[np.float64], chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """(pairs, 3): how likely a pair is of one question as it was weighed, and of that, how both have it."""
    weighed, chances = weighed[:, :3], chances[:, :3]
    together = weighed.sum(1, keepdims=True)
    shares = (1 - NETWORK) * weighed / together + NETWORK * chances / chances.sum(1, keepdims=True)
    leaning: NDArray[np.float64] = shares * together
    return leaning


def lines(pair: Candidates) -> tuple[str, str]:
    """The two claims as the network reads them."""
    return pair.left.line, _later(pair, pair.right.line)


def granted_lines(pair: Candidates) -> tuple[str, str]:
    """The same, but of the one that does not deny what it takes for granted."""
    left, right = pair.left, pair.right
    if left.granted and right.denies:
        return left.granted_line, _later(pair, right.line)
    return left.line, _later(pair, right.granted_line)


def _later(pair: Candidates, line: str) -> str:
    in_one = pair.left.claim.article_id == pair.right.claim.article_id
    return later(line, days_between(pair.left.day, pair.right.day), in_one_article=in_one)


def comes_first(one: Facts, other: Facts) -> bool:
    """Whether the one was published first, came in first on one day, or stands first in their article."""
    by_clock = one.entry.published.when.before(other.entry.published.when)
    return _place(one) <= _place(other) if by_clock is None else by_clock


def _place(facts: Facts) -> tuple[str, int]:
    day = facts.day
    return (day.isoformat() if day else "9999", facts.number)
