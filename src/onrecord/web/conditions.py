"""The conditions of an address: which claims are meant, as a page or a program asks for them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeVar

from fastapi import Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from onrecord.ledger.base import Box, ClaimQuery
from onrecord.model import Kind, Stance

LONGEST = 1000  # characters of a condition


def _box(edges: str) -> str:
    """Raises `ValueError` unless the edges make a box."""
    _boxed(edges)
    return edges


def _boxed(edges: str) -> Box:
    west, south, east, north = (float(edge) for edge in edges.split(","))
    return Box(west, south, east, north)


def _event(type_: str) -> str:
    return type_.upper()


Words = Annotated[str, StringConstraints(max_length=LONGEST, strip_whitespace=True)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2}$", to_upper=True)]
Event = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{1,20}$"), AfterValidator(_event)]
DEGREES = r"-?[0-9]{1,3}(\.[0-9]{1,12})?"
Edges = Annotated[str, StringConstraints(pattern=rf"^{DEGREES}(,{DEGREES}){{3}}$"), AfterValidator(_box)]


# A number that a ledger gave something: SQLite has 64 bits for it.
Number = Annotated[int, Path(ge=1, le=2**63 - 1)]


T = TypeVar("T")
Several = Annotated[tuple[T, ...], Field(max_length=40)]


class Conditions(BaseModel):
    """Which claims are meant: every condition that is given must hold, and an empty one is none."""

    model_config = ConfigDict(extra="forbid")

    q: Words | None = Field(None, description="Words that stand in the claim or in its source's name.")
    text: Words | None = Field(None, description="Words that stand in the claim.")
    source: Words | None = Field(None, description="Words that stand in the source's name.")
    stance: Several[Stance] = Field((), description="How the source stands to it; any of these.")
    kind: Several[Kind] = Field((), description="What kind of voice the source is; any of these.")
    about: Words | None = Field(None, description="A name of somebody or something that the claim mentions.")
    place: Words | None = Field(None, description="A name of a place that it tells of, or part of it.")
    country: Country | None = Field(None, description="The country of a place that it tells of (ISO 3166-1 alpha-2).")
    box: Edges | None = Field(None, description="Degrees of a box that a place of it lies in: west,south,east,north.")
    event: Event | None = Field(None, description="The type of an event that it tells of (PLOVER).")
    happened_since: date | None = Field(None, description="It tells of that day or a later one.")
    happened_until: date | None = Field(None, description="It tells of that day or an earlier one.")
    since: date | None = Field(None, description="It was published on that day or later.")
    until: date | None = Field(None, description="It was published on that day or earlier.")
    outlet: Several[Words] = Field((), description="The outlet that published it; any of these.")
    article: Words | None = Field(None, description="The id of the article that it stands in.")
    matter: Words | None = Field(None, description="The id of a matter that it stands in.")
    contested: bool = Field(False, description="Only claims that another one contradicts.")
    own_voice: bool | None = Field(None, description="Only what outlets state themselves, or only what sources say.")
    superseded: bool = Field(False, description="Former readings' claims as well.")
    rejected: bool = Field(False, description="Claims that people rejected as well.")

    def query(self) -> ClaimQuery:
        """The query of these conditions. Raises `ValueError` where no claim could fit."""
        given: dict[str, Any] = {name: getattr(self, name) or None for name in FIELDS}
        given |= {name: getattr(self, name) for name in FLAGS}
        return ClaimQuery(words=self.q or None, box=_boxed(self.box) if self.box else None, **given)


FLAGS = ("contested", "own_voice", "superseded", "rejected")
# Those that a query has by the same names.
FIELDS = tuple(name for name in Conditions.model_fields if name not in ("q", "box", *FLAGS))
