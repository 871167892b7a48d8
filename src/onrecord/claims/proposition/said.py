"""What there is to tell a proposition from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from onrecord.claims.proposition.words import Located, Part
from onrecord.model import Stance

COMING = re.compile(
    r"\b(?:rul\w+ (?:\S+ )?out|expect|predict|forecast|foresee|foresaw|anticipat|propos|plan|warn|caution|threat|fear)",
    re.I,
)


class Mood(Enum):
    """Whether it is said to be so, to come, or to be called for."""

    PLAIN = auto()
    WILL = auto()
    SHOULD = auto()


@dataclass(frozen=True, slots=True)
class Said:
    """A content, who says it, with which cue and stance; `source` is as the subject of a sentence.

    `judged` is true where the denial is in the content itself: "that the report was false".
    """

    content: Located
    source: Part | None
    cue: str
    stance: Stance
    judged: bool = False

    @property
    def mood(self) -> Mood:
        if self.stance is Stance.DEMANDS:
            return Mood.SHOULD
        coming = self.stance in (Stance.PROMISES, Stance.INTENDS) or COMING.search(self.cue)
        return Mood.WILL if coming else Mood.PLAIN

    def part(self, start: int, end: int | None = None) -> Part:
        """The words of the content from `start` to `end`, or to its own end."""
        return self.content.piece(start, len(self.content.line) if end is None else end)
