"""What linkers find articles by: the keys that were kept with their claims."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select

from onrecord.ledger import schema as s

# A statement a word: where it is asked for all words at once, SQLite walks through all keys of the side.
FOUND = (
    select(s.article.c.id)
    .join_from(s.key, s.claim, s.claim.c.number == s.key.c.claim)
    .join(s.article, s.article.c.number == s.claim.c.article)
    .where(s.key.c.side == bindparam("side"), s.key.c.word == bindparam("word"))
    .order_by(s.key.c.claim.desc())
    .limit(bindparam("limit"))
)


def found_by(connection: Connection, side: str, words: Iterable[str], limit: int) -> dict[str, list[str]]:
    """For each word, the ids of the articles whose claims have it as a key on that side, of the newest claims."""
    found = {}
    for word in dict.fromkeys(words):
        wanted = {"side": side, "word": word, "limit": limit}
        if articles := list(dict.fromkeys(connection.execute(FOUND, wanted).scalars())):
            found[word] = articles
    return found
