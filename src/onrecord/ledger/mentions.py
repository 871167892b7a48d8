"""Who and what is mentioned in the contents of claims, in memory; found out when it is asked for first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, Integer, bindparam, select

from onrecord.ledger import schema as s
from onrecord.ledger.columns import Codes, Ints, Mask, Rows, both, ints_of, lowered, rows_found, unique

ENTITIES = select(s.entity.c.number, s.entity.c.name).where(s.entity.c.number > bindparam("after"))
_after, _until = bindparam("after", type_=Integer), bindparam("until", type_=Integer)
CONTENTS = (
    select(s.made.c.reading, s.made.c.claim, s.claim.c.content)
    .join(s.claim, s.claim.c.number == s.made.c.claim)
    .where(s.made.c.reading > _after, s.made.c.reading <= _until)
)
MENTIONS = select(*s.mention.c["reading", "entity", "start", "end"]).where(
    s.mention.c.reading > _after, s.mention.c.reading <= _until
)
_new = (s.mended.c.number > _after) & (s.mended.c.number <= _until)
MENDED_CONTENTS = select(s.mended.c.reading, s.mended.c.number, s.mended.c.content).where(_new)
MENDED_MENTIONS = select(*s.mention.c["reading", "entity", "start", "end"]).where(
    s.mention.c.reading.in_(select(s.mended.c.reading).where(_new))
)


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """Each two of a row and the number of an entity that its claim's content mentions, and what entities are called.

    `names` are as the database compares them, `called` the place of an entity's name among them, by its number.
    """

    rows: Ints
    entities: Ints
    called: Ints
    names: Sequence[str]

    def holding(self, part: str, also: Sequence[int], length: int) -> Mask:
        """Which of so many rows mention an entity whose name has this part, or one of the entities `also`."""
        names = self.names[:]
        fitting = np.fromiter((part in name for name in names), dtype=np.bool_, count=len(names))
        mask = np.zeros(length, dtype=np.bool_)
        if len(self.rows):
            rows = self.rows[fitting[self.called[self.entities]] | np.isin(self.entities, also)]
            mask[rows[rows < length]] = True  # others may have come in since somebody began to count
        return mask


class Mentioned:
    """The mentions of a ledger's claims, brought up to the rows that are asked for."""

    def __init__(self) -> None:
        self._until, self._mended_until = 0, 0
        self._names = Codes[str]()
        none = np.zeros(0, dtype=np.int32)
        self._mentions = Mentions(none, none, np.zeros(1, dtype=np.int32), self._names.values)

    def mentions(self, connection: Connection, rows: Rows) -> Mentions:
        """What the claims of these rows mention."""
        if rows.until > self._until:
            between = {"after": self._until, "until": rows.until}
            self._add(connection, rows, between, mended=False)
            self._until = rows.until
        if rows.mended_until > self._mended_until:
            self._add(connection, rows, {"after": self._mended_until, "until": rows.mended_until}, mended=True)
            self._mended_until = rows.mended_until
        return self._mentions

    def _add(self, connection: Connection, rows: Rows, between: dict[str, int], *, mended: bool) -> None:
        contents, mentions = (MENDED_CONTENTS, MENDED_MENTIONS) if mended else (CONTENTS, MENTIONS)
        spans = ints_of(_spans(rows_found(connection, contents, between)), 4)
        found, at = rows.placed(spans[:, 1] if mended else both(spans[:, 0], spans[:, 1]), mended=mended)
        spans = spans[found]
        which, entities = _inside(spans, ints_of(rows_found(connection, mentions, between), 4))
        new, who = unique(at[which], entities)
        known = self._mentions
        self._mentions = Mentions(
            np.concatenate([known.rows, new]),
            np.concatenate([known.entities, who]),
            self._called(connection, known.called),
            self._names.values,
        )

    def _called(self, connection: Connection, known: Ints) -> Ints:
        """The names of all entities, with those that came in since."""
        found = rows_found(connection, ENTITIES, {"after": len(known) - 1})
        new = ints_of(((number, self._names.of(lowered(name))) for number, name in found), 2)
        called = np.zeros(max(len(known), int(new[:, 0].max(initial=0)) + 1), dtype=np.int32)
        called[: len(known)] = known
        called[new[:, 0]] = new[:, 1]
        return called


def _spans(rows: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, int, int]]:
    """Each piece of a content by itself."""
    for reading, number, content in rows:
        for start, end in json.loads(content):
            yield reading, number, start, end


def _inside(spans: Ints, mentions: Ints) -> tuple[Ints, Ints]:
    """The places of the spans with the entities that are mentioned in them; both of the same readings."""
    starts = both(mentions[:, 0], mentions[:, 2])
    order = np.argsort(starts, kind="stable")
    starts, ends, entities = starts[order], mentions[order, 3], mentions[order, 1]
    first = np.searchsorted(starts, both(spans[:, 0], spans[:, 2]))
    counts = np.searchsorted(starts, both(spans[:, 0], spans[:, 3])) - first
    which = np.repeat(np.arange(len(spans)), counts)
    among = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts) + first[which]
    whole = ends[among] <= spans[which, 3]
    return which[whole], entities[among[whole]]
