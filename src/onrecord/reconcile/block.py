"""Which claims are worth comparing: never all pairs."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ledger.base import View
from onrecord.model import Entry
from onrecord.reconcile.words import telling_words

# How many of a claim's words are looked up, and how many claims that share two of them are looked at. The longest
# words are the rarest, near enough; the newest claims are of the same story, near enough.
LOOKED_UP = 6
LOOKED_AT = 40


def candidates(view: View, entry: Entry) -> Iterator[Entry]:
    """Earlier claims that may have to do with this one: they share two telling words and are another voice's."""
    words = sorted(telling_words(entry.claim.text).values(), key=len, reverse=True)[:LOOKED_UP]
    for other in view.sharing(words, before=entry.number, limit=LOOKED_AT):
        if _voice(other) != _voice(entry):
            yield other


def _voice(entry: Entry) -> tuple[str, str]:
    """Who speaks: an unnamed voice is another one in each article."""
    return entry.claim.article_id, " ".join(entry.claim.source.text.lower().split())
