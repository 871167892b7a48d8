"""What the interface answers with, field by field: the types that its OpenAPI description is made of."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from onrecord.model import Kind, Relation, Side, Stance

Pair = Annotated[list[int], Field(min_length=2, max_length=2, description="[start, end), in characters")]


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


class Figures(BaseModel):
    """How much the ledger holds now."""

    documents: int
    articles: int
    claims: int
    superseded: int
    sources: int
    contested: int
    rejected: int


class Claim(BaseModel):
    """One claim, with the fields that every export has; spans count in the article's text."""

    id: str
    article: str = Field(description="What `extract` calls the article.")
    article_id: str
    heading: str
    outlet: str | None
    published_value: str | None
    published_earliest: date | None
    published_latest: date | None
    published_basis: str
    source: str
    source_kind: Kind
    source_entity: str | None
    source_name: str | None
    stance: Stance
    cue: str | None
    content: str
    on_whose_word: str = Field(description="The chain of voices, from the outlet inwards.")
    own_voice: bool
    via: str | None = Field(description="The claim in whose content it stands.")
    source_spans: list[Pair]
    cue_spans: list[Pair]
    content_spans: list[Pair]
    score: float
    maker: str
    maker_version: str
    made_at: str | None
    current: bool
    superseded_by: str | None
    happened_earliest: date | None
    happened_latest: date | None
    places: list[str]
    countries: list[str]
    events: list[str]


class Claims(BaseModel):
    """A page of claims. `next` is the cursor of the page after it; without one it was the last."""

    claims: list[Claim]
    next: str | None


class Link(BaseModel):
    """What two claims have to do with each other, and why."""

    left: str
    right: str
    relation: Relation
    score: float
    reasons: list[str]


class Standing(BaseModel):
    """A claim's place in a matter, how sure it is, and who put it there."""

    claim: str
    side: Side
    score: float
    by: str
    person: bool


class Matter(BaseModel):
    """What a set of claims is about, with its sides."""

    id: str
    title: str
    contested: bool
    also: list[str] = Field(description="Matters that were joined to it.")
    standings: list[Standing]


class ListedMatter(BaseModel):
    """A matter in a list."""

    id: str
    title: str
    contested: bool
    claims: int
    origins: dict[Side, int] = Field(description="How many independent origins each side has.")


class Matters(BaseModel):
    """A page of matters, the most contested first. `next` is the cursor of the page after it."""

    matters: list[ListedMatter]
    next: str | None


class ClaimWithLinks(BaseModel):
    """One claim, what it has to do with others, and what it is about."""

    claim: Claim
    read_aloud: str
    links: list[Link]
    matters: list[Matter]


class MatterWithLinks(BaseModel):
    """One matter, with the claims in it and the links between them."""

    matter: Matter
    origins: dict[Side, int] = Field(description="How many independent origins each side has.")
    claims: list[Claim]
    links: list[Link]


class Article(BaseModel):
    """One article, as it was published."""

    id: str
    name: str
    heading: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published_value: str | None
    published_earliest: date | None
    published_latest: date | None
    published_basis: str
    text: str
    documents: list[str] = Field(description="SHA-256 of the bytes that it was found in.")


class Source(BaseModel):
    """Somebody or something that the ledger knows by name."""

    id: str
    names: list[str]
    type: str
    entities: list[str] = Field(description="The entities of single articles that are held to be one.")


class Sources(BaseModel):
    """All who are called by a name."""

    sources: list[Source]
