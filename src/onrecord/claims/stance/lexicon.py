"""Words and phrases that tell a stance, from a table: found as one regular expression, longer phrases first."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.model import Stance

# How a phrase of a table is read: "*" is any ending of a word, "." one word, "…" up to three that open no clause.
ENDING = r"[\w'-]*"
ONE_WORD = r"[\w'-]+"
UP_TO_THREE = r"(?:(?!(?:if|whether|how|that|to|wh\w+)\b)[\w'-]+ ){0,3}?"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase tells; `negated` is what it comes to with a negation, where that is not as with all of its stance."""

    stance: Stance
    negated: Stance | None


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase at its place in some words."""

    entry: Entry
    start: int
    end: int


class Lexicon:
    """The phrases of one table, in lower case and with straight apostrophes, as the words to be searched must be."""

    def __init__(self, phrases: dict[str, Entry]) -> None:
        ordered = sorted(phrases, key=_rank)
        self._entries = [phrases[phrase] for phrase in ordered]
        self.alternatives = "|".join(map(_pattern, ordered))
        self._any = re.compile(rf"(?<![\w-])(?:{'|'.join(f'({_pattern(phrase)})' for phrase in ordered)})(?![\w])")

    def first(self, words: str, *, start: int = 0, before: int | None = None) -> Found | None:
        """The first phrase that begins at `start` or later and, if that is given, before `before`."""
        found = self._any.search(words, start)
        return self._found(found) if found and (before is None or found.start() < before) else None

    def at(self, words: str, start: int) -> Found | None:
        """The phrase that begins right at `start`."""
        found = self._any.match(words, start)
        return self._found(found) if found else None

    def _found(self, match: re.Match[str]) -> Found:
        return Found(self._entries[(match.lastindex or 1) - 1], *match.span())


def _rank(phrase: str) -> tuple[bool, bool, int]:
    """Whole phrases come before those with gaps in them, and single words last; longer ones before shorter ones."""
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
