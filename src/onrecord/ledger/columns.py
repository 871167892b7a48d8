"""A ledger's claims in memory, column by column, for what is counted over all of them at once.

A row is a claim as one reading made it, in the order of the readings. Of a million claims the columns take some 40 MB,
and what claims tell of as much again. They grow with the ledger and are never changed, so that whoever counts in them
is not disturbed by what comes in meanwhile.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, func, select

from onrecord.ledger import schema as s
from onrecord.ledger.clock import EVER

Value = TypeVar("Value", bound=Hashable)
Ints: TypeAlias = NDArray[np.integer[Any]]
Mask: TypeAlias = NDArray[np.bool_]

# What stands for a day that is not known, so that no bound of days holds for it.
NO_FIRST, NO_LAST = 2**31 - 1, -1
NONE = -1  # where a row has no value


class Codes(Generic[Value]):
    """Numbers for values, in the order in which they were met first; what was given once stays."""

    def __init__(self) -> None:
        self.values: list[Value] = []
        self._known: dict[Value, int] = {}

    def of(self, value: Value) -> int:
        known = self._known.get(value)
        if known is None:
            known = self._known[value] = len(self.values)
            self.values.append(value)
        return known


@dataclass(frozen=True, slots=True, eq=False)
class Articles:
    """By the number of an article: its outlet, its first and last possible day, and its newest reading."""

    outlet: Ints
    first: Ints
    last: Ints
    newest: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Claims as readings made them. `source` is what the source is called, `at` the row of a claim by its number.

    `current` are those of the last readings of their articles, `last` those of the last reading that made them.
    """

    until: int  # the number of the last reading
    reading: Ints
    claim: Ints
    article: Ints
    stance: Ints
    kind: Ints
    source: Ints
    entity: Ints
    attributed: Mask
    current: Mask
    last: Mask
    at: Ints
    articles: Articles

    def holding(self, claims: Ints) -> Mask:
        """The rows of these claims."""
        mask = np.zeros(len(self.claim), dtype=np.bool_)
        at = self.rows_of(claims)
        mask[at[at >= 0]] = True
        return mask

    def among(self, mask: Mask, claims: Ints) -> Mask:
        """Which of these claims have their row in the mask."""
        at = self.rows_of(claims)
        return (at >= 0) & mask[at] if len(mask) else np.zeros(len(claims), dtype=np.bool_)

    def rows_of(self, claims: Ints) -> Ints:
        """The last row of each claim, or `NONE`."""
        known = claims < len(self.at)
        at: Ints = np.where(known, self.at[np.where(known, claims, 0)], NONE)
        return at


class Columns:
    """The rows of a ledger as it stood at a moment, or stands now; brought up to date when they are asked for."""

    def __init__(self, as_of: str | None) -> None:
        self._wanted = {"as_of": as_of or EVER}
        self.stances, self.kinds = Codes[str](), Codes[str]()
        self.sources, self.outlets = Codes[str](), Codes[str | None]()
        self.called: list[str] = []  # how the sources are written, by their codes
        none, no = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.bool_)
        nothing = np.full(1, NONE, dtype=np.int32)
        articles = Articles(nothing, nothing, nothing, nothing)
        self._rows = Rows(0, none, none, none, none, none, none, none, no, no, no, nothing, articles)

    def rows(self, connection: Connection) -> Rows:
        """All rows, with those that came in since the last time."""
        wanted = self._wanted | {"after": self._rows.until}
        readings = ints_of(rows_found(connection, _readings, wanted), 2)
        if len(readings):
            self._rows = self._grown(connection, readings)
        return self._rows

    def _grown(self, connection: Connection, readings: Ints) -> Rows:
        rows, until = self._rows, int(readings[-1, 0])
        articles = self._articles(connection, readings)
        made = rows_found(connection, _made, self._wanted | {"after": rows.until, "until": until})
        new = ints_of((self._coded(*row) for row in made), 8)
        new = new[np.lexsort((new[:, 1], new[:, 0]))]
        names = ("reading", "claim", "article", "stance", "kind", "source", "entity")
        grown = {name: _joined(getattr(rows, name), new[:, place]) for place, name in enumerate(names)}
        at = _longer(rows.at, int(grown["claim"].max(initial=0)) + 1)
        numbers = np.arange(len(grown["claim"]), dtype=np.int32)
        at[new[:, 1]] = numbers[len(rows.claim) :]  # the later of two rows of a claim counts
        return Rows(
            until=until,
            **grown,
            attributed=np.concatenate([rows.attributed, new[:, 7] == 1]),
            current=articles.newest[grown["article"]] == grown["reading"],
            last=at[grown["claim"]] == numbers,
            at=at,
            articles=articles,
        )

    def _coded(
        self, reading: int, claim: int, article: int, stance: str, kind: str, name: str, entity: int, attributed: int
    ) -> tuple[int, ...]:
        words = " ".join(name.split())
        source = self.sources.of(words.casefold())
        if source == len(self.called):
            self.called.append(words)
        return reading, claim, article, self.stances.of(stance), self.kinds.of(kind), source, entity, attributed

    def _articles(self, connection: Connection, readings: Ints) -> Articles:
        articles = self._rows.articles
        known = len(articles.outlet)
        found = rows_found(connection, _article, {"after": known - 1})
        new = ints_of(
            (
                (number, self.outlets.of(name), day_of(first, NO_FIRST), day_of(last, NO_LAST))
                for number, name, first, last in found
            ),
            4,
        )
        length = max(int(readings[:, 1].max()), int(new[:, 0].max(initial=0))) + 1
        columns = [_longer(each, length) for each in (articles.outlet, articles.first, articles.last, articles.newest)]
        for place, column in enumerate(columns[:3], start=1):
            column[new[:, 0]] = new[:, place]
        columns[3][readings[:, 1]] = readings[:, 0]  # in their order, so that the newest stays
        return Articles(*columns)


_readings = (
    select(s.reading.c.number, s.reading.c.article)
    .where(s.reading.c.number > bindparam("after"), s.reading.c.at <= s.AS_OF)
    .order_by(s.reading.c.number)
)
_made = (
    select(
        *(s.made.c.reading, s.made.c.claim, s.reading.c.article, s.claim.c.stance, s.made.c.kind),
        func.coalesce(s.entity.c.name, s.claim.c.source_text),
        func.coalesce(s.made.c.entity, NONE),
        s.claim.c.attributed,
    )
    .join_from(s.reading, s.made, s.made.c.reading == s.reading.c.number)
    .join(s.claim, s.claim.c.number == s.made.c.claim)
    .outerjoin(s.entity, s.entity.c.number == s.made.c.entity)
    .where(s.reading.c.number > bindparam("after"), s.reading.c.number <= bindparam("until"))
    .where(s.reading.c.at <= s.AS_OF)
)
_article = select(
    s.article.c.number, s.article.c.outlet, s.article.c.published_earliest, s.article.c.published_latest
).where(s.article.c.number > bindparam("after"))


def day_of(day: str | None, unknown: int = NONE) -> int:
    """A day as a number."""
    return date.fromisoformat(day).toordinal() if day else unknown


def rows_found(connection: Connection, statement: Any, wanted: dict[str, Any]) -> Iterator[Any]:
    """Rows as the driver gives them, in half the time; for statements without JSON."""
    cursor: Any = connection.execute(statement, wanted).cursor
    return iter(cursor)


def ints_of(rows: Iterable[Iterable[int]], width: int) -> Ints:
    """Rows of numbers as an array (rows, width)."""
    flat = np.fromiter((number for row in rows for number in row), dtype=np.int32)
    return flat.reshape(-1, width)


def _joined(known: Ints, new: Ints) -> Ints:
    return np.concatenate([known, new])


def _longer(known: Ints, length: int) -> Ints:
    """A copy with room for so many."""
    grown = np.full(max(length, len(known)), NONE, dtype=np.int32)
    grown[: len(known)] = known
    return grown


def unique(rows: Ints, codes: Ints) -> tuple[Ints, Ints]:
    """Each two of a row and a code once, in the order of the rows."""
    both = np.unique(rows.astype(np.int64) << 32 | codes.astype(np.int64))
    return (both >> 32).astype(np.int32), (both & 0xFFFFFFFF).astype(np.int32)
