"""Asking a ledger for claims in all ways at once: a page, a ranking and a count must find the same."""

from __future__ import annotations

from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import Surely


def ids_of(view: View, query: ClaimQuery) -> list[str]:
    """The ids of the claims that fit, in the order they came in."""
    entries = view.claims(query)
    facets = view.facets(query)
    assert sorted(view.ranked(query)) == [entry.number for entry in entries], query
    assert (facets.total, facets.surely) == (len(entries), Surely.EXACTLY), query
    return [entry.id for entry in entries]
