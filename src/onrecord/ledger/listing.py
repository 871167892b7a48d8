"""Listing the claims that fit a query, in the order they came in: a page at a time, with nothing kept in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, bindparam, select

from onrecord.ledger import schema as s
from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.conditions import AS_MADE, AS_MENDED, Asking, conditions_of, has_words, matching, said_by
from onrecord.ledger.entries import Entries
from onrecord.ledger.findings import asked, mended_holds
from onrecord.ledger.mended import any_mended, is_last, is_mended, rejected_in
from onrecord.ledger.readings import is_current
from onrecord.ledger.words import match_of, writable
from onrecord.model import Entry

# How many ids are, where nothing but them is asked for.
IDS = 10_000


class Listing:
    """Lists the claims that fit, those that people spoke of as people have them."""

    def __init__(self, engine: Engine, entries: Entries, asking: Asking) -> None:
        self._engine = engine
        self._entries = entries
        self._asking = asking

    def claims(self, query: ClaimQuery, *, after: int = 0, limit: int = 50) -> list[Entry]:
        """The claims that fit, in the order they came in, from the one after number `after`."""
        if query.article and replace(query, rejected=False) == ClaimQuery(article=query.article):
            article = self._asking.article_number(query.article)
            gone = [] if query.rejected else self._rejected_in(article)
            wanted = {"article": article, "after": after, "limit": limit, "gone": gone}
            return self._entries.fetch(self._of_article, wanted)
        statement, mended = self._asked(query, after, limit)
        entries = self._entries.fetch(statement)
        if mended:
            entries += self._entries.fetch(self._entries.each().where(s.claim.c.number.in_(s.given(mended))))
            entries = sorted(entries, key=lambda entry: entry.number)[:limit]
        return entries

    def ids(self, query: ClaimQuery) -> Iterator[str]:
        """The ids of all claims that fit, in the order they came in: for whoever needs no more of them."""
        after = 0
        if query.article and query == ClaimQuery(article=query.article):
            yield from (claim_id for _, claim_id in self._ids_in(self._asking.article_number(query.article)))
            return
        while found := self._ids_asked(query, after):
            yield from (claim_id for _, claim_id in found)
            after = found[-1][0]

    def _ids_in(self, article: int) -> list[tuple[int, str]]:
        """The numbers and ids of the claims of one article, by its number."""
        with self._engine.connect() as connection:
            gone = list(rejected_in(connection, self._asking.as_of, article=article))
            wanted = {"article": article, "after": 0, "limit": -1, "gone": gone}
            return [(row.number, row.id) for row in connection.execute(self._ids_of_article, wanted)]

    def _ids_asked(self, query: ClaimQuery, after: int) -> list[tuple[int, str]]:
        """The numbers and ids of the next claims that fit."""
        statement, mended = self._asked(query, after, IDS)
        bare = statement.with_only_columns(s.claim.c.number, s.claim.c.id, maintain_column_froms=True)
        also = select(s.claim.c.number, s.claim.c.id).where(s.claim.c.number.in_(s.given(mended)))
        with self._engine.connect() as connection:
            rows = [row for each in ((bare, also) if mended else (bare,)) for row in connection.execute(each)]
        return sorted((row.number, row.id) for row in rows)[:IDS]

    def _asked(self, query: ClaimQuery, after: int, limit: int) -> tuple[Select[Any], list[int]]:
        """The next claims that fit as they were made, and the numbers of those that fit as people have them."""
        query = writable(query)
        statement = self._entries.each()
        number: ColumnElement[int] = s.claim.c.number
        also = self._asking.also_called(query.source) if query.source else []
        places = self._asking.also_called(query.place) if query.place else []
        asked_for = query
        if also and query.source:
            statement = statement.where(said_by(query.source, also, AS_MADE))
            query = replace(query, source=None)
        if words := match_of(query):
            statement, number = statement.where(*matching(words)), s.claim_words.c.rowid
        with self._engine.connect() as connection:
            told = asked(connection, query, after, places=places)
            conditions = (*conditions_of(connection, query, AS_MADE, self._asking), *told.conditions)
            mended: list[int] = []
            if any_mended(connection, self._asking.as_of):
                statement = statement.where(~is_mended(s.claim.c.number, self._asking.as_of))
                mended = self._mended(connection, asked_for, also, places, after, limit)
        statement = statement.where(number > told.after, *conditions)
        if told.until is not None:
            statement = statement.where(number <= told.until)
        return statement.order_by(number).limit(limit), mended

    def _mended(
        self,
        connection: Connection,
        query: ClaimQuery,
        also: list[int],
        places: list[int],
        after: int,
        limit: int,
    ) -> list[int]:
        """The numbers of the claims that people spoke of and that fit as people have them."""
        statement = (
            select(s.mended.c.claim)
            .join_from(s.mended, s.claim, s.claim.c.number == s.mended.c.claim)
            .join(s.reading, s.reading.c.number == s.mended.c.reading)
            .where(s.mended.c.claim > after, is_last(self._asking.as_of))
            .where(*conditions_of(connection, query, AS_MENDED, self._asking), *mended_holds(connection, query, places))
        )
        if query.source and also:
            statement = statement.where(said_by(query.source, also, AS_MENDED))
            query = replace(query, source=None)
        if words := match_of(query):
            statement = statement.where(has_words(words, AS_MENDED))
        if not query.rejected:
            statement = statement.where(s.mended.c.rejected == 0)
        return list(connection.execute(statement.order_by(s.mended.c.claim).limit(limit)).scalars())

    def _rejected_in(self, article: int) -> list[int]:
        with self._engine.connect() as connection:
            return list(rejected_in(connection, self._asking.as_of, article=article))

    @cached_property
    def _of_article(self) -> Select[Any]:
        return (
            self._entries.each()
            .where(s.claim.c.article == bindparam("article"), s.claim.c.number > bindparam("after"))
            .where(s.claim.c.number.not_in(s.listed("gone")))
            .where(is_current(self._asking.as_of))
            .order_by(s.claim.c.number)
            .limit(bindparam("limit"))
        )

    @cached_property
    def _ids_of_article(self) -> Select[Any]:
        return self._of_article.with_only_columns(s.claim.c.number, s.claim.c.id, maintain_column_froms=True)
