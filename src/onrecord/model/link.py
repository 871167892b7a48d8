"""What two claims have to do with each other, how surely, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.ids import content_id


class Relation(StrEnum):
    """How the left claim stands to the right one."""

    SAME = "same"
    CONTRADICTS = "contradicts"
    SUPPORTS = "supports"
    REPEATS = "repeats"
    REVISES = "revises"
    RELATED = "related"  # one subject, and nothing more to say of it
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims, by id, with their relation, its score (0…1) and its reasons in words that a person accepts."""

    left: str
    right: str
    relation: Relation
    score: float
    reasons: tuple[str, ...]

    @property
    def id(self) -> str:
        return content_id("link", self.left, self.right, self.relation.value, list(self.reasons))
