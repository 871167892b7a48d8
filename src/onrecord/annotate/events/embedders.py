"""What holds of the words below a verb, a noun or an adjective: "managed to leave", "failed to", "a threat to"."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.annotate.cues import forms_of

# What holds of something that nobody says anything definite about.
OPEN = 0.3


@dataclass(frozen=True, slots=True)
class Signature:
    """How much of what stands below a word holds, -1…1, where the word itself holds and where it does not.

    "Manage to" has 1 and -1, "fail to" the reverse, "know that" 1 in both, "want to" little in either (Karttunen,
    "Implicative verbs", 1971; in degrees, as Lotan, Stern and Dagan, "TruthTeller", NAACL 2013).
    """

    affirmed: float
    negated: float

    def below(self, above: float) -> float:
        """What holds below, where of the word itself `above` holds, each -1…1; in doubt, something between."""
        open_part = max(OPEN, (self.affirmed + self.negated) / 2)
        return abs(above) * (self.affirmed if above > 0 else self.negated) + (1 - abs(above)) * open_part


class Embedders:
    """Signatures by part of speech, kind of complement and form, in lower case."""

    def __init__(self, rows: Iterable[tuple[str, str, Signature, Iterable[str]]]) -> None:
        self._signatures: dict[tuple[str, str, str], Signature] = {}
        for part, complement, signature, lemmas in rows:
            for lemma in lemmas:
                for form in forms_of(part, lemma):
                    self._signatures.setdefault((part, complement, form), signature)

    def get(self, part: str, complement: str, form: str) -> Signature | None:
        return self._signatures.get((part, complement, form))


@cache
def embedders() -> Embedders:
    """The lexicon that comes with this package."""
    lines = files(__package__).joinpath("embedders.csv").read_text(encoding="utf-8").splitlines()
    return Embedders(
        (
            row["part"],
            row["complement"],
            Signature(float(row["affirmed"]), float(row["negated"])),
            row["lemmas"].split(),
        )
        for row in csv.DictReader(lines)
    )
