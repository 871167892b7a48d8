"""Who a source is: the rows of tests/cases/speakers.csv, of each the last quote."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.annotate.entities import EntityAnnotator
from onrecord.annotate.speakers.annotator import SpeakerAnnotator
from onrecord.claims.compose import compose
from onrecord.model import Annotated, Maker, Span
from tests.annotate.speakers.marked import marked

with (Path(__file__).parents[2] / "cases" / "speakers.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
SPANS = ("name", "office", "affiliation", "place", "withheld")


@pytest.fixture(scope="module")
def read() -> Callable[[str], Annotated]:
    from onrecord.annotate.parse import SpacyAnnotator

    parse = SpacyAnnotator()

    def read(text: str) -> Annotated:
        batch = [marked(text)]
        for annotator in (parse, EntityAnnotator(), SpeakerAnnotator()):
            batch = annotator.annotate(batch)
        return batch[0]

    return read


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_a_source_is_somebody(row: dict[str, str], read: Callable[[str], Annotated]) -> None:
    assert told(read(row["text"])) == {key: row[key] for key in (*SPANS, "kind", "entity", "basis")}, row["remark"]


def told(annotated: Annotated) -> dict[str, str]:
    """What was found of the last quote, as the row has it."""
    speaker, text = annotated.speakers[-1], annotated.article.text
    names = {entity.id: entity.name for entity in annotated.entities}
    quote = annotated.quotes[speaker.quote]
    kinds = [
        made.claim.source.kind
        for made in compose(annotated, Maker("test", "1"))
        if made.claim.source.spans == quote.source and made.claim.content == quote.content
    ]
    return {
        **{key: words(getattr(speaker, key), text) for key in SPANS},
        "kind": kinds[0].value,
        "entity": names.get(speaker.entity or "", ""),
        "basis": ";".join(sorted(f"{each.kind.value}:{each.span.of(text)}" for each in speaker.basis)),
    }


def words(span: Span | None, text: str) -> str:
    return span.of(text) if span else ""
