"""What to call a matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.model import Side
from onrecord.reconcile.facts import Facts


def title_of(facts: Sequence[Facts], taken: Mapping[str, Side]) -> str:
    """A title for claims that answer one question."""
    first = facts[0]
    return first.claim.text[:100]
