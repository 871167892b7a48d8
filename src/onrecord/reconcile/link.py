"""Goes through the claims that came in since the last time and links them to the earlier ones."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ledger.base import ClaimQuery, Ledger, View
from onrecord.model import Entry, Link, Maker
from onrecord.reconcile.block import candidates
from onrecord.reconcile.judge import judge

MAKER = Maker("words", "1")

# How many claims are linked in one transaction.
BATCH = 200


def link(ledger: Ledger) -> int:
    """Link all claims that were not looked at yet; gives how many links are new. Can be stopped at any moment."""
    view, writer = ledger.view(), ledger.writer()
    last, new = writer.linked_up_to(MAKER), 0
    while entries := view.claims(ClaimQuery(), after=last, limit=BATCH):
        last = entries[-1].number
        links = [link for entry in entries for link in _links(view, entry)]
        new += writer.link(links, MAKER, up_to=last)
    return new


def _links(view: View, entry: Entry) -> Iterator[Link]:
    for other in candidates(view, entry):
        if found := judge(other.claim, entry.claim):
            yield found
