"""Articles read into ledgers and linked there, as a run does it; what was read can be kept, since linking is quick.

A kept ledger's name holds what it was made of and by which parts, so that nothing stale is taken.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.config import load
from onrecord.ledger.base import ClaimQuery, Ledger, View
from onrecord.ledger.sqlite import SqliteLedger
from onrecord.model import Document, Entry, Link, Matter, Reading
from onrecord.model.ids import content_id
from onrecord.read.find import JSON_LINE
from onrecord.reconcile.canon.canonise import canonise
from onrecord.reconcile.link import link
from onrecord.reconcile.statements.compare import WEIGHTS, Comparer
from onrecord.run.pipeline import Pipeline, Refused

PAGE = 500

ArticleLine = Mapping[str, Any]


@contextmanager
def linked(
    name: str, articles: Sequence[ArticleLine], *, weights: Path = WEIGHTS, cache: Path | None = None
) -> Iterator[Ledger]:
    """A ledger of these articles, read, canonised and linked; it goes when the block ends.

    `articles` are lines as `onrecord read` takes them. What was read is kept in `cache`, where one is given, as `name`.
    """
    with read_in(name, articles, cache=cache) as ledger:
        link(ledger, lambda: Comparer(weights=weights))
        yield ledger


@contextmanager
def read_in(name: str, articles: Sequence[ArticleLine], *, cache: Path | None = None) -> Iterator[Ledger]:
    """A ledger of these articles, read and canonised, but not linked; a copy, where it is kept."""
    pipeline = Pipeline(load({}))
    made_of = content_id("ledger", pipeline.maker.version, [json.dumps(each, sort_keys=True) for each in articles])
    with TemporaryDirectory(prefix="onrecord-bench-") as folder:
        kept = (cache or Path(folder)) / f"{name}-{made_of}.db"
        if not kept.exists():
            _keep(kept, articles, pipeline)
        copy = Path(folder) / "ledger.db"
        shutil.copy(kept, copy)
        with closing(SqliteLedger(copy)) as ledger:
            yield ledger


def _keep(path: Path, articles: Sequence[ArticleLine], pipeline: Pipeline) -> None:
    """Read the articles into a ledger that is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(SqliteLedger(unfinished)) as ledger:
        fill(ledger, readings(articles, pipeline))
    unfinished.rename(path)


def readings(articles: Iterable[ArticleLine], pipeline: Pipeline) -> Iterator[Reading]:
    """What the pipeline makes of the articles. Raises `ValueError` that names one that it refuses."""
    lines = (json.dumps(each, ensure_ascii=False).encode() for each in articles)
    documents = (Document(line, JSON_LINE, "articles.jsonl", line=number) for number, line in enumerate(lines, 1))
    for step in pipeline.run(documents):
        match step:
            case Reading():
                yield step
            case Refused(rejected, final=False):
                raise ValueError(f"{rejected.location} {rejected.why}")


def fill(ledger: Ledger, some: Iterable[Reading]) -> None:
    """Take readings into a ledger, and find who is who in them."""
    writer = ledger.writer()
    for reading in some:
        writer.add(reading)
    canonise(ledger)


def entries_of(view: View) -> dict[str, Entry]:
    """All current claims, by id, in the order they came in."""
    return {entry.id: entry for entry in _pages(lambda after: view.claims(ClaimQuery(), after=after, limit=PAGE))}


def _pages(page: Callable[[int], list[Entry]]) -> Iterator[Entry]:
    after = 0
    while entries := page(after):
        yield from entries
        after = entries[-1].number


def matter_lines(view: View) -> list[dict[str, Any]]:
    """The matters as lines of `onrecord matters --format jsonl`, without what no score looks at."""
    entries = entries_of(view)
    starts = {article.id: article.passages[0].page_span.start for article in view.articles()}
    links = view.links(entries)
    return [_line(matter, entries, links, starts) for matter in view.matters()]


def _line(
    matter: Matter, entries: Mapping[str, Entry], links: Sequence[Link], starts: Mapping[str, int]
) -> dict[str, Any]:
    own = {standing.claim for standing in matter.standings}
    return {
        "id": matter.id,
        "title": matter.title,
        "claims": [
            _claim(entries[standing.claim], starts) | {"side": standing.side.value} for standing in matter.standings
        ],
        "links": [
            {"left": link.left, "right": link.right, "relation": link.relation.value}
            for link in links
            if {link.left, link.right} <= own
        ],
    }


def _claim(entry: Entry, starts: Mapping[str, int]) -> dict[str, Any]:
    claim, start = entry.claim, starts[entry.claim.article_id]
    span = [start + claim.content[0].start, start + claim.content[-1].end]
    return {
        "claim": entry.id,
        "article": entry.article_name,
        "page_span": span,
        "source": claim.source.text,
        "stance": claim.stance.value,
        "text": claim.text,
    }
