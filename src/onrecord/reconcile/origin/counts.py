"""Whether two contents give the same numbers or others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.reconcile.compare.figures import NUMBERS, SCALES

TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+|[%.]")
SHARES = {"half": 50.0, "quarter": 25.0, "third": 100 / 3, "quarters": 25.0, "thirds": 100 / 3}
PERCENT = frozenset(("percent", "percentage", "%"))
UNITS = {"kilometre": 1000, "kilometres": 1000, "kilometer": 1000, "kilometers": 1000, "km": 1000, "litre": 0.001}
MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", re.I)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
# Words after which a number counts nothing: "number 9", "week 51", "gate 7".
NAMES = frozenset("number no week day gate line post hill lot block page room article flight division route".split())
# How far apart two numbers are one, where either is given roughly.
ROUGHLY = 0.1


def other_numbers(left: str, right: str) -> bool:
    """Whether both contents give numbers, and have none in common: what one voice counted anew is not said again."""
    ours, theirs = set(numbers(left)), set(numbers(right))
    return bool(ours and theirs) and not any(_one(a, b) for a in ours for b in theirs)


def same_numbers(left: str, right: str) -> bool:
    """Whether both contents give the same numbers, and some."""
    ours, theirs = set(numbers(left)), set(numbers(right))
    return bool(ours) and ours == theirs


def numbers(text: str) -> Iterator[float]:
    """The numbers that a content counts with; dates, years, and numbers that are names are left out."""
    tokens = [token.lower() for token in TOKEN.findall(text.replace("-", " "))]
    place = 0
    while place < len(tokens):
        value, used = _number(tokens, place)
        if value is not None and not _names(tokens, place, used):
            yield value
        place += used


def _one(left: float, right: float) -> bool:
    rough = any(value % 50 == 0 and value >= 100 for value in (left, right))
    return left == right or (rough and abs(left - right) <= ROUGHLY * max(left, right) and min(left, right) > 400)


def _number(tokens: list[str], place: int) -> tuple[float | None, int]:
    """The number that begins at a place, and how many tokens it takes."""
    value, used = _plain(tokens, place)
    if value is None:
        return None, 1
    rest = tokens[place + used :]
    if rest[:1] == ["per"] and rest[1:2] == ["cent"]:
        return value, used + 2
    if rest[:2] == ["out", "of"] or rest[:1] in (["in"], ["of"]):
        whole, more = _plain(tokens, place + used + (2 if rest[0] == "out" else 1))
        if whole and value < whole <= 100 and whole % 5 == 0:
            return 100 * value / whole, used + more + (2 if rest[0] == "out" else 1)
    if rest and rest[0] in UNITS:
        return value * UNITS[rest[0]], used + 1
    return value, used


def _plain(tokens: list[str], place: int) -> tuple[float | None, int]:
    token = tokens[place] if place < len(tokens) else ""
    if token in SHARES and tokens[place - 1 : place] != ["first"]:
        unit = tokens[place + 2] if tokens[place + 1 : place + 2] in (["a"], ["an"]) and place + 2 < len(tokens) else ""
        return (UNITS[unit] * SHARES[token] / 100, 3) if unit in UNITS else (SHARES[token], 1)
    value = float(token.replace(",", "")) if token[:1].isdecimal() and token.isascii() else NUMBERS.get(token)
    if value is None or token in ("one", "zero"):
        return None, 1
    used = 1
    if value >= 20 and value < 100 and value % 10 == 0 and not token[0].isdecimal():
        unit_value = NUMBERS.get(tokens[place + 1]) if place + 1 < len(tokens) else None
        if unit_value and unit_value < 10:
            value, used = value + unit_value, 2
    scale = SCALES.get(tokens[place + used], 1) if place + used < len(tokens) else 1
    return float(value) * scale, used + (scale > 1)


def _names(tokens: list[str], place: int, used: int) -> bool:
    """Whether a number is a date, a year, or a name's."""
    before = tokens[place - 1] if place else ""
    after = tokens[place + used] if place + used < len(tokens) else ""
    dated = any(MONTH.fullmatch(word) for word in (before, after) if word)
    return dated or before in NAMES or bool(YEAR.fullmatch(tokens[place]))
