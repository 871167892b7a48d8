"""The words of a query as the full-text index takes them, whatever stands in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields
from typing import Any

from onrecord.ledger.base import ClaimQuery


def text_of(words: str) -> str:
    """Text as a database takes it: without halves of characters, which a command line may hold."""
    return words.encode("utf-8", "replace").decode("utf-8")


def writable(query: ClaimQuery) -> ClaimQuery:
    """The query with such text only."""
    values: dict[str, Any] = {field.name: getattr(query, field.name) for field in fields(query)}
    values |= {name: text_of(value) for name, value in values.items() if type(value) is str}
    return ClaimQuery(**values | {"outlet": tuple(map(text_of, query.outlets)) or None})


def match_of(query: ClaimQuery, *, but: Collection[str] = ()) -> str:
    """The full-text part of a query, as FTS5 has it, without some words; empty where there is none."""
    parts = ((column, [_term(word) for word in words if word not in but]) for column, words in _asked(query))
    return " AND ".join(f"{column} : ({' AND '.join(terms)})" for column, terms in parts if terms)


def alone_of(query: ClaimQuery, some: Collection[str]) -> list[str]:
    """What `match_of` leaves out `but` for some words, each by itself."""
    return [f"{column} : ({_term(word)})" for column, words in _asked(query) for word in words if word in some]


def terms_of(words: str | None) -> list[str]:
    """The words to look for, as FTS5 takes them."""
    return list(map(_term, words_of(words)))


def words_of(text: str | None) -> list[str]:
    """The words of a text, small; mere marks are left out beside words, since they stand in no index."""
    words = (text or "").lower().split()
    return [word for word in words if any(map(str.isalnum, word))] or words


def _asked(query: ClaimQuery) -> Iterator[tuple[str, list[str]]]:
    yield "{content_text source_text}", words_of(query.words)
    yield "content_text", words_of(query.text)
    yield "source_text", words_of(query.source)


def _term(word: str) -> str:
    """One word as FTS5 takes it, whatever is in it."""
    return '"' + word.replace('"', '""').replace("\0", " ") + '"'
