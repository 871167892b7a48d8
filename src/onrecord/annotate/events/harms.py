"""What befalls people, by the words that say it and where those whom it befalls stand."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.annotate.cues import forms_of
from onrecord.annotate.inflect import noun_forms

OBJECT, SUBJECT, SELF, OF = "object", "subject", "self", "of"


@dataclass(frozen=True, slots=True)
class Harm:
    """That whoever stands in `role` of a word is `of` ("killed", …), where one of the words in `beside` stands too.

    `role` is "object", "subject", "of" (the death of) or "self" (three deaths).
    """

    of: str
    role: str
    beside: frozenset[str]

    def fits(self, role: str, beside: Collection[str]) -> bool:
        return self.role == role and (not self.beside or not self.beside.isdisjoint(beside))


class Harms:
    """Harms by part of speech and form, in lower case; of several that fit, the first in the lexicon is meant."""

    def __init__(self, rows: Iterable[tuple[str, Harm, Iterable[str]]]) -> None:
        self._harms: dict[tuple[str, str], list[Harm]] = defaultdict(list)
        for part, harm, lemmas in rows:
            for lemma in lemmas:
                for form in forms_of(part, lemma):
                    self._harms[part, form].append(harm)

    def find(self, part: str, form: str, role: str, beside: Collection[str]) -> str | None:
        """What befalls them, or None."""
        return next((harm.of for harm in self._harms.get((part, form), ()) if harm.fits(role, beside)), None)

    def knows(self, part: str, form: str) -> bool:
        return (part, form) in self._harms


@cache
def harms() -> Harms:
    """The lexicon that comes with this package."""
    lines = files(__package__).joinpath("harms.csv").read_text(encoding="utf-8").splitlines()
    return Harms(
        (row["part"], Harm(row["of"], row["role"], _beside(row["beside"])), row["lemmas"].split())
        for row in csv.DictReader(lines)
    )


def _beside(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in noun_forms(word))
