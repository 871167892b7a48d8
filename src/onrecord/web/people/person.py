"""A person with an account, and what their role allows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; each may do what those before it may."""

    READER = "reader"
    EDITOR = "editor"  # rules on claims, matters and entities, and adds articles
    ADMIN = "admin"  # lets people in

    def covers(self, other: Role) -> bool:
        """Whether whoever has this role may do what `other` allows."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(other)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may come in. `name` is also what rulings are signed with."""

    number: int
    name: str
    role: Role
    active: bool = True
