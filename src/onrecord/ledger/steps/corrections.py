"""From version 4: what people say of claims is kept, and claims are found as people have them."""

from __future__ import annotations

from sqlalchemy import Connection

TITLE = "corrections of claims"

# The shape as it was when this step was written; later shapes are brought about by later steps.
TABLES = """
CREATE TABLE claim_score (score REAL NOT NULL, claim INTEGER NOT NULL, reading INTEGER NOT NULL, PRIMARY KEY (score,
    claim, reading), FOREIGN KEY(claim) REFERENCES claim (number), FOREIGN KEY(reading) REFERENCES reading (number))
    WITHOUT ROWID, STRICT;
CREATE TABLE correction (number INTEGER NOT NULL, mend TEXT NOT NULL, claim INTEGER NOT NULL, spans TEXT, stance TEXT,
    kind TEXT, entity INTEGER, mark TEXT, place TEXT, "when" TEXT, reasons TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT
    NOT NULL, PRIMARY KEY (number), FOREIGN KEY(claim) REFERENCES claim (number), FOREIGN KEY(entity) REFERENCES
    entity (number))  STRICT;
CREATE INDEX ix_correction_claim ON correction (claim);
CREATE TABLE correction_taken_back (correction INTEGER NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY
    (correction), FOREIGN KEY(correction) REFERENCES correction (number))  STRICT;
CREATE TABLE mended (number INTEGER NOT NULL, claim INTEGER NOT NULL, reading INTEGER NOT NULL, corrections TEXT NOT
    NULL, rejected INTEGER NOT NULL, attributed INTEGER NOT NULL, stance TEXT NOT NULL, kind TEXT NOT NULL, entity
    INTEGER, source TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL, source_text TEXT NOT NULL, cue_text TEXT
    NOT NULL, content_text TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (number), FOREIGN KEY(claim) REFERENCES claim
    (number), FOREIGN KEY(reading) REFERENCES reading (number), FOREIGN KEY(entity) REFERENCES entity (number))
    STRICT;
CREATE INDEX mended_of_claim ON mended (claim, number);
CREATE INDEX mended_rejected ON mended (claim) WHERE rejected = 1;
CREATE TABLE mended_time (mended INTEGER NOT NULL, time INTEGER NOT NULL, choice INTEGER NOT NULL, breadth INTEGER,
    earliest TEXT, latest TEXT, PRIMARY KEY (mended, time, choice), FOREIGN KEY(mended) REFERENCES mended (number),
    FOREIGN KEY(time) REFERENCES time (number))  WITHOUT ROWID, STRICT;
CREATE TABLE mended_place (mended INTEGER NOT NULL, place INTEGER NOT NULL, country TEXT, lat REAL, lon REAL, PRIMARY
    KEY (mended, place), FOREIGN KEY(mended) REFERENCES mended (number), FOREIGN KEY(place) REFERENCES place (number))
    WITHOUT ROWID, STRICT;
CREATE TABLE mended_event (mended INTEGER NOT NULL, event INTEGER NOT NULL, type TEXT NOT NULL, reported INTEGER NOT
    NULL, PRIMARY KEY (mended, event), FOREIGN KEY(mended) REFERENCES mended (number), FOREIGN KEY(event) REFERENCES
    event (number))  WITHOUT ROWID, STRICT;
CREATE TABLE mended_place_name (mended INTEGER NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (mended, name), FOREIGN
    KEY(mended) REFERENCES mended (number), FOREIGN KEY(name) REFERENCES place_name (number))  WITHOUT ROWID, STRICT;
CREATE VIRTUAL TABLE mended_words USING fts5(content_text, source_text, content='mended', content_rowid='number',
    tokenize='porter unicode61 remove_diacritics 2');
INSERT INTO claim_score (score, claim, reading) SELECT made.score, made.claim, made.reading FROM made
    JOIN claim ON claim.number = made.claim AND claim.attributed = 1;
"""


def keep_corrections(connection: Connection) -> None:
    """Make the tables of corrections; the attributed claims that are there are found by their scores."""
    for statement in filter(str.strip, TABLES.split(";")):
        connection.exec_driver_sql(statement)
