"""From what a person hands over in Python to documents: paths, texts, and articles as dictionaries."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, TypeAlias

from onrecord.config import Config
from onrecord.export.record import SURROGATES
from onrecord.model import Document, Rejected
from onrecord.read.find import JSON_LINE, STDIN, TEXT, Finder

# Where a text stands that no file holds, as Python says of code.
NOWHERE = "<text>"

# What an article may have; a dictionary's other keys, such as a frame's other columns, are left out.
FIELDS = ("id", "text", "title", "published", "url", "outlet", "language")

Thing: TypeAlias = str | os.PathLike[str] | Mapping[str, Any]


def several(things: Thing | Iterable[Thing]) -> list[Thing]:
    """The things, where one may stand for itself."""
    return [things] if isinstance(things, str | os.PathLike | Mapping) else list(things)


def documents_of(things: Iterable[Thing], config: Config) -> Iterator[Document | Rejected]:
    """The documents that are meant. Raises `FileNotFoundError` for a path to nothing, before anything is read."""
    meant = [_article(thing) if isinstance(thing, Mapping) else _named(thing) for thing in things]
    finder = Finder(max_bytes=config.max_document_bytes)
    return chain.from_iterable([each] if isinstance(each, Document) else finder.find([each]) for each in meant)


def _named(thing: str | os.PathLike[str]) -> str | Document:
    """A path, or a document where a text is given."""
    if not isinstance(thing, str | os.PathLike):
        raise TypeError(f"Only paths, texts and articles (dictionaries) can be read, got {thing!r}.")
    name = os.fspath(thing)
    if os.path.exists(name) or name == STDIN:
        return name
    if isinstance(thing, str) and any(map(str.isspace, thing)):
        return Document(SURROGATES.sub("\ufffd", thing).encode(), TEXT, NOWHERE)
    raise FileNotFoundError(f"{name!r} is no file or folder. A text is told from a path by the spaces in it.")


def _article(article: Mapping[str, Any]) -> Document:
    """An article, as the line that it would be in a file of JSON Lines."""
    known = {name: article[name] for name in FIELDS if name in article and _is_given(article[name])}
    return Document(json.dumps(known, default=_as_json).encode("ascii"), JSON_LINE, NOWHERE)


def _is_given(value: object) -> bool:
    """Whether it is a value: what frames put where there is none is not equal to itself, or to nothing at all."""
    try:
        return bool(value == value)
    except (TypeError, ValueError):
        return False


def _as_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "item"):  # a number of NumPy's
        return value.item()
    raise TypeError(f"An article's fields are words and days, got {value!r}.")
