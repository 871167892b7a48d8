"""The sides of a matter over time: a lane for each side, with a mark where something was published for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from onrecord.dossier.dates import spoken
from onrecord.dossier.matter import MatterDossier, MatterSide
from onrecord.dossier.shown import ShownClaim
from onrecord.export.calendar import Scale, Tick, bounds_of, scale_of, ticks_of
from onrecord.model import Side, When

SMALLEST, GROWTH, LARGEST = 5.0, 2.0, 11.0


@dataclass(frozen=True, slots=True)
class Mark:
    """Claims of one side that were published at one time.

    `x` is where it begins, `width` is 0 for a single day; `radius` grows with the number of claims. `new` is whether
    one of them is the first of its origin: what is not new only repeats.
    """

    x: float
    width: float
    radius: float
    new: bool
    label: str
    claims: tuple[ShownClaim, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One side with its marks, in order of time."""

    side: Side
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The sides on one scale; `undated` is how many claims no day is known of."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    undated: int


def lanes_of(matter: MatterDossier) -> Lanes | None:
    """The sides that anybody stands on, drawn; None where no day is known of any claim."""
    dated = [claim for claim in matter.dossier.claims if _is_dated(claim)]
    if not dated:
        return None
    scale = scale_of(bounds_of(claim.entry.published.when for claim in dated))
    lanes = (Lane(side.side, tuple(_marks(side, scale))) for side in matter.sides if side.origins)
    return Lanes(ticks_of(scale), tuple(lanes), len(matter.dossier.claims) - len(dated))


def _is_dated(claim: ShownClaim) -> bool:
    when = claim.entry.published.when
    return bool(when.earliest and when.latest)


def _marks(side: MatterSide, scale: Scale) -> Iterator[Mark]:
    first = {origin.first.id for origin in side.origins}
    together: dict[When, list[ShownClaim]] = defaultdict(list)
    for claim in filter(_is_dated, side.claims):
        together[claim.entry.published.when].append(claim)
    for when, claims in together.items():
        yield _mark(when, claims, scale, new=any(claim.id in first for claim in claims))


def _mark(when: When, claims: Sequence[ShownClaim], scale: Scale, *, new: bool) -> Mark:
    assert when.earliest
    assert when.latest
    left, right = scale.at(when.earliest), scale.after(when.latest)
    vague = when.earliest != when.latest
    return Mark(
        round(left if vague else (left + right) / 2, 2),
        round(right - left, 2) if vague else 0.0,
        round(min(SMALLEST + GROWTH * sqrt(len(claims) - 1), LARGEST), 1),
        new,
        f"{spoken(when)}: {_told(claims)}{'' if new else ', only repeated'}",
        tuple(claims),
    )


def _told(claims: Iterable[ShownClaim]) -> str:
    numbers = [str(claim.number) for claim in claims]
    return f"{'claim' if len(numbers) == 1 else 'claims'} {', '.join(numbers)}"
