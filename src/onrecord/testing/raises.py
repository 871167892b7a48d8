"""Asking for an error without a test framework."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def raises(*errors: type[BaseException]) -> Iterator[None]:
    """Fails unless one of `errors` is raised inside."""
    try:
        yield
    except errors:
        return
    raise AssertionError(f"Nothing was raised; needs {' or '.join(error.__name__ for error in errors)}.")
