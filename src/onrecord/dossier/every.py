"""All claims that fit a query, fetched page by page: for whoever writes them out, or counts over them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import Entry

PAGE = 1000


def every_claim(view: View, query: ClaimQuery) -> Iterator[Entry]:
    """The claims that fit, in the order they came in.

    The first page is asked for at once, so that what is wrong with a query is raised here and not in the middle.
    """
    return _from(view, query, view.claims(query, limit=PAGE))


def _from(view: View, query: ClaimQuery, entries: list[Entry]) -> Iterator[Entry]:
    while entries:
        yield from entries
        entries = view.claims(query, after=entries[-1].number, limit=PAGE)
