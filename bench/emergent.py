"""Emergent (Ferreira and Vlachos, NAACL 2016), cut in two by claim: one half to train on, the other to measure by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.attributions import read_lines

FILE = Path("emergent-stance") / "train.jsonl"


def lines_of(data: Path, *, to_measure: bool) -> list[dict[str, Any]]:
    """The pairs of one half."""
    return [line for line in read_lines(data / FILE) if is_to_measure(line) is to_measure]


def is_to_measure(line: Mapping[str, Any]) -> bool:
    """The one rule of which claims nothing may be trained on: the SHA-1 of their id, as a number, is odd."""
    return int(hashlib.sha1(str(line["claim_id"]).encode()).hexdigest(), 16) % 2 == 1
