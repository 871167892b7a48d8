"""A query as a person would put it: the heading of a dossier and its conditions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.dossier.dates import spoken
from onrecord.ledger.base import Box, ClaimQuery
from onrecord.model import When


def title_of(query: ClaimQuery) -> str:
    """What to call the answer to a query, where nobody gave it a title."""
    if words := query.words or query.text:
        return f"“{words}”"
    if query.source:
        return f"What {query.source} says"
    if subject := query.about or query.place or query.country:
        return f"Claims about {subject}"
    if query.event:
        return f"Claims of {query.event.upper()}"
    if query.outlets:
        return f"Claims in {' or '.join(query.outlets)}"
    return "Contested claims" if query.contested else "What is on record"


def conditions_of(query: ClaimQuery) -> tuple[str, ...]:
    """Each condition of a query, in words."""
    return tuple(_conditions(query))


def _conditions(query: ClaimQuery) -> Iterator[str]:
    words = (
        ("with", query.words and f"“{query.words}” in the claim or its source’s name"),
        ("with", query.text and f"“{query.text}” in the claim"),
        ("on the word of", query.source),
        ("stance:", " or ".join(query.stances)),
        ("kind of source:", " or ".join(query.kinds)),
        ("about", query.about),
        ("at", query.place),
        ("in the country", query.country and query.country.upper()),
        ("in the box", query.box and _edges(query.box)),
        ("of the event", query.event and query.event.upper()),
        ("published by", " or ".join(query.outlets)),
        ("in the article", query.article),
        ("in the matter", query.matter),
    )
    yield from (f"{name} {value}" for name, value in words if value)
    if query.since or query.until:
        yield f"published {_between(query.since, query.until)}"
    if query.happened_since or query.happened_until:
        yield f"happened {_between(query.happened_since, query.happened_until)}"
    if query.own_voice is not None:
        yield "in the outlet’s own voice" if query.own_voice else "on somebody else’s word"
    if query.contested:
        yield "contested"
    if query.superseded:
        yield "superseded readings too"


def _between(since: date | None, until: date | None) -> str:
    if since and until and since > until:
        return f"from {since} until {until}"
    return spoken(When(None, since, until))


def _edges(box: Box) -> str:
    return f"{box.west:g}, {box.south:g}, {box.east:g}, {box.north:g}"
