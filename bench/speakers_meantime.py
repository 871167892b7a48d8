"""The sources of speech in MEANTIME's news, with whom its coreference has them mean: a check of bench.speakers.

A case is a participant (Arg0) of an event of speech or thought that is not that event itself. Its content is the event
that the speech is linked to, or else the rest of the sentence. MEANTIME marks no types of mentions; whether a source's
cluster has a name is told by capitals, as in GUM.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.attributions import read_lines
from bench.speakers import Case, Gold, form_of, is_name
from onrecord.model import Span

DEV = Path("meantime") / "meantime.dev.jsonl"
SPEECH = "SPEECH_COGNITIVE"


def golds(data: Path) -> list[Gold]:
    """The documents with their sources of speech, in the order of the text."""
    return [gold_of(line) for line in read_lines(data / DEV)]


def gold_of(line: Mapping[str, Any]) -> Gold:
    clusters = {
        mention: chain.get("instance_id") or chain.get("name") or mention
        for chain in line["coref"]
        if chain["kind"] == "entity"
        for mention in chain["mentions"]
    }
    mentions = {
        one["mid"]: {key: one[key] for key in ("start", "end", "surface")}
        | {"cluster": clusters.get(one["mid"], one["mid"]), "type": "person"}
        for one in line["entities"]
        if "start" in one
    }
    cases = {(case.source, case.cue): case for case in _cases(line, mentions)}
    marked = {**line, "mentions": list(mentions.values())}
    return Gold(marked, tuple(sorted(cases.values(), key=lambda case: case.source)))


def _cases(line: Mapping[str, Any], mentions: Mapping[str, Mapping[str, Any]]) -> Iterator[Case]:
    events = {event["mid"]: event for event in line["events"] if "start" in event}
    classes = {mention: chain.get("class") for chain in line["coref"] for mention in chain["mentions"]}
    contents = {one["from"]: events.get(one["to"]) for one in line["relations"] if one["type"] == "SLINK"}
    starts = {start for start, _ in line["sentences"]}
    for one in line["relations"]:
        source, event = mentions.get(one["to"]), events.get(one["from"])
        if not source or not event or one.get("sem_role") != "Arg0" or classes.get(one["from"]) != SPEECH:
            continue
        if source["start"] <= event["start"] < source["end"]:
            continue
        cue, content = Span(event["start"], event["end"]), contents.get(one["from"])
        end = next(end for start, end in line["sentences"] if start <= cue.start < end)
        told = Span(content["start"], content["end"]) if content else Span(cue.end, max(cue.end + 1, end))
        cluster = source["cluster"]
        named = any(is_name(each, starts) for each in mentions.values() if each["cluster"] == cluster)
        yield Case(Span(source["start"], source["end"]), (cue,), told, cluster, named, form_of(source, starts))
