"""Claims, matters and articles as tables of Apache Arrow; loaded when the first table is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from onrecord.dossier.listing import ListedMatter
from onrecord.export.matters import COLUMNS, matter_values
from onrecord.export.parquet import table_of
from onrecord.export.record import writable
from onrecord.model import Entry, KeptArticle, Side

BOUNDS = ("published_earliest", "published_latest")
COUNTS = ("articles", *(f"{side.value}_{what}" for side in Side for what in ("origins", "claims")))

OF_MATTERS = {
    **dict.fromkeys(COLUMNS, pa.string()),
    "contested": pa.bool_(),
    "outlets": pa.list_(pa.string()),
    **dict.fromkeys(COUNTS, pa.int64()),
    **dict.fromkeys(BOUNDS, pa.date32()),
}

# Those that claims have as well are called as they are there.
OF_ARTICLES = {
    **dict.fromkeys(("article", "article_id", "heading", "outlet", "published_value"), pa.string()),
    **dict.fromkeys(BOUNDS, pa.date32()),
    **dict.fromkeys(("published_basis", "language", "url", "text"), pa.string()),
    **dict.fromkeys(("attributions", "own_voice"), pa.int64()),
}


def table_of_claims(entries: Iterable[Entry]) -> pa.Table:
    """Claims, one a row."""
    return table_of(entries)


def table_of_sides(entries: Sequence[Entry], sides: Sequence[Side]) -> pa.Table:
    """The claims of a matter, one a row, with their sides."""
    return table_of(entries).append_column("side", pa.array([side.value for side in sides], pa.string()))


def table_of_matters(matters: Iterable[ListedMatter]) -> pa.Table:
    """Matters, one a row."""
    return pa.Table.from_pylist([_of_matter(each) for each in matters], pa.schema(OF_MATTERS))


def table_of_articles(articles: Iterable[tuple[KeptArticle, Sequence[Entry]]]) -> pa.Table:
    """Articles, one a row, each given with its claims."""
    rows = [_of_article(article, entries) for article, entries in articles]
    return pa.Table.from_pylist(rows, pa.schema(OF_ARTICLES))


def _of_matter(matter: ListedMatter) -> dict[str, Any]:
    when = matter.published
    return {**matter_values(matter), "published_earliest": when.earliest, "published_latest": when.latest}


def _of_article(article: KeptArticle, entries: Sequence[Entry]) -> dict[str, Any]:
    when = article.published.when
    attributions = sum(entry.claim.attribution is not None for entry in entries)
    values = (
        *(article.name, article.id, article.heading, article.outlet, when.value, when.earliest, when.latest),
        *(article.published.basis.value, article.language, article.url, article.text),
        *(attributions, len(entries) - attributions),
    )
    written = (writable(value) if isinstance(value, str) else value for value in values)
    return dict(zip(OF_ARTICLES, written, strict=True))
