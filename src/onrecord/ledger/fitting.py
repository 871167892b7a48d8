"""Which claims fit each condition of a query, as masks over the rows of a ledger's columns.

It says the same as `conditions` does, by which one page is listed and which needs no memory; here are all that fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, TableClause, bindparam, func, select

from onrecord.ledger import schema as s
from onrecord.ledger.athand import AtHand, Moment
from onrecord.ledger.base import NEAR, Box, ClaimQuery
from onrecord.ledger.columns import Ints, Mask, Rows, lowered
from onrecord.ledger.common import common_words
from onrecord.ledger.conditions import Asking
from onrecord.ledger.findings import names_of
from onrecord.ledger.links import contested
from onrecord.ledger.marks import Marks, Told
from onrecord.ledger.matters import Matters
from onrecord.ledger.signatures import Differing
from onrecord.ledger.words import alone_of, match_of
from onrecord.model import Surely, Vector


@dataclass(frozen=True, slots=True, eq=False)
class Fitting:
    """The masks of a query by the condition that each stands for, over these rows; `surely` says how far they go."""

    rows: Rows
    base: Mask
    masks: Mapping[str, Mask]
    surely: Surely

    def but(self, *names: str) -> Mask:
        """Which rows fit all conditions but these."""
        mask = self.base
        for name, each in self.masks.items():
            if name not in names:
                mask = mask & each
        return mask

    @property
    def all(self) -> Mask:
        return self.but()


class Fits:
    """Finds out which claims fit, at one moment of one ledger."""

    def __init__(self, connection: Connection, at_hand: AtHand, asking: Asking) -> None:
        self.connection = connection
        self.moment: Moment = at_hand.moment(asking.as_of)
        self.rows = self.moment.rows(connection)
        self._at_hand, self._asking = at_hand, asking
        self._surely = Surely.EXACTLY

    @property
    def as_of(self) -> str | None:
        return self._asking.as_of

    def fitting(self, query: ClaimQuery, *, like: Vector | None = None) -> Fitting:
        """The masks of all conditions of a query."""
        masks = dict(self._masks(query))
        if like is not None:
            near, words = self._near(like), masks.get("words")
            masks["words"] = near if words is None else near | words
        base = self.rows.last if query.superseded else self.rows.current
        if not query.rejected:
            base = base & ~self.rows.rejected
        return Fitting(self.rows, base, masks, self._surely)

    def differing(self, vector: Vector) -> Differing | None:
        """How far the meanings of all claims are from a vector."""
        return self._at_hand.signatures().differing(self.connection, vector)

    def marks(self, told: Told) -> Marks:
        return self.moment.marks(self.connection, told, self.rows)

    def common(self) -> frozenset[str]:
        """The words that very many claims hold; what holds them is found at once, and they anew when claims doubled."""

        def found(known: tuple[int, frozenset[str]] | None) -> tuple[int, frozenset[str]]:
            count = len(self.rows.claim)
            if known and count < 2 * known[0]:
                return known
            words = common_words(self.connection, self.rows)
            for match in alone_of(ClaimQuery(words=" ".join(words)), words):
                self._found("made", match, len(self.rows.at) - 1, for_good=True)
            return count, words

        return self.moment.remembered("common", found, for_good=True)[1]

    def _worded_rows(self, query: ClaimQuery) -> Mask | None:
        """The rows that hold the words of a query; None where it has none."""
        if not match_of(query):
            return None
        common = self.common()
        masks = [self._matching(match, for_good=True) for match in alone_of(query, common)]
        if match := match_of(query, but=common):
            masks.append(self._matching(match))
        found: Mask = np.logical_and.reduce(masks)
        return found

    def _matching(self, match: str, *, for_good: bool = False) -> Mask:
        made = self._found("made", match, len(self.rows.at) - 1, for_good)
        return self.rows.worded(made, self._found("mended", match, self.rows.mended_until, for_good))

    def _found(self, how: str, match: str, last: int, for_good: bool) -> Ints:
        """The numbers that a full-text index finds up to a last one; those that came in since are looked for alone."""

        def grown(known: tuple[int, Ints] | None) -> tuple[int, Ints]:
            after, numbers = known or (0, np.zeros(0, dtype=np.int32))
            if after >= last:
                return after, numbers
            wanted = {"words": match, "after": after, "until": last}
            new = self.connection.execute(HOLDING[how], wanted).scalar_one()
            if new:
                numbers = np.concatenate([numbers, np.fromstring(new, dtype=np.int32, sep=",")])
            return last, numbers

        return self.moment.remembered((how, match), grown, for_good=for_good)[1]

    def _near(self, vector: Vector) -> Mask:
        self._surely = Surely.ABOUT
        differing = self.differing(vector)
        return self.rows.holding(differing.near(NEAR)) if differing else np.zeros(len(self.rows.claim), dtype=np.bool_)

    def _masks(self, query: ClaimQuery) -> Iterator[tuple[str, Mask]]:
        yield from self._worded(query)
        yield from self._voiced(query)
        yield from self._published(query)
        yield from self._told(query)
        yield from self._sorted(query)

    def _worded(self, query: ClaimQuery) -> Iterator[tuple[str, Mask]]:
        for name in ("words", "text"):
            if (mask := self._worded_rows(_only(query, name))) is not None:
                yield name, mask
        if (mask := self._worded_rows(_only(query, "source"))) is not None:
            also = self._asking.also_called(query.source or "")
            yield "source", mask | np.isin(self.rows.entity, also) if also else mask

    def _voiced(self, query: ClaimQuery) -> Iterator[tuple[str, Mask]]:
        columns = self.moment.columns
        if query.stances:
            yield "stance", _any(self.rows.stance, columns.stances.values, [each.value for each in query.stances])
        if query.kinds:
            yield "kind", _any(self.rows.kind, columns.kinds.values, [each.value for each in query.kinds])
        if query.own_voice is not None:
            yield "own voice", self.rows.attributed != query.own_voice
        if query.said_by:
            found = self.connection.execute(ENTITIES, {"ids": list(query.said_by)}).scalars().all()
            yield "said by", np.isin(self.rows.entity, found)

    def _published(self, query: ClaimQuery) -> Iterator[tuple[str, Mask]]:
        articles, article = self.rows.articles, self.rows.article
        if query.article:
            yield "article", article == self._asking.article_number(query.article)
        if query.outlets:
            names = [lowered(outlet or "") for outlet in self.moment.columns.outlets.values]
            parts = [lowered(part) for part in query.outlets]
            fits = np.asarray([any(part in name for part in parts) for name in names], dtype=np.bool_)
            yield "outlet", fits[articles.outlet[article]]
        if query.since:
            yield "since", articles.last[article] >= query.since.toordinal()
        if query.until:
            yield "until", articles.first[article] <= query.until.toordinal()

    def _told(self, query: ClaimQuery) -> Iterator[tuple[str, Mask]]:
        length = len(self.rows.claim)
        if query.country:
            code = query.country.upper()
            yield "country", self.marks(Told.COUNTRY).holding(lambda country: country == code, length)
        if query.box:
            box = query.box
            yield "box", self.marks(Told.PLACE).holding(lambda place: _inside(box, *place[2:]), length)
        if query.place:
            names = set(names_of(self.connection, query.place, self._asking.also_called(query.place)))
            yield "place", self.marks(Told.NAME).holding(names.__contains__, length)
        if query.happened_since or query.happened_until:
            since, until = query.happened_since, query.happened_until
            yield "happened", self.marks(Told.TIME).holding(lambda days: _may_lie(days, since, until), length)
        if query.event:
            type_ = query.event.upper()
            yield "event", self.marks(Told.EVENT).holding(lambda each: each == type_, length)

    def _sorted(self, query: ClaimQuery) -> Iterator[tuple[str, Mask]]:
        if query.about:
            also = self._asking.also_called(query.about)
            mentions = self.moment.mentions(self.connection, self.rows)
            yield "about", mentions.holding(lowered(query.about), also, len(self.rows.claim))
        if query.matter:
            claims = Matters(self.connection, self._asking.as_of).claims_in(query.matter)
            yield "matter", self.rows.holding(np.asarray(claims, dtype=np.int32))
        if query.contested:
            yield "contested", self._contested()

    def _contested(self) -> Mask:
        """The claims that contradict another; found anew when claims or links came in."""
        state = self.rows.until, self.rows.mended_until, *self.connection.execute(LINKED).one()

        def found(known: tuple[tuple[int, ...], Ints] | None) -> tuple[tuple[int, ...], Ints]:
            if known and known[0] == state:
                return known
            numbers = self.connection.execute(contested(self.connection, self._asking.as_of)).scalars()
            return state, np.fromiter(numbers, dtype=np.int32)

        return self.rows.holding(self.moment.remembered("contested", found)[1])


def _holding(words: TableClause) -> Select[Any]:
    # As one text: a row for each of a million numbers takes several times as long.
    number = words.c.rowid
    return select(func.group_concat(number)).where(
        words.c[words.name].op("MATCH")(bindparam("words")), number > bindparam("after"), number <= bindparam("until")
    )


HOLDING = {"made": _holding(s.claim_words), "mended": _holding(s.mended_words)}
LINKED = select(
    select(func.max(s.link.c.number)).scalar_subquery(), select(func.max(s.linked.c.number)).scalar_subquery()
)
ENTITIES = select(s.entity.c.number).where(s.entity.c.id.in_(s.listed("ids")))


def _only(query: ClaimQuery, name: str) -> ClaimQuery:
    return ClaimQuery(**{name: getattr(query, name)})


def _any(codes: Ints, values: Sequence[str], wanted: Sequence[str]) -> Mask:
    return np.asarray([value in wanted for value in values], dtype=np.bool_)[codes]


def _inside(box: Box, lat: float | None, lon: float | None) -> bool:
    if lat is None or lon is None or not box.south <= lat <= box.north:
        return False
    return box.west <= lon <= box.east if box.west <= box.east else lon >= box.west or lon <= box.east


def _may_lie(days: tuple[int | None, int | None], since: date | None, until: date | None) -> bool:
    first, last = days
    if first is None and last is None:
        return False
    begins = first is None or until is None or first <= until.toordinal()
    return begins and (last is None or since is None or last >= since.toordinal())
