"""One line of `extract`, against what CONTRACT promises."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from onrecord.config import Config
from onrecord.export.extract import line_of
from onrecord.model import Document, Event, Evidence, EvidenceKind, Reading, Span, Speaker
from onrecord.run.pipeline import Pipeline
from onrecord.testing import by_hand
from tests.extracted import KEYS, check_line

PAGE = (
    "\n\nFerry fares to rise in Quill Harbour\nBy Ann Lee\n14 January 2031\n\n"
    "The harbour board said that fares rise in May. “Nobody asked us,” the mayor said on Tuesday, and then she left."
    "\n\n"
    "Ivo Tamm said that the board claimed that nobody came. It rained that whole long day in the harbour.\n"
)
HTML = (
    "<html lang=en><head><title>Fares rise</title><meta property='og:site_name' content='Quill Post'></head><body>"
    "<article><h1>Fares rise</h1><p>The harbour board said that fares rise in May, and in June again.</p>"
    "<p>“Nobody asked us,” the mayor said on Tuesday, and then she left the hall.</p></article></body></html>"
)


def readings(content: str, media_type: str, annotators: Iterable[str], **more: object) -> list[Reading]:
    pipeline = Pipeline(Config(annotators=tuple(annotators)))
    steps = pipeline.run([Document(content.encode(), media_type, "in/page", **more)])
    return [step for step in steps if isinstance(step, Reading)]


@pytest.fixture(params=["plain", pytest.param("default", marks=pytest.mark.slow)])
def annotators(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return ("onrecord.testing:PlainAnnotator",) if request.param == "plain" else Config().annotators


@pytest.mark.parametrize(("content", "media_type"), [(PAGE, "text/plain"), (HTML, "text/html")])
def test_a_line_keeps_what_is_promised(annotators, content: str, media_type: str) -> None:
    (reading,) = readings(content, media_type, annotators)
    record = check_line(line_of(reading), reading.annotated.article.page.text)
    assert record.keys() == KEYS | {"language", "reader"}
    sources = ["".join(record["text"][start:end] for start, end in each["source"]) for each in record["attributions"]]
    assert "the mayor" in sources
    assert record["own_voice"] or media_type == "text/html"


def test_the_text_of_a_page_is_a_slice_of_its_decoded_text(annotators) -> None:
    (reading,) = readings(PAGE, "text/plain", annotators)
    record = check_line(line_of(reading), PAGE)
    assert record["page_span"] == [2, len(PAGE) - 1]
    assert record["text"][slice(*record["headline"])] == "Ferry fares to rise in Quill Harbour"
    assert record["document"] == {
        "path": "in/page",
        "sha256": reading.annotated.article.page.document.id,
        "media_type": "text/plain",
    }
    assert record["id"] == f"{record['document']['sha256'][:12]}/1"
    assert record["published"] == {
        "value": "2031-01-14",
        "earliest": "2031-01-14",
        "latest": "2031-01-14",
        "basis": "stated",
    }


def test_a_json_line_keeps_its_id_and_what_it_says_of_itself(annotators) -> None:
    fields = {"id": "w-1", "text": PAGE, "title": "Fares", "url": "https://post.example/1", "outlet": "Quill Post"}
    (reading,) = readings(json.dumps(fields), "application/json", annotators, line=7)
    record = check_line(line_of(reading), PAGE)
    assert {name: record[name] for name in fields} == fields
    assert record["page_span"] == [0, len(PAGE)]
    assert record["document"]["line"] == 7


def test_a_line_says_who_speaks_and_whose_words_report_an_event() -> None:
    text = "It rained. “Jets bombed Tarn,” said Ann Bel, a nurse who asked not to be named and saw it."
    kept = by_hand.article(text)
    said = by_hand.claim(kept, "Jets bombed Tarn", source="Ann Bel", cue="said")
    unsaid = by_hand.claim(kept, "it", source="a nurse", cue="saw")

    def at(words: str) -> Span:
        return by_hand.span(text, words)

    basis = (Evidence(EvidenceKind.WITNESS, at("saw it")),)
    speaker = Speaker(1, None, at("Ann Bel"), at("a nurse"), None, None, at("asked not to be named"), basis)
    # The first of the quotes is one that no claim was made of.
    quotes = (by_hand.quote(unsaid), by_hand.quote(said))
    events = (
        Event(at("rained"), "ACCIDENT"),
        Event(at("bombed"), "ASSAULT", quote=1),
        Event(at("saw"), "CONSULT", quote=0),
    )
    own = by_hand.claim(kept, "It rained.")
    made = by_hand.reading(kept, said, own, quotes=quotes, speakers=(speaker,), events=events)
    record = check_line(line_of(made))
    (attribution,) = record["attributions"]
    assert attribution["speaker"] == {
        "name": pair(at("Ann Bel")),
        "office": pair(at("a nurse")),
        "affiliation": None,
        "place": None,
        "withheld": pair(at("asked not to be named")),
        "basis": [{"kind": "witness", "span": pair(at("saw it"))}],
    }
    assert [event["attribution"] for event in record["events"]] == [None, 0, None]


def test_an_attribution_without_a_speaker_has_none() -> None:
    (reading,) = readings(PAGE, "text/plain", ["onrecord.testing:PlainAnnotator"])
    assert {each["speaker"] for each in check_line(line_of(reading))["attributions"]} == {None}


def pair(span: Span) -> list[int]:
    return [span.start, span.end]


def test_an_attribution_in_anothers_content_says_in_which() -> None:
    (reading,) = readings(PAGE, "text/plain", ["onrecord.testing:PlainAnnotator"])
    record = check_line(line_of(reading))
    inner = next(each for each in record["attributions"] if each["via"] is not None)
    outer = record["attributions"][inner["via"]]
    assert record["text"][slice(*outer["source"][0])] == "Ivo Tamm"
    assert record["text"][slice(*inner["source"][0])] == "the board"
    assert outer["content"][0][0] <= inner["content"][0][0] < inner["content"][0][1] <= outer["content"][0][1]


def test_a_role_without_words_is_an_empty_list() -> None:
    (reading,) = readings("It rained that whole long day.", "text/plain", ["onrecord.testing:PlainAnnotator"])
    record = check_line(line_of(reading))
    assert (record["headline"], record["captions"], record["attributions"]) == (None, [], [])
    assert record["published"] == {"value": None, "earliest": None, "latest": None, "basis": "unknown"}
    assert [each["content"] for each in record["own_voice"]] == [[[0, 30]]]


def test_characters_beyond_ascii_are_written_as_they_are() -> None:
    (reading,) = readings("“Ça va 😀,” the mayor said in Málaga.", "text/plain", ["onrecord.testing:PlainAnnotator"])
    assert "“Ça va 😀,”" in line_of(reading)
