-- A ledger in the shape of version 1, with one article, three claims and three entities.
CREATE TABLE migration (
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	at TEXT NOT NULL,
	PRIMARY KEY (number)
)
 STRICT;
CREATE TABLE document (
	id TEXT NOT NULL,
	media_type TEXT NOT NULL,
	size INTEGER NOT NULL,
	content BLOB NOT NULL,
	at TEXT NOT NULL,
	PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE article (
	number INTEGER NOT NULL,
	id TEXT NOT NULL,
	text TEXT NOT NULL,
	heading TEXT NOT NULL,
	given_id TEXT,
	title TEXT,
	outlet TEXT,
	url TEXT,
	language TEXT,
	headline TEXT NOT NULL,
	dateline TEXT NOT NULL,
	byline TEXT NOT NULL,
	captions TEXT NOT NULL,
	published_value TEXT,
	published_earliest TEXT,
	published_latest TEXT,
	published_basis TEXT NOT NULL,
	PRIMARY KEY (number),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE linked (
	number INTEGER NOT NULL,
	maker TEXT NOT NULL,
	version TEXT NOT NULL,
	up_to INTEGER NOT NULL,
	at TEXT NOT NULL,
	PRIMARY KEY (number)
)
 STRICT;
CREATE INDEX linked_by ON linked (maker, version, up_to);
CREATE TABLE sighting (
	document TEXT NOT NULL,
	location TEXT NOT NULL,
	at TEXT NOT NULL,
	PRIMARY KEY (document, location),
	FOREIGN KEY(document) REFERENCES document (id)
)
 STRICT;
CREATE TABLE finished (
	document TEXT NOT NULL,
	maker TEXT NOT NULL,
	version TEXT NOT NULL,
	at TEXT NOT NULL,
	PRIMARY KEY (document, maker, version),
	FOREIGN KEY(document) REFERENCES document (id)
)
 STRICT;
CREATE TABLE page (
	id TEXT NOT NULL,
	document TEXT NOT NULL,
	encoding TEXT NOT NULL,
	text BLOB NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(document) REFERENCES document (id)
)
 STRICT;
CREATE INDEX ix_page_document ON page (document);
CREATE TABLE reading (
	number INTEGER NOT NULL,
	article INTEGER NOT NULL,
	maker TEXT NOT NULL,
	version TEXT NOT NULL,
	at TEXT NOT NULL,
	claims INTEGER NOT NULL,
	PRIMARY KEY (number),
	UNIQUE (article, maker, version),
	FOREIGN KEY(article) REFERENCES article (number)
)
 STRICT;
CREATE INDEX reading_of_article ON reading (article, number);
CREATE TABLE entity (
	number INTEGER NOT NULL,
	id TEXT NOT NULL,
	article INTEGER NOT NULL,
	name TEXT NOT NULL,
	type TEXT NOT NULL,
	PRIMARY KEY (number),
	UNIQUE (id),
	FOREIGN KEY(article) REFERENCES article (number)
)
 STRICT;
CREATE INDEX ix_entity_article ON entity (article);
CREATE TABLE claim (
	number INTEGER NOT NULL,
	id TEXT NOT NULL,
	article INTEGER NOT NULL,
	via TEXT,
	attributed INTEGER NOT NULL,
	stance TEXT NOT NULL,
	source TEXT NOT NULL,
	cue TEXT NOT NULL,
	content TEXT NOT NULL,
	source_text TEXT NOT NULL,
	cue_text TEXT NOT NULL,
	content_text TEXT NOT NULL,
	PRIMARY KEY (number),
	UNIQUE (id),
	FOREIGN KEY(article) REFERENCES article (number),
	FOREIGN KEY(via) REFERENCES claim (id)
)
 STRICT;
CREATE INDEX ix_claim_article ON claim (article);
CREATE TABLE rejected (
	number INTEGER NOT NULL,
	id TEXT NOT NULL,
	what TEXT NOT NULL,
	location TEXT NOT NULL,
	why TEXT NOT NULL,
	document TEXT,
	at TEXT NOT NULL,
	PRIMARY KEY (number),
	UNIQUE (id),
	FOREIGN KEY(document) REFERENCES document (id)
)
 STRICT;
CREATE TABLE passage (
	number INTEGER NOT NULL,
	article INTEGER NOT NULL,
	page TEXT NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (number),
	UNIQUE (article, page, start, "end"),
	FOREIGN KEY(article) REFERENCES article (number),
	FOREIGN KEY(page) REFERENCES page (id)
)
 STRICT;
CREATE INDEX ix_passage_name ON passage (name);
CREATE INDEX passage_of_page ON passage (page);
CREATE TABLE mention (
	reading INTEGER NOT NULL,
	entity INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	PRIMARY KEY (reading, entity, start, "end"),
	FOREIGN KEY(reading) REFERENCES reading (number),
	FOREIGN KEY(entity) REFERENCES entity (number)
)
 STRICT;
CREATE TABLE made (
	claim INTEGER NOT NULL,
	reading INTEGER NOT NULL,
	score REAL NOT NULL,
	kind TEXT NOT NULL,
	entity INTEGER,
	PRIMARY KEY (claim, reading),
	FOREIGN KEY(claim) REFERENCES claim (number),
	FOREIGN KEY(reading) REFERENCES reading (number),
	FOREIGN KEY(entity) REFERENCES entity (number)
)
 STRICT;
CREATE INDEX ix_made_reading ON made (reading);
CREATE TABLE superseded (
	claim INTEGER NOT NULL,
	reading INTEGER NOT NULL,
	"by" INTEGER,
	PRIMARY KEY (claim, reading),
	FOREIGN KEY(claim) REFERENCES claim (number),
	FOREIGN KEY(reading) REFERENCES reading (number),
	FOREIGN KEY("by") REFERENCES claim (number)
)
 STRICT;
CREATE INDEX ix_superseded_reading ON superseded (reading);
CREATE TABLE link (
	number INTEGER NOT NULL,
	id TEXT NOT NULL,
	"left" INTEGER NOT NULL,
	"right" INTEGER NOT NULL,
	relation TEXT NOT NULL,
	score REAL NOT NULL,
	reasons TEXT NOT NULL,
	maker TEXT NOT NULL,
	version TEXT NOT NULL,
	at TEXT NOT NULL,
	PRIMARY KEY (number),
	UNIQUE (id),
	FOREIGN KEY("left") REFERENCES claim (number),
	FOREIGN KEY("right") REFERENCES claim (number)
)
 STRICT;
CREATE INDEX ix_link_left ON link ("left");
CREATE INDEX ix_link_right ON link ("right");
CREATE TABLE "key" (
	side TEXT NOT NULL,
	word TEXT NOT NULL,
	claim INTEGER NOT NULL,
	PRIMARY KEY (side, word, claim),
	FOREIGN KEY(claim) REFERENCES claim (number)
)
 WITHOUT ROWID,
 STRICT;
CREATE VIRTUAL TABLE claim_words USING fts5(content_text, source_text, content='claim', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2');
INSERT INTO "migration" VALUES (1, 'a new ledger', '2026-11-29T20:01:59.007994+00:00');
INSERT INTO "document" VALUES ('25ce846beded23b8543980fb3681959b476eed252b9d3302760d911f6b0bbfb5', 'text/plain', 76, X'789c1dca310a80300c05d0ab7c3a4befa09b934b2f10496a03214352106fafb83e5e1b8233942f014d1c39430c5dcc2aca3e715322a90bd4d1287c2958ddb17d2949b9fe084d703cf505d16318fe', '2026-11-29T20:01:59.034038+00:00');
INSERT INTO "article" VALUES (1, 'aabc9065954b0a308977a', 'The bridge at Ostrel fell. "It was safe in Tarn," Ann Bel said. Tarn is dry.', 'The bridge at Ostrel fell. "It was safe in Tarn," Ann Bel said. Tarn is dry.', NULL, NULL, 'Daily Post', NULL, 'en', '[]', '[]', '[]', '[]', NULL, NULL, NULL, 'unknown');
INSERT INTO "sighting" VALUES ('25ce846beded23b8543980fb3681959b476eed252b9d3302760d911f6b0bbfb5', 'page.txt', '2026-11-29T20:01:59.034038+00:00');
INSERT INTO "finished" VALUES ('25ce846beded23b8543980fb3681959b476eed252b9d3302760d911f6b0bbfb5', 'by-hand', '1', '2026-11-29T20:01:59.081141+00:00');
INSERT INTO "page" VALUES ('pb7aa309090d7f1606118', '25ce846beded23b8543980fb3681959b476eed252b9d3302760d911f6b0bbfb5', 'utf-8', X'789c1dca310a80300c05d0ab7c3a4befa09b934b2f10496a03214352106fafb83e5e1b8233942f014d1c39430c5dcc2aca3e715322a90bd4d1287c2958ddb17d2949b9fe084d703cf505d16318fe');
INSERT INTO "reading" VALUES (1, 1, 'by-hand', '1', '2026-11-29T20:01:59.034038+00:00', 3);
INSERT INTO "entity" VALUES (1, 'ef96f0e426f415a3099ae', 1, 'Ostrel', 'GPE');
INSERT INTO "entity" VALUES (2, 'e21a6697ab8f988193095', 1, 'Ann Bel', 'PERSON');
INSERT INTO "entity" VALUES (3, 'e8c8eb1c32411ea4a7296', 1, 'Tarn', 'GPE');
INSERT INTO "claim" VALUES (1, 'cc2e178d1b13411fec40e', 1, NULL, 0, 'asserts', '[]', '[]', '[[0,25]]', 'Daily Post', '', 'The bridge at Ostrel fell');
INSERT INTO "claim" VALUES (2, 'c2527a7fc5a48b70b362e', 1, NULL, 1, 'asserts', '[[50,57]]', '[[58,62]]', '[[28,47]]', 'Ann Bel', 'said', 'It was safe in Tarn');
INSERT INTO "claim" VALUES (3, 'cac5d7ac777903583fd4b', 1, NULL, 0, 'asserts', '[]', '[]', '[[69,75]]', 'Daily Post', '', 'is dry');
INSERT INTO "passage" VALUES (1, 1, 'pb7aa309090d7f1606118', 0, 76, 1, '25ce846beded/1');
INSERT INTO "mention" VALUES (1, 1, 14, 20);
INSERT INTO "mention" VALUES (1, 2, 50, 57);
INSERT INTO "mention" VALUES (1, 3, 43, 47);
INSERT INTO "made" VALUES (1, 1, 0.9, 'outlet', NULL);
INSERT INTO "made" VALUES (2, 1, 0.9, 'person', 2);
INSERT INTO "made" VALUES (3, 1, 0.9, 'outlet', NULL);
INSERT INTO claim_words(claim_words) VALUES ('rebuild');
PRAGMA application_id = 1332630117;
PRAGMA user_version = 1;
