"""JSON Lines: each line one article, taken as it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import UnreadableDocument
from onrecord.model import UNKNOWN_DATE, Article, Basis, Document, Page, Published, Rejected, Span
from onrecord.read.dates import parse_moment
from onrecord.read.decode import decode, without_surrogates
from onrecord.read.find import JSON_LINE
from onrecord.read.head import head_of
from onrecord.read.lines import lines_of


class JsonLinesReader:
    """Reads one line of `{"id", "text"}` and, where known, `"title", "published", "url", "outlet", "language"`."""

    name = "jsonl"
    version = "1"
    media_types = frozenset({JSON_LINE})

    def read(self, document: Document) -> Iterator[Article | Rejected]:
        line, encoding = decode(document.content, document.location)
        fields = _fields(line, document.location)
        text = without_surrogates(fields.pop("text"))
        given_id = fields.pop("id")
        page = Page(document, text, encoding)
        head = head_of(lines_of(text), headed=False)
        words = fields.pop("published")
        given = _published(words)
        if words and words.strip() and given is UNKNOWN_DATE:
            why = f'"published" is no date that is understood: {words!r}. The article is read without it.'
            yield Rejected("field", document.location, why, document.id)
        yield Article(
            page=page,
            page_span=Span(0, len(text)),
            number=1,
            given_id=given_id,
            headline=_headline(text, fields["title"]) or head.headline,
            dateline=head.dateline,
            byline=head.byline,
            captions=head.captions,
            published=head.published if given is UNKNOWN_DATE else given,
            **fields,
        )


def _fields(line: str, about: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except RecursionError as error:
        raise UnreadableDocument(about, "is not an article: its JSON is nested too deeply.") from error
    except ValueError as error:  # not JSON, or a number of more digits than Python reads
        raise UnreadableDocument(about, f"is not JSON: {error}.") from error
    if not isinstance(record, dict):
        raise UnreadableDocument(about, f'needs an object with "text", got {_kind(record)}.')
    text = record.get("text")
    if not isinstance(text, str):
        raise UnreadableDocument(about, f'"text" needs words, got {_kind(text)}.')
    if not text.strip():
        raise UnreadableDocument(about, '"text" is empty.')
    return {"text": text, "id": _id(record.get("id"), about)} | {
        name: _words(record.get(name), name, about) for name in ("title", "published", "url", "outlet", "language")
    }


def _id(value: object, about: str) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _words(value, "id", about)


def _words(value: object, name: str, about: str) -> str | None:
    if value is None or isinstance(value, str):
        return without_surrogates(value) if value else None
    raise UnreadableDocument(about, f'"{name}" needs words or null, got {_kind(value)}.')


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number", str: "words"}
    return "nothing" if value is None else names[type(value)]


def _headline(text: str, title: str | None) -> Span | None:
    """The title where it is the text's first line."""
    lines = text.strip().splitlines()
    if not title or not lines or lines[0].strip() != title.strip():
        return None
    start = len(text) - len(text.lstrip())
    return Span(start, start + len(title.strip()))


def _published(words: str | None) -> Published:
    when = parse_moment(words) if words else None
    return Published(when, Basis.GIVEN) if when else UNKNOWN_DATE
