"""Reading from Python in one call, into a ledger or without one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import lru_cache

from onrecord.config import Config, load
from onrecord.front.articles import Extracted
from onrecord.front.documents import Thing, documents_of, several
from onrecord.front.ledger import Ledger
from onrecord.ledger.base import ClaimQuery
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Entry, KeptArticle, Reading, Rejected
from onrecord.run.ingest import Progress
from onrecord.run.pipeline import Pipeline, Refused


def read(things: Thing | Iterable[Thing], *, ledger: Ledger | str | os.PathLike[str] | None = None) -> Progress:
    """Read files, folders, texts or articles into a ledger, given as one or by its name; see `Ledger.read`."""
    if isinstance(ledger, Ledger):
        return ledger.read(*several(things))
    with Ledger(ledger) as opened:
        return opened.read(*several(things))


def extract(things: Thing | Iterable[Thing], *, config: Config | None = None) -> Extracted:
    """Read files, folders, texts or articles without a ledger: the articles, each with its attributions.

    What a text and an article are, `Ledger.read` says. All that was read is held in memory: choose a ledger, or
    `Pipeline`, for more than some thousands of articles. Raises `FileNotFoundError`.
    """
    config = config or load()
    readings: list[Reading] = []
    rejected: list[Rejected] = []
    for step in pipeline_of(config).run(documents_of(several(things), config)):
        if isinstance(step, Reading):
            readings.append(step)
        elif isinstance(step, Refused):
            rejected.append(step.rejected)
    return Extracted(_kept(readings), readings, rejected)


def _kept(readings: Sequence[Reading]) -> list[tuple[KeptArticle, list[Entry]]]:
    """What a ledger would hold of the readings, so that an article is the same with and without one."""
    most = max((len(reading.made) for reading in readings), default=0)
    with closing(MemoryLedger()) as ledger:
        writer, view = ledger.writer(), ledger.view()
        for reading in readings:
            writer.add(reading)
        articles = list(view.articles())
        return [(each, view.claims(ClaimQuery(article=each.id), limit=most + 1)) for each in articles]


def pipeline_of(config: Config) -> Pipeline:
    """The pipeline of these settings, whichever ledger they name."""
    return _pipeline(replace(config, ledger=""))


# Making one loads models, which takes seconds: the next call with the same settings gets the same one.
@lru_cache(maxsize=2)
def _pipeline(config: Config) -> Pipeline:
    return Pipeline(config)
