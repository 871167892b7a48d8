"""OnRecord on the cases: read, linked and scored; and the same with the claims given, for sorting alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from bench.accounts import given
from bench.accounts.case import Case, cases
from bench.accounts.score import score
from bench.ledgers import fill, matter_lines, read_in
from onrecord.claims.voice import entity_of
from onrecord.ledger.base import Ledger, View
from onrecord.ledger.memory import MemoryLedger
from onrecord.model import Annotated, Attribution, Entity, Made, Reading
from onrecord.reconcile.link import link
from onrecord.reconcile.statements.compare import WEIGHTS, Comparer

FIELDS = ("id", "outlet", "published", "title", "text")


def measure(part: str = "measure", *, weights: Path = WEIGHTS, cache: Path | None = None) -> dict[str, float]:
    """The figures from the articles, and with "given." in their names those with the claims given."""
    chosen = cases(part)
    with read_in("accounts", article_lines(chosen), cache=cache) as ledger:
        given_lines = matters_of_given(chosen, ledger.view(), weights=weights)
        lines = matters_of(ledger, weights=weights)
    return {
        **{f"accounts.{name}": value for name, value in score(chosen, lines).items()},
        **{f"accounts.given.{name}": value for name, value in score(chosen, given_lines).items()},
    }


def article_lines(chosen: Sequence[Case]) -> list[dict[str, Any]]:
    """Each article as a line that `onrecord read` takes."""
    articles = (asdict(article) for case in chosen for article in case.articles)
    return [{name: article[name] for name in FIELDS} for article in articles]


def matters_of(ledger: Ledger, *, weights: Path = WEIGHTS) -> list[dict[str, Any]]:
    """Link a ledger, and tell its matters as `onrecord matters` does."""
    link(ledger, lambda: Comparer(weights=weights))
    return matter_lines(ledger.view())


def matters_of_given(chosen: Sequence[Case], view: View, *, weights: Path = WEIGHTS) -> list[dict[str, Any]]:
    """The matters of the claims that the cases give; `view` has their articles."""
    with closing(MemoryLedger()) as ledger:
        fill(ledger, marked(chosen, view))
        return matters_of(ledger, weights=weights)


def marked(chosen: Sequence[Case], view: View) -> Iterator[Reading]:
    """The readings of the cases' own claims, with the names, times and places that were read in the articles."""
    for reading in (reading for case in chosen for reading in given.readings(case)):
        article = reading.annotated.article
        kept = view.article(article.id)
        layers = Annotated(article, entities=kept.entities, times=kept.times, places=kept.places)
        yield Reading(layers, reading.maker, tuple(_named(made, kept.entities) for made in reading))


def _named(made: Made, entities: Sequence[Entity]) -> Made:
    """The claim with voices that are tied to whom they name; its id stays."""
    attribution = made.claim.attribution
    return replace(made, claim=replace(made.claim, attribution=attribution and _tied(attribution, entities)))


def _tied(attribution: Attribution, entities: Sequence[Entity]) -> Attribution:
    source = attribution.source
    entity = entity_of(source.spans, entities)
    tied = replace(source, entity=entity.id if entity else None)
    return replace(attribution, source=tied, via=attribution.via and _tied(attribution.via, entities))
