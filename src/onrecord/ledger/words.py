"""The words of a query as the full-text index takes them, whatever stands in them."""

from __future__ import annotations

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


def _term(word: str) -> str:
    """One word as FTS5 takes it, whatever is in it."""
    return '"' + word.replace('"', '""').replace("\0", " ") + '"'


def match_of(query: ClaimQuery) -> str:
    """The full-text part of a query, as FTS5 has it; empty where there is none."""
    columns = (
        ("{content_text source_text}", terms_of(query.words)),
        ("content_text", terms_of(query.text)),
        ("source_text", terms_of(query.source)),
    )
    return " AND ".join(f"{column} : ({' AND '.join(terms)})" for column, terms in columns if terms)


def terms_of(words: str | None) -> list[str]:
    """The words to look for; mere marks are left out beside words, since they stand in no index."""
    given = (words or "").split()
    return [_term(word) for word in given if any(map(str.isalnum, word))] or [_term(mark) for mark in given]
