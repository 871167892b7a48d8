"""What of a claim is held against other claims: its words, names, figures, and when and where it was said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from onrecord.model import Claim, Entry, KeptArticle, Speaker, Stance
from onrecord.reconcile.granted import granted
from onrecord.reconcile.statements.source import with_source
from onrecord.reconcile.statements.told import content_told, told
from onrecord.reconcile.whose import whose
from onrecord.reconcile.words import telling_words


class Identities(Protocol):
    """Tells which entities are one, as a `Canon` does."""

    def canonical(self, entity_id: str) -> str: ...


@dataclass(frozen=True)
class Facts:
    """A claim with what is known around it.

    `names` are what the article's entities in its words are called, `entities` their ids, the same wherever one is
    meant; `among` is how many claims its article has, `place` which of them it is in the order of the text, and `whose`
    the countries whose forces it speaks of.
    """

    entry: Entry
    names: frozenset[str] = frozenset()
    voice: str = ""  # who the source is called, where another part of the article says so
    among: int = 1
    entities: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    place: int = 0

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

    @property
    def said(self) -> str:
        """What is said to be so, or denied: as a sentence, where there is one for it."""
        return (
            with_source(self._words, self.voice or self.claim.source.text) if self.claim.source.spans else self._words
        )

    @property
    def of_itself(self) -> bool:
        """Whether the source speaks of itself, by a pronoun at the head of its words."""
        return self.said != self._words

    @property
    def _words(self) -> str:
        proposition = self.entry.proposition
        return proposition.text if proposition else self.claim.text

    @property
    def denied(self) -> bool:
        """Whether the source says that `said` is not so."""
        proposition = self.entry.proposition
        if proposition and proposition.holds is not None:
            return not proposition.holds
        return self.claim.stance is Stance.DENIES

    @cached_property
    def line(self) -> str:
        """The claim as the judge of pairs reads it: as if it were held to be so, where it is denied."""
        source = " ".join((self.voice or self.claim.source.text).split())
        stance = Stance.ASSERTS if self.claim.stance is Stance.DENIES else self.claim.stance
        return told(source, stance, self.said, self._heading)

    @cached_property
    def meant(self) -> str:
        """What the claim says, without who says it, for what it means."""
        return content_told(self.said, self._heading)

    @property
    def _heading(self) -> str:
        """The article's heading, which may be read with the claim; "" where it names by itself whom it is about."""
        return "" if len(NAME.findall(self.said)) >= NAMES else self.entry.article_heading

    @cached_property
    def granted(self) -> str:
        """What the claim takes for granted, as a sentence; "" where it takes nothing."""
        return "" if self.denied or self.claim.stance in UNGRANTED else granted(self.said)

    @cached_property
    def denies(self) -> bool:
        """Whether the source says that something is not so, by its stance or in its words."""
        return self.denied or bool(NEGATED.search(" ".join(self.claim.text.split()[:NEGATED_WITHIN])))

    def disputes(self, other: Facts) -> bool:
        """Whether one of the two says that something is not so, and the other takes something for granted."""
        return bool((self.granted and other.denies) or (self.denies and other.granted))

    @cached_property
    def granted_line(self) -> str:
        """What the claim takes for granted, as the judge of pairs reads it."""
        return told(" ".join((self.voice or self.claim.source.text).split()), Stance.ASSERTS, self.granted, "")

    @cached_property
    def words(self) -> dict[str, str]:
        """Stem → word of what the claim speaks of; a content that leans on its heading speaks of that, too."""
        own = telling_words(self.claim.text)
        return own if len(own) > FEW else own | telling_words(self.entry.article_heading)


# Contents of so few telling words are read with their heading.
FEW = 3
# Words that say that something is not so, at the head of a content.
NEGATED, NEGATED_WITHIN = re.compile(r"\b(?:not|no|never|none|nobody|neither)\b|\b\w+n['’]t\b", re.I), 10
# Contents of so many names are read without their heading, which may be about others.
NAME, NAMES = re.compile(r"\b[A-Z][\w’'-]+"), 2
# Who asks, wants or expects something to happen does not say that it did.
UNGRANTED = frozenset((Stance.DOUBTS, Stance.ASKS, Stance.DEMANDS, Stance.PROMISES, Stance.INTENDS))


def facts_of(
    entry: Entry, article: KeptArticle, canon: Identities | None = None, *, among: int = 1, place: int = 0
) -> Facts:
    """The facts of a claim, from the article that it stands in; who speaks of himself is among those whom he names."""
    voice = _voice(entry.speaker, entry, article)
    plain = Facts(entry, voice=voice)
    words = (*entry.claim.content, *(entry.claim.source.spans if plain.of_itself else ()))
    named = [
        entity
        for entity in article.entities
        if any(piece.holds(mention) for piece in words for mention in entity.mentions)
        or (plain.of_itself and entity.id == entry.claim.source.entity)
    ]
    names = frozenset(entity.name.casefold() for entity in named)
    ids = frozenset(canon.canonical(entity.id) for entity in named) if canon else names
    countries = {place.span.of(article.text): place.country for place in article.places if place.country}
    return Facts(entry, names, voice, among, ids, whose(plain.said, countries), place)


def _voice(speaker: Speaker | None, entry: Entry, article: KeptArticle) -> str:
    """The name of whom a pronoun or a short form stands for."""
    source = entry.claim.source
    if speaker is None or speaker.entity is None or not source.spans or len(source.text.split()) > 1:
        return ""
    return next((entity.name for entity in article.entities if entity.id == speaker.entity), "")
