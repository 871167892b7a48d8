"""Does one claim deny what the other holds?"""

from __future__ import annotations

import re

from onrecord.model import Claim, Stance

NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.I)

# A negation further on negates a part, not the whole.
REACH = 10

# Who wants, asks or promises something neither says nor denies that it is so.
HOLDS = frozenset(
    {Stance.ASSERTS, Stance.CONFIRMS, Stance.ADMITS, Stance.ALLEGES, Stance.BELIEVES, Stance.DENIES, Stance.DOUBTS}
)


def compare_polarity(left: Claim, right: Claim) -> str | None:
    """Why one of the two denies what the other holds to be so; None where neither does."""
    if left.stance not in HOLDS or right.stance not in HOLDS or denies(left) == denies(right):
        return None
    denying, holding = (left, right) if denies(left) else (right, left)
    verb = "doubts" if denying.stance is Stance.DOUBTS else "denies"
    return f"{_called(denying)} {verb} what {_called(holding)} {holding.stance}"


def denies(claim: Claim) -> bool:
    """Whether the claim is that something is not so, by its stance and its words."""
    beginning = " ".join(claim.text.split()[:REACH])
    return (claim.stance in (Stance.DENIES, Stance.DOUBTS)) != bool(NEGATION.search(beginning))


def _called(claim: Claim) -> str:
    return " ".join(claim.source.text.split()) or "an unnamed voice"
