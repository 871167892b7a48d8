"""What is counted over many claims at once: how they fall into kinds, when and where; and what is near in meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

# What words mean, as numbers; of two that mean much the same, the product is near 1 where both are of length 1.
Vector: TypeAlias = Sequence[float]
Meaning: TypeAlias = Callable[[str], Vector]


class By(StrEnum):
    """By what claims are counted; of each, a value is what a query's condition of that name takes."""

    SOURCE = "source"
    STANCE = "stance"
    KIND = "kind"
    OUTLET = "outlet"
    COUNTRY = "country"
    PLACE = "place"
    MATTER = "matter"


class Of(StrEnum):
    """Which time of claims is meant: that of publication, or of what they tell of."""

    PUBLISHED = "published"
    HAPPENED = "happened"


class Unit(StrEnum):
    """How finely times are told apart."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Surely(StrEnum):
    """How numbers are meant: as they are, or as near to it.

    Where claims are counted, those near in meaning are told from the others by the signs of their vectors alone.
    """

    EXACTLY = "exactly"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Facet:
    """How many claims have a value; `label` is how to call it."""

    value: str
    label: str
    claims: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """How many claims have a time that may lie on any of these days, both included, and on no others.

    What is known to the unit that was asked for is one unit long; what is vaguer is as long as it is vague. An end that
    is not known is None.
    """

    first: date | None
    last: date | None
    claims: int


@dataclass(frozen=True, slots=True)
class Spot:
    """How many claims tell of a place on the map, in degrees (WGS 84)."""

    name: str
    country: str | None
    lat: float
    lon: float
    claims: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many claims fit a query, and how they fall into kinds, those that most have first.

    Each kind is counted over the claims that fit all conditions of the query but its own. `surely` says how all these
    numbers are meant.
    """

    total: int
    surely: Surely
    by: Mapping[By, tuple[Facet, ...]]
    published: tuple[Stretch, ...]
    happened: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A claim, by its number, and how near it is in meaning: the cosine, 1 where it means the same."""

    number: int
    score: float


@dataclass(frozen=True, slots=True)
class Meanings:
    """What claims mean, by their numbers; `network` is the name and version of what found it."""

    network: str
    vectors: Mapping[int, Vector]
