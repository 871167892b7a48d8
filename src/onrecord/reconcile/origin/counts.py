"""Whether two contents give the same numbers or others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import inf

from onrecord.reconcile.numbers import MONTH, NUMBERS, SCALES
from onrecord.reconcile.words import stem_of

TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+|%")
SHARES = {"half": 50.0, "quarter": 25.0, "third": 100 / 3}
# What is counted in one unit here and in a thousand of another there.
THOUSANDS = frozenset("kilometre kilometres kilometer kilometers km kilogram kilograms kilo kilos kg".split())
PERCENT = frozenset(("percent", "%"))
YEAR = re.compile(r"(?:1[89]|20)\d\d")
# Words before a number that is a name: "number 9", "week 51", "gate 7".
NAMES = frozenset("number no week day gate line post hill lot block page room article flight division route".split())

# What a toll counts, under one name, however it is said.
TOLLS = {
    stem_of(word): of
    for of, words in {
        "dead": "dead died dying death deaths killed kill killing kills bodies lives fatalities perished",
        "wounded": "wounded injured hurt wounding injuries",
        "missing": "missing disappeared",
        "arrested": "arrested detained arrests",
    }.items()
    for word in words.split()
}
NEAR = 5  # words between a figure and what it counts
# A figure with none of these right after it, and none of those before it, counts something else.
PEOPLE = frozenset(
    "people persons men women children civilians soldiers troops fighters rebels militants policemen officers"
    " passengers miners pupils students workers protesters migrants refugees were are was is more others".split()
)
TALLY = frozenset("toll number total dead killed killing wounded injured".split())

# Words before a number that say how it is meant, as the least and the most of what it may be.
AT_LEAST = ("at least", "more than", "over", "no fewer than", "not less than", "above")
AT_MOST = ("up to", "less than", "fewer than", "under", "at most", "not more than", "no more than", "below")
ROUGHLY = ("about", "some", "around", "nearly", "almost", "roughly", "approximately", "an estimated")
ROUGH = 0.1  # how far a rough number may be off, as a share of it


@dataclass(frozen=True, slots=True)
class Count:
    """A number as a content gives it: the least and the most that it can be, and whether it is per cent of a whole.

    `of` is what befell those whom it counts ("dead", "wounded", "missing", "arrested"), "" where the words do not say.
    """

    least: float
    most: float
    percent: bool = False
    of: str = field(default="", compare=False)

    def fits(self, other: Count) -> bool:
        """Whether both can be one number."""
        return self.least <= other.most and other.least <= self.most


def other_numbers(left: str, right: str) -> bool:
    """Whether both contents give numbers of one sort, and have none in common: one of them counts anew."""
    ours, theirs = list(counts(left)), list(counts(right))
    pairs = [(a, b) for a in ours for b in theirs if a.percent == b.percent]
    return bool(pairs) and not any(a.fits(b) for a, b in pairs)


def same_numbers(left: str, right: str) -> bool:
    """Whether both contents give the same numbers, and some."""
    ours, theirs = set(counts(left)), set(counts(right))
    return bool(ours) and ours == theirs


@lru_cache(maxsize=50_000)
def counts(text: str) -> tuple[Count, ...]:
    """The numbers that a content counts with; dates, years, and numbers that are names are left out.

    Contents are read once, and compared often.
    """
    return tuple(_counts(text))


def _counts(text: str) -> Iterator[Count]:
    tokens = [token.lower() for token in TOKEN.findall(text)]
    place = 0
    while place < len(tokens):
        value, used = _value(tokens, place)
        if value is not None and not _names(tokens, place, used):
            count, used = _unit(value, tokens, place, used)
            meant = _meant(count, " ".join(tokens[max(0, place - 3) : place]))
            yield replace(meant, of=_befell(tokens, place))
        place += used


def _value(tokens: list[str], place: int) -> tuple[float | None, int]:
    """The plain number that begins at a place, and how many tokens it takes."""
    token = tokens[place] if place < len(tokens) else ""
    value = float(token.replace(",", "")) if token[:1].isdecimal() and token.isascii() else NUMBERS.get(token)
    if token in SHARES:
        return SHARES[token] / 100, 1
    if value is None or token in ("one", "zero"):
        return None, 1
    used = 1
    if token in NUMBERS and value >= 20 and 1 <= NUMBERS.get(" ".join(tokens[place + 1 : place + 2]), 0) < 10:
        value, used = value + NUMBERS[tokens[place + 1]], 2
    scale = SCALES.get(" ".join(tokens[place + used : place + used + 1]), 1)
    return float(value) * scale, used + (scale > 1)


def _unit(value: float, tokens: list[str], place: int, used: int) -> tuple[Count, int]:
    """The number with its unit: "nine out of ten" and "90 per cent" are one, "half a kilometre" is 500, roughly."""
    after = tokens[place + used : place + used + 3]
    share = tokens[place] in SHARES
    if share and after[:1] in (["a"], ["an"]) and after[1:2] and after[1] in THOUSANDS:
        return _rough(Count(1000 * value, 1000 * value)), used + 2
    if share:
        return Count(100 * value, 100 * value, True), used
    if after[:2] == ["per", "cent"] or (after and after[0] in PERCENT):
        return Count(value, value, True), used + 1 + (after[0] == "per")
    words = 2 if after[:2] == ["out", "of"] else 1 if after[:1] == ["in"] else 0
    whole, more = _value(tokens, place + used + words) if words else (None, 0)
    if whole in (5, 10, 20, 100) and whole is not None and value <= whole:
        return Count(100 * value / whole, 100 * value / whole, True), used + words + more
    if after and after[0] in THOUSANDS:
        return Count(1000 * value, 1000 * value), used + 1
    return Count(value, value), used


def _befell(tokens: list[str], place: int) -> str:
    """What befell those who are counted: the toll whose word is nearest; of two as near, the one after the number."""
    after, before = tokens[place + 1 : place + 4], tokens[max(0, place - NEAR) : place]
    counted = any(word in PEOPLE or stem_of(word) in TOLLS for word in after) or not TALLY.isdisjoint(before)
    if not counted or before[-1:] == ["by"]:
        return ""
    near = range(max(0, place - NEAR), min(len(tokens), place + NEAR + 1))
    nearest = sorted(near, key=lambda other: (abs(other - place), other < place))
    return next((TOLLS[stem] for other in nearest if (stem := stem_of(tokens[other])) in TOLLS), "")


def _meant(count: Count, before: str) -> Count:
    if before.endswith(AT_LEAST):
        return Count(count.least, inf, count.percent)
    if before.endswith(AT_MOST):
        return Count(0, count.most, count.percent)
    return _rough(count) if before.endswith(ROUGHLY) else count


def _rough(count: Count) -> Count:
    return Count(count.least * (1 - ROUGH), count.most * (1 + ROUGH), count.percent)


def _names(tokens: list[str], place: int, used: int) -> bool:
    """Whether a number is a date, a year, or a name's."""
    before = tokens[place - 1] if place else ""
    after = tokens[place + used] if place + used < len(tokens) else ""
    dated = any(MONTH.fullmatch(word) for word in (before, after) if word)
    return dated or before in NAMES or bool(YEAR.fullmatch(tokens[place]))
