"""How long after each other two claims were published."""

from __future__ import annotations

from onrecord.reconcile.facts import Facts


def compare_days(left: Facts, right: Facts) -> str | None:
    """How many days lie between the two, where both days are known and they do not stand in one article."""
    if left.claim.article_id == right.claim.article_id or left.day is None or right.day is None:
        return None
    days = abs((right.day - left.day).days)
    if days == 0:
        return "published the same day"
    return "published a day apart" if days == 1 else f"published {days} days apart"
