"""Every setting: its name, its default and what it does, in one table.

The defaults of the command line, its help and `docs/settings.md` come from here. Settings are read once, at the door;
below it, parts are handed what they need.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from onrecord.errors import BadSetting

PREFIX = "ONRECORD_"


def _setting(default: Any, says: str) -> Any:
    return field(default=default, metadata={"says": says})


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run."""

    ledger: str = _setting(
        "onrecord.db",
        "The ledger: a file's path, or a database URL (`sqlite:///…`, `memory:` for one that is not kept).",
    )
    readers: tuple[str, ...] = _setting(
        ("text", "html", "jsonl"), "The readers, in order; the first that takes a document's type reads it."
    )
    annotators: tuple[str, ...] = _setting(
        ("spacy", "entities", "trained-quotes", "speakers", "times", "places", "events"),
        "The annotators, in the order they run; each by its name or `module:Class`.",
    )
    max_document_bytes: int = _setting(
        16 * 2**20, "A document larger than this, in bytes, is rejected; of JSON Lines files, a line."
    )
    max_article_characters: int = _setting(500_000, "An article longer than this, in characters, is rejected.")
    batch_characters: int = _setting(
        50_000,
        "Articles are annotated together until they hold this many characters: more is faster, and takes memory.",
    )
    closely: int = _setting(
        12,
        "How many pairs of statements the linker reads at most for each claim that a run begins with: with fewer it is "
        "sooner done, and finds less.",
    )
    threads: int = _setting(
        1, "How many threads the trained reader may use. More are sooner done, but need more CPU time in all."
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table: a setting's name, environment variable, default and sentence."""

    name: str
    variable: str
    default: Any
    says: str


def settings() -> list[Setting]:
    """The table of settings, in order."""
    return [Setting(f.name, PREFIX + f.name.upper(), f.default, f.metadata["says"]) for f in fields(Config)]


def load(environment: Mapping[str, str] = os.environ, **given: Any) -> Config:
    """The settings of this run: what is `given`, else the environment's, else the default.

    A value of None counts as not given. Raises `BadSetting` for a value that the setting cannot have.
    """
    values = {}
    for setting in settings():
        if given.get(setting.name) is not None:
            values[setting.name] = given[setting.name]
        elif environment.get(setting.variable):
            values[setting.name] = _parse(setting, environment[setting.variable])
    return Config(**values)


def _parse(setting: Setting, word: str) -> Any:
    if isinstance(setting.default, int):
        if not word.isdecimal() or int(word) == 0:
            raise BadSetting(setting.variable, f"needs a whole number above zero, got {word!r}.")
        return int(word)
    if isinstance(setting.default, tuple):
        return tuple(part.strip() for part in word.split(",") if part.strip())
    return word


def markdown() -> str:
    """The table of settings as `docs/settings.md` shows it."""
    rows = [f"| `{s.name}` | `{s.variable}` | `{_shown(s.default)}` | {s.says} |" for s in settings()]
    return "\n".join(
        [
            "# Settings",
            "",
            "Each is read from the environment when the program starts; `--ledger` outranks its variable.",
            "This page is written by `make docs` from `src/onrecord/config.py`.",
            "",
            "| setting | variable | default | what it does |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
            "`ONRECORD_AUTHOR` says who rules, where `onrecord rule` is not told with `--by`.",
            "",
        ]
    )


def _shown(default: Any) -> str:
    return ",".join(default) if isinstance(default, tuple) else str(default)
