"""Which claims are worth comparing: never all pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from onrecord.ledger.base import Key, View
from onrecord.model import Claim, Entry
from onrecord.reconcile.compare.figures import figures
from onrecord.reconcile.compare.polarity import HOLDS, denies
from onrecord.reconcile.words import telling_words

# How many of a claim's words it is found by, and how many claims that share most of them are looked at. The longest
# words are the rarest, near enough.
WORDS = 8
LOOKED_AT = 20

DENIES, HOLDS_SO, COUNTS = "denies", "holds", "counts"
OPPOSITE = {DENIES: HOLDS_SO, HOLDS_SO: DENIES, COUNTS: COUNTS}


def keys_of(entry: Entry) -> Iterator[Key]:
    """What a claim is found by: that it denies or holds something, that it gives a toll, or neither."""
    words = tuple(sorted(telling_words(entry.claim.text), key=len, reverse=True)[:WORDS])
    if entry.claim.stance in HOLDS:
        yield Key(entry.number, DENIES if denies(entry.claim) else HOLDS_SO, words)
    if tolls := {f"toll: {kind}" for kind, _ in figures(entry.claim.text)}:
        # Tolls are said in many words; two of one kind in one article are worth a look whatever else they share.
        yield Key(entry.number, COUNTS, (*sorted(tolls), f"article: {entry.claim.article_id}", *words))


def candidates(view: View, entry: Entry, keys: Iterable[Key]) -> Iterator[Entry]:
    """Earlier claims that may part with this one: another voice's, on the other side, with two telling words shared."""
    seen = set()
    opposed = (replace(key, side=OPPOSITE[key.side]) for key in keys)
    for other in chain.from_iterable(view.sharing(key, limit=LOOKED_AT) for key in opposed):
        if other.number not in seen and _may_part(other.claim, entry.claim):
            seen.add(other.number)
            yield other


def _may_part(left: Claim, right: Claim) -> bool:
    """Whether two claims can be two accounts at all.

    One voice in one article gives one account, an outlet's own words there retell what it reports, and what is said
    inside a claim is a part of that claim.
    """
    if left.article_id != right.article_id:
        return True
    if left.attribution is None or right.attribution is None:
        return False
    return _name(left) != _name(right) and left not in _outer(right) and right not in _outer(left)


def _name(claim: Claim) -> str:
    return " ".join(claim.source.text.lower().split())


def _outer(claim: Claim) -> Iterator[Claim]:
    while claim.via:
        claim = claim.via
        yield claim
