"""Adding to a ledger that speaks SQL: one article, one transaction."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, func, select, text
from sqlalchemy.dialects.sqlite import insert

from onrecord.errors import NotFound
from onrecord.ledger import schema as s
from onrecord.ledger.base import Called, Key
from onrecord.ledger.clock import now
from onrecord.ledger.keep_corrections import keep_corrections, take_back_correction
from onrecord.ledger.keep_decisions import keep_decisions, take_back
from onrecord.ledger.keep_layers import keep_layers
from onrecord.ledger.restate import restate
from onrecord.ledger.vectors import packed
from onrecord.model import (
    Article,
    Correction,
    Decision,
    Document,
    Link,
    Made,
    Maker,
    Meanings,
    Reading,
    Rejected,
    Ruling,
    Span,
)
from onrecord.model.claim import pairs
from onrecord.model.span import shared_characters

INDEX_WORDS = text(
    "INSERT INTO claim_words (rowid, content_text, source_text) "
    "SELECT number, content_text, source_text FROM claim WHERE number > :after AND article = :article"
)

INDEX_NAMES = text(
    "INSERT INTO entity_words (rowid, name) "
    "SELECT number, name FROM entity WHERE number > :after AND article = :article"
)

# "+ 0" keeps SQLite from the index of the left ends, where what many are one with has many rows.
RULED = (
    select(s.ruling)
    .where(s.ruling.c.right.in_(s.listed("numbers")), (s.ruling.c.left + 0).in_(s.listed("numbers")))
    .order_by(s.ruling.c.number)
)

LINKED = select(s.link.c.id).where(
    s.link.c.id.in_(s.listed("ids")), s.link.c.maker == bindparam("maker"), s.link.c.version == bindparam("version")
)


class SqlWriter:
    """A `Writer` to a ledger in SQLite. Every call is one transaction; what is there already is left as it is."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def has_read(self, document: Document, maker: Maker) -> bool:
        """Whether all that `document` holds was read by this `maker`; if so, where it was found is noted."""
        done = select(s.finished.c.document).where(
            s.finished.c.document == document.id,
            s.finished.c.maker == maker.name,
            s.finished.c.version == maker.version,
        )
        seen = select(s.sighting.c.document).where(
            s.sighting.c.document == document.id, s.sighting.c.location == document.location
        )
        with self._engine.connect() as connection:
            if connection.execute(done).first() is None:
                return False
            known = connection.execute(seen).first() is not None
        if not known:
            with self._engine.begin() as connection:
                _sight(connection, document, now())
        return True

    def add(self, reading: Reading) -> int:
        """Take in an article with its claims; gives how many claims are new. Twice is once."""
        at = now()
        article = reading.annotated.article
        with self._engine.begin() as connection:
            _keep_document(connection, article.page.document, at)
            number = _keep_article(connection, article)
            if _was_made(connection, number, reading.maker):
                return 0
            return _keep_reading(connection, number, reading, at)

    def finish(self, document: Document, maker: Maker) -> None:
        """Note that all articles of `document` are in, so that the next run may pass it over."""
        at = now()
        with self._engine.begin() as connection:
            _keep_document(connection, document, at)
            _add(
                connection,
                s.finished,
                {"document": document.id, "maker": maker.name, "version": maker.version, "at": at},
            )

    def reject(self, rejected: Rejected, document: Document | None = None) -> bool:
        """Keep a rejection, with the document's bytes where they are at hand; gives whether it is new."""
        at = now()
        with self._engine.begin() as connection:
            if document:
                _keep_document(connection, document, at)
            row = {
                "id": rejected.id,
                "what": rejected.what,
                "location": rejected.location,
                "why": rejected.why,
                "document": document.id if document else None,
                "at": at,
            }
            return _add(connection, s.rejected, row) > 0

    def linked_up_to(self, maker: Maker) -> int:
        """The number of the last claim that `maker`, a linker, has looked at; 0 where it has looked at none."""
        last = select(func.max(s.linked.c.up_to)).where(
            s.linked.c.maker == maker.name, s.linked.c.version == maker.version
        )
        with self._engine.connect() as connection:
            return connection.execute(last).scalar_one() or 0

    def add_keys(self, keys: Iterable[Key]) -> None:
        """Make the articles of claims findable by `View.found_by`."""
        rows = ({"side": key.side, "word": word, "claim": key.number} for key in keys for word in key.words)
        with self._engine.begin() as connection:
            _add(connection, s.key, *rows)

    def link(
        self,
        links: Iterable[Link],
        maker: Maker,
        *,
        up_to: int,
        decisions: Iterable[Decision] = (),
        meanings: Meanings | None = None,
    ) -> int:
        """Take in links, and note that `maker` has looked at all claims up to that number; gives how many are new.

        `decisions` are the maker's on the matters of these claims; those that change nothing of what it decided before
        are not kept again. `meanings` are what it found that these claims mean.
        """
        by = {"maker": maker.name, "version": maker.version, "at": now()}
        given = {link.id: link for link in links}
        with self._engine.begin() as connection:
            new = given.keys() - _linked_before(connection, list(given), maker)
            claims = _numbers(connection, s.claim, [end for link in given.values() for end in (link.left, link.right)])
            rows = (_link_row(given[link_id], claims) | by for link_id in given if link_id in new)
            _add(connection, s.link, *rows)
            connection.execute(insert(s.linked), [{"up_to": up_to} | by])
            keep_decisions(connection, [replace(each, by=str(maker), person=False) for each in decisions], by["at"])
            if meanings:
                _keep_meanings(connection, meanings)
            return len(new)

    def keep_meanings(self, meanings: Meanings) -> None:
        """Take in what claims mean, each once for each network."""
        with self._engine.begin() as connection:
            _keep_meanings(connection, meanings)

    def decide(self, *decisions: Decision) -> list[int]:
        """Take in people's decisions, all or none; gives the numbers of those that are kept.

        One that says what the same person said last is not kept again, unless somebody else has spoken on its subject
        since. Raises `NotFound` if the ledger does not hold a claim or a matter that one names (a matter that a claim
        is placed in may be new), and `ValueError` for a machine's decision.
        """
        for decision in decisions:
            if not decision.person:
                raise ValueError(
                    f"decide takes people's decisions, got one by {decision.by!r}; a machine's go to link."
                )
        with self._engine.begin() as connection:
            return keep_decisions(connection, decisions, now())

    def take_back(self, number: int, by: str) -> bool:
        """Take a person's decision back, by its number; gives whether it was in force. Raises `NotFound`."""
        with self._engine.begin() as connection:
            return take_back(connection, number, by, now())

    def correct(self, *corrections: Correction) -> list[int]:
        """Take in what people say of claims, all or none; gives the numbers of those that are kept.

        One that says what the same person said last is not kept again, unless somebody else has spoken on its subject
        since. It holds for the claim that a later reading puts in the place of this one, too. Raises `NotFound` if the
        ledger does not hold a claim or an entity that one names, and `ValueError` if it cannot be so: words that the
        article does not have or that are another role's, a time or a place that the claim does not have.
        """
        with self._engine.begin() as connection:
            return keep_corrections(connection, corrections, now())

    def take_back_correction(self, number: int, by: str) -> bool:
        """Take a correction back, by its number; gives whether it was in force. Raises `NotFound`."""
        with self._engine.begin() as connection:
            return take_back_correction(connection, number, by, now())

    def canonised_up_to(self, maker: Maker) -> int:
        """The number of the last entity that `maker`, a canoniser, has looked at; 0 where it has looked at none."""
        last = select(func.max(s.canonised.c.up_to)).where(s.canonised.c.by == str(maker))
        with self._engine.connect() as connection:
            return connection.execute(last).scalar_one() or 0

    def add_called(self, called: Iterable[Called]) -> None:
        """Make entities findable by `View.called`."""
        with self._engine.begin() as connection:
            _add(connection, s.called, *({"key": key, "entity": each.number} for each in called for key in each.keys))

    def canonise(self, rulings: Iterable[Ruling], maker: Maker, *, up_to: int) -> int:
        """Take in a machine's rulings, and note that it has looked at all entities up to that number."""
        at = now()
        with self._engine.begin() as connection:
            new = _keep_rulings(connection, [replace(each, by=str(maker), person=False) for each in rulings], at)
            connection.execute(insert(s.canonised), [{"by": str(maker), "up_to": up_to, "at": at}])
            return new

    def rule(self, ruling: Ruling) -> bool:
        """Take in a person's ruling on two entities; gives whether it is another than that person's last on them.

        Raises `NotFound` if the ledger does not hold one of the two, and `ValueError` for a machine's ruling.
        """
        if not ruling.person:
            raise ValueError(f"rule takes a person's ruling, got one by {ruling.by!r}; a machine's go to canonise.")
        with self._engine.begin() as connection:
            return _keep_rulings(connection, [ruling], now()) > 0


def _add(connection: Connection, table: Table, *rows: dict[str, Any]) -> int:
    """Add the rows that are not there yet; gives how many that were (of one row; of several it is not known)."""
    if not rows:
        return 0
    return connection.execute(insert(table).on_conflict_do_nothing(), list(rows)).rowcount


def _number(connection: Connection, table: Table, content_id: str) -> int:
    return int(connection.execute(select(table.c.number).where(table.c.id == content_id)).scalar_one())


def _numbers(connection: Connection, table: Table, ids: list[str]) -> dict[str, int]:
    statement = select(table.c.id, table.c.number).where(table.c.id.in_(bindparam("ids", expanding=True)))
    found: dict[str, int] = {}
    # SQLite takes a bounded number of parameters in one statement.
    for start in range(0, len(ids), 5000):
        rows = connection.execute(statement, {"ids": ids[start : start + 5000]})
        found.update((row.id, row.number) for row in rows)
    return found


def _keep_document(connection: Connection, document: Document, at: str) -> None:
    known = connection.execute(select(s.document.c.id).where(s.document.c.id == document.id)).first()
    if known is None:
        row = {
            "id": document.id,
            "media_type": document.media_type,
            "size": len(document.content),
            "content": zlib.compress(document.content),
            "at": at,
        }
        _add(connection, s.document, row)
    _sight(connection, document, at)


def _sight(connection: Connection, document: Document, at: str) -> None:
    _add(connection, s.sighting, {"document": document.id, "location": document.location, "at": at})


def _keep_article(connection: Connection, article: Article) -> int:
    """The article's number, new or not; with the page it stands on and its place there."""
    page = article.page
    if connection.execute(select(s.page.c.id).where(s.page.c.id == page.id)).first() is None:
        content = zlib.compress(page.text.encode())
        _add(
            connection,
            s.page,
            {"id": page.id, "document": page.document.id, "encoding": page.encoding, "text": content},
        )
    _add(connection, s.article, _article_row(article))
    number = _number(connection, s.article, article.id)
    place = {
        "article": number,
        "page": page.id,
        "start": article.page_span.start,
        "end": article.page_span.end,
        "ordinal": article.number,
        "name": article.name,
    }
    _add(connection, s.passage, place)
    return number


def _article_row(article: Article) -> dict[str, Any]:
    when = article.published.when
    return {
        "id": article.id,
        "text": article.text,
        "heading": article.heading,
        "given_id": article.given_id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "language": article.language,
        "headline": _pair(article.headline),
        "dateline": _pair(article.dateline),
        "byline": _pair(article.byline),
        "captions": pairs(article.captions),
        "published_value": when.value,
        "published_earliest": when.earliest.isoformat() if when.earliest else None,
        "published_latest": when.latest.isoformat() if when.latest else None,
        "published_basis": article.published.basis.value,
    }


def _pair(span: Span | None) -> list[list[int]]:
    return pairs((span,)) if span else []


def _was_made(connection: Connection, article: int, maker: Maker) -> bool:
    statement = select(s.reading.c.number).where(
        s.reading.c.article == article, s.reading.c.maker == maker.name, s.reading.c.version == maker.version
    )
    return connection.execute(statement).first() is not None


def _keep_reading(connection: Connection, article: int, reading: Reading, at: str) -> int:
    former = _current_claims(connection, article)
    row = {
        "article": article,
        "maker": reading.maker.name,
        "version": reading.maker.version,
        "at": at,
        "claims": len({made.claim.id for made in reading}),
    }
    number = connection.execute(insert(s.reading).values(row).returning(s.reading.c.number)).scalar_one()
    entities = _keep_entities(connection, article, number, reading)
    before = connection.execute(select(func.max(s.claim.c.number))).scalar_one() or 0
    _add(connection, s.claim, *(_claim_row(article, made) for made in reading))
    connection.execute(INDEX_WORDS, {"after": before, "article": article})
    claims = _numbers(connection, s.claim, [made.claim.id for made in reading])
    _add(connection, s.made, *(_made_row(made, claims[made.claim.id], number, entities) for made in reading))
    _add(connection, s.claim_score, *_scores(reading, claims, number))
    keep_layers(connection, number, reading, claims, entities)
    _supersede(connection, number, former, reading, claims)
    restate(connection, article, at)
    return sum(number > before for number in claims.values())


def _current_claims(connection: Connection, article: int) -> dict[int, tuple[Span, ...]]:
    """The claims of the article's last reading: number → content."""
    last = select(func.max(s.reading.c.number)).where(s.reading.c.article == article).scalar_subquery()
    statement = (
        select(s.claim.c.number, s.claim.c.content)
        .join(s.made, s.made.c.claim == s.claim.c.number)
        .where(s.made.c.reading == last)
    )
    rows = connection.execute(statement).all()
    return {row.number: tuple(Span(*pair) for pair in row.content) for row in rows}


def _keep_entities(connection: Connection, article: int, reading_number: int, reading: Reading) -> dict[str, int]:
    entities = reading.annotated.entities
    before = connection.execute(select(func.max(s.entity.c.number))).scalar_one() or 0
    _add(
        connection,
        s.entity,
        *({"id": e.id, "article": article, "name": e.name, "type": e.type} for e in entities),
    )
    connection.execute(INDEX_NAMES, {"after": before, "article": article})
    numbers = _numbers(connection, s.entity, [entity.id for entity in entities])
    mentions = (
        {"reading": reading_number, "entity": numbers[entity.id], "start": span.start, "end": span.end}
        for entity in entities
        for span in entity.mentions
    )
    _add(connection, s.mention, *mentions)
    return numbers


def _claim_row(article: int, made: Made) -> dict[str, Any]:
    claim = made.claim
    return {
        "id": claim.id,
        "article": article,
        "via": claim.via.id if claim.via else None,
        "attributed": int(claim.attribution is not None),
        "stance": claim.stance.value,
        "source": pairs(claim.source.spans),
        "cue": pairs(claim.cue),
        "content": pairs(claim.content),
        "source_text": claim.source.text,
        "cue_text": claim.attribution.cue_text if claim.attribution else "",
        "content_text": claim.text,
    }


def _link_row(link: Link, claims: dict[str, int]) -> dict[str, Any]:
    return {
        "id": link.id,
        "left": claims[link.left],
        "right": claims[link.right],
        "relation": link.relation.value,
        "score": link.score,
        "reasons": list(link.reasons),
    }


def _keep_meanings(connection: Connection, meanings: Meanings) -> None:
    rows = (
        {"claim": number, "network": meanings.network, "vector": packed(vector)}
        for number, vector in meanings.vectors.items()
    )
    _add(connection, s.meaning, *rows)


def _linked_before(connection: Connection, link_ids: list[str], maker: Maker) -> set[str]:
    """Which of these links the same linker has found before."""
    return set(connection.execute(LINKED, {"ids": link_ids, "maker": maker.name, "version": maker.version}).scalars())


def _keep_rulings(connection: Connection, rulings: list[Ruling], at: str) -> int:
    """Keep the rulings that are not what their judges said last; gives how many were kept."""
    numbers = _numbers(connection, s.entity, [end for ruling in rulings for end in (ruling.left, ruling.right)])
    for end in (end for ruling in rulings for end in (ruling.left, ruling.right) if end not in numbers):
        raise NotFound(end, "the ledger holds no such entity.")
    said = _last_verdicts(connection, list(numbers.values()))
    rows = []
    for ruling in rulings:
        left, right = numbers[ruling.left], numbers[ruling.right]
        judged = ruling.by, int(ruling.person), frozenset((left, right))
        if said.get(judged) != ruling.verdict:
            said[judged] = ruling.verdict
            rows.append(_ruling_row(ruling, left, right) | {"at": at})
    _add(connection, s.ruling, *rows)
    return len(rows)


def _last_verdicts(connection: Connection, numbers: list[int]) -> dict[tuple[str, int, frozenset[int]], str]:
    """What each judge said last on each two of these entities."""
    rows = connection.execute(RULED, {"numbers": numbers})
    return {(row.by, row.person, frozenset((row.left, row.right))): row.verdict for row in rows}


def _ruling_row(ruling: Ruling, left: int, right: int) -> dict[str, Any]:
    return {
        "left": left,
        "right": right,
        "verdict": ruling.verdict.value,
        "score": ruling.score,
        "reasons": list(ruling.reasons),
        "by": ruling.by,
        "person": int(ruling.person),
    }


def _made_row(made: Made, claim: int, reading: int, entities: dict[str, int]) -> dict[str, Any]:
    source = made.claim.source
    return {
        "claim": claim,
        "reading": reading,
        "score": made.score,
        "kind": source.kind.value,
        "entity": entities.get(source.entity) if source.entity else None,
    }


def _scores(reading: Reading, claims: dict[str, int], number: int) -> Iterator[dict[str, Any]]:
    """What people are asked about: how sure the attributed claims are."""
    for made in reading:
        if made.claim.attribution:
            yield {"score": made.score, "claim": claims[made.claim.id], "reading": number}


def _supersede(
    connection: Connection, number: int, former: dict[int, tuple[Span, ...]], reading: Reading, claims: dict[str, int]
) -> None:
    """Note which former claims this reading no longer makes, and which of its claims took their place."""
    gone = former.keys() - claims.values()
    rows = ({"claim": old, "reading": number, "by": _successor(former[old], reading, claims)} for old in sorted(gone))
    _add(connection, s.superseded, *rows)


def _successor(content: tuple[Span, ...], reading: Reading, claims: dict[str, int]) -> int | None:
    """The claim whose content shares most characters with a former one's; None where none shares any."""
    best = max(reading, key=lambda made: shared_characters(made.claim.content, content), default=None)
    if best is None or not shared_characters(best.claim.content, content):
        return None
    return claims[best.claim.id]
