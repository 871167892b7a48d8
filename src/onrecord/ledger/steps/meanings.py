"""What claims mean is kept; the linker finds it when it runs next."""

from __future__ import annotations

from sqlalchemy import Connection

TITLE = "meanings of claims"

TABLE = """
CREATE TABLE meaning (
    number INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    network TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (claim, network),
    FOREIGN KEY(claim) REFERENCES claim (number)
) STRICT
"""


def keep_meanings(connection: Connection) -> None:
    """Make the table of meanings."""
    connection.exec_driver_sql(TABLE)
