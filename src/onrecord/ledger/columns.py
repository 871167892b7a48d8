"""A ledger's claims in memory, column by column, for what is counted over all of them at once.

A row is a claim as one reading made it, in the order of the readings, or as people have it. Of a million claims the
columns take some 40 MB, and what claims tell of as much again. They grow with the ledger and are never changed, so that
whoever counts in them is not disturbed by what comes in meanwhile.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase
from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, func, literal, select

from onrecord.ledger import schema as s
from onrecord.ledger.clock import EVER

Value = TypeVar("Value", bound=Hashable)
Ints: TypeAlias = NDArray[np.integer[Any]]
Mask: TypeAlias = NDArray[np.bool_]

# What stands for a day that is not known, so that no bound of days holds for it.
NO_FIRST, NO_LAST = 2**31 - 1, -1
NONE = -1  # where a row has no value

LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)

# The columns of numbers of `Rows`, in the order of the statements.
NUMBERS = ("reading", "claim", "article", "stance", "kind", "source", "entity", "mended")


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
    """Claims as readings made them, and as people have them; of a claim the last row counts.

    `source` is what the source is called, and `at` the last row of a claim by its number. `last` are these rows, and
    `current` those of them that belong to the last readings of their articles.
    """

    until: int  # the number of the last reading
    mended_until: int  # the number of the last row of `mended`
    reading: Ints
    claim: Ints
    article: Ints
    stance: Ints
    kind: Ints
    source: Ints
    entity: Ints
    mended: Ints  # the number in `mended`, or 0 for a claim as it was made
    attributed: Mask
    rejected: Mask
    current: Mask
    last: Mask
    at: Ints
    articles: Articles

    def holding(self, claims: Ints) -> Mask:
        """The last rows of these claims."""
        return self._mask(self.rows_of(claims))

    def worded(self, claims: Ints, mended: Ints) -> Mask:
        """The last rows of these claims that are as they were made, and those of these numbers in `mended`."""
        at = self.rows_of(claims)
        at = at[at >= 0]
        mask = self._mask(at[self.mended[at] == 0])
        return mask | np.isin(self.mended, mended) & self.last if len(mended) else mask

    def placed(self, wanted: Ints, *, mended: bool) -> tuple[Ints, Ints]:
        """Of readings and claims together (`both`), or of numbers in `mended`: which have a row, and which row."""
        places = np.flatnonzero((self.mended > 0) == mended)
        known = self.mended[places] if mended else both(self.reading[places], self.claim[places])
        at = np.searchsorted(known, wanted)
        found = np.flatnonzero(at < len(known))
        found = found[known[at[found]] == wanted[found]]
        return found, places[at[found]]

    def _mask(self, at: Ints) -> Mask:
        mask = np.zeros(len(self.claim), dtype=np.bool_)
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
        self.outlets = Codes[str | None]()
        self.called: list[str] = []  # how the sources are written, by their codes
        self._names, self._sources = Codes[str](), dict[str, int]()
        no, nothing = np.zeros(0, dtype=np.bool_), np.full(1, NONE, dtype=np.int32)
        none = dict.fromkeys(NUMBERS, np.zeros(0, dtype=np.int32))
        articles = Articles(nothing, nothing, nothing, nothing)
        self._rows = Rows(0, 0, **none, attributed=no, rejected=no, current=no, last=no, at=nothing, articles=articles)

    def rows(self, connection: Connection) -> Rows:
        """All rows, with those that came in since the last time."""
        rows = self._rows
        readings = ints_of(rows_found(connection, _readings, self._wanted | {"after": rows.until}), 2)
        until = int(readings[-1, 0]) if len(readings) else rows.until
        mended = self._new(connection, _mended, {"after": rows.mended_until})
        # Claims of a reading that came in between the two questions wait, with all that came after them, for the next.
        waiting = np.flatnonzero(mended[:, 0] > until)
        mended = mended[: waiting[0]] if len(waiting) else mended
        if len(readings) or len(mended):
            self._rows = self._grown(connection, readings, mended)
        return self._rows

    def _grown(self, connection: Connection, readings: Ints, mended: Ints) -> Rows:
        rows = self._rows
        until = int(readings[-1, 0]) if len(readings) else rows.until
        articles = self._articles(connection, readings) if len(readings) else rows.articles
        made = self._new(connection, _made, {"after": rows.until, "until": until})
        new = np.concatenate([made[np.lexsort((made[:, 1], made[:, 0]))], mended])
        grown = {name: np.concatenate([getattr(rows, name), new[:, at]]) for at, name in enumerate(NUMBERS)}
        at = _longer(rows.at, int(grown["claim"].max(initial=0)) + 1)
        numbers = np.arange(len(grown["claim"]), dtype=np.int32)
        at[new[:, 1]] = numbers[len(rows.claim) :]  # the later of two rows of a claim counts
        last = at[grown["claim"]] == numbers
        return Rows(
            until=until,
            mended_until=int(mended[-1, 7]) if len(mended) else rows.mended_until,
            **grown,
            attributed=np.concatenate([rows.attributed, new[:, 8] == 1]),
            rejected=np.concatenate([rows.rejected, new[:, 9] == 1]),
            current=last & (articles.newest[grown["article"]] == grown["reading"]),
            last=last,
            at=at,
            articles=articles,
        )

    def _new(self, connection: Connection, statement: Any, wanted: dict[str, Any]) -> Ints:
        found = rows_found(connection, statement, self._wanted | wanted)
        return ints_of((self._coded(*row) for row in found), len(NUMBERS) + 2)

    def _coded(
        self, reading: int, claim: int, article: int, stance: str, kind: str, name: str, *numbers: int
    ) -> tuple[int, ...]:
        source = self._sources.get(name)
        if source is None:
            source = self._sources[name] = self._source(name)
        return reading, claim, article, self.stances.of(stance), self.kinds.of(kind), source, *numbers

    def _source(self, name: str) -> int:
        """The code of a source, which is one however its name is capitalised and spaced."""
        words = " ".join(name.split())
        source = self._names.of(words.casefold())
        if source == len(self.called):
            self.called.append(words)
        return source

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
        *(func.coalesce(s.made.c.entity, NONE), literal(0), s.claim.c.attributed, literal(0)),
    )
    .join_from(s.reading, s.made, s.made.c.reading == s.reading.c.number)
    .join(s.claim, s.claim.c.number == s.made.c.claim)
    .outerjoin(s.entity, s.entity.c.number == s.made.c.entity)
    .where(s.reading.c.number > bindparam("after"), s.reading.c.number <= bindparam("until"))
    .where(s.reading.c.at <= s.AS_OF)
)
_mended = (
    select(
        *(s.mended.c.reading, s.mended.c.claim, s.reading.c.article, s.mended.c.stance, s.mended.c.kind),
        func.coalesce(s.entity.c.name, s.mended.c.source_text),
        func.coalesce(s.mended.c.entity, NONE),
        *s.mended.c["number", "attributed", "rejected"],
    )
    .join_from(s.mended, s.reading, s.reading.c.number == s.mended.c.reading)
    .outerjoin(s.entity, s.entity.c.number == s.mended.c.entity)
    .where(s.mended.c.number > bindparam("after"), s.mended.c.at <= s.AS_OF)
    .order_by(s.mended.c.number)
)
_article = select(
    s.article.c.number, s.article.c.outlet, s.article.c.published_earliest, s.article.c.published_latest
).where(s.article.c.number > bindparam("after"))


@lru_cache(maxsize=100_000)
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


def _longer(known: Ints, length: int) -> Ints:
    """A copy with room for so many."""
    grown = np.full(max(length, len(known)), NONE, dtype=np.int32)
    grown[: len(known)] = known
    return grown


def both(first: Ints, second: Ints) -> NDArray[np.int64]:
    """Two numbers in one, in whose order the first of them counts more."""
    return first.astype(np.int64) << 32 | second.astype(np.int64)


def unique(rows: Ints, codes: Ints) -> tuple[Ints, Ints]:
    """Each two of a row and a code once, in the order of the rows."""
    found = np.unique(both(rows, codes))
    return (found >> 32).astype(np.int32), (found & 0xFFFFFFFF).astype(np.int32)


def lowered(name: str) -> str:
    """A name as the database compares it: of the letters of English alone both cases count the same."""
    return name.translate(LOWER)
