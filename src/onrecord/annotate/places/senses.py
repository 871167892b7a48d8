"""Which of the places of one name is meant: a log-linear choice, first by itself, then among the article's others.

The second time, each place is also weighed by how near the others lie as the first choice has them, after the
geometric minimality of Leidner, Sinclair and Webber ("Grounding spatial named entities", 2003).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.places.context import LOCAL, Context, Seen, holds
from onrecord.annotate.places.gazetteer import Entry, Kind, Sense
from onrecord.annotate.places.home import Home

Matrix = NDArray[np.float64]

KINDS = tuple(Kind)
HINTED = {
    "town": (Kind.CITY, Kind.SECTION),
    "state": (Kind.STATE, Kind.REGION),
    "county": (Kind.COUNTY, Kind.DISTRICT),
    "country": (Kind.COUNTRY,),
    "nature": (Kind.WATER, Kind.LAND),
}
# What the supplement has and GeoNames' cut has not is there because news speaks of it.
HAND_MADE = frozenset((Kind.CITY, Kind.SECTION, Kind.SPOT, Kind.REGION, Kind.LAND, Kind.WATER))
WIDE = frozenset((Kind.WATER, Kind.LAND, Kind.REGION, Kind.CONTINENT))
OWN = (
    *("people", "metropolis", "nobody", "first", "rank", "official", "adjective"),
    *("capital", "state seat", "county seat"),
    *(f"kind {kind.name.lower()}" for kind in KINDS),
    *("after", "listed after", "inside", "owner", "hinted", "hint denied", "natural", "namesake"),
    *("state named", "county named", "country named", "country share", "bordering share"),
    *("home country", "home near", "only official", "by hand"),
)
NEAR = ("near 50", "near 300", "nearest", "same state", "same country")
NAMES = OWN + NEAR
# What a sense's surroundings say of whether its name is a place's at all.
TELLING = ("state named", "county named", "country named", "bordering share", "by hand", *NEAR)
TELLING_COLUMNS = [NAMES.index(name) for name in TELLING]

# The most senses that are weighed against each other, which needs memory by their square; 97 of 100 articles have
# fewer than 200.
MOST_SENSES = 1000
# How often the places are weighed against each other; a third round changed next to nothing.
ROUNDS = 2

EARTH = 6371.0  # km


@dataclass(slots=True)
class Group:
    """The mentions of one name in one article, which has one sense there."""

    seen: list[Seen]
    senses: tuple[Sense, ...]
    weight: float  # how far the group is believed to be a place, before anything is known of its sense


def groups_of(context: Context, seen: Sequence[Seen]) -> list[Group]:
    """The names among these mentions; one with a container of its own beside it is parted from its namesakes."""
    parted: dict[tuple[str, frozenset[int]], list[Seen]] = {}
    for one in seen:
        container = frozenset(entry.number for entry in one.after)
        parted.setdefault((one.found.key, container), []).append(one)
    most = max(2, MOST_SENSES // max(1, len(parted)))
    return [Group(same, same[0].found.senses[:most], _weight(context, same)) for same in parted.values()]


def _weight(context: Context, seen: Sequence[Seen]) -> float:
    labels = context.labels[seen[0].found.key]
    local = sum(labels[label] for label in LOCAL)
    return 0.05 + local / sum(labels.values())


def own_evidence(context: Context, groups: Sequence[Group]) -> Matrix:
    """A row for each sense of each group: what speaks for it without regard to where the others lie."""
    named = _Named(groups, context.borders)
    siblings = {one.found.key: one.after for group in groups for one in group.seen if one.after}
    rows = [row for group in groups for row in _rows(group, named, siblings, context.home)]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(OWN))


class _Named:
    """How often the article names each country, state and county, by names that have little else to mean."""

    def __init__(self, groups: Sequence[Group], borders: dict[str, frozenset[str]]) -> None:
        self._borders = borders
        self._countries: Counter[str | None] = Counter()
        self._areas: Counter[int] = Counter()
        self._own: Counter[tuple[str, int]] = Counter()
        for group in groups:
            if group.weight < 0.3:
                continue
            key, times = group.seen[0].found.key, len(group.seen)
            for sense in group.senses[:8]:
                if sense.entry.kind is Kind.COUNTRY:
                    self._countries[sense.entry.country] += times
                elif sense.entry.kind in (Kind.STATE, Kind.COUNTY):
                    self._areas[sense.entry.number] += times
                    self._own[key, sense.entry.number] += times
        self._all = sum(self._countries.values())

    def evidence(self, entry: Entry, key: str) -> Iterator[float]:
        """What is named of where the place lies, by other names than its own."""
        inner = entry.kind is not Kind.COUNTRY
        yield self._area(entry.state, key)
        yield self._area(entry.county, key)
        yield math.log1p(self._countries[entry.country]) if inner else 0.0
        yield self._share((entry.country,))
        yield self._share(self._borders.get(entry.country or "", ())) if inner else 0.0

    def _share(self, countries: Iterable[str | None]) -> float:
        """The share of these among all countries that the article names."""
        return sum(self._countries[country] for country in countries) / self._all if self._all else 0.0

    def _area(self, number: int | None, key: str) -> float:
        if number is None:
            return 0.0
        return math.log1p(self._areas[number] - self._own[key, number])


def _rows(group: Group, named: _Named, siblings: dict[str, tuple[Entry, ...]], home: Home) -> Iterator[list[float]]:
    beside = _Beside(group, siblings)
    officials = sum(sense.official for sense in group.senses)
    for rank, sense in enumerate(group.senses):
        yield [
            *_prior(sense, rank),
            *beside.evidence(sense.entry),
            *named.evidence(sense.entry, beside.key),
            *_at_home(sense.entry, home),
            float(sense.official and officials == 1),
            float(sense.entry.geonameid is None and sense.entry.kind in HAND_MADE),
        ]


def _prior(sense: Sense, rank: int) -> Iterator[float]:
    """What speaks for a place before anything is read."""
    entry = sense.entry
    yield math.log10(entry.population + 1) / 7
    yield max(0.0, math.log10(entry.population + 1) - 5.5) if entry.kind is Kind.CITY else 0.0
    yield float(entry.population == 0)
    yield float(rank == 0)
    yield 1 / (1 + rank)
    yield float(sense.official)
    yield float(sense.adjective)
    yield from (float(entry.seat == seat) for seat in (3, 2, 1))
    yield from (float(entry.kind is kind) for kind in KINDS)


class _Beside:
    """What the words beside a name's mentions say of its place."""

    def __init__(self, group: Group, siblings: dict[str, tuple[Entry, ...]]) -> None:
        self.key = group.seen[0].found.key
        self._after = group.seen[0].after or siblings.get(self.key, ())
        self._listed = any(one.listed for one in group.seen)
        self._inside = [entry for one in group.seen for entry in one.inside]
        self._owner = [entry for one in group.seen for entry in one.owner]
        self._hinted = {kind for one in group.seen if one.hint for kind in HINTED[one.hint]}
        self._natural = any(one.label == "LOC" for one in group.seen)
        self._states = {sense.entry.state for sense in group.senses if sense.entry.kind is Kind.CITY}

    def evidence(self, entry: Entry) -> Iterator[float]:
        after = any(holds(large, entry) for large in self._after)
        yield float(after and not self._listed)
        yield float(after and self._listed)
        yield float(any(holds(large, entry) for large in self._inside))
        yield float(any(holds(large, entry) for large in self._owner))
        yield float(entry.kind in self._hinted)
        yield float(bool(self._hinted) and entry.kind not in self._hinted)
        yield float(self._natural and entry.kind in WIDE)
        # A state outside America whose name a town in it bears; the town is nearly always meant.
        yield float(entry.country != "US" and entry.number in self._states)


def _at_home(entry: Entry, home: Home) -> Iterator[float]:
    yield float(entry.country is not None and entry.country == home.country)
    yield _home_near(entry, home)


def _home_near(entry: Entry, home: Home) -> float:
    if home.lat is None or home.lon is None or entry.kind is Kind.COUNTRY:
        return 0.0
    return math.exp(-kilometres((entry.lat, entry.lon), (home.lat, home.lon)) / 100)


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The great-circle distance of two points given in degrees."""
    la, lo, lb, mo = map(math.radians, (*left, *right))
    half = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((mo - lo) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


class Neighbours:
    """Where all senses of all groups lie to each other."""

    def __init__(self, groups: Sequence[Group]) -> None:
        entries = [sense.entry for group in groups for sense in group.senses]
        self.group = np.repeat(np.arange(len(groups)), [len(group.senses) for group in groups])
        self.weight = np.repeat([group.weight for group in groups], [len(group.senses) for group in groups])
        # Two groups of one name ("Paris" and "Paris, Texas") are no witnesses for each other.
        keys: dict[str, int] = {}
        names = [keys.setdefault(group.seen[0].found.key, len(keys)) for group in groups]
        name = np.repeat(names, [len(group.senses) for group in groups])
        others = name[:, None] != name[None, :]
        km = _distances(entries)
        small = np.array([entry.kind not in (Kind.COUNTRY, Kind.CONTINENT, Kind.REGION) for entry in entries])
        self._near = np.exp(-km / 50) * others * small[None, :]
        self._far = np.exp(-km / 300) * others * small[None, :]
        states = np.array([_state(entry) for entry in entries])
        codes: dict[str | None, int] = {None: -1}
        countries = np.array([codes.setdefault(entry.country, len(codes)) for entry in entries])
        self._state = (states[:, None] == states[None, :]) & (states[:, None] > 0) & others
        self._country = (countries[:, None] == countries[None, :]) & (countries[:, None] >= 0) & others

    def evidence(self, chances: Matrix) -> Matrix:
        """A row for each sense: how near the others lie, as far as the chances have them there."""
        mass = chances * self.weight
        whole = max(1.0, float(mass.sum()))
        return np.column_stack(
            [
                np.log1p(self._near @ mass),
                np.log1p(self._far @ mass),
                (self._near * mass[None, :]).max(axis=1, initial=0.0),
                np.log1p(self._state @ mass),
                (self._country @ mass) / whole,
            ]
        )


def _state(entry: Entry) -> int:
    return entry.number if entry.kind is Kind.STATE else entry.state or 0


def _distances(entries: Sequence[Entry]) -> Matrix:
    lat, lon = (np.radians([getattr(entry, name) for entry in entries]) for name in ("lat", "lon"))
    points = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    km: Matrix = EARTH * np.arccos(np.clip(points @ points.T, -1.0, 1.0))
    return km


def chances(scores: Matrix, group: NDArray[np.int64]) -> Matrix:
    """The scores as probabilities within each group."""
    if not len(scores):
        return scores
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    top = np.maximum.reduceat(scores, starts)[group]
    grown = np.exp(scores - top)
    shares: Matrix = grown / np.add.reduceat(grown, starts)[group]
    return shares


def weighed(own: Matrix, neighbours: Neighbours, alone: Matrix, together: Matrix) -> tuple[Matrix, Matrix]:
    """The chance of each sense, and all that was weighed; `alone` and `together` are the two choices' weights."""
    found = chances(own @ alone, neighbours.group)
    for _ in range(ROUNDS):
        full = np.hstack([own, neighbours.evidence(found)])
        found = chances(full @ together, neighbours.group)
    return found, full


@dataclass(frozen=True, slots=True)
class Chosen:
    """The likeliest sense of a name in an article, and what the surroundings of its place say of the name."""

    group: Group
    sense: Sense
    chance: float
    told: dict[str, float]


def chosen(
    groups: Sequence[Group], own: Matrix, neighbours: Neighbours, alone: Matrix, together: Matrix
) -> list[Chosen]:
    """The likeliest sense of each group; "Lybia" is told by "Libya", which stands elsewhere in the article."""
    chance, full = weighed(own, neighbours, alone, together)
    firsts = np.cumsum([0, *(len(group.senses) for group in groups)])
    best = [int(first + chance[first:end].argmax()) for first, end in pairwise(firsts)]
    senses = [group.senses[row - first] for group, row, first in zip(groups, best, firsts[:-1], strict=True)]
    sure = Counter(s.entry.number for s, group in zip(senses, groups, strict=True) if group.weight > 0.5)
    return [
        Chosen(
            group,
            sense,
            float(chance[row]),
            dict(zip(TELLING, full[row, TELLING_COLUMNS].tolist(), strict=True))
            | {"elsewhere": float(sure[sense.entry.number] > (group.weight > 0.5))},
        )
        for group, sense, row in zip(groups, senses, best, strict=True)
    ]
