"""Articles as they are kept: with the passages that they stand in, and all that their last reading marks in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from sqlalchemy import Engine, Row, Select, bindparam, select

from onrecord.errors import Ambiguous
from onrecord.ledger import schema as s
from onrecord.ledger.beginnings import begins, bounds, only
from onrecord.ledger.layers import Layers, layers_of
from onrecord.ledger.readings import articles_in, newest_reading
from onrecord.ledger.rows import PAGE, published_of, span_of, spans_of
from onrecord.ledger.words import text_of
from onrecord.model import Entity, KeptArticle, Passage, Span

NAMED = select(s.passage.c.article).where(s.passage.c.name == bindparam("name")).distinct().limit(10)
BEGUN = select(s.article.c.number).where(begins(s.article.c.id)).limit(2)
PASSAGES = (
    select(s.passage, s.document.c.id.label("document_id"), s.document.c.media_type)
    .join(s.page, s.page.c.id == s.passage.c.page)
    .join(s.document, s.document.c.id == s.page.c.document)
    .where(s.passage.c.article == bindparam("article"))
    .order_by(s.passage.c.number)
)
SIGHTINGS = (
    select(s.sighting.c.location)
    .where(s.sighting.c.document == bindparam("document"))
    .order_by(s.sighting.c.at, s.sighting.c.location)
)
PAGE_SPANS = (
    select(s.article.c.id, s.passage.c.start, s.passage.c.end)
    .join_from(s.article, s.passage, s.passage.c.article == s.article.c.number)
    .where(s.article.c.id.in_(s.listed("ids")))
    .order_by(s.passage.c.number)
)


class Articles:
    """Articles by their ids, as they stood at a moment, and the entities that they mention."""

    def __init__(self, engine: Engine, as_of: str | None) -> None:
        self._engine = engine
        self._as_of = as_of

    def all(self) -> Iterator[KeptArticle]:
        """All articles, in the order they came in."""
        last = 0
        while True:
            statement = (
                articles_in(self._as_of).where(s.article.c.number > last).order_by(s.article.c.number).limit(PAGE)
            )
            with self._engine.connect() as connection:
                rows = connection.execute(statement).all()
            if not rows:
                return
            for row in rows:
                yield self._kept(row)
            last = rows[-1].number

    def latest(self, *, before: str | None = None, limit: int = 50) -> list[KeptArticle]:
        """The articles that came in last, the last first; or those before one, by its id. Raises `NotFound`."""
        statement = articles_in(self._as_of).order_by(s.article.c.number.desc()).limit(limit)
        if before is not None:
            statement = statement.where(s.article.c.number < self.number(before))
        with self._engine.connect() as connection:
            return [self._kept(row) for row in connection.execute(statement).all()]

    def one(self, article_id: str) -> KeptArticle:
        """One article, by its id, its name, or the beginning of its id. Raises `NotFound`."""
        wanted = {"article": self.number(article_id)}
        with self._engine.connect() as connection:
            rows = connection.execute(self._one_article, wanted).all()
        return self._kept(only(rows, "article", article_id))

    def page_spans(self, article_ids: Iterable[str]) -> dict[str, Span]:
        """Where each of these articles, by its whole id, stands on the first page that it was found on."""
        ids, found = iter(set(article_ids)), dict[str, Span]()
        while some := list(islice(ids, PAGE)):
            with self._engine.connect() as connection:
                for row in connection.execute(PAGE_SPANS, {"ids": some}):
                    found.setdefault(row.id, Span(row.start, row.end))
        return found

    def entity(self, entity_id: str) -> tuple[Entity, KeptArticle]:
        """One entity, by its id or the beginning of it, with the article that mentions it. Raises `NotFound`."""
        named = select(s.entity.c.id, s.article.c.id.label("article_id")).join_from(
            s.entity, s.article, s.article.c.number == s.entity.c.article
        )
        with self._engine.connect() as connection:
            rows = connection.execute(named.where(begins(s.entity.c.id)).limit(2), bounds(entity_id)).all()
        row = only(rows, "entity", entity_id)
        article = self.one(row.article_id)
        # An entity of a former reading may no longer be one of this reading's.
        return only([entity for entity in article.entities if entity.id == row.id], "entity", entity_id), article

    def number(self, article_id: str) -> int:
        """The number of one article. Raises `NotFound`."""
        # A name that was given may look like the beginning of an id; the name is meant.
        start = text_of(article_id)
        with self._engine.connect() as connection:
            numbers: Sequence[int] = connection.execute(NAMED, {"name": start}).scalars().all()
            if len(numbers) > 1:
                ids = connection.execute(select(s.article.c.id).where(s.article.c.number.in_(numbers))).scalars()
                raise Ambiguous(article_id, f"several articles came with this id; name one of {', '.join(ids)}.")
            found = numbers or connection.execute(BEGUN, bounds(article_id)).scalars().all()
        return int(only(found, "article", article_id))

    def _kept(self, row: Row[Any]) -> KeptArticle:
        passages, layers = self._passages(row.number), self._layers(row.number)
        return KeptArticle(
            id=row.id,
            name=passages[0].name,
            text=row.text,
            heading=row.heading,
            title=row.title,
            outlet=row.outlet,
            url=row.url,
            language=row.language,
            published=published_of(row),
            headline=span_of(row.headline),
            dateline=span_of(row.dateline),
            byline=span_of(row.byline),
            captions=spans_of(row.captions),
            passages=passages,
            entities=self._entities(row.number),
            times=layers.times,
            places=layers.places,
            events=layers.events,
            flags=layers.flags,
            speakers=layers.speakers,
        )

    def _passages(self, article: int) -> tuple[Passage, ...]:
        with self._engine.connect() as connection:
            return tuple(
                Passage(
                    document_id=row.document_id,
                    media_type=row.media_type,
                    locations=tuple(connection.execute(SIGHTINGS, {"document": row.document_id}).scalars()),
                    page_span=Span(row.start, row.end),
                    number=row.ordinal,
                    name=row.name,
                )
                for row in connection.execute(PASSAGES, {"article": article}).all()
            )

    def _layers(self, article: int) -> Layers:
        with self._engine.connect() as connection:
            reading = connection.execute(self._newest_reading, {"article": article}).scalar_one()
            return layers_of(connection, reading) if reading else Layers()

    def _entities(self, article: int) -> tuple[Entity, ...]:
        with self._engine.connect() as connection:
            rows = connection.execute(self._mentioned, {"article": article}).all()
        mentions: dict[tuple[str, str, str], list[Span]] = {}
        for row in rows:
            mentions.setdefault((row.id, row.name, row.type), []).append(Span(row.start, row.end))
        return tuple(Entity(*head, tuple(spans)) for head, spans in mentions.items())

    @cached_property
    def _one_article(self) -> Select[Any]:
        return articles_in(self._as_of).where(s.article.c.number == bindparam("article"))

    @cached_property
    def _newest_reading(self) -> Select[Any]:
        return newest_reading(self._as_of)

    @cached_property
    def _mentioned(self) -> Select[Any]:
        return (
            select(s.entity, s.mention.c.start, s.mention.c.end)
            .join(s.mention, s.mention.c.entity == s.entity.c.number)
            .where(s.mention.c.reading == self._newest_reading.scalar_subquery())
            .order_by(s.mention.c.start)
        )
