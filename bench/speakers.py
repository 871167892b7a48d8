"""Is every source the right somebody? Sources of attributions in GUM's news and interviews, against its coreference.

    python -m bench.speakers [--data FOLDER]

GUM marks, by hand, which mentions of a document mean the same, and which discourse units attribute. The gold *source*
of an attributing unit is chosen without any reading of ours: of the mentions that begin in the unit and stand in no
other of its mentions, the first of a person, an organisation or a place before which no preposition stands ("according
to", "by", "of" and "with" aside); if there is none, the first at all. A unit that is nothing but a name, as a picture's
credit is, is no attribution and is left out.

The annotator `speakers` is given that source as a quote's, the rest of the unit as its cue and the unit's head as its
content, so that only its resolution is measured. Where the source's cluster holds a name, it is

- *right* where most mentions of our entity stand in the gold cluster (the smallest gold mention around each is of that
  cluster), and no other entity of ours there has a longer form of its name;
- *wrong*, a false merge, where it is somebody else's;
- *missed* where no entity was given, or only a part of the name.

Where the cluster holds none ("some folks"), it is *right* that there is no entity, and *wrong* to give one.
These documents are development data: the rules were made on them, errors and all. Two other sets check that the rules
hold elsewhere, though not blindly, for their errors were read, too: MEANTIME's news (`bench.speakers_meantime`), and
GUM's other genres, in which most speak as "I" without ever being named.

"End to end" takes the sources that our reader itself finds: of the units whose gold source one of its sources meets.
"Before" is how a source was tied to an entity until the annotator was written: to the first name in its words. The
entities are today's; with those of then it had 39.4 per cent right in GUM, 49.1 in MEANTIME.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.attributions import DATA, article_of, made, read_lines
from bench.elsewhere import GUM
from onrecord.annotate.speakers.annotator import SpeakerAnnotator
from onrecord.claims.voice import entity_of
from onrecord.model import Annotated, Entity, Quote, Span

PARSE = ("spacy", "entities")
READER = ("trained-quotes",)
GENRES = frozenset(("news", "interview"))
OTHER_GENRES = frozenset(("bio", "court", "speech", "voyage"))
ATTRIBUTES = ("attribution-positive", "attribution-negative")
SPEAKERS = ("person", "organization", "place")
PREPOSITION = re.compile(
    r"\b(?:in|on|to|at|for|from|after|before|during|about|against|among|as|into|over|under|upon|via|like|than)\s+$",
    re.I,
)
ACCORDING = re.compile(r"\baccording\s+to\s+$", re.I)
PRONOUN = re.compile(
    r"(?:i|me|my|mine|myself|we|us|our|ours|you|your|yours|yourself|he|him|his|himself|she|her|hers|it|its|itself|they"
    r"|them|their|who|which|that|this|these|those|some|one|they all|each other)",
    re.I,
)
FIRST_OR_SECOND = re.compile(r"(?:i|we|you|us|me)", re.I)
CAPITAL = re.compile(r"[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class Case:
    """A gold source, its cluster, and whether that has a name anywhere."""

    source: Span
    cue: tuple[Span, ...]
    content: Span
    cluster: str
    named: bool
    form: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A document's cases and mentions."""

    line: Mapping[str, Any]
    cases: tuple[Case, ...]

    def cluster(self, span: Span) -> str | None:
        """The cluster of the smallest mention around a stretch; of equal ones the first."""
        around = [
            (mention["end"] - mention["start"], mention["cluster"])
            for mention in self.line["mentions"]
            if mention["start"] <= span.start and span.end <= mention["end"]
        ]
        return min(around, key=lambda each: each[0])[1] if around else None


def golds(data: Path, *, genres: Set[str] = GENRES) -> list[Gold]:
    return [Gold(line, tuple(_cases(line))) for line in read_lines(data / GUM) if line["genre"] in genres]


def _cases(line: Mapping[str, Any]) -> Iterator[Case]:
    units = {unit["edu"]: unit for unit in line["edus"]}
    clusters = defaultdict(list)
    for mention in line["mentions"]:
        clusters[mention["cluster"]].append(mention)
    starts = {start for start, _ in line["sentences"]}
    capitalised = {
        one["surface"] for one in line["mentions"] if one["start"] not in starts and CAPITAL.match(one["surface"])
    }
    for unit in line["edus"]:
        if unit["relation"] in ATTRIBUTES and (source := _source(unit, line)):
            words = _with_appositions(source, unit, clusters[source["cluster"]], line["text"])
            named = any(is_name(mention, starts, capitalised) for mention in clusters[source["cluster"]])
            head = units[unit["head"]]
            around = ((unit["start"], words.start), (min(words.end, unit["end"]), unit["end"]))
            cue = tuple(Span(a, b) for a, b in around if _says(line["text"][a:b]))
            if any(not _is_credit(span, line) for span in cue):
                content = Span(head["start"], head["end"])
                yield Case(words, cue, content, source["cluster"], named, form_of(source, starts, capitalised))


def _source(unit: Mapping[str, Any], line: Mapping[str, Any]) -> Mapping[str, Any] | None:
    inside = [mention for mention in line["mentions"] if unit["start"] <= mention["start"] < unit["end"]]
    outer = [one for one in inside if not any(_holds(other, one) for other in inside)]
    outer.sort(key=lambda mention: mention["start"])
    able = [one for one in outer if one["type"] in SPEAKERS and not _after_preposition(one, unit, line["text"])]
    return next(iter(able or outer), None)


def _with_appositions(
    source: Mapping[str, Any], unit: Mapping[str, Any], cluster: Iterable[Mapping[str, Any]], text: str
) -> Span:
    """The source with the mentions of the same one right after it: "the coach, Ann Lee"."""
    end = source["end"]
    for mention in sorted(cluster, key=lambda one: one["start"]):
        if end <= mention["start"] < unit["end"] and not text[end : mention["start"]].strip(" ,"):
            end = mention["end"]
    return Span(source["start"], end)


def _is_credit(span: Span, line: Mapping[str, Any]) -> bool:
    """Whether there is nothing in these words but a name."""
    words = line["text"][span.start : span.end]
    for mention in line["mentions"]:
        if span.start <= mention["start"] and mention["end"] <= span.end and mention["type"] in SPEAKERS:
            words = words.replace(mention["surface"], "")
    return not _says(words)


def _holds(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> bool:
    bounds = (outer["start"], outer["end"]), (inner["start"], inner["end"])
    return bounds[0] != bounds[1] and bounds[0][0] <= bounds[1][0] and bounds[1][1] <= bounds[0][1]


def _after_preposition(mention: Mapping[str, Any], unit: Mapping[str, Any], text: str) -> bool:
    before = text[unit["start"] : mention["start"]]
    return PREPOSITION.search(before) is not None and ACCORDING.search(before) is None


def _says(words: str) -> bool:
    return any(letter.isalnum() for letter in words)


def is_name(mention: Mapping[str, Any], starts: set[int], capitalised: Set[str] = frozenset()) -> bool:
    """Whether a mention ends in a capitalised word that is no pronoun and not capitalised by its place alone.

    `capitalised` are the words that the document begins with a capital also where no sentence begins.
    """
    words = mention["surface"].removesuffix("'s").removesuffix("’s").split()
    if not words or PRONOUN.fullmatch(mention["surface"]):
        return False
    by_place = len(words) == 1 and mention["start"] in starts and words[0] not in capitalised
    return bool(CAPITAL.match(words[-1])) and not by_place


def form_of(mention: Mapping[str, Any], starts: set[int], capitalised: Set[str] = frozenset()) -> str:
    if FIRST_OR_SECOND.fullmatch(mention["surface"]):
        return "first_person"
    if PRONOUN.fullmatch(mention["surface"]):
        return "pronoun"
    return "name" if is_name(mention, starts, capitalised) or mention.get("wikipedia") else "description"


def given(annotated: Annotated, gold: Gold) -> Annotated:
    """The article with the gold sources as those of its quotes."""
    return replace(annotated, quotes=tuple(Quote((case.source,), case.cue, (case.content,)) for case in gold.cases))


def judged(case: Case, entity: Entity | None, entities: Iterable[Entity], gold: Gold) -> str:
    """ "right", "wrong" or "missed"."""
    if entity is None:
        return "missed" if case.named else "right"
    if _cluster(entity, gold) != case.cluster:
        return "wrong"
    words = set(entity.name.split())
    longer = any(
        len(other.name) > len(entity.name) and words & set(other.name.split()) and _cluster(other, gold) == case.cluster
        for other in entities
    )
    return "missed" if longer else "right"


def _cluster(entity: Entity, gold: Gold) -> str | None:
    """The gold cluster in which most of an entity's mentions stand."""
    return Counter(gold.cluster(mention) for mention in entity.mentions).most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class Result:
    """How one case came out, and which entity was given."""

    gold: Gold
    case: Case
    outcome: str
    entity: Entity | None


def resolved(gold: Sequence[Gold], annotated: Sequence[Annotated]) -> Iterator[Result]:
    """Each case with the gold source given."""
    ours = SpeakerAnnotator().annotate([given(one, document) for one, document in zip(annotated, gold, strict=True)])
    for document, one in zip(gold, ours, strict=True):
        entities = {entity.id: entity for entity in one.entities}
        for case, speaker in zip(document.cases, one.speakers, strict=True):
            entity = entities[speaker.entity] if speaker.entity else None
            yield Result(document, case, judged(case, entity, one.entities, document), entity)


def before(gold: Sequence[Gold], annotated: Sequence[Annotated]) -> Iterator[Result]:
    """Each case by the first name in the source's words, people's first, as it was done before the annotator."""
    for document, one in zip(gold, annotated, strict=True):
        for case in document.cases:
            entity = entity_of((case.source,), one.entities)
            yield Result(document, case, judged(case, entity, one.entities, document), entity)


def read(gold: Sequence[Gold], annotated: Sequence[Annotated]) -> Iterator[Result]:
    """Each case whose source one of our reader's sources meets, with that one's entity."""
    for document, one in zip(gold, SpeakerAnnotator().annotate(annotated), strict=True):
        entities = {entity.id: entity for entity in one.entities}
        for case in document.cases:
            met = [
                speaker
                for speaker, quote in zip(one.speakers, one.quotes, strict=True)
                if any(span.overlaps(case.source) for span in quote.source)
                and any(cue.overlaps(other) for cue in quote.cue for other in case.cue)
            ]
            if met:
                entity = entities[met[0].entity] if met[0].entity else None
                yield Result(document, case, judged(case, entity, one.entities, document), entity)


def shares(results: Iterable[Result]) -> dict[str, float]:
    """Per cent right, wrong and missed of the sources whose cluster has a name; wrong of those without."""
    results = list(results)
    named = Counter(one.outcome for one in results if one.case.named)
    nameless = Counter(one.outcome for one in results if not one.case.named)
    figures = {key: _percent(named[key], named.total()) for key in ("right", "wrong", "missed")}
    return figures | {
        "gold": float(named.total()),
        "nameless": float(nameless.total()),
        "nameless_wrong": _percent(nameless["wrong"], nameless.total()),
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def annotated_by(names: Sequence[str], gold: Sequence[Gold]) -> list[Annotated]:
    batch = [Annotated(article_of(dict(document.line))) for document in gold]
    for annotator in made(names):
        batch = annotator.annotate(batch)
    return batch


def measure(data: Path) -> dict[str, float]:
    """Figures by names such as "all.right", "all.pronoun.wrong", "read.all.right" and "meantime.right"."""
    from bench import speakers_meantime

    gold = golds(data)
    named = annotated_by(PARSE, gold)
    given = list(resolved(gold, named))
    sets = {"all": given, "before": list(before(gold, named))}
    sets |= {f"all.{form}": [one for one in given if one.case.form == form] for form in FORMS}
    sets["read.all"] = list(read(gold, annotated_by((*PARSE, *READER), gold)))
    for name, others in (("meantime", speakers_meantime.golds(data)), ("other", golds(data, genres=OTHER_GENRES))):
        parsed = annotated_by(PARSE, others)
        sets |= {name: list(resolved(others, parsed)), f"before.{name}": list(before(others, parsed))}
    return {f"{name}.{figure}": value for name, results in sets.items() for figure, value in shares(results).items()}


FORMS = {
    "name": "names",
    "pronoun": "pronouns of the third person",
    "first_person": "“I”, “we”, “you”",
    "description": "offices and other descriptions",
}
ROWS = {
    "all": "GUM, news and interviews",
    **{f"all.{form}": f"– of these, {what}" for form, what in FORMS.items()},
    "before": "– before, by the first name in the source",
    "read.all": "– as read, not given",
    "meantime": "MEANTIME, news",
    "before.meantime": "– before, by the first name in the source",
    "other": "GUM, speeches, courts, lives and travel",
    "before.other": "– before, by the first name in the source",
}

HEAD = """## Sources as somebody: the entity of each source

Of the sources of attributions whose coreference cluster has a name, the share that is tied to the right entity, by its
whole name. *Wrong* is somebody else's name, *missed* none or a part of the name. The sources are given, so that only
their resolution is measured, but for the row of those that the reader finds. *Nameless*: sources whose cluster has no
name, and the share of them that was given one all the same. GUM's news and interviews are development data; the other
two sets check that what holds there holds elsewhere, though their errors were read, too. In percent, by
`python -m bench.speakers`.

| sources | gold | right | wrong | missed | nameless | given a name |
| --- | --- | --- | --- | --- | --- | --- |
"""


def table(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md; nothing where the figures were never measured."""
    if "speakers.all.right" not in figures:
        return []
    rows = [_row(name, says, figures) for name, says in ROWS.items() if f"speakers.{name}.right" in figures]
    return [*HEAD.splitlines(), *rows, ""]


def _row(part: str, says: str, figures: Mapping[str, float]) -> str:
    cells = {name: figures[f"speakers.{part}.{name}"] for name in ("right", "wrong", "missed", "nameless_wrong")}
    counts = {name: f"{figures[f'speakers.{part}.{name}']:.0f}" for name in ("gold", "nameless")}
    shown = {name: f"{value:.1f}" for name, value in cells.items()} | counts
    return "| " + " | ".join((says, *(shown[name] for name in COLUMNS))) + " |"


COLUMNS = ("gold", "right", "wrong", "missed", "nameless", "nameless_wrong")


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, default=DATA)
    for name, value in measure(options.parse_args().data).items():
        print(f"{name:40}{value:10.2f}")


if __name__ == "__main__":
    main()
