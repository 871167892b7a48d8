"""What comes out of a ledger: articles and claims as they are kept, with their place in its history."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.annotated import Entity, Event, Flag, Place, Time
from onrecord.model.claim import Claim, Made, Proposition, Stance
from onrecord.model.correction import KeptCorrection, Mend, verdict_of
from onrecord.model.link import Link
from onrecord.model.span import Span
from onrecord.model.speaker import Speaker
from onrecord.model.when import Published


@dataclass(frozen=True, slots=True)
class Passage:
    """Where an article stands: `page_span` of the text of a page, and where that page's document was found."""

    document_id: str
    media_type: str
    locations: tuple[str, ...]
    page_span: Span
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as the ledger keeps it.

    Spans count in `text`; `name` is what `extract` calls its id, and `heading` what to call it on a screen. Its layers
    are those that the last reading gave it; the quotes that events and speakers number are kept as claims.
    """

    id: str
    name: str
    text: str
    heading: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: Published
    headline: Span | None
    dateline: Span | None
    byline: Span | None
    captions: tuple[Span, ...]
    passages: tuple[Passage, ...]
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    flags: tuple[Flag, ...] = ()
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptEntity:
    """An entity as the ledger keeps it. `number` counts the ledger's entities in the order they came in."""

    number: int
    id: str
    name: str
    type: str
    article_id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as the ledger keeps it.

    `number` counts the ledger's claims in the order they came in. `superseded_by` is the id of the claim of a later
    reading that took its place; `current` is False where a later reading no longer makes this claim.
    `events` stand in the claim's content or are reported by it, and `reports` are those that it is the word for: what
    a voice inside the content reports is not among them. `times` and `places` stand in the content too, or are those of
    its events, which count in the article's times and places.

    `called` is what the article calls the entity that the source is, or that its words mention.

    `claim` is what people have of it, with their `corrections` that are in force; `made.claim` is what was made. Places
    and times are corrected, too, and an event no longer has a place that people say is none.
    """

    number: int
    made: Made
    article_name: str
    article_heading: str
    published: Published
    current: bool = True
    superseded_by: str | None = None
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    reports: tuple[Event, ...] = ()
    speaker: Speaker | None = None
    corrections: tuple[KeptCorrection, ...] = ()
    mended: Claim | None = None
    called: str = ""

    @property
    def source_name(self) -> str:
        """Whom the article names where one word stands for the source: "He" is Ann Bel; "" where it names nobody."""
        text = self.claim.source.text.strip()
        return "" if " " in text or self.called.casefold() == text.casefold() else self.called

    @property
    def claim(self) -> Claim:
        return self.mended or self.made.claim

    @property
    def verdict(self) -> Mend | None:
        """Whether a person accepted or rejected it."""
        return verdict_of(kept.correction for kept in self.corrections)

    @property
    def rejected(self) -> bool:
        """Whether a person says that it was misread."""
        return self.verdict is Mend.REJECT

    @property
    def proposition(self) -> Proposition | None:
        """What the content says is so, unless people mended what that was made from."""
        made = self.made.claim
        same = (self.claim.content, self.claim.stance, self.claim.cue) == (made.content, made.stance, made.cue)
        return self.made.proposition if same else None

    @property
    def denies_in_words(self) -> bool:
        """Whether the denial is in the words of the content, which are so for the source: "the report is false"."""
        said = self.proposition
        return self.claim.stance is Stance.DENIES and said is not None and said.holds is True

    @property
    def id(self) -> str:
        return self.made.claim.id


@dataclass(frozen=True, slots=True)
class Contest:
    """A link between two claims that part, with both of them."""

    link: Link
    left: Entry
    right: Entry


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a ledger holds, now."""

    documents: int
    articles: int
    claims: int  # current ones that nobody rejected
    superseded: int
    sources: int  # different names of sources of current claims, outlets not counted
    contested: int  # current claims that contradict another
    rejected: int
