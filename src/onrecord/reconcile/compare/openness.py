"""Does one claim leave open what the other states?"""

from __future__ import annotations

from onrecord.reconcile.facts import Facts
from onrecord.reconcile.matters.sides import leaves_open


def compare_openness(left: Facts, right: Facts) -> str | None:
    """Why one of the two takes no side and the other does."""
    ours, theirs = leaves_open(left.claim), leaves_open(right.claim)
    if ours and theirs:
        return "both leave it open"
    return "one leaves open what the other states" if ours or theirs else None
