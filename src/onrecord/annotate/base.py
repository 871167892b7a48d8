"""The door of annotators: what adds layers of marks to articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from onrecord.model import Annotated


class Annotator(Protocol):
    """Adds layers of marks to articles.

    `needs` and `gives` name layers, which are fields of `Annotated`. A part with a model is a class that loads it
    when it is made. A class may have `settings`, the names of those that it is made with, as keywords. `annotate` gives
    one value for each that it got, in their order.
    """

    name: str
    version: str
    needs: frozenset[str]
    gives: frozenset[str]

    def annotate(self, batch: Sequence[Annotated]) -> list[Annotated]: ...
