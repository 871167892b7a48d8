"""What claims are about: matters with their sides, and the decisions that made them so.

A matter is all claims that answer one question. Nothing about it is written over: each time that a machine or a person
decides something about it, that is kept, and the matter is what follows from the decisions in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.ids import content_id


class Side(StrEnum):
    """How a claim answers the question of its matter, beside the answer that was given first or that others deny."""

    FOR = "for"
    AGAINST = "against"
    OPEN = "open"


class Act(StrEnum):
    """What was decided, and which fields of a `Decision` say about what."""

    PLACE = "place"  # `claim` stands in `matter`, on `side`
    REMOVE = "remove"  # `claim` does not stand in `matter`
    TITLE = "title"  # `matter` is called `title`
    JOIN = "join"  # `matter` and the matter `other` are one
    APART = "apart"  # `matter` and the matter `other` are not one
    DISTINCT = "distinct"  # `claim` and the claim `other` are not of one matter


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that was decided on matters: all fields that its act needs are given, and no others.

    `by` is a maker and its version, or a person's name, as `person` says. `at` (UTC, ISO 8601) is None before it is
    kept. Of one judge's decisions on one subject, the last counts; a person's outrank a machine's. The subject is the
    claim's place in the matter, the matter's title, or the two that are joined, parted or told apart, in any order.
    """

    act: Act
    by: str
    matter: str | None = None
    claim: str | None = None
    other: str | None = None
    side: Side | None = None
    title: str | None = None
    score: float = 1.0
    reasons: tuple[str, ...] = ()
    person: bool = False
    at: str | None = None

    def __post_init__(self) -> None:
        given = {name for name in ("matter", "claim", "other", "side", "title") if getattr(self, name) is not None}
        if given != NEEDED[self.act]:
            needed = ", ".join(sorted(NEEDED[self.act]))
            raise ValueError(f"Decision to {self.act} needs {needed}, got {', '.join(sorted(given)) or 'none'}.")
        if self.other is not None and self.other in (self.matter, self.claim):
            raise ValueError(f"Decision to {self.act} needs two, got {self.other!r} twice.")


NEEDED = {
    Act.PLACE: {"matter", "claim", "side"},
    Act.REMOVE: {"matter", "claim"},
    Act.TITLE: {"matter", "title"},
    Act.JOIN: {"matter", "other"},
    Act.APART: {"matter", "other"},
    Act.DISTINCT: {"claim", "other"},
}


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """A decision as the ledger keeps it; `taken_back` is who took it back and when, where somebody did.

    `number` counts the ledger's decisions in the order they came in. What was taken back is no longer in force.
    """

    number: int
    decision: Decision
    taken_back: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """That a claim, by id, stands in a matter: on which side, how surely (0…1), and who put it there.

    A machine is as sure as it was when it put the claim there; that is how likely the place is to be right.
    """

    claim: str
    side: Side
    score: float
    by: str
    person: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """Current claims that answer one question, in the order they came in.

    `also` are the ids of matters that were joined to this one; each of them still finds it.
    """

    id: str
    title: str
    standings: tuple[Standing, ...]
    also: tuple[str, ...] = ()

    def on(self, side: Side) -> tuple[Standing, ...]:
        return tuple(standing for standing in self.standings if standing.side is side)

    @property
    def contested(self) -> bool:
        """Whether both answers are given."""
        return bool(self.on(Side.FOR) and self.on(Side.AGAINST))


def matter_id(first: str, *others: str) -> str:
    """The id of the matter that begins with the claim `first`, by id.

    `others` tell two apart that begin with one claim. As the matter grows, its id stays.
    """
    return content_id("matter", first, *others)
