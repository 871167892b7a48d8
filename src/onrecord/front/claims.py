"""Claims as a question finds them: one by one, in pages, as a frame, or as a table in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from onrecord.dossier.shown import OfEntry, clipped
from onrecord.export.record import JSON, name_of, on_whose_word, record_of
from onrecord.front.frames import Framed
from onrecord.model import UNNAMED_OUTLET, Entry, Kind, Published

if TYPE_CHECKING:
    import pyarrow

    from onrecord.front.articles import FoundArticle

MOST_SHOWN = 20  # in a notebook; the rest is told by its number
LONGEST_SHOWN = 60  # of a claim's words where it is named on a line, in characters


class Home(Protocol):
    """Where claims come from: it has their articles."""

    def article(self, article_id: str) -> FoundArticle: ...


@dataclass(frozen=True, slots=True, repr=False)
class FoundClaim(OfEntry):
    """One claim, with its words, its source and its place: what `Ledger.claim` and the iteration of claims give.

    `entry` is the claim as the ledger keeps it, with all spans, times, places and events.
    """

    entry: Entry
    home: Home = field(compare=False)

    @property
    def content(self) -> str:
        """The words of the claim."""
        return self.claim.text

    @property
    def source(self) -> str:
        """The words for whose word it is; "no source named" where the article names nobody."""
        return name_of(self.claim.source)

    @property
    def kind(self) -> Kind:
        """What kind of voice the source is."""
        return self.claim.source.kind

    @property
    def cue(self) -> str | None:
        """The words that tie the content to the source."""
        return (self.claim.attribution.cue_text or None) if self.claim.attribution else None

    @property
    def on_whose_word(self) -> str:
        """The chain of voices from the outlet inwards."""
        return on_whose_word(self.claim)

    @property
    def outlet(self) -> str | None:
        """Who published it, where that is stated."""
        return None if self.claim.outlet.text == UNNAMED_OUTLET else self.claim.outlet.text

    @property
    def published(self) -> Published:
        return self.entry.published

    @property
    def score(self) -> float:
        """How sure the reader was, 0…1."""
        return self.entry.made.score

    @property
    def article(self) -> FoundArticle:
        """The article that it stands in."""
        return self.home.article(self.claim.article_id)

    def to_dict(self) -> dict[str, JSON]:
        """The fields of a claim as `onrecord claims --format jsonl` prints them."""
        return record_of(self.entry)

    def __repr__(self) -> str:
        short, _ = clipped(self.content, LONGEST_SHOWN)
        return f"<claim {self.id[:10]}: {self.source} {self.stance} {short!r}>"

    def _repr_html_(self) -> str:
        from onrecord.front.html import html_of_claim

        return html_of_claim(self.entry, self.article.kept)


class Claims(Framed):
    """The claims that fit, asked for again each time that they are walked through, a page at a time.

    It is true if any fits. Nothing is held: `list(claims)` or a frame does that.
    """

    def __init__(self, entries: Callable[[], Iterable[Entry]], home: Home, told: str = "") -> None:
        self._entries = entries
        self._home = home
        self._told = told

    def __iter__(self) -> Iterator[FoundClaim]:
        return (FoundClaim(entry, self._home) for entry in self._entries())

    def __bool__(self) -> bool:
        return self.first() is not None

    def __getitem__(self, position: int) -> FoundClaim:
        if position < 0:
            raise IndexError(f"Claims are counted from their first, which is 0; got {position}.")
        for claim in islice(self, position, None):
            return claim
        raise IndexError(f"There are not so many claims: {position}.")

    def first(self) -> FoundClaim | None:
        """The first one, None where none fits."""
        return next(iter(self), None)

    def head(self, most: int = 10) -> Claims:
        """The first of them, as claims again."""
        if most < 0:
            raise ValueError(f"head needs a number from 0 on, got {most}.")
        return Claims(lambda: islice(self._entries(), most), self._home, f"{self._told}, first {most}".lstrip(", "))

    def count(self) -> int:
        """How many there are; all are walked through."""
        return sum(1 for _ in self._entries())

    def to_arrow(self) -> pyarrow.Table:
        """A table with the columns of the exports."""
        from onrecord.front.tables import table_of_claims

        return table_of_claims(self._entries())

    def to_dicts(self) -> list[dict[str, JSON]]:
        """The claims as dictionaries, as `onrecord claims --format jsonl` prints them."""
        return [record_of(entry) for entry in self._entries()]

    def __repr__(self) -> str:
        return f"<claims: {self._told or 'all'}>"

    def _repr_html_(self) -> str:
        from onrecord.front.html import html_of_claims

        shown = list(islice(self._entries(), MOST_SHOWN + 1))
        return html_of_claims(shown[:MOST_SHOWN], more=len(shown) > MOST_SHOWN)
