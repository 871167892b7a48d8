"""Articles with what is claimed in them: of a ledger, or just read without one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.errors import NotFound
from onrecord.front.claims import Claims, FoundClaim, Home
from onrecord.front.frames import Framed
from onrecord.model import Entry, KeptArticle, Published, Reading, Rejected

if TYPE_CHECKING:
    import pyarrow

MOST_SHOWN = 5  # in a notebook; of the others the headings


@dataclass(frozen=True, slots=True, repr=False)
class FoundArticle:
    """One article and its claims in the order they came in; in a notebook it shows itself with their words marked.

    `kept` is the article as a ledger keeps it, with its head, entities, times, places and events.
    """

    kept: KeptArticle
    entries: tuple[Entry, ...] = field(repr=False)
    home: Home = field(compare=False)

    @property
    def id(self) -> str:
        return self.kept.id

    @property
    def name(self) -> str:
        """The id that it came with; else its page's and its number there."""
        return self.kept.name

    @property
    def heading(self) -> str:
        return self.kept.heading

    @property
    def text(self) -> str:
        """Its words, in which all spans count."""
        return self.kept.text

    @property
    def outlet(self) -> str | None:
        return self.kept.outlet

    @property
    def url(self) -> str | None:
        return self.kept.url

    @property
    def published(self) -> Published:
        return self.kept.published

    @property
    def claims(self) -> Claims:
        """All that is claimed in it: what it attributes, and what it says itself."""
        return Claims(lambda: self.entries, self.home, f"in {self.heading}")

    @property
    def attributions(self) -> tuple[FoundClaim, ...]:
        """What it says that others say."""
        return tuple(claim for claim in self.claims if not claim.own_voice)

    @property
    def own_voice(self) -> tuple[FoundClaim, ...]:
        """What it says itself."""
        return tuple(claim for claim in self.claims if claim.own_voice)

    def __repr__(self) -> str:
        return f"<article {self.name}: {self.heading!r}, {len(self.entries):,} claims>"

    def _repr_html_(self) -> str:
        from onrecord.front.html import html_of_article

        return html_of_article(self.kept, self.entries)


class Articles(Framed):
    """The articles of a ledger, in the order they came in, walked through one by one. True if there is any."""

    def __init__(self, articles: Callable[[], Iterable[FoundArticle]], told: str) -> None:
        self._articles = articles
        self._told = told

    def __iter__(self) -> Iterator[FoundArticle]:
        return iter(self._articles())

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def to_arrow(self) -> pyarrow.Table:
        """A table with an article a row and its text; `article_id` is that of the tables of claims."""
        from onrecord.front.tables import table_of_articles

        return table_of_articles((article.kept, article.entries) for article in self)

    def __repr__(self) -> str:
        return f"<articles: {self._told}>"

    def _repr_html_(self) -> str:
        from onrecord.front.html import html_of_articles

        shown = list(islice(self, MOST_SHOWN + 1))
        marked = [(each.kept, each.entries) for each in shown[:MOST_SHOWN]]
        return html_of_articles(marked, more=len(shown) > MOST_SHOWN)


class Extracted(Articles):
    """What `onrecord.extract` read: a sequence of articles, with all their claims as one; `rejected` says what was not.

    Each of `rejected` has `location` and `why`.
    """

    def __init__(
        self,
        kept: Iterable[tuple[KeptArticle, Sequence[Entry]]],
        readings: Iterable[Reading],
        rejected: Iterable[Rejected],
    ) -> None:
        self._read = tuple(FoundArticle(article, tuple(entries), self) for article, entries in kept)
        self._readings = tuple(readings)
        self.rejected = tuple(rejected)
        super().__init__(lambda: self._read, f"{len(self._read):,} read, {len(self.rejected):,} rejected")

    def __len__(self) -> int:
        return len(self._read)

    def __getitem__(self, position: int) -> FoundArticle:
        return self._read[position]

    @property
    def claims(self) -> Claims:
        """The claims of all articles."""
        return Claims(lambda: (entry for article in self._read for entry in article.entries), self, self._told)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The articles as dictionaries, as `onrecord extract` prints them."""
        from onrecord.export.extract import record_of_reading

        return [record_of_reading(reading) for reading in self._readings]

    def article(self, article_id: str) -> FoundArticle:
        """One of them, by its id or its name. Raises `NotFound`."""
        for article in self._read:
            if article_id in (article.id, article.name):
                return article
        raise NotFound(article_id, "no such article was read.")
