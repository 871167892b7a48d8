"""One line of `onrecord extract`: a reading as JSON, as docs/formats.md promises it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from onrecord.model import (
    Article,
    Count,
    Document,
    Entity,
    Event,
    Flag,
    Made,
    Place,
    Proposition,
    Published,
    Reading,
    Span,
    Speaker,
    Time,
)
from onrecord.model.claim import pairs

# Line ends to Unicode, though not to JSON: written out, they would break the line for some who read it.
LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def line_of(reading: Reading) -> str:
    """The line for one article, without its line end. Spans count in the line's `text`."""
    line = json.dumps(record_of_reading(reading), ensure_ascii=False)
    return LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def record_of_reading(reading: Reading) -> dict[str, Any]:
    """The same as a dictionary. Layers that no annotator has given yet are empty."""
    article = reading.annotated.article
    attributed = [made for made in reading if made.claim.attribution]
    return {
        "id": article.name,
        "document": _document(article.page.document),
        "page_span": [article.page_span.start, article.page_span.end],
        "text": article.text,
        **_head(article),
        "published": _published(article.published),
        "attributions": _attributions(reading, attributed),
        "own_voice": [_own(made) for made in reading if not made.claim.attribution],
        "times": [_time(time) for time in reading.annotated.times],
        "places": [_place(place) for place in reading.annotated.places],
        "events": _events(reading, attributed),
        "entities": [_entity(entity) for entity in reading.annotated.entities],
        "flags": [_flag(flag) for flag in reading.annotated.flags],
        "reader": {"name": reading.maker.name, "version": reading.maker.version},
    }


def _document(document: Document) -> dict[str, Any]:
    place = {"url": document.url} if document.path is None and document.url else {"path": document.path}
    line = {} if document.line is None else {"line": document.line}
    return place | line | {"sha256": document.id, "media_type": document.media_type}


def _head(article: Article) -> dict[str, Any]:
    return {
        "headline": _span(article.headline),
        "dateline": _span(article.dateline),
        "byline": _span(article.byline),
        "captions": pairs(article.captions),
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "language": article.language,
    }


def _published(published: Published) -> dict[str, Any]:
    when = published.when
    return {
        "value": when.value,
        "earliest": _iso(when.earliest),
        "latest": _iso(when.latest),
        "basis": published.basis.value,
    }


def _attributions(reading: Reading, made: list[Made]) -> list[dict[str, Any]]:
    index = {each.claim.id: number for number, each in enumerate(made)}
    claims, speakers = reading.claims_of_quotes(), dict[str | None, Speaker]()
    for speaker in reading.annotated.speakers:
        speakers.setdefault(claims[speaker.quote], speaker)
    return [_attribution(each, index) | _told(each, speakers) for each in made]


def _attribution(made: Made, index: dict[str, int]) -> dict[str, Any]:
    claim = made.claim
    return {
        "source": pairs(claim.source.spans),
        "cue": pairs(claim.cue),
        "content": pairs(claim.content),
        "via": index[claim.via.id] if claim.via else None,
        "stance": claim.stance.value,
        "kind": claim.source.kind.value,
        "entity": claim.source.entity,
        "score": made.score,
    }


def _told(made: Made, speakers: Mapping[str | None, Speaker]) -> dict[str, Any]:
    return {"speaker": _speaker(speakers.get(made.claim.id)), "proposition": _proposition(made.proposition)}


def _proposition(said: Proposition | None) -> dict[str, Any] | None:
    return {"text": said.text, "spans": pairs(said.spans), "holds": said.holds} if said else None


def _speaker(speaker: Speaker | None) -> dict[str, Any] | None:
    if speaker is None:
        return None
    return {
        "name": _span(speaker.name),
        "office": _span(speaker.office),
        "affiliation": _span(speaker.affiliation),
        "place": _span(speaker.place),
        "withheld": _span(speaker.withheld),
        "basis": [{"kind": each.kind.value, "span": _span(each.span)} for each in speaker.basis],
    }


def _own(made: Made) -> dict[str, Any]:
    return {"content": pairs(made.claim.content), "stance": made.claim.stance.value, "score": made.score}


def _entity(entity: Entity) -> dict[str, Any]:
    return {"id": entity.id, "name": entity.name, "type": entity.type, "mentions": pairs(entity.mentions)}


def _time(time: Time) -> dict[str, Any]:
    record: dict[str, Any] = {
        "span": _span(time.span),
        "value": time.value,
        "earliest": _iso(time.when.earliest),
        "latest": _iso(time.when.latest),
        "type": time.type.value,
    }
    if time.readings:
        record["readings"] = [reading.value for reading in time.readings]
    return record | ({"relative": time.relative} if time.relative else {})


def _place(place: Place) -> dict[str, Any]:
    record = {"span": _span(place.span), "name": place.name, "lat": place.lat, "lon": place.lon}
    return record | {"geonameid": place.geonameid, "country": place.country, "score": place.score}


def _events(reading: Reading, attributed: list[Made]) -> list[dict[str, Any]]:
    index = {made.claim.id: number for number, made in enumerate(attributed)}
    attributions = [index.get(claim_id) if claim_id else None for claim_id in reading.claims_of_quotes()]
    return [
        _event(event) | {"attribution": None if event.quote is None else attributions[event.quote]}
        for event in reading.annotated.events
    ]


def _event(event: Event) -> dict[str, Any]:
    return {
        "span": _span(event.span),
        "type": event.type,
        "mode": event.mode,
        "actors": pairs(event.actors),
        "recipients": pairs(event.recipients),
        "place": event.place,
        "time": event.time,
        "counts": [_count(count) for count in event.counts],
        "factuality": event.factuality,
    }


def _count(count: Count) -> dict[str, Any]:
    return {"span": _span(count.span), "value": count.value, "low": count.low, "high": count.high, "of": count.of}


def _flag(flag: Flag) -> dict[str, Any]:
    return {"span": _span(flag.span), "what": flag.what, "why": flag.why}


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
