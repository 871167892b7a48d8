"""The screen itself: consoles, and words made fit to be printed on them."""

from __future__ import annotations

import re
import sys

from rich.console import Console

# An article's words must not move the cursor, change colours or turn the line around; nor must a file's name.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

ID_SHOWN = 9  # characters of an id in a table, which is enough to go on with


class Screen(Console):
    """A console that leaves a closed pipe to the command line."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def stdout() -> Console:
    return Screen(highlight=False)


def stderr() -> Console:
    return Screen(stderr=True, highlight=False, soft_wrap=True)


def is_table(layout: str | None) -> bool:
    """Whether a list is to be printed as a table."""
    return (layout or default_layout()) == "table"


def default_layout() -> str:
    return "table" if sys.stdout.isatty() else "jsonl"


def count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def plain(words: str) -> str:
    return printable(" ".join(words.split()))


def on_one_line(words: str) -> str:
    return printable(words.replace("\r", "\\r").replace("\n", "\\n"))


def printable(words: str) -> str:
    return UNPRINTABLE.sub("\ufffd", words)
