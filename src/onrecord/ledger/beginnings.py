"""Finding one thing of a ledger by its id or the beginning of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam

from onrecord.errors import Ambiguous, NotFound
from onrecord.ledger.words import text_of


def begins(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether it begins as `bounds` says: a range and not LIKE, so that the index answers."""
    return and_(column >= bindparam("first"), column < bindparam("last"))


def bounds(start: str) -> dict[str, str]:
    """Between which two all texts are that begin so."""
    first = text_of(start)
    return {"first": first, "last": first + "\U0010ffff"}


def only(found: Sequence[Any], what: str, name: str) -> Any:
    """The one that was found. Raises `NotFound` where none was, and `Ambiguous` where several were."""
    if not found:
        raise NotFound(name, f"the ledger holds no such {what}.")
    if len(found) > 1:
        raise Ambiguous(name, f"several {what}s begin like this; give more of the id.")
    return found[0]
