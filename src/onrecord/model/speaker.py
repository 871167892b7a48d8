"""Who a source is: the name, office and place that the article gives, why it gives none, and what its word rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class EvidenceKind(StrEnum):
    """What a source's word is said to rest on."""

    WITNESS = "witness"  # was there, saw or heard it
    KNOWLEDGE = "knowledge"  # "familiar with the matter", "briefed on the talks"
    RECORDING = "recording"  # tapes, footage, calls that were listened to
    IMAGE = "image"  # photographs, from the ground or from a satellite
    DOCUMENT = "document"  # papers, letters, court files
    LEAK = "leak"  # what was not meant to come out, of whatever form
    RECORDS_REQUEST = "records-request"  # obtained under a law on freedom of information
    DATA = "data"  # figures, surveys, logs
    MEDIA = "media"  # what others have reported


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that say what a source's word rests on."""

    kind: EvidenceKind
    span: Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose word a quote is, as the whole article tells.

    `quote` is an index into the article's quotes, `entity` the id of one of its entities, None where the article names
    nobody or leaves open whom it means. The spans stand anywhere in the article: of "the minister said", `name` may be
    where the article gives the minister's. `withheld` is the stretch that says that, and why, a name is kept back.
    """

    quote: int
    entity: str | None = None
    name: Span | None = None
    office: Span | None = None
    affiliation: Span | None = None
    place: Span | None = None
    withheld: Span | None = None
    basis: tuple[Evidence, ...] = ()
