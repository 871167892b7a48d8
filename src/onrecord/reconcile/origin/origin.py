"""Whether two claims go back to one origin, or one takes back what the other said, and why."""

from __future__ import annotations

from onrecord.model import Link
from onrecord.reconcile.origin.told import Told


def repeats(left: Told, right: Told, *, same: float, contradicts: float = 0.0, copy: float = 0.0) -> Link | None:
    """The link `repeats`, from the later claim to the earlier one; None where nothing ties them to one origin.

    `same` and `contradicts` (0…1) are how surely the contents say the same, or cannot both be so; where nobody looked,
    give 0.5 and 0. `copy` (0…1) is how surely the one article is made from the other, as `copies.resemblance` says.
    """
    return None


def revises(left: Told, right: Told, *, contradicts: float, copy: float = 0.0) -> Link | None:
    """The link `revises`, from the later claim to the earlier one: one voice says otherwise than before, or None.

    `contradicts` (0…1) is how surely the contents cannot both be so.
    """
    return None
