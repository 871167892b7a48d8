"""Whole sentences, read by a language model and the annotator after it; tests/cases/events.csv and counts.csv."""

import csv
from pathlib import Path

import pytest
from bench.events import shown

from onrecord.annotate.events.annotator import EventAnnotator
from onrecord.model import Annotated
from onrecord.testing import AnnotatorSuite
from tests.annotate.events.by_hand import annotated

pytestmark = pytest.mark.slow

CASES = Path(__file__).parents[2] / "cases"


def rows(name):
    with (CASES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def spacy():
    from onrecord.annotate.parse import SpacyAnnotator

    return SpacyAnnotator()


@pytest.fixture(scope="module")
def read(spacy):
    annotator = EventAnnotator()

    def events(sentence):
        (one,) = annotator.annotate(
            spacy.annotate([Annotated(annotated(sentence, *[". punct 0"] * len(sentence.split())).article)])
        )
        return one.events

    return events


def line(event, text):
    """An event as the file of cases has it: "killed ASSAULT: rebels -> two men: 3.0"."""
    roles = (", ".join(span.of(text) for span in spans) for spans in (event.actors, event.recipients))
    kind = " ".join(filter(None, (event.type, event.mode)))
    return f"{event.span.of(text)} {kind}: {' -> '.join(roles)}: {event.factuality}"


@pytest.mark.parametrize("row", rows("events.csv"), ids=lambda row: row["sentence"])
def test_a_sentence_is_read_as_its_row_has_it(read, row):
    assert [line(event, row["sentence"]) for event in read(row["sentence"])] == row["events"].splitlines()


def test_nearly_all_counts_are_read(read):
    gold = [sorted(filter(None, row["counts"].split("; "))) for row in rows("counts.csv")]
    found = [sorted(shown(c) for e in read(row["sentence"]) for c in e.counts) for row in rows("counts.csv")]
    assert sum(left == right for left, right in zip(gold, found, strict=True)) > 0.9 * len(gold)


class TestSuite(AnnotatorSuite):
    @pytest.fixture(autouse=True)
    def _spacy(self, spacy):
        self._parser = spacy

    def make(self):
        return EventAnnotator()

    def prepared(self, batch):
        return self._parser.annotate(batch)
