"""Whatever bytes come in: no crash, every span in its text, every text a slice of its page, every line good JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.config import Config
from onrecord.export.extract import line_of
from onrecord.model import Document, Reading
from onrecord.run.pipeline import Done, Pipeline, Refused
from tests.extracted import check_line

MEDIA_TYPES = ("text/plain", "text/html", "application/json")

NASTY = st.sampled_from(
    [
        *"\x00\x01\x07\x08\t\n\x0b\x0c\r\x1a\x1b\x1f\x7f\x80\x85\x9f\xa0\xad",
        *"\u034f\u061c\u115f\u180e\u200b\u200d\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\u2069\u3000\ufeff\ufffd\uffff",
        *"\"'`´‘’‚‛“”„‟«»‹›「」＂…—–-−",
        *"éß😀🏴",
        *(
            "\r\n",
            "\n\n",
            "\n \n",
            "\r\r",
            "e\u0301\u0301\u0301",
            "👨‍👩‍👧",
            "\U0010ffff",
            "שלום",
            "مرحبا",
            "x" * 3000,
            "“" * 40,
        ),
    ]
)
WORDS = st.sampled_from(
    [
        *(
            "the mayor",
            "said",
            "denied",
            "that",
            "Ann Lee",
            "according to",
            "on Monday",
            "the pier is shut",
            ".",
            ",",
            "?",
            ":",
        ),
        *(
            "WASHINGTON (AP) —",
            "By Ann Lee",
            "14 January 2031",
            "Photo: Ann Lee",
            "he",
            "not",
            "claims",
            "I",
            "nobody",
            "42",
        ),
        *(
            "<p>",
            "</p>",
            "<div",
            ">",
            "<q>",
            "<br>",
            "&amp;",
            "&#0;",
            "<!--",
            "<script>",
            "<blockquote>",
            "<table>",
            "]]>",
        ),
    ]
)
PIECES = st.one_of(NASTY, WORDS, st.text(max_size=8))
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", "\n"])).map("".join), max_size=60).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "koi8-r", "gb18030"])

MODEL_FREE = ("onrecord.testing:PlainAnnotator",)


@cache
def pipeline(annotators: tuple[str, ...]) -> Pipeline:
    return Pipeline(Config(annotators=annotators))


def check(content: bytes, media_type: str, annotators: tuple[str, ...] = MODEL_FREE) -> list[Reading]:
    """Run one document through; gives its readings."""
    steps = list(pipeline(annotators).run([Document(content, media_type, "page")]))
    assert all(isinstance(step, Reading | Refused | Done) for step in steps)
    for step in steps:
        if isinstance(step, Refused):
            # Parts may refuse, in words of their own; they may not fall over.
            assert not step.rejected.why.startswith("could not be"), step.rejected.why
    readings = [step for step in steps if isinstance(step, Reading)]
    for reading in readings:
        check_line(line_of(reading), reading.annotated.article.page.text)
    assert_in_order(reading.annotated.article.page_span for reading in readings)
    return readings


def assert_in_order(spans: Iterable) -> None:
    ends: Iterator[int] = iter([0])
    end = next(ends)
    for span in spans:
        assert end <= span.start
        end = span.end


def json_line(text: str, **more: object) -> bytes:
    # Without ensure_ascii a lone surrogate could not be written; with it, it comes as an escape, as JSON allows.
    return json.dumps({"text": text} | more).encode()


@given(st.binary(max_size=400), st.sampled_from(MEDIA_TYPES))
@example(b"\xff\xfe\x00", "text/plain")
@example(b"\xff\xfe\x00\x00", "text/plain")
@example(b"\xef\xbb\xbf\xef\xbb\xbf", "text/html")
@example(b"<", "text/html")
@example(b"<!DOCTYPE html>", "text/html")
@example(b'<meta charset="hex">\xe9', "text/html")
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes, media_type: str) -> None:
    check(content, media_type)


@given(TEXTS)
@example("x" * 100_000)
@example("\n" * 10_000 + "He said so.")
@example("“" * 10_000)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    check(text.encode("utf-8", "replace"), "text/plain")


@given(TEXTS, ENCODINGS)
@settings(max_examples=150, deadline=None)
def test_text_in_any_encoding_is_read_or_refused(text: str, encoding: str) -> None:
    check(text.encode(encoding, "replace"), "text/plain")


@given(TEXTS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_page_is_read_or_refused(text: str) -> None:
    page = f"<html><head><title>{text[:40]}</title></head><body><article><p>{text}</p></article></body></html>"
    check(page.encode("utf-8", "replace"), "text/html")


@given(
    st.one_of(TEXTS, st.text(st.characters(categories=["Cs", "Lu", "Zs", "Po"]), max_size=40)),
    st.fixed_dictionaries(
        {}, optional={name: st.one_of(st.none(), TEXTS) for name in ("id", "title", "outlet", "url", "language")}
    ),
)
@example("\ud800", {})
@example("A \ud83d\ude00 \udc00 b", {"title": "A \ud83d\ude00 \udc00 b", "id": "\udfff"})
@settings(max_examples=300, deadline=None)
def test_the_text_of_a_json_line_is_taken_as_it_stands(text: str, more: dict[str, str | None]) -> None:
    readings = check(json_line(text, **more), "application/json")
    assert len(readings) == bool(text.strip())
    for reading in readings:
        written = json.loads(line_of(reading))
        # Halves of characters cannot be written; two that make a whole one are that one.
        whole = json.loads(json.dumps(text))
        assert written["text"] == "".join("\ufffd" if "\ud800" <= each <= "\udfff" else each for each in whole)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "id", "title", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.one_of(JSON, st.fixed_dictionaries(dict.fromkeys(("text", "id", "title", "published", "url"), JSON))))
@settings(max_examples=200, deadline=None)
def test_any_json_is_read_or_refused(value: object) -> None:
    check(json.dumps(value).encode(), "application/json")


@pytest.mark.slow
@given(TEXTS, st.sampled_from(MEDIA_TYPES))
@example("“" * 5_000 + " he said", "text/plain")
@example("x" * 60_000, "text/plain")
@example("the mayor said that " * 2_000, "text/plain")
@example("\u2028“No,”\u2028 Ann Lee said\u0085. \ufeffNo\u200b, the mayor denied that she said so.", "application/json")
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_parts_with_models_hold_for_any_text(text: str, media_type: str) -> None:
    content = json_line(text) if media_type == "application/json" else text.encode("utf-8", "replace")
    check(content, media_type, Config().annotators)


@pytest.mark.slow
@given(st.lists(TEXTS, min_size=2, max_size=5))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_batch_gives_what_its_articles_give_alone(texts: list[str]) -> None:
    documents = [
        Document(json_line(text, id=str(number)), "application/json", "page") for number, text in enumerate(texts)
    ]
    together = [line_of(step) for step in pipeline(Config().annotators).run(documents) if isinstance(step, Reading)]
    alone = [
        line_of(step)
        for document in documents
        for step in pipeline(Config().annotators).run([document])
        if isinstance(step, Reading)
    ]
    assert together == alone
