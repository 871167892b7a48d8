"""One claim as a flat record: the same fields on the command line, in JSON Lines, CSV and Parquet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from onrecord.model import UNNAMED_OUTLET, Claim, Entry, Kind, Span, Time, Voice

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"

# Halves of characters, which a JSON line may hold and which cannot be written in UTF-8.
SURROGATES = re.compile("[\ud800-\udfff]")

CHAIN_ARROW = " → "
NO_SOURCE = "no source named"

# In the order of the columns. All are text unless `schema_of_claims` in `parquet` says otherwise.
FIELDS = (
    *("id", "article", "article_id", "heading", "outlet"),
    *("published_value", "published_earliest", "published_latest", "published_basis"),
    *("source", "source_kind", "source_entity", "stance", "cue", "content"),
    *("on_whose_word", "own_voice", "via"),
    *("source_spans", "cue_spans", "content_spans"),
    *("score", "maker", "maker_version", "made_at", "current", "superseded_by"),
    *("happened_earliest", "happened_latest", "places", "countries", "events"),
    *("corrected", "source_name"),
)


def record_of(entry: Entry) -> dict[str, JSON]:
    """The fields of a claim, by the names in `FIELDS`, as JSON values."""
    claim, made, when = entry.claim, entry.made, entry.published.when
    cue = claim.attribution.cue_text or None if claim.attribution else None
    # What an outlet is called where none is stated is a word for people, not the name of one.
    outlet = None if claim.outlet.text == UNNAMED_OUTLET else claim.outlet.text
    values = (
        *(claim.id, entry.article_name, claim.article_id, entry.article_heading, outlet),
        *(when.value, _iso(when.earliest), _iso(when.latest), entry.published.basis.value),
        *(claim.source.text, claim.source.kind.value, claim.source.entity, claim.stance.value, cue, claim.text),
        *(on_whose_word(claim), claim.attribution is None, claim.via.id if claim.via else None),
        *(_spans(claim.source.spans), _spans(claim.cue), _spans(claim.content)),
        *(made.score, made.maker.name, made.maker.version, made.at, entry.current, entry.superseded_by),
        *(*map(_iso, happened(entry.times)), *_told(entry)),
        *(_corrected(entry), entry.source_name or None),
    )
    return {field: writable(value) for field, value in zip(FIELDS, values, strict=True)}


def happened(times: Iterable[Time]) -> tuple[date | None, date | None]:
    """The first and the last day that any of the times may reach; None where it is open, or no time has bounds."""
    whens = [when for time in times for when in time.readings or (time.when,) if when.earliest or when.latest]
    first, last = [when.earliest for when in whens], [when.latest for when in whens]
    return _all_known(first, min), _all_known(last, max)


def _all_known(days: Sequence[date | None], choose: Callable[[list[date]], date]) -> date | None:
    known = [day for day in days if day]
    return choose(known) if known and len(known) == len(days) else None


def _told(entry: Entry) -> Iterator[list[JSON]]:
    """The names of a claim's places, their countries, and the types of its events, each once."""
    yield [writable(name) for name in dict.fromkeys(place.name for place in entry.places)]
    yield list(dict.fromkeys(place.country for place in entry.places if place.country))
    yield list(dict.fromkeys(event.type for event in entry.events))


def _corrected(entry: Entry) -> list[JSON]:
    """What people said of a claim: "accept", or the fields that they mended."""
    return list(dict.fromkeys(kept.correction.mend.value for kept in entry.corrections))


def on_whose_word(claim: Claim) -> str:
    """The chain of voices from the outlet inwards, with arrows between them."""
    return CHAIN_ARROW.join(map(name_of, claim.chain()))


def name_of(voice: Voice) -> str:
    """What to call a voice, on one line and without a comma at its end; also where the article names nobody."""
    return NO_SOURCE if voice.kind is Kind.NONE else " ".join(voice.text.split()).rstrip(", ")


def writable(value: JSON) -> JSON:
    """The same value, with text that can be written in UTF-8."""
    return SURROGATES.sub("\ufffd", value) if isinstance(value, str) else value


def _spans(spans: tuple[Span, ...]) -> list[JSON]:
    return [[span.start, span.end] for span in spans]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
