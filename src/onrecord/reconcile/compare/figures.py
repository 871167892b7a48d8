"""Do two claims give different figures for one thing?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Claim
from onrecord.reconcile.words import stem_of

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
NUMBERS = {word: value for value, word in enumerate(SMALL)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

# A number beside a month is a day.
MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", re.I)

TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+")

# What a toll counts, under one name, however it is said.
TOLLS = {
    stem_of(word): kind
    for kind, words in {
        "dead": "dead died dying death deaths killed kill killing kills bodies lives fatalities perished",
        "wounded": "wounded injured hurt wounding injuries",
        "missing": "missing disappeared",
        "arrested": "arrested detained arrests held",
    }.items()
    for word in words.split()
}
NEAR = 5  # words between a figure and what it counts

# "one" is a pronoun more often than a count.
IGNORED = frozenset({"one", "zero"})


def compare_figures(left: Claim, right: Claim) -> str | None:
    """Why two claims give different figures for one toll; None where they do not."""
    ours, theirs = dict(figures(left.text)), dict(figures(right.text))
    for kind, value in ours.items():
        if kind in theirs and theirs[kind] != value:
            return f"one says {_plain(value)} {kind}, the other {_plain(theirs[kind])}"
    return None


def _plain(value: float) -> str:
    return f"{value:,.15g}"


def figures(text: str) -> Iterator[tuple[str, float]]:
    """What is counted, and how many, as far as the words say: ("dead", 13.0)."""
    tokens = [match.group() for match in TOKEN.finditer(text)]
    for index, token in enumerate(tokens):
        value = _value(tokens, index)
        beside = tokens[max(0, index - 1) : index + 2]
        if value is None or token.lower() in IGNORED or any(MONTH.fullmatch(word) for word in beside):
            continue
        if kind := _counted(tokens, index):
            yield kind, value


def _counted(tokens: list[str], index: int) -> str | None:
    """What the figure counts: the toll whose word stands nearest to it; of two as near, the one after it."""
    near = range(max(0, index - NEAR), min(len(tokens), index + NEAR + 1))
    for place in sorted(near, key=lambda place: (abs(place - index), place < index)):
        if kind := TOLLS.get(stem_of(tokens[place])):
            return kind
    return None


def _value(tokens: list[str], index: int) -> float | None:
    token = tokens[index].lower()
    number = float(token.replace(",", "")) if token[0].isdecimal() and token.isascii() else NUMBERS.get(token)
    if number is None:
        return None
    scale = SCALES.get(tokens[index + 1].lower(), 1) if index + 1 < len(tokens) else 1
    return float(number) * scale
