"""What claims mean, as the judge's network has it, for the ledger to keep: of new claims, and of earlier ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from onrecord.ledger.base import View, Writer
from onrecord.model import Entry, Maker, Meaning, Meanings, Vector
from onrecord.reconcile.known import Shelf, by_article
from onrecord.reconcile.statements.compare import Comparer
from onrecord.reconcile.statements.told import content_told

NETWORK = str(Maker(Comparer.name, Comparer.version))

# Of how many claims that were linked before meanings were kept they are found in one run, and in one transaction. A run
# takes some two minutes longer for it, until all are found.
CAUGHT_UP, BATCH = 20_000, 400


def meaning() -> Meaning:
    """What words mean. Loads the network."""
    comparer = Comparer(threads=1)

    def of(words: str) -> Vector:
        found: list[float] = comparer.meanings([content_told(words, "")])[0].tolist()
        return found

    return of


def meanings_of(shelf: Shelf, entries: Iterable[Entry]) -> Meanings:
    """What these claims mean, by their numbers."""
    vectors = {}
    for article_id, claims in by_article(entries):
        known, wanted = shelf.take(article_id), {claim.number for claim in claims}
        for each, vector in zip(known.facts, known.meanings, strict=True):
            if each.number in wanted:
                vectors[each.number] = vector.tolist()
    return Meanings(NETWORK, vectors)


def catch_up(view: View, writer: Writer, shelf: Callable[[], Shelf]) -> int:
    """Find what claims mean that were linked before that was kept, the newest first; gives of how many."""
    found, at_hand = 0, None
    entries: Sequence[Entry] = view.unmeant(NETWORK, limit=BATCH)
    while entries and found < CAUGHT_UP:
        at_hand = at_hand or shelf()
        writer.keep_meanings(meanings_of(at_hand, entries))
        found += len(entries)
        entries = view.unmeant(NETWORK, before=entries[-1].number, limit=BATCH)
    return found
