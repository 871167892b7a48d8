"""A claim: what a source holds to be so, on whose word, with the exact words that say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from onrecord.model.annotated import Annotated
from onrecord.model.ids import content_id
from onrecord.model.span import Span

# What an outlet is called where the page does not say which one it is.
UNNAMED_OUTLET = "the article"


class Stance(StrEnum):
    """How a source stands to what is claimed."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    ADMITS = "admits"
    ALLEGES = "alleges"
    DOUBTS = "doubts"
    DEMANDS = "demands"
    PROMISES = "promises"
    WARNS = "warns"
    PRAISES = "praises"
    CONDEMNS = "condemns"
    ASKS = "asks"
    BELIEVES = "believes"
    INTENDS = "intends"


class Kind(StrEnum):
    """What kind of voice a source is."""

    PERSON = "person"
    OFFICE = "office"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    DOCUMENT = "document"
    GROUP = "group"
    UNNAMED = "unnamed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody or something whose word it is.

    `spans` is empty for the outlet's own voice and where the article names no source; `text` is then what to call it.
    """

    text: str
    kind: Kind
    spans: tuple[Span, ...] = ()
    entity: str | None = None

    @classmethod
    def of_outlet(cls, outlet: str | None) -> Voice:
        """The voice of whoever publishes the article, where the page says who that is."""
        return cls(outlet or UNNAMED_OUTLET, Kind.OUTLET)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Which words are whose: `source`, `cue`, `content`, and `via`, the attribution in whose content this one stands.

    The triple is that of Pareti, "A Database of Attribution Relations", LREC 2012.
    """

    source: Voice
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    via: Attribution | None = None
    cue_text: str = ""  # the words of the cue

    def chain(self) -> tuple[Voice, ...]:
        """On whose word: the voices from the outermost to the one that speaks."""
        return (*(self.via.chain() if self.via else ()), self.source)


@dataclass(frozen=True)
class Claim:
    """What one attribution, or the outlet's own voice, claims in one article.

    All spans count in the article's text. How sure the reader was, and which reader it was, stands in `Made` beside
    the claim and never in its id; `stance` is part of what is claimed, and so of the id. What people mended keeps the
    id that it was made with, in `made_as`.
    """

    article_id: str
    outlet: Voice
    attribution: Attribution | None
    content: tuple[Span, ...]
    stance: Stance
    text: str  # the words of the content
    via: Claim | None = None
    made_as: str | None = None

    @property
    def source(self) -> Voice:
        """Whose word it is: the attribution's source, or the outlet itself."""
        return self.attribution.source if self.attribution else self.outlet

    @property
    def cue(self) -> tuple[Span, ...]:
        return self.attribution.cue if self.attribution else ()

    def chain(self) -> tuple[Voice, ...]:
        """On whose word, from the outlet inwards."""
        return (self.outlet, *(self.attribution.chain() if self.attribution else ()))

    @cached_property
    def id(self) -> str:
        return self.made_as or claim_id(
            self.article_id,
            attributed=self.attribution is not None,
            source=pairs(self.source.spans),
            cue=pairs(self.cue),
            content=pairs(self.content),
            stance=self.stance.value,
            via=self.via.id if self.via else None,
        )


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a claim's content says is so, in a sentence: "their troops are present in Libya".

    `spans` are the words of it that the article has, in the order of the sentence; its other words are supplied.
    `holds` is whether the source says that it is so (True), that it is not so (False), or leaves it open (None).
    """

    text: str
    spans: tuple[Span, ...]
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Maker:
    """The parts that read, and their versions: what a claim was made by."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@dataclass(frozen=True, slots=True)
class Made:
    """A claim as one reading made it: by which reader, when (UTC, ISO 8601; None before it is kept), how sure (0…1).

    `proposition` is what its content says is so, where that is no sentence already.
    """

    claim: Claim
    maker: Maker
    score: float
    at: str | None = None
    proposition: Proposition | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader made of one article: the unit that the ledger takes in, whole or not at all."""

    annotated: Annotated
    maker: Maker
    made: tuple[Made, ...]

    def __iter__(self) -> Iterator[Made]:
        return iter(self.made)

    def claims_of_quotes(self) -> tuple[str | None, ...]:
        """For each of the article's quotes the id of the claim that was made of it, None where none was.

        A claim keeps the spans of its quote, and of two quotes with the same spans one claim is made.
        """
        made = {
            (claim.source.spans, claim.cue, claim.content): claim.id
            for claim in (made.claim for made in self.made)
            if claim.attribution
        }
        return tuple(made.get((quote.source, quote.cue, quote.content)) for quote in self.annotated.quotes)


def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as JSON has them: `[[start, end], …]`."""
    return [[span.start, span.end] for span in spans]


def claim_id(
    article_id: str,
    *,
    attributed: bool,
    source: list[list[int]],
    cue: list[list[int]],
    content: list[list[int]],
    stance: str,
    via: str | None,
) -> str:
    """The id of a claim, from all that makes it this claim; `via` is the id of the claim in whose content it stands."""
    return content_id("claim", article_id, attributed, source, cue, content, stance, via)
