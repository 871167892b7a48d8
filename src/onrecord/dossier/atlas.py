"""Where things are said to be: the places in the contents of claims, points and whole countries told apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from onrecord.dossier.countries import Country, countries
from onrecord.dossier.said import once, places_in
from onrecord.dossier.shown import ShownClaim
from onrecord.model import KeptArticle, Place, Stance

# The seven continents, of which GeoNames has a middle each that is no place where anything happens.
CONTINENTS = frozenset(range(6255146, 6255153))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the claims that speak of it.

    `point` is its longitude and latitude in degrees, None for what has no one point: a country as a whole, of which
    `shaded` is the code, or what is wider or vaguer than a country. `country` is the name of the country it lies in,
    and `other_names` what else the articles call it.
    """

    id: str
    name: str
    country: str | None
    point: tuple[float, float] | None
    shaded: str | None
    other_names: tuple[str, ...]
    claims: tuple[ShownClaim, ...]

    @property
    def contested(self) -> int:
        return sum(claim.contested for claim in self.claims)

    @property
    def stances(self) -> tuple[tuple[Stance, int], ...]:
        """How many claims of each stance, most first."""
        return tuple(Counter(claim.stance for claim in self.claims).most_common())


@dataclass(frozen=True, slots=True)
class Atlas:
    """All places that a dossier's claims speak of, those with most claims first."""

    spots: tuple[Spot, ...]

    @property
    def points(self) -> tuple[Spot, ...]:
        return tuple(spot for spot in self.spots if spot.point)

    @property
    def shaded(self) -> tuple[Spot, ...]:
        return tuple(spot for spot in self.spots if spot.shaded)

    @property
    def claims(self) -> frozenset[str]:
        """The ids of all claims that speak of a place."""
        return frozenset(claim.id for spot in self.spots for claim in spot.claims)


Found: TypeAlias = tuple[Place, ShownClaim, str]


def atlas_of(claims: Iterable[ShownClaim], articles: Iterable[KeptArticle]) -> Atlas:
    """The places that stand in the contents of `claims`, as their articles mark them."""
    groups: dict[Hashable, list[Found]] = defaultdict(list)
    for found in _found(claims, {article.id: article for article in articles}):
        groups[place_identity(found[0])].append(found)
    ordered = sorted(groups.values(), key=lambda group: (-len({claim.id for _, claim, _ in group}), group[0][1].number))
    return Atlas(tuple(_spot(f"place-{number}", group) for number, group in enumerate(ordered, start=1)))


def _found(claims: Iterable[ShownClaim], articles: Mapping[str, KeptArticle]) -> Iterator[Found]:
    for claim in claims:
        article = articles[claim.claim.article_id]
        for place in places_in(claim, article):
            yield place, claim, " ".join(place.span.of(article.text).split())


def place_identity(place: Place) -> Hashable:
    """Equal for two mentions of one place."""
    if country := _whole_country(place):
        return country.code
    if place.geonameid is not None:
        return place.geonameid
    point = _point(place)
    # Two decimals are about a kilometre.
    return tuple(round(degrees, 2) for degrees in point) if point else (place.country, place.name.casefold())


def _whole_country(place: Place) -> Country | None:
    """The country that is meant as a whole, or a part of it that nobody drew: "eastern Libya"."""
    country = countries().get(place.country or "")
    if country is None or place.geonameid not in (None, country.geonameid):
        return None
    named = country.name.casefold() in place.name.casefold()
    return country if place.geonameid or named or place.lat is None else None


def _point(place: Place) -> tuple[float, float] | None:
    if place.lat is None or place.lon is None or place.geonameid in CONTINENTS or _whole_country(place):
        return None
    return place.lon, place.lat


def _spot(spot_id: str, found: list[Found]) -> Spot:
    place = found[0][0]
    whole = _whole_country(place)
    country = countries().get(place.country or "")
    name = whole.name if whole else place.name
    words = dict.fromkeys(words for _, _, words in found if words.casefold() != name.casefold())
    return Spot(
        spot_id,
        name,
        country.name if country and not whole else None,
        _point(place),
        whole.code if whole else None,
        tuple(words),
        once(claim for _, claim, _ in found),
    )
