from __future__ import annotations

import json
from datetime import date

import pytest
from tests.readers import document, only

from onrecord.errors import UnreadableDocument
from onrecord.model import Article, Basis, Span, When
from onrecord.read.jsonl import JsonLinesReader


def read(line: str | bytes | None = None, **fields: object) -> Article:
    line = json.dumps(fields) if line is None else line
    return only(list(JsonLinesReader().read(document(line, "application/json"))))


def test_the_text_is_taken_as_it_stands() -> None:
    text = "  \r\nFares rise\u2028\n\n\nBody \t\n"
    article = read(text=text)
    assert article.text == text
    assert article.page_span == Span(0, len(text))


def test_what_is_known_comes_along() -> None:
    article = read(
        id="w-1",
        text="Fares rise",
        title="Fares",
        published="2031-01-14",
        url="https://post.example/1",
        outlet="Quill Post",
        language="en",
        more=[1, 2],
    )
    assert (article.name, article.title, article.url) == ("w-1", "Fares", "https://post.example/1")
    assert (article.outlet, article.language) == ("Quill Post", "en")
    assert article.published.when.earliest == date(2031, 1, 14)
    assert article.published.basis is Basis.GIVEN


def test_the_time_of_day_is_kept_and_is_no_part_of_what_makes_the_article() -> None:
    article = read(text="Fares rise", published="2031-01-14T19:30:00Z")
    assert article.published.when == When("2031-01-14T19:30:00+00:00", date(2031, 1, 14), date(2031, 1, 14))
    assert article.id == read(text="Fares rise", published="2031-01-14").id


def test_a_number_may_be_an_id() -> None:
    assert read(id=12, text="Fares rise").given_id == "12"


@pytest.mark.parametrize("nothing", [None, ""])
def test_what_is_null_or_empty_is_not_known(nothing: str | None) -> None:
    article = read(id=nothing, text="Fares rise", title=nothing, published=nothing, url=nothing, outlet=nothing)
    assert article.given_id is None
    assert article.name.endswith("/1")
    assert article.published.basis is Basis.UNKNOWN


@pytest.mark.parametrize(
    ("title", "text", "headline"),
    [
        ("Fares rise", "Fares rise\n\nThey do.", Span(0, 10)),
        (" Fares rise ", "\n Fares rise \nThey do.", Span(2, 12)),
        ("Fare", "Fares rise\n\nThey do.", Span(0, 10)),  # by its shape
        ("Fares rise", "Fares rise in May, the board says.", None),
        ("Fares", "They do.", None),
    ],
)
def test_the_title_is_the_headline_where_it_is_the_first_line(title: str, text: str, headline: Span | None) -> None:
    assert read(title=title, text=text).headline == headline


def test_of_a_key_given_twice_the_last_counts() -> None:
    assert read('{"text": "Fares fall", "text": "Fares rise"}').text == "Fares rise"


def test_escapes_that_make_one_character_are_one() -> None:
    assert read(r'{"text": "\ud83d\ude00 no"}').text == "😀 no"


def test_half_a_character_is_replaced_in_place() -> None:
    article = read(r'{"id": "a\udc00", "text": "a\ud800b", "title": "\ud800"}')
    assert article.text == "a\ufffdb"
    assert article.given_id == "a\ufffd"
    assert article.title == "\ufffd"


def test_a_byte_order_mark_before_the_first_line_is_no_harm() -> None:
    assert read(b'\xef\xbb\xbf{"text": "Fares rise"}').text == "Fares rise"


@pytest.mark.parametrize(
    "line", ["", "  ", "{", '{"text": "a"} {"text": "b"}', "NaN", '"text"', '{"text": {}}', '{"id": "x"}']
)
def test_what_is_no_article_is_refused(line: str) -> None:
    with pytest.raises(UnreadableDocument):
        read(line)
