"""The time at which things enter the ledger."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This moment in UTC, ISO 8601 with microseconds, so that moments sort as text."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


# What comes after every moment, as text: up to it is always.
EVER = "~"
