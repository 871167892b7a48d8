"""Forms of English verbs, as far as a proposition needs them."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

# What ends like one and is none.
NO_GERUNDS = frozenset(
    "wrongdoing building meeting hearing anything something nothing everything during king ring".split()
)

VOWELS = "aeiou"
WERE = frozenset(("was", "were"))


def past_of_gerund(gerund: str) -> str | None:
    """Turns "hiding" → "hid"; None for what is no gerund."""
    irregular = _irregular("gerund", "past").get(gerund)
    if irregular:
        return irregular
    stem = gerund.removesuffix("ing")
    if stem == gerund or gerund in NO_GERUNDS or len(stem) < 2 or not any(letter in VOWELS + "y" for letter in stem):
        return None
    return stem[:-1] + "ied" if stem[-1] == "y" and stem[-2] not in VOWELS else stem + "ed"


def past_of_participle(participle: str) -> str | None:
    """Turns "hung" → "hung", "taken" → "took"; None for what is no past participle."""
    return _irregular("participle", "past").get(participle) or (participle if participle.endswith("ed") else None)


def third_person(base: str) -> str:
    """Turns "live" → "lives"."""
    if base in ("be", "have"):
        return {"be": "is", "have": "has"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if base[-1:] == "y" and base[-2:-1] not in VOWELS else base + "s"


def agreeing(verb: str, plural: bool) -> str:
    """The verb as its subject's number asks for, where the past has two forms."""
    return "were" if plural and verb in WERE else verb


@cache
def _irregular(key: str, value: str) -> dict[str, str]:
    lines = files("onrecord.claims.proposition").joinpath("irregular.csv").read_text(encoding="utf-8").splitlines()
    return {row[key]: row[value] for row in csv.DictReader(lines)}
