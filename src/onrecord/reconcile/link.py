"""Goes through the claims that came in since the last time and links them to the earlier ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.ledger.base import ClaimQuery, Key, Ledger, View
from onrecord.model import Claim, Entry, Link, Maker
from onrecord.reconcile.block import candidates, keys_of
from onrecord.reconcile.judge import judge, same_source

MAKER = Maker("words", "1")

# How many claims are linked in one transaction.
BATCH = 200


def link(ledger: Ledger) -> int:
    """Link all claims that were not looked at yet; gives how many links are new. Can be stopped at any moment."""
    view, writer = ledger.view(), ledger.writer()
    last, new = writer.linked_up_to(MAKER), 0
    while entries := view.claims(ClaimQuery(), after=last, limit=BATCH):
        last = entries[-1].number
        keyed = [(entry, tuple(keys_of(entry))) for entry in entries]
        writer.add_keys(key for _, keys in keyed for key in keys)
        links = [link for entry, keys in keyed for link in _links(view, entry, keys)]
        new += writer.link(links, MAKER, up_to=last)
    return new


def _links(view: View, entry: Entry, keys: Iterable[Key]) -> Iterator[Link]:
    def one(left: Claim, right: Claim) -> bool:
        return same_source(left, right) or _one_entity(view, left.source.entity, right.source.entity)

    for other in candidates(view, entry, keys):
        if found := judge(other.claim, entry.claim, one):
            yield found


def _one_entity(view: View, left: str | None, right: str | None) -> bool:
    if not (left and right):
        return False
    canon = view.canon([left, right])
    return canon.canonical(left) == canon.canonical(right)
