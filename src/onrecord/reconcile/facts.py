"""What of a claim is held against other claims: its words, names, figures, and when and where it was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onrecord.model import Claim, Entry, KeptArticle, Speaker
from onrecord.reconcile.statements.told import content_told, told
from onrecord.reconcile.words import telling_words


@dataclass(frozen=True)
class Facts:
    """A claim with what is known around it. `names` are what the article's entities in its words are called."""

    entry: Entry
    names: frozenset[str] = frozenset()
    voice: str = ""  # who the source is called, where another part of the article says so

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def number(self) -> int:
        return self.entry.number

    @property
    def claim(self) -> Claim:
        return self.entry.claim

    @property
    def day(self) -> date | None:
        """The day of publication, where it is known to a month or so."""
        return self.entry.published.when.earliest

    @cached_property
    def line(self) -> str:
        """The claim as the judge of pairs reads it."""
        source = " ".join((self.voice or self.claim.source.text).split())
        return told(source, self.claim.stance, self.claim.text, self.entry.article_heading)

    @cached_property
    def meant(self) -> str:
        """What the claim says, without who says it, for what it means."""
        return content_told(self.claim.text, self.entry.article_heading)

    @cached_property
    def words(self) -> dict[str, str]:
        """Stem → word of what the claim speaks of; a content that leans on its heading speaks of that, too."""
        own = telling_words(self.claim.text)
        return own if len(own) > FEW else own | telling_words(self.entry.article_heading)


# Contents of so few telling words are read with their heading.
FEW = 3


def facts_of(entry: Entry, article: KeptArticle) -> Facts:
    """The facts of a claim, from the article that it stands in."""
    content = entry.claim.content
    names = frozenset(
        entity.name.casefold()
        for entity in article.entities
        if any(piece.holds(mention) for piece in content for mention in entity.mentions)
    )
    return Facts(entry, names, _voice(entry.speaker, entry, article))


def _voice(speaker: Speaker | None, entry: Entry, article: KeptArticle) -> str:
    """The name of whom a pronoun or a short form stands for."""
    source = entry.claim.source
    if speaker is None or speaker.entity is None or not source.spans or len(source.text.split()) > 1:
        return ""
    return next((entity.name for entity in article.entities if entity.id == speaker.entity), "")
