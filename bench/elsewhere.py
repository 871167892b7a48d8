"""Do the annotators of quotes hold outside their training home? The share of other corpora's attributions found.

    python -m bench.elsewhere [--annotators spacy entities rule-quotes]

Neither corpus marks whole attributions, so only what it does mark is asked for; words that a system reads beyond that
cost it nothing here. Precision is not measured, for neither corpus marks every attribution.

GUM marks discourse units. An attributing unit ("officials denied") is *found* where a quote's cue shares a word with it
and the content of the same quote shares one with the unit's head, the core of what is attributed. A unit that is all
source ("Jane Doe." under a picture) counts as met where it lies in the quote's source.

TimeML marks links from a reporting event to the events it embeds (EVIDENTIAL, NEG_EVIDENTIAL). A *link* is found where
a quote's cue covers the governing event and its content covers the embedded one. A governing event is found where one
of its links is.

In both, *cue* is the looser share: the attributing words were met, whatever the content.
"""

from __future__ import annotations

import argparse
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.attributions import DATA, READER, RULES, annotated, made, read_lines
from onrecord.annotate.base import Annotator
from onrecord.model import Quote, Span

GUM = Path("gum-coref") / "train.jsonl.gz"
TIMEML = {name: Path("timeml-news") / f"{name}.train.jsonl" for name in ("timebank", "aquaint")}
# Sets of GUM's genres, by the names of their figures; of None, every genre.
GENRES: dict[str, tuple[str, ...] | None] = {
    "news": ("news",),
    "interview": ("interview",),
    "news_and_interview": ("news", "interview"),
    "all": None,
}

WORD = re.compile(r"\w+")  # as the scorer of attributions has it
Words = frozenset[int]  # words of a text, by their places in its order


@dataclass(frozen=True, slots=True)
class Gold:
    """An attribution as a corpus marks it: words that attribute, and sets of words of which one is to be attributed.

    With `source_counts`, words that are nothing but source count as attributing. `name_alone`: all of them are a name.
    """

    cue: Words
    contents: tuple[Words, ...]
    source_counts: bool = False
    name_alone: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """The words of an attribution that was read."""

    source: Words
    cue: Words
    content: Words

    def meets(self, gold: Gold) -> bool:
        return bool(self.cue & gold.cue) or (gold.source_counts and gold.cue <= self.source)

    def finds(self, gold: Gold) -> bool:
        return self.meets(gold) and any(self.content & content for content in gold.contents)


class Text:
    """Finds the words that spans of a text touch."""

    def __init__(self, text: str) -> None:
        bounds = [match.span() for match in WORD.finditer(text)]
        self._starts = [start for start, _ in bounds]
        self._ends = [end for _, end in bounds]

    def words(self, spans: Iterable[Span]) -> Words:
        return frozenset(place for span in spans for place in self._touched(span))

    def _touched(self, span: Span) -> range:
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))


@dataclass(slots=True)
class Tally:
    """Gold attributions: all, those whose attributing words were met, those found, those that only name somebody."""

    gold: int = 0
    met: int = 0
    found: int = 0
    names_alone: int = 0

    def add(self, gold: Iterable[Gold], read: Sequence[Read]) -> None:
        for one in gold:
            self.gold += 1
            self.met += any(quote.meets(one) for quote in read)
            self.found += any(quote.finds(one) for quote in read)
            self.names_alone += one.name_alone

    def shares(self) -> dict[str, float]:
        """Percent of the gold attributions, and how many there are."""
        counts = {"found": self.found, "cue": self.met, "name_alone": self.names_alone}
        shares = {name: round(100 * count / self.gold, 2) if self.gold else 0.0 for name, count in counts.items()}
        return shares | {"gold": float(self.gold)}


def compared(data: Path) -> dict[str, float]:
    """The figures of the rules and of the trained reader, by names such as "rules.gum.news.found"."""
    before = measure(data, made(RULES))
    after = measure(data, made(READER))
    return {
        f"{who}.{name}": value for who, all_ in (("rules", before), ("reader", after)) for name, value in all_.items()
    }


def measure(data: Path, annotators: Sequence[Annotator]) -> dict[str, float]:
    """Percent of gold attributions found, by names such as "gum.news.found" and "timeml.timebank.links.cue"."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for line, text, read in _read(data / GUM, annotators):
        gold = gold_of_units(line, text)
        for name, genres in GENRES.items():
            if genres is None or line["genre"] in genres:
                tallies[f"gum.{name}"].add(gold, read)
    for corpus, path in TIMEML.items():
        for line, text, read in _read(data / path, annotators):
            for name in (corpus, "both"):
                tallies[f"timeml.{name}.links"].add(gold_of_links(line, text), read)
                tallies[f"timeml.{name}.events"].add(gold_of_events(line, text), read)
    return {f"{part}.{name}": value for part, tally in tallies.items() for name, value in tally.shares().items()}


def gold_of_units(line: Mapping[str, Any], text: Text) -> list[Gold]:
    """The attributing units of one of GUM's documents."""
    words = {unit["edu"]: text.words([_span(unit)]) for unit in line["edus"]}
    names = [
        text.words([_span(mention)]) for mention in line["mentions"] if mention["type"] in ("person", "organization")
    ]
    return [
        Gold(cue, (words[unit["head"]],), source_counts=True, name_alone=any(cue <= name for name in names))
        for unit in line["edus"]
        if unit["relation"] in ("attribution-positive", "attribution-negative") and (cue := words[unit["edu"]])
    ]


def gold_of_links(line: Mapping[str, Any], text: Text) -> list[Gold]:
    """One for each pair of a reporting event and an event that it embeds, in a document of TimeML."""
    return [Gold(one.cue, (content,)) for one in gold_of_events(line, text) for content in one.contents]


def gold_of_events(line: Mapping[str, Any], text: Text) -> list[Gold]:
    """One for each reporting event of a document of TimeML."""
    words = {event["eid"]: text.words([_span(event)]) for event in line["events"]}
    # As keys, for a link may be given twice.
    links = {(link["from"], link["to"]): None for link in line["slinks"] if link["rel"].endswith("EVIDENTIAL")}
    embedded: defaultdict[str, list[Words]] = defaultdict(list)
    for governing, event in links:
        embedded[governing].append(words[event])
    return [Gold(words[governing], tuple(contents)) for governing, contents in embedded.items()]


def table(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md; nothing where the figures were never measured."""
    if any(f"elsewhere.{who}.{part}.found" not in figures for who in ("rules", "reader") for part in ROWS):
        return []
    return [*HEAD.splitlines(), *(_row(part, says, figures) for part, says in ROWS.items())]


ROWS = {
    "gum.news": "GUM, news: attributing units",
    "gum.interview": "GUM, interviews",
    "gum.news_and_interview": "GUM, news and interviews",
    "gum.all": "GUM, all six genres",
    "timeml.timebank.links": "TimeBank: links to embedded events",
    "timeml.timebank.events": "TimeBank: reporting events",
    "timeml.aquaint.links": "AQUAINT: links to embedded events",
    "timeml.aquaint.events": "AQUAINT: reporting events",
}

HEAD = """## Outside its training home: share of gold attributions found

Two corpora that had no part in training, whose own marks were made for other ends. *Found*: a quote's cue lies in the
words that attribute, and its content holds the core of what is attributed (of GUM, a word of the unit; of TimeML, the
embedded event). *Cue*: the first of these alone. In percent; *before* is the rules alone, *after* the
trained reader. Some of GUM's units are a name alone, as under a picture: no quote is there to be read. By
`python -m bench.elsewhere`.

| corpus | gold | a name alone, % | found, before | found, after | cue, before | cue, after |
| --- | --- | --- | --- | --- | --- | --- |
"""


def _row(part: str, says: str, figures: Mapping[str, float]) -> str:
    rules, reader = f"elsewhere.rules.{part}", f"elsewhere.reader.{part}"
    shares = [figures[f"{who}.{name}"] for name in ("found", "cue") for who in (rules, reader)]
    cells = [
        f"{figures[f'{rules}.gold']:.0f}",
        f"{figures[f'{rules}.name_alone']:.0f}",
        *(f"{one:.1f}" for one in shares),
    ]
    return f"| {says} | {' | '.join(cells)} |"


def _read(path: Path, annotators: Sequence[Annotator]) -> Iterator[tuple[dict[str, Any], Text, list[Read]]]:
    """Each record of a corpus, with what the annotators read in it."""
    for line, one in zip(read_lines(path), annotated(path, annotators), strict=True):
        text = Text(line["text"])
        yield line, text, [_words_of(quote, text) for quote in one.quotes]


def _words_of(quote: Quote, text: Text) -> Read:
    return Read(text.words(quote.source), text.words(quote.cue), text.words(quote.content))


def _span(record: Mapping[str, Any]) -> Span:
    return Span(record["start"], record["end"])


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--annotators", nargs="+", default=READER, help="by name or module:Class")
    given = options.parse_args()
    for name, figure in measure(given.data, made(given.annotators)).items():
        print(f"{name:36}{figure:10.2f}")


if __name__ == "__main__":
    main()
