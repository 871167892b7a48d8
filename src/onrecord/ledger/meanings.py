"""Which network found what claims mean, and how far back it came."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from onrecord.ledger import schema as s

FIRST_MEANT = (
    select(s.meaning.c.claim).where(s.meaning.c.network == bindparam("network")).order_by(s.meaning.c.claim).limit(1)
)
LAST_NETWORK = select(s.meaning.c.network).order_by(s.meaning.c.number.desc()).limit(1)


def first_meant(connection: Connection, network: str) -> int | None:
    """The number of the first claim whose meaning this network has found; None where there is none."""
    first: int | None = connection.execute(FIRST_MEANT, {"network": network}).scalar_one_or_none()
    return first


def last_network(connection: Connection) -> str | None:
    """The network that found the meanings of claims last; None where none did."""
    network: str | None = connection.execute(LAST_NETWORK).scalar_one_or_none()
    return network
