"""From rows to what travels."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row

from onrecord.model import Attribution, Basis, Claim, Entry, Kind, Made, Maker, Published, Span, Stance, Voice, When


def spans_of(cell: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in cell)


def span_of(cell: list[list[int]]) -> Span | None:
    return Span(*cell[0]) if cell else None


def published_of(row: Row[Any]) -> Published:
    when = When(row.published_value, _day(row.published_earliest), _day(row.published_latest))
    return Published(when, Basis(row.published_basis))


def claim_of(row: Row[Any], via: Claim | None) -> Claim:
    outlet = Voice.of_outlet(row.outlet)
    attribution = None
    content = spans_of(row.content)
    if row.attributed:
        outer = via.attribution if via else None
        source = Voice(row.source_text, Kind(row.kind), spans_of(row.source), row.entity_id)
        attribution = Attribution(source, spans_of(row.cue), content, outer, row.cue_text)
    return Claim(row.article_id, outlet, attribution, content, Stance(row.stance), row.content_text, via)


def entry_of(row: Row[Any], via: Claim | None) -> Entry:
    made = Made(claim_of(row, via), Maker(row.maker, row.version), row.score, row.at)
    return Entry(
        row.number,
        made,
        row.article_name,
        row.heading,
        published_of(row),
        bool(row.current),
        row.superseded_by,
    )


def _day(cell: str | None) -> date | None:
    return date.fromisoformat(cell) if cell else None
