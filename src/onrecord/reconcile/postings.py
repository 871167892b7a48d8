"""Which articles have a key: asked of the ledger once in a run, and kept at hand as articles come in."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from onrecord.ledger.base import View
from onrecord.reconcile.block import STORY

# Of how many keys the articles are kept at hand. Most keys are those of one article.
AT_HAND = 400_000


class Postings:
    """The newest articles of each key, at most `limit`."""

    def __init__(self, view: View, limit: int) -> None:
        self._view, self._limit = view, limit
        self._articles: OrderedDict[str, list[str]] = OrderedDict()  # the earliest first

    def take_in(self, article_id: str, keys: Iterable[str]) -> None:
        """An article came in with these keys, which are in the ledger by the time that any is asked for."""
        for key in keys:
            articles = self._articles.get(key)
            # Of a key that was not asked for yet, all articles are asked for then.
            if articles is not None and article_id not in articles:
                articles.append(article_id)
                del articles[: -self._limit]

    def of(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """The ids of the articles of each key that has any, the newest first."""
        asked = list(dict.fromkeys(keys))
        if new := [key for key in asked if key not in self._articles]:
            found = self._view.found_by(STORY, new, limit=self._limit)
            self._articles.update((key, found.get(key, [])[::-1]) for key in new)
        for key in asked:
            self._articles.move_to_end(key)
        articles = {key: self._articles[key][::-1] for key in asked if self._articles[key]}
        while len(self._articles) > AT_HAND:
            self._articles.popitem(last=False)
        return articles
