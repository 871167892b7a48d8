"""Reading matters: the decisions that count on them, and what they come to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, literal_column, or_, select

from onrecord.errors import Ambiguous, NotFound
from onrecord.ledger import schema as s
from onrecord.ledger.apart import ToldApart, kept_apart, told_apart
from onrecord.ledger.beginnings import begins, bounds
from onrecord.ledger.clock import EVER
from onrecord.ledger.heirs import WITH_FORMER, Heirs, heirs_of
from onrecord.ledger.links import last_linker
from onrecord.ledger.mended import rejected_in, words_as_mended
from onrecord.ledger.standings import PLACINGS, Joined, Whole, last_words, wholes
from onrecord.model import Act, Matter, Side, Standing

UNIONS = (Act.JOIN.value, Act.APART.value)
SIDES = {side.value: side for side in Side}

# How many of the ids that begin alike are looked at.
ALIKE = 50


def _counts(decision: Any) -> ColumnElement[bool]:
    """Whether a decision is a person's or the last linker's, and not taken back."""
    undone = exists().where(s.taken_back.c.decision == decision.c.number, s.taken_back.c.at <= s.AS_OF)
    of_judge = or_(decision.c.person == 1, decision.c.by == bindparam("linker"))
    return and_(decision.c.at <= s.AS_OF, of_judge, ~undone)


_other = s.matter.alias()
DECIDED = (
    select(
        *s.decision.c["number", "act", "matter", "claim", "other_matter", "side", "title", "score", "by", "person"],
        s.matter.c.id.label("matter_id"),
        _other.c.id.label("other_id"),
    )
    .join(s.matter, s.matter.c.number == s.decision.c.matter)
    .outerjoin(_other, _other.c.number == s.decision.c.other_matter)
    .where(_counts(s.decision))
    .order_by(s.decision.c.number)
)


def _kin(first: Select[Any]) -> Select[Any]:
    """The numbers of these matters and of all that anybody ever joined to them or parted from them, by any detour."""
    kin = first.cte("kin", recursive=True)
    here, there = s.decision.c.matter, s.decision.c.other_matter
    onward = select(there).join(kin, here == kin.c.matter).where(s.decision.c.act.in_(UNIONS))
    back = select(here).join(kin, there == kin.c.matter)
    return select(kin.union(onward, back).c.matter)


KIN_OF_CLAIMS = _kin(
    select(s.decision.c.matter).where(s.decision.c.claim.in_(WITH_FORMER), s.decision.c.act.in_(PLACINGS))
)
KIN_OF_MATTERS = _kin(select(s.matter.c.number.label("matter")).where(s.matter.c.number.in_(s.listed("matters"))))
DECIDED_ON = DECIDED.where(s.decision.c.matter.in_(s.listed("matters")))
# With a literal, so that the index of people's decisions is taken; and by itself, so that SQLite does not go through
# all decisions instead, to have them in their order.
OF_PEOPLE = select(s.decision.c.number).where(literal_column("decision.person = 1"))
TOLD_APART = (
    select(s.decision.c.number, s.decision.c.claim, s.decision.c.other_claim)
    .where(s.decision.c.number.in_(OF_PEOPLE), s.decision.c.act == Act.DISTINCT.value, _counts(s.decision))
    .order_by(s.decision.c.number)
)
ANYBODY = OF_PEOPLE.limit(1)

_named = or_(s.decision.c.matter == s.matter.c.number, s.decision.c.other_matter == s.matter.c.number)
BEGUN = (
    select(s.matter.c.number, s.matter.c.id)
    .where(begins(s.matter.c.id))
    .where(exists().where(_named, s.decision.c.at <= s.AS_OF))
    .limit(ALIKE)
)
DECIDED_ITSELF = select(s.decision.c.claim).where(
    s.decision.c.claim.in_(s.listed("claims")),
    s.decision.c.act.in_(PLACINGS),
    s.decision.c.by == bindparam("linker"),
    s.decision.c.person == 0,
    s.decision.c.at <= s.AS_OF,
)
NAMES = select(s.claim.c.number, s.claim.c.id).where(s.claim.c.number.in_(s.listed("claims")))
WORDS = select(s.claim.c.number, s.claim.c.content_text).where(s.claim.c.number.in_(s.listed("claims")))


class Matters:
    """Matters as they stood at a moment."""

    def __init__(self, connection: Connection, as_of: str | None) -> None:
        linker = last_linker(connection, as_of)
        self._connection = connection
        self._as_of = as_of
        self._wanted = {"as_of": as_of or EVER, "linker": str(linker) if linker else None}

    def all(self) -> list[Matter]:
        """All in which any claim stands, in the order they came in."""
        return self._named([whole for whole in self._wholes(None) if whole.placed])

    def of(self, claim_ids: Iterable[str]) -> list[Matter]:
        """Those in which one of these claims stands."""
        ids = set(claim_ids)
        kin = self._connection.execute(KIN_OF_CLAIMS, {"claim_ids": list(ids)}).scalars().all()
        found = self._named([whole for whole in self._wholes(kin) if whole.placed]) if kin else []
        return [matter for matter in found if any(standing.claim in ids for standing in matter.standings)]

    def one(self, matter_id: str) -> Matter:
        """The one of this id, or of one that begins so. Raises `NotFound`."""
        (matter,) = self._named([self.whole(matter_id)])
        return matter

    def kept_apart(self, claim_ids: Iterable[str]) -> set[frozenset[str]]:
        """Each two claims, matters, or claim and matter, by id, that people keep apart, as far as these claims go."""
        if self._connection.execute(ANYBODY).first() is None:
            return set()
        kin = self._connection.execute(KIN_OF_CLAIMS, {"claim_ids": list(set(claim_ids))}).scalars().all()
        rows, heirs, told = self._decided(kin)
        joined = Joined(rows)
        words = last_words(rows, joined, heirs).people
        removed = (
            (joined.group(matter)[0], claim) for (matter, claim), row in words.items() if row.act == Act.REMOVE.value
        )
        pairs = list(kept_apart(told, removed, joined.held_apart()))
        names = self._by_number(NAMES, {each for pair in pairs for each in pair if isinstance(each, int)})
        return {frozenset(names[each] if isinstance(each, int) else each for each in pair) for pair in pairs}

    def claims_in(self, matter_id: str) -> list[int]:
        """The numbers of the claims that stand in it. Raises `NotFound`."""
        return sorted(self.whole(matter_id).placed)

    def whole(self, matter_id: str) -> Whole:
        """What stands in one, by number. One on which no decision counts any more is empty. Raises `NotFound`."""
        begun = self._begun(matter_id)
        kin = self._connection.execute(KIN_OF_MATTERS, {"matters": list(begun.values())}).scalars().all()
        found = [whole for whole in self._wholes(kin) if not begun.keys().isdisjoint(whole.ids)]
        known = {each for whole in found for each in whole.ids}
        found += [Whole((each,), {}, None) for each in begun if each not in known]
        if not found:
            raise NotFound(matter_id, "the ledger holds no such matter.")
        if len(found) > 1:
            raise Ambiguous(matter_id, "several matters begin like this; give more of the id.")
        return found[0]

    def having(self, matters: Collection[int]) -> list[Whole]:
        """Those of these numbers, each with all that was joined to it."""
        kin = self._connection.execute(KIN_OF_MATTERS, {"matters": list(matters)}).scalars().all()
        return self._wholes(kin)

    def title(self, whole: Whole) -> str:
        """What it is called: one that nobody gave a title, by its first claim."""
        if whole.title is not None or not whole.placed:
            return whole.title or ""
        first = min(whole.placed)
        return self._by_number(WORDS, {first})[first]

    def holds(self, matter_id: str) -> bool:
        """Whether there is a matter of this id, or one that begins so."""
        return bool(self._begun(matter_id))

    def _begun(self, matter_id: str) -> dict[str, int]:
        return {row.id: row.number for row in self._connection.execute(BEGUN, self._wanted | bounds(matter_id))}

    def _wholes(self, matters: Collection[int] | None) -> list[Whole]:
        rows, heirs, told = self._decided(matters)
        found = wholes(rows, heirs, self._decided_itself(heirs.all), told)
        gone = rejected_in(self._connection, self._as_of)
        return [each.without(gone) for each in found] if gone else found

    def _decided(self, matters: Collection[int] | None) -> tuple[Sequence[Any], Heirs, list[ToldApart]]:
        """What was decided on these matters or all, with the heirs of the claims, and which claims were told apart."""
        apart = self._connection.execute(TOLD_APART, self._wanted).all()
        if matters is None:
            rows = self._connection.execute(DECIDED, self._wanted).all()
        else:
            rows = self._connection.execute(DECIDED_ON, self._wanted | {"matters": list(matters)}).all()
        claims = {row.claim for row in rows if row.claim is not None}
        claims |= {claim for row in apart for claim in (row.claim, row.other_claim)}
        heirs = heirs_of(self._connection, None if matters is None else list(claims), self._as_of)
        return rows, heirs, told_apart(apart, heirs)

    def _decided_itself(self, claims: list[int]) -> set[int]:
        if not claims:
            return set()
        return set(self._connection.execute(DECIDED_ITSELF, self._wanted | {"claims": claims}).scalars())

    def _named(self, found: list[Whole]) -> list[Matter]:
        names = self._by_number(NAMES, {claim for whole in found for claim in whole.placed})
        words = self._by_number(WORDS, {min(whole.placed) for whole in found if whole.placed and whole.title is None})
        words |= words_as_mended(self._connection, words, self._as_of) if words else {}
        return [_matter(whole, names, words) for whole in found]

    def _by_number(self, statement: Select[Any], claims: Collection[int]) -> dict[int, str]:
        if not claims:
            return {}
        rows = self._connection.execute(statement, {"claims": list(claims)})
        return {row[0]: row[1] for row in rows}


def _matter(whole: Whole, names: dict[int, str], words: dict[int, str]) -> Matter:
    standings = tuple(
        Standing(names[claim], SIDES[row.side], row.score, row.by, bool(row.person))
        for claim, row in sorted(whole.placed.items())
    )
    title = whole.title
    if title is None:
        title = words[min(whole.placed)] if whole.placed else ""
    first, *also = whole.ids
    return Matter(first, title, standings, tuple(also))
