"""A query as a person would put it: the heading of a dossier and its conditions."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.dossier.dates import spoken
from onrecord.ledger.base import ClaimQuery
from onrecord.model import When


def title_of(query: ClaimQuery) -> str:
    """What to call the answer to a query, where nobody gave it a title."""
    if words := query.words or query.text:
        return f"“{words}”"
    if query.source:
        return f"What {query.source} says"
    if subject := query.about or query.place:
        return f"Claims about {subject}"
    if query.outlet:
        return f"Claims in {query.outlet}"
    return "Contested claims" if query.contested else "What is on record"


def conditions_of(query: ClaimQuery) -> tuple[str, ...]:
    """Each condition of a query, in words."""
    return tuple(_conditions(query))


def _conditions(query: ClaimQuery) -> Iterator[str]:
    words = (
        ("on or from", query.words),
        ("with the words", query.text),
        ("on the word of", query.source),
        ("stance:", query.stance),
        ("about", query.about),
        ("at", query.place),
        ("published by", query.outlet),
        ("in the article", query.article),
    )
    yield from (f"{name} {value}" for name, value in words if value)
    if query.since or query.until:
        yield f"published {_between(query)}"
    if query.own_voice is not None:
        yield "in the outlet’s own voice" if query.own_voice else "on somebody else’s word"
    if query.contested:
        yield "contested"
    if query.superseded:
        yield "superseded readings too"


def _between(query: ClaimQuery) -> str:
    if query.since and query.until and query.since > query.until:
        return f"from {query.since} until {query.until}"
    return spoken(When(None, query.since, query.until))
