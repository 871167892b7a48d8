"""What linkers find articles by: the keys that were kept with their claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from onrecord.ledger import schema as s

_words = func.json_each(bindparam("words", type_=s.Json)).table_valued("value")
_newest = (
    select(s.key.c.claim)
    .where(s.key.c.side == bindparam("side"), s.key.c.word == _words.c.value)
    .order_by(s.key.c.claim.desc())
    .limit(bindparam("limit"))
    .correlate(_words)
)
_of_word = s.key.alias()
FOUND: Any = (
    select(_of_word.c.word, s.article.c.id)
    .join_from(_words, _of_word, (_of_word.c.word == _words.c.value) & (_of_word.c.side == bindparam("side")))
    .join(s.claim, s.claim.c.number == _of_word.c.claim)
    .join(s.article, s.article.c.number == s.claim.c.article)
    .where(_of_word.c.claim.in_(_newest))
)


def found_by(connection: Connection, side: str, words: Iterable[str], limit: int) -> dict[str, list[str]]:
    """For each word, the ids of the articles whose claims have it as a key on that side, of the newest claims."""
    wanted = {"side": side, "words": list(dict.fromkeys(words)), "limit": limit}
    found: dict[str, list[str]] = {}
    for word, article in connection.execute(FOUND, wanted):
        articles = found.setdefault(word, [])
        if article not in articles[-1:]:
            articles.append(article)
    return found
