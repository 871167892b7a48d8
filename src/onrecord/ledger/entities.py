"""Entities as they are kept, by name, by key and by who is one with whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Engine, bindparam, exists, func, or_, select

from onrecord.ledger import schema as s
from onrecord.ledger.identities import canon_of, kin_of
from onrecord.ledger.readings import seen
from onrecord.ledger.rows import PAGE
from onrecord.ledger.words import terms_of, text_of
from onrecord.model import Canon, KeptEntity

_keys = func.json_each(bindparam("keys", type_=s.Json)).table_valued("value")
_earliest = (
    select(s.called.c.entity)
    .where(s.called.c.key == _keys.c.value)
    .order_by(s.called.c.entity)
    .limit(bindparam("limit"))
    .correlate(_keys)
)
_of_key = s.called.alias()
CALLED = (
    select(_of_key.c.key, _of_key.c.entity)
    .join_from(_keys, _of_key, _of_key.c.key == _keys.c.value)
    .where(_of_key.c.entity.in_(_earliest))
    .order_by(_of_key.c.entity)
)
NUMBERED = (s.entity.c.number.in_(s.listed("numbers")),)


class Entities:
    """Entities as they stood at a moment."""

    def __init__(self, engine: Engine, as_of: str | None) -> None:
        self._engine = engine
        self._as_of = as_of

    def all(self, *, after: int = 0, limit: int = 500) -> list[KeptEntity]:
        """All entities, in the order they came in, from the one after number `after`."""
        return self._kept(s.entity.c.number > after, limit=limit)

    def called(self, keys: Iterable[str], *, limit: int = 50) -> dict[str, list[KeptEntity]]:
        """For each key that finds any, the entities that it finds; the earliest ones, in the order they came in."""
        with self._engine.connect() as connection:
            rows = connection.execute(CALLED, {"keys": list(keys), "limit": limit}).all()
        numbers = {row.entity for row in rows}
        kept = {each.number: each for each in self._kept(*NUMBERED, wanted={"numbers": list(numbers)})}
        found: dict[str, list[KeptEntity]] = {}
        for row in rows:
            if row.entity in kept:
                found.setdefault(row.key, []).append(kept[row.entity])
        return found

    def named(self, name: str) -> list[KeptEntity]:
        """The entities whose names hold all words of `name`, in the order they came in."""
        return self._kept(_called_so(name), limit=PAGE) if name.strip() else []

    def identity(self, entity_ids: Iterable[str]) -> list[KeptEntity]:
        """These entities and all that are one with any of them, in the order they came in."""
        ids = list(entity_ids)
        canon = self.canon(ids)
        wanted = list({each for entity_id in ids for each in canon.same(entity_id)})
        return self._kept(s.entity.c.id.in_(s.listed("ids")), wanted={"ids": wanted})

    def canon(self, entity_ids: Iterable[str] | None = None) -> Canon:
        """Which entities are one: of all, or only of those that have to do with `entity_ids`."""
        with self._engine.connect() as connection:
            kin = None if entity_ids is None else kin_of(connection, list(entity_ids))
            return canon_of(connection, kin, self._as_of)

    def also_called(self, name: str) -> list[int]:
        """The numbers of the entities that are called otherwise, and are one with one that is called so."""
        number = s.entity.c.number
        ruled = or_(exists().where(s.ruling.c.left == number), exists().where(s.ruling.c.right == number))
        named = [each.id for each in self._kept(_called_so(name), ruled)] if name.strip() else []
        if not named:
            return []
        known = set(named)
        return [each.number for each in self.identity(named) if each.id not in known]

    def _kept(
        self, *conditions: ColumnElement[bool], limit: int | None = None, wanted: dict[str, Any] | None = None
    ) -> list[KeptEntity]:
        statement = (
            select(s.entity, s.article.c.id.label("article_id"))
            .join(s.article, s.article.c.number == s.entity.c.article)
            .where(*conditions, *self._was_mentioned())
            .order_by(s.entity.c.number)
            .limit(limit)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(statement, wanted).all()
        return [KeptEntity(row.number, row.id, row.name, row.type, row.article_id) for row in rows]

    def _was_mentioned(self) -> Iterator[ColumnElement[bool]]:
        """Whether a reading that was in by the moment of this view mentions the entity."""
        if self._as_of:
            yield exists().where(s.mention.c.entity == s.entity.c.number, seen(s.mention.c.reading, self._as_of))


def _called_so(name: str) -> ColumnElement[bool]:
    """Whether an entity's name holds all words of this one."""
    words = " AND ".join(terms_of(text_of(name)))
    return s.entity.c.number.in_(select(s.entity_words.c.rowid).where(s.entity_words.c.entity_words.op("MATCH")(words)))
