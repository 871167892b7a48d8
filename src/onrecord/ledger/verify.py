"""Checking a whole ledger: every span against the kept text, every hash, every key."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Connection, exists, func, select
from sqlalchemy.exc import DatabaseError

from onrecord.ledger import schema as s
from onrecord.ledger.base import Verification
from onrecord.ledger.checks import Checks, spans_in, streamed
from onrecord.ledger.verify_corrections import (
    check_corrections,
    check_corrections_taken_back,
    check_mended,
    check_scores,
)
from onrecord.ledger.verify_layers import (
    check_contents,
    check_events,
    check_flags,
    check_places,
    check_propositions,
    check_speakers,
    check_times,
)
from onrecord.ledger.verify_matters import check_decisions, check_matters, check_taken_back
from onrecord.model import UNNAMED_OUTLET, Verdict
from onrecord.model.claim import claim_id
from onrecord.model.document import article_id
from onrecord.model.ids import content_id, sha256
from onrecord.model.span import LEFT_OUT


def verify(connection: Connection) -> Verification:
    """Look at everything that the ledger holds; faults come as sentences that name what they are about."""
    checked: Counter[str] = Counter()
    faults = []
    for check in CHECKS:
        try:
            for what, fault in check(connection):
                checked[what] += 1
                if fault:
                    faults.append(fault)
        except (ValueError, TypeError, DatabaseError) as error:
            # A cell that is no JSON, a day that is none, a page of the file that is torn: what comes after it in this
            # check is not looked at, the other checks are.
            faults.append(f"{_subject_of(check)}: a row cannot be read: {error}")
    return Verification(dict(checked), tuple(faults))


def _subject_of(check: Callable[[Connection], Checks]) -> str:
    return check.__name__.removeprefix("check").strip("_").replace("_", " ")


def _database(connection: Connection) -> Checks:
    for (word,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        yield "database file", None if word == "ok" else f"database file: {word}"
    for table in s.metadata.sorted_tables:
        for _ in range(len(table.foreign_keys)):
            yield "foreign keys", None
    for table, row, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield "foreign keys", f"{table} row {row}: points at a row of {target} that is not there"


def _documents(connection: Connection) -> Checks:
    for row in streamed(connection, select(s.document.c.id, s.document.c.content)):
        yield "hashes", _differs(f"document {row.id}", "its bytes", sha256(_unpacked(row.content)), row.id)


def _pages(connection: Connection) -> Checks:
    statement = select(s.page).order_by(s.page.c.id)
    for page in streamed(connection, statement):
        text = _unpacked(page.text).decode("utf-8", "replace")
        yield "hashes", _differs(f"page {page.id}", "its text", content_id("page", page.document, text), page.id)
        yield from _passages(connection, page.id, text)


def _passages(connection: Connection, page: str, text: str) -> Checks:
    statement = (
        select(s.passage, s.article.c.id, s.article.c.text)
        .join(s.article, s.article.c.number == s.passage.c.article)
        .where(s.passage.c.page == page)
    )
    for row in connection.execute(statement):
        stands = text[row.start : row.end] == row.text
        yield "spans", None if stands else f"article {row.id}: its text is not what stands at its place on page {page}"


def _articles(connection: Connection) -> Checks:
    for row in streamed(connection, select(s.article).order_by(s.article.c.number)):
        about = f"article {row.id}"
        days = (date.fromisoformat(day) if day else None for day in (row.published_earliest, row.published_latest))
        yield (
            "hashes",
            _differs(
                about, "its content", article_id(row.text, row.given_id, row.outlet, row.url, row.title, *days), row.id
            ),
        )
        for role in ("headline", "dateline", "byline", "captions"):
            yield from spans_in(about, role, getattr(row, role), row.text)
    homeless = select(s.article.c.id).where(~exists().where(s.passage.c.article == s.article.c.number))
    for row in connection.execute(homeless):
        yield "readings", f"article {row.id}: stands on no page"


def _claims(connection: Connection) -> Checks:
    statement = (
        select(s.claim, s.article.c.id.label("article_id"), s.article.c.outlet, s.article.c.text)
        .join(s.article, s.article.c.number == s.claim.c.article)
        .order_by(s.claim.c.number)
    )
    for row in streamed(connection, statement):
        about = f"claim {row.id}"
        for role in ("source", "cue", "content"):
            yield from spans_in(about, role, getattr(row, role), row.text)
        yield "words", _differs(about, "its words", _words_of(row.content, row.text), row.content_text)
        yield "words", _differs(about, "its cue", _words_of(row.cue, row.text), row.cue_text)
        source = _words_of(row.source, row.text) if row.attributed else row.outlet or UNNAMED_OUTLET
        yield "words", _differs(about, "its source", source, row.source_text)
        yield "hashes", _differs(about, "its content", _claim_id(row), row.id)


def _mentions(connection: Connection) -> Checks:
    statement = (
        select(s.mention, s.entity.c.id, s.article.c.text)
        .join(s.entity, s.entity.c.number == s.mention.c.entity)
        .join(s.article, s.article.c.number == s.entity.c.article)
    )
    for row in streamed(connection, statement):
        yield from spans_in(f"entity {row.id}", "mention", [[row.start, row.end]], row.text)


def _rulings(connection: Connection) -> Checks:
    for row in streamed(connection, select(s.ruling)):
        about = f"ruling {row.number}"
        Verdict(row.verdict)
        yield "rulings", None if row.left != row.right else f"{about}: is on one entity alone"
        yield "rulings", None if 0 <= row.score <= 1 and row.reasons else f"{about}: lacks a score or a reason"


def _readings(connection: Connection) -> Checks:
    made = select(func.count()).where(s.made.c.reading == s.reading.c.number).scalar_subquery()
    for row in streamed(connection, select(s.reading.c.number, s.reading.c.claims, made.label("made"))):
        whole = row.claims == row.made
        yield "readings", None if whole else f"reading {row.number}: {row.made} of its {row.claims} claims are there"
    unmade = select(s.claim.c.id).where(~exists().where(s.made.c.claim == s.claim.c.number))
    for row in connection.execute(unmade):
        yield "readings", f"claim {row.id}: no reading made it"


def _words(connection: Connection) -> Checks:
    indices = (
        (s.claim, "claim_words", "claims"),
        (s.mended, "mended_words", "mended claims"),
        (s.entity, "entity_words", "names"),
    )
    for table, index, things in indices:
        indexed = connection.exec_driver_sql(f"SELECT count(*) FROM {index}_docsize").scalar_one()
        kept = connection.execute(select(func.count()).select_from(table)).scalar_one()
        yield "full-text index", None if indexed == kept else f"full-text index: holds {indexed} of {kept} {things}"


def _claim_id(row: Any) -> str:
    return claim_id(
        row.article_id,
        attributed=bool(row.attributed),
        source=row.source,
        cue=row.cue,
        content=row.content,
        stance=row.stance,
        via=row.via,
    )


def _words_of(spans: list[list[int]], text: str) -> str:
    # Of bare offsets: those that a ledger holds need not make a Span.
    return LEFT_OUT.join(text[start:end] for start, end in spans)


def _differs(about: str, what: str, found: str, kept: str) -> str | None:
    return None if found == kept else f"{about}: {what} no longer fits what was kept"


def _unpacked(content: bytes) -> bytes:
    try:
        return zlib.decompress(content)
    except zlib.error:
        return b""


CHECKS = (
    *(_database, _documents, _pages, _articles, _claims, _mentions, _rulings, _readings),
    *(check_times, check_places, check_events, check_flags, check_speakers, check_propositions, check_contents),
    *(check_decisions, check_taken_back, check_matters),
    *(check_corrections, check_corrections_taken_back, check_mended, check_scores),
    _words,
)
