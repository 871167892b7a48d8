"""Words that so many claims hold that finding these takes long: the claims that hold them are kept at hand."""

from __future__ import annotations

from collections import Counter

import numpy as np
from sqlalchemy import Connection, select

from onrecord.ledger import schema as s
from onrecord.ledger.columns import Rows
from onrecord.ledger.words import words_of

# A word is common that at least this share of the claims hold. By what BM25 weighs words with it tells next to nothing:
# the logarithm of how many claims lack it to each that holds it.
COMMON = 0.4
# Of fewer claims all words are found at once. As many are looked at to see which words are common.
MANY, SAMPLE = 100_000, 2_000

TEXTS = select(s.claim.c.content_text, s.claim.c.source_text).where(s.claim.c.number.in_(s.listed("numbers")))


def common_words(connection: Connection, rows: Rows) -> frozenset[str]:
    """The common words of a ledger's claims, small; none where claims are few."""
    if len(rows.claim) < MANY:
        return frozenset()
    some = rows.claim[np.linspace(0, len(rows.claim) - 1, SAMPLE, dtype=np.int64)]
    texts = connection.execute(TEXTS, {"numbers": some.tolist()}).all()
    held = Counter(word for text in texts for word in set(words_of(" ".join(filter(None, text)))))
    return frozenset(word for word, claims in held.items() if claims >= COMMON * len(texts) and word.isalnum())
