"""What is read: bytes, the page that they decode to, and the articles that stand on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onrecord.model.ids import content_id, sha256
from onrecord.model.span import Span
from onrecord.model.when import UNKNOWN_DATE, Published


@dataclass(frozen=True)
class Document:
    """Bytes as they came in, with where they were found.

    A file is one document; of a JSON Lines file, each line is one, so that a file that grows is read on from where
    it stood. `path` is a file's path or "-" for standard input; `line` counts from 1.
    """

    content: bytes
    media_type: str
    path: str | None = None
    url: str | None = None
    line: int | None = None

    @cached_property
    def id(self) -> str:
        return sha256(self.content)

    @property
    def location(self) -> str:
        """Where it was found, in words that name it in a message."""
        place = self.path or self.url or "-"
        return place if self.line is None else f"{place}:{self.line}"


@dataclass(frozen=True, slots=True)
class Piece:
    """One article's part of a page: where it stands and what its head says.

    Every span counts in the page's text and lies inside `span`. The head parts do not overlap each other.
    """

    span: Span
    headline: Span | None = None
    dateline: Span | None = None
    byline: Span | None = None
    captions: tuple[Span, ...] = ()
    published: Published = UNKNOWN_DATE


@dataclass(frozen=True)
class Page:
    """A document's text, decoded, and final: every offset of its articles counts in it.

    For a web page it is the text that the extractor gave. `encoding` is the one that the bytes were decoded with.
    """

    document: Document
    text: str
    encoding: str

    @cached_property
    def id(self) -> str:
        return content_id("page", self.document.id, self.text)


@dataclass(frozen=True)
class Article:
    """One article: an exact slice of its page's text, and what is known about its publication.

    The head's spans count in `text`. `name` is what people call it: the id that came with a JSON line, or the page's
    id and the article's number on it.
    """

    page: Page
    page_span: Span
    number: int
    given_id: str | None = None
    headline: Span | None = None
    dateline: Span | None = None
    byline: Span | None = None
    captions: tuple[Span, ...] = ()
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    published: Published = UNKNOWN_DATE

    @cached_property
    def text(self) -> str:
        return self.page_span.of(self.page.text)

    @property
    def name(self) -> str:
        return self.given_id or f"{self.page.document.id[:12]}/{self.number}"

    @property
    def heading(self) -> str:
        """What to call it on a screen: its title, its headline, or its first words."""
        if self.title:
            return self.title
        if self.headline:
            return " ".join(self.headline.of(self.text).split())
        words = " ".join(self.text[:200].split())
        return words[:80] + ("…" if len(words) > 80 else "")

    @cached_property
    def id(self) -> str:
        """From the words and what was said about them, so that an article found on two pages is one article."""
        when = self.published.when
        return article_id(
            self.text,
            self.given_id,
            self.outlet,
            self.url,
            self.title,
            when.earliest,
            when.latest,
        )


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that was given in and could not be used: what, where, and why."""

    what: str  # "document", "article", or "field" of an article that is read without it
    location: str
    why: str
    document_id: str | None = None

    @property
    def id(self) -> str:
        return content_id("rejected", self.what, self.location, self.why, self.document_id)


def article_id(
    text: str,
    given_id: str | None,
    outlet: str | None,
    url: str | None,
    title: str | None,
    earliest: date | None,
    latest: date | None,
) -> str:
    """The id of an article, from all that makes it this article."""
    days = [day.isoformat() if day else None for day in (earliest, latest)]
    return content_id("article", text, given_id, outlet, url, title, *days)
