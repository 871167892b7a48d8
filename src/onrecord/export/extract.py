"""One line of `onrecord extract`: a reading as JSON, as docs/formats.md promises it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from onrecord.model import Article, Claim, Document, Entity, Made, Published, Reading, Span
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
        "attributions": _attributions(attributed),
        "own_voice": [_own(made) for made in reading if not made.claim.attribution],
        "times": [],
        "places": [],
        "events": [],
        "entities": [_entity(entity) for entity in reading.annotated.entities],
        "flags": [],
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


def _attributions(made: list[Made]) -> list[dict[str, Any]]:
    index = {each.claim.id: number for number, each in enumerate(made)}
    return [_attribution(each.claim, each.score, index) for each in made]


def _attribution(claim: Claim, score: float, index: dict[str, int]) -> dict[str, Any]:
    return {
        "source": pairs(claim.source.spans),
        "cue": pairs(claim.cue),
        "content": pairs(claim.content),
        "via": index[claim.via.id] if claim.via else None,
        "stance": claim.stance.value,
        "kind": claim.source.kind.value,
        "entity": claim.source.entity,
        "score": score,
    }


def _own(made: Made) -> dict[str, Any]:
    return {"content": pairs(made.claim.content), "stance": made.claim.stance.value, "score": made.score}


def _entity(entity: Entity) -> dict[str, Any]:
    return {"id": entity.id, "name": entity.name, "type": entity.type, "mentions": pairs(entity.mentions)}


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
