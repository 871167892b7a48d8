"""Conditions of a query on single claims, as they were made or as people have them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, FromClause, TableClause, exists, func, literal, or_, select

from onrecord.ledger import schema as s
from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.links import contested
from onrecord.ledger.matters import Matters
from onrecord.ledger.readings import is_current
from onrecord.ledger.words import match_of


@dataclass(frozen=True, slots=True)
class Asking:
    """What a view knows that is needed here: its moment, and how names and articles are looked up."""

    as_of: str | None
    also_called: Callable[[str], list[int]]
    article_number: Callable[[str], int]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Where claims stand: as they were made, in two tables, or as people have them."""

    number: ColumnElement[int]  # by which the full-text index `words` has them
    row: FromClause
    made: FromClause
    words: TableClause


AS_MADE = Columns(s.claim.c.number, s.claim, s.made, s.claim_words)
AS_MENDED = Columns(s.mended.c.number, s.mended, s.mended, s.mended_words)


def conditions_of(
    connection: Connection, query: ClaimQuery, of: Columns, asking: Asking
) -> Iterator[ColumnElement[bool]]:
    """All but those on words, and on what claims tell of."""
    if not query.superseded:
        yield is_current(asking.as_of)
    if query.stances:
        yield of.row.c.stance.in_([stance.value for stance in query.stances])
    if query.article:
        yield s.claim.c.article == asking.article_number(query.article)
    if published := list(_published(query)):
        yield s.claim.c.article.in_(select(s.article.c.number).where(*published))
    if query.own_voice is not None:
        yield of.row.c.attributed == int(not query.own_voice)
    if query.said_by:
        ids = select(s.entity.c.number).where(s.entity.c.id.in_(query.said_by))
        yield of.made.c.entity.in_(ids)
    if query.about:
        yield from _mentions(query.about, asking.also_called(query.about), of)
    if query.matter:
        claims = Matters(connection, asking.as_of).claims_in(query.matter)
        yield s.claim.c.number.in_(select(func.json_each(literal(claims, s.Json)).table_valued("value").c.value))
    if query.contested:
        yield s.claim.c.number.in_(contested(connection, asking.as_of))


def has_words(words: str, of: Columns) -> ColumnElement[bool]:
    """Whether a claim fits a full-text query."""
    index = of.words
    return of.number.in_(select(index.c.rowid).where(index.c[index.name].op("MATCH")(words)))


def matching(words: str) -> tuple[ColumnElement[bool], ...]:
    """The claims that fit a full-text query. The index gives them in the order of their numbers, one by one.

    Joined to the index and not looked up in the list of all that fit: a page of a frequent word's million then costs
    no more than a page.
    """
    return s.claim.c.number == s.claim_words.c.rowid, s.claim_words.c.claim_words.op("MATCH")(words)


def _published(query: ClaimQuery) -> Iterator[ColumnElement[bool]]:
    """The conditions on the article."""
    if query.outlets:
        yield or_(*(s.article.c.outlet.icontains(name, autoescape=True) for name in query.outlets))
    if query.since:
        yield s.article.c.published_latest >= query.since.isoformat()
    if query.until:
        yield s.article.c.published_earliest <= query.until.isoformat()


def said_by(name: str, also: list[int], of: Columns) -> ColumnElement[bool]:
    """Whether the source's words hold the name's, or the source is one of the entities `also`."""
    return or_(has_words(match_of(ClaimQuery(source=name)), of), of.made.c.entity.in_(also))


def _mentions(name: str, also: list[int], of: Columns) -> Iterator[ColumnElement[bool]]:
    """Whether an entity of that name, or one of `also`, is mentioned in the claim's content; first, in its article."""
    span = func.json_each(of.row.c.content).table_valued("value")
    named = s.entity.c.name.icontains(name, autoescape=True)
    if also:
        named = or_(named, s.entity.c.number.in_(also))
    if of is AS_MADE:  # of the others there are few, and to look at them is quicker
        # "+ 0" keeps SQLite from going article by article, and then sorting all that it found for one page.
        yield (s.claim.c.article + 0).in_(select(s.entity.c.article).where(named))
    yield (
        exists()
        .where(s.entity.c.article == s.claim.c.article, named)
        .where(s.mention.c.entity == s.entity.c.number, s.mention.c.reading == of.made.c.reading)
        .where(s.mention.c.start >= func.json_extract(span.c.value, "$[0]"))
        .where(s.mention.c.end <= func.json_extract(span.c.value, "$[1]"))
        .correlate(s.claim, s.made, s.mended)
    )
