"""The trained reader as it ships: that it is an annotator, reads plain cases, and comes out the same every time."""

import csv
import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from onrecord.annotate.trained.chunks import Chunk
from onrecord.annotate.trained.decode import Found
from onrecord.annotate.trained.quotes import WEIGHTS, TrainedQuotes, _quote, _sourced
from onrecord.model import Annotated, Article, Document, Page, Span
from onrecord.testing import AnnotatorSuite

CASES = Path(__file__).parents[2] / "cases" / "quotes.csv"


@pytest.fixture(scope="module")
def reader():
    return TrainedQuotes()


def annotated(text):
    page = Page(Document(text.encode("utf-8", "surrogatepass"), "text/plain"), text, "utf-8")
    return Annotated(Article(page, Span(0, len(text)), number=1))


def triples(reader, text):
    (one,) = reader.annotate([annotated(text)])
    return [
        tuple(" | ".join(span.of(text) for span in role) for role in (quote.source, quote.cue, quote.content))
        for quote in one.quotes
    ]


class TestItIsAnAnnotator(AnnotatorSuite):
    def make(self):
        return TrainedQuotes()


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "The mayor of Ostrel said that the bridge was safe.",
            ("The mayor of Ostrel", "said", "that the bridge was safe"),
        ),
        (
            "“The bridge,” Ann Bel said on Monday, “is safe.”",
            ("Ann Bel", "said", "“The bridge,” | “is safe.”"),
        ),
        (
            "The bridge is shut until May, according to the harbour board.",
            ("the harbour board", "according to", "The bridge is shut until May"),
        ),
        (
            "A poll by the university found that six in ten voters want a new bridge.",
            ("A poll by the university", "found", "that six in ten voters want a new bridge"),
        ),
        (
            "“The bridge is safe. It never fell. It never will,” the mayor told reporters.",
            ("the mayor", "told", "“The bridge is safe. It never fell. It never will,”"),
        ),
        (
            "Villagers fear that the bridge will fall.",
            ("Villagers", "fear", "that the bridge will fall"),
        ),
    ],
    ids=["indirect", "split", "according to", "poll", "several sentences", "attitude"],
)
def test_plain_attributions(reader, text, roles):
    source, cue, content = roles
    (read,) = [one for one in triples(reader, text) if one[0] == source]
    assert bare(read[2]) == bare(content)
    assert set(cue.split()) <= set(read[1].split())


def bare(words):
    return [word.strip('“”".,|') for word in words.split() if word.strip('“”".,|')]


@pytest.mark.parametrize(
    "text",
    [
        '"The bridge is safe, the mayor said on Monday.',
        "''The bridge is safe,'' the mayor said on Monday.",
        '“The bridge is safe," the mayor said on Monday.',
        "“The bridge is safe,”the mayor said on Monday.",
        "“The bridge is safe,”\xa0the mayor\xa0said on Monday.",
    ],
    ids=["left open", "two apostrophes", "of two kinds", "glued", "non-breaking spaces"],
)
def test_quotations_however_they_are_typed(reader, text):
    (read,) = triples(reader, text)
    assert "mayor" in read[0]
    assert bare(read[2].replace("''", " ")) == ["The", "bridge", "is", "safe"]


def test_whoever_is_cited_says_the_same(reader):
    text = "The Courier reported, citing two aides, that the bridge was shut."
    voices = {source: content for source, _, content in triples(reader, text)}
    assert voices == {"The Courier": "that the bridge was shut", "two aides": "that the bridge was shut"}


def test_a_voice_within_a_voice(reader):
    text = "The mayor said that the clerk had warned that the bridge would fall."
    voices = {source: content for source, _, content in triples(reader, text)}
    assert set(voices) == {"The mayor", "the clerk"}
    assert bare(voices["the clerk"]) == bare("that the bridge would fall")


def test_no_content_runs_from_the_headline_into_the_body(reader):
    text = "Ostrel bridge shut\nThe bridge is shut until May, according to the harbour board."
    page = Page(Document(text.encode(), "text/plain"), text, "utf-8")
    (one,) = reader.annotate([Annotated(Article(page, Span(0, len(text)), number=1, headline=Span(0, 18)))])
    (quote,) = [quote for quote in one.quotes if "harbour" in quote.source[0].of(text)]
    assert all(span.start > 18 for span in quote.content)


def test_more_threads_read_the_same(reader):
    text = "The mayor said that the bridge was safe. The clerk denied it."
    assert triples(TrainedQuotes(threads=2), text) == triples(reader, text)


def test_the_weights_say_what_they_are_and_fit_their_bound():
    card = (WEIGHTS / "README.md").read_text("utf-8")
    assert "PolNeAR" in card
    assert "all-MiniLM-L6-v2" in card
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 60e6
    limits = json.loads((WEIGHTS / "settings.json").read_text("utf-8"))["limits"]
    assert set(limits) == {"cue", "outer", "inner"}


def test_most_invented_cases_are_read_whole(reader):
    with CASES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    right = 0
    for row in rows:
        wanted = [bare(row[role]) for role in ("source", "content")]
        right += any([bare(one[0]), bare(one[2])] == wanted for one in triples(reader, row["sentence"]))
    assert right / len(rows) >= 0.6


def chunk_of(text):
    spans = [found.span() for found in re.finditer(r"\w+|[^\w\s]", text)]
    words = tuple(text[start:end] for start, end in spans)
    return Chunk(tuple(Span(*span) for span in spans), words, np.zeros((4, 0)), np.zeros(0))


@pytest.mark.parametrize(
    ("text", "places", "source"),
    [
        ("The said it fell", (0,), ()),
        ("a said it fell", (0,), ()),
        ("“ said it fell", (0,), ()),
        ("A clerk said it fell", (0, 1), (0, 1)),
    ],
)
def test_an_article_alone_is_no_source(text, places, source):
    assert _sourced(Found(2, places, (2,), (3,), 0.9, 0.0), chunk_of(text)).source == source


def test_marks_alone_are_no_words_of_anybody():
    text = "“It fell,” she said. ”"
    whole = Found(6, (5,), (6,), (1, 2, 3, 8), 0.9, 0.0)
    chunk = chunk_of(text)
    quote = _quote(chunk, whole, text)
    assert [span.of(text) for span in quote.content] == ["It fell,"]
    assert _quote(chunk, replace(whole, content=(0,)), text) is None


def test_characters_that_nobody_sees_are_not_at_the_edges_of_what_was_said():
    text = "\u200bAnn said it\u00ad fell\u200b\ufeff"
    spans = tuple(Span(*found.span()) for found in re.finditer(r"\S+", text))
    chunk = Chunk(spans, tuple(span.of(text) for span in spans), np.zeros((4, 0)), np.zeros(0))
    quote = _quote(chunk, Found(1, (0,), (1,), (2, 3), 0.9, 0.0), text)
    assert [span.of(text) for span in (*quote.source, *quote.content)] == ["Ann", "it\u00ad fell"]
