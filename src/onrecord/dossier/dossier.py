"""A dossier: what a ledger holds on a question, laid out for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.dossier.atlas import Atlas
from onrecord.dossier.brief import BriefMatter
from onrecord.dossier.disputes import Dispute
from onrecord.dossier.happened import SaidTime
from onrecord.dossier.segments import Block
from onrecord.dossier.shown import ShownClaim
from onrecord.dossier.sources import Source
from onrecord.dossier.timeline import Timeline
from onrecord.model import KeptArticle


@dataclass(frozen=True, slots=True)
class Figures:
    """How much a dossier holds."""

    articles: int
    outlets: int
    claims: int
    own_voice: int  # claims that an outlet makes itself
    sources: int  # with a name or an office
    unnamed: int
    contested: int  # claims that contradict another
    beyond: int  # claims that were not asked for, here because they contradict one that was


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """What an outlet states itself, on nobody else's word; where no outlet is named, what one article does.

    `name` is what to call it.
    """

    name: str
    claims: tuple[ShownClaim, ...]


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article as it was published, with the words of its claims marked."""

    article: KeptArticle
    when: str
    blocks: tuple[Block, ...]
    claims: tuple[ShownClaim, ...]

    @property
    def id(self) -> str:
        return self.article.id

    @property
    def outlet(self) -> str | None:
        return self.article.outlet

    @property
    def heading(self) -> str:
        return self.article.heading

    @property
    def contested(self) -> int:
        return sum(claim.contested for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Dossier:
    """The claims that fit a question, from every side that a person may look at them.

    `asked` are the question's conditions in words, `matters` those that its claims stand in. `times` and `atlas` are
    when and where the claims say that things happened. `cut_short` is true where more claims fit than were taken in.
    """

    title: str
    asked: tuple[str, ...]
    figures: Figures
    disputes: tuple[Dispute, ...]
    timeline: Timeline
    sources: tuple[Source, ...]
    own_voices: tuple[OwnVoice, ...]
    articles: tuple[ShownArticle, ...]
    claims: tuple[ShownClaim, ...]
    times: tuple[SaidTime, ...]
    atlas: Atlas
    matters: tuple[BriefMatter, ...] = ()
    made_on: date | None = None
    cut_short: bool = False

    @property
    def named(self) -> tuple[Source, ...]:
        return tuple(source for source in self.sources if source.named)

    @property
    def unnamed(self) -> tuple[Source, ...]:
        return tuple(source for source in self.sources if not source.named)
