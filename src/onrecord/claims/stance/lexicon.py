"""Words and phrases that tell a stance, from a table, found at the places in some words where they begin."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.model import Stance

# How a phrase of a table is read: "*" is any ending of a word, "." one word, "…" up to three that open no clause.
ENDING = r"[\w'-]*"
ONE_WORD = r"[\w'-]+"
UP_TO_THREE = r"(?:(?!(?:if|whether|how|that|to|wh\w+)\b)[\w'-]+ ){0,3}?"

WORD_START = re.compile(r"(?<![\w-])\w")
# Phrases are looked up by so many of their first letters: a thousand alternatives are slow to try at every word.
OPENING = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase tells; `negated` is what a negation makes of it, where that is not what it makes of its stance."""

    stance: Stance
    negated: Stance | None


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase at its place in some words."""

    entry: Entry
    start: int
    end: int


class Lexicon:
    """The phrases of one table, in lower case and with straight apostrophes, as the words to be searched must be.

    Of several that begin at one place, a whole phrase comes before one with a gap, and that before a single word.
    """

    def __init__(self, phrases: Mapping[str, Entry]) -> None:
        ordered = sorted(phrases, key=_rank)
        self.alternatives = "|".join(map(_pattern, ordered))
        alike: dict[str, list[str]] = defaultdict(list)
        for phrase in ordered:
            alike[phrase[:OPENING]].append(phrase)
        self._alike = {
            opening: (re.compile("|".join(rf"({_pattern(one)})(?!\w)" for one in some)), [phrases[one] for one in some])
            for opening, some in alike.items()
        }

    def first(self, words: str, *, start: int = 0, before: int) -> Found | None:
        """The first phrase that begins at `start` or later, and before `before`."""
        for place in WORD_START.finditer(words, start, before):
            found = self.at(words, place.start())
            if found:
                return found
        return None

    def at(self, words: str, start: int) -> Found | None:
        """The phrase that begins right at `start`."""
        alike, entries = self._alike.get(words[start : start + OPENING], (None, []))
        found = alike.match(words, start) if alike else None
        return Found(entries[(found.lastindex or 1) - 1], *found.span()) if found else None


def _rank(phrase: str) -> tuple[bool, bool, int]:
    words = phrase.split()
    return len(words) == 1, "…" in words or "." in words, -len(phrase)


def _pattern(phrase: str) -> str:
    pattern = ""
    for word in phrase.split():
        if word == "…":
            pattern += UP_TO_THREE
        elif word == ".":
            pattern += ONE_WORD + " "
        else:
            pattern += re.escape(word).replace(r"\*", ENDING) + " "
    return pattern.removesuffix(" ")


@cache
def lexicon(name: str) -> Lexicon:
    """The table `name`.csv of this folder: a row has a stance, what it is when negated, and phrases parted by ";"."""
    lines = files("onrecord.claims.stance").joinpath(f"{name}.csv").read_text(encoding="utf-8").splitlines()
    phrases: dict[str, Entry] = {}
    for row in csv.DictReader(lines):
        entry = Entry(Stance(row["stance"]), Stance(row["negated"]) if row["negated"] else None)
        for phrase in row["phrases"].split(";"):
            phrases.setdefault(phrase.strip(), entry)
    return Lexicon(phrases)
