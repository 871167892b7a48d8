"""The tables of a ledger that speaks SQL.

document ─┬─ sighting          where its bytes were found
          ├─ finished          who has read all of it
          ├─ rejected          what of it could not be used
          └─ page ── passage ── article ── reading ─┬─ made ── claim ─┬─ link
                                     │              │                 ├─ key
                                     │              │                 ├─ meaning
                                     │              │                 ├─ superseded
                                     │              │                 ├─ claim_score
                                     │              │                 ├─ decision ── taken_back
                                     │              │                 ├─ correction ── correction_taken_back
                                     │              │                 ├─ mended ── mended_…
                                     │              ├─ flag           │
                                     │              ├─ time ──────────┼─ claim_time
                                     │              ├─ place ─────────┼─ claim_place
                                     │              ├─ event ─ count ─┼─ claim_event
                                     │              └─ speaker ───────┤
                                     └── entity ─┬─ mention           └─ claim_place_name ── place_name
                                                 ├─ called
                                                 └─ ruling

Rows are added and never changed. A table's `number` is the order in which its rows came in; `id` comes from content.
Spans are JSON lists of `[start, end]`; a mark with exactly one span has it in `start` and `end`. What a reading marks
in an article stands at a `position`, in the reading's order. The tables `claim_…` are what claims are found by: what
stands in a claim's content, and what goes with an event that it tells of. A decision
is on a `matter` as well, which is nothing but what the decisions on it say.

What people say of a claim is a `correction`. What then follows for it is a row of `mended`: the claim as people have it
from that moment on, the last row counting, with what it is found by in the tables `mended_…`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    REAL,
    BindParameter,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    column,
    func,
    literal,
    select,
    table,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

metadata = MetaData()


class Json(TypeDecorator[Any]):
    """A JSON value kept as text, since a strict table of SQLite has no type for it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


# The moment of a view, for statements that are built once.
AS_OF: BindParameter[str] = bindparam("as_of", type_=Text)


def listed(name: str) -> Select[Any]:
    """The values of a parameter that is a list. One statement for lists of all lengths needs to be built only once."""
    return select(func.json_each(bindparam(name, type_=Json)).table_valued("value").c.value)


def given(values: Iterable[Any]) -> Select[Any]:
    """These values, as one parameter."""
    return select(func.json_each(literal(list(values), Json)).table_valued("value").c.value)


def _table(name: str, *parts: Any) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True)


def _number() -> Column[Any]:
    return Column("number", Integer, primary_key=True)


def _id() -> Column[Any]:
    return Column("id", Text, nullable=False, unique=True)


def _text(name: str, **options: Any) -> Column[Any]:
    return Column(name, Text, nullable=options.pop("null", False), **options)


def _integer(name: str, **options: Any) -> Column[Any]:
    return Column(name, Integer, nullable=options.pop("null", False), **options)


def _json(name: str, **options: Any) -> Column[Any]:
    return Column(name, Json, nullable=options.pop("null", False), **options)


def _to(name: str, target: str, **options: Any) -> Column[Any]:
    return Column(name, ForeignKey(target), nullable=options.pop("null", False), **options)


migration = _table("migration", _integer("number", primary_key=True), _text("name"), _text("at"))

document = _table(
    "document",
    _text("id", primary_key=True),  # SHA-256 of the bytes
    _text("media_type"),
    _integer("size"),  # in bytes, before compression
    Column("content", LargeBinary, nullable=False),  # zlib
    _text("at"),
)

sighting = _table(
    "sighting", _to("document", "document.id", primary_key=True), _text("location", primary_key=True), _text("at")
)

finished = _table(
    "finished",
    _to("document", "document.id", primary_key=True),
    _text("maker", primary_key=True),
    _text("version", primary_key=True),
    _text("at"),
)

page = _table(
    "page",
    _text("id", primary_key=True),
    _to("document", "document.id", index=True),
    _text("encoding"),
    Column("text", LargeBinary, nullable=False),  # UTF-8, zlib
)

article = _table(
    "article",
    _number(),
    _id(),
    _text("text"),
    _text("heading"),
    _text("given_id", null=True),
    _text("title", null=True),
    _text("outlet", null=True),
    _text("url", null=True),
    _text("language", null=True),
    _json("headline"),
    _json("dateline"),
    _json("byline"),
    _json("captions"),
    _text("published_value", null=True),
    _text("published_earliest", null=True),
    _text("published_latest", null=True),
    _text("published_basis"),
)

passage = _table(
    "passage",
    _number(),
    _to("article", "article.number"),
    _to("page", "page.id"),
    _integer("start"),
    _integer("end"),
    _integer("ordinal"),
    _text("name", index=True),
    UniqueConstraint("article", "page", "start", "end"),
    Index("passage_of_page", "page"),
)

reading = _table(
    "reading",
    _number(),
    _to("article", "article.number"),
    _text("maker"),
    _text("version"),
    _text("at"),
    _integer("claims"),  # how many it made: a reading with fewer is not whole
    UniqueConstraint("article", "maker", "version"),
    Index("reading_of_article", "article", "number"),
)

entity = _table("entity", _number(), _id(), _to("article", "article.number", index=True), _text("name"), _text("type"))

mention = _table(
    "mention",
    _to("reading", "reading.number", primary_key=True),
    _to("entity", "entity.number", primary_key=True),
    _integer("start", primary_key=True),
    _integer("end", primary_key=True),
)

# What canonisers find an entity by. Clustered, since it is only ever asked for the entities of a key.
called = Table(
    "called",
    metadata,
    _text("key", primary_key=True),
    _to("entity", "entity.number", primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

ruling = _table(
    "ruling",
    _number(),
    _to("left", "entity.number", index=True),
    _to("right", "entity.number", index=True),
    _text("verdict"),
    Column("score", REAL, nullable=False),
    _json("reasons"),
    _text("by"),
    _integer("person"),  # 1 where `by` is a person's name, 0 where it is a maker and its version
    _text("at"),
)

canonised = _table(
    "canonised",
    _number(),
    _text("by"),
    _integer("up_to"),  # the number of the last entity that was looked at
    _text("at"),
    Index("canonised_by", "by", "up_to"),
)

claim = _table(
    "claim",
    _number(),
    _id(),
    _to("article", "article.number", index=True),
    _to("via", "claim.id", null=True),
    _integer("attributed"),  # 0 where the outlet speaks itself
    _text("stance"),
    _json("source"),
    _json("cue"),
    _json("content"),
    _text("source_text"),
    _text("cue_text"),
    _text("content_text"),
)

made = _table(
    "made",
    _to("claim", "claim.number", primary_key=True),
    _to("reading", "reading.number", primary_key=True, index=True),
    Column("score", REAL, nullable=False),
    _text("kind"),
    _to("entity", "entity.number", null=True),
    Index("made_by_kind", "kind", "claim", "reading"),
)


def _of_reading(name: str, *parts: Any) -> Table:
    """A layer of marks: each row is one that a reading made, at its position among them."""
    return _table(
        name,
        _number(),
        _to("reading", "reading.number"),
        _integer("position"),
        *parts,
        UniqueConstraint("reading", "position"),
    )


def _found_by(name: str, *parts: Any) -> Table:
    """What claims are found by, as a reading had it. Clustered: it is only asked for by its keys."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=False)


def _real(name: str, **options: Any) -> Column[Any]:
    return Column(name, REAL, nullable=options.pop("null", False), **options)


time = _of_reading(
    "time",
    _integer("start"),
    _integer("end"),
    _text("value"),  # as TIMEX3 has it
    _text("type"),
    _text("when_value", null=True),
    _text("earliest", null=True),
    _text("latest", null=True),
    _json("readings"),  # [[value, earliest, latest], …]
    _text("relative", null=True),
)

place = _of_reading(
    "place",
    _integer("start"),
    _integer("end"),
    _text("name"),
    _real("lat", null=True),
    _real("lon", null=True),
    _integer("geonameid", null=True),
    _text("country", null=True),
    _real("score"),
)

event = _of_reading(
    "event",
    _integer("start"),
    _integer("end"),
    _text("type"),
    _text("mode", null=True),
    _json("actors"),
    _json("recipients"),
    _to("place", "place.number", null=True),
    _to("time", "time.number", null=True),
    _real("factuality"),
    _integer("quote", null=True),  # which of the reading's quotes reports it; `claim_event` knows the claim
)

count = _table(
    "count",
    _to("event", "event.number", primary_key=True),
    _integer("position", primary_key=True),
    _integer("start"),
    _integer("end"),
    _integer("value", null=True),
    _integer("low", null=True),
    _integer("high", null=True),
    _text("of"),
)

flag = _of_reading("flag", _integer("start"), _integer("end"), _text("what"), _text("why"))

speaker = _of_reading(
    "speaker",
    _integer("quote"),
    _to("claim", "claim.number", null=True, index=True),  # the one that was made of the quote
    _to("entity", "entity.number", null=True),
    _json("name"),
    _json("office"),
    _json("affiliation"),
    _json("place"),
    _json("withheld"),
    _json("basis"),  # [[kind, start, end], …]
)

# What the content of a claim says is so, where it is no sentence; `holds` is 1, 0 or open.
proposition = _table(
    "proposition",
    _to("claim", "claim.number", primary_key=True),
    _to("reading", "reading.number", primary_key=True),
    _text("text"),
    _json("spans"),
    _integer("holds", null=True),
)

# One row for each way to read a time. `breadth` is the class of its length (see `breadth`), by which an index finds the
# times that may lie in a span of days.
claim_time = _found_by(
    "claim_time",
    _to("claim", "claim.number", primary_key=True),
    _to("time", "time.number", primary_key=True),
    _integer("choice", primary_key=True),
    _to("reading", "reading.number"),
    _integer("breadth", null=True),
    _text("earliest", null=True),
    _text("latest", null=True),
    Index("claim_time_by_day", "breadth", "earliest", "latest", "claim", "reading"),
)

claim_place = _found_by(
    "claim_place",
    _to("claim", "claim.number", primary_key=True),
    _to("place", "place.number", primary_key=True),
    _to("reading", "reading.number"),
    _text("country", null=True),
    _real("lat", null=True),
    _real("lon", null=True),
    Index("claim_place_by_country", "country", "claim", "reading"),
    Index("claim_place_by_point", "lat", "lon", "claim", "reading"),
)

claim_event = _found_by(
    "claim_event",
    _to("claim", "claim.number", primary_key=True),
    _to("event", "event.number", primary_key=True),
    _to("reading", "reading.number"),
    _text("type"),
    _integer("reported"),  # 0 where it stands in the content, but another voice reports it
    Index("claim_event_by_type", "type", "claim", "reading"),
)

# Each name of a place once: of those on the map, and of entities that are places.
place_name = _table("place_name", _number(), _text("name", unique=True))

claim_place_name = _found_by(
    "claim_place_name",
    _to("name", "place_name.number", primary_key=True),
    _to("claim", "claim.number", primary_key=True),
    _to("reading", "reading.number", primary_key=True),
    Index("claim_place_name_of_claim", "claim", "reading", "name"),
)

# What people are asked about, the least sure first: attributed claims by their scores.
claim_score = _found_by(
    "claim_score",
    _real("score", primary_key=True),
    _to("claim", "claim.number", primary_key=True),
    _to("reading", "reading.number", primary_key=True),
)

superseded = _table(
    "superseded",
    _to("claim", "claim.number", primary_key=True),
    _to("reading", "reading.number", primary_key=True, index=True),
    _to("by", "claim.number", null=True, index=True),
)

# What a claim means, as a network found it: a vector of 8-bit integers, of which only the direction counts.
meaning = _table(
    "meaning",
    _number(),
    _to("claim", "claim.number"),
    _text("network"),
    Column("vector", LargeBinary, nullable=False),
    UniqueConstraint("claim", "network"),
)

# The same link is kept once for each linker that finds it, since only those of the last one count.
link = _table(
    "link",
    _number(),
    _text("id"),
    _to("left", "claim.number", index=True),
    _to("right", "claim.number", index=True),
    _text("relation"),
    Column("score", REAL, nullable=False),
    _json("reasons"),
    _text("maker"),
    _text("version"),
    _text("at"),
    UniqueConstraint("id", "maker", "version"),
)

# What linkers find claims by. Clustered, since it is only ever asked for the claims of a word.
key = Table(
    "key",
    metadata,
    _text("side", primary_key=True),
    _text("word", primary_key=True),
    _to("claim", "claim.number", primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

linked = _table(
    "linked",
    _number(),
    _text("maker"),
    _text("version"),
    _integer("up_to"),  # the number of the last claim that was looked at
    _text("at"),
    Index("linked_by", "maker", "version", "up_to"),
)

# What decisions are on: it is there from the first of them on, and what it holds follows from them.
matter = _table("matter", _number(), _id())

# What machines and people decided on matters; which columns are filled depends on the act, as `NEEDED` has it.
decision = _table(
    "decision",
    _number(),
    _text("act"),
    _to("matter", "matter.number", null=True),
    _to("claim", "claim.number", null=True, index=True),
    _to("other_matter", "matter.number", null=True),
    _to("other_claim", "claim.number", null=True),
    _text("side", null=True),
    _text("title", null=True),
    _real("score"),
    _json("reasons"),
    _text("by"),
    _integer("person"),  # 1 where `by` is a person's name, 0 where it is a maker and its version
    _text("at"),
    Index("decision_of_matter", "matter", "act"),
    # Few decisions have these: an index of those alone stays small.
    Index("decision_of_other_matter", "other_matter", sqlite_where=text("other_matter IS NOT NULL")),
    Index("decision_of_other_claim", "other_claim", sqlite_where=text("other_claim IS NOT NULL")),
    Index("decision_of_person", "by", sqlite_where=text("person = 1")),
)

taken_back = _table("taken_back", _to("decision", "decision.number", primary_key=True), _text("by"), _text("at"))

# What people say of claims; which columns are filled depends on the mend, as `NEEDED` has it.
correction = _table(
    "correction",
    _number(),
    _text("mend"),
    _to("claim", "claim.number", index=True),
    _json("spans", null=True),
    _text("stance", null=True),
    _text("kind", null=True),
    _to("entity", "entity.number", null=True),
    _json("mark", null=True),  # [start, end] of the place or the time
    _json("place", null=True),  # [name, lat, lon, geonameid, country]
    _json("when", null=True),  # [value, earliest, latest]
    _json("reasons"),
    _text("by"),
    _text("at"),
)

correction_taken_back = _table(
    "correction_taken_back", _to("correction", "correction.number", primary_key=True), _text("by"), _text("at")
)

# A claim as people have it, from `at` on; of one claim's rows the last counts. `corrections` are the numbers of those
# in force: its own, and those of claims whose place it took. Where there are none any more, it reads as it was made.
mended = _table(
    "mended",
    _number(),
    _to("claim", "claim.number"),
    _to("reading", "reading.number"),
    _json("corrections"),
    _integer("rejected"),
    _integer("attributed"),
    _text("stance"),
    _text("kind"),
    _to("entity", "entity.number", null=True),
    _json("source"),
    _json("cue"),
    _json("content"),
    _text("source_text"),
    _text("cue_text"),
    _text("content_text"),
    _text("at"),
    Index("mended_of_claim", "claim", "number"),
    Index("mended_rejected", "claim", sqlite_where=text("rejected = 1")),
)

mended_time = _found_by(
    "mended_time",
    _to("mended", "mended.number", primary_key=True),
    _to("time", "time.number", primary_key=True),
    _integer("choice", primary_key=True),
    _integer("breadth", null=True),
    _text("earliest", null=True),
    _text("latest", null=True),
)

mended_place = _found_by(
    "mended_place",
    _to("mended", "mended.number", primary_key=True),
    _to("place", "place.number", primary_key=True),
    _text("country", null=True),
    _real("lat", null=True),
    _real("lon", null=True),
)

mended_event = _found_by(
    "mended_event",
    _to("mended", "mended.number", primary_key=True),
    _to("event", "event.number", primary_key=True),
    _text("type"),
    _integer("reported"),
)

mended_place_name = _found_by(
    "mended_place_name",
    _to("mended", "mended.number", primary_key=True),
    _to("name", "place_name.number", primary_key=True),
)

rejected = _table(
    "rejected",
    _number(),
    _id(),
    _text("what"),
    _text("location"),
    _text("why"),
    _to("document", "document.id", null=True),
    _text("at"),
)

# The full-text indexes, which `migrations` makes: of claims as they were made and as people have them, and of the names
# of entities. Their rows are numbered as those of what they hold are.
claim_words = table("claim_words", column("rowid", Integer), column("claim_words", Text))
entity_words = table("entity_words", column("rowid", Integer), column("entity_words", Text))
mended_words = table("mended_words", column("rowid", Integer), column("mended_words", Text))
