"""A ledger with as many voices as a network draws, cited as voices are: few of them often, most of them once or twice.

How it is made. Outlets and people belong to one of twelve regions. Whom an outlet cites is drawn with a weight of 1/r
for the r-th of a region, seven times of ten the outlet's own region; one claim in eight is lifted from another outlet.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple, TypeVar

from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Claim, Kind, Reading
from onrecord.testing.by_hand import article, claim, reading

SEED = 20170111
REGIONS, PEOPLE = 12, 60  # of the latter in each
ARTICLES, CLAIMS = 160, 16
HOME, LIFTED = 0.7, 0.125
FIRST = ("Ada", "Bela", "Cato", "Dorte", "Elif", "Fenn", "Gita", "Hanno")
TOWNS = [
    "".join(parts) for parts in product(("Mor", "Tas", "Quel", "Brin"), ("an", "ec", "iro", "o"), ("dal", "wick", "ta"))
]
LAST = [*TOWNS, *(f"{one}-{other}" for one, other in pairwise(TOWNS))]
PAPERS = ("Post", "Courier", "Evening Star", "Dispatch", "Radio", "Gazette")

T = TypeVar("T")


class Told(NamedTuple):
    """What somebody says, and from which outlet it was lifted, if from any."""

    name: str
    words: str
    lifted: str | None


def crowd() -> MemoryLedger:
    """The ledger."""
    dice = random.Random(SEED)
    names = [f"{first} {last}" for first, last in product(FIRST, LAST)]
    dice.shuffle(names)
    people = [names[region * PEOPLE : (region + 1) * PEOPLE] for region in range(REGIONS)]
    outlets = [[f"{TOWNS[region * 4]} {paper}" for paper in PAPERS] for region in range(REGIONS)]
    ledger = MemoryLedger()
    for number in range(ARTICLES):
        home = ranked(dice, range(REGIONS))
        told = []
        for place in range(CLAIMS):
            name = ranked(dice, people[home if dice.random() < HOME else dice.randrange(REGIONS)])
            lifted = ranked(dice, outlets[dice.randrange(REGIONS)]) if dice.random() < LIFTED else None
            told.append(Told(name, f"road {number}-{place} is shut", lifted))
        ledger.writer().add(printed(ranked(dice, outlets[home]), told))
    return ledger


def ranked(dice: random.Random, among: Sequence[T]) -> T:
    """One of them, the r-th with a weight of 1/r."""
    return dice.choices(among, [1 / rank for rank in range(1, len(among) + 1)])[0]


def printed(outlet: str, told: Sequence[Told]) -> Reading:
    """An article of an outlet that tells these."""
    lines = (
        f"{each.name} said {each.words}" + (f", the {each.lifted} reported." if each.lifted else ".") for each in told
    )
    page = article("\n".join(lines), outlet=outlet)
    return reading(page, *(made for each in told for made in claims(page, each)))


def claims(page, told: Told) -> Iterator[Claim]:
    """What is told, and where it was lifted, the other outlet's word for it."""
    outer = None
    if told.lifted:
        outer = claim(
            page, f"{told.name} said {told.words}", source=f"the {told.lifted}", cue="reported", kind=Kind.OUTLET
        )
        yield outer
    yield claim(page, told.words, source=told.name, cue="said", via=outer)
