"""In which order claims that fit are given: those whose words fit best, or those that were published last."""

from __future__ import annotations

import numpy as np
from sqlalchemy import bindparam, select, text

from onrecord.ledger import schema as s
from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.columns import Ints
from onrecord.ledger.fitting import Fits, Fitting
from onrecord.ledger.words import match_of

# How many claims that hold the words are weighed by them, the newest of all: some 30 ms.
WEIGHED = 5_000
# The conditions that a full-text index answers.
WORDED = ("words", "text", "source")

# By how often the words stand in a claim, how rare they are and how long the claim is (BM25).
BEST = (
    select(s.claim_words.c.rowid)
    .where(s.claim_words.c.claim_words.op("MATCH")(bindparam("words")))
    .where(s.claim_words.c.rowid >= bindparam("first"), s.claim_words.c.rowid <= bindparam("last"))
    .order_by(text("rank"), s.claim_words.c.rowid.desc())
)


def ranked(fits: Fits, fitting: Fitting, query: ClaimQuery, limit: int) -> list[int]:
    """The numbers of the claims that fit, the best first."""
    rows, mask = fitting.rows, fitting.all
    best = _worded(fits, fitting, query)
    best = best[rows.among(mask, best)][:limit]
    if len(best) < limit:
        rest = mask & ~rows.holding(best)
        best = np.concatenate([best, _newest(fitting, np.flatnonzero(rest), limit - len(best))])
    return [int(number) for number in best]


def _worded(fits: Fits, fitting: Fitting, query: ClaimQuery) -> Ints:
    """Of the newest claims that hold the query's words, those that hold its rarer words best first."""
    held = [fitting.masks[name] for name in WORDED if name in fitting.masks]
    match = match_of(query, but=fits.common()) if held else ""
    holding = fitting.rows.claim[np.logical_and.reduce(held) & fitting.rows.last] if match else np.zeros(0, np.int32)
    if not len(holding):
        return holding
    first = np.partition(holding, -WEIGHED)[-WEIGHED] if len(holding) > WEIGHED else holding.min()
    wanted = {"words": match, "first": int(first), "last": int(holding.max())}
    return np.fromiter((number for (number,) in fits.connection.execute(BEST, wanted)), dtype=np.int32)


def _newest(fitting: Fitting, found: Ints, limit: int) -> Ints:
    """Of these rows the claims that were published last; of one day those that came in last."""
    rows = fitting.rows
    key = rows.articles.last[rows.article[found]].astype(np.int64) << 32 | rows.claim[found]
    if len(found) > limit:
        chosen = np.argpartition(-key, limit)[:limit]
        found, key = found[chosen], key[chosen]
    return rows.claim[found[np.argsort(-key)]]
