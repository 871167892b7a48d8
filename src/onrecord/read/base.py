"""The door of readers: what turns one document into articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from onrecord.model import Article, Document, Rejected


class Reader(Protocol):
    """Turns a document into the articles that stand in it.

    `media_types` says which documents it takes. What it cannot use it yields as `Rejected`, with a reason; it raises
    `Skip` where the whole document is unusable.
    """

    name: str
    version: str
    media_types: frozenset[str]

    def read(self, document: Document) -> Iterator[Article | Rejected]: ...
