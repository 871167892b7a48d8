"""What two claims' own facts say of how they bear on each other, in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from onrecord.model import Claim, Stance
from onrecord.reconcile.compare.figures import compare_figures, tolls
from onrecord.reconcile.compare.polarity import negates
from onrecord.reconcile.compare.verdict import verdict
from onrecord.reconcile.compare.when import other_days
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.matters.sides import leaves_open
from onrecord.reconcile.origin.counts import Count, counts
from onrecord.reconcile.statements.network import BEARINGS
from onrecord.reconcile.statements.told import days_between

# What is known before the network has read the two.
PLAIN = (
    "likeness of meaning",
    "nearness of the stories",
    "words in common",
    "share of the words in common",
    "names in common",
    "names, but none in common",
    "one denies",
    "both deny",
    "one is negated",
    "one denies or is negated",
    "other numbers",
    "same numbers",
    "other tolls",
    "both give tolls of one kind",
    "one gives numbers",
    "one leaves open",
    "both leave open",
    "one admits or confirms",
    "one demands, promises or intends",
    "words of one voice",
    "one article",
    "days apart",
    "one outlet",
    "length of the shorter",
    "one in the outlet's own voice",
    "both in the outlet's own voice",
    "denial and likeness",
    "other numbers and likeness",
    "one article and likeness",
    "other days",
    "one is called untrue",
    "one is called untrue and likeness",
)
# What it says, by itself and where their own words set them against each other.
READ = (
    *(f"network: {bearing}" for bearing in BEARINGS),
    "network: contradicts, and one denies",
    "network: same, and one denies",
    "network: same, and other numbers",
)

LEAST = 1e-3
MOST_WORDS, MOST_NAMES, MOST_DAYS, MOST_LENGTH = 6, 3, 30, 20
WANTS = frozenset((Stance.DEMANDS, Stance.PROMISES, Stance.INTENDS, Stance.ASKS))
GRANTS = frozenset((Stance.ADMITS, Stance.CONFIRMS))


class Reading(NamedTuple):
    """What a claim's own words are like."""

    denies: bool
    negated: bool
    untrue: bool
    opens: bool
    numbers: tuple[Count, ...]
    length: int


@lru_cache(maxsize=50_000)
def reading(claim: Claim, heading: str = "") -> Reading:
    """What the claim's stance and words are like; claims are read once, and compared often."""
    untrue = bool(verdict(claim, heading))
    negated = bool(negates(claim)) or untrue
    length = len(claim.text.split())
    return Reading(
        claim.stance is Stance.DENIES, negated, untrue, leaves_open(claim), tuple(counts(claim.text)), length
    )


def is_turned(facts: Facts) -> bool:
    """Whether a claim is that something is not so: by its stance or by its words, and not by both."""
    read = reading(facts.claim, facts.entry.article_heading)
    return read.denies != read.negated


def plain_features(left: Facts, right: Facts, likeness: float, story: float) -> list[float]:
    """One number for each of `PLAIN`; `likeness` is that of the meanings, `story` how near the articles are."""
    ours, theirs = left.claim, right.claim
    one, other = reading(ours, left.entry.article_heading), reading(theirs, right.entry.article_heading)
    words, names = len(left.words.keys() & right.words.keys()), len(left.entities & right.entities)
    turned = is_turned(left) != is_turned(right)
    numbers = one.numbers and other.numbers
    others = bool(numbers) and not any(a.fits(b) for a in one.numbers for b in other.numbers if a.percent == b.percent)
    of_one_kind = bool(numbers) and bool(tolls(left).keys() & tolls(right).keys())
    days = days_between(left.day, right.day)
    own = [claim.attribution is None for claim in (ours, theirs)]
    in_one = ours.article_id == theirs.article_id
    untrue = one.untrue != other.untrue
    return [
        likeness,
        story,
        min(MOST_WORDS, words),
        words / max(1, min(len(left.words), len(right.words))),
        min(MOST_NAMES, names),
        float(bool(left.entities and right.entities and not names)),
        float(one.denies != other.denies),
        float(one.denies and other.denies),
        float(one.negated != other.negated),
        float(turned),
        float(others),
        float(bool(numbers) and set(one.numbers) == set(other.numbers)),
        float(of_one_kind and compare_figures(left, right) is not None),
        float(of_one_kind),
        float(bool(one.numbers) != bool(other.numbers)),
        float(one.opens != other.opens),
        float(one.opens and other.opens),
        float(bool(GRANTS & {ours.stance, theirs.stance})),
        float(bool(WANTS & {ours.stance, theirs.stance})),
        float(bool(ours.source.spans) and ours.source.text.casefold() == theirs.source.text.casefold()),
        float(in_one),
        min(MOST_DAYS, days or 0) ** 0.5,
        float(ours.outlet.text == theirs.outlet.text),
        min(MOST_LENGTH, one.length, other.length),
        float(own[0] != own[1]),
        float(all(own)),
        turned * likeness,
        others * likeness,
        in_one * likeness,
        float(other_days(left, right)),
        float(untrue),
        untrue * likeness,
    ]


def read_features(plain: Sequence[float], chances: Sequence[float]) -> list[float]:
    """One number for each of `READ`; `chances` are the network's."""
    turned, others = (plain[PLAIN.index(name)] for name in ("one denies or is negated", "other numbers"))
    same, contradicts = chances[0], chances[1]
    logs = [log((chance + LEAST) / (1 - chance + LEAST)) for chance in chances]
    return [*logs, turned * contradicts, turned * same, others * same]
