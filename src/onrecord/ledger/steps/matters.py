"""From version 3: what is decided on matters is kept, and each linker's links are kept for it."""

from __future__ import annotations

from sqlalchemy import Connection

TITLE = "matters, and decisions on them"

# The shape as it was when this step was written; later shapes are brought about by later steps. Links had an id that no
# two of them shared, so that one which a later linker found again stayed the former one's.
TABLES = """
ALTER TABLE link RENAME TO former_link;
DROP INDEX ix_link_left;
DROP INDEX ix_link_right;
CREATE TABLE link (number INTEGER NOT NULL, id TEXT NOT NULL, "left" INTEGER NOT NULL, "right" INTEGER NOT NULL,
    relation TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL, maker TEXT NOT NULL, version TEXT NOT NULL, at
    TEXT NOT NULL, PRIMARY KEY (number), UNIQUE (id, maker, version), FOREIGN KEY("left") REFERENCES claim (number),
    FOREIGN KEY("right") REFERENCES claim (number))  STRICT;
INSERT INTO link SELECT * FROM former_link;
DROP TABLE former_link;
CREATE INDEX ix_link_left ON link ("left");
CREATE INDEX ix_link_right ON link ("right");
CREATE INDEX ix_superseded_by ON superseded ("by");
CREATE TABLE matter (number INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (number), UNIQUE (id))  STRICT;
CREATE TABLE decision (number INTEGER NOT NULL, act TEXT NOT NULL, matter INTEGER, claim INTEGER, other_matter INTEGER,
    other_claim INTEGER, side TEXT, title TEXT, score REAL NOT NULL, reasons TEXT NOT NULL, "by" TEXT NOT NULL, person
    INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (number), FOREIGN KEY(matter) REFERENCES matter (number), FOREIGN
    KEY(claim) REFERENCES claim (number), FOREIGN KEY(other_matter) REFERENCES matter (number), FOREIGN
    KEY(other_claim) REFERENCES claim (number))  STRICT;
CREATE INDEX ix_decision_claim ON decision (claim);
CREATE INDEX decision_of_matter ON decision (matter, act);
CREATE INDEX decision_of_other_matter ON decision (other_matter) WHERE other_matter IS NOT NULL;
CREATE INDEX decision_of_other_claim ON decision (other_claim) WHERE other_claim IS NOT NULL;
CREATE INDEX decision_of_person ON decision ("by") WHERE person = 1;
CREATE TABLE taken_back (decision INTEGER NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (decision),
    FOREIGN KEY(decision) REFERENCES decision (number))  STRICT;
"""


def keep_matters(connection: Connection) -> None:
    """Make the tables of decisions; links stay as they are, and the same one may come from several linkers."""
    for statement in filter(str.strip, TABLES.split(";")):
        connection.exec_driver_sql(statement)
