"""Where an outlet is at home: its country by its domain's ending, and its town where outlets.csv knows it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.model import Article

FILE = Path(__file__).with_name("outlets.csv")
# Country domains that are not ISO 3166 codes, and those that are sold to everybody.
CODES = {"uk": "GB", "su": "RU", "eu": None}
SOLD = frozenset("co tv me io fm am cc ws to ly tk ai gg la sh".split())


@dataclass(frozen=True, slots=True)
class Home:
    """What is known of an outlet's whereabouts; `name` is its domain without the ending, in lower case."""

    name: str = ""
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


NOWHERE = Home()


def outlets(path: Path = FILE) -> dict[str, Home]:
    """The outlets whose town is known, by domain."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            row["domain"]: Home(row["domain"], row["country"], float(row["lat"]), float(row["lon"]))
            for row in csv.DictReader(lines)
        }


def home_of(article: Article, known: Mapping[str, Home]) -> Home:
    """Where the article's outlet is at home, by the address that it was found at, else by the outlet's own."""
    for address in (article.url, article.outlet):
        if domain := _domain(address or ""):
            parts = domain.split(".")
            for first in range(len(parts) - 1):
                if home := known.get(".".join(parts[first:])):
                    return home
            return Home(domain, _country(parts[-1]))
    return NOWHERE


def _domain(address: str) -> str:
    host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    return host.removeprefix("www.") if "." in host and " " not in host else ""


def _country(ending: str) -> str | None:
    if ending in SOLD or len(ending) != 2:
        return None
    return CODES.get(ending, ending.upper())
