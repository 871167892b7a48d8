"""Reading into a ledger: each article one transaction, so that stopping at any moment costs at most a batch of work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.ledger.base import Ledger, Writer
from onrecord.model import Document, Reading, Rejected
from onrecord.reconcile.canon.canonise import canonise
from onrecord.reconcile.link import link
from onrecord.run.pipeline import Done, Pipeline, Refused, Step


@dataclass(slots=True)
class Progress:
    """How far a run is; it is handed to the listener after each step.

    `stage` is "reading", then "naming" while it is found out who is who, then "linking". `article` is the id of the
    article that was read last.
    """

    documents: int = 0
    unchanged: int = 0
    articles: int = 0
    claims: int = 0  # new ones
    links: int = 0  # new ones
    merges: int = 0  # entities found to be one with an earlier one
    rejected: list[Rejected] = field(default_factory=list)
    stage: str = "reading"
    article: str | None = None


Listener = Callable[[Progress], None]


def ingest(
    documents: Iterable[Document | Rejected],
    ledger: Ledger,
    pipeline: Pipeline,
    listener: Listener = lambda _: None,
) -> Progress:
    """Read documents into a ledger, find who is who in them, and link their claims.

    Documents that were read before are passed over.
    """
    progress, writer = Progress(), ledger.writer()
    incomplete: set[str] = set()
    for step in pipeline.run(_unread(documents, writer, pipeline, progress)):
        _keep(step, writer, pipeline, progress, incomplete)
        listener(progress)
    progress.stage = "naming"
    listener(progress)
    progress.merges = canonise(ledger)
    progress.stage = "linking"
    listener(progress)
    progress.links = link(ledger, closely=pipeline.config.closely)
    return progress


def _unread(
    documents: Iterable[Document | Rejected], writer: Writer, pipeline: Pipeline, progress: Progress
) -> Iterator[Document | Rejected]:
    for document in documents:
        if isinstance(document, Document) and writer.has_read(document, pipeline.maker):
            progress.unchanged += 1
        else:
            yield document


def _keep(step: Step, writer: Writer, pipeline: Pipeline, progress: Progress, incomplete: set[str]) -> None:
    """Take in one step. A document that could not be used whole is not finished: the next run tries it again."""
    match step:
        case Reading():
            progress.claims += writer.add(step)
            progress.articles += 1
            progress.article = step.annotated.article.id
        case Refused(rejected, document, final):
            writer.reject(rejected, document)
            progress.rejected.append(rejected)
            if document and rejected.what != "field" and not final:
                incomplete.add(document.id)
        case Done(document):
            if document.id not in incomplete:
                writer.finish(document, pipeline.maker)
            incomplete.discard(document.id)
            progress.documents += 1
