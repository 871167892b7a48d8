"""Who did it and to whom: role fillers of muc4-incidents, from the assaults that are read in each document.

MUC-4 asks for the perpetrators and the targets of political violence, document by document. Here the actors of events
of the type ASSAULT stand for the former, whether person or group, their recipients for the latter, whether people or
things. A filler is found where what was read and one of its names have the same last word, or one holds all words of
the other. Not every assault is one of MUC's incidents (battles between armies are not), so precision is low by design;
the texts are in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.model import Annotated

MUC4 = Path("muc4-incidents") / "dev.jsonl"
ROLES = {
    "perpetrators": ("perp_individual_id", "perp_organization_id"),
    "targets": ("hum_tgt_name", "phys_tgt_id"),
}
WORD = re.compile(r"[a-z0-9]+")
EMPTY = frozenset("the a an of in and his their its some at least".split())

Name = tuple[str, ...]


def measure(records: Sequence[dict[str, Any]], read: Sequence[Annotated]) -> dict[str, float]:
    """F1 of each role."""
    return {f"muc4_{role}_f1": _f1(list(_documents(role, records, read))) for role in ROLES}


def _documents(
    role: str, records: Sequence[dict[str, Any]], read: Sequence[Annotated]
) -> Iterator[tuple[list[list[Name]], list[Name]]]:
    """For each document the fillers, by their names, and what was read."""
    for record, one in zip(records, read, strict=True):
        fillers = [
            [name(other["surface"]) for other in filler] for key in ROLES[role] for filler in record["roles"][key]
        ]
        yield fillers, sorted({found for found in _read(role, one) if found})


def _read(role: str, one: Annotated) -> Iterator[Name]:
    for event in one.events:
        if event.type == "ASSAULT" and event.factuality > 0:
            for span in event.actors if role == "perpetrators" else event.recipients:
                yield name(span.of(one.article.text))


def name(words: str) -> Name:
    """The words that a filler is known by."""
    return tuple(word for word in WORD.findall(words.lower()) if word not in EMPTY)


def same(left: Name, right: Name) -> bool:
    if not left or not right:
        return False
    return left[-1] == right[-1] or set(left) <= set(right) or set(right) <= set(left)


def _f1(documents: list[tuple[list[list[Name]], list[Name]]]) -> float:
    right = sum(
        any(same(one, other) for filler in fillers for other in filler) for fillers, read in documents for one in read
    )
    found = sum(
        any(same(one, other) for one in read for other in filler) for fillers, read in documents for filler in fillers
    )
    precision = right / max(1, sum(len(read) for _, read in documents))
    recall = found / max(1, sum(len(fillers) for fillers, _ in documents))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
