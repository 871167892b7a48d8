from __future__ import annotations

from datetime import date

import pytest
from tests.readers import document, only

from onrecord.errors import UnreadableDocument
from onrecord.model import Article, Basis
from onrecord.read.html import HtmlReader

BODY = (
    "The harbour board said on Monday that it will raise ferry fares by a tenth in May.",
    "“Nobody asked the islanders,” the mayor said after the meeting, which lasted until midnight.",
    "The board's chairman, Ivo Tamm, denied that the vote had been moved to keep people away.",
)
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Ferry fares to rise | Quill Post</title>
<meta property="og:site_name" content="Quill Post">
<meta property="article:published_time" content="2031-01-14T08:00:00Z">
<link rel="canonical" href="https://post.example/fares"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry fares to rise</h1>
<figure><img src="pier.jpg" alt="x"><figcaption>The pier on Monday</figcaption></figure>
BODY
</article><footer>All rights reserved. Cookies.</footer></body></html>"""


def read(page: str | bytes) -> Article:
    return only(list(HtmlReader().read(document(page, "text/html"))))


def page_of(*paragraphs: str) -> str:
    return PAGE.replace("BODY", "\n".join(f"<p>{words}</p>" for words in paragraphs))


def test_the_article_stands_without_what_is_around_it() -> None:
    article = read(page_of(*BODY))
    assert article.text.split("\n\n") == ["Ferry fares to rise", "The pier on Monday", *BODY]
    assert article.page.text == article.text


def test_the_head_of_the_page_says_who_published_it_and_when() -> None:
    article = read(page_of(*BODY))
    assert article.outlet == "Quill Post"
    assert article.url == "https://post.example/fares"
    assert article.title == "Ferry fares to rise"
    assert article.language == "en"
    assert article.published.when.earliest == date(2031, 1, 14)
    assert article.published.basis is Basis.GIVEN
    assert article.headline is not None
    assert article.headline.of(article.text) == "Ferry fares to rise"
    assert [caption.of(article.text) for caption in article.captions] == ["The pier on Monday"]


def test_a_line_break_parts_words() -> None:
    assert "keep people away. The mayor left." in read(page_of(*BODY[:2], BODY[2] + "<br>The mayor left.")).text


def test_a_short_quotation_stays_in_its_sentence_with_marks_around_it() -> None:
    article = read(
        page_of(*BODY[:2], "The chairman called it <q>a fairy tale</q> and left by the <i>back</i> door at nine.")
    )
    assert "The chairman called it “a fairy tale” and left by the back door at nine." in article.text


def test_words_around_a_block_in_a_block_are_kept() -> None:
    quote = "<blockquote>First it was said <p>that the pier was safe enough</p> and then that it was not.</blockquote>"
    text = read(PAGE.replace("BODY", f"<p>{BODY[0]}</p>{quote}<p>{BODY[2]}</p>")).text
    for words in ("First it was said", "that the pier was safe enough", "and then that it was not.", BODY[2]):
        assert words in text


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    page = page_of(*BODY, "В порту закрыт причал, сообщил мэр города журналистам в понедельник.")
    declared = page.replace("<head>", '<head><meta charset="koi8-r">').replace("“", '"').replace("”", '"')
    assert "сообщил мэр" in read(declared.encode("koi8-r", "xmlcharrefreplace")).text


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><img src='x.png'></body></html>",
        "<script>var a = 'words';</script>",
        "<!-- words -->",
    ],
)
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(UnreadableDocument):
        read(page)


@pytest.mark.parametrize("nest", ["<div>", "<blockquote>", "<ul><li>", "<table><tr><td>"])
def test_a_page_nested_too_deeply_is_refused_rather_than_read_in_part(nest: str) -> None:
    with pytest.raises(UnreadableDocument, match="is nested too deeply"):
        read(page_of(*BODY).replace("<article>", "<article>" + nest * 5000))


def test_a_page_of_too_many_elements_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="more than 150,000 elements"):
        read(page_of(*BODY, "<i></i>" * 150_001))


def test_characters_that_are_none_do_not_stop_the_parser() -> None:
    assert (
        "The pier is shut"
        in read(page_of(*BODY, "The pier is shut&#0;&#xD800; &#x1F600; for now, the keeper says.")).text
    )


@pytest.mark.parametrize(("tag", "language"), [("en-GB", "en"), ("fil-PH", "fil"), ("PT_br", "pt"), ("", None)])
def test_the_language_of_the_markup_is_kept_without_its_country(tag: str, language: str | None) -> None:
    assert read(page_of(*BODY).replace('lang="en-GB"', f'lang="{tag}"')).language == language
