"""Makes src/onrecord/annotate/speakers/given_names.txt: given names that only, or nearly only, one sex bears.

    pip install faker==40.63.0 names==0.3.0
    python train/given_names.py > src/onrecord/annotate/speakers/given_names.txt

From the lists of Faker (MIT), by its locales, and of the United States census of 1990 (public domain, by the package
`names`, MIT). A name stays where two lists or more have it, or where the census has it often, and where it is at least
four times as often the one as the other in each of the two sources.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable
from unicodedata import combining, normalize

import faker.providers.person
import names

LATIN = re.compile(r"[A-Z][a-zà-öø-ÿā-ž]+")
OFTEN = 0.004  # per cent of the census
CLEARLY = 4


def main() -> None:
    locales, census = (by_locale("male"), by_locale("female")), (by_census("male"), by_census("female"))
    for name in sorted({*locales[0], *locales[1], *census[0], *census[1]}):
        sexes = {sex_of(name, *locales), sex_of(name, *census)} - {None}
        lists = sum(name in each for each in (*locales, *census)) + locales[0][name] + locales[1][name] - 1
        often = max(census[0].get(name, 0), census[1].get(name, 0)) >= OFTEN
        if len(sexes) == 1 and "?" not in sexes and (lists > 1 or often) and LATIN.fullmatch(name):
            print(name, *sexes)


def sex_of(name: str, male: Counter[str] | dict[str, float], female: Counter[str] | dict[str, float]) -> str | None:
    he, she = male.get(name, 0), female.get(name, 0)
    if not he and not she:
        return None
    return "m" if he >= CLEARLY * she else "f" if she >= CLEARLY * he else "?"


def by_locale(sex: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        found.update({form for name in getattr(provider, f"first_names_{sex}", ()) for form in (name, plain(name))})
    return found


def by_census(sex: str) -> dict[str, float]:
    with open(os.path.join(os.path.dirname(names.__file__), f"dist.{sex}.first"), encoding="ascii") as lines:
        return {name.capitalize(): float(share) for name, share, *_ in map(str.split, lines)}


def plain(name: Iterable[str]) -> str:
    return "".join(letter for letter in normalize("NFD", "".join(name)) if not combining(letter))


if __name__ == "__main__":
    main()
