from __future__ import annotations

import pytest
from tests.readers import GOOD, document, only

from onrecord.errors import UnreadableDocument
from onrecord.model import Article, Span
from onrecord.read.text import TextReader

TWO = """Ferry fares to rise in Quill Harbour
By Ann Lee
14 January 2031

The harbour board said on Monday that it will raise ferry fares by a tenth in May, and that nobody would like it.

The mayor said that the islanders had not been asked. “Nobody asked us,” she told the board on Monday evening.


Lighthouse keeper finds a crate of lamps

A crate of lamps washed up under the lighthouse on Sunday, and the keeper, Ivo Tamm, has kept it in his kitchen.

Tamm said that he had not opened it. He denied that the lamps were his, as a neighbour had claimed.
"""


def read(content: str | bytes) -> list[Article]:
    return [article for article in TextReader().read(document(content)) if isinstance(article, Article)]


def test_each_article_of_a_page_is_an_exact_slice_of_it() -> None:
    first, second = read(TWO)
    for number, article in enumerate((first, second), start=1):
        assert article.number == number
        assert article.page.text == TWO
        assert article.text == TWO[article.page_span.start : article.page_span.end]
    assert second.text.startswith("Lighthouse keeper")


def test_the_head_counts_in_the_article_and_not_in_the_page() -> None:
    for article, headline in zip(
        read("\n\n" + TWO),
        ("Ferry fares to rise in Quill Harbour", "Lighthouse keeper finds a crate of lamps"),
        strict=True,
    ):
        assert article.headline is not None
        assert article.headline.of(article.text) == headline


def test_space_around_the_articles_belongs_to_none() -> None:
    (article,) = read("\r\n \u3000\t" + GOOD + "\n\n\n")
    assert article.text == GOOD.strip()
    assert article.page_span.start == 5


def test_line_ends_of_every_kind_stay_in_the_text() -> None:
    (article,) = read(GOOD.replace("\n", "\r\n"))
    assert article.text == GOOD.strip().replace("\n", "\r\n")
    assert article.headline == Span(0, 36)


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="holds no words"):
        read(b"\xef\xbb\xbf \n")


def test_one_line_is_an_article() -> None:
    assert only(list(TextReader().read(document("The pier is shut.")))).text == "The pier is shut."
