"""Reading claims as people have them: the last row of `mended` of each, as it stood at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, literal_column, select

from onrecord.ledger import schema as s
from onrecord.ledger.clock import EVER
from onrecord.ledger.corrections import corrections_numbered
from onrecord.ledger.layers import EVENT_WITH_POSITIONS, counts_of
from onrecord.ledger.rows import Told, event_of, place_of, spans_of, time_of
from onrecord.model import Attribution, Claim, Entry, Event, KeptCorrection, Kind, Mend, Stance, Voice
from onrecord.model.correction import mended_places, mended_times

ANY_MENDED = select(s.mended.c.number).where(s.mended.c.at <= s.AS_OF).limit(1)


def is_last(as_of: str | None) -> ColumnElement[bool]:
    """Whether a row of `mended` is the last one of its claim, by the moment of a view."""
    until, later = as_of or EVER, s.mended.alias()
    follows = exists().where(later.c.claim == s.mended.c.claim, later.c.number > s.mended.c.number, later.c.at <= until)
    return (s.mended.c.at <= until) & ~follows.correlate(s.mended)


def is_mended(claim: ColumnElement[Any], as_of: str | None) -> ColumnElement[bool]:
    """Whether the claim of this number reads as people have it, and is to be looked for in `mended`."""
    row = s.mended.alias()
    return exists().where(row.c.claim == claim, row.c.at <= (as_of or EVER))


def any_mended(connection: Connection, as_of: str | None) -> bool:
    """Whether people said anything of claims, by the moment of a view."""
    return connection.execute(ANY_MENDED, {"as_of": as_of or EVER}).first() is not None


# Kept, as the others are that each page asks for: building them costs more than running them.
@lru_cache(maxsize=16)
def rejected_claims(as_of: str | None) -> Select[Any]:
    """The numbers of the claims that people reject."""
    # With a literal, so that the index of those alone is taken.
    return select(s.mended.c.claim).where(literal_column("mended.rejected = 1"), is_last(as_of))


def rejected_in(connection: Connection, as_of: str | None, *, article: int | None = None) -> set[int]:
    """The numbers of the claims that people reject, of all articles or of one."""
    if not any_mended(connection, as_of):
        return set()
    statement = rejected_claims(as_of)
    if article is not None:
        of_article = select(s.claim.c.number).where(s.claim.c.article == article)
        statement = statement.where(s.mended.c.claim.in_(of_article))
    return set(connection.execute(statement).scalars())


def words_as_mended(connection: Connection, claims: Iterable[int], as_of: str | None) -> dict[int, str]:
    """The words of those of these claims that people spoke of, by number."""
    rows = connection.execute(_words(as_of), {"claims": list(claims)})
    return {row.claim: row.content_text for row in rows}


@lru_cache(maxsize=16)
def _words(as_of: str | None) -> Select[Any]:
    """The words of some claims as people have them."""
    return select(s.mended.c.claim, s.mended.c.content_text).where(
        s.mended.c.claim.in_(s.listed("claims")), is_last(as_of)
    )


@dataclass(frozen=True, slots=True)
class Mended:
    """A claim as people have it: the row that says so, the corrections that make it so, and what it tells of."""

    row: Any
    corrections: tuple[KeptCorrection, ...]
    told: Told

    def claim(self, made: Claim, via: Claim | None) -> Claim:
        """The claim, which was made as `made`; it stands in the content of `via`."""
        row, attribution = self.row, None
        content = spans_of(row.content)
        if row.attributed:
            source = Voice(row.source_text, Kind(row.kind), spans_of(row.source), row.entity_id)
            attribution = Attribution(
                source, spans_of(row.cue), content, via.attribution if via else None, row.cue_text
            )
        return Claim(
            made.article_id, made.outlet, attribution, content, Stance(row.stance), row.content_text, via, made.id
        )


def mended_in(connection: Connection, claims: Sequence[int], as_of: str | None, *, bare: bool) -> dict[int, Mended]:
    """What people have of these claims, by number; those of which nothing is in force are left out."""
    rows = [row for row in connection.execute(_last_rows(as_of), {"claims": claims}) if row.corrections]
    if not rows:
        return {}
    numbers = sorted({number for row in rows for number in row.corrections})
    kept = {each.number: each for each in corrections_numbered(connection, numbers, as_of)}
    told = {} if bare else _told_in(connection, rows, kept)
    return {
        row.claim: Mended(row, tuple(kept[number] for number in row.corrections), told.get(row.number, Told()))
        for row in rows
    }


@lru_cache(maxsize=16)
def _last_rows(as_of: str | None) -> Select[Any]:
    """The last row of `mended` of some claims."""
    return (
        select(s.mended, s.entity.c.id.label("entity_id"))
        .outerjoin(s.entity, s.entity.c.number == s.mended.c.entity)
        .where(s.mended.c.claim.in_(s.listed("claims")), is_last(as_of))
    )


MENDED_TIMES = (
    select(s.time, s.mended_time.c.mended)
    .join(s.time, s.time.c.number == s.mended_time.c.time)
    .where(s.mended_time.c.mended.in_(s.listed("mended")), s.mended_time.c.choice == 0)
    .order_by(s.mended_time.c.mended, s.mended_time.c.time)
)
MENDED_PLACES = (
    select(s.place, s.mended_place.c.mended)
    .join(s.place, s.place.c.number == s.mended_place.c.place)
    .where(s.mended_place.c.mended.in_(s.listed("mended")))
    .order_by(s.mended_place.c.mended, s.mended_place.c.place)
)
MENDED_EVENTS = (
    EVENT_WITH_POSITIONS.add_columns(
        s.mended_event.c.mended, s.mended_event.c.reported, s.place.c.start.label("at"), s.place.c.end.label("until")
    )
    .join(s.mended_event, s.mended_event.c.event == s.event.c.number)
    .where(s.mended_event.c.mended.in_(s.listed("mended")))
    .order_by(s.mended_event.c.mended, s.mended_event.c.event)
)


def _told_in(connection: Connection, rows: Iterable[Any], kept: Mapping[int, KeptCorrection]) -> dict[int, Told]:
    """What is marked in claims as people have them, by the numbers of the rows of `mended`."""
    told: dict[int, Told] = defaultdict(Told)
    said = {row.number: [kept[number].correction for number in row.corrections] for row in rows}
    wanted = {"mended": list(said)}
    for row in connection.execute(MENDED_TIMES, wanted):
        told[row.mended].times += mended_times([time_of(row)], said[row.mended])
    for row in connection.execute(MENDED_PLACES, wanted):
        told[row.mended].places += mended_places([place_of(row)], said[row.mended])
    events = connection.execute(MENDED_EVENTS, wanted).all()
    counts = counts_of(connection, events)
    none = {
        (number, each.mark.start, each.mark.end)
        for number, some in said.items()
        for each in some
        if each.mend is Mend.PLACE and each.place is None and each.mark
    }
    for row in events:
        event = event_of(row, tuple(counts[row.number]))
        _add_event(
            told[row.mended], _nowhere(event) if (row.mended, row.at, row.until) in none else event, row.reported
        )
    return told


def _add_event(told: Told, event: Event, reported: int) -> None:
    told.events.append(event)
    if reported:
        told.reports.append(event)


def _nowhere(event: Event) -> Event:
    return replace(event, place=None)


def as_mended(entry: Entry, mended: Mended | None, parent: Entry | None) -> Entry:
    """An entry as people have it; `parent` is that of the claim in whose content its own stands."""
    made, via = entry.made.claim, parent.claim if parent else None
    if mended is None:
        if parent is None or parent.mended is None or made.attribution is None:
            return entry
        attribution = replace(made.attribution, via=parent.mended.attribution)
        return replace(entry, mended=replace(made, attribution=attribution, via=via, made_as=made.id))
    claim, told = mended.claim(made, via), mended.told
    # Who it is that the former words meant says nothing of others.
    same = (claim.source.spans, claim.source.entity) == (made.source.spans, made.source.entity)
    return replace(
        entry,
        mended=claim,
        corrections=mended.corrections,
        times=tuple(told.times),
        places=tuple(told.places),
        events=tuple(told.events),
        reports=tuple(told.reports),
        speaker=entry.speaker if same else None,
        called=entry.called if same else "",
    )
