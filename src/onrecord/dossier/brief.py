"""The matters that a dossier's claims stand in, in brief: what comes first on its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.dossier.listing import Weighed, weighed
from onrecord.dossier.shown import ShownClaim
from onrecord.ledger.base import View
from onrecord.model import Side


@dataclass(frozen=True, slots=True)
class BriefSide:
    """One side of a matter: how many claims and origins it has, and those of its claims that the dossier shows."""

    side: Side
    origins: int
    claims: int
    shown: tuple[ShownClaim, ...]


@dataclass(frozen=True, slots=True)
class BriefMatter:
    """A matter with its sides, of which the dossier need not show all claims."""

    id: str
    title: str
    contested: bool
    sides: tuple[BriefSide, ...]

    def on(self, side: Side) -> BriefSide:
        return next(each for each in self.sides if each.side is side)

    @property
    def claims(self) -> tuple[ShownClaim, ...]:
        return tuple(claim for side in self.sides for claim in side.shown)


def matters_in_brief(view: View, claims: Iterable[ShownClaim]) -> tuple[BriefMatter, ...]:
    """The matters of two or more claims in which any of these stands, the most contested first."""
    shown = {claim.id: claim for claim in claims}
    found = [matter for matter in view.matters(shown) if len(matter.standings) > 1]
    return tuple(_brief(each, shown) for each in weighed(view, found))


def _brief(weighed_matter: Weighed, shown: Mapping[str, ShownClaim]) -> BriefMatter:
    matter = weighed_matter.matter
    sides = []
    for side in Side:
        ids = [standing.claim for standing in matter.on(side)]
        here = sorted((shown[each] for each in ids if each in shown), key=lambda claim: claim.number)
        sides.append(BriefSide(side, weighed_matter.origins[side], len(ids), tuple(here)))
    return BriefMatter(matter.id, matter.title, matter.contested, tuple(sides))
