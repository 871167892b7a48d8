"""Which readings of articles were in by a moment, and which is the last one of its article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, bindparam, exists, func, literal, select

from onrecord.ledger import schema as s


def seen(reading: ColumnElement[Any], as_of: str | None) -> ColumnElement[bool]:
    """Whether a reading was in by the moment of a view."""
    if not as_of:
        return literal(True)
    other = s.reading.alias()
    return exists().where(other.c.number == reading, other.c.at <= as_of)


def was_in(table: Table, as_of: str | None) -> Iterator[ColumnElement[bool]]:
    """Whether a row was in by the moment of a view."""
    if as_of:
        yield table.c.at <= as_of


def articles_in(as_of: str | None) -> Select[Any]:
    """The articles of which a reading was in."""
    if not as_of:
        return select(s.article)
    read = exists().where(s.reading.c.article == s.article.c.number, s.reading.c.at <= as_of)
    return select(s.article).where(read)


def is_current(as_of: str | None) -> ColumnElement[bool]:
    """Whether the reading in hand is the last one of its claim's article."""
    return _is_last_of(s.claim, as_of)


def is_newest(as_of: str | None) -> ColumnElement[bool]:
    """Whether a reading is the last one of its article."""
    return _is_last_of(s.reading, as_of)


def _is_last_of(table: Table, as_of: str | None) -> ColumnElement[bool]:
    later = s.reading.alias()
    newest = select(func.max(later.c.number)).where(later.c.article == table.c.article)
    if as_of:
        newest = newest.where(later.c.at <= as_of)
    return s.reading.c.number == newest.correlate(table).scalar_subquery()


def newest_reading(as_of: str | None) -> Select[Any]:
    """The number of the last reading of an article."""
    newest = select(func.max(s.reading.c.number)).where(s.reading.c.article == bindparam("article"))
    return newest.where(s.reading.c.at <= as_of) if as_of else newest
