"""From version 1: what a reading marks in its article is kept, and claims are found by it."""

from __future__ import annotations

from sqlalchemy import Connection

TITLE = "times, places, events, flags and speakers"

# The shape as it was when this step was written; later shapes are brought about by later steps.
TABLES = """
CREATE TABLE time (number INTEGER NOT NULL, reading INTEGER NOT NULL, position INTEGER NOT NULL, start INTEGER
    NOT NULL, "end" INTEGER NOT NULL, value TEXT NOT NULL, type TEXT NOT NULL, when_value TEXT, earliest TEXT,
    latest TEXT, readings TEXT NOT NULL, relative TEXT, PRIMARY KEY (number), UNIQUE (reading, position), FOREIGN
    KEY(reading) REFERENCES reading (number))  STRICT;
CREATE TABLE place (number INTEGER NOT NULL, reading INTEGER NOT NULL, position INTEGER NOT NULL, start INTEGER
    NOT NULL, "end" INTEGER NOT NULL, name TEXT NOT NULL, lat REAL, lon REAL, geonameid INTEGER, country TEXT, score
    REAL NOT NULL, PRIMARY KEY (number), UNIQUE (reading, position), FOREIGN KEY(reading) REFERENCES reading
    (number))  STRICT;
CREATE TABLE event (number INTEGER NOT NULL, reading INTEGER NOT NULL, position INTEGER NOT NULL, start INTEGER
    NOT NULL, "end" INTEGER NOT NULL, type TEXT NOT NULL, mode TEXT, actors TEXT NOT NULL, recipients TEXT NOT NULL,
    place INTEGER, time INTEGER, factuality REAL NOT NULL, quote INTEGER, PRIMARY KEY (number), UNIQUE (reading,
    position), FOREIGN KEY(reading) REFERENCES reading (number), FOREIGN KEY(place) REFERENCES place (number),
    FOREIGN KEY(time) REFERENCES time (number))  STRICT;
CREATE TABLE count (event INTEGER NOT NULL, position INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT
    NULL, value INTEGER, low INTEGER, high INTEGER, "of" TEXT NOT NULL, PRIMARY KEY (event, position), FOREIGN
    KEY(event) REFERENCES event (number))  STRICT;
CREATE TABLE flag (number INTEGER NOT NULL, reading INTEGER NOT NULL, position INTEGER NOT NULL, start INTEGER
    NOT NULL, "end" INTEGER NOT NULL, what TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (number), UNIQUE (reading,
    position), FOREIGN KEY(reading) REFERENCES reading (number))  STRICT;
CREATE TABLE speaker (number INTEGER NOT NULL, reading INTEGER NOT NULL, position INTEGER NOT NULL, quote
    INTEGER NOT NULL, claim INTEGER, entity INTEGER, name TEXT NOT NULL, office TEXT NOT NULL, affiliation TEXT NOT
    NULL, place TEXT NOT NULL, withheld TEXT NOT NULL, basis TEXT NOT NULL, PRIMARY KEY (number), UNIQUE (reading,
    position), FOREIGN KEY(reading) REFERENCES reading (number), FOREIGN KEY(claim) REFERENCES claim (number),
    FOREIGN KEY(entity) REFERENCES entity (number))  STRICT;
CREATE INDEX ix_speaker_claim ON speaker (claim);
CREATE TABLE proposition (claim INTEGER NOT NULL, reading INTEGER NOT NULL, text TEXT NOT NULL, spans TEXT NOT NULL,
    holds INTEGER, PRIMARY KEY (claim, reading), FOREIGN KEY(claim) REFERENCES claim (number), FOREIGN KEY(reading)
    REFERENCES reading (number))  STRICT;
CREATE TABLE claim_time (claim INTEGER NOT NULL, time INTEGER NOT NULL, choice INTEGER NOT NULL, reading INTEGER
    NOT NULL, breadth INTEGER, earliest TEXT, latest TEXT, PRIMARY KEY (claim, time, choice), FOREIGN KEY(claim)
    REFERENCES claim (number), FOREIGN KEY(time) REFERENCES time (number), FOREIGN KEY(reading) REFERENCES reading
    (number))  WITHOUT ROWID, STRICT;
CREATE INDEX claim_time_by_day ON claim_time (breadth, earliest, latest, claim, reading);
CREATE TABLE claim_place (claim INTEGER NOT NULL, place INTEGER NOT NULL, reading INTEGER NOT NULL, country
    TEXT, lat REAL, lon REAL, PRIMARY KEY (claim, place), FOREIGN KEY(claim) REFERENCES claim (number), FOREIGN
    KEY(place) REFERENCES place (number), FOREIGN KEY(reading) REFERENCES reading (number))  WITHOUT ROWID, STRICT;
CREATE INDEX claim_place_by_country ON claim_place (country, claim, reading);
CREATE INDEX claim_place_by_point ON claim_place (lat, lon, claim, reading);
CREATE TABLE claim_event (claim INTEGER NOT NULL, event INTEGER NOT NULL, reading INTEGER NOT NULL, type TEXT
    NOT NULL, reported INTEGER NOT NULL, PRIMARY KEY (claim, event), FOREIGN KEY(claim) REFERENCES claim (number),
    FOREIGN KEY(event) REFERENCES event (number), FOREIGN KEY(reading) REFERENCES reading (number))  WITHOUT ROWID,
    STRICT;
CREATE INDEX claim_event_by_type ON claim_event (type, claim, reading);
CREATE TABLE place_name (number INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (number), UNIQUE (name))
    STRICT;
CREATE TABLE claim_place_name (name INTEGER NOT NULL, claim INTEGER NOT NULL, reading INTEGER NOT NULL, PRIMARY
    KEY (name, claim, reading), FOREIGN KEY(name) REFERENCES place_name (number), FOREIGN KEY(claim) REFERENCES
    claim (number), FOREIGN KEY(reading) REFERENCES reading (number))  WITHOUT ROWID, STRICT;
CREATE INDEX claim_place_name_of_claim ON claim_place_name (claim, reading, name);
CREATE INDEX made_by_kind ON made (kind, claim, reading);
"""

# Readings of version 1 marked nothing but entities, of which some are places.
PLACES = "('GPE', 'LOC', 'FAC')"
NAMES = f"INSERT INTO place_name (name) SELECT DISTINCT name FROM entity WHERE type IN {PLACES} ORDER BY name"
NAMED = f"""
INSERT INTO claim_place_name (name, claim, reading)
SELECT DISTINCT place_name.number, claim.number, made.reading
FROM claim
JOIN made ON made.claim = claim.number
JOIN entity ON entity.article = claim.article AND entity.type IN {PLACES}
JOIN mention ON mention.reading = made.reading AND mention.entity = entity.number
JOIN json_each(claim.content) AS span
JOIN place_name ON place_name.name = entity.name
WHERE mention.start >= json_extract(span.value, '$[0]') AND mention."end" <= json_extract(span.value, '$[1]')
"""


def keep_layers(connection: Connection) -> None:
    """Make the tables of layers; places that claims mention are found as before."""
    for statement in (*filter(str.strip, TABLES.split(";")), NAMES, NAMED):
        connection.exec_driver_sql(statement)
