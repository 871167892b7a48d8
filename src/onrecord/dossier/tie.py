"""Two claims of a page that a link ties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.dossier.shown import ShownClaim
from onrecord.model import Link, Relation


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two claims are together: a link between them."""

    left: ShownClaim
    right: ShownClaim
    relation: Relation
    score: float
    reasons: tuple[str, ...]


def tie(link: Link, claims: Mapping[str, ShownClaim]) -> Tie:
    """The link between two of these claims, which are given by id."""
    return Tie(claims[link.left], claims[link.right], link.relation, link.score, link.reasons)
