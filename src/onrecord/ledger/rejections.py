"""What was given in and could not be used."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from onrecord.ledger import schema as s
from onrecord.ledger.readings import was_in
from onrecord.model import Rejected


def rejections(connection: Connection, as_of: str | None) -> Iterator[Rejected]:
    """All of it, in the order it came in."""
    for row in connection.execute(select(s.rejected).where(*was_in(s.rejected, as_of)).order_by(s.rejected.c.number)):
        yield Rejected(row.what, row.location, row.why, row.document)
