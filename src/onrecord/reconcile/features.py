"""What two claims' own facts say of how they bear on each other, in numbers: what the network's verdict is weighed with."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from onrecord.model import Stance
from onrecord.reconcile.compare.polarity import NEGATION, REACH
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.matters.sides import leaves_open
from onrecord.reconcile.origin.counts import counts, other_numbers, same_numbers
from onrecord.reconcile.statements.network import BEARINGS
from onrecord.reconcile.statements.told import days_between

NAMES = (
    *(f"network: {bearing}" for bearing in BEARINGS),
    "likeness of meaning",
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
    "both in the outlet's own voice",
    "one denies and the network says: contradicts",
    "other numbers and likeness",
)

LEAST = 1e-3
MOST_WORDS, MOST_NAMES, MOST_DAYS = 6, 3, 30
WANTS = frozenset((Stance.DEMANDS, Stance.PROMISES, Stance.INTENDS, Stance.ASKS))
GRANTS = frozenset((Stance.ADMITS, Stance.CONFIRMS))


def features(left: Facts, right: Facts, chances: Sequence[float], likeness: float) -> list[float]:
    """One number for each of `NAMES`; `chances` are the network's, `likeness` is that of the meanings, up to 1."""
    ours, theirs = left.claim, right.claim
    words = len(left.words.keys() & right.words.keys())
    names = len(left.names & right.names)
    denies = [claim.stance is Stance.DENIES for claim in (ours, theirs)]
    negated = [bool(NEGATION.search(" ".join(claim.text.split()[:REACH]))) for claim in (ours, theirs)]
    turned = [deny != negation for deny, negation in zip(denies, negated, strict=True)]
    numbers = [any(True for _ in counts(claim.text)) for claim in (ours, theirs)]
    other = other_numbers(ours.text, theirs.text)
    open_ = [leaves_open(claim) for claim in (ours, theirs)]
    days = days_between(left.day, right.day)
    logs = [log((chance + LEAST) / (1 - chance + LEAST)) for chance in chances]
    return [
        *logs,
        likeness,
        min(MOST_WORDS, words),
        words / max(1, min(len(left.words), len(right.words))),
        min(MOST_NAMES, names),
        float(bool(left.names and right.names and not names)),
        float(denies[0] != denies[1]),
        float(all(denies)),
        float(negated[0] != negated[1]),
        float(turned[0] != turned[1]),
        float(other),
        float(same_numbers(ours.text, theirs.text)),
        float(numbers[0] != numbers[1]),
        float(open_[0] != open_[1]),
        float(all(open_)),
        float(bool(GRANTS & {ours.stance, theirs.stance})),
        float(bool(WANTS & {ours.stance, theirs.stance})),
        float(bool(ours.source.spans) and ours.source.text.casefold() == theirs.source.text.casefold()),
        float(ours.article_id == theirs.article_id),
        min(MOST_DAYS, days or 0) ** 0.5,
        float(ours.outlet.text == theirs.outlet.text),
        min(20, len(ours.text.split()), len(theirs.text.split())),
        float(ours.attribution is None and theirs.attribution is None),
        float(turned[0] != turned[1]) * chances[1],
        float(other) * likeness,
    ]
