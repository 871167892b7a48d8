"""Do two claims give different figures for one thing, or the same?"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from onrecord.model import Count, Stance
from onrecord.reconcile.compare.subject import shared_words
from onrecord.reconcile.facts import Facts
from onrecord.reconcile.origin import counts as numbers

# What befell those who are counted, as people say it.
SPOKEN = {"killed": "dead", "abducted": "abducted", "displaced": "displaced", "detained": "arrested"}
# How many words two claims must share, so that their numbers may count one thing.
FEWEST = 2
UNSPOKEN = frozenset((Stance.DENIES, Stance.DOUBTS, Stance.ASKS))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, as bounds, and how it is said."""

    count: numbers.Count
    said: str

    def __str__(self) -> str:
        return self.said


def compare_figures(left: Facts, right: Facts) -> str | None:
    """Why two claims give figures for one thing that cannot both be right."""
    ours, theirs = tolls(left), tolls(right)
    for of, figure in ours.items():
        if of in theirs and not figure.count.fits(theirs[of].count):
            return f"one says {figure} {of}, the other {theirs[of]}"
    if ours.keys() & theirs.keys():
        return None
    return _other_numbers(left, right)


def same_figures(left: Facts, right: Facts) -> str | None:
    """Which figure both claims give."""
    if UNSPOKEN.intersection((left.claim.stance, right.claim.stance)):
        return None
    ours, theirs = tolls(left), tolls(right)
    for of, figure in ours.items():
        if of in theirs and figure.count == theirs[of].count:
            return f"both say {figure} {of}"
    shared = [count for count in numbers.counts(left.claim.text) if count in set(numbers.counts(right.claim.text))]
    return f"both give the number {_plain(shared[0])}" if shared and not ours and not theirs else None


def tolls(facts: Facts) -> dict[str, Figure]:
    """What befell people, and how many: as the claim's events have it, else as its words do."""
    found: dict[str, Figure] = {}
    for count in (count for event in facts.entry.events for count in event.counts):
        if count.low is not None or count.high is not None:
            found.setdefault(SPOKEN.get(count.of, count.of), _of_event(count))
    if found:
        return found
    return {toll.of: Figure(toll, _plain(toll)) for toll in reversed(list(numbers.counts(facts.claim.text))) if toll.of}


def _of_event(count: Count) -> Figure:
    bounds = numbers.Count(count.low or 0, inf if count.high is None else count.high)
    return Figure(bounds, _plain(bounds))


def _other_numbers(left: Facts, right: Facts) -> str | None:
    """Two numbers of one sort, where each claim gives only one; a denied number is no number given."""
    ours, theirs = list(numbers.counts(left.claim.text)), list(numbers.counts(right.claim.text))
    if (
        len(ours) != 1
        or len(theirs) != 1
        or len(shared_words(left, right)) < FEWEST
        or UNSPOKEN.intersection((left.claim.stance, right.claim.stance))
    ):
        return None
    if ours[0].percent != theirs[0].percent or ours[0].fits(theirs[0]):
        return None
    return f"one gives the number {_plain(ours[0])}, the other {_plain(theirs[0])}"


def _plain(count: numbers.Count) -> str:
    """The number in figures: "13", "at least 13", "up to 200", "40 to 60", "about 45 per cent"."""
    unit = " per cent" if count.percent else ""
    least, most = f"{count.least:,.12g}", f"{count.most:,.12g}"
    if count.least == count.most:
        return f"{least}{unit}"
    if count.least > 0 and abs(count.most / count.least - (1 + numbers.ROUGH) / (1 - numbers.ROUGH)) < 1e-6:
        return f"about {count.most / (1 + numbers.ROUGH):,.12g}{unit}"
    if count.most == inf:
        return f"at least {least}{unit}"
    return f"up to {most}{unit}" if count.least == 0 else f"{least} to {most}{unit}"
