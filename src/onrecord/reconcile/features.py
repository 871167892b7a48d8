"""What two claims' own facts say of how they bear on each other, in numbers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.model import UNNAMED_OUTLET, Claim, Stance
from onrecord.reconcile.compare.figures import compare_figures, tolls
from onrecord.reconcile.compare.polarity import negates
from onrecord.reconcile.compare.verdict import verdict
from onrecord.reconcile.compare.when import other_days, timed
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.matters.sides import leaves_open
from onrecord.reconcile.origin.counts import Count, counts
from onrecord.reconcile.statements.network import BEARINGS

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
# What trees make of that, as log odds, and the chance of both.
GROWN = ("trees: of one question", "trees: contradicts, if of one question", "trees: contradicts")
# What the network says, by itself and where their own words set them against each other.
READ = (
    *(f"network: {bearing}" for bearing in BEARINGS),
    "network: contradicts, and one denies",
    "network: same, and one denies",
    "network: same, and other numbers",
)

LEAST = 1e-3
MOST_WORDS, MOST_NAMES, MOST_DAYS, MOST_LENGTH = 6, 3, 30, 20
# What days apart count for: the first few most.
APART = np.asarray([days**0.5 for days in range(MOST_DAYS + 1)])
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


def reading(claim: Claim, heading: str = "") -> Reading:
    """What the claim's stance and words are like, and those of its article's heading, where they are of it."""
    untrue = bool(verdict(claim, heading))
    negated = bool(negates(claim)) or untrue
    length = len(claim.text.split())
    return Reading(
        claim.stance is Stance.DENIES, negated, untrue, leaves_open(claim), tuple(counts(claim.text)), length
    )


@dataclass(frozen=True, eq=False)
class Traits:
    """What claims are like by themselves, a row for each: what is held against others is worked out once."""

    facts: tuple[Facts, ...]
    readings: tuple[Reading, ...]
    table: NDArray[np.float64]  # (claims, `COLUMNS`)

    @classmethod
    def of(cls, facts: Sequence[Facts]) -> Traits:
        """Those of some claims."""
        readings = tuple(reading(each.claim, each.entry.article_heading) for each in facts)
        rows = [_row(each, read) for each, read in zip(facts, readings, strict=True)]
        return cls(tuple(facts), readings, np.asarray(rows, dtype=np.float64).reshape(len(rows), len(COLUMNS)))

    @classmethod
    def joined(cls, several: Sequence[Traits]) -> Traits:
        """One after another."""
        facts = tuple(each for traits in several for each in traits.facts)
        readings = tuple(each for traits in several for each in traits.readings)
        return cls(facts, readings, np.concatenate([traits.table for traits in several]))


COLUMNS = (
    *("denies", "negated", "untrue", "opens", "numbered", "length"),
    *("grants", "wants", "own", "words", "named", "day", "timed"),
)
# What tells two claims apart that one of them is, and the other is not.
PARTING = ("denies", "negated", "untrue", "opens", "numbered", "own")


def _row(facts: Facts, read: Reading) -> list[float]:
    claim, day = facts.claim, facts.day
    return [
        *(read.denies, read.negated, read.untrue, read.opens, bool(read.numbers), read.length),
        *(claim.stance in GRANTS, claim.stance in WANTS, claim.attribution is None),
        *(len(facts.words), bool(facts.entities), day.toordinal() if day else np.nan, timed(facts)),
    ]


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Pairs of claims, as places in their traits, and how near each pair is."""

    left: NDArray[np.intp]
    right: NDArray[np.intp]
    likeness: NDArray[np.float64]  # of the meanings
    story: NDArray[np.float64]  # how near the articles are
    words: NDArray[np.float64]  # how many they have in common
    names: NDArray[np.float64]


def in_common(ours: Sequence[Collection[str]], theirs: Sequence[Collection[str]]) -> NDArray[np.float64]:
    """(ours, theirs): how many words each two have in common."""
    places = {word: place for place, word in enumerate({word for one in ours for word in one})}
    return (_marked(ours, places) @ _marked(theirs, places).T).astype(np.float64)


def _marked(some: Sequence[Collection[str]], places: Mapping[str, int]) -> NDArray[np.float32]:
    marks = np.zeros((len(some), len(places)), dtype=np.float32)
    stand = [(row, places[word]) for row, one in enumerate(some) for word in one if word in places]
    if stand:
        marks[tuple(zip(*stand, strict=True))] = 1
    return marks


def plain_features(left: Facts, right: Facts, likeness: float, story: float) -> list[float]:
    """One number for each of `PLAIN`, NaN where it is not known; `likeness` is that of the meanings, `story` how near
    the articles are."""
    (words,) = in_common([left.words], [right.words])
    (names,) = in_common([left.entities], [right.entities])
    both = Held(np.array([0]), np.array([1]), np.array([likeness]), np.array([story]), words, names)
    row: list[float] = plain_table(Traits.of((left, right)), both)[0].tolist()
    return row


def plain_table(traits: Traits, held: Held) -> NDArray[np.float64]:
    """(pairs, `PLAIN`): one row for each pair, NaN where a number is not known."""
    ours, theirs = (dict(zip(COLUMNS, traits.table[side].T, strict=True)) for side in (held.left, held.right))
    parted = {name: ours[name] != theirs[name] for name in PARTING}
    both = {name: (ours[name] * theirs[name]) > 0 for name in ("denies", "opens", "own", "named")}
    either = {name: (ours[name] + theirs[name]) > 0 for name in ("grants", "wants")}
    turned = parted["denies"] != parted["negated"]
    numbers = _numbers(traits, held)
    voice, in_one, outlet, unnamed = _one_of(traits, held)
    columns = [
        held.likeness,
        held.story,
        np.minimum(MOST_WORDS, held.words),
        held.words / np.maximum(1, np.minimum(ours["words"], theirs["words"])),
        np.minimum(MOST_NAMES, held.names),
        both["named"] & (held.names == 0),
        parted["denies"],
        both["denies"],
        parted["negated"],
        turned,
        *numbers.T,
        parted["numbered"],
        parted["opens"],
        both["opens"],
        either["grants"],
        either["wants"],
        voice,
        in_one,
        _apart(ours["day"], theirs["day"], in_one),
        np.where(unnamed & ~in_one, np.nan, outlet),
        np.minimum(MOST_LENGTH, np.minimum(ours["length"], theirs["length"])),
        parted["own"],
        both["own"],
        turned * held.likeness,
        numbers[:, 0] * held.likeness,
        in_one * held.likeness,
        _other_days(traits, held),
        parted["untrue"],
        parted["untrue"] * held.likeness,
    ]
    return np.stack(columns, axis=1).astype(np.float64)


def _apart(ours: NDArray[np.float64], theirs: NDArray[np.float64], in_one: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How far days are from each other; one article's claims are of one day, whatever day that is."""
    days = np.abs(ours - theirs)
    apart: NDArray[np.float64] = APART[np.minimum(MOST_DAYS, np.nan_to_num(days)).astype(np.intp)]
    return np.where(np.isnan(days) & ~in_one, np.nan, apart)


def _other_days(traits: Traits, held: Held) -> NDArray[np.bool_]:
    """(pairs,): whether both speak of a time, and of none in common."""
    found = np.zeros(len(held.left), dtype=bool)
    is_timed = traits.table[:, COLUMNS.index("timed")] > 0
    for place in np.flatnonzero(is_timed[held.left] & is_timed[held.right]):
        found[place] = other_days(traits.facts[held.left[place]], traits.facts[held.right[place]])
    return found


def _numbers(traits: Traits, held: Held) -> NDArray[np.float64]:
    """(pairs, 4): other numbers, the same, other tolls, tolls of one kind."""
    found = np.zeros((len(held.left), 4))
    numbered = traits.table[:, COLUMNS.index("numbered")] > 0
    for place in np.flatnonzero(numbered[held.left] & numbered[held.right]):
        found[place] = _of_numbers(traits, held.left[place], held.right[place])
    return found


def _of_numbers(traits: Traits, left: int, right: int) -> tuple[bool, bool, bool, bool]:
    one, other = traits.readings[left].numbers, traits.readings[right].numbers
    others = not any(a.fits(b) for a in one for b in other if a.percent == b.percent)
    of_one_kind = bool(tolls(traits.facts[left]).keys() & tolls(traits.facts[right]).keys())
    parted = of_one_kind and compare_figures(traits.facts[left], traits.facts[right]) is not None
    return others, set(one) == set(other), parted, of_one_kind


def _one_of(traits: Traits, held: Held) -> NDArray[np.bool_]:
    """(4, pairs): whether both are of one voice that the earlier one names, of one article, of one outlet, and whether
    the outlet of one is not known."""
    claims = [each.claim for each in traits.facts]
    voices, outlets = [claim.source.text.casefold() for claim in claims], [claim.outlet.text for claim in claims]
    pairs = list(zip(held.left.tolist(), held.right.tolist(), strict=True))
    return np.asarray(
        [
            [bool(claims[left].source.spans) and voices[left] == voices[right] for left, right in pairs],
            [claims[left].article_id == claims[right].article_id for left, right in pairs],
            [outlets[left] == outlets[right] for left, right in pairs],
            [UNNAMED_OUTLET in (outlets[left], outlets[right]) for left, right in pairs],
        ],
        dtype=bool,
    )


def read_features(plain: Sequence[float], chances: Sequence[float]) -> list[float]:
    """One number for each of `READ`; `chances` are the network's."""
    turned, others = (plain[PLAIN.index(name)] for name in ("one denies or is negated", "other numbers"))
    same, contradicts = chances[0], chances[1]
    logs = [log((chance + LEAST) / (1 - chance + LEAST)) for chance in chances]
    return [*logs, turned * contradicts, turned * same, others * same]
