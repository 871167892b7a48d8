"""Which matters are meant: those with a claim that fits a query, or whose title has the words that are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.ledger.base import ClaimQuery, View
from onrecord.model import Matter

EVERYTHING = ClaimQuery()


def matters_asked(
    view: View, query: ClaimQuery, *, contested: bool = False, among: Sequence[Matter] | None = None
) -> list[Matter]:
    """The matters that hold a claim that fits; its `text` may also stand in the title. In the order they came in.

    `among` are all matters of the view, for whoever has them at hand.
    """
    beside = replace(query, text=None)
    if beside == EVERYTHING:
        matters = view.matters() if among is None else list(among)
    else:
        matters = view.matters(set(view.claim_ids(beside)))
    if query.text:
        fitting = set(view.claim_ids(query))
        matters = [each for each in matters if _titled(each, query.text) or _holds(each, fitting)]
    return [each for each in matters if each.contested or not contested]


def _titled(matter: Matter, words: str) -> bool:
    title = matter.title.casefold()
    return all(word in title for word in words.casefold().split())


def _holds(matter: Matter, claim_ids: set[str]) -> bool:
    return any(standing.claim in claim_ids for standing in matter.standings)
