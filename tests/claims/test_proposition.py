"""What contents say is so: the rows of tests/cases/propositions.csv, and where the words of a proposition come from."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from bench.stance import quote_of

from onrecord.claims.compose import compose
from onrecord.claims.proposition import holds, proposition_of
from onrecord.model import Annotated, Article, Document, Maker, Page, Proposition, Span, Stance

HOLDS = {True: "yes", False: "no", None: "open"}

with (Path(__file__).parents[1] / "cases" / "propositions.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def read(row: dict[str, str]) -> Proposition | None:
    text = row["sentence"]
    article = Article(Page(Document(text.encode(), "text/plain", "page.txt"), text, "utf-8"), Span(0, len(text)), 1)
    annotated = Annotated(article, sentences=(Span(0, len(text)),), quotes=(quote_of(row),))
    return proposition_of(compose(annotated, Maker("by-hand", "1")).made[0].claim, text)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"][:60])
def test_a_content_says_what_is_so(row: dict[str, str]) -> None:
    read_one = read(row)
    if not row["proposition"]:
        assert read_one is None
        return
    assert read_one
    assert (read_one.text, HOLDS[read_one.holds]) == (row["proposition"], row["holds"])


@pytest.mark.parametrize("row", [row for row in ROWS if row["proposition"]], ids=lambda row: row["sentence"][:60])
def test_words_of_the_article_stand_in_the_proposition_in_their_order(row: dict[str, str]) -> None:
    read_one = read(row)
    assert read_one
    place = 0
    for span in read_one.spans:
        place = read_one.text.index(span.of(row["sentence"]), place) + len(span)


def test_words_that_are_supplied_have_no_span() -> None:
    row = {
        "sentence": "France denied the presence of its troops in Libya.",
        "source": "France",
        "cue": "denied",
        "content": "the presence of its troops in Libya",
    }
    read_one = read(row)
    assert read_one
    assert read_one.text == "its troops are present in Libya"
    assert [span.of(row["sentence"]) for span in read_one.spans] == ["its troops", "in Libya"]


def test_a_denial_and_a_claim_of_one_thing_differ_in_what_holds() -> None:
    assert holds(Stance.DENIES) is False
    assert holds(Stance.ASSERTS) is True
    assert holds(Stance.ASKS) is None
    assert holds(Stance.INTENDS, "refused") is False
    assert holds(Stance.INTENDS, "hopes") is None
