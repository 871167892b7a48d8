"""How the claims that fit a query fall into kinds, and where on the map they tell of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import numpy as np
from sqlalchemy import bindparam, select

from onrecord.ledger import schema as s
from onrecord.ledger import spans
from onrecord.ledger.columns import Ints, Mask
from onrecord.ledger.fitting import Fits, Fitting
from onrecord.ledger.marks import Told
from onrecord.ledger.matters import Matters
from onrecord.ledger.placed import Standings
from onrecord.model import By, Facet, Facets, Of, Spot, Stretch, Unit

# The conditions that are a kind's own: they are left out where it is counted.
OWN: dict[By, tuple[str, ...]] = {
    By.SOURCE: ("source", "said by"),
    By.STANCE: ("stance",),
    By.KIND: ("kind",),
    By.OUTLET: ("outlet",),
    By.COUNTRY: ("country",),
    By.PLACE: ("place",),
    By.MATTER: ("matter",),
}
MATTER = select(s.matter.c.id).where(s.matter.c.number == bindparam("number"))
WORDS = select(s.claim.c.content_text).where(s.claim.c.number == bindparam("number"))
# So many times as many matters are looked at as are asked for.
CANDIDATES = 2
OF_TIME: dict[Of, tuple[str, ...]] = {Of.PUBLISHED: ("since", "until"), Of.HAPPENED: ("happened",)}


def facets_of(fits: Fits, fitting: Fitting, limit: int) -> Facets:
    """How many claims fit, and how they fall into kinds."""
    by = {kind: tuple(_facets(fits, fitting.but(*OWN[kind]), kind, limit)) for kind in By}
    return Facets(
        total=int(np.count_nonzero(fitting.all)),
        surely=fitting.surely,
        by=by,
        published=histogram_of(fits, fitting, Of.PUBLISHED, Unit.MONTH),
        happened=histogram_of(fits, fitting, Of.HAPPENED, Unit.MONTH),
    )


def histogram_of(fits: Fits, fitting: Fitting, of: Of, unit: Unit) -> tuple[Stretch, ...]:
    """When the claims that fit were published, or what they tell of happened."""
    mask = fitting.but(*OF_TIME[of])
    if of is Of.PUBLISHED:
        return spans.published(fitting.rows, mask, unit)
    return spans.happened(fits.marks(Told.TIME), mask, unit)


def spots_of(fits: Fits, fitting: Fitting, limit: int) -> tuple[Spot, ...]:
    """The places with a point that most claims tell of."""
    places = fits.marks(Told.PLACE)
    counts = places.counted(fitting.but("box"))
    pointed = np.fromiter((place[2] is not None for place in places.values), dtype=np.bool_, count=len(counts))
    counts[~pointed] = 0
    return tuple(_spot(places.values[code], int(counts[code])) for code in _most(counts, limit))


def _spot(place: tuple[str, str | None, float, float], claims: int) -> Spot:
    return Spot(*place, claims)


def _facets(fits: Fits, mask: Mask, kind: By, limit: int) -> Iterator[Facet]:
    """The values of one kind that most claims of the mask have, most first; of equals, what came in first."""
    rows, columns = fits.rows, fits.moment.columns
    match kind:
        case By.SOURCE:
            counts = np.bincount(rows.source[mask])
            return _named(counts, lambda code: columns.called[code], limit)
        case By.STANCE:
            return _named(np.bincount(rows.stance[mask]), columns.stances.values.__getitem__, limit)
        case By.KIND:
            return _named(np.bincount(rows.kind[mask]), columns.kinds.values.__getitem__, limit)
        case By.OUTLET:
            outlets = rows.articles.outlet[rows.article[mask]]
            return _named(np.bincount(outlets), lambda code: columns.outlets.values[code] or "", limit)
        case By.COUNTRY:
            countries = fits.marks(Told.COUNTRY)
            return _named(countries.counted(mask), lambda code: countries.values[code] or "", limit)
        case By.PLACE:
            names = fits.marks(Told.MAPPED)
            return _named(names.counted(mask), names.values.__getitem__, limit)
        case By.MATTER:
            return iter(_matters(fits, mask, limit))


def _named(counts: Ints, called: Callable[[int], str], limit: int) -> Iterator[Facet]:
    """The codes that have most, but for those that are called nothing."""
    names = ((called(code), int(counts[code])) for code in _most(counts, limit + 1))
    return islice((Facet(name, name, claims) for name, claims in names if name), limit)


def _most(counts: Ints, limit: int) -> list[int]:
    """The places of the highest numbers, none of them 0; the highest first, of equals the first."""
    found = np.flatnonzero(counts)
    if len(found) > limit:
        least = np.partition(counts[found], -limit)[-limit]
        found = found[counts[found] >= least]
    return [int(code) for code in found[np.argsort(-counts[found], kind="stable")][:limit]]


def _matters(fits: Fits, mask: Mask, limit: int) -> list[Facet]:
    """The matters in which most claims of the mask stand.

    Which may be among them is told by how many the machine and people placed in each. How many stand there, too, unless
    people decided on a matter: then it is told by all that was decided.
    """
    standings = fits.moment.standings(fits.connection)
    counts = np.bincount(standings.matters[fits.rows.among(mask, standings.claims)])
    candidates = _most(counts, CANDIDATES * limit)
    ruled = [each for each in candidates if each in standings.ruled]
    facets = list(_ruled(fits, mask, [member for each in ruled for member in standings.members(each)]))
    others = [each for each in candidates if each not in standings.ruled][:limit]
    facets += [_titled(fits, standings, each, int(counts[each])) for each in others]
    return sorted(facets, key=lambda facet: -facet.claims)[:limit]


def _ruled(fits: Fits, mask: Mask, matters: list[int]) -> Iterator[Facet]:
    """The matters that people decided on, with those that are one with them."""
    if matters:
        found = Matters(fits.connection, fits.as_of)
        for whole in found.having(matters):
            claims = np.fromiter(whole.placed, dtype=np.int32, count=len(whole.placed))
            if count := int(fits.rows.among(mask, claims).sum()):
                yield Facet(whole.ids[0], found.title(whole), count)


def _titled(fits: Fits, standings: Standings, matter: int, claims: int) -> Facet:
    """A matter that no person decided on: with the title of the first of its members that has one, or its words."""
    members = standings.members(matter)
    titles = fits.moment.placed.titles(fits.connection, members)
    title = next((titles[member] for member in members if member in titles), None)
    if title is None:
        wanted = {"number": standings.first_claim(matter)}
        title = fits.connection.execute(WORDS, wanted).scalar_one()
    return Facet(fits.connection.execute(MATTER, {"number": matter}).scalar_one(), title, claims)
