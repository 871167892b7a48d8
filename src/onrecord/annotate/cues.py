"""The lexicon of cues: which words attribute, in which construction, and how often they do."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files

from onrecord.annotate.inflect import noun_forms, verb_forms

FORMS: dict[str, Callable[[str], Iterable[str]]] = {"verb": verb_forms, "noun": noun_forms}


class Cues:
    """Scores of constructions: how often, of a hundred such in news, one is an attribution that people would mark.

    A row of `cues.csv` holds all lemmas of one part of speech that share a pattern and a score. The scores were
    counted on the training part of PolNeAR and smoothed; cues that it lacks were added with a score of their kind.
    """

    def __init__(self, rows: Iterable[tuple[str, str, float, Iterable[str]]]) -> None:
        self._scores: dict[tuple[str, str, str], float] = {}
        self._lemmas: dict[tuple[str, str], str] = {}
        for part, pattern, score, lemmas in rows:
            for lemma in lemmas:
                self._scores[part, pattern, lemma] = score
                for form in forms_of(part, lemma):
                    self._lemmas.setdefault((part, form), lemma)

    def lemma(self, part: str, form: str) -> str | None:
        """The cue that this form, in lower case, belongs to, or None."""
        return self._lemmas.get((part, form))

    def score(self, part: str, pattern: str, lemma: str) -> float:
        return self._scores.get((part, pattern, lemma), 0.0)


def forms_of(part: str, lemma: str) -> Iterable[str]:
    """A lemma's forms; adjectives and adverbs have but one that matters here."""
    return FORMS[part](lemma) if part in FORMS else (lemma,)


@cache
def cues() -> Cues:
    """The lexicon that comes with this package."""
    lines = files("onrecord.annotate").joinpath("cues.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines)
    return Cues((row["part"], row["pattern"], float(row["score"]), row["lemmas"].split()) for row in rows)
