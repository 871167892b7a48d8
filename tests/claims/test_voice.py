"""What kind of voice a source is: the rows of tests/cases/voices.csv."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from onrecord.claims.voice import entity_of, kind_of
from onrecord.model import Entity, Kind, Mention, Span

with (Path(__file__).parents[1] / "cases" / "voices.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["source"] or "nobody")
def test_the_words_of_a_source_tell_its_kind(row: dict[str, str]) -> None:
    text = row["source"]
    source = (Span(0, len(text)),) if text else ()
    assert kind_of(source, text, list(mentions(text, row["names"]))) is Kind(row["kind"]), row["remark"]


def mentions(text: str, names: str):
    for each in filter(None, names.split(";")):
        type_, _, words = each.partition(":")
        start = text.index(words)
        yield Mention(Span(start, start + len(words)), words, type_)


def entity(id_: str, type_: str, *mentions: Span) -> Entity:
    return Entity(id_, id_, type_, mentions)


def test_the_entity_of_a_source_is_the_person_in_it_before_what_the_person_serves() -> None:
    entities = [entity("board", "ORG", Span(4, 9)), entity("Ann Lee", "PERSON", Span(20, 27))]
    found = entity_of((Span(0, 27),), entities)
    assert found is not None
    assert found.id == "Ann Lee"


def test_a_name_outside_the_source_is_not_its_entity() -> None:
    assert entity_of((Span(0, 10),), [entity("Ann Lee", "PERSON", Span(20, 27))]) is None


def test_a_date_is_nobody() -> None:
    assert entity_of((Span(0, 10),), [entity("Monday", "DATE", Span(2, 8))]) is None
