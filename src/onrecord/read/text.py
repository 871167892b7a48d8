"""Plain text: one page, on which several articles may stand one under the other."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import UnreadableDocument
from onrecord.model import Article, Document, Page, Piece, Rejected, Span
from onrecord.read.decode import decode, without_surrogates
from onrecord.read.find import TEXT
from onrecord.read.split import split


class TextReader:
    """Reads `.txt` and `.md`: decodes the page and splits it into its articles."""

    name = "text"
    version = "1"
    media_types = frozenset({TEXT})

    def read(self, document: Document) -> Iterator[Article | Rejected]:
        text, encoding = decode(document.content, document.location)
        page = Page(document, without_surrogates(text), encoding)
        pieces = split(page.text)
        if not pieces:
            raise UnreadableDocument(document.location, "holds no words.")
        for number, piece in enumerate(pieces, start=1):
            yield _article(page, piece, number)


def _article(page: Page, piece: Piece, number: int) -> Article:
    start = piece.span.start

    def inside(span: Span | None) -> Span | None:
        return span.moved(-start) if span else None

    return Article(
        page=page,
        page_span=piece.span,
        number=number,
        headline=inside(piece.headline),
        dateline=inside(piece.dateline),
        byline=inside(piece.byline),
        captions=tuple(caption.moved(-start) for caption in piece.captions),
        published=piece.published,
    )
