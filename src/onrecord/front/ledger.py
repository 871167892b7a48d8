"""A ledger as an object: opened by its path or address, asked with keyword arguments, added to by reading."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Unpack

from onrecord.config import Config, load
from onrecord.dossier.asked import matters_asked
from onrecord.dossier.listing import ListedMatter, Weighed, listed, weighed
from onrecord.front.articles import Articles, FoundArticle
from onrecord.front.claims import Claims, FoundClaim
from onrecord.front.conditions import Conditions, query_of
from onrecord.front.matters import FoundMatter, Matters
from onrecord.front.source import FoundSource, source_of
from onrecord.ledger.base import ClaimQuery, View
from onrecord.ledger.base import Ledger as Kept
from onrecord.model import Entry, KeptArticle, Summary
from onrecord.run.open import open_ledger

if TYPE_CHECKING:
    from types import TracebackType

    from onrecord.dossier.trail import Trail
    from onrecord.run.ingest import Listener, Progress

PAGE = 500  # claims that are asked for at a time

T = TypeVar("T")


class Ledger:
    """A ledger of claims, by a file's path, a database URL, or `memory:` for one that is gone when it is closed.

    Without a name it is the one that `ONRECORD_LEDGER` names, else `onrecord.db` in the current folder. The first
    `read` makes it where it is not there; to ask one that is not there raises `LedgerUnavailable`. Close it, or use it
    in a `with` statement.

    `config` holds all other settings, such as the annotators that `read` uses; see `onrecord.load_config`.
    """

    def __init__(self, name: str | os.PathLike[str] | None = None, *, config: Config | None = None) -> None:
        self.config = config or load()
        if name is not None:
            self.config = replace(self.config, ledger=os.fspath(name))
        self._kept: Kept | None = None
        self._closed = False

    @property
    def name(self) -> str:
        """Its path or address."""
        return self.config.ledger

    # Adding

    def read(self, *things: str | os.PathLike[str] | Mapping[str, Any], listener: Listener | None = None) -> Progress:
        """Read files, folders, texts or articles into the ledger, find who is who, and link the claims.

        A text is a string with a space in it that is no file's path; an article is a dictionary with "text" and, where
        known, "id", "title", "published", "url", "outlet" and "language". What was read before is passed over. Gives
        how much came in; its `rejected` says what could not be used, and why. `listener` is handed the same after each
        article. Raises `FileNotFoundError`.
        """
        from onrecord.front.documents import documents_of
        from onrecord.front.reading import pipeline_of
        from onrecord.run.ingest import ingest

        documents = documents_of(things, self.config)
        kept = self._open(create=True)
        with kept.guarded():
            return ingest(documents, kept, pipeline_of(self.config), listener or (lambda _: None))

    # Asking

    def claims(self, words: str | None = None, /, **conditions: Unpack[Conditions]) -> Claims:
        """The claims that fit, in the order they came in; all where nothing is asked.

        `words` must all stand in the claim or its source's name. The conditions are those of `onrecord.ClaimQuery`:
        text, source, stance, about, place, since, until, outlet, article, own_voice, contested, superseded, said_by,
        kind, country, box, happened_since, happened_until, event, matter.
        """
        asked = _first("words", words, conditions)
        query = self._query(asked)
        told = ", ".join(f"{name}={value!r}" for name, value in asked.items())
        return Claims(lambda: self._pages(query), self, told)

    def claim(self, claim_id: str) -> FoundClaim:
        """One claim, by its id or the beginning of it. Raises `NotFound`."""
        return FoundClaim(self._ask(lambda view: view.entry(claim_id)), self)

    def trail(self, claim_id: str) -> Trail:
        """All that is needed to check a claim: its file and characters, what stands against it, its matters."""
        from onrecord.dossier.trail import trail_of

        return self._ask(lambda view: trail_of(view, claim_id))

    def matters(self, text: str | None = None, /, **conditions: Unpack[Conditions]) -> Matters:
        """What the claims are about, the most contested first.

        A matter fits if one of its claims does; the words of `text` may also stand in its title. `contested` leaves out
        those that have claims on one side only.
        """
        contested = bool(conditions.pop("contested", False))
        query = self._query(_first("text", text, conditions))
        found = self._ask(lambda view: weighed(view, matters_asked(view, query, contested=contested)))
        return Matters(found, self._listed, self)

    def matter(self, matter_id: str) -> FoundMatter:
        """One matter, by its id or the beginning of it. Raises `NotFound`."""
        (found,) = self._ask(lambda view: weighed(view, [view.matter(matter_id)]))
        (one,) = self._listed([found])
        return FoundMatter(one, self)

    def article(self, article_id: str) -> FoundArticle:
        """One article, by its id, the id that came with it, or the beginning of its id. Raises `NotFound`."""
        return self._found(self._ask(lambda view: view.article(article_id)))

    def articles(self) -> Articles:
        """All articles, in the order they came in."""
        return Articles(self._all_articles, f"all of {self.name}")

    def source(self, name: str) -> FoundSource:
        """Somebody on whose word claims are, by name, by words such as "the mayor", or by an entity's id.

        All spellings that were found to be one are one. Raises `NotFound`, and `Ambiguous` where several are called so.
        """
        found = self._ask(lambda view: source_of(view, name))
        claims = self.claims(said_by=found.members) if found.members else self.claims(source=name)
        return FoundSource(found, claims)

    def entries(self, claim_ids: Iterable[str]) -> list[Entry]:
        """These claims as the ledger keeps them, by their whole ids, in the order they came in."""
        return self._ask(lambda view: view.entries(claim_ids))

    def summary(self) -> Summary:
        """How much the ledger holds: documents, articles, claims, sources, contested ones, what was rejected."""
        return self._ask(lambda view: view.summary())

    def export(self, path: str | os.PathLike[str], **conditions: Unpack[Conditions]) -> int:
        """Write the claims that fit to a file, whose ending says how: .jsonl, .csv, .parquet. Gives how many.

        Raises `ExportFailed`.
        """
        from onrecord.export.choose import exporter_for

        exporter, query = exporter_for(Path(path)), self._query(conditions)
        return exporter.export(self._pages(query), Path(path))

    # Opening and closing

    def close(self) -> None:
        """Let go of the file or database. A closed ledger cannot be asked any more."""
        if self._kept:
            self._kept.close()
        self._kept, self._closed = None, True

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<onrecord.Ledger {self.name!r}{', closed' if self._closed else ''}>"

    def _open(self, *, create: bool = False) -> Kept:
        if self._closed:
            raise ValueError(f"The ledger {self.name!r} is closed; open it again with onrecord.Ledger({self.name!r}).")
        if self._kept is None:
            self._kept = open_ledger(self.name, create=create)
        return self._kept

    @contextmanager
    def _view(self) -> Iterator[View]:
        kept = self._open()
        with kept.guarded():
            yield kept.view()

    def _ask(self, question: Callable[[View], T]) -> T:
        with self._view() as view:
            return question(view)

    def _query(self, conditions: Conditions) -> ClaimQuery:
        query = query_of(conditions)
        if not query.matter:
            self._open()
            return query
        return replace(query, matter=self._ask(lambda view: view.matter(query.matter or "").id))

    def _pages(self, query: ClaimQuery) -> Iterator[Entry]:
        last = 0
        while entries := self._page(query, last):
            yield from entries
            last = entries[-1].number

    def _page(self, query: ClaimQuery, after: int) -> list[Entry]:
        return self._ask(lambda view: view.claims(query, after=after, limit=PAGE))

    def _listed(self, found: Iterable[Weighed]) -> Iterator[ListedMatter]:
        with self._view() as view:
            yield from listed(view, found)

    def _found(self, article: KeptArticle) -> FoundArticle:
        return FoundArticle(article, tuple(self._pages(ClaimQuery(article=article.id))), self)

    def _all_articles(self) -> Iterator[FoundArticle]:
        with self._view() as view:
            for article in view.articles():
                yield self._found(article)


def _first(name: Literal["words", "text"], value: str | None, conditions: Conditions) -> Conditions:
    """The conditions, with the one that needs no name before the others."""
    if value is None:
        return conditions
    if name in conditions:
        raise TypeError(f"{name} is given twice: {value!r} and {conditions[name]!r}.")
    given: Conditions = {"words": value} if name == "words" else {"text": value}
    return {**given, **conditions}
