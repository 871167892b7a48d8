"""What linkers find articles by: the keys that were kept with their claims."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, text

# CROSS JOIN, so that SQLite begins with the words: it would walk through all keys of the side. Of a frequent word only
# the newest claims are looked up.
FOUND = text("""
    SELECT asked.value AS word, key.claim AS claim, article.id AS id
    FROM json_each(:words) AS asked
    CROSS JOIN key ON key.side = :side AND key.word = asked.value
        AND key.claim >= coalesce((
            SELECT earliest.claim FROM key AS earliest
            WHERE earliest.side = :side AND earliest.word = asked.value
            ORDER BY earliest.claim DESC LIMIT 1 OFFSET :limit - 1
        ), 0)
    CROSS JOIN claim ON claim.number = key.claim
    CROSS JOIN article ON article.number = claim.article
""")


def found_by(connection: Connection, side: str, words: Iterable[str], limit: int) -> dict[str, list[str]]:
    """For each word, the ids of the articles whose claims have it as a key on that side, of the newest claims."""
    asked = list(dict.fromkeys(words))
    claims: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for word, claim, article in connection.execute(FOUND, {"words": json.dumps(asked), "side": side, "limit": limit}):
        claims[word].append((claim, article))
    return {
        word: list(dict.fromkeys(article for _, article in sorted(claims[word], reverse=True)))
        for word in asked
        if word in claims
    }
