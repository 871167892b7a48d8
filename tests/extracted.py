"""What CONTRACT promises of one line of `extract`, as a check that any test can call."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.model import Kind, Stance

KEYS = {
    *("id", "document", "page_span", "text", "headline", "dateline", "byline", "captions", "outlet", "url", "title"),
    *("published", "attributions", "own_voice", "times", "places", "events", "entities", "flags"),
}
ROLES = ("source", "cue", "content")


def check_line(line: str, page: str | None = None) -> dict[str, Any]:
    """One line as JSON; fails where it breaks a promise. `page` is the page's decoded text, where it is known."""
    assert "\n" not in line
    record: dict[str, Any] = json.loads(line.encode("utf-8"))
    assert record.keys() >= KEYS
    text = record["text"]
    start, end = record["page_span"]
    assert end - start == len(text)
    if page is not None:
        assert page[start:end] == text
    for span in spans_of(record):
        assert 0 <= span[0] < span[1] <= len(text), span
    check_attributions(record)
    assert set(record["published"]) == {"value", "earliest", "latest", "basis"}
    assert record["published"]["basis"] in ("given", "stated", "inferred", "unknown")
    assert set(record["document"]) >= {"sha256", "media_type"}
    assert ("path" in record["document"]) != ("url" in record["document"])
    return record


def check_attributions(record: dict[str, Any]) -> None:
    ids = {entity["id"] for entity in record["entities"]}
    for number, each in enumerate(record["attributions"]):
        assert set(each) == {*ROLES, "via", "stance", "kind", "entity", "score", "speaker", "proposition"}
        assert each["content"]
        assert each["via"] is None or each["via"] in range(len(record["attributions"]))
        assert each["via"] != number
        assert each["stance"] in set(Stance)
        assert each["kind"] in set(Kind)
        assert each["entity"] is None or each["entity"] in ids
        assert 0 <= each["score"] <= 1
        assert all(
            left[1] <= right[0] for role in ROLES for left, right in zip(each[role], each[role][1:], strict=False)
        )
    for each in record["own_voice"]:
        assert set(each) == {"content", "stance", "score"}
        assert each["content"]
        assert 0 <= each["score"] <= 1


def spans_of(record: dict[str, Any]) -> Iterator[list[int]]:
    yield from (record[part] for part in ("headline", "dateline", "byline") if record[part])
    yield from record["captions"]
    for each in record["attributions"]:
        yield from (span for role in ROLES for span in each[role])
        yield from _spans_of_speaker(each["speaker"] or {"basis": []})
    for each in record["own_voice"]:
        yield from each["content"]
    for each in record["entities"]:
        yield from each["mentions"]
    for layer in ("times", "places", "events", "flags"):
        yield from (each["span"] for each in record[layer])
    for event in record["events"]:
        yield from (*event["actors"], *event["recipients"], *(count["span"] for count in event["counts"]))


def _spans_of_speaker(speaker: dict[str, Any]) -> Iterator[list[int]]:
    whose = ("name", "office", "affiliation", "place", "withheld")
    yield from (speaker[role] for role in whose if speaker.get(role))
    yield from (each["span"] for each in speaker["basis"])
