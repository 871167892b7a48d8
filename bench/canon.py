"""Are entities of different articles rightly held to be one? B-cubed over named mentions.

    python -m bench.canon [--data ../shared/data]

The mentions are those that people marked, so that only identity is measured: they go through the grouping of names
within an article, into a ledger, and through the canoniser, as those that a reader finds do.

MEANTIME (Minard et al., LREC 2016): mentions marked as names, in its development topics; whole noun phrases there are
cut down to the name in them, as a reader's names are. N3 (Röder et al., LREC 2014): short news with links to DBpedia,
for measuring only. A mention that people could link to nothing has no identity there; `nil` counts those too, each
spelling as a thing of its own, which favours comparing strings.

B-cubed (Bagga and Baldwin, "Entity-based cross-document coreferencing using the vector space model", 1998): the mean,
over mentions, of how many of those that the system puts with it belong to it (precision), and of how many of those
that belong to it the system puts with it (recall). *Same string* is what comes of comparing names alone.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.attributions import DATA, article_of, read_lines
from onrecord.annotate.entities import entities_of, trimmed
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Annotated, Article, Entity, Maker, Mention, Reading, Span
from onrecord.reconcile.canon.canonise import canonise

MEANTIME = Path("meantime") / "meantime.dev.jsonl"
N3 = {"reuters": "reuters128.dev.jsonl", "rss": "rss500.dev.jsonl"}
TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE", "PRO": "PRODUCT"}
NAMES = frozenset({"NAM", "PRE.NAM"})

# The name at the end of a noun phrase: "the US car maker Ford", "Apple's iTunes".
LAST_NAME = re.compile(r"(?:[\w.&’'-]*[A-Z][\w.&’'-]*)(?:[ -](?:(?:of|for|and|the|de) )*[\w.&’'-]*[A-Z0-9][\w.&’'-]*)*")
ENDS_BEFORE = re.compile(r"[,(]|['’]s? (?=\w)")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with what it names, None for nothing that people could tell."""

    mention: Mention
    gold: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """One article with its named mentions."""

    article: Article
    named: tuple[Named, ...]


def meantime(data: Path) -> list[Told]:
    """The named mentions of MEANTIME with their identities."""
    return [_of_meantime(line) for line in read_lines(data / MEANTIME)]


def _of_meantime(line: dict[str, Any]) -> Told:
    marked = {each["mid"]: each for each in line["entities"] if each.get("syntactic_type") in NAMES}
    named = [
        Named(_name_of(marked[mid], TYPES.get(chain["class"], "ORG")), chain["instance_id"])
        for chain in line["coref"]
        if chain["kind"] == "entity" and chain.get("instance_id")
        for mid in chain["mentions"]
        if mid in marked
    ]
    return Told(article_of({"id": line["id"], "text": line["text"]}), tuple(named))


def _name_of(marked: dict[str, Any], type_: str) -> Mention:
    """The name in a noun phrase; all of it, where no words of it look like one."""
    surface, shift = marked["surface"], 0
    for part in ENDS_BEFORE.finditer(surface):
        if part.group() in ",(" and LAST_NAME.search(surface, 0, part.start()):
            surface = surface[: part.start()]
            break
        if part.group() not in ",(":
            shift = part.end()
    found = list(LAST_NAME.finditer(surface, shift))
    start, end = found[-1].span() if found else (0, len(marked["surface"]))
    start += marked["start"]
    end += marked["start"]
    return Mention(Span(start, end), marked["surface"][start - marked["start"] : end - marked["start"]], type_)


def n3(data: Path, name: str) -> list[Told]:
    """The mentions of one part of N3 with their links, typed by a parser."""
    from onrecord.annotate.parse import SpacyAnnotator

    lines = [line for line in read_lines(data / "entity-linking-news" / N3[name]) if line["text"]]
    articles = [article_of({"id": line["id"], "text": line["text"]}) for line in lines]
    parsed = SpacyAnnotator().annotate([Annotated(article) for article in articles])
    return [_of_n3(line, annotated) for line, annotated in zip(lines, parsed, strict=True)]


def _of_n3(line: dict[str, Any], annotated: Annotated) -> Told:
    named = (
        Named(Mention(span, span.of(line["text"]), _type_of(span, annotated)), each["link"])
        for each in line["mentions"]
        if (span := Span(each["start"], each["end"]))
    )
    return Told(annotated.article, tuple(named))


def _type_of(span: Span, annotated: Annotated) -> str:
    near = (each for each in annotated.names if each.span.start < span.end and span.start < each.span.end)
    return next((each.type for each in near if each.type not in ("DATE", "CARDINAL", "MONEY", "TIME")), "ORG")


Labelled = list[tuple[Hashable, Hashable]]  # of each mention: what the system takes it for, and what it is


def canonised(told: Sequence[Told]) -> list[str]:
    """Of each mention, the id that the canoniser gives to what it names."""
    with closing(MemoryLedger()) as ledger:
        entities = {each.article.id: _kept(each, ledger) for each in told}
        canonise(ledger)
        canon = ledger.view().canon()
        return [
            canon.canonical(_entity_at(trimmed(named.mention).span, entities[each.article.id]).id)
            for each in told
            for named in each.named
        ]


def _kept(told: Told, ledger: MemoryLedger) -> tuple[Entity, ...]:
    annotated = Annotated(told.article, names=tuple(sorted({n.mention for n in told.named}, key=lambda m: m.span)))
    annotated = Annotated(told.article, entities=entities_of(annotated))
    ledger.writer().add(Reading(annotated, Maker("bench", "1"), ()))
    return annotated.entities


def _entity_at(span: Span, entities: Iterable[Entity]) -> Entity:
    return next(entity for entity in entities if span in entity.mentions)


def same_string(told: Sequence[Told]) -> list[str]:
    """Of each mention, its words: what comes of comparing names alone."""
    return [trimmed(named.mention).text.casefold() for each in told for named in each.named]


def golds(told: Sequence[Told]) -> list[str | None]:
    return [named.gold for each in told for named in each.named]


def b_cubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> dict[str, float]:
    """Precision, recall and F1 of B-cubed, 0…1; one label each for every mention."""
    both, ours, theirs = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    precision = sum(count * count / ours[pair[0]] for pair, count in both.items()) / len(gold)
    recall = sum(count * count / theirs[pair[1]] for pair, count in both.items()) / len(gold)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}


def figures_of(name: str, told: Sequence[Told], *, nil: bool = False) -> dict[str, float]:
    """The figures of the canoniser and of comparing strings, on linked mentions; with `nil`, on all of them too."""
    systems: dict[str, Sequence[Hashable]] = {"": canonised(told), "string_": same_string(told)}
    gold = golds(told)
    figures: dict[str, float] = {f"{name}.mentions": sum(each is not None for each in gold)}
    for system, labels in systems.items():
        linked = [pair for pair in zip(labels, gold, strict=True) if pair[1] is not None]
        found, links = zip(*linked, strict=True)
        figures |= {f"{name}.{system}{key}": value for key, value in b_cubed(found, links).items()}
        if nil:
            spelled = [link or words for link, words in zip(gold, same_string(told), strict=True)]
            figures |= {f"{name}.nil_{system}{key}": value for key, value in b_cubed(labels, spelled).items()}
    return figures


def measure(data: Path) -> dict[str, float]:
    """All figures; shares are 0…1."""
    figures = figures_of("canon.meantime", meantime(data))
    for name in N3:
        figures |= figures_of(f"canon.{name}", n3(data, name), nil=True)
    return figures


def table(figures: Mapping[str, float]) -> list[str]:
    """The section of docs/quality.md on identity across articles; nothing where nothing was measured."""
    if "canon.meantime.f1" not in figures:
        return []
    return [
        "## Who is who across articles",
        "",
        "B-cubed over named mentions that people marked, by `python -m bench.canon`. MEANTIME's development topics",
        "were looked at while the rules were made; N3 (Reuters-21578, and sentences of feeds) was only measured.",
        "",
        "| | mentions | precision | recall | F1 | F1 of comparing strings |",
        "| --- | --- | --- | --- | --- | --- |",
        *_rows(figures),
        "",
    ]


def _rows(figures: Mapping[str, float]) -> Iterator[str]:
    names = {
        "meantime.": "MEANTIME",
        "reuters.": "N3 Reuters-128",
        "reuters.nil_": "… with what has no entry",
        "rss.": "N3 RSS-500",
        "rss.nil_": "… with what has no entry",
    }
    for key, name in names.items():
        mentions = figures.get(f"canon.{key}mentions")
        values = (figures[f"canon.{key}{each}"] for each in ("precision", "recall", "f1", "string_f1"))
        cells = ["" if mentions is None else str(int(mentions)), *(f"{value:.3f}" for value in values)]
        yield f"| {name} | {' | '.join(cells)} |"


def mistakes(told: Sequence[Told]) -> Iterator[str]:
    """What was wrongly joined and wrongly kept apart, in words, for looking at."""
    joined: defaultdict[Hashable, Counter[tuple[str, str | None]]] = defaultdict(Counter)
    parted: defaultdict[str, Counter[tuple[str, Hashable]]] = defaultdict(Counter)
    mentions = [named for each in told for named in each.named if named.gold]
    labels = [label for label, gold in zip(canonised(told), golds(told), strict=True) if gold]
    for named, label in zip(mentions, labels, strict=True):
        joined[label][named.mention.text, named.gold] += 1
        parted[named.gold or ""][named.mention.text, label] += 1
    for group in joined.values():
        if len({gold for _, gold in group}) > 1:
            yield f"joined: {dict(group)}"
    for gold, spread in parted.items():
        if len({label for _, label in spread}) > 1:
            yield f"parted: {gold}: {dict(spread)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--meantime", action="store_true", help="MEANTIME alone, with its mistakes.")
    options = parser.parse_args()
    if options.meantime:
        print(*mistakes(meantime(options.data)), sep="\n")
        figures = figures_of("canon.meantime", meantime(options.data))
    else:
        figures = measure(options.data)
    for name, value in figures.items():
        print(f"{name:40}{value:10.4f}")


if __name__ == "__main__":
    main()
