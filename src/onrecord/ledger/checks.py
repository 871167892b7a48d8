"""What the checks of a ledger have in common: rows one after the other, and spans against their text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from sqlalchemy import Connection

Checks: TypeAlias = Iterator[tuple[str, str | None]]  # what was checked, and the fault that was found

# How many rows are in memory at a time.
PAGE = 500


def streamed(connection: Connection, statement: Any) -> Iterator[Any]:
    """The rows of a statement, few of them in memory at a time."""
    return iter(connection.execute(statement.execution_options(yield_per=PAGE)))


def spans_in(about: str, role: str, spans: list[list[int]], text: str) -> Checks:
    """Whether spans, as JSON has them, lie in a text."""
    for start, end in spans:
        inside = 0 <= start < end <= len(text)
        yield "spans", None if inside else f"{about}: {role} {start}..{end} is no span of its {len(text)} characters"
