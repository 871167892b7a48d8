"""Claims as entries: each with the last reading that made it, and as people have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, func, select

from onrecord.ledger import schema as s
from onrecord.ledger.beginnings import begins, bounds, only
from onrecord.ledger.layers import told_in
from onrecord.ledger.mended import as_mended, mended_in
from onrecord.ledger.readings import is_current, seen
from onrecord.ledger.rows import PAGE, Told, entry_of
from onrecord.model import Contest, Entry, Link


class Entries:
    """Claims by their ids and numbers, as they stood at a moment; `Listing` has those that fit a query."""

    def __init__(self, engine: Engine, as_of: str | None) -> None:
        self._engine = engine
        self._as_of = as_of

    def one(self, claim_id: str) -> Entry:
        """One claim, by its id or the beginning of it. Raises `NotFound`."""
        found = self.fetch(self._begun, bounds(claim_id))
        entry: Entry = only(found, "claim", claim_id)
        return entry

    def of(self, claim_ids: Iterable[str], *, bare: bool = False) -> list[Entry]:
        """These claims, by their whole ids, in the order they came in; those that it does not hold are left out."""
        return sorted(self.by_id(set(claim_ids), bare=bare), key=lambda entry: entry.number)

    def numbered(self, numbers: Iterable[int]) -> list[Entry]:
        """The claims of these numbers, in this order; those that it does not hold are left out."""
        wanted = list(numbers)
        found = {
            entry.number: entry
            for start in range(0, len(wanted), PAGE)
            for entry in self.fetch(self._of_numbers, {"numbers": wanted[start : start + PAGE]})
        }
        return [found[number] for number in wanted if number in found]

    def latest(self, *, before: int | None, limit: int) -> list[Entry]:
        """Current claims before a number, or all, the last first."""
        statement = self.each().where(is_current(self._as_of))
        if before is not None:
            statement = statement.where(s.claim.c.number < before)
        return self.fetch(statement.order_by(s.claim.c.number.desc()).limit(limit))

    def contests(self, links: Sequence[Link]) -> Iterator[Contest]:
        """Links with the claims at their ends."""
        ends = {claim_id for link in links for claim_id in (link.left, link.right)}
        entries = {entry.id: entry for entry in self.by_id(ends)}
        for link in links:
            yield Contest(link, entries[link.left], entries[link.right])

    def by_id(self, claim_ids: Iterable[str], *, bare: bool = False) -> Iterator[Entry]:
        """The same as `of`, in no order."""
        ids = iter(claim_ids)
        while some := list(islice(ids, PAGE)):
            yield from self.fetch(self._identified, {"ids": some}, bare=bare)

    def fetch(self, statement: Select[Any], wanted: dict[str, Any] | None = None, *, bare: bool = False) -> list[Entry]:
        """The entries that a statement gives; bare ones without what is marked in them."""
        with self._engine.connect() as connection:
            rows = connection.execute(statement, wanted).all()
            if not rows:
                return []
            numbers = [row.number for row in rows]
            told = {} if bare else told_in(connection, numbers)
            mended = mended_in(connection, numbers, self._as_of, bare=bare)
        parents = self._parents({row.via for row in rows if row.via})
        entries = []
        for row in rows:
            parent = parents.get(row.via)
            made = entry_of(row, parent.made.claim if parent else None, told.get((row.number, row.reading), Told()))
            entries.append(as_mended(made, mended.get(row.number), parent))
        return entries

    def _parents(self, claim_ids: set[str]) -> dict[str, Entry]:
        """The claims in whose contents others stand."""
        return {entry.id: entry for entry in self.by_id(claim_ids, bare=True)}

    def each(self) -> Select[Any]:
        """Each claim with the last reading that made it."""
        name = select(s.passage.c.name).where(s.passage.c.article == s.article.c.number).order_by(s.passage.c.number)
        successor = s.claim.alias()
        superseded_by = (
            select(successor.c.id)
            .join_from(s.superseded, successor, successor.c.number == s.superseded.c.by)
            .where(s.superseded.c.claim == s.claim.c.number, seen(s.superseded.c.reading, self._as_of))
            # A claim that was made again since is superseded no more.
            .where(s.superseded.c.reading > s.made.c.reading)
            .order_by(s.superseded.c.reading.desc())
        )
        return (
            select(
                s.claim,
                s.article.c.id.label("article_id"),
                s.article.c.outlet,
                s.article.c.heading,
                s.article.c.published_value,
                s.article.c.published_earliest,
                s.article.c.published_latest,
                s.article.c.published_basis,
                s.made.c.reading,
                s.made.c.score,
                s.made.c.kind,
                s.entity.c.id.label("entity_id"),
                s.entity.c.name.label("entity_name"),
                s.reading.c.maker,
                s.reading.c.version,
                s.reading.c.at,
                name.limit(1).scalar_subquery().label("article_name"),
                is_current(self._as_of).label("current"),
                superseded_by.limit(1).scalar_subquery().label("superseded_by"),
            )
            .join_from(s.claim, s.made, s.made.c.claim == s.claim.c.number)
            .join(s.reading, s.reading.c.number == s.made.c.reading)
            .join(s.article, s.article.c.number == s.claim.c.article)
            .outerjoin(s.entity, s.entity.c.number == s.made.c.entity)
            .where(s.made.c.reading == self._last_made())
        )

    def _last_made(self) -> ColumnElement[Any]:
        made = s.made.alias()
        return (
            select(func.max(made.c.reading))
            .where(made.c.claim == s.claim.c.number, seen(made.c.reading, self._as_of))
            .correlate(s.claim)
            .scalar_subquery()
        )

    @cached_property
    def _begun(self) -> Select[Any]:
        return self.each().where(begins(s.claim.c.id)).limit(2)

    @cached_property
    def _identified(self) -> Select[Any]:
        return self.each().where(s.claim.c.id.in_(s.listed("ids")))

    @cached_property
    def _of_numbers(self) -> Select[Any]:
        return self.each().where(s.claim.c.number.in_(s.listed("numbers")))
