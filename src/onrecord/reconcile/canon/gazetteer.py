"""The names of states and their offices, armed groups, organisations and outlets, which no text needs to explain."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from onrecord.reconcile.canon.fold import fold, is_abbreviation, sounds

EVERY_COUNTRY = "*"  # the country of an office that many countries have
COUNTRY_KINDS = frozenset({"country", "region"})
SHORT = 3  # letters of an abbreviation that many things may have
LONG_ENOUGH = 7  # letters of a name that may be spelled in other ways

# Words before and after a name that say what it is: "Shia Houthis", "the PKK militants", "Tripoli-based GNA".
BEFORE = re.compile(
    r"^(?:(?:\w+[- ](?:based|backed|led|allied|aligned)|kurdish|shia|shiite|sunni|islamist|so[- ]called|militant|group|"
    r"rebel|militia|news agency|newspaper|broadcaster|state-run) )+",
)
AFTER = re.compile(
    r"(?: (?:group|movement|organi[sz]ation|militia|militias|militants|rebels|fighters|network|news agency|newspaper|"
    r"agency|party|channel|tv|television|forces|insurgents|guerrillas|cartel))+$"
)


@dataclass(frozen=True, slots=True)
class Known:
    """A thing of the gazetteer, with its `aliases`; `country` is an ISO 3166-1 alpha-2 code, empty for none.

    `clues` are words that stand near it and not near its namesakes; `capitals` may stand for its government.
    """

    id: str
    name: str
    kind: str
    country: str
    aliases: tuple[str, ...]
    clues: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()

    @property
    def called(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Setting:
    """What of an article settles an ambiguous name: its text, and how often it names each country."""

    text: str = ""
    countries: tuple[tuple[str, int], ...] = ()

    @property
    def country(self) -> str | None:
        """The country that the article is about, if it is about one: more than half of all that it names."""
        named = dict(self.countries)
        best = max(named, key=lambda code: named[code], default=None)
        return best if best and named[best] * 2 > sum(named.values()) else None

    def names(self, country: str) -> bool:
        return any(code == country for code, _ in self.countries)


class Gazetteer:
    """Looks names up: first as they stand, then without the words that say what they are, then as they sound."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._known = {each.id: each for each in known}
        self._named: dict[str, list[tuple[Known, str]]] = defaultdict(list)
        for each in self._known.values():
            for name in each.called:
                self._named[fold(name)].append((each, name))

    def get(self, known_id: str) -> Known:
        return self._known[known_id]

    def is_ambiguous(self, name: str) -> bool:
        """Whether a name is that of several things here, or of an office that many countries have."""
        rows = {each.id: each for each, alias in self._named.get(fold(name), ()) if _fits(alias, name)}
        return len(rows) > 1 or any(each.country == EVERY_COUNTRY for each in rows.values())

    def find(self, name: str, setting: Setting = Setting(), *, before: str = "") -> Known | None:
        """What a name stands for, where it is known and can be only one thing in its setting.

        `before` is the word right before the name, which may be that of a country.
        """
        folded = fold(name)
        if before and self._country_code(fold(before)):
            # Of "the Israeli army" a parser may take "army" for the name.
            folded = f"{fold(before)} {folded}"
        for form in _forms(folded):
            if found := self._exact(form, name, setting) or self._in_country(form, setting):
                return found
        return self._sounding(folded) if not is_abbreviation(name) else None

    def countries(self, name: str) -> Iterator[str]:
        """The country that a name certainly points to, if any: its own name, its capital's, an office of its."""
        folded = fold(name)
        found = {each.country for each, alias in self._named.get(folded, ()) if _fits(alias, name)}
        found |= {self._capitals[folded]} if folded in self._capitals else set()
        if not found and (head := self._country_of(folded)[0]):
            found = {head}
        if len(found) == 1:
            yield from found - {"", EVERY_COUNTRY}

    def government(self, capital: str) -> Known | None:
        """The government that sits in a capital."""
        country = self._capitals.get(fold(capital))
        return self._office(self._known["government"], country) if country else None

    @cached_property
    def _capitals(self) -> dict[str, str]:
        rows = (each for each in self._known.values() if each.kind == "country")
        return {fold(capital): each.country for each in rows for capital in each.capitals}

    @cached_property
    def _sounds(self) -> dict[str, Known | None]:
        """Long names by their sound; None where two things sound alike."""
        found: dict[str, Known | None] = {}
        for folded, named in self._named.items():
            for each, alias in named:
                if len(folded) >= LONG_ENOUGH and each.country != EVERY_COUNTRY and not is_abbreviation(alias):
                    sound = sounds(folded)
                    found[sound] = each if found.get(sound, each) is each else None
        return found

    def _exact(self, folded: str, name: str, setting: Setting) -> Known | None:
        rows = [
            each
            for each, alias in self._named.get(folded, ())
            if each.country != EVERY_COUNTRY and _fits(alias, name) and _at_home(each, alias, setting)
        ]
        rows = list(dict.fromkeys(rows))
        return rows[0] if len(rows) == 1 else _by_clues(rows, setting)

    def _in_country(self, folded: str, setting: Setting) -> Known | None:
        """An office that many countries have, of the country that its name or else the article is about."""
        country, office = self._country_of(folded)
        here = country or setting.country
        if here is None:
            return None
        for each, _ in self._named.get(office, ()):
            if each.country == here and country:
                return each
            if each.country == EVERY_COUNTRY:
                return self._office(each, here)
        return None

    def _office(self, office: Known, country: str) -> Known:
        office_id = f"{office.id}/{country}"
        if office_id not in self._known:
            name = f"{office.name} of {self._known[country].name}"
            self._known[office_id] = Known(office_id, name, office.kind, country, ())
        return self._known[office_id]

    @lru_cache(maxsize=10_000)  # noqa: B019 - there is one gazetteer
    def _country_of(self, folded: str) -> tuple[str | None, str]:
        """The country at the beginning of a name or after its "of", and the rest of the name."""
        words = folded.split()
        for length in range(min(len(words), 4), 0, -1):
            if code := self._country_code(" ".join(words[:length])):
                return code, " ".join(words[length:])
        office, _, last = folded.rpartition(" of ")
        if office and (code := self._country_code(last.removeprefix("the "))):
            return code, office
        return None, folded

    def _country_code(self, folded: str) -> str | None:
        codes = {each.country for each, _ in self._named.get(folded, ()) if each.kind == "country"}
        return next(iter(codes)) if len(codes) == 1 else None

    def _sounding(self, folded: str) -> Known | None:
        if len(folded) < LONG_ENOUGH:
            return None
        return self._sounds.get(sounds(folded))


def _forms(folded: str) -> Iterator[str]:
    yield folded
    bare = BEFORE.sub("", folded)
    if bare != folded:
        yield bare
    if (short := AFTER.sub("", bare)) != bare and short:
        yield short


def _fits(alias: str, name: str) -> bool:
    """Whether a name is written as an alias is, where capitals tell two apart: "US" and "us", "WHO" and "Who"."""
    return not is_abbreviation(alias) or not any(letter.islower() for letter in name.removeprefix("the ").rstrip("s"))


def _at_home(known: Known, alias: str, setting: Setting) -> bool:
    """Whether a short abbreviation may be trusted: half the world's may be KIA."""
    letters = sum(map(str.isalpha, alias))
    if not is_abbreviation(alias) or letters > SHORT or not known.country or known.kind in COUNTRY_KINDS | {"outlet"}:
        return True
    return setting.names(known.country)


def _by_clues(rows: list[Known], setting: Setting) -> Known | None:
    """The one of several namesakes for which the text holds most clues."""
    found = Counter({row.id: sum(clue in setting.text for clue in row.clues) for row in rows})
    ranked = found.most_common(2)
    if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return next(row for row in rows if row.id == ranked[0][0])


@cache
def gazetteer() -> Gazetteer:
    """The names that come with the package."""
    with files("onrecord.reconcile.canon").joinpath("names.csv").open(encoding="utf-8") as lines:
        return Gazetteer(_known(row) for row in csv.DictReader(lines))


def _known(row: dict[str, str]) -> Known:
    aliases, clues, capitals = (tuple(filter(None, row[name].split("|"))) for name in ("aliases", "clues", "capital"))
    return Known(row["id"], row["name"], row["kind"], row["country"], aliases, clues, capitals)
