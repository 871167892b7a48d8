"""What every reader must do: subclass `ReaderSuite`, and a reader that passes is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.errors import Skip
from onrecord.model import Article, Document, Rejected, Span
from onrecord.read.base import Reader


class ReaderSuite:
    """Subclass it and give `make` and `documents`; `broken` where it is known what the reader must refuse."""

    def make(self) -> Reader:
        """The reader."""
        raise NotImplementedError

    def documents(self) -> Sequence[Document]:
        """Documents that it can read, one or more."""
        raise NotImplementedError

    def broken(self) -> Sequence[Document]:
        """Documents of its media types that it must refuse."""
        return [replace(document, content=b"") for document in self.documents()]

    def test_it_has_a_name_a_version_and_media_types(self) -> None:
        reader = self.make()
        assert reader.name
        assert reader.version
        assert all("/" in media_type for media_type in reader.media_types)
        assert {document.media_type for document in self.documents()} <= reader.media_types

    def test_each_document_gives_articles(self) -> None:
        for document in self.documents():
            assert self._articles(document)

    def test_articles_know_their_document_and_count_from_one(self) -> None:
        for document in self.documents():
            articles = self._articles(document)
            assert all(article.page.document == document for article in articles)
            assert [article.number for article in articles] == list(range(1, len(articles) + 1))

    def test_articles_of_a_page_stand_in_order_and_do_not_overlap(self) -> None:
        for document in self.documents():
            spans = [article.page_span for article in self._articles(document)]
            _stand_in_order(spans)

    def test_an_article_holds_words_and_ends_where_its_page_does_or_before(self) -> None:
        for document in self.documents():
            for article in self._articles(document):
                assert article.text.strip()
                assert article.page_span.end <= len(article.page.text)
                article.page.text.encode()  # no halves of characters

    def test_the_parts_of_the_head_stand_in_the_text_and_do_not_overlap(self) -> None:
        for document in self.documents():
            for article in self._articles(document):
                head = [
                    part for part in (article.headline, article.dateline, article.byline, *article.captions) if part
                ]
                _stand_in_order(sorted(head))
                assert all(part.end <= len(article.text) for part in head)

    def test_reading_twice_gives_the_same_articles(self) -> None:
        for document in self.documents():
            once, again = self._articles(document), self._articles(document)
            assert [article.id for article in once] == [article.id for article in again]

    def test_it_refuses_what_it_cannot_read_with_a_reason(self) -> None:
        for document in self.broken():
            assert all(isinstance(each, Rejected) and each.why for each in self._read(document))

    def test_no_bytes_break_it(self) -> None:
        for document in self.documents():
            half = document.content[: len(document.content) // 2]
            for content in (b"\x00", b"\xff\xfe", b"\n" * 1000, b"{", b"<", b"\xe2\x82", half, half + b"\xff" + half):
                self._read(replace(document, content=content))

    def _articles(self, document: Document) -> list[Article]:
        return [each for each in self.make().read(document) if isinstance(each, Article)]

    def _read(self, document: Document) -> list[Article | Rejected]:
        """What comes of a document; a `Skip` is a rejection."""
        found: list[Article | Rejected] = []
        try:
            found.extend(self.make().read(document))
        except Skip as error:
            found.append(Rejected("document", document.location, error.why, document.id))
        return found


def _stand_in_order(spans: Sequence[Span]) -> None:
    for left, right in pairwise(spans):
        assert left.end <= right.start
