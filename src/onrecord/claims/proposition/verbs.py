"""Forms of English verbs, as far as a proposition needs them."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

# What ends like one and is none.
NO_GERUNDS = frozenset(
    "wrongdoing building meeting hearing anything something nothing everything during king ring".split()
)

VOWELS = "aeiou"
WERE = frozenset(("was", "were"))


# Finite for sure, by the helping verb or the ending; a noun may end in -s as well as a verb, and so what follows tells.
HELPING = re.compile(
    r"\b(?:am|is|are|was|were|be|has|have|had|do|does|did|will|would|can|cannot|could|may|might|must|shall|should|ought"
    r"|need|[a-z]{2,}ed)\b|n['’]t\b|['’](?:m|re|ve|ll|d)\b|\b(?:it|he|she|that|there|what|who)['’]s\b",
    re.I,
)
WITH_PRONOUN = re.compile(r"\b(?:i|he|she|it|we|they|you|this|that|these|those|everyone|nobody|who)\b \w", re.I)
BETWEEN = r"(?! (?:of|in|on|at|for|to|from|by|with|and|or|near|over|under|against|about|between|within)\b)"
PLURAL_AND_MORE = re.compile(rf"\b(?:[a-z]+s|people|police|men|women|children)\b{BETWEEN} \w")
OF_SOME = re.compile(r"\W*(?:the|an?|his|her|its|their|our|my|no|some|every|each)\b.* [a-z]+s\b", re.I)
WORD = re.compile(r"[a-z]+")


def may_be_clause(words: str) -> bool:
    """Whether a finite verb may stand in these words: in "the dam leaks", and not in "US intelligence assets"."""
    patterns = (HELPING, WITH_PRONOUN, PLURAL_AND_MORE)
    if any(pattern.search(words) for pattern in patterns) or OF_SOME.match(words):
        return True
    return not _pasts().isdisjoint(WORD.findall(words.lower()))


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


@cache
def _pasts() -> frozenset[str]:
    return frozenset(_irregular("gerund", "past").values())
